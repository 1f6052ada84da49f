//! The `monograph` command: Markdown monographs in, a bundle and diagnostics out.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
