//! What the compiler tells an author: a code, a level, a place, and a sentence.
//!
//! A diagnostic never holds the source; it points into it. What always holds: the span lies within
//! the file it was made for, and the message says what is wrong and what to do, without a full
//! stop at its end.

mod code;
mod finding;
pub mod json;
mod lines;
pub mod sarif;
mod summary;
pub mod text;

pub use code::Code;
pub use finding::Finding;
pub use lines::{Lines, Position};
pub use summary::{Count, Summary, counted};

use std::fmt;
use std::ops::Range;

/// One finding in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How much it weighs; the code's own level until the settings say otherwise.
    pub level: Level,
    /// The place, in bytes of the file.
    pub span: Range<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Diagnostic {
    /// A finding at its code's own level.
    pub fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        Diagnostic { code, level: code.level(), span, message: message.into() }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Info,
    /// Worth mending; the monograph is built all the same.
    Warning,
    /// The monograph is not built.
    Error,
}

impl Level {
    /// The word in messages and settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
