//! Puts each label of the outermost level at the start of a block of its own.
//!
//! Authors write labels without a blank line before them. CommonMark then takes the label for the
//! continuation of a paragraph, or of the last item of a list. What always holds: blocks are cut,
//! and no word changes its place among the others.

use super::groups::heads_items;
use super::label::{self, Form};
use super::names::{self, Strength, Topic};
use super::question::{self, Asked};
use super::severity::is_severity;
use super::tree::{Line, Node, Run, Style, What};

/// Cuts the blocks of the outermost level before labels that begin a line of the source.
pub(super) fn flatten<'s>(nodes: Vec<Node<'s>>, source: &str) -> Vec<Node<'s>> {
    let mut out = Vec::with_capacity(nodes.len() + 8);
    for node in nodes {
        match node {
            Node::Paragraph(line) => paragraph(line, &mut out),
            Node::List(start, items) => list(start, items, source, &mut out),
            // A disclaimer in a quotation is one all the same.
            Node::Quote(nodes) if disclaims(&nodes) => out.extend(flatten(nodes, source)),
            node => out.push(node),
        }
    }
    out
}

/// Cuts a paragraph before each line that begins with a label, and before each sentence that begins
/// with the bold name of a section or is a bold question. A line that is the plain name of a section,
/// and no more, is a paragraph by itself, but not where names follow one another as in a table of
/// contents.
fn paragraph<'s>(line: Line<'s>, out: &mut Vec<Node<'s>>) {
    let is_contents = || {
        let names = || line.runs.split(is_break).map(is_name);
        names().zip(names().skip(1)).any(|(name, next)| name && next)
    };
    let by_name = |before: &[Run<'_>], after: &[Run<'_>]| {
        (is_name(last_line(before)) || is_name(first_line(after))) && !is_contents()
    };
    let cuts: Vec<usize> = (1..line.runs.len())
        .filter(|at| {
            let (before, after) = line.runs.split_at(*at);
            match before.last().map(|run| &run.what) {
                Some(What::Break(_)) => begins_block(after) || by_name(&before[..at - 1], after),
                _ => {
                    sentence_topic(before, after).is_some()
                        || asks(before, after)
                        || tells_severity(before, after)
                }
            }
        })
        .collect();
    if cuts.is_empty() {
        push(line, out);
        return;
    }
    let mut cuts = cuts.into_iter().peekable();
    let mut part = Line::default();
    for (at, run) in line.runs.into_iter().enumerate() {
        if cuts.next_if_eq(&at).is_some() {
            // The break before the label has gone into the part that ends here.
            part.trim_end();
            push(std::mem::take(&mut part), out);
        }
        part.runs.push(run);
    }
    push(part, out);
}

/// Adds a paragraph; its first line is a heading when it is one but for the space: `###Usage`.
fn push<'s>(mut line: Line<'s>, out: &mut Vec<Node<'s>>) {
    let Some(level) = unspaced(&line.runs) else { return out.push(Node::Paragraph(line)) };
    let end = line.runs.iter().position(|run| matches!(run.what, What::Break(_)));
    let rest = end.map(|end| line.runs.split_off(end));
    line.cut(usize::from(level));
    out.push(Node::Heading(level, line));
    if let Some(runs) = rest {
        let mut rest = Line { runs };
        rest.trim_start();
        if !rest.is_blank() {
            out.push(Node::Paragraph(rest));
        }
    }
}

/// The level of a heading that lacks the space after its marks, when it names a section.
fn unspaced(runs: &[Run<'_>]) -> Option<u8> {
    let Some(Run { what: What::Text(text), .. }) = runs.first() else { return None };
    if !text.starts_with('#') {
        return None;
    }
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let end = runs.iter().position(|run| matches!(run.what, What::Break(_))).unwrap_or(runs.len());
    let title = label::text_of(&runs[..end]);
    names::exact(title.get(level..)?)?;
    u8::try_from(level).ok().filter(|level| *level <= 6)
}

/// Cuts a list after each item that runs on into a label at the start of a line.
fn list<'s>(
    start: Option<u64>,
    mut items: Vec<Vec<Node<'s>>>,
    source: &str,
    out: &mut Vec<Node<'s>>,
) {
    let mut first = start;
    let mut kept = Vec::with_capacity(items.len());
    let disclaimer = disclaimer_of(&mut items);
    let count = items.len();
    for (index, mut item) in items.into_iter().enumerate() {
        let marked = take_unindented(&mut item, source);
        let tail = cut_tail(&mut item, source, index + 1 < count);
        kept.push(item);
        if tail.is_some() || marked.is_some() {
            out.push(Node::List(first, std::mem::take(&mut kept)));
            first = start.map(|start| start.saturating_add(index as u64 + 1));
            if let Some(tail) = tail {
                paragraph(tail, out);
            }
            out.extend(marked);
        }
    }
    if !kept.is_empty() {
        out.push(Node::List(first, kept));
    }
    out.extend(disclaimer);
}

