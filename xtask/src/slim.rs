//! Gives the names that the module and its glue share one or two letters each.
//!
//! wasm-bindgen names each import with a hash of sixteen digits, once in the module and once in
//! the glue. Hashes do not pack, so short names save about a kilobyte after brotli.
//!
//! The glue's `debugString` goes, too: it spells out JavaScript values for panic messages of
//! libraries, in which the plain `String` will do. So does what it does for browsers older than any
//! that a card runs in, and for callers other than the loader.

mod imports;

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{self, Reencode, RoundtripReencoder},
};
use wasmparser::{Export, Import, ImportSectionReader, Parser};

/// Renames the imports and exports of an optimised `module` and of its `glue`, and takes the
/// functions out of the glue that the module does not import. Both files are changed in place.
pub(crate) fn names(module: &Path, glue: &Path) -> Result<()> {
    let read = |path: &Path| format!("{} can't be read", path.display());
    let old = fs::read(module).with_context(|| read(module))?;
    let mut names = Names::default();
    let mut new = Module::new();
    names
        .parse_core_module(&mut new, Parser::new(0), &old)
        .map_err(|error| anyhow::anyhow!("{}: {error}", read(module)))?;
    let text = fs::read_to_string(glue).with_context(|| read(glue))?;
    let text = names.in_glue(&current(&plain_debug(&text)?)?, imports::shortened)?;
    fs::write(module, new.finish())?;
    // Memory ends far below two gigabytes, and so does a list: no address or place is negative.
    fs::write(glue, text.replace(" >>> 0", ""))?;
    Ok(())
}

/// What of the glue is written anew: where it starts, where it ends, what stands there then.
const ANEW: [(&str, &str, &str); 16] = [
    // The loader hands over a compiled module, once.
    (
        "\nfunction initSync(module) {\n",
        "\n}\n",
        "\nfunction initSync({ module }) {\n    \
         __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()));\n}\n",
    ),
    // Safari once could not decode more than two gigabytes; a page of cards never does.
    ("\nfunction decodeText(bytes) {\n", "\n}\n", "\n"),
    ("\nif (!('encodeInto' in cachedTextEncoder)) {\n", "\n}\n", "\n"),
    // A string is copied once more on its way, which costs less than the code that avoids it.
    (
        "\nfunction passStringToWasm0(arg, malloc, realloc) {\n",
        "\n}\n",
        "\nfunction passStringToWasm0(arg) {\n    \
         const bytes = cachedTextEncoder.encode(arg);\n    \
         WASM_VECTOR_LEN = bytes.length;\n    \
         const ptr = wasm.__wbindgen_malloc(WASM_VECTOR_LEN, 1);\n    \
         getUint8ArrayMemory0(ptr).set(bytes);\n    return ptr;\n}\n",
    ),
    // A view made anew for each use costs no more than a part of one that is kept.
    ("\nlet cachedDataViewMemory0", ";\n", "\n"),
    ("\nlet cachedUint8ArrayMemory0", ";\n", "\n"),
    (
        "\nfunction getDataViewMemory0() {\n",
        "\n}\n",
        "\nfunction getDataViewMemory0() {\n    return new DataView(wasm.memory.buffer);\n}\n",
    ),
    (
        "\nfunction getUint8ArrayMemory0() {\n",
        "\n}\n",
        "\nfunction getUint8ArrayMemory0(ptr, len) {\n    \
         return new Uint8Array(wasm.memory.buffer, ptr, len);\n}\n",
    ),
    (
        "\nfunction getStringFromWasm0(ptr, len) {\n",
        "\n}\n",
        "\nfunction getStringFromWasm0(ptr, len) {\n    \
         return cachedTextDecoder.decode(getUint8ArrayMemory0(ptr, len));\n}\n",
    ),
    (
        "\nfunction isLikeNone(x) {\n",
        "\n}\n",
        "\nfunction isLikeNone(x) {\n    return x == null;\n}\n",
    ),
    // The element frees its card itself, when it leaves the page at the latest.
    (
        "\n    static __wrap(ptr) {\n",
        "\n        const ptr = this.__destroy_into_raw();\n",
        "\n    constructor(ptr) {\n        this.__wbg_ptr = ptr;\n    }\n    free() {\n        \
         const ptr = this.__wbg_ptr;\n        this.__wbg_ptr = 0;\n",
    ),
    ("\n    return Mounted.__wrap(", ";\n", "\n    return new Mounted(ret[0]);\n"),
    // Nothing between the two calls throws.
    (
        "\n    get active() {\n",
        "\n    }\n",
        "\n    get active() {\n        const [ptr, len] = wasm.mounted_active(this.__wbg_ptr);\n        \
         const text = getStringFromWasm0(ptr, len);\n        \
         wasm.__wbindgen_free(ptr, len, 1);\n        return text;\n    }\n",
    ),
    ("\nif (Symbol.dispose) Mounted", ";", ""),
    ("\nconst MountedFinalization", ";", ""),
    ("(typeof FinalizationRegistry === 'undefined')\n", "    : new ", "new "),
];

