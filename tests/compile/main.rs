//! What the compiler makes of a Markdown file, one module per feature.
//!
//! A check gives a source and what it becomes, written as [`show`] does: one line for each section,
//! block, question and answer, so that an expectation reads like an outline.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bullets;
mod corpus;
mod diagnostics;
mod disclaimer;
mod faqs;
mod fence;
mod front_matter;
mod groups;
mod headings;
mod hostile;
mod ingredients;
mod inline;
mod labels;
mod languages;
mod lines;
mod passages;
mod speed;
mod tables;
mod words;

use monograph_card::compile::{Compiled, compile};
use monograph_card::diagnostic::Code;
use monograph_card::model::{Block, Blocks, Inline, Inlines, Monograph};
use monograph_card::settings::Settings;

/// Front matter without a warning, with this title.
fn with_title(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nsources: Label\nreviewed_on: 2026-01-31\n---\n\n{body}")
}

/// A body under the title `Alpha`.
fn under_alpha(body: &str) -> String {
    with_title("Alpha", body)
}

fn compiled(source: &str) -> Compiled<'_> {
    compile("alpha", source, &Settings::default())
}

#[track_caller]
fn monograph(source: &str) -> Monograph {
    let compiled = compiled(source);
    compiled.monograph.unwrap_or_else(|| panic!("no monograph: {:?}", compiled.diagnostics))
}

/// Checks what the body of `Alpha` becomes.
#[track_caller]
fn check(body: &str, expected: &str) {
    check_titled("Alpha", body, expected);
}

/// Checks what the body of a monograph with this title becomes.
#[track_caller]
fn check_titled(title: &str, body: &str, expected: &str) {
    let found = show(&monograph(&with_title(title, body)));
    let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let (found, expected) = (lines(&found), lines(expected));
    assert_eq!(found.trim(), expected.trim(), "\nfound:\n{found}\n");
}

/// The codes of a source's diagnostics, with the text they point at.
fn codes(source: &str) -> Vec<(Code, &str)> {
    let found = compiled(source).diagnostics;
    found.into_iter().map(|found| (found.code, &source[found.span])).collect()
}

fn show(monograph: &Monograph) -> String {
    let mut out = String::new();
    if let Some(name) = &monograph.generic_name {
        out += &format!("generic name: {name}\n");
    }
    if let Some(text) = &monograph.boxed_warning {
        out += &format!("boxed warning: {}\n", rich(text));
    }
    for section in &monograph.sections {
        let kind = serde_json::to_value(section.kind).unwrap();
        out += &format!("[{}] {}", kind.as_str().unwrap(), section.title);
        if let Some(ingredient) = &section.ingredient {
            out += &format!(" <{ingredient}>");
        }
        out.push('\n');
        for block in &section.blocks {
            out += &format!("  {}\n", show_block(block));
        }
    }
    for faq in &monograph.faqs {
        out += &format!("Q {}", inlines(&faq.question));
        if let Some(ingredient) = &faq.ingredient {
            out += &format!(" <{ingredient}>");
        }
        for heading in &faq.under {
            out += &format!(" < {heading}");
        }
        out += &format!("\nA {}\n", rich(&faq.answer));
    }
    for (name, part) in [("disclaimer", &monograph.disclaimer), ("note", &monograph.note)] {
        if let Some(text) = part {
            out += &format!("{name}: {}\n", rich(text));
        }
    }
    out
}

fn rich(blocks: &Blocks) -> String {
    blocks.0.iter().map(show_block).collect::<Vec<_>>().join(" | ")
}

fn show_block(block: &Block) -> String {
    let items = |items: &[Blocks]| {
        items.iter().map(|item| format!("• {}", rich(item))).collect::<Vec<_>>().join(" ")
    };
    let row = |cells: &[Inlines]| cells.iter().map(inlines).collect::<Vec<_>>().join(" / ");
    match block {
        Block::Paragraph(text) => inlines(text),
        Block::Heading { level, text } => format!("h{level} {}", inlines(text)),
        Block::Bullets(list) => items(list),
        Block::Numbers { start, items: list } => format!("from {start} {}", items(list)),
        Block::Table { head, rows } => {
            let rows: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
            format!("table {} // {}", row(head), rows.join(" // "))
        }
        Block::Quote(blocks) => {
            format!("> {}", blocks.iter().map(show_block).collect::<Vec<_>>().join(" | "))
        }
        Block::Code(text) => format!("code {text:?}"),
        Block::Group { label, blocks, asks } => {
            let inner: Vec<String> = blocks.iter().map(show_block).collect();
            let urgent = if asks.is_some() { "!" } else { "" };
            format!("({urgent}{} {})", inlines(label), inner.join(" | "))
        }
    }
}

fn inlines(text: &Inlines) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.replace('\n', "⏎"),
        Inline::Em(inner) => format!("*{}*", inlines(inner)),
        Inline::Strong(inner) => format!("**{}**", inlines(inner)),
        Inline::Sub(inner) => format!("_{{{}}}", inlines(inner)),
        Inline::Sup(inner) => format!("^{{{}}}", inlines(inner)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Link(link) => format!("[{}]({})", inlines(&link.text), link.href),
        Inline::Term(term) => format!("[{}|{}]", inlines(&term.text), term.href),
    };
    text.0.iter().map(one).collect()
}
