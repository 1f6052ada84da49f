//! Writing a bundle: monographs come in one by one as bytes, and replace the old bundle at the end.
//!
//! ```text
//! OUT/monographs.json   the whole collection
//! OUT/m/<id>.json       a bundle with that one monograph: what a card fetches
//! OUT/index/<nnn>.json  a piece of the list: what a card checks the document against
//! OUT/index.json        the list: what the single-page app fetches
//! ```
//!
//! What always holds:
//!
//! - Until [`Writer::commit`] the old bundle is untouched: all is written into a folder beside it
//!   first, so that a full disk, an error or an interruption costs nothing but the time. That
//!   folder goes away with the writer.
//! - A file whose bytes would be the same is not written, so its time of change stays.
//! - Memory does not grow with the texts, only with the list of ids.

pub(crate) mod compare;
mod folder;
mod list;
mod pieces;
pub(crate) mod staging;

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::model::{Entry, Index, Monograph, SCHEMA};
use crate::{prerender, sources};
use compare::same;
use folder::Folder;
use list::{List, head};
use pieces::Pieces;
pub use pieces::piece;
use staging::Staging;

/// The whole collection's file.
pub const WHOLE: &str = "monographs.json";
/// The list's file.
pub const INDEX: &str = "index.json";
/// The folder of the documents with one monograph each.
pub const DOCUMENTS: &str = "m";
/// The folder of the list's pieces.
pub const PIECES: &str = "index";

/// A bundle cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}{}", sources::shown(path), if *.begun { BEGUN } else { "" })]
pub struct WriteError {
    /// Which file or folder of the bundle.
    pub path: PathBuf,
    /// The new bundle had begun to take the place of the old one.
    pub begun: bool,
    /// Why.
    pub source: io::Error,
}

const BEGUN: &str = " (parts of the bundle are new, parts are old; build it again)";

/// A monograph in the bytes of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The monograph's id.
    pub id: String,
    /// The monograph's own document.
    pub document: Vec<u8>,
    /// Where in the document the monograph stands.
    json: Range<usize>,
    /// What the document hashes to, as in Subresource Integrity (`sha256-…`).
    pub integrity: String,
    /// Its entry in the index as JSON.
    pub entry: Vec<u8>,
}

impl Encoded {
    /// Encodes a monograph; with its [markup](crate::prerender::markup) when `prerender` is set.
    ///
    /// # Errors
    ///
    /// None that the types of the bundle can cause.
    pub fn new(monograph: &Monograph, prerender: bool) -> Result<Encoded, serde_json::Error> {
        // Most monographs fit, so the text is not moved while it grows.
        let mut document = Vec::with_capacity(1 << 14);
        if prerender {
            let markup = serde_json::to_string(&prerender::markup(monograph))?;
            write!(document, "{{\"schema\":{SCHEMA},\"markup\":{markup},\n\"monographs\":[\n")
                .map_err(serde_json::Error::io)?;
        } else {
            document.extend_from_slice(&head("monographs"));
        }
        let start = document.len();
        serde_json::to_writer(&mut document, monograph)?;
        let json = start..document.len();
        document.extend_from_slice(b"\n]}\n");
        document.shrink_to_fit();
        let integrity = integrity(&document);
        let entry = Entry {
            id: monograph.id.clone(),
            title: monograph.title.clone(),
            generic_name: monograph.generic_name.clone(),
            brand_names: monograph.brand_names.clone(),
            integrity: Some(integrity.clone()),
            provenance: monograph.provenance.clone(),
            reviewed_by: monograph.reviewed_by.clone(),
        };
        let entry = serde_json::to_vec(&entry)?;
        Ok(Encoded { id: monograph.id.clone(), document, json, integrity, entry })
    }

    /// The monograph as JSON.
    pub fn monograph(&self) -> &[u8] {
        self.document.get(self.json.clone()).unwrap_or_default()
    }
}

/// The hash of a document in the form of Subresource Integrity.
pub(crate) fn integrity(document: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(document)))
}

/// What a build changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Monographs in the bundle.
    pub monographs: usize,
    /// Files written anew or for the first time.
    pub written: usize,
    /// Documents removed because their monograph is gone.
    pub removed: usize,
}

