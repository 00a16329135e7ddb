//! What is due: the days the registers themselves hold, seen from today. The dated rules of procedure stand in [`rules`];
//! nothing is reckoned that no record says.

pub mod calendar;
pub mod clocks;
pub mod rules;

use crate::register::codes::Closed;
use crate::register::query::{Filter, Order, Query, Test, Way};
use crate::register::rights::{Act, Reach};
use crate::register::{Described, Key, Register, Row, Value};
use crate::registers::finding::{Finding, FindingExtension};
use crate::registers::lists::{FindingStatus, Progress, ResolutionStatus};
use crate::registers::livelihood::LivelihoodItem;
use crate::registers::meeting::Resolution;
use crate::registers::petition::Petition;
use crate::registers::task::{self, Measure, Task};
use crate::registers::unit_measure::UnitMeasure;
use crate::storage::{Reading, page, read};
use crate::words::day::{Day, Precision};
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

/// How a measure stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Done or closed.
    Done,
    /// Kept up for good.
    Lasting,
    /// Under way, in time or without a day.
    Running,
    /// Past its day.
    Late,
}

/// Something that is due and not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The register.
    pub register: &'static Register,
    /// The row.
    pub row: RowId,
    /// Its day.
    pub due_on: Day,
    /// Days left; negative: overdue.
    pub days: i64,
}

/// How a measure stands on a day, its task's day holding where it has none of its own.
pub fn standing(measure: &Row, task: Option<&Row>, today: Day) -> Standing {
    match measure.get(Measure::PROGRESS) {
        Some(Progress::Done | Progress::Closed) => return Standing::Done,
        Some(Progress::LongTerm) => return Standing::Lasting,
        Some(Progress::NotStarted | Progress::Running | Progress::NearlyDone) | None => {}
    }
    match due_of(measure, task) {
        Some(day) if days_left(day, today) < 0 => Standing::Late,
        Some(_) | None => Standing::Running,
    }
}

/// The day a measure is due, its own or its task's.
pub fn due_of(measure: &Row, task: Option<&Row>) -> Option<Day> {
    match task::held(measure, task, Measure::DUE_ON.name()) {
        Some(Value::Day(day)) => Some(*day),
        _ => None,
    }
}

/// Whole days from today to a day; a month or year is over with its last day.
pub fn days_left(day: Day, today: Day) -> i64 {
    let last = match day.precision() {
        Precision::Day => day.date(),
        Precision::Month => day.date().checked_add_months(chrono::Months::new(1)).map_or(day.date(), previous),
        Precision::Year => day.date().checked_add_months(chrono::Months::new(12)).map_or(day.date(), previous),
    };
    last.signed_duration_since(today.date()).num_days()
}

fn previous(day: chrono::NaiveDate) -> chrono::NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// What is due by a day so many days from today and not done, the most urgent first, as far as the reader may see it.
pub fn due(reading: &Reading, today: Day, within: i64) -> Result<Vec<Due>> {
    let mut all = Vec::new();
    if reading.reach(Measure::REGISTER, Act::See).is_ok() {
        measures(reading, today, within, &mut all)?;
    }
    if reading.reach(Finding::REGISTER, Act::See).is_ok() {
        findings(reading, today, within, &mut all)?;
    }
    if reading.reach(UnitMeasure::REGISTER, Act::See).is_ok() {
        open_until(reading, UnitMeasure::DUE_ON, UnitMeasure::CLOSED_ON, today, within, &mut all)?;
    }
    if reading.reach(Resolution::REGISTER, Act::See).is_ok() {
        // A problem that was passed on is somebody else's.
        let open = Test::Any(vec![Test::Missing, Test::Is(vec![ResolutionStatus::Open.word().to_string()])]);
        let open = Filter { field: Resolution::STATUS.position(), test: open };
        open_among(reading, Resolution::DUE_ON, Resolution::SOLVED_ON, Some(open), (today, within), &mut all)?;
    }
    if reading.reach(LivelihoodItem::REGISTER, Act::See).is_ok() {
        open_until(reading, LivelihoodItem::DUE_ON, LivelihoodItem::SOLVED_ON, today, within, &mut all)?;
    }
    if reading.reach(Petition::REGISTER, Act::See).is_ok_and(|reach| !matches!(reach, Reach::Fields(_))) {
        open_until(reading, Petition::DUE_ON, Petition::CLOSED_ON, today, within, &mut all)?;
    }
    all.sort_by_key(|due: &Due| due.days);
    Ok(all)
}

