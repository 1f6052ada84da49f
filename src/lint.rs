//! The checks of content: what a monograph says and how it says it.
//!
//! [`check`] reads the passages the compiler made, cuts each into words, numbers and signs once,
//! and hands them to the checks: notation, plain language, refusals. The front matter and the bare
//! characters of the file have checks of their own. What always holds: nothing is changed or
//! suggested word for word; the cost grows with the length of the text, and no dictionary is read.

mod characters;
mod front_matter;
mod lexicon;
mod notation;
mod reading;
mod refusal;
mod scan;
mod token;

use crate::compile::Passage;
use crate::diagnostic::Diagnostic;
use crate::model::Monograph;
use crate::settings::Settings;

/// Adds to `out` what is to be said of `monograph`, which was compiled from `source` and holds
/// `passages`. The levels are the codes' own.
pub fn check(
    monograph: &Monograph,
    source: &str,
    passages: &[Passage],
    settings: &Settings,
    out: &mut Vec<Diagnostic>,
) {
    characters::check(source, out);
    front_matter::check(monograph, source, settings, out);
    let lexicon = lexicon::Lexicon::get();
    let mut reading = reading::Reading::new(monograph, settings);
    let mut refusal = refusal::Refusal::default();
    let mut tokens = token::Tokens::new();
    for passage in passages {
        token::cut(&passage.text, lexicon, &mut tokens);
        let scan = scan::Scan::new(&passage.text, &tokens);
        notation::check(&scan, lexicon, settings.notation, |range| passage.span(range), out);
        refusal.read(&scan, lexicon, passage);
        reading.read(&scan, passage, out);
    }
    reading.finish(out);
    refusal.finish(out);
}
