//! What a card loads, weighed: each file as it is, with gzip, and with brotli at its best.
//!
//! The budgets are those of ARCHITECTURE.md, "Bytes". Going over one is said loudly but stops
//! nothing here: the tests do (`tests/e2e/bytes.test.mjs`).

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use serde::Serialize;

/// All that a card loads besides its data, brotli; 1 KB is 1,000 bytes.
const ALL: usize = 65_000;
/// The script a portal links, brotli.
const SCRIPT: usize = 8_000;

/// One file in its three sizes, in bytes.
#[derive(Debug, Serialize)]
pub(crate) struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// All files of a card, in the order it loads them, and their sum.
#[derive(Debug, Serialize)]
pub(crate) struct Table {
    files: Vec<Weight>,
    total: Weight,
    budget: usize,
    script_budget: usize,
    /// One monograph, the largest: data, so in no budget.
    data: Option<Weight>,
}

impl Table {
    /// Weighs `files` of `dist`, the script first.
    pub(crate) fn weigh(dist: &Path, files: &[&str]) -> Result<Self> {
        let files: Vec<Weight> =
            files.iter().map(|name| Weight::of(dist, name)).collect::<Result<_>>()?;
        let sum = |size: fn(&Weight) -> usize| files.iter().map(size).sum();
        let total = Weight {
            name: "all a card loads".into(),
            raw: sum(|file| file.raw),
            gzip: sum(|file| file.gzip),
            brotli: sum(|file| file.brotli),
        };
        let data = largest(&dist.join("bundle/m"))
            .map(|name| Weight::of(dist, &format!("bundle/m/{name}")))
            .transpose()?;
        Ok(Self { files, total, budget: ALL, script_budget: SCRIPT, data })
    }

    /// The table as text, with a line for each budget.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{:<36}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
        for file in self.files.iter().chain([&self.total]).chain(&self.data) {
            let [raw, gzip, brotli] = [file.raw, file.gzip, file.brotli].map(grouped);
            text += &format!("{:<36}{raw:>10}{gzip:>10}{brotli:>10}\n", file.name);
        }
        let script = self.files.first().map_or(0, |file| file.brotli);
        let budgets = [
            ("all a card loads", self.total.brotli, self.budget),
            ("the script", script, self.script_budget),
        ];
        for (what, size, limit) in budgets {
            let [there, limit_text] = [size, limit].map(grouped);
            text += &match size <= limit {
                true => format!("{what}: {there} of {limit_text}\n"),
                false => format!(
                    "OVER BUDGET: {what}: {there} of {limit_text}, {} too many\n",
                    grouped(size - limit)
                ),
            };
        }
        text
    }
}

impl Weight {
    fn of(dist: &Path, name: &str) -> Result<Self> {
        let path = dist.join(name);
        let content =
            fs::read(&path).with_context(|| format!("{} can't be read", path.display()))?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&content)?;
        Ok(Self {
            name: name.into(),
            raw: content.len(),
            gzip: gzip.finish()?.len(),
            brotli: packed(&content)?,
        })
    }
}

/// How many bytes brotli at its best leaves.
pub(crate) fn packed(content: &[u8]) -> Result<usize> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let (mut content, mut packed) = (content, Vec::new());
    brotli::BrotliCompress(&mut content, &mut packed, &parameters)?;
    Ok(packed.len())
}

fn largest(dir: &Path) -> Option<String> {
    let folders = fs::read_dir(dir).ok()?.flatten().map(|folder| folder.path());
    let files = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let sized = files.filter_map(|file| {
        let path = file.path();
        let name = path.strip_prefix(dir).ok()?.to_str()?.replace('\\', "/");
        Some((file.metadata().ok()?.len(), name))
    });
    sized.max().map(|(_, name)| name)
}

// 65000 → "65,000"
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (65_000, "65,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn a_table_adds_up_and_says_what_is_over_budget() {
        let dist = tempfile::tempdir().unwrap();
        // Bytes of a linear congruential generator: nothing that compresses.
        let mut state = 1u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let script: Vec<u8> = (0..9_000).map(|_| noise()).collect();
        fs::write(dist.path().join("card.js"), &script).unwrap();
        fs::write(dist.path().join("card.css"), vec![b' '; 1_000]).unwrap();
        let table = Table::weigh(dist.path(), &["card.js", "card.css"]).unwrap();
        assert_eq!(table.total.raw, 10_000);
        assert!(table.files[1].brotli < 50, "{:?}", table.files[1]);
        let text = table.text();
        assert!(text.contains("OVER BUDGET: the script: 9,0"), "{text}");
        assert!(text.contains("\nall a card loads: 9,0"), "{text}");
    }
}
