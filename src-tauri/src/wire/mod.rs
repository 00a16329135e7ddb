//! What crosses between the window and the office: one input and one output for each command, as plain data.
//!
//! The TypeScript of these types is made from them (`tests/bindings.rs`); nothing here is decided, only named. Ids are
//! texts, counts stay below 2^53, money crosses as printed text in 元. Sealed values never cross but through `look`.

pub mod checks;
pub mod desk;
pub mod due;
pub mod exports;
pub mod figures;
pub mod imports;
pub mod overview;
pub mod papers;
pub mod records;
pub mod registers;
pub mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No input, or no output.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Nothing {}

/// A refusal as the page gets it: a stable code, words for a person, and the single places.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// Stable code, `E_…`.
    pub code: String,
    /// What happened, where, what to do.
    pub words: String,
    /// Single places.
    pub problems: Vec<ProblemCard>,
}

/// One place of a refusal or of a report.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProblemCard {
    /// `note`, `doubt` or `error`.
    pub severity: SeverityWord,
    /// Stable code.
    pub code: String,
    /// File name, for foreign material.
    pub file: Option<String>,
    /// Sheet name, for foreign material.
    pub sheet: Option<String>,
    /// Cell as a spreadsheet names it.
    pub cell: Option<String>,
    /// The field's identifier, for a form.
    pub field: Option<String>,
    /// The field's label.
    pub label: Option<String>,
    /// What happened and what to do.
    pub words: String,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SeverityWord {
    /// Worth knowing.
    Note,
    /// Taken, but somebody should look.
    Doubt,
    /// Not taken.
    Error,
}

/// How far a long deed has come; sent as the event `progress`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// The name the page gave the deed.
    pub job: String,
    /// What is counted: 已读 1,024 行.
    pub words: String,
    /// How many are done.
    pub done: f64,
    /// How many there are, where that is known.
    pub total: Option<f64>,
}

/// The name of a long deed, chosen by the page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobName {
    /// The name.
    pub job: String,
}
