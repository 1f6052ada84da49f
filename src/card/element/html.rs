//! An element as HTML. Every text and every attribute is escaped.

use super::{Element, Node, Value};

impl Element {
    /// Appends the element's HTML.
    pub(super) fn print(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            let value = match value {
                Value::Fixed(value) => value.clone(),
                Value::Live(value) => match value() {
                    Some(value) => value,
                    None => continue,
                },
            };
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(&value, out);
            out.push('"');
        }
        out.push('>');
        // Elements that hold nothing have no end.
        if matches!(self.tag, "br" | "input") {
            return;
        }
        for child in &self.children {
            match child {
                Node::Text(text) => escape(text, out),
                Node::Element(element) => element.print(out),
            }
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }
}

/// Escapes for text and for double-quoted attributes alike (HTML Standard, § 13.3).
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::card::element::{Element, element};

    fn check(element: Element, html: &str) {
        let mut out = String::new();
        element.print(&mut out);
        assert_eq!(out, html);
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        check(
            element("p").attr("title", "\"><img src=x>").child("5 < 6 & \"7\" > 1".to_owned()),
            "<p title=\"&quot;&gt;&lt;img src=x&gt;\">5 &lt; 6 &amp; &quot;7&quot; &gt; 1</p>",
        );
    }

    #[test]
    fn a_line_break_has_no_end_tag() {
        check(element("p").child("a").child(element("br")).child("b"), "<p>a<br>b</p>");
    }
}
