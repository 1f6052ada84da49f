//! Installing what the tasks need: a step that finds its thing in place costs nothing.

mod browser;
mod cargo_tool;
mod node;

use anyhow::{Result, bail};

pub(crate) use browser::{chromium, firefox};
pub(crate) use cargo_tool::{cargo_deny, trunk, wasm_bindgen};
pub(crate) use node::{node_module, packages, peers, portals, texts};

use crate::{
    process::{self, say},
    repo::Repo,
};

/// The target of all browser code.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// All of it: what a machine needs before it is taken off the network.
pub(crate) fn everything(repo: &Repo) -> Result<()> {
    wasm_target(repo)?;
    wasm_bindgen(repo)?;
    trunk(repo)?;
    packages(repo)?;
    portals(repo)?;
    texts(repo)?;
    let browser = chromium(repo)?;
    let other = firefox(repo)?;
    let (one, other) = (browser.display(), other.display());
    say(&format!("everything is in place; the browsers are {one} and {other}"));
    Ok(())
}

/// Rust's standard library for the browser.
pub(crate) fn wasm_target(repo: &Repo) -> Result<()> {
    let place = process::probe("rustc", &["--print", "target-libdir", "--target", WASM]);
    if place.is_some_and(|dir| std::path::Path::new(dir.trim()).is_dir()) {
        return Ok(());
    }
    if process::probe("rustup", &["--version"]).is_none() {
        bail!("Rust's {WASM} target is missing: install it, or Rust itself with rustup");
    }
    say("adding Rust's WebAssembly target, a few seconds");
    process::run(
        repo.command("rustup").args(["target", "add", WASM]),
        "is the network there? This is all that rustup is needed for",
    )
}
