//! A collection as a country has one: many labels of the same few drugs, and a long tail.
//!
//! What is made: texts of our own monographs under names that never were. Of the 6,000 or so generic
//! names a few hundred have most labels (Zipf and Mandelbrot's law), one label in twelve is of two
//! drugs, one in ten of a drug that no other label is of; two in five have brand names. Lists are cut
//! after one to six items, so that sizes vary as they do in collections people have: about 5.6 KB, a
//! twentieth below 3.5 KB, the largest 9 KB.
//!
//! What always holds: the same monographs and size give the same files; titles are all different.

use std::{collections::HashSet, fs, path::Path, path::PathBuf};

use anyhow::{Context as _, Result};

use super::collection::{originals, shortened};
use super::names::{Dice, brand, generic};

const FORMS: [&str; 8] = [
    "tablet",
    "capsule",
    "injection",
    "oral solution",
    "cream",
    "film-coated tablet",
    "patch",
    "inhaler",
];
const STRENGTHS: [&str; 12] =
    ["5", "10", "20", "25", "40", "50", "75", "100", "150", "200", "250", "500"];

/// A generic name is as frequent as one over its rank and this.
const EVEN: f64 = 30.0;

/// The folders that files are spread over, so that none has too many.
const FOLDERS: usize = 256;

/// Writes `files` monographs to the folder `to`, made of those in `from`; their bytes in all and their
/// sizes, sorted.
pub(super) fn generate(from: &Path, to: &Path, files: usize) -> Result<Vec<usize>> {
    let originals = originals(from)?;
    for folder in 0..FOLDERS.min(files) {
        let folder = to.join(format!("{folder:02x}"));
        fs::create_dir_all(&folder)
            .with_context(|| format!("{} can't be made", folder.display()))?;
    }
    for shared in ["glossary.md"].map(|name| from.join(name)) {
        if let (true, Some(name)) = (shared.is_file(), shared.file_name()) {
            fs::copy(&shared, to.join(name))?;
        }
    }
    let mut titles = HashSet::new();
    let mut sizes = Vec::with_capacity(files);
    for n in 0..files {
        let label = Label::new(n, files, &mut titles);
        let (_, text) = originals.get(n % originals.len()).context("no monographs")?;
        let text = label.text(text);
        sizes.push(text.len());
        fs::write(path(to, n, &label), text)?;
    }
    sizes.sort_unstable();
    Ok(sizes)
}

/// Where the first monograph stands, for a change of one file.
pub(super) fn first(to: &Path, files: usize) -> PathBuf {
    path(to, 0, &Label::new(0, files, &mut HashSet::new()))
}

fn path(to: &Path, n: usize, label: &Label) -> PathBuf {
    to.join(format!("{:02x}", n % FOLDERS)).join(format!("{}-{n}.md", label.slug))
}

/// What a label says of itself.
pub(super) struct Label {
    slug: String,
    title: String,
    generic: String,
    brands: Vec<String>,
    /// The most items of a list.
    items: usize,
}

impl Label {
    fn new(n: usize, files: usize, titles: &mut HashSet<String>) -> Label {
        let mut dice = Dice(n as u64);
        // As many names as Heaps' law lets one expect, less those that stand once.
        let names = (40.0 * (files as f64).powf(0.4)) as usize;
        let mut drug = || {
            let reach = (names as f64 + EVEN) / (EVEN + 1.0);
            ((EVEN + 1.0) * reach.powf(dice.part()) - EVEN - 1.0) as usize
        };
        let (one, other) = (drug(), drug());
        let generic = match dice.below(120) {
            0..12 => generic(names + n),
            12..22 if one != other => format!("{} and {}", generic(one), generic(other)),
            _ => generic(one),
        };
        let count = [1, 1, 1, 2, 0, 0, 0, 0, 0, 0][dice.below(10)];
        // A drug's brands are few, and its labels share them.
        let brands = (0..count).map(|_| brand(one * 5 + dice.below(5))).collect();
        let mut name = generic.clone();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let mut title = name.clone();
        for turn in 0.. {
            let (strength, form) = (dice.below(STRENGTHS.len()), dice.below(FORMS.len()));
            title = format!("{name} {} mg {}", STRENGTHS[strength], FORMS[form]);
            if turn > 2 {
                title += &format!(", {}", brand(200_000 + dice.below(4_000)));
            }
            if titles.insert(title.clone()) {
                break;
            }
        }
        let items = [1, 2, 3, 3, 4, 4, 5, 6][dice.below(8)];
        Label { slug: generic.replace(' ', "-"), title, generic, brands, items }
    }

    /// The monograph `text` as this label's.
    fn text(&self, text: &str) -> String {
        let old = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap_or_default();
        let mut out = String::with_capacity(text.len() + 64);
        for line in shortened(text, self.items) {
            if line.starts_with("title: ") {
                out.push_str(&format!("title: {}\n", self.title));
            } else if line.strip_prefix("# ") == Some(old) {
                out.push_str(&format!("# {}\n", self.title));
            } else if line.starts_with("generic_name: ") {
                out.push_str(&format!("generic_name: {}\n", self.generic));
            } else if line.starts_with("**Generic Name:**") {
                out.push_str(&format!("**Generic Name:** {}\n", self.generic));
            } else if line.starts_with("brand_names: ") {
                if !self.brands.is_empty() {
                    out.push_str(&format!("brand_names: [{}]\n", self.brands.join(", ")));
                }
            } else {
                out.push_str(line);
                out.push('\n');
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_share_names_and_have_titles_of_their_own() {
        let mut titles = HashSet::new();
        let labels: Vec<Label> = (0..6_447).map(|n| Label::new(n, 6_447, &mut titles)).collect();
        assert_eq!(titles.len(), labels.len());
        let names: HashSet<&str> = labels.iter().map(|it| it.generic.as_str()).collect();
        assert!((1_500..3_500).contains(&names.len()), "{}", names.len());
        let text =
            "---\ntitle: A\ngeneric_name: a\nbrand_names: [B]\n---\n\n# A\n\n**Generic Name:** a\n";
        let label = Label {
            slug: String::new(),
            title: "X 5 mg".into(),
            generic: "x".into(),
            brands: Vec::new(),
            items: 1,
        };
        let expected =
            "---\ntitle: X 5 mg\ngeneric_name: x\n---\n\n# X 5 mg\n\n**Generic Name:** x\n";
        assert_eq!(label.text(text), expected);
    }
}
