//! Reading a bundle that was written before.
//!
//! What always holds: nothing of it is taken on trust. A document counts only when it is what its
//! piece of the index says, and a bundle only when it has as many monographs as its manifest says.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::{DOCUMENTS, Encoded, MANIFEST, PIECES, file_name};
use crate::model::{Entry, Index, SCHEMA};
use crate::names::Manifest;
use crate::{places, sources};

/// A bundle cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoredError {
    /// A file of it cannot be read.
    #[error("cannot read {}", sources::shown(path))]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of it is not what it should be.
    #[error("{}: {reason}; build that bundle again", sources::shown(path))]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// A bundle in a folder.
#[derive(Debug)]
pub struct Stored {
    folder: PathBuf,
    /// All monographs, sorted by id.
    pub entries: Vec<Entry>,
}

impl Stored {
    /// Reads what the bundle in `folder` lists.
    ///
    /// # Errors
    ///
    /// When a file of it cannot be read, is of another schema, or does not fit the others.
    pub fn open(folder: &Path) -> Result<Stored, StoredError> {
        let path = folder.join(MANIFEST);
        let manifest: Manifest = json(&path, &read(&path)?)?;
        let mut entries: Vec<Entry> = pieces(folder)?
            .into_par_iter()
            .map(|(name, path)| entries(&name, &path))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect();
        entries.par_sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let (listed, expected) = (entries.len(), manifest.monographs);
        if manifest.schema != SCHEMA || listed != expected {
            let reason = format!(
                "schema {}, {expected} monographs; the index beside it has {listed}",
                manifest.schema
            );
            return Err(StoredError::Damaged { path, reason });
        }
        Ok(Stored { folder: folder.to_owned(), entries })
    }

    /// A monograph as it was written.
    ///
    /// # Errors
    ///
    /// When its document cannot be read or is not what the index says.
    pub fn encoded(&self, entry: &Entry) -> Result<Encoded, StoredError> {
        Encoded::open(&self.folder, entry)
    }
}

impl Encoded {
    /// A monograph as the bundle in `folder` has it.
    ///
    /// # Errors
    ///
    /// When its document cannot be read or is not what the entry says.
    pub fn open(folder: &Path, entry: &Entry) -> Result<Encoded, StoredError> {
        let path = folder.join(DOCUMENTS).join(file_name(&places::document(&entry.id)));
        let document = read(&path)?;
        Encoded::stored(document, entry).ok_or_else(|| {
            let reason = "not what its hash in the index says".to_owned();
            StoredError::Damaged { path, reason }
        })
    }
}

/// The pieces of the index that are in a bundle's folder, sorted by name.
pub(super) fn pieces(folder: &Path) -> Result<Vec<(String, PathBuf)>, StoredError> {
    let folder = folder.join(PIECES);
    let unreadable = |source| StoredError::Unreadable { path: folder.clone(), source };
    let mut pieces = Vec::new();
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(name) = name.strip_suffix(".json").filter(|name| name.len() == 3) {
            pieces.push((name.to_owned(), path));
        }
    }
    pieces.sort_unstable();
    Ok(pieces)
}

/// The entries of one piece: each where it belongs, with a hash.
pub(super) fn entries(name: &str, path: &Path) -> Result<Vec<Entry>, StoredError> {
    let index: Index = json(path, &read(path)?)?;
    let damaged = |reason| StoredError::Damaged { path: path.to_owned(), reason };
    if index.schema != SCHEMA {
        return Err(damaged(format!("schema {}; this build reads schema {SCHEMA}", index.schema)));
    }
    let belongs = |entry: &&Entry| {
        !sources::is_id(&entry.id) || places::piece(&entry.id) != name || entry.integrity.is_none()
    };
    match index.entries.iter().find(belongs) {
        Some(entry) => Err(damaged(format!("the entry of {:?} does not belong there", entry.id))),
        None => Ok(index.entries),
    }
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, StoredError> {
    fs::read(path).map_err(|source| StoredError::Unreadable { path: path.to_owned(), source })
}

pub(super) fn json<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, StoredError> {
    serde_json::from_slice(bytes).map_err(|error| {
        let reason = format!("no file of a bundle: {error}");
        StoredError::Damaged { path: path.to_owned(), reason }
    })
}
