//! Comparing two hand-ins, or one with today: which figures moved, and by which rows. A row came in new, was corrected, or
//! was voided; nothing is explained by guessing.

use super::handed_in::{self, HandedIn, Wish};
use crate::figures::figure::{Basis, Figure};
use crate::figures::wanted::Wanted;
use crate::register::Register;
use crate::storage::frozen::{self, Frozen, Stamp, Standing};
use crate::storage::history::{self, Step};
use crate::storage::{Reading, read, snapshot};
use crate::words::error::{Error, Result};
use crate::words::ids::{Id, RowId};
use crate::words::period::Period;
use std::collections::{BTreeMap, BTreeSet};

/// What a hand-in is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Another hand-in.
    HandIn(RowId),
    /// The records as they stand.
    Now,
}

/// Why a row counts now and did not, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// 新增: entered since, or new in a longer period.
    New,
    /// 更正: it stands, with another content or other records around it.
    Corrected,
    /// 作废.
    Voided,
}

impl How {
    /// What the office calls it.
    pub fn label(self) -> &'static str {
        match self {
            How::New => "新增",
            How::Corrected => "更正",
            How::Voided => "作废",
        }
    }
}

/// A figure that moved.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The figure.
    pub figure: &'static Figure,
    /// What is counted.
    pub basis: Basis,
    /// What it is called beside the others of its hand-in: 累计（2016年1—3月）查处问题数·违规公款吃喝.
    pub called: String,
    /// The stretch of time it counted when it was handed in.
    pub period: Period,
    /// The word printed behind it.
    pub unit: String,
    /// What was handed in; amounts in 分.
    pub from: i64,
    /// What it is compared with.
    pub to: i64,
    /// The rows that moved it: register and row.
    pub rows: Vec<(&'static Register, RowId)>,
}

/// A row that moved figures.
#[derive(Clone, Debug)]
pub struct MovedRow {
    /// Its register.
    pub register: &'static Register,
    /// The row.
    pub row: RowId,
    /// Why.
    pub how: How,
    /// Its lasting id and name, where the reader may see it.
    pub name: Option<(Id, String)>,
    /// Why it was voided, where the reader may see it.
    pub void_reason: Option<String>,
    /// What was done to it between the two, the oldest first, where the reader may see it.
    pub steps: Vec<Step>,
}

/// Two hand-ins side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The earlier one.
    pub earlier: HandedIn,
    /// What it was of.
    pub wish: Wish,
    /// The later one; nothing where it is compared with today.
    pub later: Option<HandedIn>,
    /// The numbers that moved, in the order of what was handed in.
    pub moved: Vec<Moved>,
    /// Every row that moved any of them, once: new ones, corrected ones, voided ones.
    pub rows: Vec<MovedRow>,
}

impl Comparison {
    /// A row of it.
    pub fn row(&self, register: &'static Register, row: RowId) -> Option<&MovedRow> {
        self.rows.iter().find(|one| one.register == register && one.row == row)
    }

    /// The rows that moved a figure in one way.
    pub fn of(&self, moved: &Moved, how: How) -> Vec<&MovedRow> {
        let rows = moved.rows.iter().filter_map(|(register, row)| self.row(register, *row));
        rows.filter(|row| row.how == how).collect()
    }
}

/// A stretch of acts: after the first, up to the second.
#[derive(Clone, Copy)]
struct Between {
    after: i64,
    until: i64,
    is_same_period: bool,
}

/// Says which rows moved which figures between a hand-in and another one, or today.
pub fn compare(reading: &Reading, earlier: RowId, against: Against) -> Result<Comparison> {
    snapshot::hold(reading, || {
        let (earlier, wish) = handed_in::found(reading, earlier)?;
        let (later, numbers, is_same_period) = match against {
            Against::HandIn(row) => {
                let (later, other) = handed_in::found(reading, row)?;
                if other.what != wish.what {
                    let words = format!("“{}”与“{}”不是同一种报送，不能比对。请选同一种。", earlier.title, later.title);
                    return Err(Error::refused("E_COMPARE", words));
                }
                let numbers = later.numbers.clone();
                (Some(later), numbers, other.period == wish.period)
            }
            Against::Now => (None, handed_in::again(reading, &earlier.numbers)?, true),
        };
        let made = |one: &HandedIn| act_of(reading, one);
        let between = Between {
            after: made(&earlier)?,
            until: later.as_ref().map(made).transpose()?.unwrap_or(i64::MAX),
            is_same_period,
        };
        if between.until < between.after {
            return Err(Error::refused("E_COMPARE", "两次报送的先后颠倒了。请把先报送的一次写在前面。"));
        }
        let (moved, rows) = differences(reading, &earlier.numbers, &numbers, between)?;
        Ok(Comparison { earlier, wish, later, moved, rows })
    })
}

