//! A monograph in the bytes of the bundle: its document, and what the lists say of it.

use std::io::Write as _;
use std::ops::Range;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::json::{Json as _, Other, object};
use super::list::head;
use super::names::Key;
use crate::model::{Entry, Monograph};
use crate::{places, prerender};

/// A monograph in the bytes of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The monograph's own document.
    pub document: Vec<u8>,
    /// Where in the document the monograph stands.
    json: Range<usize>,
    pub(super) listed: Listed,
}

/// What the lists of a bundle say of a monograph, in the bytes they have it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// With the hash of the document.
    pub(super) entry: Entry,
    pub(super) line: Line,
    pub(super) keys: Vec<Key>,
}

/// An entry in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of its piece of the index.
    pub(super) piece: usize,
    json: Box<[u8]>,
    /// How much of it the names say, too; of that the closing brace is missing.
    shown: usize,
}

impl Encoded {
    /// Encodes a monograph; with its [markup](crate::prerender::markup) when `prerender` is set.
    ///
    /// # Errors
    ///
    /// None that the types of the bundle can cause.
    pub fn new(monograph: &Monograph, prerender: bool) -> Result<Encoded, serde_json::Error> {
        // Most monographs fit without their markup, so the text is not moved while it grows.
        let mut document = Vec::with_capacity(1 << 13);
        document.extend_from_slice(&head("monographs"));
        let start = document.len();
        monograph.write(&mut document)?;
        let json = start..document.len();
        if prerender {
            // Behind the monograph, whose words it repeats, it packs better than before it.
            let markup = serde_json::to_string(&prerender::markup(monograph))?;
            write!(document, "\n],\"markup\":{markup}}}\n").map_err(serde_json::Error::io)?;
        } else {
            document.extend_from_slice(b"\n]}\n");
        }
        let listed = Listed::new(Entry {
            id: monograph.id.clone(),
            title: monograph.title.clone(),
            generic_name: monograph.generic_name.clone(),
            brand_names: monograph.brand_names.clone(),
            recalled: monograph.recalled.is_some(),
            integrity: Some(integrity(&document)),
            provenance: monograph.provenance.clone(),
            reviewed_by: monograph.reviewed_by.clone(),
        })?;
        Ok(Encoded { document, json, listed })
    }

    /// A monograph from the document written for it before; `None` when the document is not what the
    /// entry's hash says.
    pub(super) fn stored(document: Vec<u8>, entry: &Entry) -> Option<Encoded> {
        if entry.integrity.as_ref() != Some(&integrity(&document)) {
            return None;
        }
        // The monograph is the second line.
        let mut ends = document.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let (start, end) = (ends.next()?.0 + 1, ends.next()?.0);
        Some(Encoded { json: start..end, document, listed: Listed::new(entry.clone()).ok()? })
    }

    /// The monograph's id.
    pub fn id(&self) -> &str {
        &self.listed.entry.id
    }

    /// What the document hashes to, as in Subresource Integrity (`sha256-…`).
    pub fn integrity(&self) -> &str {
        self.listed.entry.integrity.as_deref().unwrap_or_default()
    }

    /// Its entry in the index.
    pub fn entry(&self) -> &Entry {
        &self.listed.entry
    }

    /// The monograph as JSON.
    pub fn monograph(&self) -> &[u8] {
        self.document.get(self.json.clone()).unwrap_or_default()
    }
}

impl Listed {
    /// Lists a monograph by its entry in the index.
    ///
    /// # Errors
    ///
    /// None that an entry can cause.
    pub fn new(entry: Entry) -> Result<Listed, serde_json::Error> {
        Ok(Listed { line: Line::new(&entry)?, keys: Key::all(&entry), entry })
    }

    /// The entry in the index.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }
}

impl Line {
    fn new(entry: &Entry) -> Result<Line, serde_json::Error> {
        let Entry {
            id,
            title,
            generic_name,
            brand_names,
            recalled,
            integrity,
            provenance,
            reviewed_by,
        } = entry;
        let (mut json, mut shown) = (Vec::with_capacity(512), 0);
        object(&mut json, |it| {
            it.add("id", id).add("title", title).add_some("generic_name", generic_name);
            it.add_any("brand_names", brand_names);
            if *recalled {
                it.add("recalled", &Other(true));
            }
            shown = it.length();
            it.add_some("integrity", integrity).add_some("provenance", provenance);
            it.add_some("reviewed_by", reviewed_by);
        })?;
        Ok(Line { piece: places::number(&entry.id), json: json.into(), shown })
    }

    /// The entry as the index has it.
    pub(super) fn json(&self) -> &[u8] {
        &self.json
    }

    /// Writes the entry as the names have it.
    pub(super) fn write_shown(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.json.get(..self.shown).unwrap_or_default());
        out.push(b'}');
    }
}

/// The hash of a document in the form of Subresource Integrity.
pub(crate) fn integrity(document: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(document)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_entry_in_json() {
        let some = |text: &str| Some(text.to_owned());
        let least = Entry { id: "a".into(), title: "A \"b\"".into(), ..Entry::default() };
        let most = Entry {
            generic_name: some("é"),
            brand_names: vec!["B".into(), "C\n".into()],
            recalled: true,
            integrity: some("sha256-x"),
            provenance: some("own"),
            reviewed_by: some("D"),
            ..least.clone()
        };
        let part = Entry { reviewed_by: some("D"), ..least.clone() };
        for entry in [least, most, part] {
            let line = Line::new(&entry).unwrap();
            assert_eq!(line.json(), serde_json::to_vec(&entry).unwrap());
            let shown =
                Entry { integrity: None, provenance: None, reviewed_by: None, ..entry.clone() };
            let mut out = Vec::new();
            line.write_shown(&mut out);
            assert_eq!(out, serde_json::to_vec(&shown).unwrap());
        }
    }
}
