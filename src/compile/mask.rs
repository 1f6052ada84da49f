//! Hides from the Markdown parser the characters that are no Markdown in a monograph.
//!
//! `5*10^9 to 2*10^10` and `ng*h/mL` would turn into emphasis, `* >10 kg: 5 mg` would lose its sign
//! to a quotation, and `[^1]: daily` would vanish as the definition of a link. `**Usage:**For pain`
//! would be no label, since CommonMark ends no emphasis between a sign and a letter (§ 6.2). The
//! parser is given a copy in which those characters are others of the same length, and the text is then
//! taken from the source. What always holds: the copy has the same length, and differs in masked
//! bytes only.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr3_iter;

use super::tree::Span;

/// What stands in the copy for each hidden character: one of its length that Markdown has no use for.
const MASKS: [(char, char); 15] = [
    ('*', '\u{1a}'),
    ('[', '\u{1b}'),
    ('>', '\u{1c}'),
    // Signs and a space beside the marks of emphasis, which are to be no signs and no space.
    (':', '\u{e}'),
    ('?', '\u{f}'),
    ('.', '\u{10}'),
    ('!', '\u{11}'),
    (')', '\u{12}'),
    (' ', '\u{13}'),
    // The same in Chinese, which has no space beside them.
    ('：', '\u{fdd0}'),
    ('？', '\u{fdd1}'),
    ('。', '\u{fdd2}'),
    ('！', '\u{fdd3}'),
    ('）', '\u{fdd4}'),
    ('”', '\u{fdd5}'),
];

/// Gives a text of the copy its hidden characters back.
pub(super) fn unmask(text: &str) -> String {
    let shown = |c: char| MASKS.iter().find(|(_, mask)| *mask == c).map_or(c, |(shown, _)| *shown);
    text.chars().map(shown).collect()
}

/// The longest label of a link in bytes, brackets included (CommonMark § 4.7).
const LONGEST_LABEL: usize = 1001;

/// A copy of the source for the parser, and the footnote marks that are hidden in it.
pub(super) fn mask(source: &str) -> (Cow<'_, str>, Vec<Span>) {
    let bytes = source.as_bytes();
    let mut hidden = Vec::new();
    let mut footnotes = Vec::new();
    let mut used = None;
    for at in memchr3_iter(b'*', b'[', b'>', bytes) {
        if bytes[at] == b'*' {
            if is_times(bytes, at) {
                hidden.push(at);
            } else if let Some(beside) = beside_bold(bytes, at) {
                hidden.push(beside);
            }
        } else if bytes[at] == b'>' {
            if is_more_than(bytes, at) {
                hidden.push(at);
            }
        } else if bytes.get(at + 1) == Some(&b'^') {
            if let Some(label) = label(source, at) {
                hidden.push(at);
                footnotes.push(at..at + label.len());
            }
        } else if defines(source, at) {
            let used = used.get_or_insert_with(|| used_labels(source));
            if !label(source, at).is_some_and(|label| used.contains(&folded(label))) {
                hidden.push(at);
            }
        }
    }
    if hidden.is_empty() {
        return (Cow::Borrowed(source), footnotes);
    }
    let mut copy = String::with_capacity(source.len());
    let mut from = 0;
    for at in hidden {
        copy.push_str(&source[from..at]);
        from = at;
        if let Some(hidden) = source[at..].chars().next() {
            copy.extend(MASKS.iter().filter(|(shown, _)| *shown == hidden).map(|(_, mask)| mask));
            from += hidden.len_utf8();
        }
    }
    copy.push_str(&source[from..]);
    (Cow::Owned(copy), footnotes)
}

/// True when the asterisk multiplies: between digits, or between the parts of a unit.
fn is_times(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    let joined = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b')';
    if !joined(before) || !(after.is_ascii_alphanumeric() || after == b'(') {
        return false;
    }
    if before.is_ascii_digit() && (after.is_ascii_digit() || after == b'(') {
        return true;
    }
    // `ng*h/mL`, `mg*min/L`, `5*x`: what follows is a word of three letters at most.
    let word = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let left = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    word <= 3 && left <= 3 && bytes.get(at + 1 + word) != Some(&b'*')
}

/// The byte beside the marks `**` at `at` that keeps them from being what the author means: the sign
/// in `**Usage:**For pain`, the space in `**Usage: **For pain` and in `** Usage:** For pain`.
fn beside_bold(bytes: &[u8], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b'\n');
    if bytes.get(at + 1) != Some(&b'*') || before == b'*' {
        return None;
    }
    let after = bytes.get(at + 2).copied().unwrap_or(b'\n');
    let joined = after.is_ascii_alphanumeric() || after >= 0x80;
    match before {
        b':' | b'?' | b'.' | b'!' | b')' => (joined && closes_bold(bytes, at)).then(|| at - 1),
        b' ' if after != b'*' => {
            let label = at > 1 && matches!(bytes[at - 2], b':' | b'?');
            (label && closes_bold(bytes, at)).then(|| at - 1)
        }
        b'\n' if after == b' ' => opens_label(bytes, at).then_some(at + 2),
        // A sign that Chinese ends a sentence or a label with.
        0x80.. => {
            let sign = MASKS.iter().map(|(shown, _)| *shown).find(|shown| {
                !shown.is_ascii()
                    && bytes[..at].ends_with(shown.encode_utf8(&mut [0; 4]).as_bytes())
            })?;
            (joined && closes_bold(bytes, at)).then(|| at - sign.len_utf8())
        }
        _ => None,
    }
}

