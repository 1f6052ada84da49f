//! Node's side: the packages of a `package-lock.json`, installed without running their scripts.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    process::{self, say},
    repo::Repo,
};

/// Installs the packages unless the very same ones are there.
pub(crate) fn packages(repo: &Repo) -> Result<()> {
    install(&repo.root, &["ci"], "esbuild, terser, binaryen, playwright-core, axe-core")
}

/// Installs what only the tests of the npm package need; see `tests/npm`.
pub(crate) fn portals(repo: &Repo) -> Result<()> {
    // Not `npm ci`: it wants Rollup's builds for every system in the lock file, and npm writes only
    // those there that it could install itself.
    install(&repo.root.join("tests/npm"), &["install", "--no-save"], "Vite, React, TypeScript")
}

/// Installs what indexes the texts; see `xtask/texts`. The reason is that of [`portals`].
pub(crate) fn texts(repo: &Repo) -> Result<()> {
    install(&repo.root.join("xtask/texts"), &["install", "--no-save"], "Pagefind")
}

/// Installs what only the benchmark's peers need; see `bench/`.
pub(crate) fn peers(repo: &Repo) -> Result<()> {
    install(&repo.root.join("bench"), &["ci"], "React, Radix, Preact, Lit, Shoelace")
}

fn install(dir: &Path, how: &[&str], names: &str) -> Result<()> {
    let Some(version) = process::probe("node", &["--version"]) else {
        bail!(
            "Node is missing: install Node 20.10 or later, with npm (`apt-get install nodejs npm`)"
        );
    };
    let numbers: Vec<u32> =
        version.trim().trim_start_matches('v').split('.').map_while(|n| n.parse().ok()).collect();
    // The first whose runner of tests takes `--test-concurrency`.
    if numbers < vec![20, 10] {
        bail!("Node is too old ({}): install Node 20.10 or later", version.trim());
    }
    let lock = dir.join("package-lock.json");
    let lock = fs::read(&lock)
        .with_context(|| format!("{} can't be read: restore it with git", lock.display()))?;
    // npm empties node_modules first, so the stamp is there only after a full install.
    let stamp = dir.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say(&format!("installing the npm packages ({names})"));
    process::run(
        Command::new("npm").current_dir(dir).args(how).args([
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]),
        "is the network there? Packages are taken from npm's registry alone",
    )?;
    fs::write(&stamp, lock).with_context(|| format!("{} can't be written", stamp.display()))
}

/// A file of an installed package.
pub(crate) fn node_module(repo: &Repo, path: &str) -> PathBuf {
    repo.root.join("node_modules").join(path)
}
