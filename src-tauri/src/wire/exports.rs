//! What leaves the house: ledgers and forms, written to a path only the desk knows.

use super::views::ViewWish;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A ledger to be written.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportWish {
    /// Which rows, in which order; the file dialog offers xlsx and csv.
    pub wish: ViewWish,
    /// The name of the deed, for progress and cancelling.
    pub job: String,
}

/// A form to be written.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormWish {
    /// The form.
    pub form: String,
    /// The period.
    pub period: String,
    /// The name of the deed.
    pub job: String,
}

/// A form.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormCard {
    /// Its name.
    pub name: String,
    /// What the office calls it.
    pub label: String,
    /// Who asks for it, or where its layout comes from.
    pub source: String,
    /// Whether it is a book of registers: of its sheets the window shows the first rows.
    pub book: bool,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedCard {
    /// What names it from now on.
    pub token: String,
    /// File name.
    pub name: String,
    /// The name of its folder.
    pub folder: String,
    /// Rows written.
    pub rows: f64,
    /// Its digest.
    pub sha256: String,
}
