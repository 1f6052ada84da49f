//! The monograph's text as elements: one function for blocks, one for inlines.

use super::element::{Element, Node, element};
use super::texts::joined;
use crate::model::{Block, Blocks, Inline, Inlines, Link};

/// Where a text stands in its card.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Starts the ids of the definitions that the text's terms open.
    pub prefix: &'a str,
    /// The level that a heading of the text starts at, 2 to 6: the source's own levels cannot be
    /// kept, since the card stands somewhere in another page.
    pub heading: u8,
}

/// The blocks in their order.
pub fn blocks(blocks: &[Block], place: Place<'_>) -> Vec<Element> {
    blocks.iter().map(|it| block(it, place)).collect()
}

/// Rich text as the children of `parent`; a single paragraph stands there without a `<p>`.
pub fn within(parent: Element, text: &Blocks, place: Place<'_>) -> Element {
    match text.0.as_slice() {
        [Block::Paragraph(text)] => parent.children(inlines(text, place)),
        several => parent.children(blocks(several, place)),
    }
}

/// A line of rich text.
pub fn inlines(text: &Inlines, place: Place<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for inline in &text.0 {
        match inline {
            Inline::Text(text) => lines(text, &mut nodes),
            Inline::Em(inner) => nodes.push(span("em", inner, place)),
            Inline::Strong(inner) => nodes.push(span("strong", inner, place)),
            Inline::Sub(inner) => nodes.push(span("sub", inner, place)),
            Inline::Sup(inner) => nodes.push(span("sup", inner, place)),
            Inline::Code(text) => nodes.push(element("code").child(text.clone()).into()),
            Inline::Link(it) => nodes.push(link(&it.href, inlines(&it.text, place)).into()),
            Inline::Term(it) => nodes.push(term(it, place)),
        }
    }
    nodes
}

/// A word that opens its definition. The browser does that, so that it works without the module.
fn term(term: &Link, place: Place<'_>) -> Node {
    let id = joined(&[place.prefix, "-", &term.href]);
    element("button")
        .attr("class", "term")
        .attr("popovertarget", id.clone())
        .attr("aria-describedby", id)
        .children(inlines(&term.text, place))
        .into()
}

/// A link out of the card. A target whose scheme is not one of `http`, `https`, `mailto` and `tel`
/// is shown as text beside the link's text, so that nothing is hidden and nothing runs.
pub fn link(href: &str, text: Vec<Node>) -> Element {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") => element("a")
            .attr("href", href.to_owned())
            .attr("rel", "noopener noreferrer external")
            .attr("class", "external")
            .children(text),
        Some("mailto" | "tel") => element("a").attr("href", href.to_owned()).children(text),
        _ => element("span").children(text).child(joined(&[" (", href, ")"])),
    }
}

/// The tag of a heading of this level; levels past 6 stay at 6 (HTML has no `h7`).
pub fn heading_tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn block(block: &Block, place: Place<'_>) -> Element {
    match block {
        Block::Paragraph(text) => element("p").children(inlines(text, place)),
        Block::Heading { text, .. } => {
            element(heading_tag(place.heading)).children(inlines(text, place))
        }
        Block::Bullets(items) => list("ul", items, place),
        Block::Numbers { start: 1, items } => list("ol", items, place),
        Block::Numbers { start, items } => {
            list("ol", items, place).attr("start", start.to_string())
        }
        Block::Table { head, rows } => table(head, rows, place),
        Block::Quote(inner) => element("blockquote").children(blocks(inner, place)),
        Block::Code(text) => element("pre").child(element("code").child(text.clone())),
        Block::Group { label, blocks: inner, asks } => element("div")
            .attr("class", if asks.is_some() { "group urgent" } else { "group" })
            .child(element("p").attr("class", "group-label").children(inlines(label, place)))
            .children(blocks(inner, place)),
    }
}

fn list(tag: &'static str, items: &[Blocks], place: Place<'_>) -> Element {
    element(tag).children(items.iter().map(|item| within(element("li"), item, place)))
}

/// A table scrolls by itself when it is wider than the card, so it must take the focus.
fn table(head: &[Inlines], rows: &[Vec<Inlines>], place: Place<'_>) -> Element {
    let header =
        head.iter().map(|it| element("th").attr("scope", "col").children(inlines(it, place)));
    let body = rows.iter().map(|row| {
        let cells = row.iter().map(|it| element("td").children(inlines(it, place)));
        element("tr").children(cells)
    });
    element("div").attr("class", "table").attr("tabindex", "0").child(
        element("table")
            .child(element("thead").child(element("tr").children(header)))
            .child(element("tbody").children(body)),
    )
}

fn span(tag: &'static str, inner: &Inlines, place: Place<'_>) -> Node {
    element(tag).children(inlines(inner, place)).into()
}

/// A line feed in plain text is a line break of the source.
fn lines(text: &str, nodes: &mut Vec<Node>) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            nodes.push(element("br").into());
        }
        if !line.is_empty() {
            nodes.push(line.to_owned().into());
        }
    }
}
