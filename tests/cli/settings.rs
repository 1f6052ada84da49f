//! `monographs.toml`: where it is found, what it changes, and what is said of mistakes.

use super::desk::{Desk, monograph};

fn twice() -> Desk {
    Desk::new(&[("data/a.md", monograph("Same")), ("data/b.md", monograph("Same"))])
}

#[test]
fn levels_can_be_raised_and_silenced() {
    let desk = twice();
    desk.run("check").ends(0);
    desk.write("data/monographs.toml", "[levels]\nduplicate-title = \"error\"\n");
    let run = desk.run("check").ends(1);
    assert!(run.err.contains("error[duplicate-title]"), "{}", run.err);
    desk.write("data/monographs.toml", "[levels]\nduplicate-title = \"off\"\n");
    let run = desk.run("check --deny warnings").ends(0);
    assert_eq!(run.err, "2 files: no errors, no warnings, no infos\n");
    desk.write("data/monographs.toml", "[levels]\nduplicate-title = \"info\"\n");
    desk.run("check --deny warnings").ends(0);
}

#[test]
fn a_missing_disclaimer_is_told_once() {
    let text = "---\ntitle: A\nprovenance: ai-generated\n---\n\n**Usage:** x\n";
    let desk = Desk::new(&[("data/a.md", text)]);
    for (levels, told) in [
        ("", "ai-without-disclaimer"),
        ("missing-disclaimer = \"error\"", "missing-disclaimer"),
        ("ai-without-disclaimer = \"off\"", "missing-disclaimer"),
        ("missing-disclaimer = \"off\"", "ai-without-disclaimer"),
    ] {
        desk.write("data/monographs.toml", format!("[levels]\n{levels}\n"));
        let codes = desk.run("check --format json").codes();
        let codes: Vec<_> = codes.keys().filter(|code| code.ends_with("-disclaimer")).collect();
        assert_eq!(codes, [told], "{levels}");
    }
}

#[test]
fn a_file_that_cannot_be_built_stays_an_error() {
    let desk = Desk::new(&[("data/a.md", "no front matter, no monograph")]);
    for level in ["off", "info"] {
        let codes = desk.run("explain").ends(0).out;
        let codes = codes.lines().filter_map(|line| line.split(' ').next());
        let levels: String = codes.map(|code| format!("{code} = \"{level}\"\n")).collect();
        desk.write("data/monographs.toml", format!("[levels]\n{levels}"));
        let run = desk.run("build --out out").ends(1);
        assert!(run.err.contains("error["), "{}", run.err);
        assert!(!run.err.contains("no-monograph"), "the reason is lost: {}", run.err);
    }
}

#[test]
fn is_found_beside_the_sources_and_above_them() {
    let off = "[levels]\nduplicate-title = \"off\"\n";
    for (place, args, warnings) in [
        ("data/monographs.toml", "check", "no warnings"),
        ("monographs.toml", "check", "no warnings"),
        ("monographs.toml", "check data/a.md data/b.md", "no warnings"),
        ("monographs.toml", "check .", "no warnings"),
        ("else/monographs.toml", "check", "1 warning"),
        ("else/my.toml", "check --config else/my.toml", "no warnings"),
    ] {
        let desk = twice();
        desk.write(place, off);
        let run = desk.run(args).ends(0);
        assert!(run.err.contains(warnings), "{place} {args}: {}", run.err);
    }
}

#[test]
fn two_that_apply_are_one_too_many() {
    let desk = twice();
    desk.write("data/monographs.toml", "");
    desk.write("more/c.md", monograph("More"));
    desk.write("more/monographs.toml", "");
    let run = desk.run("check data more").ends(2);
    insta::assert_snapshot!(run.err, @"error: data/monographs.toml and more/monographs.toml both apply; choose one with --config");
    desk.run("check data more --config more/monographs.toml").ends(0);
}

#[test]
fn a_mistake_is_shown_where_it_is() {
    let desk = twice();
    desk.write("data/monographs.toml", "# ours\npublsher = \"Riverside\"\nnotation = \"nsh\"\n");
    let run = desk.run("build --out out").ends(2);
    insta::assert_snapshot!(run.err, @r#"
    data/monographs.toml:2:1: error[invalid-settings]: unknown key `publsher`; did you mean `publisher`?
      |
    2 | publsher = "Riverside"
      | ^^^^^^^^

    data/monographs.toml:3:12: error[invalid-settings]: `notation` is one of "ismp", "nhs", "none"
      |
    3 | notation = "nsh"
      |            ^^^^^
    "#);
    assert!(!desk.path("out").exists());
    desk.write("data/monographs.toml", "publisher = ");
    let run = desk.run("check").ends(2);
    assert!(run.err.starts_with("data/monographs.toml:1:"), "{}", run.err);
    let run = desk.run("check --config gone.toml").ends(2);
    assert!(run.err.starts_with("error: cannot read gone.toml: "), "{}", run.err);
}

#[test]
fn default_texts_stand_in_for_missing_ones() {
    let text = monograph("Alpha");
    let (text, _) = text.split_once("**Disclaimer:**").unwrap();
    let desk = Desk::new(&[("data/a.md", text)]);
    assert_eq!(desk.run("check --format json").codes().get("missing-disclaimer"), Some(&1));
    desk.write("data/monographs.toml", "disclaimer = \"Ask first.\"\nnote = \"By us.\"\n");
    assert_eq!(desk.run("check --format json").codes().get("missing-disclaimer"), None);
    desk.run("build --out out").ends(0);
    let found = &desk.json("out/m/92/a.json")["monographs"][0];
    assert_eq!((&found["disclaimer"], &found["note"]), (&"Ask first.".into(), &"By us.".into()));
}
