//! The chain a matter goes along: 信访, 线索, 事项, 案件, 处分. From a record of any step the records of the others are
//! found by the links they hold; what the reader may not see is not in it.

use super::case::Case;
use super::clue::Clue;
use super::incident::Incident;
use super::petition::Petition;
use super::sanction::Sanction;
use crate::register::query::{Filter, Query, Test};
use crate::register::rights::Act;
use crate::register::{Described, Register, Value};
use crate::storage::{Reading, page, read};
use crate::words::error::Result;
use crate::words::ids::RowId;

/// A step of the chain.
pub struct Step {
    /// Its register.
    pub register: &'static Register,
    /// What the office calls it.
    pub label: &'static str,
    /// The field with the day a record came to this step.
    pub day: &'static str,
    /// The field that tells what it is about.
    pub words: &'static str,
}

/// The steps in order.
pub const STEPS: [Step; 5] = [
    Step { register: Petition::REGISTER, label: "信访", day: "received_on", words: "channel" },
    Step { register: Clue::REGISTER, label: "线索", day: "registered_on", words: "subject_person_id" },
    Step { register: Incident::REGISTER, label: "事项", day: "concluded_on", words: "title" },
    Step { register: Case::REGISTER, label: "案件", day: "filed_on", words: "person_id" },
    Step { register: Sanction::REGISTER, label: "处分", day: "decided_on", words: "sanction_kind" },
];

const PETITIONS: usize = 0;
const CLUES: usize = 1;
const INCIDENTS: usize = 2;
const CASES: usize = 3;
const SANCTIONS: usize = 4;

/// The records at each step of the chain that a record stands in; nothing for registers outside the chain.
pub fn of(reading: &Reading, register: &'static Register, row: RowId) -> Result<Option<[Vec<RowId>; 5]>> {
    let Some(from) = STEPS.iter().position(|step| step.register == register) else { return Ok(None) };
    let mut found: [Vec<RowId>; 5] = Default::default();
    let mut put = |at: usize, rows: Vec<RowId>| {
        if let Some(slot) = found.get_mut(at) {
            *slot = rows;
        }
    };
    let own = vec![row];
    let (petitions, clues, cases, incidents) = match from {
        PETITIONS => {
            let clues = pointing(reading, Clue::REGISTER, "petition_ids", &own)?;
            let cases = pointing(reading, Case::REGISTER, "clue_id", &clues)?;
            let incidents = pointed(reading, Case::REGISTER, &cases, "incident_id")?;
            (own, clues, cases, incidents)
        }
        CLUES => {
            let cases = pointing(reading, Case::REGISTER, "clue_id", &own)?;
            let incidents = pointed(reading, Case::REGISTER, &cases, "incident_id")?;
            (pointed(reading, Clue::REGISTER, &own, "petition_ids")?, own, cases, incidents)
        }
        INCIDENTS => {
            let cases = pointing(reading, Case::REGISTER, "incident_id", &own)?;
            let clues = pointed(reading, Case::REGISTER, &cases, "clue_id")?;
            (pointed(reading, Clue::REGISTER, &clues, "petition_ids")?, clues, cases, own)
        }
        _ => {
            let cases = if from == CASES { own.clone() } else { pointed(reading, Sanction::REGISTER, &own, "case_id")? };
            let clues = pointed(reading, Case::REGISTER, &cases, "clue_id")?;
            let incidents = pointed(reading, Case::REGISTER, &cases, "incident_id")?;
            (pointed(reading, Clue::REGISTER, &clues, "petition_ids")?, clues, cases, incidents)
        }
    };
    put(SANCTIONS, if from == SANCTIONS { vec![row] } else { pointing(reading, Sanction::REGISTER, "case_id", &cases)? });
    put(PETITIONS, petitions);
    put(CLUES, clues);
    put(INCIDENTS, incidents);
    put(CASES, cases);
    Ok(Some(found))
}

/// Rows of a register that link to any of these.
fn pointing(reading: &Reading, register: &'static Register, field: &str, to: &[RowId]) -> Result<Vec<RowId>> {
    let (Some(field), false) = (register.position(field), to.is_empty()) else { return Ok(Vec::new()) };
    if !shows(reading, register, field) {
        return Ok(Vec::new());
    }
    let filter = Filter { field, test: Test::Linked(to.to_vec()) };
    Ok(page::view(reading, register, &Query { filters: vec![filter], ..Query::default() })?.rows)
}

/// Rows that these link to through a field.
fn pointed(reading: &Reading, register: &'static Register, rows: &[RowId], field: &str) -> Result<Vec<RowId>> {
    let mut all = Vec::new();
    let seen = register.position(field).is_some_and(|at| shows(reading, register, at));
    for row in rows.iter().filter(|_| seen) {
        // What is not within the reader's reach is left out, not refused: the rest of the chain is theirs to see.
        let Ok(found) = read::find(reading, register, *row) else { continue };
        match found.value(field) {
            Some(Value::Link(to)) => all.push(*to),
            Some(Value::Many(to)) => all.extend(to),
            _ => {}
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn shows(reading: &Reading, register: &Register, at: usize) -> bool {
    let field = register.fields.get(at);
    reading.reach(register, Act::See).is_ok_and(|reach| field.is_some_and(|field| reach.shows(field)))
}
