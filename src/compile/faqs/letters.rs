//! Single letters for questions and answers in other languages than English: `P: … R: …` in Spanish and
//! Portuguese, `F: … A: …` in German, `Q : … R : …` in French.
//!
//! What always holds: a letter may as well be the name of something (`R: the active form`), so it is a
//! mark only where all questions of a section begin with it, or all answers of more than one.

use super::cut::{is_marked, strip_mark};
use super::{Entry, Faqs};
use crate::compile::question::asks;
use crate::compile::tree::{Line, Node};

/// Cuts the letters that are marks.
pub(super) fn strip(faqs: &mut Faqs<'_>) {
    let Faqs { entries, stray, .. } = faqs;
    let mut certain = entries.len() > 1;
    for letter in ["p", "f"] {
        let marked = |entry: &Entry<'_>| {
            is_marked(&entry.question.runs, &[letter]) && asks(&entry.question.text())
        };
        if !entries.is_empty() && entries.iter().all(marked) {
            entries.iter_mut().for_each(|it| strip_mark(&mut it.question, &[letter], stray));
            certain = true;
        }
    }
    let marked = |line: &mut Line<'_>| is_marked(&line.runs, &["r"]);
    if certain && entries.iter_mut().all(|entry| first(entry).is_some_and(marked)) {
        entries.iter_mut().filter_map(first).for_each(|line| strip_mark(line, &["r"], stray));
    }
}

/// The first paragraph of an answer.
fn first<'e, 's>(entry: &'e mut Entry<'s>) -> Option<&'e mut Line<'s>> {
    match entry.answer.first_mut() {
        Some(Node::Paragraph(line)) => Some(line),
        _ => None,
    }
}
