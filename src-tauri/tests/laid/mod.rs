//! A desk without a window: dialogs answered beforehand, commands asked by name.
#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(dead_code, reason = "each story file uses its own part")]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use zhengfeng::answer;
use zhengfeng::desk::{Desk, Surroundings};
use zhengfeng::wire::Progress;
use zhengfeng_core::office::Folder;
use zhengfeng_core::words::error::Result;

pub const PASSWORD: &str = "Kestrel-7-Harbour";

/// Answers dialogs with what the story laid out, and remembers progress.
#[derive(Default)]
pub struct Laid {
    answers: Mutex<Vec<PathBuf>>,
    heard: Arc<Mutex<Vec<Progress>>>,
}

impl Laid {
    fn next(&self) -> Option<PathBuf> {
        self.answers.lock().unwrap().pop()
    }
}

impl Surroundings for Laid {
    fn choose_file(&self, _: &str, _: &str, _: &[&str]) -> Option<PathBuf> {
        self.next()
    }
    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.next()
    }
    fn choose_target(&self, _: &str, _: &str, _: &[(&str, &str)]) -> Option<PathBuf> {
        self.next()
    }
    fn open(&self, _: &Path) -> Result<()> {
        Ok(())
    }
    fn progress(&self, progress: Progress) {
        self.heard.lock().unwrap().push(progress);
    }
}

/// A desk over a folder, with the answers its dialogs will give, the last first.
pub fn desk(folder: &Path, answers: Vec<PathBuf>) -> Arc<Desk> {
    let laid = Laid { answers: Mutex::new(answers), ..Laid::default() };
    Arc::new(Desk::new(Folder::new(folder), Box::new(laid)))
}

pub fn ask(desk: &Desk, name: &str, input: Value) -> std::result::Result<Value, Value> {
    answer::by_name(desk, name, input)
}

pub fn sure(desk: &Desk, name: &str, input: Value) -> Value {
    ask(desk, name, input).unwrap_or_else(|refused| panic!("{name}: {refused}"))
}

/// A practice office, open for its desk of everything.
pub fn practice(folder: &Path, answers: Vec<PathBuf>) -> Arc<Desk> {
    let desk = desk(folder, answers);
    sure(&desk, "desk_found", json!({ "county": "", "units": "", "password": PASSWORD, "start": "practice" }));
    desk
}

pub fn plain(register: &str) -> Value {
    json!({ "register": register, "filters": [], "search": null, "order": [], "incomplete": false, "void": false, "among": null })
}

/// Lets another account of a practice office sit down.
pub fn sit(desk: &Desk, account: &str) {
    sure(desk, "desk_lock", json!({}));
    sure(desk, "desk_open", json!({ "account": account, "password": PASSWORD }));
}

/// All rows of a register as the account sees them.
pub fn rows(desk: &Desk, register: &str) -> Vec<Value> {
    let view = sure(desk, "view_open", plain(register));
    let total = view["total"].as_u64().unwrap();
    let windows = (0..total).step_by(400);
    windows
        .flat_map(|start| {
            let rows = sure(desk, "view_rows", json!({ "view": view["view"], "start": start, "count": 400 }));
            rows.as_array().unwrap().clone()
        })
        .collect()
}
