//! Raw HTML in the source: which tags are emphasis, which are markup to drop, which are no tags.
//!
//! What always holds: only the tag goes, never what it surrounds; and `<LOD>` or `<y and z>`,
//! which Markdown takes for a tag, is text.

/// What a piece of raw HTML is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<sub>` and the like.
    Open(Inline),
    /// `</sub>` and the like.
    Close(Inline),
    /// `<br>`.
    Break,
    /// A comment, or another thing no reader sees.
    Comment,
    /// A tag of HTML that a card does not show.
    Other,
    /// No tag of HTML: text.
    Text,
}

/// The inline elements a card shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    Sub,
    Sup,
    Em,
    Strong,
}

/// Reads one tag, from `<` to `>`.
pub(super) fn tag(html: &str) -> Tag {
    if html.starts_with("<!") || html.starts_with("<?") {
        return Tag::Comment;
    }
    let Some(inner) = html.strip_prefix('<').and_then(|html| html.strip_suffix('>')) else {
        return Tag::Text;
    };
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    let attributes = attributes.trim().trim_end_matches('/').trim_end();
    let name = name.to_ascii_lowercase();
    if !KNOWN.contains(&name.as_str()) || !(attributes.is_empty() || attributes.contains('=')) {
        return Tag::Text;
    }
    let inline = match name.as_str() {
        "sub" => Inline::Sub,
        "sup" => Inline::Sup,
        "i" | "em" => Inline::Em,
        "b" | "strong" => Inline::Strong,
        "br" => return Tag::Break,
        _ => return Tag::Other,
    };
    if closes { Tag::Close(inline) } else { Tag::Open(inline) }
}

/// The name of a tag, for a message.
pub(super) fn name(html: &str) -> &str {
    let inner = html.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    inner.get(..end).unwrap_or("")
}

/// A piece of a block of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// What a reader sees, to be read as Markdown.
    Text,
    /// A tag or a comment to drop.
    Markup,
}

/// Cuts a block of raw HTML into its text, line by line, and its tags. Tags that a card shows, and
/// what is no tag, stay in the text.
pub(super) fn pieces(html: &str) -> Vec<(Piece, std::ops::Range<usize>)> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let text = |out: &mut Vec<_>, mut from: usize, to: usize| {
        for line in html[from..to].split_inclusive('\n') {
            let start = from + line.len() - line.trim_start().len();
            if !line.trim().is_empty() {
                out.push((Piece::Text, start..start + line.trim().len()));
            }
            from += line.len();
        }
    };
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let end = if html[open..].starts_with("<!--") {
            html[open..].find("-->").map(|end| open + end + 3)
        } else {
            html[open + 1..].find(['<', '>']).map(|end| open + end + 2)
        };
        let Some(end) = end else { break };
        if html[..end].ends_with('<') {
            at = end - 1;
            continue;
        }
        match tag(&html[open..end]) {
            Tag::Comment | Tag::Other => {
                text(&mut out, from, open);
                out.push((Piece::Markup, open..end));
                from = end;
                at = end;
            }
            Tag::Text => at = open + 1,
            _ => at = end,
        }
    }
    text(&mut out, from, html.len());
    out
}

/// The elements of HTML a text may hold; sorted by use, not by alphabet.
const KNOWN: &[&str] = &[
    "sub",
    "sup",
    "i",
    "em",
    "b",
    "strong",
    "br",
    "p",
    "div",
    "span",
    "u",
    "s",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "small",
    "big",
    "mark",
    "del",
    "ins",
    "strike",
    "font",
    "center",
    "details",
    "summary",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "nav",
    "main",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "code",
    "kbd",
    "samp",
    "var",
    "q",
    "cite",
    "abbr",
    "dfn",
    "dl",
    "dt",
    "dd",
    "script",
    "style",
    "link",
    "meta",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "select",
    "option",
    "textarea",
    "label",
    "video",
    "audio",
    "source",
    "svg",
    "path",
    "math",
    "template",
    "noscript",
    "html",
    "head",
    "body",
    "title",
    "time",
    "wbr",
    "picture",
    "canvas",
    "fieldset",
    "legend",
    "tt",
    "address",
    "ruby",
    "rt",
    "rp",
    "bdi",
    "bdo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: Tag) {
        assert_eq!(tag(html), expected, "{html}");
    }

    #[test]
    fn tells_tags_from_text() {
        check("<sub>", Tag::Open(Inline::Sub));
        check("</EM>", Tag::Close(Inline::Em));
        check("<br/>", Tag::Break);
        check("<br />", Tag::Break);
        check("<span class=\"x\">", Tag::Other);
        check("<!-- no -->", Tag::Comment);
        check("<LOD>", Tag::Text);
        check("<b and c>", Tag::Text);
    }

    #[test]
    fn keeps_the_text_of_a_block() {
        let html = "<div>\n  Take <b>two</b> <LOD>\n</div>\n";
        let texts: Vec<&str> = pieces(html)
            .into_iter()
            .filter(|(piece, _)| *piece == Piece::Text)
            .map(|(_, range)| &html[range])
            .collect();
        assert_eq!(texts, ["Take <b>two</b> <LOD>"]);
    }
}
