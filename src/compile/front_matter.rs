//! The front matter: the lines between `---` and `---` at the top of a file.
//!
//! What always holds: unknown keys are passed over, a slip in a known one is told, a known key with a value it cannot have gives
//! a diagnostic, and a title that YAML would bend (`Foo: bar`, `@home`, `*x`) is read as the author
//! wrote it, with a warning.

mod keys;
pub(super) mod review;
mod values;

use std::borrow::Cow;

use super::tree::Span;
use super::yaml::{self, Scalar, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::glossary::Definition;
use crate::model::Source;

/// What the front matter says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter<'s> {
    pub(super) title: Option<(String, Span)>,
    pub(super) id: Option<(String, Span)>,
    pub(super) lang: Option<String>,
    pub(super) generic_name: Option<String>,
    pub(super) brand_names: Vec<String>,
    pub(super) provenance: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) glossary: Vec<Definition>,
    pub(super) sources: Vec<Source>,
    pub(super) reviewed_by: Option<String>,
    pub(super) reviewed_on: Option<(String, Span)>,
    pub(super) review_due: Option<(String, Span)>,
    /// Markdown.
    pub(super) boxed_warning: Option<Scalar<'s>>,
    /// The bytes from the first `---` to the last.
    pub(super) span: Span,
}

/// Reads the front matter of a file. Says also where the body starts, and whether the file can be
/// compiled at all.
pub(super) fn read<'s>(
    source: &'s str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (FrontMatter<'s>, usize, bool) {
    let mut front = FrontMatter::default();
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (inner, body) = match bounds(source, start) {
        Bounds::Found { inner, body } => (inner, body),
        Bounds::Missing => {
            let message = if source[start..].starts_with("```") {
                "the file begins with a code fence; take this line and the one that closes the fence away"
            } else {
                "the file does not begin with front matter; begin it with three lines: `---`, `title: ` with the drug's name, `---`"
            };
            let first = start..line_end(source, start);
            diagnostics.push(Diagnostic::new(Code::InvalidFrontMatter, first, message));
            return (front, start, false);
        }
        Bounds::Unclosed => {
            diagnostics.push(Diagnostic::new(
                Code::InvalidFrontMatter,
                start..start + 3,
                "the front matter is not closed; write a line `---` after its last line",
            ));
            return (front, source.len(), false);
        }
    };
    front.span = start..body;
    let good = match yaml::read(&source[inner.clone()], inner.start) {
        Ok(pairs) => {
            take(&mut front, pairs, source, diagnostics);
            true
        }
        Err(error) => match lenient(source, &inner) {
            Some(mended) => match yaml::read(&mended.text, 0) {
                Ok(pairs) => {
                    let pairs = pairs.into_iter();
                    let pairs = pairs.map(|(key, value)| (mended.scalar(key), mended.value(value)));
                    take(&mut front, pairs.collect(), source, diagnostics);
                    let shown = quoted(&source[mended.first.clone()]);
                    diagnostics.push(Diagnostic::new(
                        Code::OddTitle,
                        mended.first.clone(),
                        format!(
                            "this is no YAML and is read as it stands; put it in quotes: {shown}"
                        ),
                    ));
                    true
                }
                Err(_) => refuse(source, error, diagnostics),
            },
            None => refuse(source, error, diagnostics),
        },
    };
    if good && front.title.is_none() {
        diagnostics.push(Diagnostic::new(
            Code::MissingTitle,
            start..start + 3,
            "the front matter has no `title`; write the drug's name as `title: `, for example `title: Paracetamol`",
        ));
    }
    let good = good && front.title.is_some();
    (front, body, good)
}

fn refuse(source: &str, error: yaml::Unreadable, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let at = error.at.min(source.len());
    let at = (0..=at).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    diagnostics.push(Diagnostic::new(
        Code::InvalidFrontMatter,
        at..line_end(source, at),
        format!(
            "the front matter is no YAML: {}; a value with `:`, `#` or quotes in it goes in quotes",
            error.why.trim_end_matches('.')
        ),
    ));
    false
}

enum Bounds {
    Found { inner: Span, body: usize },
    Missing,
    Unclosed,
}

/// Finds the two lines `---`.
fn bounds(source: &str, start: usize) -> Bounds {
    let fence = |line: &str| matches!(line.trim_end(), "---" | "...");
    let first = source[start..].split_inclusive('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        return Bounds::Missing;
    }
    let inner = start + first.len();
    let mut at = inner;
    for line in source[inner..].split_inclusive('\n') {
        if fence(line) {
            return Bounds::Found { inner: inner..at, body: at + line.len() };
        }
        at += line.len();
    }
    Bounds::Unclosed
}

