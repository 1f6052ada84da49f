//! Where a bundle keeps what, from a monograph's id alone.
//!
//! Each id belongs to one of 4,096 pieces of the index: three hexadecimal digits of its FNV-1a hash
//! (32 bits, over the UTF-8 bytes). A reader thus asks for the piece and the document at once, and no
//! list has to come first. With 4,096 pieces, one has about 60 entries in a collection of 250,000. The
//! first two digits are the folder of the document, so that no folder has more than a thousand or so
//! files even then. The card's script does the same (`public/loader/bundle.js`).

/// How many pieces there are.
pub const PIECES: usize = 4_096;

/// The number of the piece that has this id, below [`PIECES`].
pub fn number(id: &str) -> usize {
    let hash = id
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % PIECES
}

/// The name of the piece of this number, without `.json`.
pub fn name(number: usize) -> String {
    let digit = |shift: usize| char::from_digit((number >> shift & 0xf) as u32, 16).unwrap_or('0');
    [digit(8), digit(4), digit(0)].iter().collect()
}

/// The name of the piece that has this id, without `.json`.
pub fn piece(id: &str) -> String {
    name(number(id))
}

/// The folder and the name of the document of this id, without `.json`.
pub fn document(id: &str) -> String {
    let piece = piece(id);
    [piece.get(..2).unwrap_or_default(), "/", id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published test vectors of FNV-1a, their last three digits.
    #[test]
    fn pieces_follow_fnv_1a() {
        for (id, hash) in [("", "dc5"), ("a", "92c"), ("foobar", "968")] {
            assert_eq!(piece(id), hash, "{id}");
        }
        assert_eq!(document("foobar"), "96/foobar");
    }
}
