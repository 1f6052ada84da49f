//! Marks the terms of a text that a glossary defines.
//!
//! What always holds: only whole words that are written as one of the term's forms are marked; the
//! words of the text stay as they are; and within a section or an answer a term is marked where it
//! first stands, so that the text does not drown in marks. Titles, labels, questions and links have
//! no marks, for they are read or pressed as a whole.

use std::collections::{HashMap, HashSet};

use crate::glossary::Definition;
use crate::model::{Block, Inline, Inlines, Link, Monograph};

/// Marks the terms, and gives the monograph the definitions of those that it has. Where two
/// definitions share a form, the first one counts. Returns which definitions were used.
pub(super) fn mark<'d>(
    monograph: &mut Monograph,
    definitions: impl IntoIterator<Item = &'d Definition>,
) -> Vec<bool> {
    let definitions: Vec<&Definition> = definitions.into_iter().collect();
    let mut marker = Marker { forms: HashMap::new(), here: HashSet::new(), used: HashSet::new() };
    for (n, definition) in definitions.iter().enumerate() {
        for form in &definition.forms {
            let exact = form.chars().any(char::is_uppercase);
            let forms = marker.forms.entry(first_word(form).to_lowercase()).or_default();
            if !forms.iter().any(|it| it.text == *form) {
                forms.push(Form { text: form.clone(), exact, n });
            }
        }
    }
    if marker.forms.is_empty() {
        return Vec::new();
    }
    for forms in marker.forms.values_mut() {
        // Of two that fit, the longer one says more.
        forms.sort_by_key(|it| std::cmp::Reverse(it.text.len()));
    }
    places(monograph).for_each(|blocks| marker.place(blocks));
    let used = |n: usize| marker.used.contains(&n);
    let mut order: Vec<usize> = (0..definitions.len()).filter(|n| used(*n)).collect();
    order.sort_by_key(|n| name(&definitions, *n).to_lowercase());
    let shown = |n: &usize| {
        let meaning = definitions.get(*n).map_or("", |it| it.text.as_str());
        let name = Inline::Strong(name(&definitions, *n).into());
        Inlines(vec![name, Inline::Text(format!(": {meaning}"))])
    };
    monograph.glossary = order.iter().map(shown).collect();
    places(monograph).for_each(|it| each_line(it, &mut |line| number(line, &order)));
    (0..definitions.len()).map(used).collect()
}

fn name<'d>(definitions: &[&'d Definition], n: usize) -> &'d str {
    definitions.get(n).and_then(|it| it.forms.first()).map_or("", String::as_str)
}

struct Form {
    text: String,
    /// Only in this very case, as a name or an abbreviation.
    exact: bool,
    /// Which definition it is of.
    n: usize,
}

struct Marker {
    /// By the first word in lower case.
    forms: HashMap<String, Vec<Form>>,
    /// The definitions that the present section or answer has by now.
    here: HashSet<usize>,
    used: HashSet<usize>,
}

impl Marker {
    /// Marks the text of a section or an answer.
    fn place(&mut self, blocks: &mut [Block]) {
        self.here.clear();
        each_line(blocks, &mut |line| self.line(line));
        self.used.extend(&self.here);
    }

    fn line(&mut self, line: &mut Inlines) {
        let mut out = Vec::with_capacity(line.0.len());
        for inline in line.0.drain(..) {
            match inline {
                Inline::Text(text) => self.text(text, &mut out),
                Inline::Em(mut inner) => {
                    self.line(&mut inner);
                    out.push(Inline::Em(inner));
                }
                other => out.push(other),
            }
        }
        line.0 = out;
    }

    fn text(&mut self, text: String, out: &mut Vec<Inline>) {
        // Up to `done` the text is written, up to `at` it is looked through.
        let (mut done, mut at) = (0, 0);
        while let Some(offset) = text[at..].find(is_part) {
            let start = at + offset;
            let Some((end, n)) = self.term(&text, start) else {
                at = start + first_word(&text[start..]).len();
                continue;
            };
            if start > done {
                out.push(Inline::Text(text[done..start].to_owned()));
            }
            out.push(Inline::Term(Link { href: target(n), text: text[start..end].into() }));
            self.here.insert(n);
            (done, at) = (end, end);
        }
        if done < text.len() || text.is_empty() {
            out.push(Inline::Text(text[done..].to_owned()));
        }
    }

    /// Where the term ends that stands at `start`, the start of a word, and which one it is.
    fn term(&self, text: &str, start: usize) -> Option<(usize, usize)> {
        let (before, rest) = text.split_at_checked(start)?;
        let forms = self.forms.get(&first_word(rest).to_lowercase())?;
        if before.ends_with(['-', '\'', '’']) {
            return None;
        }
        let fits = |form: &&Form| !self.here.contains(&form.n) && stands(rest, form);
        forms.iter().find(fits).map(|form| (start + form.text.len(), form.n))
    }
}

/// Calls `work` with every line in which terms are marked.
fn each_line(blocks: &mut [Block], work: &mut dyn FnMut(&mut Inlines)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => work(text),
            Block::Bullets(items) | Block::Numbers { items, .. } => {
                items.iter_mut().for_each(|item| each_line(&mut item.0, work));
            }
            Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(&mut *work),
            Block::Quote(blocks) | Block::Group { blocks, .. } => each_line(blocks, work),
            Block::Heading { .. } | Block::Code(_) => {}
        }
    }
}