/// Takes the keys we know. The first of a repeated key counts.
fn take<'s>(
    front: &mut FrontMatter<'s>,
    pairs: Vec<(Scalar<'s>, Value<'s>)>,
    source: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    keys::check(&pairs, diagnostics);
    for (key, value) in pairs {
        let text =
            |value, diagnostics: &mut Vec<Diagnostic>| values::text(&key.text, value, diagnostics);
        match &*key.text {
            "title" if front.title.is_none() => {
                front.title = values::title(&key, value, source, diagnostics);
            }
            "id" if front.id.is_none() => front.id = text(value, diagnostics),
            "lang" => set(&mut front.lang, values::lang(value, diagnostics)),
            "generic_name" => set(&mut front.generic_name, text(value, diagnostics)),
            "provenance" => set(&mut front.provenance, text(value, diagnostics)),
            "publisher" => set(&mut front.publisher, text(value, diagnostics)),
            "glossary" if front.glossary.is_empty() => {
                front.glossary = values::glossary(value, diagnostics);
            }
            "reviewed_by" => set(&mut front.reviewed_by, text(value, diagnostics)),
            "reviewed_on" if front.reviewed_on.is_none() => {
                front.reviewed_on = values::date(&key.text, value, diagnostics);
            }
            "review_due" if front.review_due.is_none() => {
                front.review_due = values::date(&key.text, value, diagnostics);
            }
            "brand_names" if front.brand_names.is_empty() => {
                front.brand_names = values::list(&key.text, value, diagnostics);
            }
            "sources" if front.sources.is_empty() => {
                front.sources = values::sources(value, diagnostics);
            }
            "boxed_warning" if front.boxed_warning.is_none() => {
                front.boxed_warning = values::scalar(&key.text, value, diagnostics);
            }
            _ => {}
        }
    }
}

fn set(slot: &mut Option<String>, value: Option<(String, Span)>) {
    if slot.is_none() {
        *slot = value.map(|(text, _)| text);
    }
}

/// Front matter in which the values of `title` and `generic_name` are put in quotes.
struct Mended {
    text: String,
    /// Where each line starts in the text, and the bytes of the source it was made from.
    lines: Vec<(usize, Span)>,
    /// The first value that was put in quotes.
    first: Span,
}

/// Puts in quotes what may be no YAML; `None` when there is no such value.
fn lenient(source: &str, inner: &Span) -> Option<Mended> {
    let mut text = String::with_capacity(inner.len() + 8);
    let mut lines = Vec::new();
    let mut first = None;
    let mut at = inner.start;
    for line in source[inner.clone()].split_inclusive('\n') {
        let found = ["title:", "generic_name:"].iter().find_map(|key| {
            let value = line.strip_prefix(key)?.trim();
            let block = matches!(value, "" | "|" | ">" | "|-" | ">-");
            (!block).then_some((*key, value))
        });
        match found {
            Some((key, value)) => {
                let start = at + line[key.len()..].find(value).unwrap_or(0) + key.len();
                let value_span = start..start + value.len();
                first.get_or_insert(value_span.clone());
                lines.push((text.len(), at..at + key.len()));
                text.push_str(key);
                lines.push((text.len(), value_span));
                text.push(' ');
                text.push_str(&quoted(value));
                text.push('\n');
            }
            None => {
                lines.push((text.len(), at..at + line.len()));
                text.push_str(line);
            }
        }
        at += line.len();
    }
    first.map(|first| Mended { text, lines, first })
}

impl Mended {
    /// The bytes of the source that bytes of the text were made from.
    fn span(&self, span: &Span) -> Span {
        let after = self.lines.partition_point(|(start, _)| *start <= span.start);
        let Some((start, line)) = after.checked_sub(1).and_then(|at| self.lines.get(at)) else {
            return self.first.clone();
        };
        if *line == self.first || line.len() < span.len() {
            return line.clone();
        }
        let from = (line.start + span.start - start).min(line.end - span.len());
        from..from + span.len()
    }

    fn scalar(&self, scalar: Scalar<'_>) -> Scalar<'static> {
        let Scalar { text, span, plain, literal } = scalar;
        let span = self.span(&span);
        Scalar { text: Cow::Owned(text.into_owned()), span, plain, literal }
    }

    fn value(&self, value: Value<'_>) -> Value<'static> {
        match value {
            Value::Scalar(scalar) => Value::Scalar(self.scalar(scalar)),
            Value::List(items, span) => {
                let items = items.into_iter().map(|item| self.value(item)).collect();
                Value::List(items, self.span(&span))
            }
            Value::Map(pairs, span) => {
                let pairs = pairs.into_iter();
                let pairs = pairs.map(|(key, value)| (self.scalar(key), self.value(value)));
                Value::Map(pairs.collect(), self.span(&span))
            }
        }
    }
}

/// The text in single quotes, as YAML wants it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The end of the line that holds `at`, without its line feed.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    let end = source[at..].find('\n').map_or(source.len(), |end| at + end);
    at + source[at..end].trim_end().len()
}
