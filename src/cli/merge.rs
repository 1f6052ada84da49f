//! `monograph merge`: bundles of parts of the sources, made one after the other or by many machines,
//! into the bundle that one build of all sources would have made.

use std::path::PathBuf;

use anyhow::bail;
use monograph_card::bundle::{Encoded, Stored, Writer};
use monograph_card::diagnostic::counted;
use monograph_card::sources;
use rayon::prelude::*;

use super::{Status, Terminal, interrupt};

/// So many documents are in memory at a time.
const CHUNK: usize = 256;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folders of the bundles
    #[arg(value_name = "PART", required = true)]
    parts: Vec<PathBuf>,
    /// The folder to write the bundle of all to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The number of this build; those of the parts do not count
    #[arg(long, value_name = "N")]
    build_number: Option<u64>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    let parts = args.parts.iter().map(|part| Stored::open(part)).collect::<Result<Vec<_>, _>>()?;
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (part, stored) in parts.iter().enumerate() {
        all.extend((0..stored.entries.len()).map(|entry| (part, entry)));
    }
    let entry =
        |(part, entry): (usize, usize)| parts.get(part).and_then(|it| it.entries.get(entry));
    let id = |at| entry(at).map(|entry| entry.id.as_str()).unwrap_or_default();
    all.par_sort_unstable_by(|a, b| id(*a).cmp(id(*b)).then(a.cmp(b)));
    let twins = all.windows(2).find_map(|pair| match *pair {
        [a, b] if id(a) == id(b) => Some((a, b)),
        _ => None,
    });
    if let Some((a, b)) = twins {
        let part = |(part, _): (usize, usize)| {
            args.parts.get(part).map(|path| sources::shown(path)).unwrap_or_default()
        };
        let (id, a, b) = (id(a), part(a), part(b));
        bail!("{a} and {b} both have the monograph `{id}`; leave it out of one of them");
    }

    let mut writer = Writer::new(&args.out)?.numbered(args.build_number);
    let documents = writer.documents();
    for chunk in all.chunks(CHUNK) {
        if interrupt::requested() {
            drop(writer);
            terminal.say("interrupted: nothing is written, the bundle is as it was\n");
            return Ok(Status::Interrupted);
        }
        let encoded = chunk.par_iter().filter_map(|at| {
            let (stored, entry) = (parts.get(at.0)?, entry(*at)?);
            Some(stored.encoded(entry).map_err(anyhow::Error::from).and_then(|one| {
                documents.write(&one)?;
                Ok(one)
            }))
        });
        let encoded = encoded.collect::<anyhow::Result<Vec<Encoded>>>()?;
        encoded.into_iter().try_for_each(|one| writer.add(one))?;
    }
    let changes = writer.commit()?;
    let (monographs, parts) =
        (counted(changes.monographs, "monograph"), counted(parts.len(), "part"));
    let (written, removed) = (counted(changes.written, "file"), counted(changes.removed, "file"));
    let out = sources::shown(&args.out);
    terminal
        .say(&format!("{monographs} of {parts} in {out}: {written} written, {removed} removed\n"));
    Ok(Status::Clean)
}
