//! Lists whose items are sections, or ingredients with sections of their own.

use super::Walk;
use crate::compile::label::{self, Form};
use crate::compile::names::{self, Name, Topic};
use crate::compile::outline::titles::title_of;
use crate::compile::outline::{Opened, item_topic};
use crate::compile::tree::Node;
use crate::model::Kind;

impl<'s> Walk<'_, 's> {
    /// A list whose items are sections.
    pub(super) fn items(&mut self, start: Option<u64>, items: Vec<Vec<Node<'s>>>) {
        let mut kept: Vec<Vec<Node<'s>>> = Vec::new();
        for mut item in items {
            let found = match item.first() {
                Some(Node::Paragraph(line)) => label::read(&line.runs).and_then(|label| {
                    let name = names::find(&label.text)?;
                    let title = title_of(&label.text);
                    let own = (label.colon || label.alone)
                        && name.affix.as_ref().is_none_or(|affix| !affix.prefix);
                    let own = own && name.topic != Topic::Note;
                    let whole = name.topic == Topic::Disclaimer && name.affix.is_some();
                    own.then_some((label.form, name.topic, name.strength, title, whole))
                }),
                _ => None,
            };
            let Some((form, topic, strength, title, whole)) = found else {
                kept.push(item);
                continue;
            };
            if !kept.is_empty() {
                self.part.nodes.push(Node::List(start, std::mem::take(&mut kept)));
            }
            let Node::Paragraph(line) = item.remove(0) else { continue };
            let span = line.runs.first().map_or(0..0, |run| run.span.clone());
            let rest = if whole { line } else { label::cut(line, form).1 };
            match topic {
                Topic::Disclaimer => self.outline.disclaimer.push(Node::Paragraph(rest)),
                _ => {
                    let name = Name { topic, strength, affix: None };
                    self.titled(name, &title, span, Opened::Item, None);
                    self.rest(rest);
                }
            }
            self.part.nodes.append(&mut item);
        }
        if !kept.is_empty() {
            self.part.nodes.push(Node::List(start, kept));
        }
    }

    /// True under the heading of a section, whose items are no sections whatever they are called.
    pub(super) fn holds_items(&self) -> bool {
        matches!(self.part.opened, Opened::Heading(_))
            && !matches!(self.part.topic, Topic::Section(Kind::Other) | Topic::GenericName)
    }

    /// True for one of several lists that hold the sections among them, though it may hold one alone.
    pub(super) fn is_scattered(&self, items: &[Vec<Node<'s>>]) -> bool {
        self.whole.scattered && items.first().is_some_and(|item| item_topic(item).is_some())
    }

    /// A list whose items are ingredients with lists of sections.
    pub(super) fn ingredient_items(&mut self, items: Vec<Vec<Node<'s>>>) {
        for node in items.into_iter().flatten() {
            match node {
                Node::Paragraph(line) => {
                    let form = label::read(&line.runs).map_or(Form::Bold, |label| label.form);
                    let span = line.span();
                    let (label, _) = label::cut(line, form);
                    self.open_head(label.text().trim().to_owned(), Opened::Label, span);
                }
                Node::List(start, inner) => self.items(start, inner),
                node => self.text(node),
            }
        }
        self.head = None;
    }
}