/// Takes the list out of an item that its unindented lines are, with characters for bullets.
fn take_unindented<'s>(item: &mut Vec<Node<'s>>, source: &str) -> Option<Node<'s>> {
    let [_, .., Node::List(None, items)] = item.as_slice() else { return None };
    let Node::Paragraph(line) = items.first()?.first()? else { return None };
    let start = line.span().start;
    let begin = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let bullet = source[begin..start].chars().next();
    bullet.is_none_or(|c| !c.is_ascii() && !c.is_whitespace()).then(|| item.pop()).flatten()
}

/// Takes a labelled disclaimer out of the last item: it is about the whole, and no part of the list.
fn disclaimer_of<'s>(items: &mut Vec<Vec<Node<'s>>>) -> Vec<Node<'s>> {
    let Some(item) = items.last_mut() else { return Vec::new() };
    let Some(at) = (0..item.len()).find(|at| disclaims(&item[*at..])) else { return Vec::new() };
    let disclaimer = item.split_off(at);
    if item.is_empty() {
        items.pop();
    }
    disclaimer
}

/// Cuts the last paragraph of an item before a label that begins a line of the source, or a line that
/// heads the items which follow.
fn cut_tail<'s>(item: &mut [Node<'s>], source: &str, is_followed: bool) -> Option<Line<'s>> {
    match item.last_mut()? {
        Node::Paragraph(line) => {
            let at = (1..line.runs.len()).find(|at| {
                let (before, after) = line.runs.split_at(*at);
                if !matches!(before.last().map(|run| &run.what), Some(What::Break(_))) {
                    return sentence_topic(before, after) == Some(Topic::Disclaimer);
                }
                let start = line.runs[*at].span.start;
                let unindented = source[..start].ends_with(['\n', '\r']);
                let named = || is_name(first_line(after));
                unindented && (begins_block(after) || named() || is_followed && heads_items(after))
            })?;
            let rest = line.runs.split_off(at);
            line.trim_end();
            Some(Line { runs: rest })
        }
        Node::List(_, items) => cut_tail(items.last_mut()?, source, is_followed),
        Node::Quote(nodes) => cut_tail(nodes, source, is_followed),
        _ => None,
    }
}

/// The section whose bold name, with its colon, begins a sentence in the middle of a line.
fn sentence_topic(before: &[Run<'_>], after: &[Run<'_>]) -> Option<Topic> {
    if !begins_sentence(before, after) {
        return None;
    }
    let label = label::read(after)?;
    let (topic, strength) = names::exact(&label.text)?;
    let name = strength == Strength::Strong && topic != Topic::Note;
    (label.form == Form::Bold && label.colon && name).then_some(topic)
}

/// True when a bold label that tells how often or how severe stands in the middle of a line: what
/// follows is not to stand under the label before it.
fn tells_severity(before: &[Run<'_>], after: &[Run<'_>]) -> bool {
    let bold = matches!(after.first(), Some(Run { what: What::Span(Style::Strong, _), .. }));
    let apart =
        matches!(before.last(), Some(Run { what: What::Text(text), .. }) if text.ends_with(' '));
    bold && apart
        && label::read(after).is_some_and(|label| {
            label.form == Form::Bold && label.colon && is_severity(&label.text.to_lowercase())
        })
}

/// True when a bold question begins a sentence in the middle of a line.
fn asks(before: &[Run<'_>], after: &[Run<'_>]) -> bool {
    begins_sentence(before, after) && question::asked(after) == Some(Asked::Label)
}

