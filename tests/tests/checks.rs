//! Relation checks: the sample county gives the table of the domain paper §8.6 and nothing else, and one record changed
//! turns what was green red.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use zhengfeng_core::checks::finding::Finding;
use zhengfeng_core::checks::severity::Severity;
use zhengfeng_core::checks::{self, Tally, waive};
use zhengfeng_core::figures::Scope;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Codes, Described, Draft, Row};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::inspection::Inspection;
use zhengfeng_core::registers::lists::{CountingAnswer, CountingQuestion, Disposal, ReviseStatus};
use zhengfeng_core::registers::meeting::Meeting;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::recovery::Recovery;
use zhengfeng_core::registers::regulation::Regulation;
use zhengfeng_core::registers::submission::{CountingChoice, Waiver};
use zhengfeng_core::registers::unit::ZoneMember;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{Change, Reading, page, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::money::Fen;
use zhengfeng_core::words::period::Period;
use zhengfeng_tests::second_office::SecondOffice;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_540_000_000;

/// What the rules say of the sample's year (domain paper §8.6).
const ERROR: &[&str] = &["K-13"];
const EXPLAIN: &[&str] = &["K-02", "K-12", "K-15", "K-16", "K-22", "K-42"];
const HINT: &[&str] = &["K-05", "K-06", "K-07", "K-19", "K-52", "K-53"];
const PASS: &[&str] = &[
    "K-01", "K-04", "K-08", "K-09", "K-10", "K-14", "K-17", "K-18", "K-20", "K-21", "K-23", "K-24", "K-25", "K-26", "K-27",
    "K-28", "K-29", "K-30", "K-31", "K-32", "K-33", "K-34", "K-35", "K-37", "K-38", "K-40", "K-41", "K-44", "K-45", "K-46",
    "K-48", "K-49", "K-55", "K-56", "K-58",
];

struct County {
    folder: Folder,
    office: Office,
    _place: tempfile::TempDir,
}

fn county() -> County {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office = sample::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap().office;
    County { folder, office, _place: place }
}

fn year() -> Period {
    Period::parse("2015").unwrap()
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn check(reading: &Reading) -> Vec<Finding> {
    checks::check(reading, &year(), Scope::County).unwrap()
}

fn said<'f>(findings: &'f [Finding], code: &str) -> Option<&'f Finding> {
    findings.iter().find(|finding| finding.rule.code == code)
}

fn severity(findings: &[Finding], code: &str) -> Severity {
    said(findings, code).map_or(Severity::Pass, |finding| finding.severity)
}

fn all<R: Described>(change: &Change) -> Vec<Row> {
    let mut rows = Vec::new();
    page::each(change.reading(), R::REGISTER, &Query::default(), |row| {
        rows.push(row);
        Ok(())
    })
    .unwrap();
    rows
}

fn patch<R: Described>(change: &Change, row: &Row, set: impl FnOnce(&mut Draft)) {
    let mut draft = Draft::new(R::REGISTER);
    set(&mut draft);
    assert!(write::update(change, row.row, &draft).unwrap(), "the record is changed");
}

fn with_tag(rows: Vec<Row>, tag: &str) -> Row {
    rows.into_iter().find(|row| row.get(Incident::TAGS).is_some_and(|tags| tags.0.iter().any(|word| word == tag))).unwrap()
}

#[test]
fn the_sample_county_gives_the_table_of_the_paper_and_nothing_else() {
    let county = county();
    let findings = check(&county.office.reading());
    let mut given: BTreeMap<Severity, Vec<&str>> = BTreeMap::new();
    for finding in &findings {
        given.entry(finding.severity).or_default().push(finding.rule.code);
    }
    let told: Vec<String> = findings.iter().map(|f| format!("{} {:?} {}", f.rule.code, f.severity, f.words)).collect();
    for (severity, codes) in
        [(Severity::Error, ERROR), (Severity::Explain, EXPLAIN), (Severity::Hint, HINT), (Severity::Pass, PASS)]
    {
        assert_eq!(given.get(&severity).map(Vec::as_slice), Some(codes), "{severity:?}:\n{}", told.join("\n"));
    }
    assert_eq!(checks::tally(&findings), Tally { error: 1, explain: 6, hint: 6 });
    let k02 = said(&findings, "K-02").unwrap();
    assert_eq!((k02.left.value, k02.right.value), (122, 163));
    assert!(k02.words.contains("按事项（起）计") && k02.words.contains("一人一案"), "the bases explain it: {}", k02.words);
    let k12 = said(&findings, "K-12").unwrap();
    assert_eq!((k12.left.value, k12.right.value), (181, 281));
    assert!(k12.words.contains("只差一位数字"), "a slip is likely too: {}", k12.words);
    let k13 = said(&findings, "K-13").unwrap();
    assert_eq!(k13.difference.iter().flat_map(|difference| difference.rows()).count(), 100, "the unfinished ones are listed");
    assert_eq!(k13.difference[0].register.name, "regulations");
    let k22 = said(&findings, "K-22").unwrap();
    assert_eq!((k22.left.value, k22.right.value, k22.difference[0].right_only.len()), (16, 39, 23));
    // Parts of the year and of the county are checked by the same rules.
    for period in ["2015-H1", "2015-06", "2014", "2016-Q1"] {
        checks::check(&county.office.reading(), &Period::parse(period).unwrap(), Scope::County).unwrap();
    }
    let mut zones = Vec::new();
    let shelf = county.office.shelf();
    page::each(&county.office.reading(), shelf.register("zones").unwrap(), &Query::default(), |row| {
        zones.push(row.row);
        Ok(())
    })
    .unwrap();
    let part = checks::check(&county.office.reading(), &year(), Scope::Zone(zones[0])).unwrap();
    assert_eq!(severity(&part, "K-04"), Severity::Pass, "a zone is checked by itself");
}

