//! Characters that no reader sees, and text that is not in Unicode's composed form.
//!
//! What always holds: plain ASCII, as nearly all is, is passed over at the speed of memory.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use crate::diagnostic::{Code, Diagnostic};

/// Adds what is to be said of the characters of a whole file.
pub(super) fn check(source: &str, out: &mut Vec<Diagnostic>) {
    let mut composed = true;
    let mut from = 0;
    while let Some(at) = next_odd(source.as_bytes(), from) {
        // An odd byte begins a character: all the bytes of one are odd.
        let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) else { break };
        from = at + c.len_utf8();
        if c == '\u{fffd}' {
            let message = "a character was lost here to a wrong encoding; write what belongs here";
            out.push(Diagnostic::new(Code::ReplacementCharacter, at..from, message));
        } else if is_private(c) {
            let message = format!(
                "the character U+{:04X} means something in its own font alone; write what belongs here",
                c as u32
            );
            out.push(Diagnostic::new(Code::ReplacementCharacter, at..from, message));
        } else if is_unseen(c) && !(at == 0 && c == '\u{feff}') && !joins(source, at) {
            let message = format!("the unseen character U+{:04X} stands here; delete it", c as u32);
            out.push(Diagnostic::new(Code::ControlCharacter, at..from, message));
        }
        // Nothing below U+0300 is decomposed, nor is common punctuation.
        let common = c < '\u{300}' || matches!(c, '\u{2002}'..='\u{2070}');
        composed &= common || is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
    }
    if !composed && !is_nfc(source) {
        let common = source.nfc().zip(source.chars()).take_while(|(composed, c)| composed == c);
        let start: usize = common.map(|(_, c)| c.len_utf8()).sum();
        let end = start
            + source.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let message = "from here the text is not in Unicode\u{2019}s composed form (NFC); save it so, or let `--fix` do it";
        out.push(Diagnostic::new(Code::NotNfc, start..end, message));
    }
}

/// The first byte from `from` on that is not plain.
fn next_odd(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Without an early end, so that the bytes of a chunk are looked at together.
    while let Some(chunk) = bytes.get(at..at + 64) {
        if !chunk.iter().fold(true, |plain, &byte| plain & is_plain(byte)) {
            break;
        }
        at += 64;
    }
    let rest = bytes.get(at..)?.iter().position(|&byte| !is_plain(byte))?;
    Some(at + rest)
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')
}

/// Whether a character is a control, turns the direction of text, or has no width.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character has no meaning in Unicode, as signs copied from symbol fonts have none: a
/// `≥` before a dose may be lost that way.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// Whether a joiner stands where its script needs it: after a letter of Arabic, Indic or other
/// scripts that join, or within an emoji.
fn joins(text: &str, at: usize) -> bool {
    let joiner = text.get(at..).is_some_and(|rest| rest.starts_with(['\u{200c}', '\u{200d}']));
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    joiner
        && before.is_some_and(|c| {
            matches!(c, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{2600}'..='\u{27bf}'
            | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(Code, &str)]) {
        let mut out = Vec::new();
        super::check(source, &mut out);
        let found: Vec<_> =
            out.iter().map(|found| (found.code, &source[found.span.clone()])).collect();
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn finds_unseen_characters() {
        check("Take 1 mg.\r\n\tNow", &[]);
        check("\u{feff}Take", &[]);
        check("Ta\u{feff}ke", &[(Code::ControlCharacter, "\u{feff}")]);
        check("1\u{202e}05 mg", &[(Code::ControlCharacter, "\u{202e}")]);
        check(
            "1\u{200b}0 mg\u{2066}",
            &[(Code::ControlCharacter, "\u{200b}"), (Code::ControlCharacter, "\u{2066}")],
        );
        check(
            "a\u{0}b\u{85}",
            &[(Code::ControlCharacter, "\u{0}"), (Code::ControlCharacter, "\u{85}")],
        );
        check("soft\u{ad}ly", &[(Code::ControlCharacter, "\u{ad}")]);
        check("\u{939}\u{94d}\u{200d}\u{928}", &[]);
        check("5\u{fffd}C", &[(Code::ReplacementCharacter, "\u{fffd}")]);
        check("\u{f0b3} 12 years", &[(Code::ReplacementCharacter, "\u{f0b3}")]);
    }

    #[test]
    fn finds_decomposed_text() {
        check("caf\u{e9}, 10 \u{b5}g, \u{3b1}\u{2013}\u{201c}", &[]);
        check("a\ncafe\u{301} cafe\u{301}", &[(Code::NotNfc, "e")]);
        check("5 \u{212b}", &[(Code::NotNfc, "\u{212b}")]);
        check("q\u{301}", &[]);
    }
}
