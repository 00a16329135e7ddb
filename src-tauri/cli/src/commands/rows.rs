//! Looking at rows of a register: list, history, a look under a seal.

use crate::args::{Call, Choice, RecordName};
use crate::commands::keep::deed_label;
use crate::print::{Outcome, Printer};
use crate::record::Shower;
use crate::{ask, session};
use serde_json::{Value as Json, json};
use zhengfeng_core::intake::find;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::register::Value;
use zhengfeng_core::storage::history::{self, Pair};
use zhengfeng_core::storage::{page, read};
use zhengfeng_core::words::error::{Error, Result};

/// So many rows are read at once: a register of any size is listed in little memory.
const WINDOW: usize = 200;

/// Lists a window of rows.
pub fn list(
    call: &Call,
    register: &str,
    choice: &Choice,
    offset: usize,
    limit: Option<usize>,
    printer: &Printer,
) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    let register = find::register(office.shelf(), register)?;
    let query = ask::query(&office, register, choice)?;
    let reading = office.reading();
    let view = page::view(&reading, register, &query)?;
    if let Some(words) = &choice.search {
        office.witness_search(register, words, view.rows.len())?;
    }
    let total = view.rows.len();
    let end = limit.map_or(total, |limit| offset.saturating_add(limit).min(total));
    let mut shower = Shower::new(&reading);
    let mut begin = offset.min(total);
    let shown = end.saturating_sub(begin);
    printer.piece(&match printer.is_json() {
        true => format!("{{\"total\":{total},\"rows\":["),
        false => format!("{}：共{total}条，列出{shown}条\n", register.label),
    })?;
    let mut between = "";
    while begin < end {
        let rows = page::window(&reading, register, &view, begin, WINDOW.min(end.saturating_sub(begin)))?;
        let mut piece = String::new();
        for row in &rows {
            if printer.is_json() {
                piece.push_str(between);
                piece.push_str(&shower.json(row)?.to_string());
                between = ",\n";
            } else {
                piece.push_str(&shower.words(row)?);
            }
        }
        printer.piece(&piece)?;
        begin = begin.saturating_add(WINDOW);
    }
    if printer.is_json() {
        printer.piece("]}\n")?;
    }
    Ok(Outcome::Done)
}

/// Shows who changed what in a record, newest first.
pub fn history(call: &Call, name: &RecordName, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    let register = find::register(office.shelf(), &name.register)?;
    let reading = office.reading();
    let row = find::record(&reading, register, &name.id)?;
    let found = read::find(&reading, register, row)?;
    let mut shower = Shower::new(&reading);
    let mut versions = Vec::new();
    let mut words = format!("{} {} 登记\n", found.kept.created_at, found.kept.created_by);
    for step in history::steps(&reading, register, row)? {
        let mut changes = Vec::new();
        let mut lines = String::new();
        if let Some(void) = step.void {
            lines.push_str(if void { "    已作废\n" } else { "    恢复有效\n" });
            changes.push(json!({ "field": "void", "label": "作废", "before": !void, "after": void }));
        }
        for pair in &step.pairs {
            changes.push(change_json(&mut shower, pair)?);
            lines.push_str(&change_words(pair));
        }
        let deed = deed_label(&step.deed);
        words = format!("{} {} {deed}\n{lines}{words}", step.at, step.account);
        versions.push(json!({ "at": step.at, "by": step.account, "deed": step.deed, "label": deed, "changes": changes }));
    }
    let json = json!({
        "record": shower.json(&found)?,
        "created_at": found.kept.created_at,
        "created_by": found.kept.created_by,
        "versions": versions,
    });
    printer.answer(&json, || words)?;
    Ok(Outcome::Done)
}

/// Opens a sealed field, with a reason.
pub fn look(call: &Call, name: &RecordName, field: &str, why: &str, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Write)?;
    let register = find::register(office.shelf(), &name.register)?;
    let row = find::record(&office.reading(), register, &name.id)?;
    let (_, field) = find::field(register, field)?;
    if !field.sealed() {
        return Err(Error::refused("E_FIELD", format!("“{}”没有封存，用 list 即可查看。", field.label)));
    }
    let id = read::find(&office.reading(), register, row)?.id.to_string();
    let opened = office.look(register, row, field.name, why)?;
    let value = opened.as_ref().map(|text| text.expose());
    let json = json!({ "register": register.name, "id": id, "field": field.name, "value": value });
    printer.answer(&json, || format!("{}：{}\n", field.label, value.unwrap_or("（未填）")))?;
    Ok(Outcome::Done)
}

fn change_json(shower: &mut Shower, pair: &Pair) -> Result<Json> {
    let field = pair.field;
    if field.sealed() {
        return Ok(json!({ "field": field.name, "label": field.label, "sealed": true }));
    }
    let (before, after) = (shower.value(field, pair.before.as_ref())?, shower.value(field, pair.after.as_ref())?);
    Ok(json!({ "field": field.name, "label": field.label, "before": before, "after": after }))
}

fn change_words(pair: &Pair) -> String {
    if pair.field.sealed() {
        return format!("    {}：（封存）\n", pair.field.label);
    }
    let side = |value: &Option<Value>, text: &str| if value.is_some() { text.to_string() } else { "（空）".to_string() };
    let (before, after) = (side(&pair.before, &pair.before_text), side(&pair.after, &pair.after_text));
    format!("    {}：{before} → {after}\n", pair.field.label)
}
