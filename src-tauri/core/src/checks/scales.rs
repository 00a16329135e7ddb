//! The scales: every number a run needs, evaluated once, and the rows behind it where they have to be told apart.

use super::finding::Weighed;
use super::rule::{Comparison, On, Operand, Rule, Side, Source};
use super::words;
use crate::figures::figure::{Basis, Figure};
use crate::figures::keys::Keys;
use crate::figures::split::{self, Share};
use crate::figures::{self, Answer, BasisValue, Scope};
use crate::register::Register;
use crate::storage::{Reading, trail};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The numbers of one run.
pub(super) struct Scales<'r, 'c> {
    pub(super) reading: &'r Reading<'c>,
    pub(super) period: &'r Period,
    pub(super) scope: Scope,
    pub(super) answers: HashMap<&'static str, Answer>,
    /// As far as the office's own record goes: what lies behind it has not come yet.
    today: Option<Day>,
    /// The answers of the year before, as far as a rule looks back.
    before: HashMap<&'static str, Answer>,
    rows: HashMap<(&'static str, Basis), Rows>,
    shares: RefCell<Shares>,
}

/// Figures split by a column, by code and column.
type Shares = HashMap<(&'static str, String), Rc<Vec<Share>>>;

/// The rows of a side, each once.
#[derive(Clone)]
pub(super) struct Rows {
    pub register: &'static Register,
    pub rows: Keys,
    /// In the months of the year, where a rule asks for them.
    months: Option<[i64; 12]>,
}

impl<'r, 'c> Scales<'r, 'c> {
    /// Evaluates what the rules ask for.
    pub(super) fn new(
        reading: &'r Reading<'c>,
        period: &'r Period,
        scope: Scope,
        rules: &[&'static Rule],
    ) -> Result<Scales<'r, 'c>> {
        let [now, back, monthly] = asked(rules)?;
        let year = Period::year(period.plan_year());
        let is_year = year.is_some_and(|whole| whole.from() == period.from() && whole.to() == period.to());
        let monthly = if is_year && scope == Scope::County { monthly } else { Vec::new() };
        let today = trail::latest_day(reading)?;
        // A year that is not over is not held against a whole one.
        let is_over = today.is_none_or(|today| period.to().date() <= today.date());
        let before = match year_before(period).filter(|_| is_over) {
            Some(period) => {
                let answers = figures::evaluate_some(reading, &period, scope, &back)?;
                answers.into_iter().map(|answer| (answer.figure.code, answer)).collect()
            }
            None => HashMap::new(),
        };
        let (mut answers, mut rows) = (HashMap::new(), HashMap::new());
        for (answer, behind) in figures::evaluate_with_rows(reading, period, scope, &now, &monthly)? {
            let code = answer.figure.code;
            for behind in behind {
                rows.insert((code, behind.basis), Rows { register: behind.register, rows: behind.rows, months: behind.months });
            }
            answers.insert(code, answer);
        }
        Ok(Scales { reading, period, scope, answers, today, before, rows, shares: RefCell::default() })
    }

    pub(super) fn shares(&self, operand: Operand, column: &str) -> Result<Rc<Vec<Share>>> {
        let key = (operand.figure.code(), column.to_string());
        if let Some(known) = self.shares.borrow().get(&key) {
            return Ok(known.clone());
        }
        let shares = Rc::new(split::by_code(self.reading, figure(operand.figure)?, column, self.period, self.scope)?);
        self.shares.borrow_mut().insert(key, shares.clone());
        Ok(shares)
    }

    /// The months the period touches, as far as they have begun.
    pub(super) fn months(&self) -> Vec<Period> {
        let (first, last) = (self.period.from(), self.today.unwrap_or(self.period.to()));
        let last = if last.date() < self.period.to().date() { last } else { self.period.to() };
        let years = first.year_number()..=self.period.to().year_number();
        let touches = |month: &Period| month.to().date() >= first.date() && month.from().date() <= last.date();
        years.filter_map(Period::months).flatten().filter(touches).collect()
    }

    /// What the months of the year bring together; nothing where the period is no whole year or no whole county.
    fn monthly(&self, operand: Operand) -> Option<i64> {
        let months = self.rows.get(&(operand.figure.code(), operand.basis))?.months?;
        Some(months.iter().sum())
    }

    /// A side as a number, with how it came about; nothing where a figure of it is not valid in the period.
    pub(super) fn side(&self, side: &Side) -> Result<Option<Weighed>> {
        let operands = side.operands();
        let answers = if matches!(side, Side::YearBefore(_)) { &self.before } else { &self.answers };
        let mut numbers = Vec::with_capacity(operands.len());
        for operand in &operands {
            let Some((label, number)) = number(answers, *operand) else { return Ok(None) };
            numbers.push((label, number));
        }
        let unit = numbers.first().map_or("", |(_, number)| number.unit);
        let values = || numbers.iter().map(|(_, number)| number.value);
        let joined = |sign: &str| {
            let parts: Vec<String> =
                numbers.iter().map(|(label, number)| format!("{label}{}", words::spelled(number))).collect();
            parts.join(sign)
        };
        let total = |value: i64| numbers.first().map_or(String::new(), |(_, n)| words::spelled(&BasisValue { value, ..*n }));
        let (value, unit, text) = match side {
            Side::One(_) => (values().sum(), unit, joined("")),
            Side::Sum(_) => {
                let value = values().sum();
                (value, unit, format!("{}共{}", joined("＋"), total(value)))
            }
            Side::Union(_) => {
                let value = self.rows_of(side)?.map_or(0, |rows| rows.rows.len());
                (value, unit, format!("{}合并后{}", joined("、"), total(value)))
            }
            Side::Less(..) => {
                let value = values().reduce(|whole, part| whole - part).unwrap_or(0);
                (value, unit, format!("{}为{}", joined("减"), total(value)))
            }
            Side::YearBefore(_) => (values().sum(), unit, format!("上年同期{}", joined(""))),
            Side::Monthly(operand) => {
                let Some(value) = self.monthly(*operand) else { return Ok(None) };
                (value, unit, format!("各月{}之和{}", label_of(&numbers), total(value)))
            }
            Side::Labels(operand, column) => {
                let shares = self.shares(*operand, column)?;
                let value = shares.iter().filter(|s| s.word.is_some()).map(|share| share.value(operand.basis)).sum();
                (value, unit, format!("{}分类之和{}", label_of(&numbers), total(value)))
            }
            Side::Months => {
                let value = i64::try_from(self.months().len()).unwrap_or(i64::MAX);
                (value, "个月", format!("{}已到{value}个月", self.period.chinese()))
            }
        };
        Ok(Some(Weighed { value, unit, text, operands }))
    }

    /// The rows on both sides that the other has not; nothing where they are rows of different registers.
    pub(super) fn apart(&self, comparison: &Comparison) -> Result<Option<Apart>> {
        let (Some(left), Some(right)) = (self.rows_of(&comparison.left)?, self.rows_of(&comparison.right)?) else {
            return Ok(None);
        };
        if left.register != right.register {
            return Ok(None);
        }
        Ok(Some(Apart { register: left.register, left: left.rows.without(&right.rows), right: right.rows.without(&left.rows) }))
    }

    /// The rows of a side, each once; a difference of numbers has none.
    pub(super) fn rows_of(&self, side: &Side) -> Result<Option<Rows>> {
        match side {
            Side::One(operand) => self.rows_of_operand(*operand).map(|rows| Some(rows.clone())),
            Side::Sum(operands) | Side::Union(operands) => {
                let mut joined: Option<Rows> = None;
                for operand in *operands {
                    let rows = self.rows_of_operand(*operand)?;
                    match &mut joined {
                        None => joined = Some(rows.clone()),
                        Some(joined) if joined.register == rows.register => joined.rows.join(&rows.rows),
                        Some(_) => return Ok(None),
                    }
                }
                Ok(joined)
            }
            Side::Less(..) | Side::Months | Side::Monthly(_) | Side::YearBefore(_) | Side::Labels(..) => Ok(None),
        }
    }

    /// The rows behind one number, as they were counted.
    pub(super) fn rows_of_operand(&self, operand: Operand) -> Result<&Rows> {
        let code = operand.figure.code();
        self.rows.get(&(code, operand.basis)).ok_or_else(|| {
            Error::refused("E_BASIS", format!("指标 {code} 在此期间不按“{}”计数，无法核对。请更新程序。", operand.basis.word()))
        })
    }
}

/// What stands on one side only.
pub(super) struct Apart {
    pub register: &'static Register,
    pub left: Vec<RowId>,
    pub right: Vec<RowId>,
}

impl Apart {
    pub(super) fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }
}

/// The figures rules ask for, each once: of the period, of the year before, and those asked for in months too.
fn asked(rules: &[&'static Rule]) -> Result<[Vec<&'static Figure>; 3]> {
    let [mut now, mut back, mut monthly]: [Vec<&'static Figure>; 3] = Default::default();
    for rule in rules {
        let On::Records(comparisons) = &rule.on else { continue };
        for side in comparisons.iter().flat_map(|comparison| [&comparison.left, &comparison.right]) {
            for operand in side.operands() {
                let figure = figure(operand.figure)?;
                let ask = |asked: &mut Vec<&'static Figure>| {
                    if !asked.iter().any(|known| std::ptr::eq(*known, figure)) {
                        asked.push(figure);
                    }
                };
                match side {
                    Side::YearBefore(_) => ask(&mut back),
                    Side::Monthly(_) => {
                        ask(&mut now);
                        ask(&mut monthly);
                    }
                    Side::One(_) | Side::Sum(_) | Side::Union(_) | Side::Less(..) => ask(&mut now),
                    Side::Months | Side::Labels(..) => ask(&mut now),
                }
            }
        }
    }
    Ok([now, back, monthly])
}

/// The figure a number comes from.
pub(super) fn figure(source: Source) -> Result<&'static Figure> {
    match source {
        Source::Catalogue(code) => figures::named(code),
        Source::Own(figure) => Ok(figure),
    }
}

/// The number of an answer on a basis.
pub(super) fn value(answer: &Answer, basis: Basis) -> Option<BasisValue> {
    answer.values.iter().chain(&answer.more).find(|value| value.basis == basis).copied()
}

fn number(answers: &HashMap<&'static str, Answer>, operand: Operand) -> Option<(&'static str, BasisValue)> {
    let answer = answers.get(operand.figure.code())?;
    value(answer, operand.basis).map(|value| (answer.figure.label, value))
}

fn label_of(numbers: &[(&'static str, BasisValue)]) -> &'static str {
    numbers.first().map_or("", |(label, _)| label)
}

/// The same part of the year before.
fn year_before(period: &Period) -> Option<Period> {
    let ends: Option<Vec<String>> = period.spelled().split("..").map(a_year_back).collect();
    Period::parse(&ends?.join("..")).ok()
}

fn a_year_back(spelled: &str) -> Option<String> {
    let (year, rest) = spelled.trim().split_at_checked(4)?;
    Some(format!("{:04}{rest}", year.parse::<i32>().ok()?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::asked;
    use crate::checks::catalogue;
    use crate::figures::facts::tests::whole_rows;

    #[test]
    fn a_year_is_checked_without_reading_whole_rows() {
        let rules: Vec<_> = catalogue::all().collect();
        let [now, back, _] = asked(&rules).unwrap();
        let big = ["incidents", "cases", "sanctions", "transfers", "clues", "disposals", "petitions"];
        let all: Vec<_> = now.into_iter().chain(back).collect();
        assert_eq!(whole_rows(&all, &big), Vec::<String>::new());
    }
}
