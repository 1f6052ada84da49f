//! The file with the whole collection, as the build before left it: a monograph a line.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use memchr::memmem;

use super::WHOLE;

/// The monographs of a small collection, by id. Nothing says that they are what they were.
#[derive(Debug, Default)]
pub struct Whole {
    bytes: Vec<u8>,
    lines: HashMap<Box<str>, Range<usize>>,
}

impl Whole {
    /// What the file in the bundle's folder holds; nothing where there is none.
    pub fn read(folder: &Path) -> Whole {
        let bytes = fs::read(folder.join(WHOLE)).unwrap_or_default();
        let mut lines = HashMap::new();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', &bytes) {
            let line = bytes.get(start..end).unwrap_or_default();
            let comma = usize::from(line.ends_with(b","));
            if let Some(id) = id(line) {
                lines.insert(id.into(), start..end - comma);
            }
            start = end + 1;
        }
        Whole { bytes, lines }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The monograph of this id as JSON.
    pub fn monograph(&self, id: &str) -> Option<&[u8]> {
        self.bytes.get(self.lines.get(id)?.clone())
    }
}

/// The id with which a line begins. Ids have no character that JSON would escape.
fn id(line: &[u8]) -> Option<&str> {
    let rest = line.strip_prefix(b"{\"id\":\"")?;
    std::str::from_utf8(rest.get(..memmem::find(rest, b"\"")?)?).ok()
}
