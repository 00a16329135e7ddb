//! The scales: every number a run needs, evaluated once, and the rows behind it where they have to be told apart.

use super::finding::{Difference, Weighed};
use super::rule::{Comparison, On, Operand, Relation, Rule, Side, Source};
use super::severity::Severity;
use super::words::{self, Note};
use crate::figures::figure::{Basis, Figure};
use crate::figures::split::{self, Share};
use crate::figures::spread;
use crate::figures::{self, Answer, BasisValue, Scope};
use crate::register::{Described, Register};
use crate::registers::incident::Incident;
use crate::storage::Reading;
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The numbers of one run.
pub(super) struct Scales<'r, 'c> {
    reading: &'r Reading<'c>,
    period: &'r Period,
    scope: Scope,
    answers: HashMap<&'static str, Answer>,
    /// The answers of the year before, as far as a rule looks back.
    before: HashMap<&'static str, Answer>,
    rows: RefCell<HashMap<(&'static str, Basis), Rc<Rows>>>,
}

/// What one comparison said.
pub(super) struct Outcome {
    pub severity: Severity,
    pub left: Weighed,
    pub right: Weighed,
    pub relation: Relation,
    /// What besides the numbers is to be said.
    pub notes: Vec<Note>,
    pub difference: Vec<Difference>,
}

/// The rows of a side, sorted, each once.
struct Rows {
    register: &'static Register,
    rows: Vec<RowId>,
}

impl<'r, 'c> Scales<'r, 'c> {
    /// Evaluates what the rules ask for.
    pub(super) fn new(
        reading: &'r Reading<'c>,
        period: &'r Period,
        scope: Scope,
        rules: &[&'static Rule],
    ) -> Result<Scales<'r, 'c>> {
        let (mut now, mut back): (Vec<&'static Figure>, Vec<&'static Figure>) = Default::default();
        for rule in rules {
            let On::Records(comparisons) = &rule.on else { continue };
            for side in comparisons.iter().flat_map(|comparison| [&comparison.left, &comparison.right]) {
                let asked = if matches!(side, Side::YearBefore(_)) { &mut back } else { &mut now };
                for operand in side.operands() {
                    let figure = figure(operand.figure)?;
                    if !asked.iter().any(|known| std::ptr::eq(*known, figure)) {
                        asked.push(figure);
                    }
                }
            }
        }
        let by_code = |answers: Vec<Answer>| answers.into_iter().map(|answer| (answer.figure.code, answer)).collect();
        let before = match year_before(period) {
            Some(period) => by_code(figures::evaluate_some(reading, &period, scope, &back)?),
            None => HashMap::new(),
        };
        let answers = by_code(figures::evaluate_some(reading, period, scope, &now)?);
        Ok(Scales { reading, period, scope, answers, before, rows: RefCell::default() })
    }

    /// Holds two sides against each other; nothing where a side cannot be asked for in this period.
    pub(super) fn compare(&self, comparison: &Comparison) -> Result<Option<Outcome>> {
        let (Some(left), Some(right)) = (self.side(&comparison.left)?, self.side(&comparison.right)?) else {
            return Ok(None);
        };
        let mut outcome = Outcome {
            severity: Severity::Pass,
            left,
            right,
            relation: comparison.relation,
            notes: Vec::new(),
            difference: Vec::new(),
        };
        self.weigh(comparison, &mut outcome)?;
        Ok(Some(outcome))
    }

    fn weigh(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let (left, right) = (outcome.left.value, outcome.right.value);
        let broken = comparison.broken;
        match comparison.relation {
            Relation::Equal => fail(outcome, left != right, broken),
            Relation::AtMost => fail(outcome, left > right, broken),
            Relation::AtLeast => fail(outcome, left < right, broken),
            Relation::Apart => fail(outcome, left == right && left != 0, broken),
            Relation::NoneOf => {
                fail(outcome, left != 0, broken);
                if let (true, Some(rows)) = (left != 0, self.rows_of(&comparison.left)?) {
                    tell(outcome, rows.register, rows.rows.clone(), Vec::new());
                }
            }
            Relation::Same => {
                let apart = self.apart(comparison)?;
                let differ = apart.as_ref().is_some_and(|apart| !apart.is_empty());
                fail(outcome, left != right || differ, broken);
                apart.into_iter().for_each(|apart| apart.tell(outcome));
            }
            Relation::PartOf => {
                let outside = self.apart(comparison)?.filter(|apart| !apart.left.is_empty());
                fail(outcome, outside.is_some(), broken.min(Severity::Explain));
                fail(outcome, left > right, broken);
                outside.into_iter().for_each(|apart| tell(outcome, apart.register, apart.left, Vec::new()));
            }
            Relation::NotAll => {
                let rest = self.apart(comparison)?;
                let covered = rest.map_or(left >= right, |apart| apart.right.is_empty());
                fail(outcome, right > 0 && covered, broken);
            }
            Relation::OtherRows => {
                let apart = self.apart(comparison)?;
                fail(outcome, left > 0 && apart.is_some_and(|apart| apart.is_empty()), broken);
            }
            Relation::Near => fail(outcome, is_far(left, right), broken),
            Relation::MadeOf => self.made_of(comparison, outcome)?,
            Relation::EveryMonth => self.every_month(comparison, outcome)?,
            Relation::Covers => self.covers(comparison, outcome)?,
        }
        if outcome.severity != Severity::Pass {
            self.note_what_is_open(comparison, outcome)?;
        }
        Ok(())
    }

    /// Whether parts that share no row make the whole.
    fn made_of(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let parts = comparison.right.operands();
        let mut shared: Vec<RowId> = Vec::new();
        let mut all: Vec<RowId> = Vec::new();
        for part in parts {
            let rows = self.rows_of_operand(part)?;
            shared.extend(rows.rows.iter().filter(|row| all.binary_search(row).is_ok()));
            all.extend(&rows.rows);
            all.sort_unstable();
        }
        let apart = self.apart(comparison)?;
        let differ = apart.as_ref().is_some_and(|apart| !apart.is_empty());
        fail(outcome, outcome.left.value != outcome.right.value || differ || !shared.is_empty(), comparison.broken);
        apart.into_iter().for_each(|apart| apart.tell(outcome));
        if !shared.is_empty() {
            outcome.notes.push(Note::InSeveralParts(shared.len()));
        }
        Ok(())
    }

    /// Whether each month of the period has a row.
    fn every_month(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let Side::One(operand) = comparison.left else { return Ok(()) };
        let figure = figure(operand.figure)?;
        let (mut bare, mut filled) = (Vec::new(), 0);
        for month in months(self.period) {
            let answers = figures::evaluate_some(self.reading, &month, self.scope, &[figure])?;
            match answers.first().and_then(|answer| value(answer, operand.basis)) {
                Some(found) if found.value > 0 => filled += 1,
                Some(_) | None => bare.push(month),
            }
        }
        outcome.left =
            Weighed {
                value: filled, unit: "个月", text: format!("{}的月份{filled}个", figure.label), ..outcome.left.clone()
            };
        fail(outcome, !bare.is_empty(), comparison.broken);
        if !bare.is_empty() {
            outcome.notes.push(Note::MonthsWithout(bare.iter().map(|month| month.from().month_number()).collect()));
        }
        Ok(())
    }

    /// Whether every row stands under a label, and none under more than there are rows.
    fn covers(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let Side::Labels(operand, column) = comparison.left else { return Ok(()) };
        let whole = outcome.right.value;
        let shares = self.shares(operand, column)?;
        let bare = shares.iter().any(|share| share.word.is_none() && share.value(operand.basis) > 0);
        let over = shares.iter().any(|share| share.value(operand.basis) > whole);
        fail(outcome, bare || over || outcome.left.value < whole, comparison.broken);
        if bare {
            let figure = figure(operand.figure)?;
            let (register, rows) = split::rows(self.reading, figure, operand.basis, column, None, self.period, self.scope)?;
            tell(outcome, register, Vec::new(), rows);
        }
        Ok(())
    }

    fn shares(&self, operand: Operand, column: &str) -> Result<Vec<Share>> {
        split::by_code(self.reading, figure(operand.figure)?, column, self.period, self.scope)
    }

    /// What the months of the year bring together; nothing where the period is no whole year or no whole county.
    fn monthly(&self, operand: Operand) -> Result<Option<i64>> {
        let year = self.period.plan_year();
        let whole =
            Period::year(year).is_some_and(|whole| whole.from() == self.period.from() && whole.to() == self.period.to());
        if !whole || self.scope != Scope::County {
            return Ok(None);
        }
        let months = figures::months::months(self.reading, &[figure(operand.figure)?], year)?;
        let of = |(basis, months): &(Basis, [i64; 12])| (*basis == operand.basis).then(|| months.iter().sum());
        Ok(months.iter().flat_map(|months| &months.values).find_map(of))
    }

    /// Says what else the numbers hang on: other bases, a slip of the pen, rows that wait to be completed.
    fn note_what_is_open(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let compares = matches!(comparison.relation, Relation::Same | Relation::Equal | Relation::MadeOf);
        if let (true, Side::One(left), Side::One(right)) = (compares, comparison.left, comparison.right)
            && left.basis != right.basis
        {
            outcome.notes.push(Note::OtherBasis(left.basis, right.basis));
            self.spread(left, right, outcome)?;
        }
        if let (true, Some(slip)) = (compares, super::slip::between(outcome.left.value, outcome.right.value)) {
            outcome.notes.push(Note::Slip(slip));
        }
        let operands = comparison.left.operands().into_iter().chain(comparison.right.operands());
        let lacking = operands.filter_map(|operand| self.answers.get(operand.figure.code())).map(|answer| answer.lacking).max();
        if let Some(lacking @ 1..) = lacking {
            outcome.notes.push(Note::Lacking(lacking));
        }
        Ok(())
    }

    /// How matters with several persons each make the larger number, where they do, and which they are.
    fn spread(&self, left: Operand, right: Operand, outcome: &mut Outcome) -> Result<()> {
        if left.basis != Basis::Incident || !matches!(right.basis, Basis::Person | Basis::Case) {
            return Ok(());
        }
        let figure = figure(left.figure)?;
        let groups = spread::spread(self.reading, figure, self.period, self.scope)?;
        let groups: Vec<(i64, i64)> = groups.iter().map(|group| (group.incidents, group.persons_each)).collect();
        let persons: i64 = groups.iter().map(|(matters, each)| matters.saturating_mul(*each)).sum();
        if persons == outcome.right.value {
            outcome.notes.push(Note::Spread(groups));
            let several = spread::of_several(self.reading, figure, self.period, self.scope)?;
            let register = self.reading.shelf.register(Incident::NAME)?;
            tell(outcome, register, several, Vec::new());
        }
        Ok(())
    }

    /// A side as a number, with how it came about; nothing where a figure of it is not valid in the period.
    fn side(&self, side: &Side) -> Result<Option<Weighed>> {
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
                let value = self.rows_of(side)?.map_or(0, |rows| i64::try_from(rows.rows.len()).unwrap_or(i64::MAX));
                (value, unit, format!("{}合并后{}", joined("、"), total(value)))
            }
            Side::Less(..) => {
                let value = values().reduce(|whole, part| whole - part).unwrap_or(0);
                (value, unit, format!("{}为{}", joined("减"), total(value)))
            }
            Side::YearBefore(_) => (values().sum(), unit, format!("上年同期{}", joined(""))),
            Side::Monthly(operand) => {
                let Some(value) = self.monthly(*operand)? else { return Ok(None) };
                (value, unit, format!("各月{}之和{}", label_of(&numbers), total(value)))
            }
            Side::Labels(operand, column) => {
                let shares = self.shares(*operand, column)?;
                let value = shares.iter().filter(|s| s.word.is_some()).map(|share| share.value(operand.basis)).sum();
                (value, unit, format!("{}分类之和{}", label_of(&numbers), total(value)))
            }
            Side::Months => {
                let value = i64::try_from(months(self.period).len()).unwrap_or(i64::MAX);
                (value, "个月", format!("{}共{value}个月", self.period.chinese()))
            }
        };
        Ok(Some(Weighed { value, unit, text, operands }))
    }

