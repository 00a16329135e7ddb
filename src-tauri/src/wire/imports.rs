//! The import wizard: a chosen file, its sheets, its columns, every line before it is written, and the batch after.

use super::ProblemCard;
use super::records::LinkCard;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file a person chose; its path stays with the desk.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenFile {
    /// What names it from now on.
    pub token: String,
    /// File name.
    pub name: String,
    /// Its size.
    pub bytes: f64,
}

/// Names a chosen or written file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileToken {
    /// The token.
    pub token: String,
}

/// What a file holds.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SurveyCard {
    /// Its sheets.
    pub sheets: Vec<SheetCard>,
    /// Registers its headings fit, the best first.
    pub fits: Vec<FitCard>,
    /// What could not be read or should be known.
    pub problems: Vec<ProblemCard>,
}

/// A sheet.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetCard {
    /// Name.
    pub name: String,
    /// Rows with something in them.
    pub rows: u32,
    /// Hidden in the file.
    pub hidden: bool,
    /// First and last heading row, one-based, where found.
    pub headings: Option<(u32, u32)>,
    /// The first rows as shown.
    pub head: Vec<Vec<String>>,
}

/// How well a register fits.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FitCard {
    /// The register.
    pub register: String,
    /// Columns that find their field.
    pub mapped: u32,
    /// Columns in all.
    pub columns: u32,
    /// Whether every identity field has a column.
    pub whole: bool,
}

/// Asks where the columns of a sheet go.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnsWish {
    /// The file.
    pub token: String,
    /// The register.
    pub register: String,
    /// The sheet.
    pub sheet: String,
    /// Heading rows, one-based, where the office says them.
    pub headings: Option<(u32, u32)>,
}

/// Where the columns of a sheet go.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnsCard {
    /// The columns.
    pub columns: Vec<ColumnFit>,
    /// Everything a column can be sent to.
    pub goals: Vec<GoalCard>,
    /// The columns are known from an earlier import.
    pub remembered: bool,
}

/// A column.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnFit {
    /// Zero-based.
    pub column: u32,
    /// As a spreadsheet names it.
    pub letter: String,
    /// Its heading; parts of a two-row heading joined by a dot.
    pub heading: String,
    /// Up to five of its texts.
    pub samples: Vec<String>,
    /// Where it goes; `None`: nowhere yet.
    pub goal: Option<String>,
    /// How sure that is.
    pub confidence: Confidence,
}

/// How sure a mapping is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// The field's own label, or a heading known for it.
    Sure,
    /// Like a known heading, or what its texts look like.
    Likely,
    /// Unknown.
    None,
}

/// Something a column can be sent to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GoalCard {
    /// Its word.
    pub goal: String,
    /// In words: 被反映人.姓名.
    pub label: String,
    /// The register cannot make a row without it.
    pub required: bool,
    /// The register cannot make a row without it or another goal marked so.
    pub either: bool,
}

/// An import as the wizard has it so far.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportWish {
    /// The file.
    pub token: String,
    /// The register.
    pub register: String,
    /// The sheets.
    pub sheets: Vec<SheetWish>,
    /// The year of days without one.
    pub year: Option<i32>,
    /// Enter units nobody knows, 待补录.
    pub new_units: bool,
    /// Cells put right.
    pub corrections: Vec<Correction>,
    /// Lines left out.
    pub leave: Vec<LineName>,
    /// The name of the deed, for progress and cancelling.
    pub job: String,
}

/// One sheet of an import.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetWish {
    /// The sheet.
    pub sheet: String,
    /// Heading rows, one-based; `None`: as found.
    pub headings: Option<(u32, u32)>,
    /// Where columns go, where it differs from what was proposed.
    pub columns: Vec<ColumnWish>,
}

/// Where a column goes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnWish {
    /// Zero-based.
    pub column: u32,
    /// Its heading, for remembering.
    pub heading: String,
    /// The goal; `None`: not imported.
    pub goal: Option<String>,
}

/// A cell put right.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Correction {
    /// The sheet.
    pub sheet: String,
    /// One-based row.
    pub row: u32,
    /// Zero-based column.
    pub column: u32,
    /// What it shall say.
    pub text: String,
}

/// A line of a sheet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineName {
    /// The sheet.
    pub sheet: String,
    /// One-based row.
    pub row: u32,
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCard {
    /// Names the lines that wait.
    pub preview: String,
    /// How many lines of each verdict.
    pub counts: VerdictCounts,
    /// Mapped columns in the order of the sheet: heading and field label.
    pub columns: Vec<PreviewColumn>,
    /// The ledger's totals beside what was counted.
    pub totals: Vec<TotalCard>,
    /// Problems, in order.
    pub problems: Vec<ProblemCard>,
    /// Problems that are not listed one by one.
    pub unlisted: f64,
    /// Lines past those that are kept for looking at.
    pub unlisted_lines: f64,
    /// Things understood rather than read: 同上, a year, an alias.
    pub inferred: f64,
}

