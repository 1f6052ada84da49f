//! The monograph's own words as plain text.

use crate::model::{Block, Blocks, Kind, Monograph, Section};

/// A line for search results and previews: the first sentence on what the drug is used for, as it
/// stands in the monograph. Without such a sentence there is no line; none is made up.
pub(super) fn description(monograph: &Monograph) -> Option<String> {
    let mut usage = monograph.sections.iter().filter(|it| it.kind == Kind::Usage);
    let paragraph = usage.find_map(|section| first_paragraph(&section.blocks))?;
    let line = one_line(&paragraph);
    let sentence = first_sentence(&line);
    (!sentence.is_empty()).then(|| sentence.to_owned())
}

/// All sections of a kind, one below the other; nothing when there is none.
pub(super) fn of_kind(monograph: &Monograph, kind: Kind) -> Option<String> {
    let sections = monograph.sections.iter().filter(|it| it.kind == kind);
    let texts: Vec<String> = sections.map(section).filter(|it| !it.is_empty()).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// A text, with a line for every paragraph, item and row.
pub(super) fn lines(text: &Blocks) -> String {
    let mut out = String::new();
    text.0.iter().for_each(|it| push(it, &mut out));
    out.truncate(out.trim_end().len());
    out
}

/// A text in one line, with single blanks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn section(section: &Section) -> String {
    let mut out = String::new();
    if let Some(ingredient) = &section.ingredient {
        line(ingredient, &mut out);
    }
    section.blocks.iter().for_each(|it| push(it, &mut out));
    out.truncate(out.trim_end().len());
    out
}

fn push(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => line(&text.text(), out),
        Block::Bullets(items) | Block::Numbers { items, .. } => {
            items.iter().flat_map(|item| &item.0).for_each(|it| push(it, out));
        }
        Block::Table { head, rows } => {
            for row in [head].into_iter().chain(rows) {
                let cells: Vec<String> = row.iter().map(|cell| cell.text()).collect();
                line(&cells.join(" | "), out);
            }
        }
        Block::Quote(inner) => inner.iter().for_each(|it| push(it, out)),
        Block::Code(text) => line(text, out),
        Block::Group { label, blocks, .. } => {
            line(&label.text(), out);
            blocks.iter().for_each(|it| push(it, out));
        }
    }
}

fn line(text: &str, out: &mut String) {
    out.push_str(text);
    out.push('\n');
}

fn first_paragraph(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text.text()).filter(|text| !text.trim().is_empty()),
        _ => None,
    })
}

/// Up to the first stop that ends a sentence. Where that is in doubt the sentence goes on: half of
/// one could say the opposite.
fn first_sentence(text: &str) -> &str {
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟') {
            continue;
        }
        let end = at + c.len_utf8();
        let after = text.get(end..).unwrap_or_default();
        let closed = after.trim_start_matches(['.', '!', '?', ')', ']', '"', '\'', '”', '’', '»']);
        let end = end + after.len() - closed.len();
        // Chinese and Japanese put no blank after the stop.
        let parted =
            closed.is_empty() || closed.starts_with(' ') || matches!(c, '。' | '！' | '？');
        let next = closed.trim_start().chars().next();
        let goes_on = next.is_some_and(|next| next.is_lowercase() || matches!(next, ',' | ';'));
        if parted && !goes_on && !(c == '.' && is_abbreviated(text.get(..at).unwrap_or_default())) {
            return text.get(..end).unwrap_or(text);
        }
    }
    text
}

/// Whether the text ends in a word that is written with a stop.
fn is_abbreviated(text: &str) -> bool {
    const SHORT: &[&str] = &[
        "approx", "ca", "cf", "dr", "esp", "etc", "fig", "incl", "mr", "mrs", "no", "prof", "st",
        "vs",
    ];
    let word = text.rsplit([' ', '(', '[']).next().unwrap_or_default();
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    single || word.contains('.') || SHORT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inlines;

    #[test]
    fn a_sentence_ends_where_that_is_beyond_doubt() {
        fn check(text: &str, expected: &str) {
            assert_eq!(first_sentence(text), expected, "{text}");
        }
        check("It eases pain. It also helps.", "It eases pain.");
        check("It eases pain", "It eases pain");
        check("Take 2.5 mg. Then wait.", "Take 2.5 mg.");
        check("For pain (e.g. of teeth). More.", "For pain (e.g. of teeth).");
        check("Ask Dr. Who. Then go.", "Ask Dr. Who.");
        check("With vitamin K. antagonists. More.", "With vitamin K. antagonists.");
        check("It treats (for 5 days.) More.", "It treats (for 5 days.)");
        check("Stop! Now.", "Stop!");
        check("用于止痛。也退烧。", "用于止痛。");
        check("", "");
    }

    fn usage(blocks: Vec<Block>) -> Monograph {
        let other =
            Section { blocks: vec![Block::Paragraph("No. Other.".into())], ..Section::default() };
        let usage = Section { kind: Kind::Usage, blocks, ..Section::default() };
        Monograph { sections: vec![other, usage], ..Monograph::default() }
    }

    #[test]
    fn the_description_is_the_first_sentence_of_the_usage_or_nothing() {
        let item = Block::Bullets(vec![Blocks::from("headache")]);
        let paragraph = Block::Paragraph("Eases  pain\nand fever. It is old.".into());
        let monograph = usage(vec![item.clone(), paragraph]);
        assert_eq!(description(&monograph).as_deref(), Some("Eases pain and fever."));
        assert_eq!(description(&usage(vec![item])), None);
        assert_eq!(description(&Monograph::default()), None);
    }

    #[test]
    fn a_line_for_every_paragraph_item_and_row() {
        let cell = |text: &str| Inlines::from(text);
        let table = Block::Table {
            head: vec![cell("Age"), cell("Dose")],
            rows: vec![vec![cell("5"), cell("1 mg")]],
        };
        let group = Block::Group {
            label: cell("Common:"),
            blocks: vec![Block::Bullets(vec![Blocks::from("rash"), Blocks(vec![table])])],
            asks: None,
        };
        assert_eq!(lines(&Blocks(vec![group])), "Common:\nrash\nAge | Dose\n5 | 1 mg");
    }
}