/// The glue without what no caller and no browser of today needs.
fn current(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for name in ["globalThis", "self", "window", "global"] {
        let found = format!("typeof {name} === 'undefined' ? undefined : {name};");
        // The first is there in every browser, and no other is asked for.
        glue = glue.replace(&found, "globalThis;");
    }
    glue = glue.replace(", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", ")");
    // The classes that are asked for are those of every browser.
    glue = glue.replace("            try {\n                result =", "                result =");
    glue = glue
        .replace("            } catch (_) {\n                result = false;\n            }\n", "");
    // What nobody reads, and what keeps nobody out: the module asks for names of two letters.
    for line in [
        "    wasmInstance = instance;\n",
        "    wasmModule = module;\n",
        "__proto__: null,\n",
        "    cachedDataViewMemory0 = null;\n",
        "    cachedUint8ArrayMemory0 = null;\n",
    ] {
        glue = glue.replace(line, "\n");
    }
    for (start, end, new) in ANEW {
        let (before, rest) = glue.split_once(start).with_context(|| {
            format!("the glue has no {start:?} any more: xtask/src/slim.rs must follow")
        })?;
        let (_, after) = rest.split_once(end).with_context(|| format!("{start:?} has no end"))?;
        glue = format!("{before}{new}{after}");
    }
    Ok(glue)
}

/// The glue with a `debugString` of one line.
fn plain_debug(glue: &str) -> Result<String> {
    const START: &str = "\nfunction debugString(val) {\n";
    let Some((before, rest)) = glue.split_once(START) else { return Ok(glue.to_owned()) };
    let (_, after) = rest.split_once("\n}\n").context("the glue's debugString has no end")?;
    Ok(format!("{before}{START}    return String(val);\n}}\n{after}"))
}

/// Old and new names, in the order of the module.
#[derive(Default)]
struct Names {
    imports: Vec<(String, String)>,
    exports: Vec<(String, String)>,
}

impl Names {
    /// The glue with the new names. An import stands there as an entry of the import object:
    /// eight spaces, its name, a function, and the line that ends it.
    fn in_glue(&self, glue: &str, shorten: impl Fn(&str) -> String) -> Result<String> {
        let mut text = String::with_capacity(glue.len());
        let mut found = 0;
        let mut dropping = false;
        for line in glue.lines() {
            let entry = line.strip_prefix("        ").and_then(|it| it.split_once(": function("));
            let renamed = entry.filter(|(name, _)| !name.starts_with(' ')).map(|(name, rest)| {
                let import = self.imports.iter().find(|(old, _)| old == name);
                found += usize::from(import.is_some());
                dropping = import.is_none();
                import.map(|(_, new)| format!("        {new}: function({rest}"))
            });
            if !dropping {
                text.push_str(renamed.flatten().as_deref().unwrap_or(line));
                text.push('\n');
            }
            dropping &= line != "        },";
        }
        let count = self.imports.len();
        if found != count {
            bail!(
                "the glue has {found} of the {count} functions the module imports: wasm-bindgen \
                 writes it in another form now, so xtask/src/slim.rs must follow"
            );
        }
        let mut text = shorten(&text);
        // The longest first: one name may begin another.
        let mut exports: Vec<_> = self.exports.iter().collect();
        exports.sort_by_key(|(old, _)| std::cmp::Reverse(old.len()));
        for (old, new) in exports {
            text = text.replace(&format!("wasm.{old}"), &format!("wasm.\u{0}{new}"));
        }
        Ok(text.replace('\u{0}', ""))
    }
}

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        for import in section.into_imports() {
            let Import { module, name, ty } = import?;
            let short = short(self.imports.len());
            imports.import(module, &short, RoundtripReencoder.entity_type(ty)?);
            self.imports.push((name.to_owned(), short));
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        let short = short(self.exports.len());
        exports.export(&short, RoundtripReencoder.export_kind(export.kind)?, export.index);
        self.exports.push((export.name.to_owned(), short));
        Ok(())
    }
}

/// A name of one or two letters.
fn short(n: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let (first, rest) = (n % LETTERS.len(), n / LETTERS.len());
    let letter = |n: usize| char::from(LETTERS[n % LETTERS.len()]);
    match rest {
        0 => letter(first).to_string(),
        rest => [letter(first), letter(rest - 1)].iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn short_names_differ() {
        let names: HashSet<String> = (0..500).map(short).collect();
        assert_eq!(names.len(), 500);
        assert!(names.iter().all(|name| name.len() <= 2));
    }

    fn names() -> Names {
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        Names {
            imports: vec![pair("__wbg_a_12", "a")],
            exports: vec![pair("mount", "a"), pair("mounted_show", "b")],
        }
    }

    #[test]
    fn names_change_and_what_is_not_imported_goes() {
        let glue = "        __wbg_a_12: function(x) {\n            wasm.mount(x);\n        },\n\
                    \x20       __wbg_b_34: function(x) {\n        },\n    };\nwasm.mounted_show();\n";
        let expected =
            "        a: function(x) {\n            wasm.a(x);\n        },\n    };\nwasm.b();\n";
        assert_eq!(names().in_glue(glue, str::to_owned).unwrap(), expected);
    }

    #[test]
    fn values_in_panics_are_spelled_plainly() {
        let glue =
            "a();\nfunction debugString(val) {\n    if (x) {\n    }\n    return 1;\n}\nb();\n";
        let plain = "a();\nfunction debugString(val) {\n    return String(val);\n}\nb();\n";
        assert_eq!(plain_debug(glue).unwrap(), plain);
    }

    #[test]
    fn what_is_written_anew_is_and_the_rest_stays() {
        let glue: String =
            ANEW.map(|(start, end, _)| [start, "more", end, "\nkept();\n"].concat()).concat();
        let less = current(&glue).unwrap();
        assert_eq!(less.matches("kept();").count(), ANEW.len(), "{less}");
        assert!(!less.contains("more"), "{less}");
        for (.., new) in ANEW {
            assert!(less.contains(new), "{new}");
        }
        assert!(current("").unwrap_err().to_string().contains("initSync"));
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        let error = names().in_glue("__wbg_a_12() {}", str::to_owned).unwrap_err().to_string();
        assert!(error.contains("0 of the 1 functions"), "{error}");
    }
}
