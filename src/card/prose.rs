//! The monograph's text as elements: one function for blocks, one for inlines.

use super::element::{Element, Node, element};
use crate::model::{Block, Blocks, Inline, Inlines};

/// The blocks in their order. `heading` is the level that a heading of the text starts at, 2 to 6:
/// the source's own levels cannot be kept, since the card stands somewhere in another page.
pub fn blocks(blocks: &[Block], heading: u8) -> Vec<Element> {
    blocks.iter().map(|it| block(it, heading)).collect()
}

/// Rich text as the children of `parent`; a single paragraph stands there without a `<p>`.
pub fn within(parent: Element, text: &Blocks, heading: u8) -> Element {
    match text.0.as_slice() {
        [Block::Paragraph(text)] => parent.children(inlines(text)),
        several => parent.children(blocks(several, heading)),
    }
}

/// A line of rich text.
pub fn inlines(text: &Inlines) -> Vec<Node> {
    let mut nodes = Vec::new();
    for inline in &text.0 {
        match inline {
            Inline::Text(text) => lines(text, &mut nodes),
            Inline::Em(inner) => nodes.push(span("em", inner)),
            Inline::Strong(inner) => nodes.push(span("strong", inner)),
            Inline::Sub(inner) => nodes.push(span("sub", inner)),
            Inline::Sup(inner) => nodes.push(span("sup", inner)),
            Inline::Code(text) => nodes.push(element("code").child(text.clone()).into()),
            Inline::Link { href, text } => nodes.push(link(href, inlines(text)).into()),
        }
    }
    nodes
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
        _ => element("span").children(text).child(format!(" ({href})")),
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

fn block(block: &Block, heading: u8) -> Element {
    match block {
        Block::Paragraph(text) => element("p").children(inlines(text)),
        Block::Heading { text, .. } => element(heading_tag(heading)).children(inlines(text)),
        Block::Bullets(items) => list("ul", items, heading),
        Block::Numbers { start: 1, items } => list("ol", items, heading),
        Block::Numbers { start, items } => {
            list("ol", items, heading).attr("start", start.to_string())
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Quote(inner) => element("blockquote").children(blocks(inner, heading)),
        Block::Code(text) => element("pre").child(element("code").child(text.clone())),
        Block::Group { label, blocks: inner } => element("div")
            .attr("class", "group")
            .child(element("p").attr("class", "group-label").children(inlines(label)))
            .children(blocks(inner, heading)),
    }
}

fn list(tag: &'static str, items: &[Blocks], heading: u8) -> Element {
    element(tag).children(items.iter().map(|item| within(element("li"), item, heading)))
}

/// A table scrolls by itself when it is wider than the card, so it must take the focus.
fn table(head: &[Inlines], rows: &[Vec<Inlines>]) -> Element {
    let header = head.iter().map(|it| element("th").attr("scope", "col").children(inlines(it)));
    let body = rows.iter().map(|row| {
        let cells = row.iter().map(|it| element("td").children(inlines(it)));
        element("tr").children(cells)
    });
    element("div").attr("class", "table").attr("tabindex", "0").child(
        element("table")
            .child(element("thead").child(element("tr").children(header)))
            .child(element("tbody").children(body)),
    )
}

fn span(tag: &'static str, inner: &Inlines) -> Node {
    element(tag).children(inlines(inner)).into()
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
