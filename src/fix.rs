//! Mending what cannot change the meaning of a file: the order of the front matter's keys, the
//! composed form of characters (NFC), and the line feed at the end.
//!
//! What always holds: no word is added, taken or moved in the body, and the front matter says the
//! same before and after. Where that cannot be shown, nothing is mended.

use std::ops::Range;

use memchr::memchr;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Code, Diagnostic};

/// The order of the front matter's keys. Any other key stays behind the one it follows, or at the
/// top.
pub const KEYS: &[&str] = &[
    "id",
    "title",
    "generic_name",
    "brand_names",
    "lang",
    "provenance",
    "publisher",
    "sources",
    "reviewed_by",
    "reviewed_on",
    "review_due",
    "glossary",
    "boxed_warning",
];

/// A file as it should be, and what was mended for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The whole text.
    pub text: String,
    /// What was mended.
    pub codes: Vec<Code>,
}

/// Mends `source`; `None` when there is nothing to mend.
pub fn fix(source: &str) -> Option<Fixed> {
    let mut codes = Vec::new();
    let mut text = source.to_owned();
    if !is_nfc(&text) {
        text = text.nfc().collect();
        codes.push(Code::NotNfc);
    }
    if let Some((span, ordered)) = reorder(&text) {
        text.replace_range(span, &ordered);
        codes.push(Code::FrontMatterOrder);
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(if text.contains("\r\n") { "\r\n" } else { "\n" });
        codes.push(Code::FinalNewline);
    }
    (!codes.is_empty()).then_some(Fixed { text, codes })
}

/// Reports what only this module knows of.
pub fn check(source: &str, out: &mut Vec<Diagnostic>) {
    if let Some((span, _)) = reorder(source) {
        let message = "the front matter's keys are not in their usual order; `--fix` sorts them";
        out.push(Diagnostic::new(Code::FrontMatterOrder, span.start..span.start, message));
    }
    if !source.is_empty() && !source.ends_with('\n') {
        let message = "the last line does not end in a line feed; `--fix` adds it";
        out.push(Diagnostic::new(Code::FinalNewline, source.len()..source.len(), message));
    }
}

/// The front matter's text, between the lines `---`.
fn front_matter(source: &str) -> Option<Range<usize>> {
    let start = source.find('\n')? + 1;
    if source.get(..start)?.trim_end() != "---" {
        return None;
    }
    let mut at = start;
    for line in lines(source.get(start..)?) {
        if line.trim_end() == "---" {
            return Some(start..at);
        }
        at += line.len();
    }
    None
}

