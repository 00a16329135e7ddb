//! Incidents, cases (one a person), sanctions (one main sanction each) and the six transfers.

use super::calendar::months_after;
use super::clues::{approver, first_hand, is_supervisee, room};
use super::course::{self, Course};
use super::table::Line;
use super::{County, FILED, amount, codes, incidents, insert, put_lines, put_word, subjects, unknown, word};
use crate::register::{Code, Described, Draft, Month};
use crate::registers::case::{Case, CaseHandOver};
use crate::registers::incident::{Incident, IncidentPerson};
use crate::registers::lists::{FourForm, SanctionClass, Stage};
use crate::registers::sanction::{Sanction, Transfer};
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

/// The cases of 青石镇, handled by the task force there: AJ001 to AJ013.
pub(super) const IN_TOWN: usize = 13;
/// Of them handed to the prosecutor: one incident of bribery.
const TRANSFERRED: usize = 6;
const TASK_FORCE: &str = "正风肃纪工作组";

/// A case with its person, its days and its incident.
struct Filed {
    number: usize,
    line: Line,
    course: Course,
    decision_no: String,
}

/// Enters incidents, cases, sanctions and transfers.
pub(super) fn cases(change: &Change, county: &mut County) -> Result<()> {
    let filed = filed()?;
    let mut rows: HashMap<&'static str, RowId> = HashMap::new();
    for line in incidents() {
        let own: Vec<&Filed> = filed.iter().filter(|case| case.line.get("事项编号") == line.get("事项编号")).collect();
        rows.insert(line.get("事项编号"), insert(change, &incident(county, &line, &own)?)?);
    }
    let incidents = incidents();
    for case in &filed {
        let no = case.line.get("事项编号");
        let (row, line) = (rows.get(no).copied(), incidents.iter().find(|line| line.get("事项编号") == no));
        let (Some(incident), Some(line)) = (row, line) else { return Err(unknown("事项", no)) };
        let row = insert(change, &case_file(change, county, case, incident)?)?;
        county.cases.push(row);
        insert(change, &sanction(change, county, case, incident, row, line)?)?;
        if case.number <= TRANSFERRED {
            insert(change, &transfer(county, case, row))?;
        }
    }
    county.incidents = rows;
    Ok(())
}

fn filed() -> Result<Vec<Filed>> {
    let mut filed = Vec::new();
    for (line, number) in subjects()?.into_iter().take(FILED).zip(1..) {
        let check = course::check(number).ok_or_else(|| unknown("日期", line.get("姓名")))?;
        let course = course::course(number, check.ended);
        filed.push(Filed { number, line, course, decision_no: String::new() });
    }
    // Decisions are numbered in the order in which they were made, those of the two organs apart.
    let mut order: Vec<usize> = (0..filed.len()).collect();
    order.sort_by_key(|at| filed.get(*at).map(|case| (case.course.decided, case.number)));
    let mut numbers = [0_usize; 2];
    for at in order {
        let Some(case) = filed.get_mut(at) else { continue };
        let [party, administrative] = &mut numbers;
        let (sign, last) = if is_administrative(&case.line) { ("岚监决", administrative) } else { ("岚纪决", party) };
        *last += 1;
        case.decision_no = format!("{sign}〔2015〕{last}号");
    }
    Ok(filed)
}

fn incident(county: &County, line: &Line, cases: &[&Filed]) -> Result<Draft> {
    let mut tags = vec!["four_winds", "around_people"];
    tags.extend(line.list("标签"));
    let mut persons = Vec::new();
    for (case, role) in cases.iter().zip(std::iter::once("principal").chain(std::iter::repeat("joint"))) {
        let mut person = Draft::new(IncidentPerson::REGISTER);
        person
            .set(IncidentPerson::PERSON_ID, subject(county, case.number)?)
            .set(IncidentPerson::ROLE_CODE, Code::from(role))
            .set(IncidentPerson::IDENTITY_CODE, Code::from(case.line.get("身份")))
            .set(IncidentPerson::RANK_CODE, Code::from(case.line.get("职级")))
            .set(IncidentPerson::POST_TEXT, case.line.get("职务"))
            .set(IncidentPerson::UNIT_ID, county.unit(case.line.get("单位"))?);
        persons.push(person);
    }
    let mut draft = Draft::new(Incident::REGISTER);
    draft
        .set(Incident::INCIDENT_NO, line.get("事项编号"))
        .set(Incident::TITLE, line.get("名称"))
        .set(Incident::FACTS, line.get("简要案情"))
        .set(Incident::IS_CLUSTER, line.get("事项编号") == "S001")
        .set(Incident::TAGS, codes(tags))
        .set_if(Incident::ACT_FROM_ON, line.day("行为起"))
        .set_if(Incident::ACT_TO_ON, line.day("行为止"))
        .set(Incident::UNIT_ID, county.unit(line.get("单位"))?)
        .set_if(Incident::AMOUNT_FEN, amount(line, "涉案金额元"))
        .set_if(Incident::CONCLUDED_ON, cases.iter().map(|case| case.course.investigated).max());
    put_word(&mut draft, Incident::REGISTER, "eight_rule_code", line.get("八项规定类别"));
    put_lines(&mut draft, "persons", persons);
    Ok(draft)
}

