//! Ctrl-C: remembered rather than obeyed at once, so that a build can take its half-written files
//! with it.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context;

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C, and the system's other ways to say so, are remembered. Asked a second time,
/// the process ends at once.
pub(super) fn install() -> anyhow::Result<()> {
    ctrlc::set_handler(|| {
        if REQUESTED.swap(true, Ordering::Relaxed) {
            std::process::exit(super::Status::Interrupted as i32);
        }
    })
    .context("cannot listen for Ctrl-C")
}

/// Whether someone wants us to stop.
pub(super) fn requested() -> bool {
    REQUESTED.load(Ordering::Relaxed)
}
