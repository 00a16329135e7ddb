//! Editing in the grid: single cells, and a block pasted over rows and beyond the last of them. A cell is read as a
//! form's box is; a row takes all its cells or none, and a row that fails leaves the others alone. A rehearsal is the same
//! in a change that is rolled back.

use super::form::{self, Taken};
use super::names::Names;
use super::typed::{Raw, Typist};
use crate::register::{Draft, Field, Kind, Register, Row, Value};
use crate::registers::enter;
use crate::storage::{Change, batch, read};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::place::{Place, Problem, Severity};
use std::collections::HashMap;

/// A cell as typed: an empty text empties it.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'e> {
    /// The row.
    pub row: RowId,
    /// The version of the row that was before the eyes of who typed.
    pub version: i64,
    /// The field's identifier.
    pub field: &'e str,
    /// What was typed.
    pub text: &'e str,
}

/// A block of cells, pasted over rows of a grid.
#[derive(Clone, Copy, Debug)]
pub struct Paste<'p> {
    /// The rows under the block, from its first line on, each with the version that was seen.
    pub targets: &'p [(RowId, i64)],
    /// The columns under the block by their fields' identifiers.
    pub fields: &'p [&'p str],
    /// The cells, line by line; lines beyond the last target become new rows.
    pub matrix: &'p [Vec<String>],
    /// The record whose lines the grid shows, where it shows lines.
    pub of: Option<RowId>,
}

/// What became of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was written.
    Changed,
    /// It was written, and somebody should look: a year was inferred, a code is unknown and the row 待补录.
    Doubtful(Problem),
    /// It says what stood there.
    Same,
    /// Nothing is typed into this column: it is computed, sealed or holds lines; or the grid has no such column.
    Skipped,
    /// It is good by itself, but another cell of its row was refused.
    Held,
    /// It was refused, or its row was.
    Refused(Problem),
}

/// What became of a line of a pasted block.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The row it was written to or became; nothing where a new one was refused, or the line was blank.
    pub row: Option<RowId>,
    /// Whether the row is new.
    pub entered: bool,
    /// Its cells in the order of the block.
    pub cells: Vec<Outcome>,
}

/// What became of a pasted block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Its lines in order.
    pub lines: Vec<Line>,
}

impl Pasted {
    /// How many cells ended in a way.
    pub fn count(&self, like: impl Fn(&Outcome) -> bool) -> usize {
        self.lines.iter().flat_map(|line| &line.cells).filter(|cell| like(cell)).count()
    }

    /// How many rows are new.
    pub fn entered(&self) -> usize {
        self.lines.iter().filter(|line| line.entered).count()
    }

    /// How many cells were passed over.
    pub fn skipped(&self) -> usize {
        self.count(|cell| *cell == Outcome::Skipped)
    }
}

/// Whether nothing is typed into a field in a grid.
pub fn is_read_only(field: &Field) -> bool {
    field.computed || field.sealed() || matches!(field.kind, Kind::Lines(_))
}

/// Writes single cells; the outcomes stand in the order of the edits.
pub fn patch(change: &Change, register: &'static Register, edits: &[Edit]) -> Result<Vec<Outcome>> {
    let names = Names::default();
    let typist = Typist { reading: change.reading(), names: &names, year: None };
    let mut rows: Vec<(RowId, Vec<usize>)> = Vec::new();
    let mut known: HashMap<RowId, usize> = HashMap::new();
    for (at, edit) in edits.iter().enumerate() {
        let place = *known.entry(edit.row).or_insert(rows.len());
        match rows.get_mut(place) {
            Some((_, places)) => places.push(at),
            None => rows.push((edit.row, vec![at])),
        }
    }
    let mut outcomes = vec![Outcome::Held; edits.len()];
    for (row, places) in rows {
        let of_row: Vec<&Edit> = places.iter().filter_map(|at| edits.get(*at)).collect();
        let cells: Vec<Cell> = of_row.iter().map(|edit| Cell::new(register, edit.field, edit.text)).collect::<Result<_>>()?;
        let version = of_row.iter().map(|edit| edit.version).min().unwrap_or(0);
        let mut written = amend(change, &typist, register, (row, version), &cells)?;
        for (cell, outcome) in cells.iter().zip(&mut written) {
            if *outcome == Outcome::Skipped {
                *outcome = Outcome::Refused(read_only(cell.field));
            }
        }
        for (at, outcome) in places.into_iter().zip(written) {
            if let Some(slot) = outcomes.get_mut(at) {
                *slot = outcome;
            }
        }
    }
    Ok(outcomes)
}

