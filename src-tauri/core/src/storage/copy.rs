//! Whole copies of the database: made by VACUUM INTO, never by copying a file that is open, and checked at once.

use super::connection::{self, DataKey};
use super::trail::{self, Head};
use crate::register::Register;
use crate::words::error::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

/// What a copy holds, counted in the copy itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Rows of all registers, voided ones included.
    pub records: i64,
    /// The end of its trail.
    pub head: Head,
}

/// Writes a whole copy to a path where nothing lies yet.
pub fn make(conn: &Connection, to: &Path) -> Result<()> {
    let path = to.to_str().ok_or_else(|| Error::refused("E_PATH", "备份路径含有无法识别的字符，请换一个文件夹。"))?;
    // A reader's connection refuses whatever writes, even into another file.
    let is_reader: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
    conn.pragma_update(None, "query_only", false)?;
    let made = conn.execute("VACUUM INTO ?1", [path]);
    conn.pragma_update(None, "query_only", is_reader)?;
    made?;
    Ok(())
}

/// Opens a copy with its key, runs both integrity checks and counts it.
pub fn check(path: &Path, key: &DataKey, registers: &[&Register]) -> Result<Content> {
    let conn = connection::open_still(path, key)?;
    let problems = super::verify::integrity(&conn)?;
    if !problems.is_empty() {
        return Err(Error::damaged(format!("备份“{}”核验不通过，不可使用。请换一块磁盘重新备份。", path.display())));
    }
    content(&conn, registers)
}

/// Counts a database.
pub fn content(conn: &Connection, registers: &[&Register]) -> Result<Content> {
    let mut records: i64 = 0;
    for register in registers {
        let sql = format!("SELECT count(*) FROM {}", register.name);
        let count: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
        records = records.saturating_add(count);
    }
    Ok(Content { records, head: trail::head(conn)? })
}
