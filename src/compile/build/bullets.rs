//! Lists whose bullets are characters, as they come out of word processors and PDFs.
//!
//! To CommonMark `• headache` is text, and five lines of it are one paragraph. What always holds: a
//! bullet at the start of a line is the only thing that leaves the text, and the words keep their
//! order.

use crate::compile::tree::{Line, Node, Run, What, push_text};

/// True when a line of a paragraph begins with a bullet.
pub(super) fn holds_items(line: &Line<'_>) -> bool {
    let begins_line = |at: usize| at == 0 || matches!(line.runs[at - 1].what, What::Break(_));
    line.runs.iter().enumerate().any(|(at, run)| bullet(run).is_some() && begins_line(at))
}

/// The lists and paragraphs that the lines of a paragraph are.
pub(super) fn split(line: Line<'_>) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for (is_item, runs) in pieces(line) {
        let mut line = Line { runs };
        line.trim_start();
        line.trim_end();
        if line.is_blank() {
            continue;
        }
        let node = Node::Paragraph(line);
        match nodes.last_mut() {
            Some(Node::List(_, items)) if is_item => items.push(vec![node]),
            _ if is_item => nodes.push(Node::List(None, vec![vec![node]])),
            _ => nodes.push(node),
        }
    }
    nodes
}

/// The items without their bullets and what stands between them, each with whether it is an item.
fn pieces(line: Line<'_>) -> Vec<(bool, Vec<Run<'_>>)> {
    let mut lines = source_lines(line).into_iter().peekable();
    let mut pieces: Vec<(bool, Vec<Run<'_>>)> = Vec::new();
    while let Some((end, runs)) = lines.next() {
        if let Some(bytes) = runs.first().and_then(bullet) {
            let mut item = Line { runs };
            item.cut(bytes);
            pieces.push((true, item.runs));
            continue;
        }
        // `Serious:` between two items heads the second one, and is no more of the first.
        let before_item =
            lines.peek().is_some_and(|(_, next)| next.first().and_then(bullet).is_some());
        let heads = before_item && ends_with_colon(&runs);
        match pieces.last_mut() {
            Some((is_item, piece)) if !(*is_item && heads) => {
                piece.extend(end);
                piece.extend(runs);
            }
            _ => pieces.push((false, runs)),
        }
    }
    pieces
}

/// The lines as the source has them, each with the break before it.
fn source_lines(line: Line<'_>) -> Vec<(Option<Run<'_>>, Vec<Run<'_>>)> {
    let mut lines = vec![(None, Vec::new())];
    for run in line.runs {
        if matches!(run.what, What::Break(_)) {
            lines.push((Some(run), Vec::new()));
        } else if let Some((_, runs)) = lines.last_mut() {
            runs.push(run);
        }
    }
    lines
}

fn ends_with_colon(runs: &[Run<'_>]) -> bool {
    let mut text = String::new();
    push_text(runs, &mut text);
    text.trim_end().ends_with(':')
}

/// The length of the bullet that a text begins with, in bytes.
fn bullet(run: &Run<'_>) -> Option<usize> {
    let What::Text(text) = &run.what else { return None };
    let mark = text.chars().next()?;
    let after = &text[mark.len_utf8()..];
    let is_bullet = match mark {
        // The last is what a word processor's own font has for one.
        '•' | '◦' | '‣' | '⁃' | '●' | '▪' | '\u{f0b7}' => true,
        // Before a figure these are something else: `·5 mg`.
        '·' | '∙' | '○' | '■' | '□' | '▫' | '\u{f0a7}' => {
            after.is_empty() || after.starts_with(char::is_whitespace)
        }
        _ => false,
    };
    is_bullet.then_some(mark.len_utf8())
}
