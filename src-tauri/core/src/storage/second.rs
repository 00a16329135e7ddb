//! A second reader of the same file at the same moment: what is scanned of a large office is shared between two threads.
//!
//! What never happens here: the second reader sees another moment than the first. It works only where the trail ends
//! with the same entry for both, and never inside a change, whose rows it could not see.

use super::connection::{self, DataKey};
use super::reading::{Actor, Reading, Shelf};
use super::trail;
use crate::words::error::Result;
use rusqlite::{Connection, TransactionState};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Pages of a database from which on a second reader pays: opening one takes some milliseconds.
const WORTH_IT: i64 = 4_096;

/// A second connection to the file of an office, opened when it is first needed.
pub struct Second {
    path: PathBuf,
    key: DataKey,
    conn: Mutex<Option<Connection>>,
}

/// The results one reader came to, with the places of their tasks.
type Done<R> = Vec<(usize, Result<R>)>;

impl Second {
    /// For a database; opens nothing yet.
    pub fn new(path: PathBuf, key: DataKey) -> Second {
        Second { path, key, conn: Mutex::new(None) }
    }

    /// Takes tasks as long as there are any, if this reader sees what ends with that entry of the trail.
    fn work<R>(&self, head: i64, (shelf, actor): (&Shelf, &Actor), take: &dyn Fn(&Reading) -> Done<R>) -> Result<Done<R>> {
        let Ok(mut kept) = self.conn.lock() else { return Ok(Vec::new()) };
        let conn = match kept.take() {
            Some(conn) => kept.insert(conn),
            None => kept.insert(connection::open_reader(&self.path, &self.key)?),
        };
        let transaction = conn.unchecked_transaction()?;
        let done = if trail::head(conn)?.seq == head { take(&Reading::new(conn, shelf, actor, None)) } else { Vec::new() };
        transaction.finish()?;
        Ok(done)
    }
}

/// Does tasks that only read, each once, and gives their results in order. Where the office is large two readers take
/// them in turns; the caller holds the snapshot of the first.
pub fn share<T: Sync, R: Send>(
    reading: &Reading,
    tasks: &[T],
    work: impl Fn(&Reading, &T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let take = |reading: &Reading| {
        let mut done: Done<R> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(at) else { return done };
            done.push((at, work(reading, task)));
        }
    };
    let mut done = match second_of(reading, tasks.len())? {
        None => take(reading),
        Some((second, head)) => {
            let who = (reading.shelf, reading.actor);
            thread::scope(|scope| {
                let other = scope.spawn(|| second.work(head, who, &take));
                let mut done = take(reading);
                match other.join() {
                    // A reader that could not be opened has taken nothing.
                    Ok(more) => done.extend(more.unwrap_or_default()),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
                done
            })
        }
    };
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The second reader with the end of the trail, where it pays and sees the same.
fn second_of<'c>(reading: &Reading<'c>, tasks: usize) -> Result<Option<(&'c Second, i64)>> {
    let Some(second) = reading.second.filter(|_| tasks > 1) else { return Ok(None) };
    let is_writing = reading.conn.transaction_state(None::<&str>)? == TransactionState::Write;
    let pages: i64 = reading.conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if is_writing || reading.conn.is_autocommit() || pages < WORTH_IT {
        return Ok(None);
    }
    Ok(Some((second, trail::head(reading.conn)?.seq)))
}
