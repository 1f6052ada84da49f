//! What became of each file in the build before, kept on disk (`build --cache DIR`), so that a build
//! reads and compiles only the files that changed.
//!
//! What is taken on trust, and what is not:
//!
//! - A source or a document of the bundle is as it was when its [stamp](Stamp) is: size, times, number
//!   on its device. Stamps are kept of files alone that had been left alone for two seconds when they
//!   were looked at; of a document, only once it has been read and found to be what its entry says.
//!   In doubt the file is read, and its hash decides.
//! - In the file with the whole of a small collection, in which kept texts are found, each has a hash.
//! - The cache counts for the same program, settings and options alone, and only whole (checksums say
//!   so). The lists of the bundle are always made anew and compared with those that are there.
//!
//! What always holds: a build with a cache leaves the bytes that one without would.

mod segment;
mod stamp;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

use anyhow::{Context, bail};
use monograph_card::bundle::{DOCUMENTS, Encoded, Listed, SMALL, Whole};
use monograph_card::diagnostic::{Code, Finding, Level, Position};
use monograph_card::model::Entry;
use monograph_card::{places, sources};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::build::Part;
use super::collection::{Glance, Outcome, Past, fold};
use segment::Segment;
pub(super) use stamp::Stamp;

/// So many files the cache has.
const SEGMENTS: usize = 64;

/// The cache of one bundle.
pub(super) struct Cache {
    folder: PathBuf,
    /// The bundle, whose documents are those of the build before.
    out: PathBuf,
    key: String,
    /// The whole of a small collection as the bundle has it, whoever wrote it.
    whole: Arc<Whole>,
    /// Whether the bundle will be a small collection.
    small: AtomicBool,
    segments: Vec<Segment>,
    counts: [AtomicUsize; 3],
}

/// How many files there were of each sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    /// Compiled.
    pub(super) compiled: usize,
    /// As they had been, which their stamps said.
    pub(super) trusted: usize,
    /// As they had been, which was found by reading them or their documents.
    pub(super) read: usize,
}

/// What is kept of a file.
#[derive(Serialize, Deserialize)]
struct Kept<'k> {
    /// Of the file's text.
    #[serde(borrow)]
    hash: Cow<'k, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stamp: Option<Stamp>,
    /// The findings as they were printed.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    text: Cow<'k, str>,
    /// What the summary counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<(String, u8)>,
    /// With the hash of the document, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<Entry>,
    /// Of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<Stamp>,
    /// Of the monograph as it stands in the whole of a small collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    json: Option<String>,
}

impl Cache {
    /// Opens the cache in `folder` for the bundle in `out`. `options` is all that the outcome of a
    /// file depends on beside its path and its text.
    pub(super) fn open(folder: &Path, out: &Path, options: &str) -> anyhow::Result<Cache> {
        let shown = sources::shown(folder);
        fs::create_dir_all(folder).with_context(|| format!("cannot make {shown}"))?;
        let real = |path: &Path| fs::canonicalize(path).ok();
        if let (Some(folder), Some(out)) = (real(folder), real(out))
            && folder.starts_with(&out)
        {
            bail!("{shown} is in the bundle's folder; name a folder outside for the cache");
        }
        let program = std::env::current_exe().and_then(fs::read).context("cannot read myself")?;
        let key = hex(&[&Sha256::digest(&program)[..], options.as_bytes()].concat());
        let segments = (0..SEGMENTS).into_par_iter();
        let segments = segments.map(|at| Segment::read(&file(folder, at), &key)).collect();
        Ok(Cache {
            folder: folder.to_owned(),
            out: out.to_owned(),
            key,
            whole: Arc::new(Whole::read(out)),
            small: AtomicBool::new(true),
            segments,
            counts: Default::default(),
        })
    }

    /// The whole of a small collection, of which this gives only what it has seen to be right.
    pub(super) fn whole(&self) -> Arc<Whole> {
        Arc::clone(&self.whole)
    }

    /// What was done.
    pub(super) fn counts(&self) -> Counts {
        let [compiled, trusted, read] =
            self.counts.each_ref().map(|count| count.load(Ordering::Relaxed));
        Counts { compiled, trusted, read }
    }

    /// Keeps what became of the files for the next build.
    pub(super) fn save(self) -> anyhow::Result<()> {
        let Cache { folder, key, segments, .. } = self;
        let shown = sources::shown(&folder);
        let saved = segments.into_par_iter().enumerate();
        let saved = saved.try_for_each(|(at, segment)| segment.save(&file(&folder, at), &key));
        saved.with_context(|| format!("cannot write to {shown}"))
    }

    fn segment(&self, path: &str) -> Option<&Segment> {
        self.segments.get(places::number(path) % SEGMENTS)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        // First the time: what changes in between is younger.
        let now = now();
        Stamp::of(&fs::metadata(path).ok()?, now)
    }

    fn put(&self, path: &str, kept: &Kept<'_>) {
        if let (Some(segment), Ok(json)) = (self.segment(path), serde_json::to_vec(kept)) {
            segment.put(path, &json);
        }
    }

