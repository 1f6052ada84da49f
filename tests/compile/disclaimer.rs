//! The disclaimer and the note, wherever they stand.

use super::check;

#[test]
fn after_the_questions() {
    let expected = "Q a?\nA b\ndisclaimer: No advice.";
    for body in [
        "* **a?** b\n\n**Disclaimer:** No advice.",
        "* **a?** b\n**Disclaimer:** No advice.",
        "* **a?** b\n\n  **Disclaimer:** No advice.",
        "* **a?** b\n  **Disclaimer:** No advice.",
        "* **a?** b\n* **Disclaimer:** No advice.",
        "* **a?** b\n\nDisclaimer: No advice.",
        "* **a?** b\n\n*Disclaimer:* No advice.",
        "* **a?** b\n\n### Disclaimer\n\nNo advice.",
        "* **a?** b\n\n**Disclaimer**\n\nNo advice.",
        "**Q: a?**\n\nA: b\n\n**Disclaimer:** No advice.",
        "**a?** b\n\n---\n\n**Disclaimer:** No advice.",
    ] {
        check(&format!("## FAQs\n\n{body}"), expected);
    }
}

#[test]
fn in_the_middle() {
    check(
        "## Usage\n\nx\n\n**Disclaimer:** No advice.\n\ny\n\n## FAQs\n\n* **a?** b\n\n**Disclaimer:** None at all.",
        "[usage] Usage
           x
           y
         Q a?
         A b
         disclaimer: No advice. | None at all.",
    );
}

#[test]
fn of_several_paragraphs() {
    check(
        "## Usage\n\nx\n\n**Disclaimer:** No advice.\n\nAsk a doctor.",
        "[usage] Usage\n x\ndisclaimer: No advice. | Ask a doctor.",
    );
}

#[test]
fn what_follows_and_disclaims_nothing_is_text() {
    check(
        "## Usage\n\nx\n\n**Disclaimer:** No advice.\n\nKeep below 25 °C.\n\nAsk a doctor.",
        "[usage] Usage\n x\n[other] \n Keep below 25 °C.\n Ask a doctor.\ndisclaimer: No advice.",
    );
    for faq in ["* **a?** b", "**Q: a?**\n\nA: b"] {
        check(
            &format!("## FAQs\n\n{faq}\n\n**Disclaimer:** No advice.\n\nKeep below 25 °C."),
            "[other] \n Keep below 25 °C.\nQ a?\nA b\ndisclaimer: No advice.",
        );
    }
    check(
        "## Usage\n\nx\n\n## Disclaimer\n\nNo advice.\n\nKeep below 25 °C.",
        "[usage] Usage\n x\ndisclaimer: No advice. | Keep below 25 °C.",
    );
}

#[test]
fn all_that_stands_under_its_title() {
    check(
        "## Usage\n\nx\n\n## Disclaimer\n\nNo advice:\n\n* none\n\nAt all.",
        "[usage] Usage\n x\ndisclaimer: No advice: | • none | At all.",
    );
}

#[test]
fn questions_go_on_after_it() {
    let expected = "Q a?\nA b\nQ c?\nA d\ndisclaimer: No advice.";
    check("## FAQs\n\n* **a?** b\n\n**Disclaimer:** No advice.\n\n* **c?** d", expected);
    check("## FAQs\n\n**a?** b\n\n**Disclaimer:** No advice.\n\n**c?**\n\nd", expected);
}

#[test]
fn without_a_label() {
    let advice = "This information is no substitute; it does not constitute medical advice.";
    check(
        &format!("## FAQs\n\n* **a?** b\n\n{advice}"),
        &format!("Q a?\nA b\ndisclaimer: {advice}"),
    );
    check(
        &format!("## FAQs\n\n**Q: a?**\n\nA: b\n\n{advice}"),
        &format!("Q a?\nA b\ndisclaimer: {advice}"),
    );
    check(advice, &format!("[other] \n {advice}"));
}

#[test]
fn before_the_imprint() {
    let says = "This information is not a substitute for medical advice.";
    for line in ["© 2024 Riverside", "Last reviewed: May 2024", "Page last updated: 3 May 2024"] {
        check(
            &format!("## FAQs\n\n**Q: a?**\nA: b\n\nTake it daily.\n\n{says}\n\n{line}"),
            &format!("Q a?\nA b | Take it daily.\ndisclaimer: {says} | {line}"),
        );
        check(
            &format!("## Usage\n\na\n\n## Dosage\n\nb\n\n{says}\n\n{line}"),
            &format!("[usage] Usage\n a\n[dosage] Dosage\n b\ndisclaimer: {says} | {line}"),
        );
        check(
            &format!("**Disclaimer:** x\n\n## FAQs\n\n**Q: a?**\nA: b\n\n{says}\n\n{line}"),
            &format!("Q a?\nA b\ndisclaimer: x | {says} | {line}"),
        );
    }
    // A line of that kind alone is no disclaimer.
    check("## FAQs\n\n**Q: a?**\nA: b\n\n© 2024 Riverside", "Q a?\nA b | © 2024 Riverside");
}

