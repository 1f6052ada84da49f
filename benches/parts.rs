//! The parts of a build, one by one, over the monographs in `data/`: `cargo bench`.
//!
//! Each figure is for one monograph after the other on one thread, so that they can be added up;
//! the parser alone stands beside them. `cargo xtask bench compile` times the whole.

use std::fs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use monograph_card::bundle::{Encoded, Writer};
use monograph_card::compile::{Compiled, compile};
use monograph_card::model::Monograph;
use monograph_card::settings::Settings;
use monograph_card::{fix, lint, sources};
use pulldown_cmark::{Options, Parser};

fn main() {
    divan::main();
}

/// The names and texts of all monographs.
fn texts() -> Vec<(String, String)> {
    let files = sources::find(&["data".into()]).unwrap_or_default();
    files.into_iter().filter_map(|file| Some((file.id, sources::read(&file.path).ok()?))).collect()
}

/// The same, cut after the front matter: what stands before the cut, and a body with it.
fn halves() -> (Vec<String>, Vec<String>) {
    let cut = |(_, text): (String, String)| {
        let end = text.find("\n---\n").map_or(0, |end| end + 5);
        let (head, body) = text.split_at(end);
        (format!("{head}Text\n"), format!("---\ntitle: X\n---\n{body}"))
    };
    texts().into_iter().map(cut).unzip()
}

/// Times `part` over all of `texts`, and tells how many bytes a second that is.
fn all<S: AsRef<str>, T>(bencher: Bencher<'_, '_>, texts: &[S], part: impl Fn(&str) -> T) {
    let bytes: usize = texts.iter().map(|text| text.as_ref().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for text in texts {
            black_box(part(text.as_ref()));
        }
    });
}

fn monographs() -> Vec<Monograph> {
    let settings = Settings::default();
    texts().iter().filter_map(|(id, text)| compile(id, text, &settings).monograph).collect()
}

#[divan::bench]
fn parser_alone(bencher: Bencher<'_, '_>) {
    let (_, bodies) = halves();
    all(bencher, &bodies, |text| Parser::new_ext(text, Options::ENABLE_TABLES).count());
}

#[divan::bench]
fn front_matter(bencher: Bencher<'_, '_>) {
    let (heads, _) = halves();
    all(bencher, &heads, |text| compile("x", text, &Settings::default()).monograph);
}

#[divan::bench]
fn body(bencher: Bencher<'_, '_>) {
    let (_, bodies) = halves();
    all(bencher, &bodies, |text| compile("x", text, &Settings::default()).monograph);
}

/// With the reading grade, as `check` has it, and without, as `build` has it.
#[divan::bench(args = [true, false])]
fn checks(bencher: Bencher<'_, '_>, reading: bool) {
    let mut settings = Settings::default();
    if !reading {
        settings = settings.heeding(monograph_card::diagnostic::Level::Warning);
    }
    let texts = texts();
    let all: Vec<(&str, Compiled<'_>)> = texts
        .iter()
        .map(|(id, text)| (text.as_str(), compile(id, text, &Settings::default())))
        .collect();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for (text, compiled) in &all {
            let mut found = Vec::new();
            if let Some(monograph) = &compiled.monograph {
                lint::check(monograph, text, &compiled.passages, &settings, &mut found);
            }
            fix::check(text, &mut found);
            black_box(found);
        }
    });
}

/// As JSON, hashed; with the card's markup and without.
#[divan::bench(args = [false, true])]
fn encode(bencher: Bencher<'_, '_>, prerender: bool) {
    let monographs = monographs();
    bencher.bench_local(|| {
        for monograph in &monographs {
            let _ = black_box(Encoded::new(monograph, prerender));
        }
    });
}

/// A new bundle, put in its place.
#[divan::bench]
fn write_bundle(bencher: Bencher<'_, '_>) {
    let encoded: Vec<Encoded> =
        monographs().iter().filter_map(|one| Encoded::new(one, false).ok()).collect();
    let folder = std::env::temp_dir().join(format!("monograph-parts-{}", std::process::id()));
    bencher
        .with_inputs(|| {
            let _ = fs::remove_dir_all(&folder);
        })
        .bench_local_values(|()| {
            let mut writer = Writer::new(&folder)?;
            for one in &encoded {
                writer.documents().write(one)?;
                writer.add(one.clone())?;
            }
            writer.commit()
        });
    let _ = fs::remove_dir_all(&folder);
}
