//! The address bar: which view the part of the address after `#` names.
//!
//! `#/` and nothing are the list, `#/warfarin` is a monograph, `#about` tells of the collection,
//! `#embed` and `#embed/warfarin` make the lines that put a card on a page, `#compare/warfarin/metformin`
//! shows two monographs side by side; either may be left out, as in `#compare//metformin`. `#a-z/w` is
//! the part of a large collection that begins there.
//! A page of the app begins without a slash, so no id of a monograph can be mistaken for one.

/// A view of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The list of all monographs.
    List,
    /// The monograph with this id, whether there is one or not.
    Monograph(String),
    /// The list from this key on.
    Letters(String),
    /// What the collection is and where its texts come from.
    About,
    /// The lines for a page, of the monograph with this id or of any.
    Embed(Option<String>),
    /// Two monographs beside each other. An empty id is still to be chosen.
    Compare(String, String),
}

impl Route {
    /// Reads `location.hash`. Nothing when it is no address of the app, such as the target of a
    /// link within the page.
    pub fn parse(hash: &str) -> Option<Route> {
        match hash.strip_prefix('#').unwrap_or(hash) {
            "" | "/" => Some(Route::List),
            "about" => Some(Route::About),
            "embed" | "embed/" => Some(Route::Embed(None)),
            "compare" => Some(Route::Compare(String::new(), String::new())),
            path => {
                let id = |id: &str| decode(id.strip_suffix('/').unwrap_or(id));
                if let Some(rest) = path.strip_prefix("embed/") {
                    return Some(Route::Embed(Some(id(rest))));
                }
                if let Some(rest) = path.strip_prefix("a-z/") {
                    return Some(Route::Letters(id(rest)));
                }
                if let Some(rest) = path.strip_prefix("compare/") {
                    let (first, second) = rest.split_once('/').unwrap_or((rest, ""));
                    return Some(Route::Compare(decode(first), id(second)));
                }
                Some(Route::Monograph(id(path.strip_prefix('/')?)))
            }
        }
    }

    /// The address, for a link.
    pub fn href(&self) -> String {
        match self {
            Route::List => "#/".to_owned(),
            Route::Monograph(id) => ["#/", &encode(id)].concat(),
            Route::Letters(key) => ["#a-z/", &encode(key)].concat(),
            Route::About => "#about".to_owned(),
            Route::Embed(None) => "#embed".to_owned(),
            Route::Embed(Some(id)) => ["#embed/", &encode(id)].concat(),
            Route::Compare(first, second) if first.is_empty() && second.is_empty() => {
                "#compare".to_owned()
            }
            Route::Compare(first, second) if second.is_empty() => {
                ["#compare/", &encode(first)].concat()
            }
            Route::Compare(first, second) => {
                ["#compare/", &encode(first), "/", &encode(second)].concat()
            }
        }
    }
}

/// Undoes percent-encoding. What is no encoding of UTF-8 stays as it is: no monograph has such an
/// id, and the reader sees what the address says.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        match after {
            [high, low, after @ ..] if *first == b'%' => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                let (Some(high), Some(low)) = (digit(high), digit(low)) else {
                    return text.to_owned();
                };
                bytes.extend(u8::try_from(high * 16 + low));
                rest = after;
            }
            after => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Encodes the two characters of an address that an id could hold and that would read otherwise.
fn encode(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F")
}

#[cfg(test)]
mod tests {
    use super::Route;

    fn monograph(id: &str) -> Option<Route> {
        Some(Route::Monograph(id.to_owned()))
    }

    fn compare(first: &str, second: &str) -> Option<Route> {
        Some(Route::Compare(first.to_owned(), second.to_owned()))
    }

    #[test]
    fn an_address_names_a_view() {
        for (hash, expected) in [
            ("", Some(Route::List)),
            ("#", Some(Route::List)),
            ("#/", Some(Route::List)),
            ("#about", Some(Route::About)),
            ("#/about", monograph("about")),
            ("#/alemtuzumab-30mg", monograph("alemtuzumab-30mg")),
            ("#/alemtuzumab-30mg/", monograph("alemtuzumab-30mg")),
            ("#/caf%C3%A9", monograph("café")),
            ("#/café", monograph("café")),
            ("#/100%", monograph("100%")),
            ("#/%zz", monograph("%zz")),
            ("#/%ff", monograph("%ff")),
            ("#/a/b", monograph("a/b")),
            ("#embed", Some(Route::Embed(None))),
            ("#embed/", Some(Route::Embed(None))),
            ("#embed/caf%C3%A9", Some(Route::Embed(Some("café".to_owned())))),
            ("#/embed", monograph("embed")),
            ("#compare", compare("", "")),
            ("#compare/", compare("", "")),
            ("#compare/warfarin", compare("warfarin", "")),
            ("#compare/warfarin/", compare("warfarin", "")),
            ("#compare//metformin", compare("", "metformin")),
            ("#compare/caf%C3%A9/a%2Fb/", compare("café", "a/b")),
            ("#/compare", monograph("compare")),
            ("#a-z/w", Some(Route::Letters("w".to_owned()))),
            ("#a-z/w%20x", Some(Route::Letters("w x".to_owned()))),
            ("#main", None),
        ] {
            assert_eq!(Route::parse(hash), expected, "{hash}");
        }
    }

    #[test]
    fn a_link_leads_where_it_says() {
        let ids = ["warfarin", "café", "100%", "a/b", "%41"];
        let monographs = ids.iter().map(|id| Route::Monograph((*id).to_owned()));
        let lines = [None, Some("a/b".to_owned())].map(Route::Embed);
        let pairs = [("", ""), ("a/b", ""), ("", "%41"), ("café", "a/b")];
        let pairs = pairs.into_iter().filter_map(|(first, second)| compare(first, second));
        let pages = [Route::List, Route::About].into_iter().chain(lines).chain(pairs);
        for route in monographs.chain(pages) {
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
    }
}