fn measures(reading: &Reading, today: Day, within: i64, all: &mut Vec<Due>) -> Result<()> {
    let mut tasks: HashMap<RowId, Row> = HashMap::new();
    if reading.reach(Task::REGISTER, Act::See).is_ok() {
        page::each(reading, Task::REGISTER, &Query::default(), |task| {
            tasks.insert(task.row, task);
            Ok(())
        })?;
    }
    page::each(reading, Measure::REGISTER, &Query::default(), |measure| {
        let task = measure.get(Measure::TASK_ID).and_then(|link| tasks.get(&link.row()));
        let open = matches!(standing(&measure, task, today), Standing::Running | Standing::Late);
        if let (true, Some(due_on)) = (open, due_of(&measure, task)) {
            let days = days_left(due_on, today);
            if days <= within {
                all.push(Due { register: Measure::REGISTER, row: measure.row, due_on, days });
            }
        }
        Ok(())
    })
}

/// Whether a finding is still to be put right (clock D40): until it is, or is given back for rework.
fn finding_open(finding: &Row) -> bool {
    match finding.get(Finding::STATUS) {
        Some(FindingStatus::Closed | FindingStatus::LongTerm | FindingStatus::ToClue) => false,
        Some(FindingStatus::Returned) => true,
        Some(FindingStatus::ToSend | FindingStatus::Fixing | FindingStatus::ToVerify) | None => {
            finding.get(Finding::FIXED_ON).is_none()
        }
    }
}

/// The days findings were given more time to, as far as it was granted; the day first set stays in the finding.
fn finding_days(reading: &Reading) -> Result<HashMap<RowId, Day>> {
    let granted = Filter { field: FindingExtension::APPROVED_ON.position(), test: Test::Filled };
    let query = Query { filters: vec![granted], ..Query::default() };
    let mut days: HashMap<RowId, Day> = HashMap::new();
    page::each(reading, FindingExtension::REGISTER, &query, |line| {
        if let (Some(of), Some(day)) = (line.kept.of, line.get(FindingExtension::NEW_DUE_ON)) {
            days.entry(of).and_modify(|known| *known = day.max(*known)).or_insert(day);
        }
        Ok(())
    })?;
    Ok(days)
}

fn findings(reading: &Reading, today: Day, within: i64, all: &mut Vec<Due>) -> Result<()> {
    let extended = finding_days(reading)?;
    let until = today.plus_days(within).to_string();
    let due = Filter { field: Finding::DUE_ON.position(), test: Test::Between(None, Some(until)) };
    page::each(reading, Finding::REGISTER, &Query { filters: vec![due], ..Query::default() }, |finding| {
        let day = extended.get(&finding.row).copied().or_else(|| finding.get(Finding::DUE_ON));
        if let (true, Some(due_on)) = (finding_open(&finding), day) {
            let days = days_left(due_on, today);
            if days <= within {
                all.push(Due { register: Finding::REGISTER, row: finding.row, due_on, days });
            }
        }
        Ok(())
    })
}

/// Rows with a day that are not closed.
fn open_until(reading: &Reading, due: Key<Day>, closed: Key<Day>, today: Day, within: i64, all: &mut Vec<Due>) -> Result<()> {
    open_among(reading, due, closed, None, (today, within), all)
}

/// Rows with a day that are not closed, of those a filter lets through; today and how many days ahead.
fn open_among(
    reading: &Reading,
    due: Key<Day>,
    closed: Key<Day>,
    which: Option<Filter>,
    (today, within): (Day, i64),
    all: &mut Vec<Due>,
) -> Result<()> {
    let until = today.plus_days(within).to_string();
    let ends = [
        Filter { field: closed.position(), test: Test::Missing },
        Filter { field: due.position(), test: Test::Between(None, Some(until)) },
    ];
    let query = Query {
        filters: ends.into_iter().chain(which).collect(),
        order: vec![Order { field: due.position(), way: Way::Up }],
        ..Query::default()
    };
    let register = due.register();
    for row in page::view(reading, register, &query)?.rows {
        if let Some(due_on) = read::find(reading, register, row)?.get(due) {
            all.push(Due { register, row, due_on, days: days_left(due_on, today) });
        }
    }
    Ok(())
}
