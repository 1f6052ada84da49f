//! `SECURITY.md` names for each guarantee the tests that show it: all of them are there.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

/// The files of a row's last cell, each with the tests named after it.
fn named(cell: &str) -> Vec<(&str, Vec<&str>)> {
    let files = cell.split(';').map(|part| {
        let (file, tests) = part.trim().strip_prefix('`').unwrap().split_once("`: ").unwrap();
        let tests = tests.split("”").filter_map(|test| test.split_once('“').map(|it| it.1));
        (file, tests.collect())
    });
    files.collect()
}

/// Whether a line of `source` begins a test of this name, or of a longer one where it is a text.
fn has(source: &str, test: &str) -> bool {
    source.lines().map(str::trim_start).any(|line| match line.strip_prefix("fn ") {
        Some(function) => function.split('(').next() == Some(test),
        None => line.starts_with("test(") && line.contains(test),
    })
}

#[test]
fn every_test_that_is_named_is_there() {
    let root = Path::new("");
    let text = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let (_, table) = text.split_once("| layer | guarantees | shown by |\n").unwrap();
    let rows: Vec<_> = table.lines().skip(1).take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 15, "the table is gone: {} rows", rows.len());
    for row in rows {
        let cell = row.trim_end_matches('|').rsplit(" | ").next().unwrap();
        for (file, tests) in named(cell) {
            let source = fs::read_to_string(root.join(file)).unwrap_or_default();
            assert!(!source.is_empty(), "{file} is not there, for {row}");
            assert!(!tests.is_empty(), "no test of {file} is named, for {row}");
            for test in tests {
                assert!(has(&source, test), "{file} has no test “{test}”, for {row}");
            }
        }
    }
}

#[test]
fn a_test_that_is_gone_is_missed() {
    let source = "#[test]\nfn one() {\n  test(`a ${b} is c`, async () => {\n";
    for (test, there) in [("one", true), ("a ${b} is", true), ("on", false), ("is d", false)] {
        assert_eq!(has(source, test), there, "{test}");
    }
    assert_eq!(
        named("`a.rs`: “x”, “y”; `b.rs`: “z”"),
        [("a.rs", vec!["x", "y"]), ("b.rs", vec!["z"])]
    );
}
