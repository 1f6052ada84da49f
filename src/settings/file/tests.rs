use super::*;
use crate::diagnostic::Lines;

fn errors(text: &str) -> String {
    let lines = Lines::new(text);
    let say = |error: Diagnostic| {
        let at = lines.position(error.span.start);
        format!("{}:{}: {}", at.line, at.column, error.message)
    };
    match Settings::parse(text) {
        Ok(_) => "fine".to_owned(),
        Err(errors) => errors.into_iter().map(say).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn reads_every_key() {
    let settings = Settings::parse(
        r#"
        publisher = "Riverside"
        base_url = "https://drugs.example/m/"
        disclaimer = "Ask."
        note = """
        Written by us.
        """
        notation = "nhs"
        reading_grade = 8.5
        sentence_words = 25
        [levels]
        missing-review = "off"
        missing-disclaimer = "error"
        "#,
    )
    .unwrap();
    let expected = Settings {
        publisher: Some("Riverside".into()),
        base_url: Some("https://drugs.example/m".into()),
        disclaimer: Some("Ask.".into()),
        note: Some("Written by us.".into()),
        notation: Profile::Nhs,
        reading_grade: 8.5,
        sentence_words: 25,
        levels: [(Code::MissingReview, None), (Code::MissingDisclaimer, Some(Level::Error))].into(),
        ..Settings::default()
    };
    assert_eq!(settings, expected);
    assert_eq!(settings.level(Code::MissingReview), None);
    assert_eq!(settings.level(Code::MissingDisclaimer), Some(Level::Error));
    assert_eq!(settings.level(Code::MissingTitle), Some(Level::Error));
}

#[test]
fn nothing_is_fine() {
    assert_eq!(Settings::parse(""), Ok(Settings::default()));
    assert_eq!(Settings::parse("[levels]\n"), Ok(Settings::default()));
}

#[test]
fn says_what_is_wrong_and_where() {
    fn check(text: &str, expected: &str) {
        assert_eq!(errors(text), expected, "{text}");
    }
    check("\npublsher = \"x\"", "2:1: unknown key `publsher`; did you mean `publisher`?");
    check("base-url = 1", "1:1: unknown key `base-url`; did you mean `base_url`?");
    check(
        "colour = 1",
        "1:1: unknown key `colour`; known are publisher, base_url, disclaimer, note, notation, \
         reading_grade, sentence_words, levels",
    );
    check("note = 3", "1:8: `note` is a text: put it in quotes");
    check("note = \" \"", "1:8: `note` is empty; remove it");
    check("notation = \"who\"", "1:12: `notation` is one of \"ismp\", \"nhs\", \"none\"");
    check("reading_grade = -1", "1:17: `reading_grade` is a number from 0 to 30");
    check("sentence_words = nan", "1:18: `sentence_words` is a number from 1 to 1000");
    check("levels = \"off\"", "1:10: `levels` is a table: `[levels]`, then one code a line");
    for url in
        ["drugs.example", "https://", "javascript:x", "https:///x", "https://a b", "http://a?b"]
    {
        let expected = "1:12: `base_url` is an address such as https://drugs.example/";
        check(&format!("base_url = \"{url}\""), expected);
    }
    check(
        "[levels]\nmissing-titel = \"error\"\nrefusal = \"of\"",
        "2:1: unknown code `missing-titel`; did you mean `missing-title`?; `monograph explain` \
         lists the codes\n3:11: `refusal` is one of \"error\", \"warning\", \"info\", \"off\"",
    );
    assert!(errors("note = \"x\"\nnote = \"y\"").starts_with("2:1: "), "a key given twice");
    assert!(errors("note = ").starts_with("1:"), "no value");
    assert!(errors("é\"").starts_with("1:"));
}
