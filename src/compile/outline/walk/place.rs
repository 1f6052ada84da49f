//! Where blocks go: into the part that is open, or aside to the disclaimer and the note.

use super::{Aside, Walk};
use crate::compile::names::Topic;
use crate::compile::outline::titles::title_of;
use crate::compile::outline::{Opened, Outline, Part};
use crate::compile::question;
use crate::compile::tree::{Line, Node, Span};
use crate::model::Kind;

impl<'s> Walk<'_, 's> {
    pub(super) fn disclaimer(&mut self, rest: Line<'s>, whole: Option<Line<'s>>) {
        let alone = rest.is_blank();
        let text = whole.or((!alone).then_some(rest));
        self.outline.disclaimer.extend(text.map(Node::Paragraph));
        // A disclaimer in the middle is one paragraph, and the section goes on after it.
        self.aside = match (alone, self.tail) {
            (true, _) => Aside::Disclaimer,
            (false, true) => Aside::AfterDisclaimer,
            (false, false) => Aside::None,
        };
    }

    /// True when a last note tells where the text comes from.
    pub(super) fn is_provenance(&self, line: &Line<'_>, last: bool) -> bool {
        let text = line.text().to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        // A text that tells of its source speaks of itself.
        has(&["generated", "crowd-sourced", "crowdsourced", "sourced from"])
            || has(&["by an ai", "by ai", "artificial intelligence", "language model"])
            || has(&[
                "ki-generiert",
                "von einer ki",
                "künstliche intelligenz",
                "künstlicher intelligenz",
            ])
            || has(&["inteligencia artificial", "por una ia", "por ia", "inteligência artificial"])
            || has(&["par une ia", "par ia", "intelligence artificielle"])
            || has(&["ai द्वारा", "الذكاء الاصطناعي", "人工智能"])
            || has(&["verified", "accurate"]) && has(&["information", "content", "text"])
            || last && matches!(self.aside, Aside::Disclaimer | Aside::AfterDisclaimer)
    }

    /// Text after the label that has opened a part.
    pub(super) fn rest(&mut self, rest: Line<'s>) {
        if !rest.is_blank() {
            self.part.nodes.push(Node::Paragraph(rest));
        }
    }

    /// Text of whatever is open.
    pub(super) fn text(&mut self, node: Node<'s>) {
        match (self.aside, &node) {
            (Aside::Disclaimer, _) if !asks(&node) => self.outline.disclaimer.push(node),
            (Aside::AfterDisclaimer, Node::Paragraph(line)) if disclaims(&line.text()) => {
                self.outline.disclaimer.push(node);
            }
            (Aside::Note, _) => self.outline.note.push(node),
            _ => {
                // What follows the disclaimer belongs to no section, least of all to an answer; but
                // further questions are questions.
                let faqs = self.part.topic == Topic::Section(Kind::Faqs);
                let homeless = self.aside == Aside::AfterDisclaimer && !(faqs && asks(&node));
                self.aside = Aside::None;
                if self.part.opened == Opened::Item && !self.whole.scattered || homeless {
                    self.head = None;
                    self.open(
                        Topic::Section(Kind::Other),
                        String::new(),
                        0..0,
                        None,
                        Opened::Nothing,
                    );
                }
                self.part.nodes.push(node);
            }
        }
    }

    pub(super) fn has_ingredient(&self) -> bool {
        self.head.is_some()
            || self.outline.parts.iter().chain([&self.part]).any(|part| part.ingredient.is_some())
    }

    pub(super) fn open_head(&mut self, name: String, opened: Opened, span: Span) {
        let name = title_of(&name);
        self.head = Some((name.clone(), opened));
        self.open(Topic::Section(Kind::Other), String::new(), span, Some(name), Opened::Nothing);
    }

    pub(super) fn open(
        &mut self,
        topic: Topic,
        title: String,
        span: Span,
        ingredient: Option<String>,
        opened: Opened,
    ) {
        self.aside = Aside::None;
        let part = Part { topic, title, span, ingredient, opened, ..Part::default() };
        let done = std::mem::replace(&mut self.part, part);
        let goes_on = done.ingredient == self.part.ingredient;
        self.close(done, goes_on);
    }

    /// Ends a part; `goes_on` says that the next one names the same ingredient.
    fn close(&mut self, mut part: Part<'s>, goes_on: bool) {
        // `### Usage: For pain` with nothing under it is a label with its text.
        if let (true, Some(value)) = (part.nodes.is_empty(), part.value.take()) {
            part.nodes.push(Node::Paragraph(value));
            part.title.truncate(part.title.find(':').unwrap_or(part.title.len()));
            part.says_more = false;
        }
        if part.nodes.is_empty() && part.title.is_empty() {
            // A name with no section of its own is a title without a text.
            match part.ingredient.take().filter(|_| !goes_on) {
                Some(name) => part.title = name,
                None => return,
            }
        }
        self.outline.parts.push(part);
    }

    pub(super) fn finish(mut self) -> Outline<'s> {
        let done = std::mem::take(&mut self.part);
        self.close(done, false);
        share_faqs(&mut self.outline.parts);
        self.outline
    }
}

/// True for a question, and for a list that begins with one.
fn asks(node: &Node<'_>) -> bool {
    match node {
        Node::Paragraph(line) => question::asked(&line.runs).is_some(),
        Node::List(_, items) => items.first().and_then(|item| item.first()).is_some_and(asks),
        _ => false,
    }
}

/// True for a further paragraph of a disclaimer: it speaks of whom to ask, or of the text itself.
fn disclaims(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = [
        "advice",
        "accura",
        "arzt",
        "ärzt",
        "apotheke",
        "médic",
        "médec",
        "farmac",
        "pharmac",
        "医生",
        "药师",
        "طبيب",
        "चिकित्सक",
        "consult",
        "disclaim",
        "doctor",
        "educational",
        "information",
        "liab",
        "physician",
        "professional",
        "provider",
        "responsib",
    ];
    words.iter().any(|word| text.contains(word))
}

/// Questions after the last ingredient are about all of them when no other ingredient has its own.
fn share_faqs(parts: &mut [Part<'_>]) {
    let first = parts.iter().find_map(|part| part.ingredient.clone());
    let mut faqs = (0..parts.len()).filter(|at| parts[*at].topic == Topic::Section(Kind::Faqs));
    if let (Some(at), None) = (faqs.next(), faqs.next()) {
        let only = &parts[at];
        let named = parts.iter().filter(|part| part.ingredient == only.ingredient).count() > 1;
        if only.inherits && only.opened != Opened::Item && only.ingredient != first && named {
            parts[at].ingredient = None;
        }
    }
}
