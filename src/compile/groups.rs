//! Puts lists under the labels that the source gives them.
//!
//! Three shapes make a group: a bold label before a list (`**Adults:**`), in the side effects a
//! sentence that ends with a colon before a list ("Common side effects include:"), and there also
//! items that begin with how often or how severe (`* **Common:** nausea`). What always holds: the
//! label is the source's own with its colon, the words keep their order, and nothing is grouped
//! that the source does not group.

use super::label::{self, Form};
use super::tree::{Line, Node, What};
use crate::model::Kind;

/// The longest sentence that serves as a label.
const LONGEST_LABEL: usize = 200;

/// Groups the blocks of a section.
pub(super) fn group<'s>(nodes: Vec<Node<'s>>, kind: Kind) -> Vec<Node<'s>> {
    let mut out = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        match node {
            Node::Paragraph(line) if matches!(nodes.peek(), Some(Node::List(..))) => {
                let Some(list) = nodes.next() else { continue };
                under_label(line, list, kind, &mut out);
            }
            Node::List(start, items) if kind == Kind::SideEffects => {
                by_severity(start, items, &mut out)
            }
            node => out.push(node),
        }
    }
    out
}

/// A paragraph and the list that follows it.
fn under_label<'s>(line: Line<'s>, list: Node<'s>, kind: Kind, out: &mut Vec<Node<'s>>) {
    let bold = label::read(&line.runs).filter(|label| {
        label.form == Form::Bold && label.colon && label.text.len() <= LONGEST_LABEL
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
    if kind != Kind::SideEffects || !line.text().trim_end().ends_with(':') {
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
            Label::Severity(_) => severe += 1,
            Label::Remark => {}
            Label::None => other += 1,
        }
    }
    if severe == 0 || severe < other {
        out.push(Node::List(start, items));
        return;
    }
    let mut kept: Vec<Vec<Node<'s>>> = Vec::new();
    for mut item in items {
        match severity(&item) {
            Label::Severity(form) => {
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
            Label::Remark => {
                if !kept.is_empty() {
                    out.push(Node::List(start, std::mem::take(&mut kept)));
                }
                out.append(&mut item);
            }
            Label::None => kept.push(item),
        }
    }
    if !kept.is_empty() {
        out.push(Node::List(start, kept));
    }
}

/// What the label of an item tells.
enum Label {
    Severity(Form),
    Remark,
    None,
}

fn severity(item: &[Node<'_>]) -> Label {
    let Some(Node::Paragraph(line)) = item.first() else { return Label::None };
    let Some(label) = label::read(&line.runs) else { return Label::None };
    if !label.colon {
        return Label::None;
    }
    let text = label.text.to_lowercase();
    if text.trim_end_matches(':').trim_end().ends_with("note") || text.starts_with("important") {
        return Label::Remark;
    }
    if is_severity(&text) { Label::Severity(label.form) } else { Label::None }
}

/// True when the words tell how often or how severe, and nothing else. They are in lower case.
pub(super) fn is_severity(text: &str) -> bool {
    let text = text.split('(').next().unwrap_or("");
    let mut found = false;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
        match word {
            "common" | "uncommon" | "rare" | "rarely" | "serious" | "severe" | "frequent"
            | "infrequent" | "occasional" | "mild" | "moderate" | "life-threatening" | "rarer"
            | "commonly" | "unknown" => found = true,
            "" | "less" | "more" | "most" | "very" | "but" | "and" | "or" | "potentially"
            | "possible" | "potential" | "side" | "effects" | "effect" | "adverse"
            | "reactions" | "symptoms" | "frequency" | "not" | "other" | "extremely" | "though"
            | "also" | "usually" | "relatively" | "include" | "includes" | "may" | "can"
            | "are" => {}
            _ => return false,
        }
    }
    found
}
