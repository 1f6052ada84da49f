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
    InvalidGlossary "invalid-glossary" Error
        "`glossary.md` holds an item that defines no term, or a term for the second time."
    InvalidRecalls "invalid-recalls" Error
        "`recalls.json` cannot be read, or recalls a monograph that is not there."
    Recalled "recalled" Info
        "`recalls.json` recalls the monograph: the card shows the notice and none of its text."
    Unreadable "unreadable" Error
        "The file cannot be read; the message gives the system's reason."
    NotUtf8 "not-utf8" Error
        "The file is not UTF-8 text; save it as UTF-8."
    TooLarge "too-large" Error
        "The file, or a part of it, is beyond the size or the nesting a monograph can have; split it."
    InvalidId "invalid-id" Error
        "A file is named by its monograph's id: lower-case letters a to z, digits, hyphens and underscores, then `.md`; not by a device of Windows, such as `con`."
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
    ReviewDates "review-dates" Warning
        "`reviewed_on` lies in the future, or `review_due` before `reviewed_on`."
    AiWithoutDisclaimer "ai-without-disclaimer" Warning
        "The text is said to be AI-generated or crowd-sourced, and no disclaimer goes with it."

    UnusedTerm "unused-term" Info
        "The front matter's `glossary` defines a term that the text does not have, in none of the forms given."
    UnreadKey "unread-key" Warning
        "A front matter key is not read: it stands for the second time, or is nearly a known one, such as `boxed_warnings`."
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
        "The section's title is none of the known ones; it is kept under its own title, or, where it is a label that nearly is one (`**Dosgae:**`), as text."
    MissingDisclaimer "missing-disclaimer" Warning
        "There is no disclaimer, neither in the file nor in `monographs.toml`."
    RepeatedFaq "repeated-faq" Warning
        "The same question is asked twice."
    FaqWithoutAnswer "faq-without-answer" Warning
        "A question has no answer."

    // Text
    ControlCharacter "control-character" Error
        "A character that cannot be seen (bidirectional control, zero width) can make text read other than it is; delete it."
    ReplacementCharacter "replacement-character" Warning
        "The character U+FFFD, or one of private use, stands where the text was damaged by a wrong encoding or font; write what belongs there."
    NotNfc "not-nfc" Warning
        "The text is not in Unicode's composed form (NFC), so that searches miss it; `--fix` mends it."
    FinalNewline "final-newline" Info
        "The last line does not end in a line feed; `--fix` adds it."
    UnbalancedEmphasis "unbalanced-emphasis" Warning
        "A `*` or `_` opens or closes no emphasis and shows as it stands; escape it (`\\*`) or balance it."
    ListNumbers "list-numbers" Warning
        "An item of a numbered list is written with another number than the one it shows with."
    Unsupported "unsupported" Warning
        "A Markdown construct that a card cannot show, such as an image; its text is kept."
    UnsafeLink "unsafe-link" Warning
        "A link's target is none of `http:`, `https:`, `mailto:` and `tel:`; its text is kept without the link."

    // Medication-safety notation
    TrailingZero "trailing-zero" Warning
        "A dose ends in a zero after the decimal point (`1.0 mg`) and reads as ten times as much when the point is missed; source: ISMP list of error-prone abbreviations, Joint Commission \"Do Not Use\" list, BNF prescription writing."
    NakedDecimal "naked-decimal" Warning
        "A dose starts with its decimal point (`.5 mg`) and reads as a whole number when the point is missed; source: ISMP list, Joint Commission \"Do Not Use\" list, BNF prescription writing, NHS content guide."
    UnitsAbbreviated "units-abbreviated" Warning
        "`U` or `IU` stands for units and reads as a 0, a 4, `cc`, `IV` or 10; source: ISMP list, Joint Commission \"Do Not Use\" list, BNF prescription writing."
    DailyAbbreviated "daily-abbreviated" Warning
        "`QD`, `QOD`, `OD` or the like stands for a frequency and reads as another one, or as the right eye; source: ISMP list, Joint Commission \"Do Not Use\" list."
    MorphineMagnesium "morphine-magnesium" Warning
        "`MS`, `MSO4` or `MgSO4` can mean morphine sulfate or magnesium sulfate; source: ISMP list, Joint Commission \"Do Not Use\" list."
    MicrogramSign "microgram-sign" Warning
        "`µg` reads as `mg`, a thousand times as much; source: ISMP list, BNF prescription writing, NHS content guide."
    MicrogramAbbreviated "microgram-abbreviated" Warning
        "`mcg` stands for micrograms; source: NHS content guide (A to Z of health writing), BNF prescription writing."
    NanogramAbbreviated "nanogram-abbreviated" Warning
        "`ng` or `nanog` stands for nanograms and reads as `mg` or as a nasogastric tube; source: ISMP list, BNF prescription writing."
    CubicCentimetre "cubic-centimetre" Warning
        "`cc` stands for a volume and reads as `u` or as zeros; source: ISMP list, BNF prescription writing."
    SubcutaneousAbbreviated "subcutaneous-abbreviated" Warning
        "`SC`, `SQ` or `sub q` stands for a route and reads as `SL`, as \"5 every\" or as \"every\"; source: ISMP list."
    BedtimeAbbreviated "bedtime-abbreviated" Warning
        "`hs`, `qhs`, `qn` or `BT` stands for bedtime and reads as half-strength, as every hour or as twice daily; source: ISMP list."
    DischargeAbbreviated "discharge-abbreviated" Warning
        "`D/C` can mean discharge or discontinue; source: ISMP list."
    WeeklyAbbreviated "weekly-abbreviated" Warning
        "`BIW` or `TIW` stands for a number of times a week and reads as times a day; source: ISMP list."
    EyeEarAbbreviated "eye-ear-abbreviated" Warning
        "`OD`, `OS`, `OU`, `AD`, `AS` or `AU` stands for an eye or an ear, and one reads as the other; source: ISMP list."
    RouteAbbreviated "route-abbreviated" Warning
        "`IN`, `IT`, `IJ`, `NAS` or `per os` stands for a route and reads as another one; source: ISMP list."
    ClockAbbreviated "clock-abbreviated" Warning
        "`q6PM` and the like stand for a time of day and read as a number of hours; source: ISMP list."
    SlidingScaleAbbreviated "sliding-scale-abbreviated" Warning
        "`SSI` or `SSRI` beside insulin stands for a sliding scale and reads as another insulin or as an antidepressant; source: ISMP list."
    AsDirectedAbbreviated "as-directed-abbreviated" Warning
        "`UD` stands for \"as directed\" and reads as a unit dose; source: ISMP list."
    OrangeJuiceAbbreviated "orange-juice-abbreviated" Warning
        "`OJ` stands for orange juice and reads as an eye; source: ISMP list."
    DrugNameAbbreviated "drug-name-abbreviated" Warning
        "A drug's name is abbreviated or cut short (`HCTZ`, `MTX`) and reads as another drug; source: ISMP list, BNF prescription writing."
    JoinedUnit "joined-unit" Warning
        "A number runs into its unit (`10mg`), whose first letter reads as one or two zeros; source: ISMP list."
    SpacedUnit "spaced-unit" Info
        "A space parts a number from its unit (`10 mg`); source: NHS content guide (numbers and measurements)."
    JoinedName "joined-name" Warning
        "A drug's name runs into its dose (`Inderal40 mg`), and its last letter reads as a digit; source: ISMP list."
    MissingComma "missing-comma" Warning
        "A dose of 1,000 or more has no comma, and its zeros are miscounted; source: ISMP list, NHS content guide (numbers and measurements)."
    LargeNumberAbbreviated "large-number-abbreviated" Warning
        "`M`, `MM` or `K` stands for a million or a thousand and reads as the other; source: ISMP list."
    UnitFullStop "unit-full-stop" Warning
        "A full stop follows a unit (`mg.`) and reads as the digit 1; source: ISMP list."
    LitreLetter "litre-letter" Info
        "A lower-case `l` stands for the litre (`ml`) and reads as the digit 1; source: ISMP list."
    RatioStrength "ratio-strength" Warning
        "A strength is given as a ratio (`1:1,000`), whose zeros are miscounted; source: ISMP list, BNF prescription writing."
    TabletFraction "tablet-fraction" Warning
        "A part of a tablet is given as a fraction (`1/2 tablet`) and reads as two whole numbers; source: ISMP list."
    RomanDose "roman-dose" Warning
        "A dose is given in Roman numerals, which read as letters or other numbers; source: ISMP list."
    DurationAbbreviated "duration-abbreviated" Warning
        "`x3d` or `x1` stands for a duration and reads as a number of doses or of days; source: ISMP list."
    ComparisonSign "comparison-sign" Info
        "`<` or `>` stands before a number, is taken for its opposite, or reads as a digit; source: ISMP list."
    SlashBetweenDoses "slash-between-doses" Info
        "A slash parts two doses (`25 units/10 units`) and reads as the digit 1; source: ISMP list."
    AtSign "at-sign" Info
        "`@` stands for \"at\" and reads as a 2; source: ISMP list."
    AndSign "and-sign" Info
        "`&` or `+` stands for \"and\" and reads as a 2 or a 4; source: ISMP list, NHS content guide (A to Z of health writing)."
    HourSign "hour-sign" Warning
        "A degree sign stands for hours (`q4°`) and reads as a zero; source: ISMP list."
    ZeroSign "zero-sign" Info
        "A struck-through zero stands for none and reads as a digit; source: ISMP list."
    ArrowSign "arrow-sign" Info
        "An arrow stands for more or less and is taken for its opposite or for a digit; source: ISMP list."
    PoundSign "pound-sign" Info
        "`#` stands for pounds of weight and reads as the mark of a number; source: ISMP list."
    ApothecarySign "apothecary-sign" Warning
        "An apothecary unit (dram, minim, grain) stands where a metric one belongs and is mistaken for it or for a digit; source: ISMP list, Joint Commission."
    LatinAbbreviated "latin-abbreviated" Warning
        "A Latin abbreviation (`bd`, `prn`) stands for a direction that a reader may not know; source: BNF prescription writing (directions in English, without abbreviation)."
    AvoidableDecimal "avoidable-decimal" Info
        "A decimal can be avoided with a smaller unit (`0.5g`), and its point can be missed; source: BNF prescription writing."

    // Plain language
    ReadingGrade "reading-grade" Info
        "The section's Flesch-Kincaid grade is above the limit `reading_grade`, and shorter sentences and words help; source: Kincaid et al., Derivation of New Readability Formulas, 1975."
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
