//! What a host and a portal have to be told, as files that are ready to use.
//!
//! Files with a hash in their name never change and may be kept for ever; all others keep their
//! name while their content changes, so they are asked for again after minutes, texts after one.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    digest,
    script::{self, Constants},
};

const FOREVER: &str = "public, max-age=31536000, immutable";
const MINUTES: &str = "public, max-age=300, stale-while-revalidate=86400";

/// For texts and what vouches for them: what has been corrected or recalled must not be shown for long.
const CHECKED: &str = "public, max-age=60, must-revalidate";

/// What of the data keeps its address while it changes.
const DATA: [&str; 6] = [
    "bundle/m/*",
    "bundle/index/*",
    "bundle/manifest.json",
    "bundle/monographs.json",
    "bundle/index.json",
    "m/*",
];

/// The folders of the bundle whose files are named by what they hold.
const SHARDS: [&str; 2] = ["names", "words"];

/// Where the files of the snippets are said to be.
const HOST: &str = "https://cdn.example";

/// Writes the files into `dist`: `_headers` and the folder `hosting`.
pub(crate) fn write(dist: &Path, constants: &Constants) -> Result<()> {
    let script = fs::read(dist.join(script::NAME))?;
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut hashed: Vec<String> = fs::read_dir(dist)?
        .flatten()
        .filter_map(|file| file.file_name().into_string().ok())
        .collect();
    hashed.retain(|name| has_hash(name));
    hashed.sort();
    let files = [
        ("_headers", headers(&hashed)),
        ("hosting/nginx.conf", nginx(&hashed)),
        ("hosting/script-tag.html", tag(&digest::integrity(&script))),
        ("hosting/content-security-policy.txt", policy()),
        ("hosting/content-security-policy-app.txt", app_policy(&page)),
        ("hosting/integrity.json", integrity(&digest::integrity(&script), constants)?),
    ];
    fs::create_dir_all(dist.join("hosting"))?;
    for (name, text) in files {
        let path = dist.join(name);
        fs::write(&path, text).with_context(|| format!("{} can't be written", path.display()))?;
    }
    Ok(())
}

// Netlify and Cloudflare Pages read `_headers` in the root of the site. Every rule that fits
// applies, so no two of them name the same header.
fn headers(hashed: &[String]) -> String {
    let mut text = String::from(
        "# For Netlify and Cloudflare Pages: belongs in the root of the site. When this folder is\n\
         # not the root, put its path in front of each path here.\n\
         /*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  \
         X-Content-Type-Options: nosniff\n",
    );
    let changing = ["/", "/index.html", "/monographs.html", "/worker.js", "/monograph-card.js"]
        .map(str::to_owned);
    let kept = hashed.iter().map(|name| (format!("/{name}"), FOREVER));
    let kept = kept.chain(SHARDS.map(|folder| (format!("/bundle/{folder}/*"), FOREVER)));
    let data = DATA.map(|path| (format!("/{path}"), CHECKED));
    for (path, keep) in changing.into_iter().map(|path| (path, MINUTES)).chain(data).chain(kept) {
        text += &format!("{path}\n  Cache-Control: {keep}\n");
    }
    text
}

fn nginx(hashed: &[String]) -> String {
    let mut text = String::from(
        "# The map belongs in `http { … }`, the location in the `server { … }` of the host. Change\n\
         # the path and the folder to yours; nginx 1.21 and later know the type of .wasm files.\n\
         map $uri $monograph_cache {\n",
    );
    text += &format!("    default \"{MINUTES}\";\n");
    text += &format!("    ~/bundle/({})/ \"{FOREVER}\";\n", SHARDS.join("|"));
    text += &format!("    ~/(bundle|m)/ \"{CHECKED}\";\n");
    for name in hashed {
        text += &format!("    ~/{}$ \"{FOREVER}\";\n", name.replace('.', "\\."));
    }
    text += "}\n\n\
        location /widgets/v1/ {\n    alias /srv/monograph-card/dist/;\n    \
        add_header Access-Control-Allow-Origin \"*\" always;\n    \
        add_header Cross-Origin-Resource-Policy \"cross-origin\" always;\n    \
        add_header X-Content-Type-Options \"nosniff\" always;\n    \
        add_header Cache-Control $monograph_cache;\n    \
        gzip on;\n    \
        gzip_types application/json application/wasm text/css text/javascript application/javascript;\n}\n";
    text
}

