//! Medication-safety notation: ways of writing doses that are known to be misread.
//!
//! The rules are data, in [`rules`]: what sets a rule off, in which context it holds, why the
//! notation is risky, what is safer, and which list says so. What always holds: a rule reads and
//! reports; it never offers a rewritten dose, since only an author knows which one is meant.
//!
//! To add a rule: add its code to the table in `diagnostic/code.rs`, a [`Rule`] to [`RULES`], and
//! a few lines to `tests/fixtures/notation`, of what it must find and of what merely looks alike.

mod context;
mod number;
mod rules;
mod sign;
mod word;

use std::ops::Range;

use super::lexicon::Lexicon;
use super::scan::Scan;
use super::token::{Shape, Token};
use crate::diagnostic::{Code, Diagnostic};
use crate::settings::Profile;

use rules::RULES;

/// A published list that a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Institute for Safe Medication Practices: List of Error-Prone Abbreviations, Symbols, and
    /// Dose Designations.
    Ismp,
    /// The same, where The Joint Commission's "Do Not Use" list has it too.
    IsmpAndJointCommission,
    /// British National Formulary: Prescription writing.
    Bnf,
    /// NHS digital service manual: Content guide.
    Nhs,
    /// The last two.
    NhsAndBnf,
}

impl Source {
    fn as_str(self) -> &'static str {
        match self {
            Source::Ismp => "ISMP list of error-prone abbreviations",
            Source::IsmpAndJointCommission => {
                "ISMP list of error-prone abbreviations; Joint Commission \u{201c}Do Not Use\u{201d} list"
            }
            Source::Bnf => "BNF, prescription writing",
            Source::Nhs => "NHS content guide",
            Source::NhsAndBnf => "NHS content guide; BNF, prescription writing",
        }
    }
}

/// One way of writing that is known to be misread.
pub(super) struct Rule {
    code: Code,
    /// The list that has it, in the profile `ismp`; `None` where that profile lacks the rule.
    ismp: Option<Source>,
    /// The same in the profile `nhs`.
    nhs: Option<Source>,
    find: Find,
    /// What it is taken for.
    risk: &'static str,
    /// What is safer, in general.
    safer: &'static str,
}

/// What sets a rule off. Functions take the number of the token that does, and say which tokens
/// are meant, if any.
enum Find {
    /// One of these words in just these letters, full stops aside, where the function agrees.
    /// A space in a form stands for a space or a hyphen.
    Words(&'static [&'static str], fn(&Scan, usize) -> bool),
    /// A word with digits in it.
    Coded(fn(&Scan, usize) -> Option<Range<usize>>),
    /// A number.
    Number(fn(&Scan, usize) -> Option<Range<usize>>),
    /// One of these characters.
    Sign(&'static [char], fn(&Scan, usize) -> Option<Range<usize>>),
}

impl Rule {
    /// The words that set the rule off.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &'static str> {
        let forms = match self.find {
            Find::Words(forms, _) => forms,
            _ => &[],
        };
        forms.iter().filter_map(|form| form.split(' ').next())
    }

    fn source(&self, profile: Profile) -> Option<Source> {
        match profile {
            Profile::Ismp => self.ismp,
            Profile::Nhs => self.nhs,
            Profile::None => None,
        }
    }

    fn find(&self, scan: &Scan, at: usize) -> Option<Range<usize>> {
        match self.find {
            Find::Words(forms, holds) => {
                let end = forms.iter().find_map(|form| scan.spells(at, form))?;
                holds(scan, at).then_some(at..end)
            }
            Find::Coded(find) | Find::Number(find) => find(scan, at),
            Find::Sign(signs, find) => {
                if signs.iter().any(|&sign| scan.is_sign(at, sign)) {
                    find(scan, at)
                } else {
                    None
                }
            }
        }
    }
}

/// All rules, in the order of the table.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

/// Adds what the rules of `profile` find in one passage; `span` gives a place in its text as one
/// in the source.
pub(super) fn check(
    scan: &Scan,
    lexicon: &Lexicon,
    profile: Profile,
    span: impl Fn(Range<usize>) -> Range<usize>,
    out: &mut Vec<Diagnostic>,
) {
    if profile == Profile::None {
        return;
    }
    for (at, token) in scan.tokens.iter().enumerate() {
        let found = |rule: &Rule, out: &mut Vec<Diagnostic>| {
            let Some(source) = rule.source(profile) else { return };
            let Some(tokens) = rule.find(scan, at) else { return };
            let place = scan.bytes(tokens);
            let text = scan.text.get(place.clone()).unwrap_or_default();
            let message = format!(
                "\u{201c}{text}\u{201d} {}; {} ({})",
                rule.risk,
                rule.safer,
                source.as_str()
            );
            out.push(Diagnostic::new(rule.code, span(place), message));
        };
        match token.shape {
            Shape::Word | Shape::Dotted => {
                if let Some(known) = lexicon.known(token.entry) {
                    for rule in known.rules.iter().filter_map(|&rule| RULES.get(usize::from(rule)))
                    {
                        found(rule, out);
                    }
                }
                if token.digits {
                    for rule in RULES.iter().filter(|rule| matches!(rule.find, Find::Coded(_))) {
                        found(rule, out);
                    }
                }
            }
            Shape::Number => {
                for rule in RULES.iter().filter(|rule| matches!(rule.find, Find::Number(_))) {
                    found(rule, out);
                }
            }
            Shape::Sign => {
                if !is_common(scan, token) {
                    for rule in RULES.iter().filter(|rule| matches!(rule.find, Find::Sign(..))) {
                        found(rule, out);
                    }
                }
            }
            Shape::Version => {}
        }
    }
}

/// Whether a sign is one of those in every sentence, which set off no rule but those of the units
/// before them.
fn is_common(scan: &Scan, token: &Token) -> bool {
    let byte = scan.text.as_bytes().get(token.start as usize);
    matches!(byte, Some(b',' | b'(' | b')' | b';' | b'"' | b'-' | b'*' | b'?' | b'!'))
}
