//! Labels: the bold words, or the known name, with which a line begins.
//!
//! What always holds: reading a label changes nothing; cutting it leaves every word in one of the
//! two halves.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::names;
use super::tree::{Line, Run, Style, What, blank, push_text};

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `**Usage:**`, `**Usage**:` or `**Usage**` alone
    Bold,
    /// `**Usage: text**`, and of a disclaimer or a note `*Disclaimer: text*`
    BoldWithText,
    /// `*Usage:*`
    Italic,
    /// `Usage: text`
    Plain,
}

/// A label at the start of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label<'l> {
    /// The words, with their colon.
    pub(super) text: Cow<'l, str>,
    pub(super) form: Form,
    /// True when a colon ends it, inside its emphasis or right after, or might as well.
    pub(super) colon: bool,
    /// True when nothing follows.
    pub(super) alone: bool,
}

/// The sign that ends a label, and the one that does in Chinese.
pub(super) const COLONS: [char; 2] = [':', '：'];

/// The longest label with a colon that we look for outside emphasis.
const LONGEST_PLAIN: usize = 60;

/// The label with which the runs begin.
pub(super) fn read<'l>(runs: &'l [Run<'_>]) -> Option<Label<'l>> {
    let (first, rest) = runs.split_first()?;
    match &first.what {
        What::Span(style @ (Style::Strong | Style::Em), inner) => {
            let text = text_of(inner);
            let inside = text.trim_end().ends_with(COLONS);
            let outside = match rest.first().map(|run| &run.what) {
                Some(What::Text(text)) => text.trim_start().starts_with(COLONS),
                _ => false,
            };
            let after = if outside { after_colon(rest) } else { blank(rest) };
            if !inside
                && !outside
                && let Some((name, _)) = text.split_once(':')
                && let Some((topic, strength)) = names::exact(name)
                && holds_text(topic, strength, style)
            {
                let name = Cow::Owned(name.to_owned());
                return Some(Label {
                    text: name,
                    form: Form::BoldWithText,
                    colon: true,
                    alone: false,
                });
            }
            let form = if *style == Style::Strong { Form::Bold } else { Form::Italic };
            let colon = inside || outside || form == Form::Bold && heads(&text, rest);
            Some(Label { text, form, colon, alone: after })
        }
        What::Text(text) => {
            let window = text.len().min(LONGEST_PLAIN);
            let window = &text.as_bytes()[..window];
            let colon = memchr(b':', window).or_else(|| memmem::find(window, "：".as_bytes()));
            let (name, colon) = match colon {
                Some(colon) => (text.get(..colon)?, true),
                None if rest.is_empty() && text.len() <= LONGEST_PLAIN => (&**text, false),
                None => return None,
            };
            let after = text[name.len()..].trim_start_matches(COLONS);
            let alone = rest.is_empty() && after.trim().is_empty();
            Some(Label { text: Cow::Borrowed(name), form: Form::Plain, colon, alone })
        }
        _ => None,
    }
}

/// True when the emphasis that begins with this name may go on with the text of what it names.
fn holds_text(topic: names::Topic, strength: names::Strength, style: &Style<'_>) -> bool {
    match topic {
        names::Topic::Note => true,
        names::Topic::Disclaimer => strength == names::Strength::Strong,
        _ => strength == names::Strength::Strong && *style == Style::Strong,
    }
}

/// True for the bold name of a section that lacks its colon, before a sentence or a line of its own:
/// `**Usage** For pain`, but not `**Usage** in children`.
fn heads(name: &str, rest: &[Run<'_>]) -> bool {
    let begins = match rest.first().map(|run| &run.what) {
        Some(What::Break(_)) => true,
        Some(What::Text(text)) => {
            let bare = text.trim_start_matches([' ', '\u{a0}']);
            let text = if bare.len() < text.len() { bare } else { "" };
            text.starts_with(char::is_uppercase) || DASHES.iter().any(|dash| text.starts_with(dash))
        }
        _ => false,
    };
    begins
        && matches!(names::exact(name), Some((topic, names::Strength::Strong))
            if topic != names::Topic::Note)
}

/// Cuts the label that [`read`] has found: the label without its emphasis, and what follows it.
pub(super) fn cut<'s>(line: Line<'s>, form: Form) -> (Line<'s>, Line<'s>) {
    let mut runs = line.runs;
    if runs.is_empty() {
        return (Line::default(), Line::default());
    }
    let mut rest = Line { runs: runs.split_off(1) };
    let mut label = Line::default();
    let Some(first) = runs.pop() else { return (label, rest) };
    match (first.what, form) {
        (What::Span(_, inner), Form::Bold | Form::Italic) => {
            label.runs = inner;
            take_colon(&mut label, &mut rest);
        }
        (What::Span(style, inner), Form::BoldWithText) => {
            let mut inner = Line { runs: inner };
            if let Some(Run { what: What::Span(_, within), .. }) = inner.runs.first() {
                // `***Disclaimer:** text*`, or `****Usage: text****` with the text within both.
                let text = text_of(within);
                let more = text.split_once(':').is_some_and(|(_, more)| !more.trim().is_empty());
                let form = if more { Form::BoldWithText } else { Form::Bold };
                (label, inner) = cut(inner, form);
            }
            let colon = match inner.runs.first() {
                Some(Run { what: What::Text(text), .. }) if label.runs.is_empty() => text.find(':'),
                _ => None,
            };
            if let Some(colon) = colon {
                let mut name = inner.runs.remove(0);
                inner.runs.splice(..0, name.split_off(colon + 1));
                label.runs.push(name);
                inner.trim_start();
            }
            let start = inner.runs.first().map_or(first.span.start, |run| run.span.start);
            let span = start..first.span.end;
            rest.runs.insert(0, Run { what: What::Span(style, inner.runs), span });
        }
        (What::Text(text), _) => {
            let colon = text
                .find(COLONS)
                .map_or(text.len(), |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
            let mut name = Run { what: What::Text(text), span: first.span };
            rest.runs.splice(..0, name.split_off(colon));
            label.runs.push(name);
        }
        (what, _) => rest.runs.insert(0, Run { what, span: first.span }),
    }
    rest.trim_start();
    (label, rest)
}

/// The text that follows the label of a section: a dash between the two is no more of it than a colon
/// is. Before a figure it may be a sign, and stays: `**Storage** – 20 °C`.
pub(super) fn text_after(line: Line<'_>, form: Form) -> Line<'_> {
    let (_, mut rest) = cut(line, form);
    cut_dash(&mut rest);
    rest
}

/// Cuts the dash between a label, or a question, and its text.
pub(super) fn cut_dash(rest: &mut Line<'_>) {
    if let Some(Run { what: What::Text(text), .. }) = rest.runs.first()
        && let Some(dash) = DASHES.iter().find(|dash| text.starts_with(**dash))
        && !text[dash.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    {
        rest.cut(dash.len());
    }
}

/// What may stand between a label and its text in place of a colon.
const DASHES: [&str; 3] = ["– ", "— ", "- "];

/// Moves a colon from the start of the text to the end of the label.
fn take_colon<'s>(label: &mut Line<'s>, rest: &mut Line<'s>) {
    if label.text().trim_end().ends_with(COLONS) {
        return;
    }
    rest.trim_start();
    if let Some(run) = rest.runs.first_mut()
        && let What::Text(text) = &run.what
        && let Some(colon) = text.chars().next().filter(|c| COLONS.contains(c))
    {
        let tail = run.split_off(colon.len_utf8());
        label.runs.push(rest.runs.remove(0));
        rest.runs.splice(..0, tail);
    }
}

/// True when nothing follows the colon with which the runs begin.
fn after_colon(runs: &[Run<'_>]) -> bool {
    match runs.split_first() {
        Some((Run { what: What::Text(text), .. }, rest)) => {
            text.trim().trim_start_matches(COLONS).is_empty() && blank(rest)
        }
        _ => true,
    }
}

/// The text of some runs, borrowed when there is one.
pub(super) fn text_of<'l>(runs: &'l [Run<'_>]) -> Cow<'l, str> {
    match runs {
        [Run { what: What::Text(text), .. }] => Cow::Borrowed(text),
        _ => {
            let mut out = String::new();
            push_text(runs, &mut out);
            Cow::Owned(out)
        }
    }
}
