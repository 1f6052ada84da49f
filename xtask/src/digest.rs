//! Hashes of files: short ones for their names, long ones for `integrity`.

use sha2::{Digest as _, Sha256, Sha384};

/// Eight hexadecimal digits that name this content.
pub(crate) fn short(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` attribute: `sha384-` and the hash in base64 (Subresource
/// Integrity, § 3.5).
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(content)))
}

// The hash is 48 bytes long, so there is never a group that needs padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (groups, _) = bytes.as_chunks::<3>();
    let mut text = String::with_capacity(groups.len() * 4);
    for &[a, b, c] in groups {
        let group = u32::from_be_bytes([0, a, b, c]);
        for shift in [18, 12, 6, 0] {
            text.push(char::from(DIGITS[(group >> shift & 63) as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_what_browsers_expect() {
        // The empty file's hash as `openssl dgst -sha384 -binary | base64` gives it.
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }

    #[test]
    fn names_are_eight_digits() {
        assert_eq!(short(b""), "e3b0c442");
    }
}
