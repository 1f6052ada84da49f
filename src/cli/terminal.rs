//! What stderr is: a person's terminal, with colours and progress, or a file, with neither.
//!
//! Colours follow the terminal and <https://no-color.org>; progress also stays out of CI logs.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use monograph_card::diagnostic::text::Style;

/// Stderr.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    interactive: bool,
    colour: bool,
}

impl Terminal {
    pub(super) fn stderr() -> Terminal {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let interactive = io::stderr().is_terminal();
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Terminal {
            interactive: interactive && !dumb && !set("CI"),
            colour: interactive && !dumb && !set("NO_COLOR"),
        }
    }

    /// How diagnostics are written here. Lines are whole in a file, where a script may look for
    /// them.
    pub(super) fn style(&self) -> Style {
        Style { colour: self.colour, width: self.interactive.then_some(120) }
    }

    /// Prints what went wrong with all its causes.
    pub(super) fn error(&self, error: &anyhow::Error) {
        self.say_error(&format!("{error:#}"));
    }

    /// Prints one message under the word "error".
    pub(super) fn say_error(&self, message: &str) {
        let (paint, plain) = if self.colour { ("\x1b[1;91m", "\x1b[0m") } else { ("", "") };
        self.say(&format!("{paint}error{plain}: {message}\n"));
    }

    /// Prints text as it is. That stderr is gone is no reason to stop.
    pub(super) fn say(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// A bar for work of so many steps, where someone watches and it is worth it.
    pub(super) fn progress(&self, steps: usize) -> ProgressBar {
        // So many files take about a tenth of a second.
        if !self.interactive || steps < 500 {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(steps as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

/// Prints what was asked for.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Whether the reader of stdout has gone.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let cause = error.root_cause().downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
