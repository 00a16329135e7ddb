//! A ledger on its way in, from file to report: each sheet's headings, each line down the one road, one batch for all.

use super::choices::Choices;
use super::collect::Collector;
use super::preview::Preview;
use super::profile::Profile;
use super::run::Run;
use crate::excel::read::reader::Worker;
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::Register;
use crate::register::rights::Privilege;
use crate::registers::undo;
use crate::storage::Change;
use crate::storage::batch;
use crate::vault::backup::{self, Made};
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
    /// Only these sheets, hidden ones too; all that are shown where empty.
    pub sheets: &'a [String],
    /// The office's own mapping.
    pub profile: Option<&'a Profile>,
    /// What a person chose line by line and column by column, for one file.
    pub choices: Option<&'a Choices>,
    /// The year of days without one and of plans.
    pub year: Option<i32>,
    /// What happens to units nobody knows.
    pub units: NewUnits,
    /// Whether anything is kept.
    pub mode: Mode,
    /// Whether the office is backed up before anything is written.
    pub backup: BackUp,
}

impl<'a> Request<'a> {
    /// Files as they are, with nothing chosen.
    pub fn plain(register: &'static Register, files: &'a [PathBuf], mode: Mode) -> Request<'a> {
        Request {
            register,
            files,
            sheets: &[],
            profile: None,
            choices: None,
            year: None,
            units: NewUnits::Wait,
            mode,
            backup: BackUp::No,
        }
    }
}

/// What happens to units nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewUnits {
    /// The line waits.
    Wait,
    /// They are entered, 待补录.
    Enter,
}

/// Whether the office is backed up before anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackUp {
    /// It is not: a script sees to it.
    No,
    /// A checked copy is made among the office's backups first; without one nothing is imported.
    First,
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
    /// The backup made before, where one was asked for.
    pub backup: Option<Made>,
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
    /// Lines somebody left out; they do not count as read.
    pub left: u64,
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
    let files = named(request)?;
    match request.mode {
        Mode::Rehearse => {
            let work = |change: &Change| take(office, worker, request, &files, change, None, progress);
            let (report, _) = office.rehearse(Deed::Import, work)?;
            Ok(Report { batch: None, ..report })
        }
        Mode::Commit => {
            let backup = match request.backup {
                BackUp::No => None,
                BackUp::First => Some(office.backup(&office.folder().backups())?),
            };
            office.change(Deed::Import, |change| {
                let (report, _) = take(office, worker, request, &files, change, None, progress)?;
                keep(office, &files)?;
                Ok(Report { backup, ..report })
            })
        }
    }
}

/// Rehearses an import and tells what would become of each line, cell by cell. Nothing is kept, whatever the mode.
pub fn preview(office: &Office, worker: &Worker, request: &Request, progress: &dyn Fn(u64) -> bool) -> Result<Preview> {
    office.allow(Privilege::Import)?;
    let files = named(request)?;
    let (report, collector) = office
        .rehearse(Deed::Import, |change| take(office, worker, request, &files, change, Some(Collector::default()), progress))?;
    let preview = collector.map(|collector| collector.preview).unwrap_or_default();
    let sha256 = files.into_iter().next().map(|(_, _, sha256)| sha256).unwrap_or_default();
    Ok(Preview { report: Report { batch: None, ..report }, sha256, ..preview })
}

/// A file that is imported: where it lies, its name, its SHA-256.
type Named = (PathBuf, String, String);

fn named(request: &Request) -> Result<Vec<Named>> {
    if request.choices.is_some() && request.files.len() != 1 {
        return Err(Error::refused("E_CHOICES", "逐行逐列的选择只对一个文件有效。请一次导入一个文件。"));
    }
    request.choices.map_or(Ok(()), Choices::check)?;
    let name = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let files = request.files.iter().map(|path| Ok((path.clone(), name(path), backup::sha256_of(path)?)));
    let files = files.collect::<Result<Vec<Named>>>()?;
    let seen = request.choices.and_then(|choices| choices.sha256.as_ref());
    if let (Some(seen), Some((_, name, sha256))) = (seen, files.first())
        && seen != sha256
    {
        let words = format!("文件“{name}”在核对之后被改动过，没有导入。请重新核对后再导入。");
        return Err(Error::refused("E_CHANGED", words));
    }
    Ok(files)
}

/// Takes the files in as one batch of a change.
fn take(
    office: &Office,
    worker: &Worker,
    request: &Request,
    files: &[Named],
    change: &Change,
    collector: Option<Collector>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<(Report, Option<Collector>)> {
    let batch = batch::open(change, request.register)?;
    let mut run = Run::new(office.shelf(), request, change, batch, collector)?;
    for (path, name, sha256) in files {
        run.file(worker, path, name, sha256, progress)?;
    }
    let (report, collector) = (run.report, run.collector);
    let sum = report.inserted + report.updated + report.unchanged + report.rejected;
    if report.read != sum {
        return Err(Error::damaged(format!(
            "导入的行数对不上（读{}，计{sum}），整批已撤回。请保留文件并告知维护人员。",
            report.read
        )));
    }
    batch::report(change, batch, &summary(&report))?;
    Ok((Report { batch: Some(batch.id), ..report }, collector))
}

/// Keeps the files whole, under seal. Only at the end: a file that was refused, above all one marked secret, leaves
/// nothing behind.
fn keep(office: &Office, files: &[Named]) -> Result<()> {
    for (path, name, sha256) in files {
        let bytes = std::fs::read(path).map_err(Error::file(format!("读不到“{}”", path.display())))?;
        if backup::sha256(&bytes) != *sha256 {
            return Err(Error::refused("E_CHANGED", format!("文件“{name}”在导入过程中被改动，整批已撤回。请关闭它再导入。")));
        }
        office.keep_file(sha256, &bytes)?;
    }
    Ok(())
}

fn summary(report: &Report) -> String {
    serde_json::json!({
        "read": report.read, "inserted": report.inserted, "updated": report.updated, "unchanged": report.unchanged,
        "rejected": report.rejected, "left": report.left, "incomplete": report.incomplete,
    })
    .to_string()
}

/// Takes a batch back.
pub fn withdraw(office: &Office, spelled: &str) -> Result<batch::Withdrawn> {
    office.allow(Privilege::Import)?;
    let found = batch::find(&office.reading(), spelled)?;
    office.change(Deed::Withdraw, |change| undo::withdraw(change, found))
}
