//! Forms as they will print, the report draft with its bound numbers, and what was handed in.

use super::figures::Drill;
use super::records::LinkCard;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form or a report for a period, to be looked at.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftWish {
    /// The form; the report needs none.
    pub form: String,
    /// The period.
    pub period: String,
}

/// A form drawn for the window.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnCard {
    /// What the form is called.
    pub label: String,
    /// With county and period.
    pub title: String,
    /// The sheets.
    pub sheets: Vec<FormSheetCard>,
    /// What the form's own checks and the relation checks found.
    pub problems: Vec<FormProblemCard>,
    /// Broken checks by weight.
    pub errors: f64,
    /// Those that need a word.
    pub explains: f64,
    /// Those worth a look.
    pub hints: f64,
}

/// One sheet.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormSheetCard {
    /// Its name.
    pub name: String,
    /// Widths of the columns in characters.
    pub widths: Vec<f64>,
    /// The cells, row by row; a covered cell is left out.
    pub rows: Vec<Vec<DrawnCell>>,
}

/// One cell.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnCell {
    /// Column, the first is 0.
    pub at: f64,
    /// What stands in it.
    pub text: String,
    /// Columns it covers.
    pub wide: f64,
    /// Rows it covers.
    pub high: f64,
    /// What it is.
    pub kind: CellKind,
    /// The number's rows, where it is one.
    pub drill: Option<SplitDrill>,
}

/// What a cell of a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CellKind {
    /// The form's title.
    Title,
    /// A heading or a row's label.
    Head,
    /// Text.
    Text,
    /// A number counted from rows.
    Number,
    /// A sum the form reckons itself.
    Sum,
    /// A column the sources leave unknown (待补).
    Unknown,
    /// A note below the table.
    Note,
}

/// The rows of one cell: a figure, of which only those with this code.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitDrill {
    /// The figure.
    pub drill: Drill,
    /// The column it is split by, `alias.field`; nothing for all its rows.
    pub column: Option<String>,
    /// The codes that count; none for the rows without one.
    pub words: Vec<String>,
}

/// What is broken in a form.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormProblemCard {
    /// The cell or the check.
    pub place: String,
    /// `error`, `explain` or `hint`.
    pub state: super::checks::CheckState,
    /// What is broken.
    pub words: String,
}

/// The report draft.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportCard {
    /// The title, line by line.
    pub title: Vec<String>,
    /// 主送机关.
    pub recipient: String,
    /// The paragraphs in order.
    pub paragraphs: Vec<ParagraphCard>,
    /// Who signs.
    pub signer: String,
    /// The day under it.
    pub dated: String,
    /// The numbers in the order of the text.
    pub numbers: Vec<BoundCard>,
    /// Numbers typed by hand.
    pub unbound: Vec<UnboundCard>,
    /// When it was drafted, RFC 3339.
    pub drafted_at: String,
    /// What the reader of reports finds in the draft.
    pub findings: Vec<super::checks::TextFindingCard>,
    /// Whether the account may write its own wording.
    pub may_write: bool,
}

/// A heading or a paragraph.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParagraphCard {
    /// 0 body, 1 一、, 2 （一）.
    pub level: f64,
    /// The sentences.
    pub sentences: Vec<SentenceCard>,
}

/// A sentence of the draft.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceCard {
    /// Its place in the draft; nothing for a heading.
    pub slot: Option<String>,
    /// Its pieces.
    pub pieces: Vec<PieceCard>,
    /// The wording with its fields: 全年共立案{F112}.
    pub wording: String,
    /// Whether the office put its own wording there.
    pub own: bool,
    /// What its fields are called, and those of the built-in sentence.
    pub fields: Vec<SentenceField>,
}

/// A field of a wording.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceField {
    /// As it is kept: {F112}.
    pub token: String,
    /// As a person reads it; no two fields of a sentence read alike.
    pub words: String,
}

/// A piece of a sentence.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PieceCard {
    /// The text.
    pub text: String,
    /// The number it is, where it is one.
    pub drill: Option<Drill>,
    /// Whether it is a number typed by hand.
    pub typed: bool,
}

/// A bound number of the draft.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoundCard {
    /// As it stands in the text.
    pub printed: String,
    /// The figure.
    pub drill: Drill,
    /// What the figure is called.
    pub label: String,
    /// The checks that stand against it: K-02.
    pub checks: Vec<String>,
}

/// A number typed by hand.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnboundCard {
    /// As typed.
    pub printed: String,
    /// The sentence.
    pub slot: String,
}

/// A wording of the office's own.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceWish {
    /// The period of the report.
    pub period: String,
    /// The place.
    pub slot: String,
    /// The wording with its fields; nothing takes the built-in one back.
    pub wording: Option<String>,
}

/// A report to be written.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportWish {
    /// The period.
    pub period: String,
    /// Whether names, places and amounts are printed as `**`.
    pub redact: bool,
    /// Whether it has the head of a paper to a superior: office in red, number, 签发人.
    pub headed: bool,
    /// The name of the deed.
    pub job: String,
}

/// Hands something in: its figures and rows are kept.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubmitWish {
    /// A form's name, or `report`.
    pub what: String,
    /// The period.
    pub period: String,
}

/// What was handed in.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionCard {
    /// Its id.
    pub id: String,
    /// What it was.
    pub title: String,
    /// First and last day of its period.
    pub from: String,
    /// Last day.
    pub to: String,
    /// When it was handed in.
    pub sent_on: String,
    /// By whom.
    pub sent_by: String,
    /// Its version for the period.
    pub version: String,
    /// Figures kept with it; nothing where none were kept or what was kept is no longer what was handed in.
    pub figures: Option<f64>,
}

/// Compares two that were handed in, or one with now.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareWish {
    /// The earlier one, by id.
    pub earlier: String,
    /// The later one, by id; nothing: the office as it stands.
    pub later: Option<String>,
}

/// Which numbers moved.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedCard {
    /// The numbers that moved.
    pub moved: Vec<MovedCard>,
    /// The correction note (更正说明), drafted.
    pub note: String,
}

/// A number that moved.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MovedCard {
    /// The figure.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// The word printed behind it.
    pub unit: String,
    /// Before, printed.
    pub from: String,
    /// After, printed.
    pub to: String,
    /// The rows that moved it.
    pub rows: Vec<MovedRow>,
}

/// A row that moved a number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MovedRow {
    /// The row.
    pub row: LinkCard,
    /// 新增, 更正 or 作废.
    pub how: String,
    /// What changed in it, in words, where the account may see it.
    pub words: String,
}
