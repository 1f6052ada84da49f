//! A folder of small files in the making, by many threads.
//!
//! What always holds: the old folder is untouched until [`Folder::commit`]; a file that would not
//! change is not written.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::compare::holds;
use super::{WriteError, at, replace};

/// New files for the folder `to`, kept in the folder `from` until they take their places.
#[derive(Debug)]
pub(crate) struct Folder {
    from: PathBuf,
    to: PathBuf,
    /// Whether there is an old folder.
    old: bool,
    /// The names of the files that are new or changed.
    changed: Mutex<Vec<String>>,
    /// Those of them that were taken back.
    withdrawn: Mutex<HashSet<String>>,
}

impl Folder {
    pub(crate) fn new(staging: &Path, out: &Path, name: &str) -> Result<Folder, WriteError> {
        let (from, to) = (staging.join(name), out.join(name));
        let old = to.is_dir();
        if !old && to.exists() {
            return Err(at(&to)(io::ErrorKind::NotADirectory.into()));
        }
        fs::create_dir(&from).map_err(at(&to))?;
        Ok(Folder { from, to, old, changed: Mutex::default(), withdrawn: Mutex::default() })
    }

    /// Writes the file `name`, which may stand in a folder of its own.
    pub(crate) fn write(&self, name: String, bytes: &[u8]) -> Result<(), WriteError> {
        let to = self.to.join(&name);
        if self.old && holds(&to, bytes) {
            return Ok(());
        }
        let from = self.from.join(&name);
        let written = fs::write(&from, bytes);
        within(&from, written, || fs::write(&from, bytes)).map_err(at(&to))?;
        lock(&self.changed).push(name);
        Ok(())
    }

    /// Takes the file `name` back, if it was written.
    pub(crate) fn withdraw(&self, name: String) -> Result<(), WriteError> {
        match fs::remove_file(self.from.join(&name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(at(&self.to.join(&name))(error));
            }
            _ => {}
        }
        lock(&self.withdrawn).insert(name);
        Ok(())
    }

    /// Puts the new files in the places of the old ones; how many there are.
    pub(crate) fn commit(&self) -> Result<usize, WriteError> {
        let (mut changed, withdrawn) =
            (mem::take(&mut *lock(&self.changed)), lock(&self.withdrawn));
        changed.retain(|file| !withdrawn.contains(file));
        if self.old {
            for file in &changed {
                let (from, to) = (self.from.join(file), self.to.join(file));
                let moved = fs::rename(&from, &to);
                within(&to, moved, || fs::rename(&from, &to)).map_err(|source| WriteError {
                    path: to.clone(),
                    begun: true,
                    source,
                })?;
            }
        } else {
            replace(&self.from, &self.to)?;
        }
        Ok(changed.len())
    }
}

/// What a thread that failed leaves behind is as good as any: each change is a single one.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the folder that was missing when `done` failed, and tries once more.
fn within(
    path: &Path,
    done: io::Result<()>,
    again: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    match (done, path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            again()
        }
        (done, _) => done,
    }
}
