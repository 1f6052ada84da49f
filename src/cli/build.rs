//! `monograph build`: compiles the sources and writes the bundle, all of it or nothing.

use std::path::PathBuf;

use monograph_card::bundle::{Changes, Encoded, Writer};
use rayon::prelude::*;

use super::collection::Memory;
use super::product::{self, Order, Product, Words};
use super::{Inputs, Status, Terminal, config};

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
    again(args, None, terminal)
}

/// Builds with what is remembered of the last time.
pub(super) fn again(
    args: &Args,
    memory: Option<&mut Memory<Encoded>>,
    terminal: &Terminal,
) -> anyhow::Result<Status> {
    let Some(settings) = config::load(&args.inputs, terminal)? else {
        return Ok(Status::Trouble);
    };
    let memory = memory.map(|memory| {
        memory.begin(&settings);
        &*memory
    });
    let order = Order {
        inputs: &args.inputs,
        settings: &settings,
        out: &args.out,
        keep_going: args.keep_going,
        words: Words { one: "monograph", all: "the bundle is as it was" },
        make: &|monograph| Encoded::new(monograph, args.prerender),
        memory,
    };
    product::run(&order, || Ok(Writer::new(&args.out)?), terminal)
}

impl Product for Writer {
    type Part = Encoded;

    fn add(&mut self, monographs: &[&Encoded]) -> anyhow::Result<()> {
        monographs.par_iter().try_for_each(|one| self.document(one))?;
        monographs.iter().try_for_each(|one| Writer::add(self, one))?;
        Ok(())
    }

    fn commit(self) -> anyhow::Result<Changes> {
        Ok(Writer::commit(self)?)
    }
}
