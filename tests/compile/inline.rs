//! Inline text: every dose byte for byte, a little HTML, safe links.

use monograph_card::diagnostic::Code;

use super::{check, codes, under_alpha};

#[track_caller]
fn text(source: &str, expected: &str) {
    check(source, &format!("[other] \n{expected}"));
}

#[test]
fn doses_survive() {
    for dose in [
        "In <1% or < 30 of 100, > 5",
        "5*10^9 to 2*10^10 cells",
        "AUC 120 ng*h/mL to 240 ng*h/mL",
        "0.5–1 mg, ~5 mg, ~~5~~",
        "snake_case_name and a_b",
        "5 * 3 * 2",
        "$5 and $6, x^2^",
        "1. 5 mg -- 6 mg ... \"so\"",
        "[10 mg] and [a][b] and [^1]",
        "5-HT~2~",
        "2 x 10^9/L, µg, 37 °C, CO₂",
        "Co-trimoxazole 80/400; 1:1,000",
    ] {
        let dose = dose.strip_prefix("1. ").unwrap_or(dose);
        text(dose, dose);
    }
}

#[test]
fn html_that_is_emphasis() {
    text(
        "5-HT<sub>1B</sub> m<sup>2</sup> <i>E</i> <em>F</em> <b>G</b> <strong>H</strong>",
        "5-HT_{1B} m^{2} *E* *F* **G** **H**",
    );
    text("a<br>b<br/>c", "a⏎b⏎c");
    text("<em>C. difficile</em> gut", "*C. difficile* gut");
}

#[test]
fn breaks() {
    text("a  \nb\\\nc\nd", "a⏎b⏎c d");
}

#[test]
fn entities_and_escapes() {
    text("&lt;5&nbsp;mg &amp; \\*so\\* &#8805; 3", "<5\u{a0}mg & *so* ≥ 3");
}

#[test]
fn links() {
    text(
        "[a](https://a.example) <mailto:b@c.example> [d](tel:+1) <e@f.example>",
        "[a](https://a.example) [mailto:b@c.example](mailto:b@c.example) [d](tel:+1) [e@f.example](mailto:e@f.example)",
    );
    text("[a](javascript:alert(1)) [b](/c)", "a b");
    text("[a](https://a.example \"why\")", "[a (why)](https://a.example)");
    text("See [x].\n\n[x]: https://a.example", "See [x](https://a.example).");
}

#[test]
fn what_a_card_cannot_show_keeps_its_text() {
    text("![A chart](c.png)", "A chart");
    text("a <span class=\"x\">b</span> <LOD>, x <y and z> w", "a b <LOD>, x <y and z> w");
    text(
        "<div>\nTake **two**.\n<p>At <b>once</b></p>\n</div>\n\nEnd",
        "Take **two**.\nAt **once**\nEnd",
    );
    text("a[^1]\n\n[^1]: daily", "a[^1]\n[^1]: daily");
    text("[Warning]: daily", "[Warning]: daily");
    text("```\na  b\n```", "code \"a  b\"");
    text("> a\n>\n> b", "> a | b");
}

#[track_caller]
fn said(body: &str, expected: &[(Code, &str)]) {
    let source = under_alpha(body);
    let text = [Code::Unsupported, Code::UnsafeLink, Code::UnbalancedEmphasis, Code::ListNumbers];
    let found: Vec<(Code, &str)> =
        codes(&source).into_iter().filter(|(code, _)| text.contains(code)).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn each_loss_is_named() {
    said("![A chart](c.png)", &[(Code::Unsupported, "![A chart](c.png)")]);
    said("[a](javascript:x)", &[(Code::UnsafeLink, "[a](javascript:x)")]);
    said("a <u>b</u>", &[(Code::Unsupported, "<u>"), (Code::Unsupported, "</u>")]);
    said("a <sub>b", &[(Code::Unsupported, "<sub>")]);
    said("a b</sub>", &[(Code::Unsupported, "</sub>")]);
    said("*<sub>a*</sub>", &[(Code::Unsupported, "<sub>"), (Code::Unsupported, "</sub>")]);
    said("a[^1]", &[(Code::Unsupported, "[^1]")]);
    said("a <!-- b --> c", &[(Code::Unsupported, "<!-- b -->")]);
    said(
        "## [Travel](https://example.org)\n\nb",
        &[(Code::Unsupported, "[Travel](https://example.org)")],
    );
    said("3. a\n4. b\n6. c", &[(Code::ListNumbers, "6")]);
    said("1. a\n1. b\n1. c\n\n2) d\n   1. e\n3) f", &[]);
    said("<div>\na\n</div>", &[(Code::Unsupported, "<div>"), (Code::Unsupported, "</div>")]);
}

#[test]
fn stray_emphasis() {
    said("**a", &[(Code::UnbalancedEmphasis, "**")]);
    said("a**b c", &[(Code::UnbalancedEmphasis, "**")]);
    said("*a b", &[(Code::UnbalancedEmphasis, "*")]);
    said("** a **", &[(Code::UnbalancedEmphasis, "**"), (Code::UnbalancedEmphasis, "**")]);
    said("_a b", &[(Code::UnbalancedEmphasis, "_")]);
    said("5*10^9, 5 * 3, a_b, \\*c, ____", &[]);
}

/// CommonMark would make quotations of these, and lose the sign.
#[test]
fn more_than_at_the_start_of_a_line() {
    check(
        "**Dosage:**\n\n* >10 kg: 5 mg\n* > 12 years: 1 mg\n* >=3\n\n>65 years: half\n\n> Quoted",
        "[dosage] Dosage\n • >10 kg: 5 mg • > 12 years: 1 mg • >=3\n >65 years: half\n > Quoted",
    );
}

#[test]
fn a_line_break_alone_is_no_text() {
    check("**Usage:** x\n\n<br>\n\ny<br>z", "[usage] Usage\n x\n y⏎z");
}

#[test]
fn indented_text_is_no_code() {
    check(
        "**Side Effects:**\n\n    * <1%: a\n        * **b**\n\n    * 5*10^9 and 5*10^9\n\n**Dosage:** Take:\n\n    Never more than\n    10 mg.\n\n    1. a\n    2. b",
        "[side-effects] Side Effects\n • <1%: a • **b** • 5*10^9 and 5*10^9\n[dosage] Dosage\n Take:\n Never more than 10 mg.\n from 1 • a • b",
    );
    check(
        "**FAQs:**\n\n    * **Q: a?** A: b\n\n    * **Q: c?**\n      A: d\n\n**Q: e?**\n\n    A: f\r\n",
        "Q a?\nA b\nQ c?\nA d\nQ e?\nA f",
    );
    check("    ### Usage\n\nx", "[usage] Usage\n x");
    text("a\n\n```\n* a\n```", "a\ncode \"* a\"");
}
