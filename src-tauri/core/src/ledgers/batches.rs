//! What was imported, batch by batch: for the list from which a batch is taken back.

use crate::office::Office;
use crate::register::rights::Privilege;
use crate::storage::batch;
use crate::words::error::Result;
use serde::{Deserialize, Serialize};

/// A batch of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Its lasting id; [`import::withdraw`](super::import::withdraw) takes it.
    pub id: String,
    /// When, RFC 3339.
    pub at: String,
    /// By which account.
    pub account: String,
    /// The register's name.
    pub register: String,
    /// What the office calls the register.
    pub label: &'static str,
    /// Names of the files.
    pub files: Vec<String>,
    /// What became of its lines.
    pub lines: LineCounts,
    /// When it was taken back.
    pub withdrawn_at: Option<String>,
}

/// What became of the lines of a batch, as its report kept it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LineCounts {
    /// Lines read.
    pub read: u64,
    /// Lines whose row was entered.
    pub inserted: u64,
    /// Lines that changed something.
    pub updated: u64,
    /// Lines that were there already.
    pub unchanged: u64,
    /// Lines not taken.
    pub rejected: u64,
    /// Lines somebody left out.
    pub left: u64,
    /// Lines taken whose row was 待补录.
    pub incomplete: u64,
}

/// The batches imported last, the newest first.
pub fn batches(office: &Office, limit: u32) -> Result<Vec<Imported>> {
    office.allow(Privilege::Import)?;
    let listed = batch::list(&office.reading(), limit)?;
    let imported = listed.into_iter().map(|batch| Imported {
        id: batch.id.to_string(),
        at: batch.at,
        account: batch.account,
        // A register of a newer program has no label here; its name still tells it.
        label: office.shelf().register(&batch.register).map_or("", |register| register.label),
        register: batch.register,
        files: batch.files,
        lines: batch.report.and_then(|report| serde_json::from_str(&report).ok()).unwrap_or_default(),
        withdrawn_at: batch.withdrawn_at,
    });
    Ok(imported.collect())
}
