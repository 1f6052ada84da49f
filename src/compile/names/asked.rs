//! Headings that ask what a section answers, as leaflets for patients have them.
//!
//! What always holds: a heading that is the name of a section is found without its question mark, too.

use super::{Affix, CARE, DOSAGE, Name, Strong, Topic, USAGE, find, trim};

/// Finds the name of a section in a heading that asks, as leaflets for patients do, with or without
/// its question mark: `What is X used for?`, `How to take X`.
pub(in crate::compile) fn find_asked(title: &str) -> Option<Name<'_>> {
    let title = trim(title.trim_end().trim_end_matches('?'));
    if let Some(name) = find(title) {
        return Some(name);
    }
    let begins = |words: &&&str| {
        title.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
    };
    let (words, topic) =
        ASKED.iter().find_map(|(words, topic)| Some((words.iter().find(begins)?, *topic)))?;
    let used = title.len() > 9
        && title.get(title.len() - 9..).is_some_and(|end| end.eq_ignore_ascii_case(" used for"));
    if topic == USAGE && !used {
        return None;
    }
    let affix = Affix { text: title.get(words.len()..).unwrap_or("").trim(), prefix: false };
    Some(Name { topic, strength: Strong, affix: Some(affix) })
}

/// How headings begin that ask what a section answers.
const ASKED: &[(&[&str], Topic)] = &[
    (
        &[
            "how to take ",
            "how to use ",
            "how should i take ",
            "how should i use ",
            "how do i take ",
            "how do i use ",
        ],
        DOSAGE,
    ),
    (
        &[
            "before you take ",
            "before you use ",
            "before taking ",
            "before using ",
            "what you need to know before ",
        ],
        CARE,
    ),
    // Only when it ends with "used for".
    (&["what "], USAGE),
];

#[cfg(test)]
mod tests {
    use super::super::{EFFECTS, WORKS};
    use super::*;

    #[test]
    fn finds_what_headings_ask_for() {
        for (title, topic) in [
            ("What is Drug A used for?", USAGE),
            ("What Drug A is and what it is used for", USAGE),
            ("How does Drug A work?", WORKS),
            ("What are the side effects?", EFFECTS),
            ("How to take Drug A", DOSAGE),
            ("How should I use Drug A?", DOSAGE),
            ("What you need to know before you take Drug A", CARE),
        ] {
            assert_eq!(find_asked(title).map(|name| name.topic), Some(topic), "{title}");
        }
        assert_eq!(find_asked("What is Drug A?"), None);
        assert_eq!(find_asked("How to store Drug A"), None);
    }
}
