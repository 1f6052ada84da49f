//! `cargo xtask bench browser`: the card beside its peers in a throttled browser.
//!
//! The measuring is Node's (`bench/browser.mjs`), since that is where browsers are driven from. Here
//! is what it needs: the peers' packages, a browser, and a `dist` as it ships.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::{
    dist,
    process::{self, say},
    repo::Repo,
    setup,
};

/// What follows `cargo xtask bench browser`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    dist: Option<PathBuf>,
    /// Handed on to the measuring.
    rest: Vec<String>,
}

impl Options {
    /// Reads the words.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            let value = words.next().with_context(|| format!("{word} needs a value after it"))?;
            match word {
                "--dist" => options.dist = Some(std::path::absolute(value)?),
                "--runs" | "--cards" if value.parse::<u32>().is_ok_and(|number| number > 0) => {
                    options.rest.extend([word.to_owned(), (*value).to_owned()]);
                }
                "--runs" | "--cards" => bail!("{word} {value}: give a whole number above 0"),
                "--cpu" if value.parse::<f64>().is_ok_and(|rate| (1.0..=100.0).contains(&rate)) => {
                    options.rest.extend([word.to_owned(), (*value).to_owned()]);
                }
                "--cpu" => bail!("--cpu {value}: give a number from 1 to 100"),
                "--drug" | "--only" | "--sizes" | "--query" => {
                    options.rest.extend([word.to_owned(), (*value).to_owned()]);
                }
                "--json" | "--bundle" => {
                    let file = std::path::absolute(value)?.to_string_lossy().into_owned();
                    options.rest.extend([word.to_owned(), file]);
                }
                _ => bail!("`{word}` is no option of this benchmark: see `cargo xtask help`"),
            }
        }
        Ok(options)
    }
}

/// Runs the benchmark.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    setup::peers(repo)?;
    let what = "the card and its peers, throttled: about a minute for each run";
    script(repo, options, what, "bench/browser.mjs")
}

/// Runs the benchmark of the app's search.
pub(crate) fn search(repo: &Repo, options: &Options) -> Result<()> {
    script(repo, options, "the app's search, throttled: about a minute", "bench/search.mjs")
}

/// Runs a script in a browser with a `dist`.
fn script(repo: &Repo, options: &Options, what: &str, script: &str) -> Result<()> {
    setup::packages(repo)?;
    let chromium = setup::chromium(repo)?;
    let dist = dist::given_or_built(repo, options.dist.as_deref())?;
    say(what);
    let mut node = repo.command("node");
    node.env("CHROME", chromium).env("MONOGRAPH_DIST", dist);
    node.arg(script).args(&options.rest);
    process::run(&mut node, "see the message above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_handed_on() {
        let options = Options::parse(&["--runs", "7", "--dist", "/d", "--drug", "a"]).unwrap();
        assert_eq!(options.dist.as_deref(), Some(std::path::Path::new("/d")));
        assert_eq!(options.rest, ["--runs", "7", "--drug", "a"]);
        assert_eq!(Options::parse(&[]).unwrap(), Options::default());
    }

    #[test]
    fn a_wrong_word_is_named() {
        let message = |words: &[&str]| Options::parse(words).unwrap_err().to_string();
        assert!(message(&["--runs", "0"]).contains("--runs 0"));
        assert!(message(&["--cpu", "0.5"]).contains("--cpu 0.5"));
        assert!(message(&["--fast", "1"]).contains("`--fast`"));
        assert!(message(&["--runs"]).contains("--runs needs a value"));
    }
}
