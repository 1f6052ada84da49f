//! The language of the app's own words: the reader's choice, kept in this browser, and the file with
//! the words, fetched when it is first needed.
//!
//! What always holds: the page's `lang` and `dir` are those of the words that stand on it. When the
//! file cannot be had, the words are English and a notice says so.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use gloo::utils::{document, window};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::RequestCache;

use super::language::{self, ENGLISH};
use super::storage;
use super::words::{Counted, Piece, Word, Words};
use crate::fetch;

/// The key in the browser's storage.
const KEY: &str = "monograph-language";

/// Where the files are, from the page.
const FOLDER: &str = "languages/";

/// Longest wait for the words before the page is shown in English.
const WAIT: Duration = Duration::from_millis(1500);

/// The language chosen and its words; provided as context by the app.
#[derive(Clone, Copy)]
pub struct LanguageChoice {
    chosen: RwSignal<&'static str>,
    /// The language of the words that are here, and they.
    words: RwSignal<(&'static str, Arc<Words>)>,
    /// The language whose words could not be had.
    failed: RwSignal<Option<&'static str>>,
    ready: RwSignal<bool>,
}

impl LanguageChoice {
    /// What the reader chose last time, else what the browser prefers.
    pub fn new() -> Self {
        let stored = storage::get(KEY);
        let preferred = preferred();
        let first = language::first(stored.as_deref(), preferred.iter().map(String::as_str));
        let choice = LanguageChoice {
            chosen: RwSignal::new(first),
            words: RwSignal::new((ENGLISH, Arc::new(of(ENGLISH, BTreeMap::new())))),
            failed: RwSignal::new(None),
            ready: RwSignal::new(false),
        };
        choice.load();
        set_timeout(move || choice.be_ready(), WAIT);
        choice
    }

    /// Whether the page can be shown: its words are here, or were waited for. Tracked.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// The language of the words; tracked.
    pub fn lang(self) -> &'static str {
        self.words.with(|(lang, _)| *lang)
    }

    /// The language of the words.
    pub fn lang_untracked(self) -> &'static str {
        untrack(|| self.lang())
    }

    /// Asks something of the words; tracked.
    pub fn with<T>(self, question: impl FnOnce(&Words) -> T) -> T {
        self.words.with(|(_, words)| question(words))
    }

    /// A text; tracked.
    pub fn get(self, word: Word) -> String {
        self.with(|words| words.get(word))
    }

    /// A text with its placeholders filled in; tracked.
    pub fn fill(self, word: Word, values: &[(&str, &str)]) -> String {
        self.with(|words| words.fill(word, values))
    }

    /// A text with a number; tracked.
    pub fn count(self, counted: Counted, n: usize, values: &[(&str, &str)]) -> String {
        self.with(|words| words.count(counted, n, values))
    }

    /// The reader has chosen a language.
    pub fn choose(self, lang: &str) {
        self.chosen.set(language::known(lang).unwrap_or(ENGLISH));
        storage::set(KEY, self.chosen.get_untracked());
        self.load();
    }

    /// The language chosen, whether its words are here or not; tracked.
    pub fn chosen(self) -> &'static str {
        self.chosen.get()
    }

    /// The language whose words could not be had; tracked.
    pub fn failed(self) -> Option<&'static str> {
        self.failed.get()
    }

    /// Fetches the words of the chosen language.
    pub fn load(self) {
        let lang = self.chosen.get_untracked();
        if lang == ENGLISH {
            return self.show(ENGLISH, BTreeMap::new(), None);
        }
        spawn_local(async move {
            let url = [FOLDER, lang, ".json"].concat();
            let found = fetch::text(&url, RequestCache::NoCache).await;
            let found = found.map_err(|error| error.to_string()).and_then(|text| {
                serde_json::from_str(&text)
                    .map_err(|error| format!("{url}: no table of words: {error}"))
            });
            // Another one may have been chosen meanwhile.
            if self.chosen.get_untracked() != lang {
                return;
            }
            match found {
                Ok(table) => self.show(lang, table, None),
                Err(error) => {
                    leptos::logging::warn!("monograph-card: {error}; the page is in English");
                    self.show(ENGLISH, BTreeMap::new(), Some(lang));
                }
            }
        });
    }

    fn show(
        self,
        lang: &'static str,
        table: BTreeMap<String, String>,
        failed: Option<&'static str>,
    ) {
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("lang", lang);
            _ = root.set_attribute("dir", language::direction(lang));
        }
        self.words.set((lang, Arc::new(of(lang, table))));
        self.failed.set(failed);
        self.be_ready();
    }

    /// Once: the page is made anew whenever it is told.
    fn be_ready(self) {
        if !self.ready.get_untracked() {
            self.ready.set(true);
        }
    }
}

/// The text in the language of the moment, for a view. To be called while a component is made.
pub fn say(word: Word) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let language = expect_context::<LanguageChoice>();
    move || language.get(word)
}

/// The text with its placeholders as elements, for a view; each of them made by `slot`, which is
/// given the placeholder's name.
pub fn say_with(
    word: Word,
    slot: impl Fn(&str) -> AnyView + Send + Sync + 'static,
) -> impl Fn() -> AnyView + Send + Sync + 'static {
    let language = expect_context::<LanguageChoice>();
    move || {
        let piece = |piece| match piece {
            Piece::Text(text) => text.into_any(),
            Piece::Slot(name) => slot(&name),
        };
        let pieces = language.with(|words| words.pieces(word));
        pieces.into_iter().map(piece).collect_view().into_any()
    }
}

/// Day and time as the language writes them, of milliseconds since 1970.
pub fn date(words: &Words, at: f64) -> String {
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at));
    date.to_locale_string(words.locale(), &options).into()
}

/// The words of a language, with the reader's own kind of it for numbers and dates.
fn of(lang: &str, table: BTreeMap<String, String>) -> Words {
    let own = preferred().into_iter().find(|it| language::known(it) == Some(lang));
    let right_to_left = language::direction(lang) == "rtl";
    Words::new(&own.unwrap_or_else(|| lang.to_owned()), right_to_left, table)
}

/// The languages that the reader has told the browser, the best first.
fn preferred() -> Vec<String> {
    let all = window().navigator().languages();
    all.iter().filter_map(|it| it.as_string()).collect()
}
