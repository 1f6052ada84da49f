//! Cuts a passage into words, numbers and signs, once, for all checks that read words.
//!
//! What always holds: tokens are in order and do not overlap; what lies between two of them is
//! white space. A dotted abbreviation (`q.d.`) is one word, and so is a word with digits in it
//! (`CYP3A4`); digits that run into letters (`10mg`) are a number and a word. Every token that a rule
//! or a phrase begins with is marked, so that the checks pass over all others unseen.

use super::lexicon::{self, Class, Entry, Lexicon, PHRASED, RULED};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, perhaps with digits or apostrophes after the first.
    Word,
    /// Letters parted by full stops: `e.g.`
    Dotted,
    /// Digits, perhaps with commas by thousands and a decimal part.
    Number,
    /// A number with more than one point, such as a version.
    Version,
    /// Any other character.
    Sign,
}

/// A word, a number or a sign of a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte in the passage.
    pub(super) start: u32,
    /// First byte after it.
    pub(super) end: u32,
    /// What it is.
    pub(super) shape: Shape,
    /// Whether white space, or the start of the passage, stands before it.
    pub(super) spaced: bool,
    /// Whether a word has digits in it.
    pub(super) digits: bool,
    /// What the lexicon says of it.
    pub(super) class: Class,
    /// Its entry in the lexicon, or [`lexicon::UNKNOWN`].
    pub(super) entry: Entry,
    /// Equal for words equal but for case; 0 for what has none.
    pub(super) key: u64,
}

impl Token {
    /// Whether it is a word of one of the classes.
    pub(super) fn is(&self, class: Class) -> bool {
        self.class & class != 0
    }

    /// Whether it is a word, dotted or not.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Word | Shape::Dotted)
    }
}

/// A passage's tokens.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// All of them, in order.
    pub(super) all: Vec<Token>,
    /// The numbers of those that may set off a rule or begin a phrase.
    pub(super) marked: Vec<u32>,
}

impl Tokens {
    /// With room for those of nearly all passages.
    pub(super) fn new() -> Self {
        Tokens { all: Vec::with_capacity(192), marked: Vec::with_capacity(64) }
    }
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SPACE: u8 = 3;
const WIDE: u8 = 4;

const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\n' | b'\r' => SPACE,
            0x80.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Cuts `text` into `out`, which is emptied first.
pub(super) fn cut(text: &str, lexicon: &Lexicon, out: &mut Tokens) {
    let Tokens { all, marked } = out;
    all.clear();
    marked.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        // A token is put together from its parts only when it is pushed: built up in place and
        // then copied, it costs more than all the rest. Most begin with a letter: that is asked first
        // and not of the table, or the compiler makes one jump of both, which nobody can foresee.
        let (end, shape, known) = if byte.is_ascii_alphabetic() {
            short_word(text, at, lexicon).unwrap_or_else(|| word(text, at, lexicon))
        } else {
            match class_of(byte) {
                SPACE => {
                    at += 1;
                    spaced = true;
                    continue;
                }
                DIGIT => number(bytes, at),
                WIDE => {
                    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                        break;
                    };
                    if c.is_whitespace() {
                        at += c.len_utf8();
                        spaced = true;
                        continue;
                    }
                    if c.is_alphabetic() {
                        word(text, at, lexicon)
                    } else {
                        (at + c.len_utf8(), Shape::Sign, Known::RULE)
                    }
                }
                _ if byte == b'.' && starts_decimal(bytes, at) => number(bytes, at),
                _ if lexicon.has_sign(byte) => (at + 1, Shape::Sign, Known::RULE),
                _ => (at + 1, Shape::Sign, Known::NOT),
            }
        };
        at = end;
        let Known { key, entry, class, digits } = known;
        if class & (RULED | PHRASED) != 0 {
            marked.push(all.len() as u32);
        }
        let (start, end) = (start as u32, end as u32);
        all.push(Token { start, end, shape, spaced, digits, class, entry, key });
        // Nearly every word has a space behind it.
        spaced = bytes.get(at) == Some(&b' ');
        at += usize::from(spaced);
    }
}

/// What the lexicon says of a word.
#[derive(Clone, Copy)]
struct Known {
    key: u64,
    entry: Entry,
    class: Class,
    digits: bool,
}

impl Known {
    /// Of what is no word.
    const NOT: Known = Known { key: 0, entry: lexicon::UNKNOWN, class: 0, digits: false };
    /// Of what is no word, but may set off a rule.
    const RULE: Known = Known { class: RULED, ..Known::NOT };
}

fn class_of(byte: u8) -> u8 {
    BYTES[byte as usize]
}

fn is(bytes: &[u8], at: usize, class: u8) -> bool {
    bytes.get(at).is_some_and(|&byte| class_of(byte) == class)
}

/// Whether the point at `at` starts a number: a digit after it, and nothing before it that it
/// could belong to.
fn starts_decimal(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let free = before.is_none_or(|&before| {
        !before.is_ascii_alphanumeric() && !matches!(before, b'.' | b'/' | b'@' | b'_' | b')')
    });
    free && is(bytes, at + 1, DIGIT)
}

