//! Findings as SARIF 2.1.0, which code hosts show beside the changed lines.
//!
//! Section numbers (§) are those of the OASIS standard "Static Analysis Results Interchange Format
//! Version 2.1.0". Paths are relative URIs, so that they mean a file of the repository the command
//! ran in; an absolute path is a `file:` URI.

use serde_json::{Value, json};

use super::{Code, Finding, Level};

/// The report as a SARIF log with one run.
pub fn report(findings: &[Finding]) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "monograph",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            // §3.14.17: columns count characters, not UTF-16 units.
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": code.help()},
        "help": {"text": code.help()},
        "defaultConfiguration": {"level": level(code.level())},
    })
}

fn result(finding: &Finding) -> Value {
    let rule = Code::ALL.iter().position(|code| *code == finding.code);
    json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": rule,
        "level": level(finding.level),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&finding.path)},
            "region": {
                "startLine": finding.start.line,
                "startColumn": finding.start.column,
                "endLine": finding.end.line,
                "endColumn": finding.end.column,
            },
        }}],
    })
}

/// §3.27.10: what the standard calls our levels.
fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

/// A path as a URI reference (RFC 3986): a colon in the first segment would read as a scheme, so
/// it is escaped with the rest.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if cfg!(windows) && path.get(1..3) == Some(":/") {
        uri.push_str("file:///");
    }
    let path = path.strip_prefix("./").unwrap_or(&path);
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        fn check(path: &str, expected: &str) {
            assert_eq!(uri(path), expected, "{path}");
        }
        check("data/x.md", "data/x.md");
        check("./data/x.md", "data/x.md");
        check("../data/x.md", "../data/x.md");
        check("a b:c#é.md", "a%20b%3Ac%23%C3%A9.md");
        check("/data/x.md", "file:///data/x.md");
    }
}
