//! Why a number of matters is neither the number of cases nor that of persons: the matters of a figure by how many
//! persons each has.

use super::figure::{Basis, Figure};
use super::scope::{CASES_OF, PERSONS_OF};
use super::{Scope, rows};
use crate::storage::tally::{self, Parameter};
use crate::storage::{Reading, snapshot};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The matters that have so many persons each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Persons named in each of them.
    pub persons_each: i64,
    /// How many matters.
    pub incidents: i64,
    /// Cases filed on them, whenever.
    pub cases: i64,
    /// Persons in them, each once.
    pub persons: i64,
}

/// Matters by how many persons they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The fewest persons first.
    pub groups: Vec<Group>,
    /// The matters that have more than one, in the order of their entry.
    pub of_several: Vec<RowId>,
}

/// The matters behind a figure that counts them, by how many persons they have.
pub fn spread(reading: &Reading, figure: &'static Figure, period: &Period, scope: Scope) -> Result<Spread> {
    snapshot::hold(reading, || {
        let (_, incidents) = rows(reading, figure, Basis::Incident, period, scope)?;
        spread_of(reading, incidents)
    })
}

/// Some matters, in the order of their entry, by how many persons they have.
pub fn spread_of(reading: &Reading, incidents: Vec<RowId>) -> Result<Spread> {
    snapshot::hold(reading, || {
        // All of them in two scans: one question for each would take as long as there are matters.
        let asked = [Parameter::text(":incidents", Some(serde_json::to_string(&incidents).unwrap_or_default()))];
        let mut named: HashMap<RowId, (i64, HashSet<RowId>)> = HashMap::new();
        tally::each(reading, PERSONS_OF, &asked, |line| {
            if let Some(incident) = line.number(0)? {
                let (lines, persons) = named.entry(incident).or_default();
                *lines = lines.saturating_add(1);
                persons.extend(line.number(1)?);
            }
            Ok(())
        })?;
        let mut cases: HashMap<RowId, i64> = HashMap::new();
        tally::each(reading, CASES_OF, &asked, |line| {
            if let (Some(incident), Some(number)) = (line.number(0)?, line.number(1)?) {
                cases.insert(incident, number);
            }
            Ok(())
        })?;
        let mut groups: BTreeMap<i64, (i64, i64, HashSet<RowId>)> = BTreeMap::new();
        let mut of_several = Vec::new();
        for incident in incidents {
            let (lines, persons) = named.remove(&incident).unwrap_or_default();
            if lines > 1 {
                of_several.push(incident);
            }
            let (matters, filed, all) = groups.entry(lines).or_default();
            *matters = matters.saturating_add(1);
            *filed = filed.saturating_add(cases.get(&incident).copied().unwrap_or(0));
            all.extend(persons);
        }
        let group = |(persons_each, (incidents, cases, persons)): (i64, (i64, i64, HashSet<RowId>))| Group {
            persons_each,
            incidents,
            cases,
            persons: i64::try_from(persons.len()).unwrap_or(i64::MAX),
        };
        Ok(Spread { groups: groups.into_iter().map(group).collect(), of_several })
    })
}
