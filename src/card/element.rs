//! Static markup: elements that never change once they stand in the page.
//!
//! Most of a card is text that only sits there. [`Element`] holds such a part as plain data, made
//! by the same code natively and in the browser, and is a Leptos view like any other:
//!
//! - natively it prints itself as HTML, with every text and attribute escaped;
//! - in the browser it builds its nodes one by one, text as text, so no string of the content is
//!   ever read as markup and no Trusted Types policy is needed;
//! - over prerendered markup it adopts its element as it stands, without walking into it.
//!
//! One type for all of it also keeps the module small: a `view!` of the same markup would compile
//! to code of its own for every shape of element.

use std::borrow::Cow;

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

/// An element with its attributes and children. Tag and attribute names are the card's own,
/// never the content's.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    children: Vec<Node>,
}

/// A child of an [`Element`].
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A text node.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
}

/// An element without attributes and children.
pub fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Names the element for the host's `::part()` rules and for the card's own styles.
    #[must_use]
    pub fn part(self, name: &'static str) -> Self {
        self.attr("part", name)
    }

    /// Appends a child.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Appends children.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Whether the element or anything in it can take the focus.
    pub fn takes_focus(&self) -> bool {
        matches!(self.tag, "a" | "button" | "summary")
            || self.attributes.iter().any(|(name, _)| *name == "tabindex")
            || self.children.iter().any(|child| match child {
                Node::Text(_) => false,
                Node::Element(element) => element.takes_focus(),
            })
    }

    fn print(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if self.tag == "br" {
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

    fn create(&self) -> DomElement {
        let dom = Rndr::create_element(self.tag, None);
        for (name, value) in &self.attributes {
            Rndr::set_attribute(&dom, name, value);
        }
        for child in &self.children {
            let child: DomNode = match child {
                Node::Text(text) => Rndr::create_text_node(text).into(),
                Node::Element(element) => element.create().into(),
            };
            Rndr::insert_node(&dom, &child, None);
        }
        dom
    }
}

/// Escapes for text and for double-quoted attributes alike (HTML Standard, § 13.3).
fn escape(text: &str, out: &mut String) {
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

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Node::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Node::Text(text.into())
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Node::Text(text.into())
    }
}

impl From<Cow<'static, str>> for Node {
    fn from(text: Cow<'static, str>) -> Self {
        Node::Text(text)
    }
}

impl Render for Element {
    type State = DomElement;

    fn build(self) -> DomElement {
        self.create()
    }

    fn rebuild(self, _: &mut DomElement) {}
}

no_attrs!(Element);

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.print(buf);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> DomElement {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        // The markup is the card's own; were it cut short, fresh nodes take the place.
        DomElement::cast_from(cursor.current()).unwrap_or_else(|| self.create())
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, element};

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
