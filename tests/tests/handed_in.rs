//! What was handed in is kept, and what moved since is told row by row (domain paper §8.8); nothing is handed in over an
//! error nobody signed for.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use zhengfeng_core::checks::severity::Severity;
use zhengfeng_core::checks::{self, waive};
use zhengfeng_core::figures::Scope;
use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::forms::handed_in::{self, HandedIn, REPORT, Wish};
use zhengfeng_core::forms::moved::{self, Against, Comparison, How};
use zhengfeng_core::forms::{self, correction, moved::MovedRow};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Code, Codes, Described, Draft, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::submission::{Submission, Waiver};
use zhengfeng_core::storage::frozen::Frozen;
use zhengfeng_core::storage::{Change, page, read};
use zhengfeng_core::vault::keyring::Keyring;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Error;
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;
use zhengfeng_tests::program::run;
use zhengfeng_tests::second_office::{CARRIED, PASSWORD, SecondOffice};

/// Noon of 2017-01-05 in China.
const MADE: u64 = 1_483_588_800_000;

fn wish(what: &str) -> Wish {
    let period = Period::parse("2016-03").unwrap();
    Wish { what: what.into(), period, recipient: Some("青川市纪委监委".into()), doc_no: None }
}

fn submit(office: &Office, what: &str) -> HandedIn {
    office.change(Deed::Submit, |change| handed_in::submit(change, &wish(what))).unwrap()
}

fn rows(comparison: &Comparison, how: How) -> Vec<RowId> {
    comparison.rows.iter().filter(|row| row.how == how && row.register == Case::REGISTER).map(|row| row.row).collect()
}

#[test]
fn two_hand_ins_of_a_month_differ_by_one_new_one_corrected_and_one_voided_case() {
    let second = SecondOffice::found();
    let before = submit(&second.office, REPORT);
    let done = second.correct_march();
    let after = submit(&second.office, REPORT);
    assert_eq!((before.version, after.version), (1, 2));

    let reading = second.office.reading();
    let comparison = moved::compare(&reading, before.row, Against::HandIn(after.row)).unwrap();
    assert_eq!(rows(&comparison, How::New), [done.added]);
    assert_eq!(rows(&comparison, How::Corrected), [done.corrected]);
    assert_eq!(rows(&comparison, How::Voided), [done.voided]);
    let filed: Vec<_> = comparison.moved.iter().filter(|moved| moved.figure.code == "F112").collect();
    let numbers: Vec<_> = filed.iter().map(|moved| (moved.basis, moved.from, moved.to)).collect();
    assert_eq!(numbers[..2], [(Basis::Case, 3, 2), (Basis::Person, 3, 2)], "one came, two went");
    for moved in filed {
        let of = |how| comparison.of(moved, how).into_iter().map(|row: &MovedRow| row.row).collect::<Vec<_>>();
        let all = (of(How::New), of(How::Corrected), of(How::Voided));
        assert_eq!(all, (vec![done.added], vec![done.corrected], vec![done.voided]), "{:?} by the cases", moved.basis);
    }

    let corrected = comparison.row(Case::REGISTER, done.corrected).unwrap();
    let pairs: Vec<_> = corrected.steps.iter().flat_map(|step| &step.pairs).collect();
    assert_eq!(pairs.len(), 1, "one field was changed");
    assert_eq!((pairs[0].field.label, pairs[0].after_text.as_str()), ("立案日期", "2016-02-26"));
    let note = correction::note(&comparison, "中共云枫县纪律检查委员会", Day::new(2016, 4, 6).unwrap());
    for words in [
        "关于更正2016年3月有关报送数据的说明",
        "青川市纪委监委：",
        "由3件更正为2件：新增1条，更正1条，作废1条",
        "改为“2016-02-26”",
        "已作废，理由是与上年移送检察机关的案件重复登记",
        "2016年4月6日",
    ] {
        assert!(note.contains(words), "{words} stands in\n{note}");
    }
}

