//! How two sides stand to each other: each relation weighed, with what is to be said where it does not hold.

use super::finding::{Difference, Weighed};
use super::rule::{Comparison, Operand, Relation, Side};
use super::scales::{Apart, Scales, figure, value};
use super::severity::Severity;
use super::slip;
use super::words::Note;
use crate::figures::figure::Basis;
use crate::figures::keys::Keys;
use crate::figures::{self, split, spread};
use crate::register::{Described, Register};
use crate::registers::incident::Incident;
use crate::words::error::Result;
use crate::words::ids::RowId;

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

impl Scales<'_, '_> {
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
                    tell(outcome, rows.register, rows.rows.rows(), Vec::new());
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
        let mut shared = 0;
        let mut all = Keys::default();
        for part in parts {
            let rows = self.rows_of_operand(part)?;
            shared += all.shared(&rows.rows);
            all.join(&rows.rows);
        }
        let apart = self.apart(comparison)?;
        let differ = apart.as_ref().is_some_and(|apart| !apart.is_empty());
        fail(outcome, outcome.left.value != outcome.right.value || differ || shared > 0, comparison.broken);
        apart.into_iter().for_each(|apart| apart.tell(outcome));
        if shared > 0 {
            outcome.notes.push(Note::InSeveralParts(shared));
        }
        Ok(())
    }

    /// Whether each month of the period has a row.
    fn every_month(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let Side::One(operand) = comparison.left else { return Ok(()) };
        let figure = figure(operand.figure)?;
        let (mut bare, mut filled) = (Vec::new(), 0);
        for month in self.months() {
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

    /// Says what else the numbers hang on: other bases, a slip of the pen, rows that wait to be completed.
    fn note_what_is_open(&self, comparison: &Comparison, outcome: &mut Outcome) -> Result<()> {
        let compares = matches!(comparison.relation, Relation::Same | Relation::Equal | Relation::MadeOf);
        if let (true, Side::One(left), Side::One(right)) = (compares, comparison.left, comparison.right)
            && left.basis != right.basis
        {
            outcome.notes.push(Note::OtherBasis(left.basis, right.basis));
            self.spread(left, right, outcome)?;
        }
        if let (true, Some(slip)) = (compares, slip::between(outcome.left.value, outcome.right.value)) {
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
        let spread = spread::spread_of(self.reading, self.rows_of_operand(left)?.rows.rows())?;
        let groups: Vec<(i64, i64)> = spread.groups.iter().map(|group| (group.incidents, group.persons_each)).collect();
        let persons: i64 = groups.iter().map(|(matters, each)| matters.saturating_mul(*each)).sum();
        if persons == outcome.right.value {
            outcome.notes.push(Note::Spread(groups));
            let register = self.reading.shelf.register(Incident::NAME)?;
            tell(outcome, register, spread.of_several, Vec::new());
        }
        Ok(())
    }
}

impl Apart {
    pub(super) fn tell(self, outcome: &mut Outcome) {
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

/// How far a number may be from that of the year before without a word: half of it, and never by less than ten.
fn is_far(now: i64, before: i64) -> bool {
    let by = now.abs_diff(before);
    before > 0 && by >= 10 && by.saturating_mul(2) > before.unsigned_abs()
}
