//! Stories of counting where the report or a form leaves something open: rules the office chooses, amounts, clues carried
//! over, the gravest of several outcomes.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::figures::{self, Answer, Scope, evidence, split};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::{Described, Draft};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::{Clue, Disposal};
use zhengfeng_core::registers::finding::Finding;
use zhengfeng_core::registers::lists::{
    CountingAnswer, CountingQuestion, FindingStatus, FourForm, MeasureBatch, MeasureTarget, RecoveryStatus, SanctionClass,
    VerifyResult, Way,
};
use zhengfeng_core::registers::livelihood::VillageAudit;
use zhengfeng_core::registers::meeting::Meeting;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::recovery::Recovery;
use zhengfeng_core::registers::sanction::{Sanction, Transfer};
use zhengfeng_core::registers::submission::{CountingChoice, FormRule};
use zhengfeng_core::registers::task::{Measure, Task};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::registers::unit_measure::UnitMeasure;
use zhengfeng_core::storage::{Change, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::money::Fen;
use zhengfeng_core::words::period::Period;

struct Small {
    office: Office,
    _place: tempfile::TempDir,
    town: RowId,
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn put(change: &Change, draft: &Draft) -> RowId {
    write::insert(change, draft, None, None).unwrap()
}

impl Small {
    fn found() -> Small {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let office = Office::found(&folder, "Kestrel-7-Harbour", Box::new(StoppedClock(1_448_000_000_000))).unwrap().office;
        let mut unit = Draft::new(Unit::REGISTER);
        unit.set(Unit::FULL_NAME, "东河镇").set(Unit::KIND_CODE, "town");
        let town = office.change(Deed::Add, |change| Ok(put(change, &unit))).unwrap();
        Small { office, _place: place, town }
    }

    fn write<T>(&self, work: impl FnOnce(&Change) -> T) -> T {
        self.office.change(Deed::Add, |change| Ok(work(change))).unwrap()
    }

    fn answer(&self, code: &str, of: &str) -> Answer {
        let period = Period::parse(of).unwrap();
        let figure = figures::named(code).unwrap();
        figures::evaluate_some(&self.office.reading(), &period, Scope::County, &[figure]).unwrap().remove(0)
    }

    fn printed(&self, code: &str, of: &str) -> String {
        self.answer(code, of).printed
    }

    fn choose(&self, question: CountingQuestion, choice: CountingAnswer) {
        self.write(|change| {
            let mut draft = Draft::new(CountingChoice::REGISTER);
            draft.set(CountingChoice::PERIOD_YEAR, 2015).set(CountingChoice::QUESTION, question);
            draft.set(CountingChoice::CHOICE, choice);
            put(change, &draft)
        });
    }

    fn clue(&self, change: &Change, name: &str, registered: &str) -> RowId {
        let mut person = Draft::new(Person::REGISTER);
        person.set(Person::NAME, name).set(Person::UNIT_ID, self.town);
        let person = put(change, &person);
        let mut clue = Draft::new(Clue::REGISTER);
        clue.set(Clue::RECEIVED_ON, day(registered)).set(Clue::REGISTERED_ON, day(registered));
        clue.set(Clue::SUBJECT_PERSON_ID, person).set(Clue::UNIT_ID, self.town);
        put(change, &clue)
    }
}

fn dispose(change: &Change, clue: RowId, way: Way, approved: Option<&str>, result: Option<(VerifyResult, &str)>) -> RowId {
    let mut draft = Draft::new(Disposal::REGISTER);
    draft.set(Disposal::CLUE_ID, clue).set(Disposal::WAY, way).set_if(Disposal::APPROVED_ON, approved.map(day));
    if let Some((result, ended)) = result {
        draft.set(Disposal::VERIFY_RESULT, result).set(Disposal::ENDED_ON, day(ended));
    }
    put(change, &draft)
}

#[test]
fn the_office_chooses_where_the_report_leaves_a_rule_open() {
    let small = Small::found();
    small.write(|change| {
        for (title, kind, heard) in
            [("常委会", "standing_committee", true), ("汇报会", "hearing", true), ("专题会", "topic", false)]
        {
            let mut meeting = Draft::new(Meeting::REGISTER);
            meeting.set(Meeting::TITLE, title).set(Meeting::HELD_ON, day("2015-05-06")).set(Meeting::MEETING_TYPE, kind);
            meeting.set(Meeting::IS_ZFSJ_TOPIC, true).set(Meeting::HEARD_REPORT, heard);
            put(change, &meeting);
        }
        let mut task = Draft::new(Task::REGISTER);
        task.set(Task::PERIOD_YEAR, 2015).set(Task::TASK_NO, "1").set(Task::TASK_TEXT, "集中整治违规发放津补贴问题");
        let task = put(change, &task);
        for (no, batch) in [("1-1", MeasureBatch::Initial), ("1-2", MeasureBatch::Initial), ("1-3", MeasureBatch::Refined)] {
            let mut measure = Draft::new(Measure::REGISTER);
            measure.set(Measure::TASK_ID, task).set(Measure::MEASURE_NO, no).set(Measure::BATCH, batch);
            measure.set(Measure::MEASURE_TEXT, format!("逐笔核对津补贴发放情况（{no}）"));
            put(change, &measure);
        }
        let mut unit_measure = Draft::new(UnitMeasure::REGISTER);
        unit_measure.set(UnitMeasure::UNIT_ID, small.town).set(UnitMeasure::MEASURE_KIND, "circular_rectify");
        unit_measure.set(UnitMeasure::DECIDED_ON, day("2015-08-03")).set(UnitMeasure::TARGET_KIND, MeasureTarget::Unit);
        put(change, &unit_measure);
        let clue = small.clue(change, "李大有", "2015-01-05");
        let mut sanction = Draft::new(Sanction::REGISTER);
        let mut person = Draft::new(Person::REGISTER);
        person.set(Person::NAME, "周世文").set(Person::UNIT_ID, small.town);
        sanction.set(Sanction::PERSON_ID, put(change, &person)).set(Sanction::SANCTION_KIND, "circular");
        sanction.set(Sanction::DECIDED_ON, day("2015-09-01")).set(Sanction::SANCTION_CLASS, SanctionClass::FirstForm);
        sanction.set(Sanction::CLUE_ID, clue);
        put(change, &sanction);
    });
    let before = small.answer("F005", "2015");
    assert_eq!((before.printed.as_str(), before.choice_label()), ("2次", Some("含在各类会议之内")));
    assert_eq!(small.printed("B070", "2015"), "2项", "what is refined is no new measure");
    assert_eq!(small.printed("F118", "2015"), "0件0人1个", "no bulletin, one unit");
    small.choose(CountingQuestion::MeetingsHeard, CountingAnswer::OwnMeetings);
    small.choose(CountingQuestion::MeasuresTotal, CountingAnswer::RefinedAdded);
    small.choose(CountingQuestion::Circulars, CountingAnswer::BySanctions);
    let after = small.answer("F005", "2015");
    assert_eq!((after.printed.as_str(), after.choice_label()), ("1次", Some("另行召开的汇报会")));
    assert!(after.rule.contains("附带听取汇报的不计"), "the rule printed is the one used: {}", after.rule);
    assert_eq!(small.printed("B070", "2015"), "3项");
    assert_eq!(small.printed("F118", "2015"), "0件1人1个", "the measure on the person, and the unit as before");
    assert_eq!(small.printed("F005", "2014"), "0次");
    let figure = figures::named("F118").unwrap();
    let period = Period::parse("2015").unwrap();
    let (register, rows) = figures::rows(&small.office.reading(), figure, Basis::Person, &period, Scope::County).unwrap();
    assert_eq!((register.name, rows.len()), ("persons", 1), "the list follows the rule");
    small.choose(CountingQuestion::MeetingsHeard, CountingAnswer::WithinMeetings);
    assert_eq!(small.printed("F005", "2015"), "2次", "the later answer holds");
}

#[test]
fn an_amount_is_the_sum_of_the_rows_listed() {
    let small = Small::found();
    small.write(|change| {
        for (fen, status, on) in [
            (4_999, RecoveryStatus::Returned, "2015-02-01"),
            (1, RecoveryStatus::Returned, "2015-03-01"),
            (700_000, RecoveryStatus::Due, "2015-03-02"),
            (5_000_000, RecoveryStatus::Returned, "2014-12-31"),
            (1_234_565_000, RecoveryStatus::Returned, "2015-11-01"),
        ] {
            let mut draft = Draft::new(Recovery::REGISTER);
            draft.set(Recovery::KIND, "bonus").set(Recovery::AMOUNT_FEN, Fen(fen)).set(Recovery::STATUS, status);
            draft.set(Recovery::UNIT_ID, small.town).set(Recovery::ON_DATE, day(on));
            put(change, &draft);
        }
    });
    assert_eq!(small.printed("F023", "2015-Q1"), "0.01万元", "5,000 分 are half of 0.01 万元 and go up");
    assert_eq!(small.printed("F023", "2015-02"), "0.00万元", "4,999 分 do not");
    let year = small.answer("F023", "2015");
    assert_eq!((year.values[0].value, year.printed.as_str()), (1_234_570_000, "1234.57万元"));
    assert_eq!(year.values[0].in_unit(), 1234.57);
    assert_eq!(year.value(Basis::Row), Some(3));
    let months = figures::months::months(&small.office.reading(), &[figures::named("F023").unwrap()], 2015).unwrap();
    let (basis, amounts) = &months[0].values[0];
    assert_eq!((*basis, amounts[1], amounts[2], amounts[10]), (Basis::Amount, 4_999, 1, 1_234_565_000));
}

#[test]
fn clues_carried_in_and_received_are_disposed_of_or_open() {
    let small = Small::found();
    let undated = small.write(|change| {
        let old = small.clue(change, "甲", "2014-11-03");
        dispose(change, old, Way::Shelve, Some("2014-12-01"), None);
        dispose(change, old, Way::Verify, Some("2015-04-01"), None);
        let carried = small.clue(change, "乙", "2014-12-20");
        dispose(change, carried, Way::Talk, Some("2015-01-10"), None);
        let open = small.clue(change, "丙", "2015-02-02");
        dispose(change, open, Way::Forward, Some("2015-02-05"), None);
        let twice = small.clue(change, "丁", "2015-03-03");
        dispose(change, twice, Way::Talk, Some("2015-03-09"), None);
        dispose(change, twice, Way::Verify, Some("2015-05-09"), None);
        small.clue(change, "戊", "2015-12-20");
        let undated = small.clue(change, "己", "2015-06-06");
        dispose(change, undated, Way::Verify, None, None)
    });
    let flow = |of: &str| ["B010", "B011", "B012", "B013", "B014"].map(|code| small.answer(code, of).values[0].value);
    assert_eq!(flow("2015"), [1, 4, 2, 2, 1], "结转1、新收4、已处置2、未处置2（超一个月1），1条未填审批日期");
    let pending = small.answer("B013", "2015");
    assert_eq!(pending.lacking, 1, "whether it is disposed of is not known");
    let figure = figures::named("B013").unwrap();
    let period = Period::parse("2015").unwrap();
    let gaps = figures::gaps(&small.office.reading(), figure, &period, Scope::County).unwrap();
    assert_eq!(gaps.iter().map(|gap| (gap.row, gap.field.name)).collect::<Vec<_>>(), [(undated, "approved_on")]);
    let ways = split::by_code(&small.office.reading(), figures::named("B012").unwrap(), "disposal_way", &period, Scope::County)
        .unwrap();
    let ways: Vec<_> = ways.iter().map(|share| (share.word.as_deref(), share.value(Basis::Clue))).collect();
    assert_eq!(ways, [(Some("talk"), 1), (Some("verify"), 1)], "the latest way counts, each clue once");
    small.write(|change| {
        let mut patch = Draft::new(Disposal::REGISTER);
        patch.set(Disposal::APPROVED_ON, day("2015-06-10"));
        write::update(change, undated, &patch).unwrap();
    });
    let figures: Vec<_> = ["B010", "B011", "B012", "B013", "B014"].iter().map(|code| figures::named(code).unwrap()).collect();
    for of in ["2015", "2015-H1", "2015-H2", "2015-02", "2016"] {
        let [carried, new, disposed, open, _] = flow(of);
        assert_eq!(carried + new, disposed + open, "{of}: {:?}", flow(of));
        let period = Period::parse(of).unwrap();
        let reading = small.office.reading();
        for (answer, behind) in figures::evaluate_with_rows(&reading, &period, Scope::County, &figures, &[]).unwrap() {
            let (_, rows) = figures::rows(&reading, answer.figure, Basis::Clue, &period, Scope::County).unwrap();
            assert_eq!(
                behind[0].rows.rows(),
                rows,
                "{of} {}: what another register marks is listed as it is counted",
                answer.figure.code
            );
        }
    }
}

#[test]
fn a_person_stands_under_the_gravest_outcome_and_the_office_may_rule_otherwise() {
    let small = Small::found();
    let sanction = |change: &Change, clue: RowId, kind: &str, class: SanctionClass, on: &str| {
        let mut case = Draft::new(Case::REGISTER);
        let mut person = Draft::new(Person::REGISTER);
        person.set(Person::NAME, format!("{kind}{on}")).set(Person::UNIT_ID, small.town);
        let person = put(change, &person);
        case.set(Case::FILED_ON, day("2015-02-01")).set(Case::PERSON_ID, person).set(Case::CLUE_ID, clue);
        let case = put(change, &case);
        let mut draft = Draft::new(Sanction::REGISTER);
        draft.set(Sanction::PERSON_ID, person).set(Sanction::SANCTION_KIND, kind).set(Sanction::CASE_ID, case);
        draft.set(Sanction::DECIDED_ON, day(on)).set(Sanction::SANCTION_CLASS, class);
        put(change, &draft);
        (case, person)
    };
    small.write(|change| {
        let light = small.clue(change, "甲", "2015-01-05");
        sanction(change, light, "warning", SanctionClass::Party, "2015-05-01");
        let both = small.clue(change, "乙", "2015-01-06");
        sanction(change, both, "demerit", SanctionClass::Administrative, "2015-05-02");
        let (case, person) = sanction(change, both, "expel_party", SanctionClass::Party, "2015-06-01");
        let mut transfer = Draft::new(Transfer::REGISTER);
        transfer.set(Transfer::PERSON_ID, person).set(Transfer::CASE_ID, case).set(Transfer::TRANSFERRED_ON, day("2015-08-01"));
        put(change, &transfer);
        let talked = small.clue(change, "丙", "2015-01-07");
        dispose(change, talked, Way::Verify, Some("2015-01-20"), Some((VerifyResult::Remind, "2015-03-01")));
        let paper = small.clue(change, "丁", "2015-01-08");
        dispose(change, paper, Way::Verify, Some("2015-01-20"), Some((VerifyResult::Close, "2015-03-01")));
        let letter = small.clue(change, "戊", "2015-01-09");
        dispose(change, letter, Way::Talk, Some("2015-01-20"), Some((VerifyResult::Close, "2015-03-01")));
        let admonished = small.clue(change, "己", "2015-01-10");
        sanction(change, admonished, "admonish", SanctionClass::FirstForm, "2015-07-01");
    });
    let forms = |of: &str| ["B041", "B042", "B043", "B044"].map(|code| small.answer(code, of).values[0].value);
    assert_eq!(forms("2015"), [3, 1, 0, 1], "谈话提醒、函询了结、诫勉；警告；移送；书面了结的不计");
    assert_eq!(forms("2015-H1"), [2, 1, 1, 0], "before the transfer the expulsion was the gravest");
    small.write(|change| {
        let mut rule = Draft::new(FormRule::REGISTER);
        rule.set(FormRule::SANCTION_KIND, "admonish").set(FormRule::FOUR_FORM_CODE, FourForm::Third);
        rule.set(FormRule::FROM_ON, day("2015-07-01"));
        put(change, &rule);
    });
    assert_eq!(forms("2015"), [2, 1, 1, 1], "the county's own list goes before the usual one");
    assert_eq!(small.answer("B040", "2015").values[0].value, 5);
}

#[test]
fn a_sentence_of_completeness_names_what_breaks_it() {
    let small = Small::found();
    let task = small.write(|change| {
        let mut task = Draft::new(Task::REGISTER);
        task.set(Task::PERIOD_YEAR, 2015).set(Task::TASK_NO, "1").set(Task::TASK_TEXT, "集中整治违规发放津补贴问题");
        put(change, &task)
    });
    let period = Period::parse("2015").unwrap();
    let found = evidence::look_up(&small.office.reading(), evidence::named("F018").unwrap(), &period).unwrap();
    assert!(!found.holds);
    assert_eq!(
        found.broken.iter().map(|(register, rows)| (register.name, rows.clone())).collect::<Vec<_>>(),
        [("tasks", vec![task])]
    );
    let talk = evidence::look_up(&small.office.reading(), evidence::named("F082").unwrap(), &period).unwrap();
    assert!(talk.holds && talk.shown.is_empty(), "a manner of speaking needs no row");
}

#[test]
fn an_audit_is_of_the_year_it_is_made_public_in_and_named_until_then() {
    let small = Small::found();
    let audit = |kind: &str, to: &str, published: Option<&str>| {
        small.write(|change| {
            let mut audit = Draft::new(VillageAudit::REGISTER);
            audit.set(VillageAudit::VILLAGE_ID, small.town).set(VillageAudit::AUDIT_KIND, kind);
            audit.set(VillageAudit::TO_ON, day(to)).set_if(VillageAudit::PUBLISHED_ON, published.map(day));
            put(change, &audit)
        })
    };
    let regular = audit("regular", "2014-12-31", Some("2015-03-16"));
    let term_end = audit("term_end", "2013-12-31", Some("2015-04-20"));
    let leaving = audit("leaving", "2015-01-31", Some("2015-05-11"));
    let silent = audit("regular", "2013-12-31", None);
    audit("regular", "2016-06-30", None);
    let look = |of: &str| {
        let period = Period::parse(of).unwrap();
        let found = evidence::look_up(&small.office.reading(), evidence::named("F071").unwrap(), &period).unwrap();
        let rows = |parts: Vec<(_, Vec<RowId>)>| parts.into_iter().map(|(_, rows)| rows).collect::<Vec<_>>();
        (rows(found.shown), rows(found.broken))
    };
    let (shown, broken) = look("2015");
    assert_eq!(shown, [vec![regular], vec![term_end], vec![leaving]], "the books of 2014 are audited in 2015");
    assert_eq!(broken, [vec![silent]], "what is not public yet is named, what is still running is not");
    assert_eq!(look("2014"), (vec![vec![], vec![], vec![]], vec![vec![silent]]));
}

#[test]
fn a_finding_past_its_day_is_named_in_every_period_until_it_is_closed() {
    let small = Small::found();
    let finding = |no: &str, found: &str, due: &str| {
        small.write(|change| {
            let mut finding = Draft::new(Finding::REGISTER);
            finding.set(Finding::FINDING_NO, no).set(Finding::FOUND_ON, day(found)).set(Finding::RESP_UNIT_ID, small.town);
            finding.set(Finding::DUE_ON, day(due)).set(Finding::STATUS, FindingStatus::Fixing);
            put(change, &finding)
        })
    };
    let old = finding("2014-001", "2014-11-03", "2015-01-10");
    let new = finding("2015-001", "2015-10-12", "2016-01-20");
    let look = |of: &str| {
        let period = Period::parse(of).unwrap();
        let found = evidence::look_up(&small.office.reading(), evidence::named("F096").unwrap(), &period).unwrap();
        found.broken.into_iter().map(|(_, rows)| rows).collect::<Vec<_>>()
    };
    assert_eq!(look("2014"), [vec![old]], "found in 2014 and no notice sent");
    assert_eq!(look("2015"), [vec![new], vec![old]], "one without a notice, one past its day though it was found before");
}
