//! How many findings of which kind there are, over all files.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Code, Finding, Level};

/// Counts over a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files looked at.
    pub files: usize,
    /// Findings by level and code, the heaviest level last.
    pub counts: BTreeMap<(Level, Code), Count>,
}

/// How often a code was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Findings.
    pub findings: usize,
    /// Files with at least one.
    pub files: usize,
}

impl Summary {
    /// Adds a file and its findings.
    pub fn add(&mut self, findings: &[Finding]) {
        self.files += 1;
        for (at, finding) in findings.iter().enumerate() {
            let key = |finding: &Finding| (finding.level, finding.code);
            let count = self.counts.entry(key(finding)).or_default();
            count.findings += 1;
            let first = !findings.iter().take(at).any(|earlier| key(earlier) == key(finding));
            count.files += usize::from(first);
        }
    }

    /// The number of findings of a level.
    pub fn count(&self, level: Level) -> usize {
        let counts = self.counts.iter().filter(|((one, _), _)| *one == level);
        counts.map(|(_, count)| count.findings).sum()
    }

    /// The counts by code, the heaviest level first; empty when there is nothing to say.
    pub fn table(&self) -> String {
        let mut out = String::new();
        if self.counts.is_empty() {
            return out;
        }
        let _ = writeln!(out, "{:<28} {:<8} {:>6} {:>6}", "code", "level", "found", "files");
        for ((level, code), count) in self.counts.iter().rev() {
            let Count { findings, files } = count;
            let _ = writeln!(out, "{code:<28} {level:<8} {findings:>6} {files:>6}");
        }
        out
    }

    /// The totals in a line, for the levels from `least` on.
    pub fn line(&self, least: Level) -> String {
        let levels = [Level::Error, Level::Warning, Level::Info];
        let counts = levels.into_iter().filter(|level| *level >= least);
        let counts: Vec<_> = counts.map(|level| counted(self.count(level), level)).collect();
        format!("{}: {}", counted(self.files, "file"), counts.join(", "))
    }
}

/// A number with its noun.
pub fn counted(count: usize, noun: impl std::fmt::Display) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Diagnostic, Lines};
    use super::*;

    #[test]
    fn counts_findings_and_files() {
        let lines = Lines::new("");
        let finding = |code| Finding::new(&"x".into(), Diagnostic::new(code, 0..0, ""), &lines);
        let mut summary = Summary::default();
        summary.add(&[]);
        assert_eq!(summary.table(), "");
        assert_eq!(summary.line(Level::Info), "1 file: no errors, no warnings, no infos");
        assert_eq!(summary.line(Level::Warning), "1 file: no errors, no warnings");
        let twice = [finding(Code::RepeatedFaq), finding(Code::RepeatedFaq)];
        summary.add(&twice);
        summary.add(&[finding(Code::RepeatedFaq), finding(Code::MissingTitle)]);
        insta::assert_snapshot!(format!("{}\n{}", summary.table(), summary.line(Level::Info)), @r#"
    code                         level     found  files
    missing-title                error         1      1
    repeated-faq                 warning       3      2

    3 files: 1 error, 3 warnings, no infos
    "#);
    }
}
