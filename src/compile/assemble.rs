//! Puts the parts together as a monograph, and says what is missing.
//!
//! What always holds: the sections stand in the order of the source; each part of the outline
//! becomes a section, questions, a name or a warning, and none is passed over.

mod disclaimer;
mod missing;

use std::collections::HashSet;

use memchr::memchr2;

use self::disclaimer::find_disclaimer;
use self::missing::Found;
use super::boxed::boxed;
use super::emit::Emit;
use super::faqs;
use super::flatten::flatten;
use super::front_matter::FrontMatter;
use super::groups::group;
use super::ingredients::Ingredients;
use super::names::{self, Topic};
use super::outline::{self, Opened, Part, title_of};
use super::passage::Passage;
use super::slip;
use super::slug::Slugs;
use super::terms;
use super::tree::{Node, Span};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Blocks, Faq, Kind, Monograph, Section};
use crate::settings::Settings;

/// Makes the monograph of a file from its front matter and the blocks of its body.
pub(super) fn assemble<'s>(
    id: &str,
    source: &'s str,
    front: FrontMatter<'s>,
    nodes: Vec<Node<'s>>,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Monograph, Vec<Passage<'s>>) {
    let (title, title_span) = front.title.unwrap_or_default();
    let empty = nodes.is_empty();
    let ingredients = Ingredients::of(&title);
    let mut outline = outline::walk(flatten(nodes, source), &title, &ingredients);
    find_disclaimer(&mut outline, source);
    if let Some(span) = outline.other_title.take() {
        let shown = source.get(span.clone()).unwrap_or("");
        let message = format!(
            "the heading `{shown}` differs from the title `{title}` and is kept as text; make them the same"
        );
        diagnostics.push(Diagnostic::new(Code::OtherTitle, span, message));
    }
    for (span, meant) in std::mem::take(&mut outline.slips) {
        let label = source.get(span.clone()).unwrap_or("").trim_matches(['*', '_', ':', ' ']);
        diagnostics.push(Diagnostic::new(Code::UnknownSection, span, slip::say(label, meant)));
    }
    let mut monograph = Monograph {
        id: id.to_owned(),
        title,
        lang: front.lang,
        generic_name: front.generic_name,
        brand_names: front.brand_names,
        provenance: front.provenance,
        publisher: front.publisher.or_else(|| settings.publisher.clone()),
        sources: front.sources,
        reviewed_by: front.reviewed_by,
        reviewed_on: front.reviewed_on.map(|(date, _)| date),
        review_due: front.review_due.map(|(date, _)| date),
        ..Monograph::default()
    };
    let emit = Emit {
        source,
        passages: Vec::with_capacity(128),
        diagnostics,
        kind: None,
        title: "".into(),
    };
    let mut writer =
        Writer { emit, ingredients: &ingredients, slugs: Slugs::default(), asked: HashSet::new() };
    if let Some(scalar) = &front.boxed_warning {
        monograph.boxed_warning = Some(boxed(&mut writer.emit, scalar));
    }
    let next_faqs: Vec<bool> = outline
        .parts
        .iter()
        .skip(1)
        .map(|part| part.topic == Topic::Section(Kind::Faqs))
        .chain([false])
        .collect();
    let found = Found::of(&outline);
    for (part, next_faqs) in outline.parts.into_iter().zip(next_faqs) {
        writer.part(part, next_faqs, &mut monograph, &mut outline.disclaimer);
    }
    monograph.disclaimer = writer.aside("Disclaimer", outline.disclaimer);
    monograph.note = writer.aside("Note", outline.note);
    let passages = writer.emit.passages;
    if monograph.title.is_empty() {
        // The front matter has been refused, and that is what has to be mended first.
    } else if empty {
        let message = "the file has front matter and no text; write the monograph below it";
        diagnostics.push(Diagnostic::new(Code::NoMonograph, title_span, message));
    } else {
        found.report(&title_span, !monograph.faqs.is_empty(), diagnostics);
        if monograph.disclaimer.is_none() && settings.disclaimer.is_none() {
            let message = "there is no disclaimer; write one as `**Disclaimer:** …` at the end, or for all files in `monographs.toml`";
            diagnostics.push(Diagnostic::new(Code::MissingDisclaimer, title_span, message));
        }
    }
    let default = |text: &Option<String>| text.as_deref().map(Blocks::from);
    monograph.disclaimer = monograph.disclaimer.or_else(|| default(&settings.disclaimer));
    monograph.note = monograph.note.or_else(|| default(&settings.note));
    let lang = monograph.lang.clone();
    let shared = settings.glossaries.iter().filter(|it| it.suits(lang.as_deref()));
    let shared = shared.flat_map(|it| &it.definitions);
    let used = terms::mark(&mut monograph, front.glossary.iter().chain(shared));
    for (definition, _) in front.glossary.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!(
            "`{}` does not stand in the text, so that its definition is never shown; remove it, or add the form that the text has after a comma",
            definition.forms.join(", ")
        );
        diagnostics.push(Diagnostic::new(Code::UnusedTerm, definition.span.clone(), message));
    }
    (monograph, passages)
}

