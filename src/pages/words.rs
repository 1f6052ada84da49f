//! The card's own words in a monograph's language, as the script would choose them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::card::texts::Texts;

/// By language, then by key. A test holds that the file is such a table.
static TABLES: LazyLock<BTreeMap<String, BTreeMap<String, String>>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../public/languages.json")).unwrap_or_default()
});

const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// Words, and the language they are in.
pub(super) struct Words {
    pub(super) texts: Texts,
    /// What the script calls the language.
    pub(super) lang: String,
    /// The value of `dir` where it is not that of English.
    pub(super) direction: Option<&'static str>,
}

impl Words {
    /// In this language where there are any, else in English.
    pub(super) fn of(lang: Option<&str>) -> Words {
        let lang = lang.unwrap_or("en").to_lowercase();
        let primary = lang.split('-').next().unwrap_or(&lang);
        let Some(table) = TABLES.get(&lang).or_else(|| TABLES.get(primary)) else {
            return Words { texts: Texts::default(), lang: "en".to_owned(), direction: None };
        };
        let texts = Texts::translated(|key| table.get(key).cloned());
        let direction = RIGHT_TO_LEFT.contains(&primary).then_some("rtl");
        let direction = Some(direction.unwrap_or("ltr"));
        Words { texts, lang, direction }
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::card::texts::Text;

    #[test]
    fn the_words_are_the_languages_or_english() {
        fn check(lang: Option<&str>, named: &str, direction: Option<&str>, usage: &str) {
            let words = Words::of(lang);
            assert_eq!((words.lang.as_str(), words.direction), (named, direction), "{lang:?}");
            assert_eq!(words.texts.get(Text::Usage), usage, "{lang:?}");
        }
        check(None, "en", None, "Usage");
        check(Some("en-GB"), "en", None, "Usage");
        check(Some("sw"), "en", None, "Usage");
        check(Some("es"), "es", Some("ltr"), "Usos");
        check(Some("es-MX"), "es-mx", Some("ltr"), "Usos");
        assert_eq!(Words::of(Some("ar")).direction, Some("rtl"));
    }
}
