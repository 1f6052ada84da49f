//! What has to be uploaded to turn one bundle into another.
//!
//! What always holds: of the old bundle only the manifest, the index and the files with the whole
//! collection are read, so that these few are all one must have kept of it. Documents are told apart
//! by the hashes that the index has of them; shards and pages have theirs for a name.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::stored::{StoredError, entries, json, pieces, read};
use super::{DOCUMENTS, INDEX, MANIFEST, NAMES, PIECES, WHOLE, WORDS, file_name, integrity};
use crate::names::Manifest;
use crate::places;

/// The files of a bundle, by path, with what tells their contents apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

/// What is to be done at the host, in this order, so that no reader meets a file whose hash is not
/// there yet longer than it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// Files that are new or others than before, with their bytes; documents first, the manifest last.
    pub put: Vec<(String, u64)>,
    /// Files that are there no more.
    pub remove: Vec<String>,
}

impl Files {
    /// The files of the bundle in `folder`; none where there is no bundle.
    ///
    /// # Errors
    ///
    /// When its manifest or its index cannot be read.
    pub fn of(folder: &Path) -> Result<Files, StoredError> {
        let mut files = BTreeMap::new();
        let path = folder.join(MANIFEST);
        let bytes = match read(&path) {
            Err(StoredError::Unreadable { source, .. })
                if source.kind() == io::ErrorKind::NotFound =>
            {
                return Ok(Files::default());
            }
            bytes => bytes?,
        };
        let manifest: Manifest = json(&path, &bytes)?;
        files.insert(MANIFEST.to_owned(), integrity(&bytes));
        for (folder, listed) in [(NAMES, &manifest.names), (WORDS, &manifest.words)] {
            let hashes = listed.iter().map(|(_, hash)| hash);
            files.extend(hashes.map(|hash| (place(folder, hash), hash.clone())));
        }
        for name in [WHOLE, INDEX] {
            if let Ok(bytes) = fs::read(folder.join(name)) {
                files.insert(name.to_owned(), integrity(&bytes));
            }
        }
        let all = pieces(folder)?.into_par_iter().map(|(name, path)| {
            let mut found = vec![(place(PIECES, &name), integrity(&read(&path)?))];
            found.extend(entries(&name, &path)?.into_iter().map(|entry| {
                (
                    place(DOCUMENTS, &places::document(&entry.id)),
                    entry.integrity.unwrap_or_default(),
                )
            }));
            Ok(found)
        });
        files.extend(all.collect::<Result<Vec<_>, StoredError>>()?.into_iter().flatten());
        Ok(Files(files))
    }

    /// What leads from the `old` bundle to this one, which is in `folder`.
    ///
    /// # Errors
    ///
    /// When a file of this one is missing.
    pub fn since(&self, old: &Files, folder: &Path) -> Result<Upload, StoredError> {
        let changed = self.0.iter().filter(|(path, hash)| old.0.get(*path) != Some(hash));
        let put = changed.map(|(path, _)| {
            let at = folder.join(path);
            match fs::metadata(&at) {
                Ok(meta) => Ok((path.clone(), meta.len())),
                Err(source) => Err(StoredError::Unreadable { path: at, source }),
            }
        });
        let mut put = put.collect::<Result<Vec<_>, _>>()?;
        put.sort_by_key(|(path, _)| turn(path));
        let gone = old.0.keys().filter(|path| !self.0.contains_key(*path));
        Ok(Upload { put, remove: gone.cloned().collect() })
    }
}

impl Upload {
    /// The bytes of all files to upload.
    pub fn bytes(&self) -> u64 {
        self.put.iter().map(|(_, bytes)| bytes).sum()
    }
}

/// What leads to a file comes after it.
fn turn(path: &str) -> usize {
    let order = [DOCUMENTS, NAMES, WORDS, PIECES].iter();
    let in_folder = |folder: &&str| path.split('/').next() == Some(folder) && path.contains('/');
    let place = order.clone().position(in_folder);
    place.unwrap_or(if path == MANIFEST { 5 } else { 4 })
}

fn place(folder: &str, name: &str) -> String {
    let path: PathBuf = [folder, &file_name(name)].iter().collect();
    path.to_string_lossy().replace('\\', "/")
}
