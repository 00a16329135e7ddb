//! What goes out: a register as the office files it, forms, the report draft.

use crate::args::{Call, Choice};
use crate::print::{Outcome, Printer};
use crate::{ask, session};
use serde_json::{Value, json};
use std::path::Path;
use zhengfeng_core::forms::{self, sent};
use zhengfeng_core::intake::find;
use zhengfeng_core::ledgers::export;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::papers::report::{self, Head, Piece, Redaction};
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::period::Period;
use zhengfeng_core::words::place::{Problem, Severity};

/// Writes a register to xlsx or csv.
pub fn export(call: &Call, register: &str, out: &Path, choice: &Choice, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    let register = find::register(office.shelf(), register)?;
    let query = ask::query(&office, register, choice)?;
    let written = export::export(&office, register, &query, out)?;
    let path = written.path.display().to_string();
    printer.answer(&json!({ "rows": written.rows, "path": path, "sha256": written.sha256 }), || {
        format!("已导出“{}”{}条：{path}\n", register.label, written.rows)
    })?;
    Ok(Outcome::Done)
}

/// Writes a form for a period.
pub fn form(call: &Call, name: &str, period: &str, out: &Path, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(period)?;
    let office = session::open(call, Purpose::Read)?;
    let written = forms::write(&office, name, &period, out)?;
    let path = written.path.display().to_string();
    let problems: Vec<Value> = written.problems.iter().map(problem_json).collect();
    let json = json!({
        "path": path,
        "sha256": written.sha256,
        "figures": written.figures,
        "rows": written.rows,
        "problems": problems,
        "checks": { "error": written.checks.error, "explain": written.checks.explain, "hint": written.checks.hint },
    });
    printer.answer(&json, || {
        let told: String = written.problems.iter().map(|problem| format!("  {}\n", problem.words)).collect();
        let checks = &written.checks;
        let rows = if written.rows > 0 { format!("，列出记录{}条", written.rows) } else { String::new() };
        format!(
            "已写成{}的报表，指标{}项{rows}：{path}\n{told}勾稽：错误{}项，需说明{}项，提示{}项，见 check。\n",
            period.chinese(),
            written.figures,
            checks.error,
            checks.explain,
            checks.hint
        )
    })?;
    Ok(Outcome::Done)
}

/// Writes a form blank, with the bindings that fill it.
pub fn blank(call: &Call, name: &str, period: &str, out: &Path, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(period)?;
    let office = session::open(call, Purpose::Read)?;
    let blank = forms::write_blank(&office, name, &period, out)?;
    let (path, bindings) = (blank.path.display().to_string(), blank.bindings.display().to_string());
    printer
        .answer(&json!({ "path": path, "bindings": bindings }), || format!("已写成空白表：{path}\n对应关系：{bindings}\n"))?;
    Ok(Outcome::Done)
}

/// Fills a workbook sent down by a superior.
pub fn fill(call: &Call, wish: &Filling<'_>, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(wish.period)?;
    let office = session::open(call, Purpose::Read)?;
    let filled = sent::fill(&office, wish.template, wish.bindings, &period, wish.out)?;
    let path = filled.path.display().to_string();
    let json = json!({
        "path": path,
        "sha256": filled.sha256,
        "filled": filled.filled,
        "labels": filled.labels,
        "problems": filled.problems.iter().map(problem_json).collect::<Vec<Value>>(),
    });
    printer.answer(&json, || {
        let told: String = filled.problems.iter().map(|problem| format!("  {problem}\n")).collect();
        format!("已填写{}格：{path}\n表样标记 {}\n{told}", filled.filled, filled.labels)
    })?;
    // What the superiors leave open for the office's own words is a remark, no doubt.
    let is_whole = filled.problems.iter().all(|problem| problem.severity == Severity::Note);
    Ok(if is_whole { Outcome::Done } else { Outcome::Doubtful })
}

/// What is filled, by which bindings, into which file.
pub struct Filling<'a> {
    /// The blank workbook.
    pub template: &'a Path,
    /// Which cell takes which figure.
    pub bindings: &'a Path,
    /// The period as spelled.
    pub period: &'a str,
    /// The file to write.
    pub out: &'a Path,
}

fn problem_json(problem: &Problem) -> Value {
    json!({
        "sheet": problem.place.sheet,
        "cell": problem.place.cell(),
        "severity": problem.severity,
        "code": problem.code,
        "words": problem.words,
    })
}

/// Writes the report draft of a period.
pub fn report(call: &Call, period: &str, out: &Path, (redact, headed): (bool, bool), printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(period)?;
    let office = session::open(call, Purpose::Read)?;
    let redaction = if redact { Redaction::Masked } else { Redaction::None };
    let head = if headed { Head::Upward } else { Head::Without };
    let written = report::write_as(&office, &period, out, redaction, head)?;
    let (path, draft) = (written.path.display().to_string(), &written.draft);
    let numbers: Vec<Value> = draft
        .pieces()
        .filter_map(|piece| match piece {
            Piece::Number { figure, basis, spelled, .. } => {
                Some(json!({ "figure": figure, "basis": basis.word(), "spelled": spelled }))
            }
            Piece::Words(_) | Piece::Lead(_) | Piece::Typed(_) | Piece::Derived { .. } | Piece::Names { .. } => None,
        })
        .collect();
    let unbound: Vec<Value> = draft
        .unbound
        .iter()
        .map(|typed| json!({ "slot": typed.slot, "number": typed.number, "sentence": typed.sentence }))
        .collect();
    let json = json!({
        "path": path,
        "sha256": written.sha256,
        "figures": draft.figures.len(),
        "numbers": numbers,
        "unbound_numbers": unbound,
        "unknown_slots": draft.unplaced,
        "checks": { "error": written.checks.error, "explain": written.checks.explain, "hint": written.checks.hint },
    });
    printer.answer(&json, || {
        let mut words = format!("已写成{}的报告稿，指标{}项：{path}\n", period.chinese(), draft.figures.len());
        for typed in &draft.unbound {
            words.push_str(&format!(
                "  位置 {} 的“{}”是手工填写，没有对应的指标：{}\n",
                typed.slot, typed.number, typed.sentence
            ));
        }
        for slot in &draft.unplaced {
            words.push_str(&format!("  报告稿语句中的位置“{slot}”不在报告稿里，该语句没有用上。\n"));
        }
        words
    })?;
    Ok(Outcome::Done)
}
