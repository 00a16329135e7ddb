//! A look into a file before an import: its sheets, where their headings stand, which register they fit, and where each
//! column would go. Nothing is written, and what belongs under seal is not shown.

use super::choices::Choices;
use super::goals::{self, GoalChoice, Target};
use super::heading::{self, HeadingRows, Headings};
use super::mapping::{Confidence, Mapping};
use super::profile::{self, Profile};
use super::shape::Goal;
use super::sheet::{refuse_secret, year_of};
use super::table::{Filler, TableRow};
use crate::excel::read::reader::Worker;
use crate::excel::read::{Event, SheetHead, Visibility};
use crate::register::Register;
use crate::storage::Shelf;
use crate::words::error::{Error, Result};
use crate::words::place::{Place, Problem, column_letters};
use crate::words::text::folded;
use serde::Serialize;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

/// What stands for a text that goes under seal.
pub const SEALED: &str = "（封存内容，不显示）";

/// So many first rows of a sheet are shown.
const SHOWN: usize = 12;

/// Cells of a row past so many columns are not looked at, and texts are shown up to so many characters.
const WIDEST: usize = 400;
const LONGEST: usize = 80;

/// A column shows so many samples, out of so many rows below the headings.
const SAMPLES: usize = 5;
const SAMPLED_ROWS: u32 = 200;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The file's name.
    pub file: String,
    /// Its sheets, in order.
    pub sheets: Vec<SurveyedSheet>,
    /// What a person should know of the file.
    pub problems: Vec<Problem>,
}

/// A sheet and what it may be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SurveyedSheet {
    /// Name.
    pub name: String,
    /// Rows with at least one cell that is not blank.
    pub rows: u64,
    /// Whether the file hides it.
    pub hidden: bool,
    /// What stands above the headings.
    pub title: Option<String>,
    /// The heading rows of the register that fits best, or where headings would stand.
    pub headings: Option<HeadingRows>,
    /// The first rows as shown.
    pub first_rows: Vec<ShownRow>,
    /// How well its headings fit each register, the best first; registers that fit not at all are left out.
    pub fits: Vec<RegisterFit>,
}

/// A row as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownRow {
    /// Zero-based row.
    pub row: u32,
    /// Zero-based columns with their texts.
    pub cells: Vec<(u32, String)>,
    /// Columns filled down from a merged cell above.
    pub filled: Vec<u32>,
}

/// How well a sheet's headings fit a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegisterFit {
    /// The register's name.
    pub register: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// Columns whose heading the register knows, each field once.
    pub known: usize,
    /// Columns with a heading.
    pub columns: usize,
    /// Whether lines can be taken: nothing a row cannot do without is missing.
    pub whole: bool,
    /// The heading rows found for it.
    pub headings: HeadingRows,
}

/// Looks through a whole file for what the shelf's registers could take. Errors: the file is refused.
pub fn survey(shelf: &Shelf, worker: &Worker, path: &Path) -> Result<Survey> {
    let mut survey = Survey { file: name_of(path), ..Survey::default() };
    let mut reader = worker.open(path)?;
    let mut open: Option<Opening> = None;
    while let Some(event) = reader.next()? {
        match event {
            Event::Sheet(head) => open = Some(Opening::new(head, &survey.file)),
            Event::Row(row) => {
                if let Some(sheet) = open.as_mut() {
                    let row = sheet.filler.row(&row);
                    refuse_secret(&row, &sheet.place)?;
                    sheet.rows = sheet.rows.saturating_add(1);
                    sheet.keep(row, heading::REACH);
                }
            }
            Event::SheetEnd => {
                if let Some(sheet) = open.take() {
                    let surveyed = sheet.surveyed(shelf, &survey.file)?;
                    survey.sheets.push(surveyed);
                }
            }
            Event::Problem(problem) => survey.problems.push(problem),
        }
    }
    Ok(survey)
}

/// The columns of a sheet for one register, and all goals they may be sent to.
#[derive(Clone, Debug, Serialize)]
pub struct SheetColumns {
    /// The heading rows.
    pub headings: HeadingRows,
    /// What ledgers with the same headings have in common; a profile is remembered by it.
    pub fingerprint: String,
    /// The year days without one are taken to be in.
    pub year: Option<i32>,
    /// The columns, left to right.
    pub columns: Vec<ColumnFit>,
    /// The goals a column may be sent to.
    pub goals: Vec<GoalChoice>,
    /// Labels of what lines cannot do without and no column gives.
    pub lacking: Vec<String>,
}

