//! The words the checks know, and one look-up that finds them all.
//!
//! A word is looked up once for all checks, by a key of its letters without case and full stops.
//! What always holds: an unknown word costs one probe or two, whatever the number of known ones.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{notation, refusal};

/// A set of classes, one bit each.
pub(super) type Class = u32;

/// A known word's number; [`UNKNOWN`] for all others.
pub(super) type Entry = u16;

/// The entry of words that are not known.
pub(super) const UNKNOWN: Entry = 0;

/// A unit of mass.
pub(super) const MASS: Class = 1;
/// A unit of volume.
pub(super) const VOLUME: Class = 1 << 1;
/// A unit of activity or of amount of substance.
pub(super) const UNITS: Class = 1 << 2;
/// A unit's abbreviation, or a unit that is never joined to its number.
pub(super) const SHORT: Class = 1 << 3;
/// A form of medicine that is counted.
pub(super) const FORM: Class = 1 << 4;
/// A drop.
pub(super) const DROP: Class = 1 << 5;
/// A form of medicine whose strength is a percentage.
pub(super) const TOPICAL: Class = 1 << 6;
/// A number in letters, or an article.
pub(super) const NUMERAL: Class = 1 << 7;
/// How often.
pub(super) const FREQUENCY: Class = 1 << 8;
/// The way into the body.
pub(super) const ROUTE: Class = 1 << 9;
/// A word that a route follows.
pub(super) const GIVE: Class = 1 << 10;
/// A word that follows a route.
pub(super) const GIVING: Class = 1 << 11;
/// A word that makes a figure a measurement rather than a dose.
pub(super) const MEASURED: Class = 1 << 12;
/// Insulin.
pub(super) const INSULIN: Class = 1 << 13;
/// The eye.
pub(super) const EYE: Class = 1 << 14;
/// The ear.
pub(super) const EAR: Class = 1 << 15;
/// A drug whose strength is written as a ratio.
pub(super) const RATIO: Class = 1 << 16;
/// An abbreviation that ends no sentence.
pub(super) const ABBREVIATION: Class = 1 << 17;
/// A word that a year follows.
pub(super) const DATE: Class = 1 << 18;
/// A word that a disease follows.
pub(super) const DISEASE: Class = 1 << 19;
/// A number's factor.
pub(super) const MAGNITUDE: Class = 1 << 20;
/// A word that a Roman numeral of a rank follows.
pub(super) const RANK: Class = 1 << 21;
/// A unit that NHS style joins to its number.
pub(super) const JOINED: Class = 1 << 22;
/// A unit whose figure per volume is a laboratory's.
pub(super) const TRACE: Class = 1 << 23;

/// A word, a number or a sign that may set off notation rules.
pub(super) const RULED: Class = 1 << 29;
/// A word that phrases of refusals start with.
pub(super) const PHRASED: Class = 1 << 30;
/// A word with further classes when it is written in certain letters.
const EXACT: Class = 1 << 31;

