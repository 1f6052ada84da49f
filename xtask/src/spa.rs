//! The single-page app, built by Trunk as `index.html` and `Trunk.toml` tell it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{
    digest,
    module::{self, Build},
    process::{self, say},
    repo::Repo,
    setup,
};

/// Builds the app into `out`, without its data.
pub(crate) fn build(repo: &Repo, build: Build, out: &Path) -> Result<()> {
    setup::wasm_target(repo)?;
    let dirs: Vec<_> =
        [setup::trunk(repo)?, setup::wasm_bindgen(repo)?].into_iter().flatten().collect();
    let dirs: Vec<&Path> = dirs.iter().map(std::path::PathBuf::as_path).collect();
    say("building the app");
    let mut trunk = repo.command("trunk");
    trunk.env("PATH", process::path_with(&dirs)?).env("RUSTFLAGS", module::rustflags(repo));
    // Trunk takes NO_COLOR for a flag of its own and wants `true` or `false` there.
    trunk.env_remove("NO_COLOR").env("MONOGRAPH_BUNDLE_APART", "1");
    trunk.args(["build", "--skip-version-check", "--log", "warn", "--dist"]).arg(out);
    if build != Build::Dev {
        trunk.arg("--release");
    }
    process::run(&mut trunk, "see Trunk's message above")?;
    if build == Build::Small {
        shrink(repo, out)?;
    }
    Ok(())
}

// Trunk would download a wasm-opt of its own, so it runs none. This does it afterwards: the
// module gets a new name and the page is told. The glue is renamed with it, for Trunk names both
// after the package, as if they were the card's.
fn shrink(repo: &Repo, out: &Path) -> Result<()> {
    let (old_module, old_glue) = (only(out, "_bg.wasm")?, only(out, ".js")?);
    let old = [old_module, old_glue].map(|name| out.join(name));
    module::shrink(repo, &old[0])?;
    let page = out.join("index.html");
    let mut html = fs::read_to_string(&page)?;
    for (path, extension) in old.iter().zip(["wasm", "js"]) {
        let new_name = format!("app-{}.{extension}", digest::short(&fs::read(path)?));
        html = html.replace(&*path.file_name().unwrap_or_default().to_string_lossy(), &new_name);
        fs::rename(path, out.join(new_name))?;
    }
    fs::write(&page, html).with_context(|| format!("{} can't be written", page.display()))
}

// The one file in `dir` that Trunk has named after the package, with this end.
fn only(dir: &Path, end: &str) -> Result<String> {
    let entries = fs::read_dir(dir).with_context(|| format!("{} can't be read", dir.display()))?;
    let mut names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with("monograph-card-") && name.ends_with(end));
    match (names.next(), names.next()) {
        (Some(name), None) => Ok(name),
        (None, _) => bail!("Trunk left no monograph-card-…{end} in {}", dir.display()),
        (Some(a), Some(b)) => bail!("Trunk left both {a} and {b} in {}", dir.display()),
    }
}
