//! Words that are one slip away from a known one.
//!
//! What always holds: a word is compared without a copy, and in time that grows with its length.

use super::names;

/// The name of a section that a title misspells.
pub(super) fn section(title: &str) -> Option<&'static str> {
    let first = title.bytes().next()?.to_ascii_lowercase();
    // The first letter is seldom the wrong one, and tells most names apart.
    let mut candidates =
        names::strong(title.len()).filter(|name| name.bytes().next() == Some(first));
    candidates.find(|name| is_one_away(title, name))
}

/// What to say of a title that misspells the name of a section.
pub(super) fn say(title: &str, meant: &str) -> String {
    format!("`{title}` is the title of no known section; write `{meant}` if that is meant")
}

/// Whether two words have the same letters, case and what parts them aside.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// Whether two words differ in one letter: one more, one less, another, or two that changed
/// places. Short words are not compared: they have too many neighbours.
pub(super) fn is_one_away(a: &str, b: &str) -> bool {
    let lengths = (letters(a).count(), letters(b).count());
    let (longer, shorter) = (lengths.0.max(lengths.1), lengths.0.min(lengths.1));
    if longer - shorter > 1 || shorter < 4 || longer < 5 {
        return false;
    }
    let (x, y) = (letters(a), letters(b));
    let same = x.zip(y).take_while(|(x, y)| x == y).count();
    let tail = letters(a).rev().zip(letters(b).rev()).take_while(|(x, y)| x == y).count();
    let swapped = || {
        let mut two = letters(a).skip(same).zip(letters(b).skip(same));
        matches!((two.next(), two.next()), (Some((a, b)), Some((c, d))) if a == d && b == c)
    };
    let one = same < longer && same + tail + 1 >= longer;
    one || (longer == shorter && same + tail + 2 == longer && swapped())
}

/// The letters of a word in lower case, without what parts words.
fn letters(word: &str) -> impl DoubleEndedIterator<Item = u8> {
    let signs = |byte: &u8| !matches!(byte, b'_' | b'-' | b' ');
    word.bytes().filter(signs).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_in_titles() {
        fn check(title: &str, meant: Option<&str>) {
            assert_eq!(section(title), meant, "{title}");
        }
        check("Dosgae", Some("dosage"));
        check("Useage", Some("usage"));
        check("Side efects", Some("side effects"));
        check("Side Effcets", Some("side effects"));
        check("Precuations", Some("precautions"));
        check("Disclamer", Some("disclaimer"));
        check("Adults", None);
        check("Nausea", None);
        check("Image", None);
        check("Uss", None);
        check("\u{dc}sage", None);
        check("", None);
    }

    #[test]
    fn tells_one_letter() {
        fn check(a: &str, b: &str, away: bool) {
            assert_eq!(is_one_away(a, b), away, "{a} {b}");
            assert_eq!(is_one_away(b, a), away, "{b} {a}");
        }
        check("titel", "title", true);
        check("source", "sources", true);
        check("letter", "leter", true);
        check("letter", "lettter", true);
        check("abcde", "abXde", true);
        check("abcde", "abcde", false);
        check("abcde", "badce", false);
        check("tags", "lang", false);
        check("", "", false);
    }
}
