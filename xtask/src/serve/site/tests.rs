//! Asks a site over a real connection.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
};

use super::*;

// Answers with the headers in lower case, then the body.
fn ask(port: u16, line: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn start(site: Site) -> (u16, tokio::runtime::Runtime, broadcast::Sender<Event>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let (events, _) = broadcast::channel(4);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.spawn(serve(listener, site, events.clone()));
    (port, runtime, events)
}

#[test]
fn paths_lead_to_files_and_never_out_of_their_folder() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::create_dir_all(at("top/sub folder")).unwrap();
    fs::create_dir_all(at("base/m")).unwrap();
    fs::write(at("secret.json"), "secret").unwrap();
    fs::write(at("top/both.js"), "import 'OLD'").unwrap();
    fs::write(at("base/both.js"), "base").unwrap();
    fs::write(at("base/only.wasm"), "w").unwrap();
    fs::write(at("top/sub folder/index.html"), "<body>page</body>").unwrap();
    fs::write(at("top/policy.html"), "<meta http-equiv=Content-Security-Policy>").unwrap();
    let site = Site::new("http://live")
        .text("/stub.js", "text/javascript", "stub")
        .folder("/", &at("top"))
        .folder("/", &at("base"))
        .replace(".js", "OLD", "new".into());
    let (port, _runtime, _) = start(site);

    let check = |line: &str, expected: &[&str]| {
        let answer = ask(port, line);
        for part in expected {
            assert!(answer.contains(part), "{line}: {part:?} in\n{answer}");
        }
    };
    check("GET /stub.js", &["200 OK", "\r\n\r\nstub"]);
    check("GET /both.js?x=1", &["200 OK", "text/javascript", "\r\n\r\nimport 'new'"]);
    check("GET /only.wasm", &["application/wasm", "access-control-allow-origin: *", "no-store"]);
    check("GET /sub%20folder", &["307", "location: /sub%20folder/"]);
    check("GET /sub%20folder/", &["text/html", "page<script src=\"http://live/__live.js\">"]);
    check("GET /policy.html", &["200 OK", "content-length: 41"]);
    check("GET /__live.js", &["EventSource"]);
    check("POST /both.js", &["405"]);
    for path in ["/none", "/m", "/../secret.json", "/%2e%2e/secret.json", "/..%5csecret.json"] {
        check(&format!("GET {path}"), &["404"]);
    }
    check("GET /%ff", &["400"]);
}

#[test]
fn an_open_page_is_told() {
    let (port, _runtime, events) = start(Site::new(""));
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET /__live HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut told = String::new();
    let mut until = |mark: &str| {
        let mut some = [0; 512];
        while !told.contains(mark) {
            let length = stream.read(&mut some).unwrap();
            assert_ne!(length, 0, "the stream ended: {told}");
            told.push_str(std::str::from_utf8(&some[..length]).unwrap());
        }
    };
    until("connected");
    events.send(Event::Data).unwrap();
    until("event: data\ndata: changed\n\n");
    events.send(Event::Page).unwrap();
    until("event: page\ndata: changed\n\n");
    assert!(told.contains("text/event-stream") && told.contains("access-control-allow-origin: *"));
}
