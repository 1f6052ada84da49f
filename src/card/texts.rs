//! The card's own words: labels and short messages, never anything medical.
//!
//! English is compiled in. Other languages arrive as a table of the same keys; a key the table
//! lacks falls back to English, so a half-finished translation still shows every label.

use std::borrow::Cow;

macro_rules! texts {
    ($($variant:ident = $key:literal, $english:literal;)*) => {
        /// A text of the card.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $(#[doc = $english] $variant,)*
        }

        impl Text {
            /// Every text.
            pub const ALL: &[Text] = &[$(Text::$variant,)*];

            /// The key in the language files and the English text.
            pub const fn entry(self) -> (&'static str, &'static str) {
                match self {
                    $(Text::$variant => ($key, $english),)*
                }
            }
        }
    };
}

texts! {
    Usage = "usage", "Usage";
    Dosage = "dosage", "Dosage";
    SideEffects = "side-effects", "Side effects";
    HowItWorks = "how-it-works", "How it works";
    Precautions = "precautions", "Precautions";
    Faqs = "faqs", "FAQs";
    Other = "other", "More information";
    Contents = "contents", "On this card";
    Sections = "sections", "Sections";
    GenericName = "generic-name", "Generic name";
    BrandNames = "brand-names", "Brand names";
    BoxedWarning = "boxed-warning", "Boxed warning";
    Recalled = "recalled", "This text has been recalled";
    RecalledOn = "recalled-on", "The text was recalled on {date} and is not shown.";
    SignedOffBy = "signed-off-by", "Signed off by {name}";
    ReviewOverdue = "review-overdue", "Review overdue: this text was due for review on {date}";
    Disclaimer = "disclaimer", "Disclaimer";
    Provenance = "provenance", "About this text";
    AiGenerated = "ai-generated", "AI-generated, not clinically reviewed";
    AiReviewed = "ai-reviewed", "AI-generated, reviewed by {name}";
    CrowdSourced = "crowd-sourced", "Crowd-sourced, not clinically reviewed";
    ReviewedBy = "reviewed-by", "Reviewed by {name}";
    LastReview = "last-review", "Last review: {date}";
    NextReview = "next-review", "Next review due: {date}";
    Sources = "sources", "Sources";
    PublishedBy = "published-by", "Published by {name}";
    Glossary = "glossary", "Words explained";
    Find = "find", "Find in this text";
    Smaller = "smaller", "Smaller text";
    Larger = "larger", "Larger text";
}

/// The parts as one text. The standard library's `concat` and `join` bring code for separators of every
/// length into the module.
pub fn joined(parts: &[&str]) -> String {
    let mut all = String::new();
    for part in parts {
        all.push_str(part);
    }
    all
}

/// The names with a comma between each two.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for (n, name) in names.into_iter().enumerate() {
        if n > 0 {
            all.push_str(", ");
        }
        all.push_str(name);
    }
    all
}

/// The texts in one language.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    translated: Vec<Option<String>>,
}

impl Texts {
    /// The texts that `lookup` has for their keys; English for the rest.
    pub fn translated(lookup: impl Fn(&str) -> Option<String>) -> Self {
        Texts { translated: Text::ALL.iter().map(|text| lookup(text.entry().0)).collect() }
    }

    /// The text.
    pub fn get(&self, text: Text) -> Cow<'static, str> {
        match self.translated.get(text as usize) {
            Some(Some(translated)) => translated.clone().into(),
            _ => text.entry().1.into(),
        }
    }

    /// What stands before and after the text's one placeholder, such as `{date}`.
    pub fn around(&self, text: Text) -> (String, String) {
        let template = self.get(text);
        let (before, rest) = template.split_once('{').unwrap_or((&template, ""));
        (before.to_owned(), rest.split_once('}').unwrap_or_default().1.to_owned())
    }

    /// The text with its one placeholder filled in.
    pub fn fill(&self, text: Text, value: &str) -> String {
        let (before, after) = self.around(text);
        joined(&[&before, value, &after])
    }
}
