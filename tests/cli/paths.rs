//! Odd names and odd folders: each is either fine or named in a message that says what to do, and
//! a build that fails leaves the bundle before it as it was.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use super::desk::{Desk, monograph};

/// A desk with a bundle in `out`.
fn built() -> Desk {
    let desk = Desk::abc();
    desk.run("build data --out out").ends(0);
    desk
}

/// A file of this name besides the others: a build says `expected` and leaves the bundle alone.
#[track_caller]
fn refused(name: &str, expected: &str) {
    let desk = built();
    let before = desk.tree("out");
    desk.write(&format!("data/{name}"), monograph("Odd"));
    let run = desk.run("build data --out out").ends(1);
    assert!(run.err.contains(expected), "{name:?}: {}", run.err);
    assert_eq!(desk.tree("out"), before, "{name:?}");
}

#[test]
fn names_that_are_no_ids_say_the_nearest_one() {
    let refuses = |name, id, cure: &str| {
        let what = format!("error[invalid-id]: the file's name, `{id}`, cannot be an id; {cure}");
        refused(name, &what);
    };
    refuses("-rf.md", "-rf", "rename it to rf.md");
    refuses("two words.md", "two words", "rename it to two-words.md");
    refuses("A.md", "A", "rename it to a.md");
    refuses("con.md", "con", "rename it to con_.md");
    refuses("Aux.md", "Aux", "rename it to aux_.md");
    refuses("com1.md", "com1", "rename it to com1_.md");
    refuses("$(id).md", "$(id)", "rename it to id.md");
    let long = "x".repeat(201);
    refuses(&format!("{long}.md"), &long, &format!("rename it to {}.md", "x".repeat(200)));
}

#[test]
fn a_name_cannot_break_a_message_into_lines() {
    refused("al\npha.md", "data/al\\npha.md:1:1: error[invalid-id]: ");
    refused("al\u{1b}[31mpha.md", "data/al\\u{1b}[31mpha.md:1:1: error[invalid-id]: ");
}

#[test]
fn one_name_in_two_folders() {
    let expected = "data/a.md:1:1: error[duplicate-id]: data/more/a.md has the same id, `a`";
    refused("more/a.md", expected);
}

#[test]
fn the_longest_name() {
    let desk = built();
    let name = "x".repeat(200);
    desk.write(&format!("data/{name}.md"), monograph("Odd"));
    desk.run("build data --out out").ends(0);
    assert!(desk.tree("out/m").keys().any(|path| path.ends_with(&format!("{name}.json"))));
}

#[test]
fn a_name_with_a_dash_first_is_no_option() {
    let desk = Desk::new(&[("-rf.md", monograph("Odd"))]);
    let run = desk.run("check -rf.md").ends(2);
    assert!(run.err.contains("use '-- -rf.md'") || run.err.contains("use '-- -r'"), "{}", run.err);
    let run = desk.run("check -- -rf.md").ends(1);
    assert!(run.err.contains("-rf.md:1:1: error[invalid-id]: "), "{}", run.err);
}

#[test]
fn links_out_of_the_folder_are_followed() {
    let desk = built();
    desk.write("elsewhere/z.md", monograph("Zeta"));
    symlink("../elsewhere", desk.path("data/link")).unwrap();
    symlink("../elsewhere/z.md", desk.path("data/y.md")).unwrap();
    // Two names of one text are two monographs of one title, which is worth a warning.
    let run = desk.run("build data --out out").ends(0);
    assert!(run.err.contains("warning[duplicate-title]"), "{}", run.err);
    assert_eq!(desk.tree("out/m").len(), 5);
}

#[test]
fn the_bundle_may_lie_in_the_folder_of_the_sources() {
    let desk = Desk::abc();
    for out in ["data/out", "data"] {
        desk.run(&format!("build data --out {out}")).ends(0);
        let before = desk.tree("data");
        desk.run(&format!("build data --out {out}")).ends(0);
        assert_eq!(desk.tree("data"), before, "{out}: the bundle is taken for sources");
    }
    assert_eq!(desk.read("data/a.md"), monograph("Alpha"));
}

#[test]
fn a_source_in_place_of_the_bundle() {
    let desk = Desk::abc();
    let run = desk.run("build data/a.md --out data/a.md").ends(2);
    assert!(run.err.starts_with("error: cannot write data/a.md: "), "{}", run.err);
    assert_eq!(desk.read("data/a.md"), monograph("Alpha"));
}

/// Takes all rights to `path` away, but for those in `mode`, and builds.
#[track_caller]
fn without_rights(path: &str, mode: u32, expected: &str) {
    let desk = built();
    let before = desk.tree("out");
    desk.write("data/deep/d.md", monograph("Delta"));
    let rights = |mode| fs::set_permissions(desk.path(path), fs::Permissions::from_mode(mode));
    rights(mode).unwrap();
    let run = desk.run("build data --out out");
    // Or the folder could not be removed.
    rights(0o755).unwrap();
    let run = run.ends(2);
    assert!(run.err.contains(expected), "{path}: {}", run.err);
    assert_eq!(desk.tree("out"), before, "{path}");
}

#[test]
fn what_may_not_be_read_or_written() {
    let probe = Desk::new(&[("closed", "")]);
    fs::set_permissions(probe.path("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(probe.path("closed")).is_ok() {
        eprintln!("skipped: this user may read and write everything; run the tests as another one");
        return;
    }
    let unreadable = "data/a.md:1:1: error[unreadable]: the file cannot be read: Permission denied";
    without_rights("data/a.md", 0o000, unreadable);
    without_rights("data/deep", 0o000, "error: cannot read data/deep: Permission denied");
    without_rights(
        "data/deep",
        0o400,
        "data/deep/d.md:1:1: error[unreadable]: the file cannot be read: Permission denied",
    );
    without_rights("out", 0o555, "error: cannot write out: Permission denied");
}
