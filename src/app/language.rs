//! The languages of the app's own words, and which of them a reader gets.

/// Every language with its own name, in the order of the choice. English is built in; of the
/// others each has a file, `public/app/languages/<tag>.json`.
pub const LANGUAGES: [(&str, &str); 8] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("pt", "Português"),
    ("zh", "中文"),
];

/// The built-in one.
pub const ENGLISH: &str = "en";

/// The language of a tag such as `es-MX`; none where there are no words of it.
pub fn known(tag: &str) -> Option<&'static str> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    LANGUAGES.into_iter().map(|(it, _)| it).find(|it| it.eq_ignore_ascii_case(primary))
}

/// The language that was chosen, else the first of those that the reader's browser prefers, else
/// English.
pub fn first<'a>(
    chosen: Option<&str>,
    preferred: impl IntoIterator<Item = &'a str>,
) -> &'static str {
    chosen.and_then(known).or_else(|| preferred.into_iter().find_map(known)).unwrap_or(ENGLISH)
}

/// What the language calls itself.
pub fn own_name(tag: &str) -> &'static str {
    LANGUAGES.into_iter().find(|(it, _)| *it == tag).map_or("English", |(_, name)| name)
}

/// Which way its text runs.
pub fn direction(tag: &str) -> &'static str {
    if tag == "ar" { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_before_the_browsers_languages_and_english_last() {
        fn check(chosen: Option<&str>, preferred: &[&str], expected: &str) {
            assert_eq!(
                first(chosen, preferred.iter().copied()),
                expected,
                "{chosen:?} {preferred:?}"
            );
        }
        check(None, &[], "en");
        check(None, &["en-US"], "en");
        check(None, &["es-MX", "en"], "es");
        check(None, &["sw", "ZH-Hans-CN"], "zh");
        check(None, &["sw", "eo"], "en");
        check(Some("de"), &["es"], "de");
        check(Some("en"), &["es"], "en");
        check(Some("klingon"), &["ar"], "ar");
    }

    #[test]
    fn a_language_has_a_name_and_a_direction() {
        for (tag, name) in LANGUAGES {
            assert_eq!(own_name(tag), name);
            assert_eq!(direction(tag), if tag == "ar" { "rtl" } else { "ltr" });
        }
    }
}
