//! The crates that are built into a module, as cargo resolves them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::PathBuf,
    process::Command,
};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::{process, repo::Repo, setup};

/// Crates by name and version.
pub(crate) type Crates = BTreeMap<Id, Crate>;

/// A crate's name and version.
pub(crate) type Id = (String, String);

/// A crate that ships.
#[derive(Debug, Default)]
pub(crate) struct Crate {
    /// An SPDX expression.
    pub(crate) license: String,
    /// As its manifest names them.
    pub(crate) authors: Vec<String>,
    /// Hexadecimal SHA-256 of the package's archive; from the lock file.
    pub(crate) checksum: Option<String>,
    /// Where the sources are on this machine.
    pub(crate) folder: PathBuf,
    /// Crates it is built with.
    pub(crate) needs: BTreeSet<Id>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// The crates of the module that is built with `feature`, without those that only run in the
/// compiler (procedural macros, build scripts).
pub(crate) fn crates(repo: &Repo, feature: &str) -> Result<Crates> {
    let mut tree = repo.cargo();
    tree.args(["tree", "--locked", "--package", "monograph-card", "--target", setup::WASM]);
    tree.args(["--no-default-features", "--features", feature, "--edges", "normal,no-proc-macro"]);
    tree.args(["--prefix", "depth", "--format", " {p}"]);
    let needs = edges(&process::read(&mut tree, "see cargo's message above")?)?;

    let mut metadata = Command::new("cargo");
    metadata
        .args(["metadata", "--format-version=1", "--locked", "--all-features"])
        .current_dir(&repo.root);
    let metadata: Metadata =
        serde_json::from_str(&process::read(&mut metadata, "see cargo's message above")?)
            .context("`cargo metadata` printed no JSON we know")?;
    let packages: HashMap<Id, Package> = metadata
        .packages
        .into_iter()
        .map(|package| ((package.name.clone(), package.version.clone()), package))
        .collect();
    let lock = fs::read_to_string(repo.root.join("Cargo.lock")).context("no Cargo.lock")?;
    let lock: Lock = toml::from_str(&lock).context("Cargo.lock can't be read")?;
    let checksums: HashMap<Id, Option<String>> =
        lock.package.into_iter().map(|it| ((it.name, it.version), it.checksum)).collect();

    let mut crates = Crates::new();
    for (id, needs) in needs {
        let Some(package) = packages.get(&id) else {
            bail!("cargo names {} {} in the tree but not in its metadata", id.0, id.1);
        };
        let license = package.license.clone().with_context(|| {
            format!("{} {} names no licence: see what it is under first", id.0, id.1)
        })?;
        let found = Crate {
            // `A/B` is how manifests wrote it once.
            license: license.replace('/', " OR "),
            authors: package.authors.clone(),
            checksum: checksums.get(&id).cloned().flatten(),
            folder: package.manifest_path.parent().map(PathBuf::from).unwrap_or_default(),
            needs,
        };
        crates.insert(id, found);
    }
    // What stands in this repository is the card itself, stand-ins included.
    let own = |it: &Crate| it.folder.starts_with(&repo.root);
    let ours: Vec<Id> = crates.iter().filter(|(_, it)| own(it)).map(|(id, _)| id.clone()).collect();
    for id in ours {
        crates.remove(&id);
        crates.values_mut().for_each(|it| _ = it.needs.remove(&id));
    }
    Ok(crates)
}

// Lines such as `2 serde v1.0.0 (*)`: the depth, the crate, and whether its own were listed before.
fn edges(tree: &str) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let mut edges: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut above: Vec<Id> = Vec::new();
    for line in tree.lines().filter(|line| !line.trim().is_empty()) {
        let mut words = line.split_whitespace();
        let (depth, name, version) = (words.next(), words.next(), words.next());
        let parsed = depth.and_then(|it| it.parse::<usize>().ok()).zip(name).zip(version);
        let Some(((depth, name), version)) = parsed else {
            bail!("`cargo tree` printed a line that is none of a tree: {line:?}");
        };
        let id = (name.to_owned(), version.trim_start_matches('v').to_owned());
        above.truncate(depth);
        if let Some(parent) = above.last() {
            edges.entry(parent.clone()).or_default().insert(id.clone());
        }
        edges.entry(id.clone()).or_default();
        above.push(id);
    }
    Ok(edges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_by_depth_becomes_edges() {
        let id = |name: &str| (name.to_owned(), "1.0.0".to_owned());
        let tree = "0 a v1.0.0 (/somewhere)\n1 b v1.0.0\n2 c v1.0.0\n1 d v1.0.0\n2 b v1.0.0 (*)\n";
        let edges = edges(tree).unwrap();
        assert_eq!(edges[&id("a")], [id("b"), id("d")].into());
        assert_eq!(edges[&id("b")], [id("c")].into());
        assert_eq!(edges[&id("d")], [id("b")].into());
        assert_eq!(edges[&id("c")], [].into());
        assert!(super::edges("what is this").is_err());
    }

    #[test]
    fn the_module_is_made_of_leptos_and_not_of_the_compiler() {
        let repo = Repo::find().unwrap();
        let crates = crates(&repo, "widget").unwrap();
        let names: Vec<&str> = crates.keys().map(|(name, _)| name.as_str()).collect();
        for name in ["leptos", "wasm-bindgen", "serde"] {
            assert!(names.contains(&name), "{name} is missing");
        }
        for name in ["pulldown-cmark", "clap", "serde_derive", "monograph-card"] {
            assert!(!names.contains(&name), "{name} does not ship");
        }
        assert!(
            crates.values().all(|it| it.checksum.as_deref().is_some_and(|sum| sum.len() == 64))
        );
    }
}
