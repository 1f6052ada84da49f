//! `cargo xtask reproduce`: whether the same commit gives the same files wherever it is built.
//!
//! The commit is cloned twice, into folders whose paths differ in length, and each clone builds its
//! dist with a target folder of its own. What always holds: a success means that every file is the
//! same, byte for byte, and that none holds the path of either clone, nor one of this machine's.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    digest,
    dist::{self, files},
    process::{self, say},
    repo::Repo,
};

/// The files of a folder by their paths in it, each with its SHA-256.
type Hashes = BTreeMap<String, String>;

/// The names of the two clones: paths of one length could hide one that is padded.
const CLONES: [&str; 2] = ["a", "another-folder-with-a-longer-name"];

/// Builds what is committed twice, and compares.
pub(crate) fn run(repo: &Repo) -> Result<()> {
    let work = repo.work("reproduce");
    let mut found = Vec::new();
    for name in CLONES {
        let folder = work.join(name);
        dist::remove(&folder)?;
        fs::create_dir_all(&folder)?;
        found.push(build(repo, &folder)?);
        // What cargo has made is of no use any more, and takes gigabytes.
        dist::remove(&folder.join("target"))?;
    }
    for (name, hashes) in CLONES.iter().zip(&found) {
        println!("{}  {} files, built in {name}", of_list(hashes), hashes.len());
    }
    let differing = differing(&found[0], &found[1]);
    if !differing.is_empty() {
        bail!(
            "these files are not the same in both: {}; both are kept in {}",
            differing.join(", "),
            work.display()
        );
    }
    Ok(())
}

/// Clones the commit that is checked out and builds its dist.
fn build(repo: &Repo, folder: &Path) -> Result<Hashes> {
    let (clone, out) = (folder.join("clone"), folder.join("dist"));
    say(&format!("building a clean clone in {}, some minutes", folder.display()));
    let mut git = repo.command("git");
    git.args(["clone", "--quiet", "--no-hardlinks"]).arg(&repo.root).arg(&clone);
    process::run(&mut git, "git is needed, and a repository with a commit")?;
    let mut cargo = std::process::Command::new("cargo");
    cargo.current_dir(&clone).env("CARGO_TARGET_DIR", folder.join("target"));
    process::run(cargo.args(["xtask", "dist", "--out"]).arg(&out), "see the message above")?;
    dist::holds_none(&out, &[folder.to_owned(), repo.root.clone()])?;
    hashes(&out)
}

fn hashes(dir: &Path) -> Result<Hashes> {
    let hash = |file: PathBuf| {
        let content =
            fs::read(&file).with_context(|| format!("{} can't be read", file.display()))?;
        let name = file.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
        Ok((name, digest::hex(&content)))
    };
    files(dir)?.into_iter().map(hash).collect()
}

/// The hash of the list that `sha256sum` would print of these files, sorted by name.
fn of_list(hashes: &Hashes) -> String {
    let list: String = hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
    digest::hex(list.as_bytes())
}

/// The names of files that only one has, or whose content is not the same.
fn differing<'h>(one: &'h Hashes, other: &'h Hashes) -> Vec<&'h str> {
    let mut names: Vec<&str> = one
        .iter()
        .filter(|(name, hash)| other.get(*name) != Some(hash))
        .map(|(name, _)| name.as_str())
        .chain(other.keys().filter(|name| !one.contains_key(*name)).map(String::as_str))
        .collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Hashes) {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let hashes = hashes(dir.path()).unwrap();
        (dir, hashes)
    }

    #[track_caller]
    fn check(one: &[(&str, &str)], other: &[(&str, &str)], expected: &[&str]) {
        let ((_one, one), (_other, other)) = (folder(one), folder(other));
        assert_eq!(differing(&one, &other), expected);
        assert_eq!(of_list(&one) == of_list(&other), expected.is_empty());
    }

    #[test]
    fn files_that_differ_are_named() {
        let one = [("a", "1"), ("b/c", "2")];
        check(&one, &one, &[]);
        check(&one, &[("b/c", "2"), ("a", "1")], &[]);
        check(&one, &[("a", "1"), ("b/c", "3")], &["b/c"]);
        check(&one, &[("a", "1")], &["b/c"]);
        check(&one, &[("a", "1"), ("b/c", "2"), ("d", "")], &["d"]);
        check(&one, &[("a", "2"), ("b/d", "2")], &["a", "b/c", "b/d"]);
    }

    #[test]
    fn a_list_has_the_hash_that_sha256sum_gives() {
        // printf 1 > a; sha256sum a | sha256sum
        let (_dir, hashes) = folder(&[("a", "1")]);
        assert_eq!(
            of_list(&hashes),
            "fc5b2781bc65746b95c7f8f9f0265d76a070b77c7006e2b4964c7ebddf193d36"
        );
    }

    #[test]
    fn a_path_of_the_machine_is_found() {
        let (dir, _) = folder(&[("a/b.wasm", "\0asm/home/somebody/src/lib.rs")]);
        let private = |path: &str| dist::holds_none(dir.path(), &[PathBuf::from(path)]);
        assert!(private("/home/nobody").is_ok());
        let error = private("/home/somebody").unwrap_err().to_string();
        assert!(error.contains("b.wasm holds the path /home/somebody"), "{error}");
    }
}
