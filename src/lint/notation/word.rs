//! Where a word's rule holds, and the rules that a word with digits sets off.

use std::ops::Range;

use super::context::Dose;
use crate::lint::lexicon::{
    DISEASE, DROP, FORM, GIVE, INSULIN, MAGNITUDE, MASS, NUMERAL, RANK, ROUTE, UNITS, VOLUME,
};
use crate::lint::scan::Scan;

/// Wherever it stands.
pub(super) fn always(_: &Scan, _: usize) -> bool {
    true
}

/// Not as a part of a hyphenated word: `hs-CRP`.
pub(super) fn whole(scan: &Scan, at: usize) -> bool {
    !scan.is_part(at)
}

/// After a number, or joined to one by a hyphen.
pub(super) fn counted(scan: &Scan, at: usize) -> bool {
    let number = |back: usize| at >= back && scan.is_number(at - back);
    let hyphen = number(2) && scan.is_sign(at - 1, '-') && scan.is_joined(at);
    (number(1) || hyphen) && !scan.is_part(at)
}

/// After a number, or before one: the grains of `gr 5`.
pub(super) fn apothecary(scan: &Scan, at: usize) -> bool {
    counted(scan, at) || (scan.word(at) == "gr" && scan.is_number(at + 1))
}

/// After a number, and not as what is counted one by one: `2 grains of rice`.
pub(super) fn grain(scan: &Scan, at: usize) -> bool {
    let seeds = matches!(scan.word(at + 2), "rice" | "sand" | "salt" | "sugar" | "wheat" | "corn");
    counted(scan, at) && !(scan.word(at + 1) == "of" && seeds)
}

/// After a number, when it is no laboratory's.
pub(super) fn counted_dose(scan: &Scan, at: usize) -> bool {
    counted(scan, at) && !scan.is_measured(at)
}

/// After a number, or after a slash: the litre of `5 mg/ml`.
pub(super) fn counted_or_per(scan: &Scan, at: usize) -> bool {
    counted(scan, at) || (at > 0 && scan.is_sign(at - 1, '/') && scan.is_joined(at))
}

/// After a number, in words or not, or `million`, when it is no laboratory's: `U`.
pub(super) fn units(scan: &Scan, at: usize) -> bool {
    let article = at > 0 && matches!(scan.word(at - 1), "a" | "A" | "an" | "An" | "each" | "Each");
    let in_words = scan.follows(at, MAGNITUDE | NUMERAL) && !article && !scan.is_part(at);
    (counted(scan, at) || in_words) && !scan.is_measured(at)
}

/// The same, or in words: `IU`.
pub(super) fn international_units(scan: &Scan, at: usize) -> bool {
    let explains = scan
        .in_parentheses(at)
        .is_some_and(|word| matches!(scan.word(word), "unit" | "units" | "Unit" | "Units"));
    let named = at > 0 && matches!(scan.word(at - 1), "in" | "per" | "many");
    units(scan, at) || explains || named
}

/// After a dose.
pub(super) fn dosed(scan: &Scan, at: usize) -> bool {
    scan.dose_before(at).is_some() && !scan.is_part(at)
}

/// `MS` as a drug: beside a dose or a route, and not as a disease.
pub(super) fn morphine(scan: &Scan, at: usize) -> bool {
    if scan.is_part(at) || scan.is_sign(at + 1, '/') || (at > 0 && scan.is_sign(at - 1, '/')) {
        return false;
    }
    let after = scan.dose_before(at).is_some();
    let disease = scan.follows(at, DISEASE) && !after;
    let before = scan.is_dose(at + 1) || scan.is(at + 1, ROUTE);
    !disease && (after || before || scan.follows(at, ROUTE))
}

/// A dose, in that it is followed or preceded by one: a drug whose abbreviation has other uses.
pub(super) fn drug(scan: &Scan, at: usize) -> bool {
    let strength = scan.is_number(at + 1)
        && scan.is_sign(at + 2, '%')
        && scan.is(at + 3, crate::lint::lexicon::TOPICAL);
    !scan.is_part(at) && (scan.is_dose(at + 1) || strength || applied(scan, at + 1))
}

/// Something that is put on the skin, and not one of the many things that spray or drop.
fn applied(scan: &Scan, at: usize) -> bool {
    matches!(scan.word(at), "cream" | "ointment" | "gel" | "lotion")
}

/// A route in a list of routes, or after a verb of giving or a dose.
pub(super) fn route(scan: &Scan, at: usize) -> bool {
    scan.is_route(at)
}

/// A route whose capitals spell a common word: `IN`, `IT`.
pub(super) fn common_route(scan: &Scan, at: usize) -> bool {
    let before = scan.dose_before(at).is_some();
    let listed = at > 0 && matches!(scan.word(at - 1), "or" | "and" | "," | "/" | "(");
    let given = matches!(scan.word(at + 1), "injection" | "injections" | "chemotherapy");
    (before || given || (listed && scan.is_route(at))) && !scan.is_part(at) && scan.reads_on(at + 1)
}

