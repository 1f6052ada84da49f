//! Keys of the front matter that are not read though their author meant them to be.
//!
//! What always holds: a key that is none of ours, nor nearly one, is nobody's mistake; the cost
//! grows with the number of keys alone, and a key is compared without a copy.

use crate::compile::yaml::{Pair, Scalar};
use crate::diagnostic::{Code, Diagnostic};

/// The keys we know.
const KNOWN: &[&str] = &[
    "title",
    "id",
    "lang",
    "generic_name",
    "brand_names",
    "provenance",
    "publisher",
    "glossary",
    "sources",
    "reviewed_by",
    "reviewed_on",
    "review_due",
    "boxed_warning",
];

/// Keys of site generators that are nearly one of ours by chance.
const OTHERS: &[&str] = &["published"];

/// Adds a warning for each key that stands twice, or is nearly a known one that is not there.
pub(super) fn check(pairs: &[Pair<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let known = |key: &Scalar<'_>| KNOWN.iter().position(|known| *known == key.text);
    let mut there = 0_u32;
    for (key, _) in pairs {
        let Some(number) = known(key) else { continue };
        if there & 1 << number != 0 {
            let message = format!("`{}` stands twice, and the first counts; delete one", key.text);
            diagnostics.push(Diagnostic::new(Code::UnreadKey, key.span.clone(), message));
        }
        there |= 1 << number;
    }
    for (key, _) in pairs.iter().filter(|(key, _)| known(key).is_none()) {
        let meant = KNOWN
            .iter()
            .enumerate()
            .find(|(number, meant)| there & 1 << number == 0 && is_nearly(&key.text, meant));
        if let Some((_, meant)) = meant {
            let message = format!("`{}` is not read; write `{meant}` if that is meant", key.text);
            diagnostics.push(Diagnostic::new(Code::UnreadKey, key.span.clone(), message));
        }
    }
}

/// Whether two keys differ in case and signs alone, or also in one letter: one more, one less,
/// another, or two that changed places.
fn is_nearly(key: &str, known: &str) -> bool {
    let (a, b) = (letters(key), letters(known));
    let (longer, shorter) = (a.clone().count(), b.clone().count());
    let (longer, shorter) = (longer.max(shorter), longer.min(shorter));
    let same = a.clone().zip(b.clone()).take_while(|(a, b)| a == b).count();
    if same == longer {
        return true;
    }
    // A short key has too many neighbours.
    if longer - shorter > 1 || shorter < 4 || longer < 5 || OTHERS.contains(&key) {
        return false;
    }
    let tail = a.clone().rev().zip(b.clone().rev()).take_while(|(a, b)| a == b).count();
    let swapped = || {
        let mut two = a.clone().skip(same).zip(b.clone().skip(same));
        matches!((two.next(), two.next()), (Some((a, b)), Some((c, d))) if a == d && b == c)
    };
    same + tail + 1 >= longer || (longer == shorter && same + tail + 2 == longer && swapped())
}

/// The letters of a key in lower case, without what parts its words.
fn letters(key: &str) -> impl DoubleEndedIterator<Item = u8> + Clone {
    let signs = |byte: &u8| !matches!(byte, b'_' | b'-' | b' ');
    key.bytes().filter(signs).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_from_other_keys() {
        fn check(key: &str, meant: Option<&str>) {
            let found = KNOWN.iter().find(|known| is_nearly(key, known));
            assert_eq!(found.copied(), meant, "{key}");
        }
        check("boxed_warnings", Some("boxed_warning"));
        check("Boxed Warning", Some("boxed_warning"));
        check("boxedWarning", Some("boxed_warning"));
        check("brand_name", Some("brand_names"));
        check("generic-name", Some("generic_name"));
        check("generic_nmae", Some("generic_name"));
        check("source", Some("sources"));
        check("titel", Some("title"));
        check("Title", Some("title"));
        check("Lang", Some("lang"));
        check("reviewd_on", Some("reviewed_on"));
        check("layout", None);
        check("published", None);
        check("subtitle", None);
        check("tags", None);
        check("date", None);
        check("language", None);
        check("name", None);
        check("generic", None);
        check("review_date", None);
        check("", None);
    }
}