    fn last(&self, path: &str) -> Option<Kept<'_>> {
        serde_json::from_str(self.segment(path)?.get(path)?).ok()
    }

    /// Whether the monograph stands in the whole of a small collection as it did; so it does where
    /// there is no such file to take it from.
    fn is_whole(&self, entry: &Entry, kept: &Kept<'_>) -> bool {
        let json = self.whole.monograph(&entry.id).map(hex);
        self.whole.is_empty() || (json.is_some() && json == kept.json)
    }

    /// What the monograph hashes to, where that is of use.
    fn hash(&self, monograph: &Encoded) -> Option<String> {
        self.small.load(Ordering::Relaxed).then(|| hex(monograph.monograph()))
    }

    /// What became of a file that has not changed; `None` when it has to be made anew. `seen` says
    /// that its text was read.
    fn again(
        &self,
        path: &Arc<str>,
        mut kept: Kept<'_>,
        stamp: Option<Stamp>,
        seen: bool,
    ) -> Option<Outcome<Part>> {
        let findings = kept.findings.iter().map(|(code, level)| finding(path, code, *level));
        let findings = findings.collect::<Option<Vec<_>>>()?;
        let mut renewed = kept.stamp != stamp;
        kept.stamp = stamp;
        let mut read = None;
        if let Some(entry) = &kept.entry {
            let at = places::document(&entry.id) + ".json";
            let now = self.stamp(&self.out.join(DOCUMENTS).join(at));
            if now.is_none() || now != kept.document || !self.is_whole(entry, &kept) {
                // What is no more in the bundle, or was changed there, has to be made again.
                let document = Encoded::open(&self.out, entry).ok()?;
                let json = self.hash(&document);
                renewed = renewed || (kept.document, &kept.json) != (now, &json);
                (kept.document, kept.json) = (now, json);
                read = Some(document);
            }
        }
        if renewed {
            self.put(path, &kept);
        } else if let Some(segment) = self.segment(path) {
            segment.keep(path);
        }
        let [_, trusted, read_again] = &self.counts;
        let count = if seen || read.is_some() { read_again } else { trusted };
        count.fetch_add(1, Ordering::Relaxed);
        let title = kept.entry.as_ref().map(|entry| fold(&entry.title));
        let made = match (read, kept.entry) {
            (Some(read), _) => Some(Part::Read(read)),
            (None, Some(entry)) => Some(Part::Kept(Listed::new(entry).ok()?)),
            (None, None) => None,
        };
        let text = kept.text.into_owned();
        Some(Outcome { path: path.clone(), findings, text, made, title })
    }
}

impl Past<Part> for Cache {
    fn expect(&self, files: usize) {
        self.small.store(files <= SMALL, Ordering::Relaxed);
    }

    fn glance(&self, path: &Arc<str>, file: &Path) -> Glance<Part> {
        let stamp = self.stamp(file);
        let kept = self.last(path).filter(|kept| stamp.is_some() && kept.stamp == stamp);
        match kept.and_then(|kept| self.again(path, kept, stamp, false)) {
            Some(outcome) => Glance::Known(outcome),
            None => Glance::Unknown(stamp),
        }
    }

    fn outcome(
        &self,
        path: &Arc<str>,
        source: &str,
        stamp: Option<Stamp>,
    ) -> Option<Outcome<Part>> {
        let kept = self.last(path).filter(|kept| kept.hash == hex(source.as_bytes()))?;
        self.again(path, kept, stamp, true)
    }

    fn remember(&self, source: &str, outcome: &Outcome<Part>, stamp: Option<Stamp>) {
        let [compiled, ..] = &self.counts;
        compiled.fetch_add(1, Ordering::Relaxed);
        let findings = outcome.findings.iter();
        let findings = findings.map(|it| (it.code.as_str().to_owned(), it.level as u8)).collect();
        let kept = Kept {
            hash: hex(source.as_bytes()).into(),
            stamp,
            text: outcome.text.as_str().into(),
            findings,
            entry: outcome.made.as_ref().map(|made| made.entry().clone()),
            document: None,
            json: match &outcome.made {
                Some(Part::New(made)) => self.hash(made),
                _ => None,
            },
        };
        self.put(&outcome.path, &kept);
    }
}

#[cfg(not(test))]
fn now() -> SystemTime {
    SystemTime::now()
}

/// Some time later, so that tests need not wait until files count as left alone.
#[cfg(test)]
fn now() -> SystemTime {
    SystemTime::now() + std::time::Duration::from_secs(60)
}

fn file(folder: &Path, segment: usize) -> PathBuf {
    folder.join(format!("{segment:02}.cache"))
}

/// A finding for the summary, which counts; where it stands is in the text.
fn finding(path: &Arc<str>, code: &str, level: u8) -> Option<Finding> {
    let code = *Code::ALL.iter().find(|it| it.as_str() == code)?;
    let level =
        [Level::Info, Level::Warning, Level::Error].into_iter().find(|it| *it as u8 == level)?;
    let start = Position { line: 1, column: 1 };
    Some(Finding { path: path.clone(), code, level, start, end: start, message: String::new() })
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
