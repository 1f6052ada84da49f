//! One origin of `serve`: folders laid over one another, a few texts, and what is replaced in
//! files on their way out.
//!
//! Nothing is cached and every origin may read: it is for development on this machine alone.

use std::{
    io::ErrorKind,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use tokio::sync::broadcast;

use super::live::{self, Event};
use crate::process::say;

/// What an origin serves.
#[derive(Debug)]
pub(crate) struct Site {
    folders: Vec<(String, PathBuf)>,
    texts: Vec<(String, &'static str, String)>,
    replacements: Vec<(String, String, String)>,
    /// Put into every page.
    live: String,
}

impl Site {
    /// An empty one, whose pages follow the events of `live`, an origin.
    pub(crate) fn new(live: &str) -> Self {
        let live = format!("<script src=\"{live}{}\"></script>\n", live::SCRIPT_PATH);
        Self { folders: vec![], texts: vec![], replacements: vec![], live }
    }

    /// The files below `folder`, at URLs below `prefix`; a folder named earlier comes first.
    pub(crate) fn folder(mut self, prefix: &str, folder: &Path) -> Self {
        self.folders.push((prefix.into(), folder.into()));
        self
    }

    /// One text at one path.
    pub(crate) fn text(mut self, path: &str, kind: &'static str, text: &str) -> Self {
        self.texts.push((path.into(), kind, text.into()));
        self
    }

    /// Writes `new` for `old` in all files whose names end with `extension`.
    pub(crate) fn replace(mut self, extension: &str, old: &str, new: String) -> Self {
        self.replacements.push((extension.into(), old.into(), new));
        self
    }

    async fn find(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        if let Some((_, kind, text)) = self.texts.iter().find(|(at, ..)| at == path) {
            return Some((kind, text.clone().into_bytes()));
        }
        for (prefix, folder) in &self.folders {
            let Some(file) =
                path.strip_prefix(prefix.as_str()).and_then(|rest| inside(folder, rest))
            else {
                continue;
            };
            let file = if path.ends_with('/') { file.join("index.html") } else { file };
            match tokio::fs::read(&file).await {
                Ok(content) => return Some((kind(&file), self.edit(&file, content))),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                // A folder without a slash at the end; what else can't be read is told.
                Err(_) if file.is_dir() => {}
                Err(error) => say(&format!("{} can't be read: {error}", file.display())),
            }
        }
        None
    }

    fn edit(&self, file: &Path, content: Vec<u8>) -> Vec<u8> {
        let name = file.to_string_lossy();
        let page = name.ends_with(".html");
        if !page && !self.replacements.iter().any(|(end, ..)| name.ends_with(end.as_str())) {
            return content;
        }
        let mut text = match String::from_utf8(content) {
            Ok(text) => text,
            Err(error) => return error.into_bytes(),
        };
        for (end, old, new) in &self.replacements {
            if name.ends_with(end.as_str()) {
                text = text.replace(old, new);
            }
        }
        // A page with a policy of its own would refuse the script, and say so.
        if page && !text.contains("Content-Security-Policy") {
            let at = text.rfind("</body>").unwrap_or(text.len());
            text.insert_str(at, &self.live);
        }
        text.into_bytes()
    }

    fn is_folder(&self, path: &str) -> bool {
        let path = format!("{path}/");
        self.folders.iter().any(|(prefix, folder)| {
            path.strip_prefix(prefix.as_str())
                .and_then(|rest| inside(folder, rest))
                .is_some_and(|folder| folder.join("index.html").is_file())
        })
    }
}

/// Serves until the program ends.
pub(crate) async fn serve(
    listener: TcpListener,
    site: Site,
    events: broadcast::Sender<Event>,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let follow = move || async move { open_to_all(live::stream(&events).into_response()) };
    let router = Router::new().route(live::PATH, get(follow)).fallback(answer).with_state(
        Arc::new(site.text(live::SCRIPT_PATH, "text/javascript; charset=utf-8", live::SCRIPT)),
    );
    axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return open_to_all(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    let Some(path) = decoded(request.uri().path()) else {
        return open_to_all(StatusCode::BAD_REQUEST.into_response());
    };
    let response = match site.find(&path).await {
        Some((kind, content)) => {
            ([(header::CONTENT_TYPE, kind)], Body::from(content)).into_response()
        }
        None if !path.ends_with('/') && site.is_folder(&path) => {
            let place = format!("{}/", request.uri().path());
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, place)]).into_response()
        }
        None => (StatusCode::NOT_FOUND, format!("nothing here: {path}\n")).into_response(),
    };
    open_to_all(response)
}

fn open_to_all(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header::HeaderValue::from_static("*"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

// The file in `folder` that a path leads to; none when it would lead out of it.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part == "." || part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    Some(file)
}

// Undoes percent-encoding; none when what comes out is no UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut plain = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        plain.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(plain).ok()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
