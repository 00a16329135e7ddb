//! A change under way: one act of one person, one transaction, one trail entry. Without one nothing can be written.

use super::reading::Reading;
use super::trail::{self, Entry};
use crate::register::Register;
use crate::words::error::Result;
use crate::words::ids::{Id, RowId};
use crate::words::sealed::Sealed;
use rusqlite::Connection;
use std::cell::RefCell;

/// Puts a text under seal so that only holders of the identity key can open it.
pub trait Seal {
    /// Seals a text for one field of one row; the same bytes mean nothing in another place.
    fn seal(&self, register: &str, field: &str, id: &Id, text: &Sealed) -> Result<Vec<u8>>;
}

/// Fills a slice with random bytes.
pub type Random<'c> = dyn Fn(&mut [u8]) -> Result<()> + 'c;

/// What a change needs from the office besides the database.
pub struct Means<'c> {
    /// What is being done, a stable word.
    pub deed: &'static str,
    /// The instant, in milliseconds since 1970.
    pub millis: u64,
    /// The instant, RFC 3339.
    pub at: String,
    /// The day it is in the office, where it can be told.
    pub today: Option<crate::words::day::Day>,
    /// Key of the trail and of the rows' marks.
    pub mac_key: &'c [u8; 32],
    /// Seals texts.
    pub seal: &'c dyn Seal,
    /// Random bytes.
    pub random: &'c Random<'c>,
}

/// A change under way.
pub struct Change<'c> {
    reading: Reading<'c>,
    pub(super) means: Means<'c>,
    /// The number the trail entry will have.
    pub(super) trail: i64,
    witness: RefCell<Witness>,
    pool: RefCell<Pool>,
}

/// What the change has touched so far.
#[derive(Clone)]
pub(super) struct Witness {
    rows: u64,
    register: Option<&'static str>,
    only: Option<Id>,
    batch: Option<RowId>,
    digest: blake3::Hasher,
}

/// Random bytes fetched by the page: a row's id costs no call of its own.
struct Pool {
    bytes: [u8; 1024],
    left: usize,
}

impl<'c> Change<'c> {
    /// Begins a change inside a transaction; called by the office only.
    pub(crate) fn begin(reading: Reading<'c>, means: Means<'c>) -> Result<Change<'c>> {
        let trail = trail::next(reading.conn)?;
        let witness =
            Witness { rows: 0, register: None, only: None, batch: None, digest: blake3::Hasher::new_keyed(means.mac_key) };
        let pool = Pool { bytes: [0; 1024], left: 0 };
        Ok(Change { reading, means, trail, witness: RefCell::new(witness), pool: RefCell::new(pool) })
    }

    /// The office as this change sees it, its own writing included.
    pub fn reading(&self) -> &Reading<'c> {
        &self.reading
    }

    /// The office as the program sees it while it settles what follows from a write; nothing of it may be shown.
    pub(crate) fn settling(&self) -> Reading<'c> {
        self.reading.unbounded()
    }

    pub(super) fn conn(&self) -> &'c Connection {
        self.reading.conn
    }

    /// The instant of the change, RFC 3339.
    pub fn at(&self) -> &str {
        &self.means.at
    }

    /// The day of the change as the office counts days.
    pub fn today(&self) -> Option<crate::words::day::Day> {
        self.means.today
    }

    /// What the change has touched so far, to come back to if a line of it is undone.
    pub(super) fn touched(&self) -> Witness {
        self.witness.borrow().clone()
    }

    /// Forgets what a line that was undone had touched.
    pub(super) fn untouch(&self, before: Witness) {
        *self.witness.borrow_mut() = before;
    }

    /// Notes that a row was looked into without being written.
    pub(super) fn looked(&self, register: &'static str, id: &Id, digest: &[u8]) {
        let mut witness = self.witness.borrow_mut();
        witness.rows = 1;
        witness.only = Some(*id);
        witness.register = Some(register);
        witness.digest.update(digest);
    }

    /// Says that everything in this change belongs to a batch.
    pub(super) fn belongs_to(&self, batch: RowId) {
        self.witness.borrow_mut().batch = Some(batch);
    }

    pub(super) fn new_id(&self) -> Result<Id> {
        let mut bytes = [0_u8; 10];
        let mut pool = self.pool.borrow_mut();
        if pool.left < bytes.len() {
            (self.means.random)(&mut pool.bytes)?;
            pool.left = pool.bytes.len();
        }
        let start = pool.left.saturating_sub(bytes.len());
        bytes.copy_from_slice(pool.bytes.get(start..pool.left).unwrap_or(&[0; 10]));
        pool.left = start;
        Ok(Id::new(self.means.millis, &bytes))
    }

    /// Notes that a row got a new mark.
    pub(super) fn witness(&self, register: &'static Register, id: &Id, mac: &[u8; 16]) {
        let mut witness = self.witness.borrow_mut();
        witness.rows = witness.rows.saturating_add(1);
        witness.only = (witness.rows == 1).then_some(*id);
        let name = register.of.unwrap_or(register.name);
        witness.register = Some(match witness.register {
            Some(other) if other != name => "several",
            _ => name,
        });
        witness.digest.update(id.as_bytes());
        witness.digest.update(mac);
    }

    /// Writes the one trail entry; called by the office right before the commit. Nothing touched, nothing written.
    pub(crate) fn seal_up(self) -> Result<Option<trail::Head>> {
        let witness = self.witness.into_inner();
        if witness.rows == 0 && witness.batch.is_none() {
            return Ok(None);
        }
        let digest: [u8; 16] = short(witness.digest.finalize());
        let entry = Entry {
            seq: self.trail,
            at: self.means.at,
            account: self.reading.actor.account.clone(),
            deed: self.means.deed.to_string(),
            register: witness.register.map(str::to_string),
            id: witness.only,
            batch: witness.batch,
            rows: i64::try_from(witness.rows).unwrap_or(i64::MAX),
            digest: Some(digest),
        };
        trail::append(self.reading.conn, self.means.mac_key, &entry).map(Some)
    }
}

/// The first 16 bytes of a hash: enough to notice any change.
pub(super) fn short(hash: blake3::Hash) -> [u8; 16] {
    let mut out = [0; 16];
    for (to, from) in out.iter_mut().zip(hash.as_bytes()) {
        *to = *from;
    }
    out
}
