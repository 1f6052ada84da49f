//! The data, compiled to a bundle by the `monograph` command of this very tree.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    module::artifact,
    process::{self, say},
    repo::Repo,
};

/// Builds the `monograph` command and returns where it is.
pub(crate) fn command(repo: &Repo) -> Result<PathBuf> {
    say("building the `monograph` command");
    let mut cargo = repo.cargo();
    cargo.args(["build", "--locked", "--package", "monograph-card", "--bin", "monograph"]);
    artifact(&mut cargo, "monograph", |artifact| artifact.executable)
}

/// Compiles the folder `from` into `out`; on an error the bundle in `out` stays as it was.
pub(crate) fn compile(repo: &Repo, monograph: &Path, from: &Path, out: &Path) -> Result<()> {
    process::run(
        repo.command(monograph).arg("build").arg(from).arg("--prerender").arg("--out").arg(out),
        "correct the files it names",
    )
}

/// What makes a page of its own for every monograph in the folder `from`, beside the script in `out`,
/// and the list of them.
pub(crate) fn pages(
    repo: &Repo,
    monograph: &Path,
    from: &Path,
    styles: &Path,
    out: &Path,
) -> Command {
    let mut pages = repo.command(monograph);
    pages.arg("pages").arg(from).arg("--styles").arg(styles).arg("--out").arg(out);
    pages
}
