//! Refusals and prompts against what monographs say, in sentences of our own.

use std::fs;

use monograph_card::compile::Passage;
use monograph_card::diagnostic::Code;
use monograph_card::lint;
use monograph_card::model::{Kind, Monograph};
use monograph_card::settings::Settings;

/// The number of lines of a fixture, and those that are told to be a refusal or not, as `wrong`.
fn run(file: &str, wrong: bool) -> (usize, Vec<String>) {
    let path = format!("tests/fixtures/refusal/{file}");
    let all = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = all.lines().filter(|line| !line.starts_with('#')).collect();
    let told = |text: &str| {
        // What a monograph asks is what patients ask.
        let kind = if wrong && text.ends_with('?') { Kind::Faqs } else { Kind::Other };
        let mut passage = Passage::new(Some(kind), "");
        passage.push(text, 0..text.len());
        let mut out = Vec::new();
        lint::check(&Monograph::default(), text, &[passage], &Settings::default(), &mut out);
        out.iter().any(|found| matches!(found.code, Code::Refusal | Code::RefusalInside))
    };
    let found = lines.iter().filter(|line| told(line) == wrong);
    (lines.len(), found.map(|line| (*line).to_owned()).collect())
}

#[test]
fn tells_refusals_from_what_monographs_say() {
    let (refusals, missed) = run("refusals.txt", false);
    let (monographs, alarms) = run("monographs.txt", true);
    println!("refusals: missed {} of {refusals}: {missed:#?}", missed.len());
    println!("monographs: false alarms {} of {monographs}: {alarms:#?}", alarms.len());
    assert!(missed.len() * 20 <= refusals, "{missed:#?}");
    assert!(alarms.len() * 50 <= monographs, "{alarms:#?}");
}