/// A column and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnFit {
    /// Zero-based column.
    pub column: u32,
    /// Its letters in a spreadsheet.
    pub letters: String,
    /// Its heading, the parts of several rows joined by a dot; empty where it has none.
    pub heading: String,
    /// Up to five different texts below it.
    pub samples: Vec<String>,
    /// The lasting word of the goal; nothing where none is known or an earlier column has it.
    pub goal: Option<String>,
    /// What the office calls the goal.
    pub label: Option<String>,
    /// How surely it goes there.
    pub confidence: Confidence,
    /// Whether what stands below goes under seal.
    pub sealed: bool,
}

/// Looks at the columns of one sheet for one register, with what was remembered and what was chosen so far.
pub fn columns(
    worker: &Worker,
    path: &Path,
    register: &'static Register,
    sheet: &str,
    profile: Option<&Profile>,
    choices: &Choices,
) -> Result<SheetColumns> {
    choices.check()?;
    let target = Target::of_sheet(register, sheet);
    let mapping = Mapping::of_target(target, profile)?;
    let file = name_of(path);
    let opening = begin_of(worker, path, sheet, &file, choices)?;
    let mut found = choices.headings(target, &opening.head, &opening.first, &mapping)?;
    if found.is_none() {
        let guessed = heading::guess(&opening.head, &opening.first);
        found = guessed.map(|block| heading::at(&opening.head, &opening.first, block, &mapping));
    }
    let Some(headings) = found else {
        let words = format!("工作表“{sheet}”中看不出表头。请指明表头在哪一行，或换一张工作表。");
        return Err(Error::refused("E_NO_TABLE", words));
    };
    let below: Vec<&TableRow> = opening.first.iter().filter(|row| row.index > headings.rows.last).collect();
    let chosen = choices.columns.get(sheet);
    let mut taken: Vec<Goal> = Vec::new();
    let mut columns = Vec::new();
    for column in all_columns(&headings, &below) {
        let (path, known) = headings.columns.iter().find(|(at, ..)| *at == column).map_or(("", None), |c| (c.1.as_str(), c.2));
        let surely = match chosen.is_some_and(|chosen| chosen.contains_key(&column)) {
            true => Confidence::Exact,
            false => mapping.known(path).map_or(Confidence::None, |(_, confidence)| confidence),
        };
        let (goal, confidence) = match known {
            Some(goal) if taken.contains(&goal) && !is_shared(goal) => (None, Confidence::None),
            Some(goal) => (Some(goal), surely),
            None => (None, Confidence::None),
        };
        taken.extend(goal);
        columns.push((column, path.to_string(), goal, confidence));
    }
    for (_, path, goal, confidence) in &mut columns {
        if goal.is_none()
            && let Some(like) = mapping.like(path, &taken)
        {
            taken.push(like);
            (*goal, *confidence) = (Some(like), Confidence::Likely);
        }
    }
    let columns = columns.into_iter().map(|(column, heading, goal, confidence)| {
        let sealed = goal.is_some_and(|goal| target.is_sealed(goal)) || goals::names_sealed(&heading);
        ColumnFit {
            column,
            letters: column_letters(column),
            samples: if sealed { vec![SEALED.to_string()] } else { samples(&below, column) },
            goal: goal.map(|goal| target.word(goal)),
            label: goal.map(|goal| target.label(goal)),
            heading,
            confidence,
            sealed,
        }
    });
    let headed: Vec<&str> = headings.columns.iter().map(|(_, path, _)| path.as_str()).filter(|path| !path.is_empty()).collect();
    Ok(SheetColumns {
        headings: headings.rows,
        fingerprint: profile::fingerprint(&headed),
        year: year_of(&headings, sheet, &file),
        columns: columns.collect(),
        goals: target.choices(),
        lacking: target.lacking(&taken),
    })
}

/// A sheet whose first rows come by.
struct Opening {
    head: SheetHead,
    place: Place,
    filler: Filler,
    rows: u64,
    first: Vec<TableRow>,
}

impl Opening {
    fn new(head: SheetHead, file: &str) -> Opening {
        let (place, filler) = (Place::file(file).in_sheet(head.name.clone()), Filler::new(&head));
        Opening { head, place, filler, rows: 0, first: Vec::new() }
    }

    fn keep(&mut self, mut row: TableRow, most: usize) {
        if self.first.len() < most {
            row.cells.truncate(WIDEST);
            self.first.push(row);
        }
    }

