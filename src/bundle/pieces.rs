//! The index in small pieces, so that a card need not fetch the list of a whole collection. Which
//! piece has an id follows from the id alone: see [`places`].
//!
//! A piece has the number of the build that changed it last, so that a page can tell an older piece
//! from a newer one, and a build that changes nothing of a piece leaves it alone.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

use super::encoded::Line;
use super::file_name;
use super::names::address;
use crate::model::SCHEMA;
use crate::{places, sources};

/// What stands before the entries of each piece, apart from its head.
const ENTRIES: &[u8] = b"\"entries\":[\n";

/// A piece that is done with.
pub(super) struct Piece {
    pub(super) name: String,
    /// Of its entries, whatever the number of the build; `None` when it has none any more.
    pub(super) hash: Option<String>,
    /// The ids of the old piece that the new one has no more.
    pub(super) gone: Vec<String>,
}

/// Makes the pieces of a build of this number, and hands those that differ from the old ones, in the
/// folder `old`, to `write`, from many threads.
pub(super) fn finish<E: Send>(
    lines: &[Line],
    number: Option<u64>,
    old: &Path,
    write: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<Vec<Piece>, E> {
    let mut pieces = vec![Vec::new(); places::PIECES];
    for line in lines {
        if let Some(piece) = pieces.get_mut(line.piece) {
            piece.push(line.json());
        }
    }
    // A new bundle has no pieces to ask for one by one.
    let old = old.is_dir().then_some(old);
    let finish = |(at, lines): (usize, Vec<&[u8]>)| {
        let name = places::name(at);
        let old = old.and_then(|old| fs::read(old.join(file_name(&name))).ok()).unwrap_or_default();
        if lines.is_empty() {
            return Ok(Piece { gone: gone(&name, &old, b""), name, hash: None });
        }
        let entries = [ENTRIES, &lines.join(&b",\n"[..]), b"\n]}\n"].concat();
        let hash = Some(address(&entries));
        if is_kept(&old, number.is_some(), &entries) {
            return Ok(Piece { name, hash, gone: Vec::new() });
        }
        let numbered = number.map(|number| format!("\"build_number\":{number},"));
        let head = format!("{{\"schema\":{SCHEMA},{}", numbered.unwrap_or_default());
        let bytes = [head.as_bytes(), &entries].concat();
        write(&name, &bytes)?;
        Ok(Piece { gone: gone(&name, &old, &bytes), name, hash })
    };
    pieces.into_par_iter().enumerate().map(finish).collect()
}

/// Whether the old piece has these entries. What has not changed keeps the number it has.
fn is_kept(old: &[u8], numbered: bool, entries: &[u8]) -> bool {
    let head = old.strip_suffix(entries);
    let rest =
        head.and_then(|head| head.strip_prefix(format!("{{\"schema\":{SCHEMA},").as_bytes()));
    rest.is_some_and(|rest| {
        if numbered { rest.starts_with(b"\"build_number\":") } else { rest.is_empty() }
    })
}

/// The ids that the old piece has and the new one has not. Whatever the old one holds, only what this
/// program could have put there.
fn gone(name: &str, old: &[u8], new: &[u8]) -> Vec<String> {
    if old.is_empty() {
        return Vec::new();
    }
    let new: HashSet<Cow<'_, str>> = ids(new).into_iter().collect();
    let old = ids(old).into_iter();
    let ours = old.filter(|id| sources::is_id(id) && places::piece(id) == name);
    ours.filter(|id| !new.contains(id)).map(Cow::into_owned).collect()
}

fn ids(piece: &[u8]) -> Vec<Cow<'_, str>> {
    #[derive(Deserialize)]
    struct Ids<'a> {
        schema: u32,
        #[serde(borrow)]
        entries: Vec<Id<'a>>,
    }
    #[derive(Deserialize)]
    struct Id<'a> {
        #[serde(borrow)]
        id: Cow<'a, str>,
    }
    let ids = serde_json::from_slice::<Ids<'_>>(piece).ok().filter(|it| it.schema == SCHEMA);
    ids.into_iter().flat_map(|it| it.entries).map(|it| it.id).collect()
}
