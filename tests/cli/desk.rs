//! A folder to run the command in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

/// A monograph with which nothing is wrong.
pub(super) fn monograph(title: &str) -> String {
    format!(
        r#"---
title: {title}
generic_name: {title}
lang: en
sources:
  - document: "A label"
    section: "Indications"
reviewed_by: A pharmacist
reviewed_on: 2026-01-05
review_due: 2027-01-05
---

**Usage:** It eases pain.

**Side effects:** Common ones:

* headache
* nausea

**How it works:** It blocks a signal.

**FAQs:**

* **Q: With food?** A: With or without.

**Disclaimer:** This is not medical advice.

**Note:** Written by hand.
"#
    )
}

/// A temporary folder, and the command run in it.
pub(super) struct Desk(tempfile::TempDir);

/// What a run of the command left.
pub(super) struct Run {
    pub(super) status: i32,
    pub(super) out: String,
    pub(super) err: String,
}

impl Desk {
    /// A folder with these files.
    pub(super) fn new<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    /// A folder with the monographs a, b and c in `data`.
    pub(super) fn abc() -> Desk {
        let [a, b, c] = ["Alpha", "Beta", "Gamma"].map(monograph);
        Desk::new(&[("data/a.md", a), ("data/b.md", b), ("data/c.md", c)])
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(super) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(super) fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }

    /// The command, ready to run with these arguments, parted by blanks.
    pub(super) fn command(&self, args: &str) -> std::process::Command {
        let mut command = std::process::Command::new(cargo_bin!("monograph"));
        command.current_dir(self.0.path()).args(args.split(' ')).env_remove("CI");
        command
    }

    pub(super) fn run(&self, args: &str) -> Run {
        Run::from(self.command(args).output().unwrap())
    }

    /// Every file under a folder, hidden ones too, with its text.
    pub(super) fn tree(&self, folder: &str) -> BTreeMap<String, String> {
        fn walk(root: &Path, folder: &Path, all: &mut BTreeMap<String, String>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    walk(root, &entry.path(), all);
                } else {
                    let name = entry.path().strip_prefix(root).unwrap().display().to_string();
                    let bytes = fs::read(entry.path()).unwrap();
                    all.insert(name, String::from_utf8_lossy(&bytes).into_owned());
                }
            }
        }
        let mut all = BTreeMap::new();
        walk(&self.path(folder), &self.path(folder), &mut all);
        all
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let run = Run {
            status: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        assert!(!run.err.contains('\x1b'), "colours in a file: {}", run.err);
        run
    }
}

impl Run {
    /// The run, which must have ended so.
    #[track_caller]
    pub(super) fn ends(self, status: i32) -> Run {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        self
    }

    /// How often each code was found, by `check --format json`.
    pub(super) fn codes(&self) -> BTreeMap<String, u64> {
        let report: Value = serde_json::from_str(&self.out).unwrap();
        let codes = report["summary"]["codes"].as_object().unwrap();
        codes.iter().map(|(code, count)| (code.clone(), count.as_u64().unwrap())).collect()
    }
}
