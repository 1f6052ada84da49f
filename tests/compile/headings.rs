//! Sections under headings of any level.

use monograph_card::diagnostic::Code;

use super::{check, check_titled, codes, under_alpha};

#[test]
fn headings_of_any_level() {
    check(
        "# Alpha\n### Usage\nx\n\n### Side Effects:\ny",
        "[usage] Usage\n x\n[side-effects] Side Effects\n y",
    );
    check("###### **Usage**\n\nx", "[usage] Usage\n x");
    check("Usage\n-----\n\nx", "[usage] Usage\n x");
    check("# Alpha\n\n# Usage\n\nx", "[usage] Usage\n x");
}

#[test]
fn the_title_is_no_text() {
    check("# alpha .\n\nx", "[other] \n x");
    check("Alpha\n=====\n\nx", "[other] \n x");
    check_titled("Alpha *N*-oxide_5", "# Alpha *N*-oxide_5\n\nx", "[other] \n x");
    check("# Alpha tablets\n\nx", "[other] \n h1 Alpha tablets\n x");
    check(
        "# Alpha\n## Alpha hydrochloride\n\n**Usage:** x",
        "[other] \n h2 Alpha hydrochloride\n[usage] Usage\n x",
    );
}

#[test]
fn deeper_headings_stay() {
    check(
        "## Side Effects\n\n### Common side effects\n\na\n\n### Rare side effects\n\nb\n\n## Storage\n\nc",
        "[side-effects] Side Effects
           (Common side effects a)
           (Rare side effects b)
         [other] Storage
           c",
    );
    check(
        "## About it\n\n### Usage\n\na\n\n### How it works\n\nb",
        "[other] 
           h2 About it
         [usage] Usage
           a
         [how-it-works] How it works
           b",
    );
    check("## Usage\n\na\n\n### Dosage\n\nb", "[usage] Usage\n a\n[dosage] Dosage\n b");
}

#[test]
fn unknown_headings_are_sections_of_their_own() {
    check("## Usage\n\na\n\n## Travel\n\nb", "[usage] Usage\n a\n[other] Travel\n b");
}

#[test]
fn suffixes() {
    check("### Usage (all forms)\n\nx", "[usage] Usage (all forms)\n x");
    check("### Dosage: (in adults)\n\nx", "[dosage] Dosage: (in adults)\n x");
    check_titled(
        "Alpha + Beta",
        "### Combined Usage (Alpha + Beta):\n\nx",
        "[usage] Combined Usage (Alpha + Beta)\n x",
    );
}

#[test]
fn text_above_a_rule_is_no_heading() {
    check(
        "**Usage:** For pain.\n---\n**Side Effects:** a\n---\nKeep cool.\n---\n**Disclaimer:** d\n---\n**Note:** AI-generated\n---",
        "[usage] Usage\n For pain.\n[side-effects] Side Effects\n a\n Keep cool.\ndisclaimer: d\nnote: AI-generated",
    );
    check(
        "Usage\n===\n\nx\n\n**Side Effects**\n---\n\ny",
        "[usage] Usage\n x\n[side-effects] Side Effects\n y",
    );
}

#[test]
fn text_above_an_empty_item_is_no_heading() {
    check(
        "## Dosage\n\nNever more than 10 mg\n-\n\nx",
        "[dosage] Dosage\n Never more than 10 mg\n x",
    );
    check(
        "## Dosage\n\nNever more than 10 mg\r\n- \r\n",
        "[dosage] Dosage\n Never more than 10 mg",
    );
}

#[test]
fn a_disclaimer_in_a_heading_keeps_its_text() {
    check(
        "## Usage\n\nx\n\n### Disclaimer: No *advice*\n\nAt all.",
        "[usage] Usage\n x\ndisclaimer: No *advice* | At all.",
    );
    check(
        "## Usage\n\nx\n\n## Alpha Disclaimer\n\ny",
        "[usage] Usage\n x\ndisclaimer: Alpha Disclaimer | y",
    );
}

