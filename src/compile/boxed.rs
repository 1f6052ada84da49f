//! The boxed warning: Markdown inside the front matter.
//!
//! What always holds: its passages point into the file, exactly where the value stands verbatim in
//! the file or in a block `|`, else at the whole value.

use super::build::build;
use super::emit::Emit;
use super::tree::Span;
use super::yaml::Scalar;
use crate::diagnostic::Diagnostic;
use crate::model::Blocks;

/// Compiles the value of `boxed_warning`.
pub(super) fn boxed(emit: &mut Emit<'_, '_>, scalar: &Scalar<'_>) -> Blocks {
    let source = emit.source;
    let text: &str = &scalar.text;
    let mut found = Vec::new();
    let nodes = build(text, 0, &mut found);
    let mut inner = Emit {
        source: text,
        passages: Vec::new(),
        diagnostics: &mut found,
        kind: None,
        title: "Boxed warning".into(),
    };
    let blocks = inner.rich(nodes);
    let places = places(source, scalar);
    emit.passages.extend(inner.passages.into_iter().map(|passage| {
        let mut passage = passage.into_owned();
        passage.moved(|span| moved(&places, scalar, span));
        passage
    }));
    let found = found.into_iter();
    emit.diagnostics.extend(found.map(|Diagnostic { code, level, span, message }| Diagnostic {
        code,
        level,
        span: moved(&places, scalar, span),
        message,
    }));
    blocks
}

/// Where each line of the value starts: in the value and in the file.
fn places(source: &str, scalar: &Scalar<'_>) -> Vec<(usize, usize)> {
    let from = scalar.span.start.min(source.len());
    let (text, region) = (&*scalar.text, source.get(from..).unwrap_or(""));
    if !scalar.literal {
        let end = scalar.span.end.saturating_sub(from).min(region.len());
        let at = region.get(..end).and_then(|region| region.find(text));
        return at.map(|at| (0, from + at)).into_iter().collect();
    }
    let mut places = Vec::new();
    let (mut in_text, mut in_file) = (0, 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        let Some(at) = region.get(in_file..).and_then(|rest| find(rest, bare)) else { break };
        places.push((in_text, from + in_file + at));
        in_text += line.len();
        in_file += at + bare.len();
    }
    places
}

/// Where a line first stands in the file: mostly behind nothing but white space.
fn find(rest: &str, line: &str) -> Option<usize> {
    let space = [' ', '\n'];
    let behind = rest.trim_start_matches(space);
    if behind.starts_with(line) && !line.is_empty() && !line.starts_with(space) {
        return Some(rest.len() - behind.len());
    }
    rest.find(line)
}

fn moved(places: &[(usize, usize)], scalar: &Scalar<'_>, span: Span) -> Span {
    let after = places.partition_point(|(in_text, _)| *in_text <= span.start);
    match after.checked_sub(1).and_then(|at| places.get(at)) {
        Some((in_text, in_file)) => {
            let start = in_file + (span.start - in_text);
            start..start + span.len()
        }
        None => scalar.span.clone(),
    }
}
