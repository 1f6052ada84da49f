//! Lines and columns of a text, for people: both count from 1, columns count characters.

use std::ops::Range;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// A text with the places where its lines begin.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`; they end in `\n`, with or without `\r` before it.
    pub fn new(text: &'a str) -> Self {
        let feeds = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(feeds.map(|at| at + 1)).collect();
        Lines { text, starts }
    }

    /// The place of the byte `at`; of the character it lies in, and of the end when it is beyond.
    pub fn position(&self, at: usize) -> Position {
        let at = self.text.floor_char_boundary(at);
        let (line, start) = self.line_at(at);
        let column = self.text.get(start..at).unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }

    /// The line in which `span` begins, without its end, and the part of it that lies in `span`,
    /// in bytes of the line.
    pub fn excerpt(&self, span: &Range<usize>) -> (&'a str, Range<usize>) {
        let (_, start) = self.line_at(span.start.min(self.text.len()));
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let within = |at: usize| line.floor_char_boundary(at.saturating_sub(start));
        (line, within(span.start)..within(span.end.max(span.start)))
    }

    /// The number of the line that holds the byte `at`, and where it begins.
    fn line_at(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        (line, self.starts.get(line - 1).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        fn check(text: &str, at: usize, line: usize, column: usize) {
            assert_eq!(Lines::new(text).position(at), Position { line, column }, "{text:?} {at}");
        }
        check("", 0, 1, 1);
        check("", 9, 1, 1);
        check("ab\ncd", 1, 1, 2);
        check("ab\ncd", 2, 1, 3);
        check("ab\ncd", 3, 2, 1);
        check("ab\ncd\n", 6, 3, 1);
        check("é\u{1f48a}x", 6, 1, 3);
        // Within a character: the character.
        check("é\u{1f48a}x", 4, 1, 2);
    }

    #[test]
    fn excerpts() {
        fn check(text: &str, span: Range<usize>, line: &str, marked: &str) {
            let (found, range) = Lines::new(text).excerpt(&span);
            assert_eq!((found, &found[range]), (line, marked), "{text:?} {span:?}");
        }
        check("ab\r\ncd\r\n", 5..6, "cd", "d");
        check("ab\r\ncd\r\n", 0..8, "ab", "ab");
        check("ab\r\ncd\r\n", 3..4, "ab", "");
        check("ab", 7..9, "ab", "");
        check("", 0..0, "", "");
        check("aé", 1..2, "aé", "");
    }
}
