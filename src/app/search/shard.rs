//! A shard of names as the app holds it: entries that many hold at once, with their names folded.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::super::fold::fold;
use crate::model::Entry;
use crate::names::first_word;

/// Names in the order of their keys.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Shard {
    /// The rows.
    pub rows: Vec<Row>,
}

/// An entry under one of its words.
#[derive(Clone, Debug)]
pub struct Row {
    /// The folded name from that word on.
    pub key: String,
    /// The entry.
    pub entry: Arc<Entry>,
    /// Whether it is the title's first word: the row of the A–Z.
    pub first: bool,
    /// All names, folded, a line each; the title first.
    names: String,
}

impl Shard {
    /// The rows whose keys begin so.
    pub fn beginning(&self, prefix: &str) -> &[Row] {
        let start = self.rows.partition_point(|row| row.key.as_str() < prefix);
        let rows = self.rows.get(start..).unwrap_or_default();
        let end = rows.partition_point(|row| row.key.starts_with(prefix));
        rows.get(..end).unwrap_or_default()
    }

    /// The entries under their titles; each of a collection is in one shard so.
    pub fn firsts(&self) -> impl Iterator<Item = Arc<Entry>> {
        self.rows.iter().filter(|row| row.first).map(|row| row.entry.clone())
    }

    /// The first words of the keys; neighbours differ.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let mut before = "";
        self.rows.iter().filter_map(move |row| {
            let word = first_word(&row.key);
            (std::mem::replace(&mut before, word) != word).then_some(word)
        })
    }
}

impl Row {
    fn new(key: String, entry: Entry, first: bool) -> Self {
        let mut names = fold(&entry.title);
        for name in entry.generic_name.iter().chain(&entry.brand_names) {
            names.push('\n');
            names.push_str(&fold(name));
        }
        Row { key, entry: Arc::new(entry), first, names }
    }

    /// The folded title.
    pub fn title(&self) -> &str {
        self.names.lines().next().unwrap_or_default()
    }

    /// Whether each of these is the beginning of a word of the names.
    pub fn has(&self, words: &[&str]) -> bool {
        words.iter().all(|word| begins_a_word(&self.names, word))
    }

    /// How near the names are to a query: the title begins with it, another name does, or words do.
    pub fn distance(&self, query: &str) -> u8 {
        match query {
            _ if self.title().starts_with(query) => 0,
            _ if self.names.lines().any(|name| name.starts_with(query)) => 1,
            _ => 2,
        }
    }
}

/// Whether a word of the text begins so; both are folded.
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    })
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Row;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key, an entry, and 1 where it is the title's first word")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Row, A::Error> {
                let key = parts.next_element()?.ok_or_else(|| Error::invalid_length(0, &self))?;
                let entry = parts.next_element()?.ok_or_else(|| Error::invalid_length(1, &self))?;
                let first = parts.next_element::<u8>()?.is_some_and(|it| it == 1);
                while parts.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(Row::new(key, entry, first))
            }
        }
        deserializer.deserialize_seq(Parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_an_array() {
        let shard: Shard = serde_json::from_str(
            r#"{"schema": 1, "rows": [["a", {"id": "x", "title": "A"}, 1], ["b", {"id": "x", "title": "A"}]]}"#,
        )
        .unwrap();
        assert_eq!(shard.rows.iter().map(|row| row.first).collect::<Vec<_>>(), [true, false]);
        assert_eq!(shard.rows[1].key, "b");
    }
}