    /// The rows on both sides that the other has not; nothing where they are rows of different registers.
    fn apart(&self, comparison: &Comparison) -> Result<Option<Apart>> {
        let (Some(left), Some(right)) = (self.rows_of(&comparison.left)?, self.rows_of(&comparison.right)?) else {
            return Ok(None);
        };
        if left.register != right.register {
            return Ok(None);
        }
        let without = |rows: &[RowId], other: &[RowId]| -> Vec<RowId> {
            rows.iter().filter(|row| other.binary_search(row).is_err()).copied().collect()
        };
        Ok(Some(Apart {
            register: left.register,
            left: without(&left.rows, &right.rows),
            right: without(&right.rows, &left.rows),
        }))
    }

    /// The rows of a side, each once; a difference of numbers has none.
    fn rows_of(&self, side: &Side) -> Result<Option<Rc<Rows>>> {
        match side {
            Side::One(operand) => self.rows_of_operand(*operand).map(Some),
            Side::Sum(operands) | Side::Union(operands) => {
                let mut joined: Option<Rows> = None;
                for operand in *operands {
                    let rows = self.rows_of_operand(*operand)?;
                    match &mut joined {
                        None => joined = Some(Rows { register: rows.register, rows: rows.rows.clone() }),
                        Some(joined) if joined.register == rows.register => joined.rows.extend(&rows.rows),
                        Some(_) => return Ok(None),
                    }
                }
                Ok(joined.map(|mut joined| {
                    joined.rows.sort_unstable();
                    joined.rows.dedup();
                    Rc::new(joined)
                }))
            }
            Side::Less(..) | Side::Months | Side::Monthly(_) | Side::YearBefore(_) | Side::Labels(..) => Ok(None),
        }
    }