#[test]
fn a_hand_in_keeps_its_numbers_and_their_rows_whatever_is_done_later() {
    let second = SecondOffice::found();
    let made = submit(&second.office, REPORT);
    second.correct_march();
    let reading = second.office.reading();
    let (kept, wish) = handed_in::found(&reading, made.row).unwrap();
    assert_eq!(kept.numbers, made.numbers, "what was frozen stays");
    assert_eq!((wish.what.as_str(), wish.period.spelled()), (REPORT, "2016-03"));
    for number in &kept.numbers {
        let counted = number.rows.iter().map(|(_, rows)| rows.len() as i64).max().unwrap_or(0);
        assert!(number.basis == "amount" || counted >= number.value, "{} {} has its rows", number.figure, number.basis);
    }
    let now = moved::compare(&reading, made.row, Against::Now).unwrap();
    assert_eq!(now.rows.iter().filter(|row| row.register == Case::REGISTER).count(), 3, "the same three without a second one");
    assert!(now.later.is_none());
    let row = read::find(&reading, Submission::REGISTER, made.row).unwrap();
    assert!(!row.kept.incomplete, "a hand-in lacks {:?}", row.missing());
    assert!(second.office.verify().unwrap().problems.is_empty(), "the office is whole");
}

#[test]
fn nothing_moved_is_said_as_plainly() {
    let second = SecondOffice::found();
    let made = submit(&second.office, REPORT);
    let case = second.cases[CARRIED + 5];
    let mut patch = Draft::new(Case::REGISTER);
    patch.put(Case::REGISTER.position("remark").unwrap(), Value::Text("卷宗已归档。".into()));
    second.office.change(Deed::Change, |change| enter::amend(change, case, &patch)).unwrap();
    let comparison = moved::compare(&second.office.reading(), made.row, Against::Now).unwrap();
    assert!(comparison.moved.is_empty(), "a remark moves no figure: {:?}", comparison.moved.first());
    let note = correction::note(&comparison, "中共云枫县纪律检查委员会", Day::new(2016, 4, 6).unwrap());
    assert!(note.contains("各项数据一致"), "{note}");
}

#[test]
fn a_form_keeps_the_figures_it_prints() {
    let second = SecondOffice::found();
    let made = submit(&second.office, "clues");
    let codes: BTreeSet<&str> = made.numbers.iter().map(|number| number.figure.as_str()).collect();
    assert!(codes.iter().any(|code| code.starts_with('B')), "figures of the form: {codes:?}");
    let report = submit(&second.office, REPORT);
    assert_eq!(report.version, 1, "another kind of hand-in has versions of its own");
    let refused = moved::compare(&second.office.reading(), made.row, Against::HandIn(report.row)).unwrap_err();
    assert!(matches!(refused, Error::Refused { code: "E_COMPARE", .. }), "{refused}");
}

/// A matter of the eight rules with one person, concluded on a day.
fn matter(office: &Office, unit: RowId, name: &str, concluded: Day, kind: &str) -> RowId {
    let enter = |change: &Change| {
        let mut person = Draft::new(Person::REGISTER);
        person.set(Person::NAME, name).set(Person::UNIT_ID, unit).set(Person::POST_TEXT, "镇财政所所长");
        let person = enter::enter(change, &person, None, None)?;
        let mut line = Draft::new(IncidentPerson::REGISTER);
        line.set(IncidentPerson::PERSON_ID, person).set(IncidentPerson::RANK_CODE, Code::from("staff"));
        let mut draft = Draft::new(Incident::REGISTER);
        draft
            .set(Incident::TITLE, format!("{name}违反中央八项规定精神问题"))
            .set(Incident::FACTS, format!("{name}用公款支付私人费用，已退缴。"))
            .set(Incident::CONCLUDED_ON, concluded)
            .set(Incident::TAGS, Codes(vec!["four_winds".into(), "eight_rules".into()]))
            .set(Incident::EIGHT_RULE_CODE, Code::from(kind))
            .set(Incident::UNIT_ID, unit)
            .put(Incident::PERSONS.position(), Value::Lines(vec![line]));
        enter::enter(change, &draft, None, None)
    };
    office.change(Deed::Add, enter).unwrap()
}

fn on(month: u32, day: u32) -> Day {
    Day::new(2016, month, day).unwrap()
}

/// Two matters of February and one of March, handed in with the table of March.
fn eight_rules() -> (SecondOffice, HandedIn, [RowId; 3]) {
    let second = SecondOffice::found();
    let rows = [("方立本", on(2, 18), "dining"), ("江远山", on(2, 24), "vehicles"), ("陶正行", on(3, 11), "dining")]
        .map(|(name, concluded, kind)| matter(&second.office, second.towns[0], name, concluded, kind));
    let made = submit(&second.office, "eight-rules");
    (second, made, rows)
}

