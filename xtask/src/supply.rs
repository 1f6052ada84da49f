//! What of other people's work ships: a bill of materials for machines, and the licences' texts
//! for people.
//!
//! Both are made from what cargo says is built into a module, with the features it is built with,
//! so they can't name too much or too little. No clock and no random number: the same lock file
//! gives the same bytes.

mod cyclonedx;
mod notices;
mod shipped;

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    process::{self, say},
    repo::Repo,
    setup,
};

/// The licences' texts, in `dist` and in the npm package.
pub(crate) const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";
/// The folder of the bills of materials.
pub(crate) const FOLDER: &str = "sbom";
/// The npm package's bill of materials, within the package.
pub(crate) const PACKAGE: &str = "sbom.cdx.json";

/// Writes both into `dist`, and into the npm package in `dist/npm`.
pub(crate) fn write(repo: &Repo, dist: &Path) -> Result<()> {
    let card = shipped::crates(repo, "widget")?;
    let app = shipped::crates(repo, "app")?;
    let folder = dist.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
    let bill = |name, kind, shipped| cyclonedx::bill(name, kind, &repo.version, shipped);
    let package = bill("monograph-card", cyclonedx::Kind::Npm, &card);
    save(
        &folder.join("monograph-card.cdx.json"),
        &bill("monograph-card", cyclonedx::Kind::Module, &card),
    )?;
    save(&folder.join("app.cdx.json"), &bill("monograph-card-app", cyclonedx::Kind::Module, &app))?;
    save(&dist.join("npm").join(PACKAGE), &package)?;
    save(&dist.join(NOTICES), &notices::text(repo, &app)?)?;
    save(&dist.join("npm").join(NOTICES), &notices::text(repo, &card)?)
}

/// Checks what is in the lock file against `deny.toml`: licences, bans, sources, and advisories
/// where their database can be had.
pub(crate) fn deny(repo: &Repo) -> Result<()> {
    let tool = match setup::cargo_deny(repo)? {
        Some(folder) => folder.join("cargo-deny"),
        None => "cargo-deny".into(),
    };
    let check =
        |what: &[&str], hint| process::run(repo.command(&tool).arg("--workspace").args(what), hint);
    let allowed = ["check", "licenses", "bans", "sources"];
    check(&allowed, "see deny.toml for what may be used, and why")?;
    // Apart from the check: a database that can't be had is no fault of ours, an advisory is.
    let fetched = process::run(repo.command(&tool).args(["fetch", "db"]), "is the network there?");
    if let Err(error) = fetched {
        say(&format!("skipped the advisories, whose database can't be had: {error}"));
        return Ok(());
    }
    let known = ["--offline", "check", "advisories"];
    check(&known, "change to a version without it, or say in deny.toml why it may stay")
}

fn save(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} can't be written", path.display()))
}
