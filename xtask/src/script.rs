//! The script a portal links: the modules of `public/loader` and the glue in one classic file.
//!
//! The loader's modules take what only a build can know from `./build.js`. The file in
//! `public/loader` has what holds during development; here it is written anew.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{digest, offline, process, repo::Repo, setup};

/// The name of the script.
pub(crate) const NAME: &str = "monograph-card.js";

/// Where the loader starts; it imports the glue as `../card.js`.
const ENTRY: &str = "loader/script.js";

/// Properties that the script alone sees, besides the glue's own, which begin with `_`. The single-page
/// app's module has a glue of its own, whose names are these.
const OWN: &str =
    "base|controller|element|failed|focused|manual|path|promise|stacked|waiting|words";

/// Where the single-page app's page starts it.
const APP_ENTRY: &str = "loader/app.js";

/// A file the script loads: its URL from the script's own, and its hash.
pub(crate) struct Companion {
    pub(crate) path: String,
    pub(crate) integrity: String,
}

/// What `build.js` says.
pub(crate) struct Constants<'a> {
    pub(crate) version: &'a str,
    pub(crate) module: Companion,
    pub(crate) styles: Companion,
    pub(crate) languages: Companion,
    pub(crate) extras: Companion,
}

impl Constants<'_> {
    /// The text of `build.js`.
    pub(crate) fn text(&self) -> String {
        let companion = |name, Companion { path, integrity }: &Companion| {
            format!("export const {name} = {{ path: {path:?}, integrity: {integrity:?} }};\n")
        };
        let version = self.version;
        format!("export const version = {version:?};\n")
            + &companion("module", &self.module)
            + &companion("styles", &self.styles)
            + &companion("languages", &self.languages)
            + &companion("extras", &self.extras)
            // The browser compares it byte by byte and has no use for a hash.
            + &companion("worker", &Companion { path: offline::NAME.into(), integrity: String::new() })
    }
}

/// Bundles the loader with the glue in `glue` into one classic script at `out`.
pub(crate) fn bundle(repo: &Repo, constants: &Constants, glue: &Path, out: &Path) -> Result<()> {
    setup::packages(repo)?;
    // Copied, so that one file can take another's place and the glue stands where it is imported.
    let stage = repo.work("script");
    copy_folder(glue, &stage)?;
    copy_folder(&repo.root.join("public/loader"), &stage.join("loader"))?;
    fs::write(stage.join("loader/build.js"), constants.text())
        .with_context(|| format!("{} can't be written", stage.display()))?;
    bundled(repo, &stage.join(ENTRY), "iife", constants.version, out)
}

/// The single-page app's part of the loader as one module with its hash in its name, in the place of
/// the many that Trunk copies; and the page is told. What the loader needs has its own hash, too.
pub(crate) fn app(repo: &Repo, constants: &Constants, dist: &Path) -> Result<()> {
    let stage = repo.work("app-loader");
    copy_folder(&repo.root.join("public/loader"), &stage)?;
    fs::write(stage.join("build.js"), constants.text())
        .with_context(|| format!("{} can't be written", stage.display()))?;
    let out = stage.join("app-element.js");
    bundled(repo, &stage.join("app.js"), "esm", constants.version, &out)?;
    let content = fs::read(&out).with_context(|| format!("{} is missing", out.display()))?;
    let name = format!("app-element-{}.js", digest::short(&content));
    fs::write(dist.join(&name), &content)?;

    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)?;
    if html.matches(APP_ENTRY).count() != 1 {
        bail!("{} should name {APP_ENTRY} once", page.display());
    }
    fs::write(&page, html.replace(APP_ENTRY, &name))?;
    fs::remove_dir_all(dist.join("loader"))?;
    for beside in ["card.css", "languages.json"] {
        fs::remove_file(dist.join(beside)).with_context(|| format!("Trunk left no {beside}"))?;
    }
    Ok(())
}

