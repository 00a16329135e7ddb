//! A previewed import as the page sees it: one list of columns over all its sheets, lines and cells judged.

use crate::desk::hold;
use crate::show::{self, count};
use crate::wire::imports::{CellState, LineCard, PreviewCard, PreviewCell, PreviewColumn, TotalCard, Verdict, VerdictCounts};
use crate::wire::records::LinkCard;
use std::collections::HashMap;
use std::sync::Mutex;
use zhengfeng_core::intake::names::Names;
use zhengfeng_core::ledgers::goals::Target;
use zhengfeng_core::ledgers::import::ControlTotal;
use zhengfeng_core::ledgers::preview::{self, LineVerdict, Outlook, PreviewSheet};
use zhengfeng_core::ledgers::suggest::{Suggestion, suggest};
use zhengfeng_core::office::Office;
use zhengfeng_core::register::{Field, Kind, Register};
use zhengfeng_core::words::error::Result;

/// A preview that waits: what the import would do, and the columns as the page sees them.
pub struct Preview {
    /// Its lines.
    pub lines: preview::Preview,
    /// The register they are for.
    pub register: &'static Register,
    columns: Vec<PreviewColumn>,
    /// For each sheet, where its columns stand among the page's.
    places: Vec<Vec<usize>>,
    /// What was suggested before: a ledger that names an unknown unit names it in many lines, and is looked at again.
    suggested: Mutex<HashMap<(usize, u32, String), Vec<LinkCard>>>,
}

impl Preview {
    /// What an import would do, as the page sees it.
    pub fn new(office: &Office, register: &'static Register, lines: preview::Preview) -> Preview {
        let mut columns: Vec<PreviewColumn> = Vec::new();
        let mut goals: Vec<String> = Vec::new();
        let mut places = Vec::new();
        for sheet in &lines.sheets {
            let mut own = Vec::new();
            for column in &sheet.columns {
                let at = goals.iter().position(|goal| *goal == column.goal).unwrap_or_else(|| {
                    goals.push(column.goal.clone());
                    let field = field_of(office, register, &column.goal);
                    columns.push(PreviewColumn {
                        heading: column.heading.clone(),
                        label: column.label.clone(),
                        kind: field.map_or("text", |field| field.kind.word()).to_string(),
                        to: field.and_then(linked).map(str::to_string),
                    });
                    goals.len().saturating_sub(1)
                });
                own.push(at);
            }
            places.push(own);
        }
        Preview { lines, register, columns, places, suggested: Mutex::default() }
    }

    /// The preview as a whole.
    pub fn card(&self, name: &str) -> PreviewCard {
        let (counts, report) = (self.lines.counts(), &self.lines.report);
        let number = |number: u64| count(i64::try_from(number).unwrap_or(i64::MAX));
        PreviewCard {
            preview: name.to_string(),
            counts: VerdictCounts {
                read: number(report.read.saturating_add(report.left)),
                new: number(counts.new),
                same: number(counts.same),
                changed: number(counts.changed),
                doubtful: number(counts.doubtful),
                rejected: number(counts.rejected),
                left: number(counts.left),
                taken: number(report.read.saturating_sub(report.rejected)),
            },
            columns: self.columns.clone(),
            totals: report.control_totals.iter().map(total).collect(),
            problems: report.problems.iter().map(show::problem).collect(),
            unlisted: number(report.unlisted),
            unlisted_lines: number(self.lines.unlisted),
            inferred: number(self.lines.inferred()),
        }
    }

    /// One of its lines.
    pub fn line(&self, office: &Office, names: &Names, at: usize) -> Result<Option<LineCard>> {
        let Some(line) = self.lines.line(at) else { return Ok(None) };
        let sheet = self.lines.sheets.get(line.sheet);
        let mut cells: Vec<PreviewCell> = self.columns.iter().map(|_| empty()).collect();
        for (cell, place) in line.cells.iter().zip(self.places.get(line.sheet).into_iter().flatten()) {
            if let Some(slot) = cells.get_mut(*place) {
                *slot = self.cell(office, names, line.sheet, cell)?;
            }
        }
        let mut words = line.words.clone();
        if !line.lacking.is_empty() {
            words.push(format!("待补录：{}", line.lacking.join("、")));
        }
        Ok(Some(LineCard {
            sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
            row: line.row.saturating_add(1),
            verdict: verdict(line.verdict),
            taken: line.outlook != Outlook::Leave,
            label: line.label.unwrap_or_default(),
            words: words.join("\n"),
            cells,
        }))
    }

