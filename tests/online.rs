//! `postil check --online` against a host of its own: what it says, how often it asks, and that it asks one at a time.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A host that answers by path, and keeps what it was asked.
struct Host {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
    at_once: Arc<AtomicUsize>,
}

impl Host {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (asked, at_once) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let host = Self { address, asked: Arc::clone(&asked), at_once: Arc::clone(&at_once) };
        let open = Arc::new(AtomicUsize::new(0));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (asked, at_once, open) = (Arc::clone(&asked), Arc::clone(&at_once), Arc::clone(&open));
                std::thread::spawn(move || {
                    let now = open.fetch_add(1, Ordering::SeqCst) + 1;
                    at_once.fetch_max(now, Ordering::SeqCst);
                    answer(stream.unwrap(), &asked);
                    open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        host
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn answer(mut stream: TcpStream, asked: &Mutex<Vec<String>>) {
    let mut request = String::new();
    BufReader::new(&stream).read_line(&mut request).unwrap();
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    asked.lock().unwrap().push(format!("{method} {path}"));
    // Long enough that a second request at once would be seen.
    std::thread::sleep(Duration::from_millis(20));
    let head = match (method, path) {
        (_, "/moved") => "301 Moved Permanently\r\nLocation: /here",
        (_, "/elsewhere-today") => "302 Found\r\nLocation: /here",
        (_, "/gone") => "404 Not Found",
        (_, "/guarded") => "403 Forbidden",
        ("HEAD", "/only-get") => "405 Method Not Allowed",
        _ => "200 OK",
    };
    let _ = write!(stream, "HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

fn project(folder: &Path, host: &str) {
    let write = |path: &str, text: String| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("documents/a.md", format!("A [link]({host}/here) and [another]({host}/moved).\n"));
    let entry = |key: &str| format!("- {{id: {key}, type: webpage, title: A page, URL: \"{host}/{key}\"}}\n");
    let keys = ["gone", "only-get", "guarded", "elsewhere-today"];
    write(
        "annotations/bibliography.yaml",
        keys.map(entry).concat() + "- {id: closed, type: webpage, title: B, URL: \"http://127.0.0.1:1/\"}\n",
    );
    let note = format!("[@gone; @only-get; @guarded; @elsewhere-today; @closed], [again]({host}/gone#part)");
    write("annotations/a.yaml", format!("context:\n  - quote: A link\n    note: \"{note}\"\n"));
}

/// The messages of a run by the address that they speak of.
fn check(project: &Path, cache: &Path) -> BTreeMap<String, Vec<String>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postil"));
    // The host is on this machine, where no proxy leads.
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    let output = command
        .args(["check", "--online", "--format", "json"])
        .current_dir(project)
        .env("XDG_CACHE_HOME", cache)
        .env("HOME", cache)
        .output()
        .unwrap();
    let messages: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for message in messages["messages"].as_array().unwrap() {
        let text = message["message"].as_str().unwrap();
        assert_eq!(message["code"], "dead-address", "{text}");
        let address = text.split('`').nth(1).unwrap();
        let path = address.rsplit_once('/').unwrap().1;
        said.entry(path.to_owned()).or_default().push(text.split("` ").nth(1).unwrap().to_owned());
    }
    said
}

#[test]
#[cfg(feature = "online")]
fn addresses_are_asked_once_one_at_a_time_and_remembered() {
    let host = Host::start();
    let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    project(folder.path(), &host.address);
    let said = check(folder.path(), cache.path());
    let expected = [
        ("", vec!["could not be asked"]),
        ("gone", vec!["is not there: it answers 404 Not Found"; 2]),
        ("guarded", vec!["could not be asked: it answers 403 Forbidden"]),
        ("moved", vec!["has moved for good"]),
    ];
    assert_eq!(said.keys().map(String::as_str).collect::<Vec<_>>(), expected.each_ref().map(|(path, _)| *path));
    for (path, messages) in &expected {
        let found = &said[*path];
        assert_eq!(found.len(), messages.len(), "{path}: {found:?}");
        assert!(found.iter().zip(messages).all(|(found, begin)| found.starts_with(begin)), "{found:?}");
    }
    let mut asked = host.asked();
    asked.sort();
    let heads = asked.iter().filter(|request| request.starts_with("HEAD"));
    // What moves is followed to `/here`, which is asked for itself as well.
    let expected = ["/elsewhere-today", "/gone", "/guarded", "/here", "/here", "/here", "/moved", "/only-get"];
    assert_eq!(heads.map(|request| &request[5..]).collect::<Vec<_>>(), expected);
    assert_eq!(host.at_once.load(Ordering::SeqCst), 1, "one host is asked one thing at a time");

    let again = check(folder.path(), cache.path());
    assert_eq!(again, said, "what is remembered is said again");
    let mut asked = host.asked();
    asked.retain(|request| request.starts_with("HEAD"));
    asked.sort();
    assert_eq!(asked, ["HEAD /gone", "HEAD /guarded"], "only what was not there is asked again");
}
