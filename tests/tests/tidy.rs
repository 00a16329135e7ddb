//! The arrows of the house as tests over its text: which room may know which, what stands where, what is written down.
//! Exceptions are data with a reason; one that is not needed any more fails too.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rooms of the core by floor: a room knows its own floor's exceptions and everything below.
const FLOORS: &[(&str, u8)] = &[
    ("words", 1),
    ("register", 2),
    ("excel", 2),
    ("storage", 3),
    ("office", 4),
    ("vault", 4),
    ("registers", 5),
    ("figures", 6),
    ("deadlines", 6),
    ("intake", 6),
    ("checks", 7),
    ("ledgers", 7),
    ("forms", 8),
    ("papers", 8),
    ("sample", 9),
];

/// Rooms that know a room on their own floor or above.
const KNOWN_ABOVE: &[(&str, &str, &str)] = &[
    ("office", "vault", "the door opens with the keyring, seals through it and hands backups to it"),
    ("vault", "office", "a backup is a folder laid out as an office is"),
    ("office", "registers", "the one list of registers and closed codes, as constants"),
];

/// Crates that would bring a socket or an asynchronous runtime into the core or the command line.
const NO_SOCKETS: &[&str] = &[
    "actix-rt",
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "mio",
    "native-tls",
    "neli",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tauri",
    "tokio",
    "tonic",
    "tungstenite",
    "ureq",
    "wry",
    "zbus",
];

/// Words that belong to one room.
struct Owned {
    words: &'static [&'static str],
    room: &'static str,
    /// Files of other rooms that may say them, and why.
    elsewhere: &'static [(&'static str, &'static str)],
}

const OWNED: &[Owned] = &[
    Owned {
        words: &["rusqlite"],
        room: "core/src/storage",
        elsewhere: &[
            ("core/src/office/mod.rs", "holds the connections it hands to storage; writes no SQL"),
            ("core/src/office/witness.rs", "opens the transaction of waiting trail entries"),
            ("core/src/vault/backup.rs", "passes the connection to storage::copy, and asks which tables an older file has"),
        ],
    },
    Owned { words: &["calamine", "rust_xlsxwriter", "zip::", "quick_xml"], room: "core/src/excel", elsewhere: &[] },
    Owned { words: &["docx_rs"], room: "core/src/papers", elsewhere: &[] },
    Owned {
        words: &["Utc::now", "Local::now", "SystemTime::now", "Instant::now"],
        room: "core/src/office/clock.rs",
        elsewhere: &[
            ("core/src/excel/read/reader.rs", "measures how long a worker keeps it waiting; no date comes of it"),
            ("cli/src/commands/found.rs", "measures how long generating took; no date comes of it"),
        ],
    },
    Owned {
        words: &["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE FROM", "\"CREATE ", "\"PRAGMA ", "\"DROP ", "\"WITH "],
        room: "core/src/storage",
        elsewhere: &[
            ("core/src/figures/question.rs", "the questions of the figures are put together from their facts"),
            ("core/src/figures/scope.rs", "where in the county a question looks is written before it"),
            ("core/src/vault/backup.rs", "asks an older file which tables it has"),
        ],
    },
];

/// Files past 400 lines, each with what justifies it.
const LONG: &[(&str, &str)] = &[
    ("src-tauri/cli/src/args.rs", "the whole command line, as its contract lists it"),
    ("src-tauri/core/src/excel/read/sink.rs", "one protocol from both its ends, with its tests"),
    ("src-tauri/core/src/excel/write/table.rs", "one writer and the tests of its page breaks"),
    ("src-tauri/core/src/ledgers/run.rs", "one import from file to report; its steps share the run's state"),
    ("src-tauri/core/src/office/mod.rs", "the one door: every public way in stands in one place"),
    ("src-tauri/core/src/registers/lists.rs", "the closed lists side by side, one after the other, no logic"),
    ("src-tauri/core/src/storage/write.rs", "insert, update and void share one mark and one rewrite"),
    ("src-tauri/src/wire/imports.rs", "what one wizard says, from the file to the batch"),
    ("tests/src/bin/bench/main.rs", "one sitting of measurements"),
    ("tests/tests/excel_reading.rs", "stories"),
    ("tests/tests/excel_writing.rs", "stories"),
    ("tests/tests/figures.rs", "stories"),
    ("tests/tests/forms.rs", "stories"),
    ("tests/tests/import_preview.rs", "stories"),
    ("tests/tests/importing.rs", "stories"),
    ("tests/tests/sample.rs", "stories"),
    ("tests/tests/window_undo.rs", "stories"),
];

