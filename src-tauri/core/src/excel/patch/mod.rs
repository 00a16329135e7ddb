//! Filling cells of a workbook somebody sent down: the cells named are written, every other byte of every other part
//! stays as it was.
//!
//! Nothing is guessed here: a sheet or cell that is not there, a cell merged away, a formula, a locked cell is refused
//! by name and nothing is written. Formulas stay as they are; a result that can be told is brought up to date, and the
//! program that opens the book is asked to reckon all of them again. Foreign bytes are only ever scanned, within bounds.
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // every byte here came from outside

mod formula;
mod parts;
mod sheet;

use crate::words::error::{Error, Result};
use crate::words::place::{Place, Problem, Severity, column_letters};
use parts::Parts;
use sheet::{Kind, SheetXml};
use std::collections::BTreeMap;

/// A cell by sheet name, zero-based row and zero-based column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The name on the sheet's tab.
    pub sheet: String,
    /// Zero-based row.
    pub row: u32,
    /// Zero-based column.
    pub column: u32,
}

impl CellRef {
    /// Reads `Sheet1!C5`; the name may stand in quotes, the cell may carry `$`. Nothing if it names no cell.
    pub fn parse(text: &str) -> Option<CellRef> {
        let (name, cell) = text.rsplit_once('!')?;
        let name = match name.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')) {
            Some(quoted) => quoted.replace("''", "'"),
            None => name.to_string(),
        };
        let (row, column) = sheet::reference(cell.replace('$', "").as_bytes())?;
        (!name.is_empty()).then_some(CellRef { sheet: name, row, column })
    }

    fn place(&self) -> Place {
        Place::default().in_sheet(&self.sheet).at(self.row, self.column)
    }
}

impl std::fmt::Display for CellRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}!{}{}", self.sheet, column_letters(self.column), u64::from(self.row).saturating_add(1))
    }
}

/// What goes into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A number.
    Number(f64),
    /// A text, written as a text whatever it begins with.
    Text(String),
}

/// What a cell of a template holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// No such cell is laid out.
    Absent,
    /// Nothing.
    Blank,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A formula without its sign: `SUM(B2:B5)`.
    Formula(String),
}

/// A workbook sent down, scanned once.
pub struct Template {
    parts: Parts,
    sheets: Vec<TemplateSheet>,
}

struct TemplateSheet {
    name: String,
    part: String,
    xml: Vec<u8>,
    scanned: SheetXml,
}

/// A filled workbook.
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// The results of the template's own formulas after filling, as far as they can be told: sums and differences.
    pub results: BTreeMap<CellRef, f64>,
    /// Formulas whose results only a spreadsheet program can tell; it is asked to when the book is opened.
    pub untold: Vec<CellRef>,
}

impl Template {
    /// Scans a workbook. Refuses what is no xlsx, is too large, or is broken.
    pub fn open(bytes: Vec<u8>) -> Result<Template> {
        let parts = Parts::open(bytes)?;
        let mut sheets = Vec::new();
        for (name, part) in parts.sheets()? {
            let xml = parts.read(&part)?;
            let scanned = SheetXml::scan(&xml)?;
            sheets.push(TemplateSheet { name, part, xml, scanned });
        }
        Ok(Template { parts, sheets })
    }

    /// The names of its worksheets, in order.
    pub fn sheet_names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    /// What a cell holds.
    pub fn held(&self, cell: &CellRef) -> Held {
        let Some(sheet) = self.sheets.iter().find(|sheet| sheet.name == cell.sheet) else { return Held::Absent };
        let Some(standing) = sheet.scanned.cells.get(&(cell.row, cell.column)) else { return Held::Absent };
        if standing.formula.is_some() {
            let formula = formula::spelled(&sheet.scanned, (cell.row, cell.column)).unwrap_or_default();
            return Held::Formula(formula);
        }
        match self.text_of(standing) {
            Some(text) if text.is_empty() => Held::Blank,
            Some(text) => Held::Text(text),
            None => standing.value.trim().parse().map_or(Held::Blank, Held::Number),
        }
    }

    /// Every text that stands in a sheet, with its place: what a layout says of itself.
    pub fn labels(&self) -> Vec<(CellRef, String)> {
        let mut labels = Vec::new();
        for sheet in &self.sheets {
            for ((row, column), standing) in &sheet.scanned.cells {
                let text = self.text_of(standing).filter(|text| standing.formula.is_none() && !text.trim().is_empty());
                if let Some(text) = text {
                    labels.push((CellRef { sheet: sheet.name.clone(), row: *row, column: *column }, text));
                }
            }
        }
        labels
    }

