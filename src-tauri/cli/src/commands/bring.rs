//! What comes in: a look at foreign files, batches taken back.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::json;
use std::path::Path;
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::peek::{self, Peek, Told};
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::storage::batch;
use zhengfeng_core::words::error::{Error, Result};

/// Shows what a foreign spreadsheet holds, without a register and without an office.
pub fn peek(file: &Path, printer: &Printer) -> Result<Outcome> {
    let found = peek::peek(&worker()?, file)?;
    printer.answer(&json!(found), || peek_words(&found))?;
    Ok(Outcome::Done)
}

/// Takes a batch back, if nothing was built on it.
pub fn undo_batch(call: &Call, spelled: &str, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Write)?;
    office.allow(Privilege::Import)?;
    let batch = batch::find(&office.reading(), spelled)?;
    let done = office.change(Deed::Withdraw, |change| batch::withdraw(change, batch))?;
    let json = json!({ "batch": batch.id.to_string(), "withdrawn": done.withdrawn, "restored": done.restored });
    printer.answer(&json, || {
        format!("已撤回批次 {}：作废{}条，恢复{}条。\n", batch.id, done.withdrawn, done.restored)
    })?;
    Ok(Outcome::Done)
}

/// The worker for foreign files: this very program, started anew for each file.
pub fn worker() -> Result<Worker> {
    let exe = std::env::current_exe().map_err(Error::file("找不到程序自身，不能读取外来文件"))?;
    Ok(Worker::new(exe, Limits::default()))
}

fn peek_words(found: &Peek) -> String {
    let mut words = String::new();
    for sheet in &found.sheets {
        let hidden = if sheet.hidden { "（隐藏）" } else { "" };
        words.push_str(&format!("{}{hidden}  {}行  {}格\n", sheet.name, sheet.rows, sheet.cells));
    }
    for (kind, all) in [("未读", &found.refused), ("注意", &found.notes)] {
        words.extend(all.iter().map(|told| format!("{kind}  {}{}\n", place(told), told.words)));
    }
    words
}

fn place(told: &Told) -> String {
    let sheet = told.sheet.as_ref().map(|sheet| format!("工作表“{sheet}” ")).unwrap_or_default();
    let cell = told.cell.as_ref().map(|cell| format!("{cell} ")).unwrap_or_default();
    format!("{sheet}{cell}")
}
