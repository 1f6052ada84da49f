//! Recalls: what is published of a monograph whose text must not be shown.

use super::desk::Desk;

const RECALL: &str = r#"[{"id": "b", "date": "2026-01-02", "reason": "The dose was wrong.", "signed_off_by": "A. Pharmacist"}]"#;

fn desk() -> Desk {
    let desk = Desk::abc();
    desk.write("data/recalls.json", RECALL);
    desk
}

#[test]
fn nothing_of_a_recalled_text_is_published() {
    let desk = desk();
    desk.run("build data --prerender --out out").ends(0);
    desk.run("pages data --out site").ends(0);
    let (bundle, site) = (desk.tree("out"), desk.tree("site"));
    let of_b = bundle
        .iter()
        .chain(&site)
        .filter(|(name, _)| name.ends_with("/b.json") || name.as_str() == "m/b/index.html");
    let mut documents = 0;
    for (name, text) in of_b {
        assert!(text.contains("The dose was wrong.") && text.contains("A. Pharmacist"), "{name}");
        for word in ["nausea", "eases", "With or without", "not medical advice"] {
            assert!(!text.contains(word), "{name} has `{word}`");
        }
        documents += 1;
    }
    assert_eq!(documents, 2);
    let whole = desk.json("out/monographs.json");
    let monographs = whole["monographs"].as_array().unwrap();
    assert_eq!(monographs[1]["recalled"]["date"], "2026-01-02");
    assert_eq!(monographs[1]["sections"].as_array().unwrap().len(), 0);
    assert!(!monographs[0]["sections"].as_array().unwrap().is_empty());
    // Every list knows it, so that a reader of one does, too.
    let lists = bundle.iter().filter(|(name, _)| {
        name.as_str() == "index.json" || name.starts_with("index/") || name.starts_with("names/")
    });
    let mut entries = 0;
    for (name, text) in lists {
        for line in text.lines().filter(|line| line.contains("\"id\":\"")) {
            let recalled = line.contains("\"recalled\":true");
            assert_eq!(recalled, line.contains("\"id\":\"b\""), "{name}: {line}");
            entries += usize::from(recalled);
        }
    }
    assert!(entries >= 3, "{entries}");
    assert!(site["m/b/index.html"].contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!site["m/a/index.html"].contains("noindex"));
}

#[test]
fn a_recall_that_ends_brings_the_text_back() {
    let desk = desk();
    desk.run("build data --out out").ends(0);
    std::fs::remove_file(desk.path("data/recalls.json")).unwrap();
    desk.run("build data --out out").ends(0);
    desk.run("build data --out new").ends(0);
    assert_eq!(desk.tree("out"), desk.tree("new"));
    assert!(desk.json("out/monographs.json")["monographs"][1]["recalled"].is_null());
}

#[test]
fn a_recall_that_cannot_take_effect_is_an_error() {
    let desk = desk();
    desk.run("build data --out out").ends(0);
    let before = desk.tree("out");
    desk.write("data/recalls.json", RECALL.replace("\"b\"", "\"beta\""));
    let run = desk.run("build data --out out").ends(1);
    assert!(
        run.err.contains("data/recalls.json:1:9: error[invalid-recalls]: `beta`"),
        "{}",
        run.err
    );
    assert!(run.err.contains("nothing is written"), "{}", run.err);
    let run = desk.run("check data --format json").ends(1);
    assert!(run.out.contains("invalid-recalls"), "{}", run.out);
    desk.write("data/recalls.json", "[{]");
    let run = desk.run("build data --out out").ends(2);
    assert!(run.err.contains("data/recalls.json:1:3: error[invalid-recalls]"), "{}", run.err);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn one_file_alone_is_no_reason_to_doubt_the_list() {
    let desk = desk();
    let run = desk.run("check data/a.md").ends(0);
    assert!(!run.err.contains("recalls"), "{}", run.err);
    let run = desk.run("check data/b.md").ends(0);
    assert!(run.err.contains("info[recalled]"), "{}", run.err);
}
