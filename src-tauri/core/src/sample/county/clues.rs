//! Clues and their one disposal each: 163 filed, 24 closed, 12 reminded, 4 put aside; and three found by an inspection
//! that were registered in the year after.

use super::course::{self, Check};
use super::table::{self, Line};
use super::{County, FILED, codes, heads_an_office, incidents, insert, put_lines, subjects, themes, unknown};
use crate::register::{Code, Described, Draft};
use crate::registers::clue::{Clue, ClueHandOver, Disposal};
use crate::registers::lists::{FirstHand, FourForm, Stage, VerifyResult, Way};
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// The three rooms that look into matters, their heads and who works there.
pub(super) const ROOMS: [(&str, &str, &[&str]); 3] = [
    ("纪检监察一室", "investigation1", &["丁一鹤", "肖晓棠"]),
    ("纪检监察二室", "investigation2", &["任怀瑾", "丁一鹤"]),
    ("纪检监察三室", "investigation3", &["袁浩川", "肖晓棠"]),
];

/// The room that looks into a matter; the task force in 青石镇 is led from the first.
pub(super) fn room(number: usize) -> &'static (&'static str, &'static str, &'static [&'static str]) {
    let [first, second, third] = &ROOMS;
    match number {
        0..=super::cases::IN_TOWN => first,
        _ => match number % 3 {
            0 => first,
            1 => second,
            _ => third,
        },
    }
}

/// What became of a clue.
struct Outcome {
    result: VerifyResult,
    stage: Stage,
    closed: Option<Day>,
    words: String,
    form: FourForm,
}

/// Enters the clues with their disposals.
pub(super) fn clues(change: &Change, county: &mut County) -> Result<()> {
    let incidents = incidents();
    for (line, number) in subjects()?.iter().zip(1..) {
        let check = course::check(number).ok_or_else(|| unknown("日期", line.get("姓名")))?;
        let outcome = outcome(change, line, number, &check);
        let mut tags = vec!["four_winds"];
        tags.extend(themes(line, &incidents));
        let (room, post, _) = room(number);
        let name = line.get("姓名");
        let mut draft = clue(county, line, number)?;
        draft
            .set(Clue::RECEIVED_ON, check.received)
            .set(Clue::REGISTERED_ON, check.registered)
            .set(Clue::SOURCE, Code::from("petition"))
            .set(Clue::PETITION_IDS, county.petitions.get(number - 1).copied().into_iter().collect::<Vec<_>>())
            .set(Clue::PROBLEM_TEXT, line.get("信访反映"))
            .set(Clue::TAGS, codes(tags))
            .set(Clue::ASSIGN_OPINION, format!("请{room}提出对{name}有关问题的处置意见，按程序报批。"))
            .set(Clue::HANDLER_ID, county.behind(post)?)
            .set(Clue::STAGE, outcome.stage)
            .set_if(Clue::CLOSED_ON, outcome.closed)
            .set(Clue::RESULT_TEXT, outcome.words.as_str())
            .set(Clue::FOUR_FORM_CODE, outcome.form);
        if number <= FILED {
            draft.set(Clue::FILING_APPLIED_ON, course::course(number, check.ended).applied);
        }
        put_lines(&mut draft, "hand_overs", hand_overs(county, &check, post)?);
        let row = insert(change, &draft)?;
        county.clues.push(row);
        insert(change, &disposal(county, line, number, row, &check, outcome.result)?)?;
    }
    after_inspection(change, county)
}

/// What every clue has.
fn clue(county: &County, line: &Line, number: usize) -> Result<Draft> {
    let mut draft = Draft::new(Clue::REGISTER);
    draft
        .set(Clue::CLUE_NO, format!("XS{number:03}"))
        .set_if(Clue::SUBJECT_PERSON_ID, county.subjects.get(number - 1).copied())
        .set(Clue::UNIT_ID, county.unit(line.get("单位"))?)
        .set(Clue::POST_TEXT, line.get("职务"))
        .set(Clue::RANK_CODE, Code::from(line.get("职级")))
        .set(Clue::POLITICS_CODE, Code::from(line.get("政治面貌")))
        .set(Clue::IS_SUPERVISEE, is_supervisee(line))
        .set(Clue::FIRST_HAND_CODE, first_hand(line, number))
        .set(Clue::PROBLEM_CODES, codes(line.list("问题类别")))
        .set(Clue::HANDLER_UNIT_ID, county.unit("县纪委")?);
    Ok(draft)
}

/// 监察对象 by the law of 2015: who serves the state, not who is elected in a village.
pub(super) fn is_supervisee(line: &Line) -> bool {
    matches!(line.get("职级"), "section_chief" | "section_deputy" | "staff")
}

