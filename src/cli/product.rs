//! Making something of a whole collection, all of it or nothing: what `build` and `pages` share.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use monograph_card::bundle::Changes;
use monograph_card::diagnostic::{Level, counted};
use monograph_card::settings::Settings;
use monograph_card::sources;

use super::collection::{Job, Make, Past, Totals};
use super::{Inputs, Status, Terminal, check};

/// The level from which findings are told of; `check` tells of the others.
const SHOWN: Level = Level::Warning;

/// What is made of the monographs, part by part.
pub(super) trait Product {
    /// What is made of one monograph.
    type Part: Clone + Send + Sync;

    /// Says that no fewer parts than that will come.
    fn expect(&mut self, _parts: usize) {}

    /// Writes the file that a part has for itself: on the thread that made it, before its turn.
    fn store(&self) -> impl Fn(&Self::Part) -> anyhow::Result<()> + Sync + 'static;

    /// Takes the next part, in the order of their ids; it has been stored.
    fn add(&mut self, part: Self::Part) -> anyhow::Result<()>;

    /// Takes back what was stored of a part whose monograph turned out to be in error.
    fn leave_out(&mut self, part: &Self::Part) -> anyhow::Result<()>;

    /// Puts the new whole in the place of the old one.
    fn commit(self) -> anyhow::Result<Changes>;
}

/// What is to be made.
pub(super) struct Order<'a, T> {
    pub(super) inputs: &'a Inputs,
    pub(super) settings: &'a Settings,
    pub(super) out: &'a Path,
    pub(super) keep_going: bool,
    pub(super) words: Words,
    pub(super) make: Make<'a, T>,
    /// What is known of the run before.
    pub(super) memory: Option<&'a dyn Past<T>>,
}

/// How messages call it.
pub(super) struct Words {
    /// A part: "monograph".
    pub(super) one: &'static str,
    /// What holds when nothing is written: "the bundle is as it was".
    pub(super) all: &'static str,
}

/// Makes it and says what came of it.
pub(super) fn run<P: Product>(
    order: &Order<'_, P::Part>,
    begin: impl FnOnce() -> anyhow::Result<P>,
    terminal: &Terminal,
) -> anyhow::Result<Status> {
    let Some(files) = check::find(&order.inputs.sources, terminal) else {
        return Ok(Status::Trouble);
    };
    let mut product = begin()?;
    if !order.keep_going {
        product.expect(files.len());
    }
    let mut kept = 0;
    let mut left_out = Vec::new();
    // Once it is clear that nothing will come of it, the rest is only checked.
    let given_up = AtomicBool::new(false);
    let store = product.store();
    let store = |part: &P::Part| match given_up.load(Ordering::Relaxed) {
        true => Ok(()),
        false => store(part),
    };
    // What is not shown need not be looked for.
    let settings = order.settings.heeding(SHOWN);
    let job = Job {
        settings: &settings,
        deny_warnings: order.inputs.deny.is_some(),
        shown: Some(SHOWN),
        make: Some(order.make),
        store: Some(&store),
        memory: order.memory,
        terminal,
    };
    let totals = job.run(&files, |outcomes| {
        for one in outcomes {
            if one.failed() {
                one.made.iter().try_for_each(|part| product.leave_out(part))?;
                left_out.push(one.path);
                given_up.store(!order.keep_going, Ordering::Relaxed);
            } else if let (Some(part), false) = (one.made, given_up.load(Ordering::Relaxed)) {
                product.add(part)?;
                kept += 1;
            }
        }
        Ok(())
    })?;
    // There may be very many: they are given back beside the rest.
    rayon::spawn(move || drop(files));
    let status = check::status(&totals);
    let good = status == Status::Clean || (order.keep_going && kept > 0);
    // Whatever is said below is so when it is said: nothing half-made is left.
    let changes = if good && !totals.interrupted {
        Some(product.commit()?)
    } else {
        drop(product);
        None
    };
    let all = order.words.all;
    if totals.interrupted {
        terminal.say(&format!("interrupted: nothing is written, {all}\n"));
        return Ok(Status::Interrupted);
    }
    terminal.say(&conclusion(&totals));
    if let Some(changes) = changes {
        terminal.say(&said(&changes, order));
        if !left_out.is_empty() {
            let count = counted(left_out.len(), "file");
            terminal
                .say(&format!("left out, for their errors, {count}: {}\n", left_out.join(", ")));
        }
    } else if kept == 0 && order.keep_going {
        terminal.say(&format!("nothing is written: no file is without errors; {all}\n"));
    } else {
        terminal.say(&format!("nothing is written: {all}\n"));
    }
    Ok(status)
}

/// The counts; by code only when there is something to mend.
fn conclusion(totals: &Totals) -> String {
    let summary = &totals.summary;
    let worth = summary.count(Level::Error) + summary.count(Level::Warning) > 0;
    let table = if worth { summary.table() + "\n" } else { String::new() };
    format!("{table}{}\n", summary.line(SHOWN))
}

fn said<T>(changes: &Changes, order: &Order<'_, T>) -> String {
    let Changes { monographs, written, removed } = *changes;
    let parts = counted(monographs, order.words.one);
    let (written, removed) = (counted(written, "file"), counted(removed, "file"));
    format!("{parts} in {}: {written} written, {removed} removed\n", sources::shown(order.out))
}
