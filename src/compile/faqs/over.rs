//! The headings over questions: `### Pregnancy` above `#### Is it safe?`.
//!
//! A question that is a heading itself is over those that are deeper headings, and a heading that asks
//! nothing but has a text, over all that follow.
//!
//! What always holds: a heading over a question goes with it; one that is over none is prose, in its
//! place among the rest.

use super::Faqs;
use crate::compile::tree::{Line, Node};

/// The level of a bold label, below all headings.
pub(super) const LABEL: u8 = 7;

/// The headings that stand over what is being read, outermost first.
#[derive(Default)]
pub(super) struct Over<'s> {
    open: Vec<Heading<'s>>,
}

struct Heading<'s> {
    level: u8,
    line: Line<'s>,
    /// The block it is made of, until a question or some prose has come below it.
    node: Option<Node<'s>>,
    /// Its place among the headings over questions, once there is one.
    place: Option<usize>,
    /// True when its questions are headings of its own level.
    level_with_questions: bool,
    /// True when it asks itself, so that it is over headings alone.
    asks: bool,
}

impl<'s> Heading<'s> {
    fn new(level: u8, line: Line<'s>) -> Self {
        Heading { level, line, node: None, place: None, level_with_questions: false, asks: false }
    }

    /// A question stands under it: its place among the headings over questions.
    fn place(&mut self, headings: &mut Vec<Line<'s>>) -> usize {
        self.node = None;
        *self.place.get_or_insert_with(|| {
            headings.push(std::mem::take(&mut self.line));
            headings.len() - 1
        })
    }
}

impl<'s> Over<'s> {
    /// A heading that asks nothing.
    pub(super) fn heading(
        &mut self,
        level: u8,
        line: Line<'s>,
        node: Node<'s>,
        prose: &mut Vec<Node<'s>>,
    ) {
        self.leave(|open| open.level >= level, prose);
        self.open.push(Heading { node: Some(node), ..Heading::new(level, line) });
    }

    /// A heading that is a question, because it asks or because it has a text: it ends the headings that
    /// it does not stand under, and is over what follows. Returns the headings over it, as places in
    /// those of `faqs`.
    pub(super) fn question(
        &mut self,
        level: u8,
        line: Line<'s>,
        asks: bool,
        faqs: &mut Faqs<'s>,
    ) -> Vec<usize> {
        // A heading with nothing below it but headings of its own level that ask is over these.
        if let Some(open) = self.open.last_mut()
            && asks
            && open.level == level
            && open.node.is_some()
        {
            open.level_with_questions = true;
        }
        self.leave(
            |open| {
                open.level > level || open.level == level && !(asks && open.level_with_questions)
            },
            &mut faqs.prose,
        );
        let over = self.open.iter_mut().map(|open| open.place(&mut faqs.headings)).collect();
        self.open.push(Heading { asks, ..Heading::new(level, line) });
        over
    }

    /// The headings over a question that is none itself, as places in `headings`.
    pub(super) fn here(&mut self, headings: &mut Vec<Line<'s>>) -> Vec<usize> {
        let over = self.open.iter_mut().filter(|open| !open.asks);
        over.map(|open| open.place(headings)).collect()
    }

    /// Prose follows: the headings over it stand there, too.
    pub(super) fn flush(&mut self, prose: &mut Vec<Node<'s>>) {
        prose.extend(self.open.iter_mut().filter_map(|open| open.node.take()));
    }

    /// No heading is over what follows.
    pub(super) fn end(&mut self, prose: &mut Vec<Node<'s>>) {
        self.flush(prose);
        self.open.clear();
    }

    fn leave(&mut self, left: impl Fn(&Heading<'s>) -> bool, prose: &mut Vec<Node<'s>>) {
        let at = self.open.iter().position(left).unwrap_or(self.open.len());
        prose.extend(self.open.drain(at..).filter_map(|open| open.node));
    }
}
