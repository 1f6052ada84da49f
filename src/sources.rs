//! Finding and reading the Markdown files of a collection.
//!
//! What always holds:
//!
//! - The same files come in the same order, by id and then by path, whatever the order in which
//!   their folders were named; a file named twice comes once.
//! - A loop of links ends; only regular files are read, and only up to [`MAX_BYTES`].
//! - Every problem is reported, not only the first.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::glossary;

/// The size beyond which a file is refused. Real monographs are about a thousandth of it.
pub const MAX_BYTES: u64 = 8 << 20;

/// A Markdown file to compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The monograph's id: the file's name without its extension.
    pub id: String,
    /// The path as it was named or found.
    pub path: PathBuf,
}

/// A source that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FindError {
    /// It cannot be read.
    #[error("cannot read {}", shown(path))]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It was named and is no Markdown file.
    #[error("{} is no Markdown file; the name of a monograph ends in .md", shown(.0))]
    NotMarkdown(PathBuf),
    /// It is neither a file nor a folder.
    #[error("{} is neither a file nor a folder", shown(.0))]
    Special(PathBuf),
    /// It is a folder without a Markdown file.
    #[error("{} holds no Markdown file; the name of a monograph ends in .md", shown(.0))]
    Empty(PathBuf),
}

/// A file whose text cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The file is longer than [`MAX_BYTES`].
    #[error("the file is longer than {} MB; split it", MAX_BYTES >> 20)]
    TooLarge,
    /// The file is not UTF-8.
    #[error("the file is not UTF-8 text; save it as UTF-8")]
    NotUtf8 {
        /// The text with a mark for every byte that is none.
        lossy: String,
        /// Where in `lossy` the first such mark is.
        at: usize,
    },
}

/// Finds the Markdown files under `roots`: files as they are named, folders with all that is under
/// them, without hidden entries and `README.md`.
///
/// # Errors
///
/// Every root, folder and entry that cannot be used.
pub fn find(roots: &[PathBuf]) -> Result<Vec<SourceFile>, Vec<FindError>> {
    let mut walk = Walk::default();
    // In a settled order, so that a file reached by two ways is shown by the same one each time.
    let mut roots: Vec<&PathBuf> = roots.iter().collect();
    roots.sort();
    roots.dedup();
    for root in roots {
        let count = walk.files.len() + walk.errors.len() + walk.again;
        walk.root(root);
        if count == walk.files.len() + walk.errors.len() + walk.again {
            walk.errors.push(FindError::Empty(root.clone()));
        }
    }
    if !walk.errors.is_empty() {
        return Err(walk.errors);
    }
    // By path only where it matters: that takes its parts apart each time.
    walk.files.par_sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.path.cmp(&b.path)));
    Ok(walk.files)
}

/// Reads a file's text, without a leading byte order mark.
///
/// # Errors
///
/// When the file cannot be read, is too long, or is not UTF-8.
pub fn read(path: &Path) -> Result<String, ReadError> {
    let file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    if length > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(length as usize + 1);
    // The file may have grown since.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.starts_with(BOM) {
        bytes.drain(..BOM.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        ReadError::NotUtf8 { lossy: String::from_utf8_lossy(error.as_bytes()).into_owned(), at }
    })
}

/// Whether `id` may name a monograph, and so a file and a part of an address.
pub fn is_id(id: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let named = id.starts_with(|c| allowed(c) && c != '-') && id.chars().all(allowed);
    named && id.len() <= 200 && !is_device(id)
}

/// Whether Windows takes a file of this name, whatever its extension, for a device: a bundle with
/// one could be neither unpacked nor served there.
fn is_device(id: &str) -> bool {
    let numbered = |id: &str| {
        id.strip_prefix("com")
            .or_else(|| id.strip_prefix("lpt"))
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|c| c.is_ascii_digit()))
    };
    ["aux", "con", "nul", "prn"].contains(&id) || numbered(id)
}

/// The id nearest to a name that is none; empty when nothing of the name can stay.
pub fn nearest_id(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut id = String::new();
    for c in name.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' | '_' => id.push(c),
            // What is left of an accent.
            '\u{300}'..='\u{36f}' => {}
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    id.truncate(200);
    id.truncate(id.trim_end_matches('-').len());
    if is_device(&id) {
        id.push('_');
    }
    id
}

