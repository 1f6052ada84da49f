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

pub(crate) mod html;
mod nodes;
mod view;

use std::borrow::Cow;

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
