//! Stories of the figures: what counts, what does not, and that the list is the number.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use zhengfeng_core::figures::figure::{Basis, Figure};
use zhengfeng_core::figures::{self, Answer, Scope, sections};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::{Described, Draft, Key, Lines, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::{Clue, Disposal};
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::lists::{FirstHand, MeasureBatch, SanctionClass, Way};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::sanction::{Sanction, Transfer};
use zhengfeng_core::registers::task::{Measure, Task};
use zhengfeng_core::registers::unit::{Unit, Zone, ZoneMember};
use zhengfeng_core::storage::{Change, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

const PASSWORD: &str = "Kestrel-7-Harbour";

/// A small office with two towns, a village, a department and two zones.
struct Town {
    office: Office,
    _place: tempfile::TempDir,
    east: RowId,
    west: RowId,
    village: RowId,
    zone: RowId,
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn put(change: &Change, draft: &Draft) -> RowId {
    write::insert(change, draft, None, None).unwrap()
}

fn lines<R: Described>(draft: &mut Draft, key: Key<Lines<R>>, lines: Vec<Draft>) {
    draft.put(key.position(), Value::Lines(lines));
}

/// Lists of codes are values of several words.
fn tags(draft: &mut Draft, key: Key<zhengfeng_core::register::Codes>, words: &[&str]) {
    let words: Vec<String> = words.iter().map(|word| (*word).to_string()).collect();
    draft.set(key, words);
}

fn unit(change: &Change, name: &str, kind: &str, parent: Option<RowId>) -> RowId {
    let mut draft = Draft::new(Unit::REGISTER);
    draft.set(Unit::FULL_NAME, name).set(Unit::KIND_CODE, kind).set_if(Unit::PARENT_ID, parent);
    put(change, &draft)
}

fn person(change: &Change, name: &str, unit: RowId) -> RowId {
    let mut draft = Draft::new(Person::REGISTER);
    draft.set(Person::NAME, name).set(Person::UNIT_ID, unit);
    put(change, &draft)
}

fn town() -> Town {
    let place = tempfile::tempdir().unwrap();
    let office = Office::found(&Folder::new(place.path()), PASSWORD, Box::new(StoppedClock(1_448_000_000_000))).unwrap().office;
    let (east, west, village, zone) = office
        .change(Deed::Add, |change| {
            let east = unit(change, "东河镇", "town", None);
            let west = unit(change, "西岭街道", "subdistrict", None);
            let village = unit(change, "石桥村", "village", Some(east));
            unit(change, "财政局", "department", None);
            let mut zones = Vec::new();
            for (number, name, member) in [("1", "第一片区", east), ("2", "第二片区", west)] {
                let mut zone = Draft::new(Zone::REGISTER);
                zone.set(Zone::ZONE_NO, number).set(Zone::NAME, name).set(Zone::FROM_ON, day("2014-01"));
                let mut line = Draft::new(ZoneMember::REGISTER);
                line.set(ZoneMember::UNIT_ID, member).set(ZoneMember::FROM_ON, day("2014-01-01"));
                lines(&mut zone, Zone::MEMBERS, vec![line]);
                zones.push(put(change, &zone));
            }
            Ok((east, west, village, zones[0]))
        })
        .unwrap();
    Town { office, _place: place, east, west, village, zone }
}

impl Town {
    fn write<T>(&self, work: impl FnOnce(&Change) -> T) -> T {
        self.office.change(Deed::Add, |change| Ok(work(change))).unwrap()
    }

    fn answer(&self, code: &str, of: &str, scope: Scope) -> Answer {
        let answers = figures::evaluate(&self.office.reading(), &period(of), scope).unwrap();
        answers.into_iter().find(|answer| answer.figure.code == code).unwrap()
    }

    fn printed(&self, code: &str, of: &str) -> String {
        self.answer(code, of, Scope::County).printed
    }
}

fn petition(change: &Change, received: &str, words: &[&str], counts: Option<bool>, unit: Option<RowId>) -> RowId {
    let mut draft = Draft::new(Petition::REGISTER);
    draft.set(Petition::RECEIVED_ON, day(received)).set(Petition::SUMMARY, format!("反映问题{received}{words:?}{counts:?}"));
    draft.set_if(Petition::COUNT_FLAG, counts).set_if(Petition::ISSUE_UNIT_ID, unit);
    tags(&mut draft, Petition::TAGS, words);
    put(change, &draft)
}

/// An incident with persons of given identities.
fn incident(change: &Change, concluded: Option<&str>, words: &[&str], unit: RowId, persons: &[(RowId, Option<&str>)]) -> RowId {
    let mut draft = Draft::new(Incident::REGISTER);
    draft.set(Incident::TITLE, "虚报冒领补助").set(Incident::UNIT_ID, unit);
    draft.set_if(Incident::CONCLUDED_ON, concluded.map(day));
    tags(&mut draft, Incident::TAGS, words);
    let line = |(person, identity): &(RowId, Option<&str>)| {
        let mut line = Draft::new(IncidentPerson::REGISTER);
        line.set(IncidentPerson::PERSON_ID, *person).set_if(IncidentPerson::IDENTITY_CODE, *identity);
        line
    };
    lines(&mut draft, Incident::PERSONS, persons.iter().map(line).collect());
    put(change, &draft)
}

fn case(filed: &str, person: RowId, unit: RowId) -> Draft {
    let mut draft = Draft::new(Case::REGISTER);
    draft.set(Case::FILED_ON, day(filed)).set(Case::PERSON_ID, person).set(Case::UNIT_ID, unit);
    draft
}

#[test]
fn flows_count_what_lies_in_the_period_and_is_not_void() {
    let town = town();
    town.write(|change| {
        for received in ["2014-12-31", "2015-01-01", "2015-05", "2015", "2015-12-31", "2016-01-01"] {
            petition(change, received, &["four_winds", "around_people"], Some(true), Some(town.east));
        }
        petition(change, "2015-05-02", &["four_winds"], Some(true), Some(town.east));
        petition(change, "2015-05-03", &["around_people"], Some(false), Some(town.east));
        let void = petition(change, "2015-05-04", &["around_people"], Some(true), Some(town.east));
        write::void(change, Petition::REGISTER, void, "重复登记").unwrap();
    });
    assert_eq!(town.printed("F110", "2015"), "4件次", "both ends of the year, a bare month and a bare year");
    assert_eq!(town.printed("F110", "2015-Q2"), "1件次", "the letter of May without a day belongs to its quarter");
    assert_eq!(town.printed("F110", "2015-05"), "1件次", "and to its month");
    assert_eq!(town.printed("F110", "2015-H1"), "2件次", "the bare year belongs to no half");
    assert_eq!(town.printed("F110", "2015-05-02..2015-12-31"), "1件次", "a span from the 2nd holds no bare May");
    assert_eq!(town.printed("F110", "2014"), "1件次");
}

#[test]
fn matters_are_told_apart_by_how_many_persons_each_has() {
    let town = town();
    town.write(|change| {
        let persons: Vec<RowId> = ["甲", "乙", "丙"].iter().map(|name| person(change, name, town.village)).collect();
        let one: Vec<(RowId, Option<&str>)> = vec![(persons[0], Some("village_secretary"))];
        let two: Vec<(RowId, Option<&str>)> = persons[..2].iter().map(|row| (*row, Some("station_staff"))).collect();
        incident(change, Some("2015-02-01"), &["four_winds"], town.east, &one);
        let joint = incident(change, Some("2015-03-01"), &["four_winds"], town.village, &two);
        let other = incident(change, Some("2015-04-01"), &["four_winds"], town.west, &two);
        incident(change, Some("2014-04-01"), &["four_winds"], town.west, &two);
        incident(change, Some("2015-05-01"), &["construction"], town.west, &one);
        for (matter, person) in [(joint, persons[0]), (joint, persons[1]), (other, persons[1]), (other, persons[2])] {
            let mut case = case("2015-03-02", person, town.village);
            case.set(Case::INCIDENT_ID, matter);
            let row = put(change, &case);
            if (matter, person) == (other, persons[2]) {
                write::void(change, Case::REGISTER, row, "重复立案").unwrap();
            }
        }
    });
    let told = |scope| {
        let figure = figures::named("F022").unwrap();
        let groups = figures::spread::spread(&town.office.reading(), figure, &period("2015"), scope).unwrap().groups;
        groups.iter().map(|each| (each.persons_each, each.incidents, each.cases, each.persons)).collect::<Vec<_>>()
    };
    assert_eq!(told(Scope::County), [(1, 1, 0, 1), (2, 2, 3, 2)], "the void case counts no more, persons count once");
    assert_eq!(told(Scope::Unit(town.west)), [(2, 1, 1, 2)]);
}

#[test]
fn a_matter_is_one_however_many_persons_it_has_and_a_person_is_one() {
    let town = town();
    town.write(|change| {
        let persons: Vec<RowId> = ["甲", "乙", "丙", "丁"].iter().map(|name| person(change, name, town.village)).collect();
        let all: Vec<(RowId, Option<&str>)> = vec![
            (persons[0], Some("village_secretary")),
            (persons[1], Some("station_staff")),
            (persons[2], Some("department_head")),
        ];
        incident(change, Some("2015-03-01"), &["four_winds", "farm_funds"], town.village, &all);
        incident(change, Some("2015-11-01"), &["four_winds", "eight_rules"], town.west, &all[..1]);
        incident(change, Some("2016-01-05"), &["four_winds"], town.west, &[(persons[3], Some("group_head"))]);
        incident(change, Some("2015-07-01"), &["construction"], town.west, &[(persons[3], Some("town_head"))]);
    });
    assert_eq!(town.printed("F022", "2015"), "2件3人", "the secretary of two matters is one person");
    assert_eq!(town.printed("F115", "2015"), "1件1人");
    assert_eq!(town.printed("F072", "2015"), "2名", "petty officials only, persons only");
    assert_eq!(town.answer("F072", "2015", Scope::County).more[0].value, 1, "the matters stand beside");
    assert_eq!(town.printed("F086", "2015"), "2件2人", "petty officials, whatever the theme");
    assert_eq!(town.printed("F117", "2015"), "2件2名", "the same by another word");
    assert_eq!(town.printed("F022", "2015-H1"), "1件3人");
    assert!(
        figures::evaluate(&town.office.reading(), &period("2012-06"), Scope::County)
            .unwrap()
            .iter()
            .all(|answer| answer.figure.code != "F115"),
        "before December 2012 there was no such rule"
    );
}

#[test]
fn cases_are_counted_by_the_day_of_each_stage() {
    let town = town();
    town.write(|change| {
        let persons: Vec<RowId> = ["甲", "乙", "丙"].iter().map(|name| person(change, name, town.village)).collect();
        let matter = incident(
            change,
            Some("2015-09-01"),
            &["four_winds", "bribery"],
            town.village,
            &[(persons[0], Some("village_secretary")), (persons[1], Some("village_director"))],
        );
        let mut patch = Draft::new(Incident::REGISTER);
        patch.set(Incident::IS_CLUSTER, true);
        write::update(change, matter, &patch).unwrap();
        let mut first = case("2015-02-01", persons[0], town.village);
        first.set(Case::INCIDENT_ID, matter).set(Case::WORK_MODE, "task_force");
        first.set(Case::INVESTIGATED_ON, day("2015-06-01")).set(Case::CLOSED_ON, day("2016-02-01"));
        first.set(Case::RANK_CODE, "village").set(Case::FIRST_HAND_CODE, FirstHand::AtHandling);
        put(change, &first);
        let mut second = case("2014-11-01", persons[0], town.village);
        second.set(Case::WORK_MODE, "own").set(Case::CLOSED_ON, day("2015-01-15"));
        put(change, &second);
        let mut third = case("2015-04-01", persons[2], town.west);
        third.set(Case::RANK_CODE, "section_deputy").set(Case::FIRST_HAND_CODE, FirstHand::AtAct).set(Case::WORK_MODE, "own");
        put(change, &third);
        let mut fourth = Draft::new(Case::REGISTER);
        fourth.set(Case::FILED_ON, day("2015-05-01")).set(Case::SUBJECT_UNIT_ID, town.west).set(Case::WORK_MODE, "own");
        fourth.set(Case::RANK_CODE, "section_chief").set(Case::FIRST_HAND_CODE, FirstHand::No);
        put(change, &fourth);
    });
    assert_eq!(town.printed("F112", "2015"), "3件2人", "a case on a unit is a case on no person");
    assert_eq!(town.printed("F113", "2015"), "1件1人");
    assert_eq!(town.printed("F114", "2015"), "1件1人", "filed the year before, closed in this one");
    assert_eq!(town.printed("F065", "2015"), "1件1人");
    assert_eq!(town.printed("F116", "2015"), "1件", "a village head is no township cadre, a 'no' no first hand");
    assert_eq!(town.printed("F066", "2015"), "1名", "secretaries of the cluster only");
    assert_eq!(town.answer("F114", "2015", Scope::County).lacking, 0, "an open case lacks no day of closing");
}

#[test]
fn sanctions_transfers_and_verifications() {
    let town = town();
    town.write(|change| {
        let persons: Vec<RowId> = ["甲", "乙", "丙"].iter().map(|name| person(change, name, town.village)).collect();
        let sanction = |person: RowId, kind: &str, class: SanctionClass, on: &str, words: &[&str]| {
            let mut draft = Draft::new(Sanction::REGISTER);
            draft.set(Sanction::PERSON_ID, person).set(Sanction::SANCTION_KIND, kind);
            draft.set(Sanction::DECIDED_ON, day(on)).set(Sanction::SANCTION_CLASS, class);
            tags(&mut draft, Sanction::CAUSE_TAGS, words);
            put(change, &draft)
        };
        sanction(persons[0], "warning", SanctionClass::Party, "2015-03-01", &["dereliction"]);
        sanction(persons[0], "demerit", SanctionClass::Administrative, "2015-03-01", &["dereliction"]);
        sanction(persons[1], "exempted", SanctionClass::Party, "2015-03-02", &["dereliction"]);
        sanction(persons[2], "expel_party", SanctionClass::Party, "2015-03-02", &["bribery"]);
        sanction(persons[1], "admonish", SanctionClass::FirstForm, "2015-03-03", &["dereliction"]);
        for (person, on) in [(persons[2], "2015-08-01"), (persons[2], "2015-09-01"), (persons[0], "2014-08-01")] {
            let mut draft = Draft::new(Transfer::REGISTER);
            draft.set(Transfer::PERSON_ID, person).set(Transfer::TRANSFERRED_ON, day(on));
            put(change, &draft);
        }
        let mut clue = Draft::new(Clue::REGISTER);
        clue.set(Clue::RECEIVED_ON, day("2015-01-02")).set(Clue::REGISTERED_ON, day("2015-01-03"));
        clue.set(Clue::SUBJECT_PERSON_ID, persons[0]).set(Clue::UNIT_ID, town.village);
        tags(&mut clue, Clue::TAGS, &["four_winds"]);
        let clue = put(change, &clue);
        for (way, started) in
            [(Way::Verify, Some("2015-02-01")), (Way::Verify, Some("2015-06-01")), (Way::Shelve, None), (Way::Verify, None)]
        {
            let mut draft = Draft::new(Disposal::REGISTER);
            draft.set(Disposal::CLUE_ID, clue).set(Disposal::WAY, way).set_if(Disposal::STARTED_ON, started.map(day));
            put(change, &draft);
        }
    });
    assert_eq!(town.printed("F120", "2015"), "2人", "twice sanctioned is one person, exempted and first form are none");
    assert_eq!(town.answer("F120", "2015", Scope::County).more[0].value, 3, "three sanctions");
    assert_eq!(town.printed("F024", "2015"), "1名");
    assert_eq!(town.printed("F119", "2015"), "2件1人");
    assert_eq!(town.printed("F061", "2015"), "1条");
    assert_eq!(town.printed("F111", "2015"), "1件", "a clue verified twice entered the stage once");
    assert_eq!(
        town.answer("F111", "2015", Scope::County).lacking,
        1,
        "a verification without its first day; a shelved clue has none"
    );
}

#[test]
fn stocks_are_those_of_the_last_day_and_of_the_plan_year() {
    let town = town();
    town.write(|change| {
        for at in 0..13 {
            unit(change, &format!("第{at}局"), "department", None);
        }
        let mut old = Draft::new(Unit::REGISTER);
        old.set(Unit::FULL_NAME, "旧街道").set(Unit::KIND_CODE, "subdistrict");
        old.set(Unit::VALID_FROM_ON, day("2010")).set(Unit::VALID_TO_ON, day("2015-07"));
        put(change, &old);
        for (year, number) in [(2015, "1"), (2015, "2"), (2014, "1")] {
            let mut task = Draft::new(Task::REGISTER);
            task.set(Task::PERIOD_YEAR, year).set(Task::TASK_NO, number).set(Task::TASK_TEXT, "集中整治违规发放津补贴问题");
            task.set(Task::LEAD_UNIT_ID, town.east);
            let task = put(change, &task);
            for (at, batch) in [Some(MeasureBatch::Initial), Some(MeasureBatch::Refined), None].into_iter().enumerate() {
                let mut measure = Draft::new(Measure::REGISTER);
                measure.set(Measure::TASK_ID, task).set(Measure::MEASURE_NO, format!("{at}"));
                measure.set(Measure::MEASURE_TEXT, "逐笔核对津补贴发放情况").set_if(Measure::BATCH, batch);
                put(change, &measure);
            }
        }
    });
    assert_eq!(town.printed("F045", "2015-H1"), "3个", "the old one still stood");
    assert_eq!(town.printed("F045", "2015-01-01..2015-07-15"), "3个", "an end known to the month is the end of the month");
    assert_eq!(town.printed("F045", "2015"), "2个");
    assert_eq!(town.printed("F046", "2015"), "10余个");
    assert_eq!(town.answer("F046", "2015", Scope::County).values[0].value, 14, "the exact number is kept");
    assert_eq!((town.printed("F047", "2015"), town.printed("F047", "2013")), ("2个".into(), "0个".into()));
    for part in ["2015", "2015-Q1", "2015-07"] {
        assert_eq!(town.printed("F016", part), "2项", "{part}: the plan is the year's");
        assert_eq!((town.printed("F017", part), town.printed("F032", part)), ("2项".into(), "2项".into()));
    }
    assert_eq!(town.answer("F017", "2015", Scope::County).lacking, 2, "measures without a batch are named, not guessed");
    assert_eq!(town.answer("F017", "2015", Scope::Unit(town.east)).printed, "2项", "a measure lies where its task lies");
    assert_eq!(town.answer("F017", "2015", Scope::Unit(town.west)).printed, "0项");
}

#[test]
fn a_scope_holds_the_unit_and_what_is_below_it() {
    let town = town();
    town.write(|change| {
        for unit in [Some(town.east), Some(town.village), Some(town.west), None] {
            petition(change, "2015-05-01", &["around_people"], Some(true), unit);
        }
    });
    let count = |scope: Scope| {
        let answer = town.answer("F110", "2015", scope);
        (answer.values[0].value, answer.lacking)
    };
    assert_eq!(count(Scope::County), (4, 0));
    assert_eq!(count(Scope::Unit(town.east)), (2, 1), "the village is in the town; the letter without a unit is named");
    assert_eq!(count(Scope::Unit(town.village)), (1, 1));
    assert_eq!(count(Scope::Zone(town.zone)), (2, 1), "a zone holds what is below its members");
    assert_eq!(town.answer("F045", "2015", Scope::Zone(town.zone)).printed, "1个");
    assert_eq!(town.answer("F047", "2015", Scope::Unit(town.west)).printed, "1个");
    assert_eq!(town.answer("F110", "2013", Scope::Zone(town.zone)).lacking, 0);
    let before = figures::evaluate(&town.office.reading(), &period("2013"), Scope::Zone(town.zone)).unwrap();
    assert!(before.iter().flat_map(|a| &a.values).all(|v| v.value == 0), "no member before the zone was drawn");
}

#[test]
fn rows_that_lack_a_field_are_named_where_they_might_count() {
    let town = town();
    let (open, unknown, bare) = town.write(|change| {
        let persons: Vec<RowId> = ["甲", "乙"].iter().map(|name| person(change, name, town.village)).collect();
        let open = incident(change, None, &["four_winds"], town.village, &[(persons[0], Some("town_head"))]);
        let unknown = incident(change, Some("2015-02-02"), &["four_winds"], town.village, &[(persons[1], None)]);
        let bare = incident(change, Some("2015-02-03"), &["four_winds"], town.village, &[]);
        (open, unknown, bare)
    });
    let winds = town.answer("F022", "2015", Scope::County);
    assert_eq!((winds.printed.as_str(), winds.lacking), ("2件1人", 2), "the open one, and the one without persons");
    let grass = town.answer("F086", "2015", Scope::County);
    assert_eq!(
        (grass.printed.as_str(), grass.lacking),
        ("0件0人", 2),
        "the person without identity might be one, the head is none"
    );
    let gaps = |code: &str| -> BTreeSet<(&'static str, RowId, &'static str)> {
        let figure = figures::named(code).unwrap();
        figures::gaps(&town.office.reading(), figure, &period("2015"), Scope::County)
            .unwrap()
            .iter()
            .map(|gap| (gap.register.name, gap.row, gap.field.label))
            .collect()
    };
    assert_eq!(gaps("F022"), [("incidents", open, "查结日期"), ("incidents", bare, "人员")].into());
    let grass = gaps("F086");
    assert!(grass.iter().any(|(register, _, field)| (*register, *field) == ("incidents_persons", "身份")), "{grass:?}");
    assert!(grass.contains(&("incidents", bare, "人员")) && !grass.contains(&("incidents", unknown, "人员")), "{grass:?}");
}

/// A year with a row of everything in every month and in both towns, some of it shared between quarters.
fn busy() -> Town {
    let town = town();
    town.write(|change| {
        let persons: Vec<RowId> = (0..8).map(|at| person(change, &format!("张{at}"), town.village)).collect();
        for month in 1..=12_u32 {
            for (at, unit) in [(0, town.village), (1, town.west)] {
                let on = format!("2015-{month:02}-{:02}", 10 + at);
                let who = persons[(month as usize + at * 3) % persons.len()];
                petition(change, &on, &["around_people", "four_winds"], Some(true), Some(unit));
                let mut clue = Draft::new(Clue::REGISTER);
                clue.set(Clue::RECEIVED_ON, day(&on)).set(Clue::REGISTERED_ON, day(&on)).set(Clue::UNIT_ID, unit);
                clue.set(Clue::SUBJECT_PERSON_ID, who).set(Clue::PROBLEM_TEXT, on.as_str());
                tags(&mut clue, Clue::TAGS, &["four_winds"]);
                let clue = put(change, &clue);
                let mut disposal = Draft::new(Disposal::REGISTER);
                disposal.set(Disposal::CLUE_ID, clue).set(Disposal::WAY, Way::Verify).set(Disposal::STARTED_ON, day(&on));
                put(change, &disposal);
                let words = ["four_winds", "eight_rules", "farm_funds"];
                let matter = incident(change, Some(&on), &words, unit, &[(who, Some("village_secretary"))]);
                let mut patch = Draft::new(Incident::REGISTER);
                patch.set(Incident::IS_CLUSTER, at == 0);
                write::update(change, matter, &patch).unwrap();
                let mut file = case(&on, who, unit);
                file.set(Case::INCIDENT_ID, matter).set(Case::WORK_MODE, "task_force");
                file.set(Case::INVESTIGATED_ON, day(&on)).set(Case::CLOSED_ON, day(&on));
                file.set(Case::RANK_CODE, "section_chief").set(Case::FIRST_HAND_CODE, FirstHand::Both);
                put(change, &file);
                let mut sanction = Draft::new(Sanction::REGISTER);
                sanction
                    .set(Sanction::PERSON_ID, who)
                    .set(Sanction::SANCTION_KIND, "warning")
                    .set(Sanction::DECIDED_ON, day(&on));
                sanction.set(Sanction::SANCTION_CLASS, SanctionClass::Party);
                tags(&mut sanction, Sanction::CAUSE_TAGS, &["dereliction"]);
                put(change, &sanction);
                let mut transfer = Draft::new(Transfer::REGISTER);
                transfer.set(Transfer::PERSON_ID, who).set(Transfer::TRANSFERRED_ON, day(&on));
                put(change, &transfer);
            }
        }
        let mut task = Draft::new(Task::REGISTER);
        task.set(Task::PERIOD_YEAR, 2015)
            .set(Task::TASK_NO, "1")
            .set(Task::TASK_TEXT, "整治")
            .set(Task::LEAD_UNIT_ID, town.east);
        let task = put(change, &task);
        for (at, batch) in [MeasureBatch::Initial, MeasureBatch::Refined].into_iter().enumerate() {
            let mut measure = Draft::new(Measure::REGISTER);
            measure.set(Measure::TASK_ID, task).set(Measure::MEASURE_NO, format!("{at}")).set(Measure::BATCH, batch);
            measure.set(Measure::MEASURE_TEXT, "逐笔核对津补贴发放情况");
            put(change, &measure);
        }
    });
    town
}

/// The registers this office keeps; what others hold is looked at in the sample county.
const KEPT: &[&str] = &[
    "cases",
    "clues",
    "disposals",
    "incidents",
    "incidents_persons",
    "measures",
    "petitions",
    "sanctions",
    "tasks",
    "transfers",
    "units",
    "zones",
];

#[test]
fn the_list_behind_a_number_is_the_number() {
    let town = busy();
    let reading = town.office.reading();
    for scope in [Scope::County, Scope::Unit(town.east), Scope::Unit(town.west), Scope::Zone(town.zone)] {
        for of in ["2015", "2015-H2", "2015-Q1", "2015-03", "2015-02-11..2015-09-10", "2016"] {
            for answer in figures::evaluate(&reading, &period(of), scope).unwrap() {
                for value in answer.values.iter().chain(&answer.more) {
                    let (register, rows) = figures::rows(&reading, answer.figure, value.basis, &period(of), scope).unwrap();
                    let words = format!("{} {:?} {of} {scope:?}", answer.figure.code, value.basis);
                    if value.basis == Basis::Amount {
                        continue;
                    }
                    assert_eq!(rows.len() as i64, value.value, "{words}");
                    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "{words}: none twice");
                    if value.basis == Basis::Person {
                        assert_eq!(register.name, "persons", "{words}");
                    }
                    let kept = answer.figure.holder(value.basis).is_some_and(|register| KEPT.contains(&register));
                    if of == "2015" && scope == Scope::County && kept {
                        assert!(value.value > 0, "{words}: the year has some of everything");
                    }
                }
            }
        }
    }
}

#[test]
fn some_figures_months_and_zones_count_what_the_whole_counts() {
    let town = busy();
    town.write(|change| {
        let who = person(change, "张九", town.village);
        // Days known only to the month or the year, an undecided matter and an old one.
        for on in ["2015-04", "2015", "2014-12-31"] {
            petition(change, on, &["around_people"], Some(true), Some(town.west));
            incident(change, Some(on), &["four_winds"], town.village, &[(who, Some("village_secretary")), (who, None)]);
        }
        incident(change, None, &["four_winds"], town.village, &[(who, None)]);
        incident(change, Some("2015-06-01"), &["four_winds"], town.village, &[]);
        // Letters, clues and sanctions that lie nowhere, or where their person is.
        petition(change, "2015-05-05", &["around_people"], Some(true), None);
        petition(change, "2015-05-06", &["around_people"], None, Some(town.village));
        let mut clue = Draft::new(Clue::REGISTER);
        clue.set(Clue::RECEIVED_ON, day("2015-05-05")).set(Clue::REGISTERED_ON, day("2015-05-05"));
        clue.set(Clue::SUBJECT_PERSON_ID, who).set(Clue::PROBLEM_TEXT, "往来账目不清");
        tags(&mut clue, Clue::TAGS, &["four_winds"]);
        let clue = put(change, &clue);
        let mut disposal = Draft::new(Disposal::REGISTER);
        disposal.set(Disposal::CLUE_ID, clue).set(Disposal::WAY, Way::Verify).set(Disposal::STARTED_ON, day("2015-06-06"));
        put(change, &disposal);
        let mut sanction = Draft::new(Sanction::REGISTER);
        sanction.set(Sanction::PERSON_ID, who).set(Sanction::SANCTION_KIND, "warning").set(Sanction::CLUE_ID, clue);
        sanction.set(Sanction::DECIDED_ON, day("2015-07-07")).set(Sanction::SANCTION_CLASS, SanctionClass::Party);
        put(change, &sanction);
    });
    let reading = town.office.reading();
    let figures: Vec<&'static Figure> = figures::all().iter().collect();
    for code in ["F114", "F022", "F045"] {
        let figure = figures::named(code).unwrap();
        let alone = figures::evaluate_some(&reading, &period("2015"), Scope::Unit(town.east), &[figure]).unwrap();
        let among = town.answer(code, "2015", Scope::Unit(town.east));
        assert_eq!((&alone[0].values, alone[0].lacking), (&among.values, among.lacking), "{code}");
    }
    for year in [2015, 2014, 2012] {
        let months = figures::months::months(&reading, &figures, year).unwrap();
        assert_eq!(months.len(), figures.len());
        for month in 1..=12 {
            let of = format!("{year}-{month:02}");
            let answers = figures::evaluate(&reading, &period(&of), Scope::County).unwrap();
            for months in &months {
                let answer = answers.iter().find(|answer| std::ptr::eq(answer.figure, months.figure));
                for (basis, numbers) in &months.values {
                    let whole = answer.and_then(|a| a.values.iter().chain(&a.more).find(|value| value.basis == *basis));
                    let words = format!("{} {basis:?} {of}", months.figure.code);
                    assert_eq!(numbers[month - 1], whole.map_or(0, |value| value.value), "{words}");
                }
            }
        }
    }
    for figure in figures::all() {
        let zones = figures::by_zone(&reading, figure, &period("2015")).unwrap();
        assert_eq!(zones.len() as i64, town.answer("F047", "2015", Scope::County).values[0].value, "every zone");
        for (zone, answer) in &zones {
            let whole = town.answer(figure.code, "2015", Scope::Zone(*zone));
            let words = format!("{} in zone {zone}", figure.code);
            assert_eq!((&answer.values, &answer.more, answer.lacking), (&whole.values, &whole.more, whole.lacking), "{words}");
        }
    }
    let letters = figures::named("F110").unwrap();
    let zones = figures::by_zone(&reading, letters, &period("2015")).unwrap();
    assert!(zones.iter().any(|(zone, answer)| *zone == town.zone && answer.values[0].value == 12), "one town is in it");
    assert!(figures::by_zone(&reading, letters, &period("2013")).unwrap().is_empty(), "no zone stood");
}

#[test]
fn the_rows_of_the_quarters_are_those_of_the_year() {
    let town = busy();
    let reading = town.office.reading();
    for figure in figures::all() {
        for counted in figure.bases() {
            let rows = |of: &str| -> BTreeSet<RowId> {
                figures::rows(&reading, figure, counted.basis, &period(of), Scope::County).unwrap().1.into_iter().collect()
            };
            let quarters: BTreeSet<RowId> = ["2015-Q1", "2015-Q2", "2015-Q3", "2015-Q4"].iter().flat_map(|q| rows(q)).collect();
            assert_eq!(quarters, rows("2015"), "{} {:?}", figure.code, counted.basis);
        }
    }
}

#[test]
fn the_catalogue_is_what_the_papers_say() {
    let codes: Vec<&str> = figures::all().iter().map(|figure| figure.code).collect();
    let place = |figure: &Figure| sections::ALL.iter().position(|section| std::ptr::eq(*section, figure.section)).unwrap();
    let order: Vec<(usize, &str)> = figures::all().iter().map(|figure| (place(figure), figure.code)).collect();
    let mut report = order.clone();
    report.sort_unstable();
    assert_eq!(order, report, "section by section, and in a section as the paper numbers them");
    assert_eq!(codes.len(), 49, "48 with a number in the report, and the one superiors ask for");
    let every: Vec<&Figure> = figures::all().iter().chain(figures::of_forms()).collect();
    let keys: BTreeSet<&str> = every.iter().map(|figure| figure.key).collect();
    assert_eq!(keys.len(), every.len(), "every key is one figure's");
    let known: BTreeSet<&str> = every.iter().map(|figure| figure.code).collect();
    assert_eq!(known.len(), every.len(), "every code is one figure's");
    for figure in every {
        let bases: BTreeSet<&str> = figure.bases().map(|counted| counted.basis.word()).collect();
        assert_eq!(bases.len(), figure.bases().count(), "{}: a basis stands once", figure.code);
        assert!(figure.rule.ends_with('。') && figure.rule.contains("作废"), "{}: the rule says what is left out", figure.code);
    }
    assert!(figures::named("F999").is_err(), "what is not there is refused");
    let town = town();
    let figure = figures::named("F116").unwrap();
    let refused = figures::rows(&town.office.reading(), figure, Basis::Letter, &period("2015"), Scope::County);
    assert!(refused.unwrap_err().to_string().contains("case"), "an unknown basis is refused with those there are");
}
