//! What became of each file the last time, so that a watch need not compile all files again.
//!
//! What always holds: an outcome is used again only for the same bytes under the same settings;
//! of files that are gone nothing is kept.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use monograph_card::settings::Settings;
use sha2::{Digest, Sha256};

use super::Outcome;

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

    /// The outcome of the file at `path` with this text: the last one, or what `compile` makes.
    pub(super) fn outcome(
        &self,
        path: &str,
        source: &str,
        compile: impl FnOnce() -> Outcome<T>,
    ) -> Outcome<T> {
        let hash: Hash = Sha256::digest(source).into();
        let last = self.last.get(path).filter(|(last, _)| *last == hash);
        let outcome = last.map_or_else(compile, |(_, outcome)| outcome.clone());
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.insert(outcome.path.clone(), (hash, outcome.clone()));
        outcome
    }
}
