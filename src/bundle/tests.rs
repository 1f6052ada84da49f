use std::collections::BTreeMap;
use std::time::SystemTime;

use super::*;
use crate::model::Bundle;

fn monograph(id: &str, title: &str) -> Encoded {
    let monograph =
        Monograph { id: id.to_owned(), title: title.to_owned(), ..Monograph::default() };
    Encoded::new(&monograph, false).unwrap()
}

fn stage(out: &Path, monographs: &[Encoded]) -> Writer {
    let mut writer = Writer::new(out).unwrap();
    for one in monographs {
        writer.document(one).unwrap();
        writer.add(one).unwrap();
    }
    writer
}

fn write(out: &Path, monographs: &[Encoded]) -> Changes {
    stage(out, monographs).commit().unwrap()
}

/// Every file under a folder with its bytes and its time of change.
fn files(out: &Path) -> BTreeMap<String, (String, SystemTime)> {
    let mut all = BTreeMap::new();
    for folder in [out.to_owned(), out.join(DOCUMENTS), out.join(PIECES)] {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                let name = entry.path().strip_prefix(out).unwrap().display().to_string();
                let time = entry.metadata().unwrap().modified().unwrap();
                all.insert(name, (fs::read_to_string(entry.path()).unwrap(), time));
            } else {
                assert!(
                    entry.file_name() == DOCUMENTS || entry.file_name() == PIECES,
                    "left behind"
                );
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
    let entry = Encoded::new(&monograph, false).unwrap().entry;
    let entry: crate::model::Entry = serde_json::from_slice(&entry).unwrap();
    assert_eq!(entry.provenance, monograph.provenance);
    assert_eq!(entry.reviewed_by, monograph.reviewed_by);
}

#[test]
fn writes_the_collection_the_list_and_the_documents() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("new/folder");
    let changes = write(&out, &[monograph("a", "A"), monograph("b", "B")]);
    assert_eq!(changes, Changes { monographs: 2, written: 6, removed: 0 });
    let files = files(&out);
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let (a, b) = (format!("index/{}.json", piece("a")), format!("index/{}.json", piece("b")));
    let mut expected = [&a, &b, "index.json", "m/a.json", "m/b.json", "monographs.json"];
    expected.sort_unstable();
    assert_eq!(names, expected);
    let whole: Bundle = serde_json::from_str(&files["monographs.json"].0).unwrap();
    let one: Bundle = serde_json::from_str(&files["m/b.json"].0).unwrap();
    let index: Index = serde_json::from_str(&files["index.json"].0).unwrap();
    assert_eq!(whole.monographs[1..], one.monographs);
    assert_eq!((whole.schema, one.schema, index.schema), (SCHEMA, SCHEMA, SCHEMA));
    assert_eq!(index.entries[1].title, "B");
    let piece: Index = serde_json::from_str(&files[&b].0).unwrap();
    assert_eq!(piece.entries, index.entries[1..]);
    assert_eq!(piece.entries[0].integrity, Some(integrity(files["m/b.json"].0.as_bytes())));
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
    assert_eq!(changes, Changes { monographs: 2, written: 4, removed: 2 });
    let after = files(out.path());
    assert_eq!(before["m/a.json"], after["m/a.json"]);
    assert_ne!(before["m/b.json"].0, after["m/b.json"].0);
    assert!(!after.contains_key("m/c.json"));
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
