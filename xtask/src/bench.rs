//! `cargo xtask bench compile`: how long the compiler takes, beside what its input costs anyhow.
//!
//! Machines are noisy, so nothing is judged by seconds alone: each round runs the compiler and the
//! peer one after the other, and what counts is the median of the rounds' ratios. The peer reads
//! the same files and runs them through pulldown-cmark, no more (`examples/parse.rs`).

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use crate::{module::artifact, process::say, repo::Repo};

/// The collection the budgets are for: files of about 5.6 KB, 36 MB in all.
const FILES: usize = 6_400;
/// A larger one, to see that the cost grows with the files and no faster.
const MORE: usize = 25_600;
const ROUNDS: usize = 5;

/// Runs the benchmark of the compiler.
pub(crate) fn compile(repo: &Repo) -> Result<()> {
    say("building the compiler and its peer, for speed");
    let build = |kind: &str, name: &str| {
        let mut cargo = repo.cargo();
        cargo.args(["build", "--locked", "--release", "--package", "monograph-card", kind, name]);
        artifact(&mut cargo, name, |artifact| artifact.executable)
    };
    let (monograph, peer) = (build("--bin", "monograph")?, build("--example", "parse")?);

    // In memory where there is such a place: the budget is the compiler's, not the disk's.
    let shm = Path::new("/dev/shm");
    let work = if shm.is_dir() { shm.join("monograph-bench") } else { repo.work("bench") };
    let mut medians = Vec::new();
    for files in [FILES, MORE] {
        let sources = work.join(format!("sources-{files}"));
        let bytes = generate(&repo.root.join("data"), &sources, files)?;
        println!("\n{files} files, {:.1} MB", bytes as f64 / 1e6);
        medians.push(rounds(&monograph, &peer, &sources, &work.join("bundle"))?);
    }
    let growth = medians[1].as_secs_f64() / medians[0].as_secs_f64();
    println!("\n{} times the files take {growth:.2} times as long", MORE / FILES);
    fs::remove_dir_all(&work).with_context(|| format!("{} can't be removed", work.display()))
}

// The median time of the compiler.
fn rounds(monograph: &Path, peer: &Path, sources: &Path, out: &Path) -> Result<Duration> {
    let mut times = Vec::new();
    let mut ratios = Vec::new();
    let mut peak = 0;
    for round in 1..=ROUNDS {
        let _ = fs::remove_dir_all(out);
        let (base, _) = run(Command::new(peer).arg(sources))?;
        let (time, memory) =
            run(Command::new(monograph).arg("build").arg(sources).arg("--out").arg(out))?;
        let ratio = time.as_secs_f64() / base.as_secs_f64();
        println!(
            "  round {round}: build {:>5} ms, reading and parsing {:>5} ms, ratio {ratio:.2}, peak {} MB",
            time.as_millis(),
            base.as_millis(),
            memory / 1_000_000,
        );
        times.push(time);
        ratios.push(ratio);
        peak = peak.max(memory);
    }
    times.sort();
    ratios.sort_by(f64::total_cmp);
    let (time, ratio) = (times[ROUNDS / 2], ratios[ROUNDS / 2]);
    println!(
        "  median: build {} ms, ratio {ratio:.2}; peak {} MB",
        time.as_millis(),
        peak / 1_000_000
    );
    Ok(time)
}

// How long a command takes, and the most memory it holds, in bytes (0 where the system does not
// tell).
fn run(command: &mut Command) -> Result<(Duration, u64)> {
    let begin = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    loop {
        peak = peak.max(high_water(&status));
        if let Some(exit) = child.try_wait()? {
            let time = begin.elapsed();
            if !exit.success() {
                bail!("{command:?} failed ({exit})");
            }
            return Ok((time, peak));
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn high_water(status: &Path) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

// Our own monographs again and again, each under a name and title of its own and without some of
// its questions, so that sizes vary. Returns the bytes in all.
fn generate(from: &Path, to: &Path, files: usize) -> Result<usize> {
    let mut originals = Vec::new();
    for entry in fs::read_dir(from).with_context(|| format!("{} can't be read", from.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            originals.push((stem, fs::read_to_string(&path)?));
        }
    }
    originals.sort();
    if originals.is_empty() {
        bail!("{} has no monographs to make more of", from.display());
    }
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).with_context(|| format!("{} can't be made", to.display()))?;
    let mut bytes = 0;
    for n in 0..files {
        let (stem, text) = &originals[n % originals.len()];
        let mut left = 2 + n / originals.len() % 3;
        let mut copy = String::with_capacity(text.len());
        for line in text.lines() {
            if line.starts_with("* **") && line.contains("?**") {
                if left == 0 {
                    continue;
                }
                left -= 1;
            }
            copy.push_str(line);
            if line.starts_with("title: ") {
                copy.push_str(&format!(" No {n}"));
            }
            copy.push('\n');
        }
        bytes += copy.len();
        fs::write(to.join(format!("{stem}-{n}.md")), copy)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_have_names_and_titles_of_their_own() {
        let from = tempfile::tempdir().unwrap();
        fs::write(from.path().join("a.md"), "---\ntitle: A\n---\n\n* **Why?** Because.\n").unwrap();
        let to = from.path().join("to");
        let bytes = generate(from.path(), &to, 3).unwrap();
        let text = fs::read_to_string(to.join("a-2.md")).unwrap();
        assert_eq!(text, "---\ntitle: A No 2\n---\n\n* **Why?** Because.\n");
        assert_eq!(bytes, 3 * text.len());
    }
}