#[test]
fn a_heading_over_the_whole_names_no_section() {
    check(
        "# Alpha: Uses and Side Effects\n\n## Uses\n\nx\n\n## Side Effects\n\ny",
        "[other] \n h1 Alpha: Uses and Side Effects\n[usage] Uses\n x\n[side-effects] Side Effects\n y",
    );
    check(
        "# Uses of Alpha\n\nx\n\n# Side Effects\n\ny",
        "[usage] Uses of Alpha\n x\n[side-effects] Side Effects\n y",
    );
}

#[test]
fn headings_that_name_two_sections_or_ask() {
    check(
        "### Usage/Indications\n\na\n\n### Side Effects and Precautions\n\nb\n\n### Use in Pregnancy\n\nc\n\n### Side Effects -\n\nd",
        "[usage] Usage/Indications
           a
         [side-effects] Side Effects and Precautions
           b
         [precautions] Use in Pregnancy
           c
         [side-effects] Side Effects -
           d",
    );
    check(
        "## What is Alpha used for?\n\na\n\n## How to take Alpha\n\nb\n\n## FAQs\n\n## How does it work?\n\nc",
        "[usage] What is Alpha used for?
           a
         [dosage] How to take Alpha
           b
         Q How does it work?
         A c",
    );
}

/// The Markdown of the site that these files are for takes them for headings.
#[test]
fn headings_without_their_space() {
    check(
        "###Usage\nFor #1 pain.\n###**Side Effects:**\n* a\n\n##FAQs\n\n* **b?** c\n\n#5 tablets",
        "[usage] Usage
           For #1 pain.
         [side-effects] Side Effects
           • a
         [faqs] FAQs
           #5 tablets
         Q b?
         A c",
    );
    check("## Usage\n\n###Adults\nx", "[usage] Usage\n ###Adults x");
}

#[test]
fn a_generic_name_holds_no_sections() {
    check_titled(
        "Alpha + Beta",
        "## Generic Name\n\nalphum\n\n### Alpha Usage\n\nx\n\n### Beta Usage\n\ny",
        "generic name: alphum
         [usage] Alpha Usage <Alpha>
           x
         [usage] Beta Usage <Beta>
           y",
    );
}

#[test]
fn signs_in_headings_say_nothing() {
    check(
        "### 💊 Generic Name\n\nalphum\n\n### ⚠️ Side Effects\n\nx\n\n### ❓ FAQs\n\n* **a?** b",
        "generic name: alphum\n[side-effects] ⚠️ Side Effects\n x\nQ a?\nA b",
    );
}

#[test]
fn text_in_a_heading_with_nothing_under_it() {
    check(
        "### Usage: For *bad* pain\n\n### **Dosage:** 5 mg.\n\n### Side Effects: in adults\n\nx",
        "[usage] Usage
           For *bad* pain
         [dosage] Dosage
           5 mg.
         [side-effects] Side Effects: in adults
           x",
    );
}

#[test]
fn an_address_at_the_end_is_no_title_and_is_told() {
    check(
        "# Alpha {#alpha}\n\n## Usage {#usage}\n\na\n\nSide Effects {#side-effects .wide}\n---\n\nb\n\n## **FAQs** {#faqs}\n\n### Is it? {#is-it}\n\nNo.",
        "[usage] Usage\n a\n[side-effects] Side Effects\n b\nQ Is it?\nA No.",
    );
    let source = under_alpha("## Usage {#usage .wide}\n\na");
    let found = codes(&source);
    assert!(found.contains(&(Code::Unsupported, "{#usage .wide}")), "{found:?}");
}

#[test]
fn other_braces_stay() {
    for title in ["Doses {500 mg}", "Lot {#12}", "For {#x, not y}", "A{#x}", "{#x}", "{#x} B"] {
        check(&format!("## {title}\n\na"), &format!("[other] {title}\n a"));
    }
    check("## Usage\n\nTake it {#usage}", "[usage] Usage\n Take it {#usage}");
}
