//! Reading single rows, always by right: the finder lets through what the actor may see and masks the rest.

use super::reading::Reading;
use super::schema;
use crate::register::rights::{Act, Reach};
use crate::register::row::Kept;
use crate::register::{Field, Kind, Register, Row, Value};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::{Id, RowId};
use crate::words::money::Fen;
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{OptionalExtension, named_params};
use std::collections::HashMap;

/// Finds a row by its lasting id or by its own number.
pub fn locate(reading: &Reading, register: &'static Register, spelled: &str) -> Result<RowId> {
    let found: Option<RowId> = if let Some(id) = Id::parse(spelled) {
        let sql = format!("SELECT row FROM {} WHERE id = ?", register.name);
        reading.conn.prepare_cached(&sql)?.query_row([id.as_bytes().to_vec()], |row| row.get(0)).optional()?
    } else if let Some(number) = register.number {
        let sql = format!("SELECT row FROM {} WHERE {} = ? AND NOT void", register.name, number.field);
        reading.conn.prepare_cached(&sql)?.query_row([spelled], |row| row.get(0)).optional()?
    } else {
        None
    };
    found.ok_or_else(|| Error::refused("E_NOT_FOUND", format!("“{}”中没有“{spelled}”。请核对编号或记录标识。", register.label)))
}

/// One row the actor may see, voided ones included.
pub fn find(reading: &Reading, register: &'static Register, row: RowId) -> Result<Row> {
    let reach = reading.reach(register, Act::See)?;
    let mut sql = format!("{} WHERE t.row = :row", select(register));
    if reach == Reach::Assigned {
        sql.push_str(&format!(" AND ({})", super::filter::assigned(register)));
    }
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let person = reading.actor.person.unwrap_or(-1);
    let mut rows = if reach == Reach::Assigned {
        statement.query(named_params! { ":row": row, ":me": person })?
    } else {
        statement.query(named_params! { ":row": row })?
    };
    let found = rows.next()?;
    let Some(found) = found else {
        return Err(Error::refused("E_NOT_FOUND", format!("“{}”中没有这条记录，或它不在您经办的范围内。", register.label)));
    };
    let mut living = take(register, found)?;
    fill_many(reading, register, &mut living)?;
    mask(reach, &mut living);
    Ok(living)
}

/// One row without asking for a right: for the room's own bookkeeping.
pub(super) fn find_any(reading: &Reading, register: &'static Register, row: RowId) -> Result<Row> {
    let sql = format!("{} WHERE t.row = :row", select(register));
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! { ":row": row })?;
    let Some(found) = rows.next()? else {
        return Err(Error::damaged("数据中有一处引用不到的记录，可能已损坏。请运行核验。"));
    };
    let mut living = take(register, found)?;
    fill_many(reading, register, &mut living)?;
    Ok(living)
}

/// The living lines of a parent, in order of entry.
pub fn lines(reading: &Reading, lines: &'static Register, of: RowId) -> Result<Vec<Row>> {
    match reading.reach(lines, Act::See)? {
        Reach::All => {}
        Reach::Assigned => drop(find(reading, reading.shelf.register(lines.of.unwrap_or(lines.name))?, of)?),
        // Lines are not among the fields a desk sees of a register it sees only in part.
        Reach::Fields(_) => return Ok(Vec::new()),
    }
    let sql = format!("{} WHERE t.of = :of AND NOT t.void ORDER BY t.row", select(lines));
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! { ":of": of })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(take(lines, row)?);
    }
    drop(rows);
    for row in &mut all {
        fill_many(reading, lines, row)?;
    }
    Ok(all)
}

/// What names a row in a link: its title fields, links in them resolved.
pub fn label(reading: &Reading, register: &'static Register, row: RowId) -> Result<Option<(Id, String)>> {
    let columns: Vec<String> = register.title.iter().map(|name| format!("t.{name}")).collect();
    let sql = format!("SELECT t.id, {} FROM {} t WHERE t.row = ?", columns.join(", "), register.name);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query([row])?;
    let Some(found) = rows.next()? else { return Ok(None) };
    let id: Vec<u8> = found.get(0)?;
    let mut parts = Vec::new();
    for (at, name) in register.title.iter().enumerate() {
        let field = register.field(name);
        match found.get_ref(at.saturating_add(1))? {
            ValueRef::Text(text) => {
                let text = std::str::from_utf8(text).map_err(|_| damaged(register, name))?;
                let label = field.and_then(|f| f.codes).map_or(text, |list| reading.shelf.codes.label(Some(list), text));
                parts.push(label.to_string());
            }
            ValueRef::Integer(number) => match field.map(|f| f.kind) {
                Some(Kind::Link(other)) => {
                    let other = reading.shelf.register(other)?;
                    parts.extend(label(reading, other, number)?.map(|(_, text)| text));
                }
                _ => parts.push(number.to_string()),
            },
            _ => {}
        }
    }
    let id = Id::from_bytes(&id).ok_or_else(|| damaged(register, "id"))?;
    Ok(Some((id, parts.join(" "))))
}

