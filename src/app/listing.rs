//! The collection's entries in the order a reader looks them up: A to Z, under their letters.

use std::cmp::Ordering;
use std::sync::Arc;

use super::fold::{fold, matches};
use super::search::{Hits, typo};
use crate::model::{Entry, Index};

/// Heads the entries whose names begin with a digit.
const DIGITS: &str = "0–9";
/// Heads the entries whose names begin with anything else that is no letter.
const SIGNS: &str = "#";

/// All entries, sorted, with what a search needs.
#[derive(Debug, Default, PartialEq)]
pub struct Listing {
    rows: Vec<Row>,
}

/// An entry with what was made of it once, for every look at the list.
#[derive(Debug, PartialEq)]
struct Row {
    entry: Arc<Entry>,
    letter: Arc<str>,
    /// The title, folded: the order.
    title: String,
    /// All names, folded: what a query is looked for in.
    names: String,
}

/// The entries under one letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The letter, in upper case and without accent; or the sign for names that begin with none.
    pub letter: Arc<str>,
    /// The entries, in order; never empty.
    pub entries: Vec<Arc<Entry>>,
}

impl Listing {
    /// Sorts the index.
    pub fn new(index: Index) -> Self {
        Listing::of(index.entries.into_iter().map(Arc::new).collect())
    }

    /// Sorts these entries.
    pub fn of(entries: Vec<Arc<Entry>>) -> Self {
        let mut rows: Vec<Row> = entries.into_iter().map(Row::new).collect();
        rows.sort_by(Row::order);
        Listing { rows }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the collection has no monograph at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.rows.iter().map(|row| &*row.entry)
    }

    /// The entry of this id.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.entries().find(|entry| entry.id == id)
    }

    /// The entries that a query may mean, the nearest ones first: those that have every word of it,
    /// else those with a word that is spelt nearly as its longest one.
    pub fn hits(&self, query: &str) -> Hits {
        let query = fold(query.trim());
        let (instead, mut rows) = self.rows(&query);
        rows.sort_by_key(|row| row.distance(&query));
        let entries = rows.into_iter().map(|row| row.entry.clone()).collect();
        Hits { entries, more: false, instead }
    }

    /// The rows of a folded query in their order, and the words that were looked for in place of
    /// one that is nowhere.
    fn rows(&self, query: &str) -> (Vec<String>, Vec<&Row>) {
        let all: Vec<&Row> = self.rows.iter().filter(|row| matches(&row.names, query)).collect();
        let longest = query.split_whitespace().max_by_key(|word| word.len());
        let (true, Some(longest)) = (all.is_empty(), longest) else { return (Vec::new(), all) };
        let names =
            self.rows.iter().flat_map(|row| row.names.split(|c: char| !c.is_alphanumeric()));
        let rest: Vec<&str> = query.split_whitespace().filter(|word| *word != longest).collect();
        let mut instead = typo::nearest(longest, names);
        let has = |row: &&Row, word: &String| {
            matches(&row.names, word) && rest.iter().all(|it| row.names.contains(it))
        };
        let rows: Vec<&Row> =
            self.rows.iter().filter(|row| instead.iter().any(|word| has(row, word))).collect();
        instead.retain(|word| rows.iter().any(|row| has(row, word)));
        (instead, rows)
    }

    /// The entries of [`Listing::hits`], under their letters.
    pub fn matching(&self, query: &str) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for row in self.rows(&fold(query)).1 {
            let entry = row.entry.clone();
            match groups.last_mut() {
                Some(group) if group.letter == row.letter => group.entries.push(entry),
                _ => groups.push(Group { letter: row.letter.clone(), entries: vec![entry] }),
            }
        }
        groups
    }
}

impl Row {
    /// How near the names are to a folded query that they have: the title begins with it, another
    /// name or a word does, or it stands somewhere within.
    fn distance(&self, query: &str) -> u8 {
        let begins = |part: &str| part.starts_with(query);
        match query {
            _ if begins(&self.title) => 0,
            _ if self.names.split(['\n', ' ']).any(begins) => 1,
            _ => 2,
        }
    }

    fn new(entry: Arc<Entry>) -> Self {
        let title = fold(&entry.title);
        let mut names = title.clone();
        for name in entry.generic_name.iter().chain(&entry.brand_names) {
            names.push('\n');
            names.push_str(&fold(name));
        }
        Row { letter: letter(&title).into(), entry, title, names }
    }

