//! Groups: lists under the labels that the source gives them.

use super::check;

#[track_caller]
fn effects(body: &str, expected: &str) {
    check(
        &format!("## Side Effects\n\n{body}"),
        &format!("[side-effects] Side Effects\n{expected}"),
    );
}

#[test]
fn bold_labels() {
    effects("**Common (>10%):**\n\n* a\n* b\n\nLast.", "(Common (>10%): • a • b)\nLast.");
    effects("**Rare**:\n* a", "(Rare: • a)");
    effects("**Common (>10%)**\n\n* a\n\n**Skin**\n\n* b", "(Common (>10%) • a)\n**Skin**\n• b");
    effects("**Rare:** Not all.\n\n* a", "(Rare: Not all. | • a)");
}

#[test]
fn labels_and_headings_that_tell_how_often_or_how_severe() {
    effects("**Common:** a, b", "(Common: a, b)");
    effects(
        "**Common:** a (1%).  **Serious:** b. **Seek help** then.",
        "(Common: a (1%).)\n(Serious: b. **Seek help** then.)",
    );
    effects("**Common:** a **Serious effects:** b", "(Common: a)\n(Serious effects: b)");
    effects("a\nCommon: b\nSerious: c", "a\nCommon: b\nSerious: c");
    effects("*Rare*: a\n\nLast.", "(Rare: a)\nLast.");
    effects("**Common:**\n\na, b\n\nLast.", "(Common: a, b)\nLast.");
    effects("**Common:**\n\n**Rare:** b", "**Common:**\n(Rare: b)");
    effects("**Seek medical help:** a", "(!Seek medical help: a)");
    effects("**Skin:** a", "**Skin:** a");
    effects("**Rarely** seen: a", "**Rarely** seen: a");
    effects("### Common\n\n* a\n\nb\n\n### Rare\n\nc", "(Common • a | b)\n(Rare c)");
    effects("### Skin\n\na\n\n### Rare", "h3 Skin\na\nh3 Rare");
    effects(
        "### Serious\n\n#### Heart\n\na\n\n### Skin\n\nb",
        "(Serious h4 Heart | a)\nh3 Skin\nb",
    );
}

#[test]
fn sentences_before_lists() {
    effects("Common side effects include:\n\n* a\n* b", "(Common side effects include: • a • b)");
    effects(
        "There are some.  Common side effects include:\n* a",
        "There are some.\n(Common side effects include: • a)",
    );
    effects(
        "Some (e.g. *Candida*) occur. Seen with **Alpha** are:\n* a",
        "Some (e.g. *Candida*) occur.\n(Seen with **Alpha** are: • a)",
    );
    effects("Some occur.\n* a", "Some occur.\n• a");
    effects("Common\n* a\nLess common\n* b", "(Common • a)\n(Less common • b)");
    check("## Usage\n\nFor these:\n\n* a", "[usage] Usage\n For these:\n • a");
}

#[test]
fn bullets_of_severity() {
    effects(
        "* **Common:** a, b\n* **Less Common but Serious:** c\n* **Note:** d",
        "(Common: a, b)\n(Less Common but Serious: c)\n**Note:** d",
    );
    effects("* Common: a\n* Rare: b", "(Common: a)\n(Rare: b)");
    effects("* **Common side effects:**\n    * a\n    * b", "(Common side effects: • a • b)");
    effects("* **Severe rash:** a\n* **Nausea:** b", "• **Severe rash:** a • **Nausea:** b");
    effects(
        "* **Skin:** a\n* **Gut:** b\n* **Rare:** c",
        "• **Skin:** a • **Gut:** b • **Rare:** c",
    );
}

#[test]
fn labels_in_other_sections() {
    check(
        "## Dosage\n\n**Adults:**\n\n* a\n\n**Children:** b",
        "[dosage] Dosage\n (Adults: • a)\n **Children:** b",
    );
}

/// CommonMark takes the second label for the continuation of the item before it.
#[test]
fn plain_labels_right_after_a_list() {
    effects("Common:\n* a\n* b\nSerious:\n* c", "(Common: • a • b)\n(Serious: • c)");
    effects(
        "Common side effects include:\n* a\n* b\nLess common but serious side effects may include:\n* c",
        "(Common side effects include: • a • b)\n(Less common but serious side effects may include: • c)",
    );
    effects("* a\n* b\nsuch as:\n* c", "• a • b such as: • c");
}
