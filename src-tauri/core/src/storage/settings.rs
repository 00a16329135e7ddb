//! The office's few settings, by name. One is written through a change like any row, so the trail tells of it.

use super::change::Change;
use super::reading::Reading;
use crate::register::rights::Role;
use crate::words::error::{Error, Result};
use crate::words::text::stored_form;
use rusqlite::{OptionalExtension, named_params};

/// The setting that holds the county's name, as covers and reports print it: 岚江县.
pub const COUNTY: &str = "county";

/// The value of a setting, if it was ever made.
pub fn get(reading: &Reading, name: &str) -> Result<Option<String>> {
    let mut statement = reading.conn.prepare_cached("SELECT value FROM settings WHERE name = :name")?;
    Ok(statement.query_row(named_params! { ":name": name }, |row| row.get("value")).optional()?)
}

/// Makes a setting; the office's desk alone may do it, and an empty value is refused.
pub fn set(change: &Change, name: &str, value: &str) -> Result<()> {
    if change.reading().actor.role != Role::Office {
        return Err(Error::refused("E_RIGHT", "只有案管综合岗位可以修改设置。请由该岗位办理。"));
    }
    let (value, _) = stored_form(value);
    if value.is_empty() {
        return Err(Error::refused("E_SETTING", "设置的内容不能为空。请填写后再保存。"));
    }
    let sql = "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value";
    change.conn().prepare_cached(sql)?.execute(named_params! { ":name": name, ":value": value })?;
    Ok(())
}
