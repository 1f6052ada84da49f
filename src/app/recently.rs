//! What was opened last on this device, and the button that forgets it.
//!
//! The list is in this browser's storage and goes nowhere else. Where the browser keeps nothing for
//! this page, there is no list.

use gloo::utils::{document, window};
use leptos::prelude::*;
use web_sys::CustomEvent;

use super::language_choice::{LanguageChoice, say};
use super::navigation::Navigation;
use super::recent::{self, Opened};
use super::route::Route;
use super::storage;
use super::words::Word;

/// Begins the key in the browser's storage; the path of the app ends it, for a host may have more
/// than one collection.
const KEY: &str = "monograph-recent ";

/// Tells the page's own script to forget the texts that were saved for reading without a network.
const FORGET: &str = "monograph-forget";

/// Keeps that a monograph was opened.
pub fn remember(id: &str, title: &str) {
    let opened = Opened { id: id.to_owned(), title: title.trim().to_owned() };
    storage::set(&key(), &recent::text(&recent::with(all(), opened)));
}

/// The list, where there is one.
#[component]
pub fn Recently() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let opened = RwSignal::new(all());
    let language = expect_context::<LanguageChoice>();
    let cleared = RwSignal::new(false);
    let said = move || if cleared.get() { language.get(Word::Cleared) } else { String::new() };
    let clear = move |_| {
        storage::remove(&key());
        if let Ok(event) = CustomEvent::new(FORGET) {
            _ = window().dispatch_event(&event);
        }
        opened.set(Vec::new());
        cleared.set(true);
        // The button is gone, and the focus must not go with it.
        navigation.focus_heading();
    };
    let links = move || {
        let link = |it: Opened| view! { <li><a href=Route::Monograph(it.id).href()><bdi lang="">{it.title}</bdi></a></li> };
        opened.get().into_iter().map(link).collect_view()
    };
    view! {
        <p class="said" role="status">{said}</p>
        <section class="recently" aria-labelledby="recently" hidden=move || opened.with(Vec::is_empty)>
            <h2 id="recently">{say(Word::Recently)}</h2>
            <ul role="list">{links}</ul>
            <button type="button" on:click=clear>{say(Word::Clear)}</button>
        </section>
    }
}

fn all() -> Vec<Opened> {
    recent::parse(&storage::get(&key()).unwrap_or_default())
}

fn key() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let page = base.split(['#', '?']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or(page, |(folder, _page)| folder);
    [KEY, folder].concat()
}
