//! What a figure lacks: the fields that leave its condition undecided, and the questions that find the rows without them.

use super::fact::{Fact, Shape};
use super::figure::{Part, Test, When};
use super::question::{Listed, split, unknown};
use super::scope::Within;
use crate::register::{Field, Need, Register};
use crate::storage::Shelf;
use crate::words::error::Result;

/// A field that leaves a condition undecided, and the question that finds the rows without it.
pub(super) struct Gap {
    pub register: &'static Register,
    pub field: &'static Field,
    pub sql: String,
}

impl Fact {
    /// What a part lacks, field by field.
    pub(super) fn gaps(&self, shelf: &Shelf, part: &Part, within: Within) -> Result<Vec<Gap>> {
        let condition = self.condition(shelf, part, within, Listed::Within)?;
        let mut columns: Vec<&'static str> = Vec::new();
        let inside = self.inside_field.filter(|_| within != Within::County);
        let when = match part.when {
            When::Within(day) | When::Before(day) | When::Until(day) => Some(day),
            When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::CarriedIn(..) | When::OpenAt(..) => None,
            When::Told => None,
        };
        columns.extend(when);
        tested(part.tests, &mut columns);
        columns.extend(inside);
        let mut gaps: Vec<Gap> = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            if columns.iter().take(at).any(|known| known == column) || !column.contains('.') {
                continue;
            }
            let (register, field) = self.field(shelf, column)?;
            if matches!(field.need, Need::Standing(_)) {
                let (alias, _) = split(column)?;
                let undecided = format!("({condition}) IS NULL AND {column} IS NULL");
                gaps.push(Gap { register, field, sql: self.list(within, &undecided, &format!("{alias}.row")) });
            }
        }
        let mut marks = Vec::new();
        marks_of(part.tests, &mut marks);
        for mark in marks {
            let Some(lack) = self.marked(mark)?.lack else { continue };
            let register = shelf.register(lack.register)?;
            let field = register.field(lack.field).ok_or_else(|| unknown(lack.field))?;
            let reach = if within == Within::County { "" } else { self.reach };
            let sql = format!(
                "{}SELECT DISTINCT {} {}{reach}{} WHERE {} AND ({condition}) IS NULL ORDER BY 1",
                within.with(),
                lack.key,
                self.from,
                lack.join,
                self.living
            );
            gaps.push(Gap { register, field, sql });
        }
        if let (Shape::Lines(alias, name), Some((_, register))) = (self.shape, self.tables.first()) {
            let register = shelf.register(register)?;
            let field = register.field(name).ok_or_else(|| unknown(name))?;
            let without = format!("({condition}) IS NOT 0 AND {alias}.row IS NULL");
            gaps.push(Gap { register, field, sql: self.list(within, &without, self.key) });
        }
        Ok(gaps)
    }
}

/// Gathers the marks some tests ask for.
fn marks_of(tests: &'static [Test], marks: &mut Vec<&'static str>) {
    for test in tests {
        match test {
            Test::Mark(name) | Test::NotMark(name) if !marks.contains(name) => marks.push(name),
            Test::Mark(_) | Test::NotMark(_) => {}
            Test::Is(..) | Test::IsNot(..) | Test::Holds(..) | Test::Group(..) | Test::Says(..) => {}
            Test::Set(_) | Test::Filled(_) | Test::Empty(_) => {}
            Test::Either(rows) => rows.iter().for_each(|row| marks_of(row, marks)),
        }
    }
}

/// Gathers the columns some tests look at.
fn tested(tests: &'static [Test], columns: &mut Vec<&'static str>) {
    for test in tests {
        match test {
            Test::Is(column, _) | Test::IsNot(column, _) | Test::Holds(column, _) => columns.push(column),
            Test::Group(column, ..) | Test::Set(column) => columns.push(column),
            Test::Says(column, _) => columns.push(column),
            Test::Filled(_) | Test::Empty(_) | Test::Mark(_) | Test::NotMark(_) => {}
            Test::Either(rows) => rows.iter().for_each(|row| tested(row, columns)),
        }
    }
}
