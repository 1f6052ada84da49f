//! Hashes of files: short ones for their names, long ones for `integrity`.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha256, Sha384};

/// Eight hexadecimal digits that name this content.
pub(crate) fn short(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The whole SHA-256 in hexadecimal digits.
pub(crate) fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an `integrity` attribute: `sha384-` and the hash in base64 (Subresource
/// Integrity, § 3.5).
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// The same with the shorter `sha256-`, for hashes that the script carries: they do not pack, and
/// each byte of the script is weighed.
pub(crate) fn short_integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
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