/// What only some cards need, as one classic script; returns the file.
pub(crate) fn extras(repo: &Repo) -> Result<std::path::PathBuf> {
    let out = repo.work("extras").join("extras.js");
    bundled(repo, &repo.root.join("public/loader/extras.js"), "iife", &repo.version, &out)?;
    Ok(out)
}

/// Bundles the modules from `entry` on into one script: classic as `iife`, a module as `esm`.
fn bundled(repo: &Repo, entry: &Path, format: &str, version: &str, out: &Path) -> Result<()> {
    let mut esbuild = repo.command(setup::node_module(repo, ".bin/esbuild"));
    esbuild.arg(entry).args([
        "--bundle",
        "--minify",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        // In a classic script `import.meta` is nothing: what relies on it would break quietly.
        "--log-override:empty-import-meta=error",
    ]);
    if format == "iife" {
        esbuild.arg(format!("--mangle-props=^(_.*|{OWN})$"));
    }
    esbuild.arg(format!("--format={format}"));
    esbuild.arg(format!("--banner:js=/*! Monograph Card {version} | MIT OR Apache-2.0 */"));
    esbuild.arg(format!("--outfile={}", out.display()));
    process::run(&mut esbuild, "see esbuild's message above")?;

    // What esbuild alone leaves is 2 % larger. Two of terser's steps make the text shorter and what brotli
    // leaves of it longer. The benchmark packs the peers with the same options.
    let mut terser = repo.command(setup::node_module(repo, ".bin/terser"));
    terser.arg(out).arg("--config-file").arg(repo.root.join("xtask/terser.json"));
    terser.arg("--output").arg(out);
    if format == "esm" {
        terser.arg("--module");
    }
    process::run(&mut terser, "see terser's message above")
}

/// The card's styles, minified; returns the file.
pub(crate) fn styles(repo: &Repo) -> Result<std::path::PathBuf> {
    let out = repo.work("styles").join("card.css");
    let mut esbuild = repo.command(setup::node_module(repo, ".bin/esbuild"));
    esbuild.arg(repo.root.join("public/card.css")).args([
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
    ]);
    esbuild.arg(format!("--outfile={}", out.display()));
    process::run(&mut esbuild, "see esbuild's message above")?;
    Ok(out)
}

/// The card's words in other languages, without the white space; returns the file.
pub(crate) fn languages(repo: &Repo) -> Result<std::path::PathBuf> {
    let from = repo.root.join("public/languages.json");
    let text =
        fs::read_to_string(&from).with_context(|| format!("{} can't be read", from.display()))?;
    let all: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON", from.display()))?;
    let out = repo.work("languages").join("languages.json");
    fs::create_dir_all(repo.work("languages"))?;
    fs::write(&out, all.to_string())?;
    Ok(out)
}

/// Copies a folder anew, so that nothing of an earlier copy is left.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let problem = || format!("{} can't be copied to {}", from.display(), to.display());
    if to.exists() {
        fs::remove_dir_all(to).with_context(problem)?;
    }
    fs::create_dir_all(to).with_context(problem)?;
    for entry in fs::read_dir(from).with_context(problem)? {
        let entry = entry.with_context(problem)?;
        let target = to.join(entry.file_name());
        if entry.file_type().with_context(problem)?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(problem)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_and_development_define_the_same_names() {
        let file = |path: &str| Companion { path: path.into(), integrity: "sha384-a".into() };
        let constants = Constants {
            version: "1.2.3",
            module: file("a.wasm"),
            styles: file("a.css"),
            languages: file("a.json"),
            extras: file("b.js"),
        };
        let names = |text: &str| -> Vec<String> {
            let lines = text.lines().filter_map(|line| line.strip_prefix("export const "));
            // Without what stands in quotes: the values differ, the names and their order don't.
            lines.map(|line| line.split('"').step_by(2).collect()).collect()
        };
        let source = include_str!("../../public/loader/build.js");
        assert_eq!(names(&constants.text()), names(source));
    }
}
