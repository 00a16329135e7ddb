//! What a hand-in said, kept for good: its numbers, and the rows behind them with the version each had then. A frozen
//! number is written once, with its hand-in, and never touched again.

use super::change::Change;
use super::reading::Reading;
use crate::register::Register;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use rusqlite::{OptionalExtension, named_params};

/// One number with the rows behind it. What it counted is spelled here as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The figure's code.
    pub figure: String,
    /// What was counted, the stable word.
    pub basis: String,
    /// Which stretch of time of what was handed in: `period`, `month`, `year_to_date`, `year_before`.
    pub span: String,
    /// That stretch, as it is spelled: `2016-01-01..2016-03-31`.
    pub period: String,
    /// The part of the county: `unit 12`, `zone 3`; empty for all of it.
    pub scope: String,
    /// The column it is split by and the codes that count: `channel=letter,visit`; empty for the whole.
    pub share: String,
    /// Where the form showed it, in the form's own words; empty where it stands under the figure's name.
    pub shown: String,
    /// The word printed behind the number.
    pub unit: String,
    /// The number; amounts in 分.
    pub value: i64,
    /// The rows, register by register in the order of their names.
    pub rows: Vec<(&'static Register, Vec<Stamp>)>,
}

impl Frozen {
    /// Whether another number counts the same in its own hand-in; of one period the stretches are the same too.
    pub fn is_same(&self, other: &Frozen) -> bool {
        (&self.figure, &self.basis, &self.span, &self.scope, &self.share)
            == (&other.figure, &other.basis, &other.span, &other.scope, &other.share)
    }
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

/// The row a line belongs to.
pub fn parent(reading: &Reading, lines: &'static Register, row: RowId) -> Result<Option<RowId>> {
    let sql = format!("SELECT of FROM {} WHERE row = :row", lines.name);
    let mut statement = reading.conn.prepare_cached(&sql)?;
    Ok(statement.query_row(named_params! { ":row": row }, |row| row.get("of")).optional()?)
}

/// Keeps the numbers of a hand-in in their order.
pub fn keep(change: &Change, submission: RowId, numbers: &[Frozen]) -> Result<()> {
    let mut value = change.conn().prepare_cached(
        "INSERT INTO submission_values (submission, number, figure, basis, span, period, scope, share, shown, unit, value) \
         VALUES (:submission, :number, :figure, :basis, :span, :period, :scope, :share, :shown, :unit, :value)",
    )?;
    let mut stamp = change.conn().prepare_cached(
        "INSERT INTO submission_rows (submission, number, register, row, changed, mac) VALUES (:submission, :number, \
         :register, :row, :changed, :mac)",
    )?;
    for (place, number) in (0_i64..).zip(numbers) {
        value.execute(named_params! {
            ":submission": submission,
            ":number": place,
            ":figure": number.figure,
            ":basis": number.basis,
            ":span": number.span,
            ":period": number.period,
            ":scope": number.scope,
            ":share": number.share,
            ":shown": number.shown,
            ":unit": number.unit,
            ":value": number.value,
        })?;
        for (register, rows) in &number.rows {
            for row in rows {
                stamp.execute(named_params! {
                    ":submission": submission,
                    ":number": place,
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

/// How many figures a hand-in keeps numbers of; none where it was only noted and nothing was frozen.
pub fn figures(reading: &Reading, submission: RowId) -> Result<i64> {
    let sql = "SELECT count(DISTINCT figure) AS figures FROM submission_values WHERE submission = :submission";
    let mut statement = reading.conn.prepare_cached(sql)?;
    Ok(statement.query_row(named_params! { ":submission": submission }, |row| row.get("figures"))?)
}

/// The numbers of a hand-in in the order they were kept, with their rows.
pub fn kept(reading: &Reading, submission: RowId) -> Result<Vec<Frozen>> {
    let mut numbers = values(reading, submission)?;
    for (place, number) in (0_i64..).zip(&mut numbers) {
        number.rows = rows(reading, submission, place)?;
    }
    Ok(numbers)
}

/// The numbers of a hand-in in the order they were kept, without their rows.
pub fn values(reading: &Reading, submission: RowId) -> Result<Vec<Frozen>> {
    let mut statement = reading.conn.prepare_cached(
        "SELECT figure, basis, span, period, scope, share, shown, unit, value FROM submission_values WHERE submission = \
         :submission ORDER BY number",
    )?;
    let found = statement.query_map(named_params! { ":submission": submission }, |row| {
        Ok(Frozen {
            figure: row.get("figure")?,
            basis: row.get("basis")?,
            span: row.get("span")?,
            period: row.get("period")?,
            scope: row.get("scope")?,
            share: row.get("share")?,
            shown: row.get("shown")?,
            unit: row.get("unit")?,
            value: row.get("value")?,
            rows: Vec::new(),
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The rows behind one number of a hand-in, by its place among them.
pub fn rows(reading: &Reading, submission: RowId, place: i64) -> Result<Vec<(&'static Register, Vec<Stamp>)>> {
    let mut statement = reading.conn.prepare_cached(
        "SELECT register, row, changed, mac FROM submission_rows WHERE submission = :submission AND number = :number ORDER \
         BY register, row",
    )?;
    let mut rows = statement.query(named_params! { ":submission": submission, ":number": place })?;
    let mut all: Vec<(&'static Register, Vec<Stamp>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get("register")?;
        let register = reading.shelf.register(&name).map_err(|_| damaged())?;
        let stamp = Stamp { row: row.get("row")?, changed: row.get("changed")?, mac: row.get("mac")? };
        match all.last_mut() {
            Some((last, stamps)) if *last == register => stamps.push(stamp),
            _ => all.push((register, vec![stamp])),
        }
    }
    Ok(all)
}

/// A digest of the numbers of a hand-in and of the rows behind them; the hand-in itself keeps it under its own mark.
pub fn digest(numbers: &[Frozen]) -> String {
    let mut hasher = blake3::Hasher::new();
    for number in numbers {
        let Frozen { figure, basis, span, period, scope, share, shown, unit, value, rows } = number;
        hasher.update([figure, basis, span, period, scope, share, shown, unit].map(String::as_str).join("\n").as_bytes());
        hasher.update(format!("\n{value}\n").as_bytes());
        for (register, rows) in rows {
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
