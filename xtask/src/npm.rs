//! The npm package: the loader's modules as one ES module, with the WebAssembly module and the
//! languages beside it, types, and a manifest of the element.
//!
//! `npm/` at the root of the repository has what is written by hand. A bundler moves and renames
//! files as it likes but leaves their bytes alone, so their hashes hold there, too;
//! the styles are part of the code (see `public/loader/module.js`).

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{
    process,
    repo::Repo,
    script::{self, Companion, Constants, copy_folder},
    setup,
};

/// The folder of the package, within `dist`.
pub(crate) const FOLDER: &str = "npm";

/// Names in the package have no hash, so that an application's build can name them.
const MODULE: &str = "monograph-card.wasm";
const LANGUAGES: &str = "languages.json";

/// What stands for the version in the files of `npm/`.
const NO_VERSION: &str = "\"0.0.0\"";

/// Writes the package into `dist`, which has the files of `constants` already; `glue` is the folder
/// of the module's glue.
pub(crate) fn write(repo: &Repo, constants: &Constants, glue: &Path, dist: &Path) -> Result<()> {
    let out = dist.join(FOLDER);
    copy_folder(&repo.root.join("npm"), &out)?;
    for name in ["package.json", "server.js"] {
        edit(&out.join(name), NO_VERSION, &format!("{:?}", constants.version))?;
    }
    copy(&dist.join(&constants.module.path), &out.join(MODULE))?;
    copy(&dist.join(&constants.languages.path), &out.join(LANGUAGES))?;
    copy(&repo.root.join("docs/embedding.md"), &out.join("embedding.md"))?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&repo.root.join(name), &out.join(name))?;
    }
    bundle(repo, constants, glue, &out.join("index.js"))
}

fn bundle(repo: &Repo, constants: &Constants, glue: &Path, out: &Path) -> Result<()> {
    let stage = repo.work("npm");
    copy_folder(glue, &stage)?;
    copy_folder(&repo.root.join("public/loader"), &stage.join("loader"))?;
    copy(&script::styles(repo)?, &stage.join("loader/card.css"))?;
    copy(&stage.join("loader/styles-within.js"), &stage.join("loader/styles.js"))?;
    fs::write(stage.join("loader/build.js"), build_js(constants))
        .with_context(|| format!("{} can't be written", stage.display()))?;
    let mut esbuild = repo.command(setup::node_module(repo, ".bin/esbuild"));
    // Started here, so that the names of files in the comments are the same on any machine.
    esbuild.current_dir(&stage).arg("loader/module.js").args([
        "--bundle",
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--loader:.css=text",
        "--log-level=warning",
    ]);
    let version = constants.version;
    esbuild.arg(format!("--banner:js=/*! Monograph Card {version} | MIT OR Apache-2.0 */"));
    esbuild.arg(format!("--outfile={}", out.display()));
    process::run(&mut esbuild, "see esbuild's message above")
}

// As `Constants::text`, but the addresses are of a form that bundlers follow.
fn build_js(Constants { version, module, languages, .. }: &Constants) -> String {
    let file = |name, path, Companion { integrity, .. }: &Companion| {
        format!(
            "export const {name} = {{ path: new URL(\"./{path}\", import.meta.url).href, \
             integrity: {integrity:?} }};\n"
        )
    };
    format!("export const version = {version:?};\n")
        + &file("module", MODULE, module)
        + &file("languages", LANGUAGES, languages)
}

fn edit(path: &Path, from: &str, to: &str) -> Result<()> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
    if text.matches(from).count() != 1 {
        bail!("{} should have {from} once", path.display());
    }
    fs::write(path, text.replace(from, to))
        .with_context(|| format!("{} can't be written", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("{} can't be copied to {}", from.display(), to.display()))
}