    fn surveyed(self, shelf: &Shelf, file: &str) -> Result<SurveyedSheet> {
        let mut fits: Vec<(usize, RegisterFit, Headings)> = Vec::new();
        for register in shelf.registers.iter().copied().filter(|register| register.of.is_none()) {
            let target = Target::of_sheet(register, &self.head.name);
            let mapping = Mapping::of_target(target, None)?;
            let Some(headings) = heading::find(&self.head, &self.first, &mapping) else { continue };
            let counted = |goal: &Option<Goal>| !matches!(goal, Some(Goal::Ordinal));
            let known: HashSet<Goal> = headings.goals().into_iter().filter(|goal| !is_shared(*goal)).collect();
            let fit = RegisterFit {
                register: register.name,
                label: register.label,
                known: known.len(),
                columns: headings.columns.iter().filter(|(_, _, goal)| counted(goal)).count(),
                whole: target.lacking(&headings.goals()).is_empty(),
                headings: headings.rows,
            };
            // A name is worth more than a column: 备注 and 单位 stand in every ledger.
            let named = [file, self.head.name.as_str(), headings.above.as_str()].iter().any(|text| names(text, register));
            let lines = usize::from(target.parent.is_some());
            fits.push((known.len().saturating_add(usize::from(named) * 2).saturating_add(lines), fit, headings));
        }
        fits.sort_by(|(a, one, _), (b, other, _)| (other.whole, b).cmp(&(one.whole, a)));
        let best = fits.first().map(|(_, _, headings)| headings);
        let headings = best.map(|headings| headings.rows).or_else(|| heading::guess(&self.head, &self.first));
        let above: Vec<String> = match headings {
            Some(rows) => self.first.iter().take_while(|row| row.index < rows.first).filter_map(TableRow::first_text).collect(),
            None => Vec::new(),
        };
        let sealed: HashSet<u32> = fits
            .iter()
            .flat_map(|(_, _, headings)| &headings.columns)
            .filter(|(_, path, _)| goals::names_sealed(path))
            .map(|(column, ..)| *column)
            .collect();
        let last = headings.map_or(0, |rows| rows.last);
        let shown = self.first.iter().take(SHOWN).map(|row| ShownRow {
            row: row.index,
            cells: row
                .cells
                .iter()
                .map(|(at, raw)| {
                    let hidden = row.index > last && sealed.contains(at);
                    (*at, if hidden { SEALED.to_string() } else { shortened(&raw.spelled()) })
                })
                .collect(),
            filled: row.filled.clone(),
        });
        Ok(SurveyedSheet {
            rows: self.rows,
            hidden: self.head.visibility != Visibility::Visible,
            title: above.first().map(|title| shortened(title)),
            headings,
            first_rows: shown.collect(),
            fits: fits.into_iter().map(|(_, fit, _)| fit).collect(),
            name: self.head.name,
        })
    }
}

/// The first rows of one sheet, enough for its headings and for samples below them; the rest of the file is not read.
fn begin_of(worker: &Worker, path: &Path, sheet: &str, file: &str, choices: &Choices) -> Result<Opening> {
    let mut reader = worker.open(path)?;
    let mut open: Option<Opening> = None;
    let mut names = Vec::new();
    let last = choices.headings.get(sheet).map_or(0, |rows| rows.last);
    let enough = last.saturating_add(SAMPLED_ROWS);
    while let Some(event) = reader.next()? {
        match event {
            Event::Sheet(head) => {
                names.push(head.name.clone());
                open = (head.name == sheet).then(|| Opening::new(head, file));
            }
            Event::Row(row) => {
                let Some(opening) = open.as_mut() else { continue };
                let index = row.index;
                let row = opening.filler.row(&row);
                refuse_secret(&row, &opening.place)?;
                opening.keep(row, usize::MAX);
                if index > enough
                    && let Some(opening) = open.take()
                {
                    return Ok(opening);
                }
            }
            Event::SheetEnd => {
                if let Some(opening) = open.take() {
                    return Ok(opening);
                }
            }
            Event::Problem(_) => {}
        }
    }
    let words = format!("文件“{file}”中没有名为“{sheet}”的工作表。有：{}。", names.join("、"));
    Err(Error::refused("E_SHEET", words))
}

/// Every column with a heading or something below.
fn all_columns(headings: &Headings, below: &[&TableRow]) -> BTreeSet<u32> {
    let filled = below.iter().flat_map(|row| row.cells.iter().map(|(at, _)| *at));
    headings.columns.iter().map(|(at, ..)| *at).chain(filled).collect()
}

/// Goals that several columns may have.
fn is_shared(goal: Goal) -> bool {
    matches!(goal, Goal::Ordinal | Goal::Leave)
}

fn samples(below: &[&TableRow], column: u32) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for raw in below.iter().filter_map(|row| row.cell(column)) {
        let text = shortened(&raw.spelled());
        if samples.len() >= SAMPLES {
            break;
        }
        if !samples.contains(&text) {
            samples.push(text);
        }
    }
    samples
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_string(),
    }
}

/// Whether a title, a sheet's or a file's name names a register.
fn names(text: &str, register: &Register) -> bool {
    folded(text).contains(&folded(register.label))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
