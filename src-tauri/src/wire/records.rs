//! Single records: the form, its lines, its chain, its history.

use super::views::{ActsCard, RowCard};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Names a record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordName {
    /// The register.
    pub register: String,
    /// Its id, or its own number.
    pub id: String,
}

/// A record that something links to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkCard {
    /// The register.
    pub register: String,
    /// Its id.
    pub id: String,
    /// What names it.
    pub label: String,
    /// What tells it from others of that name: a person's unit and post, a unit's parent.
    pub note: String,
}

/// A record as the form shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordCard {
    /// The register.
    pub register: String,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: f64,
    /// What names it.
    pub label: String,
    /// What stands behind its name: a person, a subject.
    pub note: String,
    /// 待补录.
    pub incomplete: bool,
    /// Labels of what it lacks.
    pub missing: Vec<String>,
    /// Voided.
    pub void: bool,
    /// Why.
    pub void_reason: Option<String>,
    /// Whether the account may change it.
    pub writes: bool,
    /// Its fields, lines left out.
    pub values: Vec<BoxCard>,
    /// Its lines, for each register of lines.
    pub lines: Vec<LinesCard>,
    /// The chain it stands in: 信访、线索、事项、案件、处分. Empty for registers outside it.
    pub chain: Vec<ChainStep>,
    /// Records of other registers that link to it.
    pub related: Vec<RelatedCard>,
    /// When it was entered, and by which account.
    pub entered_at: String,
    /// Account that entered it.
    pub entered_by: String,
    /// When it was last changed.
    pub changed_at: String,
    /// Account that changed it last.
    pub changed_by: String,
    /// The ledger it came from: file, sheet, row, in words.
    pub source: Option<String>,
    /// The batch it came with.
    pub batch: Option<String>,
}

/// One field of a record.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoxCard {
    /// The field.
    pub field: String,
    /// As typed into the box: days as `yyyy-MM-dd`, amounts in 元, codes by label, several joined by 、, texts as they are.
    pub text: String,
    /// What it links to.
    pub links: Vec<LinkCard>,
    /// Something lies there under seal.
    pub sealed: bool,
    /// It holds what the register could not read.
    pub unread: bool,
    /// What the ledger's cell said, where it does not spell the same.
    pub written: Option<String>,
}

/// Lines of a record.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinesCard {
    /// The register of the lines.
    pub register: String,
    /// The lines.
    pub rows: Vec<RowCard>,
}

/// One step of the chain.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChainStep {
    /// The register of the step.
    pub register: String,
    /// 信访, 线索, 事项, 案件, 处分.
    pub label: String,
    /// The records at this step.
    pub records: Vec<ChainRecord>,
}

/// A record at a step of the chain.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChainRecord {
    /// Its id.
    pub id: String,
    /// What names it.
    pub label: String,
    /// The day it came to this step.
    pub on: Option<String>,
    /// What happened, in a few words.
    pub words: String,
}

/// Records that link to this one through one field.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RelatedCard {
    /// The register.
    pub register: String,
    /// The linking field.
    pub field: String,
    /// How many.
    pub total: f64,
    /// The first twenty.
    pub rows: Vec<LinkCard>,
}

/// A new record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddWish {
    /// The register.
    pub register: String,
    /// The record it is a line of.
    pub of: Option<String>,
    /// What was typed, by field name. Links by id or by name.
    pub boxes: BTreeMap<String, String>,
    /// New lines that come with it, by the field that holds them: boxes of each line.
    pub lines: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// The draft that is dropped once it is saved.
    pub draft: Option<String>,
}

/// A changed record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeWish {
    /// The register.
    pub register: String,
    /// Its id.
    pub id: String,
    /// The version the page saw.
    pub version: f64,
    /// What was changed, by field name; empty empties.
    pub boxes: BTreeMap<String, String>,
    /// The draft that is dropped once it is saved.
    pub draft: Option<String>,
}

/// A record to void.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VoidWish {
    /// The register.
    pub register: String,
    /// Its id.
    pub id: String,
    /// Why.
    pub why: String,
}

/// A record that was saved.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedCard {
    /// The record now.
    pub record: RecordCard,
    /// Registers whose rows moved.
    pub registers: Vec<String>,
    /// What can be taken back now.
    pub acts: ActsCard,
}

/// A version of a record: what a change did.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionCard {
    /// When, RFC 3339.
    pub at: String,
    /// Which account.
    pub account: String,
    /// What it did, in words.
    pub deed: String,
    /// What changed.
    pub fields: Vec<ChangeCard>,
}

/// What a change did to a field.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCard {
    /// The field.
    pub field: String,
    /// Its label.
    pub label: String,
    /// What it held before, as shown.
    pub before: String,
    /// What it held after.
    pub after: String,
    /// What to put into the box to restore it (`None` where it cannot be restored: sealed, computed).
    pub restore: Option<String>,
}

/// Looks names up for a link.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookupWish {
    /// The register.
    pub register: String,
    /// Part of a name, a number, or pinyin initials; empty: the first ones.
    pub text: String,
}

/// Opens a sealed field, with a reason.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookWish {
    /// The register.
    pub register: String,
    /// The record.
    pub id: String,
    /// The field.
    pub field: String,
    /// The reason, at least four characters; it goes into the trail.
    pub reason: String,
}

/// What lay under seal.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookCard {
    /// The text; `None` where nothing lay there.
    pub text: Option<String>,
}

/// Searches every register the account may see.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchWish {
    /// The words.
    pub text: String,
}

/// What a search found in one register.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitsCard {
    /// The register.
    pub register: String,
    /// How many.
    pub total: f64,
    /// The first five.
    pub rows: Vec<LinkCard>,
}
