//! Sections under bold and plain labels.

use super::check;

#[test]
fn bold_labels() {
    check(
        "# Alpha\n\n**Generic Name:** alphum\n\n**Usage:** For pain.\n\nAnd fever.\n\n**Side Effects:** Few.\n\n**How it Works:** Well.",
        "generic name: alphum
         [usage] Usage
           For pain.
           And fever.
         [side-effects] Side Effects
           Few.
         [how-it-works] How it Works
           Well.",
    );
    check("**Usage**: For pain.", "[usage] Usage\n For pain.");
    check("__Usage:__ For pain.", "[usage] Usage\n For pain.");
    check("***Usage:*** For pain.", "[usage] Usage\n For pain.");
    check("*Usage:* For pain.", "[usage] Usage\n For pain.");
    check("**USAGE :**\n\nFor pain.", "[usage] USAGE\n For pain.");
    check("**1. Usage:** For pain.", "[usage] 1. Usage\n For pain.");
    check("**Usage: For pain.**", "[usage] Usage\n **For pain.**");
    check("**Usage**\n\nFor pain.", "[usage] Usage\n For pain.");
    check("**Usage:** For *bad* pain.", "[usage] Usage\n For *bad* pain.");
}

#[test]
fn plain_labels() {
    check(
        "Generic Name: alphum\n\nUsage: For pain.\n\nHow it Works:\n\n* Well.",
        "generic name: alphum
         [usage] Usage
           For pain.
         [how-it-works] How it Works
           • Well.",
    );
    check("Usage: a\nDosage: b", "[usage] Usage\n a\n[dosage] Dosage\n b");
    check(
        "**Usage:** a\n**Dosage:** b\n* c\n**Precautions:** d",
        "[usage] Usage\n a\n[dosage] Dosage\n b\n • c\n[precautions] Precautions\n d",
    );
    check("Primarily used to treat: pain", "[other] \n Primarily used to treat: pain");
    // As text has it that was copied from a leaflet: the name alone in its line.
    check(
        "USAGE\nFor pain.\nDOSAGE\n5 mL.\nNever 50 mL.\n\nSIDE EFFECTS\n* Nausea\nFAQS\nQ: a?\nA: b\n\nDISCLAIMER\nAsk.",
        "[usage] USAGE
           For pain.
         [dosage] DOSAGE
           5 mL. Never 50 mL.
         [side-effects] SIDE EFFECTS
           • Nausea
         Q a?
         A b
         disclaimer: Ask.",
    );
}

#[test]
fn plain_labels_of_items_where_nothing_else_has_a_title() {
    check(
        "- Usage: a\n- Side effects: b, c\n- How it works: d\n- FAQs:\n  - Q: e?\n    A: f\n  - Q: g?\n    A: h\n- Storage: i\n- Disclaimer: j",
        "[usage] Usage\n a\n[side-effects] Side effects\n b, c\n[how-it-works] How it works\n d\n[other] Storage\n i\nQ e?\nA f\nQ g?\nA h\ndisclaimer: j",
    );
    check("1. Uses: a\n2. Dosage: b", "[usage] Uses\n a\n[dosage] Dosage\n b");
    // Under a title they are text, and so is one alone.
    check(
        "**Precautions:**\n\n- Dosage: less in old age\n- Side effects: more",
        "[precautions] Precautions\n • Dosage: less in old age • Side effects: more",
    );
    check("- Usage: a\n- Cheap: b", "[other] \n • Usage: a • Cheap: b");
}

#[test]
fn synonyms() {
    for (label, kind) in [
        ("Uses", "usage"),
        ("Indications", "usage"),
        ("Dosage and Administration", "dosage"),
        ("Dosage & Administration", "dosage"),
        ("Adverse effects", "side-effects"),
        ("Adverse Reactions", "side-effects"),
        ("Mechanism of Action", "how-it-works"),
        ("How does it work", "how-it-works"),
        ("How Alpha works", "how-it-works"),
        ("Warnings", "precautions"),
        ("Contraindications", "precautions"),
        ("Storage", "other"),
    ] {
        check(&format!("**{label}:** x"), &format!("[{kind}] {label}\n x"));
        check(&format!("## {label}\n\nx"), &format!("[{kind}] {label}\n x"));
    }
}

