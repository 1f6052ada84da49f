//! Reading HTML as far as the pages need it (HTML Standard, § 13.2.5), apart from the code that
//! writes it.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A start tag with its attributes, decoded.
    Open(String, Vec<(String, String)>),
    Close(String),
    /// Decoded; within `script` and `style` as it stands.
    Text(String),
}

/// The pieces of a page.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut rest = html.strip_prefix("<!doctype html>").unwrap();
    let mut out = Vec::new();
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            out.push(Piece::Text(decode(text)));
            rest = after;
            continue;
        };
        let (name, after) = tag.split_at(tag.find([' ', '>', '\n']).unwrap());
        if let Some(name) = name.strip_prefix('/') {
            out.push(Piece::Close(name.to_owned()));
            rest = after.strip_prefix('>').unwrap();
            continue;
        }
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "no tag: <{name}");
        let (attributes, after) = attributes(after);
        out.push(Piece::Open(name.to_owned(), attributes));
        rest = after;
        if ["script", "style", "title"].contains(&name) {
            let end = rest.to_ascii_lowercase().find(&format!("</{name}")).unwrap();
            let (text, after) = rest.split_at(end);
            out.push(Piece::Text(if name == "title" { decode(text) } else { text.to_owned() }));
            rest = after;
        }
    }
    out
}

/// The attributes of a tag, and what stands behind it.
fn attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut out = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (out, after);
        }
        let (name, after) = rest.split_at(rest.find(['=', ' ', '>']).unwrap());
        assert!(!name.contains(['"', '\'', '<']), "no attribute: {name}");
        rest = after;
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix("=\"") {
            let (text, after) = after.split_once('"').unwrap();
            value = decode(text);
            rest = after;
            assert!(rest.starts_with([' ', '>']), "an attribute ends in the middle: {rest:.40}");
        }
        out.push((name.to_owned(), value));
    }
}

fn decode(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// The text within the elements of this name, without that of scripts and styles; blanks between
/// elements.
pub(super) fn text_in(pieces: &[Piece], name: &str) -> String {
    let (mut depth, mut raw, mut out) = (0, false, String::new());
    for piece in pieces {
        match piece {
            Piece::Open(tag, _) if tag == name => depth += 1,
            Piece::Close(tag) if tag == name => depth -= 1,
            Piece::Open(tag, _) => raw = tag == "script" || tag == "style",
            Piece::Close(_) => raw = false,
            Piece::Text(text) if depth > 0 && !raw => {
                out.push_str(text);
                out.push(' ');
            }
            Piece::Text(_) => {}
        }
    }
    out
}

/// The text of the one `script` with the JSON-LD.
pub(super) fn linked_data(pieces: &[Piece]) -> serde_json::Value {
    let json = ("type".to_owned(), "application/ld+json".to_owned());
    let at =
        |piece: &Piece| matches!(piece, Piece::Open(_, attributes) if attributes.contains(&json));
    let place = pieces.iter().position(at).unwrap();
    let Some(Piece::Text(text)) = pieces.get(place + 1) else { panic!("no JSON-LD") };
    serde_json::from_str(text).unwrap()
}

/// The value of an attribute of the first element that has another one with a value.
pub(super) fn attribute(pieces: &[Piece], by: (&str, &str), name: &str) -> Option<String> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Open(_, all) if all.iter().any(|(n, v)| (n.as_str(), v.as_str()) == by) => {
            all.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone())
        }
        _ => None,
    })
}
