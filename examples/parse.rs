//! What the compiler is measured against: the Markdown files of a folder, read and run through
//! pulldown-cmark on all cores, the result thrown away. Used by `cargo xtask bench compile`.

use std::path::PathBuf;

use rayon::prelude::*;

/// The compiler's own, so that the two are told apart by what they do.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| "data".into());
    let files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    let events = files.par_iter().try_fold(
        || 0,
        |sum, path| {
            let text = std::fs::read_to_string(path)?;
            let options = pulldown_cmark::Options::ENABLE_TABLES;
            Ok::<usize, std::io::Error>(
                sum + pulldown_cmark::Parser::new_ext(&text, options).count(),
            )
        },
    );
    let events: usize = events.collect::<std::io::Result<Vec<_>>>()?.iter().sum();
    println!("{} files, {events} events", files.len());
    Ok(())
}
