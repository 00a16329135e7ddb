//! The days registers hold themselves (clock D40): what a measure, a finding, a unit or a resolution was given, and the day
//! more time was granted until. The day first set stays in the row.

use super::list::{Asked, Due};
use super::rules::{self, DeadlineRule};
use super::{Extended, due_of};
use crate::register::codes::Closed;
use crate::register::query::{Filter, Query, Test};
use crate::register::rights::{Act, Reach};
use crate::register::{Described, Key, Register, Row};
use crate::registers::finding::{Finding, FindingExtension};
use crate::registers::lists::{FindingStatus, Progress, ResolutionStatus};
use crate::registers::livelihood::LivelihoodItem;
use crate::registers::meeting::Resolution;
use crate::registers::petition::Petition;
use crate::registers::task::{Measure, MeasureExtension, Task};
use crate::registers::unit_measure::UnitMeasure;
use crate::storage::spans::{self, At};
use crate::storage::{Reading, page};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

/// The rule of the days registers hold themselves.
pub const RULE: &str = "D40";

/// The registers that hold such days, with what is due there.
const MATTERS: &[(&Register, &str)] = &[
    (Measure::REGISTER, "整改措施完成"),
    (Finding::REGISTER, "督查问题整改"),
    (UnitMeasure::REGISTER, "对单位限期整改"),
    (Resolution::REGISTER, "议定事项解决"),
    (LivelihoodItem::REGISTER, "民生事项办结"),
    (Petition::REGISTER, "信访件按要求日期办结"),
];

/// The registers that hold days of their own.
pub fn registers() -> impl Iterator<Item = &'static Register> {
    MATTERS.iter().map(|(register, _)| *register)
}

/// All that is due by a day of its own, as far as the reader may see it.
pub(super) fn days(reading: &Reading, asked: &Asked, all: &mut Vec<Due>) -> Result<()> {
    registers().try_for_each(|register| days_of(reading, asked, register.name, all))
}

/// What is due in one register by a day of its own.
pub(super) fn days_of(reading: &Reading, asked: &Asked, register: &str, all: &mut Vec<Due>) -> Result<()> {
    let Some(rule) = rules::all().iter().find(|rule| rule.id == RULE) else { return Ok(()) };
    let Some((register, matter)) = MATTERS.iter().find(|(known, _)| known.name == register) else { return Ok(()) };
    if !reading.reach(register, Act::See).is_ok_and(|reach| !matches!(reach, Reach::Fields(_))) {
        return Ok(());
    }
    let mut own = Own { asked, rule, matter, register, all };
    match register.name {
        "measures" => own.measures(reading),
        "findings" => own.findings(reading),
        "unit_measures" => own.spans(reading, UnitMeasure::DUE_ON, UnitMeasure::CLOSED_ON, None),
        "resolutions" => {
            // A problem that was passed on is somebody else's; of one that was solved only the day tells whether in time.
            let (due, solved) = (Resolution::DUE_ON, Resolution::SOLVED_ON);
            let open = Test::Any(vec![Test::Missing, Test::Is(vec![ResolutionStatus::Open.word().to_string()])]);
            own.spans(reading, due, solved, Some(vec![Filter { field: Resolution::STATUS.position(), test: open }]))?;
            let done = Test::Is(vec![ResolutionStatus::Solved.word().to_string()]);
            let done = Filter { field: Resolution::STATUS.position(), test: done };
            own.spans(reading, due, solved, Some(vec![done, Filter { field: solved.position(), test: Test::Filled }]))
        }
        "livelihood_items" => own.spans(reading, LivelihoodItem::DUE_ON, LivelihoodItem::SOLVED_ON, None),
        _ => own.spans(reading, Petition::DUE_ON, Petition::CLOSED_ON, None),
    }
}

/// What is gathered of one register.
struct Own<'a> {
    asked: &'a Asked,
    rule: &'static DeadlineRule,
    matter: &'static str,
    register: &'static Register,
    all: &'a mut Vec<Due>,
}

