//! What a hand-in said, kept for good: its numbers, and the rows behind them with the version each had then. A frozen
//! number is written once, with its hand-in, and never touched again.

use super::change::Change;
use super::reading::Reading;
use crate::register::Register;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use rusqlite::{OptionalExtension, named_params};

/// One number with the rows behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The figure's code.
    pub figure: String,
    /// What was counted, the stable word.
    pub basis: String,
    /// The word printed behind the number.
    pub unit: String,
    /// The number; amounts in 分.
    pub value: i64,
    /// The rows, register by register in the order of their names.
    pub rows: Vec<(&'static Register, Vec<Stamp>)>,
}

/// A row as it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The row.
    pub row: RowId,
    /// The act that changed it last.
    pub changed: i64,
    /// Its mark.
    pub mac: [u8; 16],
}

/// Since when a row is there and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The act that entered it.
    pub entered: i64,
    /// The act that changed it last.
    pub changed: i64,
    /// Whether it is voided now.
    pub void: bool,
}

/// Rows as they stand now, in the order of their numbers.
pub fn stamps(reading: &Reading, register: &'static Register, rows: &[RowId]) -> Result<Vec<Stamp>> {
    let sql = format!(
        "SELECT row, changed, mac FROM {} WHERE row IN (SELECT value FROM json_each(:rows)) ORDER BY row",
        register.name
    );
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let asked = serde_json::Value::from(rows.to_vec()).to_string();
    let found = statement.query_map(named_params! { ":rows": asked }, |row| {
        Ok(Stamp { row: row.get("row")?, changed: row.get("changed")?, mac: row.get("mac")? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Since when a row is there and how it stands.
pub fn standing(reading: &Reading, register: &'static Register, row: RowId) -> Result<Option<Standing>> {
    let sql = format!("SELECT entered, changed, void FROM {} WHERE row = :row", register.name);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let found = statement.query_row(named_params! { ":row": row }, |row| {
        Ok(Standing { entered: row.get("entered")?, changed: row.get("changed")?, void: row.get("void")? })
    });
    Ok(found.optional()?)
}

/// Keeps the numbers of a hand-in.
pub fn keep(change: &Change, submission: RowId, numbers: &[Frozen]) -> Result<()> {
    let mut value = change.conn().prepare_cached(
        "INSERT INTO submission_values (submission, figure, basis, unit, value) VALUES (:submission, :figure, :basis, :unit, \
         :value)",
    )?;
    let mut stamp = change.conn().prepare_cached(
        "INSERT INTO submission_rows (submission, figure, basis, register, row, changed, mac) VALUES (:submission, :figure, \
         :basis, :register, :row, :changed, :mac)",
    )?;
    for number in numbers {
        value.execute(named_params! {
            ":submission": submission,
            ":figure": number.figure,
            ":basis": number.basis,
            ":unit": number.unit,
            ":value": number.value,
        })?;
        for (register, rows) in &number.rows {
            for row in rows {
                stamp.execute(named_params! {
                    ":submission": submission,
                    ":figure": number.figure,
                    ":basis": number.basis,
                    ":register": register.name,
                    ":row": row.row,
                    ":changed": row.changed,
                    ":mac": row.mac.to_vec(),
                })?;
            }
        }
    }
    Ok(())
}

/// The numbers of a hand-in, by figure and basis; none where it was only noted and nothing was frozen.
pub fn kept(reading: &Reading, submission: RowId) -> Result<Vec<Frozen>> {
    let mut statement = reading.conn.prepare_cached(
        "SELECT figure, basis, unit, value FROM submission_values WHERE submission = :submission ORDER BY figure, basis",
    )?;
    let found = statement.query_map(named_params! { ":submission": submission }, |row| {
        let (figure, basis) = (row.get("figure")?, row.get("basis")?);
        Ok(Frozen { figure, basis, unit: row.get("unit")?, value: row.get("value")?, rows: Vec::new() })
    })?;
    let mut numbers: Vec<Frozen> = found.collect::<rusqlite::Result<_>>()?;
    let mut statement = reading.conn.prepare_cached(
        "SELECT register, row, changed, mac FROM submission_rows WHERE submission = :submission AND figure = :figure AND \
         basis = :basis ORDER BY register, row",
    )?;
    for number in &mut numbers {
        let mut rows = statement.query(named_params! {
            ":submission": submission,
            ":figure": number.figure,
            ":basis": number.basis,
        })?;
        while let Some(row) = rows.next()? {
            let name: String = row.get("register")?;
            let register = reading.shelf.register(&name).map_err(|_| damaged())?;
            let stamp = Stamp { row: row.get("row")?, changed: row.get("changed")?, mac: row.get("mac")? };
            match number.rows.last_mut() {
                Some((last, rows)) if *last == register => rows.push(stamp),
                _ => number.rows.push((register, vec![stamp])),
            }
        }
    }
    Ok(numbers)
}

/// A digest of the numbers of a hand-in and of the rows behind them; the hand-in itself keeps it under its own mark.
pub fn digest(numbers: &[Frozen]) -> String {
    let mut hasher = blake3::Hasher::new();
    for number in numbers {
        hasher.update(format!("{}\n{}\n{}\n{}\n", number.figure, number.basis, number.unit, number.value).as_bytes());
        for (register, rows) in &number.rows {
            hasher.update(format!("{} {}\n", register.name, rows.len()).as_bytes());
            for row in rows {
                hasher.update(&row.row.to_be_bytes());
                hasher.update(&row.changed.to_be_bytes());
                hasher.update(&row.mac);
            }
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// What is said where frozen numbers are not those that were frozen.
pub fn damaged() -> Error {
    Error::damaged("这次报送留存的数据与留存时不一致，可能已损坏，未作比对。请先复制整个数据文件夹留存，再运行核验。")
}