fn number(bytes: &[u8], start: usize) -> (usize, Shape, Known) {
    let mut at = start;
    let mut points = 0;
    loop {
        match bytes.get(at) {
            Some(b'0'..=b'9') => at += 1,
            Some(b'.') if is(bytes, at + 1, DIGIT) => {
                points += 1;
                at += 1;
            }
            Some(b',')
                if points == 0
                    && (at + 1..at + 4).all(|at| is(bytes, at, DIGIT))
                    && !is(bytes, at + 4, DIGIT) =>
            {
                at += 4;
            }
            _ => break,
        }
    }
    if points > 1 { (at, Shape::Version, Known::NOT) } else { (at, Shape::Number, Known::RULE) }
}

/// Reads a word of at most fifteen letters and nothing else, as nearly all are, eight bytes at a
/// time; `None` for others.
fn short_word(text: &str, start: usize, lexicon: &Lexicon) -> Option<(usize, Shape, Known)> {
    let bytes = text.as_bytes();
    let first = eight(bytes, start)?;
    let length = letters(first);
    let (length, key) = match length {
        8 => {
            let length = 8 + letters(eight(bytes, start + 8)?);
            (length, lexicon::key_at(bytes, start, start + length))
        }
        _ => (length, lexicon::short_key(first, length)),
    };
    let end = start + length;
    let next = *bytes.get(end)?;
    let more = || match class_of(next) {
        SPACE => false,
        0 => next == b'\'' || (next == b'.' && length == 1),
        _ => true,
    };
    if next != b' ' && more() {
        return None;
    }
    let (entry, class) = lexicon.find(key, || text.get(start..end).unwrap_or_default(), false);
    Some((end, Shape::Word, Known { key, entry, class, digits: false }))
}

/// The eight bytes from `at` on; `None` near the end of the text.
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// The number of ASCII letters that eight bytes begin with.
fn letters(word: u64) -> usize {
    const fn repeat(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // Each byte without its highest bit and in lower case; then its highest bit tells whether it
    // is `a` or more, and not more than `z`.
    let lower = (word | repeat(0x20)) & repeat(0x7f);
    let from_a = lower + repeat(0x80 - b'a');
    let past_z = lower + repeat(0x7f - b'z');
    let others = !(from_a & !past_z & !word) & repeat(0x80);
    others.trailing_zeros() as usize / 8
}

/// Reads the word at `start`, whatever it is made of.
fn word(text: &str, start: usize, lexicon: &Lexicon) -> (usize, Shape, Known) {
    let bytes = text.as_bytes();
    let (mut at, mut shape) = (start, Shape::Word);
    let (mut plain, mut digits) = (true, false);
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphabetic() => at += 1,
            Some(byte) if byte.is_ascii_digit() => {
                digits = true;
                at += 1;
            }
            Some(b'\'') if is(bytes, at + 1, LETTER) => at += 1,
            Some(0x80..) => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                let apostrophe = c == '\u{2019}' && is(bytes, at + c.len_utf8(), LETTER);
                if !c.is_alphanumeric() && !apostrophe {
                    break;
                }
                digits |= c.is_numeric();
                plain = false;
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    // A single letter, a full stop, a letter: an abbreviation such as `q.d.`
    if at - start == 1 && bytes.get(at) == Some(&b'.') && lone_letter(bytes, at + 1) {
        shape = Shape::Dotted;
        plain = false;
        while bytes.get(at) == Some(&b'.') && lone_letter(bytes, at + 1) {
            at += 2;
        }
        if bytes.get(at) == Some(&b'.') {
            at += 1;
        }
    }
    let word = text.get(start..at).unwrap_or_default();
    let key = if plain { lexicon::key_at(bytes, start, at) } else { lexicon::key(word) };
    let (entry, class) = lexicon.find(key, || word, shape == Shape::Dotted);
    let class = if digits { class | RULED } else { class };
    (at, shape, Known { key, entry, class, digits })
}

/// Whether a letter stands at `at`, and no further one after it.
fn lone_letter(bytes: &[u8], at: usize) -> bool {
    is(bytes, at, LETTER)
        && !is(bytes, at + 1, LETTER)
        && !is(bytes, at + 1, DIGIT)
        && bytes.get(at + 1) != Some(&b'\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Tokens::default();
        cut(text, Lexicon::get(), &mut tokens);
        let found: Vec<&str> = tokens
            .all
            .iter()
            .map(|token| &text[token.start as usize..token.end as usize])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cuts_words_numbers_and_signs() {
        check("Take 10mg q.d. now.", &["Take", "10", "mg", "q.d.", "now", "."]);
        check("1,000 mg, 20 mg", &["1,000", "mg", ",", "20", "mg"]);
        check("1,2,3", &["1", ",", "2", ",", "3"]);
        check("(.5 mg)", &["(", ".5", "mg", ")"]);
        check("end.5 v1.2.3", &["end", ".", "5", "v1", ".", "2.3"]);
        check("1.2.3", &["1.2.3"]);
        check("don\u{2019}t can't CYP3A4", &["don\u{2019}t", "can't", "CYP3A4"]);
        check("10\u{a0}\u{b5}g/m\u{b2}", &["10", "\u{b5}g", "/", "m\u{b2}"]);
        check("U.S. e.g. a", &["U.S.", "e.g.", "a"]);
        check("5\u{2013}10", &["5", "\u{2013}", "10"]);
        check("A. Then", &["A", ".", "Then"]);
        check("\u{1f600}.", &["\u{1f600}", "."]);
        check("", &[]);
    }
}
