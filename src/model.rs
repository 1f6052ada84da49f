//! The bundle: what the compiler writes and the card reads.
//!
//! The types stand here once and serve both sides, so this file depends on `serde` alone.
//! What always holds:
//!
//! - Text is text. Nothing in the bundle is markup; the card walks the tree and never sets HTML.
//! - The order of the source is the order of the bundle, within each part.
//! - The JSON is small and readable: plain text is a bare string wherever text may be rich, and
//!   rich parts are objects with one key that names them.
//!
//! ```json
//! {"schema": 1, "monographs": [{
//!   "id": "paracetamol", "title": "Paracetamol",
//!   "sections": [{"kind": "usage", "title": "Usage", "blocks": [
//!     "Relieves mild pain.",
//!     {"ul": ["headache", [{"p": ["fever, but ", {"em": "not"}, " in small babies"]}]]}]}],
//!   "faqs": [{"id": "with-food", "question": "With food?", "answer": "With or without."}],
//!   "disclaimer": "Not medical advice.", "note": "AI-generated."}]}
//! ```

mod rich;

use serde::{Deserialize, Serialize};

/// The schema version this crate writes, and the only one it reads.
pub const SCHEMA: u32 = 1;

/// A set of monographs: the whole collection, or a document with a single one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Bundle {
    /// Always [`SCHEMA`]. A reader that finds another number must stop and say so.
    pub schema: u32,
    /// Sorted by `id`.
    pub monographs: Vec<Monograph>,
    /// In a document with a single monograph: the card's markup for it, prerendered. A card shows
    /// it only when it comes from the script's own bundle and the document's hash is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub markup: Option<String>,
}

/// The list of a collection's monographs, without their texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Index {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// Sorted by `id`.
    pub entries: Vec<Entry>,
}

/// What a list shows of a monograph, and what a collection says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The monograph's [`id`](Monograph::id).
    pub id: String,
    /// The monograph's [`title`](Monograph::title).
    pub title: String,
    /// The monograph's [`generic_name`](Monograph::generic_name).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generic_name: Option<String>,
    /// The monograph's [`brand_names`](Monograph::brand_names).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brand_names: Vec<String>,
    /// Whether the monograph's text is [recalled](Monograph::recalled): its document has the notice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recalled: bool,
    /// What the monograph's own document hashes to, as in Subresource Integrity (`sha256-…`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
    /// The monograph's [`provenance`](Monograph::provenance).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<String>,
    /// The monograph's [`reviewed_by`](Monograph::reviewed_by).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<String>,
}

/// Why a monograph's text is not published any more, in the words of who signed it off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Recall {
    /// Since when, `YYYY-MM-DD`.
    pub date: String,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub signed_off_by: String,
}

/// One drug's monograph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Monograph {
    /// The file's slug: the name of the Markdown file without `.md`.
    pub id: String,
    /// The name shown at the head of the card, as the front matter gives it.
    pub title: String,
    /// BCP 47 tag of the language the text is written in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The nonproprietary name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generic_name: Option<String>,
    /// Proprietary names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brand_names: Vec<String>,
    /// The text has been recalled: there is none here, and the reader is told why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recalled: Option<Recall>,
    /// The boxed warning of the label; always in view, above the tabs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boxed_warning: Option<Blocks>,
    /// The sections in the order of the source.
    pub sections: Vec<Section>,
    /// Questions and answers in the order of the source.
    #[serde(default)]
    pub faqs: Vec<Faq>,
    /// The disclaimer; always in view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclaimer: Option<Blocks>,
    /// The note on where the text comes from; always in view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Blocks>,
    /// Where the text comes from, in a word: `ai-generated`, `crowd-sourced`, or the author's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<String>,
    /// Who publishes the monograph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The documents the text was written from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Who reviewed the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<String>,
    /// Date of the last review, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<String>,
    /// Date the next review is due, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_due: Option<String>,
    /// The definitions of the terms that stand in the text as [`Inline::Term`], A to Z: each the
    /// term, strong, and what it means. All are an editor's own words: nothing is defined by guess.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Inlines>,
}

/// A document the text was written from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Source {
    /// The document's name.
    pub document: String,
    /// The section of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Where the document can be read; `http` or `https`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A titled part of a monograph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Section {
    /// What the section is about.
    pub kind: Kind,
    /// The title as the source writes it, without its Markdown and its colon. Empty for text that
    /// stands before the first title.
    pub title: String,
    /// In a combination drug whose source tells of each ingredient apart: the ingredient this
    /// section is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ingredient: Option<String>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// The canonical kinds of section.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What the drug is used for.
    Usage,
    /// How much, how often, how it is taken.
    Dosage,
    /// Unwanted effects.
    SideEffects,
    /// Mechanism of action.
    HowItWorks,
    /// Contraindications, interactions, special groups.
    Precautions,
    /// Prose of an FAQ section that is no question with its answer.
    Faqs,
    /// Anything else, kept under its own title.
    #[default]
    Other,
}

