//! A monograph in JSON, byte for byte as `serde_json` writes it, in less time: that looks at each
//! byte of a text by itself, and hardly a text has one to escape.
//!
//! What always holds: what has text in it is taken apart with all its fields, so that the compiler
//! names one that is forgotten here; all else is `serde_json`'s, and the tests compare the two.

use serde::Serialize;
use serde_json::Result;

use crate::model::{Block, Blocks, Faq, Inline, Inlines, Link, Monograph, Section};

/// What is written here.
pub(super) trait Json {
    /// Adds it to `out`.
    fn write(&self, out: &mut Vec<u8>) -> Result<()>;
}

/// What is left to `serde_json`.
pub(super) struct Other<T>(pub(super) T);

impl<T: Serialize> Json for Other<T> {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        serde_json::to_writer(out, &self.0)
    }
}

impl Json for str {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        if !is_plain(self.as_bytes()) {
            return Other(self).write(out);
        }
        out.reserve(self.len() + 2);
        out.push(b'"');
        out.extend_from_slice(self.as_bytes());
        out.push(b'"');
        Ok(())
    }
}

/// Whether nothing in a text is to be escaped.
fn is_plain(text: &[u8]) -> bool {
    // Without an early end within a chunk, so that its bytes are looked at together.
    fn all(bytes: &[u8]) -> bool {
        let plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
        bytes.iter().fold(true, |all, &byte| all & plain(byte))
    }
    match text.last_chunk::<16>() {
        // What is left of a text by its chunks is looked at with some that was.
        Some(last) => all(last) && text.as_chunks::<16>().0.iter().all(|chunk| all(chunk)),
        None => all(text),
    }
}

impl Json for String {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        self.as_str().write(out)
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        out.push(b'[');
        for (n, item) in self.iter().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            item.write(out)?;
        }
        out.push(b']');
        Ok(())
    }
}

/// The fields of an object, as far as they could be written.
pub(super) struct Fields<'o> {
    out: &'o mut Vec<u8>,
    so_far: Result<()>,
}

impl Fields<'_> {
    pub(super) fn add(&mut self, key: &str, value: &(impl Json + ?Sized)) -> &mut Self {
        if self.so_far.is_ok() {
            if self.out.last() != Some(&b'{') {
                self.out.push(b',');
            }
            self.so_far = pair(self.out, key, value);
        }
        self
    }

    /// How long the object is so far.
    pub(super) fn length(&self) -> usize {
        self.out.len()
    }

    pub(super) fn add_some<T: Json>(&mut self, key: &str, value: &Option<T>) -> &mut Self {
        match value {
            Some(value) => self.add(key, value),
            None => self,
        }
    }

    pub(super) fn add_any<T: Serialize>(&mut self, key: &str, values: &[T]) -> &mut Self {
        if values.is_empty() { self } else { self.add(key, &Other(values)) }
    }
}

fn pair(out: &mut Vec<u8>, key: &str, value: &(impl Json + ?Sized)) -> Result<()> {
    key.write(out)?;
    out.push(b':');
    value.write(out)
}

/// An object with these fields.
pub(super) fn object(out: &mut Vec<u8>, fields: impl FnOnce(&mut Fields<'_>)) -> Result<()> {
    out.push(b'{');
    let mut all = Fields { out, so_far: Ok(()) };
    fields(&mut all);
    all.so_far?;
    out.push(b'}');
    Ok(())
}

/// An object with one key.
fn one(out: &mut Vec<u8>, key: &str, value: &impl Json) -> Result<()> {
    out.push(b'{');
    pair(out, key, value)?;
    out.push(b'}');
    Ok(())
}

/// An object with one key and an object in it.
fn tagged(out: &mut Vec<u8>, key: &str, fields: impl FnOnce(&mut Fields<'_>)) -> Result<()> {
    out.push(b'{');
    key.write(out)?;
    out.push(b':');
    object(out, fields)?;
    out.push(b'}');
    Ok(())
}

impl Json for Monograph {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        #[rustfmt::skip]
        let Monograph {
            id, title, lang, generic_name, brand_names, recalled, boxed_warning, sections, faqs,
            disclaimer, note, provenance, publisher, sources, reviewed_by, reviewed_on, review_due,
            glossary,
        } = self;
        object(out, |it| {
            it.add("id", id).add("title", title).add_some("lang", lang);
            it.add_some("generic_name", generic_name).add_any("brand_names", brand_names);
            it.add_some("recalled", &recalled.as_ref().map(Other));
            it.add_some("boxed_warning", boxed_warning);
            it.add("sections", sections).add("faqs", faqs);
            it.add_some("disclaimer", disclaimer).add_some("note", note);
            it.add_some("provenance", provenance).add_some("publisher", publisher);
            it.add_any("sources", sources).add_some("reviewed_by", reviewed_by);
            it.add_some("reviewed_on", reviewed_on).add_some("review_due", review_due);
            it.add_any("glossary", glossary);
        })
    }
}

impl Json for Section {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        let Section { kind, title, ingredient, blocks } = self;
        object(out, |it| {
            it.add("kind", &Other(kind)).add("title", title);
            it.add_some("ingredient", ingredient).add("blocks", blocks);
        })
    }
}

