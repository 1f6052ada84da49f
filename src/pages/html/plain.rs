//! The card's markup as a mere text, for where the card itself cannot stand.
//!
//! The text stands in the page beside the card, unseen, so it must not offer everything twice to
//! tools that look at a page's landmarks: it has none, no tabs, and no list of contents. What always
//! holds: every other word stays. In markup of the card's own `<` begins a tag and `"` ends a value,
//! for in texts both are escaped; so looking for them finds nothing of the content's.

/// The elements that are landmarks, or become some by a label.
const LANDMARKS: [&str; 5] = ["article", "section", "header", "footer", "nav"];

/// The markup without tabs, contents and landmarks.
pub(super) fn plain(markup: &str) -> String {
    let tabs = without(markup, "<div part=\"tabs\"", "</div>");
    let contents = without(&tabs, "<nav class=\"contents\"", "</nav>");
    let mut text = without(&contents, " aria-labelledby=\"", "\"");
    for name in LANDMARKS {
        text = text.replace(&format!("<{name} "), "<div ").replace(&format!("<{name}>"), "<div>");
        text = text.replace(&format!("</{name}>"), "</div>");
    }
    text
}

/// The text without any of what stands from `start` to the nearest `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once(end).map_or("", |(_, rest)| rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn landmarks_tabs_and_contents_go_and_texts_stay() {
        fn check(markup: &str, expected: &str) {
            assert_eq!(plain(markup), expected);
        }
        check(
            "<article part=\"base\"><header>A</header></article>",
            "<div part=\"base\"><div>A</div></div>",
        );
        check("<div part=\"tabs\" role=\"tablist\"><button>U</button></div><p>x</p>", "<p>x</p>");
        check("<nav class=\"contents\"><ul><li>U</li></ul></nav><p>x</p>", "<p>x</p>");
        check("<section id=\"a\" aria-labelledby=\"b\" x=\"c\">", "<div id=\"a\" x=\"c\">");
        let text = "<p>&lt;section aria-labelledby=&quot;a&quot;&gt; nav article</p>";
        check(text, text);
    }
}
