//! Forward-only, numbered migrations. Each runs in one transaction with its number; a newer file is never touched.

use super::connection::APPLICATION_ID;
use super::search;
use crate::words::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

/// The migrations in order; the position is the format before, the next position the format after.
const RUNGS: &[&str] = &[
    include_str!("sql/0001_first.sql"),
    include_str!("sql/0002_initials.sql"),
    include_str!("sql/0003_leadership.sql"),
    include_str!("sql/0004_supervision.sql"),
    include_str!("sql/0005_counts.sql"),
    include_str!("sql/0006_steps.sql"),
    include_str!("sql/0007_clocks.sql"),
    include_str!("sql/0008_handed_in.sql"),
];

/// The format this program writes.
pub const FORMAT: u32 = RUNGS.len() as u32;

/// The format a database is in; 0 is a new, empty one.
pub fn format_of(conn: &Connection) -> Result<u32> {
    let version: u32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if version > 0 && application != APPLICATION_ID {
        return Err(Error::damaged("此文件不是正风台账的数据，未作任何改动。请核对数据文件夹。"));
    }
    Ok(version)
}

/// Climbs from the present format to a given one (the newest, except in tests of upgrades). The caller has made a
/// verified backup before, and has refused anything newer.
pub fn climb(conn: &mut Connection, to: u32) -> Result<()> {
    let mut at = format_of(conn)?;
    search::lend(conn)?;
    while at < to {
        let Some(rung) = RUNGS.get(at as usize) else { break };
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(rung)?;
        at = at.saturating_add(1);
        transaction.pragma_update(None, "user_version", at)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()?;
    }
    search::take_back(conn)?;
    // The format must stand in the file itself, where the next start reads it without opening anything for writing.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
