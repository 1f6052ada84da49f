//! A folder of small files in the making.
//!
//! What always holds: the old folder is untouched until [`Folder::commit`]; a file that would not
//! change is not written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::compare::holds;
use super::{WriteError, at, file_name, replace};

/// New files for the folder `to`, kept in the folder `from` until they take their places.
#[derive(Debug)]
pub(super) struct Folder {
    from: PathBuf,
    to: PathBuf,
    /// Whether there is an old folder.
    old: bool,
    /// The names of the files that are new or changed.
    changed: Mutex<Vec<String>>,
}

impl Folder {
    pub(super) fn new(staging: &Path, out: &Path, name: &str) -> Result<Folder, WriteError> {
        let (from, to) = (staging.join(name), out.join(name));
        let old = to.is_dir();
        if !old && to.exists() {
            return Err(at(&to)(io::ErrorKind::NotADirectory.into()));
        }
        fs::create_dir(&from).map_err(at(&to))?;
        Ok(Folder { from, to, old, changed: Mutex::default() })
    }

    /// Writes the file `name`, without its ending; it may stand in a folder of its own. May be called from many threads.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let file = file_name(name);
        let to = self.to.join(&file);
        if self.old && holds(&to, bytes) {
            return Ok(());
        }
        let from = self.from.join(&file);
        let written = fs::write(&from, bytes);
        within(&from, written, || fs::write(&from, bytes)).map_err(at(&to))?;
        let mut changed = self.changed.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        changed.push(file);
        Ok(())
    }

    /// Puts the new files in the places of the old ones; how many there are.
    pub(super) fn commit(self) -> Result<usize, WriteError> {
        let changed = self.changed.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
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
