//! What a collection says of itself: how many texts, who wrote them, who reviewed them.

use super::words::{Counted, Word, Words};
use crate::model::Entry;

/// Counts over a collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// All monographs.
    pub all: usize,
    /// Those that say they were written by software.
    pub ai_generated: usize,
    /// Those that say they were written by volunteers.
    pub crowd_sourced: usize,
    /// Those that name somebody who reviewed them.
    pub reviewed: usize,
}

impl Provenance {
    /// Counts.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut counts = Provenance::default();
        for entry in entries {
            counts.all += 1;
            match entry.provenance.as_deref() {
                Some("ai-generated") => counts.ai_generated += 1,
                Some("crowd-sourced") => counts.crowd_sourced += 1,
                _ => {}
            }
            counts.reviewed += usize::from(entry.reviewed_by.is_some());
        }
        counts
    }

    /// The collection in sentences. Nothing is said that the monographs do not say.
    pub fn sentences(&self, words: &Words) -> Vec<String> {
        let Provenance { all, ai_generated, crowd_sourced, reviewed } = *self;
        let mut said = vec![words.count(Counted::Collection, all, &[])];
        if all == 0 {
            return said;
        }
        let share = |some: usize, texts: (Word, Word, Counted)| match some {
            _ if some == all && all == 1 => words.get(texts.0),
            _ if some == all => words.get(texts.1),
            some => words.count(texts.2, some, &[]),
        };
        if ai_generated > 0 {
            said.push(share(ai_generated, (Word::AiOnly, Word::AiAll, Counted::AiSome)));
        }
        if crowd_sourced > 0 {
            said.push(share(crowd_sourced, (Word::CrowdOnly, Word::CrowdAll, Counted::CrowdSome)));
        }
        said.push(match reviewed {
            0 if all == 1 => words.get(Word::UnreviewedOnly),
            0 => words.get(Word::UnreviewedAll),
            some => share(some, (Word::ReviewedOnly, Word::ReviewedAll, Counted::ReviewedSome)),
        });
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(entries: &[(&str, bool)], expected: &str) {
        let entries: Vec<Entry> = entries
            .iter()
            .map(|(provenance, reviewed)| Entry {
                provenance: (!provenance.is_empty()).then(|| (*provenance).to_owned()),
                reviewed_by: reviewed.then(|| "A. Pharmacist".to_owned()),
                ..Entry::default()
            })
            .collect();
        assert_eq!(Provenance::of(&entries).sentences(&Words::default()).join(" "), expected);
    }

    #[test]
    fn a_collection_says_who_wrote_and_who_reviewed_it() {
        check(
            &[("ai-generated", false), ("ai-generated", false)],
            "This collection has 2 monographs. All of them were written by artificial \
             intelligence (AI). None of them names a person who has reviewed it.",
        );
        check(
            &[
                ("ai-generated", true),
                ("crowd-sourced", true),
                ("", false),
                ("crowd-sourced", false),
            ],
            "This collection has 4 monographs. 1 of them was written by artificial intelligence \
             (AI). 2 of them were written by volunteers. 2 of them were reviewed by a person \
             named on the card.",
        );
        check(
            &[("ai-generated", true)],
            "This collection has 1 monograph. It was written by artificial intelligence (AI). It \
             was reviewed by a person named on the card.",
        );
    }

    #[test]
    fn nothing_is_said_of_who_wrote_what_does_not_say() {
        check(
            &[("", false), ("Ministry of Health", false)],
            "This collection has 2 monographs. None of them names a person who has reviewed it.",
        );
        check(
            &[("", false)],
            "This collection has 1 monograph. It names no person who has reviewed it.",
        );
        check(&[], "This collection has 0 monographs.");
    }
}
