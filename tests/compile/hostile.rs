//! Input that no author writes: nothing may panic, hang or exhaust the stack.

use monograph_card::compile::{LONGEST, compile};
use monograph_card::diagnostic::Code;
use monograph_card::settings::Settings;
use proptest::prelude::*;

use super::{compiled, under_alpha};

#[track_caller]
fn refused(body: &str) {
    let source = under_alpha(body);
    let found = compiled(&source);
    assert!(found.monograph.is_none());
    assert!(found.diagnostics.iter().any(|found| found.code == Code::TooLarge));
}

#[test]
fn deep_nesting_is_refused() {
    refused(&format!("{}a", "> ".repeat(40)));
    refused(&format!("{}a", "* ".repeat(40)));
    refused(&format!("{}a{}", "<b>".repeat(40), "</b>".repeat(40)));
    refused(&format!("{}a{}", "*a **a ".repeat(30), "a** a*".repeat(30)));
    refused(
        &format!("{}a{}", "[".repeat(2), "](https://a)".repeat(2)).replace("[[", &"> ".repeat(50)),
    );
}

#[test]
fn long_files_are_refused() {
    let source = "a".repeat(LONGEST + 1);
    let found = compiled(&source);
    assert_eq!(found.diagnostics[0].code, Code::TooLarge);
}

/// Each of these has cost some Markdown compiler a quadratic time.
#[test]
fn repetition_costs_linear_time() {
    let pieces = [
        "[",
        "](",
        "*a ",
        "**a ",
        "_a ",
        "<",
        "<b>",
        "<!--",
        "> ",
        "* ",
        "| ",
        "`",
        "``` ",
        "&",
        "a\n",
        "\\",
        "**a:** b\n",
        "* **a:** b\n",
        "**Q: a?** b\n",
        "[a]: b\n\n",
        "[^a]",
        "a: b\n",
        "![",
        "<a ",
        "</b>",
        "1. a\n",
        "Usage: a\n",
        "## a\n\n",
        "|a|\n|-|\n",
        "* a\n**Usage:** b\n",
        "\n\n",
        "? ",
        "a. B ",
        "\t",
        "* **a?** b\n",
    ];
    for piece in pieces {
        let body = piece.repeat(200_000 / piece.len());
        let started = std::time::Instant::now();
        let _ = compiled(&under_alpha(&body));
        let took = started.elapsed();
        assert!(took.as_secs() < 20, "{piece:?} took {took:?}");
    }
}

proptest! {
    #[test]
    fn anything_goes(source in "\\PC*") {
        let _ = compile("a", &source, &Settings::default());
    }

    #[test]
    fn anything_goes_in_the_body(body in r"([*_#>`|\[\]()<>!&:?\\+~^.-]|\n|  | |Usage|FAQs|Q:|A:|é|\t|<b>|</b>|1\.|Disclaimer){0,60}") {
        let source = under_alpha(&body);
        let found = compiled(&source);
        for passage in &found.passages {
            for (at, _) in passage.text.char_indices() {
                let span = passage.span(at..passage.text.len());
                prop_assert!(source.get(span).is_some());
            }
        }
        for found in &found.diagnostics {
            prop_assert!(source.get(found.span.clone()).is_some(), "{found:?}");
        }
    }

    #[test]
    fn anything_goes_in_the_front_matter(front in r#"((title|sources|boxed_warning|lang)?: ?|[-"'|>#&*!@%{}\[\],]|\n|  | |a|é){0,30}"#) {
        let source = format!("---\n{front}\n---\nText.\n");
        for found in compiled(&source).diagnostics {
            prop_assert!(source.get(found.span.clone()).is_some(), "{found:?}");
        }
    }
}
