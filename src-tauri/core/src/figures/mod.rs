//! Figures (指标): the numbers the office reports. A number is a set of rows: it is counted and listed by one condition.
//!
//! All figures of a fact are answered by one scan. Forms, papers and checks take figures and write no SQL of their own.
//! No row is counted by guessing: one that lacks a field the figure needs is named by [`gaps`]. Whether somebody may
//! ask is decided by the caller (`Privilege::Figures`); the rows behind a number are read by the register's own right.

pub mod catalogue;
mod count;
pub mod facts;
pub mod figure;
pub mod months;
pub mod spread;

use crate::register::{Field, Register};
use crate::storage::tally::{self, Parameter};
use crate::storage::{Reading, snapshot};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use count::Counts;
use facts::{Fact, Within};
use figure::{Basis, Counted, Figure};

/// All figures, in the order of the report.
pub fn all() -> &'static [Figure] {
    catalogue::FIGURES
}

/// A figure by its code.
pub fn named(code: &str) -> Result<&'static Figure> {
    all().iter().find(|figure| figure.code == code).ok_or_else(|| {
        let known: Vec<&str> = all().iter().map(|figure| figure.code).collect();
        Error::refused("E_FIGURE", format!("没有代号为“{code}”的指标。可用：{}。", known.join("、")))
    })
}

/// Which part of the county is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    County,
    /// A unit and everything below it.
    Unit(RowId),
    /// The members of a zone on the period's last day, and everything below them.
    Zone(RowId),
}

/// A figure with its numbers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Which one.
    pub figure: &'static Figure,
    /// The numbers the report prints, in its order.
    pub values: Vec<BasisValue>,
    /// The other bases.
    pub more: Vec<BasisValue>,
    /// As the report spells it: `163件163人`.
    pub printed: String,
    /// How many rows lack a field the figure needs and may have to be counted.
    pub lacking: i64,
}

/// One number of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasisValue {
    /// What is counted.
    pub basis: Basis,
    /// The word printed behind it.
    pub unit: &'static str,
    /// The number.
    pub value: i64,
}

/// The figure whose rows are the zones of a day.
const ZONES: &str = "F047";

/// A row that lacks a field some figures need.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The register of the row.
    pub register: &'static Register,
    /// The row.
    pub row: RowId,
    /// What it lacks.
    pub field: &'static Field,
}

/// Answers every figure that is valid on the period's last day, in the order of the report.
pub fn evaluate(reading: &Reading, period: &Period, scope: Scope) -> Result<Vec<Answer>> {
    let figures: Vec<&'static Figure> = all().iter().collect();
    evaluate_some(reading, period, scope, &figures)
}

