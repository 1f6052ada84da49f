//! `monograph check --fix`: mends what cannot change the meaning, and nothing else.

use super::desk::{Desk, monograph};

#[test]
fn mends_order_composition_and_the_end() {
    let desk = Desk::abc();
    let good = monograph("Caf\u{e9}");
    let bad = good
        .replacen("lang: en\n", "", 1)
        .replacen("title:", "lang: en\ntitle:", 1)
        .replace('\u{e9}', "e\u{301}");
    desk.write("data/d.md", bad.trim_end());
    let before = desk.tree("data");
    let run = desk.run("check --fix").ends(0);
    insta::assert_snapshot!(run.err, @r#"
    mended data/d.md: not-nfc, front-matter-order, final-newline
    4 files: no errors, no warnings, no infos
    "#);
    assert_eq!(desk.read("data/d.md"), good);
    for name in ["a.md", "b.md", "c.md"] {
        assert_eq!(desk.tree("data")[name], before[name]);
    }
    let run = desk.run("check --fix").ends(0);
    assert!(!run.err.contains("mended"), "{}", run.err);
}

#[test]
fn never_changes_the_text() {
    let text = "---\ntitle: X\n---\n\n**Usage:** 1.0 mg  of   *it ,  QD.\n\n\n\n";
    let desk = Desk::new(&[("a.md", text)]);
    desk.run("check --fix a.md");
    assert_eq!(desk.read("a.md"), text);
}

#[test]
fn keeps_a_byte_order_mark_and_line_ends() {
    let text = format!("\u{feff}{}", monograph("X").trim_end().replace('\n', "\r\n"));
    let desk = Desk::new(&[("a.md", &text)]);
    desk.run("check --fix a.md").ends(0);
    assert_eq!(desk.read("a.md"), text + "\r\n");
}

#[test]
fn files_with_errors_are_mended_too_and_stay_errors() {
    let desk = Desk::new(&[("a.md", b"caf\xe9".as_slice()), ("b.md", b"no front matter")]);
    desk.run("check --fix a.md b.md").ends(1);
    assert_eq!(desk.tree(".")["a.md"], "caf\u{fffd}");
    assert_eq!(desk.read("b.md"), "no front matter\n");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new(&[("real/a.md", monograph("X").trim_end())]);
    std::fs::create_dir(desk.path("data")).unwrap();
    symlink("../real/a.md", desk.path("data/a.md")).unwrap();
    let rights = PermissionsExt::from_mode(0o640);
    std::fs::set_permissions(desk.path("real/a.md"), rights).unwrap();
    desk.run("check --fix").ends(0);
    assert_eq!(desk.read("real/a.md"), monograph("X"));
    assert!(desk.path("data/a.md").is_symlink());
    let mode = std::fs::metadata(desk.path("real/a.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(desk.tree(".").len(), 2, "nothing is left behind");
}
