//! Names that are easily mistaken for each other: the published sets, with Tall Man letters, and
//! which entries have such a name.
//!
//! What always holds: a title is never rewritten; the Tall Man form is said beside it.

use super::super::fold::fold;
use super::shard::begins_a_word;
use crate::model::Entry;

/// The sets, and where they are from.
const LIST: &str = include_str!("look_alike.txt");

/// A name that is easily mistaken for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlike {
    /// The name with Tall Man letters.
    pub tall: &'static str,
    /// The names it is mistaken for, with theirs.
    pub others: Vec<&'static str>,
}

/// The names of an entry that are in the sets: those of its title, else of its generic name, else
/// of its brand names. A combination may have two.
pub fn of(entry: &Entry) -> Vec<LookAlike> {
    let generic = entry.generic_name.iter();
    let names = std::iter::once(&entry.title).chain(generic).chain(&entry.brand_names);
    names.map(|name| in_name(&fold(name))).find(|all| !all.is_empty()).unwrap_or_default()
}

fn in_name(name: &str) -> Vec<LookAlike> {
    let mut talls: Vec<&str> =
        sets().flatten().filter(|tall| has_word(name, &tall.to_ascii_lowercase())).collect();
    talls.sort_by_key(|it| it.to_ascii_lowercase());
    talls.dedup();
    let with_others = |tall| {
        let mut others: Vec<&str> =
            sets().filter(|set| set.contains(&tall)).flatten().filter(|it| *it != tall).collect();
        others.sort_by_key(|it| it.to_ascii_lowercase());
        others.dedup();
        LookAlike { tall, others }
    };
    talls.into_iter().map(with_others).collect()
}

/// The sets; every name of ASCII letters.
fn sets() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split(' ').collect())
}

/// Whether the word stands in the folded text as a whole.
fn has_word(text: &str, word: &str) -> bool {
    let ends = |at: usize| {
        let after = text.get(at + word.len()..).and_then(|it| it.chars().next());
        !after.is_some_and(char::is_alphanumeric)
    };
    begins_a_word(text, word) && text.match_indices(word).any(|(at, _)| ends(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, generic: &str, expected: &str) {
        let entry = Entry {
            title: title.to_owned(),
            generic_name: (!generic.is_empty()).then(|| generic.to_owned()),
            ..Entry::default()
        };
        let found = of(&entry).into_iter().map(|it| [it.tall, ": ", &it.others.join(" ")].concat());
        assert_eq!(found.collect::<Vec<_>>().join("; "), expected, "{title}");
    }

    #[test]
    fn a_name_of_a_set_is_known_with_the_others() {
        check("Hydralazine 25 mg", "", "hydrALAZINE: hydrOXYzine");
        check("HYDROXYZINE", "", "hydrOXYzine: hydrALAZINE");
        check("Catapres", "Clonidine hydrochloride", "cloNIDine: clonazePAM KlonoPIN");
        check("Metformin/sitagliptin", "", "metFORMIN: metroNIDAZOLE; sitaGLIPtin: SUMAtriptan");
        check("Warfarin", "", "");
        check("Hydralazines", "", "");
        check("Oxymorphine", "", "");
    }

    #[test]
    fn every_set_has_names_of_letters_that_differ_in_more_than_case() {
        for set in sets() {
            assert!(set.len() > 1, "{set:?}");
            for (n, name) in set.iter().enumerate() {
                assert!(name.bytes().all(|it| it.is_ascii_alphabetic()), "{name}");
                let same = |other: &&str| other.eq_ignore_ascii_case(name);
                assert_eq!(set.iter().position(same), Some(n), "{name} twice");
            }
        }
        assert!(sets().count() > 50);
    }
}
