//! Counting syllables without a dictionary.
//!
//! What always holds: a word has one syllable at least, and its cost grows with its length. The
//! count is a good guess for English and no more.

/// Counts the syllables of the word `start..end` by its runs of vowels.
pub(super) fn syllables(bytes: &[u8], start: usize, end: usize) -> usize {
    // `the`, `may`, `use`: hardly any word so short has two, and nearly half of all are.
    if end - start <= 3 {
        return 1;
    }
    let Some(word) = bytes.get(start..end) else { return 1 };
    let (mut count, mut last, mut at) = (0, 0, start);
    while at < end {
        let letters = (end - at).min(8);
        let eight = match bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
            Some(eight) => u64::from_le_bytes(eight) & (u64::MAX >> (64 - 8 * letters)),
            None => padded(bytes.get(at..end).unwrap_or_default()),
        };
        count += vowel_runs(eight, &mut last);
        at += 8;
    }
    count.saturating_sub(usize::from(has_silent_ending(word))).max(1)
}

fn padded(part: &[u8]) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(part) {
        *to = *from;
    }
    u64::from_le_bytes(eight)
}

/// A byte repeated.
const fn repeat(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The lowest bit of each byte of `word` that is a vowel.
///
/// All eight are told at once: a text's words are short and of uneven length, and a loop over their
/// letters costs most in guessing wrongly when it ends. The vowels are the letters 1, 5, 9, 15, 21
/// and 25, in whatever case: as five bits, `o` is 01111 and the others end in 01, but for `m` and
/// `q`, which do so too and must not count.
fn vowels(word: u64) -> u64 {
    let [b0, b1, b2, b3, b4] = [word, word >> 1, word >> 2, word >> 3, word >> 4];
    let ends_in_01 = b0 & !b1 & (!b4 & !(b3 & b2) | b4 & (b3 | b2));
    let o = b0 & b1 & b2 & b3 & !b4;
    (ends_in_01 | o) & repeat(1)
}

/// The lowest bit of each byte of `word` that is `letter`, in whatever case.
fn find(word: u64, letter: u8) -> u64 {
    let other = (word | repeat(0x20)) ^ repeat(letter);
    (!(((other & repeat(0x7f)) + repeat(0x7f)) | other) >> 7) & repeat(1)
}

/// Counts the runs of vowels in the next eight bytes; `last` is whether a run was open before.
fn vowel_runs(word: u64, last: &mut u64) -> usize {
    let vowels = vowels(word);
    let after_vowel = vowels << 8 | *last;
    *last = vowels >> 56;
    let mut count = (vowels & !after_vowel).count_ones();
    if vowels & after_vowel != 0 {
        count += parted(word);
    }
    count as usize
}

/// Counts the pairs of vowels that are two syllables, as in `radiation` and `period`. After `t`,
/// `s` and the like the `i` is not heard at all: `medication`.
fn parted(word: u64) -> u32 {
    let [a, e, i, o, u] = [b'a', b'e', b'i', b'o', b'u'].map(|vowel| find(word, vowel));
    let pairs = (i & ((a | o | u) >> 8)) | (e & (o >> 8));
    let before = [b't', b's', b'c', b'x', b'g'].map(|letter| find(word, letter));
    let unheard = before.into_iter().fold(0, |all, one| all | one) << 8;
    (pairs & !unheard).count_ones()
}

/// Whether the `e` at a word's end, or before its last `s` or `d`, is silent.
fn has_silent_ending(word: &[u8]) -> bool {
    let vowel = |byte: &u8| matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    match word {
        [.., b'a'..=b'c' | b'f'..=b'r' | b't'..=b'z'] => false,
        [.., a, b'l', b'e'] | [.., a, b'l', b'e', b's'] if !vowel(a) => false,
        [.., b's' | b'x' | b'z' | b'c' | b'g' | b'h', b'e', b's'] => false,
        [.., b't' | b'd', b'e', b'd'] => false,
        [.., a, b'e'] | [.., a, b'e', b's' | b'd'] => !vowel(a),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_vowels_from_other_letters() {
        for byte in (b'a'..=b'z').chain(b'A'..=b'Z').chain([b'\'', 0]) {
            let expected = b"aeiouyAEIOUY".contains(&byte);
            assert_eq!(vowels(u64::from(byte)) == 1, expected, "{}", char::from(byte));
            assert_eq!(vowels(u64::from(byte) << 56) == 1 << 56, expected, "{}", char::from(byte));
        }
    }

    #[test]
    fn counts_syllables() {
        fn check(word: &str, expected: usize) {
            assert_eq!(syllables(word.as_bytes(), 0, word.len()), expected, "{word}");
            // The same with text after it.
            let text = format!("{word} aeiou aeiou aeiou");
            assert_eq!(syllables(text.as_bytes(), 0, word.len()), expected, "{text}");
        }
        check("dose", 1);
        check("doses", 2);
        check("take", 1);
        check("takes", 1);
        check("table", 2);
        check("tablets", 2);
        check("needed", 2);
        check("used", 1);
        check("medication", 4);
        check("medicine", 3);
        check("radiation", 4);
        check("the", 1);
        check("rhythm", 1);
        check("xyz", 1);
        check("cautious", 2);
        check("period", 3);
        check("TABLETS", 2);
        check("hydroxychloroquine", 6);
        check("h\u{e9}", 1);
    }
}