#[test]
fn a_note_in_its_own_heading() {
    for heading in ["### Note: Written by an AI.", "### Note:\n\nWritten by an AI."] {
        check(
            &format!("### Usage\n\na\n\n### Disclaimer: x\n\n{heading}"),
            "[usage] Usage\n a\ndisclaimer: x\nnote: Written by an AI.",
        );
    }
    check(
        "### Usage\n\na\n\n### Note: Swallow it whole.\n\n### Dosage\n\nb",
        "[usage] Usage\n a\n[other] Note\n Swallow it whole.\n[dosage] Dosage\n b",
    );
}

#[test]
fn a_last_note_on_the_source() {
    check(
        "**Usage:** x\n\n**Disclaimer:** y\n\n\n**Note:** This is AI-generated.",
        "[usage] Usage\n x\ndisclaimer: y\nnote: This is AI-generated.",
    );
    check(
        "**Usage:** x\n\n**Disclaimer:** y\n\n**Note:** z",
        "[usage] Usage\n x\ndisclaimer: y\nnote: z",
    );
    check("x\n\n**Note:** Crowd-sourced.", "[other] \n x\nnote: Crowd-sourced.");
}

#[test]
fn a_note_within_a_section_stays() {
    check("**Usage:** x\n\n**Note:** With food.", "[usage] Usage\n x\n **Note:** With food.");
    check(
        "**Usage:** x\n\n**Note:** Generated heat is normal.\n\n**Side Effects:** y",
        "[usage] Usage
           x
           **Note:** Generated heat is normal.
         [side-effects] Side Effects
           y",
    );
}

#[test]
fn unindented_text_after_the_list_is_not_swallowed() {
    check("## FAQs\n\n* **a?** b\n\nSee your doctor.", "[faqs] FAQs\n See your doctor.\nQ a?\nA b");
}

#[test]
fn in_the_middle_of_a_line() {
    for body in [
        "* **a?** b. **Disclaimer:** No advice.",
        "* **Q: a?** A: b. **Disclaimer:** No advice.",
        "**Q: a?** A: b. **Disclaimer:** No advice.",
        "**Q: a?**\nA: b. **Disclaimer**: No advice.",
    ] {
        check(&format!("## FAQs\n\n{body}"), "Q a?\nA b.\ndisclaimer: No advice.");
    }
    check(
        "**Usage:** See the **Disclaimer:** below",
        "[usage] Usage\n See the **Disclaimer:** below",
    );
}

#[test]
fn in_other_emphasis_or_a_quotation() {
    for body in
        ["*Disclaimer: No advice.*", "_Disclaimer: No advice._", "***Disclaimer:** No advice.*"]
    {
        check(&format!("## FAQs\n\n* **a?** b\n\n{body}"), "Q a?\nA b\ndisclaimer: *No advice.*");
    }
    for body in ["> **Disclaimer:** No advice.", "***Disclaimer:*** No advice."] {
        check(&format!("## FAQs\n\n* **a?** b\n\n{body}"), "Q a?\nA b\ndisclaimer: No advice.");
        check(&format!("## FAQs\n\n**a?** b\n\n{body}"), "Q a?\nA b\ndisclaimer: No advice.");
    }
    check("## Usage\n\n> Quoted", "[usage] Usage\n > Quoted");
}

#[test]
fn what_its_label_says_besides_is_text() {
    check(
        "## Usage\n\nx\n\n**Never with alcohol. Disclaimer:** No advice.",
        "[usage] Usage\n x\ndisclaimer: **Never with alcohol. Disclaimer:** No advice.",
    );
    check(
        "## Usage\n\nx\n\n**Never with alcohol. Disclaimer:**\n\nNo advice.",
        "[usage] Usage\n x\ndisclaimer: **Never with alcohol. Disclaimer:** | No advice.",
    );
    check(
        "## Usage\n\nx\n\n**Medical Disclaimer:** No advice.",
        "[usage] Usage\n x\ndisclaimer: No advice.",
    );
    check(
        "* **Usage:** x\n* **Side Effects:** y\n* **Disclaimer for children:** Ask.",
        "[usage] Usage\n x\n[side-effects] Side Effects\n y\ndisclaimer: **Disclaimer for children:** Ask.",
    );
}