/// What names each living row of a register whose title is one text: for exports, which ask for nearly all of them.
pub fn labels(reading: &Reading, register: &'static Register) -> Result<HashMap<RowId, String>> {
    let name = register.number.map(|number| number.field).or(register.title.first().copied());
    let plain = name.and_then(|name| register.field(name)).filter(|field| field.kind == Kind::Text);
    let whole = register.number.is_some() || register.title.len() == 1;
    let Some(field) = plain.filter(|_| whole) else { return Ok(HashMap::new()) };
    let sql = format!("SELECT row, {} FROM {}", field.name, register.name);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<HashMap<RowId, String>>>()?)
}

/// The SELECT every reader of whole rows shares; the table is `t`.
pub(super) fn select(register: &Register) -> String {
    let names = own(register);
    format!(
        "SELECT {}, e.at AS entered_at, e.account AS entered_by, c.at AS changed_at, c.account AS changed_by, s.batch AS \
         from_batch, s.file AS from_file, s.sheet AS from_sheet FROM {} t LEFT JOIN trail e ON e.seq = t.entered LEFT JOIN trail c ON \
         c.seq = t.changed LEFT JOIN sources s ON s.row = t.came_from",
        names.join(", "),
        register.name
    )
}

/// The same columns without who entered the row and where it came from: what reads a whole register leaves them out.
pub(super) fn select_plain(register: &Register) -> String {
    format!("SELECT {}, NULL, NULL, NULL, NULL, NULL, NULL, NULL", own(register).join(", "))
}

fn own(register: &Register) -> Vec<String> {
    schema::columns(register).into_iter().map(|(name, ..)| format!("t.{name} AS {name}")).collect()
}

/// Reads a whole row of [`select`]. Positions follow the same list of columns that wrote the statement: looking forty
/// names up in every row would cost as much as reading it.
pub(super) fn take(register: &'static Register, row: &rusqlite::Row) -> Result<Row> {
    let first_field = if register.of.is_some() { 3 } else { 2 };
    let first_kept = register.columns().count().saturating_add(first_field);
    let kept_at = |name: &str| schema::KEPT.iter().position(|kept| *kept == name).unwrap_or(0).saturating_add(first_kept);
    let joined_at = |place: usize| schema::KEPT.len().saturating_add(first_kept).saturating_add(place);

    let id: Vec<u8> = row.get(1)?;
    let written: Option<String> = row.get(kept_at("written"))?;
    let written = written_of(register, written.as_deref())?;
    let mut values = Vec::with_capacity(register.fields.len());
    let mut column = first_field;
    for (at, field) in register.fields.iter().enumerate() {
        if !field.kind.is_column() {
            values.push(None);
            continue;
        }
        let stored = value(register, field, row.get_ref(column)?)?;
        column = column.saturating_add(1);
        let unread = written.iter().find(|(place, _)| *place == at).map(|(_, text)| Value::Unread(text.clone()));
        values.push(stored.or(unread));
    }
    let text = |place: usize| -> Result<String> { Ok(row.get::<_, Option<String>>(joined_at(place))?.unwrap_or_default()) };
    let file: Option<String> = row.get(joined_at(5))?;
    let source = match file {
        Some(file) => Some((file, text(6)?, row.get::<_, Option<u32>>(kept_at("came_row"))?.unwrap_or(0))),
        None => None,
    };
    Ok(Row {
        register,
        row: row.get(0)?,
        id: Id::from_bytes(&id).ok_or_else(|| damaged(register, "id"))?,
        values,
        kept: Kept {
            of: if register.of.is_some() { row.get(2)? } else { None },
            incomplete: row.get(kept_at("incomplete"))?,
            void: row.get(kept_at("void"))?,
            void_reason: row.get(kept_at("void_reason"))?,
            batch: row.get(joined_at(4))?,
            version: row.get(kept_at("changed"))?,
            source,
            created_at: text(0)?,
            created_by: text(1)?,
            updated_at: text(2)?,
            updated_by: text(3)?,
            written,
        },
    })
}

