//! What comes from this device instead of the network, and how the reader is told.
//!
//! The page's service worker (`public/worker.js`) asks the network first. When no answer comes it
//! gives what it has saved, and says so: an old text must not pass for the present one.

use std::collections::HashMap;

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

use super::language_choice::{LanguageChoice, date};
use super::words::Word;

/// What the page's own script passes on of the worker's messages.
const SAID: &str = "monograph-copy";

/// Where an answer came from, when not from the network.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Copy {
    /// From this device, saved at this time, in milliseconds.
    Saved(f64),
    /// There was neither an answer nor anything saved.
    Missing,
}

/// What the worker has said, by monograph; provided as context by the app. The list goes by the
/// empty id.
#[derive(Clone, Copy)]
pub struct Device(RwSignal<HashMap<String, Copy>>);

impl Device {
    /// Begins to listen.
    pub fn new() -> Self {
        let device = Device(RwSignal::default());
        // It stays for as long as the page does.
        EventListener::new(&window(), SAID, move |event| {
            let Some(event) = event.dyn_ref::<CustomEvent>() else { return };
            let field = |name: &str| Reflect::get(&event.detail(), &JsValue::from_str(name)).ok();
            let Some(of) = field("of").and_then(|it| it.as_string()) else { return };
            let saved = field("saved").and_then(|it| it.as_f64());
            let missing = field("missing").is_some_and(|it| it.is_truthy());
            device.0.update(|all| {
                match saved.map(Copy::Saved).or(missing.then_some(Copy::Missing)) {
                    Some(copy) => all.insert(of, copy),
                    None => all.remove(&of),
                };
            });
        })
        .forget();
        device
    }

    fn of(self, id: &str) -> Option<Copy> {
        self.0.with(|all| all.get(id).copied())
    }
}

/// Says that a monograph's text was saved on this device, or that it was not.
#[component]
pub fn TextKept(
    /// The monograph.
    id: String,
) -> impl IntoView {
    let device = expect_context::<Device>();
    let language = expect_context::<LanguageChoice>();
    let words = move || {
        device.of(&id).map(|copy| match copy {
            Copy::Saved(at) => saved(language, Word::TextSaved, at),
            Copy::Missing => language.get(Word::TextMissing),
        })
    };
    view! { <p class="kept" role="status">{words}</p> }
}

/// Says that the list was saved on this device.
#[component]
pub fn ListKept() -> impl IntoView {
    let device = expect_context::<Device>();
    let language = expect_context::<LanguageChoice>();
    let words = move || match device.of("")? {
        Copy::Saved(at) => Some(saved(language, Word::ListSaved, at)),
        Copy::Missing => None,
    };
    view! { <p class="kept" role="status">{words}</p> }
}

/// The text with day and time of what was saved.
fn saved(language: LanguageChoice, word: Word, at: f64) -> String {
    language.with(|words| words.fill(word, &[("date", &date(words, at))]))
}
