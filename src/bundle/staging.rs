//! The folder in which a bundle is made before it takes the place of the old one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{WriteError, at};

/// The folder beside the old bundle in which the new one is made. It goes away when dropped, and
/// with it the folder it is in, when that was made for it and is empty.
#[derive(Debug)]
pub(crate) struct Staging {
    folder: Option<tempfile::TempDir>,
    path: PathBuf,
    made: Option<PathBuf>,
}

impl Staging {
    pub(crate) fn new(out: &Path) -> Result<Staging, WriteError> {
        let made = (!out.exists()).then(|| out.to_owned());
        fs::create_dir_all(out).map_err(at(out))?;
        let folder = tempfile::Builder::new().prefix(".monograph-").tempdir_in(out);
        let folder = folder.map_err(at(out))?;
        Ok(Staging { path: folder.path().to_owned(), folder: Some(folder), made })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn close(mut self) -> io::Result<()> {
        self.made = None;
        self.folder.take().map_or(Ok(()), tempfile::TempDir::close)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        drop(self.folder.take());
        if let Some(made) = &self.made {
            // Not empty, or gone already: either is fine.
            let _ = fs::remove_dir(made);
        }
    }
}
