//! Facts with evidence: sentences of the report without a number of their own, bound to the rows that prove them. They
//! are listed with their evidence and never printed as figures.
//!
//! A sentence of completeness names the rows that break it, so that it can be mended before it is signed.

mod channels;
mod leadership;
mod livelihood;
mod supervision;

use super::figure::{Part, Test};
use super::sections::Section;
use super::{Scope, parameters, within};
use crate::register::Register;
use crate::storage::tally;
use crate::storage::{Reading, Shelf, snapshot};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::sync::LazyLock;

/// A sentence of the report and what proves it.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    /// The code of the domain paper, `F018`.
    pub code: &'static str,
    /// What it says, in short.
    pub label: &'static str,
    /// Which rows prove it, in words.
    pub rule: &'static str,
    /// The words of the report, `**` for what it leaves out.
    pub source: &'static str,
    /// Where in the report it stands.
    pub section: &'static Section,
    /// The rows that prove it; each part counts one basis.
    pub shown: &'static [Part],
    /// The rows that break it.
    pub broken: &'static [Part],
    /// How many rows there should be.
    pub expected: Expected,
}

impl Evidence {
    /// Everything that is looked up for it.
    pub fn parts(&self) -> impl Iterator<Item = &'static Part> {
        self.shown.iter().chain(self.broken)
    }
}

/// How many rows a sentence needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// At least one in each part that is shown.
    Some,
    /// One for each month that has begun in the period.
    Monthly,
    /// None: the sentence is a manner of speaking and no row can prove it.
    Nothing,
}

/// What proves a sentence, and what breaks it.
#[derive(Clone, Debug)]
pub struct EvidenceAnswer {
    /// Which sentence.
    pub evidence: &'static Evidence,
    /// The rows that prove it, with their register, part by part.
    pub shown: Vec<(&'static Register, Vec<RowId>)>,
    /// What each of those parts is called where several stand in one register: 来信.
    pub shown_words: Vec<Option<String>>,
    /// The rows that break it, with their register; only parts that have any.
    pub broken: Vec<(&'static Register, Vec<RowId>)>,
    /// What each of those is called where several could stand in one register.
    pub broken_words: Vec<Option<String>>,
    /// How many rows prove it.
    pub found: i64,
    /// How many there should be, where that is a number.
    pub expected: Option<i64>,
    /// Whether the sentence may be written.
    pub holds: bool,
}

/// All sentences in the order of the report.
pub fn all() -> &'static [Evidence] {
    SENTENCES.as_slice()
}

static SENTENCES: LazyLock<Vec<Evidence>> =
    LazyLock::new(|| [leadership::SENTENCES, channels::SENTENCES, livelihood::SENTENCES, supervision::SENTENCES].concat());

/// A sentence by its code.
pub fn named(code: &str) -> Result<&'static Evidence> {
    all()
        .iter()
        .find(|evidence| evidence.code == code)
        .ok_or_else(|| Error::refused("E_FIGURE", format!("没有代号为“{code}”的依据。请核对代号。")))
}

/// Looks up what proves each sentence in a period.
pub fn evidence(reading: &Reading, period: &Period) -> Result<Vec<EvidenceAnswer>> {
    snapshot::hold(reading, || all().iter().map(|evidence| look_up(reading, evidence, period)).collect())
}

/// Looks up what proves one sentence.
pub fn look_up(reading: &Reading, evidence: &'static Evidence, period: &Period) -> Result<EvidenceAnswer> {
    let mut shown = Vec::with_capacity(evidence.shown.len());
    for part in evidence.shown {
        shown.push(found(reading, part, period)?);
    }
    let shown_words = evidence.shown.iter().map(|part| word(reading.shelf, evidence.shown, part)).collect();
    let (mut broken, mut broken_words) = (Vec::new(), Vec::new());
    for part in evidence.broken {
        let rows = found(reading, part, period)?;
        if !rows.1.is_empty() {
            broken.push(rows);
            broken_words.push(word(reading.shelf, evidence.broken, part));
        }
    }
    let count = |rows: &[RowId]| i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let found = shown.iter().map(|(_, rows)| count(rows)).sum();
    let (expected, enough) = match evidence.expected {
        Expected::Some => (None, shown.iter().all(|(_, rows)| !rows.is_empty())),
        Expected::Monthly => {
            let months = i64::from(months_of(period));
            (Some(months), found >= months)
        }
        Expected::Nothing => (None, true),
    };
    let holds = enough && broken.is_empty();
    Ok(EvidenceAnswer { evidence, shown, shown_words, broken, broken_words, found, expected, holds })
}

/// What a part is called that hangs on a mark: on its holding, or on its not holding.
const MARKS: &[(&str, bool, &str)] = &[("noticed", false, "未下发督办通知"), ("overdue", true, "逾期未改")];

fn marked(name: &str, holds: bool) -> Option<String> {
    MARKS.iter().find(|(known, when, _)| *known == name && *when == holds).map(|(_, _, label)| (*label).to_string())
}

/// What a part is called where others stand in its register: by the code, the phrase or the mark it asks for. Elsewhere the
/// register says it.
fn word(shelf: &Shelf, parts: &[Part], part: &Part) -> Option<String> {
    let register = |part: &Part| part.printed.first().map(|counted| counted.register);
    if parts.iter().filter(|other| register(other) == register(part)).count() < 2 {
        return None;
    }
    part.tests.iter().find_map(|test| match test {
        Test::Is(column, words) => {
            let (alias, field) = column.split_once('.')?;
            let (_, table) = part.fact.tables.iter().find(|(known, _)| *known == alias)?;
            let codes = shelf.register(table).ok()?.field(field)?.codes?;
            words.first().map(|word| shelf.codes.label(Some(codes), word).to_string())
        }
        Test::Says(_, phrases) => phrases.first().map(|phrase| (*phrase).to_string()),
        Test::Mark(name) => marked(name, true),
        Test::NotMark(name) => marked(name, false),
        Test::IsNot(..) | Test::Holds(..) | Test::Group(..) | Test::Set(_) | Test::Filled(_) | Test::Empty(_) => None,
        Test::Either(_) => None,
    })
}

fn found(reading: &Reading, part: &'static Part, period: &Period) -> Result<(&'static Register, Vec<RowId>)> {
    let Some(counted) = part.printed.first() else {
        return Err(Error::refused("E_FIGURE", "依据目录有误：没有说明列哪些记录。请更新程序。".to_string()));
    };
    let register = reading.shelf.register(counted.register)?;
    let sql = part.fact.rows(reading.shelf, part, counted, within(Scope::County), None)?;
    Ok((register, tally::rows(reading, &sql, &parameters(period, Scope::County))?))
}

/// How many calendar months the period touches.
fn months_of(period: &Period) -> u32 {
    let number = |day: crate::words::day::Day| {
        u32::try_from(day.year_number()).unwrap_or(0).saturating_mul(12).saturating_add(day.month_number())
    };
    number(period.to()).saturating_sub(number(period.from())).saturating_add(1)
}
