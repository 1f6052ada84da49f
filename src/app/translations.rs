//! The translations of the app's words are complete, and no words stand outside the table: tests
//! alone.
//!
//! What always holds: what is wrong is said with the language and the key.

use std::collections::{BTreeMap, BTreeSet};

use super::language::{ENGLISH, LANGUAGES};
use super::words::{Counted, Piece, Word, pieces};

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<String> {
    let slot = |piece| match piece {
        Piece::Slot(name) => Some(name),
        Piece::Text(_) => None,
    };
    pieces(text).into_iter().filter_map(slot).collect()
}

/// Which plural forms a language has (Unicode CLDR, cardinal numbers); the browser's
/// `Intl.PluralRules` says the same, which `tests/e2e/words.test.mjs` holds.
fn plural_forms(language: &str) -> &'static [&'static str] {
    match language {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "es" | "fr" | "pt" => &["one", "many", "other"],
        "de" | "hi" => &["one", "other"],
        "zh" => &["other"],
        _ => panic!("{language}: say which plural forms it has"),
    }
}

/// A form of which the number may be left out, for the words say it: one number alone has it.
fn says_its_number(language: &str, form: &str) -> bool {
    language == "ar" && ["zero", "one", "two"].contains(&form)
}

/// What is wrong with a language's file of the app's words.
fn faults(language: &str, texts: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expected: BTreeMap<String, (&str, bool)> = Word::ALL
        .iter()
        .map(|it| it.entry())
        .map(|(key, text)| (key.to_owned(), (text, false)))
        .collect();
    for (stem, [_, english]) in Counted::ALL.iter().map(|it| it.entry()) {
        for form in plural_forms(language) {
            expected.insert(format!("{stem}.{form}"), (english, says_its_number(language, form)));
        }
    }
    for key in texts.keys().filter(|key| !expected.contains_key(*key)) {
        faults.push(format!("{language}: {key} is no text of the app; remove it"));
    }
    for (key, (english, may_lack_number)) in expected {
        let Some(text) = texts.get(&key) else {
            faults.push(format!("{language}: {key} is missing: {english:?}"));
            continue;
        };
        if text.trim().is_empty() || text.trim() != text {
            faults.push(format!("{language}: {key} is empty, or begins or ends with a space"));
        }
        let (own, mut wanted) = (placeholders(text), placeholders(english));
        if may_lack_number && !own.contains("n") {
            wanted.remove("n");
        }
        if own != wanted {
            faults.push(format!("{language}: {key} has {own:?} in braces, English has {wanted:?}"));
        }
    }
    faults
}

fn app_words(language: &str) -> BTreeMap<String, String> {
    let path = format!("public/app/languages/{language}.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_language_has_every_text_of_the_app() {
    let mut files: Vec<String> = std::fs::read_dir("public/app/languages")
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().replace(".json", ""))
        .collect();
    files.sort();
    let choice = LANGUAGES.iter().map(|(tag, _)| *tag).filter(|tag| *tag != ENGLISH);
    assert_eq!(files, choice.collect::<Vec<_>>(), "a file for each language of the choice");
    let all: Vec<String> = files.iter().flat_map(|it| faults(it, &app_words(it))).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn what_is_wrong_with_a_translation_is_said_with_its_language_and_key() {
    fn check(edit: impl Fn(&mut BTreeMap<String, String>), expected: &str) {
        let mut texts = app_words("es");
        edit(&mut texts);
        assert_eq!(faults("es", &texts), [expected]);
    }
    check(|it| _ = it.remove("about"), "es: about is missing: \"About\"");
    check(|it| _ = it.remove("all.many"), "es: all.many is missing: \"{n} medicines\"");
    check(
        |it| _ = it.insert("all.two".into(), "2".into()),
        "es: all.two is no text of the app; remove it",
    );
    check(
        |it| _ = it.insert("about".into(), " ".into()),
        "es: about is empty, or begins or ends with a space",
    );
    check(
        |it| _ = it.insert("no-match".into(), "«{consulta}»".into()),
        "es: no-match has {\"consulta\"} in braces, English has {\"query\"}",
    );
    check(
        |it| _ = it.insert("all.one".into(), "un medicamento".into()),
        "es: all.one has {} in braces, English has {\"n\"}",
    );
}

/// Text between quotes that a reader would see: it begins with a capital letter or is a sentence.
fn sentences(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or(source);
    let lines = code.lines().filter(|line| {
        // Comments, classes, and constants of names that stand in attributes.
        let line = line.trim_start();
        !["//", "const SECTIONS", "<path"].iter().any(|it| line.starts_with(it))
    });
    let code: String = lines
        .map(|line| format!("{}\n", line.replace("\\\"", "'").replace("class=\"", "\"class ")))
        .collect();
    let quoted = code.split('"').skip(1).step_by(2).map(|text| text.trim().to_owned());
    let is_prose = |text: &String| {
        let mut chars = text.chars();
        let capital = chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase);
        let words = text.split(' ').filter(|it| it.chars().all(char::is_alphabetic)).count();
        let apart = ["class ", "cargo ", "{url}:", "monograph-card:", "<", "a key, an entry"];
        capital || (words > 2 && !apart.iter().any(|it| text.starts_with(it)))
    };
    quoted.filter(is_prose).collect()
}

#[test]
fn the_app_has_no_words_outside_its_table() {
    /// What is no word of the app: names of keys, of the site, of algorithms and of headers; the
    /// values of an attribute; and a language's own name.
    const OTHER: [&str; 15] = [
        "ArrowDown",
        "ArrowUp",
        "ArrowLeft",
        "ArrowRight",
        "Enter",
        "Escape",
        "Home",
        "End",
        "Monograph Card",
        "Content-Type",
        "English",
        "Deutsch",
        "Español",
        "Français",
        "Português",
    ];
    /// The table itself, and what is tests alone.
    fn is_apart(path: &std::path::Path) -> bool {
        ["words.rs", "translations.rs", "tests.rs"].iter().any(|name| path.ends_with(name))
    }
    fn check(dir: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                check(&path, found);
            } else if path.extension().is_some_and(|it| it == "rs") && !is_apart(&path) {
                let source = std::fs::read_to_string(&path).unwrap();
                let texts = sentences(&source).into_iter().filter(|it| !OTHER.contains(&&**it));
                found.extend(texts.map(|text| format!("{}: {text:?}", path.display())));
            }
        }
    }
    assert_eq!(
        sentences(r#"<p class="kept">"Loading…"</p> "no network at all" "aria-label""#),
        ["Loading…", "no network at all"]
    );
    let mut found = Vec::new();
    check("src/app".as_ref(), &mut found);
    assert!(found.is_empty(), "belongs in src/app/words.rs:\n{}", found.join("\n"));
}
