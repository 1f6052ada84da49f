//! Puts the loader's guard between the glue and the module, so that a trap in the module ends in an
//! event of the card and in no error of the page: see `public/loader/crash.js`.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

/// Where the glue takes hold of the module; it goes through what it finds there for every call.
const EXPORTS: &str = "wasm = instance.exports;";

/// Changes the glue in place.
pub(crate) fn apply(glue: &Path) -> Result<()> {
    let text =
        fs::read_to_string(glue).with_context(|| format!("{} can't be read", glue.display()))?;
    fs::write(glue, guarded(&text)?).with_context(|| format!("{} can't be written", glue.display()))
}

fn guarded(glue: &str) -> Result<String> {
    if glue.matches(EXPORTS).count() != 1 {
        bail!("the glue should have `{EXPORTS}` once: xtask/src/module/guard.rs must follow");
    }
    let glue = glue.replace(EXPORTS, "wasm = guard(instance.exports);");
    Ok(format!("import {{ guard }} from \"./loader/crash.js\";\n{glue}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_calls_the_module_through_the_guard() {
        let glue = guarded("let wasm;\n    wasm = instance.exports;\n").unwrap();
        let import = "import { guard } from \"./loader/crash.js\";\n";
        assert_eq!(glue, format!("{import}let wasm;\n    wasm = guard(instance.exports);\n"));
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        assert!(guarded("wasm = it;").unwrap_err().to_string().contains("guard.rs"));
    }
}
