//! Puts lists under the labels that the source gives them.
//!
//! A bold label before a list makes a group (`**Adults:**`). In the side effects these do, too: a
//! sentence that ends with a colon before a list ("Common side effects include:"), and a heading,
//! a label or an item that tells how often, how severe, or to get medical help (`### Common`,
//! `**Common:** nausea`, `* **Rare:** rash`). What always holds: the label is the source's own with
//! its colon, the words keep their order, and nothing is grouped that the source does not group.

use super::label::{self, COLONS, Form, Label};
use super::severity::is_severity;
use super::tree::{Line, Node, Run, What};
use super::urgent::is_urgent;
use crate::model::Kind;

/// The longest sentence that serves as a label.
const LONGEST_LABEL: usize = 200;

type Rest<'s> = std::iter::Peekable<std::vec::IntoIter<Node<'s>>>;

/// Groups the blocks of a section.
pub(super) fn group<'s>(nodes: Vec<Node<'s>>, kind: Kind) -> Vec<Node<'s>> {
    let mut out = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        match node {
            Node::Heading(level, line) if kind == Kind::SideEffects => {
                out.push(under_heading(level, line, &mut nodes));
            }
            Node::Paragraph(line) if matches!(nodes.peek(), Some(Node::List(..))) => {
                let Some(list) = nodes.next() else { continue };
                under_label(line, list, kind, &mut out);
            }
            Node::Paragraph(line) if kind == Kind::SideEffects => {
                out.push(labelled(line, &mut nodes));
            }
            Node::List(start, items) if kind == Kind::SideEffects => {
                by_severity(start, items, &mut out)
            }
            node => out.push(node),
        }
    }
    out
}

/// A heading of the side effects with what stands under it, up to the next heading of its level or
/// above.
fn under_heading<'s>(level: u8, line: Line<'s>, rest: &mut Rest<'s>) -> Node<'s> {
    if !tells(&line.text()) {
        return Node::Heading(level, line);
    }
    let inside = |node: &Node<'_>| !matches!(node, Node::Heading(next, _) if *next <= level);
    let inner: Vec<_> = std::iter::from_fn(|| rest.next_if(inside)).collect();
    if inner.is_empty() {
        return Node::Heading(level, line);
    }
    Node::Group(line, group(inner, Kind::SideEffects))
}

/// A paragraph of the side effects before which a label stands: its own text, or when there is none
/// the next paragraph, is under the label.
fn labelled<'s>(line: Line<'s>, rest: &mut Rest<'s>) -> Node<'s> {
    let label = label::read(&line.runs);
    let Some(label) = label.filter(|label| heads(label) && tells(&label.text)) else {
        return Node::Paragraph(line);
    };
    if !label.alone {
        let form = label.form;
        let (label, text) = label::cut(line, form);
        return Node::Group(label, vec![Node::Paragraph(text)]);
    }
    let plain = |node: &Node<'_>| match node {
        Node::Paragraph(line) => !label::read(&line.runs).is_some_and(|label| heads(&label)),
        _ => false,
    };
    match rest.next_if(plain) {
        Some(text) => Node::Group(label::cut(line, Form::Bold).0, vec![text]),
        None => Node::Paragraph(line),
    }
}

/// True for a label that its emphasis and its colon set apart.
fn heads(label: &Label<'_>) -> bool {
    matches!(label.form, Form::Bold | Form::Italic) && label.colon
}

/// True when the words tell how often, how severe, or to get medical help.
fn tells(label: &str) -> bool {
    label.len() <= LONGEST_LABEL && (is_severity(&label.to_lowercase()) || is_urgent(label))
}

/// A paragraph and the list that follows it.
fn under_label<'s>(line: Line<'s>, list: Node<'s>, kind: Kind, out: &mut Vec<Node<'s>>) {
    let bold = label::read(&line.runs).filter(|label| {
        // `**Common (>10%)**` over a list of side effects needs no colon.
        let ends = label.colon
            || label.alone && kind == Kind::SideEffects && is_severity(&label.text.to_lowercase());
        label.form == Form::Bold && ends && label.text.len() <= LONGEST_LABEL
    });
    let list = match list {
        Node::List(start, items) if kind == Kind::SideEffects => {
            let mut inner = Vec::new();
            by_severity(start, items, &mut inner);
            inner
        }
        list => vec![list],
    };
    if let Some(label) = bold {
        let form = label.form;
        let (label, rest) = label::cut(line, form);
        let mut inner = Vec::with_capacity(2);
        if !rest.is_blank() {
            inner.push(Node::Paragraph(rest));
        }
        inner.extend(list);
        out.push(Node::Group(label, inner));
        return;
    }
    let heads = {
        let text = line.text();
        text.trim_end().ends_with(COLONS) || is_severity(&text.to_lowercase())
    };
    if kind != Kind::SideEffects || !heads {
        out.push(Node::Paragraph(line));
        out.extend(list);
        return;
    }
    let (before, label) = last_sentence(line);
    if let Some(before) = before {
        out.push(Node::Paragraph(before));
    }
    if label.text().len() <= LONGEST_LABEL {
        out.push(Node::Group(label, list));
    } else {
        out.push(Node::Paragraph(label));
        out.extend(list);
    }
}

