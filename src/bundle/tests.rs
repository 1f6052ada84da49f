use std::collections::BTreeMap;
use std::time::SystemTime;

use super::*;
use crate::app::search::shard::Shard;
use crate::model::{Bundle, Index, Monograph};
use crate::names::Manifest;
use crate::places::piece;

fn monograph(id: &str, title: &str) -> Encoded {
    let monograph =
        Monograph { id: id.to_owned(), title: title.to_owned(), ..Monograph::default() };
    Encoded::new(&monograph, false).unwrap()
}

fn stage(out: &Path, monographs: &[Encoded]) -> Writer {
    let mut writer = Writer::new(out).unwrap();
    for one in monographs {
        writer.documents().write(one).unwrap();
        writer.add(one.clone()).unwrap();
    }
    writer
}

fn write(out: &Path, monographs: &[Encoded]) -> Changes {
    stage(out, monographs).commit().unwrap()
}

/// Every file under a folder with its bytes and its time of change.
fn files(out: &Path) -> BTreeMap<String, (String, SystemTime)> {
    let mut all = BTreeMap::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let name = entry.path().strip_prefix(out).unwrap().display().to_string();
            if entry.path().is_file() {
                let time = entry.metadata().unwrap().modified().unwrap();
                all.insert(name, (fs::read_to_string(entry.path()).unwrap(), time));
            } else {
                assert!(!name.starts_with('.'), "{name} is left behind");
                folders.push(entry.path());
            }
        }
    }
    all
}

#[test]
fn an_entry_says_where_the_text_comes_from_and_who_reviewed_it() {
    let monograph = Monograph {
        provenance: Some("ai-generated".into()),
        reviewed_by: Some("A. Pharmacist".into()),
        ..Monograph::default()
    };
    let entry = Encoded::new(&monograph, false).unwrap().entry().clone();
    assert_eq!(entry.provenance, monograph.provenance);
    assert_eq!(entry.reviewed_by, monograph.reviewed_by);
}

#[test]
fn writes_the_collection_the_list_and_the_documents() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("new/folder");
    let changes = write(&out, &[monograph("a", "A"), monograph("b", "B")]);
    // Two documents, two pieces, one shard, the pages a and b, and three lists.
    assert_eq!(changes, Changes { monographs: 2, written: 10, removed: 0 });
    let files = files(&out);
    let manifest: Manifest = serde_json::from_str(&files["manifest.json"].0).unwrap();
    let (a, b) = (format!("index/{}.json", piece("a")), format!("index/{}.json", piece("b")));
    let shard = format!("names/{}.json", manifest.names[0].1);
    let pages = manifest.words.iter().map(|(_, hash)| format!("words/{hash}.json"));
    let mut expected: Vec<String> = pages.collect();
    expected.extend([&a, &b, &shard].map(String::clone));
    let documents = ["m/92/a.json", "m/de/b.json"];
    let lists = ["index.json", "manifest.json", "monographs.json"];
    expected.extend(documents.iter().chain(&lists).map(|name| (*name).to_owned()));
    expected.sort_unstable();
    assert_eq!(files.keys().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    assert_eq!((manifest.monographs, manifest.schema), (2, SCHEMA));
    assert_eq!(manifest.provenance, [(String::new(), 2)]);
    let shard: Shard = serde_json::from_str(&files[&shard].0).unwrap();
    let keys: Vec<(&str, bool)> = shard.rows.iter().map(|it| (it.key.as_str(), it.first)).collect();
    assert_eq!(keys, [("a", true), ("b", true)]);
    let whole: Bundle = serde_json::from_str(&files["monographs.json"].0).unwrap();
    let one: Bundle = serde_json::from_str(&files["m/de/b.json"].0).unwrap();
    let index: Index = serde_json::from_str(&files["index.json"].0).unwrap();
    assert_eq!(whole.monographs[1..], one.monographs);
    assert_eq!((whole.schema, one.schema, index.schema), (SCHEMA, SCHEMA, SCHEMA));
    assert_eq!(index.entries[1].title, "B");
    let piece: Index = serde_json::from_str(&files[&b].0).unwrap();
    assert_eq!(piece.entries, index.entries[1..]);
    assert_eq!(piece.entries[0].integrity, Some(integrity(files["m/de/b.json"].0.as_bytes())));
}

#[test]
fn an_empty_bundle_is_one() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(write(out.path(), &[]).monographs, 0);
    let whole = fs::read_to_string(out.path().join(WHOLE)).unwrap();
    assert_eq!(serde_json::from_str::<Bundle>(&whole).unwrap().monographs, []);
}

#[test]
fn writes_only_what_changed_and_removes_what_is_gone() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), &[monograph("a", "A"), monograph("b", "B"), monograph("c", "C")]);
    fs::write(out.path().join("m/mine.json"), "{}").unwrap();
    let before = files(out.path());
    let changes = write(out.path(), &[monograph("a", "A"), monograph("b", "Beta")]);
    // The document, its piece, the shard, a page, and three lists; gone are a document and its piece,
    // the old shard and two pages.
    assert_eq!(changes, Changes { monographs: 2, written: 8, removed: 5 });
    let after = files(out.path());
    assert_eq!(before["m/92/a.json"], after["m/92/a.json"]);
    assert_ne!(before["m/de/b.json"].0, after["m/de/b.json"].0);
    assert!(!after.contains_key("m/c5/c.json"));
    assert!(!after.contains_key(&format!("index/{}.json", piece("c"))));
    assert!(after.contains_key("m/mine.json"), "not of this bundle");
    let again = write(out.path(), &[monograph("a", "A"), monograph("b", "Beta")]);
    assert_eq!((again.written, again.removed), (0, 0));
    assert_eq!(files(out.path()), after);
}

