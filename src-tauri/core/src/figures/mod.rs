//! Figures (指标): the numbers the office reports. A number is a set of rows: it is counted and listed by one condition.
//!
//! All figures of a fact are answered by one scan. Forms, papers and checks take figures and write no SQL of their own.
//! No row is counted by guessing: one that lacks a field the figure needs is named by [`gaps`]. Whether somebody may
//! ask is decided by the caller (`Privilege::Figures`); the rows behind a number are read by the register's own right.

mod catalogue;
mod choices;
pub mod column;
mod count;
pub mod evidence;
pub mod fact;
pub(crate) mod facts;
pub mod figure;
mod gap;
pub mod keys;
pub mod months;
mod question;
pub mod ratio;
pub mod relations;
mod scope;
pub mod sections;
pub mod split;
pub mod spread;
pub mod wanted;

use crate::register::four_forms::USUAL_FORMS;
use crate::register::{Field, Register};
use crate::storage::tally::{self, Parameter};
use crate::storage::{Reading, second, snapshot};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use choices::Choices;
use count::Counts;
use fact::Fact;
use figure::{Alternative, Basis, Counted, Figure, Part, bases};
use keys::Keys;
use question::Apart;
use scope::Within;
use std::sync::LazyLock;

/// All figures of the report, in its order; those only forms ask for are not among them.
pub fn all() -> &'static [Figure] {
    catalogue::REPORT.as_slice()
}

/// The figures only the superiors' forms ask for.
pub fn of_forms() -> &'static [Figure] {
    catalogue::FORMS.as_slice()
}

/// A figure by its code, of the report or of a form.
pub fn named(code: &str) -> Result<&'static Figure> {
    all().iter().chain(of_forms()).find(|figure| figure.code == code).ok_or_else(|| {
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
    /// The counting rule (口径) that was used.
    pub rule: &'static str,
    /// The rule the office chose where the report leaves it open; nothing where the figure's own was used.
    pub taken: Option<&'static Alternative>,
}

impl Answer {
    /// The number of a basis, printed or not.
    pub fn value(&self, basis: Basis) -> Option<i64> {
        self.values.iter().chain(&self.more).find(|value| value.basis == basis).map(|value| value.value)
    }

    /// A number of this figure as it is spelled, without its unit.
    pub fn spelled(&self, value: &BasisValue) -> String {
        self.figure.form.spell(value.basis, value.value)
    }

    /// What the rule that was used is called, where the report leaves it open.
    pub fn choice_label(&self) -> Option<&'static str> {
        let usual = self.figure.choice.map(|choice| choice.usual_label);
        self.taken.map(|other| other.label).or(usual)
    }
}

/// One number of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasisValue {
    /// What is counted.
    pub basis: Basis,
    /// The word printed behind it.
    pub unit: &'static str,
    /// The number; of an amount in 分, though the printed unit is 万元.
    pub value: i64,
}

impl BasisValue {
    /// The number in the unit printed behind it: an amount in 万元 with two decimals, half up; everything else as it is.
    pub fn in_unit(&self) -> f64 {
        match self.basis {
            Basis::Amount => (self.value.saturating_add(5_000 * self.value.signum()) / 10_000) as f64 / 100.0,
            Basis::Letter | Basis::Clue | Basis::Incident | Basis::Case | Basis::Person | Basis::PersonAction => {
                self.value as f64
            }
            Basis::Unit | Basis::Row | Basis::Event => self.value as f64,
        }
    }
}