/// Writes the parts of a monograph.
struct Writer<'w, 'e, 's> {
    emit: Emit<'e, 's>,
    ingredients: &'w Ingredients,
    slugs: Slugs,
    /// The questions there are, as far as they differ.
    asked: HashSet<String>,
}

impl<'s> Writer<'_, '_, 's> {
    fn part(
        &mut self,
        part: Part<'s>,
        next_faqs: bool,
        monograph: &mut Monograph,
        disclaimer: &mut Vec<Node<'s>>,
    ) {
        self.check_title(&part.title, &part.span);
        match part.topic {
            Topic::Section(Kind::Faqs) => self.faqs(part, next_faqs, monograph, disclaimer),
            Topic::GenericName => self.generic_name(part, monograph),
            Topic::BoxedWarning if monograph.boxed_warning.is_none() => {
                self.emit.enter(None, &part.title);
                monograph.boxed_warning = Some(self.emit.rich(part.nodes));
            }
            Topic::Section(kind) => self.section(part, kind, monograph),
            _ => self.section(part, Kind::Other, monograph),
        }
    }

    fn check_title(&mut self, title: &str, span: &Span) {
        if self.emit.source.get(span.clone()).is_some_and(has_link) {
            let message = format!(
                "a title leads nowhere: the link in `{title}` loses its target; write it in the text below"
            );
            self.say(Code::Unsupported, span, &message);
        }
    }

    fn section(&mut self, part: Part<'s>, kind: Kind, monograph: &mut Monograph) {
        if part.nodes.is_empty() {
            let named = kind != Kind::Other && !part.says_more;
            self.say(
                Code::EmptySection,
                &part.span,
                &format!("{} has no text; write it, or delete the title", called(&part)),
            );
            if named {
                return;
            }
        }
        if kind == Kind::Other
            && part.opened != Opened::Nothing
            && part.topic == Topic::Section(Kind::Other)
            && names::find(&part.title).is_none()
        {
            self.say(
                Code::UnknownSection,
                &part.span,
                &match slip::section(&part.title) {
                    Some(meant) => slip::say(&part.title, meant),
                    None => {
                        format!(
                            "`{}` is the title of no known section and is kept as it is",
                            part.title
                        )
                    }
                },
            );
        }
        self.emit.enter(Some(kind), &part.title);
        let blocks = self.emit.blocks(group(part.nodes, kind));
        monograph.sections.push(Section {
            kind,
            title: part.title,
            ingredient: part.ingredient,
            blocks,
        });
    }

    fn generic_name(&mut self, mut part: Part<'s>, monograph: &mut Monograph) {
        let name = match part.nodes.first() {
            Some(Node::Paragraph(line)) if part.ingredient.is_none() && !part.says_more => {
                let text = line.text();
                is_name(text.trim()).then(|| text.trim().to_owned())
            }
            _ => None,
        };
        if let Some(name) = name {
            let known = monograph.generic_name.get_or_insert_with(|| name.clone());
            if *known == name {
                let Node::Paragraph(line) = part.nodes.remove(0) else { return };
                self.emit.enter(Some(Kind::Other), &part.title);
                self.emit.line(line);
                if part.nodes.is_empty() {
                    return;
                }
            }
        }
        part.topic = Topic::GenericName;
        self.section(part, Kind::Other, monograph);
    }