#[test]
fn lower_rooms_never_import_higher_ones() {
    let floors: BTreeMap<&str, u8> = FLOORS.iter().copied().collect();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for source in rust("src-tauri/core/src") {
        let Some(room) = room(&source.path) else { continue };
        let floor = floors.get(room.as_str()).unwrap_or_else(|| panic!("{room} has no floor in this test"));
        for other in rooms_named(&source.code()) {
            let Some(above) = floors.get(other.as_str()) else { continue };
            if other == room || above < floor {
                continue;
            }
            match KNOWN_ABOVE.iter().find(|(from, to, _)| *from == room && *to == other) {
                Some(known) => _ = used.insert(*known),
                None => wrong.push(format!("{} imports {other}", source.path)),
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "rooms know only what is below them");
    assert_eq!(used.len(), KNOWN_ABOVE.len(), "every exception is needed: {used:?}");
}

#[test]
fn what_belongs_to_one_room_stands_in_no_other() {
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for source in rust("src-tauri") {
        let code = source.code();
        let path = source.path.strip_prefix("src-tauri/").unwrap();
        for Owned { words, room, elsewhere } in OWNED {
            if path.starts_with(room) {
                continue;
            }
            for word in words.iter().filter(|word| says(&code, word)) {
                match elsewhere.iter().find(|(file, _)| *file == path) {
                    Some(known) => _ = used.insert((words[0], known.0)),
                    None => wrong.push(format!("{path} says {word}, which is {room}'s")),
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(
        used.len(),
        OWNED.iter().map(|owned| owned.elsewhere.len()).sum::<usize>(),
        "every exception is needed: {used:?}"
    );
}

#[test]
fn core_and_command_line_reach_no_socket_and_no_window() {
    let lock = lock();
    for root in ["zhengfeng-core", "zhengfeng-cli"] {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![root.to_string()];
        while let Some(name) = waiting.pop() {
            if reached.insert(name.clone()) {
                waiting.extend(lock.get(&name).unwrap_or_else(|| panic!("{name} is in Cargo.lock")).1.clone());
            }
        }
        let found: Vec<&&str> = NO_SOCKETS.iter().filter(|name| reached.contains(**name)).collect();
        assert!(found.is_empty(), "{root} depends on {found:?}");
        assert!(reached.contains("rusqlite"), "the walk through Cargo.lock works");
    }
    for source in rust("src-tauri") {
        for word in ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream", "UnixListener"] {
            assert!(!says(&source.code(), word), "{} opens a socket", source.path);
        }
    }
}

#[test]
fn nothing_outside_tests_may_panic_on_purpose() {
    for source in rust("src-tauri").iter().filter(|source| !source.path.starts_with("src-tauri/tests/")) {
        for word in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!("] {
            assert!(!source.code().contains(word), "{} says {word}", source.path);
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for source in rust("src-tauri").into_iter().chain(rust("tests")) {
        assert!(source.text.starts_with("//! "), "{} opens with //!", source.path);
    }
}

#[test]
fn names_say_what_a_thing_is() {
    let empty = ["Manager", "Service", "Helper", "Util", "Utils", "Processor", "Data", "Info"];
    for source in rust("src-tauri").into_iter().chain(rust("tests")) {
        for line in source.code().lines() {
            for keyword in ["struct ", "enum ", "trait ", "type ", "mod "] {
                let Some((_, rest)) = line.split_once(keyword) else { continue };
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let end =
                    empty.iter().find(|word| name.ends_with(**word) || name.ends_with(&format!("_{}", word.to_lowercase())));
                assert!(end.is_none(), "{}: {name}", source.path);
            }
        }
    }
}

#[test]
fn long_files_justify_themselves() {
    let long: BTreeSet<String> = rust("src-tauri")
        .into_iter()
        .chain(rust("tests"))
        .filter(|source| source.text.lines().count() > 400)
        .map(|source| source.path)
        .collect();
    let justified: BTreeSet<String> = LONG.iter().map(|(path, _)| path.to_string()).collect();
    assert_eq!(long, justified, "left: past 400 lines; right: justified in this test");
}

#[test]
fn the_readme_names_every_direct_dependency_with_its_version() {
    let readme = read("README.md");
    let manifest = read("Cargo.toml");
    let lock = lock();
    let (_, section) = manifest.split_once("[workspace.dependencies]").unwrap();
    let section = section.split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim());
    for name in names.filter(|name| !name.starts_with("zhengfeng-")) {
        let row = readme.lines().find(|line| line.starts_with(&format!("| {name} |")));
        let row = row.unwrap_or_else(|| panic!("README.md has no line for {name}"));
        let versions = &lock.get(name).unwrap_or_else(|| panic!("{name} is in Cargo.lock")).0;
        assert!(
            versions.iter().any(|version| row.contains(&format!("| {version} |"))),
            "README.md: {name} is {versions:?}: {row}"
        );
    }
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    for path in files(&root(), &["rs", "toml", "md", "sh", "sql"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let home = ["/", "root", "/"].concat();
        let scratch = ["/", "tmp", "/"].concat();
        assert!(!text.contains(&home) && !text.contains(&scratch), "{}", path.display());
    }
}

/// A file of Rust.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The text without comments and without its tests.
    fn code(&self) -> String {
        let end = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        let lines = self.text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }
}

fn rust(below: &str) -> Vec<Source> {
    let root = root();
    let all = files(&root.join(below), &["rs"]);
    assert!(!all.is_empty(), "{below} has files");
    all.into_iter()
        .map(|path| Source {
            text: std::fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "out", "node_modules", ".git"].contains(&name.as_str()) {
                all.extend(files(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// The room of a file of the core; `lib.rs` stands in none.
fn room(path: &str) -> Option<String> {
    let (room, _) = path.strip_prefix("src-tauri/core/src/")?.split_once('/')?;
    Some(room.to_string())
}

/// Rooms named in `crate::room` and `use crate::{room, …}`.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0_i32;
                let end = list.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth < 0
                });
                all.extend(list[..end.unwrap()].split(',').map(|part| word(part.trim())));
            }
            None => _ = all.insert(word(rest)),
        }
    }
    all
}

/// Whether code says a word, not as the end of a longer one.
fn says(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// Every package of Cargo.lock with its versions and what any of them depends on.
fn lock() -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let mut all: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for package in read("Cargo.lock").split("[[package]]").skip(1) {
        let value = |key: &str| {
            package.lines().find_map(|line| line.strip_prefix(&format!("{key} = \""))).map(|v| v.trim_end_matches('"'))
        };
        let entry = all.entry(value("name").unwrap().to_string()).or_default();
        entry.0.push(value("version").unwrap().to_string());
        let quoted = package.split_once("dependencies = [").map_or("", |(_, rest)| rest.split(']').next().unwrap());
        let names =
            quoted.lines().filter_map(|line| line.trim().strip_prefix('"')).filter_map(|line| line.split([' ', '"']).next());
        entry.1.extend(names.map(str::to_string));
    }
    all
}
