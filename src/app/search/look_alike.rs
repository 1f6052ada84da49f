//! Names that are easily mistaken for each other: the published sets, with Tall Man letters, and
//! which entries have such a name.
//!
//! What always holds: a title is never rewritten; the Tall Man form is said beside it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::fold::fold;
use crate::model::Entry;

/// The sets, and where they are from.
const LIST: &str = include_str!("look_alike.txt");

/// Every name of the sets, by its folded form.
static NAMES: LazyLock<BTreeMap<String, LookAlike>> = LazyLock::new(|| {
    let talls = sets().flatten();
    talls.map(|tall| (tall.to_ascii_lowercase(), LookAlike::new(tall))).collect()
});

/// A name that is easily mistaken for others.
#[derive(Debug)]
pub struct LookAlike {
    /// The name with Tall Man letters.
    pub tall: &'static str,
    /// The names it is mistaken for, with theirs.
    pub others: Vec<&'static str>,
}

impl LookAlike {
    fn new(tall: &'static str) -> Self {
        let sets = sets().filter(|set| set.contains(&tall));
        let mut others: Vec<&str> = sets.flatten().filter(|it| *it != tall).collect();
        others.sort_by_key(|it| it.to_ascii_lowercase());
        others.dedup();
        LookAlike { tall, others }
    }
}

/// The names of an entry that are in the sets: those of its title, else of its generic name, else
/// of its brand names. A combination may have two. Each once, in the order of the alphabet.
pub fn of(entry: &Entry) -> Vec<&'static LookAlike> {
    let generic = entry.generic_name.iter();
    let names = std::iter::once(&entry.title).chain(generic).chain(&entry.brand_names);
    names.map(|name| in_name(&fold(name))).find(|all| !all.is_empty()).unwrap_or_default()
}

/// The names of the sets that are a whole word of a folded name.
fn in_name(name: &str) -> Vec<&'static LookAlike> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let found: BTreeMap<_, _> = words.filter_map(|word| NAMES.get_key_value(word)).collect();
    found.into_values().collect()
}

/// The sets; every name of ASCII letters.
fn sets() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split(' ').collect())
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
        let mut forms = BTreeMap::new();
        for set in sets() {
            assert!(set.len() > 1, "{set:?}");
            for (n, name) in set.iter().enumerate() {
                assert!(name.bytes().all(|it| it.is_ascii_alphabetic()), "{name}");
                let same = |other: &&str| other.eq_ignore_ascii_case(name);
                assert_eq!(set.iter().position(same), Some(n), "{name} twice");
                // A name of two sets is written in one way: it is found by its letters alone.
                assert_eq!(*forms.entry(name.to_ascii_lowercase()).or_insert(*name), *name);
            }
        }
        assert!(sets().count() > 50);
    }
}
