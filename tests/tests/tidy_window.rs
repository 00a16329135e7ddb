//! The arrows of the window as tests over its text: what the page may say and reach, what the shell may know.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use zhengfeng_core::registers;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Files of some endings under a folder, with their paths from the root and their texts.
fn files(under: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    walk(&root().join(under), &mut |path| {
        if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            all.push((name, std::fs::read_to_string(path).unwrap()));
        }
    });
    assert!(!all.is_empty(), "{under} holds files of {endings:?}");
    all
}

fn walk(folder: &Path, found: &mut impl FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found(&path);
        }
    }
}

fn page() -> Vec<(String, String)> {
    files("ui/src", &["ts", "vue", "css"])
}

#[test]
fn the_page_makes_no_markup_of_text_and_reaches_no_network() {
    for (name, text) in page() {
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "v-html", "document.write", " style=\"", "eval("] {
            assert!(!text.contains(word), "{name} says “{word}”");
        }
        for (at, line) in text.lines().enumerate() {
            let plain = line.replace("http://www.w3.org/", "");
            for scheme in ["http://", "https://", "ws://", "wss://"] {
                assert!(!plain.contains(scheme), "{name}:{} names an address: {line}", at + 1);
            }
        }
    }
}

#[test]
fn only_the_backend_talks_to_the_shell() {
    for (name, text) in page() {
        let backend = name.starts_with("ui/src/backend/");
        assert!(backend || !text.contains("@tauri-apps"), "{name} imports @tauri-apps");
        assert!(backend || !text.contains("__TAURI") || name == "ui/src/main.ts", "{name} asks for Tauri by itself");
    }
}

/// Labels that are everyday words too, with what else they say in the window.
const EVERYDAY: &[(&str, &str)] = &[("整改任务", "the office's word for the whole board")];

#[test]
fn labels_of_fields_come_from_the_core() {
    let labels: BTreeSet<&str> = registers::ALL
        .iter()
        .flat_map(|register| register.fields.iter().map(|field| field.label))
        .filter(|label| label.chars().count() >= 4)
        .filter(|label| !EVERYDAY.iter().any(|(word, _)| word == label))
        .collect();
    assert!(labels.len() > 100, "the registers have labels");
    let mut spelled = Vec::new();
    let shell = files("src-tauri/src", &["rs"]);
    for (name, text) in page().iter().chain(&shell).filter(|(name, _)| !name.ends_with(".test.ts")) {
        for (at, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for label in &labels {
                let quoted = ["'", "\"", "`"].iter().any(|mark| code.contains(&format!("{mark}{label}{mark}")));
                if quoted || code.contains(&format!(">{label}<")) {
                    spelled.push(format!("{name}:{} spells “{label}”", at + 1));
                }
            }
        }
    }
    assert!(spelled.is_empty(), "{}", spelled.join("\n"));
}

#[test]
fn commands_call_the_core_and_know_no_database_and_no_workbook() {
    for (name, text) in files("src-tauri/src", &["rs"]) {
        for word in ["rusqlite", "calamine", "rust_xlsxwriter", "SELECT ", "std::net", "TcpStream"] {
            assert!(!text.contains(word), "{name} says “{word}”");
        }
    }
}

#[test]
fn the_one_window_may_do_what_the_list_of_commands_says_and_load_nothing() {
    let conf: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("src-tauri/tauri.conf.json")).unwrap()).unwrap();
    let security = &conf["app"]["security"];
    let csp = security["csp"].as_str().unwrap();
    assert!(csp.starts_with("default-src 'none'") && csp.contains("script-src 'self'") && !csp.contains("unsafe"), "{csp}");
    for open in ["https:", "*", "blob:"] {
        assert!(!csp.contains(open), "the page may load from {open}");
    }
    assert_eq!(conf["app"]["withGlobalTauri"], false);
    let capability = std::fs::read_to_string(root().join("src-tauri/capabilities/main.json")).unwrap();
    for plugin in ["fs:", "shell:", "http:", "opener:", "updater:", "dialog:", "process:", "remote"] {
        assert!(!capability.contains(plugin), "the page is granted {plugin}");
    }
    let manifest = std::fs::read_to_string(root().join("src-tauri/Cargo.toml")).unwrap();
    for plugin in ["plugin-fs", "plugin-shell", "plugin-http", "plugin-opener", "plugin-updater"] {
        assert!(!manifest.contains(plugin), "the shell carries {plugin}");
    }
}

#[test]
fn long_files_of_the_page_justify_themselves() {
    let long: Vec<String> = page()
        .iter()
        .filter(|(name, text)| text.lines().count() > 400 && !LONG.iter().any(|(known, _)| known == name))
        .map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
    for (name, _) in LONG {
        let lines = std::fs::read_to_string(root().join(name)).map_or(0, |text| text.lines().count());
        assert!(lines > 400, "{name} needs no exception any more");
    }
}

/// Files of the page past 400 lines, each with what justifies it.
const LONG: &[(&str, &str)] = &[("ui/src/backend/bindings.ts", "made from the list of commands")];