#[test]
fn labels_that_are_no_sections_stay() {
    check(
        "### Dosage\n\n**Adults:** 5 mg\n**Children:** 2 mg\n\n**Note:** Not at night.\n\n**Warnings:** Not twice.\n\n**Usage in the elderly:** As for adults.\n\n### Precautions\n\nMany.",
        "[dosage] Dosage
           **Adults:** 5 mg
           **Children:** 2 mg
           **Note:** Not at night.
           **Warnings:** Not twice.
           **Usage in the elderly:** As for adults.
         [precautions] Precautions
           Many.",
    );
    check(
        "**Side Effects:**\n\n**Common Side Effects:** a\n\n**Serious Side Effects:** b",
        "[side-effects] Side Effects
           (Common Side Effects: a)
           (Serious Side Effects: b)",
    );
    check(
        "**Usage:** x\n\n**Common Side Effects:** a\n\n**Serious Side Effects:** b",
        "[usage] Usage
           x
         [side-effects] Common Side Effects
           a
         [side-effects] Serious Side Effects
           b",
    );
}

#[test]
fn text_without_sections() {
    check("Just *text*.\n\n* a\n* b", "[other] \n Just *text*.\n • a • b");
    check("Intro.\n\n**Usage:** x", "[other] \n Intro.\n[usage] Usage\n x");
}

#[test]
fn labels_of_other_sections() {
    check(
        "**How it Works:** x\n\n**Popular Brand Names (India):** y\n\n**Precautions:** z",
        "[how-it-works] How it Works
           x
         [other] Popular Brand Names (India)
           y
         [precautions] Precautions
           z",
    );
}

#[test]
fn generic_names() {
    check("**Generic Name:** alphum (as a salt)", "generic name: alphum (as a salt)");
    check(
        "### Generic Name: alphum\n\nMore.",
        "generic name: alphum\n[other] Generic Name\n More.",
    );
    check("### Generic Name\nalphum\n\n### Usage\nx", "generic name: alphum\n[usage] Usage\n x");
    check(
        "**Generic Name:** There is no such name. It has several.",
        "[other] Generic Name\n There is no such name. It has several.",
    );
    check(
        "### Generic Name (Not Applicable)\n\nNone.",
        "[other] Generic Name (Not Applicable)\n None.",
    );
}

#[test]
fn boxed_warning_in_the_body() {
    check(
        "## Boxed Warning\n\nBleeding.\n\n## Usage\n\nx",
        "boxed warning: Bleeding.\n[usage] Usage\n x",
    );
}

#[test]
fn labels_that_follow_a_sentence_in_one_line() {
    check(
        "**Usage:** For pain. **Dosage:** 10 mg. **Side Effects:** a (rare). **Note:** b",
        "[usage] Usage\n For pain.\n[dosage] Dosage\n 10 mg.\n[side-effects] Side Effects\n a (rare). **Note:** b",
    );
    check("**Usage:** For the **Dosage:** see b", "[usage] Usage\n For the **Dosage:** see b");
}

#[test]
fn bold_names_without_a_colon() {
    let expected = "[usage] Usage\n For pain.\n[side-effects] Side Effects\n a";
    check("**Usage** For pain.\n\n**Side Effects**\na", expected);
    check("**Usage**\nFor pain.\n**Side Effects**\na", expected);
    check("**Usage**  For pain.", "[usage] Usage\n For pain.");
    check("**Usage** – For pain.", "[usage] Usage\n For pain.");
    check("**Dosage** – 20 mg.", "[dosage] Dosage\n – 20 mg.");
    check(
        "**FAQs**\n\n* **a?** b\n\n**Disclaimer** — No advice.",
        "Q a?\nA b\ndisclaimer: No advice.",
    );
    check("x\n\n**Usage** in children", "[other] \n x\n **Usage** in children");
    check("x\n\n**Warnings** For all", "[other] \n x\n **Warnings** For all");
}

