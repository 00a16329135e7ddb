//! A second reader of the same file at the same moment: what is scanned of a large office is shared between two threads.
//!
//! What never happens here: the second reader sees another moment than the first. It works only where the trail ends
//! with the same entry for both, and never inside a change, whose rows it could not see.

use super::connection::{self, DataKey};
use super::reading::{Actor, Reading, Shelf};
use super::trail;
use crate::words::error::Result;
use rusqlite::{Connection, TransactionState};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Pages of a database from which on a second reader pays: opening one takes some milliseconds.
const WORTH_IT: i64 = 4_096;

/// Its cache in KiB, negative as the engine wants it: half the first reader's, since it stays open beside every reader.
const CACHE: i64 = -32_768;

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
            None => {
                let conn = connection::open_reader(&self.path, &self.key)?;
                conn.pragma_update(None, "cache_size", CACHE)?;
                kept.insert(conn)
            }
        };
        let transaction = conn.unchecked_transaction()?;
        if trail::head(conn)?.seq != head {
            return Ok(Vec::new());
        }
        // Nothing was written: what was counted stands, however the snapshot ends.
        let done = take(&Reading::new(conn, shelf, actor, None));
        drop(transaction);
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
                    // What a reader that failed has not brought back is done by the first.
                    Ok(more) => done.extend(more.unwrap_or_default()),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
                done
            })
        }
    };
    let brought: BTreeSet<usize> = done.iter().map(|(at, _)| *at).collect();
    for (at, task) in tasks.iter().enumerate().filter(|(at, _)| !brought.contains(at)) {
        done.push((at, work(reading, task)));
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::register::codes::CodeBook;
    use crate::register::rights::Role;
    use crate::registers;
    use crate::storage::{migrate, snapshot};
    use std::sync::Barrier;

    struct Large {
        _place: tempfile::TempDir,
        conn: Connection,
        second: Second,
        shelf: Shelf,
        actor: Actor,
    }

    impl Large {
        fn new() -> Large {
            let place = tempfile::tempdir().unwrap();
            let path = place.path().join("office.db");
            let mut conn = connection::open_writer(&path, &DataKey::new([7; 32])).unwrap();
            migrate::climb(&mut conn, migrate::FORMAT).unwrap();
            let filler =
                format!("CREATE TABLE filler (bytes BLOB); INSERT INTO filler VALUES (zeroblob({}))", WORTH_IT * 4_096);
            conn.execute_batch(&filler).unwrap();
            Large {
                _place: place,
                conn,
                second: Second::new(path, DataKey::new([7; 32])),
                shelf: Shelf { registers: registers::ALL, codes: CodeBook::default() },
                actor: Actor { account: "office".to_string(), role: Role::Office, person: None },
            }
        }

        fn reading(&self) -> Reading<'_> {
            Reading::new(&self.conn, &self.shelf, &self.actor, Some(&self.second))
        }
    }

    #[test]
    fn two_readers_take_tasks_in_turns_and_keep_their_order() {
        let large = Large::new();
        // Neither task ends before both are at work.
        let both = Barrier::new(2);
        let done = snapshot::hold(&large.reading(), || {
            share(&large.reading(), &[10, 20], |reading, number| {
                both.wait();
                let rows: i64 = reading.conn.query_row("SELECT count(*) FROM filler", [], |row| row.get(0))?;
                Ok((number + rows, thread::current().id()))
            })
        });
        let done = done.unwrap();
        assert_eq!(done.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [11, 21]);
        assert_ne!(done[0].1, done[1].1, "two readers were at work");
        let refused: Result<Vec<i64>> = snapshot::hold(&large.reading(), || {
            share(&large.reading(), &[1, 2], |_, number| {
                if *number == 2 { Err(crate::words::error::Error::refused("E_X", "第二件没有算出。")) } else { Ok(1) }
            })
        });
        assert!(refused.is_err(), "what one reader could not do is told");
    }

    #[test]
    fn a_second_reader_that_cannot_be_opened_leaves_every_task_to_the_first() {
        let mut large = Large::new();
        large.second.path = large.second.path.with_file_name("gone").join("office.db");
        let done = snapshot::hold(&large.reading(), || {
            assert!(second_of(&large.reading(), 2)?.is_some(), "it is called in");
            share(&large.reading(), &[1, 2, 3, 4, 5], |_, number| Ok(number * 10))
        });
        assert_eq!(done.unwrap(), [10, 20, 30, 40, 50], "none is missing and each stands in its place");
    }

    #[test]
    fn inside_a_change_and_at_another_moment_one_reader_does_all() {
        let large = Large::new();
        let is_called = || second_of(&large.reading(), 2).unwrap().is_some();
        assert!(!is_called(), "outside a snapshot each reader would see its own moment");
        let change = large.conn.unchecked_transaction().unwrap();
        large.conn.execute("INSERT INTO filler VALUES (NULL)", []).unwrap();
        assert!(!is_called(), "inside a change");
        change.rollback().unwrap();
        let held = large.conn.unchecked_transaction().unwrap();
        assert_eq!(trail::head(&large.conn).unwrap().seq, 0);
        assert!(is_called(), "inside a snapshot");
        let takes = || {
            let taken = |reading: &Reading| {
                vec![(
                    0,
                    reading.conn.query_row("SELECT count(*) FROM trail", [], |row| row.get::<_, i64>(0)).map_err(Into::into),
                )]
            };
            large.second.work(0, (&large.shelf, &large.actor), &taken).unwrap().len()
        };
        assert_eq!(takes(), 1, "at the same moment");
        let other = connection::open_writer(&large.second.path, &DataKey::new([7; 32])).unwrap();
        let entry = "INSERT INTO trail (seq, at, account, deed, rows, mac) VALUES (1, '2016-01-15T09:00:00', 'office', 'add', 0, zeroblob(16))";
        other.execute(entry, []).unwrap();
        assert_eq!(takes(), 0, "another program has written since: nothing is taken");
        held.finish().unwrap();
    }
}
