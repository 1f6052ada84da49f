//! Text that a text generator says about itself or its task, where a monograph should be.
//!
//! The phrases are data, in `phrases`. What always holds: advice to see a doctor, disclaimers, and
//! what patients ask are no refusals; a passage is reported at one place at most.

mod phrase;
mod phrases;

use std::ops::Range;

use super::lexicon::{Lexicon, PHRASED};
use super::scan::Scan;
use crate::compile::Passage;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;

use phrase::Weight::{self, Leaks, Refuses};
use phrase::compiled;
pub(super) use phrase::phrases;

/// Text of this length in canonical sections, without refusals in it, makes a monograph.
const ENOUGH: usize = 600;

/// A file of less text than this, with none in canonical sections, holds no monograph.
const NOTHING: usize = 300;

/// Reads passages one by one, and judges them together.
#[derive(Default)]
pub(super) struct Refusal {
    found: Vec<(Weight, Range<usize>, String)>,
    usable: usize,
    length: usize,
}

impl Refusal {
    /// Reads the next passage.
    pub(super) fn read(&mut self, scan: &Scan, lexicon: &Lexicon, passage: &Passage) {
        self.length += passage.text.len();
        // There it is the patient who cannot find or do something.
        let asked = passage.kind == Some(Kind::Faqs) && passage.text.trim_end().ends_with('?');
        let mut first: Option<(Weight, Range<usize>)> = None;
        for (at, token) in scan.marked(PHRASED) {
            let Some(known) = lexicon.known(token.entry) else { continue };
            for phrase in known.phrases.iter().filter_map(|&at| compiled().get(usize::from(at))) {
                let better = first
                    .as_ref()
                    .is_none_or(|(weight, _)| *weight == Leaks && phrase.weight == Refuses);
                if !better || (asked && phrase.weight == Refuses) {
                    continue;
                }
                if let Some(tokens) = phrase.find(scan, at) {
                    first = Some((phrase.weight, scan.bytes(tokens)));
                }
            }
        }
        match first {
            Some((weight, place)) => {
                let text = scan.text.get(place.clone()).unwrap_or_default().to_owned();
                self.found.push((weight, passage.span(place), text));
            }
            None if !matches!(passage.kind, None | Some(Kind::Other)) => {
                self.usable += passage.text.len();
            }
            None => {}
        }
    }

