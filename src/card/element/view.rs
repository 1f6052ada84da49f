//! An element as a Leptos view: printed natively, built or hydrated in the browser.

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::CastFrom;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::Element;
use super::nodes::Live;

/// An element that stands in the page.
pub struct Standing {
    dom: DomElement,
    #[allow(dead_code, reason = "held for its drop")]
    live: Vec<Live>,
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