fn tag(integrity: &str) -> String {
    let name = script::NAME;
    let tag = |more: &str| {
        format!(
            "<script async src=\"{HOST}/{name}\" integrity=\"{integrity}\" \
             crossorigin=\"anonymous\"{more}></script>\n"
        )
    };
    format!(
        "<!-- The integrity holds for this very build: serve it under a path with its version. It\n     \
         covers all else that a card loads: the script has the hashes of its other files. -->\n\n\
         <!-- A card where the tag stands: -->\n{}\n\
         <!-- Any number of cards, with the script linked once: -->\n{}\
         <monograph-card drug=\"alemtuzumab-30mg\"></monograph-card>\n",
        tag(" data-drug=\"alemtuzumab-30mg\""),
        tag(""),
    )
}

fn policy() -> String {
    format!(
        "script-src {HOST} 'wasm-unsafe-eval'; connect-src {HOST}; \
         require-trusted-types-for 'script'; trusted-types monograph-card\n"
    )
}

/// The style of the builder's preview (`src/app/snippet.rs`), a page within the app's.
const PREVIEW_STYLE: &str = "body { margin: 1rem }";

// For the app's own page: nothing from elsewhere, and no script that a build has not written.
fn app_policy(page: &str) -> String {
    let inline: Vec<String> = page
        .split("<script")
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split_once("</script>"))
        .map(|(text, _)| text)
        .filter(|text| !text.trim().is_empty())
        .map(|text| format!("'{}'", digest::short_integrity(text.as_bytes())))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self' '{}'; \
         img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'none'\n",
        inline.join(" "),
        digest::short_integrity(PREVIEW_STYLE.as_bytes()),
    )
}

fn integrity(script: &str, constants: &Constants) -> Result<String> {
    let files = serde_json::json!({
        script::NAME: script,
        &constants.module.path: constants.module.integrity,
        &constants.styles.path: constants.styles.integrity,
        &constants.languages.path: constants.languages.integrity,
        &constants.extras.path: constants.extras.integrity,
    });
    Ok(serde_json::to_string_pretty(&files)? + "\n")
}

// `app-0a1b2c3d.wasm`, `monograph-card-0a1b2c3d.css`.
fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let hash = stem.rsplit('-').next().unwrap_or("");
    stem.contains('-') && hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_the_app_has_the_hashes_of_its_inline_scripts() {
        let page =
            "<script>a</script><script src=\"b.js\"></script><script type=\"module\">c</script>";
        let hash = |text: &str| format!("'{}'", digest::short_integrity(text.as_bytes()));
        let policy = app_policy(page);
        let scripts = format!("script-src 'self' 'wasm-unsafe-eval' {} {};", hash("a"), hash("c"));
        assert!(policy.contains(&scripts), "{policy}");
        assert_eq!(policy.matches("sha256-").count(), 3);
        assert!(include_str!("../../src/app/snippet.rs").contains("body {{ margin: 1rem }}"));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (name, expected) in [
            ("monograph-card-0a1b2c3d.wasm", true),
            ("app-0a1b2c3d.js", true),
            ("monograph-card.js", false),
            ("index.html", false),
            ("deadbeef.js", false),
        ] {
            assert_eq!(has_hash(name), expected, "{name}");
        }
        let text = headers(&["app-0a1b2c3d.js".into()]);
        let rule = |path: &str| text.split(&format!("\n{path}\n")).nth(1).unwrap().to_owned();
        assert!(rule("/app-0a1b2c3d.js").starts_with(&format!("  Cache-Control: {FOREVER}\n")));
        assert!(rule("/monograph-card.js").starts_with(&format!("  Cache-Control: {MINUTES}\n")));
    }
}
