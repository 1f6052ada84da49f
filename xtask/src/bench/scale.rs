//! `cargo xtask bench scale`: what a formulary and what a country's labels cost, and how that grows.
//!
//! The figures that matter: what a build takes, whole and after one change; what a card and a first
//! search load from cold. What always holds: a card is weighed as it is published, with its markup
//! (`--prerender`); a search is the requests that the manifest leads to, and nothing is left out.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use super::formulary;
use super::measure::{Cost, run as measure};
use crate::{bytes::packed, module::artifact, process::say, repo::Repo};

/// A formulary, and all labels of a country.
const SIZES: [usize; 2] = [6_447, 258_914];

/// How many cards are weighed.
const SAMPLE: usize = 200;

/// What is typed: starts of generic names, common and rare, of a brand name, and a whole word.
const QUERIES: [&str; 6] = ["ba", "lo", "fasar", "mitra", "babapril", "Sor"];

/// What to measure.
pub(crate) struct Options {
    sizes: Vec<usize>,
    keep: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments behind `bench scale`.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Options> {
        let mut options = Options { sizes: SIZES.to_vec(), keep: None };
        let mut arguments = arguments.iter();
        while let Some(name) = arguments.next() {
            let value = arguments.next().with_context(|| format!("{name} needs a value"))?;
            match *name {
                "--sizes" => {
                    let sizes =
                        value.split(',').map(|it| it.parse().context("--sizes takes numbers"));
                    options.sizes = sizes.collect::<Result<_>>()?;
                }
                "--keep" => options.keep = Some(PathBuf::from(value)),
                _ => bail!("`bench scale` has no option {name}; see `cargo xtask help`"),
            }
        }
        Ok(options)
    }
}

/// One figure: its unit, its value for each size, its budget for each of the usual sizes.
struct Figure {
    name: &'static str,
    values: Vec<f64>,
    budget: Option<[f64; 2]>,
}

/// Runs the benchmark.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    say("building the compiler, for speed");
    let mut cargo = repo.cargo();
    cargo.args([
        "build",
        "--locked",
        "--release",
        "--package",
        "monograph-card",
        "--bin",
        "monograph",
    ]);
    let program = artifact(&mut cargo, "monograph", |artifact| artifact.executable)?;
    let shm = Path::new("/dev/shm");
    let work = match &options.keep {
        Some(folder) => folder.clone(),
        None if shm.is_dir() => shm.join("monograph-scale"),
        None => repo.work("scale"),
    };
    let mut table: Vec<Figure> = Vec::new();
    for &files in &options.sizes {
        let folder = work.join(files.to_string());
        let _ = fs::remove_dir_all(&folder);
        for (at, (name, value, budget)) in
            figures(&program, &repo.root.join("data"), &folder, files)?.into_iter().enumerate()
        {
            if at == table.len() {
                table.push(Figure { name, values: Vec::new(), budget });
            }
            table[at].values.push(value);
        }
        if options.keep.is_none() {
            fs::remove_dir_all(&folder)?;
        }
    }
    if options.keep.is_none() {
        let _ = fs::remove_dir(&work);
    }
    print(&table, &options.sizes);
    Ok(())
}

fn print(table: &[Figure], sizes: &[usize]) {
    print!("\n{:<50}", "monographs");
    sizes.iter().for_each(|size| print!("{size:>12}"));
    println!("{:>10}  budget", "growth");
    for Figure { name, values, budget } in table {
        print!("{name:<50}");
        values.iter().for_each(|value| print!("{:>12}", number(*value)));
        match (values.first(), values.last()) {
            (Some(first), Some(last)) if *first > 0.0 => print!("{:>9}×", number(last / first)),
            _ => print!("{:>10}", ""),
        }
        if let Some(budget) = budget {
            print!("  {} / {}", number(budget[0]), number(budget[1]));
            let over = SIZES.iter().zip(budget).any(|(size, budget)| {
                let at = sizes.iter().position(|it| it == size);
                at.and_then(|at| values.get(at)).is_some_and(|value| value > budget)
            });
            print!("{}", if over { "  OVER BUDGET" } else { "" });
        }
        println!();
    }
}