/// Cuts a line before its last sentence. Emphasis within the sentence goes with it.
fn last_sentence<'s>(mut line: Line<'s>) -> (Option<Line<'s>>, Line<'s>) {
    line.trim_end();
    let found = line.runs.iter().enumerate().rev().find_map(|(at, run)| match &run.what {
        What::Text(text) => Some((at, sentence_start(text)?)),
        _ => None,
    });
    let Some((at, start)) = found else { return (None, line) };
    let mut label = Line { runs: line.runs.split_off(at + 1) };
    let tail = line.runs.last_mut().and_then(|run| run.split_off(start));
    label.runs.splice(..0, tail);
    line.trim_end();
    (Some(line), label)
}

/// Where the last sentence of a text starts, when another stands before it.
fn sentence_start(text: &str) -> Option<usize> {
    text.rmatch_indices(['.', '!', '?']).find_map(|(at, _)| {
        let after = &text[at + 1..];
        let rest = after.trim_start();
        if rest.len() == after.len() || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        // `e.g. Fever` is no end of a sentence: a full stop within the word tells.
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
        let abbreviated = word.contains('.') || word.len() < 2;
        (!abbreviated).then_some(text.len() - rest.len())
    })
}

/// Turns a list whose items tell how often or how severe into groups.
fn by_severity<'s>(start: Option<u64>, items: Vec<Vec<Node<'s>>>, out: &mut Vec<Node<'s>>) {
    let (mut severe, mut other) = (0, 0);
    for item in &items {
        match severity(item) {
            Told::Severity(_) => severe += 1,
            Told::Remark => {}
            Told::Nothing => other += 1,
        }
    }
    if severe == 0 || severe < other {
        out.push(Node::List(start, items));
        return;
    }
    let mut kept: Vec<Vec<Node<'s>>> = Vec::new();
    for mut item in items {
        match severity(&item) {
            Told::Severity(form) => {
                if !kept.is_empty() {
                    out.push(Node::List(start, std::mem::take(&mut kept)));
                }
                if item.is_empty() {
                    continue;
                }
                let Node::Paragraph(line) = item.remove(0) else { continue };
                let (label, rest) = label::cut(line, form);
                if !rest.is_blank() {
                    item.insert(0, Node::Paragraph(rest));
                }
                out.push(Node::Group(label, item));
            }
            Told::Remark => {
                if !kept.is_empty() {
                    out.push(Node::List(start, std::mem::take(&mut kept)));
                }
                out.append(&mut item);
            }
            Told::Nothing => kept.push(item),
        }
    }
    if !kept.is_empty() {
        out.push(Node::List(start, kept));
    }
}

/// What the label of an item tells.
enum Told {
    Severity(Form),
    Remark,
    Nothing,
}

fn severity(item: &[Node<'_>]) -> Told {
    let Some(Node::Paragraph(line)) = item.first() else { return Told::Nothing };
    let Some(label) = label::read(&line.runs) else { return Told::Nothing };
    if !label.colon {
        return Told::Nothing;
    }
    let text = label.text.to_lowercase();
    if text.trim_end_matches(':').trim_end().ends_with("note") || text.starts_with("important") {
        return Told::Remark;
    }
    if is_severity(&text) { Told::Severity(label.form) } else { Told::Nothing }
}

/// True for one line between two items that heads the second: `Take with food:`, or `Serious` alone. In
/// lower case it goes on with the first.
pub(super) fn heads_items(runs: &[Run<'_>]) -> bool {
    let text = label::text_of(runs);
    let text = text.trim_end();
    !runs.iter().any(|run| matches!(run.what, What::Break(_)))
        && !text.starts_with(char::is_lowercase)
        && (text.ends_with(COLONS) || is_severity(&text.to_lowercase()))
}