    /// Signs, digits, letters; then by title; then by id, so that the order is always the same.
    fn order(&self, other: &Row) -> Ordering {
        let class = |row: &Row| match &*row.letter {
            SIGNS => 0,
            DIGITS => 1,
            _ => 2,
        };
        let key = |row: &Row| (class(row), row.letter.clone());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.title.cmp(&other.title))
            .then_with(|| self.entry.id.cmp(&other.entry.id))
    }
}

/// The heading for a folded title.
fn letter(title: &str) -> String {
    match title.chars().next() {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        Some(c) if c.is_numeric() => DIGITS.to_owned(),
        _ => SIGNS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, title: &str, generic: &str, brands: &[&str]) -> Entry {
        Entry {
            id: id.to_owned(),
            title: title.to_owned(),
            generic_name: (!generic.is_empty()).then(|| generic.to_owned()),
            brand_names: brands.iter().map(|it| (*it).to_owned()).collect(),
            ..Entry::default()
        }
    }

    fn check(entries: &[Entry], query: &str, expected: &str) {
        let listing = Listing::new(Index { schema: 1, entries: entries.to_vec() });
        let shown: Vec<String> = listing
            .matching(query)
            .iter()
            .map(|group| {
                let ids: Vec<&str> = group.entries.iter().map(|it| it.id.as_str()).collect();
                format!("{}: {}", group.letter, ids.join(" "))
            })
            .collect();
        assert_eq!(shown.join("; "), expected, "{query}");
    }

    #[test]
    fn entries_stand_a_to_z_under_their_letters() {
        let entries = [
            entry("w", "Warfarin", "", &[]),
            entry("e2", "Éthinylestradiol", "", &[]),
            entry("e1", "Edoxaban", "", &[]),
            entry("five", "5-Fluorouracil", "", &[]),
            entry("sign", "(S)-Ketamine", "", &[]),
            entry("e3", "etanercept", "", &[]),
            entry("greek", "Ωmega", "", &[]),
        ];
        check(&entries, "", "#: sign; 0–9: five; E: e1 e3 e2; W: w; Ω: greek");
    }

    #[test]
    fn equal_titles_stand_by_id() {
        let entries = [entry("b", "Zinc", "", &[]), entry("a", "zinc", "", &[])];
        check(&entries, "", "Z: a b");
    }

    #[test]
    fn the_nearest_entries_are_suggested_first() {
        let entries = [
            entry("a", "Amwarol", "", &[]),
            entry("b", "Bex", "Warol", &[]),
            entry("c", "Cor", "", &["Extra Warol"]),
            entry("w", "Warfarin", "", &[]),
        ];
        let listing = Listing::new(Index { schema: 1, entries: entries.to_vec() });
        let check = |query: &str, most: usize, expected: &str| {
            let found = listing.hits(query).entries;
            let ids: Vec<&str> = found.iter().take(most).map(|it| it.id.as_str()).collect();
            assert_eq!(ids.join(" "), expected, "{query}");
        };
        check("war", 8, "w b c a");
        check(" WAR ", 2, "w b");
        check("", 3, "a b c");
        check("none", 8, "");
        // Nothing is called so; these are spelt nearly so.
        check("wafrarin", 8, "w");
        check("warfrain w", 8, "w");
        check("warfrain x", 8, "");
        assert_eq!(listing.hits("wafrarin").instead, ["warfarin"]);
    }

    #[test]
    fn a_query_looks_in_all_names() {
        let entries = [
            entry("warfarin", "Warfarin", "Warfarin sodium", &["Coumadin", "Jantoven"]),
            entry("paracetamol", "Paracetamol", "Paracétamol", &["Tylenol"]),
        ];
        check(&entries, "couma", "W: warfarin");
        check(&entries, "SODIUM", "W: warfarin");
        check(&entries, "paracé", "P: paracetamol");
        check(&entries, "tylenol para", "P: paracetamol");
        check(&entries, "a", "P: paracetamol; W: warfarin");
        check(&entries, "ibu", "");
        // One name's end and the next one's start are no word.
        check(&entries, "sodiumcoumadin", "");
    }
}
