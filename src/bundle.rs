//! Writing a bundle: monographs come in one by one as bytes, and replace the old bundle at the end.
//!
//! ```text
//! OUT/monographs.json       the whole collection, of a small one
//! OUT/index.json            its list, of a small one
//! OUT/m/<nn>/<id>.json      a bundle with that one monograph: what a card fetches
//! OUT/index/<nnn>.json      a piece of the list: what a card checks the document against
//! OUT/manifest.json         what the collection is, and its shards: what an app begins with
//! OUT/names/<hash>.json     names to look up, see [`names`](crate::names)
//! OUT/words/<hash>.json     words of the names, for those that are mistyped
//! ```
//!
//! A collection is small up to ten thousand monographs; of a larger one nobody should have to fetch a
//! file with all of it. Documents and pieces keep their addresses from build to build, so a host must
//! have them checked for changes; names and words have addresses by what they hold.
//!
//! What always holds:
//!
//! - Until [`Writer::commit`] the old bundle is untouched: all is written into a folder beside it
//!   first, so that a full disk, an error or an interruption costs nothing but the time. That
//!   folder goes away with the writer.
//! - A file whose bytes would be the same is not written, so its time of change stays.
//! - Memory does not grow with the texts, only with the list of ids.

pub(crate) mod compare;
mod encoded;
pub(crate) mod folder;
mod json;
mod list;
mod names;
mod pieces;
pub(crate) mod staging;
mod stored;
mod upload;
mod whole;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::SCHEMA;
use crate::names::Manifest;
use crate::{places, sources};
use compare::same;
use encoded::Line;
pub(crate) use encoded::integrity;
pub use encoded::{Encoded, Listed};
use folder::Folder;
use list::List;
use names::Names;
use staging::Staging;
pub use stored::{Stored, StoredError};
pub use upload::{Files, Upload};
pub use whole::Whole;

/// The whole collection's file.
pub const WHOLE: &str = "monographs.json";
/// The list's file.
pub const INDEX: &str = "index.json";
/// The folder of the documents with one monograph each.
pub const DOCUMENTS: &str = "m";
/// The folder of the list's pieces.
pub const PIECES: &str = "index";
/// The file that says what the collection is and which shards it has.
pub const MANIFEST: &str = "manifest.json";
/// The folder of the shards of names.
pub const NAMES: &str = "names";
/// The folder of the pages of words.
pub const WORDS: &str = "words";

/// The most monographs that stand in one file, too.
pub const SMALL: usize = 10_000;

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
    /// The whole collection and the list, as long as it is small.
    small: Option<(List, List)>,
    /// The whole collection as it was, for what is kept of it.
    whole: Arc<Whole>,
    lines: Vec<Line>,
    names: Names,
    manifest: Manifest,
    provenance: BTreeMap<String, usize>,
    documents: Documents,
}

/// The documents of a bundle in the making: many threads may write them while its [`Writer`] takes the
/// monographs in order. It is of no use without the writer.
#[derive(Clone, Debug)]
pub struct Documents(Arc<Folder>);

impl Documents {
    /// Writes the document of one monograph, unless the old one has the same bytes. What is not
    /// [added](Writer::add), too, has to be withdrawn.
    ///
    /// # Errors
    ///
    /// When the document cannot be written.
    pub fn write(&self, monograph: &Encoded) -> Result<(), WriteError> {
        self.0.write(document_name(monograph.id()), &monograph.document)
    }

    /// Takes the document of a monograph back that will not be in the bundle.
    ///
    /// # Errors
    ///
    /// When the document cannot be removed.
    pub fn withdraw(&self, monograph: &Encoded) -> Result<(), WriteError> {
        self.0.withdraw(document_name(monograph.id()))
    }
}