fn differences(reading: &Reading, from: &[Frozen], to: &[Frozen], between: Between) -> Result<(Vec<Moved>, Vec<MovedRow>)> {
    let mut moved: Vec<Moved> = Vec::new();
    let mut ways: BTreeMap<(&'static str, RowId), (&'static Register, How)> = BTreeMap::new();
    for before in from {
        let Some(after) = to.iter().find(|other| other.is_same(before)) else { continue };
        // A figure an older program knew and this one does not cannot be told.
        let Some(wanted) = Wanted::of(before) else { continue };
        let (figure, basis) = (wanted.figure, wanted.basis);
        let register = deciding(reading, figure, basis, before, after)?;
        let (old, new) = (stamped(before, register), stamped(after, register));
        let mut rows = Vec::new();
        for stamp in new.iter().filter(|stamp| !holds(&old, stamp.row)) {
            let (register, row, how) =
                borne(reading, (register, stamp.row), |register, row| joined(reading, register, row, between))?;
            ways.entry((register.name, row)).or_insert((register, how));
            rows.push((register, row));
        }
        for stamp in old.iter().filter(|stamp| !holds(&new, stamp.row)) {
            let (register, row, how) =
                borne(reading, (register, stamp.row), |register, row| left(reading, register, row, between))?;
            ways.entry((register.name, row)).or_insert((register, how));
            rows.push((register, row));
        }
        // An amount moves without a row coming or going.
        if basis == Basis::Amount && before.value != after.value {
            let changed = |stamp: &&Stamp| old.iter().any(|was| was.row == stamp.row && was.mac != stamp.mac);
            for stamp in new.iter().filter(changed) {
                ways.entry((register.name, stamp.row)).or_insert((register, How::Corrected));
                rows.push((register, stamp.row));
            }
        }
        // Several lines of one row came or went with it.
        let mut seen = BTreeSet::new();
        rows.retain(|(register, row)| seen.insert((register.name, *row)));
        if before.value != after.value || !rows.is_empty() {
            let (called, period, unit) = (wanted.called(before), wanted.period, before.unit.clone());
            moved.push(Moved { figure, basis, called, period, unit, from: before.value, to: after.value, rows });
        }
    }
    let mut rows = Vec::with_capacity(ways.len());
    for ((_, row), (register, how)) in ways {
        rows.push(named(reading, register, row, how, between)?);
    }
    rows.sort_by_key(|row| row.how);
    Ok((moved, rows))
}

/// The register whose rows decide a number: that of the fact where it was kept, else that of what is counted.
fn deciding(reading: &Reading, figure: &Figure, basis: Basis, before: &Frozen, after: &Frozen) -> Result<&'static Register> {
    let kept = |register: &str| before.rows.iter().chain(&after.rows).any(|(known, _)| known.name == register);
    let holder = figure.holder(basis).filter(|holder| kept(holder));
    let counted = figure.counted(basis).map(|counted| counted.register);
    let first = before.rows.first().or(after.rows.first()).map(|(register, _)| register.name);
    match holder.or(counted.filter(|register| kept(register))).or(first).or(counted) {
        Some(name) => reading.shelf.register(name),
        None => Err(frozen::damaged()),
    }
}

fn stamped(number: &Frozen, register: &'static Register) -> Vec<Stamp> {
    number.rows.iter().find(|(known, _)| *known == register).map(|(_, rows)| rows.clone()).unwrap_or_default()
}

/// Rows stand in the order of their numbers.
fn holds(rows: &[Stamp], row: RowId) -> bool {
    rows.binary_search_by_key(&row, |stamp| stamp.row).is_ok()
}

/// Why a row came or went. A line that came or went with the row it belongs to is told as that row.
fn borne(
    reading: &Reading,
    (register, row): (&'static Register, RowId),
    why: impl Fn(&'static Register, RowId) -> Result<How>,
) -> Result<(&'static Register, RowId, How)> {
    let of = register.of.map(|_| frozen::parent(reading, register, row)).transpose()?.flatten();
    if let (Some(parent), Some(of)) = (register.of, of) {
        let parent = reading.shelf.register(parent)?;
        match why(parent, of)? {
            How::Corrected => {}
            how @ (How::New | How::Voided) => return Ok((parent, of, how)),
        }
    }
    Ok((register, row, why(register, row)?))
}

fn joined(reading: &Reading, register: &'static Register, row: RowId, between: Between) -> Result<How> {
    let Some(standing) = frozen::standing(reading, register, row)? else { return Err(frozen::damaged()) };
    let untouched = standing.changed <= between.after;
    let is_new = standing.entered > between.after || (untouched && !between.is_same_period);
    Ok(if is_new { How::New } else { How::Corrected })
}

fn left(reading: &Reading, register: &'static Register, row: RowId, between: Between) -> Result<How> {
    let Some(Standing { void, .. }) = frozen::standing(reading, register, row)? else { return Err(frozen::damaged()) };
    if !void {
        return Ok(How::Corrected);
    }
    // Voided only after the later hand-in, it had been corrected out of it before.
    let steps = history::steps(reading, register, row).unwrap_or_default();
    let later = steps.iter().any(|step| step.void == Some(true) && step.act > between.until);
    Ok(if later { How::Corrected } else { How::Voided })
}

/// A row with what may be told of it.
fn named(reading: &Reading, register: &'static Register, row: RowId, how: How, between: Between) -> Result<MovedRow> {
    let mut moved = MovedRow { register, row, how, name: None, void_reason: None, steps: Vec::new() };
    // What somebody may not see is counted all the same, and not told.
    let Ok(found) = read::find(reading, register, row) else { return Ok(moved) };
    let label = read::label(reading, register, row)?;
    moved.name = Some((found.id, label.map(|(_, label)| label).unwrap_or_default()));
    moved.void_reason = found.kept.void_reason.clone();
    moved.steps = history::steps(reading, register, row)?;
    moved.steps.retain(|step| step.act > between.after && step.act <= between.until);
    moved.steps.reverse();
    Ok(moved)
}

/// The act by which something was handed in.
fn act_of(reading: &Reading, one: &HandedIn) -> Result<i64> {
    let register = reading.shelf.register("submissions")?;
    frozen::standing(reading, register, one.row)?.map(|standing| standing.entered).ok_or_else(frozen::damaged)
}
