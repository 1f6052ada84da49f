//! Findings as text for people: a header that editors and scripts can read, then the line.
//!
//! ```text
//! data/x.md:12:5: error[missing-title]: the front matter has no title
//!    |
//! 12 | ...
//!    |     ^^^
//! ```

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use super::{Finding, Level, Lines};

/// How text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// With terminal colours.
    pub colour: bool,
    /// Lines are cut to so many columns around what they show; whole without.
    pub width: Option<usize>,
}

/// Writes `finding`, which is about `span` of the text in `lines`, to the end of `out`.
pub fn write(
    finding: &Finding,
    span: &Range<usize>,
    lines: &Lines<'_>,
    style: Style,
    out: &mut String,
) {
    let Finding { path, code, level, start, message, .. } = finding;
    let (paint, bold, plain) = match (style.colour, level) {
        (false, _) => ("", "", ""),
        (true, Level::Error) => ("\x1b[1;91m", "\x1b[1m", "\x1b[0m"),
        (true, Level::Warning) => ("\x1b[1;33m", "\x1b[1m", "\x1b[0m"),
        (true, Level::Info) => ("\x1b[1;94m", "\x1b[1m", "\x1b[0m"),
    };
    out.push_str(&format!("{bold}{path}:{}:{}:{plain} ", start.line, start.column));
    out.push_str(&format!("{paint}{level}[{code}]{plain}{bold}: "));
    // A message may quote the source; what could rewrite the terminal is shown, not sent.
    for c in message.chars() {
        if c.is_control() || is_invisible(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out.push_str(plain);
    out.push('\n');
    snippet(finding, span, lines, style, out);
    out.push('\n');
}

fn snippet(
    finding: &Finding,
    span: &Range<usize>,
    lines: &Lines<'_>,
    style: Style,
    out: &mut String,
) {
    let (line, marked) = lines.excerpt(span);
    // The renderer marks nothing where there is no character: at the end of a line, a blank is.
    let (line, marked) = if marked.start == line.len() {
        (Cow::Owned(format!("{line} ")), line.len()..line.len() + 1)
    } else {
        (Cow::Borrowed(line), marked)
    };
    let shown = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Info => Shown::INFO,
    };
    let annotation = AnnotationKind::Primary.span(marked);
    let snippet = Snippet::source(line).line_start(finding.start.line).annotation(annotation);
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    // A width the renderer cannot overflow, yet wider than any line that is read.
    let width = style.width.map_or(1 << 24, |width| width.max(DEFAULT_TERM_WIDTH / 2));
    let group = Group::with_level(shown).element(snippet);
    out.push_str(&renderer.term_width(width).render(&[group]));
    out.push('\n');
}

/// Characters that take no room or turn the text around.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests;
