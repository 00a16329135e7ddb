//! Open code lists in the database: shipped with the program, then the office's own.

use super::reading::Shelf;
use crate::register::Register;
use crate::register::codes::{ClosedList, CodeBook, CodeEntry, ListHead, Openness, shipped};
use crate::words::error::Result;
use rusqlite::{Connection, named_params};

/// Enters shipped codes that the office does not have yet; what it edited or closed stays as it is.
pub fn ship(conn: &Connection) -> Result<()> {
    let (heads, entries) = shipped();
    for (place, head) in heads.iter().enumerate() {
        conn.prepare_cached(
            "INSERT INTO code_lists (name, label, place) VALUES (:name, :label, :place) ON CONFLICT (name) DO NOTHING",
        )?
        .execute(named_params! { ":name": head.name, ":label": head.label, ":place": place as i64 })?;
    }
    for (place, entry) in entries.iter().enumerate() {
        conn.prepare_cached(include_str!("sql/ship_code.sql"))?.execute(named_params! {
            ":list": entry.list,
            ":word": entry.word,
            ":label": entry.label,
            ":kin": entry.group,
            ":synonyms": entry.synonyms.join("\n"),
            ":valid_from": entry.valid_from,
            ":valid_to": entry.valid_to,
            ":place": place as i64,
        })?;
    }
    Ok(())
}

/// Reads the shelf: the program's registers and closed lists with the office's open ones.
pub fn shelf(conn: &Connection, registers: &'static [&'static Register], closed: &[ClosedList]) -> Result<Shelf> {
    let mut heads = Vec::new();
    let mut statement = conn.prepare("SELECT name, label FROM code_lists ORDER BY place")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        heads.push(ListHead { name: row.get("name")?, label: row.get("label")?, openness: Openness::Open });
    }
    let mut entries = Vec::new();
    let mut statement =
        conn.prepare("SELECT list, word, label, kin, synonyms, valid_from, valid_to FROM codes ORDER BY list, place, word")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let synonyms: String = row.get("synonyms")?;
        entries.push(CodeEntry {
            list: row.get("list")?,
            word: row.get("word")?,
            label: row.get("label")?,
            group: row.get("kin")?,
            synonyms: synonyms.lines().map(str::to_string).collect(),
            valid_from: row.get("valid_from")?,
            valid_to: row.get("valid_to")?,
        });
    }
    Ok(Shelf { registers, codes: CodeBook::new(closed, heads, entries) })
}
