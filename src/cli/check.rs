//! `monograph check`: the diagnostics alone, for people, scripts, or code hosts.

use std::path::PathBuf;

use monograph_card::diagnostic::{Finding, Level, json, sarif};
use monograph_card::sources::{self, SourceFile};

use super::collection::{Job, Totals};
use super::{Inputs, Status, Terminal, config, mend, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// How to write the diagnostics: as text to stderr, or as JSON or SARIF 2.1.0 to stdout
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Mend what cannot change the meaning: the order of front matter keys, NFC, the final newline
    #[arg(long)]
    fix: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(settings) = config::load(&args.inputs, terminal)? else {
        return Ok(Status::Trouble);
    };
    let Some(files) = find(&args.inputs.sources, terminal) else {
        return Ok(Status::Trouble);
    };
    if args.fix {
        mend::all(&files, &settings, terminal)?;
    }
    let job: Job<'_, ()> = Job {
        settings: &settings,
        deny_warnings: args.inputs.deny.is_some(),
        shown: (args.format == Format::Text).then_some(Level::Info),
        make: None,
        store: None,
        memory: None,
        terminal,
    };
    let mut findings: Vec<Finding> = Vec::new();
    let totals = job.run(&files, |outcomes| {
        if args.format != Format::Text {
            findings.extend(outcomes.into_iter().flat_map(|one| one.findings));
        }
        Ok(())
    })?;
    match args.format {
        Format::Text => {
            let table = totals.summary.table();
            let gap = if table.is_empty() { "" } else { "\n" };
            terminal.say(&format!("{table}{gap}{}\n", totals.summary.line(Level::Info)));
        }
        Format::Json => {
            terminal::print(&format!("{:#}\n", json::report(&findings, &totals.summary)))?;
        }
        Format::Sarif => terminal::print(&format!("{:#}\n", sarif::report(&findings)))?,
    }
    Ok(status(&totals))
}

/// The files to work on; `None` when that cannot be said, which is then printed.
pub(super) fn find(roots: &[PathBuf], terminal: &Terminal) -> Option<Vec<SourceFile>> {
    let errors = match sources::find(roots) {
        Ok(files) => return Some(files),
        Err(errors) => errors,
    };
    for error in errors {
        terminal.error(&error.into());
    }
    None
}

/// What the exit status of a run is.
pub(super) fn status(totals: &Totals) -> Status {
    if totals.unreadable > 0 {
        Status::Trouble
    } else if totals.summary.count(Level::Error) > 0 {
        Status::Errors
    } else {
        Status::Clean
    }
}
