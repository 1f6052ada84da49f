//! `monograph build`: compiles the sources and writes the bundle, all of it or nothing.

use std::path::{Path, PathBuf};

use monograph_card::bundle::{Changes, Writer};
use monograph_card::diagnostic::{Level, counted};
use monograph_card::sources;
use rayon::prelude::*;

use super::collection::{Job, Outcome, Totals, Want};
use super::{Inputs, Status, Terminal, check, config};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// The folder to write the bundle to
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Leave out the files with errors and build the rest
    #[arg(long)]
    keep_going: bool,
    /// Put the card's markup into each monograph's document, so that it can be read before the
    /// card's module is there
    #[arg(long)]
    prerender: bool,
    /// Build anew whenever a source changes
    #[arg(long)]
    pub(super) watch: bool,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(settings) = config::load(&args.inputs, terminal)? else {
        return Ok(Status::Trouble);
    };
    let Some(files) = check::find(&args.inputs.sources, terminal) else {
        return Ok(Status::Trouble);
    };
    let mut writer = Writer::new(&args.out)?;
    let mut kept = 0;
    let mut left_out = Vec::new();
    let job = Job {
        settings: &settings,
        deny_warnings: args.inputs.deny.is_some(),
        shown: Some(Level::Warning),
        want: if args.prerender { Want::Prerendered } else { Want::Monograph },
        terminal,
    };
    let totals = job.run(&files, |outcomes| {
        left_out.extend(outcomes.iter().filter(|one| one.failed()).map(|one| one.path.clone()));
        // Once it is clear that nothing will come of it, the rest is only checked.
        if left_out.is_empty() || args.keep_going {
            kept += add(&mut writer, &outcomes)?;
        }
        Ok(())
    })?;
    let status = check::status(&totals);
    let good = status == Status::Clean || (args.keep_going && kept > 0);
    // Whatever is said below is so when it is said: nothing half-made is left.
    let changes = if good && !totals.interrupted {
        Some(writer.commit()?)
    } else {
        drop(writer);
        None
    };
    if totals.interrupted {
        terminal.say("interrupted: nothing is written, the bundle is as it was\n");
        return Ok(Status::Interrupted);
    }
    terminal.say(&conclusion(&totals));
    if let Some(changes) = changes {
        terminal.say(&said(&changes, &args.out));
        if !left_out.is_empty() {
            let count = counted(left_out.len(), "file");
            terminal
                .say(&format!("left out, for their errors, {count}: {}\n", left_out.join(", ")));
        }
    } else if kept == 0 && args.keep_going {
        terminal.say("nothing is written: no file is without errors; the bundle is as it was\n");
    } else {
        terminal.say("nothing is written: the bundle is as it was\n");
    }
    Ok(status)
}

fn add(writer: &mut Writer, outcomes: &[Outcome]) -> anyhow::Result<usize> {
    let monographs: Vec<_> = outcomes.iter().filter_map(|one| one.monograph.as_ref()).collect();
    monographs.par_iter().try_for_each(|one| writer.document(one))?;
    monographs.iter().try_for_each(|one| writer.add(one))?;
    Ok(monographs.len())
}

/// The counts; by code only when there is something to mend.
fn conclusion(totals: &Totals) -> String {
    let summary = &totals.summary;
    let worth = summary.count(Level::Error) + summary.count(Level::Warning) > 0;
    let table = if worth { summary.table() + "\n" } else { String::new() };
    format!("{table}{}\n", summary.line())
}

fn said(changes: &Changes, out: &Path) -> String {
    let Changes { monographs, written, removed } = *changes;
    let monographs = counted(monographs, "monograph");
    let (written, removed) = (counted(written, "file"), counted(removed, "file"));
    format!("{monographs} in {}: {written} written, {removed} removed\n", sources::shown(out))
}
