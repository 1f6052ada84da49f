//! The tabs of the chosen drug: which of them the card shows, and in which order.

use gloo::net::http::Request;
use js_sys::{Array, JSON, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::super::collection::BUNDLE;
use super::super::language_choice::LanguageChoice;
use crate::card::tabs::tabs;
use crate::card::texts::Texts;
use crate::embed::decode;
use crate::model::Monograph;
use crate::places;

#[wasm_bindgen]
extern "C" {
    /// `words` of `public/loader/language.js`: the card's own words.
    #[wasm_bindgen(catch, js_namespace = monographTexts, js_name = words)]
    fn words(language: &str) -> Result<Promise, JsValue>;
}

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
    /// Follows the drug: another one has other tabs, all of them shown. In another language the same
    /// tabs have other labels.
    pub fn new(drug: RwSignal<String>) -> Self {
        let all = Tabs { all: RwSignal::default(), source: RwSignal::default() };
        let language = expect_context::<LanguageChoice>();
        Effect::new(move |before: Option<String>| {
            let id = drug.get();
            let lang = language.lang();
            let same = before.is_some_and(|before| before == id);
            if !same {
                all.set(Vec::new());
            }
            // Of a large collection none is chosen at first.
            if id.is_empty() {
                return id;
            }
            let asked = id.clone();
            spawn_local(async move {
                let found = read(&asked, lang).await.unwrap_or_default();
                // Too late for a drug that was chosen before, or for a view that is gone.
                let now = drug.try_get_untracked().is_some_and(|now| now == asked);
                if now && language.lang_untracked() == lang {
                    if same && all.has_tabs() { all.rename(found) } else { all.set(found) }
                }
            });
            id
        });
        all
    }

    fn set(self, tabs: Vec<Choice>) {
        self.source.set(tabs.iter().map(|it| it.name).collect());
        self.all.set(tabs);
    }

    fn has_tabs(self) -> bool {
        !self.all.with_untracked(Vec::is_empty)
    }

    fn rename(self, tabs: Vec<Choice>) {
        self.all.update(|all| {
            for tab in all {
                if let Some(new) = tabs.iter().find(|it| it.name == tab.name) {
                    tab.label.clone_from(&new.label);
                }
            }
        });
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
async fn read(id: &str, lang: &str) -> Option<Vec<Choice>> {
    let url = [BUNDLE, "m/", &places::document(id), ".json"].concat();
    let text = Request::get(&url).send().await.ok()?.text().await.ok()?;
    let bundle = JSON::parse(&text).ok()?;
    let list = Reflect::get(&bundle, &JsValue::from_str("monographs")).ok()?;
    let monograph: Monograph = decode(Array::from(&list).get(0)).ok()?;
    let texts = texts(lang).await.unwrap_or_default();
    let choice = |it: crate::card::tabs::Tab| Choice {
        name: it.name,
        label: it.label.into_owned(),
        shown: true,
    };
    Some(tabs(&monograph, "", &texts).into_iter().map(choice).collect())
}

/// The card's own words; none where English is meant.
async fn texts(lang: &str) -> Option<Texts> {
    let table = JsFuture::from(words(lang).ok()?).await.ok()?;
    let text = |key: &str| Reflect::get(&table, &JsValue::from_str(key)).ok()?.as_string();
    Some(Texts::translated(text))
}
