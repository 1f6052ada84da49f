//! Questions and answers in every shape.

use monograph_card::diagnostic::Code;

use super::{check, monograph, under_alpha};

#[track_caller]
fn faqs(body: &str, expected: &str) {
    check(&format!("**FAQs:**\n\n{body}"), expected);
}

#[test]
fn every_shape() {
    for body in [
        "* **With food?** Yes.",
        "* **With food?**  Yes.",
        "* **Q: With food?** A: Yes.",
        "* **Q: With food?**\n  A: Yes.",
        "* **Q: With food?**\n    A: Yes.",
        "* **Q: With food?**\n    * **A:** Yes.",
        "* **Q: With food?**\n    * A: Yes.",
        "* **Q: With food?**\n    *A: Yes.",
        "* **Q: With food?**\n\n    A: Yes.",
        "* **Q: With food?**\n\nA: Yes.",
        "* **Q: With food?**\n* **A:** Yes.",
        "**Q: With food?** A: Yes.",
        "**Q: With food?**\nA: Yes.",
        "**Q: With food?**\n\nA: Yes.",
        "**Q: With food?**\n\n**A:** Yes.",
        "**Q: With food?**\n**A:** Yes.",
        "**Q: With food?** Yes.",
        "**With food?**\nYes.",
        "**With food?**\n\nYes.",
        "**Q:** With food?\n**A:** Yes.",
        "**Q:** With food? **A:** Yes.",
        "Q: With food?\nA: Yes.",
        "Q: With food? A: Yes.",
        "Q1: With food?\nA1: Yes.",
        "**Question: With food?**\n\nAnswer: Yes.",
        "1. **With food?** Yes.",
        "1. With food?\n   Yes.",
        "* With food? Yes.",
        "#### With food?\n\nYes.",
        "#### Q: With food?\n\nA: Yes.",
        "### With food?\n\nYes.",
        "* **With food?**: Yes.",
        "- __With food?__ Yes.",
        "Q. With food?\nA. Yes.",
        "Q. With food? A. Yes.",
        "**Q1. With food?**\n\nA1. Yes.",
        "* **Q. With food?** **A.** Yes.",
        "#### Q. With food?\n\nA) Yes.",
        "* **Q: With food**? A: Yes.",
        "***Q: With food?***\nA: Yes.",
        "* **Q:** **With food?**\n  **A:** Yes.",
        "* **With food**? Yes.",
        "**With food**?\n\nYes.",
        "**1. Q: With food?**\nA: Yes.",
    ] {
        let source = under_alpha(&format!("**FAQs:**\n\n{body}"));
        let found = super::show(&monograph(&source));
        assert_eq!(found.trim(), "Q With food?\nA Yes.", "{body}");
    }
}

#[test]
fn a_letter_is_no_mark_by_itself() {
    faqs("**Q: Which?** A. baumannii", "Q Which?\nA A. baumannii");
    faqs("**Which?** A. Yes", "Q Which?\nA A. Yes");
    faqs("**Q. Which?** A.baumannii", "Q Which?\nA A.baumannii");
}

#[test]
fn several_in_a_row() {
    let expected = "Q a?\nA b\nQ c?\nA d";
    faqs("* **Q: a?** A: b\n* **Q: c?** A: d", expected);
    faqs("* **Q: a?** A: b\n\n* **Q: c?** A: d", expected);
    faqs("**Q: a?**\nA: b\n**Q: c?**\nA: d", expected);
    faqs("**Q: a?**\nA: b\n\n**Q: c?**\nA: d", expected);
    faqs("* **a?** b\n**c?** d", expected);
}

#[test]
fn long_answers() {
    faqs("* **a?** b\n    * c\n    * d\n\n  e", "Q a?\nA b | • c • d | e");
    faqs("**Q: a?**\n\nA: b\n\nc\n\n* d\n\n**Q: e?**\n\nA: f", "Q a?\nA b | c | • d\nQ e?\nA f");
    faqs("* **Q: a?**\n    * **A:** b\n    * c", "Q a?\nA b | • c");
}

