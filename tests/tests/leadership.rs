//! What the registers of leadership, joint work and regulations refuse, reckon and remind of; which desk writes them.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::deadlines;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Office, Purpose};
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Code, Described, Draft, Many};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::joint::JointTask;
use zhengfeng_core::registers::lists::{Disposal, FourForm, ResolutionStatus};
use zhengfeng_core::registers::livelihood::LivelihoodItem;
use zhengfeng_core::registers::meeting::{Meeting, Resolution};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::regulation::{DutyReport, Regulation};
use zhengfeng_core::registers::submission::FormRule;
use zhengfeng_core::storage::read;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::ids::RowId;
use zhengfeng_tests::second_office::{CARRIED, PASSWORD, SecondOffice};

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn add(office: &Office, draft: &Draft) -> Result<RowId> {
    office.change(Deed::Add, |change| enter::enter(change, draft, None, None))
}

#[test]
fn nobody_joins_in_a_matter_of_the_own_unit() {
    let second = SecondOffice::found();
    let office = &second.office;
    let case = read::find(&office.reading(), Case::REGISTER, second.cases[0]).unwrap();
    let own = case.get(Case::UNIT_ID).unwrap().row();
    let subject = case.get(Case::PERSON_ID).unwrap().row();
    let other = *second.towns.iter().find(|town| **town != own).unwrap();
    let mut stranger = Draft::new(Person::REGISTER);
    stranger.set(Person::NAME, "龚树清").set(Person::UNIT_ID, other);
    let stranger = add(office, &stranger).unwrap();
    let task = |units: Vec<RowId>, people: Vec<RowId>| {
        let mut draft = Draft::new(JointTask::REGISTER);
        draft
            .set(JointTask::CASE_ID, case.row)
            .set(JointTask::FROM_ON, day("2015-08-03"))
            .set(JointTask::MODE, Code::from("zone_joint"))
            .set(JointTask::ASSIST_UNIT_IDS, Many::from(units))
            .set(JointTask::PARTICIPANT_IDS, Many::from(people));
        draft
    };
    let refused = |draft: &Draft| add(office, draft).is_err_and(|error| error.report().code == "E_RECUSAL");
    assert!(refused(&task(vec![other, own], vec![stranger])), "the own unit helps nobody against itself");
    assert!(refused(&task(vec![other], vec![stranger, subject])), "nor does a colleague take part");
    let row = add(office, &task(vec![other], vec![stranger])).unwrap();
    let mut patch = Draft::new(JointTask::REGISTER);
    patch.set(JointTask::ASSIST_UNIT_IDS, Many::from(vec![own]));
    let amended = office.change(Deed::Change, |change| enter::amend(change, row, &patch));
    assert!(amended.is_err(), "nor later");
    let kept = read::find(&office.reading(), JointTask::REGISTER, row).unwrap();
    assert_eq!(kept.get(JointTask::ASSIST_UNIT_IDS).unwrap().rows(), [other], "and the refusal changed nothing");
}

#[test]
fn what_was_decided_is_due_until_it_is_solved_or_passed_on() {
    let second = SecondOffice::found();
    let office = &second.office;
    let resolution = |title: &str, status: Option<ResolutionStatus>, solved: Option<&str>| {
        let mut draft = Draft::new(Resolution::REGISTER);
        draft
            .set(Resolution::TITLE, title)
            .set(Resolution::RAISED_ON, day("2016-03-04"))
            .set(Resolution::DUE_ON, day("2016-04-15"))
            .set_if(Resolution::STATUS, status)
            .set_if(Resolution::SOLVED_ON, solved.map(day));
        add(office, &draft).unwrap()
    };
    let open = resolution("竹坪乡敬老院停水", Some(ResolutionStatus::Open), None);
    let unsaid = resolution("石湾镇集镇路灯不亮", None, None);
    resolution("枫溪镇校车超载", Some(ResolutionStatus::Solved), Some("2016-04-11"));
    resolution("过境国道限高杆", Some(ResolutionStatus::PassedOn), None);
    let mut matter = Draft::new(LivelihoodItem::REGISTER);
    matter
        .set(LivelihoodItem::TITLE, "枫溪镇卫生院夜间无人值班")
        .set(LivelihoodItem::RAISED_ON, day("2016-03-07"))
        .set(LivelihoodItem::DUE_ON, day("2016-04-22"));
    let matter = add(office, &matter).unwrap();
    let due = deadlines::due(&office.reading(), day("2016-04-18"), 7).unwrap();
    let found: Vec<(RowId, i64)> = due.iter().map(|due| (due.row, due.days)).collect();
    assert_eq!(found, [(open, -3), (unsaid, -3), (matter, 4)], "two are overdue, one is near");
}

