//! Looking at rows of a register: list, history, a look under a seal.

use crate::args::{Call, Choice, RecordName};
use crate::commands::keep::deed_label;
use crate::print::{Outcome, Printer};
use crate::record::Shower;
use crate::{ask, session};
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use zhengfeng_core::intake::find;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::register::rights::Act;
use zhengfeng_core::register::{Field, Kind, Value};
use zhengfeng_core::storage::{history, page, read};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::money::Fen;

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
    let reach = reading.reach(register, Act::See)?;
    let mut shower = Shower::new(&reading);
    // Each version holds what its change overwrote; what it wrote is what the next newer one overwrote, or what stands.
    let mut after: HashMap<&str, Option<Value>> =
        register.fields.iter().zip(&found.values).map(|(field, value)| (field.name, value.clone())).collect();
    let mut versions = Vec::new();
    let mut words = format!("{} {} 登记\n", found.kept.created_at, found.kept.created_by);
    for version in history::versions(&reading, register, row)? {
        let mut changes = Vec::new();
        let mut lines = String::new();
        for (name, before) in &version.before {
            if name == "void" {
                lines.push_str("    已作废\n");
                changes.push(json!({ "field": "void", "label": "作废", "before": false, "after": true }));
            }
            let Some(field) = register.field(name).filter(|field| reach.shows(field)) else { continue };
            let before = before.clone().and_then(|value| typed(field, value));
            let newer = after.insert(field.name, before.clone()).flatten();
            changes.push(change_json(&mut shower, field, before.as_ref(), newer.as_ref())?);
            lines.push_str(&change_words(&mut shower, field, before.as_ref(), newer.as_ref())?);
        }
        let deed = deed_label(&version.deed);
        words = format!("{} {} {deed}\n{lines}{words}", version.at, version.account);
        versions
            .push(json!({ "at": version.at, "by": version.account, "deed": version.deed, "label": deed, "changes": changes }));
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

fn change_json(shower: &mut Shower, field: &Field, before: Option<&Value>, after: Option<&Value>) -> Result<Json> {
    if field.sealed() {
        return Ok(json!({ "field": field.name, "label": field.label, "sealed": true }));
    }
    let (before, after) = (shower.value(field, before)?, shower.value(field, after)?);
    Ok(json!({ "field": field.name, "label": field.label, "before": before, "after": after }))
}

fn change_words(shower: &mut Shower, field: &Field, before: Option<&Value>, after: Option<&Value>) -> Result<String> {
    if field.sealed() {
        return Ok(format!("    {}：（封存）\n", field.label));
    }
    let mut text = |value: Option<&Value>| value.map_or_else(|| Ok("（空）".to_string()), |value| shower.text(field, value));
    Ok(format!("    {}：{} → {}\n", field.label, text(before)?, text(after)?))
}

/// History keeps stored cells; here they become values of their field again.
fn typed(field: &Field, stored: Value) -> Option<Value> {
    Some(match (field.kind, stored) {
        (Kind::Day, Value::Text(text)) => Day::parse_iso(&text).map_or(Value::Text(text), Value::Day),
        (Kind::Month, Value::Text(text)) => Value::Month(text),
        (Kind::Code, Value::Text(text)) => Value::Code(text),
        (Kind::Codes, Value::Text(text)) => {
            Value::Codes(text.split(',').filter(|word| !word.is_empty()).map(str::to_string).collect())
        }
        (Kind::Texts, Value::Text(text)) => Value::Texts(text.lines().map(str::to_string).collect()),
        (Kind::Fen, Value::Count(number)) => Value::Fen(Fen(number)),
        (Kind::Flag, Value::Count(number)) => Value::Flag(number != 0),
        (Kind::Link(_), Value::Count(number)) => Value::Link(number),
        (Kind::Many(_), Value::Many(rows)) if rows.is_empty() => return None,
        (_, value) => value,
    })
}