    fn faqs(
        &mut self,
        part: Part<'s>,
        next_faqs: bool,
        monograph: &mut Monograph,
        disclaimer: &mut Vec<Node<'s>>,
    ) {
        if part.nodes.is_empty() && !next_faqs {
            self.say(
                Code::EmptySection,
                &part.span,
                &format!("{} has no questions; write them, or delete the title", called(&part)),
            );
        }
        let mut faqs = faqs::read(part.nodes, part.ingredient.as_deref(), self.ingredients);
        disclaimer.append(&mut faqs.disclaimer);
        for span in &faqs.stray {
            let message = "`*` opens no emphasis here and is left out; for an item of a list, write a space after it";
            self.say(Code::UnbalancedEmphasis, span, message);
        }
        self.emit.enter(Some(Kind::Faqs), &part.title);
        let mut headings = Vec::with_capacity(faqs.headings.len());
        for line in faqs.headings {
            let span = line.span();
            let heading = title_of(&self.emit.line(line).text());
            self.check_title(&heading, &span);
            headings.push(heading);
        }
        for entry in faqs.entries {
            let under = entry.under.iter().filter_map(|at| headings.get(*at).cloned()).collect();
            let span = entry.question.span();
            let question = self.emit.line(entry.question);
            let text = question.text();
            let empty = entry.answer.is_empty();
            let answer = self.emit.rich(entry.answer);
            // Dots alone say nothing either.
            let mute = |text: &str| !text.contains(char::is_alphanumeric);
            if empty || answer.as_plain().is_some_and(mute) {
                self.say(
                    Code::FaqWithoutAnswer,
                    &span,
                    "the question has no answer; write it after the question",
                );
            }
            let mut folded = text.to_lowercase();
            folded.retain(char::is_alphanumeric);
            for name in entry.ingredient.iter().chain(&under) {
                folded.push_str(name);
            }
            if !self.asked.insert(folded) {
                self.say(
                    Code::RepeatedFaq,
                    &span,
                    "the same question stands above; join the two answers, or ask differently",
                );
            }
            let id = self.slugs.make(&text);
            let ingredient = entry.ingredient;
            monograph.faqs.push(Faq { id, question, answer, ingredient, under });
        }
        if !faqs.prose.is_empty() || part.says_more {
            let blocks = self.emit.blocks(group(faqs.prose, Kind::Faqs));
            let (title, ingredient) = (part.title, part.ingredient);
            monograph.sections.push(Section { kind: Kind::Faqs, title, ingredient, blocks });
        }
    }

    fn aside(&mut self, title: &str, nodes: Vec<Node<'s>>) -> Option<Blocks> {
        self.emit.enter(None, title);
        (!nodes.is_empty()).then(|| self.emit.rich(nodes))
    }

    fn say(&mut self, code: Code, span: &Span, message: &str) {
        self.emit.diagnostics.push(Diagnostic::new(code, span.clone(), message));
    }
}

/// What a message calls a section; the name above it may stand nowhere else.
fn called(part: &Part<'_>) -> String {
    match &part.ingredient {
        Some(ingredient) => format!("`{}` of `{ingredient}`", part.title),
        None => format!("`{}`", part.title),
    }
}

/// True for a title that is written with a link.
fn has_link(title: &str) -> bool {
    memchr2(b']', b'<', title.as_bytes()).is_some()
        && ["](", "][", "<http"].iter().any(|mark| title.contains(mark))
}

/// True for a name; a sentence about the name is none.
fn is_name(text: &str) -> bool {
    let sentence = text.ends_with('.') && text.split_whitespace().count() > 6
        || text.ends_with(':')
        || [". ", "? ", "! "].iter().any(|end| {
            text.split(end).skip(1).any(|rest| rest.trim_start().starts_with(char::is_uppercase))
        });
    !text.is_empty() && text.len() <= 400 && !text.starts_with('(') && !sentence
}
