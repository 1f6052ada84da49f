//! Finding `monographs.toml`, `glossary.md` and `recalls.json`, and reading them.
//!
//! The settings are looked for in the folder of each source (the folder named, or the one a named
//! file is in) and, where they are not there, in the folder above; a glossary and recalls are looked
//! for beside the sources alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use monograph_card::diagnostic::{Diagnostic, Finding, Lines, text};
use monograph_card::glossary::{self, Glossary};
use monograph_card::recalls::{self, Recalls};
use monograph_card::settings::{FILE_NAME, Settings};
use monograph_card::sources;

use super::{Inputs, Terminal};

/// The settings for these inputs; `None` when a file holds errors, which are then printed.
pub(super) fn load(inputs: &Inputs, terminal: &Terminal) -> anyhow::Result<Option<Settings>> {
    let path = match &inputs.config {
        Some(path) => Some(path.clone()),
        None => find(&inputs.sources)?,
    };
    let settings = match path {
        None => Some(Settings::default()),
        Some(path) => read(&path, Settings::parse, terminal)?,
    };
    let glossaries = beside(&inputs.sources, glossary::NAME, Glossary::parse, terminal)?;
    let recalls = beside(&inputs.sources, recalls::NAME, Recalls::parse, terminal)?;
    let (Some(settings), Some(glossaries), Some(recalls)) = (settings, glossaries, recalls) else {
        return Ok(None);
    };
    let glossaries = glossaries.into_iter().map(|(_, glossary)| glossary).collect();
    let folders: Vec<PathBuf> = inputs.sources.iter().filter(|it| it.is_dir()).cloned().collect();
    let whole = |path: &str| {
        let list = |folder: &PathBuf| sources::shown(&tidy(folder.join(recalls::NAME)));
        folders.iter().any(|folder| list(folder) == path)
    };
    let recalls = recalls.into_iter().map(|(path, mut recalls)| {
        recalls.partial = !whole(&path);
        (path, recalls)
    });
    let recalls = recalls.collect();
    Ok(Some(Settings { today: inputs.today, glossaries, recalls, ..settings }))
}

/// Reads a file by `parse`; prints its errors.
fn read<T>(
    path: &Path,
    parse: impl Fn(&str) -> Result<T, Vec<Diagnostic>>,
    terminal: &Terminal,
) -> anyhow::Result<Option<T>> {
    let shown = sources::shown(path);
    let source = sources::read(path).with_context(|| format!("cannot read {shown}"))?;
    let errors = match parse(&source) {
        Ok(read) => return Ok(Some(read)),
        Err(errors) => errors,
    };
    let (lines, path) = (Lines::new(&source), Arc::from(shown));
    let mut out = String::new();
    for error in errors {
        let span = error.span.clone();
        let finding = Finding::new(&path, error, &lines);
        text::write(&finding, &span, &lines, terminal.style(), &mut out);
    }
    terminal.say(&out);
    Ok(None)
}

/// What was read, and from where.
type Listed<T> = Vec<(Arc<str>, T)>;

/// What the files of this name beside the sources hold, each once, with its path; `None` when one
/// has errors, which are then printed.
fn beside<T>(
    roots: &[PathBuf],
    name: &str,
    parse: impl Fn(&str) -> Result<T, Vec<Diagnostic>>,
    terminal: &Terminal,
) -> anyhow::Result<Option<Listed<T>>> {
    let mut seen: Vec<PathBuf> = Vec::new();
    let mut all = Some(Vec::new());
    for source in roots {
        let folder = if source.is_dir() { source } else { parent(source) };
        let path = tidy(folder.join(name));
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if !path.is_file() || seen.contains(&real) {
            continue;
        }
        seen.push(real);
        match (read(&path, &parse, terminal)?, &mut all) {
            (Some(read), Some(all)) => all.push((Arc::from(sources::shown(&path)), read)),
            _ => all = None,
        }
    }
    Ok(all)
}

/// The folders in which the settings of these sources may be, nearest first.
pub(super) fn folders(source: &Path) -> Vec<PathBuf> {
    let folder = if source.is_dir() { source } else { parent(source) };
    match fs::canonicalize(folder).ok().as_deref().and_then(Path::parent) {
        // Shown as it was named wherever that can be said.
        Some(_) if folder.file_name().is_some() => {
            vec![folder.to_owned(), parent(folder).to_owned()]
        }
        Some(above) => vec![folder.to_owned(), above.to_owned()],
        None => vec![folder.to_owned()],
    }
}

fn find(sources: &[PathBuf]) -> anyhow::Result<Option<PathBuf>> {
    let mut found: Option<(PathBuf, PathBuf)> = None;
    for source in sources {
        let mut paths = folders(source).into_iter().map(|folder| tidy(folder.join(FILE_NAME)));
        let Some(path) = paths.find(|path| path.is_file()) else { continue };
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        match &found {
            Some((other, other_real)) if *other_real != real => bail!(
                "{} and {} both apply; choose one with --config",
                sources::shown(other),
                sources::shown(&path)
            ),
            Some(_) => {}
            None => found = Some((path, real)),
        }
    }
    Ok(found.map(|(path, _)| path))
}

/// The folder a path is in, as far as its text tells.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
}
