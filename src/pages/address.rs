//! Where something is that pages link to: at an address of its own, or somewhere in the site.

use std::fmt;
use std::str::FromStr;

/// An `http` or `https` address, a path from the host's root, or one from the root of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// The text is no address that a page may link to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an address is https://…, a path such as /card/monograph-card.js, or one within the folder of \
     the pages; blanks are written %20"
)]
pub struct InvalidAddress;

impl FromStr for Address {
    type Err = InvalidAddress;

    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let plain = |c: char| c.is_ascii_graphic() || (!c.is_ascii() && c.is_alphanumeric());
        // A colon before the first slash would make what stands before it a scheme.
        let first = text.split(['/', '?', '#']).next().unwrap_or_default();
        let absolute = text.starts_with("https://") || text.starts_with("http://");
        if !text.chars().all(plain) || (first.contains(':') && !absolute) {
            return Err(InvalidAddress);
        }
        Ok(Address(text.to_owned()))
    }
}

impl Address {
    /// The address as a page links to it that is so many folders below the root of the site.
    pub fn from_depth(&self, depth: usize) -> String {
        if self.0.starts_with("https://")
            || self.0.starts_with("http://")
            || self.0.starts_with('/')
        {
            return self.0.clone();
        }
        let path = "../".repeat(depth) + self.0.strip_prefix("./").unwrap_or(&self.0);
        // An empty address would be that of the page itself.
        if path.is_empty() { "./".to_owned() } else { path }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn paths_lead_from_the_page() {
        fn check(text: &str, expected: Option<&str>) {
            let found = text.parse::<Address>().ok().map(|address| address.from_depth(2));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        check("monograph-card.js", Some("../../monograph-card.js"));
        check("./", Some("../../"));
        check("", Some("../../"));
        check("../card.js", Some("../../../card.js"));
        check("/card.js", Some("/card.js"));
        check("//cdn.example/card.js", Some("//cdn.example/card.js"));
        check("https://cdn.example/card.js", Some("https://cdn.example/card.js"));
        check("list?by=name:a", Some("../../list?by=name:a"));
        check("javascript:alert(1)", None);
        check("data:text/javascript,1", None);
        check("a b", None);
        check("a\nb", None);
    }
}
