//! The chapters of the sample county, in the order in which they lean on each other. The texts are tables beside this
//! file; what can be reckoned (dates, channels, who handles what) is reckoned here from the number of the matter.

mod accountable;
mod bulletins;
mod calendar;
mod cases;
mod clues;
mod course;
mod groups;
mod inspections;
mod joint;
mod leadership;
mod livelihood;
mod people;
mod petitions;
mod publicity;
mod regulations;
mod table;
mod tasks;
mod unit_measures;
mod units;

use crate::register::{Codes, Draft, Register, Value};
use crate::storage::{Change, write};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::money::{Fen, MoneyUnit};
use std::collections::HashMap;
use table::Line;

/// A chapter: enters its rows and remembers those later chapters lean on.
type Chapter = fn(&Change, &mut County) -> Result<()>;

/// All chapters.
pub(super) const CHAPTERS: &[Chapter] = &[
    units::units,
    people::people,
    units::zones,
    groups::groups,
    tasks::tasks,
    petitions::petitions,
    petitions::outside,
    clues::clues,
    joint::joint,
    cases::cases,
    leadership::leadership,
    regulations::regulations,
    livelihood::livelihood,
    publicity::publicity,
    inspections::inspections,
    inspections::findings,
    unit_measures::unit_measures,
    unit_measures::recoveries,
    bulletins::bulletins,
    accountable::accountabilities,
    accountable::follow_ups,
    accountable::scores,
    accountable::outlook,
];

/// Letters, clues and the people they are about: 163 filed, 40 not.
const MATTERS: usize = 203;
/// Of them filed, one case each.
const FILED: usize = 163;

/// What later chapters lean on, by the names the tables use.
#[derive(Default)]
pub(super) struct County {
    units: HashMap<&'static str, RowId>,
    leaders: HashMap<&'static str, RowId>,
    posts: HashMap<&'static str, RowId>,
    /// The subject of each matter, the first at 0.
    subjects: Vec<RowId>,
    documents: HashMap<&'static str, RowId>,
    campaigns: HashMap<&'static str, RowId>,
    forces: HashMap<&'static str, RowId>,
    zones: Vec<RowId>,
    petitions: Vec<RowId>,
    clues: Vec<RowId>,
    /// The joint task of a case by the case's number.
    joint_tasks: HashMap<usize, RowId>,
    tasks: HashMap<&'static str, RowId>,
    incidents: HashMap<&'static str, RowId>,
    cases: Vec<RowId>,
    inspections: HashMap<&'static str, RowId>,
    findings: HashMap<&'static str, RowId>,
    /// Findings and bulletins by the unit they name.
    findings_of: HashMap<&'static str, Vec<RowId>>,
    bulletins_of: HashMap<&'static str, Vec<RowId>>,
    /// The circulars on slow units, and who was held to account.
    slow: Vec<RowId>,
    accountable: Vec<RowId>,
    surveys: Vec<RowId>,
}

impl County {
    /// The person on a post of the discipline office.
    pub(super) fn behind(&self, post: &str) -> Result<RowId> {
        self.posts.get(post).copied().ok_or_else(|| unknown("岗位", post))
    }

    fn unit(&self, name: &str) -> Result<RowId> {
        self.units.get(name).copied().ok_or_else(|| unknown("单位", name))
    }

    fn leader(&self, name: &str) -> Result<RowId> {
        self.leaders.get(name).copied().ok_or_else(|| unknown("人员", name))
    }

    /// A unit that may be left open.
    fn unit_of(&self, line: &Line, heading: &str) -> Result<Option<RowId>> {
        let name = line.get(heading);
        if name.is_empty() { Ok(None) } else { self.unit(name).map(Some) }
    }

    /// A leader that may be left open.
    fn leader_of(&self, line: &Line, heading: &str) -> Result<Option<RowId>> {
        let name = line.get(heading);
        if name.is_empty() { Ok(None) } else { self.leader(name).map(Some) }
    }

    fn units_of(&self, line: &Line, heading: &str) -> Result<Vec<RowId>> {
        line.list(heading).into_iter().map(|name| self.unit(name)).collect()
    }

    fn incident(&self, number: &str) -> Result<RowId> {
        self.incidents.get(number).copied().ok_or_else(|| unknown("事项", number))
    }

    fn document_of(&self, line: &Line, heading: &str) -> Result<Option<RowId>> {
        let name = line.get(heading);
        if name.is_empty() {
            return Ok(None);
        }
        self.documents.get(name).copied().map(Some).ok_or_else(|| unknown("文件", name))
    }
}

/// The people the 203 matters are about: 人员 and 事项 of the filed ones, 线索 of the others; common headings.
fn subjects() -> Result<Vec<Line>> {
    let tables = [include_str!("cases_a.tsv"), include_str!("cases_b.tsv"), include_str!("clues_unfiled.tsv")];
    let lines: Vec<Line> = tables.into_iter().flat_map(table::read).collect();
    if lines.len() == MATTERS { Ok(lines) } else { Err(unknown("事项", &lines.len().to_string())) }
}

fn incidents() -> Vec<Line> {
    [include_str!("incidents_a.tsv"), include_str!("incidents_b.tsv")].into_iter().flat_map(table::read).collect()
}

/// Themes of a matter beyond 四风 and 群众身边. 失职渎职 is said of incidents and sanctions only, where it was found.
fn themes(line: &Line, incidents: &[Line]) -> Vec<&'static str> {
    let mut tags = match incidents.iter().find(|incident| incident.get("事项编号") == line.get("事项编号")) {
        Some(incident) if !line.get("事项编号").is_empty() => incident.list("标签"),
        _ => line.list("标签"),
    };
    tags.retain(|tag| *tag != "dereliction");
    tags
}

fn codes(words: impl IntoIterator<Item = &'static str>) -> Codes {
    Codes(words.into_iter().map(str::to_string).collect())
}

/// Whether the subject heads an office of township rank: the fifteen of blocks B2 and C2.
fn heads_an_office(line: &Line) -> bool {
    matches!(line.get("身份"), "town_head" | "department_head")
}

fn amount(line: &Line, heading: &str) -> Option<Fen> {
    Fen::parse(line.get(heading), MoneyUnit::Yuan).ok()
}

fn insert(change: &Change, draft: &Draft) -> Result<RowId> {
    write::insert(change, draft, None, None)
}

/// Puts lines into a draft; the typed key of a field with lines holds none.
fn put_lines(draft: &mut Draft, field: &str, lines: Vec<Draft>) {
    if let Some(at) = draft.register().position(field) {
        draft.put(at, Value::Lines(lines));
    }
}

/// The word of a label; the tables say some codes as the office says them.
fn word(change: &Change, list: &str, label: &str) -> Result<String> {
    change.reading().shelf.codes.read(list, label).map(str::to_string).ok_or_else(|| unknown("代码", label))
}

/// Sets a code field from its word; the list is the field's own.
fn put_word(draft: &mut Draft, register: &'static Register, field: &str, word: &str) {
    if let Some(at) = register.position(field).filter(|_| !word.is_empty()) {
        draft.put(at, Value::Code(word.to_string()));
    }
}

fn unknown(what: &str, name: &str) -> Error {
    Error::refused("E_SAMPLE", format!("样例数据前后不符：没有{what}“{name}”，样例没有放入。请重新安装程序。"))
}
