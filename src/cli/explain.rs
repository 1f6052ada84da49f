//! `monograph explain`: what the codes of diagnostics mean.

use std::fmt::Write;

use monograph_card::diagnostic::Code;
use monograph_card::settings::nearest;

use super::{Status, Terminal, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code, as it stands in brackets in a diagnostic; all codes without
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    let mut out = String::new();
    let Some(name) = &args.code else {
        for code in Code::ALL {
            writeln!(out, "{code:<28} {:<8} {}", code.level(), code.help())?;
        }
        terminal::print(&out)?;
        return Ok(Status::Clean);
    };
    let Some(code) = Code::find(name) else {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let hint = match nearest(name, &names) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`monograph explain` lists the codes".to_owned(),
        };
        terminal.say_error(&format!("unknown code `{name}`; {hint}"));
        return Ok(Status::Trouble);
    };
    writeln!(out, "{code} ({})\n\n{}\n", code.level(), code.help())?;
    writeln!(out, "Another level, or none, in monographs.toml:\n\n[levels]\n{code} = \"off\"")?;
    terminal::print(&out)?;
    Ok(Status::Clean)
}
