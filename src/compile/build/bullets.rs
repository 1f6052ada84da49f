//! Lists whose bullets are characters, as word processors, PDFs and chat assistants write them.
//!
//! To CommonMark `• headache` is text, and five lines of it are one paragraph. What always holds: a
//! bullet at the start of a line is the only thing that leaves the text, a sign that says something
//! (`✅`, `❌`) stays, and the words keep their order.

use crate::compile::groups::heads_items;
use crate::compile::tree::{Line, Node, Run, What};

/// How a line of a list begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A bullet of so many bytes, which always makes an item.
    Bullet(usize),
    /// So many bytes of a dash, which one line may begin with that is no item.
    Dash(usize),
    /// A sign that stays, and may stand before a paragraph as well.
    Sign,
}

impl Mark {
    /// The bytes that leave the text.
    fn len(self) -> usize {
        match self {
            Mark::Bullet(bytes) | Mark::Dash(bytes) => bytes,
            Mark::Sign => 0,
        }
    }
}

/// The mark that a text begins with.
fn mark(run: &Run<'_>) -> Option<Mark> {
    let What::Text(text) = &run.what else { return None };
    let first = text.chars().next()?;
    let bytes = first.len_utf8();
    let rest = &text[bytes..];
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    // A figure may have lost what the mark was for: `– 20 °C`, `· 5 mg`.
    let figure = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    match first {
        // The last one is what a word processor's own font has for a bullet.
        '•' | '◦' | '‣' | '⁃' | '●' | '▪' | '\u{f0b7}' => Some(Mark::Bullet(bytes)),
        '○' | '■' | '□' | '▫' | '►' | '▸' | '➤' | '➢' | '\u{f0a7}' if spaced => {
            Some(Mark::Bullet(bytes))
        }
        '·' | '∙' if spaced && !figure => Some(Mark::Bullet(bytes)),
        '–' | '—' if spaced && !figure => Some(Mark::Dash(bytes)),
        '✅' | '✔' | '✓' | '☑' | '❌' | '✗' | '✘' | '✖' | '☒' | '☐' | '🚫' | '⛔' | '⚠' | '❗'
        | '🔴' | '🟠' | '🟡' | '🟢' => Some(Mark::Sign),
        _ => None,
    }
}

/// True when lines of a paragraph are items: one with a bullet, or two that begin with another mark.
pub(super) fn holds_items(line: &Line<'_>) -> bool {
    let begins_line = |at: usize| at == 0 || matches!(line.runs[at - 1].what, What::Break(_));
    let (mut dashes, mut signs) = (0, 0);
    line.runs.iter().enumerate().any(|(at, run)| match mark(run).filter(|_| begins_line(at)) {
        Some(Mark::Bullet(_)) => true,
        Some(Mark::Dash(_)) => {
            dashes += 1;
            dashes > 1
        }
        Some(Mark::Sign) => {
            signs += 1;
            signs > 1
        }
        None => false,
    })
}

/// The lists and paragraphs that the lines of a paragraph are which [holds items](holds_items).
pub(super) fn split(line: Line<'_>) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for (is_item, runs) in pieces(source_lines(line)) {
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

/// A line as the source has it, and the break before it.
type SourceLine<'s> = (Option<Run<'s>>, Vec<Run<'s>>);

/// The items without their bullets and what stands between them, each with whether it is an item.
fn pieces(lines: Vec<SourceLine<'_>>) -> Vec<(bool, Vec<Run<'_>>)> {
    let mark_of = |runs: &[Run<'_>]| runs.first().and_then(mark);
    let signs = lines.iter().filter(|(_, runs)| mark_of(runs) == Some(Mark::Sign)).count();
    let dashes =
        lines.iter().filter(|(_, runs)| matches!(mark_of(runs), Some(Mark::Dash(_)))).count();
    let item = |runs: &[Run<'_>]| {
        mark_of(runs).filter(|mark| match mark {
            Mark::Bullet(_) => true,
            Mark::Dash(_) => dashes > 1,
            Mark::Sign => signs > 1,
        })
    };
    let mut pieces: Vec<(bool, Vec<Run<'_>>)> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some((end, runs)) = lines.next() {
        if let Some(mark) = item(&runs) {
            let mut line = Line { runs };
            line.cut(mark.len());
            pieces.push((true, line.runs));
            continue;
        }
        // `Serious:` between two items heads the second one, and is no more of the first.
        let before_item = lines.peek().is_some_and(|(_, next)| item(next).is_some());
        let heads = before_item && heads_items(&runs);
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

fn source_lines(line: Line<'_>) -> Vec<SourceLine<'_>> {
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
