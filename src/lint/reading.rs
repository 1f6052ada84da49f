//! Plain language: the reading grade of each section and its longest sentence.
//!
//! The grade is Flesch-Kincaid's: 0.39 × words per sentence + 11.8 × syllables per word − 15.59
//! (J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability
//! Formulas for Navy Enlisted Personnel, 1975). Names of drugs, which no author can make shorter,
//! count as words of a sentence but not for their syllables. What always holds: a paragraph or a
//! list item ends a sentence; a few words without a full stop (a title, a keyword in a list) are
//! none and are not counted.

mod syllables;

use std::ops::Range;
use std::sync::Arc;

use super::lexicon::{self, ABBREVIATION};
use super::scan::Scan;
use super::token::{Shape, Token};
use crate::compile::Passage;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Monograph};
use crate::settings::Settings;

use syllables::syllables;

/// Below this number of words a grade says nothing.
const FEWEST_WORDS: usize = 50;

/// Below this number of words, text without a full stop is no sentence.
const FRAGMENT_WORDS: usize = 6;

/// Reads passages one by one and reports section by section.
pub(super) struct Reading {
    grade: f64,
    sentence_words: usize,
    /// Whether anyone wants to know.
    wanted: bool,
    names: Names,
    section: Option<Section>,
}

/// What has been counted of a section.
struct Section {
    kind: Kind,
    title: Arc<str>,
    place: Range<usize>,
    words: usize,
    sentences: usize,
    /// Words whose syllables are counted.
    plain_words: usize,
    syllables: usize,
    longest: usize,
    longest_place: Range<usize>,
}

/// The words of the drug's names, by their keys.
#[derive(Default)]
struct Names {
    /// One bit for each key: most words are told apart by it alone.
    bits: u64,
    keys: Vec<u64>,
}

impl Names {
    fn new(monograph: &Monograph) -> Self {
        let mut names = Names::default();
        let all = [&monograph.title].into_iter().chain(&monograph.generic_name);
        for name in all.chain(&monograph.brand_names) {
            for word in name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
                let key = lexicon::key(word);
                names.bits |= bit(key);
                names.keys.push(key);
            }
        }
        names
    }

    fn has(&self, key: u64) -> bool {
        self.bits & bit(key) != 0 && self.keys.contains(&key)
    }
}

