//! What a file tells as a whole, which the walk has to know before it comes to each block.

use crate::compile::ingredients::Ingredients;
use crate::compile::names::{self, Topic};
use crate::compile::outline::{
    core_label, is_core, is_plain_section_list, is_section_list, item_topic,
};
use crate::compile::tree::Node;

/// What is known of the whole file.
pub(super) struct Whole<'w> {
    pub(super) title: &'w str,
    pub(super) ingredients: &'w Ingredients,
    /// How many headings of level 1 there are.
    pub(super) first_levels: usize,
    /// True when the sections are items of several lists, with text of theirs between the lists.
    pub(super) scattered: bool,
    /// True when the sections are items without emphasis, and nothing else announces a section.
    pub(super) plain_items: bool,
    /// The topics that have a heading.
    pub(super) headed: Vec<Topic>,
}

impl<'w> Whole<'w> {
    /// Looks at all blocks; `by_ingredient` says that some of them head the sections of an ingredient.
    pub(super) fn of(
        nodes: &[Node<'_>],
        title: &'w str,
        ingredients: &'w Ingredients,
        by_ingredient: bool,
    ) -> Self {
        let topic = |node: &Node<'_>| match node {
            Node::Heading(_, line) => names::exact(&line.text()).map(|(topic, _)| topic),
            _ => None,
        };
        Whole {
            title,
            ingredients,
            first_levels: nodes.iter().filter(|node| matches!(node, Node::Heading(1, _))).count(),
            scattered: !by_ingredient && is_scattered(nodes),
            plain_items: !by_ingredient && has_plain_items(nodes),
            headed: nodes.iter().filter_map(topic).collect(),
        }
    }
}

/// True when a list has sections for items, and no other block announces one.
fn has_plain_items(nodes: &[Node<'_>]) -> bool {
    let announces = |node: &Node<'_>| match node {
        Node::Heading(_, line) => {
            matches!(names::exact(&line.text()), Some((topic, _)) if is_core(topic))
        }
        Node::List(_, items) => is_section_list(items),
        node => core_label(node).is_some(),
    };
    let is_list =
        |node: &Node<'_>| matches!(node, Node::List(_, items) if is_plain_section_list(items));
    nodes.iter().any(is_list) && !nodes.iter().any(announces)
}

/// True when the sections of a file are items of several lists, cut apart by text that is not
/// indented: nothing else announces a section, and not all of these lists would do so alone.
fn is_scattered(nodes: &[Node<'_>]) -> bool {
    let mut first = None;
    let (mut alone, mut different) = (false, false);
    for node in nodes {
        match node {
            Node::List(_, items) => {
                let topic = items.first().and_then(|item| item_topic(item));
                let Some(topic) = topic else { continue };
                different |= first.is_some_and(|first| first != topic);
                first.get_or_insert(topic);
                alone |= !is_section_list(items);
            }
            Node::Heading(_, line) => {
                if matches!(names::exact(&line.text()), Some((topic, _)) if is_core(topic)) {
                    return false;
                }
            }
            node => {
                if core_label(node).is_some() {
                    return false;
                }
            }
        }
    }
    alone && different
}
