//! The inputs of `fuzz/corpus`, through the functions that the fuzzer calls: what it has found once
//! stays mended, without the compiler that fuzzing needs.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

// The app's own modules look for it there.
use monograph_card::model;

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::Path;

#[track_caller]
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new("fuzz/corpus").join(name);
    let mut inputs: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(!inputs.is_empty());
    for input in inputs {
        // A failure names its input.
        eprintln!("{}", input.display());
        target(&fs::read(input).unwrap());
    }
}

#[test]
fn front_matter() {
    replay("front_matter", fuzz::front_matter);
}

#[test]
fn compile() {
    replay("compile", fuzz::compile);
}

#[test]
fn words() {
    replay("words", fuzz::words);
}

#[test]
fn bundle() {
    replay("bundle", fuzz::bundle);
}

#[test]
fn query() {
    replay("query", fuzz::query);
}