#[test]
fn a_score_follows_its_votes() {
    let second = SecondOffice::found();
    let office = &second.office;
    let case = read::find(&office.reading(), Case::REGISTER, second.cases[0]).unwrap();
    let mut report = Draft::new(DutyReport::REGISTER);
    report
        .set(DutyReport::ROUND, "2016年第一批")
        .set(DutyReport::PERSON_ID, case.get(Case::PERSON_ID).unwrap())
        .set(DutyReport::HELD_ON, day("2016-11-22"))
        .set(DutyReport::SCALE_CODE, Code::from("satisfied_80"))
        .set(DutyReport::GOOD_VOTES, 3)
        .set(DutyReport::UNKNOWN_VOTES, 9);
    let row = add(office, &report).unwrap();
    let score = || read::find(&office.reading(), DutyReport::REGISTER, row).unwrap().get(DutyReport::SCORE);
    assert_eq!(score().as_deref(), Some("100.00"), "who has no view does not count");
    let mut patch = Draft::new(DutyReport::REGISTER);
    patch.set(DutyReport::SCALE_CODE, Code::from("satisfied_70")).set(DutyReport::FAIR_VOTES, 1);
    office.change(Deed::Change, |change| enter::amend(change, row, &patch)).unwrap();
    assert_eq!(score().as_deref(), Some("92.50"), "(3·100 + 70) / 4 by the other scale");
    let mut none = Draft::new(DutyReport::REGISTER);
    none.empty(DutyReport::SCALE_CODE.position());
    office.change(Deed::Change, |change| enter::amend(change, row, &none)).unwrap();
    assert_eq!(score(), None, "no scale, no score");
}

#[test]
fn regulations_are_written_at_their_desk_and_a_leader_only_settles_rules() {
    let SecondOffice { office, place, towns, .. } = SecondOffice::found();
    let folder = office.folder().clone();
    office.add_account("regulations", Role::Regulations, None, PASSWORD).unwrap();
    office.add_account("leader", Role::Leader, None, PASSWORD).unwrap();
    drop(office);
    let desk = |account: &str| {
        Office::open(&folder, account, PASSWORD, Purpose::Write, Box::new(StoppedClock(1_483_502_400_000))).unwrap()
    };
    let mut regulation = Draft::new(Regulation::REGISTER);
    regulation
        .set(Regulation::TITLE, "枫石镇村级小额工程管理办法")
        .set(Regulation::UNIT_ID, towns[3])
        .set(Regulation::DISPOSAL, Disposal::New);
    let mut meeting = Draft::new(Meeting::REGISTER);
    meeting.set(Meeting::TITLE, "枫石镇党委会议").set(Meeting::HELD_ON, day("2016-09-02"));
    let mut rule = Draft::new(FormRule::REGISTER);
    rule.set(FormRule::SANCTION_KIND, Code::from("lower_post"))
        .set(FormRule::FOUR_FORM_CODE, FourForm::Third)
        .set(FormRule::BASIS_TEXT, "县纪委常委会2016年第5次会议研究确定");
    let clean_up = desk("regulations");
    assert!(add(&clean_up, &regulation).is_ok(), "its own register");
    assert!(add(&clean_up, &meeting).is_err() && add(&clean_up, &rule).is_err(), "no other");
    drop(clean_up);
    let leader = desk("leader");
    assert!(add(&leader, &rule).is_ok(), "a leader settles how sanctions fall into the four forms");
    assert!(add(&leader, &meeting).is_err() && add(&leader, &regulation).is_err(), "and edits nothing");
    drop(place);
}

#[test]
fn an_offices_own_list_of_forms_settles_the_cases_it_speaks_of() {
    let second = SecondOffice::found();
    let office = &second.office;
    let form = |at: usize| read::find(&office.reading(), Case::REGISTER, second.cases[at]).unwrap().get(Case::FOUR_FORM_CODE);
    assert_eq!((form(0), form(CARRIED)), (Some(FourForm::Second), Some(FourForm::Second)), "a warning is the second form");
    assert_eq!(form(CARRIED + 19), None, "nothing was decided yet");
    let mut rule = Draft::new(FormRule::REGISTER);
    rule.set(FormRule::SANCTION_KIND, Code::from("warning")).set(FormRule::FOUR_FORM_CODE, FourForm::First);
    // The first case was decided in January 2016, the first of the year's own in April.
    rule.set(FormRule::FROM_ON, day("2016-03"));
    let row = add(office, &rule).unwrap();
    assert_eq!((form(0), form(CARRIED)), (Some(FourForm::Second), Some(FourForm::First)), "from its day on");
    let mut patch = Draft::new(FormRule::REGISTER);
    patch.set(FormRule::TO_ON, day("2016-04")).set(FormRule::FOUR_FORM_CODE, FourForm::None);
    office.change(Deed::Change, |change| enter::amend(change, row, &patch)).unwrap();
    assert_eq!(form(CARRIED), Some(FourForm::None), "the month is over with its last day");
    assert_eq!(form(CARRIED + 3), Some(FourForm::Second), "what was decided in May is not the list's");
    office.change(Deed::Void, |change| enter::void(change, FormRule::REGISTER, row, "改用通行归类")).unwrap();
    assert_eq!(form(CARRIED), Some(FourForm::Second), "without the list the usual form holds");
    assert!(office.verify().unwrap().problems.is_empty(), "the office is whole");
}
