//! A form filled for a period, before it is a file: cells with their texts, what each number counts, and what is wrong.
//! The window shows it as it will be printed; the workbook is drawn blank from it and then filled.

use super::grid::Span;
use super::spans;
use crate::checks::Tally;
use crate::excel::patch::{CellRef, Entry, Template};
use crate::excel::write::blank::{BlankCell, BlankSheet, Content};
use crate::excel::write::book::{Book, Properties, Size};
use crate::excel::write::house::Frame;
use crate::excel::write::name::SheetName;
use crate::excel::write::print::Orientation;
use crate::figures::figure::Basis;
use crate::words::error::{Error, Result};
use crate::words::place::{Problem, column_letters};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A form filled for a period.
#[derive(Debug)]
pub struct Drawn {
    /// Its name on the command line.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// The title of the workbook, with county and period.
    pub title: String,
    /// Its sheets in order.
    pub sheets: Vec<DrawnSheet>,
    /// What does not hold, what is missing, what is left open; errors first.
    pub problems: Vec<Problem>,
    /// What the relation checks say of the period's records.
    pub checks: Tally,
    /// How many figures it prints.
    pub figures: usize,
    /// How many rows of registers it lists.
    pub rows: u64,
}

/// A sheet of it.
#[derive(Debug)]
pub struct DrawnSheet {
    /// The name on its tab.
    pub name: String,
    /// How the paper lies.
    pub orientation: Orientation,
    /// Widths of its columns, in half-width characters.
    pub widths: Vec<u32>,
    /// Rows that stand on every page.
    pub headings: Option<RangeInclusive<u32>>,
    /// Whether its labels are locked against changes.
    pub is_locked: bool,
    /// Its cells.
    pub cells: Vec<DrawnCell>,
}

/// A cell of it. Rows and columns count from zero.
#[derive(Debug)]
pub struct DrawnCell {
    /// First row.
    pub row: u32,
    /// First column.
    pub column: u16,
    /// Rows made one.
    pub rows: u32,
    /// Columns made one.
    pub columns: u16,
    /// How it looks.
    pub look: Frame,
    /// What stands in it.
    pub held: HeldText,
}

/// What a cell is to whoever reads the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The form's title.
    Title,
    /// A heading or a line's label.
    Head,
    /// Words.
    Words,
    /// A number counted from rows.
    Number,
    /// A sum by the form's own formula.
    Sum,
    /// What the papers do not tell (待补).
    Unknown,
    /// A remark outside the table.
    Note,
}

impl DrawnCell {
    /// What the cell is.
    pub fn role(&self) -> Role {
        match (&self.held, self.look) {
            (_, Frame::Title) => Role::Title,
            (_, Frame::Remark) => Role::Note,
            (HeldText::Number { .. }, _) => Role::Number,
            (HeldText::Total { .. }, _) => Role::Sum,
            (HeldText::Open, _) | (_, Frame::Waiting) => Role::Unknown,
            (_, Frame::Heading | Frame::Label) => Role::Head,
            (_, Frame::Number | Frame::Decimal | Frame::Word | Frame::Sentence) => Role::Words,
        }
    }
}

/// What stands in a cell of a drawn form.
#[derive(Debug, Clone)]
pub enum HeldText {
    /// A label of the form.
    Label(String),
    /// Words from the registers.
    Words(String),
    /// Whose form it is and of when, where somebody else fills the blank.
    Heading {
        /// The office's words.
        text: String,
        /// What stands in the blank.
        blank: String,
    },
    /// A number.
    Number {
        /// As it is written into the cell.
        value: f64,
        /// As it is printed.
        text: String,
        /// What it counts, where one figure says so.
        bound: Option<Bound>,
    },
    /// A total by the form's own formula.
    Total {
        /// The formula without `=`.
        formula: String,
        /// What it comes to.
        value: f64,
        /// What it counts, where one figure says so.
        bound: Option<Bound>,
    },
    /// Nothing: the papers do not tell what belongs here.
    Open,
}

/// What a number counts: enough to list its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The figure's code.
    pub figure: &'static str,
    /// What is counted.
    pub basis: Basis,
    /// The column it is split by and the codes that count; nothing where all of it counts.
    pub split: Option<(&'static str, Vec<String>)>,
    /// Which stretch of the form's time it counts.
    pub span: Span,
    /// That stretch, as it is spelled.
    pub period: String,
}

impl HeldText {
    /// A whole number.
    pub fn whole(value: i64, bound: Option<Bound>) -> HeldText {
        HeldText::Number { value: value as f64, text: value.to_string(), bound }
    }

    /// The text as printed.
    pub fn text(&self) -> String {
        match self {
            HeldText::Label(text) | HeldText::Words(text) => text.clone(),
            HeldText::Heading { text, .. } | HeldText::Number { text, .. } => text.clone(),
            HeldText::Total { value, .. } => value.to_string(),
            HeldText::Open => String::new(),
        }
    }

    /// What the cell counts.
    pub fn bound(&self) -> Option<&Bound> {
        match self {
            HeldText::Number { bound, .. } | HeldText::Total { bound, .. } => bound.as_ref(),
            HeldText::Label(_) | HeldText::Words(_) | HeldText::Heading { .. } | HeldText::Open => None,
        }
    }
}

/// Half-width characters that can be read across an upright page of A4, and lines that stand on one lying down.
const WIDEST_UPRIGHT: u32 = 150;
const LONGEST_LYING: u32 = 30;

impl DrawnSheet {
    /// A sheet in landscape without cells.
    pub fn new(name: &str, widths: Vec<u32>) -> DrawnSheet {
        DrawnSheet {
            name: name.to_string(),
            orientation: Orientation::Landscape,
            widths,
            headings: None,
            is_locked: false,
            cells: Vec::new(),
        }
    }