/// A question with its answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Faq {
    /// Slug of the question, unique within the monograph.
    pub id: String,
    /// The question, without a leading `Q:`.
    pub question: Inlines,
    /// The answer, without a leading `A:`. Empty when the source gives none.
    pub answer: Blocks,
    /// The ingredient the question is about; see [`Section::ingredient`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ingredient: Option<String>,
    /// The headings the question stands under, outermost first, as the source writes them, without
    /// Markdown: under `Pregnancy` the question “Is it safe?” asks something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
}

/// A block of text. In JSON a plain paragraph is a bare string; every other block is an object
/// with one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(transform = crate::schema::or_text))]
#[serde(remote = "Self")]
pub enum Block {
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph(Inlines),
    /// A heading within a section; `level` as in the source, 1 to 6.
    #[serde(rename = "heading")]
    Heading {
        /// 1 to 6.
        level: u8,
        /// The heading's text.
        text: Inlines,
    },
    /// A bulleted list.
    #[serde(rename = "ul")]
    Bullets(Vec<Blocks>),
    /// A numbered list.
    #[serde(rename = "ol")]
    Numbers {
        /// The first item's number.
        start: u64,
        /// The items.
        items: Vec<Blocks>,
    },
    /// A table. Every row has as many cells as `head`.
    #[serde(rename = "table")]
    Table {
        /// The column headings.
        head: Vec<Inlines>,
        /// The cells, row by row.
        rows: Vec<Vec<Inlines>>,
    },
    /// A block quotation.
    #[serde(rename = "quote")]
    Quote(Vec<Block>),
    /// Preformatted text.
    #[serde(rename = "code")]
    Code(String),
    /// Blocks under a label of the source, such as a severity group of side effects. The label is
    /// the source's own, colon and all; no severity is ever inferred.
    #[serde(rename = "group")]
    Group {
        /// The label as the source writes it.
        label: Inlines,
        /// What stands under it.
        blocks: Vec<Block>,
        /// What the label itself asks of the reader: `medical-help`, or nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asks: Option<String>,
    },
}

/// A run of text. In JSON plain text is a bare string; every other run is an object with one key.
/// A line feed in plain text is a line break of the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(transform = crate::schema::or_text))]
#[serde(remote = "Self", rename_all = "lowercase")]
pub enum Inline {
    /// Plain text. Never in this form in JSON: there it is a bare string.
    #[serde(skip)]
    Text(String),
    /// Emphasis.
    Em(Inlines),
    /// Strong emphasis.
    Strong(Inlines),
    /// Subscript.
    Sub(Inlines),
    /// Superscript.
    Sup(Inlines),
    /// Code.
    Code(String),
    /// A link; `href` is `http:`, `https:`, `mailto:` or `tel:`.
    Link(Link),
    /// A word of the text that the glossary defines; `href` is `term-` and its index in
    /// [`Monograph::glossary`].
    Term(Link),
}

/// Text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Link {
    /// The target.
    pub href: String,
    /// The text as the source has it.
    pub text: Inlines,
}

/// A line of rich text. In JSON a bare string when it is plain, else an array.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inlines(pub Vec<Inline>);

/// A piece of rich text. In JSON a bare string when it is one plain paragraph, else an array.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blocks(pub Vec<Block>);

impl Inlines {
    /// The text when it is all plain.
    pub fn as_plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Inline::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// The text alone, without its emphasis and targets.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(&self, out: &mut String) {
        for inline in &self.0 {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Em(inner) | Inline::Strong(inner) => inner.push_text(out),
                Inline::Sub(inner) | Inline::Sup(inner) => inner.push_text(out),
                Inline::Link(link) | Inline::Term(link) => link.text.push_text(out),
            }
        }
    }
}

impl Blocks {
    /// The text when it is one plain paragraph.
    pub fn as_plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Block::Paragraph(inlines)] => inlines.as_plain(),
            _ => None,
        }
    }
}

impl From<&str> for Inlines {
    fn from(text: &str) -> Self {
        Inlines(vec![Inline::Text(text.to_owned())])
    }
}

impl From<&str> for Blocks {
    fn from(text: &str) -> Self {
        Blocks(vec![Block::Paragraph(text.into())])
    }
}
