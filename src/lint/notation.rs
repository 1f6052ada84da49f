//! Medication-safety notation: ways of writing doses that are known to be misread.
//!
//! The rules are data, in [`rules`](mod@rules): what sets a rule off, in which context it holds, why the
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
use std::sync::LazyLock;

use super::lexicon::{Lexicon, RULED};
use super::scan::Scan;
use super::token::Shape;
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
    /// The forms that set the rule off, each behind its first word.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let forms = match self.find {
            Find::Words(forms, _) => forms,
            _ => &[],
        };
        forms.iter().filter_map(|form| Some((form.split(' ').next()?, *form)))
    }

    /// The signs that set the rule off.
    pub(super) fn signs(&self) -> &'static [char] {
        match self.find {
            Find::Sign(signs, _) => signs,
            _ => &[],
        }
    }

    fn source(&self, profile: Profile) -> Option<Source> {
        match profile {
            Profile::Ismp => self.ismp,
            Profile::Nhs => self.nhs,
            Profile::None => None,
        }
    }

    /// The tokens that are meant, of those that spell one of its forms or the one that sets it off.
    fn find(&self, scan: &Scan, tokens: Range<usize>) -> Option<Range<usize>> {
        let at = tokens.start;
        match self.find {
            Find::Words(_, holds) => holds(scan, at).then_some(tokens),
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

/// The rules of a profile that no word sets off, by what does.
#[derive(Default)]
struct ByShape {
    coded: Vec<&'static Rule>,
    numbers: Vec<&'static Rule>,
    signs: Vec<&'static Rule>,
}

impl ByShape {
    fn of(profile: Profile) -> &'static ByShape {
        static ISMP: LazyLock<ByShape> = LazyLock::new(|| ByShape::new(Profile::Ismp));
        static NHS: LazyLock<ByShape> = LazyLock::new(|| ByShape::new(Profile::Nhs));
        static NONE: LazyLock<ByShape> = LazyLock::new(ByShape::default);
        match profile {
            Profile::Ismp => &ISMP,
            Profile::Nhs => &NHS,
            Profile::None => &NONE,
        }
    }

    fn new(profile: Profile) -> ByShape {
        let mut all = ByShape::default();
        for rule in RULES.iter().filter(|rule| rule.source(profile).is_some()) {
            match rule.find {
                Find::Words(..) => {}
                Find::Coded(_) => all.coded.push(rule),
                Find::Number(_) => all.numbers.push(rule),
                Find::Sign(..) => all.signs.push(rule),
            }
        }
        all
    }
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
    let by_shape = ByShape::of(profile);
    let mut found = |rule: &Rule, tokens: Range<usize>| {
        let Some(source) = rule.source(profile) else { return };
        let Some(tokens) = rule.find(scan, tokens) else { return };
        let place = scan.bytes(tokens);
        let text = scan.text.get(place.clone()).unwrap_or_default();
        let (risk, safer, source) = (rule.risk, rule.safer, source.as_str());
        let message = format!("\u{201c}{text}\u{201d} {risk}; {safer} ({source})");
        out.push(Diagnostic::new(rule.code, span(place), message));
    };
    for (at, token) in scan.marked(RULED) {
        match token.shape {
            Shape::Word | Shape::Dotted => {
                let known = lexicon.known(token.entry).map_or(&[][..], |known| &known.rules);
                let mut spelt = None;
                for &(rule, form) in known {
                    // Of a rule's forms the first that stands here is meant.
                    if spelt != Some(rule)
                        && let Some(end) = scan.spells(at, form)
                    {
                        spelt = Some(rule);
                        if let Some(rule) = RULES.get(usize::from(rule)) {
                            found(rule, at..end);
                        }
                    }
                }
                if token.digits {
                    by_shape.coded.iter().for_each(|rule| found(rule, at..at + 1));
                }
            }
            Shape::Number => by_shape.numbers.iter().for_each(|rule| found(rule, at..at + 1)),
            Shape::Sign => by_shape.signs.iter().for_each(|rule| found(rule, at..at + 1)),
            Shape::Version => {}
        }
    }
}
