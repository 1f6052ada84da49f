//! Rules that a sign sets off.

use std::ops::Range;

use crate::lint::lexicon::{FORM, MASS, UNITS, VOLUME};
use crate::lint::scan::Scan;

/// `< 12 years`, but not `<1%`, `p < 0.05`, `<1/10,000`, `->`.
pub(super) fn comparison(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let number = at + 1;
    let arrow = at > 0 && matches!(scan.word(at - 1), "-" | "=" | "<" | ">");
    let probability = at > 0 && matches!(scan.word(at - 1), "p" | "P");
    if !scan.is_number(number) || arrow || probability {
        return None;
    }
    let mut after = number + 1;
    if matches!(scan.word(after), "-" | "\u{2013}" | "to") && scan.is_number(after + 1) {
        after += 2;
    }
    let share = matches!(scan.word(after), "%" | "percent" | "in")
        || (scan.is_sign(after, '/') && scan.is_number(after + 1));
    (!share).then_some(at..number + 1)
}

/// `25 units/10 units`
pub(super) fn slash(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let first = at.checked_sub(2)?;
    let unit = |at| scan.is(at, MASS | UNITS);
    let doses = scan.is_number(first) && unit(at - 1) && scan.is_number(at + 1) && unit(at + 2);
    (doses && scan.word(at + 2) != "g").then_some(first..at + 3)
}

/// `@ 8 PM`, but not in an address.
pub(super) fn at(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let after = scan.tokens.get(at + 1)?;
    let apart = !scan.is_joined(at) && (after.spaced || scan.is_number(at + 1));
    apart.then_some(at..at + 2)
}

/// `nausea & vomiting`, but not `Procter & Gamble`.
pub(super) fn ampersand(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let capital = |at| scan.word(at).starts_with(|c: char| c.is_uppercase());
    let before = at.checked_sub(1)?;
    let after = scan.tokens.get(at + 1)?;
    let names = capital(before) && capital(at + 1);
    (!scan.is_joined(at) && after.spaced && !names).then_some(at..at + 1)
}

/// `10 mg + 5 mg`, `10 mg + milk`, but not `Paracetamol + Caffeine`.
pub(super) fn plus(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let after = scan.tokens.get(at + 1)?;
    let dose = scan.follows(at, MASS | VOLUME | UNITS | FORM);
    let lower = !scan.is_joined(at) && scan.word(at + 1).starts_with(|c: char| c.is_lowercase());
    (dose && after.spaced && (lower || scan.is_number(at + 1))).then_some(at..at + 1)
}

/// `q4°`, `every 6°`
pub(super) fn hours(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let number = at.checked_sub(1)?;
    let coded = scan.word(number);
    let rest = coded.strip_prefix(['q', 'Q']);
    let every = number > 0 && matches!(scan.word(number - 1), "q" | "Q" | "every" | "Every");
    let hours =
        rest.is_some_and(|rest| rest.parse::<u8>().is_ok()) || (every && scan.is_number(number));
    let temperature = matches!(scan.word(at + 1), "C" | "F" | "K");
    (hours && scan.is_joined(at) && !temperature).then_some(number..at + 1)
}

/// `∅`
pub(super) fn alone(_: &Scan, at: usize) -> Option<Range<usize>> {
    Some(at..at + 1)
}

/// `½ tablet`
pub(super) fn fraction(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let article = matches!(scan.word(at + 1), "a" | "of");
    scan.is(at + 1 + usize::from(article), FORM).then_some(at..at + 1)
}

/// `1/d`, `i/d`
pub(super) fn one_daily(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let first = at.checked_sub(1)?;
    let letters = matches!(scan.word(first), "1" | "i") && scan.word(at + 1) == "d";
    let joined = scan.is_joined(at) && scan.is_joined(at + 1);
    (letters && joined && !scan.is_joined(first)).then_some(first..at + 2)
}

/// `× 3 d`
pub(super) fn duration(scan: &Scan, at: usize) -> Option<Range<usize>> {
    (scan.is_number(at + 1) && scan.word(at + 2) == "d").then_some(at..at + 3)
}

/// `D/C`, and no further letters.
pub(super) fn discharge(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let first = at.checked_sub(1)?;
    let letters = matches!(
        (scan.word(first), scan.word(at + 1)),
        ("D", "C" | "C'd" | "C\u{2019}d") | ("d", "c" | "c'd" | "c\u{2019}d")
    );
    let joined = scan.is_joined(at) && scan.is_joined(at + 1);
    let before = scan.is_joined(first);
    let listed = before && matches!(scan.word(first - 1), "/" | "-");
    let longer = scan.is_sign(at + 2, '/') && scan.is_joined(at + 2);
    (letters && joined && !listed && !longer).then_some(first..at + 2)
}