/// One record is changed, the rule is asked, and the change is taken back.
fn turned(county: &County, code: &str, to: Severity, work: impl FnOnce(&Change)) -> Finding {
    let before = severity(&check(&county.office.reading()), code);
    assert_eq!(before, Severity::Pass, "{code} is green before");
    let after = county
        .office
        .rehearse(Deed::Change, |change| {
            work(change);
            Ok(check(change.reading()))
        })
        .unwrap();
    assert_eq!(severity(&after, code), to, "{code} after one record was changed: {after:#?}");
    said(&after, code).unwrap().clone()
}

#[test]
fn one_record_changed_turns_every_sort_of_rule_red() {
    let county = county();
    // Equal: a matter's person who has no case.
    let found = turned(&county, "K-01", Severity::Explain, |change| {
        let line = all::<IncidentPerson>(change).remove(0);
        write::void(change, IncidentPerson::REGISTER, line.row, "登记有误").unwrap();
    });
    assert_eq!(found.difference[0].right_only.len(), 1, "the person who is on one side only is named");
    // Parts of a whole: a regulation that is neither abolished nor kept.
    let found = turned(&county, "K-09", Severity::Error, |change| {
        let rows = all::<Regulation>(change);
        let row = rows.iter().find(|row| row.get(Regulation::DISPOSAL) == Some(Disposal::Abolish)).unwrap();
        patch::<Regulation>(change, row, |draft| {
            draft.set(Regulation::DISPOSAL, Disposal::Merge);
        });
    });
    assert_eq!(found.difference[0].left_only.len(), 1);
    // A part of a whole: a matter against the eight rules that is no matter of the four winds.
    turned(&county, "K-28", Severity::Explain, |change| {
        let row = with_tag(all::<Incident>(change), "eight_rules");
        patch::<Incident>(change, &row, |draft| {
            draft.set(Incident::TAGS, Codes(vec!["eight_rules".into(), "around_people".into()]));
        });
    });
    // Several labels a row: a case without any.
    let found = turned(&county, "G-09", Severity::Explain, |change| {
        patch::<Case>(change, &all::<Case>(change)[0], |draft| {
            draft.empty(Case::DISCIPLINE_CODES.position());
        });
    });
    assert!(found.words.contains("1件没有归类"), "{}", found.words);
    // Matters and persons: a person in two cases.
    turned(&county, "K-04", Severity::Explain, |change| {
        let rows = all::<Case>(change);
        let person = rows[1].get(Case::PERSON_ID).unwrap().row();
        patch::<Case>(change, &rows[0], |draft| {
            draft.set(Case::PERSON_ID, person);
        });
    });
    // Flow: closed before the year in which it was filed.
    turned(&county, "G-01", Severity::Error, |change| {
        patch::<Case>(change, &all::<Case>(change)[0], |draft| {
            draft.set(Case::CLOSED_ON, day("2014-11-20"));
        });
    });
    turned(&county, "K-18", Severity::Explain, |change| {
        patch::<Case>(change, &all::<Case>(change)[0], |draft| {
            draft.empty(Case::CLOSED_ON.position());
        });
    });
    // Month by month: a letter whose month nobody knows.
    let found = turned(&county, "G-03", Severity::Explain, |change| {
        let row = all::<Petition>(change)
            .into_iter()
            .find(|row| row.get(Petition::TAGS).is_some_and(|tags| tags.0.iter().any(|word| word == "around_people")))
            .unwrap();
        patch::<Petition>(change, &row, |draft| {
            draft.set(Petition::RECEIVED_ON, day("2015"));
        });
    });
    assert_eq!((found.left.value, found.right.value), (203, 202));
    // The same number twice: sections two and four count the bulletins by different rules.
    turned(&county, "K-20", Severity::Explain, |change| {
        let mut draft = Draft::new(CountingChoice::REGISTER);
        draft.set(CountingChoice::PERIOD_YEAR, 2015).set(CountingChoice::QUESTION, CountingQuestion::Circulars);
        draft.set(CountingChoice::CHOICE, CountingAnswer::BySanctions);
        write::insert(change, &draft, None, None).unwrap();
    });
    // Completeness: a month without its meeting, an inspection without one of the four disciplines.
    let found = turned(&county, "K-45", Severity::Explain, |change| {
        let rows = all::<Meeting>(change);
        let monthly = |row: &&Row| row.get(Meeting::MEETING_TYPE).is_some_and(|code| code.0 == "monthly");
        let march = |row: &&Row| row.get(Meeting::HELD_ON).is_some_and(|day| day.month_number() == 3);
        let row = rows.iter().filter(monthly).find(march).unwrap();
        write::void(change, Meeting::REGISTER, row.row, "重复登记").unwrap();
    });
    assert!(found.words.contains("没有记录的月份：3月"), "{}", found.words);
    turned(&county, "K-48", Severity::Explain, |change| {
        let rows = all::<Inspection>(change);
        let row = rows.iter().find(|row| row.get(Inspection::INSP_KIND).is_some_and(|code| code.0 == "key")).unwrap();
        patch::<Inspection>(change, row, |draft| {
            draft.set(Inspection::DISCIPLINES, Codes(vec!["political".into(), "work".into()]));
        });
    });
    turned(&county, "K-40", Severity::Explain, |change| {
        let member = all::<ZoneMember>(change).remove(0);
        write::void(change, ZoneMember::REGISTER, member.row, "划出片区").unwrap();
    });
    // Order of dates: decided before it was investigated.
    let found = turned(&county, "G-04", Severity::Error, |change| {
        patch::<Case>(change, &all::<Case>(change)[0], |draft| {
            draft.set(Case::DECIDED_ON, day("2015-01-01"));
        });
    });
    assert_eq!(found.difference[0].left_only.len(), 1, "the case is named");
    // Magnitude: an amount taken down in 万元.
    turned(&county, "G-08", Severity::Explain, |change| {
        let row = all::<Recovery>(change).remove(0);
        let amount = row.get(Recovery::AMOUNT_FEN).unwrap();
        patch::<Recovery>(change, &row, |draft| {
            draft.set(Recovery::AMOUNT_FEN, Fen(amount.0 / 10_000));
        });
    });
    // Against the year before: letters that came in then.
    let found = turned(&county, "G-07", Severity::Hint, |change| {
        let rows = all::<Petition>(change);
        for row in rows.iter().filter(|row| row.get(Petition::CHANNEL).is_some_and(|code| code.0 == "letter")) {
            patch::<Petition>(change, row, |draft| {
                draft.set(Petition::RECEIVED_ON, day("2014-06-10"));
            });
        }
    });
    assert!(found.right.text.starts_with("上年同期"), "{}", found.right.text);
}

