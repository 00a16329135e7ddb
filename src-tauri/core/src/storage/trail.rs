//! The trail: who did what and when, in a keyed chain, without values and without names. Append only.

use super::change::short;
use super::reading::Reading;
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::{Id, RowId};
use rusqlite::{Connection, OptionalExtension, named_params};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number in the chain, from 1.
    pub seq: i64,
    /// Instant, RFC 3339; the order is that of the numbers.
    pub at: String,
    /// Account.
    pub account: String,
    /// What was done.
    pub deed: String,
    /// The register, or `several`.
    pub register: Option<String>,
    /// The row, where there was only one.
    pub id: Option<Id>,
    /// The batch.
    pub batch: Option<RowId>,
    /// How many rows were written or shown.
    pub rows: i64,
    /// Digest over the marks of the rows in the order they were written, or over what left the house.
    pub digest: Option<[u8; 16]>,
}

/// The end of the chain, anchored outside the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub seq: i64,
    /// Its mark.
    pub mac: [u8; 16],
}

/// The number the next entry will have.
pub fn next(conn: &Connection) -> Result<i64> {
    let last: i64 = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM trail")?.query_row([], |row| row.get(0))?;
    last.checked_add(1).ok_or_else(|| Error::damaged("日志序号已到尽头，数据可能损坏。"))
}

/// The present head.
pub fn head(conn: &Connection) -> Result<Head> {
    let found = conn
        .prepare_cached("SELECT seq, mac FROM trail ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>("seq")?, row.get::<_, [u8; 16]>("mac")?)))
        .optional()?;
    Ok(found.map_or(Head { seq: 0, mac: [0; 16] }, |(seq, mac)| Head { seq, mac }))
}

/// The mark of a given entry.
pub fn mark_of(conn: &Connection, seq: i64) -> Result<Option<[u8; 16]>> {
    Ok(conn
        .prepare_cached("SELECT mac FROM trail WHERE seq = :seq")?
        .query_row(named_params! { ":seq": seq }, |row| row.get("mac"))
        .optional()?)
}

/// Appends an entry behind the present head.
pub fn append(conn: &Connection, key: &[u8; 32], entry: &Entry) -> Result<Head> {
    let before = head(conn)?;
    let mac = mark(key, &before.mac, entry);
    conn.prepare_cached(include_str!("sql/append_trail.sql"))?.execute(named_params! {
        ":seq": entry.seq,
        ":at": entry.at,
        ":account": entry.account,
        ":deed": entry.deed,
        ":register": entry.register,
        ":id": entry.id.map(|id| id.as_bytes().to_vec()),
        ":batch": entry.batch,
        ":rows": entry.rows,
        ":digest": entry.digest.map(|d| d.to_vec()),
        ":mac": mac.to_vec(),
    })?;
    Ok(Head { seq: entry.seq, mac })
}

/// All entries since an instant, oldest first.
pub fn entries(conn: &Connection, since: &str) -> Result<Vec<(Entry, [u8; 16])>> {
    let mut statement = conn.prepare_cached(include_str!("sql/trail_since.sql"))?;
    let mut rows = statement.query(named_params! { ":since": since })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Option<Vec<u8>> = row.get("id")?;
        let digest: Option<[u8; 16]> = row.get("digest")?;
        let entry = Entry {
            seq: row.get("seq")?,
            at: row.get("at")?,
            account: row.get("account")?,
            deed: row.get("deed")?,
            register: row.get("register")?,
            id: id.as_deref().and_then(Id::from_bytes),
            batch: row.get("batch")?,
            rows: row.get("rows")?,
            digest,
        };
        all.push((entry, row.get("mac")?));
    }
    Ok(all)
}

/// The number of the latest entry whose deed is none of these: as long as it is the same, nothing else was done.
pub fn latest_but(reading: &Reading, deeds: &[&str]) -> Result<i64> {
    let sql = "SELECT seq FROM trail WHERE deed NOT IN (SELECT value FROM json_each(:deeds)) ORDER BY seq DESC LIMIT 1";
    let deeds = serde_json::Value::from(deeds.to_vec()).to_string();
    let found = reading.conn.prepare_cached(sql)?.query_row(named_params! { ":deeds": deeds }, |row| row.get(0)).optional()?;
    Ok(found.unwrap_or(0))
}

/// The day of the latest entry: as far as the office's own record goes.
pub fn latest_day(reading: &Reading) -> Result<Option<Day>> {
    let sql = "SELECT at FROM trail ORDER BY seq DESC LIMIT 1";
    let at: Option<String> = reading.conn.prepare_cached(sql)?.query_row([], |row| row.get("at")).optional()?;
    Ok(at.as_deref().and_then(|at| at.get(..10)).and_then(Day::parse_iso))
}

/// Whether a deed is among the first of the chain, where the founding of an office stands and what came right after.
pub fn begins_with(reading: &Reading, deed: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM trail WHERE seq <= 32 AND deed = :deed)";
    Ok(reading.conn.prepare_cached(sql)?.query_row(named_params! { ":deed": deed }, |row| row.get(0))?)
}

/// The first half of a hash: what an entry keeps of something that left the house.
pub fn half(bytes: &[u8; 32]) -> [u8; 16] {
    let mut out = [0; 16];
    out.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    out
}

/// The mark of an entry: keyed over the mark before it and its length-prefixed parts.
pub fn mark(key: &[u8; 32], before: &[u8; 16], entry: &Entry) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(before);
    hasher.update(&entry.seq.to_le_bytes());
    for part in [entry.at.as_str(), &entry.account, &entry.deed, entry.register.as_deref().unwrap_or("")] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(entry.id.as_ref().map_or(&[0; 16], |id| id.as_bytes()));
    hasher.update(&entry.batch.unwrap_or(0).to_le_bytes());
    hasher.update(&entry.rows.to_le_bytes());
    hasher.update(&entry.digest.unwrap_or([0; 16]));
    short(hasher.finalize())
}
