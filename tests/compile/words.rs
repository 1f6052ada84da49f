//! Nothing is lost: the words of a source against the words of what it becomes.
//!
//! The source is read here by a plain tokeniser that knows no Markdown but the characters to pass
//! over, so that the compiler is not compared with itself. Each part of the monograph, with its
//! title, must stand in the source as one unbroken run; and what no part covers must be labels.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use monograph_card::compile::compile;
use monograph_card::model::{Block, Blocks, Inline, Inlines, Kind, Monograph};
use monograph_card::settings::Settings;
use proptest::prelude::*;

use super::with_title;

/// A word, a number or a sign of the source.
#[derive(Clone, Debug, PartialEq)]
struct Token {
    text: String,
    /// A mark that may be syntax: `Q:`, `A:`, the number of an item.
    mark: bool,
}

/// The words of a text. Signs are words of their own, but for those that Markdown uses.
fn tokens(text: &str, source: bool) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for line in text.lines() {
        let line = if source { strip_tags(line) } else { line.to_owned() };
        let mut rest = line.as_str();
        let first = out.len();
        if source {
            let bare = rest.trim_start();
            let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 && bare[digits..].starts_with(". ") {
                out.push(Token { text: bare[..digits].to_owned(), mark: true });
                out.push(Token { text: ".".to_owned(), mark: true });
                rest = &bare[digits + 1..];
            } else if let Some(item) =
                ["- ", "+ ", "> "].iter().find_map(|mark| bare.strip_prefix(mark))
            {
                rest = item;
            } else if bare.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '=')) {
                continue;
            }
        }
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c.is_alphanumeric() {
                let mut end = at + c.len_utf8();
                while let Some((next, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
                    end = next + c.len_utf8();
                }
                let word = &rest[at..end];
                let mark = source
                    && matches!(word, "Q" | "A" | "Question" | "Answer")
                    && rest[end..].trim_start_matches('*').starts_with(':');
                out.push(Token { text: word.to_owned(), mark });
            } else if !c.is_whitespace() && !"*_#`|\\:".contains(c) {
                out.push(Token { text: c.to_string(), mark: false });
            }
        }
        let _ = first;
    }
    out
}

/// A line without the tags that are emphasis.
fn strip_tags(line: &str) -> String {
    let mut out = line.to_owned();
    for name in ["sub", "sup", "i", "em", "b", "strong"] {
        out = out.replace(&format!("<{name}>"), "").replace(&format!("</{name}>"), "");
    }
    out.replace("<br>", " ")
}

fn push_inlines(text: &Inlines, out: &mut String) {
    push_runs(text, out);
    out.push('\n');
}

fn push_runs(text: &Inlines, out: &mut String) {
    for inline in &text.0 {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Em(inner) | Inline::Strong(inner) | Inline::Sub(inner) | Inline::Sup(inner) => {
                push_runs(inner, out);
            }
            Inline::Link(link) | Inline::Term(link) => push_runs(&link.text, out),
        }
    }
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => push_inlines(text, out),
            Block::Bullets(items) | Block::Numbers { items, .. } => {
                items.iter().for_each(|item| push_blocks(&item.0, out));
            }
            Block::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| push_inlines(cell, out));
            }
            Block::Quote(blocks) => push_blocks(blocks, out),
            Block::Code(text) => out.push_str(text),
            Block::Group { label, blocks, .. } => {
                push_inlines(label, out);
                push_blocks(blocks, out);
            }
        }
        out.push('\n');
    }
}

