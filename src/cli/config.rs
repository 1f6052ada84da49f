//! Finding `monographs.toml` and reading it.
//!
//! It is looked for in the folder of each source (the folder named, or the one a named file is in)
//! and, where it is not there, in the folder above.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use monograph_card::diagnostic::{Finding, Lines, text};
use monograph_card::settings::{FILE_NAME, Settings};
use monograph_card::sources;

use super::{Inputs, Terminal};

/// The settings for these inputs; `None` when the file holds errors, which are then printed.
pub(super) fn load(inputs: &Inputs, terminal: &Terminal) -> anyhow::Result<Option<Settings>> {
    let path = match &inputs.config {
        Some(path) => Some(path.clone()),
        None => find(&inputs.sources)?,
    };
    let settings = match path {
        None => Settings::default(),
        Some(path) => {
            let shown = sources::shown(&path);
            let text = sources::read(&path).with_context(|| format!("cannot read {shown}"))?;
            match Settings::parse(&text) {
                Ok(settings) => settings,
                Err(errors) => {
                    let (lines, path) = (Lines::new(&text), Arc::from(shown));
                    let mut out = String::new();
                    for error in errors {
                        let span = error.span.clone();
                        let finding = Finding::new(&path, error, &lines);
                        text::write(&finding, &span, &lines, terminal.style(), &mut out);
                    }
                    terminal.say(&out);
                    return Ok(None);
                }
            }
        }
    };
    Ok(Some(Settings { today: inputs.today, ..settings }))
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
