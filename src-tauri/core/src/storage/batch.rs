//! Batches: what came in together can be taken back together, as long as nothing was built on it.

use super::acts;
use super::change::Change;
use super::reading::Reading;
use crate::register::Register;
use crate::words::error::{Error, Result};
use crate::words::ids::{Id, RowId};
use rusqlite::{OptionalExtension, named_params};

/// A batch being brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Inside.
    pub row: RowId,
    /// Outside.
    pub id: Id,
}

/// What taking a batch back did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Rows it had entered, now voided.
    pub withdrawn: u64,
    /// Rows it had changed, now as before.
    pub restored: u64,
}

/// Opens a batch for a register.
pub fn open(change: &Change, register: &Register) -> Result<Batch> {
    let id = change.new_id()?;
    change.conn().prepare_cached("INSERT INTO batches (id, register, trail) VALUES (:id, :register, :trail)")?.execute(
        named_params! {
            ":id": id.as_bytes().to_vec(), ":register": register.name, ":trail": change.trail,
        },
    )?;
    let row = change.conn().last_insert_rowid();
    change.belongs_to(row);
    Ok(Batch { row, id })
}

/// Notes a sheet of a file that a batch was read from; the file is known by its SHA-256.
pub fn source(change: &Change, batch: Batch, file: &str, sheet: &str, sha256: &str) -> Result<RowId> {
    change.conn().prepare_cached(include_str!("sql/add_source.sql"))?.execute(named_params! {
        ":batch": batch.row, ":file": file, ":sheet": sheet, ":sha256": sha256,
    })?;
    Ok(change.conn().last_insert_rowid())
}

/// Keeps the report of a batch: counts, control totals, problems and unmapped columns, as JSON.
pub fn report(change: &Change, batch: Batch, report: &str) -> Result<()> {
    change
        .conn()
        .prepare_cached("UPDATE batches SET report = :report WHERE row = :row")?
        .execute(named_params! { ":report": report, ":row": batch.row })?;
    Ok(())
}

/// Runs one line of a batch under a savepoint: what fails leaves nothing behind and does not sink the batch.
pub fn line<T>(change: &Change, work: impl FnOnce() -> Result<T>) -> Result<T> {
    change.conn().prepare_cached("SAVEPOINT line")?.execute([])?;
    let before = change.touched();
    match work() {
        Ok(done) => {
            change.conn().prepare_cached("RELEASE line")?.execute([])?;
            Ok(done)
        }
        // SQLite may have rolled the whole transaction back already (disk full): then there is no savepoint left, and
        // going on would write row by row. That error must end the batch.
        Err(error) if change.conn().is_autocommit() => Err(match error {
            Error::Database { .. } => error,
            _ => Error::refused("E_DISK_FULL", "没有保存：写入中断，整批已撤回，原有数据完好。请检查磁盘后再试。"),
        }),
        Err(error) => {
            change.untouch(before);
            change.conn().prepare_cached("ROLLBACK TO line")?.execute([])?;
            change.conn().prepare_cached("RELEASE line")?.execute([])?;
            Err(error)
        }
    }
}

/// Whether the transaction of a change is still alive; after a full disk it is not.
pub fn alive(change: &Change) -> bool {
    !change.conn().is_autocommit()
}

/// Finds a batch by its id.
pub fn find(reading: &Reading, spelled: &str) -> Result<Batch> {
    let unknown = || Error::refused("E_NOT_FOUND", format!("没有批次“{spelled}”。请核对导入时给出的批次号。"));
    let id = Id::parse(spelled).ok_or_else(unknown)?;
    let row = reading
        .conn
        .prepare_cached("SELECT row FROM batches WHERE id = :id")?
        .query_row(named_params! { ":id": id.as_bytes().to_vec() }, |row| row.get(0))
        .optional()?;
    Ok(Batch { row: row.ok_or_else(unknown)?, id })
}

/// A batch as it stands in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Outside.
    pub id: Id,
    /// Name of the register it was for.
    pub register: String,
    /// Its report as JSON, as [`report`] kept it.
    pub report: Option<String>,
    /// When it was brought in, RFC 3339.
    pub at: String,
    /// Who brought it in.
    pub account: String,
    /// When it was taken back.
    pub withdrawn_at: Option<String>,
    /// Names of its files.
    pub files: Vec<String>,
}

/// The batches brought in last, the newest first.
pub fn list(reading: &Reading, limit: u32) -> Result<Vec<Listed>> {
    let mut statement = reading.conn.prepare_cached(include_str!("sql/list_batches.sql"))?;
    let mut rows = statement.query(named_params! { ":limit": limit })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let damaged = || Error::damaged("导入批次的记录读不懂，数据可能已损坏。请运行核验。");
        let id: Vec<u8> = row.get("id")?;
        let files: String = row.get("files")?;
        all.push(Listed {
            id: Id::from_bytes(&id).ok_or_else(damaged)?,
            register: row.get("register")?,
            report: row.get("report")?,
            at: row.get("at")?,
            account: row.get("account")?,
            withdrawn_at: row.get("withdrawn_at")?,
            files: serde_json::from_str(&files).map_err(|_| damaged())?,
        });
    }
    Ok(all)
}

/// Takes a batch back: voids what it entered, restores what it changed. Refused if anything was built on it.
pub fn withdraw(change: &Change, batch: Batch) -> Result<Withdrawn> {
    let (trail, state): (i64, Option<i64>) = change
        .conn()
        .prepare_cached("SELECT trail, withdrawn FROM batches WHERE row = :row")?
        .query_row(named_params! { ":row": batch.row }, |row| Ok((row.get("trail")?, row.get("withdrawn")?)))?;
    if state.is_some() {
        return Err(Error::refused("E_WITHDRAWN", "这一批已经撤回过了。"));
    }
    let done = match acts::undo(change, trail, acts::Whole::Batch) {
        Err(Error::Refused { code: "E_NOTHING", .. }) => acts::TakenBack::default(),
        done => done?,
    };
    turn(change, batch.row)?;
    Ok(Withdrawn { withdrawn: done.voided, restored: done.restored })
}

/// The act in which a batch came in.
pub fn act_of(reading: &Reading, batch: Batch) -> Result<i64> {
    let mut statement = reading.conn.prepare_cached("SELECT trail FROM batches WHERE row = :row")?;
    Ok(statement.query_row(named_params! { ":row": batch.row }, |row| row.get("trail"))?)
}

/// Notes that a batch was taken back, or that the taking back was.
pub(super) fn turn(change: &Change, batch: RowId) -> Result<()> {
    change
        .conn()
        .prepare_cached("UPDATE batches SET withdrawn = iif(withdrawn IS NULL, :trail, NULL) WHERE row = :row")?
        .execute(named_params! { ":trail": change.trail, ":row": batch })?;
    change.belongs_to(batch);
    Ok(())
}
