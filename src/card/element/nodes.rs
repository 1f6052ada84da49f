//! An element as nodes of the page: made one by one, text as text, or taken over where the page has them;
//! and what keeps them live for as long as they stand.

use std::borrow::Cow;

use leptos::prelude::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::wasm_bindgen::{JsCast as _, closure::Closure};
use leptos::web_sys::Event;

use super::{Element, Listener, Node, Value};

impl Element {
    /// Makes the nodes.
    pub(super) fn create(self, live: &mut Vec<Live>) -> DomElement {
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
    pub(super) fn adopt(self, dom: &DomElement, live: &mut Vec<Live>) {
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
pub(super) enum Live {
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
pub(super) struct Listening {
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
