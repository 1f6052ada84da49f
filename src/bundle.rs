//! Writing a bundle: monographs come in one by one as bytes, and replace the old bundle at the end.
//!
//! ```text
//! OUT/monographs.json   the whole collection
//! OUT/m/<id>.json       a bundle with that one monograph: what a card fetches
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

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::model::{Entry, Index, Monograph, SCHEMA};
use crate::sources;

/// The whole collection's file.
pub const WHOLE: &str = "monographs.json";
/// The list's file.
pub const INDEX: &str = "index.json";
/// The folder of the documents with one monograph each.
pub const DOCUMENTS: &str = "m";

/// A bundle cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", sources::shown(path))]
pub struct WriteError {
    /// Which file or folder.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

/// A monograph in the bytes of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The monograph's id.
    pub id: String,
    /// The monograph as JSON.
    pub monograph: Vec<u8>,
    /// Its entry in the index as JSON.
    pub entry: Vec<u8>,
}

impl Encoded {
    /// Encodes a monograph.
    ///
    /// # Errors
    ///
    /// None that the types of the bundle can cause.
    pub fn new(monograph: &Monograph) -> Result<Encoded, serde_json::Error> {
        let entry = Entry {
            id: monograph.id.clone(),
            title: monograph.title.clone(),
            generic_name: monograph.generic_name.clone(),
            brand_names: monograph.brand_names.clone(),
        };
        Ok(Encoded {
            id: monograph.id.clone(),
            monograph: serde_json::to_vec(monograph)?,
            entry: serde_json::to_vec(&entry)?,
        })
    }

    /// The bytes of the monograph's own document.
    fn document(&self) -> Vec<u8> {
        [&head("monographs"), self.monograph.as_slice(), b"\n]}\n"].concat()
    }
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
    ids: Vec<String>,
    changed: Mutex<Vec<String>>,
    documents_exist: bool,
}

