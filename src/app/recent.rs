//! The monographs that were opened last, as this browser keeps them: a short text in its storage.
//!
//! What always holds: the newest comes first, none stands there twice, and a text that is none of
//! ours is an empty list.

use serde::{Deserialize, Serialize};

/// How many are kept.
const MOST: usize = 8;

/// A monograph that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Its id.
    pub id: String,
    /// Its title as it was then.
    pub title: String,
}

/// Reads what was stored.
#[cfg(any(feature = "app", feature = "cli"))]
pub fn parse(stored: &str) -> Vec<Opened> {
    let mut all: Vec<Opened> = serde_json::from_str(stored).unwrap_or_default();
    all.truncate(MOST);
    all
}

/// What to store.
#[cfg(any(feature = "app", feature = "cli"))]
pub fn text(all: &[Opened]) -> String {
    serde_json::to_string(all).unwrap_or_default()
}

/// The list after this one was opened.
pub fn with(mut all: Vec<Opened>, opened: Opened) -> Vec<Opened> {
    all.retain(|it| it.id != opened.id);
    all.insert(0, opened);
    all.truncate(MOST);
    all
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    fn opened(id: &str) -> Opened {
        Opened { id: id.to_owned(), title: id.to_uppercase() }
    }

    #[test]
    fn the_newest_comes_first_and_none_twice() {
        let check = |ids: &str, expected: &str| {
            let all = ids.split(' ').fold(Vec::new(), |all, id| with(all, opened(id)));
            let found: Vec<&str> = all.iter().map(|it| it.id.as_str()).collect();
            assert_eq!(found.join(" "), expected, "{ids}");
        };
        check("a", "a");
        check("a b a", "a b");
        check("a b c d e f g h i j", "j i h g f e d c");
    }

    #[test]
    fn what_was_stored_is_read_again_and_any_other_text_is_an_empty_list() {
        let all = vec![opened("b"), opened("a")];
        assert_eq!(parse(&text(&all)), all);
        for stored in ["", "null", "{}", "[1]", r#"[{"id":"a"}]"#] {
            assert_eq!(parse(stored), [], "{stored}");
        }
    }
}
