//! Is the office whole: pages, keys between tables, the chain of the trail, the mark of every row, the search index.

use super::change::short;
use super::schema;
use super::trail::{self, Entry, Head};
use super::write;
use crate::register::{Kind, Register};
use crate::words::error::Result;
use crate::words::ids::RowId;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use std::collections::HashMap;

/// What a check of the whole office found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Entries of the trail.
    pub entries: i64,
    /// The first entry that does not follow from the one before, if any.
    pub broken_at: Option<i64>,
    /// Everything else, in Chinese.
    pub problems: Vec<String>,
}

/// Both checks of the engine and the references; empty when whole.
pub fn integrity(conn: &Connection) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for (pragma, words) in [("cipher_integrity_check", "加密页校验不符"), ("integrity_check", "数据结构检查不通过")]
    {
        let mut statement = conn.prepare(&format!("PRAGMA {pragma}"))?;
        let mut rows = statement.query([])?;
        let mut bad: u32 = 0;
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            if text != "ok" {
                bad = bad.saturating_add(1);
            }
        }
        if bad > 0 {
            problems.push(format!("{words}（{bad}处）"));
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        problems.push(format!("表 {table} 有引用不到的记录"));
    }
    Ok(problems)
}

/// Checks everything. `anchors` are heads kept outside the database: each must lie on the chain.
pub fn whole(
    conn: &Connection,
    registers: &'static [&'static Register],
    key: &[u8; 32],
    anchors: &[(String, Head)],
) -> Result<Findings> {
    let mut findings = Findings { problems: integrity(conn)?, ..Findings::default() };
    let mut before = [0_u8; 16];
    let mut expected: i64 = 1;
    for (entry, mac) in trail::entries(conn, "")? {
        let holds = entry.seq == expected && trail::mark(key, &before, &entry) == mac;
        if !holds && findings.broken_at.is_none() {
            findings.broken_at = Some(entry.seq);
        }
        before = mac;
        expected = entry.seq.saturating_add(1);
        findings.entries = findings.entries.saturating_add(1);
    }
    for (place, anchor) in anchors {
        let found = if anchor.seq == 0 { Some([0; 16]) } else { trail::mark_of(conn, anchor.seq)? };
        match found {
            Some(mac) if mac == anchor.mac => {}
            Some(_) => findings.problems.push(format!("日志第{}条与“{place}”留存的印记不符，日志可能被改写", anchor.seq)),
            None => findings.problems.push(format!(
                "日志只到第{}条，而“{place}”留存到第{}条：数据可能被换成旧的，或日志尾部被截去",
                findings.entries, anchor.seq
            )),
        }
    }
    for register in registers {
        marks(conn, register, key, &mut findings.problems)?;
    }
    digests(conn, registers, key, &mut findings.problems)?;
    Ok(findings)
}

/// Every row against its mark, every row against the search index.
fn marks(conn: &Connection, register: &'static Register, key: &[u8; 32], problems: &mut Vec<String>) -> Result<()> {
    let columns = &schema::plan(register).marked;
    let sql = format!("SELECT row, mac, {} FROM {}", columns.join(", "), register.name);
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut bad: u64 = 0;
    let mut first = None;
    while let Some(found) = rows.next()? {
        let row: RowId = found.get("row")?;
        let mac: Vec<u8> = found.get("mac")?;
        let content = columns.iter().map(|name| found.get::<_, Sql>(*name)).collect::<rusqlite::Result<Vec<Sql>>>()?;
        let mut many = Vec::new();
        for field in register.fields.iter().filter(|field| matches!(field.kind, Kind::Many(_))) {
            let sql = format!("SELECT other FROM {} WHERE row = ? ORDER BY place", schema::link_table(register, field));
            let mut others = conn.prepare_cached(&sql)?;
            let others = others.query_map([row], |r| r.get(0))?.collect::<rusqlite::Result<Vec<RowId>>>()?;
            many.push((field.name, others));
        }
        if write::mark(key, register, &content, &many).as_slice() != mac {
            bad = bad.saturating_add(1);
            first = first.or(Some(row));
        }
    }
    if let Some(row) = first {
        problems.push(format!("“{}”有{bad}条记录与其印记不符（首条内部序号{row}），可能在程序之外被改动", register.label));
    }
    if schema::searched(register) {
        let sql =
            format!("SELECT (SELECT count(*) FROM {n} WHERE NOT void) - (SELECT count(*) FROM {n}_search)", n = register.name);
        let gap: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
        if gap != 0 {
            problems.push(format!("“{}”的查找索引与记录数相差{gap}，请重建索引", register.label));
        }
    }
    Ok(())
}

/// Every entry about one row against the mark that row had then, taken from the row and its history.
fn digests(
    conn: &Connection,
    registers: &'static [&'static Register],
    key: &[u8; 32],
    problems: &mut Vec<String>,
) -> Result<()> {
    let single: HashMap<i64, Entry> = trail::entries(conn, "")?
        .into_iter()
        .filter(|(entry, _)| entry.rows == 1 && entry.id.is_some() && entry.digest.is_some())
        .map(|(entry, _)| (entry.seq, entry))
        .collect();
    for register in registers {
        let sql = format!(
            "SELECT t.row AS row, t.id AS id, t.entered AS entered, t.mac AS mac, h.trail AS trail, h.mac AS old FROM {n} \
             t LEFT JOIN {n}_history h ON h.row = t.row ORDER BY t.row, h.seq",
            n = register.name
        );
        let mut statement = conn.prepare(&sql)?;
        let mut rows = statement.query([])?;
        // The mark a row had after a change is the one the next change overwrote, or the one it has now.
        let mut last: Option<(RowId, i64, Vec<u8>, Vec<u8>)> = None;
        while let Some(found) = rows.next()? {
            let row: RowId = found.get("row")?;
            let (id, mac): (Vec<u8>, Vec<u8>) = (found.get("id")?, found.get("mac")?);
            let at = match &last {
                Some((same, at, ..)) if *same == row => *at,
                Some((_, at, id, mac)) => {
                    compare(&single, *at, id, mac, key, problems);
                    found.get("entered")?
                }
                None => found.get("entered")?,
            };
            let next = match (found.get::<_, Option<i64>>("trail")?, found.get::<_, Option<Vec<u8>>>("old")?) {
                (Some(trail), Some(old)) => {
                    compare(&single, at, &id, &old, key, problems);
                    trail
                }
                _ => at,
            };
            last = Some((row, next, id, mac));
        }
        if let Some((_, at, id, mac)) = last {
            compare(&single, at, &id, &mac, key, problems);
        }
    }
    Ok(())
}

fn compare(single: &HashMap<i64, Entry>, at: i64, id: &[u8], mac: &[u8], key: &[u8; 32], problems: &mut Vec<String>) {
    let Some(entry) = single.get(&at) else { return };
    if entry.id.is_none_or(|about| about.as_bytes() != id) {
        return;
    }
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(id).update(mac);
    if Some(short(hasher.finalize())) != entry.digest {
        problems.push(format!("日志第{at}条与其所记记录的印记不符"));
    }
}
