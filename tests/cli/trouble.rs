//! Wrong usage and I/O that fails: exit status 2, a clear message, and the old bundle untouched.

use super::desk::{Desk, Run, monograph};

#[test]
fn wrong_usage() {
    let desk = Desk::abc();
    for (args, expected) in [
        ("", "Usage: monograph"),
        ("biuld", "a similar subcommand exists: 'build'"),
        ("build", "--out <DIR>"),
        ("build --out", "a value is required"),
        ("check --format yaml", "[possible values: text, json, sarif]"),
        ("check --deny errors", "[possible values: warnings]"),
        ("check --out x", "unexpected argument '--out'"),
        ("schema x", "unexpected argument 'x'"),
    ] {
        let run = desk.run(args).ends(2);
        assert!(run.err.contains(expected), "{args}: {}", run.err);
    }
}

#[test]
fn sources_that_cannot_be_used() {
    let desk = Desk::abc();
    desk.write("x.txt", "");
    std::fs::create_dir(desk.path("none")).unwrap();
    for command in ["check", "build --out out"] {
        let run = desk.run(&format!("{command} gone x.txt none data")).ends(2);
        insta::allow_duplicates! {
            insta::assert_snapshot!(run.err, @r#"
    error: cannot read gone: No such file or directory (os error 2)
    error: none holds no Markdown file; the name of a monograph ends in .md
    error: x.txt is no Markdown file; the name of a monograph ends in .md
    "#);
        }
        assert!(!desk.path("out").exists());
    }
}

#[test]
fn the_default_folder_is_not_there() {
    let run = Desk::new::<&str>(&[]).run("check").ends(2);
    assert!(run.err.starts_with("error: cannot read data: "), "{}", run.err);
}

#[test]
fn an_out_folder_that_cannot_be() {
    let desk = Desk::abc();
    desk.write("file", "precious");
    for out in ["file", "file/below"] {
        let run = desk.run(&format!("build --out {out}")).ends(2);
        assert!(run.err.starts_with(&format!("error: cannot write {out}: ")), "{}", run.err);
    }
    assert_eq!(desk.read("file"), "precious");
}

#[test]
fn a_folder_where_a_file_belongs() {
    let desk = Desk::abc();
    desk.write("out/monographs.json/x", "");
    let run = desk.run("build --out out").ends(2);
    let expected = "error: cannot write out/monographs.json: is a directory\n";
    assert!(run.err.ends_with(expected), "{}", run.err);
    assert_eq!(desk.tree("out").len(), 1, "something is written");
    desk.write("else/m", "");
    let run = desk.run("build --out else").ends(2);
    assert_eq!(run.err, "error: cannot write else/m: not a directory\n");
}

#[cfg(unix)]
#[test]
fn files_that_cannot_be_read() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    let before = desk.tree("out");
    std::os::unix::fs::symlink("nowhere", desk.path("data/d.md")).unwrap();
    let run = desk.run("build --out out").ends(2);
    assert!(run.err.starts_with("error: cannot read data/d.md: "), "{}", run.err);
    std::fs::remove_file(desk.path("data/d.md")).unwrap();
    let fifo = std::process::Command::new("mkfifo").arg(desk.path("data/d.md")).status();
    if fifo.is_ok_and(|status| status.success()) {
        let run = desk.run("build --out out").ends(2);
        assert_eq!(run.err, "error: data/d.md is neither a file nor a folder\n");
    }
    assert_eq!(desk.tree("out"), before);
}

#[cfg(unix)]
#[test]
fn links_that_go_round_end() {
    let desk = Desk::abc();
    std::os::unix::fs::symlink("..", desk.path("data/up")).unwrap();
    std::os::unix::fs::symlink("self", desk.path("data/self")).unwrap();
    let run = desk.run("check").ends(0);
    assert!(run.err.starts_with("3 files: "), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::abc();
    let name = std::ffi::OsStr::from_bytes(b"data/caf\xe9.md");
    std::fs::write(desk.path("").join(name), monograph("Coffee")).unwrap();
    let run = desk.run("check").ends(1);
    assert!(run.err.contains("data/caf\u{fffd}.md:1:1: error[invalid-id]: "), "{}", run.err);
    assert!(run.err.contains("rename it to caf.md"), "{}", run.err);
}

/// A limit on the size of files stands in for a full disk: in both, writing fails midway.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_bundle() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    let before = desk.tree("out");
    for number in 0..40 {
        desk.write(&format!("data/n{number}.md"), monograph(&format!("New {number}")));
    }
    let build = desk.command("build --out out");
    // Blocks of 512 bytes: room for each document, not for the whole collection.
    let script = "trap '' XFSZ; ulimit -f 16; exec \"$0\" build --out out";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script]).arg(build.get_program()).current_dir(desk.path("."));
    let run = Run::from(shell.output().unwrap()).ends(2);
    let expected = "error: cannot write out/monographs.json: File too large";
    assert!(run.err.contains(expected), "{}", run.err);
    assert_eq!(desk.tree("out"), before);
    desk.run("build --out out").ends(0);
    assert_eq!(desk.tree("out/m").len(), 43);
}

/// Ctrl-C while a build is at work, which it is for some seconds.
#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_the_old_bundle() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    let before = desk.tree("out");
    for number in 0..4_000 {
        desk.write(&format!("data/n{number}.md"), monograph(&format!("New {number}")));
    }
    let mut build = desk.command("build --out out");
    build.env("RAYON_NUM_THREADS", "1").stderr(std::process::Stdio::piped());
    let build = build.spawn().unwrap();
    let staged = || {
        let mut names = std::fs::read_dir(desk.path("out")).unwrap().map(Result::unwrap);
        names.any(|entry| entry.file_name().as_encoded_bytes().starts_with(b"."))
    };
    while !staged() {
        std::thread::yield_now();
    }
    let id = build.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let run = Run::from(build.wait_with_output().unwrap()).ends(130);
    assert_eq!(run.err, "interrupted: nothing is written, the bundle is as it was\n");
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::abc();
    let mut schema = desk.command("schema");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let run = Run::from(schema.stdout(writer).output().unwrap()).ends(0);
    assert_eq!(run.err, "");
}
