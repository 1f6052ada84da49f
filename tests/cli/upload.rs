//! `monograph build --changed-since`: what to upload, and that it is enough.

use std::collections::BTreeMap;

use super::desk::{Desk, monograph};

/// The lines that were printed: what to do, and with which path.
fn listed(out: &str) -> Vec<(&str, &str)> {
    let line = |line| {
        let mut parts = str::split(line, '\t');
        (parts.next().unwrap(), parts.next_back().unwrap())
    };
    out.lines().map(line).collect()
}

#[test]
fn what_is_listed_turns_the_old_bundle_into_the_new_one() {
    let desk = Desk::abc();
    for n in 0..40 {
        desk.write(&format!("data/d{n}.md"), monograph(&format!("Drug{n} oral")));
    }
    desk.run("build --out old").ends(0);
    let mut host: BTreeMap<String, _> = desk.tree("old");

    desk.write("data/a.md", monograph("Another"));
    desk.write("data/new.md", monograph("New"));
    std::fs::remove_file(desk.path("data/b.md")).unwrap();
    let run = desk.run("build --out out --changed-since old").ends(0);
    let new = desk.tree("out");
    let listed = listed(&run.out);
    let mut bytes = 0;
    for (what, path) in &listed {
        match *what {
            "upload" => {
                bytes += new[*path].len();
                let before = host.insert((*path).to_owned(), new[*path].clone());
                assert_ne!(before.as_ref(), Some(&new[*path]), "{path} has not changed");
            }
            "remove" => assert!(host.remove(*path).is_some(), "{path}"),
            other => panic!("{other}"),
        }
    }
    assert!(host == new);
    assert_eq!(listed.iter().filter(|(_, path)| path.starts_with("m/")).count(), 3);
    let puts: Vec<&str> =
        listed.iter().filter(|(what, _)| *what == "upload").map(|(_, path)| *path).collect();
    assert!(puts[0].starts_with("m/") && puts[puts.len() - 1] == "manifest.json", "{puts:?}");
    assert!(
        run.err.contains(&format!("to upload: {} files, {bytes} bytes; ", puts.len())),
        "{}",
        run.err
    );
}

#[test]
fn the_old_bundle_may_be_the_one_written_to_and_need_not_be_whole() {
    let desk = Desk::abc();
    desk.run("build --out out").ends(0);
    desk.run("build --out kept").ends(0);
    for folder in ["kept/m", "kept/names", "kept/words"] {
        std::fs::remove_dir_all(desk.path(folder)).unwrap();
    }
    assert_eq!(desk.run("build --out out --changed-since out").ends(0).out, "");
    desk.write("data/a.md", monograph("Another"));
    let in_place = desk.run("build --out out --changed-since out").ends(0).out;
    assert!(in_place.contains("\tm/92/a.json\n") && !in_place.contains("\tm/de/b.json\n"));
    assert_eq!(desk.run("build --out out --changed-since kept").ends(0).out, in_place);
    let run = desk.run("build --out out --changed-since data").ends(2);
    assert_eq!(run.err, "error: data holds no bundle: it has no manifest.json\n");
}