/// Writes a block over rows and beyond the last of them.
pub fn paste(change: &Change, register: &'static Register, block: &Paste) -> Result<Pasted> {
    let names = Names::default();
    let typist = Typist { reading: change.reading(), names: &names, year: None };
    let mut pasted = Pasted::default();
    for (at, texts) in block.matrix.iter().enumerate() {
        let known = block.fields.iter().zip(texts);
        let cells: Vec<Cell> = known.map(|(field, text)| Cell::new(register, field, text)).collect::<Result<_>>()?;
        let mut line = match block.targets.get(at) {
            Some(target) => {
                let cells = amend(change, &typist, register, *target, &cells)?;
                Line { row: Some(target.0), entered: false, cells }
            }
            None => append(change, &typist, register, block.of, &cells)?,
        };
        line.cells.resize(texts.len(), Outcome::Skipped);
        pasted.lines.push(line);
    }
    Ok(pasted)
}

/// A cell with the field it stands in.
struct Cell<'t> {
    at: usize,
    field: &'static Field,
    text: &'t str,
}

impl<'t> Cell<'t> {
    fn new(register: &'static Register, name: &str, text: &'t str) -> Result<Cell<'t>> {
        let (at, field) = super::find::field(register, name)?;
        Ok(Cell { at, field, text })
    }
}

/// Changes a row that is there.
fn amend(
    change: &Change,
    typist: &Typist,
    register: &'static Register,
    (row, version): (RowId, i64),
    cells: &[Cell],
) -> Result<Vec<Outcome>> {
    let living = match read::find(change.reading(), register, row) {
        Ok(living) => living,
        Err(error) => return refuse(change, error, cells, vec![Outcome::Held; cells.len()]),
    };
    if living.kept.version != version {
        return Ok(all_refused(cells, &Problem::new(Severity::Error, "stale", Place::default(), stale(&living))));
    }
    let mut draft = Draft::new(register);
    let outcomes = read_all(typist, cells, &mut draft)?;
    if outcomes.iter().any(|outcome| matches!(outcome, Outcome::Refused(_))) {
        return Ok(held(outcomes));
    }
    let same: Vec<bool> = cells.iter().map(|cell| is_same(&living, &draft, cell.at)).collect();
    let written = batch::line(change, || if draft.is_empty() { Ok(false) } else { enter::amend(change, row, &draft) });
    match written {
        Ok(_) => {
            let settled = outcomes.into_iter().zip(same).map(|(outcome, same)| match outcome {
                Outcome::Changed if same => Outcome::Same,
                outcome => outcome,
            });
            Ok(settled.collect())
        }
        Err(error) => refuse(change, error, cells, held(outcomes)),
    }
}

/// Enters a row that is not there; a blank line is none.
fn append(change: &Change, typist: &Typist, register: &'static Register, of: Option<RowId>, cells: &[Cell]) -> Result<Line> {
    let mut draft = Draft::new(register);
    let outcomes = read_all(typist, cells, &mut draft)?;
    if outcomes.iter().any(|outcome| matches!(outcome, Outcome::Refused(_))) {
        return Ok(Line { row: None, entered: false, cells: held(outcomes) });
    }
    if draft.filled().next().is_none() {
        let same = |outcome| if outcome == Outcome::Changed { Outcome::Same } else { outcome };
        return Ok(Line { row: None, entered: false, cells: outcomes.into_iter().map(same).collect() });
    }
    match batch::line(change, || enter::enter(change, &draft, of, None)) {
        Ok(row) => {
            typist.names.learn(register, row, |name| draft.value(name).cloned());
            let written = cells.iter().zip(outcomes).map(|(cell, outcome)| match outcome {
                Outcome::Changed if draft.at(cell.at).is_none() => Outcome::Same,
                outcome => outcome,
            });
            Ok(Line { row: Some(row), entered: true, cells: written.collect() })
        }
        Err(error) => Ok(Line { row: None, entered: false, cells: refuse(change, error, cells, held(outcomes))? }),
    }
}