/// A column of the preview.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewColumn {
    /// The heading in the file.
    pub heading: String,
    /// Where it goes, in words.
    pub label: String,
    /// The kind of the field, for alignment.
    pub kind: String,
    /// The register its texts name a row of.
    pub to: Option<String>,
}

/// How many lines of each verdict.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictCounts {
    /// All.
    pub read: f64,
    /// Will be entered.
    pub new: f64,
    /// Are there already.
    pub same: f64,
    /// Change a record.
    pub changed: f64,
    /// Somebody should look.
    pub doubtful: f64,
    /// Cannot be taken.
    pub rejected: f64,
    /// Left out by the office.
    pub left: f64,
    /// Will be taken: entered, changed, or there already.
    pub taken: f64,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Entered.
    New,
    /// There already.
    Same,
    /// Changes a record.
    Changed,
    /// Somebody should look.
    Doubtful,
    /// Cannot be taken.
    Rejected,
    /// Left out by the office.
    Left,
}

/// Some lines of a preview.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewSpan {
    /// The preview.
    pub preview: String,
    /// Only these verdicts; empty: all.
    pub only: Vec<Verdict>,
    /// The first line's position among them.
    pub start: u32,
    /// How many, at most 400.
    pub count: u32,
}

/// Some lines of a preview.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewLines {
    /// How many there are of these verdicts.
    pub total: u32,
    /// The lines.
    pub lines: Vec<LineCard>,
}

/// A line of a preview.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineCard {
    /// The sheet.
    pub sheet: String,
    /// One-based row.
    pub row: u32,
    /// What becomes of it.
    pub verdict: Verdict,
    /// An import would take it; a doubtful line may have to wait for a decision.
    pub taken: bool,
    /// The record it is, where there is one.
    pub label: String,
    /// What the line as a whole lacks.
    pub words: String,
    /// Its cells, in the order of the preview's columns.
    pub cells: Vec<PreviewCell>,
}

/// A cell of a preview.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCell {
    /// Zero-based column in the file.
    pub column: u32,
    /// As it was read.
    pub text: String,
    /// As it stands in the file, where that differs.
    pub written: Option<String>,
    /// What the record holds now, where the line changes it.
    pub was: Option<String>,
    /// How it stands.
    pub state: CellState,
    /// What is wrong or doubtful, and what to do.
    pub words: Option<String>,
    /// What it may mean, for an unknown or ambiguous name.
    pub candidates: Vec<LinkCard>,
}

/// How a cell of a preview stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CellState {
    /// As it is.
    Plain,
    /// Understood rather than read.
    Inferred,
    /// Somebody should look.
    Doubt,
    /// Not taken.
    Bad,
    /// Changes what is there.
    Changed,
}

/// A total of the ledger beside what was counted.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TotalCard {
    /// Where it stands.
    pub place: String,
    /// What it is of.
    pub label: String,
    /// What the ledger prints.
    pub printed: String,
    /// What was counted.
    pub counted: String,
    /// They agree.
    pub agrees: bool,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedCard {
    /// The batch.
    pub batch: String,
    /// Lines read.
    pub read: f64,
    /// Rows entered.
    pub inserted: f64,
    /// Rows changed.
    pub updated: f64,
    /// Lines that were there already.
    pub unchanged: f64,
    /// Lines not taken.
    pub rejected: f64,
    /// Rows taken that are 待补录.
    pub incomplete: f64,
    /// The ledger's totals beside what was counted.
    pub totals: Vec<TotalCard>,
    /// Problems, in order.
    pub problems: Vec<ProblemCard>,
    /// The checked copy made before.
    pub backup: Option<String>,
}

/// Lines that are not taken, to be written to a workbook.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewName {
    /// The preview.
    pub preview: String,
}

/// A batch.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchCard {
    /// Its id.
    pub batch: String,
    /// When, RFC 3339.
    pub at: String,
    /// Which account.
    pub account: String,
    /// The register.
    pub register: String,
    /// File names.
    pub files: Vec<String>,
    /// In words: 新增203，更新0 ….
    pub words: String,
    /// Taken back.
    pub withdrawn: bool,
}

/// Names a batch.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchName {
    /// Its id.
    pub batch: String,
}

/// A batch that was taken back.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawnCard {
    /// Rows voided.
    pub withdrawn: f64,
    /// Rows that hold again what they held.
    pub restored: f64,
}
