//! A look into a foreign file without any register in mind: what sheets it has, and what is to be said about them.

use super::reader::Worker;
use super::{Event, Visibility};
use crate::words::error::Result;
use crate::words::place::{Problem, Severity};
use serde::Serialize;
use std::path::Path;

/// What a foreign file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Peek {
    /// Its sheets, in order.
    pub sheets: Vec<PeekedSheet>,
    /// Sheets or cells that could not be read.
    pub refused: Vec<Told>,
    /// Everything else a person should know before importing.
    pub notes: Vec<Told>,
}

/// A sheet and its size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PeekedSheet {
    /// Name.
    pub name: String,
    /// Rows with at least one cell that is not blank.
    pub rows: u64,
    /// Cells that are not blank.
    pub cells: u64,
    /// Whether the file hides it.
    pub hidden: bool,
}

/// A problem as the command line prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Sheet name, if it stands in one.
    pub sheet: Option<String>,
    /// Cell or row as a spreadsheet names it.
    pub cell: Option<String>,
    /// How much it weighs.
    pub severity: Severity,
    /// Stable code.
    pub code: &'static str,
    /// What happened and what to do.
    pub words: String,
}

impl From<Problem> for Told {
    fn from(problem: Problem) -> Told {
        Told {
            cell: problem.place.cell(),
            sheet: problem.place.sheet,
            severity: problem.severity,
            code: problem.code,
            words: problem.words,
        }
    }
}

/// Looks through a whole file. Errors: the file is refused.
pub fn peek(worker: &Worker, path: &Path) -> Result<Peek> {
    let mut peek = Peek::default();
    let mut reader = worker.open(path)?;
    while let Some(event) = reader.next()? {
        match event {
            Event::Sheet(head) => peek.sheets.push(PeekedSheet {
                name: head.name,
                hidden: head.visibility != Visibility::Visible,
                ..PeekedSheet::default()
            }),
            Event::Row(row) => {
                if let Some(sheet) = peek.sheets.last_mut() {
                    sheet.rows = sheet.rows.saturating_add(1);
                    sheet.cells = sheet.cells.saturating_add(row.cells.len() as u64);
                }
            }
            Event::SheetEnd => {}
            Event::Problem(problem) if problem.severity == Severity::Error => peek.refused.push(problem.into()),
            Event::Problem(problem) => peek.notes.push(problem.into()),
        }
    }
    Ok(peek)
}
