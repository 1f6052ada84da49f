//! Reads the questions and answers of an FAQ section, in every shape authors give them.
//!
//! A question is a line that begins with `Q:`, bold words that end with a question mark, a heading
//! that does, or an item of a list whose first sentence does; a bullet with a bold label
//! (`* **Storage:** …`) is asked as the label. What follows a question up to the next one is its
//! answer, with one exception: an unindented paragraph after a list of questions belongs to the
//! section and not to the last answer. What always holds: what is neither is kept, as prose.

use super::ingredients::Ingredients;
use super::label::{self, Form};
use super::names::{self, Topic};
use super::question::{ANSWER, Asked, QUESTION, asked, marker};
use super::tree::{Line, Node, Run, Style, What, cut_text};

/// What an FAQ section holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Faqs<'s> {
    pub(super) entries: Vec<Entry<'s>>,
    pub(super) prose: Vec<Node<'s>>,
    pub(super) disclaimer: Vec<Node<'s>>,
}

/// A question with its answer.
#[derive(Debug, PartialEq)]
pub(super) struct Entry<'s> {
    pub(super) question: Line<'s>,
    pub(super) answer: Vec<Node<'s>>,
    pub(super) ingredient: Option<String>,
    /// True when an unindented paragraph cannot belong to the answer.
    in_list: bool,
}

/// Reads the blocks of an FAQ section about `ingredient`.
pub(super) fn read<'s>(
    nodes: Vec<Node<'s>>,
    ingredient: Option<&str>,
    ingredients: &Ingredients,
) -> Faqs<'s> {
    let mut reader = Reader {
        faqs: Faqs::default(),
        ingredient: ingredient.map(str::to_owned),
        ingredients,
        open: false,
    };
    for node in nodes {
        reader.node(node);
    }
    for entry in &mut reader.faqs.entries {
        take_disclaimer(&mut entry.answer, &mut reader.faqs.disclaimer);
    }
    reader.faqs
}

struct Reader<'r, 's> {
    faqs: Faqs<'s>,
    ingredient: Option<String>,
    ingredients: &'r Ingredients,
    /// True while what follows may belong to the last answer.
    open: bool,
}

