//! `monograph watch`: a saved file is in the bundle, a broken one is not.
//!
//! The tests wait for what the command says, however long that takes.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use monograph_card::places::document;

use super::desk::{Desk, monograph};

/// A watch at work. It ends with the test.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(desk: &Desk, args: &str) -> Watch {
        let mut child = desk.command(args).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        let watch = Watch { child, lines };
        watch.hear("watching ");
        watch
    }

    /// Waits for a line with this text.
    fn hear(&self, text: &str) {
        let mut heard = Vec::new();
        loop {
            match self.lines.recv_timeout(Duration::from_secs(60)) {
                Ok(line) if line.contains(text) => return,
                Ok(line) if heard.len() < 1000 => heard.push(line),
                _ => panic!("never said {text:?}, but {heard:#?}"),
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Saves as most editors do: a new file takes the place of the old one, in one step.
fn save(desk: &Desk, path: &str, text: &str) {
    desk.write("data/.save", text);
    std::fs::rename(desk.path("data/.save"), desk.path(path)).unwrap();
}

fn title(desk: &Desk, id: &str) -> String {
    desk.json(&format!("out/m/{}.json", document(id)))["monographs"][0]["title"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn follows_the_sources() {
    let desk = Desk::abc();
    for args in ["watch --out out", "build --watch --out out"] {
        desk.write("data/a.md", monograph("Alpha"));
        let watch = Watch::start(&desk, args);
        assert_eq!(title(&desk, "a"), "Alpha");

        // As simple editors save, in the file itself.
        desk.write("data/a.md", monograph("Another"));
        watch.hear("3 monographs in out: ");
        assert_eq!(title(&desk, "a"), "Another");

        // An error leaves the last good bundle.
        let good = desk.tree("out");
        save(&desk, "data/a.md", "---\nlang: en\n---\n");
        watch.hear("data/a.md:1:1: error[missing-title]");
        watch.hear("nothing is written: the bundle is as it was");
        assert_eq!(desk.tree("out"), good);

        save(&desk, "data/a.md", &monograph("Alpha again"));
        watch.hear("3 monographs in out: ");
        assert_eq!(title(&desk, "a"), "Alpha again");
    }
}

#[test]
fn follows_files_that_come_and_go() {
    let desk = Desk::abc();
    let watch = Watch::start(&desk, "watch --out out");
    desk.write("new/d.md", monograph("Delta"));
    std::fs::rename(desk.path("new"), desk.path("data/new")).unwrap();
    watch.hear("4 monographs in out");
    std::fs::remove_dir_all(desk.path("data/new")).unwrap();
    watch.hear("3 monographs in out: ");
    assert!(!desk.path("out/m/47/d.json").exists());
}

/// What is remembered of the files is no reason to say less of them.
#[test]
fn tells_again_of_files_that_are_as_they_were() {
    let desk = Desk::abc();
    desk.write("data/a.md", monograph("Alpha").replace("It eases", "Take 1.0 mg. It eases"));
    let watch = Watch::start(&desk, "watch --out out");
    for round in 0..2 {
        save(&desk, "data/b.md", &monograph(&format!("Beta {round}")));
        watch.hear("warning[trailing-zero]");
        watch.hear("3 monographs in out: ");
        assert_eq!(title(&desk, "b"), format!("Beta {round}"));
    }
    // A twin changes what is said of a file, and so do the settings.
    desk.write("more/b.md", monograph("Beta twice"));
    std::fs::rename(desk.path("more"), desk.path("data/more")).unwrap();
    watch.hear("data/b.md:1:1: error[duplicate-id]");
    watch.hear("nothing is written");
    std::fs::remove_dir_all(desk.path("data/more")).unwrap();
    watch.hear("3 files: no errors");
    desk.write("data/monographs.toml", "[levels]\ntrailing-zero = \"error\"\n");
    watch.hear("error[trailing-zero]");
}

/// A build that fails makes the folder of the bundle and removes it again.
#[test]
fn a_first_build_that_fails_is_not_tried_again_and_again() {
    let desk = Desk::abc();
    desk.write("data/a.md", "---\nlang: en\n---\n");
    let watch = Watch::start(&desk, "watch --out out");
    let mut heard = Vec::new();
    while let Ok(line) = watch.lines.recv_timeout(Duration::from_secs(2)) {
        heard.push(line);
        assert!(heard.len() < 10, "builds again and again: {heard:#?}");
    }
    assert!(!desk.path("out").exists());
    save(&desk, "data/a.md", &monograph("Alpha"));
    watch.hear("3 monographs in out");
}

#[test]
fn follows_the_settings_and_a_single_file() {
    let desk = Desk::abc();
    let watch = Watch::start(&desk, "watch data/a.md --out out");
    desk.write("data/monographs.toml", "publsher = \"x\"");
    watch.hear("data/monographs.toml:1:1: error[invalid-settings]: ");
    desk.write("data/monographs.toml", "publisher = \"x\"");
    watch.hear("1 monograph in out");
    desk.write("data/a.md", monograph("Another"));
    watch.hear("1 monograph in out: ");
    desk.write("data/recalls.json", "[{]");
    watch.hear("error[invalid-recalls]");
}

/// A bundle inside the watched folder would otherwise set off the next build.
#[test]
fn does_not_follow_what_it_writes() {
    let desk = Desk::abc();
    let watch = Watch::start(&desk, "watch . --out data/out");
    for round in 0..3 {
        save(&desk, "data/a.md", &monograph(&format!("Alpha {round}")));
        watch.hear("3 monographs in data/out: ");
    }
    // Late words of the saves may set off more builds, on a busy machine several; a watch that
    // followed its own bundle would never be done.
    let mut heard = Vec::new();
    while let Ok(line) = watch.lines.recv_timeout(Duration::from_secs(2)) {
        heard.push(line);
        assert!(heard.len() < 100, "builds again and again: {heard:#?}");
    }
}

#[test]
fn a_name_that_leads_nowhere_ends_it() {
    let run = Desk::abc().run("watch gone --out out").ends(2);
    assert!(run.err.starts_with("error: cannot read gone: "), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn ends_with_ctrl_c() {
    let desk = Desk::abc();
    let mut watch = Watch::start(&desk, "watch --out out");
    let id = watch.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(watch.child.wait().unwrap().code(), Some(0));
}
