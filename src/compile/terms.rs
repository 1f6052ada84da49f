//! Marks the terms of a text that a glossary defines.
//!
//! What always holds: only whole words that are written as one of the term's forms are marked; the
//! words of the text stay as they are; and within a section or an answer a term is marked where it
//! first stands, so that the text does not drown in marks. Titles, labels, questions and links have
//! no marks, for they are read or pressed as a whole.

use std::collections::HashSet;

use crate::glossary::Definition;
use crate::model::{Block, Inline, Inlines, Link, Monograph};

/// Marks the terms, and gives the monograph the definitions of those that it has. Where two
/// definitions share a form, the first one counts. Returns which definitions were used.
pub(super) fn mark<'d>(
    monograph: &mut Monograph,
    definitions: impl IntoIterator<Item = &'d Definition>,
) -> Vec<bool> {
    let definitions: Vec<&Definition> = definitions.into_iter().collect();
    if definitions.is_empty() {
        return Vec::new();
    }
    let mut marker = Marker::default();
    for (n, definition) in definitions.iter().enumerate() {
        for text in &definition.forms {
            let exact = text.chars().any(char::is_uppercase);
            if let Some(Forms { second, all }) = marker.forms.get_mut(letter(text))
                && !all.iter().any(|it| it.text == text)
            {
                // Outside ASCII, cases may differ in any byte.
                let ascii = text.bytes().take(2).filter(u8::is_ascii).count() == 2;
                *second |= if ascii { bit(text) } else { u32::MAX };
                all.push(Form { head: Head::of(text), text, exact, n });
            }
        }
    }
    for forms in &mut marker.forms {
        // Of two that fit, the longer one says more.
        forms.all.sort_by_key(|it| std::cmp::Reverse(it.text.len()));
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

struct Form<'d> {
    /// Tells most words from this one before any letters are compared.
    head: Head,
    text: &'d str,
    /// Only in this very case, as a name or an abbreviation.
    exact: bool,
    /// Which definition it is of.
    n: usize,
}

/// The forms that begin with a letter.
#[derive(Default)]
struct Forms<'d> {
    /// The [`bit`]s of their second bytes: most words have none of them.
    second: u32,
    all: Vec<Form<'d>>,
}

#[derive(Default)]
struct Marker<'d> {
    /// By their first [`letter`].
    forms: [Forms<'d>; 27],
    /// The definitions that the present section or answer has by now.
    here: HashSet<usize>,
    used: HashSet<usize>,
}

impl Marker<'_> {
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
        // Up to `done` the text is written; at `start` a word begins.
        let (mut done, mut start) = (0, seek(&text, 0, true));
        while start < text.len() {
            let mut end = start;
            if let Some((after, n)) = self.term(&text, start) {
                if start > done {
                    out.push(Inline::Text(text[done..start].to_owned()));
                }
                out.push(Inline::Term(Link { href: target(n), text: text[start..after].into() }));
                self.here.insert(n);
                (done, end) = (after, after);
            }
            start = seek(&text, seek(&text, end, false), true);
        }
        if done == 0 {
            out.push(Inline::Text(text));
        } else if done < text.len() {
            out.push(Inline::Text(text[done..].to_owned()));
        }
    }

    /// Where the term ends that stands at `start`, the start of a word, and which one it is.
    fn term(&self, text: &str, start: usize) -> Option<(usize, usize)> {
        let (before, rest) = text.split_at_checked(start)?;
        let forms = self.forms.get(letter(rest)).filter(|it| it.second & bit(rest) != 0)?;
        let first = first_four(rest);
        let fits = |form: &&Form<'_>| {
            form.head.may_begin(first) && stands(rest, form) && !self.here.contains(&form.n)
        };
        let form = forms.all.iter().find(fits)?;
        let within = before.ends_with(['-', '\'', '’']);
        (!within).then_some((start + form.text.len(), form.n))
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
fn stands(text: &str, form: &Form<'_>) -> bool {
    let Some((here, after)) = text.split_at_checked(form.text.len()) else { return false };
    let same = match form.exact {
        true => here == form.text,
        false if here.is_ascii() => here.eq_ignore_ascii_case(form.text),
        false => here == form.text || here.to_lowercase() == form.text,
    };
    if !same {
        return false;
    }
    let mut after = after.chars();
    // `drug-induced` is another word than `drug`; a dash or a hyphen before a blank ends it.
    match after.next() {
        Some('-' | '\'' | '’') => !after.next().is_some_and(is_part),
        Some(c) => !is_part(c),
        None => true,
    }
}

/// The number of the letter a text begins with, whatever its case; one number for all that are not ASCII's.
/// Texts that begin with another letter of these are other words in any case: to change the case
/// of a letter outside ASCII to one of ASCII changes the length, and a form has the length of its word.
fn letter(text: &str) -> usize {
    match text.bytes().next() {
        Some(byte) if byte.is_ascii_alphabetic() => usize::from(byte.to_ascii_lowercase() - b'a'),
        _ => 26,
    }
}

/// One of 32 bits for a text's second byte, the same for both cases of a letter.
fn bit(text: &str) -> u32 {
    1 << (text.as_bytes().get(1).copied().unwrap_or_default() & 31)
}

/// The first four bytes of a form, or as many as it has.
struct Head {
    bytes: u32,
    /// Which of their bits count: none where there are letters outside ASCII, whose cases may differ in
    /// any.
    mask: u32,
}

impl Head {
    fn of(form: &str) -> Head {
        let length = form.len().min(4);
        let ascii = form.bytes().take(4).all(|byte| byte.is_ascii());
        let mask = if ascii { u32::MAX.checked_shr(32 - 8 * length as u32) } else { None };
        Head { bytes: first_four(form), mask: mask.unwrap_or(0) }
    }

    /// Whether the form may stand at the start of a text that begins so.
    fn may_begin(&self, first: u32) -> bool {
        (first ^ self.bytes) & self.mask == 0
    }
}

/// The first four bytes of a text, the same for both cases of a letter; after a shorter one zeros.
fn first_four(text: &str) -> u32 {
    let bytes = match text.as_bytes() {
        [a, b, c, d, ..] => [*a, *b, *c, *d],
        [a, b, c] => [*a, *b, *c, 0],
        [a, b] => [*a, *b, 0, 0],
        [a] => [*a, 0, 0, 0],
        [] => [0; 4],
    };
    u32::from_le_bytes(bytes) | 0x2020_2020
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric()
}

/// Where, from `at` on, the first character stands that is part of a word (or with `part` false, that is
/// none); the end of the text when there is no such. Byte by byte, as nearly all letters are ASCII's.
fn seek(text: &str, mut at: usize, part: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() == part {
                break;
            }
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if is_part(c) == part {
                break;
            }
            at += c.len_utf8();
        }
    }
    at
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
    fn a_form_in_lower_case_stands_for_any_case() {
        for (form, text) in
            [("qt", "QT"), ("éa", "ÉA"), ("aяb", "AЯB"), ("я", "Я"), ("5-ht", "5-HT"), ("k", "K")]
        {
            check(&[(form, "a meaning")], text, &format!("[{text}|0]"));
        }
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
