//! `cargo xtask TASK`: everything one does in this repository.
//!
//! One file per task. A task installs what it needs at pinned versions, says so while it does,
//! and skips what is there. It never assumes `target/`: paths come from `cargo metadata`.

mod bench;
mod bytes;
mod data;
mod digest;
mod dist;
mod hosting;
mod module;
mod npm;
mod offline;
mod peers;
mod process;
mod repo;
mod reproduce;
mod script;
mod serve;
mod setup;
mod slim;
mod spa;
mod supply;
mod test;
mod texts;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask TASK

  serve                         compile data/, serve the app and the demo pages, follow changes
       --data DIR               these monographs instead of data/
       --release                the module as it ships, but not shrunk, instead of a quick build
  test [native|browser] [NAME]  run the tests, all or those whose name contains NAME
       --list                   list them instead
       --dist DIR               test the dist that is there instead of building one
  bench                         both of these, one after the other
  bench compile                 time the compiler against reading and parsing alone
  bench search                  time the app's search in collections of many, and weigh it
       --sizes N,N              how many monographs, 6447 and 258914 unless told
       --bundle DIR             search this bundle instead of made-up names
       --query WORD, --runs N   what is typed, and how often
       --dist DIR               measure the dist that is there instead of building one
  bench scale                   measure collections of 6,447 and 258,914 monographs
       --sizes N,N…             other sizes
       --keep DIR               make them in DIR, and leave them there
  bench browser                 time the card beside cards made with other libraries
       --runs N                 how often, 5 unless told; figures are medians
       --cards N                how many cards on the page of many, 50 unless told
       --cpu RATE               how many times slower the processor is made, 4 unless told
       --drug ID                which monograph
       --only TEXT              only contenders whose name contains TEXT
       --json FILE              write every single figure, too
       --dist DIR               measure the dist that is there instead of building one
  dist [--out DIR]              write dist/: everything a static host needs
  reproduce                     build two clean clones, and compare each file of their dists
  deny                          check licences, sources and advisories of all dependencies
  setup                         install what the other tasks need, and nothing else";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["dist"] => dist::run(&repo::Repo::find()?, None),
        ["dist", "--out", dir] => dist::run(&repo::Repo::find()?, Some(PathBuf::from(dir))),
        ["serve", rest @ ..] => serve::run(&repo::Repo::find()?, &serve::Options::parse(rest)?),
        ["test", rest @ ..] => test::run(&repo::Repo::find()?, &test::Options::parse(rest)?),
        ["bench"] => {
            let repo = repo::Repo::find()?;
            bench::compile(&repo)?;
            peers::run(&repo, &peers::Options::default())
        }
        ["bench", "compile"] => bench::compile(&repo::Repo::find()?),
        ["bench", "search", rest @ ..] => {
            peers::search(&repo::Repo::find()?, &peers::Options::parse(rest)?)
        }
        ["bench", "scale", rest @ ..] => {
            bench::scale(&repo::Repo::find()?, &bench::Scale::parse(rest)?)
        }
        ["bench", "browser", rest @ ..] => {
            peers::run(&repo::Repo::find()?, &peers::Options::parse(rest)?)
        }
        ["reproduce"] => reproduce::run(&repo::Repo::find()?),
        ["deny"] => supply::deny(&repo::Repo::find()?),
        ["setup"] => setup::everything(&repo::Repo::find()?),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("`cargo xtask {}` is no task of this repository\n\n{USAGE}", words.join(" ")),
    }
}