/// The warning, the sections and the answers.
fn places(monograph: &mut Monograph) -> impl Iterator<Item = &mut [Block]> {
    let warning = monograph.boxed_warning.iter_mut().map(|it| it.0.as_mut_slice());
    let sections = monograph.sections.iter_mut().map(|it| it.blocks.as_mut_slice());
    let answers = monograph.faqs.iter_mut().map(|it| it.answer.0.as_mut_slice());
    warning.chain(sections).chain(answers)
}

/// Gives the marks the numbers of their terms' places.
fn number(line: &mut Inlines, order: &[usize]) {
    for inline in &mut line.0 {
        match inline {
            Inline::Term(Link { href, .. }) => {
                let place = order.iter().position(|it| target(*it) == *href);
                *href = target(place.unwrap_or_default());
            }
            Inline::Em(inner) => number(inner, order),
            _ => {}
        }
    }
}

/// What a mark of the `n`th definition leads to.
fn target(n: usize) -> String {
    format!("term-{n}")
}

/// Whether the form stands at the start of the text, as whole words.
fn stands(text: &str, form: &Form) -> bool {
    let Some((here, after)) = text.split_at_checked(form.text.len()) else { return false };
    let same = here == form.text || (!form.exact && here.to_lowercase() == form.text);
    let mut after = after.chars();
    // `drug-induced` is another word than `drug`; a dash or a hyphen before a blank ends it.
    let ends = match after.next() {
        Some('-' | '\'' | '’') => !after.next().is_some_and(is_part),
        Some(c) => !is_part(c),
        None => true,
    };
    same && ends
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric()
}

fn first_word(text: &str) -> &str {
    text.split(|c| !is_part(c)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Blocks, Faq, Kind, Section};

    fn definitions(all: &[(&str, &str)]) -> Vec<Definition> {
        all.iter().filter_map(|(forms, text)| Definition::new(forms, text, 0..0)).collect()
    }

    /// The text with its marks as `[word|number]`.
    fn shown(line: &Inlines) -> String {
        let one = |inline: &Inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Term(Link { href, text }) => {
                format!("[{}|{}]", shown(text), href.trim_start_matches("term-"))
            }
            Inline::Em(inner) => format!("*{}*", shown(inner)),
            Inline::Strong(inner) | Inline::Sub(inner) | Inline::Sup(inner) => shown(inner),
            Inline::Link(link) => shown(&link.text),
        };
        line.0.iter().map(one).collect()
    }

    fn check(terms: &[(&str, &str)], text: &str, expected: &str) {
        let section = Section {
            kind: Kind::Usage,
            blocks: vec![Block::Paragraph(text.into())],
            ..Section::default()
        };
        let mut monograph = Monograph { sections: vec![section], ..Monograph::default() };
        mark(&mut monograph, &definitions(terms));
        let Some(Block::Paragraph(line)) = monograph.sections[0].blocks.first() else { panic!() };
        assert_eq!(shown(line), expected);
        assert_eq!(line.text(), text, "the words stay as they are");
    }

    #[test]
    fn whole_words_in_their_written_forms_are_marked() {
        let terms = [("hepatic", "of the liver"), ("arrhythmia, arrhythmias", "uneven heartbeat")];
        check(&terms, "A hepatic illness.", "A [hepatic|0] illness.");
        check(&terms, "Hepatic arrhythmias", "[Hepatic|1] [arrhythmias|0]");
        check(&terms, "antihepatic, hepatics", "antihepatic, hepatics");
        check(&terms, "non-hepatic and hepatic-like", "non-hepatic and hepatic-like");
        check(&terms, "hepatic- or kidney", "[hepatic|0]- or kidney");
        check(&terms, "(hepatic)", "([hepatic|0])");
        check(&terms, "", "");
    }

    #[test]
    fn a_form_with_capitals_stands_only_for_itself() {
        check(&[("MS", "multiple sclerosis")], "MS, ms, Ms", "[MS|0], ms, Ms");
    }

    #[test]
    fn the_longest_form_wins_and_the_first_definition() {
        let terms = [("blood", "a"), ("blood count, blood counts", "b"), ("blood", "c")];
        check(&terms, "blood counts of blood", "[blood counts|1] of [blood|0]");
    }

    #[test]
    fn a_term_is_marked_once_in_a_section_and_in_an_answer() {
        check(&[("dose", "x")], "dose by dose", "[dose|0] by dose");
        let answer = Faq {
            question: "What dose?".into(),
            answer: Blocks::from("That dose."),
            ..Faq::default()
        };
        let label = Inlines::from("Dose:");
        let group = Block::Group { label, blocks: Vec::new(), asks: None };
        let section = Section { blocks: vec![group], ..Section::default() };
        let mut monograph = Monograph {
            sections: vec![section],
            faqs: vec![answer.clone(), answer],
            ..Monograph::default()
        };
        let used = mark(&mut monograph, &definitions(&[("absent", "x"), ("dose", "y")]));
        assert_eq!(used, [false, true]);
        assert_eq!(monograph.glossary.len(), 1, "only what the text has");
        let json = serde_json::to_string(&monograph).unwrap();
        assert_eq!(
            json.matches(r#"{"term":{"href":"term-0","text":"dose"}}"#).count(),
            2,
            "{json}"
        );
        assert!(json.contains("What dose?") && json.contains("Dose:"), "{json}");
    }
}
