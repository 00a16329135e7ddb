//! Collects a preview while an import is rehearsed: what each cell was read as, what was said of it, what became of its
//! line. Nobody asks, nothing is collected.

use super::preview::{CellState, LineVerdict, Mark, Outlook, Packed, Preview, PreviewColumn, PreviewSheet, packed, shown};
use super::shape::Goal;
use super::sheet::Sheet;
use super::table::TableRow;
use crate::intake::line::{Amended, Done, Verdict};
use crate::intake::typed::{Raw, Typed};
use crate::register::{Described, Draft, Field, Kind, Need, Register, Value};
use crate::registers::lists::SanctionClass;
use crate::registers::sanction::{Sanction, Transfer};
use crate::registers::task::{Measure, Task};
use crate::storage::{Reading, read};
use crate::words::error::Result;
use crate::words::ids::{Id, RowId};
use crate::words::place::{Problem, Severity, column_letters};
use crate::words::text::folded;
use std::collections::HashMap;

/// What became of a line.
pub(super) enum Outcome {
    /// It was taken.
    Taken(Done),
    /// It was not.
    Refused,
    /// Somebody left it out.
    Left,
}

/// Collects a preview.
#[derive(Default)]
pub(super) struct Collector {
    pub(super) preview: Preview,
    labels: HashMap<(&'static str, RowId), String>,
    /// What is known of the cells of the line under way.
    cells: Vec<Noted>,
    /// What was said of the line as a whole: weight, code, words.
    said: Vec<(Severity, &'static str, String)>,
}

/// What is known of a cell of the line under way.
#[derive(Default)]
struct Noted {
    column: u32,
    text: Option<String>,
    written: Option<String>,
    corrected: bool,
    inferred: Option<(&'static str, String)>,
    problem: Option<(Severity, &'static str, String)>,
}

/// Problems a person decides on: which unit, which of several, one line of two. The line waits for that.
fn awaits(code: &str) -> bool {
    matches!(code, "unknown_unit" | "ambiguous_name" | "several_persons" | "ambiguous_match" | "duplicate_line")
}

impl Collector {
    /// Notes that a sheet begins.
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        let Some(headings) = &sheet.headings else { return };
        let path =
            |column: u32| headings.columns.iter().find(|(at, ..)| *at == column).map_or("", |(_, path, _)| path.as_str());
        let columns = sheet.goals.iter().map(|(column, goal, _)| PreviewColumn {
            column: *column,
            letters: column_letters(*column),
            heading: path(*column).to_string(),
            goal: sheet.target.word(*goal),
            label: sheet.target.label(*goal),
            sealed: sheet.is_sealed(*column),
        });
        self.preview.sheets.push(PreviewSheet {
            file: sheet.place.file.clone().unwrap_or_default(),
            name: sheet.head.name.clone(),
            columns: columns.collect(),
            headings: headings.columns.iter().map(|(column, path, _)| (*column, path.clone())).collect(),
            lines: 0,
        });
    }

    /// Notes what the file says in a cell, where it was replaced before reading.
    pub(super) fn replaced(&mut self, column: u32, said: &str, corrected: bool) {
        let cell = self.cell(column);
        if cell.written.is_none() {
            cell.written = Some(said.to_string());
        }
        cell.corrected |= corrected;
    }

    /// Notes something that was said of the line under way.
    pub(super) fn told(&mut self, problem: &Problem) {
        let Some(column) = problem.place.column else {
            self.said.push((problem.severity, problem.code, problem.words.clone()));
            return;
        };
        let cell = self.cell(column);
        match problem.severity {
            Severity::Note => cell.inferred = Some((problem.code, problem.words.clone())),
            Severity::Doubt | Severity::Error => {
                if cell.problem.as_ref().is_none_or(|(known, ..)| *known < problem.severity) {
                    cell.problem = Some((problem.severity, problem.code, problem.words.clone()));
                }
            }
        }
    }

    /// Notes what a cell was read as.
    pub(super) fn read(&mut self, reading: &Reading, column: u32, field: &Field, raw: &Raw, typed: &Typed) -> Result<()> {
        let text = match &typed.value {
            Some(value) => self.printed(reading, field, value)?,
            None => String::new(),
        };
        let linked = matches!((field.kind, &typed.value), (Kind::Link("units"), Some(Value::Link(_))));
        let spelled = raw.spelled();
        if linked && folded(&text) != folded(&spelled) && Id::parse(&spelled).is_none() {
            self.cell(column).inferred.get_or_insert_with(|| ("alias", format!("“{spelled}”按“{text}”理解。")));
        }
        self.cell(column).text = Some(text);
        Ok(())
    }

    /// Notes unit and post that stood in one cell.
    pub(super) fn read_unit_post(
        &mut self,
        reading: &Reading,
        column: u32,
        unit: (&'static Register, RowId),
        post: &str,
    ) -> Result<()> {
        let unit = self.label(reading, unit.0, unit.1)?;
        self.cell(column).text = Some(format!("{unit}{post}"));
        Ok(())
    }

    /// Notes what became of the line under way, and is ready for the next.
    pub(super) fn line(
        &mut self,
        reading: &Reading,
        sheet: &Sheet,
        row: &TableRow,
        given: Option<String>,
        outcome: &Outcome,
    ) -> Result<()> {
        let noted = std::mem::take(&mut self.cells);
        let said = std::mem::take(&mut self.said);
        let problems = || noted.iter().filter_map(|cell| cell.problem.as_ref()).chain(&said);
        let stops = problems().any(|(severity, code, _)| *severity == Severity::Error && !awaits(code));
        let doubtful = problems().any(|(severity, code, _)| *severity == Severity::Doubt || awaits(code));
        let (mut verdict, outlook) = match outcome {
            Outcome::Taken(done) => match done.verdict {
                Verdict::Inserted => (LineVerdict::New, Outlook::Enter),
                Verdict::Updated => (LineVerdict::Changed, Outlook::Amend),
                Verdict::Unchanged => (LineVerdict::Same, Outlook::Keep),
            },
            Outcome::Refused => (if stops { LineVerdict::Rejected } else { LineVerdict::Doubtful }, Outlook::Leave),
            Outcome::Left => (LineVerdict::Left, Outlook::Leave),
        };
        if doubtful && matches!(outcome, Outcome::Taken(_)) {
            verdict = LineVerdict::Doubtful;
        }
        self.preview.count(verdict);
        if let Some(told) = self.preview.sheets.last_mut() {
            told.lines = told.lines.saturating_add(1);
        }
        if self.preview.is_full() {
            self.preview.unlisted = self.preview.unlisted.saturating_add(1);
            return Ok(());
        }
        let changes = match outcome {
            Outcome::Taken(done) if done.verdict == Verdict::Updated => Changes::of(done),
            Outcome::Taken(_) | Outcome::Refused | Outcome::Left => Changes::default(),
        };
        let mut words: Vec<String> = said.into_iter().map(|(.., words)| words).collect();
        let (texts, marks) = self.cells_of(reading, sheet, row, noted, &changes, verdict)?;
        words.extend(self.elsewhere(reading, sheet, &changes)?);
        let label = match (given, outcome) {
            (Some(given), _) => given,
            (None, Outcome::Taken(done)) if done.verdict != Verdict::Inserted || done.register.number.is_none() => {
                read::label(reading, done.register, done.row)?.map(|(_, label)| label).unwrap_or_default()
            }
            (None, Outcome::Taken(_) | Outcome::Refused | Outcome::Left) => String::new(),
        };
        let lacking = match outcome {
            Outcome::Taken(done) => done.lacking.clone(),
            Outcome::Refused | Outcome::Left => Vec::new(),
        };
        let place = self.preview.sheets.len().saturating_sub(1);
        self.preview.keep(Packed {
            sheet: u32::try_from(place).unwrap_or(u32::MAX),
            row: row.index,
            verdict,
            outlook,
            label: label.into_boxed_str(),
            texts,
            marks,
            words: packed(words.iter()),
            lacking: packed(lacking.iter()),
            whole: (outlook == Outlook::Leave).then(|| whole(sheet, row)),
        });
        Ok(())
    }

    /// The texts of a line's cells in one piece, and what is to be said of them.
    fn cells_of(
        &mut self,
        reading: &Reading,
        sheet: &Sheet,
        row: &TableRow,
        mut noted: Vec<Noted>,
        changes: &Changes,
        verdict: LineVerdict,
    ) -> Result<(Box<str>, Box<[Mark]>)> {
        let mut texts: Vec<String> = Vec::with_capacity(sheet.goals.len());
        let mut marks = Vec::new();
        for (at, (column, goal, _)) in sheet.goals.iter().enumerate() {
            let sealed = sheet.is_sealed(*column);
            let place = noted.iter().position(|cell| cell.column == *column);
            let cell = place.map_or_else(Noted::default, |place| noted.swap_remove(place));
            let spelled = row.cell(*column).map(Raw::spelled).unwrap_or_default();
            let text = shown(cell.text.unwrap_or_else(|| spelled.clone()), sealed);
            let written = cell.written.unwrap_or(spelled);
            let written = (!sealed && written != text).then_some(written);
            let was = match changes.of_cell(sheet.register, *goal, &text) {
                Some(before) => Some(self.before(reading, &before)?),
                None => None,
            };
            let merged = || ("merged", "合并单元格，按上面的内容填下。".to_string());
            let inferred = cell.inferred.or_else(|| row.filled.contains(column).then(merged));
            let state = match (cell.problem, was, inferred) {
                (Some((Severity::Error, code, words)), ..) if !awaits(code) => CellState::Bad { code, words },
                // What cannot be read where the row would not be that row without it stops the line.
                (Some((_, code, words)), ..) if verdict == LineVerdict::Rejected && is_identity(sheet.register, *goal) => {
                    CellState::Bad { code, words }
                }
                (Some((_, code, words)), ..) => CellState::Doubt { code, words },
                (None, Some(was), _) => CellState::Changed { was: shown(was, sealed) },
                (None, None, Some((code, words))) => CellState::Inferred { code, words },
                (None, None, None) => CellState::Plain,
            };
            if state != CellState::Plain || written.is_some() || cell.corrected {
                let at = u16::try_from(at).unwrap_or(u16::MAX);
                marks.push(Mark { at, state, written: written.map(String::into_boxed_str), corrected: cell.corrected });
            }
            texts.push(text);
        }
        Ok((packed(texts.iter()), marks.into_boxed_slice()))
    }

    /// What a line changes besides its own cells.
    fn elsewhere(&mut self, reading: &Reading, sheet: &Sheet, changes: &Changes) -> Result<Vec<String>> {
        let mut words = Vec::new();
        for amended in &changes.amended {
            let Some(field) = amended.register.fields.get(amended.field) else { continue };
            let told = sheet.goals.iter().any(|(_, goal, _)| is_about(sheet.register, *goal, amended));
            if told || field.sealed() {
                continue;
            }
            let before = self.before(reading, &Before::Values(vec![amended]))?;
            let after = self.printed(reading, field, &amended.after)?;
            let before = if before.is_empty() { "空" } else { before.as_str() };
            words.push(format!("“{}”由“{before}”改为“{after}”。", field.label));
        }
        Ok(words)
    }

    fn before(&mut self, reading: &Reading, before: &Before) -> Result<String> {
        let mut texts = Vec::new();
        match before {
            Before::Nothing => {}
            Before::Values(amended) => {
                for amended in amended {
                    if let (Some(value), Some(field)) = (&amended.before, amended.register.fields.get(amended.field)) {
                        texts.push(self.printed(reading, field, value)?);
                    }
                }
            }
        }
        Ok(texts.join(" "))
    }

    fn printed(&mut self, reading: &Reading, field: &Field, value: &Value) -> Result<String> {
        Ok(match (field.kind, value) {
            (Kind::Link(other), Value::Link(row)) => self.label(reading, reading.shelf.register(other)?, *row)?,
            (Kind::Many(other), Value::Many(rows)) => {
                let other = reading.shelf.register(other)?;
                let names = rows.iter().map(|row| self.label(reading, other, *row)).collect::<Result<Vec<String>>>()?;
                names.join("、")
            }
            (Kind::Sealed, _) => shown("*".into(), true),
            (_, value) => value.printed(field, &reading.shelf.codes),
        })
    }

    fn label(&mut self, reading: &Reading, register: &'static Register, row: RowId) -> Result<String> {
        if let Some(label) = self.labels.get(&(register.name, row)) {
            return Ok(label.clone());
        }
        let label = read::label(reading, register, row)?.map(|(_, label)| label).unwrap_or_default();
        self.labels.insert((register.name, row), label.clone());
        Ok(label)
    }

    fn cell(&mut self, column: u32) -> &mut Noted {
        // A line has some dozens of columns, and those noted last are asked for first.
        let place = self.cells.iter().position(|cell| cell.column == column).unwrap_or(self.cells.len());
        if place == self.cells.len() {
            self.cells.push(Noted { column, ..Noted::default() });
        }
        &mut self.cells[place]
    }
}

/// What a line changed: fields of rows that were there, and rows that came along.
#[derive(Default)]
struct Changes<'d> {
    amended: Vec<&'d Amended>,
    entered: Vec<&'d Draft>,
}

/// What a changed cell stood for before.
enum Before<'d> {
    /// Nothing: the row it belongs to is new.
    Nothing,
    /// What these fields held.
    Values(Vec<&'d Amended>),
}

impl<'d> Changes<'d> {
    fn of(done: &'d Done) -> Changes<'d> {
        Changes { amended: done.amended.iter().collect(), entered: done.entered.iter().collect() }
    }

    /// What a cell changed, if it did.
    fn of_cell(&self, register: &'static Register, goal: Goal, text: &str) -> Option<Before<'d>> {
        let amended: Vec<&Amended> = self.amended.iter().copied().filter(|change| is_about(register, goal, change)).collect();
        if !amended.is_empty() {
            return Some(Before::Values(amended));
        }
        let entered =
            |wanted: &Register| self.entered.iter().copied().filter(|draft| draft.register() == wanted).collect::<Vec<_>>();
        let new = !text.is_empty()
            && match goal {
                Goal::Line(part, at) | Goal::Part(part, at) => entered(part).iter().any(|draft| draft.at(at).is_some()),
                Goal::Sanctions(class) => {
                    entered(Sanction::REGISTER).iter().any(|draft| is_of(class, draft.get(Sanction::SANCTION_CLASS)))
                }
                Goal::Transferred => !entered(Transfer::REGISTER).is_empty(),
                Goal::Field(_) | Goal::UnitPost | Goal::Parent | Goal::Ordinal | Goal::Leave => false,
            };
        new.then_some(Before::Nothing)
    }
}

/// Whether a change is what a column says.
fn is_about(register: &'static Register, goal: Goal, change: &Amended) -> bool {
    let name = change.register.fields.get(change.field).map_or("", |field| field.name);
    match goal {
        Goal::Field(at) => {
            let own = change.register == register && change.field == at;
            // What a measure does not say for itself its task's columns say.
            let spans = register == Task::REGISTER && change.register == Measure::REGISTER;
            own || spans && register.fields.get(at).is_some_and(|field| field.name == name)
        }
        Goal::Line(part, at) | Goal::Part(part, at) => change.register == part && change.field == at,
        Goal::UnitPost => matches!(name, "unit_id" | "post_text"),
        Goal::Sanctions(_) | Goal::Transferred | Goal::Parent | Goal::Ordinal | Goal::Leave => false,
    }
}

/// 政纪 and 政务 stand in one column.
fn is_of(column: SanctionClass, class: Option<SanctionClass>) -> bool {
    let administrative = |class| matches!(class, SanctionClass::Administrative | SanctionClass::Government);
    class.is_some_and(|class| class == column || administrative(class) && administrative(column))
}

/// Whether the row would not be that row without what a column says.
fn is_identity(register: &'static Register, goal: Goal) -> bool {
    match goal {
        Goal::Field(at) => register.fields.get(at).is_some_and(|field| field.need == Need::Identity),
        Goal::Part(part, at) => part.fields.get(at).is_some_and(|field| field.need == Need::Identity),
        Goal::UnitPost | Goal::Parent => true,
        Goal::Line(..) | Goal::Sanctions(_) | Goal::Transferred | Goal::Ordinal | Goal::Leave => false,
    }
}

/// All columns with a heading as the file spells them; what goes under seal is left out.
fn whole(sheet: &Sheet, row: &TableRow) -> Box<str> {
    let Some(headings) = &sheet.headings else { return Box::default() };
    packed(headings.columns.iter().map(|(column, ..)| {
        let said = sheet.corrected.iter().find(|(at, _)| at == column).map(|(_, said)| said.clone());
        let text = said.unwrap_or_else(|| row.cell(*column).map(Raw::spelled).unwrap_or_default());
        shown(text, sheet.is_sealed(*column))
    }))
}
