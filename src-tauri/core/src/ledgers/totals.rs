//! Totals of a ledger are never lines: they are held against what was counted.

use super::import::ControlTotal;
use super::run::Run;
use super::shape::Goal;
use super::sheet::Sheet;
use super::table::{RowKind, TableRow, kind_of};
use crate::register::{Kind, Register};
use crate::words::money::Fen;
use crate::words::place::{Problem, Severity};
use crate::words::text::folded;
use std::collections::HashMap;

/// Lines and sums of number columns, for control totals.
#[derive(Clone, Default)]
pub(super) struct Tally {
    pub(super) lines: u64,
    pub(super) sums: HashMap<u32, i64>,
}

impl Run<'_> {
    /// Holds the numbers of a total row against the lines and sums so far.
    pub(super) fn control_totals(&mut self, sheet: &mut Sheet, row: &TableRow) {
        let subtotal = kind_of(row, &sheet.spellings) == RowKind::Subtotal;
        let tally = if subtotal { sheet.since_subtotal.clone() } else { sheet.since_total.clone() };
        for (column, raw) in &row.cells {
            let place = sheet.place.clone().at(row.index, *column);
            let text = folded(&raw.spelled());
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            if digits.is_empty() || digits.parse::<f64>().is_err() {
                continue;
            }
            let goal = sheet.goals.iter().find(|(at, ..)| at == column);
            let money = goal.filter(|(_, goal, _)| kind(sheet.register, *goal) == Some(Kind::Fen));
            let (printed, counted) = match (money, tally.sums.get(column)) {
                (Some((_, _, unit)), sum) => {
                    let printed = Fen::parse(&raw.spelled(), *unit).map(|fen| fen.yuan());
                    (printed.unwrap_or(digits), Fen(sum.copied().unwrap_or(0)).yuan())
                }
                (None, Some(sum)) => (digits, sum.to_string()),
                (None, None) => (digits, tally.lines.to_string()),
            };
            let heading = sheet.spellings.get(column).cloned().unwrap_or_default();
            let label = row.first_text().unwrap_or_default();
            let label =
                if heading.is_empty() || !tally.sums.contains_key(column) { label } else { format!("{label}·{heading}") };
            if printed != counted {
                let words = format!("表中的{label}是{printed}，逐行计得{counted}，两者不符。请核对原表。");
                self.report.tell(Problem::new(Severity::Doubt, "control_total", place.clone(), words));
            }
            self.report.control_totals.push(ControlTotal { place, label, printed, counted });
        }
        if subtotal {
            sheet.since_subtotal = Tally::default();
        }
    }
}

impl Sheet {
    /// Adds a number of a line to the sums.
    pub(super) fn add(&mut self, column: u32, value: i64) {
        for tally in [&mut self.since_total, &mut self.since_subtotal] {
            let sum = tally.sums.entry(column).or_insert(0);
            *sum = sum.saturating_add(value);
        }
    }
}

fn kind(register: &'static Register, goal: Goal) -> Option<Kind> {
    let (register, at) = match goal {
        Goal::Field(at) => (register, at),
        Goal::Line(register, at) | Goal::Part(register, at) => (register, at),
        Goal::UnitPost | Goal::Sanctions(_) | Goal::Transferred | Goal::Parent | Goal::Ordinal | Goal::Leave => return None,
    };
    register.fields.get(at).map(|field| field.kind)
}
