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

use super::catalog::Catalog;
use super::combobox::Combobox;
use super::finder::Finder;
use super::language_choice::{LanguageChoice, say, say_with};
use super::loaded::Loaded;
use super::navigation::Navigation;
use super::route::Route;
use super::snippet::{Form, Snippet};
use super::words::Word;
use crate::model::Entry;
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
    expect_context::<Navigation>().arrive(say(Word::Embed));
    view! {
        <div class="view width wide">
            <h1 tabindex="-1">{say(Word::Embed)}</h1>
            <p class="lead">{say(Word::EmbedLead)}</p>
            <Loaded let:catalog>
                {(catalog.provenance.all > 0)
                    .then(|| view! { <Bench catalog id=id.clone() /> }.into_any())}
            </Loaded>
        </div>
    }
}

/// What is chosen, the preview, and the lines.
#[component]
fn Bench(
    /// The collection.
    catalog: Arc<Catalog>,
    /// The drug to begin with.
    id: Option<String>,
) -> impl IntoView {
    let first = catalog.listing.as_ref().and_then(|all| Some(all.entries().next()?.id.clone()));
    let drug = id.filter(|id| !catalog.lacks(id)).or(first).unwrap_or_default();
    let choices = Choices::new(drug);
    let host = Host::new();
    let language = expect_context::<LanguageChoice>();
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
        let catalog = catalog.clone();
        Memo::new(move |_| {
            let drug = choices.drug.get();
            let script = host.script();
            // Of a large collection only the name of the file is known here.
            let title = catalog.find(&drug).map_or_else(|| drug.clone(), |it| it.title.clone());
            let label =
                language.with(|words| words.fill_bare(Word::FullMonograph, &[("title", &title)]));
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
                label,
            }
        })
    };
    // A list of a large collection would be too long to choose from.
    let search = catalog.listing.is_none().then(|| {
        let query = RwSignal::new(String::new());
        let finder = Finder::new(expect_context(), &catalog, query);
        let chosen = Callback::new(move |it: Arc<Entry>| choices.drug.set(it.id.clone()));
        view! { <Combobox name="drug" label=Word::Medicine query finder chosen /> }.into_any()
    });
    view! {
        {search}
        <div class="bench" hidden=move || choices.drug.with(String::is_empty)>
            <form class="options" on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
                {view! { <Fields choices catalog tabs /> }.into_any()}
            </form>
            <div class="result">
                {view! { <Code snippet host /> }.into_any()}
                <h2 id="preview">{say(Word::Preview)}</h2>
                {move || match host.has_script() {
                    Some(true) => {
                        let page = move || snippet.with(Snippet::page);
                        view! { <iframe class="preview" title=say(Word::PreviewTitle) srcdoc=page></iframe> }
                            .into_any()
                    }
                    Some(false) => {
                        view! {
                            <p class="hint">{say_with(Word::NoScript, command)}</p>
                        }
                            .into_any()
                    }
                    None => ().into_any(),
                }}
            </div>
        </div>
    }
}

/// What stands for a placeholder in a sentence about files and commands.
fn command(name: &str) -> AnyView {
    let code = match name {
        "script" => "monograph-card.js",
        "app" => "trunk serve",
        "both" => "cargo xtask serve",
        "command" => "cargo xtask dist",
        _ => "integrity",
    };
    view! { <code>{code}</code> }.into_any()
}
