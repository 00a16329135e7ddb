//! One list of all that is due: the clocks of procedure and the days registers hold themselves, counted by what is due and
//! by how it stands. The window and the command line read the same list.

use super::clocks::{self, Heard};
use super::own;
use super::rules::DeadlineRule;
use super::{calendar, days_left, matters};
use crate::register::Register;
use crate::storage::{Reading, snapshot};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The day it is seen from.
    pub today: Day,
    /// So many days ahead.
    pub within: i64,
    /// What was met late, or was over, before that day is left out.
    pub since: Option<Day>,
}

/// Something that is due, was met late, or whose end is not written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The rule that sets it.
    pub rule: &'static DeadlineRule,
    /// What is due.
    pub matter: &'static str,
    /// The register of the row.
    pub register: &'static Register,
    /// The row.
    pub row: RowId,
    /// The day it began; nothing where the row holds the day it is due itself.
    pub from_on: Option<Day>,
    /// The day it is due.
    pub due_on: Day,
    /// Whether that day was granted instead of an earlier one.
    pub granted: bool,
    /// The day it was met.
    pub met_on: Option<Day>,
    /// The day the matter it belongs to was over.
    pub over_on: Option<Day>,
    /// Days left, or to the day it was met; negative: late.
    pub days: i64,
}

/// How something that is due stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Past its day and open.
    Late,
    /// Due today.
    Today,
    /// Due soon.
    Soon,
    /// Met, but after its day.
    MetLate,
    /// The matter is over and the day it was met is not written down.
    Unproven,
}

impl State {
    /// All, the most urgent first.
    pub const ALL: &[State] = &[State::Late, State::Today, State::Soon, State::MetLate, State::Unproven];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            State::Late => "late",
            State::Today => "today",
            State::Soon => "soon",
            State::MetLate => "met_late",
            State::Unproven => "unproven",
        }
    }

    /// What the office calls it.
    pub fn label(self) -> &'static str {
        match self {
            State::Late => "逾期未办结",
            State::Today => "今日到期",
            State::Soon => "临近到期",
            State::MetLate => "逾期办结",
            State::Unproven => "缺办结日期",
        }
    }
}

impl Due {
    /// How it stands.
    pub fn state(&self) -> State {
        match (self.met_on, self.over_on) {
            (Some(_), _) => State::MetLate,
            (None, Some(_)) => State::Unproven,
            (None, None) if self.days < 0 => State::Late,
            (None, None) if self.days == 0 => State::Today,
            (None, None) => State::Soon,
        }
    }

    /// How many working days it is late on a day, or was when it was met; nothing where it is not late or the working days
    /// are not known.
    pub fn late_working_days(&self, today: Day) -> Option<u32> {
        (self.days < 0).then(|| calendar::working_days_between(self.due_on, self.met_on.unwrap_or(today))).flatten()
    }

    /// The same as it is seen from the day asked for, if it is among what is asked for: late, or due soon enough.
    pub(super) fn seen(mut self, asked: &Asked) -> Option<Due> {
        // Seen from a day, what was done later was not done yet.
        let known = |day: &Day| day.date() <= asked.today.date();
        self.met_on = self.met_on.filter(known);
        self.over_on = self.over_on.filter(known);
        self.days = days_left(self.due_on, self.met_on.unwrap_or(asked.today));
        let recent = |day: Day| asked.since.is_none_or(|since| day.date() >= since.date());
        match (self.met_on, self.over_on) {
            (Some(met), _) => self.days < 0 && recent(met),
            (None, Some(over)) => recent(over),
            (None, None) => self.days <= asked.within,
        }
        .then_some(self)
    }
}

/// How many of one matter stand how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The rule.
    pub rule: &'static DeadlineRule,
    /// What is due.
    pub matter: &'static str,
    /// The register.
    pub register: &'static Register,
    /// How many, in the order of [`State::ALL`].
    pub counts: [i64; 5],
}

/// All that is due, with what could not be reckoned.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The most urgent first: what is open by its day, then what was met late, then what lacks its day.
    pub all: Vec<Due>,
    /// What could not be reckoned.
    pub heard: Heard,
}

impl List {
    /// What is to be said where working days are not known; nothing where they are.
    pub fn unknown_years(&self) -> Option<String> {
        let years: Vec<String> = self.heard.unknown_years.iter().map(|year| format!("{year}年")).collect();
        let words = "的节假日安排，按工作日计的期限在这些日子不计算。请更新程序后再看。";
        (!years.is_empty()).then(|| format!("程序中还没有{}{words}", years.join("、")))
    }

    /// How many of each matter stand how, in the order of the rules.
    pub fn tallies(&self) -> Vec<Tally> {
        let mut tallies: Vec<Tally> = Vec::new();
        for due in &self.all {
            let at = tallies.iter().position(|tally| tally.rule.id == due.rule.id && tally.register.name == due.register.name);
            let at = at.unwrap_or_else(|| {
                tallies.push(Tally { rule: due.rule, matter: due.matter, register: due.register, counts: [0; 5] });
                tallies.len().saturating_sub(1)
            });
            let place = State::ALL.iter().position(|state| *state == due.state());
            if let Some(count) = tallies.get_mut(at).zip(place).and_then(|(tally, place)| tally.counts.get_mut(place)) {
                *count = count.saturating_add(1);
            }
        }
        tallies.sort_by_key(|tally| (tally.rule.id, tally.register.name));
        tallies
    }
}

/// All that is due, as far as the reader may see it.
pub fn list(reading: &Reading, asked: &Asked) -> Result<List> {
    snapshot::hold(reading, || {
        let mut heard = Heard::default();
        let mut all = clocks::clocks(reading, asked, &mut heard)?;
        own::days(reading, asked, &mut all)?;
        all.sort_by_key(|due| (order(due.state()), due.days, due.rule.id, due.row));
        Ok(List { all, heard })
    })
}

/// What is open goes by its day, whether that is past or not.
fn order(state: State) -> u8 {
    match state {
        State::Late | State::Today | State::Soon => 0,
        State::MetLate => 1,
        State::Unproven => 2,
    }
}

/// The rows behind a count: those of one matter, by its rule and register, that stand so.
pub fn rows(
    reading: &Reading,
    asked: &Asked,
    rule: &str,
    register: &str,
    state: State,
) -> Result<(&'static Register, Vec<RowId>)> {
    let mut all = Vec::new();
    if rule == own::RULE {
        own::days_of(reading, asked, register, &mut all)?;
    } else {
        clocks::reckon(reading, clocks::named(rule)?, asked, &mut Heard::default(), &mut all)?;
    }
    all.retain(|due| due.state() == state && due.register.name == register);
    all.sort_by_key(|due| (due.days, due.row));
    let known = matters::ALL.iter().map(|matter| matter.register).chain(own::registers());
    let Some(register) = known.into_iter().find(|known| known.name == register) else {
        return Err(Error::refused("E_CLOCK_NAME", format!("“{register}”没有期限。请从到期清单中打开。")));
    };
    Ok((register, all.into_iter().map(|due| due.row).collect()))
}