#[test]
fn a_table_keeps_the_month_and_the_year_to_date_apart() {
    let (second, made, [first, ..]) = eight_rules();
    let found = |span: &str, shown: &str| {
        let number = made.numbers.iter().find(|number| number.span == span && number.shown == format!("查处问题数·{shown}"));
        let number = number.unwrap_or_else(|| panic!("{span} {shown} is kept"));
        (number.value, number.rows.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0), number.period.as_str())
    };
    assert_eq!(found("month", "总计"), (1, 1, "2016-03"));
    assert_eq!(found("year_to_date", "总计"), (3, 3, "2016-01-01..2016-03-31"));
    assert_eq!(found("year_to_date", "类型·违规公款吃喝"), (2, 2, "2016-01-01..2016-03-31"), "each column by its rows");
    assert_eq!(found("month", "类型·违规配备使用公务用车").0, 0, "a zero is handed in too");

    let why = "经复核，该费用为个人支付，不属于违反中央八项规定精神问题。";
    second.office.change(Deed::Void, |change| enter::void(change, Incident::REGISTER, first, why)).unwrap();
    let reading = second.office.reading();
    let comparison = moved::compare(&reading, made.row, Against::Now).unwrap();
    let told: Vec<(&str, i64, i64)> = comparison.moved.iter().map(|one| (one.called.as_str(), one.from, one.to)).collect();
    let line = "累计（2016年1—3月）查处问题数";
    for (column, from, to) in [("总计", 3, 2), ("级别·乡科级及以下", 3, 2), ("类型·违规公款吃喝", 2, 1)] {
        assert!(told.contains(&(&format!("{line}·{column}"), from, to)), "{column} in {told:?}");
    }
    assert!(told.iter().all(|(called, ..)| called.starts_with("累计")), "the month of March did not move: {told:?}");
    for one in &comparison.moved {
        let voided: Vec<RowId> = comparison.of(one, How::Voided).iter().map(|row| row.row).collect();
        assert_eq!((one.rows.len(), voided), (1, vec![first]), "{} by the one matter", one.called);
    }
    let note = correction::note(&comparison, "中共云枫县纪律检查委员会", on(4, 6));
    assert!(note.contains("累计（2016年1—3月）查处问题数·总计（F115）由3起更正为2起：作废1条"), "{note}");
    assert!(!note.contains("本月"), "{note}");
}

#[test]
fn the_table_of_the_next_month_is_compared_stretch_by_stretch() {
    let second = SecondOffice::found();
    matter(&second.office, second.towns[0], "方立本", on(2, 18), "dining");
    matter(&second.office, second.towns[0], "江远山", on(2, 24), "vehicles");
    let of = |month: &str| {
        let wish = Wish { period: Period::parse(month).unwrap(), ..wish("eight-rules") };
        second.office.change(Deed::Submit, |change| handed_in::submit(change, &wish)).unwrap()
    };
    let february = of("2016-02");
    let new = matter(&second.office, second.towns[1], "陶正行", on(3, 11), "dining");
    let march = of("2016-03");
    let comparison = moved::compare(&second.office.reading(), february.row, Against::HandIn(march.row)).unwrap();
    let moved = |called: &str| {
        let one = comparison.moved.iter().find(|one| one.called == called).unwrap_or_else(|| panic!("{called} moved"));
        (one.from, one.to, one.rows.len())
    };
    assert_eq!(moved("累计（2016年1—2月）查处问题数·总计"), (2, 3, 1), "the year grew by the matter of March");
    assert_eq!(moved("本月（2016年2月）查处问题数·总计"), (2, 1, 3), "one month against the other: other rows");
    assert!(comparison.rows.iter().any(|row| row.row == new && row.how == How::New));
}