/// The parts of a monograph as text: names of what they are, and their words.
fn parts(monograph: &Monograph) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for section in &monograph.sections {
        // Between these titles and their text stand the name and the questions.
        let apart = ["generic name", "faqs"].contains(&section.title.to_lowercase().as_str());
        let mut text = if apart { String::new() } else { format!("{}\n", section.title) };
        if section.kind == Kind::Faqs {
            parts.push(("title of the questions".to_owned(), std::mem::take(&mut text)));
        }
        push_blocks(&section.blocks, &mut text);
        parts.push((format!("section {:?}", section.title), text));
    }
    for faq in &monograph.faqs {
        let mut text = faq.under.join("\n");
        text.push('\n');
        push_inlines(&faq.question, &mut text);
        push_blocks(&faq.answer.0, &mut text);
        parts.push((format!("question {}", faq.id), text));
    }
    // Each paragraph of these may stand elsewhere.
    let asides = [&monograph.disclaimer, &monograph.note];
    for block in asides.into_iter().flatten().flat_map(|Blocks(blocks)| blocks) {
        let mut text = String::new();
        push_blocks(std::slice::from_ref(block), &mut text);
        parts.push(("disclaimer or note".to_owned(), text));
    }
    parts.extend(
        monograph.generic_name.iter().map(|name| ("generic name".to_owned(), name.clone())),
    );
    parts
}

/// What may stand in the source without being in a part.
const LABELS: &[&str] = &[
    "generic name",
    "generic names",
    "faqs",
    "faq",
    "frequently asked questions",
    "disclaimer",
    "note",
    "medical disclaimer",
    "usage",
    "dosage",
    "side effects",
    "precautions",
    "how it works",
];

