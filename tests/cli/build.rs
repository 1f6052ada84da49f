//! `monograph build`: what it writes, and when it writes nothing.

use serde_json::json;

use super::desk::{Desk, monograph};

const BROKEN: &str = "---\nlang: en\n---\n\n**Usage:** It has no title.\n";

#[test]
fn writes_the_bundle() {
    let desk = Desk::abc();
    let run = desk.run("build --out out").ends(0);
    insta::assert_snapshot!(run.err, @r#"
    3 files: no errors, no warnings
    3 monographs in out: 15 files written, no files removed
    "#);
    assert_eq!(run.out, "");
    let names: Vec<_> = desk.tree("out").into_keys().collect();
    let manifest = desk.json("out/manifest.json");
    let listed = |folder: &str| {
        let all = manifest[folder].as_array().unwrap().iter();
        all.map(|it| format!("{folder}/{}.json", it[1].as_str().unwrap())).collect::<Vec<_>>()
    };
    let lists = ["index.json", "manifest.json", "monographs.json"].map(str::to_owned);
    let documents = ["m/92/a.json", "m/de/b.json", "m/c5/c.json"].map(str::to_owned);
    let pieces = ["index/92c.json", "index/c52.json", "index/de5.json"].map(str::to_owned);
    let (shards, pages) = (listed("names"), listed("words"));
    let mut expected = [&lists[..], &documents, &pieces, &shards, &pages].concat();
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(manifest["monographs"], 3);
    let whole = desk.json("out/monographs.json");
    assert_eq!(whole["schema"], 1);
    assert_eq!(whole["monographs"][1]["id"], "b");
    assert_eq!(whole["monographs"][1]["title"], "Beta");
    assert_eq!(whole["monographs"][1], desk.json("out/m/de/b.json")["monographs"][0]);
    let integrity = &desk.json("out/index/c52.json")["entries"][0]["integrity"];
    let entry = json!({
        "id": "c", "title": "Gamma", "generic_name": "Gamma", "integrity": integrity,
        "reviewed_by": "A pharmacist",
    });
    assert_eq!(desk.json("out/index.json")["entries"][2], entry);
}

#[test]
fn takes_files_and_folders() {
    let desk = Desk::abc();
    desk.write("more/deep/d.md", monograph("Delta"));
    desk.write("more/note.txt", "not a monograph");
    desk.run("build data/b.md more --out out").ends(0);
    assert_eq!(desk.tree("out/m").into_keys().collect::<Vec<_>>(), ["47/d.json", "de/b.json"]);
}

#[test]
fn an_error_leaves_the_old_bundle() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    let before = desk.tree("out");
    desk.write("data/a.md", monograph("Another"));
    desk.write("data/b.md", BROKEN);
    let run = desk.run("build --out out").ends(1);
    assert!(run.err.contains("data/b.md:1:1: error[missing-title]: "), "{}", run.err);
    assert!(run.err.ends_with("nothing is written: the bundle is as it was\n"), "{}", run.err);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn an_error_makes_no_folder() {
    let desk = Desk::new(&[("data/b.md", BROKEN)]);
    desk.run("build --out out").ends(1);
    assert!(!desk.path("out").exists());
}

#[test]
fn keeps_going_without_the_files_with_errors() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    desk.write("data/b.md", BROKEN);
    desk.write("data/c.md", monograph("New"));
    let run = desk.run("build --keep-going --out out").ends(1);
    assert!(run.err.contains("2 monographs in out: "), "{}", run.err);
    assert!(run.err.ends_with("left out, for their errors, 1 file: data/b.md\n"), "{}", run.err);
    assert_eq!(desk.tree("out/m").into_keys().collect::<Vec<_>>(), ["92/a.json", "c5/c.json"]);
    assert_eq!(desk.json("out/index.json")["entries"].as_array().unwrap().len(), 2);
    assert_eq!(desk.json("out/monographs.json")["monographs"][1]["title"], "New");
}

/// Its text is read and written before it is known that an earlier file has its title.
#[test]
fn a_title_that_another_has_leaves_no_document_or_page() {
    let desk = Desk::abc();
    desk.write("data/monographs.toml", "[levels]\nduplicate-title = \"error\"\n");
    for line in ["build --keep-going --out out", "pages --keep-going --out site"] {
        desk.write("data/c.md", monograph("Alpha"));
        let run = desk.run(line).ends(1);
        assert!(run.err.contains("data/c.md:2:1: error[duplicate-title]: "), "{}", run.err);
        assert!(
            run.err.ends_with("left out, for their errors, 1 file: data/c.md\n"),
            "{}",
            run.err
        );
    }
    let documents = || desk.tree("out/m").into_keys().collect::<Vec<_>>();
    let pages = || desk.tree("site/m").into_keys().collect::<Vec<_>>();
    assert_eq!((documents().len(), pages().len()), (2, 2), "{:?} {:?}", documents(), pages());

    // Where they were part of what is there, they go; without --keep-going all stays.
    desk.write("data/c.md", monograph("Gamma"));
    desk.run("build --out out").ends(0);
    desk.run("pages --out site").ends(0);
    assert_eq!((documents().len(), pages().len()), (3, 3));
    let before = desk.tree(".");
    desk.write("data/c.md", monograph("Alpha"));
    desk.run("build --out out").ends(1);
    desk.run("pages --out site").ends(1);
    desk.write("data/c.md", monograph("Gamma"));
    assert_eq!(desk.tree("."), before);
    desk.write("data/c.md", monograph("Alpha"));
    desk.run("build --keep-going --out out").ends(1);
    desk.run("pages --keep-going --out site").ends(1);
    assert_eq!((documents().len(), pages().len()), (2, 2));
}

