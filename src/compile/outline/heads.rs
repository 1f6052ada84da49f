//! Finds the names of ingredients whose own sections follow, as headings or as labels.
//!
//! What always holds: a name counts when the title has it, when the author numbers it, or when
//! another one stands in the same form; and never in the monograph of a single substance.

use super::{Opened, core_label, is_core, is_section_list};
use crate::compile::ingredients::Ingredients;
use crate::compile::label::{self, Form};
use crate::compile::names;
use crate::compile::tree::Node;

/// The longest label that is believed to be the name of an ingredient.
const LONGEST_NAME: usize = 60;

/// Tells for each block whether it is the head of an ingredient's own sections.
pub(super) fn heads(nodes: &[Node<'_>], ingredients: &Ingredients) -> Vec<bool> {
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
                let holds = |text: &str| {
                    holds_sections(&nodes[at + 1..], *level)
                        || ingredients.is_one(text.trim()) && heads_next(&nodes[at + 1..], *level)
                };
                (!named && *level > 1 && holds(&text))
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
    // One for the labels, one for each level of heading.
    let slot = |opened: &Opened| match opened {
        Opened::Heading(level) => usize::from(*level),
        _ => 0,
    };
    let mut counts = [0_usize; 7];
    for (_, opened, _) in &candidates {
        counts[slot(opened)] += 1;
    }
    for (at, opened, named) in &candidates {
        found[*at] = *named || counts[slot(opened)] > 1;
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

/// True when the very next block is the heading of a section at this level: `### Alpha` over
/// `### Usage`.
fn heads_next(after: &[Node<'_>], level: u8) -> bool {
    match after.first() {
        Some(Node::Heading(next, line)) if *next == level => {
            matches!(names::exact(&line.text()), Some((topic, _)) if is_core(topic))
        }
        _ => false,
    }
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
