//! Compiling all files of a collection, in parallel and piece by piece.
//!
//! Each thread takes the next few files, compiles them and stores what it made; they are handed on in
//! the order of the files, whichever thread is done first, so that none waits for another.
//! What always holds: the result depends on the files alone, not on threads or their number; of a
//! compiled file only its bytes and its findings are kept, so that memory does not grow with the
//! collection.

mod across;
mod memory;
mod order;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use monograph_card::compile::compile;
use monograph_card::diagnostic::{Code, Diagnostic, Finding, Level, Lines, Summary, text};
use monograph_card::fix;
use monograph_card::lint;
use monograph_card::model::Monograph;
use monograph_card::settings::Settings;
use monograph_card::sources::{self, ReadError, SourceFile};

use super::{Terminal, interrupt};
pub(super) use across::fold;
use across::{check_name, front_matter_line, twins};
pub(super) use memory::{Glance, Memory, Past};
use order::in_order;

/// So many times as many files as a thread takes at a time may wait to be handed on.
const QUEUE: usize = 4;

/// What is to be done with each file.
pub(super) struct Job<'a, T> {
    pub(super) settings: &'a Settings,
    /// Warnings are errors.
    pub(super) deny_warnings: bool,
    /// The level from which findings are written as text; `None` for no text.
    pub(super) shown: Option<Level>,
    /// Makes what is wanted of a monograph without errors; `None` where findings are all.
    pub(super) make: Option<Make<'a, T>>,
    /// Does something with what was made or is still known, on the thread that has it.
    pub(super) store: Option<Store<'a, T>>,
    /// The last run, where there was one with the same job.
    pub(super) memory: Option<&'a dyn Past<T>>,
    pub(super) terminal: &'a Terminal,
}

pub(super) type Store<'a, T> = &'a (dyn Fn(&T) -> anyhow::Result<()> + Sync);

pub(super) type Make<'a, T> = &'a (dyn Fn(&Monograph) -> Result<T, serde_json::Error> + Sync);

/// What became of a file.
#[derive(Clone, Debug)]
pub(super) struct Outcome<T> {
    pub(super) path: Arc<str>,
    pub(super) findings: Vec<Finding>,
    /// The findings as text.
    pub(super) text: String,
    /// What was made of the monograph, when it has no error by itself.
    pub(super) made: Option<T>,
    /// The title, to be compared with those of the others.
    pub(super) title: Option<String>,
}

impl<T> Outcome<T> {
    fn new(path: Arc<str>) -> Self {
        Outcome { path, findings: Vec::new(), text: String::new(), made: None, title: None }
    }

    pub(super) fn failed(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Error)
    }
}

/// What became of all files.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub(super) summary: Summary,
    /// Files that the system would not let us read.
    pub(super) unreadable: usize,
    /// Someone asked to stop; the rest is not done.
    pub(super) interrupted: bool,
}