#[test]
fn what_was_open_and_came_in_is_what_was_closed_and_stays_open() {
    let second = SecondOffice::found();
    let of_2016 = |reading: &Reading| checks::check(reading, &Period::parse("2016").unwrap(), Scope::County).unwrap();
    assert_eq!(severity(&of_2016(&second.office.reading()), "G-01"), Severity::Pass, "12 + 20 = 25 + 7");
    let after = second.office.rehearse(Deed::Change, |change| {
        let open = all::<Case>(change).into_iter().rev().find(|row| row.get(Case::CLOSED_ON).is_none()).unwrap();
        patch::<Case>(change, &open, |draft| {
            draft.set(Case::CLOSED_ON, day("2015-06-30"));
        });
        Ok(of_2016(change.reading()))
    });
    let after = after.unwrap();
    let lost = said(&after, "G-01").unwrap();
    assert_eq!((lost.severity, lost.left.value, lost.right.value), (Severity::Error, 32, 31), "{}", lost.words);
    assert_eq!(lost.difference[0].left_only.len(), 1, "the case that is lost is named");
}

#[test]
fn a_slip_and_a_chance_are_told_only_while_they_are_there() {
    let county = county();
    let after = county.office.rehearse(Deed::Change, |change| {
        let rows = all::<Regulation>(change);
        let running = |row: &&Row| row.get(Regulation::REVISE_STATUS) == Some(ReviseStatus::Running);
        for row in rows.iter().filter(running) {
            patch::<Regulation>(change, row, |draft| {
                draft.set(Regulation::REVISE_STATUS, ReviseStatus::Done);
            });
        }
        let whole = check(change.reading());
        let row = rows.iter().find(running).unwrap();
        patch::<Regulation>(change, row, |draft| {
            draft.set(Regulation::REVISE_STATUS, ReviseStatus::Running);
        });
        let line = all::<IncidentPerson>(change).remove(20);
        write::void(change, IncidentPerson::REGISTER, line.row, "登记有误").unwrap();
        Ok((whole, check(change.reading())))
    });
    let (whole, one) = after.unwrap();
    assert_eq!((severity(&whole, "K-12"), severity(&whole, "K-13")), (Severity::Pass, Severity::Pass), "all are finished");
    assert_eq!((severity(&one, "K-12"), severity(&one, "K-13")), (Severity::Explain, Severity::Error), "one is not");
    assert_eq!(severity(&one, "K-52"), Severity::Pass, "one person fewer, and the numbers agree no more");
}

