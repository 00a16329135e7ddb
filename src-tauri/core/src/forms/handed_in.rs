//! Handing in (报送): a report or form that was sent keeps its figures and the rows behind them, so that a year later it can
//! be said what it said and why.
//!
//! What never happens here: nothing is handed in over an error of the checks nobody has signed for, and a frozen number
//! is never written anew.

use super::{named, shown, spans};
use crate::checks::finding::Finding;
use crate::checks::{self, waive};
use crate::figures::Scope;
use crate::figures::figure::Basis;
use crate::figures::wanted::{self, Wanted};
use crate::register::query::{Filter, Order, Query, Test, Way};
use crate::register::rights::{self, Privilege};
use crate::register::{Described, Draft, Register, Row};
use crate::registers::enter;
use crate::registers::lists::SubmissionKind;
use crate::registers::person::Person;
use crate::registers::submission::Submission;
use crate::storage::frozen::{self, Frozen};
use crate::storage::{Change, Reading, page, read};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use crate::words::place::{Place, Problem, Severity};

/// The word that stands for the report where forms go by their names.
pub const REPORT: &str = "report";

/// What is handed in.
#[derive(Clone, Debug)]
pub struct Wish {
    /// [`REPORT`], or the name of a form.
    pub what: String,
    /// Its period.
    pub period: Period,
    /// Whom it goes to; where it is not said, whom the last one went to.
    pub recipient: Option<String>,
    /// Its number as a paper of the office.
    pub doc_no: Option<String>,
}

/// A hand-in with its frozen numbers.
#[derive(Clone, Debug)]
pub struct HandedIn {
    /// Its row in `submissions`.
    pub row: RowId,
    /// What it is called.
    pub title: String,
    /// Which one of the same period.
    pub version: i64,
    /// Its numbers.
    pub numbers: Vec<Frozen>,
}

/// Freezes what is handed in today.
pub fn submit(change: &Change, wish: &Wish) -> Result<HandedIn> {
    let reading = change.reading();
    if !rights::has(reading.actor.role, Privilege::Figures) {
        return Err(Error::refused("E_RIGHT", "此岗位不能取指标，没有报送。请由案管综合岗位办理。"));
    }
    let (kind, name, label) = called(&wish.what, &wish.period)?;
    let findings = refuse_broken(reading, &wish.period)?;
    let Some(today) = change.today() else {
        return Err(Error::refused("E_CLOCK", "读不出今天的日期，没有报送。请核对电脑的日期和时间。"));
    };
    let numbers = gather(reading, &wish.what, &wish.period)?;
    let title = format!("{}{label}", wish.period.chinese());
    let before = list(reading, None)?;
    let alike: Vec<&Row> = before.iter().filter(|row| is_alike(row, kind, name, &wish.period)).collect();
    let version = alike.iter().filter_map(|row| row.get(Submission::VERSION)).max().unwrap_or(0).saturating_add(1);
    let last = before.iter().filter(|row| row.get(Submission::KIND_CODE) == Some(kind));
    let recipient = wish.recipient.clone().or_else(|| last.rev().find_map(|row| row.get(Submission::RECIPIENT)));
    let mut draft = Draft::new(Submission::REGISTER);
    draft
        .set(Submission::KIND_CODE, kind)
        .set(Submission::TITLE, title.clone())
        .set(Submission::FROM_ON, wish.period.from())
        .set(Submission::TO_ON, wish.period.to())
        .set_if(Submission::FORM_NAME, name.map(str::to_string))
        .set_if(Submission::RECIPIENT, recipient)
        .set(Submission::CUTOFF_ON, today)
        .set_if(Submission::DOC_NO, wish.doc_no.clone())
        .set(Submission::SENT_ON, today)
        .set(Submission::SENT_BY, who(reading))
        .set(Submission::VERSION, version)
        .set(Submission::SNAPSHOT, frozen::digest(&numbers));
    let row = enter::enter(change, &draft, None, None)?;
    frozen::keep(change, row, &numbers)?;
    waive::bind(change, &findings, row)?;
    Ok(HandedIn { row, title, version, numbers })
}