    /// The cells a protected sheet leaves open to be filled, as far as they are empty. Of a sheet without protection
    /// nobody can say which they are.
    pub fn open_cells(&self) -> Vec<CellRef> {
        let mut open = Vec::new();
        for sheet in self.sheets.iter().filter(|sheet| sheet.scanned.is_protected) {
            for ((row, column), standing) in &sheet.scanned.cells {
                let cell = CellRef { sheet: sheet.name.clone(), row: *row, column: *column };
                let is_open = !self.parts.is_locked(standing.style) && sheet.scanned.merge_over((*row, *column)).is_none();
                if is_open && self.held(&cell) == Held::Blank {
                    open.push(cell);
                }
            }
        }
        open
    }

    /// Writes values into cells. Either all of them are written or none: whatever cannot be filled is told cell by
    /// cell.
    pub fn fill(&self, entries: &BTreeMap<CellRef, Entry>) -> Result<Filled> {
        let problems: Vec<Problem> = entries.keys().filter_map(|cell| self.why_not(cell)).collect();
        if !problems.is_empty() {
            let words = format!("模板有{}个格子不能填写，没有写出文件。请核对对应关系与模板是否同一版本。", problems.len());
            return Err(Error::refused_with("E_TEMPLATE", words, problems));
        }
        let mut changed: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let (mut results, mut untold) = (BTreeMap::new(), Vec::new());
        let mut has_formulas = false;
        for sheet in &self.sheets {
            let here: BTreeMap<(u32, u32), &Entry> = entries
                .iter()
                .filter(|(cell, _)| cell.sheet == sheet.name)
                .map(|(cell, entry)| ((cell.row, cell.column), entry))
                .collect();
            let told = formula::results(&sheet.scanned, &here);
            let at = |place: &(u32, u32)| CellRef { sheet: sheet.name.clone(), row: place.0, column: place.1 };
            for place in sheet.scanned.formulas() {
                has_formulas = true;
                match told.get(&place) {
                    Some(value) => _ = results.insert(at(&place), *value),
                    None => untold.push(at(&place)),
                }
            }
            // A result that stays what it was is left alone: a sheet nobody filled keeps its bytes.
            let fresh: BTreeMap<(u32, u32), f64> =
                told.into_iter().filter(|(place, value)| !sheet.scanned.shows(*place, *value)).collect();
            if !here.is_empty() || !fresh.is_empty() {
                changed.insert(sheet.part.clone(), sheet.scanned.rewritten(&sheet.xml, &here, &fresh)?);
            }
        }
        if has_formulas {
            let (part, xml) = self.parts.reckoning()?;
            changed.insert(part, xml);
        }
        Ok(Filled { bytes: self.parts.rebuilt(&changed)?, results, untold })
    }

    /// Why a cell may not be filled.
    fn why_not(&self, cell: &CellRef) -> Option<Problem> {
        let refuse = |code, words: String| Some(Problem::new(Severity::Error, code, cell.place(), words));
        let Some(sheet) = self.sheets.iter().find(|sheet| sheet.name == cell.sheet) else {
            let known: Vec<&str> = self.sheet_names().collect();
            let words = format!("模板里没有名为“{}”的工作表，只有：{}。", cell.sheet, known.join("、"));
            return refuse("no_sheet", words);
        };
        let place = (cell.row, cell.column);
        if let Some(merge) = sheet.scanned.merge_over(place) {
            let first = format!("{}{}", column_letters(merge.first_column), u64::from(merge.first_row).saturating_add(1));
            return refuse("merged_away", format!("此格已并入以 {first} 为首的合并单元格，请改填 {first}。"));
        }
        let Some(standing) = sheet.scanned.cells.get(&place) else {
            return refuse("no_cell", "模板里没有这个格子，可能表样已改。请核对模板版本。".into());
        };
        if standing.formula.is_some() || sheet.scanned.in_array(place) {
            return refuse("formula", "此格是模板自带的公式，不能改写；如要核对，请在对应关系中写“check”。".into());
        }
        if sheet.scanned.is_protected && self.parts.is_locked(standing.style) {
            return refuse("locked", "此格被上级锁定，不许填写。请核对对应关系。".into());
        }
        None
    }

    fn text_of(&self, standing: &sheet::Standing) -> Option<String> {
        match standing.kind {
            Kind::Shared => {
                let at: usize = standing.value.trim().parse().ok()?;
                Some(self.parts.string(at).unwrap_or_default().to_string())
            }
            Kind::Text => Some(standing.value.clone()),
            Kind::Number => standing.value.trim().is_empty().then(String::new),
            Kind::Other => None,
        }
    }
}
