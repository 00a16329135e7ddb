//! Natural keys: by what the office itself would say "we have that one already".

use super::reading::Reading;
use crate::register::{Draft, Kind, Register, Value};
use crate::words::error::Result;
use crate::words::ids::RowId;
use rusqlite::types::ValueRef;
use std::collections::HashMap;

/// The rows of a register under one natural key.
pub type KeyMap = HashMap<String, Vec<RowId>>;

const BETWEEN: char = '\u{1f}';

/// Reads the living rows of a register under one key; lines have their parent in front.
pub fn load(reading: &Reading, register: &'static Register, key: &[&str]) -> Result<KeyMap> {
    let mut columns: Vec<&str> = Vec::new();
    if register.of.is_some() {
        columns.push("of");
    }
    columns.extend(key);
    let sql = format!("SELECT row, {} FROM {} WHERE NOT void", columns.join(", "), register.name);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut map = KeyMap::new();
    while let Some(found) = rows.next()? {
        let mut spelled = String::new();
        for at in 1..=columns.len() {
            match found.get_ref(at)? {
                ValueRef::Text(text) => spelled.push_str(&String::from_utf8_lossy(text)),
                ValueRef::Integer(number) => spelled.push_str(&number.to_string()),
                _ => {}
            }
            spelled.push(BETWEEN);
        }
        map.entry(spelled).or_default().push(found.get(0)?);
    }
    Ok(map)
}

/// The spelling of a draft under a key; `None` where the part that tells rows apart is not known.
pub fn of_draft(draft: &Draft, key: &[&str], parent: Option<RowId>) -> Option<String> {
    let register = draft.register();
    let mut spelled = String::new();
    if register.of.is_some() {
        spelled.push_str(&parent?.to_string());
        spelled.push(BETWEEN);
    }
    let mut told = false;
    for name in key {
        let field = register.field(name)?;
        match draft.value(name) {
            Some(Value::Text(text) | Value::Code(text) | Value::Month(text)) => spelled.push_str(text),
            Some(Value::Day(day)) => spelled.push_str(&day.to_string()),
            Some(Value::Count(number)) => spelled.push_str(&number.to_string()),
            Some(Value::Link(row)) => spelled.push_str(&row.to_string()),
            Some(_) => return None,
            // Two persons may share name and unit with no post told; an unknown day or link tells nothing.
            None if field.need != crate::register::Need::Identity && field.kind == Kind::Text => {
                spelled.push(BETWEEN);
                continue;
            }
            None => return None,
        }
        told = true;
        spelled.push(BETWEEN);
    }
    told.then_some(spelled)
}