#[test]
fn keeping_going_does_not_empty_a_bundle() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    let before = desk.tree("out");
    for name in ["a", "b", "c"] {
        desk.write(&format!("data/{name}.md"), BROKEN);
    }
    let run = desk.run("build --keep-going --out out").ends(1);
    assert!(run.err.contains("no file is without errors"), "{}", run.err);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn warnings_are_allowed_unless_denied() {
    let desk = Desk::abc();
    desk.write("data/d.md", monograph("Alpha"));
    let run = desk.run("build --out out").ends(0);
    assert!(run.err.contains("data/d.md:2:1: warning[duplicate-title]: "), "{}", run.err);
    let before = desk.tree("out");
    desk.write("data/c.md", monograph("Delta"));
    let run = desk.run("build --deny warnings --out out").ends(1);
    assert!(run.err.contains("data/d.md:2:1: error[duplicate-title]: "), "{}", run.err);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let desk = Desk::abc();
    for number in 0..600 {
        let text = monograph(&format!("Drug {number}"));
        desk.write(&format!("more/{}/drug-{number}.md", number % 7), text);
    }
    let build = |args: &str, threads: &str| {
        let _ = std::fs::remove_dir_all(desk.path("out"));
        let run = desk.command(args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(run.status.success());
        desk.tree("out")
    };
    let one = build("build data more --out out", "1");
    assert_eq!(one.keys().filter(|name| name.starts_with("m/")).count(), 603);
    assert_eq!(build("build more data data/a.md ./more/3 --out out", "5"), one);
    // Over an old bundle.
    desk.run("build more data --out out").ends(0);
    assert_eq!(desk.tree("out"), one);
}

#[test]
fn writes_only_what_changed() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    let time = |path| std::fs::metadata(desk.path(path)).unwrap().modified().unwrap();
    let before = ["out/m/92/a.json", "out/index.json", "out/monographs.json"].map(time);
    let run = desk.run("build --out out").ends(0);
    assert!(run.err.ends_with("3 monographs in out: no files written, no files removed\n"));
    assert_eq!(["out/m/92/a.json", "out/index.json", "out/monographs.json"].map(time), before);
}

#[test]
fn removes_the_documents_of_monographs_that_are_gone() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    desk.write("out/m/92/other.json", "{}");
    std::fs::remove_file(desk.path("data/b.md")).unwrap();
    desk.run("build --out out").ends(0);
    let names: Vec<_> = desk.tree("out/m").into_keys().collect();
    assert_eq!(names, ["92/a.json", "92/other.json", "c5/c.json"]);
}

#[test]
fn reviews_are_compared_with_the_day_that_is_given() {
    let desk = Desk::abc();
    let run = |args: &str| desk.run(&format!("check --format json{args}")).ends(0).codes();
    assert_eq!(run("").get("overdue-review"), None);
    assert_eq!(run(" --today 2027-01-05").get("overdue-review"), None);
    assert_eq!(run(" --today 2027-01-06").get("overdue-review"), Some(&3));
    let run = desk.run("check --today 2027-02-30").ends(2);
    assert!(run.err.contains("a date is written YYYY-MM-DD"), "{}", run.err);
}

#[test]
fn the_bundle_keeps_its_schema() {
    let data = std::env::current_dir().unwrap().join("data");
    let desk = Desk::abc();
    desk.run(&format!("build {} data --out out", data.display())).ends(0);
    let schema = serde_json::from_str(&desk.run("schema").ends(0).out).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let whole = desk.json("out/monographs.json");
    let wrong: Vec<_> = schema.iter_errors(&whole).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(schema.is_valid(&desk.json("out/m/92/a.json")));

    let broken = [
        ("/schema", json!("1")),
        ("/monographs", json!({})),
        ("/monographs/0/id", json!(null)),
        ("/monographs/0/sections/0/kind", json!("uses")),
        ("/monographs/0/sections/0/blocks/0", json!({"paragraph": "x"})),
        ("/monographs/0/sections/0/blocks/0", json!(1)),
        ("/monographs/0/sections/0/blocks", json!([{"p": [{"html": "<b>"}]}])),
        ("/monographs/0/faqs/0/answer", json!(null)),
    ];
    for (place, value) in broken {
        let mut bundle = whole.clone();
        *bundle.pointer_mut(place).unwrap() = value.clone();
        assert!(!schema.is_valid(&bundle), "{place} {value}");
    }
}
