//! Text that stands four spaces in, which CommonMark takes for code (§ 4.4).
//!
//! A monograph holds no code but in fences: an indented list is a list, and an indented answer an
//! answer. What always holds: the words keep their order, and what is not verbatim in the source
//! stays code.

use std::borrow::Cow;

use super::Builder;
use super::raw::fragment;
use crate::compile::tree::{Node, Run, Span, What};

impl<'s> Builder<'_, 's, '_> {
    /// Adds the lines of a block of indented code as what they would be without their indent.
    pub(super) fn indented(&mut self, lines: Vec<(Cow<'s, str>, Span)>) {
        if lines.iter().any(|(text, span)| text.len() != span.len()) {
            return self.add(Node::Code(lines));
        }
        let mut nodes = Vec::new();
        let mut goes_on = false;
        for (text, span) in lines {
            let bare = text.trim_start();
            let start = span.end - bare.len();
            let here = start..start + bare.trim_end().len();
            if here.is_empty() {
                goes_on = false;
                continue;
            }
            for node in fragment(self.source, here, self.diagnostics) {
                join(&mut nodes, node, goes_on);
            }
            goes_on = true;
        }
        for node in nodes {
            self.add(node);
        }
    }
}

/// Adds a block to those before it: an item to its list, and a line to its paragraph.
fn join<'s>(nodes: &mut Vec<Node<'s>>, node: Node<'s>, goes_on: bool) {
    match (nodes.last_mut(), node) {
        (Some(Node::List(first, items)), Node::List(start, more))
            if first.is_some() == start.is_some() =>
        {
            items.extend(more);
        }
        (Some(Node::Paragraph(line)), Node::Paragraph(more)) if goes_on => {
            let at = more.span().start;
            line.runs.push(Run { what: What::Break(false), span: at..at });
            line.runs.extend(more.runs);
        }
        (_, node) => nodes.push(node),
    }
}