/// Reads the cells of a row into a draft.
fn read_all(typist: &Typist, cells: &[Cell], draft: &mut Draft) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(cells.len());
    for Cell { at, field, text } in cells {
        if is_read_only(field) {
            outcomes.push(Outcome::Skipped);
            continue;
        }
        let raw = (!text.trim().is_empty()).then(|| Raw::Text((*text).to_string()));
        outcomes.push(match form::take(typist, field, *at, raw.as_ref(), draft) {
            Ok(Taken::Whole) => Outcome::Changed,
            Ok(Taken::Doubtful(problem)) => Outcome::Doubtful(problem),
            Ok(Taken::Refused(problem)) => Outcome::Refused(problem),
            Err(Error::Refused { code, words, .. }) => {
                Outcome::Refused(Problem::new(Severity::Error, code, field.place(), words))
            }
            Err(error) => return Err(error),
        });
    }
    Ok(outcomes)
}

/// Whether a draft says of a field what stands there.
fn is_same(living: &Row, draft: &Draft, at: usize) -> bool {
    let present = living.values.get(at).and_then(|value| value.as_ref());
    match (present, draft.at(at)) {
        (None, None) => true,
        (Some(Value::Many(known)), Some(Value::Many(rows))) => known == rows,
        (Some(known), Some(value)) => known == value,
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// Puts the refusal of a row at the cell it is about, or at all of them. What is no refusal ends the whole change.
fn refuse(change: &Change, error: Error, cells: &[Cell], mut outcomes: Vec<Outcome>) -> Result<Vec<Outcome>> {
    if !batch::alive(change) {
        return Err(error);
    }
    let (code, words, problems) = match error {
        Error::Refused { code, words, problems } => (code, words, problems),
        // A conflict of the engine's own (a link to what is not there) is the row's, nothing else's.
        Error::Database { code, words } if code & 0xff == 19 => ("conflict", words.to_string(), Vec::new()),
        error => return Err(error),
    };
    let mut placed = false;
    for (cell, outcome) in cells.iter().zip(&mut outcomes) {
        if let Some(problem) = problems.iter().find(|problem| problem.place.name == Some(cell.field.name))
            && *outcome != Outcome::Skipped
        {
            *outcome = Outcome::Refused(problem.clone());
            placed = true;
        }
    }
    if placed {
        return Ok(outcomes);
    }
    Ok(all_refused(cells, &Problem::new(Severity::Error, code, Place::default(), words)))
}

fn all_refused(cells: &[Cell], problem: &Problem) -> Vec<Outcome> {
    let refused = |cell: &Cell| match is_read_only(cell.field) {
        true => Outcome::Skipped,
        false => Outcome::Refused(Problem { place: cell.field.place(), ..problem.clone() }),
    };
    cells.iter().map(refused).collect()
}

/// The good cells of a row that is not written.
fn held(outcomes: Vec<Outcome>) -> Vec<Outcome> {
    let hold = |outcome| match outcome {
        Outcome::Changed | Outcome::Doubtful(_) | Outcome::Same | Outcome::Held => Outcome::Held,
        Outcome::Skipped | Outcome::Refused(_) => outcome,
    };
    outcomes.into_iter().map(hold).collect()
}

fn read_only(field: &Field) -> Problem {
    let why = match field.kind {
        Kind::Lines(_) => "是明细，请打开记录逐行修改",
        Kind::Sealed => "已封存，不能在表格中修改，请打开记录填写",
        _ => "由程序计算，不能修改",
    };
    Problem::new(Severity::Error, "read_only", field.place(), format!("“{}”{why}。", field.label))
}

fn stale(living: &Row) -> String {
    format!("此记录刚被“{}”改过（{}），没有写入。请看过现在的内容再改。", living.kept.updated_by, when(&living.kept.updated_at))
}

/// `2015-12-31 12:00` of an instant.
fn when(instant: &str) -> String {
    instant.get(..16).unwrap_or(instant).replace('T', " ")
}
