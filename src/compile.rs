//! The compiler: one Markdown file in, one typed [`Monograph`] out.
//!
//! A file passes through these stages: the [front matter](front_matter) is read as YAML; the body
//! becomes a [tree](build) with spans; [blocks are cut](flatten) so that each label begins one; the
//! [outline] finds the sections; [questions](faqs) and [groups] are read; and the
//! [result is written](emit), as the bundle's types and as passages for the checks.
//!
//! What always holds:
//!
//! - [`compile`] is a pure function: no I/O, no clock; the same source gives the same result.
//! - Nothing an author writes is lost without a diagnostic.
//! - No input makes it panic, and its cost grows in line with the input's length.

mod assemble;
mod boxed;
mod build;
mod emit;
mod faqs;
mod flatten;
mod front_matter;
mod groups;
mod html;
mod ingredients;
mod label;
mod mask;
mod names;
mod outline;
mod passage;
mod question;
mod severity;
mod slip;
mod slug;
mod terms;
mod tree;
mod urgent;
mod yaml;

pub use passage::Passage;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::Monograph;
use crate::settings::Settings;

/// The longest file that is compiled, in bytes.
pub const LONGEST: usize = 1 << 20;

/// What the compiler makes of one file.
#[derive(Debug, Default)]
pub struct Compiled<'s> {
    /// The monograph; `None` when the file cannot be read as one.
    pub monograph: Option<Monograph>,
    /// The text piece by piece in the order of the source, for the checks that read words.
    pub passages: Vec<Passage<'s>>,
    /// What is wrong with the source, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the Markdown file `source`, whose name without `.md` is `id`.
pub fn compile<'s>(id: &str, source: &'s str, settings: &Settings) -> Compiled<'s> {
    let mut diagnostics = Vec::new();
    if source.len() > LONGEST {
        let message = format!(
            "the file has {} bytes and a monograph at most {LONGEST}; split it",
            source.len()
        );
        diagnostics.push(Diagnostic::new(Code::TooLarge, 0..0, message));
        return Compiled { diagnostics, ..Compiled::default() };
    }
    let (front, body, readable) = front_matter::read(source, &mut diagnostics);
    if readable {
        front_matter::review::check(&front, id, settings, &mut diagnostics);
    }
    let nodes = build::build(source, body, &mut diagnostics);
    let (monograph, mut passages) =
        assemble::assemble(id, source, front, nodes, settings, &mut diagnostics);
    passages.sort_by_key(|passage| passage.span(0..0).start);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    let refused = |diagnostic: &Diagnostic| {
        diagnostic.level == Level::Error
            && matches!(diagnostic.code, Code::TooLarge | Code::NoMonograph)
    };
    let whole = readable && !diagnostics.iter().any(refused);
    Compiled { monograph: whole.then_some(monograph), passages, diagnostics }
}
