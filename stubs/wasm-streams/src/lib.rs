//! Stands in for the crate `wasm-streams`, which Leptos needs for server functions alone.
//!
//! There is no server here, so nothing of it is ever called. But the crate exports functions from the
//! module, and what is exported stays, with all it calls: about 2 KB of the module and ten functions
//! of the script. What Leptos names of it is here, and does nothing: a stream without a chunk.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        ReadableStream(raw)
    }

    /// An empty stream, whatever `stream` holds.
    pub fn from_stream<S>(stream: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        drop(stream);
        ReadableStream(JsValue::UNDEFINED.into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// No chunks.
    pub fn into_stream(self) -> IntoStream {
        IntoStream
    }
}

/// A stream without a chunk.
#[derive(Debug)]
pub struct IntoStream;

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
