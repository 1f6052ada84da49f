//! What the publisher has settled for a whole collection: levels, notation, default texts.
//!
//! The settings come from `monographs.toml` beside the sources and from the command line; reading
//! them is the caller's affair. What always holds: there is no clock here. `today` is given or it
//! is not, so that the same sources and settings make the same bundle on any day.

mod date;
mod file;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use date::{Date, InvalidDate};
pub use file::{NAME as FILE_NAME, nearest};

use crate::diagnostic::{Code, Level};
use crate::glossary::Glossary;
use crate::recalls::Recalls;

/// What the publisher has settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Levels other than the codes' own; `None` silences a code.
    pub levels: BTreeMap<Code, Option<Level>>,
    /// Which rules of medication-safety notation hold.
    pub notation: Profile,
    /// Who publishes the monographs.
    pub publisher: Option<String>,
    /// Where the pages will stand; `http` or `https`, without a final slash.
    pub base_url: Option<String>,
    /// The disclaimer of monographs that have none; plain text.
    pub disclaimer: Option<String>,
    /// The note of monographs that have none; plain text.
    pub note: Option<String>,
    /// The Flesch-Kincaid grade above which a section is reported.
    pub reading_grade: f64,
    /// The number of words above which a sentence is reported.
    pub sentence_words: usize,
    /// The terms that the collection defines, from each source's folder.
    pub glossaries: Vec<Glossary>,
    /// The monographs whose text must not be shown, from each source's folder, with the list's path.
    pub recalls: Vec<(Arc<str>, Recalls)>,
    /// The day that reviews are compared with. Without it no review is overdue.
    pub today: Option<Date>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            levels: BTreeMap::new(),
            notation: Profile::default(),
            publisher: None,
            base_url: None,
            disclaimer: None,
            note: None,
            reading_grade: 12.0,
            sentence_words: 40,
            glossaries: Vec::new(),
            recalls: Vec::new(),
            today: None,
        }
    }
}

impl Settings {
    /// The level of a code: as set, else its own; `None` when it is silenced.
    pub fn level(&self, code: Code) -> Option<Level> {
        self.levels.get(&code).copied().unwrap_or(Some(code.level()))
    }

    /// The same with every code silenced that is below `least`, so that nobody looks for it.
    pub fn heeding(&self, least: Level) -> Settings {
        let mut settings = self.clone();
        for &code in Code::ALL {
            if self.level(code).is_some_and(|level| level < least) {
                settings.levels.insert(code, None);
            }
        }
        settings
    }
}

/// A set of rules of medication-safety notation. The sets disagree, so one is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The list of the Institute for Safe Medication Practices: `10 mg`, `mcg`.
    #[default]
    Ismp,
    /// The style of the National Health Service: `10mg`, `microgram`.
    Nhs,
    /// No rules.
    None,
}

impl Profile {
    /// Every profile.
    pub const ALL: &'static [Profile] = &[Profile::Ismp, Profile::Nhs, Profile::None];

    /// The word in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Profile::Ismp => "ismp",
            Profile::Nhs => "nhs",
            Profile::None => "none",
        }
    }
}
