//! What a command costs: time, processor time, memory.

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

/// What one run of a command cost.
#[derive(Clone, Copy, Default)]
pub(super) struct Cost {
    /// By the clock on the wall.
    pub(super) time: Duration,
    /// On all processors together, in user and system; zero where the system does not tell.
    pub(super) work: Duration,
    /// The most memory it held, in bytes; zero where the system does not tell.
    pub(super) memory: u64,
}

/// Runs a command and says what it cost.
pub(super) fn run(command: &mut Command) -> Result<Cost> {
    let (before, begin) = (work_of_children(), Instant::now());
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{command:?} cannot be run"))?;
    let status = format!("/proc/{}/status", child.id());
    // The high-water mark goes with the process. Every few milliseconds is often enough for a
    // command that holds its memory until it ends, and costs it nothing.
    let watch = thread::spawn(move || {
        let mut peak = 0;
        while let Some(now) = high_water(&status) {
            peak = now;
            thread::sleep(Duration::from_millis(5));
        }
        peak
    });
    let exit = child.wait()?;
    let time = begin.elapsed();
    if !exit.success() {
        bail!("{command:?} failed ({exit})");
    }
    let work = work_of_children().saturating_sub(before);
    Ok(Cost { time, work, memory: watch.join().unwrap_or_default() })
}

/// The middle one.
pub(super) fn median<T: PartialOrd + Copy + Default>(values: impl Iterator<Item = T>) -> T {
    let mut values: Vec<T> = values.collect();
    values.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The most memory a process has held; `None` when it is gone.
fn high_water(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// The processor time of all children that have ended: the fields `cutime` and `cstime` of
/// proc(5), in hundredths of a second.
fn work_of_children() -> Duration {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the command's name in parentheses, and may hold spaces.
    let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(13).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median([3, 1, 2].into_iter()), 2);
        assert_eq!(median([2.5, 0.5, 9.0, 1.5, 3.5].into_iter()), 2.5);
        assert_eq!(median(std::iter::empty::<u8>()), 0);
    }
}
