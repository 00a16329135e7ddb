//! Windows of rows over an ordered list of ids: the list is made once, any window of it is read by row number.

use super::filter;
use super::read;
use super::reading::Reading;
use crate::register::query::Query;
use crate::register::rights::{Act, Reach};
use crate::register::{Key, Register, Row};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// The rows a question finds, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Row numbers in order.
    pub rows: Vec<RowId>,
}

/// Makes the ordered list of a question.
pub fn view(reading: &Reading, register: &'static Register, query: &Query) -> Result<View> {
    let question = filter::write(reading, register, query)?;
    let sql = format!("SELECT t.row {} {}", question.from, question.order);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let found = statement.query_map(question.parameters().as_slice(), |row| row.get(0))?;
    Ok(View { rows: found.collect::<rusqlite::Result<Vec<RowId>>>()? })
}

/// Where a row stands in a view, from 0; nothing where it is not in it.
pub fn locate(view: &View, row: RowId) -> Option<usize> {
    view.rows.iter().position(|known| *known == row)
}

/// Reads some rows of a view, in its order. A row that is not within the reader's reach (any more) is left out: a list
/// of rows is no right to them.
pub fn window(reading: &Reading, register: &'static Register, view: &View, offset: usize, limit: usize) -> Result<Vec<Row>> {
    let reach = reading.reach(register, Act::See)?;
    let mut sql = format!("{} WHERE t.row = :row", read::select(register));
    let me = reading.actor.person.unwrap_or(-1);
    let mut parameters: Vec<(&str, &dyn rusqlite::ToSql)> = Vec::new();
    if reach == Reach::Assigned {
        sql.push_str(&format!(" AND ({})", filter::assigned(register)));
        parameters.push((":me", &me));
    }
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut all = Vec::with_capacity(limit.min(view.rows.len()));
    for row in view.rows.iter().skip(offset).take(limit) {
        let mut parameters = parameters.clone();
        parameters.push((":row", row));
        let mut rows = statement.query(parameters.as_slice())?;
        if let Some(found) = rows.next()? {
            all.push(read::take(register, found)?);
        }
    }
    drop(statement);
    for row in &mut all {
        read::fill_many(reading, register, row)?;
        read::mask(reach, row);
    }
    Ok(all)
}

/// Reads the rows of a question once, in its order, without who entered them and where they came from; for exports and
/// bulk reading.
pub fn each(
    reading: &Reading,
    register: &'static Register,
    query: &Query,
    mut each: impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    let reach = reading.reach(register, Act::See)?;
    let question = filter::write(reading, register, query)?;
    let sql = format!("{} {} {}", read::select_plain(register), question.from, question.order);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(question.parameters().as_slice())?;
    let linked = read::has_many(reading, register)?;
    while let Some(found) = rows.next()? {
        let mut row = read::take(register, found)?;
        if linked {
            read::fill_many(reading, register, &mut row)?;
        }
        read::mask(reach, &mut row);
        each(row)?;
    }
    Ok(())
}

/// How many living rows a register has, and how many of them are 待补录.
pub fn counts(reading: &Reading, register: &'static Register) -> Result<(i64, i64)> {
    let sql = format!("SELECT count(*), coalesce(sum(incomplete), 0) FROM {} WHERE NOT void", register.name);
    Ok(reading.conn.prepare_cached(&sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// How many rows stand in a register, voided ones among them.
pub fn rows(reading: &Reading, register: &'static Register) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM {}", register.name);
    Ok(reading.conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// The first and the last year a day of a register lies in, among the rows the reader may see.
pub fn years(reading: &Reading, day: Key<Day>) -> Result<Option<(i32, i32)>> {
    let question = filter::write(reading, day.register(), &Query::default())?;
    let sql = format!("SELECT min(t.{day}), max(t.{day}) {}", question.from, day = day.name());
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let ends = statement.query_row(question.parameters().as_slice(), |row| {
        Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?))
    })?;
    let year = |day: Option<String>| day.and_then(|day| day.get(..4).and_then(|year| year.parse().ok()));
    Ok(year(ends.0).zip(year(ends.1)))
}
