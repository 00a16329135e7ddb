//! A ledger on its way in, from file to report: each sheet's headings, each line down the one road, one batch for all.

use super::profile::Profile;
use super::run::Run;
use crate::excel::read::reader::Worker;
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::Register;
use crate::register::rights::Privilege;
use crate::storage::Change;
use crate::storage::batch;
use crate::vault::backup;
use crate::words::error::{Error, Result};
use crate::words::ids::Id;
use crate::words::place::{Place, Problem, Severity};
use std::path::PathBuf;

/// What is to be imported and how.
pub struct Request<'a> {
    /// The register the lines are for.
    pub register: &'static Register,
    /// The files, all in one batch.
    pub files: &'a [PathBuf],
    /// Only this sheet.
    pub sheet: Option<&'a str>,
    /// The office's own mapping.
    pub profile: Option<&'a Profile>,
    /// The year of days without one and of plans.
    pub year: Option<i32>,
    /// What happens to units nobody knows.
    pub units: NewUnits,
    /// Whether anything is kept.
    pub mode: Mode,
}

/// What happens to units nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewUnits {
    /// The line waits.
    Wait,
    /// They are entered, 待补录.
    Enter,
}

/// Whether anything is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything is done and then rolled back: a preview that cannot differ from the import.
    Rehearse,
    /// Done.
    Commit,
}

/// A total of the ledger beside what was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlTotal {
    /// Where it stands.
    pub place: Place,
    /// What it is of: 合计, or 合计 of a column.
    pub label: String,
    /// What the ledger prints.
    pub printed: String,
    /// What was counted.
    pub counted: String,
}

/// What came of an import. `read = inserted + updated + unchanged + rejected`.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The batch, where something was kept.
    pub batch: Option<Id>,
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
    /// Lines taken whose row is 待补录.
    pub incomplete: u64,
    /// Totals of the ledger.
    pub control_totals: Vec<ControlTotal>,
    /// What is wrong or doubtful, in order.
    pub problems: Vec<Problem>,
    /// Problems past the first [`Report::LISTED`].
    pub unlisted: u64,
}

impl Report {
    /// How many problems are listed one by one.
    pub const LISTED: usize = 2_000;

    pub(super) fn tell(&mut self, problem: Problem) {
        if self.problems.len() < Self::LISTED || problem.severity == Severity::Error && self.problems.len() < Self::LISTED * 5 {
            self.problems.push(problem);
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Whether some input was not taken or is doubtful.
    pub fn doubtful(&self) -> bool {
        self.rejected > 0
            || self.unlisted > 0
            || self.problems.iter().any(|problem| problem.severity != Severity::Note)
            || self.control_totals.iter().any(|total| total.printed != total.counted)
    }
}

/// Imports ledgers. `progress` gets the lines read so far and says whether to go on.
pub fn import(office: &Office, worker: &Worker, request: &Request, progress: &dyn Fn(u64) -> bool) -> Result<Report> {
    office.allow(Privilege::Import)?;
    let mut files = Vec::new();
    for path in request.files {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        files.push((path.clone(), name, backup::sha256_of(path)?));
    }
    let work = |change: &Change| {
        let batch = batch::open(change, request.register)?;
        let mut run = Run::new(office.shelf(), request, change, batch)?;
        for (path, name, sha256) in &files {
            run.file(worker, path, name, sha256, progress)?;
        }
        let report = run.report;
        let sum = report.inserted + report.updated + report.unchanged + report.rejected;
        if report.read != sum {
            return Err(Error::damaged(format!(
                "导入的行数对不上（读{}，计{sum}），整批已撤回。请保留文件并告知维护人员。",
                report.read
            )));
        }
        batch::report(change, batch, &summary(&report))?;
        // Kept only now: a file that was refused, above all one marked secret, leaves nothing behind.
        if request.mode == Mode::Commit {
            for (path, name, sha256) in &files {
                let bytes = std::fs::read(path).map_err(Error::file(format!("读不到“{}”", path.display())))?;
                if backup::sha256(&bytes) != *sha256 {
                    return Err(Error::refused(
                        "E_CHANGED",
                        format!("文件“{name}”在导入过程中被改动，整批已撤回。请关闭它再导入。"),
                    ));
                }
                office.keep_file(sha256, &bytes)?;
            }
        }
        Ok(Report { batch: Some(batch.id), ..report })
    };
    match request.mode {
        Mode::Rehearse => {
            let report = office.rehearse(Deed::Import, work)?;
            Ok(Report { batch: None, ..report })
        }
        Mode::Commit => office.change(Deed::Import, work),
    }
}

fn summary(report: &Report) -> String {
    serde_json::json!({
        "read": report.read, "inserted": report.inserted, "updated": report.updated, "unchanged": report.unchanged,
        "rejected": report.rejected, "incomplete": report.incomplete,
    })
    .to_string()
}

/// Takes a batch back.
pub fn withdraw(office: &Office, spelled: &str) -> Result<batch::Withdrawn> {
    office.allow(Privilege::Import)?;
    let found = batch::find(&office.reading(), spelled)?;
    office.change(Deed::Withdraw, |change| batch::withdraw(change, found))
}
