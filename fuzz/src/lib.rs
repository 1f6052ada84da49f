//! What must hold for any input, one function for each part that reads what others wrote. A fuzzer
//! calls them with bytes of its own; `tests/fuzz.rs` with the inputs kept in `corpus/`.
//!
//! What always holds here: a function returns for every input that is dealt with as it should be,
//! and panics for every other.

use std::collections::BTreeSet;

use monograph_card::bundle::Encoded;
use monograph_card::compile::{Compiled, compile as compiled};
use monograph_card::model::{Bundle, Entry, Index, Monograph};
use monograph_card::pages::{Layout, Page, Site, Styles};
use monograph_card::prerender;
use monograph_card::settings::Settings;

// The search of the app, which is no part of the native library.
use monograph_card::model;
#[path = "."]
mod app {
    pub use monograph_card::names::fold;
    #[allow(dead_code)]
    #[path = "../../src/app/listing.rs"]
    pub mod listing;

    /// As much of the app's search as the listing asks for: the rest extends types of the library,
    /// which only the library itself may.
    #[allow(dead_code)]
    #[path = "../../src/app/search"]
    pub mod search {
        use std::sync::Arc;

        use monograph_card::model::Entry;

        pub mod typo;

        pub struct Hits {
            pub entries: Vec<Arc<Entry>>,
            pub more: bool,
            pub instead: Vec<String>,
        }
    }
}

/// The front matter of a file: any text between the two lines.
pub fn front_matter(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        read(&format!("---\n{text}\n---\n\n**Usage:** For pain.\n"));
        read(text);
    }
}

/// Any text as the file of a monograph.
pub fn compile(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        read(&under_title(text));
    }
}

fn under_title(body: &str) -> String {
    format!("---\ntitle: Alpha\n---\n\n{body}")
}

/// Compiles, checks what is said, and makes all that is made of a monograph.
fn read(source: &str) -> Compiled<'_> {
    let found = compiled("alpha", source, &Settings::default());
    for diagnostic in &found.diagnostics {
        assert!(
            source.get(diagnostic.span.clone()).is_some(),
            "{diagnostic:?} is no part of the source"
        );
        assert!(!diagnostic.message.is_empty());
    }
    for passage in &found.passages {
        let span = passage.span(0..passage.text.len());
        assert!(source.get(span.clone()).is_some(), "{passage:?} stands at {span:?}");
    }
    assert!(found.monograph.is_some() || !found.diagnostics.is_empty(), "refused without a word");
    if let Some(monograph) = &found.monograph {
        let json = serde_json::to_string(monograph).unwrap();
        assert_eq!(&serde_json::from_str::<Monograph>(&json).unwrap(), monograph, "JSON and back");
        shown(monograph);
    }
    found
}

/// Pieces that mean something in a monograph, so that a few bytes are a whole text.
const PIECES: [&str; 30] = [
    "\n",
    "\n\n",
    " ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "**",
    "*",
    ":",
    "?",
    "Q:",
    "A:",
    "Usage:",
    "Side Effects:",
    "FAQs",
    "Disclaimer:",
    "Note:",
    "# ",
    "## ",
    "|",
    "\n---\n",
    "&",
    "\\",
    "(",
    ")",
    "    ",
    "Generic Name:",
    "**Dosage:**",
    "Common:",
];

/// A text made of pieces, with a word of its own between any two: none may be lost without a
/// message that points at it.
pub fn words(data: &[u8]) {
    let mut body = String::new();
    let mut wanted = BTreeSet::new();
    for (n, byte) in data.iter().take(400).enumerate() {
        match PIECES.get(usize::from(*byte) % 40) {
            Some(piece) => body.push_str(piece),
            None => {
                let word = format!("w{n}w");
                body.push_str(&word);
                if byte & 64 == 0 {
                    body.push(' ');
                }
                wanted.insert(word);
            }
        }
    }
    let source = under_title(&body);
    let found = read(&source);
    let Some(monograph) = found.monograph else { return };
    let mut kept = String::new();
    let pointed = found.diagnostics.iter().filter_map(|it| source.get(it.span.clone()));
    pointed.for_each(|text| kept.push_str(text));
    texts(&serde_json::to_value(&monograph).unwrap(), &mut kept);
    for word in wanted {
        assert!(
            kept.contains(&word),
            "{word} is lost from\n{body}\n{}",
            serde_json::to_string(&monograph).unwrap()
        );
    }
}

/// All texts of a part of the bundle, but for names that the compiler makes of them.
fn texts(value: &serde_json::Value, out: &mut String) {
    match value {
        serde_json::Value::String(text) => out.push_str(text),
        serde_json::Value::Array(all) => all.iter().for_each(|it| texts(it, out)),
        serde_json::Value::Object(all) => {
            let made = ["id", "kind", "href"];
            all.iter()
                .filter(|(key, _)| !made.contains(&key.as_str()))
                .for_each(|(_, it)| texts(it, out));
        }
        _ => {}
    }
    out.push('\n');
}

/// Any bytes as a document of a bundle: what can be read can be shown, and no text is markup.
pub fn bundle(data: &[u8]) {
    let Ok(bundle) = serde_json::from_slice::<Bundle>(data) else { return };
    let json = serde_json::to_string(&bundle).unwrap();
    let again: Bundle = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), json, "JSON and back");
    bundle.monographs.iter().for_each(shown);
}

/// The card's markup, its document and its page, with no element that no card has.
fn shown(monograph: &Monograph) {
    let markup = prerender::markup(monograph);
    assert!(!markup.contains("<script") && !markup.contains("<!--"), "{markup}");
    let encoded = Encoded::new(monograph, true).unwrap();
    let again: Bundle = serde_json::from_slice(&encoded.document).unwrap();
    let json = |monographs: &[Monograph]| serde_json::to_string(monographs).unwrap();
    assert_eq!(json(&again.monographs), json(std::slice::from_ref(monograph)));
    if let Some(site) = site() {
        let page = Page::new(monograph, &site).unwrap().html;
        assert_eq!(page.matches("</script>").count(), page.matches("<script").count(), "{page}");
    }
}

fn site() -> Option<Site> {
    Some(Site {
        script: "../../monograph-card.js".parse().ok()?,
        integrity: None,
        home: "../../".parse().ok()?,
        styles: Styles::default(),
        layout: Layout::default(),
        base_url: None,
        publisher: None,
    })
}

/// A reader's query, the first line, in a collection with the names of the other lines.
pub fn query(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (query, names) = text.split_once('\n').unwrap_or((text, "Alpha\nÉmile, Straße"));
    let entry = |(n, line): (usize, &str)| {
        let mut names = line.split(',').map(str::to_owned);
        Entry {
            id: n.to_string(),
            title: names.next().unwrap_or_default(),
            brand_names: names.collect(),
            ..Entry::default()
        }
    };
    let entries: Vec<Entry> = names.lines().enumerate().map(entry).collect();
    let all = entries.len();
    let listing = app::listing::Listing::new(Index { schema: model::SCHEMA, entries });
    assert_eq!(listing.len(), all);
    let found: usize = listing.matching(query).iter().map(|group| group.entries.len()).sum();
    let hits = listing.hits(query).entries.len();
    assert!(found <= all && hits == found, "{found} of {all}, {hits} with the nearest first");
    assert!(!query.trim().is_empty() || found == all, "an empty query is the whole list");
    for entry in listing.entries() {
        let own: usize =
            listing.matching(&entry.title).iter().map(|group| group.entries.len()).sum();
        assert!(own > 0, "{:?} is not found by its own title", entry.title);
    }
}
