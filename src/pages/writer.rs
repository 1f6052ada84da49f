//! Writing pages: they come in one by one and take the place of the old ones at the end.
//!
//! What always holds: until [`Writer::commit`] the old pages are untouched; a page whose bytes would
//! be the same is not written; of pages and sitemaps that are no longer wanted only those are
//! removed that this writer has made, which they say themselves.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{Page, Site, html, sitemap};
use crate::bundle::compare::holds;
use crate::bundle::staging::Staging;
use crate::bundle::{self, Changes};
use crate::sources;

/// The folder of the pages.
const FOLDER: &str = "m";

/// The name of a page in its folder.
const PAGE: &str = "index.html";

/// As many addresses as a sitemap may hold.
const URLS: usize = 50_000;

/// Pages cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}{}", sources::shown(path), if *.begun { BEGUN } else { "" })]
pub struct WriteError {
    /// Which file or folder.
    pub path: PathBuf,
    /// The new pages had begun to take the place of the old ones.
    pub begun: bool,
    /// Why.
    pub source: io::Error,
}

const BEGUN: &str = " (some pages are new, some are old; make them again)";

impl From<bundle::WriteError> for WriteError {
    fn from(error: bundle::WriteError) -> WriteError {
        WriteError { path: error.path, begun: error.begun, source: error.source }
    }
}

/// Pages in the making.
#[derive(Debug)]
pub struct Writer {
    out: PathBuf,
    staging: Staging,
    ids: Vec<String>,
    changed: Mutex<Vec<String>>,
}

impl Writer {
    /// Prepares pages in the folder `out`, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or written to.
    pub fn new(out: &Path) -> Result<Writer, WriteError> {
        let (staging, out) = (Staging::new(out)?, out.to_owned());
        Ok(Writer { out, staging, ids: Vec::new(), changed: Mutex::default() })
    }

    /// Writes a page, unless the old one has the same bytes. May be called from many threads.
    ///
    /// # Errors
    ///
    /// When the page cannot be written.
    pub fn page(&self, page: &Page) -> Result<(), WriteError> {
        let to = self.place(&page.id);
        if holds(&to, page.html.as_bytes()) {
            return Ok(());
        }
        fs::write(self.staging.path().join(&page.id), &page.html).map_err(at(&to, false))?;
        let mut changed = self.changed.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        changed.push(page.id.clone());
        Ok(())
    }

    /// Adds a page to those that are wanted. The order of calls is that of the sitemap: by id.
    pub fn add(&mut self, id: &str) {
        self.ids.push(id.to_owned());
    }

    /// Puts the new pages in the place of the old ones, writes the sitemap, and removes the pages of
    /// monographs that are gone.
    ///
    /// # Errors
    ///
    /// When a file cannot be put in its place. What was put there before stays.
    pub fn commit(self, site: &Site) -> Result<Changes, WriteError> {
        let mut changes = Changes { monographs: self.ids.len(), ..Changes::default() };
        let sitemaps = sitemap::files(site, &self.ids, URLS);
        let mut staged = Vec::new();
        for (name, text) in &sitemaps {
            let (from, to) = (self.staging.path().join(name), self.out.join(name));
            if !holds(&to, text.as_bytes()) {
                fs::write(&from, text).map_err(at(&to, false))?;
                staged.push((from, to));
            }
        }
        let gone = self.gone(&sitemaps);

        // From here on the old pages change.

        let changed = self.changed.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let pages = changed.iter().map(|id| (self.staging.path().join(id), self.place(id)));
        for (from, to) in pages.chain(staged) {
            let folder = to.parent().unwrap_or(&self.out);
            fs::create_dir_all(folder).map_err(at(folder, true))?;
            fs::rename(&from, &to).map_err(at(&to, true))?;
            changes.written += 1;
        }
        drop(changed);
        for path in gone {
            fs::remove_file(&path).map_err(at(&path, true))?;
            changes.removed += 1;
            // With the folder, unless something else is in it.
            if path.ends_with(PAGE) {
                let _ = path.parent().map(fs::remove_dir);
            }
        }
        self.staging.close().map_err(at(&self.out, true))?;
        Ok(changes)
    }

    fn place(&self, id: &str) -> PathBuf {
        self.out.join(FOLDER).join(id).join(PAGE)
    }

    /// Pages and sitemaps of ours that are not wanted any more, in a settled order.
    fn gone(&self, sitemaps: &[(String, String)]) -> Vec<PathBuf> {
        let ids: HashSet<&str> = self.ids.iter().map(String::as_str).collect();
        let folders = fs::read_dir(self.out.join(FOLDER)).into_iter().flatten().flatten();
        let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
        let old = names.filter(|id| sources::is_id(id) && !ids.contains(id.as_str()));
        let mut gone: Vec<_> = old.map(|id| self.place(&id)).collect();
        gone.retain(|path| bears(path, html::MARK));
        gone.sort();
        let parts = (1..).map(|part| self.out.join(sitemap::part_name(part)));
        let sitemap = self.out.join(sitemap::NAME);
        let all = [sitemap].into_iter().chain(parts.take_while(|path| path.exists()));
        let wanted = |path: &PathBuf| sitemaps.iter().any(|(name, _)| path.ends_with(name));
        gone.extend(all.filter(|path| !wanted(path) && bears(path, sitemap::MARK)));
        gone
    }
}

/// Whether the file says so near its top.
fn bears(path: &Path, mark: &str) -> bool {
    let mut top = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1024).read_to_end(&mut top));
    read.is_ok() && String::from_utf8_lossy(&top).contains(mark)
}

fn at(path: &Path, begun: bool) -> impl FnOnce(io::Error) -> WriteError {
    move |source| WriteError { path: path.to_owned(), begun, source }
}

#[cfg(test)]
mod tests;
