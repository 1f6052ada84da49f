//! The Markdown of a file as a tree whose every leaf knows its bytes in the source.
//!
//! This is what CommonMark makes of the text, before anybody asks what the text means: the later
//! stages cut and move these nodes. What always holds: leaves stand in the order of the source, a
//! text that the source holds verbatim is borrowed from it, and no leaf is left out.

use std::borrow::Cow;
use std::ops::Range;

/// Bytes of the source.
pub(super) type Span = Range<usize>;

/// A block of the source.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'s> {
    /// A paragraph.
    Paragraph(Line<'s>),
    /// A heading of level 1 to 6.
    Heading(u8, Line<'s>),
    /// A list; numbered when it has a first number.
    List(Option<u64>, Vec<Vec<Node<'s>>>),
    /// A table: the head and the rows.
    Table(Vec<Line<'s>>, Vec<Vec<Line<'s>>>),
    /// A block quotation.
    Quote(Vec<Node<'s>>),
    /// Preformatted text.
    Code(Vec<(Cow<'s, str>, Span)>),
    /// Blocks under a label of the source.
    Group(Line<'s>, Vec<Node<'s>>),
}

/// A line of rich text: a paragraph, a heading, a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line<'s> {
    pub(super) runs: Vec<Run<'s>>,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run<'s> {
    pub(super) what: What<'s>,
    pub(super) span: Span,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What<'s> {
    Text(Cow<'s, str>),
    Code(Cow<'s, str>),
    /// The end of a line of the source; `true` when it shows as one.
    Break(bool),
    Span(Style<'s>, Vec<Run<'s>>),
}

/// What surrounds a run of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Style<'s> {
    Em,
    Strong,
    Sub,
    Sup,
    Link(Cow<'s, str>),
}

impl<'s> Line<'s> {
    /// The text alone. A break shows as a space.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self.runs.as_slice() {
            [] => Cow::Borrowed(""),
            [Run { what: What::Text(text), .. }] => Cow::Borrowed(text),
            runs => {
                let mut out = String::new();
                push_text(runs, &mut out);
                Cow::Owned(out)
            }
        }
    }

    /// The bytes from the first run to the last.
    pub(super) fn span(&self) -> Span {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// True when there is nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        blank(&self.runs)
    }

    /// Cuts white space from the start.
    pub(super) fn trim_start(&mut self) {
        let mut gone = 0;
        for run in &mut self.runs {
            match &mut run.what {
                What::Break(_) => gone += 1,
                What::Text(text) => {
                    let cut = text.len() - text.trim_start().len();
                    if cut == text.len() {
                        gone += 1;
                        continue;
                    }
                    if cut > 0 {
                        cut_text(text, &mut run.span, cut);
                    }
                    break;
                }
                _ => break,
            }
        }
        if gone > 0 {
            self.runs.drain(..gone);
        }
    }

    /// Cuts white space from the end.
    pub(super) fn trim_end(&mut self) {
        while let Some(run) = self.runs.last_mut() {
            match &mut run.what {
                What::Break(_) => {}
                What::Text(text) => {
                    let keep = text.trim_end().len();
                    if keep > 0 {
                        if keep < text.len() {
                            run.split_off(keep);
                        }
                        return;
                    }
                }
                _ => return,
            }
            self.runs.pop();
        }
    }

    /// Cuts the first `bytes` bytes of the text, which must stand in the first run.
    pub(super) fn cut(&mut self, bytes: usize) {
        if let Some(Run { what: What::Text(text), span }) = self.runs.first_mut() {
            cut_text(text, span, bytes);
        }
        self.trim_start();
    }
}

/// Cuts `bytes` from the start of a text and of the bytes it was written with.
fn cut_text(text: &mut Cow<'_, str>, span: &mut Span, bytes: usize) {
    if span.len() == text.len() {
        span.start += bytes;
    }
    match text {
        Cow::Borrowed(text) => *text = text.get(bytes..).unwrap_or(""),
        Cow::Owned(text) => {
            text.drain(..bytes.min(text.len()));
        }
    }
}

impl<'s> Run<'s> {
    /// Cuts a text in two: the run keeps the first `bytes` bytes and the rest is returned. Of a
    /// text that is not verbatim, both halves keep the whole span.
    pub(super) fn split_off(&mut self, bytes: usize) -> Option<Run<'s>> {
        let What::Text(text) = &mut self.what else { return None };
        let mut rest = Run { what: What::Text(text.clone()), span: self.span.clone() };
        if let What::Text(text) = &mut rest.what {
            cut_text(text, &mut rest.span, bytes);
        }
        if self.span.len() == text.len() {
            self.span.end = self.span.start + bytes;
        }
        match text {
            Cow::Borrowed(text) => *text = text.get(..bytes).unwrap_or(text),
            Cow::Owned(text) => text.truncate(bytes),
        }
        Some(rest)
    }
}

/// Adds the text of some runs. A break shows as a space.
pub(super) fn push_text(runs: &[Run<'_>], out: &mut String) {
    for run in runs {
        match &run.what {
            What::Text(text) | What::Code(text) => out.push_str(text),
            What::Break(_) => out.push(' '),
            What::Span(_, inner) => push_text(inner, out),
        }
    }
}

/// True when the runs hold nothing to read.
pub(super) fn blank(runs: &[Run<'_>]) -> bool {
    runs.iter().all(|run| match &run.what {
        What::Text(text) | What::Code(text) => text.trim_start().is_empty(),
        What::Break(_) => true,
        What::Span(_, inner) => blank(inner),
    })
}

#[cfg(test)]
impl Node<'_> {
    /// The bytes from the first leaf to the last.
    pub(super) fn span(&self) -> Span {
        let join = |first: Option<Span>, last: Option<Span>| match (first, last) {
            (Some(first), Some(last)) => first.start..last.end.max(first.end),
            _ => 0..0,
        };
        match self {
            Node::Paragraph(line) | Node::Heading(_, line) => line.span(),
            Node::List(_, items) => {
                let mut all = items.iter().flatten();
                join(all.next().map(Node::span), items.iter().flatten().last().map(Node::span))
            }
            Node::Table(head, rows) => join(
                head.first().map(Line::span),
                rows.iter()
                    .flatten()
                    .chain(head)
                    .rfind(|cell| !cell.runs.is_empty())
                    .map(Line::span),
            ),
            Node::Quote(nodes) => join(nodes.first().map(Node::span), nodes.last().map(Node::span)),
            Node::Code(lines) => join(
                lines.first().map(|(_, span)| span.clone()),
                lines.last().map(|(_, span)| span.clone()),
            ),
            Node::Group(label, nodes) => {
                join(Some(label.span()), Some(nodes.last().map_or(label.span(), Node::span)))
            }
        }
    }
}
