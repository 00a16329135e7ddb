//! Finding what a person names: a register, a field, a record.

use super::names::{Found, Names};
use crate::register::query::{Filter, Query, Test};
use crate::register::{Field, Kind, Register};
use crate::storage::{Reading, Shelf, page, read};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::text::folded;

/// A register by its name or label.
pub fn register(shelf: &Shelf, spelled: &str) -> Result<&'static Register> {
    let labelled = shelf.registers.iter().find(|register| folded(register.label) == folded(spelled)).copied();
    labelled.map_or_else(|| shelf.register(spelled), Ok)
}

/// A field by its name or label, with its position.
pub fn field(register: &'static Register, spelled: &str) -> Result<(usize, &'static Field)> {
    let by = |test: &dyn Fn(&Field) -> bool| register.fields.iter().enumerate().find(|(_, field)| test(field));
    let found = by(&|field| field.name == spelled)
        .or_else(|| by(&|field| field.name.strip_suffix("_id") == Some(spelled)))
        .or_else(|| by(&|field| folded(field.label) == folded(spelled)));
    found.ok_or_else(|| {
        let known: Vec<&str> = register.fields.iter().map(|field| field.name).collect();
        Error::refused("E_FIELD", format!("“{}”没有字段“{spelled}”。可用：{}。", register.label, known.join("、")))
    })
}

/// The one record a person means by an id, a number or a name.
pub fn record(reading: &Reading, register: &'static Register, spelled: &str) -> Result<RowId> {
    let located = read::locate(reading, register, spelled);
    let Err(unknown) = located else { return located };
    match titled(reading, register, spelled)?.as_slice() {
        [] => Err(unknown),
        [one] => Ok(*one),
        several => Err(Error::refused(
            "E_AMBIGUOUS",
            format!("“{}”中名为“{spelled}”的有{}条。请改用编号或记录标识。", register.label, several.len()),
        )),
    }
}

/// Living records that go by exactly this id, number or title.
pub fn named(reading: &Reading, register: &'static Register, spelled: &str) -> Result<Vec<RowId>> {
    match read::locate(reading, register, spelled) {
        Ok(row) => Ok(vec![row]),
        Err(_) => titled_by(reading, register, &Test::Is(vec![spelled.to_string()])),
    }
}

/// All living records that go by an id, a number or a name.
pub fn records(reading: &Reading, register: &'static Register, spelled: &str) -> Result<Vec<RowId>> {
    match read::locate(reading, register, spelled) {
        Ok(row) => Ok(vec![row]),
        Err(_) => titled(reading, register, spelled),
    }
}

/// Living records with this text as their title; where there are none, the one that answers to it as ledgers spell it.
fn titled(reading: &Reading, register: &'static Register, spelled: &str) -> Result<Vec<RowId>> {
    let mut found = titled_by(reading, register, &Test::Is(vec![spelled.to_string()]))?;
    if found.is_empty()
        && let Found::One(row) = Names::default().find(reading, register, spelled)?
    {
        found.push(row);
    }
    Ok(found)
}

/// Living records of whose titles one passes a test on texts.
pub(super) fn titled_by(reading: &Reading, register: &'static Register, test: &Test) -> Result<Vec<RowId>> {
    let mut found: Vec<RowId> = Vec::new();
    for name in register.title {
        let Some(at) = register.position(name) else { continue };
        if register.field(name).is_some_and(|field| field.kind == Kind::Text) {
            let filters = vec![Filter { field: at, test: test.clone() }];
            found.extend(page::view(reading, register, &Query { filters, ..Query::default() })?.rows);
        }
    }
    Ok(found)
}
