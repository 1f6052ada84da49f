//! Front matter: YAML that keeps every value as the author wrote it.

use monograph_card::diagnostic::Code;
use monograph_card::model::Source;

use super::{codes, compiled, monograph};

#[track_caller]
fn title(line: &str, expected: &str, odd: bool) {
    let source = format!("---\n{line}\nsources: Label\nreviewed_on: 2026-01-31\n---\nText.\n");
    let found = compiled(&source);
    let title = found.monograph.unwrap_or_else(|| panic!("{:?}", found.diagnostics)).title;
    assert_eq!(title, expected, "{line}");
    let warned = found.diagnostics.iter().any(|found| found.code == Code::OddTitle);
    assert_eq!(warned, odd, "{line}: {:?}", found.diagnostics);
}

#[test]
fn keeps_scalars_as_text() {
    title("title: Alpha", "Alpha", false);
    title("title: 1.0", "1.0", false);
    title("title: 010", "010", false);
    title("title: Yes", "Yes", false);
    title("title: 2026-01-31", "2026-01-31", false);
    title("title: Alpha + Beta", "Alpha + Beta", false);
    title("title: \"Alpha: the \\\"first\\\"\"", "Alpha: the \"first\"", false);
    title("title: 'Alpha''s'", "Alpha's", false);
    title("title: Alpha's", "Alpha's", false);
    title("title: +", "+", false);
    title("title: >-\n  Alpha\n  Beta", "Alpha Beta", false);
}

#[test]
fn reads_titles_that_are_no_yaml() {
    title("title: Alpha: Beta", "Alpha: Beta", true);
    title("title: @alpha", "@alpha", true);
    title("title: `alpha`", "`alpha`", true);
    title("title: - alpha", "- alpha", true);
    title("title: *alpha", "*alpha", true);
    title("title: &alpha beta", "&alpha beta", true);
    title("title: !alpha beta", "!alpha beta", true);
    title("title: [Alpha] Beta", "[Alpha] Beta", true);
    title("title: [Alpha]", "[Alpha]", true);
    title("title: {Alpha", "{Alpha", true);
    title("title: \"Alpha\" Beta", "\"Alpha\" Beta", true);
    title("title: 'Alpha", "'Alpha", true);
    title("title: \"Alpha", "\"Alpha", true);
    title("title: % Alpha", "% Alpha", true);
    title("title: Alpha # 3", "Alpha # 3", true);
}

#[test]
fn reads_the_keys() {
    let found = monograph(
        "---\nlayout: page\ntitle: Alpha\ngeneric_name: alphum\nbrand_names: [One, Two]\nlang: en-GB\n\
         provenance: ai-generated\nreviewed_by: A. Person\nreviewed_on: 2026-01-31\nreview_due: 2027-01-31\n\
         sources:\n  - Leaflet\n  - document: Label\n    section: 1.0\n    url: https://label.example\n---\nText.\n",
    );
    assert_eq!(found.generic_name.as_deref(), Some("alphum"));
    assert_eq!(found.brand_names, ["One", "Two"]);
    assert_eq!(found.lang.as_deref(), Some("en-GB"));
    assert_eq!(found.provenance.as_deref(), Some("ai-generated"));
    assert_eq!(found.reviewed_by.as_deref(), Some("A. Person"));
    assert_eq!(found.reviewed_on.as_deref(), Some("2026-01-31"));
    assert_eq!(found.review_due.as_deref(), Some("2027-01-31"));
    let label = Source {
        document: "Label".to_owned(),
        section: Some("1.0".to_owned()),
        url: Some("https://label.example".to_owned()),
    };
    assert_eq!(found.sources[0].document, "Leaflet");
    assert_eq!(found.sources[1], label);
    let one = monograph("---\ntitle: A\nbrand_names: One\n---\nText.\n");
    assert_eq!(one.brand_names, ["One"]);
}