/// The classes of words. A word after `=` counts in just these letters, others in any case.
const CLASSES: &[(Class, &[&str])] = &[
    (MASS | SHORT | JOINED, &["mg", "=g"]),
    (MASS | SHORT, &["mgs", "gm", "gms", "mcg", "mcgs", "\u{b5}g", "\u{3bc}g", "=ug"]),
    (MASS | SHORT | TRACE, &["=ng", "nanog", "=pg"]),
    (MASS, &["gram", "grams", "gramme", "grammes", "milligram", "milligrams", "microgram"]),
    (MASS, &["micrograms", "nanogram", "nanograms", "milligramme", "milligrammes"]),
    (VOLUME | SHORT | JOINED, &["ml", "=L", "=l"]),
    (VOLUME | SHORT, &["mls"]),
    (
        VOLUME,
        &["cc", "ccs", "cc's", "litre", "litres", "liter", "liters", "millilitre", "millilitres"],
    ),
    (VOLUME, &["milliliter", "milliliters"]),
    (UNITS | SHORT, &["unit", "units", "meq", "mmol", "mmols"]),
    (UNITS, &["=IU", "=iu", "=IUs", "=U", "=u", "milliequivalents"]),
    (UNITS | TRACE, &["miu", "mu"]),
    (FORM, &["tablet", "tablets", "tab", "tabs", "capsule", "capsules", "cap", "caps", "caplet"]),
    (FORM, &["caplets", "puff", "puffs", "spray", "sprays", "patch", "patches", "sachet"]),
    (FORM, &["sachets", "suppository", "suppositories", "lozenge", "lozenges", "pill", "pills"]),
    (FORM, &["teaspoon", "teaspoons", "teaspoonful", "tablespoon", "tablespoons", "vial"]),
    (FORM, &["vials", "ampoule", "ampoules", "inhalation", "inhalations", "dose", "doses"]),
    (FORM | DROP, &["drop", "drops", "gtt", "gtts"]),
    (TOPICAL, &["cream", "ointment", "gel", "lotion", "solution", "shampoo", "foam", "paste"]),
    (TOPICAL, &["drops", "dextrose", "saline", "suspension", "glucose", "spray"]),
    (NUMERAL, &["a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight"]),
    (NUMERAL, &["nine", "ten", "half", "each", "=i", "=ii", "=iii"]),
    (FREQUENCY, &["daily", "once", "twice", "thrice", "every", "weekly", "nightly", "monthly"]),
    (FREQUENCY, &["bid", "tid", "qid", "qd", "qod", "qhs", "prn", "stat", "then", "over"]),
    (ROUTE, &["=IV", "=IM", "=PO", "=SC", "=SQ", "=SL", "=PR", "=ID", "=IP", "=iv", "=im"]),
    (ROUTE, &["=po", "subcut", "intravenous", "intravenously", "intramuscular", "orally"]),
    (ROUTE, &["intramuscularly", "intranasal", "intranasally", "sublingually", "intrathecal"]),
    (ROUTE, &["subcutaneous", "subcutaneously", "intradermal", "intrathecally", "oral"]),
    (GIVE, &["give", "given", "gives", "giving", "administer", "administered", "inject"]),
    (GIVE, &["injected", "injects", "injecting", "via", "by", "route", "routes", "use", "infused"]),
    (GIVING, &["injection", "injections", "route", "routes", "administration", "infusion"]),
    (GIVING, &["infusions", "use", "dose", "doses", "dosing", "bolus", "formulation"]),
    (MEASURED, &["level", "levels", "concentration", "concentrations", "serum", "plasma"]),
    (MEASURED, &["trough", "troughs", "peak", "clearance", "crcl", "gfr", "egfr", "creatinine"]),
    (MEASURED, &["cmax", "urine", "bilirubin", "ferritin"]),
    (INSULIN, &["insulin"]),
    (EYE, &["eye", "eyes", "ophthalmic"]),
    (EAR, &["ear", "ears", "otic"]),
    (RATIO, &["epinephrine", "adrenaline", "noradrenaline", "norepinephrine", "neostigmine"]),
    (RATIO, &["isoproterenol", "isoprenaline"]),
    (ABBREVIATION, &["eg", "ie", "etc", "dr", "mr", "mrs", "vs", "approx", "fig", "prof", "al"]),
    (ABBREVIATION, &["ca", "cf", "viz", "st", "incl", "resp", "esp"]),
    (DATE, &["in", "since", "from", "by", "during", "until"]),
    (DISEASE, &["with", "in", "for", "of", "has", "have", "having", "against", "relapsing"]),
    (MAGNITUDE, &["thousand", "million", "billion", "lakh"]),
    (RANK, &["schedule", "phase", "type", "class", "stage", "grade", "factor", "part", "group"]),
];

/// The known words.
pub(super) struct Lexicon {
    /// Open addressing, by the [`tag`] of what stands in the slot. Looked at first: all of them fit in
    /// the processor's nearest memory, and of a word that is not known no slot is read.
    tags: Vec<u8>,
    slots: Vec<Slot>,
    entries: Vec<Known>,
    shift: u32,
    /// One bit for each ASCII sign that sets off notation rules.
    signs: u128,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    class: Class,
    entry: Entry,
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    class: Class,
    /// Further classes of the word in just these letters.
    exact: Vec<(&'static str, Class)>,
    /// The notation rules that the word sets off, each with a form that begins with it.
    pub(super) rules: Vec<(u16, &'static str)>,
    /// The refusal's phrases that start with the word.
    pub(super) phrases: Vec<u16>,
}

impl Lexicon {
    /// The one lexicon, made when it is first asked for.
    pub(super) fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);
        &LEXICON
    }

