//! Entering and amending rows of any register: the generic verb, with what the program computes from other fields.
//! Forms, ledgers and packages all come through here.

use super::case::Case;
use super::finding::{self, Finding};
use super::incident::Incident;
use super::lists::Stage;
use super::petition::Petition;
use super::sanction::{Sanction, Transfer};
use super::submission::Waiver;
use super::{four_forms, joint, regulation};
use crate::register::query::{Filter, Query, Test};
use crate::register::{Described, Draft, Kind, Link, Month, Register, Row};
use crate::storage::write::{self, Origin};
use crate::storage::{Change, page, read};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;

/// Enters a row and settles what follows from it.
pub fn enter(change: &Change, draft: &Draft, of: Option<RowId>, origin: Option<Origin>) -> Result<RowId> {
    refuse_typed(draft.register())?;
    let row = write::insert(change, &computed(draft), of, origin)?;
    settle(change, draft.register(), row)?;
    Ok(row)
}

/// Changes a row and settles what follows from it. Says whether anything changed.
pub fn amend(change: &Change, row: RowId, patch: &Draft) -> Result<bool> {
    let register = patch.register();
    refuse_typed(register)?;
    let before = read::find(change.reading(), register, row)?;
    let mut patch = patch.clone();
    if register == Petition::REGISTER
        && patch.value("stat_month").is_none()
        && let Some(day) = patch.get(Petition::RECEIVED_ON)
    {
        patch.set(Petition::STAT_MONTH, month_of(day));
    }
    let changed = write::update(change, row, &patch)?;
    if changed {
        // What it hung on before is settled too: a sanction moved to another case leaves the old one lighter.
        match register.name {
            "cases" => before.get(Case::INCIDENT_ID).map_or(Ok(()), |link| settle_incident(change, link.row()))?,
            "sanctions" => follow(change, before.get(Sanction::CASE_ID))?,
            "transfers" => follow(change, before.get(Transfer::CASE_ID))?,
            "form_rules" => settle_cases_under(change, &before)?,
            _ => {}
        }
        for finding in
            finding::leant_on(&before, register).into_iter().filter(|finding| *finding != row || register != Finding::REGISTER)
        {
            finding::settle(change, finding)?;
        }
        settle(change, register, row)?;
    }
    Ok(changed)
}

/// An explanation is signed on a finding, by who may sign for it and for the numbers it has: nobody types or imports one.
fn refuse_typed(register: &Register) -> Result<()> {
    if register == Waiver::REGISTER {
        let words = "勾稽说明只能在勾稽结果上签署，不能直接登记、修改或导入。请先核对勾稽，再对该项签署说明；签错的可以作废。";
        return Err(Error::refused("E_WAIVER", words));
    }
    Ok(())
}

/// Voids a row and settles what leant on it.
pub fn void(change: &Change, register: &'static Register, row: RowId, why: &str) -> Result<()> {
    let before = read::find(change.reading(), register, row)?;
    if let Some((other, label)) = hanging(change, register, row)? {
        return Err(Error::refused(
            "E_BUILT_ON",
            format!("不能作废：“{}”的“{label}”还引用它。请先处理那条记录，再作废。", other.label),
        ));
    }
    write::void(change, register, row, why)?;
    for finding in finding::leant_on(&before, register) {
        finding::settle(change, finding)?;
    }
    let case = match register.name {
        "cases" => {
            if let Some(incident) = before.get(Case::INCIDENT_ID) {
                settle_incident(change, incident.row())?;
            }
            None
        }
        "sanctions" => before.get(Sanction::CASE_ID),
        "transfers" => before.get(Transfer::CASE_ID),
        "form_rules" => {
            settle_cases_under(change, &before)?;
            None
        }
        _ => None,
    };
    case.map_or(Ok(()), |case| settle_case(change, case.row()))
}

/// What a draft lacks once the program has filled in what it computes.
pub fn missing(_: &Change, draft: &Draft) -> Result<Vec<String>> {
    let draft = computed(draft);
    Ok(crate::register::draft::missing_standing(draft.register(), |at| draft.at(at)))
}

/// The month a letter counts in, unless the office closed the month before its end.
fn month_of(day: Day) -> Month {
    Month(format!("{:04}-{:02}", day.year_number(), day.month_number()))
}

/// The draft with what follows from its own fields.
fn computed(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    if draft.register() == Petition::REGISTER {
        if draft.get(Petition::STAT_MONTH).is_none()
            && let Some(day) = draft.get(Petition::RECEIVED_ON)
        {
            draft.set(Petition::STAT_MONTH, month_of(day));
        }
        // A letter of the superior body may not be stored with its content (检举控告规则 art. 15): one with content is not.
        if draft.value("upper_jurisdiction").is_none() && draft.value("summary").is_some() {
            draft.set(Petition::UPPER_JURISDICTION, false);
        }
        // A letter counts unless the office says why not (domain paper §1.5).
        if draft.value("count_flag").is_none() {
            draft.set(Petition::COUNT_FLAG, true);
        }
    }
    if draft.register() == Case::REGISTER && draft.get(Case::STAGE).is_none() {
        let day = |key| draft.get(key).is_some();
        let stage = stage_of(&day);
        draft.set(Case::STAGE, stage);
    }
    draft
}