/// Once a day: after a dose of anything but drops.
pub(super) fn daily(scan: &Scan, at: usize) -> bool {
    let explains = at > 1 && scan.is_sign(at - 1, '(') && scan.word(at - 2) == "daily";
    let dose = scan.dose_before(at) == Some(Dose::Any) && !scan.is_part(at);
    (dose && !scan.is_eye_or_ear(at)) || explains
}

/// Beside an eye or an ear, or after drops.
pub(super) fn eye_or_ear(scan: &Scan, at: usize) -> bool {
    scan.is_eye_or_ear(at)
}

/// After a dose, or after `at` or `bedtime`.
pub(super) fn bedtime(scan: &Scan, at: usize) -> bool {
    let named = at > 0 && matches!(scan.word(at - 1), "at" | "take");
    dosed(scan, at) || (named && !scan.is_part(at))
}

/// Beside insulin.
pub(super) fn insulin(scan: &Scan, at: usize) -> bool {
    scan.near(at, INSULIN)
}

/// After a dose, a form of medicine, or a verb of taking.
pub(super) fn directed(scan: &Scan, at: usize) -> bool {
    let verb = at > 0
        && (scan.follows(at, GIVE | FORM)
            || matches!(scan.word(at - 1), "take" | "Take" | "apply" | "Apply" | "Use" | "Give"));
    dosed(scan, at) || verb
}

/// Before or after a form of medicine: `ii tablets`, `gtts iii`.
pub(super) fn roman(scan: &Scan, at: usize) -> bool {
    let before = scan.is(at + 1, FORM) && !scan.is(at + 1, DROP) && !scan.follows(at, RANK);
    let after = scan.follows(at, FORM) && !(at > 1 && scan.is_number(at - 2));
    (before || after) && !scan.is_part(at)
}

/// Before `drip` or `infusion`.
pub(super) fn dripped(scan: &Scan, at: usize) -> bool {
    matches!(scan.word(at + 1), "drip" | "gtt" | "infusion")
}

/// After `IV`.
pub(super) fn infused(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.word(at - 1) == "IV"
}

/// Not before a form or a verb of giving, as a word of two letters may be: `on`, `om`.
pub(super) fn latin(scan: &Scan, at: usize) -> bool {
    dosed(scan, at) && scan.reads_on(at + 1)
}

/// `Inderal40 mg`, `Inderal40mg`
pub(super) fn joined_name(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let word = scan.word(at);
    let name = word.find(|c: char| c.is_ascii_digit()).filter(|&name| name >= 4)?;
    let (letters, figure) = word.split_at(name);
    let unit = figure.trim_start_matches(|c: char| c.is_ascii_digit());
    let lower = letters.ends_with(|c: char| c.is_lowercase());
    if !lower || letters.contains(|c: char| !c.is_alphabetic()) {
        return None;
    }
    match unit {
        "" if scan.is(at + 1, MASS | VOLUME | UNITS) => Some(at..at + 2),
        "mg" | "mcg" | "mL" | "ml" | "g" | "units" => Some(at..at + 1),
        _ => None,
    }
}

/// The same, where the unit is joined too.
pub(super) fn joined_name_and_unit(scan: &Scan, at: usize) -> Option<Range<usize>> {
    joined_name(scan, at).filter(|tokens| tokens.len() == 1)
}

/// `q6PM`
pub(super) fn clock(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let rest = scan.word(at).strip_prefix(['q', 'Q'])?;
    let noon = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let clock = noon.len() < rest.len() && matches!(noon, "AM" | "PM" | "am" | "pm");
    clock.then_some(at..at + 1)
}

/// `q 6 PM`
pub(super) fn clock_apart(scan: &Scan, at: usize) -> bool {
    scan.is_number(at + 1) && matches!(scan.word(at + 2), "AM" | "PM" | "am" | "pm")
}

/// `x 3 d`, `x 3d`
pub(super) fn duration_apart(scan: &Scan, at: usize) -> bool {
    scan.is_number(at + 1) && scan.word(at + 2) == "d" && !scan.is_sign(at + 3, '/')
}

/// `x3d`, `x1`
pub(super) fn duration(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let rest = scan.word(at).strip_prefix('x')?;
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let days = unit.len() < rest.len() && matches!(unit, "d" | "days");
    (days || (rest == "1" && (dosed(scan, at) || led_by_dose(scan, at)))).then_some(at..at + 1)
}

/// Whether a dose stands a few words before: `1 g by vein x1`.
fn led_by_dose(scan: &Scan, at: usize) -> bool {
    (2..=5).any(|back| at >= back && scan.is_dose(at - back))
}

/// `cm3`, `cm³`
pub(super) fn cubed(scan: &Scan, at: usize) -> bool {
    counted(scan, at)
}
