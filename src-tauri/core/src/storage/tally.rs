//! Asks what the figures ask: the lines of one scan of a fact, or the rows behind one number.

use super::reading::Reading;
use crate::words::error::Result;
use crate::words::ids::RowId;
use rusqlite::types::Value as Sql;

/// A parameter of a question: its name with the colon, and a text or number.
pub struct Parameter {
    name: &'static str,
    value: Sql,
}

impl Parameter {
    /// A text, or nothing.
    pub fn text(name: &'static str, value: Option<String>) -> Parameter {
        Parameter { name, value: value.map_or(Sql::Null, Sql::Text) }
    }

    /// A number, or nothing.
    pub fn number(name: &'static str, value: Option<i64>) -> Parameter {
        Parameter { name, value: value.map_or(Sql::Null, Sql::Integer) }
    }
}

/// A line of a question, read by the place of its columns.
pub struct Line<'r>(&'r rusqlite::Row<'r>);

impl Line<'_> {
    /// The number in a column, or nothing.
    pub fn number(&self, column: usize) -> Result<Option<i64>> {
        Ok(self.0.get(column)?)
    }

    /// What stands in a column as a word: a text itself, a number by its digits; an empty text is nothing.
    pub fn word(&self, column: usize) -> Result<Option<String>> {
        Ok(match self.0.get(column)? {
            Sql::Null => None,
            Sql::Integer(number) => Some(number.to_string()),
            Sql::Text(text) => Some(text).filter(|text| !text.is_empty()),
            Sql::Real(_) | Sql::Blob(_) => None,
        })
    }
}

/// Goes through the lines of a question once.
pub fn each(reading: &Reading, sql: &str, parameters: &[Parameter], mut each: impl FnMut(&Line) -> Result<()>) -> Result<()> {
    let mut statement = reading.conn.prepare_cached(sql)?;
    bind(&mut statement, parameters)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        each(&Line(row))?;
    }
    Ok(())
}

/// The rows of a one-column question.
pub fn rows(reading: &Reading, sql: &str, parameters: &[Parameter]) -> Result<Vec<RowId>> {
    let mut statement = reading.conn.prepare_cached(sql)?;
    bind(&mut statement, parameters)?;
    let mut rows = statement.raw_query();
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(row.get(0)?);
    }
    Ok(all)
}

fn bind(statement: &mut rusqlite::CachedStatement, parameters: &[Parameter]) -> Result<()> {
    for parameter in parameters {
        if let Some(at) = statement.parameter_index(parameter.name)? {
            statement.raw_bind_parameter(at, &parameter.value)?;
        }
    }
    Ok(())
}
