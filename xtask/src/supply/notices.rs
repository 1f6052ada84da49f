//! The licences of what ships, with their texts.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use super::shipped::{Crate, Crates, Id};
use crate::repo::Repo;

const HEAD: &str = "\
Monograph Card contains the work of others, under the licences below. Where a crate may be had under
one of several licences, the text is that of the one it is used under.
";

/// The notices of all `crates`, each text once, with the names of the crates it is of.
pub(crate) fn text(repo: &Repo, crates: &Crates) -> Result<String> {
    let own = fs::read_to_string(repo.root.join("LICENSE-MIT")).context("no LICENSE-MIT")?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, it) in crates {
        texts
            .entry(of(id, it, &own)?)
            .or_default()
            .push(format!("{} {} ({})", id.0, id.1, it.license));
    }
    let mut sorted: Vec<(Vec<String>, String)> =
        texts.into_iter().map(|(text, names)| (names, text)).collect();
    sorted.sort();
    let mut out = HEAD.to_owned();
    for (names, text) in sorted {
        out += &format!("\n{}\n\n{}\n\n{text}\n", "-".repeat(80), names.join("\n"));
    }
    Ok(out)
}

fn of(id: &Id, it: &Crate, own: &str) -> Result<String> {
    let mut files = licences(&it.folder)?;
    // The shorter of the two that most crates offer.
    if let Some(mit) = files.iter().find(|file| named(file).contains("mit")).cloned() {
        files.retain(|file| *file == mit || named(file).starts_with("notice"));
    }
    let mut texts = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} can't be read", file.display()))?;
        texts.push(text.replace("\r\n", "\n").trim_end().to_owned());
    }
    if texts.is_empty() {
        texts.push(standard(id, it, own)?);
    }
    Ok(texts.join("\n\n"))
}

/// The files of a crate that hold its licence.
fn licences(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let starts = ["licen", "copying", "unlicense", "notice"];
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && starts.iter().any(|start| named(path).starts_with(start)))
        .collect();
    files.sort();
    Ok(files)
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Some packages come without the text: that of the MIT licence, which is the same for all but for
/// the line with the names.
fn standard((name, version): &Id, it: &Crate, own: &str) -> Result<String> {
    if !it.license.split(" OR ").any(|one| one.trim() == "MIT") {
        bail!("{name} {version} is under {} and brings no text of it", it.license);
    }
    let authors = match it.authors.as_slice() {
        [] => format!("the authors of {name}"),
        names => names.join(", "),
    };
    let lines = own.trim_end().lines().map(|line| match line.starts_with("Copyright") {
        true => format!("Copyright (c) {authors}"),
        false => line.to_owned(),
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> Id {
        ("thing".into(), "1.0.0".into())
    }

    #[test]
    fn a_crates_own_text_comes_first_and_the_shorter_of_two() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("LICENSE-APACHE"), "long").unwrap();
        fs::write(folder.path().join("LICENSE-MIT"), "short\r\n").unwrap();
        fs::write(folder.path().join("NOTICE"), "by us").unwrap();
        let it = Crate { folder: folder.path().into(), ..Crate::default() };
        assert_eq!(of(&id(), &it, "").unwrap(), "short\n\nby us");
    }

    #[test]
    fn a_missing_text_is_the_standard_one_or_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut it = Crate {
            folder: folder.path().into(),
            license: "MIT OR Apache-2.0".into(),
            authors: vec!["A. Nyone".into()],
            ..Crate::default()
        };
        let own = "MIT License\n\nCopyright (c) us\n\nPermission\n";
        assert_eq!(
            of(&id(), &it, own).unwrap(),
            "MIT License\n\nCopyright (c) A. Nyone\n\nPermission"
        );
        it.license = "Zlib".into();
        assert!(of(&id(), &it, own).unwrap_err().to_string().contains("Zlib"));
    }
}
