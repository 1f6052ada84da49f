//! The browser of the tests: Chromium from the system, or whatever `CHROME` names.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::{
    process::{self, say},
    repo::Repo,
};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Where the browser is; installs it where the system is Debian and the rights are there.
pub(crate) fn chromium(repo: &Repo) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME").filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        return match path.is_file() {
            true => Ok(path),
            false => bail!("CHROME names {}, which is no file: give its full path", path.display()),
        };
    }
    if let Some(found) = search() {
        return Ok(found);
    }
    let debian = Path::new("/etc/debian_version").exists();
    let root = process::probe("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !(debian && root) {
        let cure = match debian {
            true => "run `sudo apt-get install chromium`",
            false => "install Chromium or Chrome",
        };
        bail!("no browser for the tests: {cure}, or set CHROME to the path of one");
    }
    say("installing Chromium from Debian, about a minute");
    let apt = |arguments: &[&str]| {
        let mut command = repo.command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        process::run(&mut command, "or install a Chromium yourself and set CHROME to its path")
    };
    apt(&["update", "--quiet"])?;
    apt(&[
        "install",
        "--yes",
        "--quiet",
        "--no-install-recommends",
        "chromium",
        "fonts-liberation",
    ])?;
    search().context("Chromium was installed but is not on PATH: set CHROME to its path")
}

fn search() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let dirs: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| dirs.iter().map(move |dir| dir.join(name)))
        .chain([PathBuf::from(MAC)])
        .find(|candidate| candidate.is_file())
}