impl Writer {
    /// Prepares a bundle in the folder `out`, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or written to.
    pub fn new(out: &Path) -> Result<Writer, WriteError> {
        let staging = Staging::new(out)?;
        let list = |name, key| List::new(staging.path().join(name), out.join(name), key);
        Ok(Writer {
            small: Some((list(WHOLE, "monographs")?, list(INDEX, "entries")?)),
            whole: Arc::default(),
            lines: Vec::new(),
            names: Names::default(),
            manifest: Manifest { schema: SCHEMA, ..Manifest::default() },
            provenance: BTreeMap::new(),
            documents: Documents(Arc::new(Folder::new(staging.path(), out, DOCUMENTS)?)),
            out: out.to_owned(),
            staging,
        })
    }

    /// The same with a number for the build: pages that have had a higher one refuse it.
    pub fn numbered(mut self, number: Option<u64>) -> Writer {
        self.manifest.build_number = number;
        self
    }

    /// Says that no fewer monographs than that will come, so that files which only a small collection
    /// has are not begun.
    pub fn expect(&mut self, monographs: usize) {
        if monographs > SMALL {
            self.small = None;
        }
    }

    /// The same with the whole collection as it was, in which [`Writer::keep`] finds texts.
    pub fn keeping(mut self, whole: Arc<Whole>) -> Writer {
        self.whole = whole;
        self
    }

    /// The documents, which are to be written beside what is [added](Writer::add).
    pub fn documents(&self) -> Documents {
        self.documents.clone()
    }

    /// Adds a monograph to the collection and the list. The order of calls is that of the bundle:
    /// by id.
    ///
    /// # Errors
    ///
    /// When the files cannot be written.
    pub fn add(&mut self, monograph: Encoded) -> Result<(), WriteError> {
        if let Some((whole, _)) = self.small_still() {
            whole.push(monograph.monograph())?;
        }
        self.list(monograph.listed)
    }

    /// Adds a monograph whose document the old bundle has just as the entry says, and the whole
    /// collection as it was too, when it has it: that is for the caller to know.
    ///
    /// # Errors
    ///
    /// When the files cannot be written, or the text is needed and cannot be had.
    pub fn keep(&mut self, monograph: Listed) -> Result<(), WriteError> {
        let (out, old) = (self.out.clone(), Arc::clone(&self.whole));
        if let Some((whole, _)) = self.small_still() {
            if let Some(text) = old.monograph(&monograph.entry.id) {
                whole.push(text)?;
            } else {
                let read = Encoded::open(&out, &monograph.entry);
                let read = read.map_err(io::Error::other).map_err(at(&out.join(WHOLE)))?;
                whole.push(read.monograph())?;
            }
        }
        self.list(monograph)
    }

    /// The lists of a small collection, when one more monograph leaves it one.
    fn small_still(&mut self) -> Option<&mut (List, List)> {
        if self.manifest.monographs == SMALL {
            self.small = None;
        }
        self.small.as_mut()
    }

    fn list(&mut self, Listed { entry, line, keys }: Listed) -> Result<(), WriteError> {
        if let Some((_, index)) = &mut self.small {
            index.push(line.json())?;
        }
        self.lines.push(line);
        self.names.push(keys);
        *self.provenance.entry(entry.provenance.unwrap_or_default()).or_default() += 1;
        self.manifest.reviewed += usize::from(entry.reviewed_by.is_some());
        self.manifest.monographs += 1;
        Ok(())
    }

