//! Asks what the figures ask: several counts in one scan of a fact, or the rows behind one of them.

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

/// The numbers of a one-row question, in the order of its columns.
pub fn numbers(reading: &Reading, sql: &str, parameters: &[Parameter]) -> Result<Vec<i64>> {
    let mut statement = reading.conn.prepare_cached(sql)?;
    bind(&mut statement, parameters)?;
    let count = statement.column_count();
    let mut rows = statement.raw_query();
    let mut all = Vec::with_capacity(count);
    if let Some(row) = rows.next()? {
        for at in 0..count {
            all.push(row.get::<_, Option<i64>>(at)?.unwrap_or(0));
        }
    }
    Ok(all)
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