/// CommonMark ends no emphasis between a sign and a letter, nor after a space.
#[test]
fn labels_with_a_space_too_few_or_in_the_wrong_place() {
    for label in ["**Usage:**", "**Usage: **", "**Usage: ** ", "** Usage:** ", "** Usage:**"] {
        check(
            &format!("{label}For *bad* pain.\n\n{label}Not twice."),
            "[usage] Usage\n For *bad* pain.\n[usage] Usage\n Not twice.",
        );
    }
    check(
        "**FAQs:**\n\n* **Q: a?**A: b\n* **c?**d\n* **e? **f\n\n**Disclaimer:**No advice.",
        "Q a?\nA b\nQ c?\nA d\nQ e?\nA f\ndisclaimer: No advice.",
    );
    check("x\n\n5 ** 3 ** 2", "[other] \n x\n 5 ** 3 ** 2");
}

#[test]
fn labels_with_the_name_of_the_drug_or_a_sign() {
    check(
        "**💊 Usage:** a\n\n**Alpha Side Effects:** b\n\n**❓ FAQs:**\n\n* **c?** d",
        "[usage] 💊 Usage\n a\n[side-effects] Alpha Side Effects\n b\nQ c?\nA d",
    );
    check(
        "**Usage:** a\n\n**Some FAQs:**\n\n* **c?** d",
        "[usage] Usage\n a\n[faqs] Some FAQs\nQ c?\nA d",
    );
}

#[test]
fn labels_of_parts_of_a_section_stay_in_it() {
    let source = "**Dosage:**\n\n**Dosage for Adults:** a\n\n**Dosage (children):** b";
    check(source, "[dosage] Dosage\n **Dosage for Adults:** a\n **Dosage (children):** b");
}

#[test]
fn sections_in_lists_that_text_cuts_apart() {
    let expected = "generic name: alphum
         [usage] Usage
           For pain.
           And fever.
         [side-effects] Side Effects
           • a
           • b
           **Adults:** c
         Q d?
         A e
         disclaimer: No advice.";
    check(
        "1. **Generic Name:** alphum\n\n2. **Usage:** For pain.\n\nAnd fever.\n\n3. **Side Effects:**\n\n* a\n\n- b\n\n**Adults:** c\n\n4. **FAQs:**\n\n* **Q: d?** A: e\n\n**Disclaimer:** No advice.",
        expected,
    );
    check("* **Usage:** x\n\ny\n\n* **FAQs:**\n    * **d?** e", "[usage] Usage\n x\n y\nQ d?\nA e");
    // Where titles announce sections, an item is an item.
    check(
        "### Dosage\n\n* **Usage:** x\n\ny\n\n* **Precautions:** z",
        "[dosage] Dosage\n • **Usage:** x\n y\n • **Precautions:** z",
    );
}

#[test]
fn labels_under_a_heading_are_parts_of_its_section() {
    check(
        "### Usage\n\n**Indications:** a\n\nb\n\n### How it Works\n\n**Mechanism of Action:**\n\nc\n\n### Precautions\n\n**Usage:** d\n\nDosage: e\n\n**Side Effects:** f",
        "[usage] Usage
           **Indications:** a
           b
         [how-it-works] How it Works
           **Mechanism of Action:**
           c
         [precautions] Precautions
           **Usage:** d
         [dosage] Dosage
           e
         [side-effects] Side Effects
           f",
    );
    check(
        "### How it Works\n\n* **Mechanism of Action:** a\n* **Usage:** b\n\n### FAQs\n\n* **Side Effects:** c\n* **Dosage:** d",
        "[how-it-works] How it Works
           • **Mechanism of Action:** a • **Usage:** b
         Q Side Effects
         A c
         Q Dosage
         A d",
    );
    check(
        "### Generic Name\n\nalphum\n\n**Usage:** a\n\n**Side Effects:** b",
        "generic name: alphum\n[usage] Usage\n a\n[side-effects] Side Effects\n b",
    );
}