impl Own<'_> {
    fn note(&mut self, row: RowId, due_on: Day, granted: bool, met_on: Option<Day>) {
        let (rule, matter, register) = (self.rule, self.matter, self.register);
        let due = Due { rule, matter, register, row, from_on: None, due_on, granted, met_on, over_on: None, days: 0 };
        self.all.extend(due.seen(self.asked));
    }

    /// Rows with a day that are open, or were closed late.
    fn spans(&mut self, reading: &Reading, due: Key<Day>, closed: Key<Day>, which: Option<Vec<Filter>>) -> Result<()> {
        let query = Query { filters: which.unwrap_or_default(), ..Query::default() };
        let question = spans::Asked {
            register: self.register,
            query: &query,
            with: None,
            begin: At::Own(due),
            end: At::Own(closed),
            over: None,
            granted: None,
            from_year: None,
            until: self.asked.today.plus_days(self.asked.within),
            since: self.asked.since,
        };
        spans::each(reading, &question, |span| self.note(span.row, span.begin, false, span.end))
    }

    fn measures(&mut self, reading: &Reading) -> Result<()> {
        let mut tasks: HashMap<RowId, Row> = HashMap::new();
        if reading.reach(Task::REGISTER, Act::See).is_ok() {
            page::each(reading, Task::REGISTER, &Query::default(), |task| {
                tasks.insert(task.row, task);
                Ok(())
            })?;
        }
        let extended = Extended::read(reading, MeasureExtension::REGISTER)?;
        page::each(reading, Measure::REGISTER, &Query::default(), |measure| {
            let task = measure.get(Measure::TASK_ID).and_then(|link| tasks.get(&link.row()));
            let met_on = match measure.get(Measure::PROGRESS) {
                Some(Progress::LongTerm) => return Ok(()),
                // One that is done without a day of it is 待补录, and not late by a guess.
                Some(Progress::Done | Progress::Closed) => match measure.get(Measure::DONE_ON) {
                    Some(done) => Some(done),
                    None => return Ok(()),
                },
                Some(Progress::NotStarted | Progress::Running | Progress::NearlyDone) | None => None,
            };
            if let Some(due_on) = due_of(&measure, task, &extended) {
                self.note(measure.row, due_on, extended.day(measure.row).is_some(), met_on);
            }
            Ok(())
        })
    }

    fn findings(&mut self, reading: &Reading) -> Result<()> {
        let extended = Extended::read(reading, FindingExtension::REGISTER)?;
        let until = self.asked.today.plus_days(self.asked.within).to_string();
        let due = Filter { field: Finding::DUE_ON.position(), test: Test::Between(None, Some(until)) };
        page::each(reading, Finding::REGISTER, &Query { filters: vec![due], ..Query::default() }, |finding| {
            let granted = extended.day(finding.row);
            let met_on = match finding_met(&finding) {
                Met::Open => None,
                Met::On(day) => Some(day),
                Met::Elsewhere => return Ok(()),
            };
            if let Some(due_on) = granted.or_else(|| finding.get(Finding::DUE_ON)) {
                self.note(finding.row, due_on, granted.is_some(), met_on);
            }
            Ok(())
        })
    }
}

/// How far a finding was put right.
enum Met {
    /// It is still to be.
    Open,
    /// It was, on a day.
    On(Day),
    /// It goes on elsewhere, or the day is not written down.
    Elsewhere,
}

/// Whether a finding is still to be put right (clock D40): until it is, or is given back for rework.
fn finding_met(finding: &Row) -> Met {
    let fixed = finding.get(Finding::FIXED_ON);
    match finding.get(Finding::STATUS) {
        Some(FindingStatus::LongTerm | FindingStatus::ToClue) => Met::Elsewhere,
        Some(FindingStatus::Returned) => Met::Open,
        Some(FindingStatus::Closed) => fixed.map_or(Met::Elsewhere, Met::On),
        Some(FindingStatus::ToSend | FindingStatus::Fixing | FindingStatus::ToVerify) | None => {
            fixed.map_or(Met::Open, Met::On)
        }
    }
}
