//! Finds the sections: which blocks announce one, and which blocks belong to it.
//!
//! Three questions are asked of each block of the outermost level, in this order: is it a title, is
//! it the name of an ingredient whose own sections follow, or is it text of the section that is
//! open? What always holds: parts and their blocks stand in the order of the source, and a block
//! that announces nothing stays where it is.

mod walk;

use super::ingredients::Ingredients;
use super::label::{self, Form};
use super::names::{self, Strength, Topic};
use super::tree::{Node, Span};
use crate::model::Kind;

pub(super) use walk::walk;

/// A section as the source tells it.
#[derive(Debug, PartialEq)]
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
}

/// What has opened a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// Nothing: the text stands without a title.
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
}

/// The longest label that is believed to be the name of an ingredient.
const LONGEST_NAME: usize = 60;

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
    let topics = items.iter().filter_map(|item| {
        let Some(Node::Paragraph(line)) = item.first() else { return None };
        let label = label::read(&line.runs)?;
        let (topic, strength) = names::exact(&label.text)?;
        let titled = matches!(label.form, Form::Bold | Form::BoldWithText) && label.colon;
        (strength == Strength::Strong && titled).then_some(topic)
    });
    let mut first = None;
    let (mut count, mut different) = (0, false);
    for topic in topics {
        count += 1;
        different |= first.is_some_and(|first| first != topic);
        first.get_or_insert(topic);
    }
    different && count * 2 >= items.len()
}

/// Tells for each block whether it is the head of an ingredient's own sections.
fn heads(nodes: &[Node<'_>], ingredients: &Ingredients) -> Vec<bool> {
    let mut found = vec![false; nodes.len()];
    if ingredients.is_empty() {
        return found;
    }
    let mut candidates: Vec<(usize, Opened, bool)> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let candidate = match node {
            Node::Heading(level, line) => {
                let text = line.text();
                let listing = text.split_once(':').is_some_and(|(_, rest)| names::is_listing(rest));
                let named = names::find(&text).is_some() && !listing;
                (!named && *level > 1 && holds_sections(&nodes[at + 1..], *level))
                    .then(|| (Opened::Heading(*level), text.into_owned()))
            }
            Node::Paragraph(line) => label::read(&line.runs).and_then(|label| {
                let bold = label.form == Form::Bold && (label.colon || label.alone);
                let short = label.text.len() <= LONGEST_NAME && !label.text.ends_with(['.', '!']);
                let named = names::exact(&label.text).is_some();
                (bold && short && !named && precedes_sections(&nodes[at + 1..], label.alone))
                    .then(|| (Opened::Label, label.text.into_owned()))
            }),
            _ => None,
        };
        if let Some((opened, text)) = candidate {
            let name = text.split(':').next().unwrap_or("").trim();
            // A number tells that the author counts the ingredients: `**1. Alpha:**`.
            let numbered = names::trim(name).len() < name.len();
            candidates.push((at, opened, numbered || ingredients.is_one(names::trim(name))));
        }
    }
    for (at, opened, named) in &candidates {
        let several = candidates.iter().filter(|(_, other, _)| other == opened).count() > 1;
        found[*at] = *named || several;
    }
    found
}

/// True when sections stand under a heading of this level.
fn holds_sections(after: &[Node<'_>], level: u8) -> bool {
    for node in after {
        match node {
            Node::Heading(other, _) if *other <= level => return false,
            Node::Heading(_, line) => {
                if matches!(names::exact(&line.text()), Some((topic, _)) if is_core(topic)) {
                    return true;
                }
            }
            Node::List(_, items) if is_section_list(items) => return true,
            node => {
                if core_label(node).is_some() {
                    return true;
                }
            }
        }
    }
    false
}

/// True when the very next block is the title of a section.
fn precedes_sections(after: &[Node<'_>], alone: bool) -> bool {
    match after.first() {
        Some(Node::List(_, items)) => is_section_list(items),
        Some(Node::Heading(_, line)) => {
            alone && matches!(names::find(&line.text()), Some(name) if is_core(name.topic))
        }
        Some(node) => alone && core_label(node).is_some(),
        None => false,
    }
}
