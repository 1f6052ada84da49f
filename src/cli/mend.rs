//! `monograph check --fix`: mends files in place.
//!
//! What always holds: a file is replaced in one step or stays as it is, and it is replaced only
//! when both texts compile to the same monograph, characters' composition aside.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use anyhow::Context;
use monograph_card::compile::compile;
use monograph_card::diagnostic::Code;
use monograph_card::fix;
use monograph_card::settings::Settings;
use monograph_card::sources::{self, SourceFile};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::Terminal;

/// Mends the files that need it, and says which.
pub(super) fn all(
    files: &[SourceFile],
    settings: &Settings,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    let mend = |file: &SourceFile| {
        let shown = || sources::shown(&file.path);
        let codes = one(file, settings).with_context(|| format!("cannot mend {}", shown()))?;
        let names: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
        anyhow::Ok(
            (!names.is_empty()).then(|| format!("mended {}: {}\n", shown(), names.join(", "))),
        )
    };
    let mended: Vec<_> = files.par_iter().map(mend).collect();
    for said in mended {
        terminal.say(&said?.unwrap_or_default());
    }
    Ok(())
}

fn one(file: &SourceFile, settings: &Settings) -> anyhow::Result<Vec<Code>> {
    // What cannot be read is reported by the check that follows.
    let Ok(source) = sources::read(&file.path) else { return Ok(Vec::new()) };
    let Some(fixed) = fix::fix(&source) else { return Ok(Vec::new()) };
    let meaning = |text: &str| -> anyhow::Result<String> {
        let monograph = compile(&file.id, text, settings).monograph;
        Ok(serde_json::to_string(&monograph)?.nfc().collect())
    };
    if meaning(&source)? != meaning(&fixed.text)? {
        return Ok(Vec::new());
    }
    replace(&file.path, &fixed.text)?;
    Ok(fixed.codes)
}

fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    // A link stays one: what it leads to is replaced.
    let path = fs::canonicalize(path)?;
    let mut file = fs::File::open(&path)?;
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(3).read_to_end(&mut head)?;
    let folder = path.parent().context("it has no folder")?;
    let mut new = tempfile::Builder::new().prefix(".monograph-").tempfile_in(folder)?;
    // Reading drops a byte order mark; it is not ours to remove.
    if head == "\u{feff}".as_bytes() {
        new.write_all(&head)?;
    }
    new.write_all(text.as_bytes())?;
    new.as_file().set_permissions(file.metadata()?.permissions())?;
    new.persist(&path)?;
    Ok(())
}
