//! The row 合计: sums and counts over all sheets of a table.

use super::column::{ColumnKind, Total};
use super::value::{CellValue, Stored};
use rust_xlsxwriter::Formula;

/// What a column amounts to so far.
#[derive(Clone, Default)]
pub(super) struct Sum {
    fen: i128,
    number: f64,
    filled: u64,
    /// The ranges of finished sheets.
    pub(super) ranges: Vec<String>,
}

impl Sum {
    /// Counts a cell of the column.
    pub(super) fn add(&mut self, value: &CellValue<'_>, stored: &Stored<'_>, total: Option<Total>) {
        if total.is_none() {
            return;
        }
        match (value, stored) {
            (_, Stored::Blank) => return,
            (_, Stored::Text(_)) => {}
            (CellValue::Fen(fen), _) => self.fen += i128::from(fen.0),
            (_, Stored::Date(number) | Stored::Whole(number) | Stored::Number(number) | Stored::Yuan(number)) => {
                self.number += number
            }
        }
        self.filled += 1;
    }

    /// What the total comes to.
    pub(super) fn result(&self, total: Total, kind: ColumnKind) -> Stored<'static> {
        match total {
            Total::Sum if kind == ColumnKind::Yuan => Stored::Yuan(self.sum()),
            Total::Sum => Stored::Number(self.sum()),
            Total::Count => Stored::Whole(self.filled as f64),
        }
    }

    /// The formula with its result, for programs that only read.
    pub(super) fn formula(&self, total: Total) -> Formula {
        let ranges = self.ranges.join(",");
        let (function, result) = match total {
            Total::Sum => ("SUM", self.sum().to_string()),
            Total::Count => ("COUNTA", self.filled.to_string()),
        };
        match ranges.is_empty() {
            true => Formula::new("=0").set_result("0"),
            false => Formula::new(format!("={function}({ranges})")).set_result(result),
        }
    }

    fn sum(&self) -> f64 {
        self.number + self.fen as f64 / 100.0
    }
}
