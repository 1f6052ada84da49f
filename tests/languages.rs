//! The translations are complete: every language has every text of the card and of the loader,
//! with the same placeholders.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};

use monograph_card::card::texts::Text;

const LANGUAGES: &str = include_str!("../public/languages.json");
const MESSAGES: &str = include_str!("../public/loader/failure.js");
const EXTRAS: &str = include_str!("../public/loader/words.js");

/// The English texts: the card's from Rust, the loader's from its tables.
fn english() -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = Text::ALL
        .iter()
        .map(|text| text.entry())
        .map(|(key, english)| (key.to_owned(), english.to_owned()))
        .collect();
    for source in [MESSAGES, EXTRAS] {
        let table = source.split_once("words = {").unwrap().1.split_once("};").unwrap().0;
        for line in table.lines().filter(|line| !line.trim().is_empty()) {
            let (key, text) = line.split_once(':').unwrap();
            all.insert(key.trim().trim_matches('"').to_owned(), text.trim().to_owned());
        }
    }
    for key in ["loading", "retry", "reload-page"] {
        all.insert(key.to_owned(), String::new());
    }
    all
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

#[test]
fn every_language_has_every_text() {
    let languages: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(LANGUAGES).unwrap();
    let names: Vec<&str> = languages.keys().map(String::as_str).collect();
    assert_eq!(names, ["ar", "de", "es", "fr", "hi", "pt", "zh"], "English is built in");
    let english = english();
    assert!(english.len() > 35, "the texts were found");
    for (name, texts) in &languages {
        let expected: Vec<&String> = english.keys().collect();
        assert_eq!(texts.keys().collect::<Vec<_>>(), expected, "{name}");
        for (key, text) in texts {
            assert!(!text.trim().is_empty(), "{name}: {key} is empty");
            assert_eq!(placeholders(text), placeholders(&english[key]), "{name}: {key}");
        }
    }
}
