//! Fetches the list of a collection for the single-page app: its manifest, its shards of names, or
//! the index of an older bundle.
//!
//! What always holds: what comes out of here has the schema this build reads, a file that is named by
//! its hash was compared with it wherever the browser can, and everything that can go wrong is a
//! [`FetchError`] that says what and where.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::model::SCHEMA;

/// Why there is no index.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// The host has no such file.
    #[error("{url}: no such file (HTTP status {status})")]
    NotFound {
        /// What was asked for.
        url: String,
        /// 403, 404 or 410: hosts differ in what they say of a missing file.
        status: u16,
    },
    /// The host answered with another status than 200 to 299.
    #[error("{url}: HTTP status {status}")]
    Http {
        /// What was asked for.
        url: String,
        /// The status.
        status: u16,
    },
    /// No answer came, or it broke off.
    #[error("{url}: no answer: {reason}")]
    Network {
        /// What was asked for.
        url: String,
        /// What the browser says.
        reason: String,
    },
    /// No answer came in time.
    #[error("{url}: no answer in {seconds} s")]
    Timeout {
        /// What was asked for.
        url: String,
        /// How long it was waited for.
        seconds: u32,
    },
    /// What came is no index.
    #[error("{url}: no index of monographs: {reason}")]
    Damaged {
        /// What was asked for.
        url: String,
        /// What does not fit, and at which line and column.
        reason: String,
    },
    /// What came is not what its name says.
    #[error("{url}: not what its hash says it is")]
    Changed {
        /// What was asked for.
        url: String,
    },
    /// The index is of another schema.
    #[error("{url}: schema {found}; this build reads schema {SCHEMA}")]
    Schema {
        /// What was asked for.
        url: String,
        /// The schema that the index names.
        found: u64,
    },
}

/// Reads what came from `url`.
///
/// # Errors
/// [`FetchError::Damaged`], or [`FetchError::Schema`]: another schema is never guessed at.
pub fn parse<T: DeserializeOwned>(url: &str, text: &str) -> Result<T, FetchError> {
    #[derive(Deserialize)]
    struct Head {
        schema: u64,
    }
    let damaged = |error: serde_json::Error| FetchError::Damaged {
        url: url.to_owned(),
        reason: error.to_string(),
    };
    match serde_json::from_str(text).map_err(damaged)? {
        Head { schema } if schema == u64::from(SCHEMA) => {
            serde_json::from_str(text).map_err(damaged)
        }
        Head { schema: found } => Err(FetchError::Schema { url: url.to_owned(), found }),
    }
}

/// The error for a status that is none of success.
pub fn refused(url: &str, status: u16) -> FetchError {
    let url = url.to_owned();
    match status {
        403 | 404 | 410 => FetchError::NotFound { url, status },
        _ => FetchError::Http { url, status },
    }
}

#[cfg(feature = "app")]
pub use browser::{hashed, json, text};

#[cfg(feature = "app")]
mod browser {
    use gloo::net::http::Request;
    use gloo::timers::callback::Timeout;
    use js_sys::{Promise, Uint8Array};
    use serde::de::DeserializeOwned;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{AbortController, RequestCache, RequestCredentials};

    use super::{FetchError, parse, refused};

    /// Longest wait, in seconds.
    const PATIENCE: u32 = 30;

    /// The file at `url`, checked with the host: it keeps its name while its content changes.
    ///
    /// # Errors
    /// Any [`FetchError`].
    pub async fn json<T: DeserializeOwned>(url: &str) -> Result<T, FetchError> {
        parse(url, &text(url, RequestCache::NoCache).await?)
    }

    /// The file at `url`, whose SHA-256 begins with these hexadecimal digits; `anew` past what the
    /// browser has of it.
    ///
    /// # Errors
    /// Any [`FetchError`].
    pub async fn hashed<T: DeserializeOwned>(
        url: &str,
        hash: &str,
        anew: bool,
    ) -> Result<T, FetchError> {
        let cache = if anew { RequestCache::Reload } else { RequestCache::Default };
        let text = text(url, cache).await?;
        match digest(&text).await {
            Some(found) if !found.starts_with(hash) => {
                Err(FetchError::Changed { url: url.to_owned() })
            }
            _ => parse(url, &text),
        }
    }

