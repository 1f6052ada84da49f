//! Finds the sections: which blocks announce one, and which blocks belong to it.
//!
//! Three questions are asked of each block of the outermost level, in this order: is it a title, is
//! it the name of an ingredient whose own sections follow, or is it text of the section that is
//! open? What always holds: parts and their blocks stand in the order of the source, and a block
//! that announces nothing stays where it is.

mod heads;
mod titles;
mod walk;

use super::label::{self, Form};
use super::names::{self, Strength, Topic};
use super::tree::{Line, Node, Run, Span, What};
use crate::model::Kind;

pub(super) use titles::title_of;
pub(super) use walk::walk;

/// A section as the source tells it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Part<'s> {
    pub(super) topic: Topic,
    /// As the source writes it, without Markdown and without its final colon.
    pub(super) title: String,
    /// The title's bytes.
    pub(super) span: Span,
    pub(super) ingredient: Option<String>,
    /// True when the title says more than the name of the section.
    pub(super) says_more: bool,
    /// True when the ingredient is not named in the title but above it.
    pub(super) inherits: bool,
    pub(super) opened: Opened,
    pub(super) nodes: Vec<Node<'s>>,
    /// What follows the colon of its heading; text when no other text does.
    value: Option<Line<'s>>,
}

/// What has opened a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opened {
    /// Nothing: the text stands without a title.
    #[default]
    Nothing,
    /// A heading of this level.
    Heading(u8),
    /// A label at the start of a paragraph.
    Label,
    /// A label at the start of an item of a list.
    Item,
}

/// The parts of a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Outline<'s> {
    pub(super) parts: Vec<Part<'s>>,
    pub(super) disclaimer: Vec<Node<'s>>,
    pub(super) note: Vec<Node<'s>>,
    /// A heading of level 1 that is not the title.
    pub(super) other_title: Option<Span>,
    /// Bold labels in the text that misspell the name of a section, and the name.
    pub(super) slips: Vec<(Span, &'static str)>,
}

/// True when a topic is what a monograph is made of, and not what stands around it.
fn is_core(topic: Topic) -> bool {
    match topic {
        Topic::Section(kind) => !matches!(kind, Kind::Other | Kind::Faqs),
        Topic::GenericName => true,
        _ => false,
    }
}

/// The topic of a label that is surely the title of a section.
fn core_label(node: &Node<'_>) -> Option<Topic> {
    let Node::Paragraph(line) = node else { return None };
    let label = label::read(&line.runs)?;
    if !(label.colon || label.alone) {
        return None;
    }
    match names::exact(&label.text) {
        Some((topic, Strength::Strong)) if is_core(topic) => Some(topic),
        _ => None,
    }
}

/// True when the items of a list are sections: at least two of them have the names of different
/// sections, and most have one.
fn is_section_list(items: &[Vec<Node<'_>>]) -> bool {
    are_sections(items, item_topic)
}

/// The same of items whose names are not set off: `- Usage: For pain`. Among other titles they are text.
fn is_plain_section_list(items: &[Vec<Node<'_>>]) -> bool {
    are_sections(items, |item| item.first().and_then(core_label))
}

fn are_sections(items: &[Vec<Node<'_>>], topic: impl Fn(&[Node<'_>]) -> Option<Topic>) -> bool {
    let mut first = None;
    let (mut titled, mut different) = (0, false);
    for (at, item) in items.iter().enumerate() {
        if let Some(topic) = topic(item) {
            titled += 1;
            different |= first.is_some_and(|first| first != topic);
            first.get_or_insert(topic);
        } else if (at + 1 - titled) * 2 > items.len() {
            return false;
        }
    }
    different
}

/// True when the items of a list are ingredients, each with a list of its own sections.
fn is_ingredient_list(items: &[Vec<Node<'_>>]) -> bool {
    !items.is_empty()
        && items.iter().all(|item| match item.as_slice() {
            [Node::Paragraph(line), Node::List(_, inner)] => {
                label::read(&line.runs).is_some_and(|label| label.form == Form::Bold && label.alone)
                    && is_section_list(inner)
            }
            _ => false,
        })
}

/// The section that an item is by its label.
fn item_topic(item: &[Node<'_>]) -> Option<Topic> {
    let Some(Node::Paragraph(line)) = item.first() else { return None };
    if !matches!(line.runs.first(), Some(Run { what: What::Span(..), .. })) {
        return None;
    }
    let label = label::read(&line.runs)?;
    let titled = matches!(label.form, Form::Bold | Form::BoldWithText) && label.colon;
    match names::exact(&label.text) {
        Some((topic, Strength::Strong)) if titled => Some(topic),
        _ => None,
    }
}
