//! The `monograph` command from outside: arguments, exit statuses, messages, and files.
//!
//! Each test works in a folder of its own. Nothing here depends on the time of day, the speed of
//! the machine, or the number of its cores.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod cli {
    mod build;
    mod check;
    mod desk;
    mod fix;
    mod formats;
    mod incremental;
    mod inform;
    mod merge;
    mod pages;
    #[cfg(unix)]
    mod paths;
    #[cfg(target_os = "linux")]
    mod progress;
    mod recall;
    mod settings;
    mod trouble;
    mod upload;
    mod watch;
}