#[test]
fn a_writer_that_does_not_commit_leaves_no_trace() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), &[monograph("a", "A")]);
    let before = files(out.path());
    drop(stage(out.path(), &[monograph("a", "Alpha"), monograph("b", "B")]));
    assert_eq!(files(out.path()), before);
    let new = out.path().join("new");
    drop(stage(&new, &[monograph("a", "A")]));
    assert!(!new.exists());
}

#[test]
fn a_list_cannot_have_files_elsewhere_removed() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), &[monograph("a", "A")]);
    fs::write(out.path().join("precious.json"), "{}").unwrap();
    let index = r#"{"schema":1,"entries":[{"id":"../precious","title":"x"}]}"#;
    fs::write(out.path().join(INDEX), index).unwrap();
    assert_eq!(write(out.path(), &[monograph("a", "A")]).removed, 0);
    assert!(out.path().join("precious.json").exists());
}

#[test]
fn says_which_folder_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    for out in [file.clone(), file.join("below")] {
        let error = Writer::new(&out).unwrap_err().to_string();
        assert!(error.starts_with(&format!("cannot write {}", out.display())), "{error}");
    }
}

#[test]
fn a_piece_keeps_the_number_of_the_build_that_changed_it() {
    let out = tempfile::tempdir().unwrap();
    let build = |title: &str, number| {
        stage(out.path(), &[monograph("a", title), monograph("b", "B")])
            .numbered(number)
            .commit()
            .unwrap();
        let number = |id: &str| {
            let text = fs::read_to_string(out.path().join(format!("index/{}.json", piece(id))));
            let piece: serde_json::Value = serde_json::from_str(&text.unwrap()).unwrap();
            piece["build_number"].as_u64()
        };
        (number("a"), number("b"))
    };
    assert_eq!(build("A", Some(6)), (Some(6), Some(6)));
    assert_eq!(build("Alpha", Some(7)), (Some(7), Some(6)));
    assert_eq!(build("Alpha", Some(8)), (Some(7), Some(6)));
    let manifest = fs::read_to_string(out.path().join(MANIFEST)).unwrap();
    assert!(manifest.contains("\"build_number\":8"), "{manifest}");
    assert_eq!(build("Alpha", None), (None, None));
}

#[test]
fn a_large_collection_stands_in_no_one_file() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), &[monograph("a", "A")]);
    let many: Vec<Encoded> =
        (0..=SMALL).map(|n| monograph(&format!("d{n}"), &format!("Drug {n}"))).collect();
    write(out.path(), &many);
    for name in [WHOLE, INDEX] {
        assert!(!out.path().join(name).exists(), "{name}");
    }
    let folders = fs::read_dir(out.path().join(DOCUMENTS)).unwrap().map(Result::unwrap);
    let most = folders.map(|it| fs::read_dir(it.path()).unwrap().count()).max().unwrap();
    assert!(most < 100, "{most} files in one folder");
    write(out.path(), &many[..2]);
    assert!(out.path().join(WHOLE).exists());
}

#[test]
fn what_is_kept_makes_the_same_bundle() {
    /// Thousands of documents take long and show nothing: those of a few monographs are written.
    fn new(writer: &mut Writer, n: usize, one: &Encoded) {
        if n < 3 {
            writer.documents().write(one).unwrap();
        }
        writer.add(one.clone()).unwrap();
    }
    let bytes = |folder: &Path| -> BTreeMap<String, String> {
        files(folder).into_iter().map(|(name, (text, _))| (name, text)).collect()
    };
    let clean = |all: &[Encoded]| {
        let out = tempfile::tempdir().unwrap();
        let mut writer = Writer::new(out.path()).unwrap();
        all.iter().enumerate().for_each(|(n, one)| new(&mut writer, n, one));
        writer.commit().unwrap();
        out
    };
    let one = |n: usize| monograph(&format!("d{n:05}"), &format!("Drug {n}"));
    let mut all: Vec<Encoded> = (0..=SMALL).map(one).collect();
    let out = clean(&all);
    // Of many; of few where no file has the texts; of few where one has.
    for (turn, left) in [SMALL + 1, 3, 3].into_iter().enumerate() {
        all.truncate(left);
        all[1] = monograph("d00001", &format!("Another {turn}"));
        let mut writer = Writer::new(out.path()).unwrap();
        writer.expect(left);
        let mut writer = writer.keeping(Arc::new(Whole::read(out.path())));
        for (n, one) in all.iter().enumerate() {
            match n {
                1 => new(&mut writer, n, one),
                _ => writer.keep(one.listed.clone()).unwrap(),
            }
        }
        writer.commit().unwrap();
        assert!(bytes(out.path()) == bytes(clean(&all).path()), "{left}");
    }
}