    fn build() -> Lexicon {
        let mut builder = Builder { numbers: HashMap::new(), entries: vec![Known::default()] };
        for (class, words) in CLASSES {
            for word in *words {
                match word.strip_prefix('=') {
                    Some(word) => builder.known(word).exact.push((word, *class)),
                    None => builder.known(word).class |= class,
                }
            }
        }
        for (number, rule) in notation::rules().enumerate() {
            for (first, form) in rule.forms() {
                builder.known(first).rules.push((number as u16, form));
            }
        }
        for (number, phrase) in refusal::phrases().enumerate() {
            for words in phrase.words() {
                builder.known(words);
            }
            for first in phrase.first_words() {
                push(&mut builder.known(first).phrases, number);
            }
        }
        builder.finish()
    }

    /// The entry of a word whose key is `key`, and its classes when it is written as `word`.
    #[inline]
    pub(super) fn find<'a>(
        &self,
        key: u64,
        word: impl Fn() -> &'a str,
        dotted: bool,
    ) -> (Entry, Class) {
        let mask = self.tags.len() - 1;
        let (mut at, wanted) = (place(key, self.shift), tag(key));
        while let Some(&tag) = self.tags.get(at & mask) {
            if tag == wanted
                && let Some(slot) = self.slots.get(at & mask)
                && slot.key == key
            {
                let more =
                    if slot.class & EXACT == 0 { 0 } else { self.exact(slot, word(), dotted) };
                return (slot.entry, slot.class | more);
            }
            if tag == FREE {
                break;
            }
            at += 1;
        }
        (UNKNOWN, 0)
    }

    /// Whether an ASCII sign may set off notation rules.
    pub(super) fn has_sign(&self, sign: u8) -> bool {
        self.signs & 1 << sign != 0
    }

    fn exact(&self, slot: &Slot, word: &str, dotted: bool) -> Class {
        let Some(known) = self.entries.get(usize::from(slot.entry)) else { return 0 };
        let same = |form: &str| match dotted {
            true => word.bytes().filter(|&byte| byte != b'.').eq(form.bytes()),
            false => word == form,
        };
        let exact = known.exact.iter().filter(|(form, _)| same(form));
        exact.fold(0, |all, (_, class)| all | class)
    }

    /// The entry of `word`, in whatever case.
    pub(super) fn entry(&self, word: &str) -> Entry {
        self.find(key(word), || word, false).0
    }

    /// What is known of an entry.
    pub(super) fn known(&self, entry: Entry) -> Option<&Known> {
        self.entries.get(usize::from(entry)).filter(|_| entry != UNKNOWN)
    }
}

/// Adds a number once.
fn push(numbers: &mut Vec<u16>, number: usize) {
    let number = number as u16;
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

/// Spreads keys over the table: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The slot that a key is looked for in first.
fn place(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(SPREAD) >> shift) as usize
}

/// The tag of a slot that has nothing in it.
const FREE: u8 = 0;

/// A byte that tells most keys apart; never [`FREE`].
fn tag(key: u64) -> u8 {
    (key.wrapping_mul(SPREAD) >> 32) as u8 | 1
}

struct Builder {
    numbers: HashMap<u64, Entry>,
    entries: Vec<Known>,
}

impl Builder {
    fn known(&mut self, word: &str) -> &mut Known {
        let next = self.entries.len() as Entry;
        let number = *self.numbers.entry(key(word)).or_insert(next);
        if number == next {
            self.entries.push(Known::default());
        }
        &mut self.entries[usize::from(number)]
    }

