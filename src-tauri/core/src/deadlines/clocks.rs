//! The clocks of procedure: of each matter the rule in force on the day it began, the day it was due, and whether it was met
//! in time. Only what registers hold is reckoned; a rule that is not in force, or whose working days are not known, says
//! nothing.

use super::list::{Asked, Due};
use super::matters::{self, Matter};
use super::rules::{self, DeadlineRule, Unit};
use super::{calendar, last_day};
use crate::register::query::Query;
use crate::storage::spans::{self, Span};
use crate::storage::{Change, Reading, second, settings};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use std::collections::{BTreeSet, HashMap};

/// The rule that runs only where an office switches it on (domain paper §3.3).
pub const PRESET: &str = "D41";
/// The setting that switches it on, and what it holds then.
const SWITCH: (&str, &str) = ("clock_D41", "on");

/// Whether the office has switched the preset clock of letters on.
pub fn preset_runs(reading: &Reading) -> Result<bool> {
    Ok(settings::get(reading, SWITCH.0)?.as_deref() == Some(SWITCH.1))
}

/// Switches the preset clock of letters on or off; the office's desk alone may do it.
pub fn run_preset(change: &Change, runs: bool) -> Result<()> {
    settings::set(change, SWITCH.0, if runs { SWITCH.1 } else { "off" })
}

/// Every clock that was late or is open on a day, as far as the reader may see the registers.
pub fn clocks(reading: &Reading, asked: &Asked, heard: &mut Heard) -> Result<Vec<Due>> {
    let matters: Vec<&'static Matter> = matters::ALL.iter().collect();
    let reckoned = second::share(reading, &matters, |reading, matter| {
        let (mut heard, mut all) = (Heard::default(), Vec::new());
        reckon(reading, matter, asked, &mut heard, &mut all)?;
        Ok((heard, all))
    })?;
    let mut all = Vec::new();
    for (own, of_matter) in reckoned {
        heard.unknown_years.extend(own.unknown_years);
        all.extend(of_matter);
    }
    Ok(all)
}

/// What could not be reckoned.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// The years whose working days are not known here, though a clock runs in them.
    pub unknown_years: BTreeSet<i32>,
}

/// Reckons the clock of one matter.
pub fn reckon(reading: &Reading, matter: &'static Matter, asked: &Asked, heard: &mut Heard, all: &mut Vec<Due>) -> Result<()> {
    if matter.rule == PRESET && !preset_runs(reading)? {
        return Ok(());
    }
    let county = settings::get(reading, settings::COUNTY)?;
    let rules = in_force(matter.rule, county.as_deref(), asked.today);
    let Some(from_year) = rules.iter().map(|rule| year_of(rule.valid_from)).min() else { return Ok(()) };
    let query = Query { filters: matter.filters(), ..Query::default() };
    let question = spans::Asked {
        register: matter.register,
        query: &query,
        with: matter.with,
        begin: matter.begin,
        end: matter.end,
        over: matter.over,
        granted: matter.granted,
        from_year,
        until: asked.today,
        since: asked.since,
    };
    if !spans::shown(reading, &question) {
        return Ok(());
    }
    let mut days: HashMap<Day, Option<(&'static DeadlineRule, Day)>> = HashMap::new();
    spans::each(reading, &question, |span| {
        let reckoned = *days.entry(span.begin).or_insert_with(|| {
            let from = last_day(span.begin);
            let rule = rule_of(&rules, from)?;
            let due = due_on(rule, from);
            if due.is_none() && rule.unit == Unit::WorkingDay {
                note_years(from, heard);
            }
            due.map(|due| (rule, due))
        });
        if let Some((rule, due_on)) = reckoned {
            all.extend(clock(matter, rule, due_on, &span, asked));
        }
    })
}

/// The clock of a span, if it is one that is asked for.
fn clock(matter: &Matter, rule: &'static DeadlineRule, due_on: Day, span: &Span, asked: &Asked) -> Option<Due> {
    let granted = span.granted.filter(|granted| granted.date() > due_on.date());
    let due = Due {
        rule,
        matter: rule.matter,
        register: matter.register,
        row: span.row,
        from_on: Some(span.begin),
        due_on: granted.unwrap_or(due_on),
        granted: granted.is_some(),
        met_on: span.end,
        over_on: span.over,
        days: 0,
    };
    due.seen(asked)
}

/// The rules that give a matter its clock on some day up to today; the county's own first.
fn in_force(id: &str, county: Option<&str>, today: Day) -> Vec<&'static DeadlineRule> {
    let today = today.to_string();
    let holds = |rule: &&DeadlineRule| {
        rule.id == id
            && rule.held
            && (rule.county.is_empty() || Some(rule.county) == county)
            && (rule.valid_from.is_empty() || rule.valid_from <= today.as_str())
    };
    let mut rules: Vec<&DeadlineRule> = rules::all().iter().filter(holds).collect();
    rules.sort_by_key(|rule| rule.county.is_empty());
    rules
}

/// The rule in force on the day a matter began; the county's own counts before the national one.
fn rule_of(rules: &[&'static DeadlineRule], from: Day) -> Option<&'static DeadlineRule> {
    let day = from.to_string();
    let holds = |rule: &&&'static DeadlineRule| {
        (rule.valid_from.is_empty() || rule.valid_from <= day.as_str())
            && (rule.valid_to.is_empty() || rule.valid_to >= day.as_str())
    };
    rules.iter().find(holds).copied()
}

fn year_of(day: &str) -> Option<i32> {
    day.get(..4).and_then(|year| year.parse().ok())
}

/// The day a clock is due.
fn due_on(rule: &DeadlineRule, from: Day) -> Option<Day> {
    let length: u32 = rule.length.parse().ok()?;
    match rule.unit {
        Unit::Day => Some(from.plus_days(i64::from(length))),
        Unit::WorkingDay => calendar::working_days_after(from, length),
        Unit::Month => calendar::months_after(from, length),
        Unit::Quarter => calendar::quarters_after(from, length),
        // Hours hang on what no day tells.
        Unit::Hour => None,
    }
}

/// The years a clock needs that are not known.
fn note_years(from: Day, heard: &mut Heard) {
    let known: BTreeSet<i32> = calendar::years().collect();
    let year = from.year_number();
    heard.unknown_years.extend([year, year.saturating_add(1)].into_iter().filter(|year| !known.contains(year)).take(1));
}

/// Refuses a name no rule has.
pub fn named(id: &str) -> Result<&'static Matter> {
    matters::ALL
        .iter()
        .find(|matter| matter.rule == id)
        .ok_or_else(|| Error::refused("E_CLOCK_NAME", format!("没有编号为“{id}”的期限。请从到期清单中打开。")))
}
