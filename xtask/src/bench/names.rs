//! Names of drugs that never were: generic names with the stems such names have, and brand names.
//!
//! What always holds: a number gives the same name on every machine, and another number another name.

/// What stands before the stem.
const SYLLABLES: [&str; 40] = [
    "ba", "be", "bo", "ca", "ce", "cli", "da", "do", "e", "fa", "fe", "flu", "ga", "gli", "i",
    "ke", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni", "o", "pa", "pi", "pra",
    "ra", "ri", "ro", "sa", "so", "ta", "ti", "tra", "ve",
];

/// Ends as the names of real classes have them, common ones first.
const STEMS: [&str; 32] = [
    "pril",
    "sartan",
    "statin",
    "olol",
    "azole",
    "cillin",
    "mab",
    "tinib",
    "mycin",
    "floxacin",
    "dipine",
    "prazole",
    "gliptin",
    "oxetine",
    "azepam",
    "caine",
    "vir",
    "afil",
    "triptan",
    "setron",
    "parin",
    "xaban",
    "gliflozin",
    "thiazide",
    "terol",
    "profen",
    "tidine",
    "zosin",
    "barbital",
    "cycline",
    "dronate",
    "lukast",
];

const BRAND_ENDS: [&str; 24] = [
    "ex", "ia", "or", "ix", "um", "yl", "ara", "ena", "iq", "ol", "ant", "eva", "in", "on", "is",
    "ura", "ovo", "yra", "ect", "alta", "ium", "ozo", "era", "ax",
];

/// A source of numbers that look random: SplitMix64.
#[derive(Clone, Copy)]
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From zero up to and without `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    /// From zero up to and without one.
    pub(super) fn part(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The generic name of a number.
pub(super) fn generic(n: usize) -> String {
    word(n, &STEMS)
}

/// The brand name of a number.
pub(super) fn brand(n: usize) -> String {
    let mut name = word(n, &BRAND_ENDS);
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// Two syllables and an end, more syllables when the numbers are larger; neighbours are unlike.
fn word(n: usize, ends: &[&str]) -> String {
    // Multiplying by a number that shares no factor with the count leaves every name its own.
    let count = SYLLABLES.len().pow(2) * ends.len();
    let (mut rest, at) = (n / count, n % count * 7_919 % count);
    let end = ends.get(at % ends.len()).copied().unwrap_or_default();
    let mut syllables = Vec::new();
    let mut place = at / ends.len();
    for _ in 0..2 {
        syllables.push(SYLLABLES.get(place % SYLLABLES.len()).copied().unwrap_or_default());
        place /= SYLLABLES.len();
    }
    while rest > 0 {
        rest -= 1;
        syllables.push(SYLLABLES.get(rest % SYLLABLES.len()).copied().unwrap_or_default());
        rest /= SYLLABLES.len();
    }
    syllables.concat() + end
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn numbers_have_names_of_their_own() {
        for name in [generic as fn(usize) -> String, brand] {
            let names: HashSet<String> = (0..60_000).map(name).collect();
            // Some read the same though they are cut otherwise.
            assert!(names.len() > 59_000, "{}", names.len());
        }
        assert_eq!([generic(0), generic(7), brand(1)], ["babapril", "gacafloxacin", "Faeax"]);
    }
}
