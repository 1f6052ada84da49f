//! Findings as JSON, for scripts.
//!
//! ```json
//! {"diagnostics": [{"path": "data/x.md", "line": 1, "column": 1, "end_line": 1, "end_column": 4,
//!   "level": "error", "code": "missing-title", "message": "…"}],
//!  "summary": {"files": 1, "errors": 1, "warnings": 0, "infos": 0, "codes": {"missing-title": 1}}}
//! ```
//!
//! Lines and columns count from 1, columns count characters, and the end is the place after the
//! last character.

use serde_json::{Value, json};

use super::{Finding, Level, Summary};

/// The report as a JSON value.
pub fn report(findings: &[Finding], summary: &Summary) -> Value {
    let mut codes = serde_json::Map::new();
    for ((_, code), count) in &summary.counts {
        codes.insert(code.as_str().to_owned(), count.findings.into());
    }
    json!({
        "diagnostics": findings.iter().map(diagnostic).collect::<Vec<_>>(),
        "summary": {
            "files": summary.files,
            "errors": summary.count(Level::Error),
            "warnings": summary.count(Level::Warning),
            "infos": summary.count(Level::Info),
            "codes": codes,
        },
    })
}

fn diagnostic(finding: &Finding) -> Value {
    json!({
        "path": &*finding.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "level": finding.level.as_str(),
        "code": finding.code.as_str(),
        "message": finding.message,
    })
}
