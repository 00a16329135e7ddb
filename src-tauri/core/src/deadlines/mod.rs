//! What is due: the clocks of procedure and the days the registers themselves hold, seen from today. The dated rules
//! stand in [`rules`], the matters they give a clock in [`matters`]; nothing is reckoned that no record says.

pub mod calendar;
pub mod clocks;
pub mod list;
pub mod matters;
pub mod own;
pub mod rules;

use crate::register::query::{Filter, Query, Test};
use crate::register::rights::Act;
use crate::register::{Described, Register, Row, Value};
use crate::registers::finding::FindingExtension;
use crate::registers::lists::Progress;
use crate::registers::task::{self, Measure, MeasureExtension};
use crate::storage::{Reading, page};
use crate::words::day::{Day, Precision};
use crate::words::error::Result;
use crate::words::ids::RowId;
use chrono::{Months, NaiveDate};
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

/// The days rows were given more time to, as far as it was granted.
#[derive(Clone, Debug, Default)]
pub struct Extended(HashMap<RowId, Day>);

impl Extended {
    /// Those of measures; none where the reader sees no measures.
    pub fn measures(reading: &Reading) -> Result<Extended> {
        Extended::read(reading, MeasureExtension::REGISTER)
    }

    /// The day a row was given until, if it was given more time.
    pub fn day(&self, row: RowId) -> Option<Day> {
        self.0.get(&row).copied()
    }

    /// Those granted in the lines of a register, which have the fields every extension has.
    pub(self) fn read(reading: &Reading, lines: &'static Register) -> Result<Extended> {
        let mut days = Extended::default();
        let (Some(approved), Some(new)) =
            (lines.position(FindingExtension::APPROVED_ON.name()), lines.position(FindingExtension::NEW_DUE_ON.name()))
        else {
            return Ok(days);
        };
        if reading.reach(lines, Act::See).is_err() {
            return Ok(days);
        }
        let granted = Filter { field: approved, test: Test::Filled };
        page::each(reading, lines, &Query { filters: vec![granted], ..Query::default() }, |line| {
            if let (Some(of), Some(Some(Value::Day(day)))) = (line.kept.of, line.values.get(new)) {
                days.0.entry(of).and_modify(|known| *known = *day.max(known)).or_insert(*day);
            }
            Ok(())
        })?;
        Ok(days)
    }
}

/// How a measure stands on a day, its task's day holding where it has none of its own.
pub fn standing(measure: &Row, task: Option<&Row>, extended: &Extended, today: Day) -> Standing {
    match measure.get(Measure::PROGRESS) {
        Some(Progress::Done | Progress::Closed) => return Standing::Done,
        Some(Progress::LongTerm) => return Standing::Lasting,
        Some(Progress::NotStarted | Progress::Running | Progress::NearlyDone) | None => {}
    }
    match due_of(measure, task, extended) {
        Some(day) if days_left(day, today) < 0 => Standing::Late,
        Some(_) | None => Standing::Running,
    }
}

/// The day a measure is due: the one it was given more time to, else its own or its task's.
pub fn due_of(measure: &Row, task: Option<&Row>, extended: &Extended) -> Option<Day> {
    if let Some(day) = extended.day(measure.row) {
        return Some(day);
    }
    match task::held(measure, task, Measure::DUE_ON.name()) {
        Some(Value::Day(day)) => Some(*day),
        _ => None,
    }
}

/// Whole days from today to a day; a month or year is over with its last day.
pub fn days_left(day: Day, today: Day) -> i64 {
    last_of(day).signed_duration_since(today.date()).num_days()
}

/// The last calendar day a day may mean: nothing that is known only by its month is late before that month is over.
pub(crate) fn last_day(day: Day) -> Day {
    Day::from_date(last_of(day)).unwrap_or(day)
}

fn last_of(day: Day) -> NaiveDate {
    let before = |months: u32| {
        let next = day.date().checked_add_months(Months::new(months));
        next.and_then(|next| next.pred_opt()).unwrap_or(day.date())
    };
    match day.precision() {
        Precision::Day => day.date(),
        Precision::Month => before(1),
        Precision::Year => before(12),
    }
}

/// What is due by a day of its own, so many days from today, and not done, the most urgent first, as far as the reader
/// may see it.
pub fn due(reading: &Reading, today: Day, within: i64) -> Result<Vec<list::Due>> {
    let mut all = Vec::new();
    own::days(reading, &list::Asked { today, within, since: None }, &mut all)?;
    all.retain(|due| due.met_on.is_none());
    all.sort_by_key(|due| due.days);
    Ok(all)
}
