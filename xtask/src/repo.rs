//! Where things are: the repository, cargo's target folder, the folder of installed tools.

use std::{path::PathBuf, process::Command};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::process;

/// The places and versions every task needs.
pub(crate) struct Repo {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the environment puts it.
    pub(crate) target: PathBuf,
    /// The folder of tools that are kept between runs.
    pub(crate) tools: PathBuf,
    /// The version of the package `monograph-card`.
    pub(crate) version: String,
    /// The version of `wasm-bindgen` in `Cargo.lock`; its command line tool must be the same.
    pub(crate) wasm_bindgen: String,
    /// Folders of this machine that may turn up in what rustc writes.
    pub(crate) sources: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    manifest_path: PathBuf,
    source: Option<String>,
}

impl Repo {
    /// Asks cargo; this also fetches the sources of all dependencies.
    pub(crate) fn find() -> Result<Self> {
        // Cargo says where it runs this; a checkout that shares its target folder with another may have
        // been compiled there.
        let here = std::env::var_os("CARGO_MANIFEST_DIR");
        let here = here.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let manifest = here.join("../Cargo.toml");
        let json = process::read(
            Command::new("cargo")
                .args(["metadata", "--format-version=1", "--locked", "--manifest-path"])
                .arg(&manifest),
            "see cargo's message above; an outdated Cargo.lock is renewed by `cargo check`",
        )?;
        let metadata: Metadata =
            serde_json::from_str(&json).context("`cargo metadata` printed no JSON we know")?;
        let version_of = |name: &str| {
            let package = metadata.packages.iter().find(|package| package.name == name);
            package.map(|package| package.version.clone()).with_context(|| {
                format!("no package `{name}` in Cargo.lock: is the workspace complete?")
            })
        };
        let mut sources: Vec<PathBuf> = metadata
            .packages
            .iter()
            .filter(|package| package.source.is_some())
            .filter_map(|package| Some(package.manifest_path.parent()?.parent()?.to_path_buf()))
            .collect();
        sources.sort();
        sources.dedup();
        Ok(Self {
            version: version_of("monograph-card")?,
            wasm_bindgen: version_of("wasm-bindgen")?,
            tools: tools()?,
            root: metadata.workspace_root,
            target: metadata.target_directory,
            sources,
        })
    }

    /// A folder below the target folder for what the tasks make on their way.
    pub(crate) fn work(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join(name)
    }

    /// `cargo`, started in the root of the repository.
    pub(crate) fn cargo(&self) -> Command {
        self.command("cargo")
    }

    /// A program, started in the root of the repository.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }
}

fn tools() -> Result<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(dir) = set("MONOGRAPH_TOOLS") {
        return std::path::absolute(dir).context("MONOGRAPH_TOOLS is no usable path");
    }
    let cache = set("XDG_CACHE_HOME")
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .context("no home folder to keep tools in: set MONOGRAPH_TOOLS to a folder for them")?;
    Ok(cache.join("monograph-card").join("tools"))
}
