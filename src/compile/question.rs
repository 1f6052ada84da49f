//! Recognises questions and answers at the start of a line.

use super::label::{self, COLONS, Form, Label};
use super::tree::{Run, What, push_text};

/// Where a question is, at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The bold words are the question.
    Label,
    /// The bold words are `Q:` and the question follows.
    AfterLabel,
    /// `Q: …` or `Q. …` without emphasis.
    Plain,
}

/// The question with which the runs begin.
pub(super) fn asked(runs: &[Run<'_>]) -> Option<Asked> {
    if let Some(What::Text(text)) = runs.first().map(|run| &run.what)
        && is_dotted(text)
    {
        return Some(Asked::Plain);
    }
    let label = label::read(runs)?;
    asked_in(&label)
}

/// The same, when the label has been read.
pub(super) fn asked_in(label: &Label<'_>) -> Option<Asked> {
    let text = label.text.trim();
    match label.form {
        Form::Plain => {
            let marked =
                || text.starts_with(['Q', 'q']) && marker(&format!("{text}:"), QUESTION) > 0;
            (label.colon && marked()).then_some(Asked::Plain)
        }
        Form::Italic if !asks(text.trim_end_matches(COLONS)) => None,
        _ => {
            let mark = marker(text, QUESTION);
            if mark > 0 && text[mark..].trim().is_empty() || label.colon && is_mark(text) {
                return Some(Asked::AfterLabel);
            }
            let ends = asks(text.trim_end_matches([':', '：', ' ', '"', '”', ')', '*']));
            (mark > 0 || ends).then_some(Asked::Label)
        }
    }
}

/// True when the runs begin with a question that its mark `Q:` and its question mark make sure of.
pub(super) fn is_marked(runs: &[Run<'_>]) -> bool {
    // Hardly a line begins with the letter, and reading a label costs more than to look at it.
    if !begins_with_q(runs) {
        return false;
    }
    let marked = match asked(runs) {
        Some(Asked::Label) => {
            label::read(runs).is_some_and(|label| marker(label.text.trim(), QUESTION) > 0)
        }
        asked => asked.is_some(),
    };
    marked && {
        let mut text = String::new();
        push_text(runs, &mut text);
        text.contains(QUESTION_MARKS)
    }
}

fn begins_with_q(runs: &[Run<'_>]) -> bool {
    match runs.first().map(|run| &run.what) {
        Some(What::Text(text)) => text.trim_start().starts_with(['Q', 'q']),
        Some(What::Span(_, inner)) => begins_with_q(inner),
        _ => false,
    }
}

/// True for `Q`, `Q1` or `Question` without their colon.
fn is_mark(text: &str) -> bool {
    let text = text.trim_end_matches(COLONS).trim();
    if !text.starts_with(['Q', 'q']) {
        return false;
    }
    let mut with_colon = text.to_owned();
    with_colon.push(':');
    marker(&with_colon, QUESTION) == with_colon.len()
}

/// The signs that end a question: the Latin, the Chinese and the Arabic one.
pub(super) const QUESTION_MARKS: [char; 3] = ['?', '？', '؟'];

/// True for a text that ends as a question does.
pub(super) fn asks(text: &str) -> bool {
    text.trim_end().ends_with(QUESTION_MARKS)
}

/// The words that mark a question, in the languages of the card: those of English and French, then of
/// Spanish, Portuguese, German, Hindi, Arabic and Chinese. Single Latin letters are those of English alone;
/// for the others see [`faqs::letters`](super::faqs).
#[rustfmt::skip]
pub(super) const QUESTION: &[&str] = &[
    "question", "ques", "q", "pregunta", "pergunta", "frage", "प्रश्न", "سؤال", "س", "问题", "问",
];
/// The words that mark an answer, in the same languages.
#[rustfmt::skip]
pub(super) const ANSWER: &[&str] = &[
    "answer", "ans", "a", "réponse", "respuesta", "resposta", "antwort", "उत्तर", "جواب", "ج", "答案", "答",
];

/// The length of a mark such as `Q:`, `Q1.` or `Answer:` at the start of a text, with the white
/// space after it; 0 when there is none.
pub(super) fn marker(text: &str, words: &[&str]) -> usize {
    let trimmed = text.trim_start();
    let indent = text.len() - trimmed.len();
    for word in words {
        let Some(head) = trimmed.get(..word.len()) else { continue };
        if !head.eq_ignore_ascii_case(word) {
            continue;
        }
        let mut rest = &trimmed[word.len()..];
        let digits = rest.trim_start_matches(' ').bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            rest = &rest.trim_start_matches(' ')[digits..];
        }
        let capital = head.starts_with(|c: char| c.is_ascii_uppercase());
        let after = match rest.trim_start_matches(' ').strip_prefix(COLONS) {
            Some(after) => after,
            // `Q. With food?`, but not `A. baumannii is a bacterium`.
            None => match rest.strip_prefix(['.', ')']) {
                Some(after) if capital && *word == "q" && after.starts_with(' ') => after,
                _ => continue,
            },
        };
        return indent + (trimmed.len() - after.trim_start().len());
    }
    0
}

/// True when a full stop or a bracket ends the mark of a question: its answer may have one, too.
pub(super) fn is_dotted(text: &str) -> bool {
    let text = text.trim_start();
    let after = text
        .get(1..)
        .unwrap_or_default()
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    after.starts_with(['.', ')']) && marker(text, QUESTION) > 0
}

/// The length of an answer's mark such as `A.` or `A1)`, with the white space after it; 0 when there
/// is none. Only after a question with such a mark is it one.
pub(super) fn dotted_answer(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('A') else { return 0 };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(after) if after.is_empty() || after.starts_with(' ') => {
            text.len() - after.trim_start().len()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rest: &str) {
        assert_eq!(&text[marker(text, QUESTION)..], rest);
    }

    #[test]
    fn finds_marks() {
        check("Q: With food?", "With food?");
        check("Q:  With food?", "With food?");
        check("Q1: With food?", "With food?");
        check("Q 2. With food?", "With food?");
        check("Question: With food?", "With food?");
        check("Quite often?", "Quite often?");
        check("Q-tips?", "Q-tips?");
        assert_eq!(marker("A: Yes", ANSWER), 3);
        assert_eq!(marker("A dose", ANSWER), 0);
        assert_eq!(marker("A. baumannii", ANSWER), 0);
        assert_eq!(marker("Answer: Yes", ANSWER), 8);
    }
}