impl<T: Clone + Send + Sync> Job<'_, T> {
    /// Compiles `files`, prints their findings, and hands the outcomes to `each`, a few at a time and in
    /// the order of the files.
    pub(super) fn run(
        &self,
        files: &[SourceFile],
        mut each: impl FnMut(Vec<Outcome<T>>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Totals> {
        let mut totals = Totals::default();
        let mut titles: HashMap<String, Arc<str>> = HashMap::with_capacity(files.len());
        let twins = twins(files);
        let recalls = self.recalls(files);
        if !recalls.is_empty() {
            for outcome in &recalls {
                totals.summary.add(&outcome.findings);
                self.terminal.say(&outcome.text);
            }
            each(recalls)?;
        }
        if let Some(memory) = self.memory {
            memory.expect(files.len());
        }
        let bar = self.terminal.progress(files.len());
        let compile = |file: &SourceFile| {
            let twins = twins.get(file.id.as_str()).map_or(&[][..], Vec::as_slice);
            let outcome = self.outcome(file, twins);
            let stored = self.store.zip(outcome.made.as_ref()).map(|(store, made)| store(made));
            bar.inc(1);
            stored.transpose().map(|_| outcome)
        };
        let few = few(files.len());
        let next = Mutex::new(files.chunks(few).enumerate());
        let next = || next.lock().unwrap_or_else(PoisonError::into_inner).next();
        thread::scope(|scope| {
            let (send, done) = mpsc::sync_channel(QUEUE);
            for _ in 0..rayon::current_num_threads() {
                let (send, next, compile) = (send.clone(), &next, &compile);
                scope.spawn(move || {
                    while let Some((at, files)) = next() {
                        let outcomes: anyhow::Result<Vec<Outcome<T>>> = files
                            .iter()
                            .take_while(|_| !interrupt::requested())
                            .map(compile)
                            .collect();
                        // When nobody takes it, the work has been given up.
                        if interrupt::requested() || send.send((at, outcomes)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            for (files, outcomes) in files.chunks(few).zip(in_order(done.into_iter())) {
                let mut outcomes = outcomes?;
                for (file, outcome) in files.iter().zip(&mut outcomes) {
                    self.compare_title(file, outcome, &mut titles);
                    totals.summary.add(&outcome.findings);
                    let unreadable = |finding: &Finding| finding.code == Code::Unreadable;
                    totals.unreadable += usize::from(outcome.findings.iter().any(unreadable));
                    if !outcome.text.is_empty() {
                        bar.suspend(|| self.terminal.say(&outcome.text));
                    }
                }
                each(outcomes)?;
            }
            anyhow::Ok(())
        })?;
        // There may be very many: they are given back beside the rest.
        rayon::spawn(move || drop(titles));
        totals.interrupted = interrupt::requested();
        bar.finish_and_clear();
        Ok(totals)
    }

    /// What is wrong with the recalls: those of monographs that none of the files is.
    fn recalls(&self, files: &[SourceFile]) -> Vec<Outcome<T>> {
        let mut outcomes = Vec::new();
        let ids: OnceCell<HashSet<&str>> = OnceCell::new();
        for (path, recalls) in &self.settings.recalls {
            let ids = ids.get_or_init(|| files.iter().map(|file| file.id.as_str()).collect());
            let strangers = recalls.strangers(|id| ids.contains(id));
            if !strangers.is_empty() {
                let mut outcome = Outcome::new(path.clone());
                self.report(&mut outcome, strangers, &recalls.source);
                outcomes.push(outcome);
            }
        }
        outcomes
    }

    fn outcome(&self, file: &SourceFile, twins: &[&Path]) -> Outcome<T> {
        let mut outcome = Outcome::new(sources::shown(&file.path).into());
        // What is said of a file with a twin depends on the twin.
        let memory = self.memory.filter(|_| twins.is_empty());
        let stamp = match memory.map(|memory| memory.glance(&outcome.path, &file.path)) {
            Some(Glance::Known(outcome)) => return outcome,
            Some(Glance::Unknown(stamp)) => stamp,
            None => None,
        };
        match (sources::read(&file.path), memory) {
            (Ok(source), Some(memory)) => {
                memory.outcome(&outcome.path, &source, stamp).unwrap_or_else(|| {
                    let outcome = self.compile(file, outcome, &source, twins);
                    memory.remember(&source, &outcome, stamp);
                    outcome
                })
            }
            (Ok(source), _) => self.compile(file, outcome, &source, twins),
            (Err(error), _) => {
                let (found, source) = unread(error);
                self.report(&mut outcome, vec![found], &source);
                outcome
            }
        }
    }

    fn compile(
        &self,
        file: &SourceFile,
        mut outcome: Outcome<T>,
        source: &str,
        twins: &[&Path],
    ) -> Outcome<T> {
        let compiled = compile(&file.id, source, self.settings);
        let mut found = compiled.diagnostics;
        if let Some(monograph) = &compiled.monograph {
            lint::check(monograph, source, &compiled.passages, self.settings, &mut found);
        }
        let mut monograph = compiled.monograph;
        if let Some(monograph) = &mut monograph {
            let recalls = self.settings.recalls.iter();
            found.extend(recalls.filter_map(|(_, recalls)| recalls.apply(monograph)));
        }
        fix::check(source, &mut found);
        check_name(file, twins, &mut found);
        let unusable = monograph.is_none();
        self.settle(&mut found, unusable);
        let failed = found.iter().any(|one| one.level == Level::Error);
        if let Some(monograph) = monograph.filter(|_| !failed) {
            outcome.title = Some(fold(&monograph.title));
            match self.make.map(|make| make(&monograph)).transpose() {
                Ok(made) => outcome.made = made,
                Err(error) => {
                    let message = format!("the monograph cannot be written as JSON: {error}");
                    found.push(Diagnostic::new(Code::NoMonograph, 0..0, message));
                }
            }
        }
        self.report(&mut outcome, found, source);
        outcome
    }

    /// Gives findings their levels. A file without a monograph keeps its errors: it is left out,
    /// and that must not go unsaid.
    fn settle(&self, found: &mut Vec<Diagnostic>, unusable: bool) {
        let level = |one: &Diagnostic| {
            let level = match self.settings.levels.get(&one.code) {
                Some(level) => (*level)?,
                None => one.level,
            };
            let denied = self.deny_warnings && level == Level::Warning;
            Some(if denied { Level::Error } else { level })
        };
        let any_error = found.iter().any(|one| level(one) == Some(Level::Error));
        let keep = unusable && !any_error;
        found.retain_mut(|one| {
            if keep && one.level == Level::Error {
                return true;
            }
            match level(one) {
                Some(level) => one.level = level,
                None => return false,
            }
            true
        });
        if unusable && !found.iter().any(|one| one.level == Level::Error) {
            found.push(Diagnostic::new(Code::NoMonograph, 0..0, "the file holds no monograph"));
        }
    }

    fn report(&self, outcome: &mut Outcome<T>, mut found: Vec<Diagnostic>, source: &str) {
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|one| (one.span.start, one.span.end, one.code));
        let (lines, style) = (Lines::new(source), self.terminal.style());
        for diagnostic in found {
            let span = diagnostic.span.clone();
            let finding = Finding::new(&outcome.path, diagnostic, &lines);
            if self.shown.is_some_and(|least| finding.level >= least) {
                text::write(&finding, &span, &lines, style, &mut outcome.text);
            }
            outcome.findings.push(finding);
        }
    }

    /// Reports a title that an earlier file has too.
    fn compare_title(
        &self,
        file: &SourceFile,
        outcome: &mut Outcome<T>,
        titles: &mut HashMap<String, Arc<str>>,
    ) {
        let Some(title) = outcome.title.take() else { return };
        let Some(other) = titles.get(&title) else {
            titles.insert(title, outcome.path.clone());
            return;
        };
        let message = format!("{other} has the same title; say in both what tells them apart");
        // Rare enough to read the file once more.
        let source = sources::read(&file.path).unwrap_or_default();
        let span = front_matter_line(&source, "title");
        let mut found = vec![Diagnostic::new(Code::DuplicateTitle, span, message)];
        self.settle(&mut found, false);
        self.report(outcome, found, &source);
    }
}

/// So many files a thread takes at a time, of so many in all: enough that handing them on costs nothing,
/// few enough that the threads end together and memory stays flat.
fn few(all: usize) -> usize {
    (all / 400).clamp(4, 256)
}

/// What to say of a file whose text cannot be had, and the text to show.
fn unread(error: ReadError) -> (Diagnostic, String) {
    let message = error.to_string();
    match error {
        ReadError::NotUtf8 { lossy, at } => {
            let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
            (Diagnostic::new(Code::NotUtf8, at..end, message), lossy)
        }
        ReadError::TooLarge => (Diagnostic::new(Code::TooLarge, 0..0, message), String::new()),
        _ => {
            let message = format!("the file cannot be read: {message}");
            (Diagnostic::new(Code::Unreadable, 0..0, message), String::new())
        }
    }
}
