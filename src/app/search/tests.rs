//! The search over made-up shards.

use super::*;

/// The rows of these names, two to a shard, as a bundle has them.
fn collection(names: &[(&str, &str)], per_shard: usize) -> (Manifest, Vec<String>, Vec<String>) {
    let mut rows: Vec<(String, serde_json::Value)> = Vec::new();
    let mut letters: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for (n, (title, generic)) in names.iter().enumerate() {
        let id = format!("{}-{n}", fold(title).replace(' ', "-"));
        let entry = serde_json::json!({"id": id, "title": title, "generic_name": generic});
        for (first, name) in [(true, title), (false, generic)] {
            let name = crate::names::folded(name);
            for (at, _) in name.match_indices(' ').map(|(at, s)| (at + 1, s)).chain([(0, "")]) {
                let key: String = name[at..].to_owned();
                if key.is_empty() {
                    continue;
                }
                let row = match first && at == 0 {
                    true => serde_json::json!([key, entry, 1]),
                    false => serde_json::json!([key, entry]),
                };
                let word = key.split(' ').next().unwrap().to_owned();
                let mut chars = word.chars();
                let one = chars.next().unwrap();
                if let Some(two) = chars.next() {
                    letters.entry(two.to_string()).or_default().1.push(word.clone());
                }
                letters.entry(one.to_string()).or_default().0.push(word.clone());
                rows.push((key, row));
            }
        }
    }
    rows.sort_by(|a, b| (&a.0, a.1.to_string()).cmp(&(&b.0, b.1.to_string())));
    let shards: Vec<&[(String, serde_json::Value)]> = rows.chunks(per_shard).collect();
    let names = shards.iter().map(|it| (it[0].0.clone(), String::new())).collect();
    let words = letters.keys().map(|it| (it.clone(), String::new())).collect();
    let texts = shards
        .iter()
        .map(|it| {
            let rows: Vec<_> = it.iter().map(|(_, row)| row).collect();
            serde_json::json!({"schema": 1, "rows": rows}).to_string()
        })
        .collect();
    let pages = letters
        .values()
        .map(|it| serde_json::json!({"schema": 1, "first": it.0, "second": it.1}).to_string())
        .collect();
    (Manifest { names, words, ..Manifest::default() }, texts, pages)
}

/// Asks until nothing is missing; returns what was found and how many files were fetched.
fn answered(
    (manifest, texts, pages): &(Manifest, Vec<String>, Vec<String>),
    ask: impl Fn(&Manifest, &Shelf) -> Result<Hits, Missing>,
) -> (Hits, usize) {
    let mut shelf = Shelf::default();
    for fetched in 0.. {
        match ask(manifest, &shelf) {
            Ok(hits) => return (hits, fetched),
            Err(Missing::Names(n)) => {
                shelf.put_names(n, serde_json::from_str(&texts[n]).unwrap());
            }
            Err(Missing::Words(n)) => {
                shelf.put_words(n, serde_json::from_str(&pages[n]).unwrap());
            }
        }
    }
    unreachable!()
}

const NAMES: &[(&str, &str)] = &[
    ("Warfarin sodium", "warfarin"),
    ("Advil 200 mg", "ibuprofen"),
    ("Ibuprofen 400 mg tablets", "ibuprofen"),
    ("Ibuprofen and famotidine", "ibuprofen/famotidine"),
    ("Paracétamol", "acetaminophen"),
    ("Hydralazine", "hydralazine hydrochloride"),
    ("Hydroxyzine", "hydroxyzine hydrochloride"),
    ("Zinc oxide", "zinc"),
];

fn titles(hits: &Hits) -> String {
    let all: Vec<&str> = hits.entries.iter().map(|it| it.title.as_str()).collect();
    all.join("; ")
}

#[test]
fn names_are_found_by_the_beginnings_of_their_words_in_any_order() {
    let all = collection(NAMES, 4);
    let check = |query: &str, expected: &str| {
        let (hits, _) = answered(&all, |manifest, shelf| find(manifest, shelf, query, 1));
        assert_eq!(titles(&hits), expected, "{query}");
        assert!(hits.instead.is_empty(), "{query}");
    };
    check("warf", "Warfarin sodium");
    check("WARFARIN s", "Warfarin sodium");
    check("sodium warf", "Warfarin sodium");
    check("parace", "Paracétamol");
    check("paracé", "Paracétamol");
    check("acetam", "Paracétamol");
    check("famot", "Ibuprofen and famotidine");
    check("famotidine ibup", "Ibuprofen and famotidine");
    check("400 ibuprofen", "Ibuprofen 400 mg tablets");
    check("ibuprofen", "Ibuprofen 400 mg tablets; Ibuprofen and famotidine; Advil 200 mg");
    check("hydr", "Hydralazine; Hydroxyzine");
    check("", "");
    check("   ", "");
}

#[test]
fn what_is_spelt_nearly_so_is_found_when_nothing_else_is_and_said_to_be_that() {
    let all = collection(NAMES, 4);
    let check = |query: &str, expected: &str, instead: &str| {
        let (hits, fetched) = answered(&all, |manifest, shelf| find(manifest, shelf, query, 1));
        assert_eq!(titles(&hits), expected, "{query}");
        assert_eq!(hits.instead.join(" "), instead, "{query}");
        assert!(fetched <= 8, "{query}: {fetched} files");
    };
    let ibuprofen = "Ibuprofen 400 mg tablets; Ibuprofen and famotidine; Advil 200 mg";
    check("ibuprfen", ibuprofen, "ibuprofen");
    check("buprofen", ibuprofen, "ibuprofen");
    check("biuprofen", ibuprofen, "ibuprofen");
    check("obuprofen", ibuprofen, "ibuprofen");
    check("iburpofen 400", "Ibuprofen 400 mg tablets", "ibuprofen");
    check("warfrin", "Warfarin sodium", "warfarin");
    check("zzzzzz", "", "");
    check("zin", "Zinc oxide", "");
    check("zni", "", "");
}

