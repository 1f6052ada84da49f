//! What can be told of a title by itself, without its place among the others.

use super::is_section_list;
use crate::compile::ingredients::folded;
use crate::compile::label::{self, Form};
use crate::compile::names::{self, Name, Strength, Topic};
use crate::compile::tree::{Line, Node};

/// True when a block is the title of a section, whatever stands around it.
pub(super) fn announces(node: &Node<'_>) -> bool {
    match node {
        Node::Heading(_, line) => {
            // `### Note: Written by an AI` says it in the title.
            let around = |topic| matches!(topic, Topic::Disclaimer | Topic::Note);
            !names::find(&line.text()).is_some_and(|name| {
                around(name.topic) && name.affix.is_none_or(|affix| !affix.prefix)
            })
        }
        Node::List(_, items) => is_section_list(items),
        Node::Paragraph(line) => label::read(&line.runs).is_some_and(|label| {
            (label.colon || label.alone)
                && matches!(names::find(&label.text), Some(name)
                    if name.strength == Strength::Strong && name.topic != Topic::Disclaimer
                        && (label.form == Form::Bold || name.affix.is_none()))
        }),
        _ => false,
    }
}

/// A plain or italic label is believed when it is a name as it stands.
pub(super) fn exact(text: &str) -> Option<Name<'_>> {
    let (topic, strength) = names::exact(text)?;
    Some(Name { topic, strength, affix: None })
}

/// A title without its colon.
pub(in crate::compile) fn title_of(text: &str) -> String {
    text.trim().trim_end_matches([':', '：', ' ']).trim().to_owned()
}

/// True for labels of remarks, which belong to the text around them.
pub(super) fn is_remark(text: &str) -> bool {
    let text = text.to_lowercase();
    ["note", "important", "please note", "crucially", "remember", "warning", "caution"]
        .iter()
        .any(|word| text.starts_with(word) || text.ends_with(word))
}

/// True when a heading repeats the title, give or take case, spaces, a final full stop, and the marks
/// of emphasis that front matter does not read.
pub(super) fn same_title(text: &str, title: &str) -> bool {
    let bare = |text: &str| {
        let mut text = folded(text).trim_end_matches(['.', ' ']).to_owned();
        text.retain(|c| !matches!(c, '*' | '_' | '\\'));
        text
    };
    text == title || bare(text) == bare(title)
}

/// What follows the colon of a heading.
pub(super) fn after_colon<'s>(line: Line<'s>, text: &str) -> Option<Line<'s>> {
    let colon = text.find(':')?;
    names::exact(&text[..colon])?;
    let form = label::read(&line.runs).map_or(Form::Plain, |label| label.form);
    let (_, rest) = label::cut(line, form);
    (!rest.is_blank()).then_some(rest)
}
