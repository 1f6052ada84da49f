//! Rows of words, and finding them.
//!
//! A phrase is a row of words in any case. `a|b` is either word; `..` lets up to four words stand
//! between; a word after `*` is the one that is looked for first, by default the first (choose a
//! rare one); a word after `!` must not follow; `[` is a bracket that stands right before. Commas, quotation marks and the like between words
//! do not count; a full stop, a colon or a question mark ends every phrase.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrases::PHRASES;
use crate::lint::lexicon::{Entry, Lexicon, UNKNOWN};
use crate::lint::scan::Scan;
use crate::lint::token::{Shape, Token};

/// How much a phrase says of the file that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Where there is no monograph beside it, the file is a refusal.
    Refuses,
    /// It should not stand there, but the file may be a monograph.
    Leaks,
}

/// A phrase, taken apart.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Phrase {
    /// Before the word that is looked for, the nearest first.
    before: Vec<Part>,
    first: Vec<&'static str>,
    after: Vec<Part>,
}

/// A part of a phrase.
#[derive(Clone, Debug)]
enum Part {
    Words(Vec<&'static str>),
    Gap,
    Bracket,
    Not(Vec<&'static str>),
}

impl Phrase {
    fn parse(text: &'static str) -> Phrase {
        let mut phrase = Phrase::default();
        let starred = text.contains('*');
        for part in text.split(' ') {
            let words = |text: &'static str| text.split('|').collect();
            let parsed = match part {
                ".." => Part::Gap,
                "[" => Part::Bracket,
                _ => match (part.strip_prefix('!'), part.strip_prefix('*')) {
                    (Some(not), _) => Part::Not(words(not)),
                    (_, Some(first)) => {
                        phrase.first = words(first);
                        continue;
                    }
                    _ if !starred && phrase.first.is_empty() => {
                        phrase.first = words(part);
                        continue;
                    }
                    _ => Part::Words(words(part)),
                },
            };
            match phrase.first.is_empty() {
                true => phrase.before.insert(0, parsed),
                false => phrase.after.push(parsed),
            }
        }
        phrase
    }

    /// All its words.
    pub(in crate::lint) fn words(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.before.iter().chain(&self.after).flat_map(|part| match part {
            Part::Words(words) | Part::Not(words) => words.as_slice(),
            Part::Gap | Part::Bracket => &[],
        });
        parts.chain(&self.first).copied()
    }

    /// The words it is looked for by.
    pub(in crate::lint) fn first_words(&self) -> impl Iterator<Item = &'static str> {
        self.first.iter().copied()
    }
}

/// All phrases, in the order of the table.
pub(in crate::lint) fn phrases() -> impl Iterator<Item = Phrase> {
    PHRASES.iter().map(|(_, text)| Phrase::parse(text))
}

/// A phrase with its words looked up.
pub(super) struct Compiled {
    pub(super) weight: Weight,
    before: Vec<Step>,
    after: Vec<Step>,
}

enum Step {
    Words(Vec<Entry>),
    Gap,
    Bracket,
    Not(Vec<Entry>),
}

/// The most words or signs a gap spans.
const GAP: usize = 4;

/// The phrases, in the order of the table, ready to be looked for.
pub(super) fn compiled() -> &'static [Compiled] {
    static COMPILED: LazyLock<Vec<Compiled>> = LazyLock::new(|| {
        let lexicon = Lexicon::get();
        let step = |part: &Part| {
            let entries = |words: &[&str]| words.iter().map(|word| lexicon.entry(word)).collect();
            match part {
                Part::Words(words) => Step::Words(entries(words)),
                Part::Not(words) => Step::Not(entries(words)),
                Part::Gap => Step::Gap,
                Part::Bracket => Step::Bracket,
            }
        };
        let compile = |(phrase, (weight, _)): (Phrase, &(Weight, &str))| Compiled {
            weight: *weight,
            before: phrase.before.iter().map(step).collect(),
            after: phrase.after.iter().map(step).collect(),
        };
        phrases().zip(PHRASES).map(compile).collect()
    });
    &COMPILED
}

impl Compiled {
    /// The tokens of the phrase around the one at `at`, which it is looked for by.
    pub(super) fn find(&self, scan: &Scan, at: usize) -> Option<Range<usize>> {
        let start = walk(&self.before, scan, at, Way::Back)?;
        let end = walk(&self.after, scan, at, Way::Ahead)?;
        Some(start..end + 1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Ahead,
}

/// Follows `steps` from the token at `at`, and returns the last that they reach.
fn walk(steps: &[Step], scan: &Scan, at: usize, way: Way) -> Option<usize> {
    let mut last = at;
    let mut gap = false;
    for step in steps {
        match step {
            Step::Gap => gap = true,
            Step::Bracket => {
                last = last.checked_sub(1).filter(|&before| scan.is_sign(before, '['))?;
            }
            Step::Not(entries) => {
                let next = step_on(scan, last, way).and_then(|next| scan.tokens.get(next));
                if next.is_some_and(|next| next.entry != UNKNOWN && entries.contains(&next.entry)) {
                    return None;
                }
            }
            Step::Words(entries) => {
                let mut tries = if gap { GAP + 1 } else { 1 };
                gap = false;
                loop {
                    last = step_on(scan, last, way)?;
                    let token: &Token = scan.tokens.get(last)?;
                    if token.entry != UNKNOWN && entries.contains(&token.entry) {
                        break;
                    }
                    tries -= 1;
                    if tries == 0 {
                        return None;
                    }
                }
            }
        }
    }
    Some(last)
}

/// The next word or number, past commas, quotation marks and the like, within the sentence.
fn step_on(scan: &Scan, at: usize, way: Way) -> Option<usize> {
    let mut at = at;
    for _ in 0..4 {
        at = if way == Way::Ahead { at + 1 } else { at.checked_sub(1)? };
        let token = scan.tokens.get(at)?;
        if token.shape != Shape::Sign {
            return Some(at);
        }
        let stop = ['.', '?', '!', ':', ';'].iter().any(|&stop| scan.is_sign(at, stop));
        if stop {
            return None;
        }
    }
    None
}
