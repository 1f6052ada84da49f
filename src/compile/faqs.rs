//! Reads the questions and answers of an FAQ section, in every shape authors give them.
//!
//! A question is a line that begins with `Q:`, bold words that end with a question mark, a heading
//! that does, an item of a list whose first sentence does, or the first cell of a row; a bullet with a bold label
//! (`* **Storage:** …`) is asked as the label, and so is a heading or a bold line before a paragraph
//! (`#### Missed dose`). What follows a question up to the next one is its answer, with one exception:
//! an unindented paragraph after a list of questions belongs to the section and not to the last
//! answer. What always holds: what is neither is kept, as prose.

mod cut;
mod letters;
mod over;
mod table;
mod unmarked;

pub(super) use self::cut::is_answer;
use self::cut::{
    plain_question, push_answer_list, split, split_plain, strip_answer, strip_dotted,
    take_disclaimer, without_colon, without_mark,
};
use self::over::Over;
use self::unmarked::{
    answers, are_plain, begins_question, bold_topic, holds_question, is_asked, take_question_mark,
    topic_label,
};
use super::ingredients::Ingredients;
use super::label::{self, Form};
use super::names::{self, Topic};
use super::question::{QUESTION, asked, asks, is_dotted, marker};
use super::tree::{Line, Node, Span};

/// What an FAQ section holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Faqs<'s> {
    pub(super) entries: Vec<Entry<'s>>,
    /// The headings over questions.
    pub(super) headings: Vec<Line<'s>>,
    pub(super) prose: Vec<Node<'s>>,
    pub(super) disclaimer: Vec<Node<'s>>,
    /// Stars before an `A:` that open no emphasis and are left out.
    pub(super) stray: Vec<Span>,
}

/// A question with its answer.
#[derive(Debug, PartialEq)]
pub(super) struct Entry<'s> {
    pub(super) question: Line<'s>,
    pub(super) answer: Vec<Node<'s>>,
    pub(super) ingredient: Option<String>,
    /// The headings it stands under, outermost first: their places in [`Faqs::headings`].
    pub(super) under: Vec<usize>,
    /// True when an unindented paragraph cannot belong to the answer.
    in_list: bool,
    /// True when the question is marked as `Q.`, so that `A.` marks the answer.
    dotted: bool,
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
        whole: ingredient,
        ingredients,
        over: Over::default(),
        open: false,
        dotted: false,
        marked: false,
        plain: are_plain(&nodes),
    };
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        reader.node(node, nodes.peek());
    }
    reader.over.end(&mut reader.faqs.prose);
    for entry in &mut reader.faqs.entries {
        if entry.dotted
            && let Some(Node::Paragraph(line)) = entry.answer.first_mut()
        {
            strip_dotted(line);
        }
        take_disclaimer(&mut entry.answer, &mut reader.faqs.disclaimer);
    }
    letters::strip(&mut reader.faqs);
    reader.faqs
}

struct Reader<'r, 's> {
    faqs: Faqs<'s>,
    ingredient: Option<String>,
    /// What the whole section is about.
    whole: Option<&'r str>,
    ingredients: &'r Ingredients,
    over: Over<'s>,
    /// True while what follows may belong to the last answer.
    open: bool,
    /// True when the line that is being read begins with `Q.` or the like.
    dotted: bool,
    /// True when a paragraph has been a question by its mark.
    marked: bool,
    /// True when paragraphs that begin with a plain question are the questions.
    plain: bool,
}

