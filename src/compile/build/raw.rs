//! Links, and HTML in the source.
//!
//! What always holds: a tag or a target that a card cannot show goes with a diagnostic, and the
//! text it surrounds stays.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Options, Parser};

use super::{Block, Builder, DEEPEST, Open};
use crate::compile::html::{self, Piece};
use crate::compile::mask::{mask, unmask};
use crate::compile::tree::{Line, Node, Run, Span, Style, What};
use crate::diagnostic::{Code, Diagnostic};

impl<'s> Builder<'_, 's, '_> {
    pub(super) fn link(
        &mut self,
        kind: LinkType,
        target: &str,
        title: &str,
        here: &Span,
    ) -> Open<'s> {
        let href =
            if kind == LinkType::Email { format!("mailto:{target}") } else { unmask(target) };
        let scheme = href.split_once(':').map_or("", |(scheme, _)| scheme);
        let safe = ["http", "https", "mailto", "tel"];
        if !safe.iter().any(|safe| scheme.eq_ignore_ascii_case(safe)) {
            self.say(
                Code::UnsafeLink,
                here,
                &format!("the link to `{href}` is left out and its text stays; write the target with `https:`, `http:`, `mailto:` or `tel:`"),
            );
            return Open::Plain;
        }
        let style = Style::Link(Cow::Owned(href));
        if title.is_empty() {
            return Open::Style(style);
        }
        self.say(
            Code::Unsupported,
            here,
            "a card shows no titles of links; it stands behind the link's text",
        );
        Open::Titled(style, format!(" ({})", unmask(title)))
    }

    pub(super) fn inline_html(&mut self, here: Span) {
        let text = &self.source[here.clone()];
        match html::tag(text) {
            html::Tag::Open(inline) => {
                let deep = self.blocks.len() + self.line.len();
                if deep > DEEPEST {
                    self.say(Code::TooLarge, &here, "tags nest too deep; write this flatter");
                } else {
                    self.line_mut(here.start).push((Open::Tag(inline), here.start, Vec::new()));
                }
            }
            html::Tag::Close(inline) => {
                let open = self.line.last();
                if matches!(open, Some((Open::Tag(open), _, _)) if *open == inline) {
                    self.close_run(here.end);
                } else {
                    self.say(
                        Code::Unsupported,
                        &here,
                        &format!("`{text}` closes nothing that is open; write the opening tag before it, outside other emphasis"),
                    );
                }
            }
            html::Tag::Break => self.push(What::Break(true), here),
            html::Tag::Comment => self.comment(&here),
            html::Tag::Other => self.other_tag(&here),
            html::Tag::Text => {
                self.say(
                    Code::Unsupported,
                    &here,
                    &format!("`{text}` reads like a tag of HTML and is kept as text; write `&lt;` for `<`"),
                );
                self.push(What::Text(Cow::Borrowed(text)), here);
            }
        }
    }

    pub(super) fn comment(&mut self, here: &Span) {
        self.say(Code::Unsupported, here, "a comment is not shown; delete it, or write it as text");
    }

    pub(super) fn other_tag(&mut self, here: &Span) {
        let name = html::name(&self.source[here.clone()]);
        let message = format!(
            "a card does not show `<{name}>`, only what is in it; of HTML it knows `sub`, `sup`, `i`, `em`, `b`, `strong` and `br`"
        );
        self.say(Code::Unsupported, here, &message);
    }

    /// Reads the text in a block of raw HTML as Markdown, piece by piece.
    pub(super) fn html_block(&mut self) {
        let Some(block) = self.html.take() else { return };
        let source: &'s str = self.source;
        let Some(text) = source.get(block.clone()) else { return };
        for (piece, range) in html::pieces(text) {
            let here = block.start + range.start..block.start + range.end;
            match piece {
                Piece::Markup if text[range.clone()].starts_with("<!") => self.comment(&here),
                Piece::Markup => self.other_tag(&here),
                Piece::Text => {
                    let runs = fragment(source, here, self.diagnostics);
                    for node in runs {
                        self.add(node);
                    }
                }
            }
        }
    }
}

/// Reads one line from inside a block of raw HTML or of indented text. What is a block of HTML again
/// is plain text.
pub(super) fn fragment<'s>(
    source: &'s str,
    here: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Node<'s>> {
    let text = &source[here.clone()];
    let (masked, _) = mask(text);
    let mut line = Vec::new();
    let mut builder = Builder {
        source,
        from: here.start,
        masked: &masked,
        blocks: vec![Block::Root(Vec::new())],
        line: Vec::new(),
        skipped: 0,
        html: None,
        diagnostics,
    };
    for (event, span) in Parser::new_ext(&masked, Options::empty()).into_offset_iter() {
        if matches!(event, Event::Html(_)) {
            // A line break with nothing before it parts nothing.
            if matches!(html::tag(text[span.clone()].trim()), html::Tag::Break) {
                continue;
            }
            line.push(Run {
                what: What::Text(Cow::Borrowed(text[span.clone()].trim_end())),
                span: here.start + span.start..here.start + span.end,
            });
        } else {
            builder.event(event, span);
        }
    }
    let mut nodes = builder.finish();
    if !line.is_empty() {
        nodes.push(Node::Paragraph(Line { runs: line }));
    }
    nodes
}