/// Compares a source with what it becomes.
fn compare(id: &str, source: &str) -> Result<usize, String> {
    let compiled = compile(id, source, &Settings::default());
    let monograph = compiled.monograph.ok_or_else(|| format!("{:?}", compiled.diagnostics))?;
    let body = source.trim_start_matches('\u{feff}').splitn(3, "---").nth(2).unwrap_or("");
    // The heading that repeats the title is no text.
    let body = match body.trim_start().split_once('\n') {
        Some((first, rest)) if first.trim_start_matches('#').trim() == monograph.title => rest,
        _ => body,
    };
    let words = tokens(body, true);
    let mut used = vec![false; words.len()];
    for (name, text) in parts(&monograph) {
        let part = tokens(&text, false);
        if part.is_empty() {
            continue;
        }
        let found = (0..words.len()).find_map(|start| run(&words, &used, start, &part));
        let Some(found) = found else {
            return Err(format!("{name}: its words are not one run of the source: {text:?}"));
        };
        found.into_iter().for_each(|at| used[at] = true);
    }
    let fold = |text: &str| {
        tokens(text, false)
            .into_iter()
            .map(|token| token.text.to_lowercase())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut allowed: HashSet<String> = LABELS.iter().map(|label| (*label).to_owned()).collect();
    allowed.insert(fold(&monograph.title));
    let ingredients = monograph.sections.iter().map(|section| &section.ingredient);
    for ingredient in ingredients.chain(monograph.faqs.iter().map(|faq| &faq.ingredient)).flatten()
    {
        let name = fold(ingredient);
        // Their headings may list what follows: `### Alpha: Usage, Dosage`.
        allowed
            .insert(format!("{name} usage , dosage , side effects , how it works , precautions"));
        for label in ["faqs", "generic name"] {
            allowed.insert(format!("{label} ( {name} )"));
            allowed.insert(format!("{name} {label}"));
            allowed.insert(format!("{label} {name}"));
        }
        allowed.insert(name);
    }
    let mut at = 0;
    while at < words.len() {
        let end = (at..words.len()).find(|at| used[*at] || words[*at].mark).unwrap_or(words.len());
        let lost: Vec<String> =
            words[at..end].iter().map(|token| token.text.to_lowercase()).collect();
        if !covered(&lost, &allowed) {
            return Err(format!("lost: {:?}", lost.join(" ")));
        }
        at = end + 1;
    }
    Ok(words.len())
}

/// The places of a part's words when they are one unbroken run from `start`.
fn run(words: &[Token], used: &[bool], start: usize, part: &[Token]) -> Option<Vec<usize>> {
    if words[start].text != part[0].text || used[start] {
        return None;
    }
    let mut found = Vec::with_capacity(part.len());
    let mut at = start;
    for token in part {
        loop {
            let word = words.get(at)?;
            let again = word.mark && words.get(at + 1).is_some_and(|next| next.text == token.text);
            if !used[at] && word.text == token.text && !again {
                break;
            }
            // Marks may be syntax, and a disclaimer in the middle is not part of the section.
            if !word.mark {
                return None;
            }
            at += 1;
        }
        found.push(at);
        at += 1;
    }
    Some(found)
}

/// True when the words are labels, one after the other.
fn covered(lost: &[String], allowed: &HashSet<String>) -> bool {
    lost.is_empty()
        || (1..=lost.len())
            .any(|end| allowed.contains(&lost[..end].join(" ")) && covered(&lost[end..], allowed))
}

#[track_caller]
fn compare_folder(folder: &Path) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    // The definitions of terms are no monograph.
    files.retain(|path| !path.ends_with(monograph_card::glossary::NAME));
    files.sort();
    assert!(!files.is_empty());
    let mut failures = Vec::new();
    let mut words = 0;
    for path in &files {
        let source = std::fs::read_to_string(path).unwrap();
        match compare("x", &source) {
            Ok(count) => words += count,
            Err(why) => failures.push(format!("{}: {why}", path.display())),
        }
    }
    println!("{}: {} files, {words} words", folder.display(), files.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn own_data() {
    compare_folder(Path::new("data"));
}

#[test]
fn corpus() {
    let Some(corpus) = super::corpus::folder() else { return };
    for part in ["seed", "sample/newer", "sample/older"] {
        compare_folder(&corpus.join(part));
    }
}

#[test]
fn a_loss_is_noticed() {
    let source =
        with_title("Alpha", "**Usage:** For *bad* pain.\n\n**FAQs:**\n\n* **Q: Why?** A: So.\n");
    assert!(compare("alpha", &source).is_ok());
    let words = tokens(&source, true);
    assert!(words.iter().any(|token| token.text == "bad"));
    // Words that no part has are reported, and so are words out of order.
    let lost =
        |part: &str| run(&words, &vec![false; words.len()], 0, &tokens(part, false)).is_none();
    assert!(lost("For pain"));
    let allowed = HashSet::from(["usage".to_owned()]);
    assert!(!covered(&["bad".to_owned()], &allowed) && covered(&["usage".to_owned()], &allowed));
}

/// A paragraph of odd words.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{2,8}",
        "[1-9]{1,3} mg",
        Just("<1%".to_owned()),
        Just("5*10^9".to_owned()),
        Just("0.5–1 mL".to_owned()),
        Just("**strong words**".to_owned()),
        Just("*E. coli*".to_owned()),
        Just("H<sub>2</sub>O".to_owned()),
        Just("a_b".to_owned()),
        Just("(e.g., x)".to_owned()),
        Just("~5".to_owned()),
        Just("end.  Next".to_owned()),
    ];
    prop::collection::vec(word, 2..12).prop_map(|words| format!("w {}", words.join(" ")))
}

/// Blocks of a section.
fn blocks() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        3 => prose(),
        1 => prop::collection::vec(prose(), 1..4)
            .prop_map(|items| items.iter().map(|item| format!("* {item}\n")).collect::<String>()),
        1 => prop::collection::vec(prose(), 1..3)
            .prop_map(|items| items.iter().map(|item| format!("* **Common:** {item}\n")).collect::<String>()),
        1 => prose().prop_map(|text| format!("**Adults:** {text}")),
        1 => prose().prop_map(|text| format!("Such as:\n\n* {text}\n    * {text}")),
        1 => prose().prop_map(|text| format!("**Note:** {text}")),
        1 => prose().prop_map(|text| format!("1. {text}\n2. {text}")),
        1 => prose().prop_map(|text| format!("* >10 kg: {text}\n* <10 kg: {text}")),
        1 => prose().prop_map(|text| format!("{text}\n---\n{text}")),
        1 => prose().prop_map(|text| format!("> {text}\n> {text}")),
        1 => prose().prop_map(|text| format!("{text}. **Precautions:** {text}")),
    ];
    prop::collection::vec(block, 1..4).prop_map(|blocks| blocks.join("\n\n"))
}

