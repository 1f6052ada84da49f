//! Checks what the front matter says of the file: its id, its sources, its review.

use super::FrontMatter;
use crate::diagnostic::{Code, Diagnostic};
use crate::settings::{Date, Settings};

/// Adds what is wrong with the front matter of the file `id`.
pub(in crate::compile) fn check(
    front: &FrontMatter<'_>,
    id: &str,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let opening = front.span.start..front.span.start + 3;
    if let Some((own, span)) = &front.id
        && own != id
    {
        let message = format!(
            "the `id` is `{own}` and the file is named `{id}.md`; the name counts, so change or remove the `id`"
        );
        diagnostics.push(Diagnostic::new(Code::IdMismatch, span.clone(), message));
    }
    if front.sources.is_empty() {
        let message =
            "nothing says what the text was written from; list the documents as `sources`";
        diagnostics.push(Diagnostic::new(Code::MissingSources, opening.clone(), message));
    }
    if front.reviewed_on.is_none() {
        let message =
            "nothing says when someone qualified read the text; write the date as `reviewed_on`";
        diagnostics.push(Diagnostic::new(Code::MissingReview, opening, message));
    }
    if let (Some((due, span)), Some(today)) = (&front.review_due, settings.today)
        && due.parse::<Date>().is_ok_and(|due| due < today)
    {
        let message = format!(
            "the review was due on {due}; have the text read again and set `review_due` anew"
        );
        diagnostics.push(Diagnostic::new(Code::OverdueReview, span.clone(), message));
    }
}
