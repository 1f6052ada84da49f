//! Text as a search sees it: without case and without accents.

use std::borrow::Cow;

/// The text in lower case and without accents, so that `Émile` and `emile` are the same.
///
/// Letters that Unicode does not take apart are spelt as readers without them on their keyboard
/// type them: `ø` is `o`, `ß` is `ss`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let letters = decomposed(text);
    for c in letters.chars().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            // `İ` in lower case is an `i` with a dot of its own.
            c if is_accent(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// An accent on its own, as decomposition leaves it. Signs that other scripts write with are
/// letters to their readers, and stay.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The text in normalization form KD (UAX #15). The browser has the tables for it, which would
/// take a third of the app's module.
fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    #[cfg(feature = "app")]
    return String::from(js_sys::JsString::from(text).normalize("NFKD")).into();
    #[cfg(not(feature = "app"))]
    return unicode_normalization::UnicodeNormalization::nfkd(text).collect();
}

/// Whether every word of the query occurs in the text; both are folded already.
pub fn matches(text: &str, query: &str) -> bool {
    query.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{fold, matches};

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, expected) in [
            ("Paracétamol", "paracetamol"),
            ("Parace\u{301}tamol", "paracetamol"),
            ("ÅNGSTRÖM", "angstrom"),
            ("Straße", "strasse"),
            ("Smørrebrød Łódź", "smorrebrod lodz"),
            ("İstanbul", "istanbul"),
            ("Vitamin B₁₂", "vitamin b12"),
            ("5-FU", "5-fu"),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn every_word_must_occur_in_any_order() {
        let check = |text: &str, query: &str, expected: bool| {
            assert_eq!(matches(&fold(text), &fold(query)), expected, "{text} / {query}");
        };
        check("Alemtuzumab 30mg Lemtrada", "lem", true);
        check("Alemtuzumab 30mg Lemtrada", "lemtrada  ALEM", true);
        check("Alemtuzumab 30mg Lemtrada", "lem warf", false);
        check("Alemtuzumab", "   ", true);
        check("Alemtuzumab", "", true);
    }
}