/// A bundle in the making.
#[derive(Debug)]
pub struct Writer {
    out: PathBuf,
    staging: Staging,
    whole: List,
    index: List,
    pieces: Pieces,
    documents: Folder,
    ids: Vec<String>,
}

impl Writer {
    /// Prepares a bundle in the folder `out`, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or written to.
    pub fn new(out: &Path) -> Result<Writer, WriteError> {
        let staging = Staging::new(out)?;
        Ok(Writer {
            whole: List::new(staging.path().join(WHOLE), out.join(WHOLE), "monographs")?,
            index: List::new(staging.path().join(INDEX), out.join(INDEX), "entries")?,
            pieces: Pieces::default(),
            documents: Folder::new(staging.path(), out, DOCUMENTS)?,
            ids: Vec::new(),
            out: out.to_owned(),
            staging,
        })
    }

    /// Writes the document of one monograph, unless the old one has the same bytes. May be called
    /// from many threads.
    ///
    /// # Errors
    ///
    /// When the document cannot be written.
    pub fn document(&self, monograph: &Encoded) -> Result<(), WriteError> {
        self.documents.write(&monograph.id, &monograph.document)
    }

    /// Adds a monograph to the collection and the list. The order of calls is that of the bundle:
    /// by id.
    ///
    /// # Errors
    ///
    /// When the files cannot be written.
    pub fn add(&mut self, monograph: &Encoded) -> Result<(), WriteError> {
        self.whole.push(monograph.monograph())?;
        self.index.push(&monograph.entry)?;
        self.pieces.push(&monograph.id, &monograph.entry);
        self.ids.push(monograph.id.clone());
        Ok(())
    }

    /// Puts the new bundle in the place of the old one: documents first, then the files that name
    /// them, and last the documents of monographs that are gone are removed.
    ///
    /// # Errors
    ///
    /// When a file cannot be put in its place. What was put there before stays.
    pub fn commit(self) -> Result<Changes, WriteError> {
        let Writer { out, staging, whole, index, pieces, documents, ids } = self;
        let mut changes = Changes { monographs: ids.len(), ..Changes::default() };
        let lists = [whole.finish()?, index.finish()?];
        for (_, to) in &lists {
            if to.is_dir() {
                return Err(at(to)(io::ErrorKind::IsADirectory.into()));
            }
        }
        let gone = gone(&out, &ids);
        let kept: HashSet<String> = pieces.names().cloned().collect();
        let folder = Folder::new(staging.path(), &out, PIECES)?;
        pieces.finish().try_for_each(|(name, bytes)| folder.write(&name, &bytes))?;

        // From here on the old bundle changes.

        changes.written += documents.commit()? + folder.commit()?;
        for (from, to) in lists {
            if !same(&from, &to) {
                replace(&from, &to)?;
                changes.written += 1;
            }
        }
        let emptied: HashSet<String> = gone.iter().map(|id| piece(id)).collect();
        let emptied = emptied.difference(&kept).map(|name| out.join(PIECES).join(file_name(name)));
        let gone = gone.iter().map(|id| out.join(DOCUMENTS).join(file_name(id)));
        for path in gone.chain(emptied) {
            match fs::remove_file(&path) {
                Ok(()) => changes.removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(WriteError { path, begun: true, source }),
            }
        }
        staging.close().map_err(at(&out))?;
        Ok(changes)
    }
}

fn file_name(id: &str) -> String {
    format!("{id}.json")
}

/// The ids of the old list that are not among the new ones. Whatever the list holds, only what
/// this writer could have written is removed.
fn gone(out: &Path, ids: &[String]) -> Vec<String> {
    let old = File::open(out.join(INDEX)).ok().and_then(|file| {
        let index: Index = serde_json::from_reader(BufReader::new(file)).ok()?;
        (index.schema == SCHEMA).then_some(index.entries)
    });
    let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let old = old.unwrap_or_default().into_iter().map(|entry| entry.id);
    old.filter(|id| sources::is_id(id) && !ids.contains(id.as_str())).collect()
}

fn replace(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(|source| WriteError { path: to.to_owned(), begun: true, source })
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    move |source| WriteError { path: path.to_owned(), begun: false, source }
}

#[cfg(test)]
mod tests;
