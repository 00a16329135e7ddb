//! A desk without a window, for developing the page in an ordinary browser: answers commands given as JSON lines on the
//! standard input. `bridge <folder>`; dialogs are answered by the lines of `BRIDGE_ANSWERS`, one file each.

use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use zhengfeng::answer;
use zhengfeng::desk::{Desk, Surroundings};
use zhengfeng::wire::Progress;
use zhengfeng_core::excel::read::worker;
use zhengfeng_core::office::Folder;
use zhengfeng_core::words::error::Result;

struct Listed(Mutex<Vec<PathBuf>>);

impl Listed {
    fn next(&self) -> Option<PathBuf> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The last answer stands for every dialog after it.
        if answers.len() > 1 { Some(answers.remove(0)) } else { answers.first().cloned() }
    }
}

impl Surroundings for Listed {
    fn choose_file(&self, _: &str, _: &str, _: &[&str]) -> Option<PathBuf> {
        self.next()
    }
    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.next()
    }
    fn choose_target(&self, _: &str, name: &str, _: &[(&str, &str)]) -> Option<PathBuf> {
        Some(std::env::temp_dir().join(name))
    }
    fn open(&self, _: &Path) -> Result<()> {
        Ok(())
    }
    fn progress(&self, progress: Progress) {
        say(&json!({ "progress": progress }));
    }
}

fn say(line: &Value) {
    let mut out = std::io::stdout().lock();
    // Nobody listens any more: the program is about to end.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn main() -> ExitCode {
    let Some(first) = std::env::args().nth(1) else {
        eprintln!("usage: bridge <folder>");
        return ExitCode::FAILURE;
    };
    if first == worker::ARGUMENT {
        return worker::run_worker();
    }
    let answers = std::env::var("BRIDGE_ANSWERS").unwrap_or_default();
    let listed = Listed(Mutex::new(answers.lines().map(PathBuf::from).collect()));
    let desk = Arc::new(Desk::new(Folder::new(first), Box::new(listed)));
    for line in std::io::stdin().lock().lines().map_while(std::result::Result::ok) {
        let Ok(call) = serde_json::from_str::<Value>(&line) else { continue };
        let desk = Arc::clone(&desk);
        std::thread::spawn(move || {
            let id = call["id"].clone();
            say(&match answer::by_name(&desk, call["name"].as_str().unwrap_or(""), call["input"].clone()) {
                Ok(done) => json!({ "id": id, "ok": done }),
                Err(refused) => json!({ "id": id, "refused": refused }),
            });
        });
    }
    ExitCode::SUCCESS
}
