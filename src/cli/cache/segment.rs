//! A part of the cache in a file of its own, so that after one change one part is written.
//!
//! ```text
//! {"key": …, "sum": …}
//! path TAB what is kept of the file, in JSON
//! …
//! ```
//!
//! What always holds: a part counts only when its key is that of the build and its sum that of what it
//! holds; a path has no control character, as it is shown.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::hex;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    /// What the rest was made by.
    key: String,
    /// What the rest hashes to.
    sum: String,
}

/// One part: what it was, and what it is to be.
#[derive(Debug, Default)]
pub(super) struct Segment {
    text: String,
    last: HashMap<Box<str>, Range<usize>>,
    next: Mutex<Next>,
}

/// What is to be kept of the files.
#[derive(Debug, Default)]
struct Next {
    /// Lines that stay.
    same: Vec<Range<usize>>,
    /// Others.
    new: Vec<Vec<u8>>,
}

impl Segment {
    /// The part in this file; an empty one when it is of another key, or damaged.
    pub(super) fn read(file: &Path, key: &str) -> Segment {
        let text = fs::read_to_string(file).unwrap_or_default();
        match lines(&text, key) {
            Some(last) => Segment { text, last, next: Mutex::default() },
            None => Segment::default(),
        }
    }

    /// What is kept of the file at `path`, in JSON.
    pub(super) fn get(&self, path: &str) -> Option<&str> {
        let line = self.text.get(self.last.get(path)?.clone())?;
        line.get(path.len() + 1..line.len() - 1)
    }

    /// Keeps what is kept of the file at `path`.
    pub(super) fn keep(&self, path: &str) {
        if let Some(line) = self.last.get(path) {
            self.next().same.push(line.clone());
        }
    }

    /// Keeps this of the file at `path`.
    pub(super) fn put(&self, path: &str, kept: &[u8]) {
        self.next().new.push([path.as_bytes(), b"\t", kept, b"\n"].concat());
    }

    /// Writes the part, unless all of it is as it was.
    pub(super) fn save(self, file: &Path, key: &str) -> io::Result<()> {
        let Next { same, new } = self.next.into_inner().unwrap_or_else(PoisonError::into_inner);
        if new.is_empty() && same.len() == self.last.len() {
            return Ok(());
        }
        let same = same.into_iter().filter_map(|line| self.text.as_bytes().get(line));
        let mut lines: Vec<&[u8]> = same.chain(new.iter().map(Vec::as_slice)).collect();
        lines.sort_unstable();
        let rest = lines.concat();
        let head = serde_json::to_vec(&Head { key: key.to_owned(), sum: hex(&rest) })?;
        let mut out = tempfile::NamedTempFile::new_in(file.parent().unwrap_or(Path::new(".")))?;
        out.write_all(&[&head, &b"\n"[..], &rest].concat())?;
        out.persist(file)?;
        Ok(())
    }

    fn next(&self) -> std::sync::MutexGuard<'_, Next> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the line of each path is; `None` when the part is of another key, or damaged.
fn lines(text: &str, key: &str) -> Option<HashMap<Box<str>, Range<usize>>> {
    let mut start = memchr::memchr(b'\n', text.as_bytes())? + 1;
    let head: Head = serde_json::from_str(text.get(..start)?).ok()?;
    let rest = text.as_bytes().get(start..)?;
    if head.key != key || head.sum != hex(rest) {
        return None;
    }
    let ends = memchr::memchr_iter(b'\n', rest).map(|end| start + end + 1);
    // Of a whole file, so that the ranges below are all within it.
    let ends: Vec<usize> = ends.collect();
    let mut lines = HashMap::with_capacity(ends.len());
    for end in ends {
        let line = text.get(start..end)?;
        let path = line.get(..memchr::memchr(b'\t', line.as_bytes())?)?;
        lines.insert(path.into(), start..end);
        start = end;
    }
    Some(lines)
}
