//! `monograph watch`: builds, then builds anew whenever a source or the settings change.
//!
//! Only files that have changed are compiled again. What always holds: a build with errors leaves the last good bundle; nothing but Ctrl-C ends the
//! watch.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use monograph_card::recalls;
use monograph_card::settings::FILE_NAME;
use monograph_card::sources;
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::build::{self, Args};
use super::collection::Memory;
use super::{Status, Terminal, check, config, interrupt};

/// An editor saves in several steps; the build waits until none has come for so long.
const QUIET: Duration = Duration::from_millis(40);
/// It does not wait longer than this, however busy the folder is.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often Ctrl-C is looked for.
const POLL: Duration = Duration::from_millis(100);

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    // A folder may fill up later, but a name that leads nowhere is a slip.
    if args.inputs.sources.iter().any(|source| !source.exists()) {
        check::find(&args.inputs.sources, terminal);
        return Ok(Status::Trouble);
    }
    interrupt::install()?;
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // The receiver is gone only when the watch is over.
        let _ = sender.send(event);
    })
    .context("cannot watch for changes")?;
    // Before the first build, so that no change between is missed.
    for (folder, mode) in folders(args) {
        let watched = watcher.watch(&folder, mode);
        watched.with_context(|| format!("cannot watch {}", sources::shown(&folder)))?;
    }
    let mut first = true;
    let mut memory = Memory::default();
    loop {
        if let Err(error) = build::again(args, Some(&mut memory), terminal) {
            terminal.error(&error);
        }
        if interrupt::requested() {
            return Ok(Status::Clean);
        }
        if first {
            let names: Vec<_> =
                args.inputs.sources.iter().map(|path| sources::shown(path)).collect();
            terminal.say(&format!("watching {}; Ctrl-C ends it\n", names.join(", ")));
            first = false;
        }
        if !wait(&events, &Filter::new(args)) {
            return Ok(Status::Clean);
        }
    }
}

/// Waits for a change that matters and for the quiet after it; `false` when the watch is over.
fn wait(events: &Receiver<notify::Result<Event>>, filter: &Filter) -> bool {
    let mut since: Option<Instant> = None;
    loop {
        let patience = if since.is_some() { QUIET } else { POLL };
        match events.recv_timeout(patience) {
            // An event that was lost may have mattered.
            Ok(event) if event.as_ref().map_or(true, |event| filter.matters(event)) => {
                since.get_or_insert_with(Instant::now);
            }
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) if since.is_some() => return true,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        if interrupt::requested() {
            return false;
        }
        if since.is_some_and(|since| since.elapsed() > PATIENCE) {
            return true;
        }
    }
}

/// The folders to watch: those of the sources, and those the settings may be in.
fn folders(args: &Args) -> Vec<(PathBuf, RecursiveMode)> {
    let mut all: Vec<(PathBuf, RecursiveMode)> = Vec::new();
    let mut add = |path: &Path, mode| {
        let Ok(path) = fs::canonicalize(path) else { return };
        match all.iter_mut().find(|(other, _)| *other == path) {
            Some(known) if mode == RecursiveMode::Recursive => known.1 = mode,
            Some(_) => {}
            None => all.push((path, mode)),
        }
    };
    for source in &args.inputs.sources {
        if source.is_dir() {
            add(source, RecursiveMode::Recursive);
        }
        for folder in config::folders(source) {
            add(&folder, RecursiveMode::NonRecursive);
        }
    }
    if let Some(config) = &args.inputs.config {
        add(config::parent(config), RecursiveMode::NonRecursive);
    }
    all
}

/// The real path of what may not be there yet: a build that fails makes its folder and removes it,
/// and that is no change either.
fn real(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let found = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let (above, real) = found?;
    path.strip_prefix(above).ok().map(|rest| real.join(rest))
}

/// Tells changes of sources from the rest, above all from what the build itself writes.
struct Filter {
    out: Option<PathBuf>,
    config: Option<std::ffi::OsString>,
}

impl Filter {
    fn new(args: &Args) -> Filter {
        let config = args.inputs.config.as_deref().and_then(Path::file_name);
        Filter { out: real(&args.out), config: config.map(OsStr::to_owned) }
    }

    fn matters(&self, event: &Event) -> bool {
        let moved = match event.kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => return false,
            EventKind::Modify(ModifyKind::Data(_)) => false,
            _ => true,
        };
        event.need_rescan() || event.paths.iter().any(|path| self.concerns(path, moved))
    }

    fn concerns(&self, path: &Path, moved: bool) -> bool {
        if self.out.as_ref().is_some_and(|out| path.starts_with(out)) {
            return false;
        }
        let Some(name) = path.file_name() else { return false };
        let markdown = |ending: &OsStr| {
            ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
        };
        let named =
            name == FILE_NAME || name == recalls::NAME || self.config.as_deref() == Some(name);
        match path.extension() {
            _ if name.as_encoded_bytes().starts_with(b".") => false,
            _ if named => true,
            Some(ending) => markdown(ending),
            // A folder that came or went, with what is in it.
            None => moved,
        }
    }
}
