//! The numbers handed in last, held against what the records say of the same stretch of time now: what was reported as
//! this year's to date, and what came in since, must come to what is reported next.
//!
//! What never happens here: a frozen number is taken for wrong. It says what was said; the records say what is.

use super::finding::{Difference, Finding, Weighed};
use super::rule::Rule;
use super::severity::Severity;
use crate::figures::figure::Basis;
use crate::figures::wanted::{self, Wanted};
use crate::register::query::Query;
use crate::register::rights::Act;
use crate::register::{Described, Register, Row};
use crate::registers::submission::Submission;
use crate::storage::frozen::{self, Frozen, Stamp};
use crate::storage::{Reading, page};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::BTreeMap;

/// So many numbers are told one by one.
const TOLD: usize = 4;

/// Rows that stand on one side only, by register: now, and when it was handed in.
type Apart = BTreeMap<&'static str, (&'static Register, Vec<RowId>, Vec<RowId>)>;

/// What the rule says of a period; nothing where nothing was handed in this year up to its end, or all of it stands.
pub(super) fn weigh(reading: &Reading, period: &Period, rule: &'static Rule, broken: Severity) -> Result<Option<Finding>> {
    // A desk without sight of what was handed in is told the rest.
    if reading.reach(Submission::REGISTER, Act::See).is_err() {
        return Ok(None);
    }
    let (mut moved, mut sentences, mut apart, mut asked) = (0, Vec::new(), Apart::new(), 0);
    for row in last(reading, period)? {
        let numbers = frozen::values(reading, row.row)?;
        let here = compare(reading, row.row, &numbers, &mut apart)?;
        asked += numbers.len();
        moved += here.len();
        if here.is_empty() {
            continue;
        }
        let told: Vec<&str> = here.iter().take(TOLD).map(String::as_str).collect();
        let more = if here.len() > TOLD { format!("等{}个数", here.len()) } else { String::new() };
        let (title, version) = (row.get(Submission::TITLE).unwrap_or_default(), row.get(Submission::VERSION).unwrap_or(1));
        sentences.push(format!("《{title}》（第{version}版）报送后，{}{more}。", told.join("；")));
    }
    if moved == 0 {
        return Ok(None);
    }
    sentences.push(rule.advice.to_string());
    let side = |count: usize, label: &str| {
        let value = i64::try_from(count).unwrap_or(i64::MAX);
        Weighed { value, unit: "个", text: format!("{label}{value}个"), operands: Vec::new() }
    };
    let difference = apart.into_values().map(|(register, mut left_only, mut right_only)| {
        for rows in [&mut left_only, &mut right_only] {
            rows.sort_unstable();
            rows.dedup();
        }
        Difference { register, left_only, right_only }
    });
    Ok(Some(Finding {
        rule,
        severity: broken,
        left: side(moved, "报送后变动的数"),
        right: side(asked, "已报送的数"),
        words: sentences.concat(),
        difference: difference.collect(),
        waiver: None,
    }))
}

/// The last hand-ins of each kind that lie in the period's year and end by its end, the newest version of each.
fn last(reading: &Reading, period: &Period) -> Result<Vec<Row>> {
    let mut all: Vec<Row> = Vec::new();
    page::each(reading, Submission::REGISTER, &Query::default(), |row| {
        let days = row.get(Submission::FROM_ON).zip(row.get(Submission::TO_ON));
        let is_near = days.is_some_and(|(from, to)| {
            to.date() <= period.to().date() && to.year_number() == period.plan_year() && from.year_number() == to.year_number()
        });
        if is_near && row.get(Submission::SNAPSHOT).is_some() {
            all.push(row);
        }
        Ok(())
    })?;
    let name = |row: &Row| (row.get(Submission::KIND_CODE), row.get(Submission::FORM_NAME));
    let ends = |row: &Row| row.get(Submission::TO_ON).map(|day| day.date());
    let stretch = |row: &Row| (row.get(Submission::FROM_ON).map(|day| day.date()), ends(row));
    let version = |row: &Row| row.get(Submission::VERSION).unwrap_or(1);
    let is_last = |row: &&Row| {
        let alike = || all.iter().filter(|other| name(other) == name(row));
        let is_newest = alike().all(|other| stretch(other) != stretch(row) || version(other) <= version(row));
        is_newest && alike().all(|other| ends(other) <= ends(row))
    };
    Ok(all.iter().filter(is_last).cloned().collect())
}

/// Which numbers are no longer those handed in, in words; their rows go to the others that stand apart.
fn compare(reading: &Reading, submission: RowId, numbers: &[Frozen], apart: &mut Apart) -> Result<Vec<String>> {
    let placed = (0_i64..).zip(numbers);
    let known: Vec<(i64, &Frozen, Wanted)> = placed.filter_map(|(at, one)| Some((at, one, Wanted::of(one)?))).collect();
    let asked: Vec<Wanted> = known.iter().map(|(.., wanted)| wanted.clone()).collect();
    let values = wanted::values(reading, &asked)?;
    let mut moved = Vec::new();
    for ((place, number, wanted), value) in known.iter().zip(values) {
        let Some(value) = value.filter(|value| *value != number.value) else { continue };
        let spelled = |value: i64| format!("{}{}", wanted.figure.form.spell(wanted.basis, value), number.unit);
        let called = wanted.called(number);
        moved.push(format!("“{called}”报{}，现为{}", spelled(number.value), spelled(value)));
        rows(reading, &frozen::rows(reading, submission, *place)?, wanted, apart)?;
    }
    Ok(moved)
}

/// The rows of a register behind a number, as they stood.
type Behind = (&'static Register, Vec<Stamp>);

/// The rows that made the difference of one number.
fn rows(reading: &Reading, frozen: &[Behind], wanted: &Wanted, apart: &mut Apart) -> Result<()> {
    let now = wanted::behind(reading, wanted)?;
    let registers = now.iter().map(|(register, _)| *register).chain(frozen.iter().map(|(register, _)| *register));
    let mut seen: Vec<&'static Register> = Vec::new();
    for register in registers {
        if seen.contains(&register) {
            continue;
        }
        seen.push(register);
        let was = frozen.iter().find(|(known, _)| *known == register).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
        let is = now.iter().find(|(known, _)| *known == register).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
        let (_, left, right) = apart.entry(register.name).or_insert_with(|| (register, Vec::new(), Vec::new()));
        let counted = |row: &RowId| was.binary_search_by_key(row, |stamp| stamp.row).is_ok();
        left.extend(is.iter().filter(|row| !counted(row)));
        right.extend(was.iter().map(|stamp| stamp.row).filter(|row| is.binary_search(row).is_err()));
        if wanted.basis == Basis::Amount {
            left.extend(changed(reading, register, was, is)?);
        }
    }
    Ok(())
}

/// Of the rows that still count, those whose content is another: an amount moves without a row coming or going.
fn changed(reading: &Reading, register: &'static Register, was: &[Stamp], is: &[RowId]) -> Result<Vec<RowId>> {
    let now = frozen::stamps(reading, register, is)?;
    let before = |row: RowId| was.binary_search_by_key(&row, |stamp| stamp.row).ok().and_then(|at| was.get(at));
    let is_other = |stamp: &&Stamp| before(stamp.row).is_some_and(|old| old.mac != stamp.mac);
    Ok(now.iter().filter(is_other).map(|stamp| stamp.row).collect())
}
