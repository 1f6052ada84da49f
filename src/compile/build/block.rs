//! What is open while the Markdown is read: blocks, and the runs of a line.

use std::borrow::Cow;

use crate::compile::html;
use crate::compile::label;
use crate::compile::tree::{Line, Node, Span, Style, What};

/// False for text above a rule that lacks its blank line, which CommonMark takes for a heading.
pub(super) fn is_title(line: &Line<'_>) -> bool {
    let several = line.runs.iter().any(|run| matches!(run.what, What::Break(_)));
    let labelled = label::read(&line.runs).is_some_and(|label| label.colon && !label.alone);
    let text = line.text();
    !several && !labelled && text.len() <= LONGEST_TITLE && !text.ends_with(['.', '!', ';', ','])
}

/// The longest line that a line under it makes a heading.
const LONGEST_TITLE: usize = 100;

/// A block that is open.
pub(super) enum Block<'s> {
    Root(Vec<Node<'s>>),
    Quote(Vec<Node<'s>>),
    List(Option<u64>, Vec<Vec<Node<'s>>>),
    Item(Vec<Node<'s>>),
    Paragraph,
    Heading(u8),
    /// A heading by the line under it.
    Underlined(u8),
    Code(Vec<(Cow<'s, str>, Span)>),
    /// The same, when nothing but four spaces makes it code.
    Indented(Vec<(Cow<'s, str>, Span)>),
    Table {
        head: Vec<Line<'s>>,
        rows: Vec<Vec<Line<'s>>>,
        in_head: bool,
        /// Where the last cell ends.
        end: usize,
    },
    Cell,
}

/// What an open run of a line is.
pub(super) enum Open<'s> {
    /// The line itself.
    Line,
    Style(Style<'s>),
    /// Opened by a tag of HTML.
    Tag(html::Inline),
    /// A link to nowhere good: its text stays.
    Plain,
    /// A link's title is shown behind its text.
    Titled(Style<'s>, String),
}
