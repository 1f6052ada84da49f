//! The cells of a table's row that the parser leaves out.

use std::borrow::Cow;

use super::raw::fragment;
use super::{Block, Builder};
use crate::compile::tree::{Line, Node, Run, Span, What};

impl<'s> Builder<'_, 's, '_> {
    /// Reads the cells of a row beyond the columns of the head, which the parser leaves out.
    pub(super) fn end_row(&mut self, row: Span) {
        let Some(Block::Table { end, .. }) = self.blocks.last() else { return };
        let source: &'s str = self.source;
        let from = (*end).clamp(row.start, row.end);
        let rest = source.get(from..row.end).unwrap_or("").trim_end();
        let rest = rest.strip_suffix('|').unwrap_or(rest);
        let open = rest.len() - rest.strip_prefix('|').unwrap_or(rest).len();
        if rest[open..].trim().is_empty() {
            return;
        }
        let mut at = from + open;
        for cell in rest[open..].split('|') {
            let nodes = fragment(source, at..at + cell.len(), self.diagnostics);
            let mut line = Line::default();
            for node in nodes {
                if let Node::Paragraph(part) = node {
                    line.runs.extend(part.runs);
                }
            }
            if line.is_blank() && !cell.trim().is_empty() {
                let what = What::Text(Cow::Borrowed(cell));
                line.runs = vec![Run { what, span: at..at + cell.len() }];
            }
            if let Some(Block::Table { rows, .. }) = self.blocks.last_mut()
                && let Some(row) = rows.last_mut()
            {
                row.push(line);
            }
            at += cell.len() + 1;
        }
    }
}
