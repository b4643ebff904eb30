//! What Postil is made of: licences, where crates come from, which Rust they ask for, and that no command lets them change.
//!
//! `scripts/test-long supply-chain` asks cargo-deny, too, which knows advisories.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What cargo says of all packages in the lock file of a manifest, those of other systems included.
fn metadata(manifest: &str) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(ROOT).args(["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]);
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{manifest}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Those of Postil.
fn packages() -> &'static [Value] {
    static METADATA: OnceLock<Value> = OnceLock::new();
    METADATA.get_or_init(|| metadata("Cargo.toml"))["packages"].as_array().unwrap()
}

/// Those of others.
fn dependencies() -> impl Iterator<Item = (String, &'static Value)> {
    let others = packages().iter().filter(|package| package["name"] != "postil");
    others.map(|package| (format!("{} {}", text(&package["name"]), text(&package["version"])), package))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// Whether a licence expression of SPDX, or of the older kind with `/`, leaves a choice that is allowed.
fn may_be_used(expression: &str, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, is_allowed) && rest.is_empty()
}

fn either(words: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut may = both(words, is_allowed);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        may |= both(words, is_allowed);
    }
    may
}

fn both(words: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut may = licence(words, is_allowed);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        may &= licence(words, is_allowed);
    }
    may
}

fn licence(words: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let may = either(words, is_allowed);
            let closed = words.first() == Some(&")");
            *words = words.get(1..).unwrap_or_default();
            may && closed
        }
        [name, "WITH", exception, rest @ ..] => {
            *words = rest;
            is_allowed(&format!("{name} WITH {exception}"))
        }
        [name, rest @ ..] => {
            *words = rest;
            is_allowed(name)
        }
        [] => false,
    }
}

/// The licences that `deny.toml` allows to all, and the crates with one that is allowed to them alone.
fn allowed() -> (Vec<String>, Vec<(String, String)>) {
    let file = read("deny.toml");
    let quoted = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let list = |name: &str| {
        let start = file.find(&format!("\n{name} = [\n")).unwrap_or_else(|| panic!("deny.toml has no `{name}`"));
        let lines = file[start..].lines().skip(2).take_while(|line| *line != "]");
        lines.filter(|line| !line.trim_start().starts_with('#')).map(quoted).collect::<Vec<_>>()
    };
    let pair = |words: Vec<String>| (words[0].clone(), words[1].clone());
    (list("allow").concat(), list("exceptions").into_iter().map(pair).collect())
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let (allowed, exceptions) = allowed();
    assert!(allowed.len() > 5 && !exceptions.is_empty());
    let mut count = 0;
    for (name, package) in dependencies() {
        let own = exceptions.iter().find(|(of, _)| *of == text(&package["name"])).map(|(_, licence)| licence);
        let is_allowed = |licence: &str| allowed.iter().chain(own).any(|other| other == licence);
        let expression = text(&package["license"]);
        assert!(may_be_used(expression, &is_allowed), "{name}: {expression:?} is not in deny.toml");
        count += 1;
    }
    assert!(count > 100, "{count} dependencies");
}

#[test]
fn licence_expressions_are_understood() {
    let is_allowed = |licence: &str| ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].contains(&licence);
    for expression in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0-only OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-2.0-only",
    ] {
        assert!(may_be_used(expression, &is_allowed), "{expression}");
    }
    for expression in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT", "MIT Unicode-3.0", "Apache-2.0"] {
        assert!(!may_be_used(expression, &is_allowed), "{expression}");
    }
}

#[test]
fn every_dependency_comes_from_the_registry_and_is_what_it_was() {
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    for (name, package) in dependencies() {
        assert_eq!(text(&package["source"]), registry, "{name}");
    }
    for package in read("Cargo.lock").split("[[package]]\n").skip(1).filter(|package| package.contains("\nsource = ")) {
        assert!(package.contains("\nchecksum = \""), "without its hash in Cargo.lock: {package}");
    }
}

#[test]
fn the_fuzz_targets_are_made_of_the_same_versions() {
    // Their lock file is one of its own: it has to be brought along whenever a dependency changes.
    let metadata = metadata("fuzz/Cargo.toml");
    let fuzzed = metadata["packages"].as_array().unwrap();
    let named = |package: &Value| (text(&package["name"]).to_owned(), text(&package["version"]).to_owned());
    let own: Vec<_> = packages().iter().map(named).collect();
    for (name, version) in fuzzed.iter().map(named) {
        let same_name = own.iter().any(|(other, _)| *other == name);
        assert!(!same_name || own.contains(&(name.clone(), version.clone())), "{name} {version}: Postil has another");
    }
}

#[test]
fn no_dependency_asks_for_a_later_rust_than_is_promised() {
    let version = |text: &str| {
        let mut parts = text.split('.').map(|part| part.parse::<u32>().unwrap());
        (parts.next().unwrap(), parts.next().unwrap_or(0), parts.next().unwrap_or(0))
    };
    let own = packages().iter().find(|package| package["name"] == "postil").unwrap();
    let promised = text(&own["rust_version"]);
    let mut asking = 0;
    for (name, package) in dependencies() {
        if let Some(asked) = package["rust_version"].as_str() {
            assert!(
                version(asked) <= version(promised),
                "{name} asks for Rust {asked}; Cargo.toml promises {promised}"
            );
            asking += 1;
        }
    }
    assert!(asking > 50, "{asking} say which Rust they ask for");
    assert!(
        read("README.md").contains(&format!("[Rust](https://rustup.rs) {promised} or later")),
        "the README says so"
    );
}

/// The places in a text where cargo is told to do something with the dependencies as they may be at the time.
fn unlocked(text: &str) -> Vec<&str> {
    let commands = ["bench", "build", "check", "clippy", "doc", "install", "metadata", "run", "test", "tree"];
    let lines = text.lines().flat_map(|line| line.match_indices("cargo ").map(move |(at, _)| &line[at..]));
    let with_command = lines.filter(|line| {
        let command = line.split_whitespace().nth(1).unwrap_or_default();
        commands.contains(&command.trim_end_matches(|c: char| !c.is_alphanumeric()))
    });
    // Only as far as the command goes.
    let alone = |line: &&str| {
        let command = line.split(['`', ';', '|', '#', '"']).next().unwrap_or(line);
        ["--locked", "--version"].iter().any(|flag| command.contains(flag))
    };
    with_command.filter(|line| !alone(line)).collect()
}

#[test]
fn no_command_lets_the_dependencies_change() {
    assert_eq!(
        unlocked("`cargo test --test postil` or `cargo build --locked`"),
        ["cargo test --test postil` or `cargo build --locked`"]
    );
    assert!(unlocked("cargo fmt --check; the cargo feature `csl`").is_empty());
    let mut paths: Vec<PathBuf> = ["README.md", "ARCHITECTURE.md", ".ci/run"].map(PathBuf::from).to_vec();
    for folder in
        ["scripts", "scripts/long", "docs", "docs/messages", "examples", "benches", "src/render", "src/cli", "tests"]
    {
        let entries = fs::read_dir(Path::new(ROOT).join(folder)).unwrap();
        paths.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()));
    }
    assert!(paths.len() > 50);
    // This file says what must not be said.
    for path in paths.iter().filter(|path| !path.ends_with("supply_chain.rs")) {
        let Ok(text) = fs::read_to_string(Path::new(ROOT).join(path)) else { continue };
        let found = unlocked(&text);
        assert!(found.is_empty(), "{}: add `--locked`: {found:?}", path.display());
    }
}