/// Whether somebody headed an office, and when; two of three did so at the act already.
pub(super) fn first_hand(line: &Line, number: usize) -> FirstHand {
    match (heads_an_office(line), number % 3) {
        (false, _) => FirstHand::No,
        (true, 0) => FirstHand::AtHandling,
        (true, _) => FirstHand::Both,
    }
}

fn outcome(change: &Change, line: &Line, number: usize, check: &Check) -> Outcome {
    if number <= FILED {
        let sanction = change.reading().shelf.codes.label(Some("sanction_kind"), line.get("处分"));
        return Outcome {
            result: VerifyResult::File,
            stage: Stage::Closed,
            closed: Some(course::course(number, check.ended).closed),
            words: format!("经初核立案（AJ{number:03}），{}{}。", line.get("姓名"), sanction),
            form: super::cases::form(line, number),
        };
    }
    let settled = Some(course::settled(number, check.ended));
    let (result, stage, closed, form) = match line.get("结果") {
        "close" => (VerifyResult::Close, Stage::Dropped, settled, FourForm::None),
        "remind" => (VerifyResult::Remind, Stage::Closed, settled, FourForm::First),
        _ => (VerifyResult::Shelve, Stage::Shelved, None, FourForm::None),
    };
    Outcome { result, stage, closed, words: line.get("核查情况").to_string(), form }
}

fn disposal(county: &County, line: &Line, number: usize, clue: RowId, check: &Check, result: VerifyResult) -> Result<Draft> {
    let (room, post, members) = room(number);
    let members: Result<Vec<RowId>> = members.iter().map(|name| county.leader(name)).collect();
    let mut draft = Draft::new(Disposal::REGISTER);
    draft
        .set(Disposal::CLUE_ID, clue)
        .set(Disposal::WAY, Way::Verify)
        .set(Disposal::OPINION_ON, check.opinion)
        .set(Disposal::OPINION_TEXT, format!("{room}建议对反映{}{}的问题初步核实。", line.get("职务"), line.get("姓名")))
        .set(Disposal::APPROVED_BY, county.behind(approver(line))?)
        .set(Disposal::APPROVED_ON, check.approved)
        .set(Disposal::STARTED_ON, check.started)
        .set(Disposal::ENDED_ON, check.ended)
        .set(Disposal::LEADER_ID, county.behind(post)?)
        .set(Disposal::MEMBER_IDS, members?)
        .set(Disposal::REPORTED_ON, check.ended)
        .set(Disposal::FACE_TO_FACE, result == VerifyResult::Remind)
        .set(Disposal::VERIFY_RESULT, result);
    Ok(draft)
}

/// Who approves: the county's secretary where the subject heads an office (domain paper §3.7).
pub(super) fn approver(line: &Line) -> &'static str {
    if heads_an_office(line) { "county_secretary" } else { "discipline_secretary" }
}

/// From the desk of letters to the desk of clues, and on to the room.
fn hand_overs(county: &County, check: &Check, post: &str) -> Result<Vec<Draft>> {
    let line = |stage: Stage, from: &str, to: &str, day: Day, material: &str| -> Result<Draft> {
        let mut draft = Draft::new(ClueHandOver::REGISTER);
        draft
            .set(ClueHandOver::STAGE, stage)
            .set(ClueHandOver::FROM_PERSON_ID, county.behind(from)?)
            .set(ClueHandOver::TO_PERSON_ID, county.behind(to)?)
            .set(ClueHandOver::ON_DATE, day)
            .set(ClueHandOver::MATERIAL_TEXT, material);
        Ok(draft)
    };
    Ok(vec![
        line(Stage::Registered, "petitions", "casework", check.registered, "信访件原件、登记表")?,
        line(Stage::Verifying, "casework", post, check.approved, "线索处置审批表、信访件复印件")?,
    ])
}

/// The three clues of an inspection, registered in January 2016.
fn after_inspection(change: &Change, county: &mut County) -> Result<()> {
    for (line, number) in table::read(include_str!("clues_inspection.tsv")).iter().zip(super::MATTERS + 1..) {
        let mut tags = vec!["four_winds"];
        tags.extend(line.list("标签"));
        let mut draft = clue(county, line, number)?;
        draft
            .set_if(Clue::RECEIVED_ON, line.day("登记日期"))
            .set_if(Clue::REGISTERED_ON, line.day("登记日期"))
            .set(Clue::SOURCE, Code::from("inspection"))
            .set(Clue::PROBLEM_TEXT, line.get("反映问题"))
            .set(Clue::TAGS, codes(tags))
            .set(Clue::ASSIGN_OPINION, format!("请党风政风监督室移交督查{}的工作底稿后提出意见。", line.get("姓名")))
            .set(Clue::STAGE, Stage::Registered);
        let row = insert(change, &draft)?;
        county.clues.push(row);
    }
    Ok(())
}
