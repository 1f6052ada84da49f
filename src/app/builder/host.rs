//! What stands beside this page: the script, and the file that tells its hash.

use gloo::net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;

use super::super::snippet::Script;

const SCRIPT: &str = "monograph-card.js";
/// What `cargo xtask dist` writes of its files' hashes.
const HASHES: &str = "hosting/integrity.json";

/// What is known of the script.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    /// Nobody has answered yet.
    Asking,
    /// It is as `cargo xtask dist` has written it, with this hash.
    Released(String),
    /// It is there, from a server for development.
    Development,
    /// It is not there.
    Absent,
}

/// The host of this page.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    found: RwSignal<Found>,
}

impl Host {
    /// Asks.
    pub fn new() -> Self {
        let host = Host { found: RwSignal::new(Found::Asking) };
        spawn_local(async move {
            let found = look().await;
            // The view may be gone by now.
            _ = host.found.try_set(found);
        });
        host
    }

    /// The script; tracked.
    pub fn script(self) -> Script {
        let base = gloo::utils::document().base_uri().ok().flatten().unwrap_or_default();
        let page = base.split(['#', '?']).next().unwrap_or_default();
        let folder = page.rsplit_once('/').map_or(page, |(folder, _page)| folder);
        let integrity = match self.found.get() {
            Found::Released(hash) => Some(hash),
            _ => None,
        };
        Script { folder: folder.to_owned(), integrity }
    }

    /// Whether the script is there; none while nobody has answered. Tracked.
    pub fn has_script(self) -> Option<bool> {
        match self.found.get() {
            Found::Asking => None,
            found => Some(found != Found::Absent),
        }
    }

    /// Whether there is no hash to give; tracked.
    pub fn is_unreleased(self) -> bool {
        matches!(self.found.get(), Found::Development | Found::Absent)
    }
}

async fn look() -> Found {
    #[derive(Deserialize)]
    struct Hashes {
        #[serde(rename = "monograph-card.js")]
        script: String,
    }
    if let Ok(answer) = Request::get(HASHES).send().await
        && answer.ok()
        && let Ok(text) = answer.text().await
        // A server for development answers with a page of its own for what it does not have.
        && let Ok(hashes) = serde_json::from_str::<Hashes>(&text)
    {
        return Found::Released(hashes.script);
    }
    match Request::get(SCRIPT).send().await {
        Ok(answer) if answer.ok() && is_script(&answer) => Found::Development,
        _ => Found::Absent,
    }
}

fn is_script(answer: &gloo::net::http::Response) -> bool {
    answer.headers().get("Content-Type").is_some_and(|it| it.contains("javascript"))
}
