//! The index of all texts for the app's search, made by Pagefind from the prerendered pages.
//!
//! What always holds: it is made of the pages alone, so the same pages give the same files; and
//! only what a search loads is kept, none of Pagefind's own user interfaces.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    process::{self, say},
    repo::Repo,
    setup,
};

/// The folder below `dist`.
const FOLDER: &str = "pagefind";

/// Indexes the pages in `dist`.
pub(crate) fn write(repo: &Repo, dist: &Path) -> Result<()> {
    setup::texts(repo)?;
    say("indexing the texts");
    let mut node = repo.command("node");
    node.arg(repo.root.join("xtask/texts/node_modules/pagefind/lib/runner/bin.cjs"));
    node.arg("--site").arg(dist).args(["--output-subdir", FOLDER, "--glob", "m/**/index.html"]);
    // What is the same on every page says nothing of any.
    node.args(["--exclude-selectors", ".skip", "--quiet"]);
    process::run(&mut node, "see Pagefind's message above")?;
    let folder = dist.join(FOLDER);
    let entries =
        fs::read_dir(&folder).with_context(|| format!("Pagefind left no {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_needed(&name) {
            fs::remove_file(entry.path())
                .with_context(|| format!("{} can't be removed", entry.path().display()))?;
        }
    }
    Ok(())
}

fn is_needed(name: &str) -> bool {
    ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "fragment", "index"]
        .contains(&name)
        || name.starts_with("wasm.")
        || name.ends_with(".pf_meta")
}

#[cfg(test)]
mod tests {
    use super::is_needed;

    #[test]
    fn user_interfaces_are_left_out() {
        for (name, expected) in [
            ("pagefind.js", true),
            ("pagefind-worker.js", true),
            ("wasm.en.pagefind", true),
            ("pagefind.en_dc8d8c312c.pf_meta", true),
            ("index", true),
            ("pagefind-ui.js", false),
            ("pagefind-component-ui.css", false),
            ("pagefind-highlight.js", false),
        ] {
            assert_eq!(is_needed(name), expected, "{name}");
        }
    }
}
