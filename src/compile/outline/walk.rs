//! The walk over the blocks of the outermost level.
//!
//! What always holds: each block goes to exactly one place, and a label that opens a section is
//! the only thing that leaves the text.

mod begins;
mod lists;
mod place;
mod whole;

use self::whole::Whole;
use super::heads::heads;
use super::titles::{after_colon, announces, exact, is_remark, same_title, title_of};
use super::{
    Opened, Outline, Part, is_core, is_ingredient_list, is_plain_section_list, is_section_list,
};
use crate::compile::ingredients::Ingredients;
use crate::compile::label::{self, Form};
use crate::compile::names::{self, Name, Strength, Topic};
use crate::compile::question;
use crate::compile::slip;
use crate::compile::tree::{Line, Node, Span, What};
use crate::model::Kind;

/// Finds the parts of a monograph with this title.
pub(in crate::compile) fn walk<'s>(
    nodes: Vec<Node<'s>>,
    title: &str,
    ingredients: &Ingredients,
) -> Outline<'s> {
    let heads = heads(&nodes, ingredients);
    let last_title = nodes.iter().rposition(announces).map_or(0, |at| at + 1);
    let mut walk = Walk {
        whole: Whole::of(&nodes, title, ingredients, heads.contains(&true)),
        outline: Outline::default(),
        part: Part::default(),
        head: None,
        aside: Aside::None,
        tail: false,
        seen_title: false,
        next_announces: false,
        next_has_level: false,
    };
    let count = nodes.len();
    let mut nodes = nodes.into_iter().enumerate().peekable();
    while let Some((at, node)) = nodes.next() {
        walk.tail = at >= last_title;
        // Only the first headings ask what follows them.
        walk.next_announces = matches!(node, Node::Heading(..))
            && walk.outline.parts.is_empty()
            && nodes.peek().is_some_and(|(_, next)| announces(next));
        walk.next_has_level = match (&node, nodes.peek()) {
            (Node::Heading(level, _), Some((_, Node::Heading(next, _)))) => next == level,
            _ => false,
        };
        walk.node(node, heads.get(at).copied().unwrap_or(false), at + 1 == count);
    }
    walk.finish()
}

/// Where plain text goes that stands outside the sections.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    None,
    Disclaimer,
    /// A labelled disclaimer of one paragraph stands above; another may follow it.
    AfterDisclaimer,
    Note,
}

struct Walk<'w, 's> {
    whole: Whole<'w>,
    outline: Outline<'s>,
    part: Part<'s>,
    /// The ingredient whose sections are being read, and how its name is written.
    head: Option<(String, Opened)>,
    aside: Aside,
    /// True when no title of a section follows.
    tail: bool,
    seen_title: bool,
    /// True when the next block is the title of a section.
    next_announces: bool,
    /// True between two headings of one level.
    next_has_level: bool,
}