/// The row as stored, column by column, without the row number.
pub(super) fn raw(reading: &Reading, register: &Register, row: RowId) -> Result<Vec<(&'static str, Sql)>> {
    let columns: Vec<&'static str> =
        schema::columns(register).into_iter().map(|(name, ..)| name).filter(|name| *name != "row").collect();
    let sql = format!("SELECT {} FROM {} WHERE row = ?", columns.join(", "), register.name);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query([row])?;
    let Some(found) = rows.next()? else {
        return Err(Error::refused("E_NOT_FOUND", format!("“{}”中没有这条记录。", register.label)));
    };
    columns.iter().map(|name| Ok((*name, found.get::<_, Sql>(*name)?))).collect()
}

/// The rows of every field that links to many.
pub(super) fn many_of(reading: &Reading, register: &'static Register, row: RowId) -> Result<Vec<(&'static str, Vec<RowId>)>> {
    let mut all = Vec::new();
    for field in register.fields.iter().filter(|field| matches!(field.kind, Kind::Many(_))) {
        let sql = format!("SELECT other FROM {} WHERE row = ? ORDER BY place", schema::link_table(register, field));
        let mut statement = reading.conn.prepare_cached(&sql)?;
        let others = statement.query_map([row], |r| r.get(0))?.collect::<rusqlite::Result<Vec<RowId>>>()?;
        all.push((field.name, others));
    }
    Ok(all)
}

/// Whether any row of the register links to many at all.
pub(super) fn has_many(reading: &Reading, register: &'static Register) -> Result<bool> {
    for field in register.fields.iter().filter(|field| matches!(field.kind, Kind::Many(_))) {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", schema::link_table(register, field));
        if reading.conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Fills in the links to many.
pub(super) fn fill_many(reading: &Reading, register: &'static Register, row: &mut Row) -> Result<()> {
    for (name, others) in many_of(reading, register, row.row)? {
        if let (Some(at), false) = (register.position(name), others.is_empty())
            && let Some(slot) = row.values.get_mut(at)
        {
            *slot = Some(Value::Many(others));
        }
    }
    Ok(())
}

/// Leaves only what the reach lets through.
pub(super) fn mask(reach: Reach, row: &mut Row) {
    if let Reach::Fields(names) = reach {
        for (field, value) in row.register.fields.iter().zip(&mut row.values) {
            if !names.contains(&field.name) {
                *value = None;
            }
        }
        // What is lacking among hidden fields, why a row fell and which file it came from are no part of those few either.
        row.kept =
            Kept { written: Vec::new(), incomplete: false, void_reason: None, source: None, ..std::mem::take(&mut row.kept) };
    }
}

fn written_of(register: &Register, json: Option<&str>) -> Result<Vec<(usize, String)>> {
    let Some(json) = json else { return Ok(Vec::new()) };
    let map: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(json).map_err(|_| damaged(register, "written"))?;
    Ok(map.into_iter().filter_map(|(name, text)| Some((register.position(&name)?, text.as_str()?.to_string()))).collect())
}

/// A stored cell as a value of its field.
pub(super) fn value(register: &Register, field: &Field, stored: ValueRef) -> Result<Option<Value>> {
    let wrong = || damaged(register, field.name);
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_string).map_err(|_| wrong());
    let value = match (field.kind, stored) {
        (_, ValueRef::Null) => return Ok(None),
        (Kind::Text, ValueRef::Text(bytes)) => Value::Text(text(bytes)?),
        (Kind::Month, ValueRef::Text(bytes)) => Value::Month(text(bytes)?),
        (Kind::Code, ValueRef::Text(bytes)) => Value::Code(text(bytes)?),
        (Kind::Texts, ValueRef::Text(bytes)) => Value::Texts(text(bytes)?.lines().map(str::to_string).collect()),
        (Kind::Codes, ValueRef::Text(bytes)) => {
            Value::Codes(text(bytes)?.split(',').filter(|word| !word.is_empty()).map(str::to_string).collect())
        }
        (Kind::Day, ValueRef::Text(bytes)) => Value::Day(Day::parse_iso(&text(bytes)?).ok_or_else(wrong)?),
        (Kind::Count, ValueRef::Integer(number)) => Value::Count(number),
        (Kind::Fen, ValueRef::Integer(number)) => Value::Fen(Fen(number)),
        (Kind::Flag, ValueRef::Integer(number)) => Value::Flag(number != 0),
        (Kind::Link(_), ValueRef::Integer(number)) => Value::Link(number),
        (Kind::Sealed, ValueRef::Blob(bytes)) => Value::Closed(bytes.to_vec()),
        _ => return Err(wrong()),
    };
    Ok(Some(value))
}

pub(super) fn damaged(register: &Register, field: &str) -> Error {
    let label = register.field(field).map_or(field, |f| f.label);
    Error::damaged(format!(
        "“{}”中有一条记录的“{label}”读不懂，数据可能已损坏，未作任何改动。请运行核验，并从已核验的备份恢复。",
        register.label
    ))
}
