//! Writing pages: they come in one by one and take the place of the old ones at the end.
//!
//! What always holds: until [`Writer::commit`] the old pages are untouched; a page whose bytes would
//! be the same is not written; a list takes the place of no file but one of ours; of pages and lists
//! that are no longer wanted only those are removed that this writer has made, which they say
//! themselves.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Listed, Page, Site, contents, html, sitemap};
use crate::bundle::compare::holds;
use crate::bundle::folder::Folder;
use crate::bundle::staging::Staging;
use crate::bundle::{self, Changes};
use crate::sources;

/// The folder of the pages.
const FOLDER: &str = "m";

/// The name of a page in its folder.
const PAGE: &str = "index.html";

/// As many addresses as a sitemap may hold.
const URLS: usize = 50_000;

/// As many links as a reader may be given in one list.
const LINKS: usize = 1_000;

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

const NOT_OURS: &str =
    "a file of this name is there that this command has not made; move it, or name another folder";

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
    all: Vec<Listed>,
    pages: Pages,
}

/// The pages themselves: many threads may write them while their [`Writer`] takes their ids in order.
/// They are of no use without the writer.
#[derive(Clone, Debug)]
pub struct Pages(Arc<Folder>);

impl Pages {
    /// Writes a page, unless the old one has the same bytes. One that is not [added](Writer::add), too,
    /// has to be withdrawn.
    ///
    /// # Errors
    ///
    /// When the page cannot be written.
    pub fn write(&self, page: &Page) -> Result<(), WriteError> {
        Ok(self.0.write(name(&page.listed.id), page.html.as_bytes())?)
    }

    /// Takes a page back that will not be wanted.
    ///
    /// # Errors
    ///
    /// When the page cannot be removed.
    pub fn withdraw(&self, page: &Page) -> Result<(), WriteError> {
        Ok(self.0.withdraw(name(&page.listed.id))?)
    }
}

impl Writer {
    /// Prepares pages in the folder `out`, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or written to.
    pub fn new(out: &Path) -> Result<Writer, WriteError> {
        let staging = Staging::new(out)?;
        let pages = Pages(Arc::new(Folder::new(staging.path(), out, FOLDER)?));
        Ok(Writer { out: out.to_owned(), staging, all: Vec::new(), pages })
    }

    /// The pages, which are to be written beside what is [added](Writer::add).
    pub fn pages(&self) -> Pages {
        self.pages.clone()
    }

    /// Adds a page to those that are wanted. The order of calls is that of the sitemap: by id.
    pub fn add(&mut self, page: Listed) {
        self.all.push(page);
    }

    /// Puts the new pages in the place of the old ones, writes the lists of them, and removes the pages of
    /// monographs that are gone.
    ///
    /// # Errors
    ///
    /// When a file cannot be put in its place. What was put there before stays.
    pub fn commit(self, site: &Site) -> Result<Changes, WriteError> {
        let mut changes = Changes { monographs: self.all.len(), ..Changes::default() };
        let mut lists = sitemap::files(site, &self.all, URLS);
        lists.extend(contents::files(site, &self.all, LINKS));
        let mut staged = Vec::new();
        for (name, text) in &lists {
            let (from, to) = (self.staging.path().join(name), self.out.join(name));
            if !holds(&to, text.as_bytes()) {
                let ours = [sitemap::MARK, html::MARK].iter().any(|mark| bears(&to, mark));
                if to.exists() && !ours {
                    let error = io::Error::new(io::ErrorKind::AlreadyExists, NOT_OURS);
                    return Err(at(&to, false)(error));
                }
                fs::write(&from, text).map_err(at(&to, false))?;
                staged.push((from, to));
            }
        }
        let gone = self.gone(&lists);

        // From here on the old pages change.

        changes.written += self.pages.0.commit()?;
        for (from, to) in staged {
            fs::rename(&from, &to).map_err(at(&to, true))?;
            changes.written += 1;
        }
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
        self.out.join(FOLDER).join(name(id))
    }

    /// Pages and lists of ours that are not wanted any more, in a settled order.
    fn gone(&self, lists: &[(String, String)]) -> Vec<PathBuf> {
        let ids: HashSet<&str> = self.all.iter().map(|it| it.id.as_str()).collect();
        let folders = fs::read_dir(self.out.join(FOLDER)).into_iter().flatten().flatten();
        let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
        let old = names.filter(|id| sources::is_id(id) && !ids.contains(id.as_str()));
        let mut gone: Vec<_> = old.map(|id| self.place(&id)).collect();
        gone.retain(|path| bears(path, html::MARK));
        gone.sort();
        let wanted = |path: &PathBuf| lists.iter().any(|(name, _)| path.ends_with(name));
        let mut unlist = |whole: &str, part_name: fn(usize) -> String, mark: &str| {
            let parts = (1..).map(|part| self.out.join(part_name(part)));
            let parts = parts.take_while(|path| path.exists());
            let all = std::iter::once(self.out.join(whole)).chain(parts);
            gone.extend(all.filter(|path| !wanted(path) && bears(path, mark)));
        };
        unlist(sitemap::NAME, sitemap::part_name, sitemap::MARK);
        unlist(contents::NAME, contents::part_name, html::MARK);
        gone
    }
}

/// The path of a page in the folder of the pages.
fn name(id: &str) -> String {
    format!("{id}/{PAGE}")
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