/// Answers these figures as far as they are valid on the period's last day, in their order; scans no fact but theirs.
pub fn evaluate_some(reading: &Reading, period: &Period, scope: Scope, figures: &[&'static Figure]) -> Result<Vec<Answer>> {
    let valid: Vec<&'static Figure> = figures.iter().copied().filter(|figure| is_valid(figure, period)).collect();
    snapshot::hold(reading, || evaluate_now(reading, period, scope, &valid))
}

/// A figure in every zone that stands on the period's last day, in the order of their entry.
pub fn by_zone(reading: &Reading, figure: &'static Figure, period: &Period) -> Result<Vec<(RowId, Answer)>> {
    snapshot::hold(reading, || {
        let (_, zones) = rows(reading, named(ZONES)?, Basis::Row, period, Scope::County)?;
        if !is_valid(figure, period) {
            return Ok(Vec::new());
        }
        if let Some(counts) = count::zones(reading, figure, period, &zones)? {
            return Ok(zones.into_iter().zip(counts).map(|(zone, counts)| (zone, answer(figure, &counts))).collect());
        }
        let mut all = Vec::with_capacity(zones.len());
        for zone in zones {
            let answers = evaluate_some(reading, period, Scope::Zone(zone), &[figure])?;
            all.extend(answers.into_iter().map(|answer| (zone, answer)));
        }
        Ok(all)
    })
}

/// The rows behind one number, with their register: as many as the number says.
pub fn rows(
    reading: &Reading,
    figure: &'static Figure,
    basis: Basis,
    period: &Period,
    scope: Scope,
) -> Result<(&'static Register, Vec<RowId>)> {
    let counted = figure.bases().find(|counted| counted.basis == basis).ok_or_else(|| {
        let known: Vec<&str> = figure.bases().map(|counted| counted.basis.word()).collect();
        Error::refused("E_BASIS", format!("指标 {} 不按“{}”计数。可用：{}。", figure.code, basis.word(), known.join("、")))
    })?;
    let register = reading.shelf.register(counted.register)?;
    if !is_valid(figure, period) {
        return Ok((register, Vec::new()));
    }
    let sql = figure.fact.rows(reading.shelf, figure, counted, within(scope))?;
    Ok((register, tally::rows(reading, &sql, &parameters(period, scope))?))
}

/// The rows that lack a field a figure needs and may have to be counted, field by field.
pub fn gaps(reading: &Reading, figure: &'static Figure, period: &Period, scope: Scope) -> Result<Vec<Gap>> {
    let mut all = Vec::new();
    if is_valid(figure, period) {
        let parameters = parameters(period, scope);
        for gap in figure.fact.gaps(reading.shelf, figure, within(scope))? {
            for row in tally::rows(reading, &gap.sql, &parameters)? {
                all.push(Gap { register: gap.register, row, field: gap.field });
            }
        }
    }
    Ok(all)
}

fn evaluate_now(reading: &Reading, period: &Period, scope: Scope, figures: &[&'static Figure]) -> Result<Vec<Answer>> {
    let mut answers: Vec<Option<Answer>> = figures.iter().map(|_| None).collect();
    for (fact, places) in facts_of(figures) {
        let asked: Vec<&'static Figure> = places.iter().filter_map(|at| figures.get(*at).copied()).collect();
        let counts = count::whole(reading, fact, &asked, period, scope)?;
        for ((at, figure), counts) in places.iter().zip(asked).zip(counts) {
            if let Some(slot) = answers.get_mut(*at) {
                *slot = Some(answer(figure, &counts));
            }
        }
    }
    Ok(answers.into_iter().flatten().collect())
}

/// Whether a figure may be asked for in a period.
fn is_valid(figure: &Figure, period: &Period) -> bool {
    let day = period.upper_bound();
    (figure.valid_from.is_empty() || figure.valid_from <= day.as_str())
        && (figure.valid_to.is_empty() || figure.valid_to >= day.as_str())
}

/// The facts of some figures, each once, with the places of its figures among them.
fn facts_of(figures: &[&'static Figure]) -> Vec<(&'static Fact, Vec<usize>)> {
    let mut facts: Vec<(&'static Fact, Vec<usize>)> = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        match facts.iter_mut().find(|(fact, _)| std::ptr::eq(*fact, figure.fact)) {
            Some((_, places)) => places.push(at),
            None => facts.push((figure.fact, vec![at])),
        }
    }
    facts
}

fn answer(figure: &'static Figure, counts: &Counts) -> Answer {
    let mut numbers = counts.numbers.iter();
    let mut take = |bases: &'static [Counted]| -> Vec<BasisValue> {
        let value = |counted: &Counted| BasisValue {
            basis: counted.basis,
            unit: counted.unit,
            value: numbers.next().copied().unwrap_or(0),
        };
        bases.iter().map(value).collect()
    };
    let values = take(figure.printed);
    let more = take(figure.more);
    let printed = values.iter().map(|number| format!("{}{}", figure.form.spell(number.value), number.unit)).collect();
    Answer { figure, values, more, printed, lacking: counts.lacking }
}

fn within(scope: Scope) -> Within {
    match scope {
        Scope::County => Within::County,
        Scope::Unit(_) => Within::Unit,
        Scope::Zone(_) => Within::Zone,
    }
}

fn parameters(period: &Period, scope: Scope) -> [Parameter; 6] {
    let (unit, zone) = match scope {
        Scope::County => (None, None),
        Scope::Unit(row) => (Some(row), None),
        Scope::Zone(row) => (None, Some(row)),
    };
    [
        Parameter::text(":from", Some(period.lower_bound())),
        Parameter::text(":to", Some(period.upper_bound())),
        Parameter::text(":day", Some(period.to().to_string())),
        Parameter::number(":year", Some(i64::from(period.plan_year()))),
        Parameter::number(":unit", unit),
        Parameter::number(":zone", zone),
    ]
}
