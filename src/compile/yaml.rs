//! Reads the front matter's YAML as a tree of texts.
//!
//! What always holds: a scalar is the text the author wrote, never a number, a date or a truth
//! value, so that the titles `1.0`, `010` and `Yes` stay what they are; and each value knows its
//! bytes in the file.

mod plain;

use std::borrow::Cow;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

use super::tree::Span;

/// How deep values may nest. The keys we know need three.
const DEEPEST: usize = 8;

/// A value of YAML.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'s> {
    Scalar(Scalar<'s>),
    List(Vec<Value<'s>>, Span),
    Map(Vec<Pair<'s>>, Span),
}

/// A text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scalar<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
    /// False when the text stands in quotes or in a block of its own.
    pub(super) plain: bool,
    /// True for `|`, which keeps the lines of the source.
    pub(super) literal: bool,
}

/// A key and its value.
pub(super) type Pair<'s> = (Scalar<'s>, Value<'s>);

/// Why the text is no YAML we can use, and where.
#[derive(Debug, PartialEq)]
pub(super) struct Unreadable {
    pub(super) at: usize,
    pub(super) why: String,
}

impl Value<'_> {
    /// The bytes of the value.
    pub(super) fn span(&self) -> &Span {
        match self {
            Value::Scalar(scalar) => &scalar.span,
            Value::List(_, span) | Value::Map(_, span) => span,
        }
    }
}

impl Scalar<'_> {
    /// True for a key without a value, which YAML calls null.
    pub(super) fn is_null(&self) -> bool {
        self.text.is_empty() || (self.plain && self.text == "~")
    }
}

/// Reads `text`, which stands at `from` in the file, as a map.
pub(super) fn read(text: &str, from: usize) -> Result<Vec<Pair<'_>>, Unreadable> {
    plain::read(text, from).map_or_else(|| parse(text, from), Ok)
}

/// The same by the parser, whatever the text.
fn parse(text: &str, from: usize) -> Result<Vec<Pair<'_>>, Unreadable> {
    let mut reader = Reader { parser: Parser::new_from_str(text), from };
    match reader.value(0)? {
        Some(Value::Map(pairs, _)) => {
            reader.end()?;
            Ok(pairs)
        }
        None => Ok(Vec::new()),
        Some(other) => Err(Unreadable {
            at: other.span().start,
            why: "front matter holds lines `key: value`".to_owned(),
        }),
    }
}

struct Reader<'s, I: serde_saphyr::granit_parser::BorrowedInput<'s>> {
    parser: Parser<'s, I>,
    from: usize,
}

impl<'s, I: serde_saphyr::granit_parser::BorrowedInput<'s>> Reader<'s, I> {
    fn next(&mut self) -> Result<Option<(Event<'s>, Span)>, Unreadable> {
        loop {
            let (event, span) = match self.parser.next() {
                None => return Ok(None),
                Some(Ok(next)) => next,
                Some(Err(error)) => {
                    let at = self.from + error.marker().byte_offset().unwrap_or(0);
                    return Err(Unreadable { at, why: error.info() });
                }
            };
            let range = span.byte_range().unwrap_or(0..0);
            let range = self.from + range.start..self.from + range.end.max(range.start);
            match event {
                Event::Scalar(..)
                | Event::Alias(_)
                | Event::SequenceStart(..)
                | Event::SequenceEnd
                | Event::MappingStart(..)
                | Event::MappingEnd
                | Event::DocumentEnd => return Ok(Some((event, range))),
                _ => {}
            }
        }
    }

    /// The next value; `None` at the end of what surrounds it.
    fn value(&mut self, depth: usize) -> Result<Option<Value<'s>>, Unreadable> {
        let Some((event, span)) = self.next()? else { return Ok(None) };
        if depth > DEEPEST {
            return Err(Unreadable { at: span.start, why: "values nest too deep".to_owned() });
        }
        Ok(Some(match event {
            Event::Scalar(text, style, ..) => Value::Scalar(Scalar {
                text,
                span,
                plain: style == ScalarStyle::Plain,
                literal: style == ScalarStyle::Literal,
            }),
            Event::Alias(_) => {
                return Err(Unreadable {
                    at: span.start,
                    why: "aliases (`*name`) are not read; put the value in quotes".to_owned(),
                });
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let mut end = span.end;
                while let Some(item) = self.value(depth + 1)? {
                    end = item.span().end;
                    items.push(item);
                }
                Value::List(items, span.start..end)
            }
            Event::MappingStart(..) => {
                let mut pairs = Vec::new();
                let mut end = span.end;
                while let Some(key) = self.value(depth + 1)? {
                    let Value::Scalar(key) = key else {
                        return Err(Unreadable {
                            at: key.span().start,
                            why: "a key must be a word".to_owned(),
                        });
                    };
                    let Some(value) = self.value(depth + 1)? else { break };
                    end = value.span().end;
                    pairs.push((key, value));
                }
                Value::Map(pairs, span.start..end)
            }
            _ => return Ok(None),
        }))
    }

    /// Sees to it that nothing follows.
    fn end(&mut self) -> Result<(), Unreadable> {
        while let Some((event, span)) = self.next()? {
            if event != Event::DocumentEnd {
                let why = "front matter is one list of `key: value`".to_owned();
                return Err(Unreadable { at: span.start, why });
            }
        }
        Ok(())
    }
}
