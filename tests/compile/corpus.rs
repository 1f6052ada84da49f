//! The shape of each file of the corpus, when it is there.

use std::path::{Path, PathBuf};

/// Where the corpus is; says so when it is absent.
pub(super) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no corpus at {}", folder.display());
    None
}
