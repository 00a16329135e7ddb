//! What comes in: a look at foreign files, ledgers, batches taken back.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::peek::{self, Peek, Told};
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::intake::find;
use zhengfeng_core::ledgers::import::{self, Mode, NewUnits, Report, Request};
use zhengfeng_core::ledgers::profile::Profile;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::register::Register;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::place::{Problem, Severity};

/// Shows what a foreign spreadsheet holds, without a register and without an office.
pub fn peek(file: &Path, printer: &Printer) -> Result<Outcome> {
    let found = peek::peek(&worker()?, file)?;
    printer.answer(&json!(found), || peek_words(&found))?;
    Ok(Outcome::Done)
}

/// How a ledger is to be imported.
pub struct Manner<'a> {
    /// Only this sheet.
    pub sheet: Option<&'a str>,
    /// The file with the office's own mapping.
    pub profile: Option<&'a Path>,
    /// The year of days without one.
    pub year: Option<i32>,
    /// What happens to units nobody knows.
    pub units: NewUnits,
    /// Whether anything is kept.
    pub mode: Mode,
}

/// Imports ledgers into a register; what was not taken or is doubtful is told by cell.
pub fn import(call: &Call, register: &str, files: &[PathBuf], manner: &Manner, printer: &Printer) -> Result<Outcome> {
    let profile = manner.profile.map(profile).transpose()?;
    let office = session::open(call, Purpose::Write)?;
    let register = find::register(office.shelf(), register)?;
    let sheets: Vec<String> = manner.sheet.map(str::to_string).into_iter().collect();
    let request = Request {
        sheets: &sheets,
        profile: profile.as_ref(),
        year: manner.year,
        units: manner.units,
        ..Request::plain(register, files, manner.mode)
    };
    let bar = printer.bar("已读", "行");
    let report = import::import(&office, &worker()?, &request, &|lines| bar.show(lines))?;
    drop(bar);
    printer.answer(&report_json(register, &report), || report_words(register, &report, manner.mode))?;
    Ok(if report.doubtful() { Outcome::Doubtful } else { Outcome::Done })
}

/// Takes a batch back, if nothing was built on it.
pub fn undo_batch(call: &Call, spelled: &str, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Write)?;
    let done = import::withdraw(&office, spelled)?;
    let json = json!({ "batch": spelled.trim(), "withdrawn": done.withdrawn, "restored": done.restored });
    printer
        .answer(&json, || format!("已撤回批次 {}：作废{}条，恢复{}条。\n", spelled.trim(), done.withdrawn, done.restored))?;
    Ok(Outcome::Done)
}

/// The worker for foreign files: this very program, started anew for each file.
pub fn worker() -> Result<Worker> {
    let exe = std::env::current_exe().map_err(Error::file("找不到程序自身，不能读取外来文件"))?;
    Ok(Worker::new(exe, Limits::default()))
}

fn profile(path: &Path) -> Result<Profile> {
    Profile::read(&std::fs::read(path).map_err(Error::file(format!("读不到对照表“{}”", path.display())))?)
}

fn report_json(register: &Register, report: &Report) -> Value {
    let totals = report.control_totals.iter().map(|total| {
        let (place, label) = (total.place.to_string(), &total.label);
        json!({ "place": place, "label": label, "printed": total.printed, "counted": total.counted })
    });
    json!({
        "register": register.name,
        "batch": report.batch.map(|id| id.to_string()),
        "read": report.read,
        "inserted": report.inserted,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "incomplete": report.incomplete,
        "control_totals": totals.collect::<Vec<_>>(),
        "problems": report.problems.iter().map(problem_json).collect::<Vec<_>>(),
        "unlisted": report.unlisted,
    })
}

fn problem_json(problem: &Problem) -> Value {
    json!({
        "file": problem.place.file,
        "sheet": problem.place.sheet,
        "cell": problem.place.cell(),
        "field": problem.place.field,
        "severity": problem.severity,
        "code": problem.code,
        "words": problem.words,
    })
}

fn report_words(register: &Register, report: &Report, mode: Mode) -> String {
    let mut words = match (mode, &report.batch) {
        (Mode::Commit, Some(batch)) => format!("“{}”已导入，批次 {batch}\n", register.label),
        (Mode::Commit | Mode::Rehearse, _) => format!("“{}”预演，没有保存\n", register.label),
    };
    words.push_str(&format!(
        "读{}行：新增{}，更新{}，未变{}，未收{}；其中待补录{}\n",
        report.read, report.inserted, report.updated, report.unchanged, report.rejected, report.incomplete
    ));
    for total in &report.control_totals {
        let verdict = if total.printed == total.counted { "相符" } else { "不符" };
        words.push_str(&format!("{} {}：表上{}，计得{}，{verdict}\n", total.place, total.label, total.printed, total.counted));
    }
    for problem in &report.problems {
        let weight = match problem.severity {
            Severity::Note => "提示",
            Severity::Doubt => "存疑",
            Severity::Error => "未收",
        };
        words.push_str(&format!("{weight}  {problem}\n"));
    }
    if report.unlisted > 0 {
        words.push_str(&format!("另有{}处未逐条列出\n", report.unlisted));
    }
    words
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