/// True when bold words follow the end of a sentence.
fn begins_sentence(before: &[Run<'_>], after: &[Run<'_>]) -> bool {
    let bold = matches!(after.first(), Some(Run { what: What::Span(Style::Strong, _), .. }));
    let Some(Run { what: What::Text(text), .. }) = before.last() else { return false };
    let sentence = text.trim_end();
    bold && sentence.len() < text.len() && sentence.ends_with(['.', '!', '?', ')', '"', '”'])
}

/// True when blocks begin with a labelled disclaimer.
fn disclaims(nodes: &[Node<'_>]) -> bool {
    let Some(Node::Paragraph(line)) = nodes.first() else { return false };
    label::read(&line.runs).is_some_and(|label| {
        let named = matches!(names::exact(&label.text), Some((Topic::Disclaimer, _)));
        named && (label.colon || label.alone)
    })
}

fn is_break(run: &Run<'_>) -> bool {
    matches!(run.what, What::Break(_))
}

fn first_line<'r, 's>(runs: &'r [Run<'s>]) -> &'r [Run<'s>] {
    runs.split(is_break).next().unwrap_or(runs)
}

fn last_line<'r, 's>(runs: &'r [Run<'s>]) -> &'r [Run<'s>] {
    runs.rsplit(is_break).next().unwrap_or(runs)
}

/// True when a line is the plain name of a section: `SIDE EFFECTS` over its text.
fn is_name(line: &[Run<'_>]) -> bool {
    match line {
        [Run { what: What::Text(text), .. }] => {
            strong(text) && !text.starts_with(char::is_lowercase)
        }
        _ => false,
    }
}

/// True when a line that begins like this is a block of its own.
fn begins_block(runs: &[Run<'_>]) -> bool {
    if unspaced(runs).is_some() {
        return true;
    }
    let Some(label) = label::read(runs) else { return false };
    match label.form {
        // `**Adults:** …` is no section, but a paragraph to itself all the same.
        Form::Bold if label.colon => true,
        Form::BoldWithText => true,
        Form::Bold => question::asked_in(&label).is_some() || label.alone && strong(&label.text),
        Form::Italic => label.colon && strong(&label.text),
        Form::Plain if label.colon && is_severity(&label.text.to_lowercase()) => true,
        Form::Plain => label.colon && (strong(&label.text) || question::asked_in(&label).is_some()),
    }
}

fn strong(text: &str) -> bool {
    matches!(names::exact(text), Some((topic, Strength::Strong)) if topic != Topic::Note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::build::build;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let nodes = flatten(build(source, 0, &mut Vec::new()), source);
        let found: Vec<&str> = nodes.iter().map(|node| &source[node.span()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_before_labels() {
        check("**Usage:** a\n**Dosage:** b\nc", &["**Usage:** a", "**Dosage:** b\nc"]);
        check("Usage: a\nDosage: b", &["Usage: a", "Dosage: b"]);
        check("Take: b\nNever: c", &["Take: b\nNever: c"]);
        check("USAGE\na\nb\nSide effects\nc", &["USAGE", "a\nb", "Side effects", "c"]);
        check("Contents\nUsage\nDosage\nFAQs", &["Contents\nUsage\nDosage\nFAQs"]);
        check("a\nUsage\n**b** c", &["a", "Usage", "**b** c"]);
        check("Usage in children\na", &["Usage in children\na"]);
        check("For long-term\nusage\nask.", &["For long-term\nusage\nask."]);
        check("Notes\na\nNote\nb", &["Notes\na\nNote\nb"]);
    }

    #[test]
    fn cuts_lists() {
        check("* a\n* b\n**Dosage:** c\n* d", &["a\n* b", "**Dosage:** c", "d"]);
        check("* a\n* b\nDOSAGE\nc", &["a\n* b", "DOSAGE", "c"]);
        check("* a\n  **Dosage:** c", &["a\n  **Dosage:** c"]);
        check("* **Q: a?** A: b\n**Disclaimer:** c", &["**Q: a?** A: b", "**Disclaimer:** c"]);
        check("* a\nTake with food:\n* b", &["a", "Take with food:", "b"]);
        check("* a\nSerious\n* b\n  * c\nRare\n* d", &["a", "Serious", "b\n  * c", "Rare", "d"]);
        check("* a\ngoes on\n* b\n  Rare:\n* c", &["a\ngoes on\n* b\n  Rare:\n* c"]);
        check("* a\nserious\n\nb", &["a\nserious", "b"]);
    }
}