impl Writer {
    /// Prepares a bundle in the folder `out`, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or written to.
    pub fn new(out: &Path) -> Result<Writer, WriteError> {
        let staging = Staging::new(out)?;
        let documents = staging.path().join(DOCUMENTS);
        fs::create_dir(&documents).map_err(at(&documents))?;
        Ok(Writer {
            whole: List::new(staging.path().join(WHOLE), "monographs")?,
            index: List::new(staging.path().join(INDEX), "entries")?,
            ids: Vec::new(),
            changed: Mutex::default(),
            documents_exist: out.join(DOCUMENTS).exists(),
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
        let name = file_name(&monograph.id);
        let bytes = monograph.document();
        if self.documents_exist && holds(&self.out.join(DOCUMENTS).join(&name), &bytes) {
            return Ok(());
        }
        let path = self.staging.path().join(DOCUMENTS).join(&name);
        fs::write(&path, bytes).map_err(at(&path))?;
        let mut changed = self.changed.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        changed.push(monograph.id.clone());
        Ok(())
    }

    /// Adds a monograph to the collection and the list. The order of calls is that of the bundle:
    /// by id.
    ///
    /// # Errors
    ///
    /// When the files cannot be written.
    pub fn add(&mut self, monograph: &Encoded) -> Result<(), WriteError> {
        self.whole.push(&monograph.monograph)?;
        self.index.push(&monograph.entry)?;
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
        let Writer { out, staging, whole, index, ids, changed, documents_exist } = self;
        let mut changes = Changes { monographs: ids.len(), ..Changes::default() };
        let lists = [(whole.finish()?, WHOLE), (index.finish()?, INDEX)];
        let gone = gone(&out, &ids);

        let changed = changed.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        changes.written += changed.len();
        let (from, to) = (staging.path().join(DOCUMENTS), out.join(DOCUMENTS));
        if documents_exist {
            for id in changed {
                let name = file_name(&id);
                replace(&from.join(&name), &to.join(&name))?;
            }
        } else {
            replace(&from, &to)?;
        }
        for (from, name) in lists {
            let to = out.join(name);
            if !same(&from, &to) {
                replace(&from, &to)?;
                changes.written += 1;
            }
        }
        for id in gone {
            let path = to.join(file_name(&id));
            match fs::remove_file(&path) {
                Ok(()) => changes.removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(at(&path)(error)),
            }
        }
        staging.close().map_err(at(&out))?;
        Ok(changes)
    }
}

/// The folder beside the old bundle in which the new one is made. It goes away when dropped, and
/// with it the folder it is in, when that was made for it and is empty.
#[derive(Debug)]
struct Staging {
    folder: Option<tempfile::TempDir>,
    path: PathBuf,
    made: Option<PathBuf>,
}

impl Staging {
    fn new(out: &Path) -> Result<Staging, WriteError> {
        let made = (!out.exists()).then(|| out.to_owned());
        fs::create_dir_all(out).map_err(at(out))?;
        let folder = tempfile::Builder::new().prefix(".monograph-").tempdir_in(out);
        let folder = folder.map_err(at(out))?;
        Ok(Staging { path: folder.path().to_owned(), folder: Some(folder), made })
    }

    fn path(&self) -> &Path {
        &self.path
    }

    fn close(mut self) -> io::Result<()> {
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

/// A JSON document with one long array, written as it comes: an item a line, so that two versions
/// compare well.
#[derive(Debug)]
struct List {
    path: PathBuf,
    file: BufWriter<File>,
    empty: bool,
}

impl List {
    fn new(path: PathBuf, key: &str) -> Result<List, WriteError> {
        let file = File::create(&path).map_err(at(&path))?;
        let mut file = BufWriter::with_capacity(1 << 16, file);
        file.write_all(&head(key)).map_err(at(&path))?;
        Ok(List { path, file, empty: true })
    }

    fn push(&mut self, item: &[u8]) -> Result<(), WriteError> {
        let comma: &[u8] = if self.empty { b"" } else { b",\n" };
        self.empty = false;
        let written = self.file.write_all(comma).and_then(|()| self.file.write_all(item));
        written.map_err(at(&self.path))
    }

    fn finish(mut self) -> Result<PathBuf, WriteError> {
        let written = self.file.write_all(b"\n]}\n").and_then(|()| self.file.flush());
        written.map_err(at(&self.path))?;
        Ok(self.path)
    }
}

fn head(key: &str) -> Vec<u8> {
    format!("{{\"schema\":{SCHEMA},\"{key}\":[\n").into_bytes()
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
    fs::rename(from, to).map_err(at(to))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    move |source| WriteError { path: path.to_owned(), source }
}

/// Whether the file at `path` holds just these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Ok(file) = File::open(path) else { return false };
    if file.metadata().is_ok_and(|meta| meta.len() != bytes.len() as u64) {
        return false;
    }
    let mut old = Vec::with_capacity(bytes.len());
    file.take(bytes.len() as u64 + 1).read_to_end(&mut old).is_ok() && old == bytes
}

/// Whether two files hold the same bytes.
fn same(a: &Path, b: &Path) -> bool {
    let equal = || -> io::Result<bool> {
        let (a, b) = (File::open(a)?, File::open(b)?);
        if a.metadata()?.len() != b.metadata()?.len() {
            return Ok(false);
        }
        let (mut a, mut b) =
            (BufReader::with_capacity(1 << 16, a), BufReader::with_capacity(1 << 16, b));
        loop {
            let (one, other) = (a.fill_buf()?, b.fill_buf()?);
            let length = one.len().min(other.len());
            if one.get(..length) != other.get(..length) {
                return Ok(false);
            }
            if length == 0 {
                return Ok(one.len() == other.len());
            }
            a.consume(length);
            b.consume(length);
        }
    };
    equal().unwrap_or(false)
}

#[cfg(test)]
mod tests;
