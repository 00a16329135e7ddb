//! What is due: the clocks of procedure and the days registers hold, counted and listed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All that is due, counted, and the most urgent of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueListCard {
    /// How many stand how, over all clocks.
    pub counts: DueCounts,
    /// The same for each clock, in the order of the rules.
    pub clocks: Vec<ClockCard>,
    /// The most urgent that are open.
    pub urgent: Vec<DueCard>,
    /// What could not be reckoned, in words.
    pub unknown: Option<String>,
    /// Whether the preset clock of letters runs; nothing where the account may not switch it.
    pub letters: Option<bool>,
}

/// Switches the preset clock of letters.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LettersWish {
    /// Whether it shall run.
    pub runs: bool,
    /// The year of the list that is answered.
    pub year: i32,
}

/// How many things stand how.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueCounts {
    /// Past their day and open.
    pub late: f64,
    /// Due today.
    pub today: f64,
    /// Due within seven days.
    pub soon: f64,
    /// Met after their day, in the year or since.
    pub met_late: f64,
    /// Over, without the day it was met.
    pub unproven: f64,
}

/// How something that is due stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DueState {
    /// Past its day and open.
    Late,
    /// Due today.
    Today,
    /// Due within seven days.
    Soon,
    /// Met after its day.
    MetLate,
    /// Over, without the day it was met.
    Unproven,
}

/// A clock with its counts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockCard {
    /// The rule: D07.
    pub rule: String,
    /// The register its rows stand in.
    pub register: String,
    /// What is due: 线索处置意见.
    pub matter: String,
    /// How long: 1个月.
    pub length: String,
    /// The source of the rule.
    pub basis: String,
    /// How many stand how.
    pub counts: DueCounts,
}

/// Something that is due.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueCard {
    /// The register.
    pub register: String,
    /// The record.
    pub id: String,
    /// What names it.
    pub label: String,
    /// What is due.
    pub matter: String,
    /// The source of the rule.
    pub basis: String,
    /// The day.
    pub due_on: String,
    /// Whether that day was granted instead of an earlier one.
    pub granted: bool,
    /// Days left; negative: overdue.
    pub days: f64,
    /// Working days overdue, where it is and the working days are known.
    pub working_days: Option<f64>,
}