fn bit(key: u64) -> u64 {
    1 << (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// A sentence, as far as it has been read.
#[derive(Default)]
struct Sentence {
    start: usize,
    words: usize,
    plain_words: usize,
    syllables: usize,
}

impl Reading {
    /// For the passages of `monograph`.
    pub(super) fn new(monograph: &Monograph, settings: &Settings) -> Self {
        let wanted = [Code::ReadingGrade, Code::LongSentence]
            .iter()
            .any(|&code| settings.level(code).is_some());
        Reading {
            grade: settings.reading_grade,
            sentence_words: settings.sentence_words,
            wanted,
            names: if wanted { Names::new(monograph) } else { Names::default() },
            section: None,
        }
    }

    /// Reads the next passage.
    pub(super) fn read(&mut self, scan: &Scan, passage: &Passage, out: &mut Vec<Diagnostic>) {
        let Some(kind) = passage.kind.filter(|_| self.wanted) else { return };
        let same = self
            .section
            .as_ref()
            .is_some_and(|section| section.kind == kind && section.title == passage.title);
        if !same {
            self.finish(out);
        }
        let section = self.section.get_or_insert_with(|| Section {
            kind,
            title: passage.title.clone(),
            place: passage.span(0..passage.text.len()),
            words: 0,
            sentences: 0,
            plain_words: 0,
            syllables: 0,
            longest: 0,
            longest_place: 0..0,
        });
        let bytes = scan.text.as_bytes();
        let mut sentence = Sentence::default();
        let mut last = 0;
        for (at, token) in scan.tokens.iter().enumerate() {
            let end = token.end as usize;
            match token.shape {
                Shape::Word | Shape::Dotted | Shape::Number | Shape::Version => {
                    if sentence.words == 0 {
                        sentence.start = token.start as usize;
                    }
                    // What is joined to the word before it is the same word to a reader.
                    if token.spaced || at == 0 || !continues(scan.tokens, at) {
                        sentence.words += 1;
                    }
                    if token.shape == Shape::Word && !self.names.has(token.key) {
                        sentence.plain_words += 1;
                        sentence.syllables += syllables(bytes, token.start as usize, end);
                    }
                }
                Shape::Sign => {
                    if ends_sentence(scan, at) {
                        section.add(std::mem::take(&mut sentence), end, passage);
                    }
                }
            }
            last = end;
        }
        if sentence.words >= FRAGMENT_WORDS {
            section.add(sentence, last, passage);
        }
    }

    /// Reports the last section.
    pub(super) fn finish(&mut self, out: &mut Vec<Diagnostic>) {
        let Some(section) = self.section.take() else { return };
        let name = match &*section.title {
            "" => "this part".to_owned(),
            title => format!("\u{201c}{title}\u{201d}"),
        };
        let grade = section.grade();
        if section.words >= FEWEST_WORDS && grade > self.grade {
            let message = format!(
                "{name} reads at grade {grade:.1}, above the limit of {:.1}; shorten sentences, use plainer words",
                self.grade
            );
            out.push(Diagnostic::new(Code::ReadingGrade, section.place, message));
        }
        if section.longest > self.sentence_words {
            let message = format!(
                "the longest sentence of {name} has {} words, above the limit of {}; split it",
                section.longest, self.sentence_words
            );
            out.push(Diagnostic::new(Code::LongSentence, section.longest_place, message));
        }
    }
}

/// Whether a token that follows without a space belongs to the word before it.
fn continues(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|before| !(before.shape == Shape::Sign && before.spaced))
}

impl Section {
    fn add(&mut self, sentence: Sentence, end: usize, passage: &Passage) {
        if sentence.words == 0 {
            return;
        }
        self.sentences += 1;
        self.words += sentence.words;
        self.plain_words += sentence.plain_words;
        self.syllables += sentence.syllables;
        if sentence.words > self.longest {
            self.longest = sentence.words;
            self.longest_place = passage.span(sentence.start..end);
        }
    }

    fn grade(&self) -> f64 {
        if self.sentences == 0 || self.plain_words == 0 {
            return 0.0;
        }
        let length = self.words as f64 / self.sentences as f64;
        let weight = self.syllables as f64 / self.plain_words as f64;
        0.39 * length + 11.8 * weight - 15.59
    }
}

/// Whether the sign at `at` ends a sentence: a full stop does unless it follows an abbreviation,
/// stands within a figure or a word, or a small letter follows.
fn ends_sentence(scan: &Scan, at: usize) -> bool {
    if scan.is_sign(at, '!') || scan.is_sign(at, '?') {
        return true;
    }
    if !scan.is_sign(at, '.') {
        return false;
    }
    let next = scan.tokens.get(at + 1);
    let apart = next.is_none_or(|next| next.spaced || next.shape == Shape::Sign);
    let small = scan.word(at + 1).starts_with(|c: char| c.is_lowercase());
    let abbreviation = scan.follows(at, ABBREVIATION) && scan.word(at - 1) != "etc";
    apart && !small && !abbreviation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lexicon::Lexicon;
    use crate::lint::token;

    fn read(texts: &[&str], title: &str, settings: &Settings) -> Vec<Diagnostic> {
        let monograph = Monograph { title: title.to_owned(), ..Monograph::default() };
        let mut reading = Reading::new(&monograph, settings);
        let mut out = Vec::new();
        let mut tokens = token::Tokens::default();
        for text in texts {
            let mut passage = Passage::new(Some(Kind::Usage), "Usage");
            passage.push(*text, 0..text.len());
            token::cut(text, Lexicon::get(), &mut tokens);
            reading.read(&Scan::new(text, &tokens), &passage, &mut out);
        }
        reading.finish(&mut out);
        out
    }

    #[test]
    fn finds_the_longest_sentence() {
        fn check(text: &str, limit: usize, expected: Option<&str>) {
            let settings = Settings { sentence_words: limit, ..Settings::default() };
            let found = read(&[text], "X", &settings);
            let place = found.first().map(|found| &text[found.span.clone()]);
            assert_eq!(place, expected, "{text}");
        }
        check("One two three. One two three four. One.", 3, Some("One two three four."));
        check("Take e.g. 1.5 mg per day, i.e. a lot. Now rest.", 9, None);
        check(
            "See Dr. Roe about approx. ten of them now.",
            8,
            Some("See Dr. Roe about approx. ten of them now."),
        );
        check("Pain, fever, etc. Then rest well.", 3, None);
        check("It said \u{201c}stop.\u{201d} Then we left.", 3, None);
        check("a well-known 10mg tablet is here.", 6, None);
    }

    #[test]
    fn grades_a_section_by_the_formula() {
        // 60 words, 10 sentences, one syllable each: 0.39 × 6 + 11.8 − 15.59 = −1.45.
        let easy = "The cat sat on the mat. ".repeat(10);
        let settings = Settings { reading_grade: -1.5, ..Settings::default() };
        let message = read(&[&easy], "X", &settings)[0].message.clone();
        assert!(message.contains("grade -1.4") || message.contains("grade -1.5"), "{message}");
        let settings = Settings { reading_grade: -1.4, ..Settings::default() };
        assert_eq!(read(&[&easy], "X", &settings), []);
    }

    #[test]
    fn sets_names_of_drugs_aside() {
        let text = "Hydroxychloroquine helps with pain in the joints. ".repeat(10);
        let settings = Settings { reading_grade: 3.0, ..Settings::default() };
        assert_eq!(read(&[&text], "Hydroxychloroquine", &settings), []);
        assert_eq!(read(&[&text], "Other", &settings).len(), 1);
    }
}