    fn finish(self) -> Lexicon {
        // Three quarters empty at least, so that an unknown word is soon told.
        let size = (self.numbers.len() * 4).next_power_of_two();
        let shift = 64 - size.trailing_zeros();
        let mut slots = vec![Slot::default(); size];
        let mut tags = vec![FREE; size];
        for (&key, &entry) in &self.numbers {
            let mut at = place(key, shift);
            while tags[at & (size - 1)] != FREE {
                at += 1;
            }
            let known = &self.entries[usize::from(entry)];
            let bit = |bit: Class, set: bool| if set { bit } else { 0 };
            let class = known.class
                | bit(RULED, !known.rules.is_empty())
                | bit(PHRASED, !known.phrases.is_empty())
                | bit(EXACT, !known.exact.is_empty());
            tags[at & (size - 1)] = tag(key);
            slots[at & (size - 1)] = Slot { key, class, entry };
        }
        let signs = notation::rules().flat_map(|rule| rule.signs()).filter(|sign| sign.is_ascii());
        let signs = signs.fold(0, |bits, &sign| bits | 1 << sign as u32);
        Lexicon { tags, slots, entries: self.entries, shift, signs }
    }
}

const LOWER: u64 = 0x2020_2020_2020_2020;

/// The key of a word of ASCII letters, digits and apostrophes: the bytes `start..end`.
pub(super) fn key_at(bytes: &[u8], start: usize, end: usize) -> u64 {
    let length = end - start;
    if length <= 8 {
        let word = match bytes.get(start..start + 8).and_then(|word| word.try_into().ok()) {
            Some(word) => u64::from_le_bytes(word),
            None => {
                let mut word = [0; 8];
                for (to, from) in word.iter_mut().zip(bytes.get(start..end).unwrap_or_default()) {
                    *to = *from;
                }
                u64::from_le_bytes(word)
            }
        };
        return short_key(word, length);
    }
    let eight = |at: usize| {
        let word = bytes.get(at..at + 8).and_then(|word| word.try_into().ok());
        word.map_or(0, |word| u64::from_le_bytes(word) | LOWER)
    };
    // Two overlapping halves cover a word of up to 16 bytes; no known word is longer. The highest
    // bit, which no ASCII letter has, keeps long words apart from short ones.
    let mixed = eight(start).wrapping_mul(SPREAD).rotate_left(29) ^ eight(end - 8);
    (mixed.wrapping_mul(SPREAD) ^ length as u64) | 1 << 63
}

/// The key of a word of at most eight bytes, the first of which are `word`.
pub(super) fn short_key(word: u64, length: usize) -> u64 {
    (word & (u64::MAX >> (64 - 8 * length.clamp(1, 8)))) | LOWER
}

/// The key of any word: case, full stops and the shape of digits and apostrophes aside.
pub(super) fn key(word: &str) -> u64 {
    let mut plain = Vec::with_capacity(16);
    for c in word.chars() {
        match c {
            '.' => {}
            '\u{2019}' => plain.push(b'\''),
            '\u{b2}' => plain.push(b'2'),
            '\u{b3}' => plain.push(b'3'),
            '\u{2080}'..='\u{2089}' => plain.push(b'0' + (c as u32 - 0x2080) as u8),
            '\u{2074}'..='\u{2079}' => plain.push(b'0' + (c as u32 - 0x2070) as u8),
            c => plain.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    key_at(&plain, 0, plain.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_case_and_dots() {
        fn check(a: &str, b: &str, equal: bool) {
            assert_eq!(key(a) == key(b), equal, "{a} {b}");
        }
        check("qd", "Q.D.", true);
        check("qd", "qod", false);
        check("can\u{2019}t", "Can't", true);
        check("subcutaneously", "Subcutaneously", true);
        check("subcutaneously", "subcutaneous", false);
        check("MgSO\u{2084}", "mgso4", true);
        check("cm\u{b3}", "cm3", true);
        check("acetaminophen", "acetaminophon", false);
    }

    #[test]
    fn no_two_known_words_share_a_key() {
        let words: Vec<String> = CLASSES
            .iter()
            .flat_map(|(_, words)| words.iter())
            .map(|word| word.trim_start_matches('=').to_lowercase())
            .collect();
        for a in &words {
            assert!(a.len() <= 16, "{a}");
            for b in &words {
                assert_eq!(a == b, key(a) == key(b), "{a} {b}");
            }
        }
    }
}
