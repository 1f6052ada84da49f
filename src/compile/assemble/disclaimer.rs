//! Finds the disclaimer of a file that does not label it, and what disclaims beside the labelled one.
//!
//! What always holds: whole paragraphs are moved, and none that answers a question.

use crate::compile::faqs::is_answer;
use crate::compile::names::Topic;
use crate::compile::outline::Outline;
use crate::compile::question::{self, asked};
use crate::compile::tree::{Line, Node, What, push_text};
use crate::model::Kind;

/// A last paragraph that says it is no medical advice is the disclaimer of a file without one. After
/// the questions it is one beside the labelled one, too, and no part of the last answer.
pub(super) fn find_disclaimer(outline: &mut Outline<'_>, source: &str) {
    if !outline.disclaimer.is_empty() {
        return beside_the_labelled(outline);
    }
    // A file that is nothing but such a sentence keeps it as its text, and so does a section.
    let several = outline.parts.len() > 1;
    let Some(part) = outline.parts.last_mut() else { return };
    let whole = part.nodes.len() < 2 && (!several || !part.title.is_empty());
    let faqs = part.topic == Topic::Section(Kind::Faqs);
    if whole && !faqs {
        return;
    }
    if let Some(at) = disclaimer_at(&part.nodes) {
        outline.disclaimer.extend(part.nodes.drain(at..));
        if part.nodes.is_empty() && part.title.is_empty() {
            outline.parts.pop();
        }
    } else if faqs {
        let last = part.nodes.last_mut().and_then(|node| after_last_item(node, source));
        outline.disclaimer.extend(last.map(Node::Paragraph));
    }
}

/// Cuts lines that disclaim from the last item of a list, which they follow without a blank line and
/// without its indent.
fn after_last_item<'s>(node: &mut Node<'s>, source: &str) -> Option<Line<'s>> {
    let Node::List(_, items) = node else { return None };
    let Some(Node::Paragraph(line)) = items.last_mut()?.last_mut() else { return None };
    let at = (1..line.runs.len()).rev().find(|at| {
        let (before, after) = line.runs.split_at(*at);
        let begins = matches!(before.last().map(|run| &run.what), Some(What::Break(_)))
            && source[..after[0].span.start].ends_with('\n');
        begins && !is_answer(after) && {
            let mut text = String::new();
            push_text(after, &mut text);
            denies_advice(&text) || is_general(&text)
        }
    })?;
    let rest = Line { runs: line.runs.split_off(at) };
    line.trim_end();
    Some(rest)
}

/// Moves what disclaims at the end of the questions to the labelled disclaimer, in the order of the
/// source.
fn beside_the_labelled<'s>(outline: &mut Outline<'s>) {
    let start = |node: &Node<'s>| match node {
        Node::Paragraph(line) => Some(line.span().start),
        _ => None,
    };
    for part in outline.parts.iter_mut().filter(|part| part.topic == Topic::Section(Kind::Faqs)) {
        let Some(at) = disclaimer_at(&part.nodes) else { continue };
        let own = start(&part.nodes[at]);
        let later = outline.disclaimer.iter().position(|other| start(other) > own);
        let later = later.unwrap_or(outline.disclaimer.len());
        outline.disclaimer.splice(later..later, part.nodes.drain(at..));
    }
}

/// Where the last of some blocks begin that disclaim: a paragraph, and what is told of the text behind it.
fn disclaimer_at(nodes: &[Node<'_>]) -> Option<usize> {
    let told = nodes.iter().rev().take_while(|node| is_imprint(node)).count();
    let end = nodes.len() - told;
    disclaims(&nodes[..end]).then(|| end - 1)
}

/// True for a line that tells whose the text is, or from when: `© 2024 Riverside Health`.
fn is_imprint(node: &Node<'_>) -> bool {
    let Node::Paragraph(line) = node else { return false };
    let text = line.text().to_lowercase();
    let begins = [
        "©",
        "(c) ",
        "copyright",
        "last updated",
        "last reviewed",
        "last revised",
        "page last ",
        "reviewed on",
        "reviewed by",
        "updated on",
    ];
    text.len() <= 160 && begins.iter().any(|words| text.trim_start().starts_with(words))
}

/// True when the last of some blocks disclaims, and is not the answer to a question above it.
fn disclaims(nodes: &[Node<'_>]) -> bool {
    let Some((last, before)) = nodes.split_last() else { return false };
    let text = match last {
        Node::Paragraph(line) => line.text(),
        Node::Quote(quoted) => match quoted.as_slice() {
            [Node::Paragraph(line)] => line.text(),
            _ => return false,
        },
        _ => return false,
    };
    let question = matches!(last, Node::Paragraph(line) if asked(&line.runs).is_some());
    (denies_advice(&text) || is_general(&text))
        && !question
        && !matches!(last, Node::Paragraph(line) if is_answer(&line.runs))
        && !before.last().is_some_and(waits_for_answer)
}

/// True for a block that ends with a question.
fn waits_for_answer(node: &Node<'_>) -> bool {
    let asks = |line: &Line<'_>| question::asks(&line.text());
    match node {
        Node::Paragraph(line) | Node::Heading(_, line) => asks(line),
        Node::List(_, items) => {
            matches!(items.last().and_then(|item| item.last()), Some(Node::Paragraph(line)) if asks(line))
        }
        _ => false,
    }
}

/// True for a text that says it is no medical advice.
fn denies_advice(text: &str) -> bool {
    let text = text.to_lowercase();
    let advice = ["medical advice", "professional advice"];
    let denies = [
        "not constitute",
        "not a substitute",
        "not substitute",
        "not replace",
        "not be considered",
        "not be interpreted",
        "not be taken as",
        "is not medical advice",
        "not intended",
        "not be used as",
    ];
    advice.iter().any(|words| text.contains(words))
        && denies.iter().any(|words| text.contains(words))
}

/// True for a text that says of itself that it is for information alone, and whom to ask.
fn is_general(text: &str) -> bool {
    let text = text.to_lowercase();
    let itself =
        ["this information", "the information", "this content", "this text", "this summary"];
    let general = [
        "educational purposes",
        "informational purposes",
        "information purposes",
        "general knowledge",
        "general information",
        "not replace",
        "not a substitute",
        "not substitute",
    ];
    let ask = ["doctor", "physician", "pharmacist", "professional", "provider"];
    [&itself[..], &general, &ask].iter().all(|words| words.iter().any(|word| text.contains(word)))
}
