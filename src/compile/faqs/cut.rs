//! Cuts the lines of an FAQ section: questions from answers, and both from their marks.
//!
//! What always holds: what is cut away is a mark (`Q:`, `A:`, a colon) or goes to the other half.

use crate::compile::label::{self, COLONS, Form};
use crate::compile::names::{self, Topic};
use crate::compile::question::{
    ANSWER, Asked, QUESTION, QUESTION_MARKS, dotted_answer, is_dotted, marker,
};
use crate::compile::tree::{Line, Node, Run, Span, Style, What};

/// Where in the first run the question ends with which an item begins.
pub(super) fn plain_question(runs: &[Run<'_>]) -> Option<usize> {
    let Some(Run { what: What::Text(text), .. }) = runs.first() else { return None };
    let (at, mark) = text.char_indices().find(|(_, c)| QUESTION_MARKS.contains(c))?;
    let end = at + mark.len_utf8();
    let first = !text[..end].contains(". ") && !text[..end].contains("! ");
    // Chinese has no space between sentences.
    let ends = text[end..].is_empty() || text[end..].starts_with(' ') || mark == '？';
    (first && ends && !text[..end].contains('(')).then_some(end)
}

/// Cuts a line whose first run begins with a plain question of so many bytes.
pub(super) fn split_plain<'s>(mut line: Line<'s>, bytes: usize) -> (Line<'s>, Line<'s>) {
    let mut answer = Line { runs: line.runs.split_off(1) };
    let rest = line.runs.last_mut().and_then(|run| run.split_off(bytes));
    answer.runs.splice(..0, rest);
    answer.trim_start();
    (without_mark(line), answer)
}

/// Cuts a line into a question and its answer.
pub(super) fn split<'s>(line: Line<'s>, asked: Asked) -> (Line<'s>, Line<'s>) {
    let form = label::read(&line.runs).map_or(Form::Plain, |label| label.form);
    let (mut label, mut rest) = if asked == Asked::Plain && is_dotted(&line.text()) {
        (Line::default(), without_mark(line))
    } else {
        label::cut(line, form)
    };
    if asked == Asked::Label {
        label::cut_dash(&mut rest);
        if rest.is_blank() {
            rest = bold_answer(&mut label);
        }
        return (without_colon(without_mark(unwrapped(label))), rest);
    }
    // The question is what follows `Q:`, up to the end of the line, the `A:` or the question mark.
    let mut end = rest.runs.len();
    let mut cut = None;
    for (at, run) in rest.runs.iter().enumerate() {
        if matches!(run.what, What::Break(_)) || at > 0 && is_answer(&rest.runs[at..]) {
            end = at;
            break;
        }
        let What::Text(text) = &run.what else { continue };
        // Of several question marks, the one before the `A:` ends the question.
        let marked = text.find("? A: ").or_else(|| text.find("? Answer: "));
        let answer = text.find(" A: ").or_else(|| text.find(" Answer: "));
        let first = marked.or_else(|| [answer, text.find("? ")].into_iter().flatten().min());
        if let Some(first) = first {
            (end, cut) = (at + 1, Some(first + 1));
            break;
        }
    }
    let mut answer = Line { runs: rest.runs.split_off(end) };
    let tail = cut.and_then(|cut| rest.runs.last_mut()?.split_off(cut));
    answer.runs.splice(..0, tail);
    answer.trim_start();
    (unwrapped(rest), answer)
}

/// A question without the emphasis that all of it stands in: `***Q: With food?***`.
fn unwrapped(mut line: Line<'_>) -> Line<'_> {
    line.trim_start();
    line.trim_end();
    while let [Run { what: What::Span(Style::Strong | Style::Em, inner), .. }] =
        line.runs.as_mut_slice()
    {
        line.runs = std::mem::take(inner);
    }
    line
}

/// Cuts the answer from bold words that hold it, too: `**Q: When? A: Now**`. It stays bold.
fn bold_answer<'s>(label: &mut Line<'s>) -> Line<'s> {
    let [Run { what: What::Text(text), .. }] = label.runs.as_slice() else {
        return Line::default();
    };
    let found = ["? A: ", "? Answer: "].iter().find_map(|mark| text.find(mark));
    let tail = found.and_then(|at| label.runs.first_mut()?.split_off(at + 1));
    let mut answer = Line { runs: tail.into_iter().collect() };
    answer.trim_start();
    strip_answer(&mut answer, &mut Vec::new());
    if answer.is_blank() {
        return answer;
    }
    let span = answer.span();
    Line { runs: vec![Run { what: What::Span(Style::Strong, answer.runs), span }] }
}

