use proptest::prelude::*;

use super::super::{Code, Diagnostic};
use super::*;

fn render(source: &str, span: Range<usize>, style: Style) -> String {
    let lines = Lines::new(source);
    let diagnostic = Diagnostic::new(Code::MissingTitle, span.clone(), "give it a title");
    let finding = Finding::new(&"data/x.md".into(), diagnostic, &lines);
    let mut out = String::new();
    write(&finding, &span, &lines, style, &mut out);
    out
}

fn plain(source: &str, span: Range<usize>) -> String {
    render(source, span, Style::default())
}

#[test]
fn a_header_and_the_line() {
    insta::assert_snapshot!(plain("---\ntitel: \"Ibuprofén\" x\n---\n", 11..23), @r#"
    data/x.md:2:8: error[missing-title]: give it a title
      |
    2 | titel: "Ibuprofén" x
      |        ^^^^^^^^^^^
    "#);
    insta::assert_snapshot!(plain("\n\n", 1..1), @r#"
    data/x.md:2:1: error[missing-title]: give it a title
      |
    2 |  
      | ^
    "#);
    insta::assert_snapshot!(plain("one\ntwo", 7..7), @r#"
    data/x.md:2:4: error[missing-title]: give it a title
      |
    2 | two 
      |    ^
    "#);
    insta::assert_snapshot!(plain("one\r\ntwo\r\n", 0..9), @r#"
    data/x.md:1:1: error[missing-title]: give it a title
      |
    1 | one
      | ^^^
    "#);
    insta::assert_snapshot!(plain("tab\there\u{202e}x", 4..8), @r#"
    data/x.md:1:5: error[missing-title]: give it a title
      |
    1 | tab    here�x
      |        ^^^^
    "#);
}

#[test]
fn colours_only_when_asked() {
    let style = Style { colour: true, width: None };
    assert!(render("x", 0..1, style).contains("\x1b[1;91merror[missing-title]\x1b[0m"));
    assert!(!plain("x", 0..1).contains('\x1b'));
}

#[test]
fn a_long_line_is_whole_unless_there_is_a_width() {
    let line = "word ".repeat(2_000);
    assert!(plain(&line, 5_000..5_004).contains(line.trim_end()));
    let style = Style { colour: false, width: Some(80) };
    let cut = render(&line, 5_000..5_004, style);
    assert!(cut.lines().all(|line| line.len() <= 90), "{cut}");
    assert!(cut.contains("^^^^"));
}

proptest! {
    #[test]
    fn any_span_of_any_text_can_be_shown(text in "(\\PC|[\\x00-\\x1f]|[\u{200b}-\u{202e}]|\u{1f48a}){0,40}",
        start in 0..130usize, length in 0..130usize, width in proptest::option::of(0..200usize)) {
        let style = Style { colour: false, width };
        let shown = render(&text, start..start + length, style);
        prop_assert!(shown.starts_with("data/x.md:"));
    }
}