/// Where a case stands by its days.
fn stage_of(has: &dyn Fn(crate::register::Key<Day>) -> bool) -> Stage {
    let ladder = [
        (Case::ARCHIVED_ON, Stage::Archived),
        (Case::CLOSED_ON, Stage::Closed),
        (Case::ANNOUNCED_ON, Stage::Announced),
        (Case::DECIDED_ON, Stage::Decided),
        (Case::TRIAL_DONE_ON, Stage::Trial),
        (Case::TO_TRIAL_ON, Stage::ToTrial),
    ];
    ladder.into_iter().find(|(key, _)| has(*key)).map_or(Stage::Investigating, |(_, stage)| stage)
}

fn settle(change: &Change, register: &'static Register, row: RowId) -> Result<()> {
    match register.name {
        "findings" => finding::settle(change, row),
        "notices" | "close_outs" => {
            let settled = read::find(&change.settling(), register, row)?;
            finding::leant_on(&settled, register).into_iter().try_for_each(|finding| finding::settle(change, finding))
        }
        "cases" => settle_case(change, row),
        "sanctions" => follow(change, read::find(&change.settling(), Sanction::REGISTER, row)?.get(Sanction::CASE_ID)),
        "transfers" => follow(change, read::find(&change.settling(), Transfer::REGISTER, row)?.get(Transfer::CASE_ID)),
        "form_rules" => settle_cases_under(change, &read::find(&change.settling(), register, row)?),
        "duty_reports" => regulation::settle(change, row),
        "joint_tasks" => joint::refuse_own_unit(change, row),
        _ => Ok(()),
    }
}

fn follow(change: &Change, case: Option<Link<Case>>) -> Result<()> {
    case.map_or(Ok(()), |case| settle_case(change, case.row()))
}

fn settle_cases_under(change: &Change, rule: &Row) -> Result<()> {
    four_forms::cases_under(change, rule)?.into_iter().try_for_each(|case| settle_case(change, case))
}

/// A case's stage by its days, its form by its gravest outcome (domain paper §4.2), and the day its incident was concluded.
pub(super) fn settle_case(change: &Change, row: RowId) -> Result<()> {
    let case = read::find(&change.settling(), Case::REGISTER, row)?;
    if case.kept.void {
        return Ok(());
    }
    let mut patch = Draft::new(Case::REGISTER);
    let stage = stage_of(&|key| case.get(key).is_some());
    if case.get(Case::STAGE) != Some(stage) {
        patch.set(Case::STAGE, stage);
    }
    let form = four_forms::of_case(change, row)?;
    if case.get(Case::FOUR_FORM_CODE) != form {
        match form {
            Some(form) => patch.set(Case::FOUR_FORM_CODE, form),
            None => patch.empty(Case::FOUR_FORM_CODE.position()),
        };
    }
    if !patch.is_empty() {
        write::settle(change, row, &patch)?;
    }
    match case.get(Case::INCIDENT_ID) {
        Some(incident) => settle_incident(change, incident.row()),
        None => Ok(()),
    }
}

/// An incident is concluded on the latest day its cases were investigated to the end, once all have one.
pub(super) fn settle_incident(change: &Change, row: RowId) -> Result<()> {
    let cases = linked(change, Case::REGISTER, Case::INCIDENT_ID.position(), row)?;
    if cases.is_empty() {
        return Ok(());
    }
    let ends: Option<Vec<Day>> = cases.iter().map(|case| case.get(Case::INVESTIGATED_ON)).collect();
    let concluded = ends.and_then(|days| days.into_iter().max());
    let incident = read::find(&change.settling(), Incident::REGISTER, row)?;
    if incident.kept.void || incident.get(Incident::CONCLUDED_ON) == concluded {
        return Ok(());
    }
    let mut patch = Draft::new(Incident::REGISTER);
    match concluded {
        Some(day) => patch.set(Incident::CONCLUDED_ON, day),
        None => patch.empty(Incident::CONCLUDED_ON.position()),
    };
    write::settle(change, row, &patch).map(|_| ())
}

/// Rows of a register that link to a row.
pub(super) fn linked(change: &Change, register: &'static Register, field: usize, to: RowId) -> Result<Vec<Row>> {
    let query = Query { filters: vec![Filter { field, test: Test::Linked(vec![to]) }], ..Query::default() };
    let view = page::view(&change.settling(), register, &query)?;
    page::window(&change.settling(), register, &view, 0, view.rows.len())
}

/// A living row that leans on this one: figures count it by its parent, so the parent may not be voided under it.
fn hanging(change: &Change, register: &'static Register, row: RowId) -> Result<Option<(&'static Register, String)>> {
    let reading = change.settling();
    for other in reading.shelf.registers.iter().copied().filter(|other| other.of != Some(register.name)) {
        for (field, _) in
            other.fields.iter().enumerate().filter(|(_, f)| matches!(f.kind, Kind::Link(to) if to == register.name))
        {
            let query = Query { filters: vec![Filter { field, test: Test::Linked(vec![row]) }], ..Query::default() };
            if let Some(first) = page::view(&reading, other, &query)?.rows.first() {
                let label = read::label(&reading, other, *first)?.map(|(_, label)| label).unwrap_or_default();
                return Ok(Some((other, label)));
            }
        }
    }
    Ok(None)
}
