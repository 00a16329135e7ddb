//! Opening the database: key first, then every setting of the constitution, each read back.

use crate::words::error::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use zeroize::Zeroizing;

/// The raw key of the database, 32 random bytes; wiped when dropped.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// Takes 32 bytes.
    pub fn new(bytes: [u8; 32]) -> DataKey {
        DataKey(Zeroizing::new(bytes))
    }

    /// The bytes, for wrapping and for deriving other keys.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// `application_id` of our files: "ZFTZ".
pub const APPLICATION_ID: i32 = 0x5A46_545A;

/// Opens the one writing connection, making the file if it is not there.
pub fn open_writer(path: &Path, key: &DataKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    unlock(&conn, key)?;
    set(&conn, "journal_mode", "WAL", "wal")?;
    set(&conn, "synchronous", "FULL", "2")?;
    settle(&conn)?;
    Ok(conn)
}

/// Opens a connection that cannot write.
pub fn open_reader(path: &Path, key: &DataKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match Connection::open_with_flags(path, flags) {
        Ok(conn) => conn,
        Err(_) => Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?,
    };
    unlock(&conn, key)?;
    settle(&conn)?;
    set(&conn, "query_only", "ON", "1")?;
    Ok(conn)
}

/// Opens the file of an office only to look at it, changing neither it nor its log. A file that was closed well is
/// whole by itself; one whose log still lies beside it (a writer is at work, or was killed) is whole only with the log.
pub fn open_glance(path: &Path, key: &DataKey) -> Result<Connection> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if !std::fs::metadata(&log).is_ok_and(|about| about.len() > 0) {
        return open_still(path, key);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    unlock(&conn, key)?;
    settle(&conn)?;
    Ok(conn)
}

/// Opens a single file that nobody writes (a backup) without leaving anything beside it.
pub fn open_still(path: &Path, key: &DataKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(still_uri(path), flags)?;
    unlock(&conn, key)?;
    settle(&conn)?;
    Ok(conn)
}

fn still_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    if text.as_bytes().get(1) == Some(&b':') {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'?' | b'#' | b'%' => uri.push_str(&format!("%{byte:02X}")),
            _ if byte.is_ascii() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

fn unlock(conn: &Connection, key: &DataKey) -> Result<()> {
    let mut spelled = Zeroizing::new(String::with_capacity(80));
    spelled.push_str("x'");
    for byte in key.bytes() {
        spelled.push_str(&format!("{byte:02x}"));
    }
    spelled.push('\'');
    conn.pragma_update(None, "key", spelled.as_str())?;
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    let readable: rusqlite::Result<i64> = conn.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0));
    readable.map(|_| ()).map_err(|source| match source.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => {
            Error::damaged("数据文件与密钥不符，或已损坏，未作任何改动。请先复制整个数据文件夹留存，再从已核验的备份恢复。")
        }
        _ => Error::from(source),
    })
}

/// Settings every connection shares; reliability paper §6.6 as decided in house paper §6.
fn settle(conn: &Connection) -> Result<()> {
    set(conn, "foreign_keys", "ON", "1")?;
    set(conn, "busy_timeout", "5000", "5000")?;
    set(conn, "cell_size_check", "ON", "1")?;
    set(conn, "trusted_schema", "OFF", "0")?;
    set(conn, "secure_delete", "ON", "1")?;
    set(conn, "temp_store", "MEMORY", "2")?;
    set(conn, "recursive_triggers", "ON", "1")?;
    conn.pragma_update(None, "cache_size", -65_536)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    if !conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)? {
        return Err(unsettled("defensive"));
    }
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

fn set(conn: &Connection, pragma: &str, value: &str, expected: &str) -> Result<()> {
    conn.pragma_update_and_check(None, pragma, value, |_| Ok(())).or_else(|error| match error {
        rusqlite::Error::QueryReturnedNoRows => Ok(()),
        other => Err(other),
    })?;
    let found: String = conn.pragma_query_value(None, pragma, |row| {
        row.get_ref(0).map(|value| match value {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            _ => String::new(),
        })
    })?;
    if found == expected { Ok(()) } else { Err(unsettled(pragma)) }
}

fn unsettled(pragma: &str) -> Error {
    Error::refused("E_SETTING", format!("数据库设置 {pragma} 未能生效，为安全起见没有打开。请把数据文件夹放在本机硬盘上再试。"))
}
