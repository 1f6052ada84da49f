//! From the events of pulldown-cmark to the [tree](super::tree), in one pass.
//!
//! What always holds: the stacks are explicit and no deeper than [`DEEPEST`], so that no input can
//! exhaust the thread's stack, here or in the stages that walk the tree; and each construct the
//! tree has no place for leaves its text and a diagnostic.

mod address;
mod block;
mod bullets;
mod fence;
mod indented;
mod line;
mod raw;
mod row;

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use self::block::{Block, Open, is_title};
use self::line::OpenRun;
use super::mask::{mask, unmask};
use super::tree::{Line, Node, Span, Style, What};
use crate::diagnostic::{Code, Diagnostic};

/// How deep lists, quotations and emphasis may nest.
pub(super) const DEEPEST: usize = 32;

/// Reads the Markdown in `source[from..]`, or in the one code fence that it is.
pub(super) fn build<'s>(
    source: &'s str,
    from: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Node<'s>> {
    let (from, body) = match fence::inner(&source[from..]) {
        Some(inner) => {
            let start = from + source[from..].find('`').unwrap_or(0);
            diagnostics.push(Diagnostic::new(
                Code::Unsupported,
                start..from + inner.start,
                "all of the text stands in a code fence, which is passed over; take this line and the last one away",
            ));
            (from + inner.start, &source[from..][inner])
        }
        None => (from, &source[from..]),
    };
    let (masked, footnotes) = mask(body);
    for footnote in footnotes {
        let name = &body[footnote.clone()];
        diagnostics.push(Diagnostic::new(
            Code::Unsupported,
            from + footnote.start..from + footnote.end,
            format!(
                "a card has no footnotes; `{name}` stays as it is, so write the note in the text"
            ),
        ));
    }
    let mut builder = Builder {
        source,
        from,
        masked: &masked,
        blocks: vec![Block::Root(Vec::with_capacity(32))],
        line: Vec::with_capacity(4),
        skipped: 0,
        html: None,
        diagnostics,
    };
    let parser = Parser::new_ext(&masked, Options::ENABLE_TABLES);
    for (event, span) in parser.into_offset_iter() {
        builder.event(event, span);
    }
    builder.finish()
}

struct Builder<'b, 's, 'm> {
    source: &'s str,
    /// Where in the source the parsed text starts.
    from: usize,
    masked: &'m str,
    blocks: Vec<Block<'s>>,
    /// The open runs of the line being read, the line itself first; empty between lines.
    line: Vec<OpenRun<'s>>,
    /// How many starts beyond the deepest level wait for their end.
    skipped: usize,
    /// The span of a block of raw HTML that is being read.
    html: Option<Span>,
    diagnostics: &'b mut Vec<Diagnostic>,
}

