//! `monograph check`: what it says of files, across files, and of their names.

use super::desk::{Desk, monograph};

#[test]
fn says_nothing_of_clean_files() {
    let desk = Desk::abc();
    let run = desk.run("check").ends(0);
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        ("", "3 files: no errors, no warnings, no infos\n")
    );
    assert_eq!(desk.tree(".").len(), 3, "writes nothing");
}

#[test]
fn shows_the_line() {
    let desk = Desk::new(&[("data/Big Pill.md", monograph("Pill"))]);
    let run = desk.run("check").ends(1);
    insta::assert_snapshot!(run.err, @r#"
    data/Big Pill.md:1:1: error[invalid-id]: the file's name, `Big Pill`, cannot be an id; rename it to big-pill.md
      |
    1 | ---
      | ^

    code                         level     found  files
    invalid-id                   error         1      1

    1 file: 1 error, no warnings, no infos
    "#);
}

#[test]
fn columns_count_characters() {
    let desk = Desk::new(&[("a.md", [b"---\ntitle: ", "Éé".as_bytes(), b"\xff\n---\n"].concat())]);
    let run = desk.run("check a.md").ends(1);
    assert!(run.err.contains("a.md:2:10: error[not-utf8]: "), "{}", run.err);
}

#[test]
fn an_id_belongs_to_one_file() {
    let desk = Desk::abc();
    desk.write("data/more/b.md", monograph("Another"));
    let run = desk.run("check").ends(1);
    insta::assert_snapshot!(run.err, @r#"
    data/b.md:1:1: error[duplicate-id]: data/more/b.md has the same id, `b`; rename one of them
      |
    1 | ---
      | ^

    data/more/b.md:1:1: error[duplicate-id]: data/b.md has the same id, `b`; rename one of them
      |
    1 | ---
      | ^

    code                         level     found  files
    duplicate-id                 error         2      2

    4 files: 2 errors, no warnings, no infos
    "#);
    let run = desk.run("build --keep-going --out out").ends(1);
    assert!(run.err.contains("2 files: data/b.md, data/more/b.md\n"), "{}", run.err);
    assert_eq!(desk.tree("out/m").into_keys().collect::<Vec<_>>(), ["92/a.json", "c5/c.json"]);
}

#[test]
fn a_title_belongs_to_one_monograph() {
    let desk = Desk::abc();
    desk.write("data/d.md", monograph("\"  ALPHA \""));
    let run = desk.run("check").ends(0);
    insta::assert_snapshot!(run.err, @r#"
    data/d.md:2:1: warning[duplicate-title]: data/a.md has the same title; say in both what tells them apart
      |
    2 | title: "  ALPHA "
      | ^^^^^^^^^^^^^^^^^

    code                         level     found  files
    duplicate-title              warning       1      1

    4 files: no errors, 1 warning, no infos
    "#);
}

#[test]
fn an_id_in_the_front_matter_is_the_name_of_the_file() {
    let desk = Desk::abc();
    let with = |id: &str| monograph("Delta").replacen("title:", &format!("id: {id}\ntitle:"), 1);
    desk.write("data/d.md", with("d"));
    desk.run("check").ends(0);
    desk.write("data/d.md", with("delta"));
    let run = desk.run("check").ends(1);
    assert!(run.err.contains("data/d.md:2:"), "{}", run.err);
    assert!(run.err.contains(": error[id-mismatch]: "), "{}", run.err);
}

#[test]
fn files_that_are_no_text() {
    let desk = Desk::abc();
    desk.write("data/latin.md", b"---\ntitle: Caf\xe9\n---\n");
    desk.write("data/empty.md", "");
    desk.write("data/nul.md", b"\0\0\0");
    desk.write("data/huge.md", vec![b'a'; (8 << 20) + 1]);
    let run = desk.run("check").ends(1);
    assert!(run.err.contains("data/latin.md:2:11: error[not-utf8]: "), "{}", run.err);
    assert!(run.err.contains("2 | title: Caf\u{fffd}\n"), "{}", run.err);
    assert!(run.err.contains("data/huge.md:1:1: error[too-large]: "), "{}", run.err);
    for name in ["empty", "nul"] {
        assert!(run.err.contains(&format!("data/{name}.md:1:1: error[")), "{}", run.err);
    }
}

#[test]
fn a_byte_order_mark_and_line_ends_do_not_matter() {
    let desk = Desk::abc();
    let text = format!("\u{feff}{}", monograph("Delta").replace('\n', "\r\n"));
    desk.write("data/d.md", text);
    desk.run("check").ends(0);
    desk.write("data/e.md", monograph("Delta"));
    desk.run("build data/d.md data/e.md --out out").ends(0);
    let mut found = desk.json("out/monographs.json")["monographs"].clone();
    found[0]["id"] = "e".into();
    assert_eq!(found[0], found[1]);
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let desk = Desk::new(&[("data/\x1b[2J.md", monograph("Alpha\x1b[31m"))]);
    // `Run` refuses any escape in the output.
    desk.run("check").ends(1);
}
