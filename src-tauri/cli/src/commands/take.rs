//! What goes out: a register as the office files it.

use crate::args::{Call, Choice};
use crate::print::{Outcome, Printer};
use crate::{ask, find, session};
use serde_json::json;
use std::path::Path;
use zhengfeng_core::ledgers::export;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::words::error::Result;

/// Writes a register to xlsx or csv.
pub fn export(call: &Call, register: &str, out: &Path, choice: &Choice, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    let register = find::register(&office, register)?;
    let query = ask::query(&office, register, choice)?;
    let written = export::export(&office, register, &query, out)?;
    let path = written.path.display().to_string();
    printer.answer(&json!({ "rows": written.rows, "path": path, "sha256": written.sha256 }), || {
        format!("已导出“{}”{}条：{path}\n", register.label, written.rows)
    })?;
    Ok(Outcome::Done)
}
