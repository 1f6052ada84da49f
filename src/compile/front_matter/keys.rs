//! Keys of the front matter that are not read though their author meant them to be.
//!
//! What always holds: a key that is none of ours, nor nearly one, is nobody's mistake; the cost
//! grows with the number of keys alone, and a key is compared without a copy.

use crate::compile::slip;
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

/// Whether one key is the other but for case, signs or one letter.
fn is_nearly(key: &str, known: &str) -> bool {
    slip::is_same(key, known) || (!OTHERS.contains(&key) && slip::is_one_away(key, known))
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
