//! One piece of text as a reader sees it, with the way back to the source.
//!
//! What always holds: the pieces of the map are in order, do not overlap, and cover the text; where
//! a piece of text and its source have the same length they are the same bytes.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::model::Kind;

/// One paragraph, list item, table cell, heading or question as plain text.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'s> {
    /// The kind of the section it stands in; `None` for the disclaimer, the note and the boxed
    /// warning. Questions and answers are [`Kind::Faqs`].
    pub kind: Option<Kind>,
    /// The title of the section it stands in, as [`Section::title`](crate::model::Section::title).
    pub title: Arc<str>,
    /// The text, without Markdown: the source's own where it stands there as one piece.
    pub text: Cow<'s, str>,
    /// Most passages are one piece, and need no allocation for more.
    first: Option<Piece>,
    more: Vec<Piece>,
}

/// A piece of text and the bytes of the source it was written with.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    text: usize,
    source: usize,
    /// Length in the source.
    length: usize,
}

impl<'s> Passage<'s> {
    /// A passage without text.
    pub fn new(kind: Option<Kind>, title: impl Into<Arc<str>>) -> Self {
        Passage {
            kind,
            title: title.into(),
            text: Cow::Borrowed(""),
            first: None,
            more: Vec::new(),
        }
    }

    /// Adds `text`, written in the source as the bytes `source`.
    pub fn push(&mut self, text: impl Into<Cow<'s, str>>, source: Range<usize>) {
        let piece = Piece { text: self.text.len(), source: source.start, length: source.len() };
        match self.first {
            None => self.first = Some(piece),
            Some(_) => self.more.push(piece),
        }
        let text = text.into();
        match self.text.is_empty() {
            true => self.text = text,
            false => self.text.to_mut().push_str(&text),
        }
    }

    /// The same with a text of its own.
    pub(super) fn into_owned<'a>(self) -> Passage<'a> {
        let Passage { kind, title, text, first, more } = self;
        Passage { kind, title, text: Cow::Owned(text.into_owned()), first, more }
    }

    /// Moves the passage to another place of the source, piece by piece.
    pub(super) fn moved(&mut self, to: impl Fn(Range<usize>) -> Range<usize>) {
        for piece in self.first.iter_mut().chain(&mut self.more) {
            let range = to(piece.source..piece.source + piece.length);
            (piece.source, piece.length) = (range.start, range.len());
        }
    }

    /// The bytes of the source that the bytes `text` of [`text`](Passage::text) were written with.
    /// An entity is one indivisible piece.
    pub fn span(&self, text: Range<usize>) -> Range<usize> {
        let start = self.locate(text.start, false);
        let end = if text.end > text.start { self.locate(text.end, true) } else { start };
        start..end.max(start)
    }

    /// Where in the source the text's byte `at` stands; as the end of a range when `end`.
    fn locate(&self, at: usize, end: bool) -> usize {
        let Some(first) = self.first else { return 0 };
        let before = |piece: &Piece| if end { piece.text < at } else { piece.text <= at };
        let after = self.more.partition_point(before);
        let piece = after.checked_sub(1).and_then(|last| self.more.get(last)).copied();
        let piece = piece.unwrap_or(first);
        let next = self.more.get(after).map_or(self.text.len(), |piece| piece.text);
        let into = at.saturating_sub(piece.text);
        if next - piece.text == piece.length {
            piece.source + into.min(piece.length)
        } else if end || at >= next {
            piece.source + piece.length
        } else {
            piece.source
        }
    }
}
