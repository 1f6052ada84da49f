//! Reads the plainest YAML without the parser: front matter is hardly ever written otherwise, and
//! the parser takes longer for it than all else takes that is done with the text below.
//!
//! What is read: a key and its text in a line, a short list in brackets, a list of texts or of such
//! keys, and a block `|`. What always holds: [`read`] gives what the parser gives, spans included,
//! or nothing; the tests compare the two.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::{Pair, Scalar, Value};

/// The longest key.
const LONGEST_KEY: usize = 64;

/// Reads `text`, which stands at `from` in the file, as a map; `None` when it is not of the plainest.
pub(super) fn read(text: &str, from: usize) -> Option<Vec<Pair<'_>>> {
    if !text.ends_with('\n') || !is_readable(text) {
        return None;
    }
    let mut lines = Lines { text, at: 0, from };
    let mut pairs = Vec::with_capacity(12);
    while let Some(line) = lines.peek() {
        pairs.push(lines.pair(line)?);
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// Whether no character is among those that YAML sets apart wherever they stand.
fn is_readable(text: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | 0x80..);
    let wide =
        |c: char| matches!(c, '\0'..='\x7f' | '\u{a0}'..='\u{2027}' | '\u{202f}'..='\u{d7ff}');
    text.bytes().fold(true, |all, byte| all & plain(byte))
        && (text.is_ascii() || text.chars().all(wide))
}

/// The lines that are not read yet.
struct Lines<'s> {
    text: &'s str,
    /// Where the next line starts.
    at: usize,
    from: usize,
}

impl<'s> Lines<'s> {
    /// The next line, without its line feed.
    fn peek(&self) -> Option<&'s str> {
        let rest = self.text.get(self.at..)?;
        rest.get(..memchr(b'\n', rest.as_bytes())?)
    }

    /// Goes on to the line after `line`; where that one starts in the file.
    fn pass(&mut self, line: &str) -> usize {
        let start = self.from + self.at;
        self.at += line.len() + 1;
        start
    }

    /// A key at the start of a line, and its value in it or below.
    fn pair(&mut self, line: &'s str) -> Option<Pair<'s>> {
        let start = self.pass(line);
        let (key, rest) = key(line, start)?;
        let at = start + line.len() - rest.len();
        let value = match rest.as_bytes().first() {
            None => self.list()?,
            Some(b'|') if rest.len() == 1 => Value::Scalar(self.literal(at)?),
            Some(b'[') => brackets(rest, at)?,
            Some(_) => Value::Scalar(scalar(rest, at)?),
        };
        Some((key, value))
    }

    /// The items below a key, two spaces in.
    fn list(&mut self) -> Option<Value<'s>> {
        let mut items = Vec::new();
        while let Some(line) = self.peek()
            && let Some(rest) = line.strip_prefix("  - ")
        {
            let start = self.pass(line) + 4;
            items.push(match text_pair(rest, start) {
                Some(pair) => self.map(pair)?,
                None => Value::Scalar(scalar(rest, start)?),
            });
        }
        let span = items.first()?.span().start - 2..items.last()?.span().end;
        Some(Value::List(items, span))
    }

    /// The keys of an item, below the first.
    fn map(&mut self, first: Pair<'s>) -> Option<Value<'s>> {
        let start = first.0.span.start;
        let mut end = first.1.span().end;
        let mut pairs = vec![first];
        while let Some(line) = self.peek()
            && let Some(rest) = line.strip_prefix("    ")
        {
            let pair = text_pair(rest, self.pass(line) + 4)?;
            end = pair.1.span().end;
            pairs.push(pair);
        }
        Some(Value::Map(pairs, start..end))
    }

    /// The lines of a block, two spaces in; its sign stands at `start`.
    fn literal(&mut self, start: usize) -> Option<Scalar<'s>> {
        let mut text = String::new();
        while let Some(line) = self.peek() {
            match line.strip_prefix("  ") {
                // The first line says how far in the block stands, and spaces alone may be none of it.
                Some(rest) if text.is_empty() && rest.starts_with(' ') => return None,
                Some(rest) if rest.bytes().all(|byte| byte == b' ') => return None,
                Some(rest) => text.push_str(rest),
                None if line.is_empty() && !text.is_empty() => {}
                None => break,
            }
            text.push('\n');
            self.pass(line);
        }
        let whole = !text.is_empty() && !text.ends_with("\n\n");
        // From the first character of the text, behind the sign's line and two spaces.
        let span = start + "|\n  ".len()..self.from + self.at;
        whole.then_some(Scalar { text: Cow::Owned(text), span, plain: false, literal: true })
    }
}

/// The key that a line begins with, at `start`, and what follows its colon and space.
fn key(line: &str, start: usize) -> Option<(Scalar<'_>, &str)> {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = line.bytes().take_while(|byte| part(byte)).count();
    let (key, rest) = line.split_at_checked(length)?;
    let rest = rest.strip_prefix(':')?;
    let rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
    let good = key.starts_with(|c: char| c.is_ascii_alphabetic()) && length <= LONGEST_KEY;
    good.then(|| (plain(key, start), rest))
}

