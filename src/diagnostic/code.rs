//! The table of codes: name, default level, and help, each in one place.
//!
//! What always holds: names are kebab-case, unique, and never reused for another meaning, since
//! authors write them into `monographs.toml`. New codes go at the end of their group.

use std::fmt;

use super::Level;

macro_rules! codes {
    ($($variant:ident $name:literal $level:ident $help:literal)*) => {
        /// What kind of finding a diagnostic is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $help] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name in messages and settings.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The level where the settings say nothing.
            pub const fn level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)* }
            }

            /// What it means and what to do, in one sentence.
            pub const fn help(self) -> &'static str {
                match self { $(Code::$variant => $help,)* }
            }
        }
    };
}

codes! {
    // The settings and the files as a whole
    InvalidSettings "invalid-settings" Error
        "`monographs.toml` holds a key or a value that is not known; the message names the nearest one that is."
    Unreadable "unreadable" Error
        "The file cannot be read; the message gives the system's reason."
    NotUtf8 "not-utf8" Error
        "The file is not UTF-8 text; save it as UTF-8."
    TooLarge "too-large" Error
        "The file, or a part of it, is beyond the size or the nesting a monograph can have; split it."
    InvalidId "invalid-id" Error
        "A file is named by its monograph's id: lower-case letters a to z, digits, hyphens and underscores, then `.md`."
    IdMismatch "id-mismatch" Error
        "The front matter's `id` differs from the name of the file; the name is what counts, so change or remove the `id`."
    DuplicateId "duplicate-id" Error
        "Two files have the same name, and so the same id; rename one."
    DuplicateTitle "duplicate-title" Warning
        "Two monographs have the same title, and readers cannot tell them apart in a list."

    // Front matter
    InvalidFrontMatter "invalid-front-matter" Error
        "The front matter, between two lines `---` at the top of the file, is missing or cannot be read as YAML."
    MissingTitle "missing-title" Error
        "The front matter needs a `title`."
    OddTitle "odd-title" Warning
        "The title is no plain text of YAML and is read as it stands; put it in quotes."
    InvalidValue "invalid-value" Error
        "A front matter key holds a value it cannot have, such as a date that is not `YYYY-MM-DD`."
    TitleLostDigit "title-lost-digit" Warning
        "The title seems to have lost a digit or its end, as in `Omega-` for `Omega-3`."
    MissingSources "missing-sources" Warning
        "No `sources` in the front matter say what the text was written from."
    MissingReview "missing-review" Info
        "No `reviewed_on` in the front matter says when someone qualified read the text."
    OverdueReview "overdue-review" Warning
        "The date in `review_due` has passed."

    FrontMatterOrder "front-matter-order" Info
        "The front matter's keys are not in their usual order; `--fix` sorts them."

    // Structure
    NoMonograph "no-monograph" Error
        "The file holds no monograph: no text, or none that belongs to one."
    Refusal "refusal" Error
        "The file holds a text generator's refusal, or the request made to it, in place of a monograph."
    RefusalInside "refusal-inside" Warning
        "A sentence reads like a text generator's refusal, or like the request made to it."
    MissingSection "missing-section" Warning
        "A section every monograph has is not there: usage, side effects, or FAQs."
    OtherTitle "other-title" Warning
        "The first heading differs from the front matter's `title`; it is kept as text."
    EmptySection "empty-section" Warning
        "A section has a title and no text."
    UnknownSection "unknown-section" Info
        "The section's title is none of the known ones; it is kept under its own title."
    MissingDisclaimer "missing-disclaimer" Warning
        "There is no disclaimer, neither in the file nor in `monographs.toml`."
    RepeatedFaq "repeated-faq" Warning
        "The same question is asked twice."
    FaqWithoutAnswer "faq-without-answer" Warning
        "A question has no answer."

    // Text
    ControlCharacter "control-character" Error
        "A character that cannot be seen (bidirectional control, zero width) can make text read other than it is; delete it."
    NotNfc "not-nfc" Warning
        "The text is not in Unicode's composed form (NFC), so that searches miss it; `--fix` mends it."
    FinalNewline "final-newline" Info
        "The last line does not end in a line feed; `--fix` adds it."
    UnbalancedEmphasis "unbalanced-emphasis" Warning
        "A `*` or `_` opens or closes no emphasis and shows as it stands; escape it (`\\*`) or balance it."
    Unsupported "unsupported" Warning
        "A Markdown construct that a card cannot show, such as an image; its text is kept."
    UnsafeLink "unsafe-link" Warning
        "A link's target is none of `http:`, `https:`, `mailto:` and `tel:`; its text is kept without the link."

    // Medication-safety notation

    // Plain language
    ReadingGrade "reading-grade" Info
        "The section's Flesch-Kincaid grade is above the limit `reading_grade`; shorter sentences and words help."
    LongSentence "long-sentence" Info
        "A sentence has more words than the limit `sentence_words`."
}

impl Code {
    /// The code of this name.
    pub fn find(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unique() {
        for code in Code::ALL {
            let name = code.as_str();
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            assert_eq!(Code::find(name), Some(*code), "{name}");
        }
    }

    #[test]
    fn help_is_one_sentence() {
        for code in Code::ALL {
            assert!(code.help().ends_with('.'), "{code}");
        }
    }
}