#[test]
fn every_number_a_form_shows_is_kept_as_it_is_shown() {
    let second = SecondOffice::found();
    let period = Period::parse("2016-03").unwrap();
    let reading = second.office.reading();
    for form in ["eight-rules", "four-forms", "petitions", "clues", "around-people"] {
        let kept = handed_in::gather(&reading, form, &period).unwrap();
        let drawn = forms::draft(&second.office, form, &period).unwrap();
        let mut shown = 0;
        for cell in drawn.sheets.iter().flat_map(|sheet| &sheet.cells) {
            // Places of a ranking are kept by their unit, everything else by the codes that count.
            let Some(bound) =
                cell.held.bound().filter(|bound| bound.split.as_ref().is_none_or(|(by, _)| *by != "issue_unit_id"))
            else {
                continue;
            };
            let share = bound.split.as_ref().map(|(column, words)| format!("{column}={}", words.join(","))).unwrap_or_default();
            let counts = |number: &&Frozen| {
                (number.figure.as_str(), number.basis.as_str(), number.period.as_str(), number.share.as_str())
                    == (bound.figure, bound.basis.word(), bound.period.as_str(), share.as_str())
            };
            let number = kept.iter().find(counts).unwrap_or_else(|| panic!("{form} keeps {bound:?}"));
            let printed = match bound.basis {
                Basis::Amount => format!("{:.2}", number.value as f64 / 1_000_000.0),
                _ => number.value.to_string(),
            };
            let text = cell.held.text();
            assert_eq!(text.parse::<f64>().unwrap(), printed.parse::<f64>().unwrap(), "{form} {}", number.shown);
            shown += 1;
        }
        assert!(shown > 20, "{form} shows {shown} numbers");
        assert!(kept.iter().all(|number| !number.shown.is_empty()), "{form} says where each stands");
    }
    let places: Vec<(String, i64)> = handed_in::gather(&reading, "petitions", &period)
        .unwrap()
        .into_iter()
        .filter(|number| number.scope.starts_with("unit "))
        .map(|number| (number.shown, number.value))
        .collect();
    assert_eq!(places.len(), 3, "the three towns of March, each by its unit: {places:?}");
}

#[test]
fn a_record_changed_after_a_hand_in_turns_the_check_against_it() {
    let (second, _, [first, ..]) = eight_rules();
    let told = |spelled: &str| {
        let period = Period::parse(spelled).unwrap();
        let findings = checks::check(&second.office.reading(), &period, Scope::County).unwrap();
        findings.into_iter().find(|finding| finding.rule.code == "G-11")
    };
    for period in ["2016-03", "2016-04", "2016"] {
        assert!(told(period).is_none(), "{period}: nothing moved since March was handed in");
    }
    // April brings its own matter: the year grows, what was handed in for January to March stands.
    matter(&second.office, second.towns[1], "韩立群", on(4, 8), "gifts");
    assert!(told("2016-04").is_none(), "this year's to date less this month is what was handed in");

    let mut patch = Draft::new(Incident::REGISTER);
    patch.set(Incident::CONCLUDED_ON, on(4, 2));
    second.office.change(Deed::Change, |change| enter::amend(change, first, &patch)).unwrap();
    let finding = told("2016-04").expect("a matter of February moved into April");
    assert_eq!(finding.severity, Severity::Explain);
    assert!(!finding.blocks(), "it is explained, not blocked");
    let said =
        "《2016年3月查处违反中央八项规定精神问题统计表》（第1版）报送后，“累计（2016年1—3月）查处问题数·总计”报3起，现为2起";
    assert!(finding.words.contains(said), "{}", finding.words);
    assert!(finding.words.contains("更正说明"), "{}", finding.words);
    let incidents = finding.difference.iter().find(|one| one.register == Incident::REGISTER).unwrap();
    assert_eq!((incidents.left_only.clone(), incidents.right_only.clone()), (vec![], vec![first]), "it names the matter");
    assert!(told("2016-02").is_none(), "what was handed in later says nothing of February");
    assert!(told("2017-01").is_none(), "a new year begins anew");

    submit(&second.office, "eight-rules");
    assert!(told("2016-04").is_none(), "the corrected table is the one handed in last");
}

