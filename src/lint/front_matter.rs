//! What the front matter says that cannot be so: a title that lost a digit, dates out of order.
//!
//! What always holds: dates are compared with the day in the settings, never with a clock.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Monograph;
use crate::settings::{Date, Settings};

/// Adds what is to be said of `monograph` as a whole; places are looked up in `source`.
pub(super) fn check(
    monograph: &Monograph,
    source: &str,
    settings: &Settings,
    out: &mut Vec<Diagnostic>,
) {
    let head = Head::new(source);
    if let Some(lost) = lost_digit(&monograph.title) {
        let message = format!(
            "the title seems to have lost a digit at \u{201c}{lost}\u{201d}; write it in full"
        );
        out.push(Diagnostic::new(Code::TitleLostDigit, head.place("title"), message));
    }
    reviews(monograph, &head, settings.today, out);
    if is_generated(monograph) && monograph.disclaimer.is_none() && settings.disclaimer.is_none() {
        // Both codes tell of one fault, so the one that weighs less is not used.
        let (own, other) = (Code::AiWithoutDisclaimer, Code::MissingDisclaimer);
        if settings.level(own) >= settings.level(other) {
            out.retain(|found| found.code != other);
            let message = "the text is said to be AI-generated or crowd-sourced and has no disclaimer; add one";
            out.push(Diagnostic::new(own, head.place("provenance"), message));
        }
    }
}

fn reviews(monograph: &Monograph, head: &Head, today: Option<Date>, out: &mut Vec<Diagnostic>) {
    let date = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
    let (on, due) = (date(&monograph.reviewed_on), date(&monograph.review_due));
    if let (Some(on), Some(today)) = (on, today)
        && on > today
    {
        let message = format!("the review of {on} lies in the future; set the day it was done");
        out.push(Diagnostic::new(Code::ReviewDates, head.place("reviewed_on"), message));
    }
    if let (Some(on), Some(due)) = (on, due)
        && due < on
    {
        let message =
            format!("the next review, {due}, lies before the last, {on}; set a later day");
        out.push(Diagnostic::new(Code::ReviewDates, head.place("review_due"), message));
    }
}

/// Whether the monograph says that no expert wrote it.
fn is_generated(monograph: &Monograph) -> bool {
    let generated = |text: &str| {
        let text = text.to_ascii_lowercase();
        ["ai-generated", "ai generated", "crowd-sourced", "crowdsourced"]
            .iter()
            .any(|word| text.contains(word))
    };
    let note = monograph.note.as_ref().and_then(|note| note.as_plain());
    monograph.provenance.as_deref().is_some_and(generated) || note.is_some_and(generated)
}

/// The word of a title after which a digit is missing, as far as that can be told without a list
/// of drugs.
fn lost_digit(title: &str) -> Option<&str> {
    // Names that are none without a number: there is no vitamin B, no coenzyme Q.
    const NUMBERED: &[(&str, &str)] = &[("vitamin", "b"), ("coenzyme", "q"), ("co-enzyme", "q")];
    const LONE: &[&str] = &["omega", "interleukin", "factor"];
    // `-Fluorouracil`: the digit stood before the hyphen.
    let headless = title.split_whitespace().find(|word| {
        word.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    });
    if headless.is_some() {
        return headless;
    }
    for part in title.split(['+', ',', ';', '(', ')']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).copied();
            // `pre- and post-` is no loss; nor is a hyphen that stands alone.
            let suspended = next.is_some_and(|next| matches!(next, "and" | "or" | "to" | "&"));
            let stem = word.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
            if stem.len() < word.len() && !stem.is_empty() && !suspended {
                return Some(word);
            }
            if word.contains("--") && !stem.is_empty() {
                return Some(word);
            }
            let pair = NUMBERED.iter().any(|(first, second)| {
                word.eq_ignore_ascii_case(first)
                    && next.is_some_and(|next| next.eq_ignore_ascii_case(second))
            });
            if pair && at + 2 == words.len() {
                return next;
            }
            if words.len() == 1 && LONE.iter().any(|lone| word.eq_ignore_ascii_case(lone)) {
                return Some(word);
            }
            // A unit or a share without its number.
            let unit =
                matches!(*word, "mg" | "mcg" | "ml" | "mL" | "%" | "% w/w" | "% w/v" | "iu" | "IU");
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let counted =
                before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
            if unit && !counted {
                return before.or(Some(word)).copied();
            }
        }
    }
    None
}

