//! What stands around a token: the questions that rules ask before they speak.
//!
//! What always holds: each question looks a bounded number of tokens back or ahead, so that the
//! cost of a passage grows with its length alone.

use crate::lint::lexicon::{
    Class, DROP, EAR, EYE, FORM, FREQUENCY, GIVE, GIVING, MAGNITUDE, MASS, MEASURED, NUMERAL,
    ROUTE, TRACE, UNITS, VOLUME, key,
};
use crate::lint::scan::Scan;
use crate::lint::token::Shape;

/// How far a question looks.
const REACH: usize = 8;

/// What a dose is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dose {
    /// A mass, a volume, units, or a form of medicine.
    Any,
    /// Drops.
    Drops,
}

impl Scan<'_> {
    /// Whether the token is the first half of a hyphenated or slashed word, or the second.
    pub(super) fn is_part(&self, at: usize) -> bool {
        let hyphen = |at| self.is_sign(at, '-') && self.is_joined(at);
        (hyphen(at + 1) && self.is_joined(at + 2) && self.is_word(at + 2))
            || (at > 1 && hyphen(at - 1) && self.is_joined(at) && self.is_word(at - 2))
    }

    /// The token after those that spell `form`, of one word or more, in just these letters.
    pub(super) fn spells(&self, at: usize, form: &str) -> Option<usize> {
        // A word has mostly the form's key alone, as `as` has that of `AS`.
        let word = self.word(at).as_bytes();
        if word.is_ascii() && word.first() != form.as_bytes().first() {
            return None;
        }
        let mut end = at;
        for (number, part) in form.split(' ').enumerate() {
            if number > 0 && self.is_sign(end, '-') && self.is_joined(end) {
                end += 1;
            }
            let token = self.tokens.get(end).filter(|token| token.is_word())?;
            let word = self.word(end);
            let same = match (token.shape, word.is_ascii()) {
                (Shape::Dotted, _) => word.bytes().filter(|&byte| byte != b'.').eq(part.bytes()),
                (_, true) => word == part,
                // Only a known word with other digits or apostrophes comes here.
                (_, false) => word == part || key(part) == token.key,
            };
            if !same {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Whether a token is a word in lower case, a number or a sign, or there is none: what may
    /// follow an abbreviation in a sentence, but not a word in capitals among others.
    pub(super) fn reads_on(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.starts_with(|c: char| c.is_alphabetic())
            || word.starts_with(|c: char| c.is_lowercase())
            || self.is(at, FREQUENCY | ROUTE)
    }

    /// The unit a number is counted in: past the other end of its range, if it has one.
    pub(super) fn unit(&self, number: usize) -> Option<usize> {
        let mut at = number + 1;
        for _ in 0..2 {
            let hyphen = self.is_sign(at, '-') && self.is_joined(at);
            if self.is(at, MASS | VOLUME | UNITS | FORM) {
                // The L of an L-shaped thing is no litre.
                let other = self.word(at).len() == 1 && self.is_part(at);
                return (!other).then_some(at);
            }
            if hyphen && self.is(at + 1, MASS | VOLUME | UNITS | FORM) && self.is_joined(at + 1) {
                return Some(at + 1);
            }
            let range = hyphen
                || self.is_sign(at, '\u{2013}')
                || self.is_sign(at, '\u{2014}')
                || matches!(self.word(at), "to" | "or" | "and");
            if !range || !self.is_number(at + 1) {
                return None;
            }
            at += 2;
        }
        None
    }

    /// Whether a figure in the unit at `unit` is a measurement: a laboratory's, not a dose.
    pub(super) fn is_measured(&self, unit: usize) -> bool {
        let mut at = unit + 1;
        let mut volume = false;
        while self.is_sign(at, '/') && at < unit + REACH {
            let per = self.word(at + 1);
            if matches!(per, "dL" | "dl" | "DL" | "L" | "l" | "min" | "mol")
                && (per != "min" || self.near(unit, MEASURED))
            {
                return true;
            }
            volume |= self.is(at + 1, VOLUME);
            at += 2;
        }
        volume && (self.is(unit, TRACE) || self.near(unit, MEASURED))
    }

    /// Whether a word of one of the classes stands near.
    pub(super) fn near(&self, at: usize, class: Class) -> bool {
        let reach = at.saturating_sub(REACH)..(at + REACH / 2).min(self.tokens.len());
        reach.into_iter().any(|at| self.is(at, class))
    }

    /// Whether a dose (a number and its unit, a number and a form of medicine) starts at a token.
    pub(super) fn is_dose(&self, at: usize) -> bool {
        self.is_number(at) && self.unit(at).is_some_and(|unit| !self.is_measured(unit))
    }

    /// The dose a token follows, with no more between them than routes, `once`, and signs.
    pub(super) fn dose_before(&self, at: usize) -> Option<Dose> {
        let mut back = at;
        for _ in 0..REACH {
            back = back.checked_sub(1)?;
            if self.is(back, MASS | VOLUME | UNITS | FORM) {
                return self.counted(back);
            }
            let skipped = self.is(back, ROUTE)
                || matches!(self.word(back), "once" | "," | "(" | ":" | "/" | "or" | "and" | "of")
                || matches!(self.word(back), "kg" | "day" | "m2" | "m\u{b2}");
            if !skipped {
                return None;
            }
        }
        None
    }

    fn counted(&self, unit: usize) -> Option<Dose> {
        let dose = if self.is(unit, DROP) { Dose::Drops } else { Dose::Any };
        let before = unit.checked_sub(1)?;
        let hyphen = self.is_sign(before, '-') || self.is_sign(before, '/');
        let count = if hyphen { before.checked_sub(1)? } else { before };
        let in_words = self.is(unit, UNITS | FORM) && self.is(count, NUMERAL | MAGNITUDE);
        (self.is_number(count) || in_words).then_some(dose)
    }

    /// Whether a token stands where a route belongs: after a dose or a verb of giving, before a
    /// noun of giving, or in a list of routes.
    pub(super) fn is_route(&self, at: usize) -> bool {
        if self.is_part(at) {
            return false;
        }
        let listed = |sign: usize, beyond: Option<usize>| {
            matches!(self.word(sign), "," | "/" | "or" | "and" | "to")
                && beyond.is_some_and(|beyond| self.is(beyond, ROUTE))
        };
        let or = |sign: usize| matches!(self.word(sign), "or" | "and");
        let before = at.checked_sub(1);
        let colon = before.is_some_and(|sign| self.is_sign(sign, ':'));
        self.dose_before(at).is_some()
            || self.follows(at, GIVE)
            || (colon && at > 1 && self.is(at - 2, GIVE))
            || self.is(at + 1, GIVING)
            || listed(at + 1, Some(at + 2))
            || before.is_some_and(|sign| {
                listed(sign, sign.checked_sub(1))
                    || (or(sign) && sign > 1 && listed(sign - 1, sign.checked_sub(2)))
            })
            || self.in_parentheses(at).is_some_and(|word| self.is(word, ROUTE))
    }

    /// The word that a token in parentheses explains: of `bedtime (HS)`, `bedtime`.
    pub(super) fn in_parentheses(&self, at: usize) -> Option<usize> {
        let word = at.checked_sub(2)?;
        (self.is_sign(at - 1, '(') && self.is_sign(at + 1, ')')).then_some(word)
    }

    /// Whether a token stands where an eye or an ear belongs.
    pub(super) fn is_eye_or_ear(&self, at: usize) -> bool {
        if self.is_part(at) || !self.reads_on(at + 1) || self.word(at + 1) == "lib" {
            return false;
        }
        let explains = self.in_parentheses(at).is_some_and(|word| self.is(word, EYE | EAR));
        let ointment = (1..4).any(|back| at >= back && self.is(at - back, EYE | EAR))
            && at > 0
            && matches!(self.word(at - 1), "ointment" | "gel" | "solution" | "drops" | "drop");
        let into = at > 0 && matches!(self.word(at - 1), "to" | "in" | "into");
        let dose = self.dose_before(at - usize::from(into));
        explains || ointment || dose == Some(Dose::Drops) || {
            // `gtt i a.u.`: a Roman count between.
            at > 1 && self.is(at - 1, NUMERAL) && self.is(at - 2, DROP)
        }
    }
}
