//! The browsers of the tests: Chromium and Firefox from the system, or whatever `CHROME` and `FIREFOX`
//! name.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::{
    process::{self, say},
    repo::Repo,
};

struct Browser {
    name: &'static str,
    variable: &'static str,
    names: &'static [&'static str],
    mac: &'static str,
    /// Debian's packages.
    packages: &'static [&'static str],
}

const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROME",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    mac: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    packages: &["chromium", "fonts-liberation"],
};

/// It speaks WebDriver BiDi by itself, so no driver is needed.
const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    mac: "/Applications/Firefox.app/Contents/MacOS/firefox",
    packages: &["firefox-esr"],
};

/// Where Chromium is; installs it where the system is Debian and the rights are there.
pub(crate) fn chromium(repo: &Repo) -> Result<PathBuf> {
    ensure(repo, &CHROMIUM)
}

/// Where Firefox is; installs it where the system is Debian and the rights are there.
pub(crate) fn firefox(repo: &Repo) -> Result<PathBuf> {
    ensure(repo, &FIREFOX)
}

fn ensure(repo: &Repo, browser: &Browser) -> Result<PathBuf> {
    let Browser { name, variable, packages, .. } = *browser;
    if let Some(named) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        return match path.is_file() {
            true => Ok(path),
            false => {
                bail!("{variable} names {}, which is no file: give its full path", path.display())
            }
        };
    }
    if let Some(found) = search(browser) {
        return Ok(found);
    }
    let debian = Path::new("/etc/debian_version").exists();
    let root = process::probe("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !(debian && root) {
        let cure = match debian {
            true => format!("run `sudo apt-get install {}`", packages.join(" ")),
            false => format!("install {name}"),
        };
        bail!("{name} is missing, and the tests need it: {cure}, or set {variable} to its path");
    }
    say(&format!("installing {name} from Debian, about a minute"));
    let apt = |arguments: &[&str]| {
        let mut command = repo.command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        let cure = format!("or install {name} yourself and set {variable} to its path");
        process::run(&mut command, &cure)
    };
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--yes", "--quiet", "--no-install-recommends"], packages].concat())?;
    search(browser).with_context(|| {
        format!("{name} was installed but is not on PATH: set {variable} to its path")
    })
}

fn search(browser: &Browser) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let dirs: Vec<PathBuf> = std::env::split_paths(&path).collect();
    browser
        .names
        .iter()
        .flat_map(|name| dirs.iter().map(move |dir| dir.join(name)))
        .chain([PathBuf::from(browser.mac)])
        .find(|candidate| candidate.is_file())
}
