//! A text that stands in a code fence as a whole.

use monograph_card::diagnostic::Code;

use super::{check, codes, under_alpha};

#[test]
fn is_read_as_if_there_were_none() {
    for (first, last) in
        [("```markdown", "```"), ("```md", "```\n\n"), ("````md", "````"), ("``` Markdown ", "```")]
    {
        let body = format!("{first}\n## Usage\n\n* **x**\n\n## FAQs\n\n**a?** b\n{last}");
        check(&body, "[usage] Usage\n • **x**\nQ a?\nA b");
        let source = under_alpha(&body);
        let found = codes(&source);
        assert!(found.contains(&(Code::Unsupported, first)), "{found:?}");
    }
}

#[test]
fn is_code_where_it_is_some_of_the_text_or_of_another_language() {
    check("## Usage\n\n```\nx\n```", "[usage] Usage\n code \"x\"");
    check("```\nx\n```\n\ny\n\n```\nz\n```", "[other] \n code \"x\"\n y\n code \"z\"");
    check("```json\n{}\n```", "[other] \n code \"{}\"");
    check("```md\n```md\nx\n```\n```", "[other] \n code \"```md\\nx\"\n code \"\"");
}