#[test]
fn prose_is_kept() {
    faqs("There are none.", "[faqs] FAQs\n There are none.");
    faqs("Ask.\n\n* **a?** b\n\nAfter.", "[faqs] FAQs\n Ask.\n After.\nQ a?\nA b");
    faqs("* one\n* two", "[faqs] FAQs\n • one • two");
    faqs("Safe? (No.) Cheap? (Yes.)", "[faqs] FAQs\n Safe? (No.) Cheap? (Yes.)");
}

#[test]
fn labelled_bullets_are_questions() {
    faqs(
        "* **Storage:** In a cupboard.\n* **Travel:** With you.",
        "Q Storage\nA In a cupboard.\nQ Travel\nA With you.",
    );
    faqs("* **Note:** x", "[faqs] FAQs\n • **Note:** x");
}

#[test]
fn an_abbreviated_name_is_no_answer_mark() {
    faqs("* **What is it against?** A. baumannii.", "Q What is it against?\nA A. baumannii.");
}

#[test]
fn headings_of_faqs() {
    for title in ["FAQs", "FAQ", "Frequently Asked Questions", "Frequently Asked Questions (FAQs)"]
    {
        let found = monograph(&under_alpha(&format!("## {title}\n\n* **a?** b")));
        assert_eq!(found.faqs.len(), 1, "{title}");
    }
}

#[test]
fn ids_are_unique_slugs() {
    let found = monograph(&under_alpha(
        "## FAQs\n\n* **With food?** a\n* **With food!?** b\n* **5-HT₂?** c",
    ));
    let ids: Vec<&str> = found.faqs.iter().map(|faq| faq.id.as_str()).collect();
    assert_eq!(ids, ["with-food", "with-food-2", "5-ht2"]);
}

#[test]
fn emphasis_in_questions() {
    faqs("* **Is *H. pylori* gone?** *Mostly*.", "Q Is *H. pylori* gone?\nA *Mostly*.");
}

#[test]
fn a_stray_star_before_the_answer_is_told_of() {
    for mark in ["*A: b", "*Answer: b", "    *A: b"] {
        let source = under_alpha(&format!("## FAQs\n\n* **Q: a?**\n{mark}"));
        assert_eq!(super::show(&monograph(&source)).trim(), "Q a?\nA b");
        let stray = super::codes(&source);
        assert!(stray.contains(&(Code::UnbalancedEmphasis, "*")), "{stray:?}");
    }
}

#[test]
fn marked_questions_need_no_title() {
    check(
        "**Usage:** x\n\n**Q: a?** A: b\n\n* **Q: c?** A: d\n\n**Side Effects:** y",
        "[usage] Usage\n x\n[side-effects] Side Effects\n y\nQ a?\nA b\nQ c?\nA d",
    );
    check("x\n\nQ: a?\nA: b", "[other] \n x\nQ a?\nA b");
    check("**Usage:** x\n\n**Why?** y", "[usage] Usage\n x\n **Why?** y");
    check("**Usage:** x\n\n**Q:** daily", "[usage] Usage\n x\n **Q:** daily");
}

#[test]
fn a_title_that_says_it_twice_is_no_section() {
    check("## Frequently Asked Questions (FAQs)\n\n* **a?** b", "Q a?\nA b");
    check("## FAQs (Frequently Asked Questions)\n\n* **a?** b", "Q a?\nA b");
}

#[test]
fn several_in_a_line_and_answers_in_bold() {
    let expected = "Q a?\nA b.\nQ c?\nA d.";
    faqs("**a?** b. **c?** d.", expected);
    faqs("**Q: a?** A: b. **Q: c?** A: d.", expected);
    faqs("**Q: a? A: b**", "Q a?\nA **b**");
    faqs("* **Q: a?** **A: b**", "Q a?\nA **b**");
    faqs("* **Q: a? A: b**", "Q a?\nA **b**");
}