/// Adds a list to an answer, without the mark `A:` of its first item.
pub(super) fn push_answer_list<'s>(
    answer: &mut Vec<Node<'s>>,
    start: Option<u64>,
    mut items: Vec<Vec<Node<'s>>>,
    stray: &mut Vec<Span>,
) {
    let marked = matches!(items.first().and_then(|item| item.first()),
        Some(Node::Paragraph(line)) if is_answer(&line.runs));
    if marked {
        let mut first = items.remove(0);
        if let Some(Node::Paragraph(line)) = first.first_mut() {
            strip_answer(line, stray);
        }
        answer.append(&mut first);
    }
    if !items.is_empty() {
        answer.push(Node::List(start, items));
    }
}

/// True when the runs begin with `A:`.
pub(in crate::compile) fn is_answer(runs: &[Run<'_>]) -> bool {
    is_marked(runs, ANSWER)
}

/// True when the runs begin with one of these words as a mark.
pub(super) fn is_marked(runs: &[Run<'_>], words: &[&str]) -> bool {
    match runs.first().map(|run| &run.what) {
        Some(What::Text(text)) => marker(text.strip_prefix('*').unwrap_or(text), words) > 0,
        Some(What::Span(Style::Strong | Style::Em, inner)) => {
            let mut text = label::text_of(inner).into_owned();
            if let Some(Run { what: What::Text(after), .. }) = runs.get(1)
                && after.starts_with(COLONS)
            {
                text.push(':');
            }
            marker(&text, words) > 0
        }
        _ => false,
    }
}

/// Cuts `A:` from the start of an answer, whatever emphasis it stands in. A star before it that
/// opens no emphasis goes with it, and is named in `stray`.
pub(super) fn strip_answer(line: &mut Line<'_>, stray: &mut Vec<Span>) {
    strip_mark(line, ANSWER, stray);
}

/// Cuts one of these words as [`strip_answer`] does.
pub(super) fn strip_mark(line: &mut Line<'_>, words: &[&str], stray: &mut Vec<Span>) {
    line.trim_start();
    if !is_marked(&line.runs, words) {
        return;
    }
    match line.runs.first_mut().map(|run| &mut run.what) {
        Some(What::Text(text)) => {
            let star = usize::from(text.starts_with('*'));
            let mark = star + marker(&text[star..], words);
            let start = line.span().start;
            line.cut(mark);
            stray.extend((star > 0).then_some(start..start + star));
        }
        Some(What::Span(_, inner)) => {
            let mut rest = Line { runs: std::mem::take(inner) };
            let mark = marker(&rest.text(), words);
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

/// Cuts `A.` from the start of an answer.
pub(super) fn strip_dotted(line: &mut Line<'_>) {
    match line.runs.first().map(|run| &run.what) {
        Some(What::Text(text)) => line.cut(dotted_answer(text)),
        Some(What::Span(_, inner)) => {
            let text = label::text_of(inner);
            if dotted_answer(&text) == text.len() {
                line.runs.remove(0);
            }
        }
        _ => {}
    }
    line.trim_start();
}

/// The question without its `Q:`, and without a number before that.
pub(super) fn without_mark(mut line: Line<'_>) -> Line<'_> {
    line.trim_start();
    let mark = match line.runs.first() {
        Some(Run { what: What::Text(text), .. }) => match marker(text, QUESTION) {
            0 => {
                let digits = text.bytes().take_while(u8::is_ascii_digit).count();
                let number = if text[digits..].starts_with(['.', ')']) { digits + 1 } else { 0 };
                match marker(&text[number..], QUESTION) {
                    0 => 0,
                    mark => number + mark,
                }
            }
            mark => mark,
        },
        _ => 0,
    };
    if mark > 0 {
        line.cut(mark);
    }
    line
}

/// The line without a colon at its end.
pub(super) fn without_colon(mut line: Line<'_>) -> Line<'_> {
    line.trim_end();
    if let Some(run) = line.runs.last_mut()
        && let What::Text(text) = &run.what
        && let Some(bare) = text.strip_suffix(COLONS)
    {
        let end = bare.len();
        run.split_off(end);
    }
    line.runs.retain(|run| !matches!(&run.what, What::Text(text) if text.is_empty()));
    line
}

/// Moves a disclaimer out of an answer that has swallowed it.
pub(super) fn take_disclaimer<'s>(answer: &mut Vec<Node<'s>>, disclaimer: &mut Vec<Node<'s>>) {
    for at in 0..answer.len() {
        if let Node::List(_, items) = &mut answer[at] {
            // The last item of a list within the answer may be one.
            let disclaims = items.last().is_some_and(|item| is_disclaimer(item));
            if let Some(mut item) = disclaims.then(|| items.pop()).flatten() {
                take_disclaimer(&mut item, disclaimer);
                if items.is_empty() {
                    answer.remove(at);
                }
                return;
            }
            continue;
        }
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

/// True when an item begins with a labelled disclaimer.
fn is_disclaimer(item: &[Node<'_>]) -> bool {
    let Some(Node::Paragraph(line)) = item.first() else { return false };
    label::read(&line.runs).is_some_and(|label| {
        let named = matches!(names::exact(&label.text), Some((Topic::Disclaimer, _)));
        named && (label.colon || label.alone)
    })
}
