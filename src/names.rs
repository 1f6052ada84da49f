//! The names of a collection as a search finds them: the manifest, the shards it lists, and the pages
//! of words for names that were mistyped. Types for both sides; how they are cut is `bundle/names.rs`.
//!
//! ```text
//! manifest.json            which shards and pages there are, and what the collection is
//! names/<hash>.json        {"schema": 1, "rows": [[key, entry], …]}: a run of rows, in the order of their keys
//! words/<hash>.json        the words with one character at their start, or in their second place
//! ```
//!
//! A monograph has a row for each word of its names that is worth looking up. The row's key is the
//! folded name *from that word on*, so that what a reader types is the start of a key: a reader of the
//! manifest knows from the keys alone which shard to ask for. The row of the title's first word has a 1 as
//! third: from A to Z a monograph stands there alone. What always holds: rows stand in the
//! order of their keys and then of their ids; shards and pages are named by what they hold, so they
//! never change.

pub mod fold;

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::Entry;

/// The list of shards, and what there is to say of the collection as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the bundle's form; [`SCHEMA`](crate::model::SCHEMA).
    pub schema: u32,
    /// Names the content of the bundle: another one is another bundle.
    pub build: String,
    /// The number that the publisher gave the build; higher is newer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build_number: Option<u64>,
    /// How many monographs there are.
    pub monographs: usize,
    /// Where the texts come from, as they say it, and how many say so; `""` for those that say
    /// nothing.
    pub provenance: Vec<(String, usize)>,
    /// How many texts name who reviewed them.
    pub reviewed: usize,
    /// The shards in the order of their keys: what sorts before all keys of the shard and after all
    /// of the one before, and its hash.
    pub names: Vec<(String, String)>,
    /// The pages of words by their character, with their hashes.
    pub words: Vec<(String, String)>,
}

impl Manifest {
    /// Which of the shards have the keys that begin so.
    pub fn shards(&self, prefix: &str) -> std::ops::Range<usize> {
        let start = self.names.partition_point(|(first, _)| first.as_str() <= prefix);
        let start = start.saturating_sub(1);
        let more = self.names.iter().skip(start + 1);
        let more = more.take_while(|(first, _)| first.starts_with(prefix)).count();
        start..(start + 1 + more).min(self.names.len())
    }
}

/// The words of all keys that have one character in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// As in [`Manifest::schema`].
    pub schema: u32,
    /// Those that begin with it.
    pub first: Vec<String>,
    /// Those that have it in their second place: what was mistyped in the first is found there.
    pub second: Vec<String>,
}

/// The most characters a key has.
pub const LONGEST_KEY: usize = 40;

/// Words that stand in too many names to be looked up by: forms, salts, routes.
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("names/common.txt").lines().collect());

/// The keys of a monograph; the first is that of its title.
pub fn keys(entry: &Entry) -> Vec<String> {
    let title = folded(&entry.title);
    let mut keys = vec![cut(&title)];
    let names = entry.generic_name.iter().chain(&entry.brand_names).map(|name| folded(name));
    for (n, name) in std::iter::once(title.clone()).chain(names).enumerate() {
        let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
        for start in starts {
            let Some(rest) = name.get(start..) else { continue };
            if start == 0 && n == 0 || !(start == 0 && n > 0 || is_looked_up(first_word(rest))) {
                continue;
            }
            let key = cut(rest);
            // What another key begins with is found by that key.
            if !key.is_empty() && !keys.iter().any(|other| other.starts_with(&key)) {
                keys.push(key);
            }
        }
    }
    keys
}

/// The word a key begins with.
pub fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or_default()
}

/// A name as keys have it: [folded](fold::fold), its words parted by one blank, without the signs
/// around them.
pub fn folded(name: &str) -> String {
    let folded = fold::fold(name);
    let parts =
        |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '(' | ')' | '[' | ']' | '+');
    let words = folded.split(parts).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut name = String::with_capacity(folded.len());
    for word in words.filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

fn cut(key: &str) -> String {
    key.chars().take(LONGEST_KEY).collect::<String>().trim_end().to_owned()
}

fn is_looked_up(word: &str) -> bool {
    let letters = word.chars().next().is_some_and(|c| !c.is_numeric());
    // In scripts without blanks and cases a word may be one character.
    let long = word.len() > 2;
    letters && long && !COMMON.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, generic: &str, brands: &[&str], expected: &[&str]) {
        let entry = Entry {
            title: title.to_owned(),
            generic_name: (!generic.is_empty()).then(|| generic.to_owned()),
            brand_names: brands.iter().map(|it| (*it).to_owned()).collect(),
            ..Entry::default()
        };
        assert_eq!(keys(&entry), expected, "{title}");
    }

    #[test]
    fn a_monograph_is_found_by_each_of_its_names() {
        check(
            "Ibuprofen 200 mg tablets",
            "ibuprofen",
            &["Advil", "Nurofen Plus"],
            &["ibuprofen 200 mg tablets", "advil", "nurofen plus", "plus"],
        );
        check(
            "Amoxicillin/Clavulanate (oral)",
            "",
            &[],
            &["amoxicillin clavulanate oral", "clavulanate oral"],
        );
        check(
            "Sulfamethoxazole and Trimethoprim",
            "",
            &[],
            &["sulfamethoxazole and trimethoprim", "trimethoprim"],
        );
        check("5-Fluorouracil", "fluorouracil", &[], &["5-fluorouracil", "fluorouracil"]);
        check("Émile", "", &["Sodium X"], &["emile", "sodium x"]);
        check("布洛芬 片", "", &[], &["布洛芬 片", "片"]);
    }
}
