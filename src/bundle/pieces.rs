//! The index in small pieces, so that a card need not fetch the list of a whole collection.
//!
//! Which piece has an id follows from the id alone: three hexadecimal digits of its FNV-1a hash
//! (32 bits, over the UTF-8 bytes). A reader thus asks for the piece and the document at once. With
//! 4,096 pieces, one of them has about 60 entries in a collection of 250,000.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::list::head;

/// The name of the piece that has this id, without `.json`.
pub fn piece(id: &str) -> String {
    let hash = id
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{:03x}", hash & 0xfff)
}

/// The pieces in the making: the entries of each, in the order they came.
#[derive(Debug, Default)]
pub(super) struct Pieces(BTreeMap<String, Vec<u8>>);

impl Pieces {
    pub(super) fn push(&mut self, id: &str, entry: &[u8]) {
        let piece = self.0.entry(piece(id)).or_insert_with(|| head("entries"));
        if !piece.ends_with(b"[\n") {
            piece.extend_from_slice(b",\n");
        }
        piece.extend_from_slice(entry);
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// Each piece's name and document, from many threads.
    pub(super) fn finish(self) -> impl ParallelIterator<Item = (String, Vec<u8>)> {
        self.0.into_par_iter().map(|(name, mut piece)| {
            piece.extend_from_slice(b"\n]}\n");
            (name, piece)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::piece;

    /// The published test vectors of FNV-1a, their last three digits.
    #[test]
    fn pieces_follow_fnv_1a() {
        for (id, hash) in [("", "dc5"), ("a", "92c"), ("foobar", "968")] {
            assert_eq!(piece(id), hash, "{id}");
        }
    }
}
