//! JSON documents that hold one long array.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use super::{WriteError, at};
use crate::model::SCHEMA;

/// A JSON document with one long array, written as it comes: an item a line, so that two versions
/// compare well.
#[derive(Debug)]
pub(super) struct List {
    path: PathBuf,
    /// Where the file is to stand.
    to: PathBuf,
    file: BufWriter<File>,
    empty: bool,
}

impl List {
    pub(super) fn new(path: PathBuf, to: PathBuf, key: &str) -> Result<List, WriteError> {
        let file = File::create(&path).map_err(at(&to))?;
        let mut file = BufWriter::with_capacity(1 << 16, file);
        file.write_all(&head(key)).map_err(at(&to))?;
        Ok(List { path, to, file, empty: true })
    }

    pub(super) fn push(&mut self, item: &[u8]) -> Result<(), WriteError> {
        let comma: &[u8] = if self.empty { b"" } else { b",\n" };
        self.empty = false;
        let written = self.file.write_all(comma).and_then(|()| self.file.write_all(item));
        written.map_err(at(&self.to))
    }

    pub(super) fn finish(mut self) -> Result<(PathBuf, PathBuf), WriteError> {
        let written = self.file.write_all(b"\n]}\n").and_then(|()| self.file.flush());
        written.map_err(at(&self.to))?;
        Ok((self.path, self.to))
    }
}

/// How such a document begins.
pub(super) fn head(key: &str) -> Vec<u8> {
    format!("{{\"schema\":{SCHEMA},\"{key}\":[\n").into_bytes()
}