    fn cell(&self, office: &Office, names: &Names, of: usize, cell: &preview::PreviewCell) -> Result<PreviewCell> {
        let mut card = PreviewCell { column: cell.column, text: cell.text.clone(), written: cell.written.clone(), ..empty() };
        match &cell.state {
            preview::CellState::Plain => {}
            preview::CellState::Inferred { words, .. } => {
                card.state = CellState::Inferred;
                card.words = Some(words.clone());
            }
            preview::CellState::Changed { was } => {
                card.state = CellState::Changed;
                card.was = Some(was.clone());
            }
            preview::CellState::Doubt { words, .. } => {
                card.state = CellState::Doubt;
                card.words = Some(words.clone());
            }
            preview::CellState::Bad { words, .. } => {
                card.state = CellState::Bad;
                card.words = Some(words.clone());
            }
        }
        if matches!(card.state, CellState::Doubt | CellState::Bad)
            && let Some(sheet) = self.lines.sheets.get(of)
            && let Some(column) = sheet.columns.iter().find(|column| column.column == cell.column)
        {
            card.candidates = self.candidates(office, names, of, sheet, column, &cell.text)?;
        }
        Ok(card)
    }

    fn candidates(
        &self,
        office: &Office,
        names: &Names,
        of: usize,
        sheet: &PreviewSheet,
        column: &preview::PreviewColumn,
        text: &str,
    ) -> Result<Vec<LinkCard>> {
        let key = (of, column.column, text.to_string());
        if let Some(known) = hold(&self.suggested).get(&key) {
            return Ok(known.clone());
        }
        let target = Target::of_sheet(self.register, &sheet.name);
        let found = suggest(&office.reading(), names, target, &column.goal, text)?;
        let cards: Vec<LinkCard> = found.into_iter().map(candidate).collect();
        hold(&self.suggested).insert(key, cards.clone());
        Ok(cards)
    }
}

/// What the cell would have to say, and whom that means.
fn candidate(found: Suggestion) -> LinkCard {
    LinkCard { register: String::new(), id: found.id, label: found.text, note: found.label }
}

fn empty() -> PreviewCell {
    PreviewCell {
        column: u32::MAX,
        text: String::new(),
        written: None,
        was: None,
        state: CellState::Plain,
        words: None,
        candidates: Vec::new(),
    }
}

/// The field a goal fills, where it fills just one.
fn field_of(office: &Office, register: &'static Register, goal: &str) -> Option<&'static Field> {
    let (of, name) = match goal.split_once('.') {
        Some((part, name)) => (office.shelf().register(part).ok()?, name),
        None => (register, goal),
    };
    of.field(name)
}

fn linked(field: &'static Field) -> Option<&'static str> {
    match field.kind {
        Kind::Link(to) | Kind::Many(to) => Some(to),
        _ => None,
    }
}

/// A total of the ledger beside what was counted.
pub fn total(total: &ControlTotal) -> TotalCard {
    TotalCard {
        place: total.place.to_string(),
        label: total.label.clone(),
        agrees: total.printed == total.counted,
        printed: total.printed.clone(),
        counted: total.counted.clone(),
    }
}

fn verdict(verdict: LineVerdict) -> Verdict {
    match verdict {
        LineVerdict::New => Verdict::New,
        LineVerdict::Same => Verdict::Same,
        LineVerdict::Changed => Verdict::Changed,
        LineVerdict::Doubtful => Verdict::Doubtful,
        LineVerdict::Rejected => Verdict::Rejected,
        LineVerdict::Left => Verdict::Left,
    }
}

/// The same the other way round.
pub fn asked(verdict: Verdict) -> LineVerdict {
    match verdict {
        Verdict::New => LineVerdict::New,
        Verdict::Same => LineVerdict::Same,
        Verdict::Changed => LineVerdict::Changed,
        Verdict::Doubtful => LineVerdict::Doubtful,
        Verdict::Rejected => LineVerdict::Rejected,
        Verdict::Left => LineVerdict::Left,
    }
}
