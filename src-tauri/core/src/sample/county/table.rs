//! The texts of the county as tables: tab-separated, the first line names the columns.

use crate::words::day::Day;
use std::rc::Rc;

/// One line of a table, its cells known by their headings.
#[derive(Clone)]
pub(super) struct Line {
    headings: Rc<Vec<&'static str>>,
    cells: Vec<&'static str>,
}

/// The lines of a table.
pub(super) fn read(text: &'static str) -> Vec<Line> {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or("").trim_start_matches("# ");
    let headings: Rc<Vec<&str>> = Rc::new(first.split('\t').collect());
    lines.map(|line| Line { headings: headings.clone(), cells: line.split('\t').collect() }).collect()
}

impl Line {
    /// The cell under a heading; empty where the table has no such column.
    pub(super) fn get(&self, heading: &str) -> &'static str {
        let at = self.headings.iter().position(|other| *other == heading);
        at.and_then(|at| self.cells.get(at)).copied().unwrap_or("")
    }

    /// The parts of a cell that holds several.
    pub(super) fn list(&self, heading: &str) -> Vec<&'static str> {
        self.get(heading).split('；').filter(|part| !part.is_empty()).collect()
    }

    /// The day in a cell.
    pub(super) fn day(&self, heading: &str) -> Option<Day> {
        Day::parse_iso(self.get(heading))
    }
}
