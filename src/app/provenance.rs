//! What a collection says of itself: how many texts, who wrote them, who reviewed them.

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
    pub fn sentences(&self) -> Vec<String> {
        let Provenance { all, ai_generated, crowd_sourced, reviewed } = *self;
        let mut said = vec![format!("This collection has {}.", counted(all, "monograph"))];
        if all == 0 {
            return said;
        }
        if ai_generated > 0 {
            let which = share(ai_generated, all);
            said.push(format!("{which} written by artificial intelligence (AI)."));
        }
        if crowd_sourced > 0 {
            let which = share(crowd_sourced, all);
            said.push(format!("{which} written by volunteers."));
        }
        said.push(match reviewed {
            0 if all == 1 => "It names no person who has reviewed it.".to_owned(),
            0 => "None of them names a person who has reviewed it.".to_owned(),
            some => format!("{} reviewed by a person named on the card.", share(some, all)),
        });
        said
    }
}

/// The number with its noun: `1 monograph`, `12 monographs`.
pub fn counted(count: usize, one: &str) -> String {
    format!("{} {one}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// The number with commas between thousands.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `All of them were`, `1 of them was`, `3 of them were`.
fn share(some: usize, all: usize) -> String {
    match some {
        _ if some == all && all == 1 => "It was".to_owned(),
        _ if some == all => "All of them were".to_owned(),
        1 => "1 of them was".to_owned(),
        some => format!("{} of them were", grouped(some)),
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
        assert_eq!(Provenance::of(&entries).sentences().join(" "), expected);
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

    #[test]
    fn thousands_have_commas() {
        for (count, expected) in [(0, "0"), (999, "999"), (6447, "6,447"), (1_258_914, "1,258,914")]
        {
            assert_eq!(grouped(count), expected);
        }
    }
}
