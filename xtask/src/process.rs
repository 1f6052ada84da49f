//! Running other programs, and saying what is going on.
//!
//! A program that fails is reported with its whole command line and with what to do about it:
//! whoever reads the message has nothing else to go by.

use std::{ffi::OsStr, path::Path, process::Command};

use anyhow::{Context as _, Result, bail};

/// Says on stderr what happens next.
pub(crate) fn say(what: &str) {
    eprintln!("xtask: {what}");
}

/// Runs a program to its end with our own output; `hint` says what to do when it fails.
pub(crate) fn run(command: &mut Command, hint: &str) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| missing(&line, hint))?;
    if !status.success() {
        bail!("`{line}` failed ({status}): {hint}");
    }
    Ok(())
}

/// Runs a program to its end and returns what it printed; its stderr goes to ours.
pub(crate) fn read(command: &mut Command, hint: &str) -> Result<String> {
    let line = line(command);
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| missing(&line, hint))?;
    if !output.status.success() {
        bail!("`{line}` failed ({}): {hint}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed no UTF-8"))
}

/// What a program prints, or nothing when it is not there or fails.
pub(crate) fn probe(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The value of `PATH` with `dirs` in front.
pub(crate) fn path_with(dirs: &[&Path]) -> Result<std::ffi::OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = dirs.iter().map(|dir| dir.to_path_buf()).chain(std::env::split_paths(&rest));
    std::env::join_paths(all).context("a folder of the tools has a name that PATH can't hold")
}

fn missing(line: &str, hint: &str) -> String {
    format!("`{line}` could not be started: {hint}")
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_the_cure() {
        let mut command = Command::new("cargo");
        let error = run(command.args(["no-such-command"]), "do this").unwrap_err().to_string();
        assert!(error.starts_with("`cargo no-such-command` failed"), "{error}");
        assert!(error.ends_with("do this"), "{error}");
    }

    #[test]
    fn a_missing_program_names_the_command_and_the_cure() {
        let error = run(&mut Command::new("no-such-program"), "install it").unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program` could not be started: install it");
    }
}
