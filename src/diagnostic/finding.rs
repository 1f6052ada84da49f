//! A diagnostic together with the file and the place it is about, ready to be written out.

use std::sync::Arc;

use super::{Code, Diagnostic, Level, Lines, Position};

/// A diagnostic in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file's path, for people.
    pub path: Arc<str>,
    /// What kind of finding it is.
    pub code: Code,
    /// How much it weighs, as settled.
    pub level: Level,
    /// Where it begins.
    pub start: Position,
    /// Where it ends; the character there is no longer part of it.
    pub end: Position,
    /// What is wrong and what to do.
    pub message: String,
}

impl Finding {
    /// Places a diagnostic of the file at `path`, whose text is in `lines`.
    pub fn new(path: &Arc<str>, diagnostic: Diagnostic, lines: &Lines<'_>) -> Self {
        let Diagnostic { code, level, span, message } = diagnostic;
        let (start, end) = (lines.position(span.start), lines.position(span.end));
        Finding { path: path.clone(), code, level, start, end: end.max(start), message }
    }
}
