//! The clocks of procedure: of each matter the rule in force on the day it began, the day it was due, and whether it was met
//! in time. Only what registers hold is reckoned; a rule that is not in force, or whose working days are not known, says
//! nothing.

use super::calendar;
use super::rules::{self, DeadlineRule, Unit};
use crate::register::query::Query;
use crate::register::rights::{Act, Reach};
use crate::register::{Described, Key, Register, Row};
use crate::registers::case::Case;
use crate::registers::clue::{Clue, Disposal};
use crate::registers::lists::{NameKind, SanctionClass, Way};
use crate::registers::petition::Petition;
use crate::registers::sanction::Sanction;
use crate::storage::{Reading, page, settings};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::{HashMap, HashSet};

/// A clock of one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The rule that set it.
    pub rule: &'static DeadlineRule,
    /// The register of the row that is late or due.
    pub register: &'static Register,
    /// The row.
    pub row: RowId,
    /// The day it began.
    pub from_on: Day,
    /// The day it is due.
    pub due_on: Day,
    /// The day it was met, if it was.
    pub met_on: Option<Day>,
}

impl Clock {
    /// Days left on a day, or to the day it was met; negative: late.
    pub fn days(&self, today: Day) -> i64 {
        self.due_on.date().signed_duration_since(self.met_on.unwrap_or(today).date()).num_days()
    }
}

/// Every clock that was late or is open on a day, the most urgent first, as far as the reader may see the registers.
pub fn clocks(reading: &Reading, today: Day) -> Result<Vec<Clock>> {
    let county = settings::get(reading, settings::COUNTY)?;
    let mut watch = Watch { county: county.as_deref(), today, all: Vec::new() };
    let sees = |register| reading.reach(register, Act::See).is_ok_and(|reach| !matches!(reach, Reach::Fields(_)));
    let (letters, clues, disposals, cases) = (
        rows(reading, Petition::REGISTER, sees(Petition::REGISTER))?,
        rows(reading, Clue::REGISTER, sees(Clue::REGISTER))?,
        rows(reading, Disposal::REGISTER, sees(Disposal::REGISTER))?,
        rows(reading, Case::REGISTER, sees(Case::REGISTER))?,
    );
    let administrative: HashSet<RowId> = rows(reading, Sanction::REGISTER, sees(Sanction::REGISTER))?
        .iter()
        .filter(|sanction| sanction.get(Sanction::SANCTION_CLASS) == Some(SanctionClass::Administrative))
        .filter_map(|sanction| sanction.get(Sanction::CASE_ID).map(|case| case.row()))
        .collect();
    let signed = |letter: &&Row| letter.get(Petition::NAME_KIND) == Some(NameKind::Real);
    for letter in letters.iter().filter(signed).filter(|letter| letter.get(Petition::REPEAT_FLAG) != Some(true)) {
        watch.note("D01", letter, letter.get(Petition::RECEIVED_ON), letter.get(Petition::NOTIFIED_ON));
    }
    let signed: HashMap<RowId, &Row> = letters.iter().filter(signed).map(|letter| (letter.row, letter)).collect();
    let mut opinions: HashMap<RowId, Day> = HashMap::new();
    for disposal in &disposals {
        if let (Some(clue), Some(day)) = (disposal.get(Disposal::CLUE_ID), disposal.get(Disposal::OPINION_ON)) {
            let first = opinions.entry(clue.row()).or_insert(day);
            *first = day.min(*first);
        }
        if disposal.get(Disposal::WAY) == Some(Way::Verify) {
            watch.note("D10", disposal, disposal.get(Disposal::APPROVED_ON), disposal.get(Disposal::ENDED_ON));
        }
    }
    let mut filed: HashMap<RowId, Day> = HashMap::new();
    for case in &cases {
        if let (Some(clue), Some(day)) = (case.get(Case::CLUE_ID), case.get(Case::FILED_ON)) {
            filed.insert(clue.row(), day);
        }
        let day = |key: Key<Day>| case.get(key);
        watch.note("D12", case, day(Case::FILED_ON), day(Case::INVESTIGATED_ON));
        watch.note("D14", case, day(Case::TO_TRIAL_ON), day(Case::TRIAL_DONE_ON));
        watch.note("D15", case, day(Case::DECIDED_ON), day(Case::ANNOUNCED_ON));
        if administrative.contains(&case.row) {
            watch.note("D18", case, day(Case::FILED_ON), day(Case::DECIDED_ON));
        }
    }
    for clue in &clues {
        watch.note("D07", clue, clue.get(Clue::RECEIVED_ON), opinions.get(&clue.row).copied());
        watch.note("D11", clue, clue.get(Clue::FILING_APPLIED_ON), filed.get(&clue.row).copied());
        let letters = clue.get(Clue::PETITION_IDS).map(|letters| letters.rows().to_vec()).unwrap_or_default();
        for letter in letters.iter().filter_map(|letter| signed.get(letter)) {
            watch.note("D02", letter, clue.get(Clue::CLOSED_ON), letter.get(Petition::FED_BACK_ON));
        }
    }
    watch.all.sort_by_key(|clock| (clock.days(today), clock.rule.id, clock.row));
    Ok(watch.all)
}

/// What is late, or open.
struct Watch<'c> {
    county: Option<&'c str>,
    today: Day,
    all: Vec<Clock>,
}

impl Watch<'_> {
    /// Notes the clock of a matter, if a rule gives it one and it was not met in time.
    fn note(&mut self, id: &str, row: &Row, from: Option<Day>, met_on: Option<Day>) {
        let Some(from_on) = from.filter(|from| from.date() <= self.today.date()) else { return };
        let Some(rule) = self.rule(id, from_on) else { return };
        let Some(due_on) = due_on(rule, from_on) else { return };
        // Seen from a day, what was done later was not done yet.
        let met_on = met_on.filter(|met| met.date() <= self.today.date());
        let clock = Clock { rule, register: row.register, row: row.row, from_on, due_on, met_on };
        if met_on.is_none() || clock.days(self.today) < 0 {
            self.all.push(clock);
        }
    }

    /// The rule in force on the day a matter began; the county's own counts before the national one.
    fn rule(&self, id: &str, day: Day) -> Option<&'static DeadlineRule> {
        let day = day.to_string();
        let holds = |rule: &&DeadlineRule| {
            rule.id == id
                && rule.held
                && (rule.county.is_empty() || Some(rule.county) == self.county)
                && (rule.valid_from.is_empty() || rule.valid_from <= day.as_str())
                && (rule.valid_to.is_empty() || rule.valid_to >= day.as_str())
        };
        rules::all().iter().filter(holds).max_by_key(|rule| !rule.county.is_empty())
    }
}

/// The day a clock is due.
fn due_on(rule: &DeadlineRule, from: Day) -> Option<Day> {
    let length: u32 = rule.length.parse().ok()?;
    match rule.unit {
        Unit::Day => Some(from.plus_days(i64::from(length))),
        Unit::WorkingDay => calendar::working_days_after(from, length),
        Unit::Month => calendar::months_after(from, length),
        // Hours and quarters hang on what no day tells.
        Unit::Hour | Unit::Quarter => None,
    }
}

fn rows(reading: &Reading, register: &'static Register, seen: bool) -> Result<Vec<Row>> {
    let mut all = Vec::new();
    if seen {
        page::each(reading, register, &Query::default(), |row| {
            all.push(row);
            Ok(())
        })?;
    }
    Ok(all)
}
