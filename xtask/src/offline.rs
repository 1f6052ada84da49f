//! The single-page app's service worker, with the list of the files it keeps.
//!
//! What always holds: the version is a hash of what the worker keeps, so a new build of the app is
//! a new worker, and a build that changed nothing of it is none.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{digest, repo::Repo, script::Constants};

/// The name of the worker; it keeps it, for the browser knows the worker by it.
pub(crate) const NAME: &str = "worker.js";

/// What stands in the source where a build puts its files.
const PLACE: &str = "const BUILD = { version: \"dev\", files: {} };";

/// Writes the worker into `dist`, when all that the app loads is there.
pub(crate) fn write(repo: &Repo, constants: &Constants, dist: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    let mut add = |name: String| -> Result<()> {
        let content = fs::read(dist.join(&name)).with_context(|| format!("{name} is missing"))?;
        files.insert(name, digest::integrity(&content));
        Ok(())
    };
    for (folder, wanted) in
        [("", is_shell as fn(&str) -> bool), ("icons/", |_| true), ("languages/", |_| true)]
    {
        for entry in fs::read_dir(dist.join(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if wanted(&name) {
                add([folder, &name].concat())?;
            }
        }
    }
    // The app has the card's module in its own; of the script's files it loads the other three.
    for companion in [&constants.styles, &constants.languages, &constants.extras] {
        add(companion.path.clone())?;
    }
    let source = repo.root.join("public").join(NAME);
    let text = fs::read_to_string(&source)
        .with_context(|| format!("{} can't be read", source.display()))?;
    fs::write(dist.join(NAME), filled(&text, &files)?)?;
    Ok(())
}

/// Files of the app in the root of `dist`.
fn is_shell(name: &str) -> bool {
    name.starts_with("app-")
        || name.starts_with("icon-")
        || ["index.html", "manifest.webmanifest"].contains(&name)
}

/// The worker with its files in place.
fn filled(text: &str, files: &BTreeMap<String, String>) -> Result<String> {
    if text.matches(PLACE).count() != 1 {
        bail!("{NAME} should have the line `{PLACE}` once");
    }
    let files = serde_json::to_string(files)?;
    // Of the worker's own text, too: what it does with the files is part of the version.
    let version = digest::short([text, &files].concat().as_bytes());
    let line = format!("const BUILD = {{ version: {version:?}, files: {files} }};");
    Ok(text.replace(PLACE, &line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_follows_the_files_and_the_text() {
        let source = include_str!("../../public/worker.js");
        let files = |hash: &str| BTreeMap::from([("index.html".to_owned(), hash.to_owned())]);
        let first = filled(source, &files("sha384-a")).unwrap();
        assert!(first.contains("files: {\"index.html\":\"sha384-a\"} };"));
        assert!(!first.contains("\"dev\""));
        assert_eq!(first, filled(source, &files("sha384-a")).unwrap());
        let line = |text: &str| {
            text.lines().find(|it| it.starts_with("const BUILD")).unwrap()[..40].to_owned()
        };
        assert_ne!(line(&first), line(&filled(source, &files("sha384-b")).unwrap()));
        let edited = [source, "\n"].concat();
        assert_ne!(line(&first), line(&filled(&edited, &files("sha384-a")).unwrap()));
        assert!(filled("nothing", &files("")).is_err());
    }

    #[test]
    fn the_shell_is_what_the_app_loads() {
        for (name, expected) in [
            ("index.html", true),
            ("app-0a1b2c3d.wasm", true),
            ("app-element-0a1b2c3d.js", true),
            ("manifest.webmanifest", true),
            ("icon-0a1b2c3d.svg", true),
            ("monograph-card.js", false),
            ("sitemap.xml", false),
        ] {
            assert_eq!(is_shell(name), expected, "{name}");
        }
    }
}