/// A key and its text in a line.
fn text_pair(line: &str, start: usize) -> Option<Pair<'_>> {
    let (key, rest) = key(line, start)?;
    Some((key, Value::Scalar(scalar(rest, start + line.len() - rest.len())?)))
}

/// A text that ends with its line, in quotes or without.
fn scalar(text: &str, start: usize) -> Option<Scalar<'_>> {
    match text.as_bytes().first()? {
        quote @ (b'"' | b'\'') => {
            let inner = text.get(1..text.len() - 1).filter(|_| text.len() > 1)?;
            let closed = text.as_bytes().last() == Some(quote);
            let bare = memchr2(*quote, b'\\', inner.as_bytes()).is_none();
            let span = start..start + text.len();
            let text = Cow::Borrowed(inner);
            (closed && bare).then_some(Scalar { text, span, plain: false, literal: false })
        }
        _ => {
            let odd = text.ends_with([' ', ':']) || text.contains(": ") || text.contains('#');
            (begins(text) && !odd).then(|| plain(text, start))
        }
    }
}

/// Whether a text without quotes begins with a letter or a digit, and so with no sign of YAML's.
fn begins(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

fn plain(text: &str, start: usize) -> Scalar<'_> {
    let span = start..start + text.len();
    Scalar { text: Cow::Borrowed(text), span, plain: true, literal: false }
}

/// A list in brackets: names in letters, digits, hyphens and single spaces, or in quotes.
fn brackets(text: &str, start: usize) -> Option<Value<'_>> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut items = Vec::new();
    let mut at = start + 1;
    for (n, part) in inner.split(',').enumerate() {
        let item = if n == 0 { part } else { part.strip_prefix(' ')? };
        let simple = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        let name = item.chars().all(simple) && !item.contains(" -");
        let quoted = item.starts_with(['"', '\'']);
        let item_at = at + part.len() - item.len();
        items.push(Value::Scalar(scalar(item, item_at).filter(|_| name || quoted)?));
        at += part.len() + 1;
    }
    let end = items.last()?.span().end;
    Some(Value::List(items, start..end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compile::yaml::parse;

    #[track_caller]
    fn check(text: &str, plain: bool) {
        let found = read(text, 4);
        assert_eq!(found.is_some(), plain, "{text:?}");
        if let Some(found) = found {
            assert_eq!(Ok(found), parse(text, 4), "{text:?}");
        }
    }

    #[test]
    fn reads_the_plainest_as_the_parser_does() {
        check("title: Foo\nlang: en\n", true);
        check("title: Étoile 5 mg/1 ml (b), it's \u{3bc}g\n", true);
        check("title: \"Foo: a # b\"\nx: 'c \"d\"'\n", true);
        check("url: https://a.example/b\nat: 10:30\n", true);
        check("names: [A, B-c d, \"E f\"]\n", true);
        check("names:\n  - A\n  - \"b: c\"\nx: y\n", true);
        check("sources:\n  - document: \"A\"\n    section: B\n  - document: C\nx: y\n", true);
        check("boxed: |\n  **a**\n\n  * b: c\n    - d # e\ntitle: x\n", true);
        check("boxed: |\n  \u{e9}\n", true);
    }

    #[test]
    fn leaves_all_else_to_the_parser() {
        check("", false);
        check("title: Foo", false);
        check("title: Foo\n  bar\n", false);
        check("title: Foo: bar\n", false);
        check("title: Foo:\n", false);
        check("title: Foo # bar\n", false);
        check("title: 'it''s'\n", false);
        check("title: \"a\\tb\"\n", false);
        check("title: \"\n", false);
        check("title: *foo\n", false);
        check("title:  Foo\n", false);
        check("title: Foo \n", false);
        check("title:\n", false);
        check("title: ~\n", false);
        check("title: Foo\r\n", false);
        check("title: Foo\u{85}\n", false);
        check("names: []\n", false);
        check("names: [A,B]\n", false);
        check("names: [\"A, B\"]\n", false);
        check("names: [A: b]\n", false);
        check("names:\n- A\n", false);
        check("names:\n  - A\n    b\n", false);
        check("boxed: |\n   a\n  b\n", false);
        check("boxed: |\n  a\n\n", false);
        check("boxed: |\n  a\n   \n", false);
        check("boxed: |-\n  a\n", false);
        check("? a\n", false);
        check("title: Foo\n...\n", false);
    }

    proptest! {
        #[test]
        fn whatever_it_reads_the_parser_reads_alike(
            text in "((a|key|b_1):( [a-z:#|'\"é-]{1,3}| \"[a-z:# ]{0,4}\"| '[a-z,]{0,3}'| \\[[a-z, -]{1,6}\\]| \\|(\n  [a-z #:-]{0,4}){1,3}|(\n  - ([a-z]: )?[a-z:-]{1,3}(\n    [a-z]: [a-z\"]{1,3})?){1,3})?\n( {0,3}[a-z-]{0,2}\n)?){0,4}"
        ) {
            if let Some(found) = read(&text, 4) {
                prop_assert_eq!(Ok(found), parse(&text, 4), "{:?}", text);
            }
        }
    }
}
