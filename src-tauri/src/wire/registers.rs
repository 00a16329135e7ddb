//! Registers and code lists as their descriptions tell them.

use serde::Serialize;
use ts_rs::TS;

/// A register, or the lines of one.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterCard {
    /// Name of the table.
    pub name: String,
    /// What the office calls it.
    pub label: String,
    /// The register whose lines these are.
    pub of: Option<String>,
    /// The field that holds its own running number.
    pub number: Option<String>,
    /// Fields that name a row.
    pub title: Vec<String>,
    /// Fields in the order of the form.
    pub fields: Vec<FieldCard>,
    /// Whether the account may see it.
    pub sees: bool,
    /// Whether the account may write it.
    pub writes: bool,
    /// Living rows the account may see; 0 where it may not.
    pub living: f64,
    /// How many of them are 待补录.
    pub incomplete: f64,
}

/// A field.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldCard {
    /// Identifier.
    pub name: String,
    /// Label.
    pub label: String,
    /// `text texts day month count fen flag code codes link links lines sealed`.
    pub kind: String,
    /// `identity standing optional`.
    pub need: String,
    /// When a standing field is needed: another field's name and, where it matters, its code words.
    pub need_when: Option<NeedWhen>,
    /// The code list.
    pub codes: Option<String>,
    /// The register it links to or whose lines it holds.
    pub to: Option<String>,
    /// Under seal.
    pub sealed: bool,
    /// Filled in by the program.
    pub computed: bool,
    /// Whether the search box looks into it.
    pub search: bool,
    /// Whether the account may see it.
    pub sees: bool,
    /// Longer texts that want a box of several lines.
    pub long: bool,
}

/// When a standing field is needed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NeedWhen {
    /// The other field.
    pub field: String,
    /// Its code words; empty: whenever it is filled.
    pub is: Vec<String>,
}

/// A code list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeListCard {
    /// Name.
    pub name: String,
    /// What the office calls it.
    pub label: String,
    /// Whether the office may add to it.
    pub open: bool,
    /// Its codes in the office's order.
    pub codes: Vec<CodeCard>,
}

/// A code.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeCard {
    /// Stable word.
    pub word: String,
    /// Printed label.
    pub label: String,
    /// Group inside the list, empty where none.
    pub group: String,
    /// First letters of its syllables: `cbhs`.
    pub initials: String,
    /// Other spellings.
    pub synonyms: Vec<String>,
    /// First day it may be given; empty: from the beginning.
    pub valid_from: String,
    /// Last day it may be given; empty: still open.
    pub valid_to: String,
}
