//! The values of the front matter's keys.
//!
//! What always holds: what a key cannot hold is named in a diagnostic and left out.

use crate::compile::tree::Span;
use crate::compile::yaml::{Scalar, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::glossary::Definition;
use crate::model::Source;
use crate::settings::Date;

/// The title, as the source writes it.
pub(super) fn title(
    key: &Scalar<'_>,
    value: Value<'_>,
    source: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Span)> {
    // What stands on the title's line, whatever YAML makes of it.
    let start = source.get(key.span.end..)?.find(':').map(|colon| key.span.end + colon + 1)?;
    let end = super::line_end(source, start);
    let line = source.get(start..end)?;
    let raw = line.trim();
    let here = start + (line.len() - line.trim_start().len())..end;
    let odd = |diagnostics: &mut Vec<Diagnostic>, why: &str| {
        diagnostics.push(Diagnostic::new(
            Code::OddTitle,
            here.clone(),
            format!("{why}; put the title in quotes: {}", super::quoted(raw)),
        ));
        Some((raw.to_owned(), here.clone()))
    };
    let Value::Scalar(scalar) = value else {
        return odd(
            diagnostics,
            "YAML reads this as a list or a map, and it is taken as it stands",
        );
    };
    if scalar.is_null() {
        // `&name` and `!name` are not values, but they are what the author wrote.
        if raw.is_empty() || raw == "~" || raw.starts_with(['"', '\'', '#', '|', '>']) {
            return None;
        }
        return odd(diagnostics, "YAML reads no text in this, and it is taken as it stands");
    }
    if scalar.plain && scalar.span.start >= start && scalar.span.start <= end {
        let before = source.get(start..scalar.span.start).unwrap_or("").trim();
        let after = source.get(scalar.span.end.min(end)..end).unwrap_or("").trim();
        if !before.is_empty() {
            return odd(
                diagnostics,
                "YAML reads the start of this as a mark, and it is taken as it stands",
            );
        }
        if after.starts_with('#') {
            let why = "YAML reads what follows `#` as a comment, and it is taken as it stands";
            return odd(diagnostics, why);
        }
    }
    Some((scalar.text.trim().to_owned(), scalar.span))
}

/// One text.
pub(super) fn text(
    key: &str,
    value: Value<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Span)> {
    let scalar = scalar(key, value, diagnostics)?;
    Some((scalar.text.trim().to_owned(), scalar.span))
}

/// One text that is not empty.
pub(super) fn scalar<'s>(
    key: &str,
    value: Value<'s>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Scalar<'s>> {
    match value {
        Value::Scalar(scalar) => (!scalar.is_null()).then_some(scalar),
        other => {
            invalid(other.span(), format!("`{key}` is one text, not a list or a map"), diagnostics);
            None
        }
    }
}

/// The tag of a language.
pub(super) fn lang(value: Value<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
    let (text, span) = text("lang", value, diagnostics)?;
    if is_tag(&text) {
        return Some((text, span));
    }
    let message = "`lang` is no language tag (BCP 47); write one such as `en` or `en-GB`";
    invalid(&span, message.to_owned(), diagnostics);
    None
}

/// Whether a text has the form of a language tag: parts of up to eight letters or digits with
/// hyphens between, the first of which is a language's code of two or three letters.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let code = first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let code = code && (matches!(first.len(), 2 | 3) || first.eq_ignore_ascii_case("x"));
    code && parts.all(|part| {
        matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// A date.
pub(super) fn date(
    key: &str,
    value: Value<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Span)> {
    let (text, span) = text(key, value, diagnostics)?;
    match text.parse::<Date>() {
        Ok(_) => Some((text, span)),
        Err(error) => {
            invalid(&span, format!("`{key}` is no date: {error}"), diagnostics);
            None
        }
    }
}

/// A list of texts, or one text.
pub(super) fn list(key: &str, value: Value<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let items = match value {
        Value::List(items, _) => items,
        one => vec![one],
    };
    let texts = items.into_iter().filter_map(|item| text(key, item, diagnostics));
    texts.map(|(text, _)| text).collect()
}

/// The documents the text was written from: each a name, or a map.
pub(super) fn sources(value: Value<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let items = match value {
        Value::List(items, _) => items,
        one => vec![one],
    };
    items.into_iter().filter_map(|item| source(item, diagnostics)).collect()
}

/// Terms with their definitions.
pub(super) fn glossary(value: Value<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Definition> {
    let pairs = match value {
        Value::Map(pairs, _) => pairs,
        other => {
            let message = "`glossary` holds lines `term: what it means`";
            invalid(other.span(), message.to_owned(), diagnostics);
            return Vec::new();
        }
    };
    let mut all = Vec::new();
    for (key, value) in pairs {
        let Some((meaning, _)) = text(&key.text, value, diagnostics) else {
            let message = format!("`{}` has no definition; write what it means", key.text);
            invalid(&key.span, message, diagnostics);
            continue;
        };
        all.extend(Definition::new(&key.text, &meaning, key.span));
    }
    all
}

fn source(value: Value<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Source> {
    let (pairs, span) = match value {
        Value::Map(pairs, span) => (pairs, span),
        Value::Scalar(scalar) => {
            let document = scalar.text.trim().to_owned();
            return (!scalar.is_null()).then(|| Source { document, ..Source::default() });
        }
        Value::List(_, span) => {
            let message = "a source is a name, or `document`, `section` and `url`";
            invalid(&span, message.to_owned(), diagnostics);
            return None;
        }
    };
    let mut source = Source::default();
    for (key, value) in pairs {
        match &*key.text {
            "document" => {
                source.document = text("document", value, diagnostics)?.0;
            }
            "section" => source.section = text("section", value, diagnostics).map(|(text, _)| text),
            "url" => {
                if let Some((url, span)) = text("url", value, diagnostics) {
                    if url.starts_with("https://") || url.starts_with("http://") {
                        source.url = Some(url);
                    } else {
                        let message = "the `url` of a source begins with `https://` or `http://`";
                        invalid(&span, message.to_owned(), diagnostics);
                    }
                }
            }
            _ => {}
        }
    }
    if source.document.is_empty() {
        invalid(&span, "a source needs the name of its `document`".to_owned(), diagnostics);
        return None;
    }
    Some(source)
}

fn invalid(span: &Span, message: String, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::new(Code::InvalidValue, span.clone(), message));
}
