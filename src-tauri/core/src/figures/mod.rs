//! Figures (指标): the numbers the office reports. A number is a set of rows: it is counted and listed by one condition.
//!
//! All figures of a fact are answered by one scan. Forms, papers and checks take figures and write no SQL of their own.
//! No row is counted by guessing: one that lacks a field the figure needs is named by [`gaps`]. Whether somebody may
//! ask is decided by the caller (`Privilege::Figures`); the rows behind a number are read by the register's own right.

pub mod catalogue;
pub mod facts;
pub mod figure;

use crate::register::{Field, Register};
use crate::storage::tally::{self, Parameter};
use crate::storage::{Reading, snapshot};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
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
    snapshot::hold(reading, || evaluate_now(reading, period, scope))
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

fn evaluate_now(reading: &Reading, period: &Period, scope: Scope) -> Result<Vec<Answer>> {
    let figures: Vec<&'static Figure> = all().iter().filter(|figure| is_valid(figure, period)).collect();
    let parameters = parameters(period, scope);
    let mut answers: Vec<Option<Answer>> = figures.iter().map(|_| None).collect();
    for fact in facts_of(&figures) {
        let here: Vec<(usize, &'static Figure)> =
            figures.iter().copied().enumerate().filter(|(_, figure)| std::ptr::eq(figure.fact, fact)).collect();
        let asked: Vec<&'static Figure> = here.iter().map(|(_, figure)| *figure).collect();
        let sql = fact.numbers(reading.shelf, &asked, within(scope))?;
        let mut numbers = tally::numbers(reading, &sql, &parameters)?.into_iter();
        for (at, figure) in here {
            if let Some(slot) = answers.get_mut(at) {
                *slot = Some(answer(figure, &mut numbers));
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

/// The facts of some figures, each once.
fn facts_of(figures: &[&'static Figure]) -> Vec<&'static Fact> {
    let mut facts: Vec<&'static Fact> = Vec::new();
    for figure in figures {
        if !facts.iter().any(|fact| std::ptr::eq(*fact, figure.fact)) {
            facts.push(figure.fact);
        }
    }
    facts
}

fn answer(figure: &'static Figure, numbers: &mut impl Iterator<Item = i64>) -> Answer {
    let mut take = |bases: &'static [Counted]| -> Vec<BasisValue> {
        let value =
            |counted: &Counted| BasisValue { basis: counted.basis, unit: counted.unit, value: numbers.next().unwrap_or(0) };
        bases.iter().map(value).collect()
    };
    let values = take(figure.printed);
    let more = take(figure.more);
    let printed = values.iter().map(|number| format!("{}{}", figure.form.spell(number.value), number.unit)).collect();
    Answer { figure, values, more, printed, lacking: numbers.next().unwrap_or(0) }
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
