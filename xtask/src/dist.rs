//! `cargo xtask dist`: everything a static host needs, in one folder.
//!
//! All of it is made in a folder beside the old one, which takes its place only when everything
//! is there. The same sources give the same bytes, on any machine.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    bytes::Table,
    data, digest, hosting,
    module::{self, Build},
    npm, offline,
    process::{self, say},
    repo::Repo,
    script::{self, Companion, Constants, copy_folder},
    setup, spa, supply, texts,
};

/// Writes `dist/`, or the folder `out`.
pub(crate) fn run(repo: &Repo, out: Option<PathBuf>) -> Result<()> {
    let out = match out {
        Some(dir) => std::path::absolute(dir)?,
        None => repo.root.join("dist"),
    };
    build(repo, &out)?;
    say(&format!("{} is ready for any static host", out.display()));
    Ok(())
}

/// The dist to look at: the one in `given`, or one built for the purpose.
pub(crate) fn given_or_built(repo: &Repo, given: Option<&Path>) -> Result<PathBuf> {
    match given {
        Some(dir) if dir.join("index.html").is_file() => Ok(dir.to_owned()),
        Some(dir) => bail!("{} holds no dist: run `cargo xtask dist` first", dir.display()),
        None => {
            let dir = repo.work("dist");
            build(repo, &dir)?;
            Ok(dir)
        }
    }
}

/// Writes `out` and prints what a card loads.
pub(crate) fn build(repo: &Repo, out: &Path) -> Result<()> {
    // What can't be had should fail before the long builds.
    setup::packages(repo)?;
    let bundle = repo.work("bundle");
    remove(&bundle)?;
    let monograph = data::command(repo)?;
    data::compile(repo, &monograph, Path::new("data"), &bundle)?;

    let new = beside(out, "new")?;
    remove(&new)?;
    spa::build(repo, Build::Small, &new)?;
    copy_folder(&bundle, &new.join("bundle"))?;
    let (constants, table) = embed(repo, &new)?;
    let styles = new.join(&constants.styles.path);
    let mut pages = data::pages(repo, &monograph, Path::new("data"), &styles, &new);
    process::run(&mut pages, "correct the files it names")?;
    texts::write(repo, &new)?;
    offline::write(repo, &constants, &new)?;
    hosting::write(&new, &constants)?;
    supply::write(repo, &new)?;
    fs::write(new.join("sizes.json"), serde_json::to_string_pretty(&table)? + "\n")?;
    no_machine_path(repo, &new)?;

    let old = beside(out, "old")?;
    remove(&old)?;
    if out.exists() {
        fs::rename(out, &old).with_context(|| format!("{} can't be moved", out.display()))?;
    }
    fs::rename(&new, out).with_context(|| format!("{} can't be put in place", out.display()))?;
    remove(&old)?;
    print!("{}", table.text());
    Ok(())
}

// The script, its module and its styles.
fn embed<'a>(repo: &'a Repo, dist: &Path) -> Result<(Constants<'a>, Table)> {
    let work = repo.work("module");
    remove(&work)?;
    module::build(repo, Build::Small, &work)?;
    let companion = |path: &Path, extension: &str| -> Result<Companion> {
        let content = fs::read(path).with_context(|| format!("{} is missing", path.display()))?;
        let path = format!("monograph-card-{}.{extension}", digest::short(&content));
        fs::write(dist.join(&path), &content)?;
        Ok(Companion { path, integrity: digest::short_integrity(&content) })
    };
    let constants = Constants {
        version: &repo.version,
        module: companion(&work.join(module::MODULE), "wasm")?,
        styles: companion(&script::styles(repo)?, "css")?,
        languages: companion(&script::languages(repo)?, "json")?,
        extras: companion(&script::extras(repo)?, "js")?,
    };
    script::bundle(repo, &constants, &work, &dist.join(script::NAME))?;
    script::app(repo, &constants, dist)?;
    npm::write(repo, &constants, &work, dist)?;
    let table =
        Table::weigh(dist, &[script::NAME, &constants.module.path, &constants.styles.path])?;
    Ok((constants, table))
}

// A path of the machine in a file would give different bytes on another one, and away what is
// nobody's business.
fn no_machine_path(repo: &Repo, dir: &Path) -> Result<()> {
    let home = std::env::home_dir().filter(|home| home.components().count() > 1);
    let mut private = vec![repo.root.clone(), repo.target.clone()];
    private.extend(home);
    private.extend(repo.sources.iter().cloned());
    holds_none(dir, &private)
}

/// Fails when a file below `dir` holds one of these paths.
pub(crate) fn holds_none(dir: &Path, private: &[PathBuf]) -> Result<()> {
    for file in files(dir)? {
        let content = fs::read(&file)?;
        for path in private {
            let needle = path.as_os_str().as_encoded_bytes();
            if content.windows(needle.len()).any(|window| window == needle) {
                bail!(
                    "{} holds the path {}: its build must hide it",
                    file.display(),
                    path.display()
                );
            }
        }
    }
    Ok(())
}

/// All files below a folder.
pub(crate) fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("{} can't be read", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn beside(path: &Path, word: &str) -> Result<PathBuf> {
    let name = path.file_name().context("the folder to write needs a name")?;
    let mut name = name.to_os_string();
    name.push("-");
    name.push(word);
    Ok(path.with_file_name(name))
}

/// Removes a folder, if there is one.
pub(crate) fn remove(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("{} can't be removed", dir.display()))?;
    }
    Ok(())
}
