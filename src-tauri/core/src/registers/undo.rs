//! Taking acts and batches back, with what follows from it: a case whose sanction went is lighter again, an incident is
//! open again.

use super::case::Case;
use super::enter;
use super::finding;
use super::four_forms;
use super::sanction::{Sanction, Transfer};
use crate::register::{Link, Register, Row};
use crate::storage::acts::{self, TakenBack};
use crate::storage::batch::{self, Batch, Withdrawn};
use crate::storage::{Change, read};
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::BTreeSet;

/// Takes back the act with this number in the trail. The taking back is an act itself: taking that back does it again.
pub fn take_back(change: &Change, seq: i64) -> Result<TakenBack> {
    settling(change, seq, || acts::take_back(change, seq))
}

/// Takes a batch back.
pub fn withdraw(change: &Change, batch: Batch) -> Result<Withdrawn> {
    let seq = batch::act_of(change.reading(), batch)?;
    settling(change, seq, || batch::withdraw(change, batch))
}

fn settling<T>(change: &Change, seq: i64, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let touched = acts::touched(change.reading(), seq)?;
    let mut leant = Leant::default();
    // What a row hung on before and what it hangs on afterwards: both may have to be settled.
    leant.note(change, &touched)?;
    let done = work()?;
    leant.note(change, &touched)?;
    for case in leant.cases {
        enter::settle_case(change, case)?;
    }
    for incident in leant.incidents {
        enter::settle_incident(change, incident)?;
    }
    for finding in leant.findings {
        finding::settle(change, finding)?;
    }
    Ok(done)
}

/// Cases, incidents and findings whose computed fields lean on rows that were touched.
#[derive(Default)]
struct Leant {
    cases: BTreeSet<RowId>,
    incidents: BTreeSet<RowId>,
    findings: BTreeSet<RowId>,
}

impl Leant {
    fn note(&mut self, change: &Change, touched: &[(&'static Register, RowId)]) -> Result<()> {
        for (register, row) in touched {
            match register.name {
                "cases" => {
                    self.cases.insert(*row);
                    let case = read::find(&change.settling(), register, *row)?;
                    self.incidents.extend(case.get(Case::INCIDENT_ID).map(|link| link.row()));
                }
                "findings" | "notices" | "close_outs" => {
                    let leaning = read::find(&change.settling(), register, *row)?;
                    self.findings.extend(finding::leant_on(&leaning, register));
                }
                "form_rules" => {
                    self.cases.extend(four_forms::cases_under(change, &read::find(&change.settling(), register, *row)?)?);
                }
                "sanctions" => self.case_of(&read::find(&change.settling(), register, *row)?, Sanction::CASE_ID),
                "transfers" => self.case_of(&read::find(&change.settling(), register, *row)?, Transfer::CASE_ID),
                _ => {}
            }
        }
        Ok(())
    }

    fn case_of(&mut self, row: &Row, key: crate::register::Key<Link<Case>>) {
        self.cases.extend(row.get(key).map(|link| link.row()));
    }
}