#[test]
fn questions_without_their_mark() {
    let expected = "Q How do I store it\nA Cool.\nQ Travel\nA With you.";
    faqs("* **How do I store it** Cool.\n* **Travel** With you.", expected);
    faqs("**How do I store it**\n\nCool.\n\n**Travel**\n\nWith you.", expected);
    check("## FAQs\n\n#### How do I store it\n\nCool.\n\n#### Travel\n\nWith you.", expected);
    faqs("* **How do I store it.** Cool.", "Q How do I store it.\nA Cool.");
    // Stress is no question.
    faqs("* **Never** with milk.", "[faqs] FAQs\n • **Never** with milk.");
    faqs("* **a?** b\n* **Never** with milk.", "[faqs] FAQs\n • **Never** with milk.\nQ a?\nA b");
    faqs("**a?**\n\nb\n\n**Never with milk.**\n\nc", "Q a?\nA b | **Never with milk.** | c");
    faqs("**a?**\n\nb\n\n**Never with milk**", "Q a?\nA b | **Never with milk**");
}

#[test]
fn what_stands_over_questions_is_no_answer() {
    faqs(
        "**First:**\n\n**Q: a?**\nA: b\n\n**Then:**\n\n**Q: c?**\nA: d",
        "Q a? < First\nA b\nQ c? < Then\nA d",
    );
    super::check_titled(
        "Alpha + Beta",
        "## FAQs\n\n**Beta:**\n\n**Q: a?**\nA: b\n\n**Both:**\n\n**Q: c?**\nA: d",
        "Q a? <Beta>\nA b\nQ c? < Both\nA d",
    );
    check(
        "## FAQs\n\n#### First\n\n* **a?** b\n\n#### Then\n\n* **c?** d",
        "Q a? < First\nA b\nQ c? < Then\nA d",
    );
}

#[test]
fn a_question_keeps_the_headings_it_stands_under() {
    for (body, expected) in [
        // Deeper ones add up; a question at a heading's level, or above, ends it.
        (
            "### Pregnancy\n\n#### Is it safe?\n\na\n\n#### First weeks\n\n##### And then?\n\nb\n\n#### Later?\n\nc\n\n### Can I drive?\n\nd",
            "Q Is it safe? < Pregnancy\nA a\nQ And then? < Pregnancy < First weeks\nA b\nQ Later? < Pregnancy\nA c\nQ Can I drive?\nA d",
        ),
        // Headings and questions of one level.
        (
            "### Pregnancy\n\n### Is it safe?\n\na\n\n### And then?\n\nb\n\n### Travel\n\n### By car?\n\nc",
            "Q Is it safe? < Pregnancy\nA a\nQ And then? < Pregnancy\nA b\nQ By car? < Travel\nA c",
        ),
        // A topic of that level is none of them.
        (
            "### Pregnancy\n\n### Is it safe?\n\na\n\n### Travel\n\nb\n\n### By car?\n\nc",
            "Q Is it safe? < Pregnancy\nA a\nQ Travel\nA b\nQ By car?\nA c",
        ),
        ("### Pregnancy\n\n### Travel\n\na", "[faqs] FAQs\n h3 Pregnancy\nQ Travel\nA a"),
        // The same question under another heading is another one, and so is its address.
        (
            "### Pregnancy\n\n* **Is it safe?** No.\n\n### Driving:\n\n* **Is it safe?** Yes.",
            "Q Is it safe? < Pregnancy\nA No.\nQ Is it safe? < Driving\nA Yes.",
        ),
        // Text under a heading stands with it, and the questions that follow are under it still.
        (
            "### Pregnancy\n\n#### More\n\n> one\n\n##### Is it safe?\n\nNo.",
            "[faqs] FAQs\n h3 Pregnancy\n h4 More\n > one\nQ Is it safe? < Pregnancy < More\nA No.",
        ),
        // One with a text is a topic of its own, and over what follows; one that asks is over headings.
        (
            "### Pregnancy\n\nFew know.\n\n* **Is it safe?** a\n\n### Travel\n\n* **By car?** b",
            "Q Pregnancy\nA Few know.\nQ Is it safe? < Pregnancy\nA a\nQ By car? < Travel\nA b",
        ),
        (
            "### Is it safe?\n\na\n\n#### And later?\n\nb\n\n**Q: By car?** A: c\n\n### Cheap?\n\nd",
            "Q Is it safe?\nA a\nQ And later? < Is it safe?\nA b\nQ By car?\nA c\nQ Cheap?\nA d",
        ),
        // One without a question is prose.
        (
            "### Pregnancy\n\n### Travel\n\n* **By car?** a\n\n### End",
            "[faqs] FAQs\n h3 Pregnancy\n h3 End\nQ By car? < Travel\nA a",
        ),
    ] {
        let source = under_alpha(&format!("## FAQs\n\n{body}"));
        let found = super::show(&monograph(&source)).replace("\n  ", "\n ");
        assert_eq!(found.trim(), expected, "{body}");
        assert!(
            !super::codes(&source).iter().any(|(code, _)| *code == Code::RepeatedFaq),
            "{body}"
        );
    }
}