/// The lines of a text with their line feeds, as `split_inclusive` gives them, which takes longer to
/// find so many.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// The front matter's place and its text in order; `None` when it is in order or cannot be moved
/// about without risk.
fn reorder(source: &str) -> Option<(Range<usize>, String)> {
    let span = front_matter(source)?;
    let text = source.get(span.clone())?;
    let mut last = None;
    let mut ranked = Vec::new();
    for (key, text) in entries(text)? {
        last = KEYS.iter().position(|one| *one == key).or(last);
        ranked.push((last, text));
    }
    if ranked.is_sorted_by_key(|(rank, _)| *rank) {
        return None;
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    let ordered: String = ranked.into_iter().map(|(_, text)| text).collect();
    (ordered != text && means_the_same(text, &ordered)).then_some((span, ordered))
}

/// Cuts a block mapping into its entries: a key in the first column with the lines that belong to
/// it, comments above it included. Only keys of the plainest kind are understood.
fn entries(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut entries: Vec<(&str, Range<usize>)> = Vec::new();
    let (mut at, mut comments) = (0, None);
    for line in lines(text) {
        let (start, bare) = (at, line.trim_end());
        at += line.len();
        if bare.starts_with('#') {
            comments.get_or_insert(start);
        } else if bare.is_empty() || line.starts_with([' ', '\t']) || bare.starts_with("- ") {
            // It goes on; comments between belong to it.
            comments = None;
            entries.last_mut()?.1.end = at;
        } else {
            let key = bare.split(':').next().filter(|key| {
                key.len() < bare.len() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            })?;
            if entries.iter().any(|(other, _)| *other == key) {
                return None;
            }
            entries.push((key, comments.take().unwrap_or(start)..at));
        }
    }
    if let (Some(_), Some(last)) = (comments, entries.last_mut()) {
        last.1.end = at;
    }
    // Every byte belongs to an entry, or nothing is moved.
    let length: usize = entries.iter().map(|(_, range)| range.len()).sum();
    if length != text.len() {
        return None;
    }
    entries.into_iter().map(|(key, at)| Some((key, text.get(at)?))).collect()
}

fn means_the_same(before: &str, after: &str) -> bool {
    // Aliases are resolved in this: one that comes before its anchor does not read.
    let read = |text: &str| serde_saphyr::from_str::<serde_json::Value>(text).ok();
    read(before).is_some_and(|before| Some(before) == read(after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mends_what_cannot_change_meaning() {
        fn check(source: &str, expected: &str, codes: &[Code]) {
            let fixed = fix(source);
            let text = fixed.as_ref().map_or(source, |fixed| fixed.text.as_str());
            assert_eq!(text, expected, "{source:?}");
            assert_eq!(fixed.map(|fixed| fixed.codes).unwrap_or_default(), codes, "{source:?}");
            assert_eq!(fix(expected), None, "mended twice: {source:?}");
        }
        check("", "", &[]);
        check("---\ntitle: A\n---\nx\n", "---\ntitle: A\n---\nx\n", &[]);
        let other = "---\nlayout: x\ntitle: A\ntags: [y]\nlang: en\n---\n";
        check(other, other, &[]);
        check("a", "a\n", &[Code::FinalNewline]);
        check("a\r\nb", "a\r\nb\r\n", &[Code::FinalNewline]);
        check("e\u{301}\n", "é\n", &[Code::NotNfc]);
        check("e\u{301}", "é\n", &[Code::NotNfc, Code::FinalNewline]);
        let order = &[Code::FrontMatterOrder];
        check("---\nlang: en\ntitle: A\n---\n", "---\ntitle: A\nlang: en\n---\n", order);
        check(
            "---\nzeta: 1\nsources:\n- document: D\n  section: S\n\n# who\ntitle: >\n  A\n  B\nalpha: 2\n---\n",
            "---\nzeta: 1\n# who\ntitle: >\n  A\n  B\nalpha: 2\nsources:\n- document: D\n  section: S\n\n---\n",
            order,
        );
        check(
            "---\r\nlang: en\r\ntitle: A\r\n---\r\n",
            "---\r\ntitle: A\r\nlang: en\r\n---\r\n",
            order,
        );
    }

    #[test]
    fn leaves_front_matter_alone_that_could_change() {
        for front in [
            "# nothing but this\n",
            "lang: en\ntitle: A\nlang: de\n",
            "lang: &a en\ntitle: *a\n",
            "lang: \"en\ntitle: A\"\n",
            "{lang: en, title: A}\n",
            "? lang\n: en\ntitle: A\n",
            "lang: en\ntitle: A: B\n",
            "lang: |\n  x\n# in\n  y\ntitle: A\n",
        ] {
            let source = format!("---\n{front}---\nx\n");
            assert_eq!(fix(&source), None, "{front}");
        }
        assert_eq!(fix("---\nlang: en\ntitle: A\n"), None, "no end");
        assert_eq!(fix("x\n---\nlang: en\ntitle: A\n---\n"), None, "not at the top");
    }

    #[test]
    fn reports_its_own() {
        let mut found = Vec::new();
        check("---\nlang: en\ntitle: A\n---\nx", &mut found);
        let found: Vec<_> = found.into_iter().map(|one| (one.code, one.span)).collect();
        assert_eq!(found, [(Code::FrontMatterOrder, 4..4), (Code::FinalNewline, 27..27)]);
    }

    proptest! {
        #[test]
        fn words_stay_in_place(source in "(---\n)?((title|lang|x): [a-z*&\"]{0,3}\n|[ #-][a-z]{1,2}\n){0,6}(---\n)?[a-zé<_*~\n]{0,9}") {
            if let Some(fixed) = fix(&source) {
                let mut before: Vec<_> = source.split('\n').collect();
                let mut after: Vec<_> = fixed.text.split('\n').collect();
                before.sort();
                after.sort();
                before.retain(|line| !line.is_empty());
                after.retain(|line| !line.is_empty());
                prop_assert_eq!(before, after);
                prop_assert_eq!(fix(&fixed.text), None);
            }
        }
    }
}
