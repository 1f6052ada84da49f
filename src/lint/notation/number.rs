//! Rules that a number sets off.

use std::ops::Range;

use crate::lint::lexicon::{
    DATE, FORM, JOINED, MAGNITUDE, MASS, NUMERAL, RANK, RATIO, SHORT, TOPICAL, UNITS, VOLUME,
};
use crate::lint::scan::Scan;

/// From the number at `at` to its unit, when it counts a dose.
fn dose(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let unit = scan.unit(at).filter(|&unit| !scan.is_measured(unit))?;
    Some(at..unit + 1)
}

/// From the number at `at` to the sign `%`, when it is the strength of something applied.
fn percentage(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let applied = (at.saturating_sub(2)..at + 4).any(|near| scan.is(near, TOPICAL));
    (scan.is_sign(at + 1, '%') && applied).then_some(at..at + 2)
}

/// `1.0 mg`
pub(super) fn trailing_zero(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let number = scan.word(at);
    let zero = number.ends_with('0') && number.contains('.');
    if !zero {
        return None;
    }
    dose(scan, at).or_else(|| percentage(scan, at))
}

/// `.5 mg`
pub(super) fn naked_decimal(scan: &Scan, at: usize) -> Option<Range<usize>> {
    if !scan.word(at).starts_with('.') {
        return None;
    }
    let unit = scan.unit(at).map(|unit| at..unit + 1);
    unit.or_else(|| scan.is_sign(at + 1, '%').then_some(at..at + 2))
}

/// `10mg`
pub(super) fn joined_unit(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let unit = at + 1;
    let joined = scan.is(unit, SHORT) && scan.is_joined(unit) && !scan.is_part(unit);
    // A network of the fifth generation.
    let network = scan.word(unit) == "g" && scan.word(unit + 1) == "network";
    (joined && !network && !is_name_part(scan, at)).then_some(at..unit + 1)
}

/// `10 mg`
pub(super) fn spaced_unit(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let unit = at + 1;
    let spaced = scan.is(unit, JOINED) && !scan.is_joined(unit) && scan.unit(at) == Some(unit);
    (spaced && !is_name_part(scan, at)).then_some(at..unit + 1)
}

/// Whether a number belongs to the word before it, as in `IL-2`.
fn is_name_part(scan: &Scan, at: usize) -> bool {
    scan.is_joined(at) && at > 1 && scan.is_sign(at - 1, '-') && {
        let word = scan.word(at - 2);
        scan.is_joined(at - 1) && word.starts_with(|c: char| c.is_alphabetic())
    }
}

/// `5000 units`
pub(super) fn missing_comma(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let number = scan.word(at);
    if number.len() < 4 {
        return None;
    }
    let whole = number.split('.').next().unwrap_or_default();
    if whole.len() < 4 || whole.contains(',') || is_power(scan, at) || is_name_part(scan, at) {
        return None;
    }
    let tokens = dose(scan, at)?;
    let unit = tokens.end - 1;
    let form = scan.is(unit, FORM) && !scan.is(unit, MASS | VOLUME | UNITS);
    let year = whole.len() == 4
        && (whole.starts_with("19") || whole.starts_with("20"))
        && scan.follows(at, DATE)
        && matches!(scan.word(unit), "units" | "unit" | "g")
        && !scan.is_joined(unit);
    (!form && !year).then_some(tokens)
}

/// Whether a number is a factor or a power: `5*10^9`.
fn is_power(scan: &Scan, at: usize) -> bool {
    let factor = |at| ['*', '^', '\u{d7}'].iter().any(|&sign| scan.is_sign(at, sign));
    factor(at + 1)
        || (at > 0 && factor(at - 1))
        || "\u{b2}\u{b3}\u{b9}".contains(scan.word(at + 1)) && !scan.word(at + 1).is_empty()
}

/// `5M units`
pub(super) fn large_number(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let large = matches!(scan.word(at + 1), "M" | "MM" | "K" | "k");
    (large && scan.is(at + 2, UNITS)).then_some(at..at + 3)
}

/// `10 mg. twice`
pub(super) fn unit_full_stop(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let stop = at + 2;
    let short = scan.is(at + 1, SHORT) && !scan.word(at + 1).starts_with("unit");
    let stopped = short && scan.is_sign(stop, '.') && scan.is_joined(stop);
    let on = scan.word(stop + 1).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    (stopped && on).then_some(at..stop + 1)
}

/// `epinephrine 1:1,000`
pub(super) fn ratio(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let parts = scan.word(at + 2);
    let ratio = scan.word(at) == "1"
        && scan.is_sign(at + 1, ':')
        && (parts == "1000" || (parts.len() >= 5 && parts.ends_with("000")));
    (ratio && scan.near(at, RATIO)).then_some(at..at + 3)
}

/// `1/2 tablet`
pub(super) fn tablet_fraction(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let fraction = scan.is_sign(at + 1, '/')
        && matches!((scan.word(at), scan.word(at + 2)), ("1", "2" | "3" | "4") | ("3", "4"));
    if !fraction || scan.follows(at, RANK) {
        return None;
    }
    let mut next = at + 3;
    if matches!(scan.word(next), "to" | "or" | "\u{2013}" | "-") && scan.is_number(next + 1) {
        next += 2;
    }
    next += usize::from(scan.word(next) == "of");
    next += usize::from(scan.word(next) == "a");
    (scan.is(next, FORM) && !scan.follows(at, NUMERAL)).then_some(at..at + 3)
}

/// `150#`
pub(super) fn pounds(scan: &Scan, at: usize) -> Option<Range<usize>> {
    (scan.is_sign(at + 1, '#') && scan.is_joined(at + 1)).then_some(at..at + 2)
}

/// `0.5 g`
pub(super) fn avoidable_decimal(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let below_one = scan.word(at).starts_with("0.");
    let unit = at + 1;
    let range = at > 0 && matches!(scan.word(at - 1), "to" | "-" | "\u{2013}" | "or");
    let rate = scan.is_sign(unit + 1, '/');
    let avoidable = below_one && matches!(scan.word(unit), "g" | "mg") && !range && !rate;
    (avoidable && !scan.follows(at, MAGNITUDE)).then_some(at..unit + 1)
}