    /// Lays the paper upright where the sheet is long and not too wide to be read there.
    pub fn lay(&mut self) {
        let width: u32 = self.widths.iter().sum();
        let lines = self.cells.iter().map(|cell| cell.row).max().unwrap_or(0);
        if width <= WIDEST_UPRIGHT && lines > LONGEST_LYING {
            self.orientation = Orientation::Portrait;
        }
    }

    /// Puts something into one cell.
    pub fn put(&mut self, row: u32, column: u16, look: Frame, held: HeldText) {
        self.cells.push(DrawnCell { row, column, rows: 1, columns: 1, look, held });
    }

    /// Puts something into cells made one.
    pub fn span(&mut self, (row, column): (u32, u16), (rows, columns): (u32, u16), look: Frame, held: HeldText) {
        self.cells.push(DrawnCell { row, column, rows, columns, look, held });
    }

    /// Puts words across the whole sheet.
    pub fn across(&mut self, row: u32, look: Frame, held: HeldText) {
        let columns = u16::try_from(self.widths.len()).unwrap_or(u16::MAX).max(1);
        self.span((row, 0), (1, columns), look, held);
    }

    fn blank(&self, name: &SheetName) -> BlankSheet {
        let cells = self.cells.iter().map(|cell| BlankCell {
            row: cell.row,
            column: cell.column,
            rows: cell.rows,
            columns: cell.columns,
            look: cell.look,
            content: match &cell.held {
                HeldText::Label(text) => Content::Label(text.clone()),
                HeldText::Words(text) | HeldText::Number { text, .. } => Content::Open(text.clone()),
                HeldText::Heading { blank, .. } => Content::Given(blank.clone()),
                HeldText::Total { formula, .. } => Content::Total(formula.clone()),
                HeldText::Open => Content::Open(String::new()),
            },
        });
        BlankSheet {
            name: name.clone(),
            orientation: self.orientation,
            widths: self.widths.clone(),
            headings: self.headings.clone(),
            is_locked: self.is_locked,
            cells: cells.collect(),
        }
    }
}

impl Drawn {
    /// The workbook: drawn blank, then filled cell by cell as a form sent down would be.
    pub fn workbook(&self, properties: &Properties) -> Result<Vec<u8>> {
        let (blank, names) = self.drawn_blank(&self.sheets, properties)?;
        let mut entries: BTreeMap<CellRef, Entry> = BTreeMap::new();
        for (sheet, name) in self.sheets.iter().zip(&names) {
            for cell in &sheet.cells {
                let entry = match &cell.held {
                    HeldText::Words(text) | HeldText::Heading { text, .. } if !text.is_empty() => Entry::Text(text.clone()),
                    HeldText::Number { value, .. } => Entry::Number(*value),
                    HeldText::Words(_) | HeldText::Heading { .. } | HeldText::Label(_) => continue,
                    HeldText::Total { .. } | HeldText::Open => continue,
                };
                entries.insert(place(name, cell), entry);
            }
        }
        Ok(Template::open(blank)?.fill(&entries)?.bytes)
    }

    /// The blank form, as it is sent down to be filled in: locked labels, open cells, totals as formulas. Only what is
    /// laid out has one; lists are as long as their rows.
    pub fn blank(&self, properties: &Properties) -> Result<Vec<u8>> {
        let laid_out: Vec<&DrawnSheet> = self.laid_out().collect();
        if laid_out.is_empty() {
            return Err(Error::refused("E_FORM", format!("“{}”是清单，没有固定的空白表样。", self.label)));
        }
        Ok(self.drawn_blank(laid_out, properties)?.0)
    }

    /// Which cell of the blank takes which figure, as `fill` reads it; totals are compared.
    pub fn bindings(&self) -> String {
        let mut all = serde_json::Map::new();
        for sheet in self.laid_out() {
            for cell in &sheet.cells {
                let at = format!("{}!{}{}", sheet.name, column_letters(u32::from(cell.column)), u64::from(cell.row) + 1);
                if matches!(cell.held, HeldText::Heading { .. }) {
                    all.insert(at, serde_json::json!({ "text": "heading" }));
                    continue;
                }
                let Some(bound) = cell.held.bound() else { continue };
                let mut said = serde_json::Map::new();
                said.insert("figure".into(), bound.figure.into());
                said.insert("basis".into(), bound.basis.word().into());
                said.insert("unit".into(), serde_json::Value::Null);
                said.insert("span".into(), spans::spelled(bound.span).into());
                if let Some((column, words)) = &bound.split {
                    said.insert("split".into(), serde_json::json!({ "column": column, "words": words }));
                }
                if matches!(cell.held, HeldText::Total { .. }) {
                    said.insert("check".into(), true.into());
                }
                all.insert(at, serde_json::Value::Object(said));
            }
        }
        serde_json::Value::Object(all).to_string()
    }

    /// The sheets whose lines and columns are the superiors'.
    fn laid_out(&self) -> impl Iterator<Item = &DrawnSheet> {
        self.sheets.iter().filter(|sheet| sheet.is_locked)
    }

    fn drawn_blank<'s>(
        &self,
        sheets: impl IntoIterator<Item = &'s DrawnSheet>,
        properties: &Properties,
    ) -> Result<(Vec<u8>, Vec<SheetName>)> {
        let mut book = Book::new(properties, Size::Small)?;
        let mut names = Vec::new();
        for sheet in sheets {
            let name = book.sheet_name(&sheet.name);
            book.blank(&sheet.blank(&name))?;
            names.push(name);
        }
        Ok((book.bytes()?, names))
    }
}

fn place(name: &SheetName, cell: &DrawnCell) -> CellRef {
    CellRef { sheet: name.to_string(), row: cell.row, column: u32::from(cell.column) }
}
