//! Trunk, wasm-bindgen's command line tool and cargo-deny, at pinned versions.
//!
//! In this order: the one we keep, the one on `PATH` when its version is right, and otherwise a build
//! from source. What always holds: a tool that we have built came from the very package whose hash
//! stands here; prebuilt ones, of which nobody knows that, are not fetched.

use std::{env::consts::EXE_SUFFIX, path::PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::{
    digest,
    process::{self, say},
    repo::Repo,
};

/// The last version that the pinned Rust builds.
const TRUNK: &str = "0.21.14";

/// The last version at the time of writing; what it checks is in `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

/// The SHA-256 of each tool's package.
const PACKAGES: [(&str, &str, &str); 3] = [
    ("trunk", TRUNK, "4f7fe1b23957a580be9a7a8b305c331b2977989f33695128d663380d09eaea37"),
    (
        "wasm-bindgen-cli",
        "0.2.130",
        "c37f6904387d19a319525c74af274c73912f3871c35555aa49f3ea64ebb2fc7a",
    ),
    ("cargo-deny", CARGO_DENY, "e528dfcbe739af7ce37a77d3d6df1b29dd6887b1c701d888820c0f16b864f737"),
];

struct Tool<'a> {
    package: &'a str,
    binary: &'a str,
    version: &'a str,
    /// Whether the package's own lock file is used. That of wasm-bindgen-cli asks for versions
    /// which were withdrawn.
    locked: bool,
    /// Whether it is built with the features that it has by default.
    whole: bool,
}

/// What the tools have to do takes seconds and their own build minutes, so that is what counts; Trunk's
/// package asks for all that the linker can do.
const QUICK: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// The folder that holds `trunk`; none when the one on `PATH` will do.
pub(crate) fn trunk(repo: &Repo) -> Result<Option<PathBuf>> {
    let (package, binary, version) = ("trunk", "trunk", TRUNK);
    // The others fetch things: news of itself, and tools that we bring along.
    ensure(repo, &Tool { package, binary, version, locked: true, whole: false })
}

/// The folder that holds `wasm-bindgen`; none when the one on `PATH` will do.
pub(crate) fn wasm_bindgen(repo: &Repo) -> Result<Option<PathBuf>> {
    let (package, binary, version) = ("wasm-bindgen-cli", "wasm-bindgen", &repo.wasm_bindgen);
    ensure(repo, &Tool { package, binary, version, locked: false, whole: true })
}

/// The folder that holds `cargo-deny`; none when the one on `PATH` will do.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<Option<PathBuf>> {
    let (package, binary) = ("cargo-deny", "cargo-deny");
    ensure(repo, &Tool { package, binary, version: CARGO_DENY, locked: true, whole: true })
}

fn ensure(repo: &Repo, tool: &Tool) -> Result<Option<PathBuf>> {
    let Tool { package, binary, version, locked, whole } = *tool;
    let home = repo.tools.join(format!("{binary}-{version}"));
    let bin = home.join("bin");
    if is_version(&bin.join(format!("{binary}{EXE_SUFFIX}")), version) {
        return Ok(Some(bin));
    }
    if is_version(&PathBuf::from(binary), version) {
        return Ok(None);
    }
    let wanted = format!("{package}@{version}");
    let known = PACKAGES.iter().find(|(name, of, _)| (*name, *of) == (package, version));
    let Some((.., hash)) = known else {
        bail!("no hash of {wanted} is known: add that of its package to {}", file!());
    };
    say(&format!(
        "building {binary} {version} from source into {}: once, about 5 minutes on two cores",
        home.display()
    ));
    let build = repo.tools.join(format!("{binary}-{version}-build"));
    let mut install = repo.cargo();
    // A folder of its own, so that a build that was broken off goes on where it stopped.
    install.env("CARGO_TARGET_DIR", &build).env_remove("RUSTFLAGS").envs(QUICK);
    install.args(["install", "--root"]).arg(&home);
    if locked {
        install.arg("--locked");
    }
    if !whole {
        install.arg("--no-default-features");
    }
    process::run(install.arg(&wanted), "see cargo's message above, then start the task again")?;
    if let Err(error) = check(repo, &format!("{package}-{version}.crate"), hash) {
        std::fs::remove_dir_all(&home).ok();
        return Err(error);
    }
    // What is left over is only a matter of room on the disk.
    std::fs::remove_dir_all(&build).ok();
    Ok(Some(bin))
}

/// Whether the package that cargo has fetched is the one we know.
fn check(repo: &Repo, file: &str, hash: &str) -> Result<()> {
    let caches = repo.sources.iter().filter_map(|sources| {
        // `registry/src/<name>` has the sources, `registry/cache/<name>` the packages.
        let registry = sources.parent()?.parent()?;
        Some(registry.join("cache").join(sources.file_name()?).join(file))
    });
    let package = caches.filter_map(|path| std::fs::read(path).ok()).next();
    let package = package.with_context(|| format!("cargo has kept no {file} to look at"))?;
    let found = digest::hex(&package);
    if found != hash {
        bail!("{file} has the hash {found} and should have {hash}: it is not the package we know");
    }
    Ok(())
}

fn is_version(binary: &std::path::Path, version: &str) -> bool {
    process::probe(binary, &["--version"])
        .is_some_and(|printed| printed.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_the_one_we_know_or_refused() {
        let home = tempfile::tempdir().unwrap();
        let (sources, cache) = (home.path().join("src/x"), home.path().join("cache/x"));
        std::fs::create_dir_all(&cache).unwrap();
        std::fs::write(cache.join("a-1.crate"), "abc").unwrap();
        let mut repo = Repo::find().unwrap();
        repo.sources = vec![sources];
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(check(&repo, "a-1.crate", abc).is_ok());
        assert!(
            check(&repo, "a-1.crate", "ba78").unwrap_err().to_string().contains("not the package")
        );
        assert!(check(&repo, "b-1.crate", abc).unwrap_err().to_string().contains("no b-1.crate"));
    }

    #[test]
    fn every_tool_has_a_hash() {
        let repo = Repo::find().unwrap();
        let wasm_bindgen = ("wasm-bindgen-cli", repo.wasm_bindgen.as_str());
        for tool in [("trunk", TRUNK), ("cargo-deny", CARGO_DENY), wasm_bindgen] {
            assert!(PACKAGES.iter().any(|(name, of, _)| (*name, *of) == tool), "{tool:?}");
        }
    }
}
