//! A large collection, made of our own monographs.
//!
//! What always holds: the same monographs give the same files.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

/// Writes `files` monographs to the folder `to`: those of `from` again and again, each with a name
/// and a title of its own. Each list is cut after two to five items, which makes sizes vary and
/// gives files of about 5.6 KB, as they are in collections people have. Returns the bytes in all.
pub(super) fn generate(from: &Path, to: &Path, files: usize) -> Result<usize> {
    let originals = originals(from)?;
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).with_context(|| format!("{} can't be made", to.display()))?;
    let mut bytes = 0;
    for n in 0..files {
        let (stem, text) = &originals[n % originals.len()];
        let text = copy(text, n, 2 + n / originals.len() % 4);
        bytes += text.len();
        fs::write(to.join(format!("{stem}-{n}.md")), text)?;
    }
    Ok(bytes)
}

/// The monographs of a folder, by their names: the name and the text.
pub(super) fn originals(from: &Path) -> Result<Vec<(String, String)>> {
    let mut originals = Vec::new();
    for entry in fs::read_dir(from).with_context(|| format!("{} can't be read", from.display()))? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "md") && stem != "glossary" {
            originals.push((stem, fs::read_to_string(&path)?));
        }
    }
    originals.sort();
    if originals.is_empty() {
        bail!("{} has no monographs to make more of", from.display());
    }
    Ok(originals)
}

/// The monograph `text` under a title of its own, with no more than `most` items in a list.
fn copy(text: &str, n: usize, most: usize) -> String {
    let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap_or_default();
    let mut copy = String::with_capacity(text.len() + 16);
    for line in shortened(text, most) {
        copy.push_str(line);
        if line.starts_with("title: ") || line.strip_prefix("# ") == Some(title) {
            copy.push_str(&format!(" No {n}"));
        }
        copy.push('\n');
    }
    copy
}

/// The lines of `text` without those of items that are beyond `most` in their list.
pub(super) fn shortened(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let mut items = 0;
    text.lines().filter(move |line| {
        if line.starts_with("* ") || line.starts_with("  - ") {
            items += 1;
        } else if !line.is_empty() && !line.starts_with(' ') {
            items = 0;
        }
        items <= most || line.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_have_names_and_titles_of_their_own() {
        let from = tempfile::tempdir().unwrap();
        let text = "---\ntitle: A\n---\n\n# A\n\n* 1\n* 2\n  more\n* 3\n  more\n\nEnd\n";
        fs::write(from.path().join("a.md"), text).unwrap();
        let to = from.path().join("to");
        let bytes = generate(from.path(), &to, 3).unwrap();
        let text = fs::read_to_string(to.join("a-0.md")).unwrap();
        assert_eq!(text, "---\ntitle: A No 0\n---\n\n# A No 0\n\n* 1\n* 2\n  more\n\nEnd\n");
        let all = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len());
        assert_eq!(bytes as u64, all.sum::<u64>());
    }
}
