//! From the tree to the bundle's types, and to the passages that the checks read.
//!
//! What always holds: each text leaf of the tree goes into the bundle and into one passage, byte
//! for byte.

use std::sync::Arc;

use memchr::memchr2;

use super::passage::Passage;
use super::tree::{Line, Node, Run, Span, Style, What};
use super::urgent::is_urgent;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Block, Blocks, Inline, Inlines, Kind, Link};

/// Writes blocks and their passages.
pub(super) struct Emit<'e, 's> {
    pub(super) source: &'s str,
    pub(super) passages: Vec<Passage<'s>>,
    pub(super) diagnostics: &'e mut Vec<Diagnostic>,
    /// Where the passages stand.
    pub(super) kind: Option<Kind>,
    pub(super) title: Arc<str>,
}

impl<'s> Emit<'_, 's> {
    /// Says where the passages stand that follow.
    pub(super) fn enter(&mut self, kind: Option<Kind>, title: &str) {
        self.kind = kind;
        self.title = title.into();
    }

    /// Writes blocks.
    pub(super) fn blocks(&mut self, nodes: Vec<Node<'s>>) -> Vec<Block> {
        nodes.into_iter().map(|node| self.block(node)).collect()
    }

    /// Writes the blocks of an item or an answer.
    pub(super) fn rich(&mut self, nodes: Vec<Node<'s>>) -> Blocks {
        Blocks(self.blocks(nodes))
    }

    fn block(&mut self, node: Node<'s>) -> Block {
        match node {
            Node::Paragraph(line) => Block::Paragraph(self.line(line)),
            Node::Heading(level, line) => Block::Heading { level, text: self.line(line) },
            Node::List(start, items) => {
                let items = items.into_iter().map(|item| self.rich(item)).collect();
                match start {
                    None => Block::Bullets(items),
                    Some(start) => Block::Numbers { start, items },
                }
            }
            Node::Table(head, rows) => {
                let width = head.len();
                let head = head.into_iter().map(|cell| self.line(cell)).collect();
                let row = |emit: &mut Self, cells: Vec<Line<'s>>| {
                    let mut row: Vec<Inlines> =
                        cells.into_iter().map(|cell| emit.line(cell)).collect();
                    row.resize_with(width, || Inlines::from(""));
                    row
                };
                Block::Table {
                    head,
                    rows: rows.into_iter().map(|cells| row(self, cells)).collect(),
                }
            }
            Node::Quote(nodes) => Block::Quote(self.blocks(nodes)),
            Node::Code(lines) => {
                let mut passage = Passage::new(self.kind, self.title.clone());
                for (text, span) in lines {
                    passage.push(text, span);
                }
                let text = passage.text.trim_end_matches('\n').to_owned();
                self.passages.push(passage);
                Block::Code(text)
            }
            Node::Group(label, nodes) => {
                let label = self.line(label);
                let asks = is_urgent(&label.text()).then(|| "medical-help".to_owned());
                Block::Group { label, blocks: self.blocks(nodes), asks }
            }
        }
    }

    /// Writes a line of rich text and its passage.
    pub(super) fn line(&mut self, mut line: Line<'s>) -> Inlines {
        line.trim_start();
        line.trim_end();
        let mut passage = Passage::new(self.kind, self.title.clone());
        let mut out = Vec::with_capacity(line.runs.len());
        self.runs(line.runs, &mut out, &mut passage);
        if !passage.text.is_empty() {
            self.passages.push(passage);
        }
        if out.is_empty() {
            out.push(Inline::Text(String::new()));
        }
        Inlines(out)
    }

    fn runs(&mut self, runs: Vec<Run<'s>>, out: &mut Vec<Inline>, passage: &mut Passage<'s>) {
        for Run { what, span } in runs {
            match what {
                What::Text(text) => {
                    if span.len() == text.len() {
                        self.check_emphasis(&text, &span);
                    }
                    passage.push(text.clone(), span);
                    match out.last_mut() {
                        Some(Inline::Text(before)) => before.push_str(&text),
                        _ => out.push(Inline::Text(text.into_owned())),
                    }
                }
                What::Break(hard) => {
                    let text = if hard { "\n" } else { " " };
                    passage.push(text, span);
                    match out.last_mut() {
                        Some(Inline::Text(before)) => before.push_str(text),
                        _ => out.push(Inline::Text(text.to_owned())),
                    }
                }
                What::Code(text) => {
                    passage.push(text.clone(), span);
                    out.push(Inline::Code(text.into_owned()));
                }
                What::Span(style, inner) => {
                    let mut within = Vec::with_capacity(inner.len());
                    self.runs(inner, &mut within, passage);
                    // Emphasis of nothing is nothing; a link of nothing still leads somewhere.
                    match &style {
                        Style::Link(href) if within.is_empty() => {
                            within.push(Inline::Text(href.to_string()));
                        }
                        _ if within.is_empty() => continue,
                        _ => {}
                    }
                    let within = Inlines(within);
                    out.push(match style {
                        Style::Em => Inline::Em(within),
                        Style::Strong => Inline::Strong(within),
                        Style::Sub => Inline::Sub(within),
                        Style::Sup => Inline::Sup(within),
                        Style::Link(href) => {
                            Inline::Link(Link { href: href.into_owned(), text: within })
                        }
                    });
                }
            }
        }
    }

    /// Finds emphasis that opens or closes nothing.
    fn check_emphasis(&mut self, text: &str, span: &Span) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(found) = memchr2(b'*', b'_', &bytes[at..]) {
            let start = at + found;
            let mark = bytes[start];
            let length = bytes[start..].iter().take_while(|byte| **byte == mark).count();
            at = start + length;
            if self.is_stray(span.start + start, length) {
                let shown = &text[start..at];
                self.diagnostics.push(Diagnostic::new(
                    Code::UnbalancedEmphasis,
                    span.start + start..span.start + at,
                    format!("`{shown}` opens or closes no emphasis and shows as it stands; balance it, or write `\\{shown}` for the character"),
                ));
            }
        }
    }

    /// True when marks of emphasis at these bytes of the source are no text.
    fn is_stray(&self, start: usize, length: usize) -> bool {
        let before = self.source[..start].chars().next_back().unwrap_or(' ');
        let after = self.source[start + length..].chars().next().unwrap_or(' ');
        let mark = self.source.as_bytes()[start];
        if before == '\\' || (mark == b'_' && length > 2) {
            return false;
        }
        let open = |c: char| c.is_whitespace() || c == '|';
        match (open(before), open(after)) {
            // A sign between spaces, such as in `5 * 3`.
            (true, true) => length == 2,
            (false, false) => {
                let joined = before.is_alphanumeric() && (after.is_alphanumeric() || after == '(');
                !(length == 1 && (joined || mark == b'_'))
            }
            _ => true,
        }
    }
}
