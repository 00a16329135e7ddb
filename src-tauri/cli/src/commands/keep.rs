//! Keeping the office safe: backups, restoring, the check of everything, the trail.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use std::path::Path;
use zhengfeng_core::office::clock::{Clock, WallClock};
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Purpose};
use zhengfeng_core::register::codes::Closed;
use zhengfeng_core::registers;
use zhengfeng_core::storage::trail::Entry;
use zhengfeng_core::vault::{backup, files, keyring};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::{Error, Result};

/// Makes a checked copy of the whole office in a folder.
pub fn backup(call: &Call, folder: &Path, printer: &Printer) -> Result<Outcome> {
    let made = session::open(call, Purpose::Read)?.backup(folder)?;
    let path = made.path.display().to_string();
    printer.answer(&json!({ "path": path, "sha256": made.sha256, "records": made.records }), || {
        format!("已备份并核验：{path}，共{}条记录。\n", made.records)
    })?;
    Ok(Outcome::Done)
}

/// Brings a backup into a folder and leaves the entry of it in the trail of what was restored.
pub fn restore(call: &Call, from: &Path, into: &Path, printer: &Printer) -> Result<Outcome> {
    let folder = Folder::new(into);
    let password = session::password(&call.user)?;
    let clock = WallClock;
    let made = session::patiently(|| {
        let (now, at) = (clock.millis(), clock.stamp());
        backup::restore(from, &folder, &call.user, password.expose(), registers::ALL, now, &at)
    })?;
    let office = session::open_with(&folder, &call.user, &password, Purpose::Write)?;
    office.witness(Deed::Restore, None, made.records, Some(made.digest))?;
    let path = made.path.display().to_string();
    printer.answer(&json!({ "path": path, "sha256": made.sha256, "records": made.records }), || {
        format!("已恢复到“{path}”，共{}条记录。\n", made.records)
    })?;
    Ok(Outcome::Done)
}

/// Checks the whole office; damage ends with 3.
pub fn verify(call: &Call, printer: &Printer) -> Result<Outcome> {
    let findings = session::open(call, Purpose::Read)?.verify()?;
    let is_whole = findings.problems.is_empty() && findings.broken_at.is_none();
    let json = json!({
        "integrity": if is_whole { "ok" } else { "damaged" },
        "trail": { "entries": findings.entries, "broken_at": findings.broken_at },
        "problems": findings.problems,
    });
    printer.answer(&json, || {
        let mut words = match is_whole {
            true => format!("核验通过，日志{}条。\n", findings.entries),
            false => "核验不通过，请不要继续使用；先复制整个数据文件夹留存，再从已核验的备份恢复。\n".to_string(),
        };
        if let Some(at) = findings.broken_at {
            words.push_str(&format!("  日志自第{at}条起不连贯\n"));
        }
        words.extend(findings.problems.iter().map(|problem| format!("  {problem}\n")));
        words
    })?;
    Ok(if is_whole { Outcome::Done } else { Outcome::Damaged })
}

/// Shows the trail, or writes it to a file.
pub fn trail(call: &Call, since: &str, out: Option<&Path>, printer: &Printer) -> Result<Outcome> {
    if !since.is_empty() && since.get(..10).and_then(Day::parse_iso).is_none() {
        return Err(Error::refused("E_VALUE", format!("“{since}”不是日期。请写成 2015-05-06 或 2015-05-06T08:30:00。")));
    }
    let entries = session::open(call, Purpose::Read)?.trail(since)?;
    let json = Value::Array(entries.iter().map(entry_json).collect());
    match out {
        None => printer.answer(&json, || entries.iter().map(entry_words).collect())?,
        Some(path) => {
            let bytes = serde_json::to_vec_pretty(&json).map_err(|_| Error::refused("E_TRAIL", "日志写不出来。请重试。"))?;
            files::write(path, &bytes)?;
            let written = json!({ "path": path.display().to_string(), "entries": entries.len() });
            printer.answer(&written, || format!("已写入“{}”，共{}条。\n", path.display(), entries.len()))?;
        }
    }
    Ok(Outcome::Done)
}

fn entry_json(entry: &Entry) -> Value {
    json!({
        "seq": entry.seq,
        "at": entry.at,
        "account": entry.account,
        "deed": entry.deed,
        "label": deed_label(&entry.deed),
        "register": entry.register,
        "id": entry.id.map(|id| id.to_string()),
        "batch": entry.batch,
        "rows": entry.rows,
        "digest": entry.digest.map(|digest| keyring::hex(&digest)),
    })
}

fn entry_words(entry: &Entry) -> String {
    let register = entry.register.as_deref().unwrap_or("");
    let label = registers::named(register).map_or(register, |register| register.label);
    format!("{}  {}  {}  {}  {label}  {}条\n", entry.seq, entry.at, entry.account, deed_label(&entry.deed), entry.rows)
}

/// A deed as people call it.
pub fn deed_label(word: &str) -> &str {
    Deed::LIST.codes.iter().find(|(known, ..)| *known == word).map_or(word, |(_, label, _)| label.trim())
}
