//! The attributes at the end of a heading, `## Usage {#usage .wide}`: generators of pages (kramdown,
//! Pandoc, Docusaurus) make an address of them. They are no text, and a card has addresses of its own.
//!
//! What always holds: what is cut away is told, begins with `#` and a letter, and has nothing in it
//! that a dose or a sentence needs. Braces with anything else stay.

use std::borrow::Cow;

use super::Builder;
use crate::compile::tree::{Line, What};
use crate::diagnostic::Code;

impl<'s> Builder<'_, 's, '_> {
    /// A heading's line without its attributes.
    pub(super) fn without_address(&mut self, mut line: Line<'s>) -> Line<'s> {
        let alone = line.runs.len() == 1;
        let Some(last) = line.runs.last_mut() else { return line };
        let What::Text(Cow::Borrowed(text)) = last.what else { return line };
        let Some(at) = address(text) else { return line };
        let kept = text[..at].trim_end();
        if (kept.is_empty() && alone) || last.span.len() != text.len() {
            return line;
        }
        let here = last.span.start + at..last.span.start + text.trim_end().len();
        last.what = What::Text(Cow::Borrowed(kept));
        last.span.end = last.span.start + kept.len();
        if kept.is_empty() {
            line.runs.pop();
        }
        self.say(
            Code::Unsupported,
            &here,
            &format!(
                "`{}` is an address for other tools and is left out; delete it",
                &self.source[here.clone()]
            ),
        );
        line
    }
}

/// Where the attributes begin that end this text.
fn address(text: &str) -> Option<usize> {
    let at = text.rfind("{#")?;
    let inner = text.trim_end()[at + 2..].strip_suffix('}')?;
    let apart = text[..at].chars().next_back().is_none_or(char::is_whitespace);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | ' ' | '#');
    (apart && inner.starts_with(char::is_alphabetic) && inner.chars().all(plain)).then_some(at)
}