impl<'s> Reader<'_, 's> {
    fn node(&mut self, node: Node<'s>) {
        match node {
            Node::Paragraph(line) => self.paragraph(line),
            Node::Heading(level, line) => {
                let text = line.text();
                if text.trim_end().ends_with('?') || marker(&text, QUESTION) > 0 {
                    let question = without_mark(line);
                    self.ask(question, Line::default(), Vec::new(), false);
                } else if self.ingredients.is_one(text.trim()) {
                    self.about(text.trim().to_owned());
                } else {
                    self.open = false;
                    self.faqs.prose.push(Node::Heading(level, line));
                }
            }
            Node::List(start, items) => self.list(start, items),
            node => self.follow(node),
        }
    }

    fn paragraph(&mut self, line: Line<'s>) {
        if let Some(asked) = asked(&line.runs) {
            let (question, answer) = split(line, asked);
            return self.ask(question, answer, Vec::new(), false);
        }
        if is_answer(&line.runs)
            && let Some(entry) = self.faqs.entries.last_mut()
        {
            let mut line = line;
            strip_answer(&mut line);
            entry.answer.push(Node::Paragraph(line));
            self.open = true;
            return;
        }
        if let Some(label) = label::read(&line.runs) {
            let name = names::trim(&label.text);
            if label.form == Form::Bold && label.alone && self.ingredients.is_one(name) {
                let name = name.to_owned();
                return self.about(name);
            }
        }
        self.follow(Node::Paragraph(line));
    }

    /// The questions that follow are about this ingredient.
    fn about(&mut self, ingredient: String) {
        self.ingredient = Some(ingredient);
        self.open = false;
    }

    /// A block that is no question.
    fn follow(&mut self, node: Node<'s>) {
        match self.faqs.entries.last_mut() {
            Some(entry) if self.open && (!entry.in_list || entry.answer.is_empty()) => {
                entry.answer.push(node);
            }
            _ => {
                self.open = false;
                self.faqs.prose.push(node);
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: Vec<Vec<Node<'s>>>) {
        if !items.iter().any(|item| holds_question(item)) {
            // In a section without questions, or within an answer, a list is a list.
            let answers = self.open
                && self
                    .faqs
                    .entries
                    .last()
                    .is_some_and(|entry| !entry.in_list || entry.answer.is_empty());
            let labelled = items.iter().all(|item| topic_label(item).is_some());
            if answers || !labelled {
                if answers {
                    return self.answer_list(start, items);
                }
                self.open = false;
                self.faqs.prose.push(Node::List(start, items));
                return;
            }
        }
        let mut kept: Vec<Vec<Node<'s>>> = Vec::new();
        for item in items {
            if let Some(item) = self.item(item) {
                kept.push(item);
            } else if !kept.is_empty() {
                self.faqs.prose.push(Node::List(start, std::mem::take(&mut kept)));
            }
        }
        if !kept.is_empty() {
            self.faqs.prose.push(Node::List(start, kept));
        }
    }

    /// A list within an answer; its first item may carry the `A:`.
    fn answer_list(&mut self, start: Option<u64>, items: Vec<Vec<Node<'s>>>) {
        if let Some(entry) = self.faqs.entries.last_mut() {
            push_answer_list(&mut entry.answer, start, items);
        }
    }

    /// Reads an item as a question; gives it back when it is none.
    fn item(&mut self, mut item: Vec<Node<'s>>) -> Option<Vec<Node<'s>>> {
        let Some(Node::Paragraph(line)) = item.first() else { return Some(item) };
        let label = label::read(&line.runs);
        let known =
            label.as_ref().filter(|label| label.colon).and_then(|label| names::exact(&label.text));
        if let (Some((Topic::Disclaimer, _)), Some(label)) = (known, label) {
            let form = label.form;
            let Node::Paragraph(line) = item.remove(0) else { return None };
            let (_, rest) = label::cut(line, form);
            self.faqs.disclaimer.push(Node::Paragraph(rest));
            self.faqs.disclaimer.append(&mut item);
            return None;
        }
        if let Some(asked) = asked(&line.runs) {
            let Node::Paragraph(line) = item.remove(0) else { return None };
            let (question, answer) = split(line, asked);
            self.ask(question, answer, item, true);
            return None;
        }
        if is_answer(&line.runs)
            && let Some(entry) = self.faqs.entries.last_mut()
        {
            if let Some(Node::Paragraph(line)) = item.first_mut() {
                strip_answer(line);
            }
            entry.answer.append(&mut item);
            return None;
        }
        if let Some(at) = plain_question(&line.runs) {
            let Node::Paragraph(mut line) = item.remove(0) else { return None };
            let mut answer = Line { runs: line.runs.split_off(1) };
            if let Some(Run { what: What::Text(text), span }) = line.runs.first_mut() {
                let (mut rest, mut here) = (text.clone(), span.clone());
                cut_text(&mut rest, &mut here, at);
                answer.runs.insert(0, Run { what: What::Text(rest), span: here });
                keep(text, span, at);
            }
            answer.trim_start();
            self.ask(without_mark(line), answer, item, true);
            return None;
        }
        if let Some(form) = topic_label(&item) {
            let Node::Paragraph(line) = item.remove(0) else { return None };
            let (label, rest) = label::cut(line, form);
            self.ask(without_colon(label), rest, item, true);
            return None;
        }
        Some(item)
    }

    fn ask(
        &mut self,
        question: Line<'s>,
        mut answer: Line<'s>,
        more: Vec<Node<'s>>,
        in_list: bool,
    ) {
        strip_answer(&mut answer);
        let mut nodes = Vec::with_capacity(more.len() + 1);
        if !answer.is_blank() {
            nodes.push(Node::Paragraph(answer));
        }
        for node in more {
            match node {
                Node::List(start, items) if nodes.is_empty() => {
                    push_answer_list(&mut nodes, start, items);
                }
                Node::Paragraph(mut line) if nodes.is_empty() => {
                    strip_answer(&mut line);
                    nodes.push(Node::Paragraph(line));
                }
                node => nodes.push(node),
            }
        }
        self.open = true;
        self.faqs.entries.push(Entry {
            question,
            answer: nodes,
            ingredient: self.ingredient.clone(),
            in_list,
        });
    }
}

/// True when an item is a question as far as its first line tells.
fn holds_question(item: &[Node<'_>]) -> bool {
    match item.first() {
        Some(Node::Paragraph(line)) => {
            asked(&line.runs).is_some() || plain_question(&line.runs).is_some()
        }
        _ => false,
    }
}

/// How the bold label is written with which an item begins that tells about one topic.
fn topic_label(item: &[Node<'_>]) -> Option<Form> {
    let Some(Node::Paragraph(line)) = item.first() else { return None };
    let label = label::read(&line.runs)?;
    let text = label.text.to_lowercase();
    let remark =
        text.starts_with("note") || text.starts_with("important") || text.ends_with("note:");
    (label.form == Form::Bold && label.colon && !remark).then_some(label.form)
}

/// Where in the first run the question ends with which an item begins.
fn plain_question(runs: &[Run<'_>]) -> Option<usize> {
    let Some(Run { what: What::Text(text), .. }) = runs.first() else { return None };
    let end = text.find('?')? + 1;
    let first = !text[..end].contains(". ") && !text[..end].contains("! ");
    let ends = text[end..].is_empty() || text[end..].starts_with(' ');
    (first && ends && !text[..end].contains('(')).then_some(end)
}

/// Cuts a line into a question and its answer.
fn split<'s>(line: Line<'s>, asked: Asked) -> (Line<'s>, Line<'s>) {
    let form = label::read(&line.runs).map_or(Form::Plain, |label| label.form);
    let (label, mut rest) = label::cut(line, form);
    if asked == Asked::Label {
        return (without_colon(without_mark(label)), rest);
    }
    // The question is what follows `Q:`, up to the end of the line, the `A:` or the question mark.
    let mut question = Line::default();
    while !rest.runs.is_empty() {
        if matches!(rest.runs[0].what, What::Break(_))
            || is_answer(&rest.runs) && !question.is_blank()
        {
            break;
        }
        let mut run = rest.runs.remove(0);
        if let What::Text(text) = &mut run.what {
            let answer = text.find(" A: ").or_else(|| text.find(" Answer: ")).map(|at| at + 1);
            let mark = text.find("? ").map(|at| at + 1);
            if let Some(at) = answer.into_iter().chain(mark).min() {
                let (mut tail, mut here) = (text.clone(), run.span.clone());
                cut_text(&mut tail, &mut here, at);
                keep(text, &mut run.span, at);
                rest.runs.insert(0, Run { what: What::Text(tail), span: here });
                question.runs.push(run);
                break;
            }
        }
        question.runs.push(run);
    }
    rest.trim_start();
    (question, rest)
}

/// Adds a list to an answer, without the mark `A:` of its first item.
fn push_answer_list<'s>(
    answer: &mut Vec<Node<'s>>,
    start: Option<u64>,
    mut items: Vec<Vec<Node<'s>>>,
) {
    let marked = matches!(items.first().and_then(|item| item.first()),
        Some(Node::Paragraph(line)) if is_answer(&line.runs));
    if marked {
        let mut first = items.remove(0);
        if let Some(Node::Paragraph(line)) = first.first_mut() {
            strip_answer(line);
        }
        answer.append(&mut first);
    }
    if !items.is_empty() {
        answer.push(Node::List(start, items));
    }
}

/// True when the runs begin with `A:`.
fn is_answer(runs: &[Run<'_>]) -> bool {
    match runs.first().map(|run| &run.what) {
        Some(What::Text(text)) => marker(text.strip_prefix('*').unwrap_or(text), ANSWER) > 0,
        Some(What::Span(Style::Strong | Style::Em, inner)) => {
            let mut text = label::text_of(inner).into_owned();
            if let Some(Run { what: What::Text(after), .. }) = runs.get(1)
                && after.starts_with(':')
            {
                text.push(':');
            }
            marker(&text, ANSWER) > 0
        }
        _ => false,
    }
}

/// Cuts `A:` from the start of an answer, whatever emphasis it stands in.
fn strip_answer(line: &mut Line<'_>) {
    line.trim_start();
    if !is_answer(&line.runs) {
        return;
    }
    match line.runs.first_mut().map(|run| &mut run.what) {
        Some(What::Text(text)) => {
            let star = usize::from(text.starts_with('*'));
            let mark = star + marker(&text[star..], ANSWER);
            line.cut(mark);
        }
        Some(What::Span(_, inner)) => {
            let mut rest = Line { runs: std::mem::take(inner) };
            let mark = marker(&rest.text(), ANSWER);
            let whole = rest.text().len();
            if mark == 0 || mark >= whole {
                // `**A:** text` or `**A**: text`
                line.runs.remove(0);
                if mark == 0 {
                    line.cut(1);
                }
            } else {
                rest.cut(mark);
                *inner = rest.runs;
            }
        }
        _ => {}
    }
    line.trim_start();
}

/// The question without its `Q:`.
fn without_mark(mut line: Line<'_>) -> Line<'_> {
    line.trim_start();
    let mark = match line.runs.first() {
        Some(Run { what: What::Text(text), .. }) => marker(text, QUESTION),
        _ => 0,
    };
    if mark > 0 {
        line.cut(mark);
    }
    line
}

/// The line without a colon at its end.
fn without_colon(mut line: Line<'_>) -> Line<'_> {
    line.trim_end();
    if let Some(Run { what: What::Text(text), span }) = line.runs.last_mut()
        && text.ends_with(':')
    {
        let end = text.len() - 1;
        keep(text, span, end);
    }
    line.runs.retain(|run| !matches!(&run.what, What::Text(text) if text.is_empty()));
    line
}

/// Keeps the first `bytes` bytes of a text.
fn keep(text: &mut std::borrow::Cow<'_, str>, span: &mut super::tree::Span, bytes: usize) {
    if span.len() == text.len() {
        span.end = span.start + bytes;
    }
    match text {
        std::borrow::Cow::Borrowed(text) => *text = text.get(..bytes).unwrap_or(text),
        std::borrow::Cow::Owned(text) => text.truncate(bytes),
    }
}

/// Moves a disclaimer out of an answer that has swallowed it.
fn take_disclaimer<'s>(answer: &mut Vec<Node<'s>>, disclaimer: &mut Vec<Node<'s>>) {
    for at in 0..answer.len() {
        let Node::Paragraph(line) = &mut answer[at] else { continue };
        let starts: Vec<usize> = std::iter::once(0)
            .chain(
                line.runs
                    .iter()
                    .enumerate()
                    .filter_map(|(at, run)| matches!(run.what, What::Break(_)).then_some(at + 1)),
            )
            .collect();
        let found = starts.into_iter().find_map(|start| {
            let label = label::read(line.runs.get(start..)?)?;
            let named = matches!(names::exact(&label.text), Some((Topic::Disclaimer, _)));
            (named && (label.colon || label.alone)).then_some((start, label.form))
        });
        if let Some((start, form)) = found {
            let rest = Line { runs: line.runs.split_off(start) };
            line.trim_end();
            let keep = if line.is_blank() { at } else { at + 1 };
            let (_, text) = label::cut(rest, form);
            if !text.is_blank() {
                disclaimer.push(Node::Paragraph(text));
            }
            let more = answer.split_off(at + 1);
            answer.truncate(keep);
            disclaimer.extend(more);
            return;
        }
    }
}