#[test]
fn reads_the_boxed_warning_as_markdown() {
    let source = "---\ntitle: A\nboxed_warning: |\n  Can cause **bleeding**.\n\n  * Stop at `once`\n---\nText.\n";
    let found = monograph(source);
    assert_eq!(
        super::rich(&found.boxed_warning.unwrap()),
        "Can cause **bleeding**. | • Stop at `once`"
    );
    // Its passages point at the very words.
    let passages = compiled(source).passages;
    let at = passages[0].text.find("bleeding").unwrap();
    assert_eq!(&source[passages[0].span(at..at + 8)], "bleeding");
    assert_eq!(&source[passages[1].span(0..4)], "Stop");
}

#[test]
fn takes_any_line_ends() {
    for source in [
        "\u{feff}---\ntitle: A\n---\nText.",
        "---\r\ntitle: A\r\n---\r\n\r\n# A\r\n\r\nText.\r\n",
        "---  \ntitle: A\n...\nText.",
    ] {
        let found = monograph(source);
        assert_eq!(
            (found.title.as_str(), super::show(&found).as_str()),
            ("A", "[other] \n  Text.\n")
        );
    }
}

#[track_caller]
fn refused(source: &str, code: Code, at: &str) {
    assert!(compiled(source).monograph.is_none());
    assert!(codes(source).contains(&(code, at)), "{:?}", codes(source));
}

#[test]
fn refuses_what_it_cannot_read() {
    refused("# Alpha\n\nText.\n", Code::InvalidFrontMatter, "# Alpha");
    refused("", Code::InvalidFrontMatter, "");
    refused("---\ntitle: A\n", Code::InvalidFrontMatter, "---");
    refused("---\nlang: en\n---\nText.\n", Code::MissingTitle, "---");
    refused("---\ntitle:\n---\nText.\n", Code::MissingTitle, "---");
    refused("---\ntitle: A\n  lang: : x\n\t- y\n---\nText.\n", Code::InvalidFrontMatter, ": : x");
    refused("---\n- title\n---\nText.\n", Code::InvalidFrontMatter, "- title");
    refused("---\ntitle: A\n---\n\n", Code::NoMonograph, "A");
}

#[test]
fn tells_of_keys_it_does_not_read() {
    let source =
        "---\nlayout: page\ntitle: A\nboxed_warnings: Stop.\nlang: en\nlang: de\n---\nText.\n";
    let found = codes(source);
    let unread = found.iter().filter(|(code, _)| *code == Code::UnreadKey);
    assert_eq!(unread.map(|(_, at)| *at).collect::<Vec<_>>(), ["boxed_warnings", "lang"]);
    assert_eq!(monograph(source).lang.as_deref(), Some("en"));
    // Another tool's key beside ours is none of our business.
    let both = "---\ntitle: A\nsource: cms\nsources: [Label]\n---\nText.\n";
    assert!(!codes(both).iter().any(|(code, _)| *code == Code::UnreadKey));
}

#[test]
fn wants_a_language_tag() {
    fn check(lang: &str, good: bool) {
        let source = format!("---\ntitle: A\nlang: {lang}\n---\nText.\n");
        let wrong = codes(&source).contains(&(Code::InvalidValue, lang));
        assert_eq!(wrong, !good, "{lang}");
    }
    check("en", true);
    check("pt-BR", true);
    check("zh-Hant-TW", true);
    check("sr-Latn", true);
    check("es-419", true);
    check("de-CH-1996", true);
    check("gsw", true);
    check("x-plain", true);
    check("en_US", false);
    check("English", false);
    check("english language", false);
    check("en-", false);
}

#[test]
fn names_values_it_cannot_use() {
    let source =
        "---\ntitle: A\nreview_due: soon\nsources:\n  - url: ftp://x\nlang: [en]\n---\nText.\n";
    let found: Vec<&str> = codes(source)
        .into_iter()
        .filter(|(code, _)| *code == Code::InvalidValue)
        .map(|(_, at)| at)
        .collect();
    assert_eq!(found, ["soon", "url: ftp://x", "ftp://x", "[en"]);
}
