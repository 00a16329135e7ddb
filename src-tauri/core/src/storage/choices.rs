//! What stands in a column under a question: its values to choose from with how many rows have each, and its total.

use super::filter;
use super::read;
use super::reading::Reading;
use super::schema;
use crate::register::query::Query;
use crate::register::rights::Act;
use crate::register::{Field, Kind, Register, Value};
use crate::words::error::{Error, Result};
use crate::words::money::Fen;
use rusqlite::types::ValueRef;

/// The values of a column to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Texts and links by how many rows have them, codes in the order of their list, days newest first, numbers rising.
    pub choices: Vec<Choice>,
    /// How many rows have none.
    pub empty: i64,
    /// Whether there are more values than were asked for.
    pub more: bool,
}

/// One value of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The value itself.
    pub value: Value,
    /// A spelling that says the same when it is asked for: a code's word, a linked row's lasting id.
    pub spelled: String,
    /// As it is shown.
    pub label: String,
    /// How many rows have it.
    pub rows: i64,
}

/// The values of a field among the rows a question finds, conditions on the field itself left out.
pub fn values(reading: &Reading, register: &'static Register, query: &Query, at: usize, limit: usize) -> Result<Choices> {
    let field = seen(reading, register, at)?;
    let mut others = query.clone();
    others.filters.retain(|filter| filter.field != at);
    let question = filter::write(reading, register, &others)?;
    let column = format!("t.{}", field.name);
    let (column, filled, missing) = match field.kind {
        Kind::Sealed | Kind::Lines(_) => {
            let words = format!("“{}”不能列出各种取值来选。请改用其他条件。", field.label);
            return Err(Error::refused("E_FIELD", words));
        }
        Kind::Many(_) => {
            let table = schema::link_table(register, field);
            let filled = format!("FROM {table} m WHERE m.row IN (SELECT t.row {})", question.from);
            let missing = format!("NOT EXISTS (SELECT 1 FROM {table} m WHERE m.row = t.row)");
            ("m.other".to_string(), filled, missing)
        }
        _ => (column.clone(), format!("{} AND {column} IS NOT NULL", question.from), format!("{column} IS NULL")),
    };
    let order = match field.kind {
        Kind::Day | Kind::Month | Kind::Flag => "1 DESC",
        Kind::Count | Kind::Fen => "1",
        _ => "2 DESC, 1",
    };
    // Cells of several codes are taken apart here and codes are put in the order of their list: both need all there is.
    let wanted = match field.codes {
        Some(_) => -1,
        None => i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1),
    };
    let sql = format!("SELECT count(*) {} AND {missing}", question.from);
    let empty = reading.conn.prepare_cached(&sql)?.query_row(question.parameters().as_slice(), |row| row.get(0))?;
    let sql = format!("SELECT {column}, count(*) {filled} GROUP BY 1 ORDER BY {order} LIMIT :wanted");
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut parameters = question.parameters();
    parameters.push((":wanted", &wanted));
    let mut rows = statement.query(parameters.as_slice())?;
    let mut known: Vec<(Value, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (cell, count) = (row.get_ref(0)?, row.get(1)?);
        let value = match (field.kind, cell) {
            (Kind::Many(_), ValueRef::Integer(other)) => Some(Value::Link(other)),
            _ => read::value(register, field, cell)?,
        };
        match value {
            Some(Value::Codes(words)) => words.into_iter().for_each(|word| add(&mut known, Value::Code(word), count)),
            Some(value) => known.push((value, count)),
            None => {}
        }
    }
    drop(rows);
    if let Some(list) = field.codes {
        known.sort_by_cached_key(|(value, _)| match value {
            Value::Code(word) => reading.shelf.codes.rank(list, word),
            _ => usize::MAX,
        });
    }
    let more = known.len() > limit;
    known.truncate(limit);
    let choice = |(value, rows)| {
        let (spelled, label) = spell(reading, field, &value)?;
        Ok(Choice { value, spelled, label, rows })
    };
    Ok(Choices { choices: known.into_iter().map(choice).collect::<Result<_>>()?, empty, more })
}

/// The total of every amount a register has, over the rows a question finds: the field's position and 分.
pub fn sums(reading: &Reading, register: &'static Register, query: &Query) -> Result<Vec<(usize, Fen)>> {
    let reach = reading.reach(register, Act::See)?;
    let amounts: Vec<(usize, &'static Field)> =
        register.columns().filter(|(_, field)| field.kind == Kind::Fen && reach.shows(field)).collect();
    if amounts.is_empty() {
        return Ok(Vec::new());
    }
    let question = filter::write(reading, register, query)?;
    let totals: Vec<String> = amounts.iter().map(|(_, field)| format!("coalesce(sum(t.{}), 0)", field.name)).collect();
    let sql = format!("SELECT {} {}", totals.join(", "), question.from);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(question.parameters().as_slice())?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    amounts.iter().enumerate().map(|(column, (at, _))| Ok((*at, Fen(row.get(column)?)))).collect()
}

/// A field the reader may see.
fn seen(reading: &Reading, register: &'static Register, at: usize) -> Result<&'static Field> {
    let field = register.fields.get(at).ok_or_else(|| Error::refused("E_FIELD", "没有这个字段。"))?;
    if reading.reach(register, Act::See)?.shows(field) {
        return Ok(field);
    }
    let words = format!("此岗位只能查看“{}”的部分内容，不能列出其余内容的取值。", register.label);
    Err(Error::refused("E_RIGHT", words))
}

fn add(known: &mut Vec<(Value, i64)>, value: Value, rows: i64) {
    match known.iter_mut().find(|(other, _)| *other == value) {
        Some((_, count)) => *count = count.saturating_add(rows),
        None => known.push((value, rows)),
    }
}

/// The spelling that asks for a value, and the label that shows it.
fn spell(reading: &Reading, field: &Field, value: &Value) -> Result<(String, String)> {
    Ok(match (field.kind, value) {
        (Kind::Link(other) | Kind::Many(other), Value::Link(row)) => {
            let named = read::label(reading, reading.shelf.register(other)?, *row)?;
            named.map_or_else(Default::default, |(id, label)| (id.to_string(), label))
        }
        (_, Value::Code(word)) => (word.clone(), reading.shelf.codes.label(field.codes, word).to_string()),
        (_, Value::Texts(texts)) => (texts.join("\n"), texts.join("、")),
        _ => {
            let printed = value.printed(field, &reading.shelf.codes);
            (printed.clone(), printed)
        }
    })
}
