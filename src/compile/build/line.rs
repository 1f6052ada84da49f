//! The line that is being read: its open runs, the line itself first.
//!
//! What always holds: a tag of HTML is closed before the run of Markdown around it is, and text
//! that the parser has cut, but the source has in one piece, is one run.

use std::borrow::Cow;

use super::{Block, Builder, Open};
use crate::compile::html;
use crate::compile::tree::{Line, Node, Run, Span, Style, What};
use crate::diagnostic::Code;

/// An open run: what it is, where it starts, what it holds.
pub(super) type OpenRun<'s> = (Open<'s>, usize, Vec<Run<'s>>);

impl<'s> Builder<'_, 's, '_> {
    /// The open line; an item of a tight list has no paragraph, so one is opened for it.
    pub(super) fn line_mut(&mut self, at: usize) -> &mut Vec<OpenRun<'s>> {
        if self.line.is_empty() {
            self.line.push((Open::Line, at, Vec::with_capacity(2)));
        }
        &mut self.line
    }

    pub(super) fn push(&mut self, what: What<'s>, span: Span) {
        let source = self.source;
        let line = self.line_mut(span.start);
        if let Some((_, _, runs)) = line.last_mut() {
            // The parser cuts text at each character that might have been Markdown.
            if let (What::Text(Cow::Borrowed(more)), Some(last)) = (&what, runs.last_mut())
                && let What::Text(Cow::Borrowed(text)) = &mut last.what
                && last.span.end == span.start
                && last.span.len() == text.len()
            {
                let whole = last.span.start..span.end;
                if text.len() + more.len() == whole.len()
                    && let Some(joined) = source.get(whole.clone())
                {
                    *text = joined;
                    last.span = whole;
                    return;
                }
            }
            runs.push(Run { what, span });
        }
    }

    /// Closes the innermost open run.
    pub(super) fn close_run(&mut self, end: usize) {
        let line = &mut self.line;
        if line.len() < 2 {
            return;
        }
        let Some((open, start, mut runs)) = line.pop() else { return };
        let Some((_, _, parent)) = line.last_mut() else { return };
        let style = match open {
            Open::Style(style) => style,
            Open::Titled(style, title) => {
                let at = end..end;
                runs.push(Run { what: What::Text(Cow::Owned(title)), span: at });
                style
            }
            Open::Tag(inline) => match inline {
                html::Inline::Sub => Style::Sub,
                html::Inline::Sup => Style::Sup,
                html::Inline::Em => Style::Em,
                html::Inline::Strong => Style::Strong,
            },
            Open::Plain | Open::Line => {
                parent.append(&mut runs);
                return;
            }
        };
        parent.push(Run { what: What::Span(style, runs), span: start..end });
    }

    /// Gives up the tags of HTML that are open within the innermost run of Markdown.
    pub(super) fn close_tags(&mut self) {
        while let Some((open @ Open::Tag(_), start, _)) = self.line.last_mut() {
            *open = Open::Plain;
            let end = self.source[*start..].find('>').map_or(*start + 1, |end| *start + end + 1);
            let here = *start..end;
            let name = html::name(&self.source[here.clone()]).to_owned();
            self.say(
                Code::Unsupported,
                &here,
                &format!("`<{name}>` is not closed in its line of text; write `</{name}>` after what it is for"),
            );
            self.close_run(end);
        }
    }

    pub(super) fn end_line(&mut self) -> Line<'s> {
        self.close_tags();
        while self.line.len() > 1 {
            self.close_run(self.from);
        }
        let runs = self.line.pop().map(|(_, _, runs)| runs);
        Line { runs: runs.unwrap_or_default() }
    }

    /// Ends the line that an item of a tight list holds.
    pub(super) fn end_implicit_line(&mut self) {
        if !self.line.is_empty()
            && !matches!(
                self.blocks.last(),
                Some(Block::Paragraph | Block::Heading(_) | Block::Underlined(_) | Block::Cell)
            )
        {
            let line = self.end_line();
            self.add(Node::Paragraph(line));
        }
    }
}
