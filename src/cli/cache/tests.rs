//! After any edits, a build with a cache leaves the bytes of one without, and reads no more than it
//! must. Files count as left alone here: see [`now`](super::now).

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use clap::Parser as _;

use super::Counts;
use crate::cli::{Cli, Command, Terminal, build, config};

struct Desk(tempfile::TempDir);

impl Desk {
    fn new(monographs: usize) -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        fs::create_dir(desk.path("data")).unwrap();
        (0..monographs).for_each(|n| desk.write(n, n));
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes the source of this number as it is after some edit; all edits below a hundred give the
    /// same size.
    fn write(&self, n: usize, edit: usize) {
        let text = format!(
            "---\ntitle: Drug{n:02} {edit:02} oral\ngeneric_name: drug{}\n---\n\n**Usage:** It eases.\n",
            n % 4
        );
        fs::write(self.path(&format!("data/d{n:02}.md")), text).unwrap();
    }

    fn build(&self, more: &str) -> Counts {
        let args = self.args(&format!("--out out --cache kept{more}"));
        let terminal = Terminal::stderr();
        let settings = config::load(&args.inputs, &terminal).unwrap().unwrap();
        let cache = build::cache(&args, &settings, &terminal).unwrap().unwrap();
        build::make(&args, &settings, Some(&cache), cache.whole(), &terminal).unwrap();
        let counts = cache.counts();
        cache.save().unwrap();
        counts
    }

    fn args(&self, args: &str) -> build::Args {
        let folder = self.0.path().to_str().unwrap();
        let args = ["data", args].join(" ");
        let words = args.split(' ').map(|word| {
            let file = !word.starts_with('-') && !word.chars().all(|c| c.is_ascii_digit());
            if file { format!("{folder}/{word}") } else { word.to_owned() }
        });
        let words = ["monograph".to_owned(), "build".to_owned()].into_iter().chain(words);
        match Cli::try_parse_from(words).unwrap().command {
            Command::Build(args) => args,
            _ => unreachable!(),
        }
    }

    #[track_caller]
    fn is_as_without(&self, more: &str, what: &str) {
        let args = self.args(&format!("--out full{more}"));
        build::run(&args, &Terminal::stderr()).unwrap();
        assert!(self.tree("out") == self.tree("full"), "{what}");
        fs::remove_dir_all(self.path("full")).unwrap();
    }

