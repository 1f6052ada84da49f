//! Tables and lists.

use super::check;

#[test]
fn tables() {
    check(
        "**Dosage:**\n\n| Age | Dose |\n|---|---|\n| Adult | **5** mg |\n| Child | |",
        "[dosage] Dosage\n table Age / Dose // Adult / **5** mg // Child / ",
    );
}

#[test]
fn cells_beyond_the_head_are_not_lost() {
    check(
        "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |",
        "[other] \n table a / b /  /  // 1 / 2 / 3 / 4 // 5 /  /  / ",
    );
}

#[test]
fn lists() {
    check(
        "* a\n    * b\n        1. c\n\n3. d\n4. e",
        "[other] \n • a | • b | from 1 • c\n from 3 • d • e",
    );
    check("* a\n\n  b\n\n* c", "[other] \n • a | b • c");
    check("- a\n+ b", "[other] \n • a\n • b");
}
