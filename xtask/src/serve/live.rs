//! Telling open pages what has changed, by server-sent events.

use std::{convert::Infallible, time::Duration};

use axum::response::sse::{self, KeepAlive, Sse};
use tokio::sync::broadcast;
use tokio_stream::{Stream, StreamExt as _, wrappers::BroadcastStream};

/// The path of the events.
pub(crate) const PATH: &str = "/__live";
/// The path of the script that follows them, and the script.
pub(crate) const SCRIPT_PATH: &str = "/__live.js";
pub(crate) const SCRIPT: &str = include_str!("live.js");

/// What has changed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Event {
    /// The bundle.
    Data,
    /// A file of the page itself.
    Page,
}

/// The events from now on, for one page.
pub(crate) fn stream(
    events: &broadcast::Sender<Event>,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>> + use<>> {
    // A page that was too slow has missed some; what comes next says the same.
    let changes = BroadcastStream::new(events.subscribe()).filter_map(|event| {
        let name = match event.ok()? {
            Event::Data => "data",
            Event::Page => "page",
        };
        // An event without data would be dropped by the browser (HTML, § 9.2.6).
        Some(Ok(sse::Event::default().event(name).data("changed")))
    });
    // The first line opens the stream, so that a page knows it is connected.
    let hello = tokio_stream::once(Ok(sse::Event::default().comment("connected")));
    Sse::new(hello.chain(changes)).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
