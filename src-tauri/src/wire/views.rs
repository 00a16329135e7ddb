//! Views: an ordered list of rows kept in the core, asked for by position; and edits of cells.

use super::figures::Drill;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a view shows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewWish {
    /// The register.
    pub register: String,
    /// Conditions; all must hold.
    pub filters: Vec<FilterWish>,
    /// Words to search for; pinyin initials find names.
    pub search: Option<String>,
    /// Order.
    pub order: Vec<OrderWish>,
    /// Only rows that are 待补录.
    pub incomplete: bool,
    /// Voided rows too.
    pub void: bool,
    /// Only these rows.
    pub among: Option<Among>,
}

/// A condition, in words as a person writes them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilterWish {
    /// The field.
    pub field: String,
    /// How it is compared.
    pub op: FilterOp,
    /// What with: codes by word or label, days, periods, amounts in 元, ids or names of links. `between` takes two,
    /// either of which may be empty.
    pub texts: Vec<String>,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FilterOp {
    /// One of the texts; an empty text among them: or empty.
    Is,
    /// Contains the text.
    Contains,
    /// Between two, both included.
    Between,
    /// Empty.
    Empty,
    /// Not empty.
    Filled,
}

/// An order by one field.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderWish {
    /// The field.
    pub field: String,
    /// Largest first.
    pub down: bool,
}

/// A set of rows given from elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Among {
    /// The rows behind a number.
    Figure(Drill),
    /// The rows a figure may have to count but cannot.
    Gaps(Drill),
    /// Of the rows behind a number, those with one code.
    Split(super::papers::SplitDrill),
    /// The rows that prove a sentence of the report, or those that break it.
    Evidence {
        /// The sentence.
        code: String,
        /// The period.
        period: String,
        /// Which of its registers, the first is 0.
        at: u32,
        /// Whether those that break it are asked for.
        broken: bool,
    },
    /// The rows that stand on one side of a check only.
    Check {
        /// The check.
        rule: String,
        /// The period.
        period: String,
        /// Whether those of the right side are asked for.
        right: bool,
    },
    /// The rows of a clock that stand so.
    Due {
        /// The rule.
        rule: String,
        /// The register.
        register: String,
        /// How they stand.
        state: super::due::DueState,
        /// What was met late before that year is left out.
        year: i32,
    },
    /// These.
    Rows {
        /// Their ids.
        ids: Vec<String>,
    },
}

/// An open view.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewCard {
    /// Its handle.
    pub view: u32,
    /// The register (a figure's basis may be another than was asked).
    pub register: String,
    /// Rows in the view.
    pub total: u32,
    /// Living rows in the register, as far as the account may see them.
    pub all: u32,
    /// Sums of amounts over the whole view, printed in 元.
    pub sums: Vec<SumCard>,
}

/// A sum.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SumCard {
    /// The field.
    pub field: String,
    /// Printed.
    pub sum: String,
}

/// The handle of a view.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewName {
    /// Its handle.
    pub view: u32,
}

/// Some rows of a view.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewSpan {
    /// Its handle.
    pub view: u32,
    /// The first row's position.
    pub start: u32,
    /// How many, at most 400.
    pub count: u32,
}

/// A row in a view.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewRow {
    /// Its handle.
    pub view: u32,
    /// The row's id.
    pub id: String,
}

/// A row as the grid shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowCard {
    /// Lasting id.
    pub id: String,
    /// Its version: an edit names the version it saw.
    pub version: f64,
    /// 待补录.
    pub incomplete: bool,
    /// Voided.
    pub void: bool,
    /// Labels of what it lacks.
    pub missing: Vec<String>,
    /// Shown texts by field position; `null` where empty. Sealed fields show nothing.
    pub cells: Vec<Option<String>>,
    /// Positions whose cell holds what the register could not read.
    pub unread: Vec<u32>,
}

/// A block of a view: rows from `start` to before `end`, these fields.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewBlock {
    /// Its handle.
    pub view: u32,
    /// First row.
    pub start: u32,
    /// Row after the last.
    pub end: u32,
    /// Field names.
    pub fields: Vec<String>,
}

/// What the status bar says of a block.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TallyCard {
    /// Filled cells.
    pub count: f64,
    /// Filled cells that hold amounts or numbers.
    pub numbers: f64,
    /// Their sum, printed; `None` without numbers.
    pub sum: Option<String>,
    /// Their mean, printed.
    pub mean: Option<String>,
}

/// Asks for the values of a column under the other conditions of a view.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValuesWish {
    /// The view, whose own condition on the field is left out.
    pub wish: ViewWish,
    /// The field.
    pub field: String,
}

/// A value of a column and how often it stands there.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueCard {
    /// What a filter `is` takes.
    pub text: String,
    /// What is shown.
    pub label: String,
    /// First letters of its syllables.
    pub initials: String,
    /// How often.
    pub count: f64,
}

/// The values of a column.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValuesCard {
    /// The most frequent, at most 500; codes in their list's order.
    pub values: Vec<ValueCard>,
    /// How many cells are empty.
    pub empty: f64,
    /// There are more values than listed.
    pub more: bool,
}

/// Edits of cells: one act.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PatchWish {
    /// The register.
    pub register: String,
    /// The edits.
    pub edits: Vec<EditWish>,
    /// What the act is called when it can be taken back: 修改 3 个单元格.
    pub label: String,
}

/// The edit of one cell.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditWish {
    /// The row.
    pub id: String,
    /// The version the page saw.
    pub version: f64,
    /// The field.
    pub field: String,
    /// What was typed; empty empties the field.
    pub text: String,
}

/// A cell that was not taken.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellRefusal {
    /// The row; `None` for a row that would be new.
    pub id: Option<String>,
    /// Position among the edits or, for a paste, the row of the matrix.
    pub row: u32,
    /// The field.
    pub field: String,
    /// What is wrong and what to do.
    pub words: String,
}

/// What came of edits.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PatchedCard {
    /// The rows as they are now.
    pub rows: Vec<RowCard>,
    /// Cells that were not taken.
    pub refused: Vec<CellRefusal>,
    /// What can be taken back now.
    pub acts: ActsCard,
}

/// A block from the clipboard.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasteWish {
    /// The view it goes into.
    pub view: u32,
    /// The first row's position; the view's total: only new rows.
    pub start: u32,
    /// The fields of its columns.
    pub fields: Vec<String>,
    /// Its texts.
    pub matrix: Vec<Vec<String>>,
    /// Only look what would happen.
    pub rehearse: bool,
    /// What the act is called.
    pub label: String,
}

/// What came of a paste, or would come.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastedCard {
    /// Cells taken.
    pub cells: f64,
    /// Rows that are new.
    pub new_rows: f64,
    /// Cells that may not be written and were left alone.
    pub skipped: f64,
    /// Cells that were not taken.
    pub refused: Vec<CellRefusal>,
    /// Ids of the new rows.
    pub ids: Vec<String>,
    /// What can be taken back now.
    pub acts: ActsCard,
}

/// What can be taken back, and what can be done again.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActsCard {
    /// The newest act that can be taken back.
    pub undo: Option<String>,
    /// The newest act that was taken back.
    pub redo: Option<String>,
}

/// An act that was taken back or done again.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoneCard {
    /// What it was called.
    pub label: String,
    /// Registers whose rows moved.
    pub registers: Vec<String>,
    /// What can be taken back now.
    pub acts: ActsCard,
}
