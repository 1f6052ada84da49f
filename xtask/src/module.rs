//! The WebAssembly module a portal loads, and the JavaScript glue that wasm-bindgen makes for it.
//!
//! A quick build to develop with, the one that ships, as small as it gets, and what lies between. Each
//! leaves `card.js` (an ES module) and `card_bg.wasm` in the folder it is given.

mod guard;

use std::{ffi::OsString, fs, path::Path, process::Command};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::{
    process::{self, say},
    repo::Repo,
    setup, slim,
};

/// The name of the module.
pub(crate) const MODULE: &str = "card_bg.wasm";
/// The name of its glue.
pub(crate) const GLUE: &str = "card.js";

/// What the module is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// Built in seconds, with names and checks.
    Dev,
    /// What the compiler makes of the module that ships, as it is.
    Optimised,
    /// The module that ships.
    Small,
}

impl Build {
    /// The cargo profile.
    pub(crate) fn profile(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Optimised | Self::Small => "wasm",
        }
    }
}

// WebAssembly features of every browser since 2022. `--all-features` would let wasm-opt use
// some that no browser has.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-multivalue",
];

// What counts is the size after brotli, which likes to see the same thing twice: inlining and
// sharing common expressions make the module smaller but its packed form larger, by 4 %. In the order of
// their names, functions made from one generic stand side by side, for 1 % less.
const PASSES: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "-Oz",
    "--reorder-functions-by-name",
    "--strip-debug",
];

/// Builds the module and its glue into `out`.
pub(crate) fn build(repo: &Repo, build: Build, out: &Path) -> Result<()> {
    setup::wasm_target(repo)?;
    let tools = setup::wasm_bindgen(repo)?;
    say("building the module");
    let library = cargo(repo, build)?;
    fs::create_dir_all(out).with_context(|| format!("{} can't be made", out.display()))?;
    let program = match &tools {
        Some(dir) => dir.join("wasm-bindgen"),
        None => "wasm-bindgen".into(),
    };
    let mut bindgen = repo.command(program);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "card", "--out-dir"]);
    // The loader fetches the module itself, so the glue needs no idea where it is.
    bindgen.arg(out).args(["--omit-default-module-path", "--remove-producers-section"]);
    process::run(
        bindgen.arg(library),
        "its version must be that of wasm-bindgen in Cargo.lock; remove the tool to have it built again",
    )?;
    guard::apply(&out.join(GLUE))?;
    if build == Build::Small {
        shrink(repo, &out.join(MODULE))?;
        slim::names(&out.join(MODULE), &out.join(GLUE))?;
    }
    Ok(())
}

/// Makes a module as small as it gets, in place, and leaves out its names.
pub(crate) fn shrink(repo: &Repo, module: &Path) -> Result<()> {
    setup::packages(repo)?;
    let mut optimise = repo.command("node");
    optimise.arg(setup::node_module(repo, "binaryen/bin/wasm-opt"));
    optimise.args(WASM_FEATURES);
    optimise.args(PASSES).arg(module).arg("-o").arg(module);
    process::run(&mut optimise, "remove node_modules to have binaryen installed again")
}

/// The flags that keep this machine's paths out of the module, and Leptos' own for small ones, as in
/// `.cargo/config.toml`, which the variable stands in for.
pub(crate) fn rustflags(repo: &Repo) -> OsString {
    let mut flags = std::env::var_os("RUSTFLAGS").unwrap_or_default();
    let mut hide = |dir: &Path, name: &str| {
        if !flags.is_empty() {
            flags.push(" ");
        }
        flags.push("--remap-path-prefix=");
        flags.push(dir);
        flags.push("=");
        flags.push(name);
    };
    hide(&repo.root, "/monograph-card");
    hide(&repo.target, "/target");
    for dir in &repo.sources {
        hide(dir, "/crates");
    }
    flags.push(" --cfg=erase_components");
    flags
}

fn cargo(repo: &Repo, build: Build) -> Result<std::path::PathBuf> {
    let mut cargo = repo.cargo();
    cargo.env("RUSTFLAGS", rustflags(repo)).args(["build", "--locked", "--lib", "--target"]);
    cargo.args([setup::WASM, "--profile", build.profile()]);
    cargo.args(["--no-default-features", "--features", "widget"]);
    artifact(&mut cargo, "monograph_card", |artifact| {
        artifact.filenames.into_iter().find(|file| file.extension().is_some_and(|e| e == "wasm"))
    })
}

/// What cargo says of one thing it has built.
#[derive(Deserialize)]
pub(crate) struct Artifact {
    target: Target,
    #[serde(default)]
    filenames: Vec<std::path::PathBuf>,
    /// The program, when it is one.
    #[serde(default)]
    pub(crate) executable: Option<std::path::PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Runs `cargo build` and picks the file of the target `name` from what it says.
pub(crate) fn artifact(
    cargo: &mut Command,
    name: &str,
    pick: impl Fn(Artifact) -> Option<std::path::PathBuf>,
) -> Result<std::path::PathBuf> {
    let messages = process::read(
        cargo.arg("--message-format=json-render-diagnostics"),
        "see the compiler's message above",
    )?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Artifact>(line).ok())
        .filter(|artifact| artifact.target.name == name)
        .find_map(pick)
        .with_context(|| format!("cargo has built no {name}: is it still in Cargo.toml?"))
}