impl<'s> Builder<'_, 's, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        let here = self.from + span.start..self.from + span.end;
        match event {
            Event::Start(tag) => self.start(tag, span, here),
            Event::End(tag) => self.end(tag, here),
            Event::Text(text) => {
                let text = self.borrow(text, &span);
                if let Some(Block::Code(lines) | Block::Indented(lines)) = self.blocks.last_mut() {
                    lines.push((text, here));
                } else {
                    self.push(What::Text(text), here);
                }
            }
            Event::Code(code) => {
                // The text stands between its backticks; say exactly where when it is verbatim.
                let inner = self.masked[span.clone()].find(&*code).map(|at| span.start + at);
                match inner {
                    Some(at) => {
                        let range = at..at + code.len();
                        let here = self.from + range.start..self.from + range.end;
                        let code = Cow::Borrowed(&self.source[here.clone()]);
                        self.push(What::Code(code), here);
                    }
                    None => self.push(What::Code(Cow::Owned(unmask(&code))), here),
                }
            }
            Event::SoftBreak => self.push(What::Break(false), here),
            Event::HardBreak => self.push(What::Break(true), here),
            Event::InlineHtml(_) => self.inline_html(here),
            Event::Html(_) => match &mut self.html {
                Some(block) => block.end = here.end,
                None => self.html = Some(here),
            },
            // The options that bring these are off, and a rule has no text.
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// The text as the source has it where the source has it verbatim.
    fn borrow(&self, text: CowStr<'_>, span: &Span) -> Cow<'s, str> {
        if text.len() == span.len()
            && !matches!(text, CowStr::Inlined(_))
            && let Some(text) = self.source.get(self.from + span.start..self.from + span.end)
        {
            return Cow::Borrowed(text);
        }
        Cow::Owned(unmask(&text))
    }

    fn start(&mut self, tag: Tag<'_>, span: Span, here: Span) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        if self.blocks.len() + self.line.len() > DEEPEST {
            self.skipped = 1;
            self.diagnostics.push(Diagnostic::new(
                Code::TooLarge,
                here.start..self.source.ceil_char_boundary(here.start + 1),
                format!("lists, quotations or emphasis nest more than {DEEPEST} deep; write this flatter"),
            ));
            return;
        }
        let style = match tag {
            Tag::Emphasis => Open::Style(Style::Em),
            Tag::Strong => Open::Style(Style::Strong),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(link_type, &dest_url, &title, &here)
            }
            Tag::Image { .. } => {
                self.say(
                    Code::Unsupported,
                    &here,
                    "a card shows no images; the description stays as text",
                );
                Open::Plain
            }
            tag => {
                let _ = span;
                self.start_block(tag, here);
                return;
            }
        };
        self.line_mut(here.start).push((style, here.start, Vec::with_capacity(1)));
    }

    fn start_block(&mut self, tag: Tag<'_>, here: Span) {
        self.end_implicit_line();
        let block = match tag {
            Tag::Paragraph => Block::Paragraph,
            Tag::Heading { level, .. } => {
                if self.source[here.start..].trim_start().starts_with('#') {
                    Block::Heading(level as u8)
                } else {
                    // A sign alone under a text is an item that has remained empty.
                    let line =
                        self.source[here.clone()].trim_end().rsplit('\n').next().unwrap_or("");
                    if line.trim().len() > 1 {
                        Block::Underlined(level as u8)
                    } else {
                        Block::Paragraph
                    }
                }
            }
            Tag::BlockQuote(_) => Block::Quote(Vec::new()),
            // The name of a language is no text of the monograph.
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Block::Code(Vec::new()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Block::Indented(Vec::new()),
            Tag::HtmlBlock => {
                self.html = None;
                return;
            }
            Tag::List(start) => Block::List(start, Vec::new()),
            Tag::Item => {
                self.check_number(here.start);
                Block::Item(Vec::with_capacity(1))
            }
            Tag::Table(_) => {
                Block::Table { head: Vec::new(), rows: Vec::new(), in_head: false, end: 0 }
            }
            Tag::TableHead => {
                if let Some(Block::Table { in_head, .. }) = self.blocks.last_mut() {
                    *in_head = true;
                }
                return;
            }
            Tag::TableRow => {
                if let Some(Block::Table { rows, .. }) = self.blocks.last_mut() {
                    rows.push(Vec::new());
                }
                return;
            }
            Tag::TableCell => Block::Cell,
            // The options that bring the others are off.
            _ => {
                self.skipped = 1;
                return;
            }
        };
        if matches!(
            block,
            Block::Paragraph | Block::Heading(_) | Block::Underlined(_) | Block::Cell
        ) {
            self.line.clear();
            self.line.push((Open::Line, here.start, Vec::with_capacity(2)));
        }
        self.blocks.push(block);
    }

    /// Says so when an item of a numbered list is written with another number than it shows with. Where
    /// all have the same, Markdown's own way, nobody means it.
    fn check_number(&mut self, start: usize) {
        let Some(Block::List(Some(first), items)) = self.blocks.last() else { return };
        let shown = first + items.len() as u64;
        let digits = self.source[start..].bytes().take_while(u8::is_ascii_digit).count();
        let written = &self.source[start..start + digits];
        if digits > 0 && written.parse() != Ok(shown) && written.parse() != Ok(*first) {
            let message = format!(
                "this item shows as {shown}, since a list counts on from its first number; write {shown}, or begin a new list"
            );
            self.say(Code::ListNumbers, &(start..start + digits), &message);
        }
    }

    fn end(&mut self, tag: TagEnd, here: Span) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                self.close_tags();
                self.close_run(here.end);
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::TableHead => {
                if let Some(Block::Table { in_head, .. }) = self.blocks.last_mut() {
                    *in_head = false;
                }
            }
            TagEnd::TableRow => self.end_row(here),
            TagEnd::TableCell => {
                self.end_block();
                if let Some(Block::Table { end, .. }) = self.blocks.last_mut() {
                    *end = here.end;
                }
            }
            _ => self.end_block(),
        }
    }

    fn end_block(&mut self) {
        if matches!(self.blocks.last(), Some(Block::Item(_) | Block::Quote(_))) {
            self.end_implicit_line();
        }
        if self.blocks.len() < 2 {
            return;
        }
        let node = match self.blocks.pop() {
            Some(Block::Paragraph) => Node::Paragraph(self.end_line()),
            Some(Block::Heading(level)) => {
                let line = self.end_line();
                Node::Heading(level, self.without_address(line))
            }
            Some(Block::Underlined(level)) => {
                let line = self.end_line();
                if is_title(&line) {
                    Node::Heading(level, self.without_address(line))
                } else {
                    Node::Paragraph(line)
                }
            }
            Some(Block::Quote(nodes)) => Node::Quote(nodes),
            Some(Block::List(start, items)) => Node::List(start, items),
            Some(Block::Code(lines)) => Node::Code(lines),
            Some(Block::Indented(lines)) => return self.indented(lines),
            Some(Block::Table { mut head, rows, .. }) => {
                let width = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
                head.resize_with(width, Line::default);
                Node::Table(head, rows)
            }
            Some(Block::Item(nodes)) => {
                if let Some(Block::List(_, items)) = self.blocks.last_mut() {
                    items.push(nodes);
                }
                return;
            }
            Some(Block::Cell) => {
                let line = self.end_line();
                if let Some(Block::Table { head, rows, in_head, .. }) = self.blocks.last_mut() {
                    match rows.last_mut() {
                        Some(row) if !*in_head => row.push(line),
                        _ => head.push(line),
                    }
                }
                return;
            }
            Some(Block::Root(_)) | None => return,
        };
        self.add(node);
    }

    /// Adds a block to the one that is open.
    fn add(&mut self, node: Node<'s>) {
        match node {
            Node::Paragraph(line) if line.is_blank() => {}
            Node::Paragraph(line) if bullets::holds_items(&line) => {
                for node in bullets::split(line) {
                    self.place(node, true);
                }
            }
            node => self.place(node, false),
        }
    }

    /// Puts a block into the one that is open. A list that `goes_on` is more of the one before it.
    fn place(&mut self, node: Node<'s>, goes_on: bool) {
        // A container beyond the deepest level was skipped, and its blocks come to the next one up.
        for block in self.blocks.iter_mut().rev() {
            match block {
                Block::Root(nodes) | Block::Quote(nodes) | Block::Item(nodes) => {
                    match (nodes.last_mut(), node) {
                        (Some(Node::List(None, items)), Node::List(None, more)) if goes_on => {
                            items.extend(more);
                        }
                        (_, node) => nodes.push(node),
                    }
                    return;
                }
                Block::List(_, items) => {
                    items.push(vec![node]);
                    return;
                }
                _ => {}
            }
        }
    }

    fn finish(mut self) -> Vec<Node<'s>> {
        self.end_implicit_line();
        while self.blocks.len() > 1 {
            self.end_block();
        }
        match self.blocks.pop() {
            Some(Block::Root(nodes)) => nodes,
            _ => Vec::new(),
        }
    }

    fn say(&mut self, code: Code, here: &Span, message: &str) {
        self.diagnostics.push(Diagnostic::new(code, here.clone(), message));
    }
}