#[test]
fn a_search_asks_for_few_shards_and_for_more_when_told() {
    let names: Vec<(String, String)> =
        (0..60).map(|n| (format!("Sample {n:02}"), format!("salt{n:02}"))).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let all = collection(&names, 10);
    let (hits, fetched) = answered(&all, |manifest, shelf| find(manifest, shelf, "sample", 1));
    assert!(fetched <= 2 && !hits.entries.is_empty() && hits.more, "{fetched} {hits:?}");
    let (more, _) = answered(&all, |manifest, shelf| find(manifest, shelf, "sample", 3));
    assert!(more.entries.len() > hits.entries.len());
    let (whole, _) = answered(&all, |manifest, shelf| find(manifest, shelf, "sample", 99));
    assert_eq!((whole.entries.len(), whole.more), (60, false));
}

#[test]
fn an_a_to_z_has_each_title_once_in_order_from_a_key_on() {
    let all = collection(NAMES, 4);
    let check = |from: &str, most: usize, expected: &str, more: bool| {
        let (hits, _) = answered(&all, |manifest, shelf| browse(manifest, shelf, from, most));
        assert_eq!(titles(&hits), expected, "{from}");
        assert_eq!(hits.more, more, "{from}");
    };
    check("p", 99, "Paracétamol; Warfarin sodium; Zinc oxide", false);
    check("z", 99, "Zinc oxide", false);
    let (hits, fetched) = answered(&all, |manifest, shelf| browse(manifest, shelf, "a", 1));
    assert!(!hits.entries.is_empty() && fetched <= 2 && hits.more);
}

/// The bundle of a made-up collection, as the compiler writes it, read back file by file.
#[test]
fn what_the_compiler_writes_is_searched() {
    use crate::bundle::{Encoded, Writer};
    use crate::model::Monograph;
    use sha2::{Digest as _, Sha256};

    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("bundle");
    let mut writer = Writer::new(&out).unwrap();
    let parts =
        ["lan", "mor", "ved", "tis", "por", "gal", "nim", "zer", "cat", "ulo", "fex", "qui"];
    let made = (0..1300).map(|n| {
        let first = char::from(b'a' + (n % 26) as u8);
        let stem = [parts[n % 12], parts[n / 12 % 12], parts[n / 144 % 12]].concat();
        (format!("made-{n}"), format!("{first}{stem} {n} mg tablets"), format!("{first}{stem}ine"))
    });
    let named = NAMES.iter().enumerate().map(|(n, (title, generic))| {
        (format!("named-{n}"), (*title).to_owned(), (*generic).to_owned())
    });
    let mut all: Vec<(String, String, String)> = made.chain(named).collect();
    all.sort();
    for (id, title, generic) in all {
        let generic_name = Some(generic);
        let monograph = Monograph { id, title, generic_name, ..Monograph::default() };
        let encoded = Encoded::new(&monograph, false).unwrap();
        writer.documents().write(&encoded).unwrap();
        writer.add(encoded).unwrap();
    }
    writer.commit().unwrap();

    let read = |path: &str| std::fs::read_to_string(out.join(path)).unwrap();
    let hashed = |folder: &str, hash: &str| {
        let text = read(&[folder, "/", hash, ".json"].concat());
        let digest = Sha256::digest(&text);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(digest.starts_with(hash), "{folder}/{hash}");
        text
    };
    let manifest: Manifest = crate::fetch::parse("m", &read("manifest.json")).unwrap();
    assert_eq!(manifest.monographs, 1300 + NAMES.len());
    assert!(manifest.names.len() > 3);
    let answered = |ask: &dyn Fn(&Shelf) -> Result<Hits, Missing>| {
        let mut shelf = Shelf::default();
        for fetched in 0.. {
            match ask(&shelf) {
                Ok(hits) => return (hits, fetched),
                Err(Missing::Names(n)) => {
                    let shard = crate::fetch::parse("n", &hashed("names", &manifest.names[n].1));
                    shelf.put_names(n, shard.unwrap());
                }
                Err(Missing::Words(n)) => {
                    let page = crate::fetch::parse("w", &hashed("words", &manifest.words[n].1));
                    shelf.put_words(n, page.unwrap());
                }
            }
        }
        unreachable!()
    };
    let check = |query: &str, expected: &str, most: usize| {
        let (hits, fetched) = answered(&|shelf| find(&manifest, shelf, query, 1));
        assert_eq!(titles(&hits), expected, "{query}");
        assert!(fetched <= most, "{query}: {fetched} files");
    };
    check("warf", "Warfarin sodium", 2);
    check("sodium warf", "Warfarin sodium", 4);
    check("parace", "Paracétamol", 2);
    check("famotidine ibu", "Ibuprofen and famotidine", 2);
    check("hydroxy", "Hydroxyzine", 2);
    check("wafrarin", "Warfarin sodium", 6);
    check("arfarin", "Warfarin sodium", 6);
    let (hits, _) = answered(&|shelf| browse(&manifest, shelf, "", usize::MAX));
    assert_eq!(hits.entries.len(), manifest.monographs, "the A–Z has every monograph");
}