#[test]
fn every_desk_that_may_see_figures_is_told_what_does_not_agree() {
    let County { folder, office, _place } = county();
    let told = |office: &Office| check(&office.reading()).iter().map(|finding| finding.rule.code).collect::<Vec<_>>();
    let whole = told(&office);
    drop(office);
    for account in ["leader", "casework", "investigation", "trial", "supervision"] {
        let desk = Office::open(&folder, account, PASSWORD, Purpose::Read, Box::new(StoppedClock(NOON))).unwrap();
        assert_eq!(told(&desk), whole, "{account}: what it may not see of hand-ins keeps nothing else from it");
    }
}

#[test]
fn an_explanation_is_signed_by_who_may_and_holds_while_the_numbers_stay() {
    let County { folder, office, _place } = county();
    let findings = check(&office.reading());
    let finding = |code: &str| said(&findings, code).unwrap().clone();
    let sign = |office: &Office, code: &str, reason: &str, name: &str| {
        let finding = finding(code);
        office.change(Deed::Add, |change| waive::waive(change, &finding, &year(), reason, name))
    };
    let why = "256项中156项已完成，100项修订中，报告已改写";
    assert!(sign(&office, "K-13", why, "周正").is_err(), "the office's desk signs no error");
    assert!(sign(&office, "K-12", why, "周正").is_err(), "nor what needs an explanation");
    assert!(sign(&office, "K-09", why, "周正").is_err(), "what holds needs none");
    assert!(sign(&office, "K-05", "同上", "周正").is_err(), "a reason is written out");
    assert!(sign(&office, "K-05", "本项按起计，一起多人", " ").is_err(), "and signed");
    sign(&office, "K-05", "本项按起计，一起多人", "周正").unwrap();
    let typed = office.change(Deed::Add, |change| {
        let mut draft = Draft::new(Waiver::REGISTER);
        draft.set(Waiver::RULE_CODE, "K-13").set(Waiver::FROM_ON, day("2015-01-01")).set(Waiver::TO_ON, day("2015-12-31"));
        draft.set(Waiver::REASON_TEXT, why).set(Waiver::SIGNED_BY, "周正").set(Waiver::SIGNED_ON, day("2016-01-08"));
        enter::enter(change, &draft, None, None)
    });
    assert!(typed.is_err(), "an explanation is signed on a finding, never typed past it");
    drop(office);
    let leader = Office::open(&folder, "leader", PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap();
    sign(&leader, "K-13", why, "周正").unwrap();
    let signed = check(&leader.reading());
    let k13 = said(&signed, "K-13").unwrap();
    assert_eq!(k13.severity, Severity::Error, "an explanation changes no severity");
    assert!(!k13.blocks() && !k13.is_open(), "but it stands in the way no more");
    assert_eq!(k13.waiver.as_ref().unwrap().reason, why);
    assert!(said(&signed, "K-05").unwrap().waiver.is_some() && said(&signed, "K-12").unwrap().waiver.is_none());
    let other = checks::check(&leader.reading(), &Period::parse("2015-H2").unwrap(), Scope::County).unwrap();
    assert!(other.iter().all(|finding| finding.waiver.is_none()), "signed for one period only");
    drop(leader);
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap();
    office
        .change(Deed::Change, |change| {
            assert_eq!(all::<Waiver>(change).len(), 2);
            let rows = all::<Regulation>(change);
            let row = rows.iter().find(|row| row.get(Regulation::REVISE_STATUS) == Some(ReviseStatus::Running)).unwrap();
            patch::<Regulation>(change, row, |draft| {
                draft.set(Regulation::REVISE_STATUS, ReviseStatus::Done);
            });
            Ok(())
        })
        .unwrap();
    let moved = check(&office.reading());
    assert!(said(&moved, "K-13").unwrap().waiver.is_none(), "156 became 157: signed for other numbers");
    assert!(said(&moved, "K-05").unwrap().waiver.is_some(), "the other still stands");
}
