//! `cargo xtask bench compile`: how long the compiler takes, beside what its input costs anyhow.
//!
//! Machines are noisy, so nothing is judged by seconds alone: each round runs all sides one after
//! the other, and what counts is the median of the rounds' ratios. The peer reads the same files
//! and runs them through pulldown-cmark, no more (`examples/parse.rs`), once on all processors, as
//! the compiler does, and once on one.

mod collection;
mod formulary;
mod measure;
mod names;
mod scale;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result};

use crate::{module::artifact, process::say, repo::Repo};
use collection::generate;
use measure::{Cost, median, run};
pub(crate) use scale::{Options as Scale, run as scale};

/// The collections, and how often each is built: the first is the one the budgets are for, files
/// of about 5.6 KB, 36 MB in all; the others show that the cost grows with the files and no faster.
const COLLECTIONS: [(usize, usize); 3] = [(6_400, 9), (25_600, 3), (100_000, 3)];

/// Runs the benchmark of the compiler.
pub(crate) fn compile(repo: &Repo) -> Result<()> {
    say("building the compiler and its peer, for speed");
    let build = |kind: &str, name: &str| {
        let mut cargo = repo.cargo();
        cargo.args(["build", "--locked", "--release", "--package", "monograph-card", kind, name]);
        artifact(&mut cargo, name, |artifact| artifact.executable)
    };
    let programs =
        Programs { monograph: build("--bin", "monograph")?, peer: build("--example", "parse")? };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    println!("{threads} processors; medians of rounds that run all three one after the other");

    // In memory where there is such a place: the budget is the compiler's, not the disk's.
    let shm = Path::new("/dev/shm");
    let work = if shm.is_dir() { shm.join("monograph-bench") } else { repo.work("bench") };
    let mut first = None;
    for (files, rounds) in COLLECTIONS {
        let sources = work.join("sources");
        let bytes = generate(&repo.root.join("data"), &sources, files)?;
        println!("\n{files} files, {:.1} MB, {rounds} rounds", bytes as f64 / 1e6);
        let median = programs.rounds(&sources, &work.join("bundle"), rounds)?;
        let each = |time: Duration| time.as_secs_f64() * 1e6 / files as f64;
        let (time, work) = (each(median.time), each(median.work));
        println!("  per file: {time:.0} µs, {work:.0} µs of processor time");
        let (first_time, first_work) = *first.get_or_insert((time, work));
        if files > COLLECTIONS[0].0 {
            let (time, work) = (time / first_time, work / first_work);
            println!(
                "  beside {} files: {time:.2} times the time a file, {work:.2} times the processor time",
                COLLECTIONS[0].0
            );
        }
    }
    fs::remove_dir_all(&work).with_context(|| format!("{} can't be removed", work.display()))
}

struct Programs {
    monograph: PathBuf,
    peer: PathBuf,
}

impl Programs {
    /// Runs both sides in turn, prints the medians, and returns those of the compiler.
    fn rounds(&self, sources: &Path, out: &Path, rounds: usize) -> Result<Cost> {
        let mut all = Vec::new();
        for _ in 0..rounds {
            let _ = fs::remove_dir_all(out);
            let build =
                run(Command::new(&self.monograph).arg("build").arg(sources).arg("--out").arg(out))?;
            let peer = run(Command::new(&self.peer).arg(sources))?;
            let single = run(Command::new(&self.peer).arg(sources).env("RAYON_NUM_THREADS", "1"))?;
            all.push([build, peer, single]);
        }
        let names = ["build a new bundle", "read and parse", "read and parse, one thread"];
        for (at, name) in names.into_iter().enumerate() {
            let of = |value: fn(Cost) -> f64| median(all.iter().map(|round| value(round[at])));
            let beside = |value: fn(Cost) -> f64| {
                median(all.iter().map(|round| value(round[0]) / value(round[at])))
            };
            let (time, work) =
                (|cost: Cost| cost.time.as_secs_f64(), |cost: Cost| cost.work.as_secs_f64());
            print!("  {name:<27} {:>6.0} ms, processor {:>6.0} ms", of(time) * 1e3, of(work) * 1e3);
            if at == 0 {
                println!(", peak {:.0} MB", of(|cost| cost.memory as f64) / 1e6);
            } else {
                let (time, work) = (beside(time), beside(work));
                println!("; the build takes {time:.2} times that, processor {work:.2}");
            }
        }
        Ok(Cost {
            time: median(all.iter().map(|round| round[0].time)),
            work: median(all.iter().map(|round| round[0].work)),
            memory: median(all.iter().map(|round| round[0].memory)),
        })
    }
}
