//! Finding a medicine among many, in the browser: from what is typed to the entries that may be
//! meant.
//!
//! A large collection is cut into shards by the first letters of its names (`names/` in the
//! bundle). [`find`] says what it has found in the shards at hand, or which file it lacks; whoever
//! asked fetches that one and asks again. So all of the search is free of network and browser.
//!
//! What always holds: nothing is found that does not have every word of the query as the beginning
//! of one of its own words, unless the query is found nowhere; then what is spelt nearly so is
//! found, and said to be that.

pub mod look_alike;
mod manifest;
pub mod marks;
pub mod shard;
pub mod typo;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::fold::fold;
use crate::model::Entry;
use crate::names::{Manifest, Page};
use shard::{Row, Shard};

/// How many further shards are looked through unasked before nothing is said to be found.
const UNASKED: usize = 2;
/// With fewer entries than these, one further shard is looked through unasked.
const ENOUGH: usize = 8;
/// How many entries a page of results has: a list that is longer takes longer to show than a
/// keystroke may.
const PAGE: usize = 20;
/// How many words that are spelt nearly so are followed.
const NEAR: usize = 3;

/// A file that a search lacks, by its place in the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// A shard of names.
    Names(usize),
    /// A page of words.
    Words(usize),
}

/// The files that were fetched.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    names: BTreeMap<usize, Arc<Shard>>,
    words: BTreeMap<usize, Arc<Vec<String>>>,
}

impl Shelf {
    /// Takes a shard of names.
    pub fn put_names(&mut self, n: usize, shard: Shard) {
        self.names.insert(n, Arc::new(shard));
    }

    /// Takes a page of words.
    pub fn put_words(&mut self, n: usize, page: Page) {
        let Page { first, second, .. } = page;
        self.words.insert(n, Arc::new(first.into_iter().chain(second).collect()));
    }

    /// A shard of names, when it is here.
    ///
    /// # Errors
    /// [`Missing`] when it is not.
    pub fn names(&self, n: usize) -> Result<&Shard, Missing> {
        self.names.get(&n).map(|it| &**it).ok_or(Missing::Names(n))
    }

    fn words(&self, n: usize) -> Result<&Vec<String>, Missing> {
        self.words.get(&n).map(|it| &**it).ok_or(Missing::Words(n))
    }
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// The entries, the nearest first, none twice.
    pub entries: Vec<Arc<Entry>>,
    /// Whether further shards may have more of them.
    pub more: bool,
    /// The words that were looked for in place of one that is nowhere.
    pub instead: Vec<String>,
}

/// Looks for a query, in one shard or little more for each of so many pages of results.
///
/// # Errors
/// [`Missing`] names the file to fetch before asking again.
pub fn find(
    manifest: &Manifest,
    shelf: &Shelf,
    query: &str,
    pages: usize,
) -> Result<Hits, Missing> {
    let pages = pages.max(1);
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut pivots = words.clone();
    // The longest word is in the fewest names. A shorter one is looked up where that one is none
    // that names are listed under, such as a salt or a dose form.
    pivots.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for pivot in &pivots {
        let hits = beginning(manifest, shelf, pivot, &words, pages)?;
        if !hits.entries.is_empty() {
            return Ok(hits);
        }
    }
    let Some(mistyped) = pivots.first().filter(|word| typo::limit(word) > 0) else {
        return Ok(Hits::default());
    };
    let rest: Vec<&str> = words.iter().filter(|word| *word != mistyped).copied().collect();
    let at_hand: Vec<String> =
        shelf.names.values().flat_map(|shard| shard.words()).map(str::to_owned).collect();
    let hits = near(manifest, shelf, mistyped, &rest, &at_hand)?;
    if !hits.entries.is_empty() {
        return Ok(hits);
    }
    // A page has the words that begin with its letter, and those whose second letter it is: with
    // the pages of the first two letters typed, a first letter may be wrong, lacking, or swapped.
    for letter in mistyped.chars().take(2) {
        let Some(page) = manifest.page(letter) else { continue };
        let hits = near(manifest, shelf, mistyped, &rest, shelf.words(page)?)?;
        if !hits.entries.is_empty() {
            return Ok(hits);
        }
    }
    Ok(Hits::default())
}

/// The entries that have a word that begins so, and all other words.
fn beginning(
    manifest: &Manifest,
    shelf: &Shelf,
    pivot: &str,
    words: &[&str],
    pages: usize,
) -> Result<Hits, Missing> {
    let range = manifest.shards(pivot);
    let mut rows: Vec<&Row> = Vec::new();
    let mut looked = 0;
    for n in range.clone() {
        let further = match rows.len() {
            0 => UNASKED,
            1..ENOUGH => 1,
            _ => 0,
        };
        if looked >= pages + further || rows.len() > pages * PAGE {
            break;
        }
        rows.extend(shelf.names(n)?.beginning(pivot).iter().filter(|row| row.has(words)));
        looked += 1;
    }
    let mut entries = sorted(rows, &words.join(" "));
    let more = range.len() > looked || entries.len() > pages * PAGE;
    entries.truncate(pages * PAGE);
    Ok(Hits { entries, more, instead: Vec::new() })
}

/// The entries with a word that is spelt nearly so, from these words.
fn near(
    manifest: &Manifest,
    shelf: &Shelf,
    mistyped: &str,
    rest: &[&str],
    known: &[String],
) -> Result<Hits, Missing> {
    let mut instead = typo::nearest(mistyped, known.iter().map(String::as_str));
    instead.truncate(NEAR);
    let mut rows: Vec<&Row> = Vec::new();
    let mut meant = Vec::new();
    for word in instead {
        let before = rows.len();
        for n in manifest.shards(&word).take(UNASKED) {
            rows.extend(shelf.names(n)?.beginning(&word).iter().filter(|row| row.has(rest)));
        }
        if rows.len() > before {
            meant.push(word);
        }
    }
    let query = meant.first().cloned().unwrap_or_default();
    let mut entries = sorted(rows, &query);
    entries.truncate(PAGE);
    Ok(Hits { entries, more: false, instead: meant })
}

/// Looks through an A–Z from a key on, until this many entries are there.
///
/// # Errors
/// [`Missing`] names the file to fetch before asking again.
pub fn browse(
    manifest: &Manifest,
    shelf: &Shelf,
    from: &str,
    most: usize,
) -> Result<Hits, Missing> {
    let mut entries = Vec::new();
    let mut seen = HashSet::new();
    let first = manifest.shards(from).start;
    for n in first..manifest.names.len() {
        if entries.len() >= most {
            return Ok(Hits { entries, more: true, instead: Vec::new() });
        }
        let rows = shelf.names(n)?.rows.iter().filter(|row| row.first && *row.key >= *from);
        entries.extend(rows.filter(|row| seen.insert(&row.entry.id)).map(|row| row.entry.clone()));
    }
    Ok(Hits { entries, more: false, instead: Vec::new() })
}

/// Each entry once, the nearest first, then by title and id.
fn sorted(rows: Vec<&Row>, query: &str) -> Vec<Arc<Entry>> {
    let mut rows: Vec<(u8, &Row)> =
        rows.into_iter().map(|row| (row.distance(query), row)).collect();
    rows.sort_by(|(a, one), (b, two)| {
        (a, one.title(), &one.entry.id).cmp(&(b, two.title(), &two.entry.id))
    });
    let mut seen = HashSet::new();
    rows.retain(|(_, row)| seen.insert(&row.entry.id));
    rows.into_iter().map(|(_, row)| row.entry.clone()).collect()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;