    fn tree(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = BTreeMap::new();
        let mut folders = vec![self.path(folder)];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.0.path()).unwrap();
                    let name = name.components().skip(1).collect();
                    all.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        all
    }

    fn first(&self, folder: &str) -> PathBuf {
        let mut paths: Vec<_> =
            fs::read_dir(self.path(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.swap_remove(0)
    }

    fn document(&self, n: usize) -> PathBuf {
        let at = monograph_card::places::document(&format!("d{n:02}"));
        self.path(&format!("out/m/{at}.json"))
    }
}

/// Changes a byte of a file, and sets its time back so that only the system knows.
fn damage(path: &Path, from: &str, to: &str) {
    let time = fs::metadata(path).unwrap().modified().unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from) && from.len() == to.len(), "{path:?}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn any_edit_leaves_what_a_build_without_a_cache_leaves() {
    type Edit = fn(&Desk);
    const ALL: usize = 12;
    // What is done, and how many files are then compiled, trusted and read.
    let edits: [(&str, Edit, [usize; 3]); 19] = [
        ("nothing", |_| {}, [0, ALL, 0]),
        ("a change", |desk| desk.write(3, 40), [1, ALL - 1, 0]),
        ("once more, of the same size", |desk| desk.write(3, 41), [1, ALL - 1, 0]),
        ("nothing after that", |_| {}, [0, ALL - 1, 1]),
        (
            "the same time set back",
            |desk| damage(&desk.path("data/d04.md"), "04 04", "04 14"),
            [1, ALL - 1, 0],
        ),
        ("a touch", |desk| desk.write(5, 5), [0, ALL - 2, 2]),
        ("one more", |desk| desk.write(20, 20), [1, ALL, 0]),
        ("one less", |desk| fs::remove_file(desk.path("data/d20.md")).unwrap(), [0, ALL, 0]),
        (
            "another name",
            |desk| fs::rename(desk.path("data/d06.md"), desk.path("data/d60.md")).unwrap(),
            [1, ALL - 1, 0],
        ),
        (
            "a new folder",
            |desk| {
                fs::create_dir(desk.path("data/more")).unwrap();
                fs::rename(desk.path("data/d07.md"), desk.path("data/more/d07.md")).unwrap();
            },
            [1, ALL - 2, 1],
        ),
        (
            "two change places",
            |desk| {
                for (from, to) in [("d08", "x"), ("d09", "d08"), ("x", "d09")] {
                    fs::rename(
                        desk.path(&format!("data/{from}.md")),
                        desk.path(&format!("data/{to}.md")),
                    )
                    .unwrap();
                }
            },
            [2, ALL - 3, 1],
        ),
        (
            "a document is damaged",
            |desk| damage(&desk.document(1), "It eases", "It cures"),
            [1, ALL - 3, 2],
        ),
        ("a document is gone", |desk| fs::remove_file(desk.document(2)).unwrap(), [1, ALL - 2, 1]),
        (
            "the whole is damaged",
            |desk| damage(&desk.path("out/monographs.json"), "It eases", "It cures"),
            [0, ALL - 2, 2],
        ),
        (
            "the whole is gone",
            |desk| fs::remove_file(desk.path("out/monographs.json")).unwrap(),
            [0, ALL, 0],
        ),
        (
            "a piece is damaged",
            |desk| damage(&desk.first("out/index"), "Drug", "Grud"),
            [0, ALL, 0],
        ),
        (
            "a shard is damaged",
            |desk| damage(&desk.first("out/names"), "Drug", "Grud"),
            [0, ALL, 0],
        ),
        (
            "manifest and words are gone",
            |desk| {
                fs::remove_file(desk.path("out/manifest.json")).unwrap();
                fs::remove_dir_all(desk.path("out/words")).unwrap();
            },
            [0, ALL, 0],
        ),
        (
            "a part of the cache is gone",
            |desk| {
                fs::read_dir(desk.path("kept"))
                    .unwrap()
                    .for_each(|it| fs::remove_file(it.unwrap().path()).unwrap());
            },
            [ALL, 0, 0],
        ),
    ];
    for more in ["", " --prerender --build-number 3"] {
        let desk = Desk::new(ALL);
        assert_eq!(desk.build(more), Counts { compiled: ALL, trusted: 0, read: 0 });
        // The documents have just been written, and are read once more.
        assert_eq!(desk.build(more), Counts { compiled: 0, trusted: 0, read: ALL });
        for (what, edit, [compiled, trusted, read]) in &edits {
            edit(&desk);
            let counts = desk.build(more);
            let expected = Counts { compiled: *compiled, trusted: *trusted, read: *read };
            assert_eq!(counts, expected, "{what}{more}");
            desk.is_as_without(more, what);
        }
    }
}

#[test]
fn what_an_outcome_depends_on_is_heeded() {
    let desk = Desk::new(3);
    let again = |more: &str, what: &str, compiled: usize| {
        assert_eq!(desk.build(more).compiled, compiled, "{what}");
        desk.is_as_without(more, what);
    };
    again("", "first", 3);
    again(" --prerender", "markup", 3);
    again(" --prerender --build-number 7", "a number", 0);
    fs::write(desk.path("data/monographs.toml"), "publisher = \"X\"\n").unwrap();
    again("", "settings", 3);
    fs::write(desk.path("data/glossary.md"), "* **eases**: Makes less\n").unwrap();
    again("", "a glossary", 3);
}
