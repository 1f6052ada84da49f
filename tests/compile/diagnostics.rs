//! What the compiler says of a file, and where.

use monograph_card::compile::compile;
use monograph_card::diagnostic::Code;
use monograph_card::settings::Settings;

use super::{codes, under_alpha};

const WHOLE: &str =
    "**Usage:** a\n\n**Side Effects:** b\n\n**FAQs:**\n\n* **c?** d\n\n**Disclaimer:** e\n";

#[track_caller]
fn check(source: &str, expected: &[(Code, &str)]) {
    assert_eq!(codes(source), expected, "{source}");
}

#[test]
fn nothing_is_said_of_a_whole_file() {
    check(&under_alpha(WHOLE), &[]);
}

#[test]
fn missing_parts() {
    let missing = (Code::MissingSection, "Alpha");
    let disclaimer = (Code::MissingDisclaimer, "Alpha");
    check(&under_alpha("Prose."), &[missing, disclaimer]);
    check(&under_alpha("**Usage:** a"), &[missing, missing, disclaimer]);
    let settings = Settings { disclaimer: Some("No advice.".to_owned()), ..Settings::default() };
    let source = under_alpha("**Usage:** a");
    let found = compile("alpha", &source, &settings);
    assert_eq!(found.diagnostics.len(), 2);
    assert_eq!(found.monograph.unwrap().disclaimer.unwrap().as_plain(), Some("No advice."));
}

#[test]
fn sections() {
    let with = |more: &str| under_alpha(&format!("{more}\n\n{WHOLE}"));
    check(&with("**Dosage:**"), &[(Code::EmptySection, "**Dosage:**")]);
    check(&with("## Dosage"), &[(Code::EmptySection, "Dosage")]);
    check(&with("## Travel\n\nx"), &[(Code::UnknownSection, "Travel")]);
    check(&with("## Dosgae\n\nx"), &[(Code::UnknownSection, "Dosgae")]);
    check(&with("**Dosgae:** x"), &[(Code::UnknownSection, "**Dosgae:**")]);
    check(&with("**Adults:** x"), &[]);
    check(&with("## Storage\n\nx"), &[]);
    check(&with("# Alphas\n\nx"), &[(Code::OtherTitle, "Alphas")]);
}

#[test]
fn questions() {
    let body = WHOLE.replace("* **c?** d", "* **c?** d\n* **C ?** e\n* **f?**");
    check(&under_alpha(&body), &[(Code::RepeatedFaq, "C ?"), (Code::FaqWithoutAnswer, "f?")]);
    let body = WHOLE.replace("* **c?** d", "* **c?** d\n* **f?** …\n* **g?** 5.");
    check(&under_alpha(&body), &[(Code::FaqWithoutAnswer, "f?")]);
}

#[test]
fn front_matter() {
    let source = format!(
        "---\nid: beta\ntitle: Alpha\nreviewed_on: 2024-01-31\nreview_due: 2025-01-31\n---\n{WHOLE}"
    );
    let settings = Settings { today: "2026-01-31".parse().ok(), ..Settings::default() };
    let found = compile("alpha", &source, &settings).diagnostics;
    let found: Vec<(Code, &str)> =
        found.into_iter().map(|one| (one.code, &source[one.span])).collect();
    let expected = [
        (Code::MissingSources, "---"),
        (Code::IdMismatch, "beta"),
        (Code::OverdueReview, "2025-01-31"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn messages_have_no_final_full_stop() {
    for source in
        ["", "---\n", "---\ntitle: a: b\n---\n# c\n![d](e) **f\n## g\n## FAQs\n* **h?**\n* **h?**"]
    {
        for found in compile("a", source, &Settings::default()).diagnostics {
            assert!(!found.message.ends_with('.'), "{}", found.message);
        }
    }
}