    /// Nothing where the page has no secure context: there the browser makes no hashes.
    async fn digest(text: &str) -> Option<String> {
        let subtle = gloo::utils::window().crypto().ok()?.subtle();
        let bytes = Uint8Array::from(text.as_bytes());
        let promise = subtle.digest_with_str_and_js_u8_array("SHA-256", &bytes).ok()?;
        let digest = Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec();
        Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    #[wasm_bindgen]
    extern "C" {
        /// `take` of `public/loader/ahead.js`.
        #[wasm_bindgen(catch, js_namespace = monographTexts, js_name = take)]
        fn take(url: &str) -> Result<Option<Promise>, JsValue>;
    }

    /// What the page has asked for while this module was on its way.
    async fn asked(url: &str) -> Option<String> {
        JsFuture::from(take(url).ok()??).await.ok()?.as_string()
    }

    /// The file at `url`, as text.
    ///
    /// # Errors
    /// [`FetchError::NotFound`], [`FetchError::Http`], [`FetchError::Network`] or
    /// [`FetchError::Timeout`].
    pub async fn text(url: &str, cache: RequestCache) -> Result<String, FetchError> {
        if let Some(text) = asked(url).await {
            return Ok(text);
        }
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        let clock = controller.map(|it| Timeout::new(PATIENCE * 1000, move || it.abort()));
        let failed = |error: gloo::net::Error| {
            let url = url.to_owned();
            match &signal {
                Some(signal) if signal.aborted() => FetchError::Timeout { url, seconds: PATIENCE },
                _ => FetchError::Network { url, reason: error.to_string() },
            }
        };
        let answer = Request::get(url)
            .cache(cache)
            .credentials(RequestCredentials::Omit)
            .abort_signal(signal.as_ref())
            .send()
            .await
            .map_err(failed)?;
        if !answer.ok() {
            return Err(refused(url, answer.status()));
        }
        let text = answer.text().await.map_err(failed)?;
        drop(clock);
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<usize, &str>) {
        let found: Result<crate::model::Index, _> = parse("bundle/index.json", text);
        let found = found.map(|it| it.entries.len()).map_err(|it| it.to_string());
        assert_eq!(found, expected.map_err(str::to_owned), "{text}");
    }

    #[test]
    fn an_index_of_this_schema_is_read() {
        check(r#"{"schema": 1, "entries": []}"#, Ok(0));
        check(r#"{"schema": 1, "entries": [{"id": "a", "title": "A", "later": 1}]}"#, Ok(1));
    }

    #[test]
    fn another_schema_is_told_whatever_else_is_there() {
        let message = "bundle/index.json: schema 2; this build reads schema 1";
        check(r#"{"schema": 2, "shards": ["a"]}"#, Err(message));
    }

    #[test]
    fn what_is_no_index_is_told_with_its_place() {
        let damaged = "bundle/index.json: no index of monographs: ";
        for (text, reason) in [
            ("<!doctype html>", "expected value at line 1 column 1"),
            ("", "EOF while parsing a value at line 1 column 0"),
            (r#"{"entries": []}"#, "missing field `schema` at line 1 column 15"),
            (r#"{"schema": 1}"#, "missing field `entries` at line 1 column 13"),
            (
                r#"{"schema": 1, "entries": [{"id": "a"}]}"#,
                "missing field `title` at line 1 column 37",
            ),
        ] {
            check(text, Err(&[damaged, reason].concat()));
        }
    }

    #[test]
    fn a_status_tells_a_missing_file_from_a_host_in_trouble() {
        for (status, missing) in [(404, true), (403, true), (410, true), (500, false), (429, false)]
        {
            let error = refused("u", status);
            assert_eq!(matches!(error, FetchError::NotFound { .. }), missing, "{status}");
        }
    }
}
