//! A bill of materials in CycloneDX 1.6 (ECMA-424), as JSON.

use serde_json::{Value, json};

use super::shipped::{Crates, Id};

/// What the bill is about.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A WebAssembly module.
    Module,
    /// The npm package.
    Npm,
}

/// The bill of what `name` is made of.
pub(crate) fn bill(name: &str, kind: Kind, version: &str, crates: &Crates) -> String {
    let (kind, purl) = match kind {
        Kind::Module => ("application", format!("pkg:cargo/{name}@{version}")),
        Kind::Npm => ("library", format!("pkg:npm/{name}@{version}")),
    };
    let components: Vec<Value> = crates
        .iter()
        .map(|(id, it)| {
            let mut component = json!({
                "type": "library",
                "bom-ref": purl_of(id),
                "name": id.0,
                "version": id.1,
                "purl": purl_of(id),
                "licenses": [{ "expression": it.license }],
            });
            if let Some(sum) = &it.checksum {
                component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
            }
            component
        })
        .collect();
    let needed: std::collections::BTreeSet<&Id> =
        crates.values().flat_map(|it| &it.needs).collect();
    let direct: Vec<String> =
        crates.keys().filter(|id| !needed.contains(id)).map(purl_of).collect();
    let depends = |of: &str, on: Vec<String>| json!({ "ref": of, "dependsOn": on });
    let mut dependencies = vec![depends(&purl, direct)];
    dependencies.extend(
        crates.iter().map(|(id, it)| depends(&purl_of(id), it.needs.iter().map(purl_of).collect())),
    );
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": kind,
            "bom-ref": purl,
            "name": name,
            "version": version,
            "purl": purl,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
        "dependencies": dependencies,
    });
    format!("{bill:#}\n")
}

// https://github.com/package-url/purl-spec; names and versions of crates need no escapes but `+`.
fn purl_of((name, version): &Id) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::supply::shipped::Crate;

    #[test]
    fn names_each_crate_once_and_what_needs_what() {
        let id = |name: &str| (name.to_owned(), "1.0.0+x".to_owned());
        let mut crates = Crates::new();
        crates.insert(id("a"), Crate { needs: [id("b")].into(), ..Crate::default() });
        crates.insert(id("b"), Crate { checksum: Some("00".into()), ..Crate::default() });
        let bill: Value = serde_json::from_str(&bill("m", Kind::Npm, "2.0.0", &crates)).unwrap();
        assert_eq!(bill["metadata"]["component"]["purl"], "pkg:npm/m@2.0.0");
        assert_eq!(bill["components"][1]["purl"], "pkg:cargo/b@1.0.0%2Bx");
        assert_eq!(bill["components"][1]["hashes"][0]["content"], "00");
        assert_eq!(bill["dependencies"][0]["dependsOn"], json!(["pkg:cargo/a@1.0.0%2Bx"]));
        assert_eq!(bill["dependencies"][1]["dependsOn"], json!(["pkg:cargo/b@1.0.0%2Bx"]));
    }
}