#[test]
fn an_error_nobody_signed_for_keeps_it_from_being_handed_in() {
    let second = SecondOffice::found();
    let folder = Folder::new(second.place.path().join("office"));
    let year = Period::parse("2016").unwrap();
    let wish = Wish { period: year.clone(), ..wish(REPORT) };
    let submit = |office: &Office| office.change(Deed::Submit, |change| handed_in::submit(change, &wish));
    let Err(Error::Refused { code, words, problems }) = submit(&second.office) else { panic!("it was handed in") };
    assert_eq!(code, "E_CHECKS");
    assert!(words.contains("K-26") && words.contains("签署说明"), "it says which rule and what to do: {words}");
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["K-26"]);
    assert_eq!(handed_in::list(&second.office.reading(), None).unwrap().len(), 0, "nothing was kept");

    let mut ring = Keyring::read(&folder.keyring()).unwrap();
    let data = ring.open("office", PASSWORD, MADE).unwrap().data;
    ring.add("leader", Role::Leader, None, PASSWORD, &data, None).unwrap();
    let reading = second.office.reading();
    let persons = page::view(&reading, Person::REGISTER, &Query::default()).unwrap();
    let clerk = page::window(&reading, Person::REGISTER, &persons, 0, 1).unwrap().remove(0);
    ring.add("anguan", Role::Office, Some(clerk.id), PASSWORD, &data, None).unwrap();
    ring.write().unwrap();
    drop(second.office);
    let open = |account: &str| Office::open(&folder, account, PASSWORD, Purpose::Write, Box::new(StoppedClock(MADE))).unwrap();
    let leader = open("leader");
    let findings = checks::check(&leader.reading(), &year, Scope::County).unwrap();
    let broken = findings.iter().find(|finding| finding.blocks()).unwrap();
    let reason = "片区划分文件正在印发，报送后补登";
    leader.change(Deed::Add, |change| waive::waive(change, broken, &year, reason, "贺长林")).unwrap();
    drop(leader);
    let office = open("anguan");
    let made = submit(&office).unwrap();
    let list = handed_in::list(&office.reading(), Some(&year)).unwrap();
    let sent: Vec<_> = list.iter().map(|row| (row.row, row.get(Submission::SENT_BY))).collect();
    assert_eq!(sent, [(made.row, clerk.get(Person::NAME))], "signed for, it goes out, by the name of the clerk");
    let behind = |office: &Office| {
        let reading = office.reading();
        let waivers = page::view(&reading, Waiver::REGISTER, &Query::default()).unwrap();
        let all = page::window(&reading, Waiver::REGISTER, &waivers, 0, 9).unwrap();
        all.iter().map(|row| row.get(Waiver::SUBMISSION_ID).map(|link| link.row())).collect::<Vec<_>>()
    };
    assert_eq!(behind(&office), [Some(made.row)], "the explanation stands behind the hand-in it was signed for");
    submit(&office).unwrap();
    assert_eq!(behind(&office), [Some(made.row)], "and stays with it");
}

#[test]
fn the_command_line_freezes_lists_and_compares_by_its_contract() {
    let second = SecondOffice::found();
    let place = second.place.path().join("office");
    let made = submit(&second.office, REPORT);
    second.correct_march();
    drop(second.office);
    let done = run(&place, &["submit", REPORT, "--period", "2016-03"]).json();
    assert_eq!((done["title"].as_str(), done["version"].as_i64()), (Some(made.title.as_str()), Some(2)));
    let listed = run(&place, &["submissions"]).json();
    let versions: Vec<_> = listed.as_array().unwrap().iter().map(|one| one["version"].as_i64()).collect();
    assert_eq!(versions, [Some(1), Some(2)]);
    assert_eq!(listed[1]["recipient"], "青川市纪委监委", "it goes where the last one went");

    let first = format!("{}#1", made.title);
    let told = run(&place, &["compare", &first, done["id"].as_str().unwrap()]).json();
    let filed = told["moved"].as_array().unwrap().iter().find(|one| one["figure"] == "F112" && one["basis"] == "case");
    let filed = filed.unwrap();
    assert_eq!((filed["from"].as_i64(), filed["to"].as_i64()), (Some(3), Some(2)));
    for (how, label) in [("new", "LA2016-021"), ("corrected", "LA2016-006"), ("voided", "LA2016-007")] {
        let ids = filed[how].as_array().unwrap();
        assert_eq!(ids.len(), 1, "{how}");
        let row = told["rows"].as_array().unwrap().iter().find(|row| row["id"] == ids[0]).unwrap();
        assert_eq!(row["label"], label, "{how}");
    }
    assert!(told["note"].as_str().unwrap().starts_with("关于更正2016年3月"), "the note is drafted");

    let many = run(&place, &["compare", &made.title, "now"]);
    assert_eq!((many.code, many.refusal().as_str()), (2, "E_MANY"), "which of two is asked");
    let turned = run(&place, &["compare", done["id"].as_str().unwrap(), &first]);
    assert_eq!((turned.code, turned.refusal().as_str()), (2, "E_COMPARE"), "the earlier one stands first");
}