fn case_file(change: &Change, county: &County, case: &Filed, incident: RowId) -> Result<Draft> {
    let Filed { number, line, course, decision_no } = case;
    let office = county.unit("县纪委")?;
    let mut draft = Draft::new(Case::REGISTER);
    draft
        .set(Case::CASE_NO, format!("AJ{number:03}"))
        .set(Case::FILED_ON, course.filed)
        .set(Case::PERSON_ID, subject(county, *number)?)
        .set(Case::INCIDENT_ID, incident)
        .set_if(Case::CLUE_ID, county.clues.get(number - 1).copied())
        .set(Case::GENDER_CODE, Code::from(line.get("性别")))
        .set(Case::ETHNIC_CODE, Code(word(change, "ethnic_code", line.get("民族"))?))
        .set(Case::BIRTH_MONTH, Month(line.get("出生年月").to_string()))
        .set(Case::EDU_CODE, Code(word(change, "edu_code", line.get("学历"))?))
        .set(Case::POLITICS_CODE, Code::from(line.get("政治面貌")))
        .set_if(Case::PARTY_JOINED_ON, line.day("入党时间"))
        .set(Case::UNIT_ID, county.unit(line.get("单位"))?)
        .set(Case::POST_TEXT, line.get("职务"))
        .set(Case::RANK_CODE, Code::from(line.get("职级")))
        .set(Case::IDENTITY_CODE, Code::from(line.get("身份")))
        .set(Case::IS_SUPERVISEE, is_supervisee(line))
        .set(Case::FIRST_HAND_CODE, first_hand(line, *number))
        .set(Case::VIOLATION_TEXT, line.get("主要违纪问题"))
        .set(Case::DISCIPLINE_CODES, codes(line.list("问题类别")))
        .set(Case::FILING_UNIT_ID, office)
        .set(Case::APPROVED_BY, county.behind(approver(line))?)
        .set(Case::WORK_MODE, Code::from(work_mode(*number)))
        .set_if(Case::JOINT_TASK_ID, county.joint_tasks.get(number).copied())
        .set(Case::INVESTIGATED_ON, course.investigated)
        .set(Case::TO_TRIAL_ON, course.to_trial)
        .set(Case::TRIAL_DONE_ON, course.trial_done)
        .set(Case::DECISION_UNIT_ID, office)
        .set(Case::DECISION_NO, decision_no.as_str())
        .set(Case::DECIDED_ON, course.decided)
        .set(Case::ANNOUNCED_ON, course.announced)
        .set(Case::EXECUTED_ON, course.executed)
        .set(Case::CLOSED_ON, course.closed)
        .set_if(Case::ILLICIT_FEN, amount(line, "违纪所得元"))
        .set_if(Case::RECOVERED_FEN, amount(line, "违纪所得元"))
        .set(Case::STAGE, Stage::Closed)
        .set(Case::FOUR_FORM_CODE, form(line, *number));
    if *number <= IN_TOWN {
        draft.set_if(Case::TASK_FORCE_ID, county.forces.get(TASK_FORCE).copied());
    }
    put_lines(&mut draft, "hand_overs", hand_overs(county, *number, course)?);
    Ok(draft)
}

/// Who took over the file: the room, then the desk of trial.
fn hand_overs(county: &County, number: usize, course: &Course) -> Result<Vec<Draft>> {
    let (_, post, _) = room(number);
    let line = |stage: Stage, from: &str, to: &str, day: Day, material: &str| -> Result<Draft> {
        let mut draft = Draft::new(CaseHandOver::REGISTER);
        draft
            .set(CaseHandOver::STAGE, stage)
            .set(CaseHandOver::FROM_PERSON_ID, county.behind(from)?)
            .set(CaseHandOver::TO_PERSON_ID, county.behind(to)?)
            .set(CaseHandOver::ON_DATE, day)
            .set(CaseHandOver::MATERIAL_TEXT, material);
        Ok(draft)
    };
    Ok(vec![
        line(Stage::Investigating, "casework", post, course.filed, "立案决定书、初核卷宗")?,
        line(Stage::ToTrial, post, "trial", course.to_trial, "审查报告、违纪事实见面材料、证据卷")?,
    ])
}

