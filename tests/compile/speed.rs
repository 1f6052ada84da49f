//! How long the compiler takes, as a ratio to pulldown-cmark alone on the same files.
//!
//! Ignored, since time is no property of the code: run with
//! `cargo test --release --test compile speed -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use monograph_card::compile::compile;
use monograph_card::settings::Settings;
use pulldown_cmark::{Options, Parser};

/// The shortest of several runs.
fn shortest(mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let started = Instant::now();
        run();
        started.elapsed()
    };
    (0..5).map(|_| time(&mut run)).min().unwrap()
}

#[test]
#[ignore = "a measurement"]
fn ratio_to_the_parser_alone() {
    let sources: Vec<String> = std::fs::read_dir("data")
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let bytes: usize = sources.iter().map(String::len).sum();
    let rounds = 36_000_000 / bytes;
    let parser = shortest(|| {
        for source in (0..rounds).flat_map(|_| &sources) {
            let events = Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter();
            std::hint::black_box(events.count());
        }
    });
    let settings = Settings::default();
    let compiler = shortest(|| {
        for source in (0..rounds).flat_map(|_| &sources) {
            std::hint::black_box(compile("x", source, &settings));
        }
    });
    let ratio = compiler.as_secs_f64() / parser.as_secs_f64();
    println!("36 MB, one thread: parser {parser:?}, compiler {compiler:?}, ratio {ratio:.2}");
}