fn section() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "Usage",
        "Dosage",
        "Side Effects",
        "How it Works",
        "Precautions",
        "Travel",
    ]);
    (name, 0..8_usize, blocks()).prop_map(|(name, shape, blocks)| match shape {
        0 => format!("### {name}\n{blocks}"),
        1 => format!("## {name}:\n\n{blocks}"),
        4 => format!("{name}\n------\n{blocks}"),
        5 => format!("## **{name}**\n{blocks}"),
        6 if name != "Travel" => format!("**{name}**\n{blocks}"),
        7 if name != "Travel" => format!("{name}: {blocks}"),
        2 if name != "Travel" => format!("**{name}:** {blocks}"),
        _ if name != "Travel" => format!("**{name}**:\n\n{blocks}"),
        _ => format!("# {name}\n\n{blocks}"),
    })
}

fn faq() -> impl Strategy<Value = String> {
    (0..9_usize, prose(), prose()).prop_map(|(shape, question, answer)| {
        let question = question.replace(['*', '.', '(', ')', ','], "");
        match shape {
            0 => format!("* **Q: {question}?** A: {answer}"),
            1 => format!("* **{question}?** {answer}"),
            2 => format!("* **Q: {question}?**\n    * **A:** {answer}\n    * {answer}"),
            3 => format!("**Q: {question}?**\nA: {answer}\n"),
            4 => format!("#### {question}?\n\n{answer}"),
            5 => format!("Q: {question}?\nA: {answer}"),
            6 => format!("* **Q: {question}?**\n    *A: {answer}"),
            7 => format!("1. **{question}?** {answer}\n   * {answer}"),
            _ => format!("**Q: {question}?**\n\nA: {answer}\n\n{answer}\n"),
        }
    })
}

/// A disclaimer in one of the shapes there are, and what may follow it.
fn disclaimer() -> impl Strategy<Value = String> {
    (0..8_usize, prose()).prop_map(|(shape, text)| match shape {
        0 => format!("**Disclaimer:** {text}"),
        1 => format!("### Disclaimer\n\n{text}\n\n{text}"),
        2 => format!("### Disclaimer: {text}"),
        3 => format!("> **Disclaimer:** {text}"),
        4 => format!("*Disclaimer: {text}*"),
        5 => format!("**Disclaimer:** {text}\n---"),
        6 => format!("{text}. **Disclaimer:** {text}"),
        _ => format!("**Disclaimer:** {text}\n\n{text}\n\n* {text}"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn generated(
        intro in prop::option::of(prose()),
        sections in prop::collection::vec(section(), 0..6),
        faqs in prop::collection::vec(faq(), 0..4),
        after in prop::option::of(prose()),
        disclaimer in prop::option::of(disclaimer()),
    ) {
        let mut body = vec!["# Alpha".to_owned()];
        body.extend(intro);
        body.extend(sections);
        if !faqs.is_empty() {
            body.push("### FAQs".to_owned());
            body.extend(faqs);
        }
        body.extend(after);
        body.extend(disclaimer);
        // Each paragraph is one of a kind, so that no other is taken for it.
        let body_text: String = body
            .join("\n\n")
            .split("w ")
            .enumerate()
            .map(|(at, piece)| if at == 0 { piece.to_owned() } else { format!("w{at} {piece}") })
            .collect();
        let source = with_title("Alpha", &body_text);
        if body.len() > 1 {
            let result = compare("alpha", &source);
            prop_assert!(result.is_ok(), "{}\n{source}", result.unwrap_err());
        }
    }
}

#[test]
fn bold_within_bold_loses_nothing() {
    super::check("****Usage: kept****", "[usage] Usage\n****kept****");
}
