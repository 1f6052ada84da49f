//! Cutting the names of a collection into shards, and their words into pages.
//!
//! Where a shard ends follows from the row it would begin with: a hash of the row's key and id says
//! so for one row in some hundred. So a monograph that comes, goes or changes touches the shards its
//! own rows stand in and no others, and any way of making the same rows makes the same shards.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::encoded::Line;
use super::json::Json as _;
use crate::model::{Entry, SCHEMA};
use crate::names::{Page, first_word, keys};

/// About so many rows make a shard.
const USUAL: u32 = 384;

/// No shard has more.
const MOST: usize = 1_024;

/// The names in the making.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How many monographs there were.
    monographs: u32,
    rows: Vec<Row>,
}

/// A key, with its entry's place among the entries. Rows are ordered by these two.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    /// The first bytes of the key as a number, by which most rows are told apart without a look at
    /// their keys.
    start: u64,
    key: Box<str>,
    entry: u32,
    /// Whether it is the title's first.
    first: bool,
    /// Whether a shard begins here.
    begins: bool,
}

/// A key of a monograph, and whether a shard begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key(Box<str>, bool);

/// Files of one kind as the manifest lists them: the first key, or the character; and the hash, which
/// is the file's name.
pub(super) type Files = Vec<(String, String)>;

impl Key {
    /// The keys of a monograph; that of its title is the first.
    pub(super) fn all(entry: &Entry) -> Vec<Key> {
        let keyed = keys(entry).into_iter().map(|key| {
            let begins = begins(&key, &entry.id);
            Key(key.into(), begins)
        });
        keyed.collect()
    }
}

impl Names {
    /// Adds the keys of the next monograph.
    pub(super) fn push(&mut self, keys: Vec<Key>) {
        let entry = self.monographs;
        self.monographs = entry.saturating_add(1);
        let rows = keys.into_iter().enumerate();
        let row = |(n, Key(key, begins)): (usize, Key)| Row {
            start: start(&key),
            key,
            entry,
            first: n == 0,
            begins,
        };
        self.rows.extend(rows.map(row));
    }

