//! The page's elements, by number.
//!
//! To Leptos a card's listeners may be of any thread, and an object of the page is of one. So they
//! know their element's number, and the element stands here. That costs less than a wrapper that
//! asks for the thread, which the standard library keeps an allocator of its own for.

use std::cell::RefCell;

use super::Host;

thread_local! {
    static HOSTS: RefCell<Vec<Option<Host>>> = const { RefCell::new(Vec::new()) };
}

/// An element's place; dropping it forgets the element.
pub(super) struct Place(usize);

impl Place {
    /// Keeps an element.
    pub(super) fn new(host: Host) -> Self {
        HOSTS.with_borrow_mut(|hosts| {
            let free = hosts.iter().position(Option::is_none);
            let place = free.unwrap_or(hosts.len());
            match hosts.get_mut(place) {
                Some(free) => *free = Some(host),
                None => hosts.push(Some(host)),
            }
            Place(place)
        })
    }

    /// What tells the element that the reader chose a tab.
    pub(super) fn choose(&self) -> impl Fn(&'static str) + Send + Sync + use<> {
        let place = self.0;
        move |name| {
            // The element may make cards, or take this one away.
            let host = HOSTS.with_borrow(|hosts| hosts.get(place).cloned().flatten());
            if let Some(host) = host {
                host.choose(name);
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        HOSTS.with_borrow_mut(|hosts| {
            if let Some(host) = hosts.get_mut(self.0) {
                *host = None;
            }
        });
    }
}
