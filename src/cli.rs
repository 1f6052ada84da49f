//! The command line: what can be asked, and what the exit status says.
//!
//! One file per command below. What always holds: 0 is clean (warnings allowed), 1 is errors in the
//! sources, 2 is wrong usage or I/O; diagnostics and messages go to stderr, what was asked for goes
//! to stdout; no input makes a command panic.

mod build;
mod cache;
mod check;
mod collection;
mod config;
mod explain;
mod interrupt;
mod mend;
mod merge;
mod pages;
mod product;
mod schema;
mod terminal;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use monograph_card::settings::Date;

use terminal::Terminal;

/// Compile drug monographs written in Markdown to a bundle that web pages show
#[derive(Debug, Parser)]
#[command(name = "monograph", version, propagate_version = true)]
#[command(after_help = "Exit status: 0 clean (warnings allowed), 1 errors in the sources, \
                        2 wrong usage or a file that cannot be read or written")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compile Markdown files and folders to a bundle
    Build(build::Args),
    /// Make a page of its own for every monograph, readable without JavaScript
    Pages(pages::Args),
    /// Make one bundle of several, as one build of all their sources would
    Merge(merge::Args),
    /// Build, and build anew whenever a source changes
    Watch(build::Args),
    /// Say what is wrong with Markdown files, and write nothing
    Check(check::Args),
    /// Print the JSON Schema of the bundle
    Schema,
    /// Say what a diagnostic's code means, or list all codes
    Explain(explain::Args),
}

/// What `build`, `pages`, `watch` and `check` have in common.
#[derive(Debug, clap::Args)]
struct Inputs {
    /// Markdown files, and folders with all Markdown files below them
    #[arg(value_name = "SRC", default_value = "data")]
    sources: Vec<PathBuf>,
    /// Take warnings for errors
    #[arg(long, value_name = "WHAT", value_enum)]
    deny: Option<Denied>,
    /// The day to compare review dates with; without it no review is overdue
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// The settings, in place of the monographs.toml beside the sources
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Denied {
    Warnings,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Clean = 0,
    Errors = 1,
    Trouble = 2,
    Interrupted = 130,
}

/// Runs the command that the arguments ask for.
pub(crate) fn main() -> ExitCode {
    let terminal = Terminal::stderr();
    let status = run(Cli::parse().command, &terminal).unwrap_or_else(|error| {
        if terminal::is_broken_pipe(&error) {
            // Whoever read the output has seen enough.
            return Status::Clean;
        }
        terminal.error(&error);
        Status::Trouble
    });
    ExitCode::from(status as u8)
}

fn run(command: Command, terminal: &Terminal) -> anyhow::Result<Status> {
    match command {
        Command::Build(args) if args.watch => watch::run(&args, terminal),
        Command::Build(args) => {
            interrupt::install()?;
            build::run(&args, terminal)
        }
        Command::Pages(args) => {
            interrupt::install()?;
            pages::run(&args, terminal)
        }
        Command::Merge(args) => {
            interrupt::install()?;
            merge::run(&args, terminal)
        }
        Command::Watch(args) => watch::run(&args, terminal),
        Command::Check(args) => check::run(&args, terminal),
        Command::Schema => schema::run(),
        Command::Explain(args) => explain::run(&args, terminal),
    }
}