impl<'s> Walk<'_, 's> {
    fn node(&mut self, node: Node<'s>, is_head: bool, last: bool) {
        if self.begins_questions(&node) {
            let faqs = Topic::Section(Kind::Faqs);
            let head = self.head.as_ref().map(|(name, _)| name.clone());
            self.open(faqs, String::new(), 0..0, head, Opened::Nothing);
        }
        match node {
            Node::Heading(level, line) => self.heading(level, line, is_head),
            Node::Paragraph(line) => self.paragraph(line, is_head, last),
            Node::List(start, items)
                if is_section_list(&items) && !self.holds_items()
                    || self.is_scattered(&items)
                    || self.whole.plain_items && is_plain_section_list(&items) =>
            {
                self.items(start, items);
            }
            Node::List(_, items)
                if !self.whole.ingredients.is_empty() && is_ingredient_list(&items) =>
            {
                self.ingredient_items(items);
            }
            node => self.text(node),
        }
    }

    /// True for a marked question where no title announces questions.
    fn begins_questions(&self, node: &Node<'_>) -> bool {
        let line = match node {
            Node::Paragraph(line) => line,
            Node::List(_, items) => match items.first().and_then(|item| item.first()) {
                Some(Node::Paragraph(line)) => line,
                _ => return false,
            },
            _ => return false,
        };
        let titled = self.part.nodes.is_empty() && !self.part.title.is_empty();
        self.part.topic != Topic::Section(Kind::Faqs) && !titled && question::is_marked(&line.runs)
    }

    fn heading(&mut self, level: u8, line: Line<'s>, is_head: bool) {
        let text = line.text().trim().to_owned();
        let span = line.span();
        if level == 1 && !self.seen_title {
            self.seen_title = true;
            if same_title(&text, self.whole.title) {
                return;
            }
            // `Alpha: Uses and Side Effects` heads the whole, not a section.
            let section = match names::find(&text) {
                Some(name) => name.affix.is_none() || self.whole.first_levels > 1,
                None => false,
            };
            if self.outline.parts.is_empty() && !section {
                self.outline.other_title = Some(span);
                self.part.nodes.push(Node::Heading(level, line));
                return;
            }
        }
        if is_head {
            // What follows the name is dropped only when it lists the sections that follow anyway.
            let name = match text.split_once(':') {
                Some((name, rest)) if names::is_listing(rest) => name.trim().to_owned(),
                _ => text,
            };
            let opened = if self.next_has_level { Opened::Nothing } else { Opened::Heading(level) };
            self.open_head(name, opened, span);
            return;
        }
        // A heading at the level of the ingredients' names, or above, ends the ingredient. Where the
        // sections have that level, too, one does that names none.
        let ends = match self.head {
            Some((_, Opened::Heading(head))) => level <= head,
            Some((_, Opened::Nothing)) => {
                names::find(&text).is_none_or(|name| name.affix.is_some())
            }
            _ => false,
        };
        if ends {
            self.head = None;
        }
        // Among questions, a heading that asks is one of them.
        let faqs = self.part.topic == Topic::Section(Kind::Faqs);
        let name = if faqs { names::find(&text) } else { names::find_asked(&text) };
        let deeper = matches!(self.part.opened, Opened::Heading(open) if level > open)
            && !matches!(self.part.topic, Topic::Section(Kind::Other) | Topic::GenericName);
        match name {
            Some(name) if !deeper || self.leaves(&name) => {
                self.titled(name, &text, span, Opened::Heading(level), Some(line));
            }
            _ if deeper => self.text(Node::Heading(level, line)),
            _ if faqs
                && (question::asks(&text) || question::marker(&text, question::QUESTION) > 0) =>
            {
                self.text(Node::Heading(level, line));
            }
            // A second name of the drug, say, with the sections right under it.
            _ if self.outline.parts.is_empty()
                && self.part.opened == Opened::Nothing
                && self.next_announces =>
            {
                self.text(Node::Heading(level, line));
            }
            _ => self.open(
                Topic::Section(Kind::Other),
                title_of(&text),
                span,
                None,
                Opened::Heading(level),
            ),
        }
    }

    /// True when a deeper heading with this name begins another section all the same.
    fn leaves(&self, name: &Name<'_>) -> bool {
        // `### Disclaimer: No advice` is one wherever it stands.
        let alone = match &name.affix {
            None => true,
            Some(affix) => name.topic == Topic::Disclaimer && !affix.prefix,
        };
        name.strength == Strength::Strong && alone && name.topic != self.part.topic
    }

    fn paragraph(&mut self, line: Line<'s>, is_head: bool, last: bool) {
        let Some(label) = label::read(&line.runs) else { return self.text(Node::Paragraph(line)) };
        let bold = matches!(label.form, Form::Bold | Form::BoldWithText);
        if !(label.colon || label.alone) || label.text.len() > 240 {
            return self.text(Node::Paragraph(line));
        }
        let form = label.form;
        let text = title_of(&label.text);
        let (colon, alone) = (label.colon, label.alone);
        if bold && question::asked_in(&label).is_some() {
            return self.text(Node::Paragraph(line));
        }
        let span = line.runs.first().map_or(0..0, |run| run.span.clone());
        if is_head {
            let (_, rest) = label::cut(line, form);
            self.open_head(text, Opened::Label, span);
            return self.rest(rest);
        }
        let name = if bold { names::find(&text) } else { exact(&text) };
        match &name {
            Some(name) if name.topic == Topic::Disclaimer && (colon || alone) => {
                // What stands in the label beside the name is text, and stays.
                let whole = name.affix.as_ref().map(|_| line.clone());
                let rest = label::text_after(line, form);
                return self.disclaimer(rest, whole);
            }
            Some(name)
                if name.topic == Topic::Note
                    && name.affix.is_none()
                    && self.tail
                    && self.is_provenance(&line, last) =>
            {
                let rest = label::text_after(line, form);
                self.aside = Aside::Note;
                self.outline.note.push(Node::Paragraph(rest));
                return;
            }
            Some(name) if self.begins(name, form, colon, &text) => {
                let name = name.clone();
                let rest = label::text_after(line, form);
                self.titled(name, &text, span, Opened::Label, None);
                return self.rest(rest);
            }
            _ => {}
        }
        // The text may follow in the next line.
        let heads = alone || matches!(line.runs.get(1).map(|run| &run.what), Some(What::Break(_)));
        let combined =
            bold && heads && self.whole.ingredients.mentions(&text) > 1 && self.has_ingredient();
        let ingredient = bold
            && alone
            && matches!(self.head, Some((_, Opened::Label)))
            && self.whole.ingredients.is_one(&text);
        // After a list of sections nothing is open that the label could belong to.
        let homeless = bold
            && colon
            && self.part.opened == Opened::Item
            && !self.whole.scattered
            && !is_remark(&text);
        if ingredient {
            let (_, rest) = label::cut(line, form);
            self.head = Some((text.clone(), Opened::Label));
            self.open(Topic::Section(Kind::Other), text.clone(), span, Some(text), Opened::Label);
            self.rest(rest);
        } else if combined || homeless {
            let (_, rest) = label::cut(line, form);
            self.head = None;
            self.open(Topic::Section(Kind::Other), text, span, None, Opened::Label);
            self.rest(rest);
        } else {
            let slip = if bold && name.is_none() { slip::section(&text) } else { None };
            self.outline.slips.extend(slip.map(|meant| (span, meant)));
            self.text(Node::Paragraph(line));
        }
    }

    /// Opens the part that a title announces.
    fn titled(
        &mut self,
        name: Name<'_>,
        text: &str,
        span: Span,
        opened: Opened,
        line: Option<Line<'s>>,
    ) {
        let mut ingredient = self.head.as_ref().map(|(name, _)| name.clone());
        let mut title = title_of(text);
        let mut says_more = false;
        let mut inherits = true;
        let mut value = None;
        if let Some(affix) = &name.affix {
            let own = names::trim(affix.text);
            // `### Generic Name: X` is a label with its text, when the colon says so.
            if name.topic == Topic::GenericName && !affix.prefix {
                value = line.clone().and_then(|line| after_colon(line, text));
            }
            if value.is_some() {
                title = title_of(text.split(':').next().unwrap_or(text));
            } else if self.whole.ingredients.is_one(own) {
                ingredient = Some(own.to_owned());
                inherits = false;
            } else if name.topic == Topic::GenericName && !affix.prefix {
                says_more = true;
            } else {
                says_more = true;
                ingredient = None;
                if (!is_core(name.topic) || opened != Opened::Label || !affix.prefix)
                    && matches!(self.head, Some((_, Opened::Label)))
                {
                    self.head = None;
                }
            }
        }
        if name.topic == Topic::Summary {
            self.head = None;
            ingredient = None;
        }
        // A note in the middle is a section like others.
        let other = name.topic == Topic::Summary || name.topic == Topic::Note && !self.tail;
        let topic = if other { Topic::Section(Kind::Other) } else { name.topic };
        match topic {
            Topic::Disclaimer | Topic::Note => {
                let note = topic == Topic::Note;
                self.aside = if note { Aside::Note } else { Aside::Disclaimer };
                // What the title says beside the name is text: `### Disclaimer: No advice`.
                let more = line.filter(|_| name.affix.is_some());
                let more = more.map(|line| after_colon(line.clone(), text).unwrap_or(line));
                let nodes =
                    if note { &mut self.outline.note } else { &mut self.outline.disclaimer };
                nodes.extend(more.map(Node::Paragraph));
            }
            _ => {
                self.open(topic, title, span, ingredient, opened);
                self.part.says_more = says_more;
                self.part.inherits = inherits;
                if let Some(value) = value {
                    self.part.nodes.push(Node::Paragraph(value));
                } else if says_more {
                    self.part.value = line.and_then(|line| after_colon(line, text));
                }
            }
        }
    }
}