    /// Puts the new bundle in the place of the old one: documents first, then the files that name
    /// them, and last what is gone is removed.
    ///
    /// # Errors
    ///
    /// When a file cannot be put in its place. What was put there before stays.
    pub fn commit(self) -> Result<Changes, WriteError> {
        let Writer { out, staging, small, lines, names, mut manifest, .. } = self;
        let (provenance, documents) = (self.provenance, self.documents);
        let mut changes = Changes { monographs: manifest.monographs, ..Changes::default() };
        let mut lists = Vec::new();
        if let Some((whole, index)) = small {
            lists.extend([whole.finish()?, index.finish()?]);
        } else if manifest.monographs <= SMALL {
            let source = io::Error::other("fewer monographs came than were to be expected");
            return Err(at(&out.join(WHOLE))(source));
        }
        let small: HashSet<PathBuf> = lists.iter().map(|(_, to)| to.clone()).collect();

        let folder = Folder::new(staging.path(), &out, PIECES)?;
        let (number, old) = (manifest.build_number, out.join(PIECES));
        let finished = pieces::finish(&lines, number, &old, |name, bytes| {
            folder.write(file_name(name), bytes)
        })?;
        let ids = finished.iter().flat_map(|piece| &piece.gone);
        let document = |id: &String| out.join(DOCUMENTS).join(document_name(id));
        let mut gone: Vec<PathBuf> = ids.map(document).collect();
        gone.extend(
            [WHOLE, INDEX].map(|name| out.join(name)).into_iter().filter(|it| !small.contains(it)),
        );
        let hashes: BTreeMap<String, String> =
            finished.into_iter().filter_map(|piece| Some((piece.name, piece.hash?))).collect();
        gone.extend(strangers(&out, PIECES, 3, hashes.keys()));

        let shards = Folder::new(staging.path(), &out, NAMES)?;
        let pages = Folder::new(staging.path(), &out, WORDS)?;
        (manifest.names, manifest.words) = names.finish(
            &lines,
            |name, bytes| shards.write(file_name(name), bytes),
            |name, bytes| pages.write(file_name(name), bytes),
        )?;
        // There may be very many: they are given back beside the rest.
        rayon::spawn(move || drop(lines));
        for (name, listed) in [(NAMES, &manifest.names), (WORDS, &manifest.words)] {
            let kept = listed.iter().map(|(_, hash)| hash);
            gone.extend(strangers(&out, name, names::ADDRESS, kept));
        }
        manifest.provenance = provenance.into_iter().collect();
        let content = (&hashes, &manifest.names, &manifest.words);
        let (from, to) = (staging.path().join(MANIFEST), out.join(MANIFEST));
        let written = serde_json::to_vec(&content).and_then(|content| {
            manifest.build = names::address(&content);
            serde_json::to_vec(&manifest)
        });
        let written = written.map_err(io::Error::from).and_then(|bytes| fs::write(&from, bytes));
        written.map_err(at(&to))?;
        lists.push((from, to));
        for (_, to) in &lists {
            if to.is_dir() {
                return Err(at(to)(io::ErrorKind::IsADirectory.into()));
            }
        }

        // From here on the old bundle changes.

        for folder in [&documents.0, &folder, &shards, &pages] {
            changes.written += folder.commit()?;
        }
        for (from, to) in lists {
            if !same(&from, &to) {
                replace(&from, &to)?;
                changes.written += 1;
            }
        }
        for path in gone {
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

/// The path of a monograph's document in the folder of the documents.
fn document_name(id: &str) -> String {
    places::document(id) + ".json"
}

/// Files of a folder that have names such as this writer gives, and none of these. A name is that many
/// hexadecimal digits.
fn strangers<'a>(
    out: &Path,
    folder: &str,
    digits: usize,
    kept: impl Iterator<Item = &'a String>,
) -> Vec<PathBuf> {
    let kept: HashSet<&String> = kept.collect();
    let ours =
        |name: &str| name.len() == digits && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let names = fs::read_dir(out.join(folder)).into_iter().flatten().flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let mut strangers: Vec<PathBuf> = names
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .filter(|name| ours(name) && !kept.contains(name))
        .map(|name| out.join(folder).join(file_name(&name)))
        .collect();
    strangers.sort_unstable();
    strangers
}

fn replace(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(|source| WriteError { path: to.to_owned(), begun: true, source })
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    move |source| WriteError { path: path.to_owned(), begun: false, source }
}

#[cfg(test)]
mod tests;