/// A path for people: control characters, which could rewrite a terminal, are escaped.
pub fn shown(path: &Path) -> String {
    // As nearly all are.
    let plain = |text: &&str| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if let Some(text) = path.to_str().filter(plain) {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

const BOM: &[u8] = "\u{feff}".as_bytes();

#[derive(Default)]
struct Walk {
    files: Vec<SourceFile>,
    errors: Vec<FindError>,
    /// The real paths of the folders that were read. A file in one of them comes once by that alone.
    folders: HashSet<PathBuf>,
    /// The files that were named themselves, in the real paths of their folders.
    named: HashSet<PathBuf>,
    /// How many were met a second time.
    again: usize,
}

impl Walk {
    fn root(&mut self, path: &Path) {
        match self.inspect(path) {
            Some((real, kind)) if kind.is_dir() => self.folder(path, &real, list(path)),
            Some(_) if !is_markdown(path) => {
                self.errors.push(FindError::NotMarkdown(path.to_owned()));
            }
            Some((_, kind)) => {
                // The folder's real path and the file's own name: two names of one file are two
                // monographs, one name reached by two ways is one.
                let folder = match path.parent() {
                    Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
                    Some(parent) => parent,
                    None => Path::new("."),
                };
                match (fs::canonicalize(folder), path.file_name()) {
                    (Ok(folder), Some(name)) => {
                        let found = self.folders.contains(&folder) && !is_passed_over(name);
                        let again = found || !self.named.insert(folder.join(name));
                        self.file(path.to_owned(), name, again, kind);
                    }
                    _ => self.errors.push(FindError::NotMarkdown(path.to_owned())),
                }
            }
            None => {}
        }
    }

    /// The real path of what `path` leads to, and its type.
    fn inspect(&mut self, path: &Path) -> Option<(PathBuf, fs::FileType)> {
        let found = fs::canonicalize(path)
            .and_then(|real| fs::metadata(&real).map(|meta| (real, meta.file_type())));
        found
            .map_err(|source| {
                self.errors.push(FindError::Unreadable { path: path.to_owned(), source })
            })
            .ok()
    }

    fn folder(&mut self, path: &Path, real: &Path, listed: io::Result<Vec<Entry>>) {
        if !self.folders.insert(real.to_owned()) {
            self.again += 1;
            return;
        }
        let entries = match listed {
            Ok(entries) => entries,
            Err(source) => {
                self.errors.push(FindError::Unreadable { path: path.to_owned(), source });
                return;
            }
        };
        // The current folder is not worth a word in messages.
        let shown = |name: &OsStr| {
            if path == Path::new(".") { PathBuf::from(name) } else { path.join(name) }
        };
        // Large collections have many folders, whose lists take the system longer than us.
        let within: Vec<_> = entries
            .par_iter()
            .map(|(name, kind)| kind.is_dir().then(|| list(&shown(name))))
            .collect();
        for ((name, kind), within) in entries.into_iter().zip(within) {
            let path = shown(&name);
            let again = !self.named.is_empty() && self.named.contains(&real.join(&name));
            if kind.is_symlink() {
                // A link that leads nowhere matters only where it would be a monograph.
                if !is_markdown(Path::new(&name)) && !path.exists() {
                    continue;
                }
                match self.inspect(&path) {
                    Some((real, kind)) if kind.is_dir() => {
                        self.folder(&path, &real, list(&path));
                    }
                    Some((_, kind)) if is_markdown(Path::new(&name)) => {
                        self.file(path, &name, again, kind);
                    }
                    _ => {}
                }
            } else if let Some(listed) = within {
                self.folder(&path, &real.join(&name), listed);
            } else if is_markdown(Path::new(&name)) {
                self.file(path, &name, again, kind);
            }
        }
    }

    /// Takes a file by its path, which ends in `name`.
    fn file(&mut self, path: PathBuf, name: &OsStr, again: bool, kind: fs::FileType) {
        if !kind.is_file() {
            self.errors.push(FindError::Special(path));
        } else if again {
            self.again += 1;
        } else {
            let id = Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            self.files.push(SourceFile { id, path });
        }
    }
}

/// A name in a folder, and what it is the name of.
type Entry = (OsString, fs::FileType);

/// What is in a folder, in order; without what is passed over.
fn list(folder: &Path) -> io::Result<Vec<Entry>> {
    let entries = fs::read_dir(folder)?
        .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))));
    let heeded =
        |entry: &io::Result<Entry>| !entry.as_ref().is_ok_and(|(name, _)| is_passed_over(name));
    let mut entries = entries.filter(heeded).collect::<io::Result<Vec<_>>>()?;
    entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

/// Whether a folder's file of this name is no monograph: what is hidden, and what is about the others.
fn is_passed_over(name: &OsStr) -> bool {
    let about = ["readme.md", glossary::NAME];
    name.as_encoded_bytes().starts_with(b".")
        || about.iter().any(|about| name.eq_ignore_ascii_case(about))
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
    })
}

#[cfg(test)]
mod tests;
