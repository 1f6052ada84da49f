//! `cargo xtask test`: every test there is, the cheapest first.
//!
//! Native tests run under cargo; browser tests run under Node's test runner against a `dist`
//! made for them, so that what is tested is what ships.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    data, dist,
    process::{self, say},
    repo::Repo,
    setup,
};

/// Which tests, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    layer: Option<Layer>,
    name: Option<String>,
    list: bool,
    dist: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Native,
    Browser,
}

impl Options {
    /// Reads what follows `cargo xtask test`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "--list" => options.list = true,
                "--dist" => {
                    let dir = words.next().context("--dist needs a folder after it")?;
                    options.dist = Some(std::path::absolute(dir)?);
                }
                "native" if options.layer.is_none() => options.layer = Some(Layer::Native),
                "browser" if options.layer.is_none() => options.layer = Some(Layer::Browser),
                flag if flag.starts_with('-') => {
                    bail!("`{flag}` is no option of `cargo xtask test`: see `cargo xtask help`")
                }
                name if options.name.is_none() => options.name = Some(name.to_owned()),
                more => bail!("`{more}` is a second name: give one"),
            }
        }
        Ok(options)
    }

    fn includes(&self, layer: Layer) -> bool {
        self.layer.is_none_or(|only| only == layer)
    }
}

/// Runs the tests, or lists them.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    if options.includes(Layer::Native) {
        native(repo, options)?;
    }
    if options.includes(Layer::Browser) {
        browser(repo, options)?;
    }
    Ok(())
}

fn native(repo: &Repo, options: &Options) -> Result<()> {
    say("native tests");
    let mut cargo = repo.cargo();
    cargo.args(["test", "--locked", "--workspace", "--features", "cli,view"]);
    if let Some(name) = &options.name {
        cargo.arg(name);
    }
    if options.list {
        cargo.args(["--", "--list"]);
    }
    process::run(&mut cargo, "see the failures above")
}

fn browser(repo: &Repo, options: &Options) -> Result<()> {
    let folder = repo.root.join("tests/e2e");
    let specs = specs(&folder)?;
    if options.list {
        return list(&specs);
    }
    setup::packages(repo)?;
    setup::portals(repo)?;
    let (chromium, firefox) = (setup::chromium(repo)?, setup::firefox(repo)?);
    let dist = dist::given_or_built(repo, options.dist.as_deref())?;
    say("browser tests");
    let mut node = repo.command("node");
    node.env("CHROME", chromium).env("FIREFOX", firefox).env("MONOGRAPH_DIST", dist).arg("--test");
    node.env("MONOGRAPH", data::command(repo)?);
    // A spec for every core; Node itself would leave one idle. No test depends on the time.
    let cores = thread::available_parallelism().map_or(1, usize::from);
    node.arg(format!("--test-concurrency={cores}"));
    if let Some(name) = &options.name {
        node.arg(format!("--test-name-pattern={name}"));
    }
    process::run(node.args(specs), "see the failures above; pictures are in tests/e2e/out")
}

fn specs(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let mut specs: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    specs.sort();
    Ok(specs)
}

// The names as written: Node's runner has no way to list its tests.
fn list(specs: &[PathBuf]) -> Result<()> {
    for spec in specs {
        let name = spec.file_name().unwrap_or_default().to_string_lossy();
        for line in fs::read_to_string(spec)?.lines() {
            let call =
                line.trim_start().strip_prefix("test(").or(line.trim_start().strip_prefix("it("));
            let quoted = call.and_then(|rest| {
                let quote = rest.chars().next().filter(|c| "\"'`".contains(*c))?;
                rest[1..].split(quote).next()
            });
            if let Some(title) = quoted {
                println!("{name}: {title}");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_choose_layer_and_name() {
        let check = |words: &[&str], layer, name: Option<&str>| {
            let options = Options::parse(words).unwrap();
            assert_eq!((options.layer, options.name.as_deref()), (layer, name), "{words:?}");
        };
        check(&[], None, None);
        check(&["native"], Some(Layer::Native), None);
        check(&["browser", "keyboard"], Some(Layer::Browser), Some("keyboard"));
        check(&["--list", "faq"], None, Some("faq"));
        check(&["browser", "native"], Some(Layer::Browser), Some("native"));
    }

    #[test]
    fn a_wrong_word_is_named() {
        let message = |words: &[&str]| Options::parse(words).unwrap_err().to_string();
        assert!(message(&["--fast"]).contains("`--fast`"));
        assert!(message(&["a", "b"]).contains("`b`"));
        assert!(message(&["--dist"]).contains("--dist"));
    }
}
