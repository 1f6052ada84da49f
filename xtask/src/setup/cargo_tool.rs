//! Trunk, wasm-bindgen's command line tool and cargo-deny, at pinned versions.
//!
//! In this order: the one we keep, the one on `PATH` when its version is right, a prebuilt one
//! when `cargo binstall` is there, and otherwise a build from source.

use std::{env::consts::EXE_SUFFIX, path::PathBuf};

use anyhow::Result;

use crate::{
    process::{self, say},
    repo::Repo,
};

/// The last version that the pinned Rust builds.
const TRUNK: &str = "0.21.14";

/// The last version at the time of writing; what it checks is in `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

struct Tool<'a> {
    package: &'a str,
    binary: &'a str,
    version: &'a str,
    /// Whether the package's own lock file is used. That of wasm-bindgen-cli asks for versions
    /// which were withdrawn.
    locked: bool,
}

/// The folder that holds `trunk`; none when the one on `PATH` will do.
pub(crate) fn trunk(repo: &Repo) -> Result<Option<PathBuf>> {
    let tool = Tool { package: "trunk", binary: "trunk", version: TRUNK, locked: true };
    ensure(repo, &tool)
}

/// The folder that holds `wasm-bindgen`; none when the one on `PATH` will do.
pub(crate) fn wasm_bindgen(repo: &Repo) -> Result<Option<PathBuf>> {
    let version = &repo.wasm_bindgen;
    let tool = Tool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version, locked: false };
    ensure(repo, &tool)
}

/// The folder that holds `cargo-deny`; none when the one on `PATH` will do.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<Option<PathBuf>> {
    let (package, binary) = ("cargo-deny", "cargo-deny");
    ensure(repo, &Tool { package, binary, version: CARGO_DENY, locked: true })
}

fn ensure(repo: &Repo, tool: &Tool) -> Result<Option<PathBuf>> {
    let Tool { package, binary, version, locked } = *tool;
    let home = repo.tools.join(format!("{binary}-{version}"));
    let bin = home.join("bin");
    if is_version(&bin.join(format!("{binary}{EXE_SUFFIX}")), version) {
        return Ok(Some(bin));
    }
    if is_version(&PathBuf::from(binary), version) {
        return Ok(None);
    }
    let wanted = format!("{package}@{version}");
    if process::probe("cargo", &["binstall", "-V"]).is_some() {
        say(&format!("fetching a prebuilt {binary} {version}"));
        let mut fetch = repo.cargo();
        fetch.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]);
        match process::run(fetch.arg(&home).arg(&wanted), "building it from source instead") {
            Ok(()) => return Ok(Some(bin)),
            Err(error) => say(&error.to_string()),
        }
    }
    say(&format!(
        "building {binary} {version} from source into {}: once, about 5 minutes on two cores",
        home.display()
    ));
    let build = repo.tools.join(format!("{binary}-{version}-build"));
    let mut install = repo.cargo();
    // A folder of its own, so that a build that was broken off goes on where it stopped.
    install.env("CARGO_TARGET_DIR", &build).env_remove("RUSTFLAGS");
    install.args(["install", "--root"]).arg(&home);
    if locked {
        install.arg("--locked");
    }
    process::run(install.arg(&wanted), "see cargo's message above, then start the task again")?;
    // What is left over is only a matter of room on the disk.
    std::fs::remove_dir_all(&build).ok();
    Ok(Some(bin))
}

fn is_version(binary: &std::path::Path, version: &str) -> bool {
    process::probe(binary, &["--version"])
        .is_some_and(|printed| printed.split_whitespace().any(|word| word == version))
}