fn number(value: f64) -> String {
    if value >= 100.0 || value == value.trunc() {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

type Row = (&'static str, f64, Option<[f64; 2]>);

fn figures(program: &Path, data: &Path, folder: &Path, files: usize) -> Result<Vec<Row>> {
    let (sources, out, cache) =
        (folder.join("sources"), folder.join("bundle"), folder.join("cache"));
    say(&format!("making {files} monographs"));
    let sizes = formulary::generate(data, &sources, files)?;
    let size =
        |part: usize| sizes.get((sizes.len() - 1) * part / 100).copied().unwrap_or_default() as f64;
    let mut rows: Vec<Row> = vec![
        ("sources, MB", sizes.iter().sum::<usize>() as f64 / 1e6, None),
        ("  a source: 5 % are below, bytes", size(5), None),
        ("  median", size(50), None),
        ("  95 % are below", size(95), None),
        ("  largest", size(100), None),
    ];
    let build = |more: &[&str]| {
        let mut command = Command::new(program);
        measure(command.arg("build").arg(&sources).arg("--out").arg(&out).args(more))
    };
    let mut cost = |names: [&'static str; 3], cost: Cost, budget: Option<[[f64; 2]; 2]>| {
        let of = |at: usize| budget.map(|budget| budget[at]);
        rows.push((names[0], cost.time.as_secs_f64(), of(0)));
        rows.push((names[1], cost.work.as_secs_f64(), None));
        rows.push((names[2], cost.memory as f64 / 1e6, of(1)));
    };
    say("building");
    let memory = [300.0, 1_000.0];
    // What takes a second is taken three times.
    let runs = if files <= SIZES[0] { 3 } else { 1 };
    let whole = middle(runs, || {
        let cost = build(&[])?;
        fs::remove_dir_all(&out)?;
        Ok(cost)
    });
    cost(["build, s", "  processor, s", "  memory, MB"], whole?, Some([[1.0, 60.0], memory]));
    let cached = cache.to_string_lossy().into_owned();
    let with = ["--prerender", "--cache", &cached];
    say("building with markup, and a cache");
    cost(
        ["build with markup and a cache, s", "  processor, s", "  memory, MB"],
        build(&with)?,
        Some([[f64::INFINITY; 2], memory]),
    );
    say("building after one change");
    // As long as a file has to be left alone until its time is trusted.
    let settle = || std::thread::sleep(std::time::Duration::from_millis(2_100));
    settle();
    // Documents that have just been written are read once more.
    cost(
        ["after that without a change, s", "  processor, s", "  memory, MB"],
        build(&with)?,
        Some([[f64::INFINITY; 2], memory]),
    );
    let path = formulary::first(&sources, files);
    let change = middle(3, || {
        settle();
        let text = fs::read_to_string(&path)?;
        fs::write(&path, text.replacen("**Usage:** ", "**Usage:** Once more: ", 1))?;
        build(&with)
    });
    cost(
        ["after one change, s", "  processor, s", "  memory, MB"],
        change?,
        Some([[0.3, 3.0], memory]),
    );
    say("weighing");
    rows.extend(cards(&out)?);
    rows.extend(searches(&out)?);
    let mut all = Files::default();
    all.add(&out)?;
    rows.push(("files of the bundle", all.files as f64, None));
    rows.push(("  most in one folder", all.most as f64, None));
    rows.push(("  bytes, MB", all.bytes as f64 / 1e6, None));
    Ok(rows)
}

/// Of some runs the one whose time is in the middle.
fn middle(runs: usize, mut run: impl FnMut() -> Result<Cost>) -> Result<Cost> {
    let mut costs = (0..runs).map(|_| run()).collect::<Result<Vec<_>>>()?;
    costs.sort_by_key(|cost| cost.time);
    Ok(costs.get(runs / 2).copied().unwrap_or_default())
}

/// What a card loads: its document and the piece of the index.
fn cards(out: &Path) -> Result<Vec<Row>> {
    let mut pieces: Vec<PathBuf> = paths(&out.join("index"))?;
    pieces.sort();
    let mut all = Vec::new();
    for at in 0..SAMPLE.min(pieces.len()) {
        let Some(path) = pieces.get(at * pieces.len() / SAMPLE.min(pieces.len())) else { continue };
        let piece = fs::read(path)?;
        let index: Index = serde_json::from_slice(&piece)?;
        let Some(entry) = index.entries.get(at % index.entries.len().max(1)) else { continue };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let document = fs::read(
            out.join("m")
                .join(name.get(..2).unwrap_or_default())
                .join(format!("{}.json", entry.id)),
        )?;
        all.push((packed(&piece)?, packed(&document)?));
    }
    let mut sums: Vec<usize> = all.iter().map(|(piece, document)| piece + document).collect();
    sums.sort_unstable();
    let most = all.iter().map(|(piece, _)| *piece).max().unwrap_or_default();
    let at = |at: usize| sums.get(at).copied().unwrap_or_default() as f64;
    Ok(vec![
        ("a card, brotli: median of the sample, bytes", at(sums.len() / 2), Some([12_000.0; 2])),
        ("  largest", at(sums.len().saturating_sub(1)), Some([12_000.0; 2])),
        ("  of that the piece of the index, at most", most as f64, None),
        ("  requests", 2.0, Some([2.0; 2])),
    ])
}

/// What a first search loads: the manifest and the shards that the letters lead to.
fn searches(out: &Path) -> Result<Vec<Row>> {
    let text = fs::read(out.join("manifest.json"))?;
    let manifest: Manifest = serde_json::from_slice(&text)?;
    let weight = packed(&text)?;
    let mut shards: Vec<usize> = Vec::new();
    let (mut most, mut requests) = (0, 0);
    for query in QUERIES {
        // Twenty results are shown; the first shard has more, unless it ends before.
        let query = query.to_lowercase();
        let start = manifest.names.partition_point(|(first, _)| *first <= query).saturating_sub(1);
        let more = manifest
            .names
            .iter()
            .skip(start + 1)
            .take_while(|(first, _)| first.starts_with(&query));
        let mut found = 0;
        let (mut bytes, mut asked) = (weight, 1);
        for (_, hash) in manifest.names.iter().skip(start).take(more.count() + 1) {
            let shard = fs::read(out.join("names").join(format!("{hash}.json")))?;
            let size = packed(&shard)?;
            shards.push(size);
            bytes += size;
            asked += 1;
            let key = format!("[\"{query}");
            found +=
                String::from_utf8_lossy(&shard).lines().filter(|it| it.starts_with(&key)).count();
            if found >= 20 {
                break;
            }
        }
        println!("  search for {query:?}: {asked} requests, {bytes} bytes, {found} rows or more");
        most = most.max(bytes);
        requests = requests.max(asked);
    }
    Ok(vec![
        ("a first search, brotli: at most, bytes", most as f64, Some([60_000.0; 2])),
        ("  requests, at most", f64::from(requests), Some([3.0; 2])),
        ("  the manifest", weight as f64, None),
        (
            "  the largest of these shards",
            shards.into_iter().max().unwrap_or_default() as f64,
            None,
        ),
        ("  shards in all", manifest.names.len() as f64, None),
    ])
}

#[derive(Deserialize)]
struct Index {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
}

#[derive(Deserialize)]
struct Manifest {
    names: Vec<(String, String)>,
}

fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// What a folder holds.
#[derive(Default)]
struct Files {
    files: usize,
    bytes: u64,
    most: usize,
}

impl Files {
    fn add(&mut self, folder: &Path) -> Result<()> {
        let paths = paths(folder)?;
        self.most = self.most.max(paths.len());
        for path in paths {
            let meta = fs::metadata(&path)?;
            if meta.is_dir() {
                self.add(&path)?;
            } else {
                self.files += 1;
                self.bytes += meta.len();
            }
        }
        Ok(())
    }
}
