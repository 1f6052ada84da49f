//! Passages: the text piece by piece, with the way back to the source.

use monograph_card::model::Kind;

use super::{compiled, under_alpha};

/// Every word of every passage that the source has verbatim is where its span says.
#[track_caller]
fn check_spans(source: &str) {
    for passage in compiled(source).passages {
        for (at, word) in passage
            .text
            .split_whitespace()
            .map(|word| (word.as_ptr() as usize - passage.text.as_ptr() as usize, word))
        {
            let span = passage.span(at..at + word.len());
            let found = source.get(span.clone()).unwrap_or_else(|| panic!("{span:?} is no span"));
            let plain: String = found.replace(['*', '\\'], "");
            let bare = plain
                .replace("<sub>", "")
                .replace("</sub>", "")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
            assert_eq!(bare, word.replace('*', ""), "{:?}", passage.text);
        }
    }
}

#[test]
fn words_are_where_their_spans_say() {
    check_spans(&under_alpha(
        "Intro *one* two.\n\n**Usage:** For pa**in** and &lt;5 mg \\*so\\*.\nNext &amp; last.\n\n* **Note:** é a\n    * H<sub>2</sub>O\n\n| a | b |\n|--|--|\n| c d | e |\n\n**FAQs:**\n\n* **Q: Why not?** A: So.\n\n**Disclaimer:** No advice.\n",
    ));
}

#[test]
fn passages_know_their_section() {
    let source =
        under_alpha("Intro.\n\n**Usage:** For pain.\n\n**FAQs:**\n* **a?** b\n\n**Disclaimer:** c");
    let found: Vec<(Option<Kind>, String, String)> = compiled(&source)
        .passages
        .into_iter()
        .map(|one| (one.kind, one.title.to_string(), one.text.into_owned()))
        .collect();
    let expected = [
        (Some(Kind::Other), "", "Intro."),
        (Some(Kind::Usage), "Usage", "For pain."),
        (Some(Kind::Faqs), "FAQs", "a?"),
        (Some(Kind::Faqs), "FAQs", "b"),
        (None, "Disclaimer", "c"),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(kind, title, text)| (kind, title.to_owned(), text.to_owned()))
        .collect();
    assert_eq!(found, expected);
}