/// The front matter's keys and where they stand.
struct Head<'a> {
    text: &'a str,
}

impl<'a> Head<'a> {
    fn new(source: &'a str) -> Self {
        let end = source.get(3..).and_then(|rest| rest.find("\n---")).map_or(0, |end| end + 3);
        Head { text: source.get(..end).unwrap_or_default() }
    }

    /// The line of a key, or the file's first line when it has none.
    fn place(&self, key: &str) -> Range<usize> {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let value =
                line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
            if value {
                return start..start + line.trim_end().len();
            }
            start += line.len();
        }
        0..self.text.find('\n').map_or(self.text.len(), |end| self.text[..end].trim_end().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_titles_that_lost_a_digit() {
        fn check(title: &str, lost: bool) {
            assert_eq!(lost_digit(title).is_some(), lost, "{title}");
        }
        check("Omega-", true);
        check("Omega- ", true);
        check("Calcium + Omega- + Zinc", true);
        check("Omega- Fatty Acids", true);
        check("Omega + Zinc", true);
        check("Vitamin B", true);
        check("Biotin + Vitamin B", true);
        check("Coenzyme Q + Lycopene", true);
        check("Alemtuzumab mg", true);
        check("Dextrose %", true);
        check("Interferon Beta--a", true);
        check("-Fluorouracil Cream", true);
        check("Zinc + -HTP", true);
        check("(-)-Epicatechin", false);
        check("Omega-3", false);
        check("Omega-3 Fatty Acids", false);
        check("Vitamin B12", false);
        check("Vitamin B Complex", false);
        check("Vitamin D", false);
        check("Vitamin C + Zinc", false);
        check("Coenzyme Q10", false);
        check("Alemtuzumab 30 mg", false);
        check("Alemtuzumab 30mg", false);
        check("Dextrose 5 %", false);
        check("Pre- and Probiotics", false);
        check("Aspirin - Dipyridamole", false);
        check("L-Arginine", false);
        check("Interferon Beta-1a", false);
        check("", false);
    }

    #[test]
    fn compares_dates_and_wants_a_disclaimer() {
        fn check(head: &str, today: &str, expected: &[(Code, &str)]) {
            let source = format!("---\n{head}---\n\nText\n");
            let value = |key: &str| {
                let line = head.lines().find_map(|line| line.strip_prefix(key))?;
                Some(line.trim_start_matches(':').trim().to_owned())
            };
            let monograph = Monograph {
                title: "Example".to_owned(),
                reviewed_on: value("reviewed_on"),
                review_due: value("review_due"),
                provenance: value("provenance"),
                ..Monograph::default()
            };
            let settings = Settings { today: today.parse().ok(), ..Settings::default() };
            let mut out = Vec::new();
            super::check(&monograph, &source, &settings, &mut out);
            let found: Vec<_> =
                out.iter().map(|found| (found.code, &source[found.span.clone()])).collect();
            assert_eq!(found, expected, "{head} {today}");
        }
        let good =
            "title: Example\nsources: [a]\nreviewed_on: 2026-01-01\nreview_due: 2027-01-01\n";
        check(good, "2026-06-01", &[]);
        check(good, "", &[]);
        check(good, "2027-01-01", &[]);
        check(good, "2025-01-01", &[(Code::ReviewDates, "reviewed_on: 2026-01-01")]);
        check(
            "sources: x\nreviewed_on: 2026-02-02\nreview_due: 2026-02-01\n",
            "",
            &[(Code::ReviewDates, "review_due: 2026-02-01")],
        );
        check(
            "sources: x\nreviewed_on: 2026-02-02\nprovenance: ai-generated\n",
            "",
            &[(Code::AiWithoutDisclaimer, "provenance: ai-generated")],
        );
    }
}