/// The rows behind one number of a figure.
#[derive(Clone, Debug)]
pub struct Behind {
    /// What is counted.
    pub basis: Basis,
    /// The register of the rows.
    pub register: &'static Register,
    /// The rows.
    pub rows: Keys,
    /// The numbers of the twelve months, where they were asked for and the figure goes by a day.
    pub months: Option<[i64; 12]>,
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

/// Answers every figure of the report that is valid on the period's last day, in the order of the report.
pub fn evaluate(reading: &Reading, period: &Period, scope: Scope) -> Result<Vec<Answer>> {
    let figures: Vec<&'static Figure> = all().iter().collect();
    evaluate_some(reading, period, scope, &figures)
}

/// Answers these figures as far as they are valid on the period's last day, in their order; scans no fact but theirs.
pub fn evaluate_some(reading: &Reading, period: &Period, scope: Scope, figures: &[&'static Figure]) -> Result<Vec<Answer>> {
    Ok(evaluate_with_rows(reading, period, scope, figures, &[])?.into_iter().map(|(answer, _)| answer).collect())
}

/// Answers these figures like [`evaluate_some`], with the rows each number counted: the same that [`rows`] lists. Those
/// that are `monthly` tell the months of a year apart, which takes no further scan.
pub fn evaluate_with_rows(
    reading: &Reading,
    period: &Period,
    scope: Scope,
    figures: &[&'static Figure],
    monthly: &[&'static Figure],
) -> Result<Vec<(Answer, Vec<Behind>)>> {
    let valid: Vec<&'static Figure> = figures.iter().copied().filter(|figure| is_valid(figure, period)).collect();
    snapshot::hold(reading, || evaluate_now(reading, period, scope, &valid, monthly))
}

/// A figure in every zone that stands on the period's last day, in the order of their entry.
pub fn by_zone(reading: &Reading, figure: &'static Figure, period: &Period) -> Result<Vec<(RowId, Answer)>> {
    snapshot::hold(reading, || {
        let (_, zones) = rows(reading, named(ZONES)?, Basis::Row, period, Scope::County)?;
        if !is_valid(figure, period) {
            return Ok(Vec::new());
        }
        let choices = Choices::of(reading, period)?;
        let mut parts = Vec::new();
        for part in choices.parts(figure) {
            parts.push(count::zones(reading, part, period, &zones)?);
        }
        let mut all = Vec::with_capacity(zones.len());
        for (at, zone) in zones.into_iter().enumerate() {
            let counts: Option<Vec<&Counts>> = parts.iter().map(|part| part.as_ref()?.get(at)).collect();
            match counts {
                Some(counts) => all.push((zone, answer(figure, &choices, &counts))),
                None => {
                    let answers = evaluate_some(reading, period, Scope::Zone(zone), &[figure])?;
                    all.extend(answers.into_iter().map(|answer| (zone, answer)));
                }
            }
        }
        Ok(all)
    })
}

/// The rows behind one number, with their register: as many as the number says, or those whose amounts it sums.
pub fn rows(
    reading: &Reading,
    figure: &'static Figure,
    basis: Basis,
    period: &Period,
    scope: Scope,
) -> Result<(&'static Register, Vec<RowId>)> {
    let choices = Choices::of(reading, period)?;
    let (part, counted) = part_of(figure, choices.parts(figure), basis)?;
    let register = reading.shelf.register(counted.register)?;
    if !is_valid(figure, period) {
        return Ok((register, Vec::new()));
    }
    let sql = part.fact.rows(reading.shelf, part, counted, within(scope), None)?;
    Ok((register, tally::rows(reading, &sql, &parameters(period, scope))?))
}

/// The rows that lack a field a figure needs and may have to be counted, field by field.
pub fn gaps(reading: &Reading, figure: &'static Figure, period: &Period, scope: Scope) -> Result<Vec<Gap>> {
    let mut all = Vec::new();
    if is_valid(figure, period) {
        let parameters = parameters(period, scope);
        for part in Choices::of(reading, period)?.parts(figure) {
            for gap in part.fact.gaps(reading.shelf, part, within(scope))? {
                for row in tally::rows(reading, &gap.sql, &parameters)? {
                    all.push(Gap { register: gap.register, row, field: gap.field });
                }
            }
        }
    }
    Ok(all)
}

/// The part of a figure that counts a basis.
fn part_of(figure: &Figure, parts: &'static [Part], basis: Basis) -> Result<(&'static Part, &'static Counted)> {
    bases(parts).find(|(_, counted)| counted.basis == basis).ok_or_else(|| {
        let known: Vec<&str> = bases(parts).map(|(_, counted)| counted.basis.word()).collect();
        Error::refused("E_BASIS", format!("指标 {} 不按“{}”计数。可用：{}。", figure.code, basis.word(), known.join("、")))
    })
}

fn evaluate_now(
    reading: &Reading,
    period: &Period,
    scope: Scope,
    figures: &[&'static Figure],
    monthly: &[&'static Figure],
) -> Result<Vec<(Answer, Vec<Behind>)>> {
    let choices = Choices::of(reading, period)?;
    let parts: Vec<&'static Part> = figures.iter().flat_map(|figure| choices.parts(figure)).collect();
    let by_month: Vec<&'static Part> = monthly.iter().flat_map(|figure| choices.parts(figure)).collect();
    let facts = facts_of(&parts);
    let counted = second::share(reading, &facts, |reading, (fact, places)| {
        let asked: Vec<&'static Part> = places.iter().filter_map(|at| parts.get(*at).copied()).collect();
        let is_monthly = |part: &&'static Part| by_month.iter().any(|known| std::ptr::eq(*known, *part));
        let apart = if asked.iter().any(is_monthly) { Apart::Months } else { Apart::Whole };
        count::whole(reading, fact, &asked, period, scope, apart)
    })?;
    let mut all: Vec<Option<Counts>> = parts.iter().map(|_| None).collect();
    for ((_, places), counts) in facts.iter().zip(counted) {
        for (at, counts) in places.iter().zip(counts) {
            if let Some(slot) = all.get_mut(*at) {
                *slot = Some(counts);
            }
        }
    }
    let mut counts = all.into_iter().flatten();
    let mut answers = Vec::with_capacity(figures.len());
    for figure in figures {
        let parts = choices.parts(figure);
        let mut own: Vec<Counts> = counts.by_ref().take(parts.len()).collect();
        let answer = answer(figure, &choices, &own.iter().collect::<Vec<_>>());
        let mut behind = Vec::new();
        for (part, counts) in parts.iter().zip(&mut own) {
            for (at, (counted, rows)) in part.printed.iter().chain(part.more).zip(counts.keys.drain(..)).enumerate() {
                let months = counts.months.as_ref().and_then(|months| months.get(at)).copied();
                let register = reading.shelf.register(counted.register)?;
                behind.push(Behind { basis: counted.basis, register, rows, months });
            }
        }
        answers.push((answer, behind));
    }
    Ok(answers)
}

/// Whether a figure may be asked for in a period.
fn is_valid(figure: &Figure, period: &Period) -> bool {
    let day = period.upper_bound();
    (figure.valid_from.is_empty() || figure.valid_from <= day.as_str())
        && (figure.valid_to.is_empty() || figure.valid_to >= day.as_str())
}

/// The facts of some parts, each once, with the places of its parts among them.
fn facts_of(parts: &[&'static Part]) -> Vec<(&'static Fact, Vec<usize>)> {
    let mut facts: Vec<(&'static Fact, Vec<usize>)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match facts.iter_mut().find(|(fact, _)| std::ptr::eq(*fact, part.fact)) {
            Some((_, places)) => places.push(at),
            None => facts.push((part.fact, vec![at])),
        }
    }
    facts
}

/// Puts the counts of a figure's parts into the order of its numbers.
fn answer(figure: &'static Figure, choices: &Choices, counts: &[&Counts]) -> Answer {
    let parts = choices.parts(figure);
    let (mut values, mut more) = (Vec::new(), Vec::new());
    for (part, counts) in parts.iter().zip(counts) {
        let value =
            |(counted, number): (&Counted, &i64)| BasisValue { basis: counted.basis, unit: counted.unit, value: *number };
        values.extend(part.printed.iter().zip(&counts.numbers).map(value));
        more.extend(part.more.iter().zip(counts.numbers.iter().skip(part.printed.len())).map(value));
    }
    let printed =
        values.iter().map(|number| format!("{}{}", figure.form.spell(number.basis, number.value), number.unit)).collect();
    let taken = choices.taken(figure);
    let lacking = counts.iter().map(|counts| counts.lacking).sum();
    Answer { figure, values, more, printed, lacking, rule: taken.map_or(figure.rule, |other| other.rule), taken }
}

/// Which form a sanction usually is, as the questions read it: `{"warning":2,…}`.
static FORMS: LazyLock<String> = LazyLock::new(|| {
    let forms = ["first", "second", "third", "fourth"];
    let form = |(kind, word): &(&str, &str)| {
        format!("\"{kind}\":{}", forms.iter().position(|form| form == word).map_or(0, |at| at + 1))
    };
    format!("{{{}}}", USUAL_FORMS.iter().map(form).collect::<Vec<_>>().join(","))
});

fn within(scope: Scope) -> Within {
    match scope {
        Scope::County => Within::County,
        Scope::Unit(_) => Within::Unit,
        Scope::Zone(_) => Within::Zone,
    }
}

fn parameters(period: &Period, scope: Scope) -> Vec<Parameter> {
    let (unit, zone) = match scope {
        Scope::County => (None, None),
        Scope::Unit(row) => (Some(row), None),
        Scope::Zone(row) => (None, Some(row)),
    };
    vec![
        Parameter::text(":from", Some(period.lower_bound())),
        Parameter::text(":to", Some(period.upper_bound())),
        Parameter::text(":day", Some(period.to().to_string())),
        Parameter::number(":year", Some(i64::from(period.plan_year()))),
        Parameter::number(":unit", unit),
        Parameter::number(":zone", zone),
        Parameter::text(":forms", Some(FORMS.clone())),
    ]
}