#[test]
fn a_link_in_a_heading_over_questions_is_told_of() {
    let source = under_alpha("## FAQs\n\n### [Travel](https://a.example)\n\n* **By car?** a");
    let found = monograph(&source);
    assert_eq!(found.faqs[0].under, ["Travel"]);
    assert!(super::codes(&source).iter().any(|(code, _)| *code == Code::Unsupported));
}

#[test]
fn the_last_question_mark_before_the_answer_ends_the_question() {
    faqs("Q: Is 5 mg enough? 10 mg? A: No.", "Q Is 5 mg enough? 10 mg?\nA No.");
}

#[test]
fn rows_of_a_table() {
    let expected = "Q a?\nA b\nQ **c?**\nA d **not** e";
    for head in [
        "| Question | Answer |\n| --- | --- |\n",
        "| Q | A |\n|---|---|\n",
        "| **Questions:** | Answers |\n|:--|--|\n",
    ] {
        faqs(&format!("{head}| a? | b |\n| Q: **c?** | A: d **not** e |"), expected);
    }
    faqs("| a? | b |\n| --- | --- |\n| **c?** | d **not** e |", expected);
    faqs("| Question | Answer |\n|--|--|\n| a? | b |\n\nLast.", "[faqs] FAQs\n Last.\nQ a?\nA b");
    // Of another table no word may be left out.
    for other in [
        "| Age | Dose |\n|--|--|\n| a? | b |",
        "| Question | Answer | By |\n|--|--|--|\n| a? | b | c |",
    ] {
        let found = monograph(&under_alpha(&format!("**FAQs:**\n\n{other}")));
        assert!(found.faqs.is_empty(), "{other}");
    }
}

#[test]
fn in_a_quotation() {
    faqs("> **a?** b\n>\n> **c?**\n>\n> d", "Q a?\nA b\nQ c?\nA d");
    faqs("> * **a?** b\n> * **c?** d", "Q a?\nA b\nQ c?\nA d");
    faqs("**a?**\n\n> b", "Q a?\nA > b");
}

#[test]
fn plain_paragraphs_where_none_is_marked() {
    let expected = "Q a?\nA b\nQ c?\nA d or e";
    for body in ["a?\nb\n\nc?\nd\nor e", "a?\n\nb\n\nc?\n\nd or e", "a? b\n\nc? d or e"] {
        faqs(body, expected);
    }
    faqs("a?\n\nb? c. d? e\n\nf?\n\ng", "Q a?\nA \nQ b?\nA c. d? e\nQ f?\nA g");
    // One alone is a way to speak, and so is one in an answer.
    faqs(
        "Any questions? Ask your pharmacist.",
        "[faqs] FAQs\n Any questions? Ask your pharmacist.",
    );
    faqs("**a?** b\n\nWhy? So.\n\nWhy? So.", "Q a?\nA b | Why? So. | Why? So.");
}

#[test]
fn a_dash_before_the_answer_is_none_of_it() {
    faqs("* **a?** – b\n* **c?** - d\n* **e?** – 20 °C", "Q a?\nA b\nQ c?\nA d\nQ e?\nA – 20 °C");
}
