//! Writes the functions that the glue hands to the module in as few bytes as they need.
//!
//! wasm-bindgen gives each a body of several lines, of which a handful of shapes make nearly all. What
//! always holds: a function of another shape stays as it is, and each does what it did.

/// What the short forms call, in the place of wasm-bindgen's own helpers.
const SHARED: &str = "
const caught = (work) => (...values) => {
    try {
        return work(...values);
    } catch (error) {
        wasm.__wbindgen_exn_store(addToExternrefTable0(error));
    }
};

const orNone = (value) => isLikeNone(value) ? 0 : addToExternrefTable0(value);

const putText = (to, text) => {
    const ptr = isLikeNone(text) ? 0 : passStringToWasm0(text);
    getDataViewMemory0().setInt32(to + 4, WASM_VECTOR_LEN, true);
    getDataViewMemory0().setInt32(to, ptr, true);
};
";

/// How a function begins that hands an exception to the module, and how it ends.
const CATCHING: (&str, &str) = ("() { return handleError(function (", "        }, arguments); },");

/// The glue with short functions.
pub(super) fn shortened(glue: &str) -> String {
    let mut out = String::with_capacity(glue.len() + SHARED.len());
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        let entry = line.strip_prefix("        ").and_then(|it| it.split_once(": function"));
        let Some((name, rest)) = entry.filter(|(name, _)| !name.contains(' ')) else {
            if line.starts_with("function handleError(") {
                // In the form of `caught`.
                lines.by_ref().find(|line| *line == "}");
                out.push_str(SHARED.trim_start());
            } else {
                out.push_str(line);
                out.push('\n');
            }
            continue;
        };
        let (rest, end) = match rest.strip_prefix(CATCHING.0) {
            Some(rest) => (rest, CATCHING.1),
            None => (rest.trim_start_matches('('), "        },"),
        };
        let parameters = rest.split(')').next().unwrap_or_default();
        let body: Vec<&str> =
            lines.by_ref().take_while(|line| *line != end).map(str::trim).collect();
        let function = format!("({parameters}) => {}", short(&body));
        let function = if end == CATCHING.1 { format!("caught({function})") } else { function };
        out.push_str(&format!("        {name}: {function},\n"));
    }
    out
}

/// A function's body in the shortest form there is for its shape.
fn short(body: &[&str]) -> String {
    let body: Vec<&str> = body.iter().copied().filter(|line| !line.is_empty()).collect();
    let value = |line: &str, name: &str| {
        let value = line.strip_prefix(name)?.strip_suffix(';')?;
        Some(value.to_owned())
    };
    let whole = match body.as_slice() {
        [one] if !one.starts_with("throw ") && !one.starts_with("return ") => value(one, ""),
        [ret, "return ret;"] => value(ret, "const ret = "),
        ["let result;", result, "const ret = result;", "return ret;"] => value(result, "result = "),
        [ret, "return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);"] => {
            value(ret, "const ret = ").map(|value| format!("orNone({value})"))
        }
        [before @ .., ptr, len, set_len, set_ptr] if is_text([ptr, len, set_len, set_ptr]) => {
            match before {
                [ret] => value(ret, "const ret = ").map(|value| format!("putText(arg0, {value})")),
                _ => return format!("{{ {} putText(arg0, ret); }}", before.join(" ")),
            }
        }
        _ => None,
    };
    whole.unwrap_or_else(|| format!("{{ {} }}", body.join("\n")))
}

/// Whether four lines hand the text `ret` to the module.
fn is_text([ptr, len, set_len, set_ptr]: [&str; 4]) -> bool {
    let set = "getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * ";
    ptr.ends_with("passStringToWasm0(ret);")
        && len.ends_with(" = WASM_VECTOR_LEN;")
        && set_len.strip_prefix(set).is_some_and(|it| it.starts_with("1, len"))
        && set_ptr.strip_prefix(set).is_some_and(|it| it.starts_with("0, ptr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(function: &str, expected: &str) {
        let glue = format!("before\n        a: {function}\nafter\n");
        assert_eq!(shortened(&glue), format!("before\n        a: {expected},\nafter\n"));
    }

    fn body(lines: &[&str]) -> String {
        lines.iter().map(|line| format!("            {line}\n")).collect()
    }

    #[track_caller]
    fn plain(parameters: &str, lines: &[&str], expected: &str) {
        check(&format!("function({parameters}) {{\n{}        }},", body(lines)), expected);
    }

    #[test]
    fn each_shape_has_its_short_form() {
        plain("arg0", &["const ret = arg0.altKey;", "return ret;"], "(arg0) => arg0.altKey");
        plain("arg0", &["arg0.remove();"], "(arg0) => arg0.remove()");
        plain("", &["throw new Error(x);"], "() => { throw new Error(x); }");
        let none = "return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);";
        plain("arg0", &["const ret = arg0.next;", none], "(arg0) => orNone(arg0.next)");
        let text = |ptr| {
            [
                "const ret = arg1.id;",
                ptr,
                "const len1 = WASM_VECTOR_LEN;",
                "getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);",
                "getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);",
            ]
        };
        let expected = "(arg0, arg1) => putText(arg0, arg1.id)";
        plain("arg0, arg1", &text("const ptr1 = passStringToWasm0(ret);"), expected);
        let perhaps = "var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret);";
        plain("arg0, arg1", &text(perhaps), expected);
        let result = ["let result;", "result = arg0 instanceof Node;", "const ret = result;"];
        plain(
            "arg0",
            &[result.as_slice(), &["return ret;"]].concat(),
            "(arg0) => arg0 instanceof Node",
        );
    }

    #[test]
    fn another_shape_stays() {
        plain("arg0", &["const a = 1;", "b(a);"], "(arg0) => { const a = 1;\nb(a); }");
    }

    #[test]
    fn exceptions_go_to_the_module() {
        check(
            "function() { return handleError(function (arg0) {\n            arg0.focus();\n        }, arguments); },",
            "caught((arg0) => arg0.focus())",
        );
        let helper = "function handleError(f, args) {\n    try {\n    }\n}\nafter\n";
        assert_eq!(shortened(helper), [SHARED.trim_start(), "after\n"].concat());
    }
}