    /// Makes the shards and the pages of these monographs, and hands each with its name to `shard` and
    /// `page`, from many threads.
    pub(super) fn finish<E: Send>(
        mut self,
        lines: &[Line],
        shard: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
        page: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<(Files, Files), E> {
        self.rows.par_sort_unstable();
        let mut starts = vec![0];
        for (n, row) in self.rows.iter().enumerate().skip(1) {
            let last = starts.last().copied().unwrap_or_default();
            if n - last >= MOST || row.begins {
                starts.push(n);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([self.rows.len()]);
        let runs: Vec<_> =
            starts.iter().copied().zip(ends).filter(|(from, to)| from < to).collect();
        let made = runs.par_iter().map(|&(from, to)| {
            let rows = self.rows.get(from..to).unwrap_or_default();
            let before = from.checked_sub(1).and_then(|at| self.rows.get(at));
            let key =
                |row: Option<&'_ Row>| row.map_or_else(String::new, |row| row.key.to_string());
            let first = separator(&key(before), &key(rows.first()));
            let bytes = write(rows, lines);
            let name = address(&bytes);
            shard(&name, &bytes)?;
            Ok((first, name))
        });
        let shards = made.collect::<Result<_, E>>()?;
        let made = self.pages().into_par_iter().map(|(letter, bytes)| {
            let name = address(&bytes);
            page(&name, &bytes)?;
            Ok((letter.to_string(), name))
        });
        let pages = made.collect::<Result<_, E>>()?;
        // There may be very many: they are given back beside the rest.
        let rows = self.rows;
        rayon::spawn(move || drop(rows));
        Ok((shards, pages))
    }

    fn pages(&self) -> Vec<(char, Vec<u8>)> {
        // Rows that follow one another mostly begin with the same word.
        let words = self.rows.par_chunks(1 << 12).flat_map_iter(|rows| {
            let mut words: Vec<&str> = rows.iter().map(|row| first_word(&row.key)).collect();
            words.dedup();
            words
        });
        let words: Vec<&str> = words.collect();
        let words = BTreeSet::from_iter(words);
        let mut pages: BTreeMap<char, Page> = BTreeMap::new();
        let new = || Page { schema: SCHEMA, ..Page::default() };
        for word in words {
            let mut letters = word.chars();
            if let Some(first) = letters.next() {
                pages.entry(first).or_insert_with(new).first.push(word.to_owned());
            }
            if let Some(second) = letters.next() {
                pages.entry(second).or_insert_with(new).second.push(word.to_owned());
            }
        }
        // Texts have no error to give.
        let bytes = |page: &Page| serde_json::to_vec(page).unwrap_or_default();
        pages.iter().map(|(letter, page)| (*letter, bytes(page))).collect()
    }
}

/// Eight bytes as a number that is ordered as they are; zeros for those that are not there.
fn start(key: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(key.bytes()).for_each(|(to, from)| *to = from);
    u64::from_be_bytes(bytes)
}

/// A shard of these rows.
fn write(rows: &[Row], lines: &[Line]) -> Vec<u8> {
    let mut out = super::list::head("rows");
    for (n, Row { key, entry, first, .. }) in rows.iter().enumerate() {
        out.extend_from_slice(if n == 0 { b"[" } else { b",\n[" });
        // A text has no error to give.
        let _ = key.write(&mut out);
        out.push(b',');
        if let Some(line) = usize::try_from(*entry).ok().and_then(|at| lines.get(at)) {
            line.write_shown(&mut out);
        }
        out.extend_from_slice(if *first { b",1]" } else { b"]" });
    }
    out.extend_from_slice(b"\n]}\n");
    out
}

/// Whether a shard begins with the row of this key and monograph.
fn begins(key: &str, id: &str) -> bool {
    let bytes = key.bytes().chain(id.bytes());
    let hash = bytes
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d) >> 8 < (1 << 24) / USUAL
}

/// The shortest start of `key` that sorts behind `before`. Where the two are equal, what sorts right
/// behind them: then the reader of that key begins with the shard before.
fn separator(before: &str, key: &str) -> String {
    let ends = key.char_indices().map(|(at, c)| at + c.len_utf8());
    let start = ends.filter_map(|end| key.get(..end)).find(|start| *start > before);
    start.map_or_else(|| format!("{key}\u{1}"), str::to_owned)
}

/// How many digits an address has: 48 bits. Of ten thousand files two have the same once in five
/// million builds.
pub(super) const ADDRESS: usize = 12;

/// The name of a file by what it holds: the start of its SHA-256.
pub(super) fn address(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(ADDRESS / 2).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::super::Listed;
    use super::*;
    use crate::app::search::shard::Shard;
    use crate::names::Manifest;

    fn entry(n: usize) -> Entry {
        Entry {
            id: format!("d{n:05}"),
            title: format!("Drug{} {n} mg", n % 977),
            generic_name: Some(format!("generic{}", n % 431)),
            ..Entry::default()
        }
    }

    type Bytes = Mutex<BTreeMap<String, Vec<u8>>>;

    /// The shards and the pages, and the bytes of all of them.
    fn files(entries: impl Iterator<Item = Entry>) -> (Files, Files, BTreeMap<String, Vec<u8>>) {
        let mut names = Names::default();
        let listed = entries.map(|it| Listed::new(it).unwrap());
        let lines = listed.map(|it| {
            names.push(it.keys);
            it.line
        });
        let lines: Vec<Line> = lines.collect();
        let all = Bytes::default();
        let keep = |name: &str, bytes: &[u8]| -> Result<(), ()> {
            all.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
            Ok(())
        };
        let (shards, pages) = names.finish(&lines, keep, keep).unwrap();
        (shards, pages, all.into_inner().unwrap())
    }

    #[test]
    fn every_row_is_in_the_shard_its_key_leads_to() {
        let (shards, pages, bytes) = files((0..6_000).map(entry));
        assert!(shards.len() > 10, "{}", shards.len());
        let mut last = (String::new(), String::new());
        let mut rows = 0;
        for (n, (_, name)) in shards.iter().enumerate() {
            let shard: Shard = serde_json::from_slice(&bytes[name]).unwrap();
            assert!(shard.rows.len() <= MOST);
            for row in shard.rows {
                let manifest = Manifest { names: shards.clone(), ..Manifest::default() };
                for end in row.key.char_indices().map(|(at, c)| at + c.len_utf8()) {
                    assert!(manifest.shards(&row.key[..end]).contains(&n), "{} {end}", row.key);
                }
                let now = (row.key, row.entry.id.clone());
                assert!(last < now, "{last:?} {now:?}");
                last = now;
                rows += 1;
            }
        }
        assert_eq!(rows, 12_000);
        let (_, page) = pages.iter().find(|(letter, _)| letter == "r").unwrap();
        let page: Page = serde_json::from_slice(&bytes[page]).unwrap();
        assert!(page.first.is_empty() && page.second.contains(&"drug5".to_owned()));
    }

    #[test]
    fn a_change_touches_few_shards() {
        let before = files((0..6_000).map(entry)).0;
        let changed = |n: usize| {
            if n == 3_000 { Entry { title: "Zaxo".into(), ..entry(n) } } else { entry(n) }
        };
        let after = files((0..6_000).map(changed)).0;
        let new = after.iter().filter(|it| !before.contains(it)).count();
        assert!((1..=3).contains(&new), "{new} of {}", after.len());
    }

    #[test]
    fn a_separator_is_as_short_as_can_be() {
        for (before, key, expected) in [
            ("", "abc", "a"),
            ("ab", "abc", "abc"),
            ("abd", "ac", "ac"),
            ("a", "a", "a\u{1}"),
            ("x", "é", "é"),
        ] {
            assert_eq!(separator(before, key), expected);
        }
    }
}