impl Json for Faq {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        let Faq { id, question, answer, ingredient, under } = self;
        object(out, |it| {
            it.add("id", id).add("question", question).add("answer", answer);
            it.add_some("ingredient", ingredient).add_any("under", under);
        })
    }
}

impl Json for Blocks {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        match self.as_plain() {
            Some(text) => text.write(out),
            None => self.0.write(out),
        }
    }
}

impl Json for Inlines {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        match self.as_plain() {
            Some(text) => text.write(out),
            None => self.0.write(out),
        }
    }
}

impl Json for Block {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        match self {
            Block::Paragraph(text) => match text.as_plain() {
                Some(text) => text.write(out),
                None => one(out, "p", text),
            },
            Block::Heading { level, text } => tagged(out, "heading", |it| {
                it.add("level", &Other(level)).add("text", text);
            }),
            Block::Bullets(items) => one(out, "ul", items),
            Block::Numbers { start, items } => tagged(out, "ol", |it| {
                it.add("start", &Other(start)).add("items", items);
            }),
            Block::Table { head, rows } => tagged(out, "table", |it| {
                it.add("head", head).add("rows", rows);
            }),
            Block::Quote(blocks) => one(out, "quote", blocks),
            Block::Code(text) => one(out, "code", text),
            Block::Group { label, blocks, asks } => tagged(out, "group", |it| {
                it.add("label", label).add("blocks", blocks).add_some("asks", asks);
            }),
        }
    }
}

impl Json for Inline {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        match self {
            Inline::Text(text) => text.write(out),
            Inline::Em(inner) => one(out, "em", inner),
            Inline::Strong(inner) => one(out, "strong", inner),
            Inline::Sub(inner) => one(out, "sub", inner),
            Inline::Sup(inner) => one(out, "sup", inner),
            Inline::Code(text) => one(out, "code", text),
            Inline::Link(link) => one(out, "link", link),
            Inline::Term(link) => one(out, "term", link),
        }
    }
}

impl Json for Link {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        let Link { href, text } = self;
        object(out, |it| {
            it.add("href", href).add("text", text);
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Recall, Source};

    #[track_caller]
    fn check(value: &(impl Json + Serialize + ?Sized)) {
        let mut found = Vec::new();
        value.write(&mut found).unwrap();
        let expected = serde_json::to_string(value).unwrap();
        assert_eq!(String::from_utf8(found).unwrap(), expected);
    }

    #[test]
    fn texts_are_escaped_alike() {
        check("");
        check("plain, é, \u{7f}, \u{2028} and / as they are");
        for c in (0..0x80).filter_map(char::from_u32) {
            check(&format!("{c}"));
            check(&format!("twenty letters and so on, then one more {c} and an end"));
        }
    }

    #[test]
    fn every_part_is_written_alike() {
        let some = |text: &str| Some(text.to_owned());
        let rich = || {
            let inner = || Inlines::from("in \"it\"");
            let link = || Link { href: "https://a.example/?b".into(), text: inner() };
            Inlines(vec![
                Inline::Text("a\n".into()),
                Inline::Em(inner()),
                Inline::Strong(Inlines(vec![Inline::Sub(inner()), Inline::Sup(inner())])),
                Inline::Code("x\\y".into()),
                Inline::Link(link()),
                Inline::Term(link()),
            ])
        };
        let blocks = || {
            vec![
                Block::Paragraph("plain".into()),
                Block::Paragraph(rich()),
                Block::Paragraph(Inlines::default()),
                Block::Heading { level: 3, text: rich() },
                Block::Bullets(vec![Blocks::from("one"), Blocks::default()]),
                Block::Numbers { start: 7, items: vec![Blocks(vec![Block::Quote(Vec::new())])] },
                Block::Table { head: vec![rich()], rows: vec![vec!["b".into()], Vec::new()] },
                Block::Quote(vec![Block::Code("c\td".into())]),
                Block::Group { label: "e:".into(), blocks: Vec::new(), asks: some("medical-help") },
                Block::Group {
                    label: rich(),
                    blocks: vec![Block::Paragraph("f".into())],
                    asks: None,
                },
            ]
        };
        let faq = Faq { id: "a".into(), question: rich(), ..Faq::default() };
        let section = Section { kind: Kind::SideEffects, title: "S".into(), ..Section::default() };
        let recalled = Recall { reason: "b \"c\"".into(), ..Recall::default() };
        let source = Source { document: "d".into(), section: some("e"), url: None };
        check(&Monograph::default());
        check(&Monograph {
            id: "a".into(),
            title: "A \"b\"".into(),
            lang: some("en"),
            generic_name: some("é"),
            brand_names: vec!["B".into(), "C\n".into()],
            recalled: Some(recalled),
            boxed_warning: Some(Blocks(blocks())),
            sections: vec![
                section.clone(),
                Section { ingredient: some("i"), blocks: blocks(), ..section },
            ],
            faqs: vec![
                faq.clone(),
                Faq { answer: Blocks(blocks()), ingredient: some("j"), ..faq.clone() },
                Faq { under: vec!["A".into(), "b \"c\"".into()], ..faq },
            ],
            disclaimer: Some("ask".into()),
            note: Some(Blocks(blocks())),
            provenance: some("own"),
            publisher: some("P"),
            sources: vec![source],
            reviewed_by: some("R"),
            reviewed_on: some("2026-01-01"),
            review_due: some("2027-01-01"),
            glossary: vec![rich()],
        });
    }
}