    fn rows_of_operand(&self, operand: Operand) -> Result<Rc<Rows>> {
        let key = (operand.figure.code(), operand.basis);
        if let Some(known) = self.rows.borrow().get(&key) {
            return Ok(known.clone());
        }
        let (register, mut rows) =
            figures::rows(self.reading, figure(operand.figure)?, operand.basis, self.period, self.scope)?;
        rows.sort_unstable();
        let rows = Rc::new(Rows { register, rows });
        self.rows.borrow_mut().insert(key, rows.clone());
        Ok(rows)
    }
}

/// What stands on one side only.
struct Apart {
    register: &'static Register,
    left: Vec<RowId>,
    right: Vec<RowId>,
}

impl Apart {
    fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }

    fn tell(self, outcome: &mut Outcome) {
        if !self.is_empty() {
            tell(outcome, self.register, self.left, self.right);
        }
    }
}

fn fail(outcome: &mut Outcome, fails: bool, severity: Severity) {
    if fails {
        outcome.severity = outcome.severity.max(severity);
    }
}

fn tell(outcome: &mut Outcome, register: &'static Register, left_only: Vec<RowId>, right_only: Vec<RowId>) {
    outcome.difference.push(Difference { register, left_only, right_only });
}

/// The figure a number comes from.
pub(super) fn figure(source: Source) -> Result<&'static Figure> {
    match source {
        Source::Catalogue(code) => figures::named(code),
        Source::Own(figure) => Ok(figure),
    }
}

