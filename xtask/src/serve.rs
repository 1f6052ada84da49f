//! `cargo xtask serve`: the app, the script and the data on one origin, demo pages on another.
//!
//! Needs Rust alone. Nothing is bundled: the loader's modules are served as they are written, so
//! a change in `public/` shows with the next load. A change in the data is compiled at once and
//! open pages are told; one that does not compile leaves the last good bundle in place.

mod live;
mod site;
mod watch;

use std::{
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Stdio,
};

use anyhow::{Context as _, Result, bail};
use tokio::sync::broadcast;

use crate::{
    data,
    module::{self, Build},
    process::say,
    repo::Repo,
    script, spa,
};
use live::Event;
use site::Site;

const PORT: u16 = 8080;
/// How many ports are tried, from the first.
const PORTS: u16 = 100;

/// What is served.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Where the data is; `data/` unless told otherwise.
    data: PathBuf,
    build: Build,
}

impl Options {
    /// Reads what follows `cargo xtask serve`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { data: "data".into(), build: Build::Dev };
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "--release" => options.build = Build::Optimised,
                "--data" => {
                    let dir = words.next().context("--data needs a folder after it")?;
                    options.data = std::path::absolute(dir)?;
                }
                _ => bail!(
                    "`{word}` is no option of `cargo xtask serve`: it knows --data DIR and --release"
                ),
            }
        }
        Ok(options)
    }
}

/// Builds what is needed, then serves until it is stopped.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let work = repo.work("serve");
    let bundle = work.join("bundle");
    let monograph = data::command(repo)?;
    if let Err(error) = data::compile(repo, &monograph, &options.data, &bundle) {
        say(&format!("{error}; serving what there was before"));
    }
    let pages = || {
        let (styles, out) = (repo.root.join("public/card.css"), work.join("pages"));
        let mut pages = data::pages(repo, &monograph, &options.data, &styles, &out);
        // What is to be said of the texts has been said; where they have errors, the old pages stay.
        pages.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
    };
    pages();
    module::build(repo, options.build, &work.join("module"))?;
    spa::build(repo, options.build, &work.join("app"))?;

    let (cdn, cdn_port) = listen(PORT)?;
    let (portal, portal_port) = listen(cdn_port + 1)?;
    let cdn_url = format!("http://127.0.0.1:{cdn_port}");
    let (events, _) = broadcast::channel(16);
    let cdn_site = cdn_site(repo, &work, &bundle, &cdn_url);
    let portal_site = portal_site(repo, &cdn_url);

    let served = tokio::runtime::Runtime::new().context("no threads to serve with")?;
    served.spawn(site::serve(cdn, cdn_site, events.clone()));
    served.spawn(site::serve(portal, portal_site, events.clone()));
    println!("the app:     {cdn_url}/");
    println!("demo pages:  http://127.0.0.1:{portal_port}/demo/ (another origin, as a portal is)");
    println!("Ctrl-C stops both");

    let folder = repo.root.join(&options.data);
    watch::follow(&[folder, repo.root.join("public")], |changed| {
        // Nobody listening is no failure.
        let tell = |event| events.send(event).ok();
        if changed != 0 {
            tell(Event::Page);
            return;
        }
        match data::compile(repo, &monograph, &options.data, &bundle) {
            Ok(()) => {
                tell(Event::Data);
                pages();
            }
            Err(error) => say(&format!("{error}; the last good bundle stays")),
        }
    })
}

// What `dist` would hold, put together from where things are made.
fn cdn_site(repo: &Repo, work: &Path, bundle: &Path, url: &str) -> Site {
    let public = repo.root.join("public");
    Site::new(url)
        .text("/monograph-card.js", "text/javascript; charset=utf-8", include_str!("serve/stub.js"))
        .folder("/bundle/", bundle)
        .folder("/", &work.join("module"))
        .folder("/", &public)
        .folder("/", &work.join("app"))
        .folder("/", &work.join("pages"))
}

// Demo pages name the script relative to themselves, as they stand on one host; here they are
// made to name it on the other origin.
fn portal_site(repo: &Repo, cdn: &str) -> Site {
    Site::new(cdn)
        .folder("/demo/", &repo.root.join("public/demo"))
        .replace(".html", &format!("../{}", script::NAME), format!("{cdn}/{}", script::NAME))
        .replace(".html", "../bundle/", format!("{cdn}/bundle/"))
        .replace(".html", "script-src 'self'", format!("script-src {cdn}"))
        .replace(".html", "connect-src 'self'", format!("connect-src {cdn}"))
}

fn listen(first: u16) -> Result<(TcpListener, u16)> {
    for port in first..first.saturating_add(PORTS) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            return Ok((listener, port));
        }
    }
    bail!("no free port from {first} to {}: stop what holds them", first.saturating_add(PORTS - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let (_taken, port) = listen(PORT).unwrap();
        let (_next, next) = listen(port).unwrap();
        assert!(next > port);
    }

    #[test]
    fn options_name_the_data_and_the_build() {
        let plain = Options::parse(&[]).unwrap();
        assert_eq!(plain, Options { data: "data".into(), build: Build::Dev });
        let told = Options::parse(&["--release", "--data", "/x"]).unwrap();
        assert_eq!(told, Options { data: "/x".into(), build: Build::Optimised });
        for wrong in ["--fast", "--data"] {
            assert!(Options::parse(&[wrong]).unwrap_err().to_string().contains(wrong));
        }
    }
}
