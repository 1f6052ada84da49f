//! Telling files that would not change, so that they need not be written.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Whether the file at `path` holds just these bytes.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Ok(file) = File::open(path) else { return false };
    if file.metadata().is_ok_and(|meta| meta.len() != bytes.len() as u64) {
        return false;
    }
    let mut old = Vec::with_capacity(bytes.len());
    file.take(bytes.len() as u64 + 1).read_to_end(&mut old).is_ok() && old == bytes
}

/// Whether two files hold the same bytes.
pub(crate) fn same(a: &Path, b: &Path) -> bool {
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
