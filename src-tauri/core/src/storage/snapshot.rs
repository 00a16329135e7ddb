//! Several questions, one moment: what another program writes meanwhile is not seen until the work is done.

use super::reading::Reading;
use crate::words::error::Result;

/// Does some reading in one snapshot. Inside a change, or inside another snapshot, that one holds.
pub fn hold<T>(reading: &Reading, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if !reading.conn.is_autocommit() {
        return work();
    }
    let transaction = reading.conn.unchecked_transaction()?;
    let done = work()?;
    transaction.finish()?;
    Ok(done)
}