/// Hand-ins in the order they were made, all or those of a period.
pub fn list(reading: &Reading, period: Option<&Period>) -> Result<Vec<Row>> {
    let mut query = Query { order: vec![Order { field: Submission::SENT_ON.position(), way: Way::Up }], ..Query::default() };
    if let Some(period) = period {
        query.filters.push(is(Submission::FROM_ON.position(), period.from().to_string()));
        query.filters.push(is(Submission::TO_ON.position(), period.to().to_string()));
    }
    let mut rows = Vec::new();
    page::each(reading, Submission::REGISTER, &query, |row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

/// A hand-in as it was frozen, with what it was of.
pub fn found(reading: &Reading, row: RowId) -> Result<(HandedIn, Wish)> {
    let row = read::find(reading, Submission::REGISTER, row)?;
    let title = row.get(Submission::TITLE).unwrap_or_default();
    let days = row.get(Submission::FROM_ON).zip(row.get(Submission::TO_ON));
    let Some(period) = days.and_then(|(from, to)| Period::between(from, to)) else {
        return Err(Error::refused("E_PERIOD", format!("“{title}”的期间不完整，不能比对。请补全期间起止。")));
    };
    let numbers = frozen::kept(reading, row.row)?;
    if numbers.is_empty() {
        let words = format!("“{title}”是补登的报送，当时没有留存数据，不能比对。请选由本程序报送的一次。");
        return Err(Error::refused("E_NOT_FROZEN", words));
    }
    if row.get(Submission::SNAPSHOT) != Some(frozen::digest(&numbers)) {
        return Err(frozen::damaged());
    }
    let what = match row.get(Submission::KIND_CODE) {
        Some(SubmissionKind::Report) | None => REPORT.to_string(),
        Some(SubmissionKind::Form) => row.get(Submission::FORM_NAME).unwrap_or_default(),
    };
    let version = row.get(Submission::VERSION).unwrap_or(1);
    let wish = Wish { what, period, recipient: row.get(Submission::RECIPIENT), doc_no: row.get(Submission::DOC_NO) };
    Ok((HandedIn { row: row.row, title, version, numbers }, wish))
}

/// The numbers of a report or form as it shows them now, with the rows behind them, in its order.
pub fn gather(reading: &Reading, what: &str, period: &Period) -> Result<Vec<Frozen>> {
    let shown = match what {
        REPORT => shown::report(reading, period)?,
        _ => shown::of(reading, named(what, period)?, period)?,
    };
    let mut numbers = Vec::with_capacity(shown.len());
    for one in shown {
        numbers.push(Frozen {
            figure: one.wanted.figure.code.to_string(),
            basis: one.wanted.basis.word().to_string(),
            span: spans::spelled(one.span).to_string(),
            period: one.wanted.period.spelled().to_string(),
            scope: one.wanted.spelled_scope(),
            share: one.wanted.spelled_share(),
            shown: one.words,
            unit: one.unit.to_string(),
            value: one.value,
            rows: behind(reading, &one.wanted, one.value)?,
        });
    }
    Ok(numbers)
}

/// Frozen numbers counted once more, each as it was asked for then; one an older program knew and this one does not is
/// not among them.
pub fn again(reading: &Reading, numbers: &[Frozen]) -> Result<Vec<Frozen>> {
    let known: Vec<(&Frozen, Wanted)> = numbers.iter().filter_map(|one| Some((one, Wanted::of(one)?))).collect();
    let wanted: Vec<Wanted> = known.iter().map(|(_, wanted)| wanted.clone()).collect();
    let values = wanted::values(reading, &wanted)?;
    let mut now = Vec::with_capacity(known.len());
    for ((frozen, wanted), value) in known.into_iter().zip(values) {
        if let Some(value) = value {
            now.push(Frozen { value, rows: behind(reading, &wanted, value)?, ..frozen.clone() });
        }
    }
    Ok(now)
}

/// The rows behind a number as they stand; what counts nothing has none, except amounts that cancel out.
fn behind(reading: &Reading, wanted: &Wanted, value: i64) -> Result<Vec<(&'static Register, Vec<frozen::Stamp>)>> {
    if value == 0 && wanted.basis != Basis::Amount {
        return Ok(Vec::new());
    }
    let rows = wanted::behind(reading, wanted)?;
    rows.into_iter().map(|(register, rows)| Ok((register, frozen::stamps(reading, register, &rows)?))).collect()
}

/// What is handed in as the register names it: kind, name of the form, label.
fn called(what: &str, period: &Period) -> Result<(SubmissionKind, Option<&'static str>, &'static str)> {
    if what == REPORT {
        return Ok((SubmissionKind::Report, None, "工作报告"));
    }
    let card = named(what, period)?.card();
    Ok((SubmissionKind::Form, Some(card.name), card.label))
}

/// Refuses where an error of the checks stands that nobody has signed for.
fn refuse_broken(reading: &Reading, period: &Period) -> Result<Vec<Finding>> {
    let findings = checks::check(reading, period, Scope::County)?;
    let broken: Vec<Problem> = findings
        .iter()
        .filter(|finding| finding.blocks())
        .map(|finding| {
            let place = Place::default().of_field(finding.rule.code);
            Problem::new(Severity::Error, finding.rule.code, place, finding.words.clone())
        })
        .collect();
    if broken.is_empty() {
        return Ok(findings);
    }
    let codes: Vec<&str> = broken.iter().map(|problem| problem.code).collect();
    let words = format!(
        "{}的数据有{}处勾稽错误（{}），没有报送。请更正记录，或由领导签署说明后再报送。",
        period.chinese(),
        broken.len(),
        codes.join("、")
    );
    Err(Error::refused_with("E_CHECKS", words, broken))
}

/// Who hands it in: the name of the person behind the account, where there is one.
fn who(reading: &Reading) -> String {
    let person = reading.actor.person.and_then(|row| read::find(reading, Person::REGISTER, row).ok());
    person.and_then(|person| person.get(Person::NAME)).unwrap_or_else(|| reading.actor.account.clone())
}

fn is_alike(row: &Row, kind: SubmissionKind, name: Option<&str>, period: &Period) -> bool {
    row.get(Submission::KIND_CODE) == Some(kind)
        && row.get(Submission::FORM_NAME).as_deref() == name
        && row.get(Submission::FROM_ON) == Some(period.from())
        && row.get(Submission::TO_ON) == Some(period.to())
}

fn is(field: usize, spelled: String) -> Filter {
    Filter { field, test: Test::Is(vec![spelled]) }
}