#[test]
fn in_a_list_within_the_last_answer() {
    check(
        "## FAQs\n\n* **a?** b\n    * c\n    * **Disclaimer:** No advice.",
        "Q a?\nA b | • c\ndisclaimer: No advice.",
    );
    check(
        "## FAQs\n\n* **a?** b\n    * **Disclaimer:** No advice.",
        "Q a?\nA b\ndisclaimer: No advice.",
    );
}

#[test]
fn without_a_label_and_without_the_word_advice() {
    for text in [
        "This information is for general knowledge only. Ask your doctor.",
        "*This text is general information and does not replace a visit to your doctor.*",
    ] {
        for faq in ["* **a?** b", "**Q: a?**\n\nA: b", "**Q: a?** A: b\n\n---"] {
            check(
                &format!("## FAQs\n\n{faq}\n\n{text}"),
                &format!("Q a?\nA b\ndisclaimer: {text}"),
            );
        }
    }
    let quoted = "It does not replace medical advice.";
    check(
        &format!("## FAQs\n\n* **a?** b\n\n> {quoted}"),
        &format!("Q a?\nA b\ndisclaimer: > {quoted}"),
    );
}

#[test]
fn right_under_the_last_answer() {
    let advice = "This is not a substitute for medical advice.";
    check(
        &format!("## FAQs\n\n* **a?** b,\nc\n* **Q: d?** A: e\nf\n{advice}\nAsk."),
        &format!("Q a?\nA b, c\nQ d?\nA e f\ndisclaimer: {advice} Ask."),
    );
    check(&format!("## FAQs\n\n* **Q: d?**\n  A: {advice}"), &format!("Q d?\nA {advice}"));
}

#[test]
fn beside_the_labelled_one() {
    let advice = "**Important:** This is not a substitute for medical advice.";
    check(
        &format!("## FAQs\n\n**Q: a?**\nA: b\n\n{advice}\n\n**Disclaimer:** No advice."),
        &format!("Q a?\nA b\ndisclaimer: {advice} | No advice."),
    );
}

#[test]
fn an_answer_is_no_disclaimer() {
    let advice = "This is not a substitute for medical advice.";
    for question in ["**Is it advice?**", "#### Is it advice?"] {
        check(
            &format!("## FAQs\n\n{question}\n\n{advice}"),
            &format!("Q Is it advice?\nA {advice}"),
        );
    }
    check(
        &format!("## FAQs\n\n**Q: a?** {advice}\n\n**Disclaimer:** No."),
        &format!("Q a?\nA {advice}\ndisclaimer: No."),
    );
}

#[test]
fn a_note_on_the_source_in_other_emphasis() {
    for (note, expected) in [
        ("*Note: This text is AI-generated.*", "*This text is AI-generated.*"),
        ("*Note:* This text is AI-generated.", "This text is AI-generated."),
        ("**Note: This text is AI-generated.**", "**This text is AI-generated.**"),
        ("Note: This text is AI-generated.", "This text is AI-generated."),
    ] {
        check(
            &format!("## FAQs\n\n**Q: a?**\nA: b\n\n{note}"),
            &format!("Q a?\nA b\nnote: {expected}"),
        );
        check(
            &format!("## FAQs\n\n* **a?** b\n\n**Disclaimer:** No advice.\n\n{note}"),
            &format!("Q a?\nA b\ndisclaimer: No advice.\nnote: {expected}"),
        );
    }
    check(
        "**Usage:** x\n\n**Note:** Keep the accurately measured dose cool.",
        "[usage] Usage\n x\n **Note:** Keep the accurately measured dose cool.",
    );
    check("**Usage:** x\n\n*Note: With food.*", "[usage] Usage\n x\n *Note: With food.*");
}

#[test]
fn in_the_last_item_of_any_list() {
    for body in ["* x\n* **Disclaimer:** No advice.", "* x\n\n  **Disclaimer:** No advice."] {
        check(
            &format!("## Precautions\n\n{body}\n\n## FAQs\n\n* **a?** b"),
            "[precautions] Precautions\n • x\nQ a?\nA b\ndisclaimer: No advice.",
        );
    }
}

#[test]
fn a_last_note_on_the_text_itself_is_no_answer() {
    for note in [
        "This text is AI-generated.",
        "Written by an AI and not reviewed.",
        "Made with artificial intelligence.",
        "A language model wrote this.",
    ] {
        for faq in ["**Q: a?**\n\nA: b", "**a?**\n\nb", "#### a?\n\nb", "* **a?** b"] {
            check(
                &format!("## FAQs\n\n{faq}\n\n**Note:** {note}"),
                &format!("Q a?\nA b\nnote: {note}"),
            );
        }
    }
    check(
        "## FAQs\n\n**a?**\n\nb\n\n**Note:** Not at night.",
        "Q a?\nA b | **Note:** Not at night.",
    );
}
