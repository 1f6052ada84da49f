//! The tabs of the chosen drug: which of them the card shows, and in which order.

use gloo::net::http::Request;
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::super::collection::BUNDLE;
use crate::card::tabs::tabs;
use crate::card::texts::Texts;
use crate::embed::decode;
use crate::model::Monograph;

/// A tab to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name in attributes.
    pub name: &'static str,
    /// What the reader sees.
    pub label: String,
    /// Whether the card shows it.
    pub shown: bool,
}

/// The tabs, in the order of the card.
#[derive(Clone, Copy, Debug)]
pub struct Tabs {
    all: RwSignal<Vec<Choice>>,
    /// The names in the order of the source: the default.
    source: RwSignal<Vec<&'static str>>,
}

impl Tabs {
    /// Follows the drug: another one has other tabs, all of them shown.
    pub fn new(drug: RwSignal<String>) -> Self {
        let all = Tabs { all: RwSignal::default(), source: RwSignal::default() };
        Effect::new(move |_| {
            let id = drug.get();
            all.set(Vec::new());
            spawn_local(async move {
                let found = read(&id).await.unwrap_or_default();
                // Too late for a drug that was chosen before, or for a view that is gone.
                if drug.try_get_untracked().is_some_and(|now| now == id) {
                    all.set(found);
                }
            });
        });
        all
    }

    fn set(self, tabs: Vec<Choice>) {
        self.source.set(tabs.iter().map(|it| it.name).collect());
        self.all.set(tabs);
    }

    /// All of them; tracked.
    pub fn all(self) -> Vec<Choice> {
        self.all.get()
    }

    /// Shows a tab or leaves it out.
    pub fn show(self, name: &str, shown: bool) {
        self.all.update(|all| {
            if let Some(tab) = all.iter_mut().find(|it| it.name == name) {
                tab.shown = shown;
            }
        });
    }

    /// Puts a tab one place before where it is; returns its label and new place, from 1.
    pub fn earlier(self, name: &str) -> Option<(String, usize)> {
        self.all.try_update(|all| {
            let at = all.iter().position(|it| it.name == name)?;
            let to = at.saturating_sub(1);
            all.swap(at, to);
            Some((all.get(to)?.label.clone(), to + 1))
        })?
    }

    /// The value of `sections`; empty where it says what holds without it. Tracked.
    pub fn value(self) -> String {
        let shown: Vec<&str> =
            self.all.get().iter().filter(|it| it.shown).map(|it| it.name).collect();
        // With none chosen the card shows all.
        if self.source.with(|source| *source == shown) { String::new() } else { shown.join(" ") }
    }
}

/// The tabs of a monograph of this page's own bundle.
async fn read(id: &str) -> Option<Vec<Choice>> {
    let url = [BUNDLE, "m/", id, ".json"].concat();
    let text = Request::get(&url).send().await.ok()?.text().await.ok()?;
    let bundle = JSON::parse(&text).ok()?;
    let list = Reflect::get(&bundle, &JsValue::from_str("monographs")).ok()?;
    let monograph: Monograph = decode(Array::from(&list).get(0)).ok()?;
    let choice = |it: crate::card::tabs::Tab| Choice {
        name: it.name,
        label: it.label.into_owned(),
        shown: true,
    };
    Some(tabs(&monograph, "", &Texts::default()).into_iter().map(choice).collect())
}