fn sanction(change: &Change, county: &County, case: &Filed, incident: RowId, row: RowId, line: &Line) -> Result<Draft> {
    let kind = case.line.get("处分");
    let decided = case.course.decided;
    let mut draft = Draft::new(Sanction::REGISTER);
    draft
        .set(Sanction::PERSON_ID, subject(county, case.number)?)
        .set(Sanction::SANCTION_KIND, Code::from(kind))
        .set(Sanction::DECIDED_ON, decided)
        .set(Sanction::SANCTION_CLASS, class(change, kind)?)
        .set(Sanction::CASE_ID, row)
        .set(Sanction::INCIDENT_ID, incident)
        .set_if(Sanction::CLUE_ID, county.clues.get(case.number - 1).copied())
        .set(Sanction::CAUSE_TAGS, codes(line.list("标签")))
        .set(Sanction::BY_UNIT_ID, county.unit("县纪委")?)
        .set(Sanction::DOC_NO, case.decision_no.as_str())
        .set(Sanction::EFFECTIVE_ON, decided)
        .set_if(Sanction::IMPACT_UNTIL_ON, impact_months(kind).map(|months| months_after(decided, months)))
        .set(Sanction::ANNOUNCED_ON, case.course.announced)
        .set(Sanction::EXECUTED_ON, case.course.executed);
    if matches!(form(&case.line, case.number), FourForm::Third) {
        draft.set(Sanction::PAY_CHANGED_ON, case.course.executed);
    }
    Ok(draft)
}

fn transfer(county: &County, case: &Filed, row: RowId) -> Draft {
    let mut draft = Draft::new(Transfer::REGISTER);
    draft
        .set_if(Transfer::PERSON_ID, county.subjects.get(case.number - 1).copied())
        .set(Transfer::TRANSFERRED_ON, case.course.announced)
        .set(Transfer::CASE_ID, row)
        .set(Transfer::TRANSFER_TO, "县人民检察院")
        .set(Transfer::CHARGE_TEXT, "受贿罪");
    draft
}

/// The form by the gravest outcome (domain paper §4.2); 降级 and lighter are of the second.
pub(super) fn form(line: &Line, number: usize) -> FourForm {
    if number <= TRANSFERRED {
        return FourForm::Fourth;
    }
    match line.get("处分") {
        "remove_party_post" | "probation_1" | "probation_2" | "expel_party" | "remove_post" | "dismiss" => FourForm::Third,
        "exempted" => FourForm::First,
        _ => FourForm::Second,
    }
}

fn subject(county: &County, number: usize) -> Result<RowId> {
    county.subjects.get(number - 1).copied().ok_or_else(|| unknown("人员", &format!("P{number:03}")))
}

pub(super) fn work_mode(number: usize) -> &'static str {
    match (number <= IN_TOWN, number % 10) {
        (true, _) => "task_force",
        (false, 1 | 6) => "zone_joint",
        (false, 3 | 8) => "department_joint",
        (false, 5) => "cross",
        (false, _) => "own",
    }
}

fn is_administrative(line: &Line) -> bool {
    matches!(line.get("处分"), "gov_warning" | "demerit" | "major_demerit" | "remove_post" | "dismiss")
}

/// The class by the group of the code; who was exempted was so from a party sanction.
fn class(change: &Change, kind: &str) -> Result<SanctionClass> {
    let entry = change.reading().shelf.codes.entry("sanction_kind", kind).ok_or_else(|| unknown("处理种类", kind))?;
    Ok(if entry.group == "administrative" { SanctionClass::Administrative } else { SanctionClass::Party })
}

/// How long a sanction weighs (domain paper §3.4), in months.
fn impact_months(kind: &str) -> Option<u32> {
    match kind {
        "warning" | "demerit" => Some(12),
        "serious_warning" | "major_demerit" => Some(18),
        "remove_party_post" | "remove_post" => Some(24),
        "probation_1" => Some(36),
        "probation_2" => Some(48),
        "gov_warning" => Some(6),
        _ => None,
    }
}