    /// Reports what was found: the file as a refusal, or the places in it.
    pub(super) fn finish(self, out: &mut Vec<Diagnostic>) {
        let alone = self.usable == 0 && self.length < NOTHING;
        let refuses = self.found.iter().find(|(weight, ..)| *weight == Refuses || alone);
        if let (Some((_, place, text)), true) = (refuses, self.usable < ENOUGH) {
            let message = format!(
                "the file holds a refusal or a request to a text generator (\u{201c}{text}\u{201d}) in place of a monograph; write the monograph or remove the file"
            );
            out.push(Diagnostic::new(Code::Refusal, place.clone(), message));
            return;
        }
        for (_, place, text) in self.found {
            let message = format!(
                "\u{201c}{text}\u{201d} reads like a text generator speaking of itself or its task; rewrite or remove the sentence"
            );
            out.push(Diagnostic::new(Code::RefusalInside, place, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::token;

    fn read(text: &str, kind: Option<Kind>, usable: usize) -> Option<Code> {
        let mut passage = Passage::new(kind, "");
        passage.push(text, 0..text.len());
        let mut tokens = token::Tokens::default();
        token::cut(text, Lexicon::get(), &mut tokens);
        let mut refusal = Refusal { usable, ..Refusal::default() };
        refusal.read(&Scan::new(text, &tokens), Lexicon::get(), &passage);
        let mut out = Vec::new();
        refusal.finish(&mut out);
        assert!(out.len() < 2);
        out.first().map(|found| found.code)
    }

    #[test]
    fn tells_refusals_from_monographs() {
        fn check(text: &str, expected: Option<Code>) {
            assert_eq!(read(text, Some(Kind::Other), 0), expected, "{text}");
        }
        let refused = Some(Code::Refusal);
        check("I'm sorry, but I can\u{2019}t help with that drug.", refused);
        check("I cannot safely provide a dose for this mixture.", refused);
        check("As an AI, I have no view on this.", refused);
        check("Please specify which of the salts you mean.", refused);
        check("There is no known medication that is called Example.", refused);
        check("Writing this up in the requested format is hard.", refused);
        check("It is not possible to provide a full text.", refused);
        check("I need the exact name of the drug.", refused);
        check("Please provide me with the name.", refused);
        check("Example does not appear to be a real drug.", refused);
        check("I couldn\u{2019}t find any such product.", refused);
        check("This may be a misspelling.", refused);
        check("Unfortunately, I know of no such drug.", refused);
        check("I am unable to give medical information about this drug.", refused);
        check("I'm unable to help with this drug.", refused);
        check("There is no generic medicine known as \"Example\".", refused);
        check("No monograph can be written for it.", refused);
        check("Detailed information about its dose cannot be given here.", refused);
        check("Sorry, I can't help with that.", refused);
        check("It's impossible to give specific information on it.", refused);
        check("There isn't a drug by that name.", refused);
        check("Which of its products do you mean?", refused);
        check("You are an expert pharmacist.", refused);
        check("Your task is to write a leaflet.", refused);
        check("I\u{2019}m not able to verify this drug.", refused);
        check("[Drug name] is a tablet.", refused);
        check("Drug name (Example) is a tablet.", None);
        check("Sure! Here is what it does.", None);
    }

    #[test]
    fn leaks_refuse_nothing_but_where_there_is_nothing_else() {
        fn check(text: &str) {
            let inside = Some(Code::RefusalInside);
            assert_eq!(read(text, Some(Kind::Other), 1), inside, "{text}");
            assert_eq!(read(text, Some(Kind::Other), 0), Some(Code::Refusal), "{text}");
            let prose = format!("{text} {}", "It eases mild pain. ".repeat(20));
            assert_eq!(read(&prose, Some(Kind::Other), 0), inside, "{text}");
        }
        check("The document does not mention a dose.");
        check("The given text has no dose.");
        check("This was written from the provided text.");
        check("Sure, here is what it does.");
        check("Let me know if you want more.");
        check("Use the following format.");
    }

    #[test]
    fn stays_silent_on_advice_and_questions() {
        fn check(text: &str) {
            assert_eq!(read(text, Some(Kind::Usage), 0), None, "{text}");
        }
        check("Please consult a doctor before you take this medicine.");
        check("This information is not a substitute for medical advice.");
        check("The information provided here may not be complete.");
        check("What if I cannot swallow the tablet?");
        check("What if I can't give my child the whole dose?");
        check("Please tell your doctor which medicines you take.");
        check("Please provide your doctor with a list of your medicines.");
        check("You will need to provide a urine sample.");
        check("I'm pregnant. Can I take it?");
        check("There is insufficient data to recommend it in pregnancy.");
        check("Studies provided data on 300 children.");
        check("The data provided by the maker are limited.");
        check("Keep it in the container provided.");
        check("Urine output should be watched.");
        check("It is a theoretical risk with other drugs.");
        check("Response cannot be predicted.");
        check("Prompt treatment is best.");
        check("It cannot be given with food.");
        check("The vaccine can't be given to infants; no drug known to help is at hand.");
        check("I am not able to give my child the whole dose. What now?");
        check("What if I am unable to complete the course?");
        check("It is impossible to give it by mouth; it is sold by this name, too.");
        check("Make sure I see you in a week.");
        check("Let me know what you take.");
        check("Your task is simple.");
        check("Feel free to ask your nurse.");
        check("The following format of tablet is sold.");
        check("The patch cannot be reused.");
        check("I don't have any symptoms. Should I stop?");
        check("I have a lot of stress. Can I take it?");
        check("Ask for the information you need.");
        check("Your pharmacist will be happy to help.");
        check("The name is on the label.");
        check("It is not known to be harmful.");
        check("Unfortunately, it has no cure.");
        check("The dose is given in the morning.");
        check("The source of the infection must be found.");
        check("It was found in the blood.");
        check("This document was reviewed by a pharmacist.");
    }

    #[test]
    fn what_a_patient_asks_refuses_nothing() {
        fn check(text: &str, expected: Option<Code>) {
            assert_eq!(read(text, Some(Kind::Faqs), 5000), expected, "{text}");
        }
        check("I can't find my tablets. What now?", None);
        check("I'm unable to find a vein. Whom do I call?", None);
        check("I can't find any information on this drug.", Some(Code::RefusalInside));
        check("What does this hypothetical combination treat?", Some(Code::RefusalInside));
    }

    #[test]
    fn a_monograph_beside_it_makes_it_a_warning() {
        let text = "I cannot provide a dose for this mixture.";
        assert_eq!(read(text, Some(Kind::Dosage), 5000), Some(Code::RefusalInside));
        assert_eq!(read(text, Some(Kind::Dosage), 0), Some(Code::Refusal));
    }
}
