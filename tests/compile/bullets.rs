//! Lists with a character for a bullet, as they come out of word processors and PDFs.

use super::check;

#[track_caller]
fn usage(body: &str, expected: &str) {
    check(&format!("## Usage\n\n{body}"), &format!("[usage] Usage\n{expected}"));
}

#[test]
fn are_lists() {
    for bullet in [
        "• ",
        "•",
        "•\t",
        "•\u{a0}",
        "◦ ",
        "▪ ",
        "‣ ",
        "⁃ ",
        "● ",
        "○ ",
        "■ ",
        "· ",
        "\u{f0b7} ",
        "·       ",
    ] {
        usage(&format!("{bullet}a\n{bullet}**b** c"), "• a • **b** c");
        usage(&format!("For:\n{bullet}a\n{bullet}b"), "For:\n• a • b");
        usage(&format!("{bullet}a\n\n{bullet}b\n\nLast."), "• a • b\nLast.");
        usage(&format!("    {bullet}a\n    {bullet}b"), "• a • b");
    }
}

#[test]
fn go_on_in_the_next_line() {
    usage("• a\n  goes on\n• b", "• a goes on • b");
    usage("•\na\n•\n• b", "• a • b");
}

#[test]
fn end_at_the_label_of_the_next() {
    check(
        "## Side Effects\n\nCommon:\n• a\n• b\nSerious:\n• c",
        "[side-effects] Side Effects\n(Common: • a • b)\n(Serious: • c)",
    );
}

#[test]
fn stand_in_items_and_quotations() {
    usage("* a:\n  • b\n  • c\n* d", "• a: | • b • c • d");
    usage("> • a\n> • b", "> • a • b");
    usage("* a\n\n• b", "• a • b");
    usage("* a\n• b\n• c\n* d", "• a\n• b • c\n• d");
    usage("* a\n✅ b\n❌ c", "• a\n• ✅ b • ❌ c");
}

#[test]
fn are_questions() {
    check(
        "**FAQs:**\n\n• **With food?** Yes.\n• **With milk?** No.",
        "Q With food?\nA Yes.\nQ With milk?\nA No.",
    );
}

#[test]
fn are_characters_elsewhere() {
    usage("a • b\n·5 mg\n· 5 mg ·", "a • b ·5 mg · 5 mg ·");
    usage("```\n• a\n```", "code \"• a\"");
    usage("`•` a", "`•` a");
    usage("○a ■a", "○a ■a");
}

#[test]
fn with_dashes_are_lists_from_two_on() {
    usage("– a\n– b", "• a • b");
    usage("a\n– b", "a – b");
    usage("a:\n–5 °C\n–4 °C", "a: –5 °C –4 °C");
    usage("a:\n– 20 °C\n– 70 °C", "a: – 20 °C – 70 °C");
}

#[test]
fn keep_signs_that_say_something() {
    usage("Then:\n✅ With food\n❌ Not with milk", "Then:\n• ✅ With food • ❌ Not with milk");
    usage("⚠️ Not with milk\nor water", "⚠️ Not with milk or water");
}
