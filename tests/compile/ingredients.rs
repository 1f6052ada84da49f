//! Combination drugs that tell of each ingredient apart.

use super::{check_titled, compiled, with_title};

const TITLE: &str = "Alpha + Beta";

#[test]
fn ingredient_headings_over_labels() {
    check_titled(
        TITLE,
        "Two drugs.\n\n### Alpha\n\n**Generic Name:** Alpha\n\n**Usage:** a\n\n### Beta acid\n\n**Usage:** b\n\n**Using Alpha and Beta together:**\nWith care.\n\n**FAQs (for both):**\n\n* **Q: Both?** A: Yes.",
        "[other] 
           Two drugs.
         [other] Generic Name <Alpha>
           Alpha
         [usage] Usage <Alpha>
           a
         [usage] Usage <Beta acid>
           b
         [other] Using Alpha and Beta together
           With care.
         [faqs] FAQs (for both)
         Q Both?
         A Yes.",
    );
}

#[test]
fn ingredient_labels_over_lists_of_sections() {
    check_titled(
        TITLE,
        "**Alpha:**\n\n* **Usage:** a\n* **Side Effects:** b\n* **FAQs:** Ask.\n\n**Beta**\n\n* **Usage:** c\n* **Side Effects:** d\n\n**In summary:** e\n\n**Note:** AI-generated.",
        "[usage] Usage <Alpha>
           a
         [side-effects] Side Effects <Alpha>
           b
         [faqs] FAQs <Alpha>
           Ask.
         [usage] Usage <Beta>
           c
         [side-effects] Side Effects <Beta>
           d
         [other] In summary
           e
         note: AI-generated.",
    );
}

#[test]
fn ingredient_labels_over_headings() {
    check_titled(
        TITLE,
        "**Alpha:**\n\n### Usage:\n\na\n\n**Beta:**\n\n### Usage:\n\nb\n\n**Alpha + Beta Combination:**\n\nc\n\n### FAQs (both)\n\n* **Q: x?** A: y",
        "[usage] Usage <Alpha>
           a
         [usage] Usage <Beta>
           b
         [other] Alpha + Beta Combination
           c
         [faqs] FAQs (both)
         Q x?
         A y",
    );
}

#[test]
fn ingredients_in_titles() {
    check_titled(
        TITLE,
        "### Usage (Alpha)\n\na\n\n### Beta Usage\n\nb\n\n### Beta: Side Effects\n\nc\n\n### FAQs (Beta)\n\n* **Q: x?** A: y",
        "[usage] Usage (Alpha) <Alpha>
           a
         [usage] Beta Usage <Beta>
           b
         [side-effects] Beta: Side Effects <Beta>
           c
         Q x? <Beta>
         A y",
    );
}

#[test]
fn ingredients_within_a_section_stay() {
    check_titled(
        TITLE,
        "### Side Effects\n\n**Alpha:**\n\n* Common: a\n* Rare: b\n\n**Beta:** c\n\n### FAQs\n\n**Alpha:**\n\n* **Q: x?** A: y",
        "[side-effects] Side Effects
           (Alpha: (Common: a) | (Rare: b))
           **Beta:** c
         Q x? <Alpha>
         A y",
    );
}

#[test]
fn questions_after_the_last_ingredient_are_about_all() {
    check_titled(
        TITLE,
        "### Alpha\n\n**Usage:** a\n\n### Beta\n\n**Usage:** b\n\n**FAQs:**\n\n* **x?** y",
        "[usage] Usage <Alpha>
           a
         [usage] Usage <Beta>
           b
         Q x?
         A y",
    );
}

#[test]
fn the_name_of_an_ingredient_is_whole() {
    check_titled(
        TITLE,
        "### Alpha citrate (brand: One)\n\n**Usage:** a\n\n### Drug 2: Beta\n\n**Usage:** b",
        "[usage] Usage <Alpha citrate (brand: One)>\n a\n[usage] Usage <Drug 2: Beta>\n b",
    );
    check_titled(
        TITLE,
        "### Alpha: Usage, Side Effects\n\n**Usage:** a\n\n### Beta: Usage, Side Effects\n\n**Usage:** b",
        "[usage] Usage <Alpha>\n a\n[usage] Usage <Beta>\n b",
    );
}

#[test]
fn ingredients_in_a_list_with_lists_of_sections() {
    check_titled(
        TITLE,
        "* **Alpha:**\n    * **Usage:** a\n    * **Side Effects:** b\n* **Beta**\n    * **Usage:** c\n    * **Side Effects:** d\n\nWith care.",
        "[usage] Usage <Alpha>
           a
         [side-effects] Side Effects <Alpha>
           b
         [usage] Usage <Beta>
           c
         [side-effects] Side Effects <Beta>
           d
         [other]
           With care.",
    );
}

#[test]
fn ingredient_headings_at_the_level_of_the_sections() {
    check_titled(
        TITLE,
        "### Alpha\n\n### Usage\n\na\n\n### Precautions\n\nb\n\n### Beta\n\n### Usage\n\nc\n\n### Combining the two\n\n### Precautions\n\nd\n\n**FAQs (for both):**\n\n* **e?** f",
        "[usage] Usage <Alpha>
           a
         [precautions] Precautions <Alpha>
           b
         [usage] Usage <Beta>
           c
         [other] Combining the two
         [precautions] Precautions
           d
         [faqs] FAQs (for both)
         Q e?
         A f",
    );
}

#[test]
fn a_name_without_sections_of_its_own_is_kept() {
    check_titled(
        "Alpha and Beta",
        "x\n\n## Both together\n\n#### Beta\n\n**Side Effects:** a\n\n## Later\n\n**Usage:** b",
        "[other]\n x\n[other] Both together\n[side-effects] Side Effects <Beta>\n a\n[usage] Usage <Later>\n b",
    );
    let source = with_title("Alpha and Beta", "## Alpha: old\n### Usage\n\n## Beta\n### Usage\na");
    let found = compiled(&source).diagnostics;
    assert!(found.iter().any(|it| it.message.starts_with("`Usage` of `Alpha: old` has no text")));
}
