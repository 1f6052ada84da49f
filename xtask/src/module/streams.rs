//! Takes out what Leptos brings for the streams of server functions, of which a static site has
//! none: three classes in the glue, exported whether or not anything makes one, and the code in
//! the module that only they reach.

/// What the names of the module's exports for them start with, as wasm-opt is told.
pub(crate) const EXPORTS: [&str; 2] =
    ["--remove-exports=intounderlying*", "--remove-exports=__wbg_intounderlying*"];

const CLASSES: &str = "IntoUnderlying";

/// The glue without the classes; none when something else in it needs them.
pub(crate) fn without(glue: &str) -> Option<String> {
    let mut kept = String::with_capacity(glue.len());
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        let after = |start: &str| line.strip_prefix(start).is_some_and(|l| l.starts_with(CLASSES));
        if after("export class ") {
            lines.find(|line| *line == "}");
        } else if after("const ") {
            if !line.ends_with(';') {
                lines.find(|line| line.ends_with(';'));
            }
        } else if !after("if (Symbol.dispose) ") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    (!kept.contains(CLASSES)).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    free() {
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;

export class Mounted {
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
let wasm;
";

    #[test]
    fn the_classes_go_and_the_rest_stays() {
        assert_eq!(without(GLUE).unwrap(), "\nexport class Mounted {\n}\nlet wasm;\n");
    }

    #[test]
    fn classes_that_are_needed_stay() {
        assert_eq!(without(&format!("{GLUE}IntoUnderlyingSink.__wrap(arg0);\n")), None);
    }
}
