//! The one room that speaks SQL: open, migrate, write with a witness, read by right, page, search, history, trail.
//!
//! Functions that write take a [`Change`], functions that read a [`Reading`]; both carry the actor, and the finder
//! applies the rights. No caller ever sees a connection, and no statement is built from foreign text.

pub mod acts;
pub mod batch;
pub mod change;
pub mod choices;
pub mod codes;
pub mod connection;
pub mod copy;
pub mod filter;
pub mod frozen;
pub mod history;
pub mod keys;
pub mod labels;
pub mod looks;
pub mod migrate;
pub mod page;
pub mod read;
pub mod reading;
pub mod schema;
mod search;
pub mod second;
pub mod settings;
pub mod snapshot;
pub mod spans;
pub mod tally;
pub mod trail;
pub mod verify;
pub mod write;

#[doc(no_inline)]
pub use change::Change;
#[doc(no_inline)]
pub use reading::{Actor, Reading, Shelf};

use crate::words::error::Error;

/// The engine's refusals in the words of the house. Damage is damage wherever it is met.
impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode;
        const DAMAGED: &str =
            "数据文件已损坏，未作任何改动。请不要删除它；先复制整个数据文件夹留存，再从最近一次已核验的备份恢复。";
        let unreadable = matches!(
            source,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::InvalidColumnType(..)
        );
        if unreadable {
            return Error::damaged(DAMAGED);
        }
        let words = match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => return Error::damaged(DAMAGED),
            Some(ErrorCode::DiskFull) => "没有保存：磁盘空间不足。原有数据完好。请清理磁盘后再试。",
            Some(ErrorCode::ReadOnly) => "没有保存：数据文件为只读。请检查文件夹权限。",
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "没有保存：数据正被占用。请稍候再试。",
            Some(ErrorCode::ConstraintViolation) => {
                "没有保存：与已有记录冲突（编号重复，或所引用的记录不存在）。请核对后再试。"
            }
            Some(ErrorCode::OperationInterrupted) => return Error::Cancelled,
            _ => "数据库读写未成功，没有作任何改动。请先备份数据文件夹，再运行核验。",
        };
        Error::Database { words, code: source.sqlite_error().map_or(0, |e| e.extended_code) }
    }
}