impl<'s> Reader<'_, 's> {
    fn node(&mut self, node: Node<'s>, next: Option<&Node<'s>>) {
        match node {
            Node::Paragraph(line) => self.paragraph(line, next),
            Node::Heading(level, line) => {
                let text = line.text();
                let asks = asks(&text) || marker(&text, QUESTION) > 0;
                if asks || !self.ingredients.is_one(text.trim()) && next.is_some_and(answers) {
                    self.dotted = is_dotted(&text);
                    let question = without_mark(line);
                    let under = self.over.question(level, question.clone(), asks, &mut self.faqs);
                    self.enter(question, Vec::new(), under, false);
                } else if self.ingredients.is_one(text.trim()) {
                    self.about(text.trim().to_owned());
                } else {
                    let heading = line.clone();
                    self.apart(level, heading, Node::Heading(level, line));
                }
            }
            Node::List(start, items) => self.list(start, items),
            Node::Table(head, rows) => match table::read(head, rows) {
                Ok(pairs) => {
                    for (question, answer) in pairs {
                        self.dotted = false;
                        self.ask(without_mark(question), answer, Vec::new(), true);
                    }
                }
                Err(table) => self.follow(table),
            },
            Node::Quote(nodes) if nodes.first().is_some_and(begins_question) => {
                let mut nodes = nodes.into_iter().peekable();
                while let Some(node) = nodes.next() {
                    self.node(node, nodes.peek());
                }
            }
            node => self.follow(node),
        }
    }

    fn paragraph(&mut self, mut line: Line<'s>, next: Option<&Node<'s>>) {
        take_question_mark(&mut line);
        if let Some(asked) = asked(&line.runs) {
            self.dotted = is_dotted(&line.text());
            self.marked = true;
            let (question, answer) = split(line, asked);
            return self.ask(question, answer, Vec::new(), false);
        }
        if self.plain
            && let Some(at) = plain_question(&line.runs)
        {
            let (question, answer) = split_plain(line, at);
            return self.ask(question, answer, Vec::new(), false);
        }
        if is_answer(&line.runs)
            && let Some(entry) = self.faqs.entries.last_mut()
        {
            let mut line = line;
            strip_answer(&mut line, &mut self.faqs.stray);
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
            if label.form == Form::Bold && label.alone {
                // `**Safety:**` over questions is about them, and no part of the answer above it.
                if next.is_some_and(begins_question) {
                    let (heading, _) = label::cut(line.clone(), Form::Bold);
                    return self.apart(over::LABEL, without_colon(heading), Node::Paragraph(line));
                }
                let asked = is_asked(&label.text, self.marked);
                if !label.colon && asked && next.is_some_and(answers) {
                    let (question, _) = label::cut(line, Form::Bold);
                    return self.ask(question, Line::default(), Vec::new(), false);
                }
            }
        }
        self.follow(Node::Paragraph(line));
    }

    /// What stands over the questions that follow, which are about no ingredient of its own.
    fn apart(&mut self, level: u8, heading: Line<'s>, node: Node<'s>) {
        self.ingredient = self.whole.map(str::to_owned);
        self.open = false;
        self.over.heading(level, heading, node, &mut self.faqs.prose);
    }

    /// A block that is neither question nor answer.
    fn prose(&mut self, node: Node<'s>) {
        self.over.flush(&mut self.faqs.prose);
        self.faqs.prose.push(node);
    }

    /// The questions that follow are about this ingredient.
    fn about(&mut self, ingredient: String) {
        self.ingredient = Some(ingredient);
        self.open = false;
        self.over.end(&mut self.faqs.prose);
    }

    /// A block that is no question.
    fn follow(&mut self, node: Node<'s>) {
        match self.faqs.entries.last_mut() {
            Some(entry) if self.open && (!entry.in_list || entry.answer.is_empty()) => {
                entry.answer.push(node);
            }
            _ => {
                self.open = false;
                self.prose(node);
            }
        }
    }

    fn list(&mut self, start: Option<u64>, mut items: Vec<Vec<Node<'s>>>) {
        for item in &mut items {
            if let Some(Node::Paragraph(line)) = item.first_mut() {
                take_question_mark(line);
            }
        }
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
                self.prose(Node::List(start, items));
                return;
            }
        }
        let mut kept: Vec<Vec<Node<'s>>> = Vec::new();
        for item in items {
            if let Some(item) = self.item(item) {
                kept.push(item);
            } else if !kept.is_empty() {
                self.prose(Node::List(start, std::mem::take(&mut kept)));
            }
        }
        if !kept.is_empty() {
            self.prose(Node::List(start, kept));
        }
    }

    /// A list within an answer; its first item may carry the `A:`.
    fn answer_list(&mut self, start: Option<u64>, items: Vec<Vec<Node<'s>>>) {
        if let Some(entry) = self.faqs.entries.last_mut() {
            push_answer_list(&mut entry.answer, start, items, &mut self.faqs.stray);
        }
    }

    /// Reads an item as a question; gives it back when it is none.
    fn item(&mut self, mut item: Vec<Node<'s>>) -> Option<Vec<Node<'s>>> {
        let Some(Node::Paragraph(line)) = item.first() else { return Some(item) };
        self.dotted = is_dotted(&line.text());
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
                strip_answer(line, &mut self.faqs.stray);
            }
            entry.answer.append(&mut item);
            return None;
        }
        if let Some(at) = plain_question(&line.runs) {
            let Node::Paragraph(line) = item.remove(0) else { return None };
            let (question, answer) = split_plain(line, at);
            self.ask(question, answer, item, true);
            return None;
        }
        if let Some(form) = topic_label(&item).or_else(|| bold_topic(&item)) {
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
        strip_answer(&mut answer, &mut self.faqs.stray);
        let mut nodes = Vec::with_capacity(more.len() + 1);
        if !answer.is_blank() {
            nodes.push(Node::Paragraph(answer));
        }
        for node in more {
            match node {
                Node::List(start, items) if nodes.is_empty() => {
                    push_answer_list(&mut nodes, start, items, &mut self.faqs.stray);
                }
                Node::Paragraph(mut line) if nodes.is_empty() => {
                    strip_answer(&mut line, &mut self.faqs.stray);
                    nodes.push(Node::Paragraph(line));
                }
                node => nodes.push(node),
            }
        }
        let under = self.over.here(&mut self.faqs.headings);
        self.enter(question, nodes, under, in_list);
    }

    /// Adds a question with its answer, of which more may follow.
    fn enter(
        &mut self,
        question: Line<'s>,
        answer: Vec<Node<'s>>,
        under: Vec<usize>,
        in_list: bool,
    ) {
        self.open = true;
        self.faqs.entries.push(Entry {
            question,
            answer,
            ingredient: self.ingredient.clone(),
            under,
            in_list,
            dotted: self.dotted,
        });
    }
}
