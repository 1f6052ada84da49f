//! What became of each file the last time, so that a watch need not compile all files again.
//!
//! What always holds: an outcome is used again only for the same bytes under the same settings;
//! of files that are gone nothing is kept.

use std::collections::HashMap;
use std::mem;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use monograph_card::settings::Settings;
use sha2::{Digest, Sha256};

use super::Outcome;
use crate::cli::cache::Stamp;

/// Something that knows what became of files before.
pub(in crate::cli) trait Past<T>: Sync {
    /// Says how many files there are in this run.
    fn expect(&self, _files: usize) {}

    /// What is known of `file`, shown as `path`, before it is read.
    fn glance(&self, path: &Arc<str>, file: &Path) -> Glance<T>;

    /// What became of the file at `path` when it had this text; `None` when that is not known.
    fn outcome(&self, path: &Arc<str>, source: &str, stamp: Option<Stamp>) -> Option<Outcome<T>>;

    /// Takes down what became of a file with this text, that was compiled now.
    fn remember(&self, source: &str, outcome: &Outcome<T>, stamp: Option<Stamp>);
}

/// What is known of a file that was not read.
pub(in crate::cli) enum Glance<T> {
    /// It has not changed, and that became of it.
    Known(Outcome<T>),
    /// Its text has to tell; the stamp is what the system said of it before.
    Unknown(Option<Stamp>),
}

/// The outcomes of one run, for the next.
#[derive(Debug)]
pub(in crate::cli) struct Memory<T> {
    settings: Option<Settings>,
    last: Outcomes<T>,
    next: Mutex<Outcomes<T>>,
}

/// By path, with the hash of the text.
type Outcomes<T> = HashMap<Arc<str>, (Hash, Outcome<T>)>;
type Hash = [u8; 32];

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Memory { settings: None, last: HashMap::new(), next: Mutex::default() }
    }
}

impl<T: Clone> Memory<T> {
    /// Begins a run under these settings.
    pub(in crate::cli) fn begin(&mut self, settings: &Settings) {
        self.last = mem::take(self.next.get_mut().unwrap_or_else(PoisonError::into_inner));
        if self.settings.as_ref() != Some(settings) {
            self.settings = Some(settings.clone());
            self.last.clear();
        }
    }

    fn keep(&self, hash: Hash, outcome: &Outcome<T>) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.insert(outcome.path.clone(), (hash, outcome.clone()));
    }
}

impl<T: Clone + Send + Sync> Past<T> for Memory<T> {
    fn glance(&self, _: &Arc<str>, _: &Path) -> Glance<T> {
        Glance::Unknown(None)
    }

    fn outcome(&self, path: &Arc<str>, source: &str, _: Option<Stamp>) -> Option<Outcome<T>> {
        let (hash, outcome) = self.last.get(path)?;
        (*hash == Hash::from(Sha256::digest(source))).then(|| {
            self.keep(*hash, outcome);
            outcome.clone()
        })
    }

    fn remember(&self, source: &str, outcome: &Outcome<T>, _: Option<Stamp>) {
        self.keep(Sha256::digest(source).into(), outcome);
    }
}
