//! Medication-safety notation against sentences of our own: seeded errors, each with the codes that
//! must be found and no others, and look-alikes, in which nothing may be found.
//!
//! The fixtures are tab-separated: the profile, the codes (of a look-alike: the code it resembles),
//! the text, with `\u{…}` for characters that do not show.

use std::collections::BTreeSet;
use std::fs;

use monograph_card::compile::Passage;
use monograph_card::diagnostic::Code;
use monograph_card::lint;
use monograph_card::model::{Kind, Monograph, Source};
use monograph_card::settings::{Profile, Settings};

struct Case {
    profile: Profile,
    codes: BTreeSet<Code>,
    text: String,
}

fn cases(file: &str) -> Vec<Case> {
    let path = format!("tests/fixtures/notation/{file}");
    let all = fs::read_to_string(&path).unwrap();
    let lines = all.lines().filter(|line| !line.starts_with('#'));
    let case = |line: &str| {
        let mut fields = line.split('\t');
        let mut field = || fields.next().unwrap_or_else(|| panic!("{file}: {line}"));
        let name = field();
        let profile = Profile::ALL.iter().find(|profile| profile.as_str() == name);
        let codes = field().split(',');
        Case {
            profile: *profile.unwrap_or_else(|| panic!("{file}: {line}")),
            codes: codes.map(|code| Code::find(code).unwrap_or_else(|| panic!("{code}"))).collect(),
            text: unescape(field()),
        }
    };
    lines.map(case).collect()
}

fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

fn found(case: &Case) -> BTreeSet<Code> {
    let monograph = Monograph {
        title: "Example".to_owned(),
        sources: vec![Source::default()],
        reviewed_on: Some("2026-01-01".to_owned()),
        ..Monograph::default()
    };
    let mut passage = Passage::new(Some(Kind::Dosage), "Dosage");
    passage.push(&case.text, 0..case.text.len());
    let settings = Settings { notation: case.profile, ..Settings::default() };
    let mut out = Vec::new();
    lint::check(&monograph, &case.text, &[passage], &settings, &mut out);
    for diagnostic in &out {
        assert!(case.text.get(diagnostic.span.clone()).is_some(), "{}", case.text);
        assert!(!diagnostic.message.ends_with('.'), "{}", diagnostic.message);
    }
    out.iter().map(|diagnostic| diagnostic.code).collect()
}

/// Prints what was missed and what was found wrongly, and returns recall and false-alarm rate.
fn measure(errors: &str, lookalikes: &str) -> (f64, f64) {
    let (mut expected, mut hit) = (0, 0);
    let (mut silent, mut alarms) = (0, 0);
    for case in cases(errors) {
        let found = found(&case);
        expected += case.codes.len();
        hit += case.codes.intersection(&found).count();
        for code in case.codes.difference(&found) {
            println!("missed  {code}: {}", case.text);
        }
        silent += 1;
        let wrong: Vec<_> = found.difference(&case.codes).map(|code| code.as_str()).collect();
        if !wrong.is_empty() {
            alarms += 1;
            println!("alarm   {}: {}", wrong.join(" "), case.text);
        }
    }
    for case in cases(lookalikes) {
        let wrong: Vec<_> = found(&case).iter().map(|code| code.as_str()).collect();
        silent += 1;
        if !wrong.is_empty() {
            alarms += 1;
            println!("alarm   {}: {}", wrong.join(" "), case.text);
        }
    }
    let (recall, alarm_rate) = (share(hit, expected), share(alarms, silent));
    println!(
        "{errors}, {lookalikes}: recall {:.1} % ({hit} of {expected}), false alarms {:.1} % ({alarms} of {silent})",
        recall * 100.0,
        alarm_rate * 100.0
    );
    (recall, alarm_rate)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[test]
fn finds_errors_and_leaves_look_alikes() {
    let (recall, alarms) = measure("errors.tsv", "lookalikes.tsv");
    assert!(recall >= 0.98, "recall {recall}");
    assert!(alarms <= 0.02, "false alarms {alarms}");
}

#[test]
fn finds_errors_that_no_rule_was_tuned_to() {
    let (recall, alarms) = measure("errors-held-out.tsv", "lookalikes-held-out.tsv");
    assert!(recall >= 0.98, "recall {recall}");
    assert!(alarms <= 0.02, "false alarms {alarms}");
}

#[test]
fn every_rule_of_notation_has_an_error_and_a_look_alike() {
    let count = |files: [&str; 2]| -> Vec<Code> {
        files.iter().flat_map(|file| cases(file)).flat_map(|case| case.codes).collect()
    };
    let errors = count(["errors.tsv", "errors-held-out.tsv"]);
    let lookalikes = count(["lookalikes.tsv", "lookalikes-held-out.tsv"]);
    let first = Code::ALL.iter().position(|code| *code == Code::TrailingZero).unwrap();
    let last = Code::ALL.iter().position(|code| *code == Code::AvoidableDecimal).unwrap();
    for code in &Code::ALL[first..=last] {
        assert!(errors.contains(code), "no error shows {code}");
        assert!(lookalikes.contains(code), "no look-alike for {code}");
    }
    assert!(errors.len() >= 150 && lookalikes.len() >= 150);
}
