//! Recognises questions that have lost their question mark, or have it in the wrong place.
//!
//! What always holds: here it is told what is a question, by its form and by what follows; nothing
//! is cut but a question mark that stands right after the bold words it belongs to.

use super::cut::{is_answer, plain_question};
use crate::compile::label::{self, Form};
use crate::compile::question::{QUESTION_MARKS, asked, asks};
use crate::compile::tree::{Line, Node, Run, Style, What};

/// The longest bold line that is believed to ask something.
const LONGEST: usize = 120;

/// Words that a question begins with.
const ASKING: &[&str] = &[
    "are", "can", "could", "do", "does", "how", "is", "may", "should", "what", "when", "where",
    "which", "who", "why", "will",
];

/// True when an item is a question as far as its first line tells.
pub(super) fn holds_question(item: &[Node<'_>]) -> bool {
    match item.first() {
        Some(Node::Paragraph(line)) => {
            asked(&line.runs).is_some()
                || plain_question(&line.runs).is_some()
                || bold_topic(item).is_some_and(|_| begins_asking(&line.text()))
        }
        _ => false,
    }
}

/// How the bold label is written with which an item begins that tells about one topic.
pub(super) fn topic_label(item: &[Node<'_>]) -> Option<Form> {
    let Some(Node::Paragraph(line)) = item.first() else { return None };
    let label = label::read(&line.runs)?;
    let remark = is_remark(&label.text.to_lowercase());
    (label.form == Form::Bold && label.colon && !remark).then_some(label.form)
}

fn is_remark(text: &str) -> bool {
    text.starts_with("note") || text.starts_with("important") || text.ends_with("note:")
}

/// The same without a colon: `* **How do I store it** In a cupboard.` Another sentence has to follow.
pub(super) fn bold_topic(item: &[Node<'_>]) -> Option<Form> {
    let Some(Node::Paragraph(line)) = item.first() else { return None };
    let [Run { what: What::Span(Style::Strong, inner), .. }, Run { what: rest, .. }, ..] =
        line.runs.as_slice()
    else {
        return None;
    };
    let sentence = match rest {
        What::Break(_) => true,
        What::Text(text) => text.trim_start().starts_with(char::is_uppercase),
        _ => false,
    };
    let text = label::text_of(inner);
    let topic = !text.ends_with(['.', '!', ',']) && !is_remark(&text.to_lowercase());
    (sentence && text.len() <= LONGEST && (topic || begins_asking(&text))).then_some(Form::Bold)
}

/// True for bold words on a line of their own that may ask something: they begin as questions do, or
/// they are no sentence. Among questions that are marked as such, the latter is a part of an answer.
pub(super) fn is_asked(text: &str, marked: bool) -> bool {
    let text = text.trim();
    let topic = !marked && !text.ends_with(['.', '!']);
    text.len() <= LONGEST && (topic || begins_asking(text))
}

fn begins_asking(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    ASKING.iter().any(|asking| word.eq_ignore_ascii_case(asking))
}

/// True when no question of a section is marked, and several paragraphs begin with a plain one.
pub(super) fn are_plain(nodes: &[Node<'_>]) -> bool {
    let plain = |node: &&Node<'_>| matches!(node, Node::Paragraph(line) if plain_question(&line.runs).is_some());
    nodes.iter().filter(plain).count() > 1 && !nodes.iter().any(begins_question)
}

/// True for a block that answers what stands over it: text that asks nothing.
pub(super) fn answers(node: &Node<'_>) -> bool {
    match node {
        Node::Paragraph(line) => asked(&line.runs).is_none(),
        Node::List(_, items) => !items.iter().any(|item| holds_question(item)),
        _ => false,
    }
}

/// True for a block that begins with a question.
pub(super) fn begins_question(node: &Node<'_>) -> bool {
    match node {
        Node::Paragraph(line) => asked(&line.runs).is_some(),
        Node::Heading(_, line) => asks(&line.text()),
        Node::List(_, items) => items.first().is_some_and(|item| holds_question(item)),
        _ => false,
    }
}

/// Moves a question mark into the bold words that it stands after: `**Q: With food**? A: Yes`.
pub(super) fn take_question_mark(line: &mut Line<'_>) {
    let [Run { what: What::Span(Style::Strong, inner), span: before }, next, ..] =
        line.runs.as_mut_slice()
    else {
        return;
    };
    let after = matches!(&next.what, What::Text(text) if text.starts_with(QUESTION_MARKS));
    let ends = inner.last().is_some_and(|run| matches!(run.what, What::Text(_)));
    if !after || !ends || is_answer(inner) {
        return;
    }
    let rest = next.split_off(1);
    before.end = next.span.end;
    let mark = match rest {
        Some(rest) => std::mem::replace(next, rest),
        None => return,
    };
    inner.push(mark);
    line.runs.retain(|run| !matches!(&run.what, What::Text(text) if text.is_empty()));
}
