//! The card's markup: elements as plain data, made by the same code natively and in the browser.
//!
//! Most of a card is text that only sits there; a few attributes follow a signal, and a few
//! elements listen. [`Element`] holds all of that and is a Leptos view like any other:
//!
//! - natively it prints itself as HTML, with every text and attribute escaped;
//! - in the browser it builds its nodes one by one, text as text, so no string of the content is
//!   ever read as markup and no Trusted Types policy is needed;
//! - over prerendered markup it adopts the nodes as they stand, and walks only into those elements
//!   that have something live within.
//!
//! One type for all of it keeps the module small: a `view!` of the same markup compiles to code of
//! its own for every shape of element (see ARCHITECTURE.md, "Bytes").

use std::borrow::Cow;

use leptos::prelude::RenderEffect;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::{JsCast as _, closure::Closure};
use leptos::web_sys::Event;

/// An element with its attributes, listeners and children. Tag and attribute names are the card's
/// own, never the content's.
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Node>,
}

/// The value of an attribute.
enum Value {
    Fixed(Cow<'static, str>),
    /// Follows the signals it reads; `None` takes the attribute away.
    Live(Box<dyn Fn() -> Option<Cow<'static, str>> + Send>),
}

type Listener = Box<dyn Fn(&Event) + Send>;

/// A child of an [`Element`].
pub enum Node {
    /// A text node.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
}

/// An element without attributes and children.
pub fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() }
}

impl Element {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, Value::Fixed(value.into())));
        self
    }

    /// Marks the language of the content in the element, where it is known, and which way it runs:
    /// the card's own words may be in a language that runs the other way.
    #[must_use]
    pub fn lang(self, lang: Option<&String>) -> Self {
        match lang {
            Some(lang) => self.attr("lang", lang.clone()).attr("dir", direction(lang)),
            None => self,
        }
    }

    /// Sets an attribute that follows the signals which `value` reads; `None` takes it away.
    #[must_use]
    pub fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<Cow<'static, str>> + Send + 'static,
    ) -> Self {
        self.attributes.push((name, Value::Live(Box::new(value))));
        self
    }

    /// Listens for an event on the element or in it.
    #[must_use]
    pub fn on(mut self, event: &'static str, listener: impl Fn(&Event) + Send + 'static) -> Self {
        self.listeners.push((event, Box::new(listener)));
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
        for child in children {
            self.children.push(child.into());
        }
        self
    }

    /// Whether the element or anything in it can take the focus.
    pub fn takes_focus(&self) -> bool {
        matches!(self.tag, "a" | "button" | "summary")
            || self.attributes.iter().any(|(name, _)| *name == "tabindex")
            || self.elements().any(Element::takes_focus)
    }

    /// How many bytes of text there are in the element.
    pub fn text_length(&self) -> usize {
        let length = |child: &Node| match child {
            Node::Text(text) => text.len(),
            Node::Element(element) => element.text_length(),
        };
        self.children.iter().map(length).sum()
    }

    /// Whether the element or anything in it changes or listens.
    fn is_live(&self) -> bool {
        !self.listeners.is_empty()
            || self.attributes.iter().any(|(_, value)| matches!(value, Value::Live(_)))
            || self.elements().any(Element::is_live)
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Text(_) => None,
            Node::Element(element) => Some(element),
        })
    }

    fn print(&self, out: &mut String) {
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

    /// Makes the nodes.
    fn create(self, live: &mut Vec<Live>) -> DomElement {
        let dom = Rndr::create_element(self.tag, None);
        for (name, value) in &self.attributes {
            if let Value::Fixed(value) = value {
                Rndr::set_attribute(&dom, name, value);
            }
        }
        enliven(&dom, self.attributes, self.listeners, live);
        for child in self.children {
            let child: DomNode = match child {
                Node::Text(text) => Rndr::create_text_node(&text).into(),
                Node::Element(element) => element.create(live).into(),
            };
            Rndr::insert_node(&dom, &child, None);
        }
        dom
    }

    /// Takes over nodes that [`Element::print`] made.
    fn adopt(self, dom: &DomElement, live: &mut Vec<Live>) {
        let walk = self.elements().any(Element::is_live);
        enliven(dom, self.attributes, self.listeners, live);
        if !walk {
            return;
        }
        let mut next = dom.first_element_child();
        for child in self.children {
            if let (Node::Element(element), Some(dom)) = (child, next.clone()) {
                next = dom.next_element_sibling();
                element.adopt(&dom, live);
            }
        }
    }
}

/// What keeps an element live; dropping it ends that.
enum Live {
    Attribute(
        #[allow(dead_code, reason = "held for its drop")] RenderEffect<Option<Cow<'static, str>>>,
    ),
    Listener(#[allow(dead_code, reason = "held for its drop")] Listening),
}

fn enliven(
    dom: &DomElement,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    live: &mut Vec<Live>,
) {
    for (name, value) in attributes {
        if let Value::Live(value) = value {
            let dom = dom.clone();
            // Most attributes stay as they are when a signal changes, and nodes are dear to touch.
            live.push(Live::Attribute(RenderEffect::new(move |before: Option<_>| {
                let now = value();
                if before.as_ref() != Some(&now) {
                    match &now {
                        Some(value) => Rndr::set_attribute(&dom, name, value),
                        None => Rndr::remove_attribute(&dom, name),
                    }
                }
                now
            })));
        }
    }
    for (event, listener) in listeners {
        let closure =
            Closure::<dyn FnMut(&Event)>::wrap(Box::new(move |event: &Event| listener(event)));
        _ = dom.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        live.push(Live::Listener(Listening { dom: dom.clone(), event, closure }));
    }
}

/// A listener in the page; dropping it takes it away. gloo's does the same, and costs a card 240 bytes more, for
/// options that none of these listeners has.
struct Listening {
    dom: DomElement,
    event: &'static str,
    closure: Closure<dyn FnMut(&Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        _ = self.dom.remove_event_listener_with_callback(self.event, listener);
    }
}

/// An element that stands in the page.
pub struct Standing {
    dom: DomElement,
    #[allow(dead_code, reason = "held for its drop")]
    live: Vec<Live>,
}

/// Which way a language runs, by its tag (BCP 47): the living languages in Arabic, Hebrew, Syriac,
/// Thaana and N'Ko script.
fn direction(lang: &str) -> &'static str {
    match lang.split('-').next() {
        Some(
            "ar" | "ckb" | "dv" | "fa" | "he" | "nqo" | "prs" | "ps" | "sd" | "syr" | "ug" | "ur"
            | "yi",
        ) => "rtl",
        _ => "ltr",
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
    type State = Standing;

    fn build(self) -> Standing {
        let mut live = Vec::new();
        Standing { dom: self.create(&mut live), live }
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
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
    ) -> Standing {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        match DomElement::cast_from(cursor.current()) {
            Some(dom) => {
                let mut live = Vec::new();
                self.adopt(&dom, &mut live);
                Standing { dom, live }
            }
            // The markup is the card's own; were it cut short, fresh nodes take the place.
            None => self.build(),
        }
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.dom.unmount();
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&DomNode>) {
        self.dom.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.dom.insert_before_this(child)
    }

    fn elements(&self) -> Vec<DomElement> {
        self.dom.elements()
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