fn value(answer: &Answer, basis: Basis) -> Option<BasisValue> {
    answer.values.iter().chain(&answer.more).find(|value| value.basis == basis).copied()
}

fn number(answers: &HashMap<&'static str, Answer>, operand: Operand) -> Option<(&'static str, BasisValue)> {
    let answer = answers.get(operand.figure.code())?;
    value(answer, operand.basis).map(|value| (answer.figure.label, value))
}

fn label_of(numbers: &[(&'static str, BasisValue)]) -> &'static str {
    numbers.first().map_or("", |(label, _)| label)
}

/// How far a number may be from that of the year before without a word: half of it, and never by less than ten.
fn is_far(now: i64, before: i64) -> bool {
    let by = now.abs_diff(before);
    before > 0 && by >= 10 && by.saturating_mul(2) > before.unsigned_abs()
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

/// The months a period touches.
fn months(period: &Period) -> Vec<Period> {
    let years = period.from().year_number()..=period.to().year_number();
    let (first, last) = (period.from().to_string(), period.to().to_string());
    let touches = |month: &Period| month.to().to_string() >= first && month.from().to_string() <= last;
    years.filter_map(Period::months).flatten().filter(touches).collect()
}

/// Whether every number a rule asks for is known.
pub(super) fn is_known(rule: &Rule) -> bool {
    let On::Records(comparisons) = &rule.on else { return true };
    let mut operands = comparisons.iter().flat_map(|c| c.left.operands().into_iter().chain(c.right.operands()));
    operands.all(|operand| figure(operand.figure).is_ok_and(|figure| figure.counted(operand.basis).is_some()))
}
