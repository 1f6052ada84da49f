//! The page on which a portal's developer chooses what a card shows, sees it, and copies the lines
//! that put it on a page.
//!
//! The preview is a page of its own in a frame, with the very lines that are copied.

mod choices;
mod copy;
mod host;
mod tabs;

use std::sync::Arc;

use gloo::utils::window;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::listing::Listing;
use super::loaded::Loaded;
use super::navigation::Navigation;
use super::route::Route;
use super::snippet::{Form, Snippet};
use choices::{Choices, Fields};
use copy::Code;
use host::Host;
use tabs::Tabs;

/// The page.
#[component]
pub fn Builder(
    /// The drug to begin with; the first of the list where there is none.
    id: Option<String>,
) -> impl IntoView {
    const TITLE: &str = "Put a card on your page";
    expect_context::<Navigation>().arrive(|| TITLE.to_owned());
    view! {
        <div class="view width wide">
            <h1 tabindex="-1">{TITLE}</h1>
            <p class="lead">
                "Choose what the card shows, see it as your readers will, and copy the lines into your \
                 page. They work on any host; your own server has nothing to do."
            </p>
            <Loaded let:listing>
                {(!listing.is_empty()).then(|| view! { <Bench listing id=id.clone() /> }.into_any())}
            </Loaded>
        </div>
    }
}

/// What is chosen, the preview, and the lines.
#[component]
fn Bench(
    /// The collection.
    listing: Arc<Listing>,
    /// The drug to begin with.
    id: Option<String>,
) -> impl IntoView {
    let first = listing.entries().next().map(|it| it.id.clone());
    let drug = id.filter(|id| listing.find(id).is_some()).or(first).unwrap_or_default();
    let choices = Choices::new(drug);
    let host = Host::new();
    let tabs = Tabs::new(choices.drug);
    // The address keeps the drug, so that it can be linked; it stays one entry of the history.
    Effect::new(move |before: Option<()>| {
        let href = Route::Embed(Some(choices.drug.get())).href();
        if before.is_some()
            && let Ok(history) = window().history()
        {
            let state = history.state().unwrap_or(JsValue::NULL);
            _ = history.replace_state_with_url(&state, "", Some(&href));
        }
    });
    let snippet = {
        let listing = listing.clone();
        Memo::new(move |_| {
            let drug = choices.drug.get();
            let script = host.script();
            let title = listing.find(&drug).map(|it| it.title.clone()).unwrap_or_default();
            // Only what `cargo xtask dist` has made has a page for each monograph.
            let page = match script.integrity {
                Some(_) => ["/m/", &drug, "/"].concat(),
                None => ["/", &Route::Monograph(drug).href()].concat(),
            };
            Snippet {
                fallback: [script.folder.as_str(), &page].concat(),
                form: if choices.form.get() == "element" { Form::Element } else { Form::Tag },
                attributes: choices.attributes(&tabs.value()),
                script,
                title,
            }
        })
    };
    view! {
        <div class="bench">
            <form class="options" on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
                {view! { <Fields choices listing tabs /> }.into_any()}
            </form>
            <div class="result">
                {view! { <Code snippet host /> }.into_any()}
                <h2 id="preview">"Preview"</h2>
                {move || match host.has_script() {
                    Some(true) => {
                        let page = move || snippet.with(Snippet::page);
                        view! { <iframe class="preview" title="Preview of the card" srcdoc=page></iframe> }
                            .into_any()
                    }
                    Some(false) => {
                        view! {
                            <p class="hint">
                                "There is no " <code>"monograph-card.js"</code>
                                " beside this page, so there is nothing to preview: "
                                <code>"trunk serve"</code> " makes the app alone. "
                                <code>"cargo xtask serve"</code> " makes both."
                            </p>
                        }
                            .into_any()
                    }
                    None => ().into_any(),
                }}
            </div>
        </div>
    }
}