/// True when an odd number of marks `**` stands in the line before these.
fn closes_bold(bytes: &[u8], at: usize) -> bool {
    let line = bytes[..at].iter().rev().take(LONGEST_BOLD).take_while(|byte| **byte != b'\n');
    let (mut run, mut marks) = (0, 0);
    for byte in line.chain([&b'\n']) {
        if *byte == b'*' {
            run += 1;
            continue;
        }
        match run {
            0 | 1 => {}
            2 => marks += 1,
            // Who knows what three of them are.
            _ => return false,
        }
        run = 0;
    }
    marks % 2 == 1
}

/// True when a line that begins with `** ` has its next marks `**` right after a colon.
fn opens_label(bytes: &[u8], at: usize) -> bool {
    let line = &bytes[at + 2..bytes.len().min(at + LONGEST_BOLD)];
    let end = line.windows(2).position(|pair| pair == b"**" || pair[0] == b'\n');
    end.is_some_and(|end| end > 1 && line[end - 1] == b':' && line[end] == b'*')
}

/// How far from its end the start of a bold text is looked for.
const LONGEST_BOLD: usize = 400;

/// True when the sign says "more than" and opens no quotation: a figure or `=` follows, and nothing
/// but marks of lists stands before it in its line.
fn is_more_than(bytes: &[u8], at: usize) -> bool {
    let after = bytes[at + 1..].iter().find(|byte| **byte != b' ');
    if !after.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'=' | b'.')) {
        return false;
    }
    let before = bytes[..at].iter().rev().take_while(|byte| **byte != b'\n');
    before.take(LONGEST_INDENT).all(|byte| {
        byte.is_ascii_digit()
            || matches!(byte, b' ' | b'\t' | b'\r' | b'*' | b'-' | b'+' | b'.' | b')')
    })
}

/// How far back a line is looked at; a quotation does not stand further in.
const LONGEST_INDENT: usize = 200;

/// The label in brackets at `at`, as far as CommonMark lets a label reach.
fn label(source: &str, at: usize) -> Option<&str> {
    let window = &source.as_bytes()[at..source.len().min(at + LONGEST_LABEL)];
    let end = window.iter().position(|byte| matches!(byte, b']' | b'\n'))?;
    (window[end] == b']').then(|| &source[at..=at + end])
}

/// True when a line starts here that defines a link's target.
fn defines(source: &str, at: usize) -> bool {
    let bytes = source.as_bytes();
    let indent = bytes[..at].iter().rev().take(4).take_while(|byte| **byte == b' ').count();
    let starts_line = indent < 4 && (indent == at || bytes[at - indent - 1] == b'\n');
    starts_line && label(source, at).is_some_and(|label| bytes.get(at + label.len()) == Some(&b':'))
}

/// The labels that stand in the source without being defined there, as CommonMark compares them.
fn used_labels(source: &str) -> HashSet<String> {
    let brackets = source.match_indices('[').filter(|(at, _)| !defines(source, *at));
    brackets.filter_map(|(at, _)| label(source, at)).map(folded).collect()
}

fn folded(label: &str) -> String {
    label.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let (copy, _) = mask(source);
        let masked = |c: char| MASKS.iter().any(|(_, mask)| *mask == c);
        assert_eq!(copy.replace(masked, "·"), expected);
        assert_eq!(copy.len(), source.len());
        assert_eq!(unmask(&copy), source);
    }

    #[test]
    fn hides_multiplication() {
        check("5*10^9 to 2*10^10 cells", "5·10^9 to 2·10^10 cells");
        check("120 ng*h/mL", "120 ng·h/mL");
        check("a* b * c", "a* b * c");
        check("2*(3)", "2·(3)");
    }

    #[test]
    fn hides_more_than() {
        check(">10 kg\n* >= 5 mg\n 1. > .5 mg", "·10 kg\n* ·= 5 mg\n 1. · .5 mg");
        check("> Quoted\n> > 10", "> Quoted\n> > 10");
        check("a >5 <sub>2</sub>", "a >5 <sub>2</sub>");
    }

    #[test]
    fn hides_what_keeps_marks_from_being_emphasis() {
        check("* **a?**b **c:** d", "* **a·**b **c:** d");
        check("**a: **b", "**a:·**b");
        check("** a:** b", "**·a:** b");
        check("a **(b)**c", "a **(b·**c");
        check("**用途：**止痛。**常见吗？**是", "**用途·**止痛。**常见吗·**是");
    }

    #[test]
    fn leaves_emphasis() {
        check("** a ** b", "** a ** b");
        check("a:**b** c: **d** e", "a:**b** c: **d** e");
        check("**a** b:**c** ***d:***e", "**a** b:**c** ***d:***e");
        check("*E. coli*, **not** 5 * 3 and *x*", "*E. coli*, **not** 5 * 3 and *x*");
        check("a *b*c* d", "a *b*c* d");
        check("*E*scherichia", "*E*scherichia");
    }

    #[test]
    fn hides_footnotes_and_definitions_without_a_use() {
        check("Twice[^1]\n\n[^1]: daily", "Twice·^1]\n\n·^1]: daily");
        check("[Note]: daily", "·Note]: daily");
        check("See [x].\n\n[x]: https://a.example", "See [x].\n\n[x]: https://a.example");
    }
}
