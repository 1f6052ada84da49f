//! Counting syllables without a dictionary.
//!
//! What always holds: a word has one syllable at least, and its cost grows with its length. The
//! count is a good guess for English and no more.

const VOWELS: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 12 {
        table[b"aeiouyAEIOUY"[at] as usize] = true;
        at += 1;
    }
    table
};

/// Counts the syllables of a word by its runs of vowels.
pub(super) fn syllables(bytes: &[u8], start: usize, end: usize) -> usize {
    let Some(word) = bytes.get(start..end) else { return 1 };
    let mut count = 0;
    // The two bytes before, in lower case.
    let (mut second, mut first) = (b' ', b' ');
    for &byte in word {
        let byte = byte | 0x20;
        if VOWELS[byte as usize] {
            // Two vowels are one syllable, but for the pairs of `radiation` and `period`; after
            // `t`, `s` and the like the `i` is not heard at all.
            let parted = matches!((first, byte), (b'i', b'a' | b'o' | b'u') | (b'e', b'o'));
            let unheard = matches!(second, b't' | b's' | b'c' | b'x' | b'g');
            count += usize::from(!VOWELS[first as usize] || (parted && !unheard));
        }
        (second, first) = (first, byte);
    }
    let silent = match word {
        [.., a, b'l', b'e'] | [.., a, b'l', b'e', b's'] if !VOWELS[*a as usize] => false,
        [.., b's' | b'x' | b'z' | b'c' | b'g' | b'h', b'e', b's'] => false,
        [.., b't' | b'd', b'e', b'd'] => false,
        [.., a, b'e'] | [.., a, b'e', b's' | b'd'] => !VOWELS[*a as usize],
        _ => false,
    };
    count.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_syllables() {
        fn check(word: &str, expected: usize) {
            assert_eq!(syllables(word.as_bytes(), 0, word.len()), expected, "{word}");
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
    }
}
