//! Progress: shown to someone who watches a terminal, and to nobody else.
//!
//! The terminal is a real one, made by util-linux's `script`, which every Linux has.

use std::process::{Command, Stdio};

use super::desk::{Desk, monograph};

/// What a build of so many files writes to a terminal, with these settings of the environment.
fn on_a_terminal(files: usize, set: &[(&str, &str)]) -> Option<String> {
    let desk = Desk::new::<&str>(&[]);
    for n in 0..files {
        desk.write(&format!("data/a{n}.md"), monograph(&format!("Alpha {n}")));
    }
    let program = desk.command("build --out out").get_program().to_owned();
    let line = format!("'{}' build --out out", program.to_string_lossy());
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(desk.path("."));
    script.env("TERM", "xterm").env_remove("CI").envs(set.iter().copied()).stdin(Stdio::null());
    let output = script.output().ok()?;
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_bar_for_who_watches_a_long_build() {
    let Some(shown) = on_a_terminal(600, &[]) else {
        println!("skipped: there is no `script` here to make a terminal");
        return;
    };
    assert!(shown.contains("/600 files, "), "{shown}");
    let short = on_a_terminal(3, &[]).unwrap();
    assert!(!short.contains(" files, "), "{short}");
    for quiet in [("CI", "true"), ("TERM", "dumb")] {
        let shown = on_a_terminal(600, &[quiet]).unwrap();
        assert!(!shown.contains("/600 files, "), "{quiet:?}: {shown}");
    }
}

#[test]
fn no_bar_in_a_log() {
    let desk = Desk::new::<&str>(&[]);
    for n in 0..600 {
        desk.write(&format!("data/a{n}.md"), monograph(&format!("Alpha {n}")));
    }
    let run = desk.run("build --out out").ends(0);
    assert!(!run.err.contains("/600 files, ") && !run.err.contains('\x1b'), "{}", run.err);
}
