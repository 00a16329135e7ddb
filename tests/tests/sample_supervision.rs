//! The sample's inspections, findings, measures on units, money, bulletins and accountability are what the domain paper
//! §8.4 and §8.5 say they are.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;
use zhengfeng_core::deadlines;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Described, Draft, Key, Link, Register, Row, Value};
use zhengfeng_core::registers::accountability::Accountability;
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::finding::{Finding, Notice};
use zhengfeng_core::registers::incident::Incident;
use zhengfeng_core::registers::inspection::{FollowUp, Inspection, InspectionUnit};
use zhengfeng_core::registers::lists::{FindingStatus, InspectionRole, PublicationScope, RespKind, Severity};
use zhengfeng_core::registers::publication::{Publication, PublicationItem};
use zhengfeng_core::registers::recovery::Recovery;
use zhengfeng_core::registers::sanction::Sanction;
use zhengfeng_core::registers::task::{CloseOut, Measure};
use zhengfeng_core::registers::unit_measure::{Score, UnitMeasure};
use zhengfeng_core::registers::{self, enter};
use zhengfeng_core::sample;
use zhengfeng_core::storage::page;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::ids::RowId;

const NOON: u64 = 1_451_540_000_000;

struct County {
    _place: tempfile::TempDir,
    office: std::sync::Mutex<Office>,
    rows: BTreeMap<&'static str, Vec<Row>>,
}

fn county() -> &'static County {
    static COUNTY: OnceLock<County> = OnceLock::new();
    COUNTY.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let office =
            Office::found(&Folder::new(place.path()), "Kestrel-7-Harbour", Box::new(StoppedClock(NOON))).unwrap().office;
        sample::county(&office).unwrap();
        let rows = registers::ALL.iter().map(|register| (register.name, all(&office, register))).collect();
        County { _place: place, office: std::sync::Mutex::new(office), rows }
    })
}

fn all(office: &Office, register: &'static Register) -> Vec<Row> {
    let mut rows = Vec::new();
    page::each(&office.reading(), register, &Query::default(), |row| {
        rows.push(row);
        Ok(())
    })
    .unwrap();
    rows
}

fn rows<R: Described>() -> &'static [Row] {
    &county().rows[R::NAME]
}

fn by_row<R: Described>() -> HashMap<RowId, &'static Row> {
    rows::<R>().iter().map(|row| (row.row, row)).collect()
}

fn code<'r>(row: &'r Row, field: &str) -> &'r str {
    match row.value(field) {
        Some(Value::Code(word)) => word,
        _ => "",
    }
}

fn linked<R: Described>(row: &Row, key: Key<Link<R>>) -> RowId {
    row.get(key).unwrap().row()
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// Distinct units of the measures of a kind.
fn units_of(kind: &str) -> BTreeSet<RowId> {
    let own = rows::<UnitMeasure>().iter().filter(|row| code(row, "measure_kind") == kind);
    own.map(|row| linked(row, UnitMeasure::UNIT_ID)).collect()
}

/// Counted dates lie in the year up to Christmas.
fn counted(day: Day) -> bool {
    day >= self::day("2015-01-05") && day <= self::day("2015-12-25")
}

#[test]
fn inspections_are_of_their_kinds_and_thirteen_departments_took_part_in_the_special_one() {
    let kinds = |kind: &str| rows::<Inspection>().iter().filter(|row| code(row, "insp_kind") == kind).count();
    assert_eq!(["key", "random", "covert", "report_check", "special"].map(kinds), [6, 22, 9, 14, 1], "figure F092");
    let inspections = by_row::<Inspection>();
    let mut units: BTreeMap<(RowId, InspectionRole), BTreeSet<RowId>> = BTreeMap::new();
    for line in rows::<InspectionUnit>() {
        let key = (line.kept.of.unwrap(), line.get(InspectionUnit::ROLE).unwrap());
        assert!(units.entry(key).or_default().insert(linked(line, InspectionUnit::UNIT_ID)), "each unit once");
    }
    for (row, inspection) in &inspections {
        let codes = inspection.get(Inspection::DISCIPLINES).unwrap().0;
        assert!(counted(inspection.get(Inspection::FROM_ON).unwrap()));
        assert!(inspection.get(Inspection::FROM_ON) <= inspection.get(Inspection::TO_ON));
        let (part, seen) = (&units[&(*row, InspectionRole::Participant)], &units[&(*row, InspectionRole::Inspected)]);
        assert!(part.is_disjoint(seen), "nobody inspects themselves");
        match code(inspection, "insp_kind") {
            "key" => assert_eq!(codes, ["political", "organisational", "financial", "work"]),
            "special" => assert_eq!((part.len(), seen.len()), (13, 40), "figure F025"),
            "report_check" => assert!(inspection.get(Inspection::PETITION_ID).is_some(), "it checks a letter"),
            _ => {}
        }
    }
    for finding in rows::<Finding>() {
        let inspection = inspections[&linked(finding, Finding::INSPECTION_ID)];
        let seen = &units[&(inspection.row, InspectionRole::Inspected)];
        let name = finding.get(Finding::FINDING_NO).unwrap();
        assert!(seen.contains(&linked(finding, Finding::RESP_UNIT_ID)), "{name} was found where the inspection was");
        let found = finding.get(Finding::FOUND_ON);
        assert!(inspection.get(Inspection::FROM_ON) <= found && found <= inspection.get(Inspection::TO_ON), "{name}");
    }
}

#[test]
fn findings_stand_as_their_close_outs_say_and_each_has_one_notice() {
    let mut noticed: HashMap<RowId, &Row> = HashMap::new();
    for notice in rows::<Notice>() {
        let of = notice.get(Notice::FINDING_IDS).unwrap();
        assert_eq!(of.rows().len(), 1);
        assert!(noticed.insert(of.rows()[0], notice).is_none(), "one notice a finding");
    }
    let closings: HashMap<RowId, &Row> =
        rows::<CloseOut>().iter().filter_map(|row| row.get(CloseOut::FINDING_ID).map(|finding| (finding.row(), row))).collect();
    let clues = by_row::<Clue>();
    let mut stands: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in rows::<Finding>() {
        let name = finding.get(Finding::FINDING_NO).unwrap();
        let notice = noticed[&finding.row];
        assert_eq!(linked(notice, Notice::UNIT_ID), linked(finding, Finding::RESP_UNIT_ID), "{name}");
        assert!(notice.get(Notice::SENT_ON) > finding.get(Finding::FOUND_ON), "{name}");
        *stands.entry(code(finding, "status")).or_default() += 1;
        let closing = closings.get(&finding.row);
        assert_eq!(closing.is_some(), finding.get(Finding::STATUS) == Some(FindingStatus::Closed), "{name}");
        if let Some(closing) = closing {
            assert_eq!(closing.get(CloseOut::CLOSED_ON), finding.get(Finding::CLOSED_ON), "{name}");
            assert_eq!(closing.get(CloseOut::VERIFY_ON), finding.get(Finding::VERIFY_ON), "{name}");
            let days = [
                notice.get(Notice::SIGNED_ON),
                finding.get(Finding::FIXED_ON),
                closing.get(CloseOut::APPLIED_ON),
                closing.get(CloseOut::VERIFY_ON),
                closing.get(CloseOut::CLOSED_ON),
            ];
            assert!(days.is_sorted(), "{name}: {days:?}");
            assert!(finding.get(Finding::FIXED_ON) <= finding.get(Finding::DUE_ON), "{name} was put right in time");
            assert!(counted(closing.get(CloseOut::CLOSED_ON).unwrap()), "{name}");
        }
        if finding.get(Finding::SEVERITY) == Some(Severity::ToClue) {
            let clue = clues[&linked(finding, Finding::CLUE_ID)];
            assert_eq!(code(clue, "source"), "inspection", "{name}");
            assert!(clue.get(Clue::REGISTERED_ON) > Some(day("2015-12-31")), "{name} is registered the year after");
        }
    }
    assert_eq!(stands, BTreeMap::from([("closed", 128), ("to_clue", 3), ("fixing", 6)]));
}

#[test]
fn the_program_settles_the_findings_as_the_sample_shows_them() {
    let office = county().office.lock().unwrap();
    let shown = |office: &Office| -> Vec<Vec<Option<Value>>> {
        all(office, Finding::REGISTER).into_iter().map(|row| row.values).collect()
    };
    let before = shown(&office);
    office
        .change(Deed::Change, |change| {
            for notice in rows::<Notice>() {
                let mut patch = Draft::new(Notice::REGISTER);
                patch.put(Notice::REGISTER.position("remark").unwrap(), Value::Text("已核对".into()));
                enter::amend(change, notice.row, &patch)?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(shown(&office), before, "settled anew, nothing moves");
}

#[test]
fn what_is_open_past_its_day_is_two_measures_and_two_findings() {
    let office = county().office.lock().unwrap();
    let end = day("2015-12-31");
    let due = deadlines::due(&office.reading(), end, 0).unwrap();
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in &due {
        assert!(one.days < 0, "none falls on the last day itself");
        found.entry(one.register.name).or_default().push(one.due_on.to_string());
    }
    let findings = vec!["2015-12-11".to_string(), "2015-12-18".to_string()];
    assert_eq!(found.remove("findings"), Some(findings), "clock D40");
    assert_eq!(found.remove("measures").map(|days| days.len()), Some(2), "clock D40");
    assert_eq!(found, BTreeMap::new(), "and no others: measures on units were met, letters are closed");
    let late = rows::<Measure>().iter().filter(|row| due.iter().any(|one| one.row == row.row)).count();
    assert!(late >= 2, "the measures are those of the tasks");
}

#[test]
fn measures_on_units_hit_two_sets_apart_and_were_met() {
    let kinds = |kind: &str| rows::<UnitMeasure>().iter().filter(|row| code(row, "measure_kind") == kind).count();
    assert_eq!(["county_circular", "written_review", "circular_rectify", "interview"].map(kinds), [23, 2, 16, 5]);
    let (slow, told) = (units_of("county_circular"), units_of("circular_rectify"));
    assert_eq!((slow.len(), told.len()), (23, 16), "figures F028, F031");
    assert!(slow.is_disjoint(&told), "conflict C4: 39 units in all");
    assert!(units_of("written_review").is_subset(&slow), "figure F029");
    assert!(units_of("interview").is_subset(&told), "figure F030");
    let findings = by_row::<Finding>();
    for row in rows::<UnitMeasure>() {
        assert!(counted(row.get(UnitMeasure::DECIDED_ON).unwrap()));
        let kind = code(row, "measure_kind");
        let reason = if kind == "circular_rectify" {
            let finding = findings[&linked(row, UnitMeasure::FINDING_ID)];
            assert_eq!(linked(finding, Finding::RESP_UNIT_ID), linked(row, UnitMeasure::UNIT_ID));
            assert!(finding.get(Finding::FOUND_ON) < row.get(UnitMeasure::DECIDED_ON));
            assert!(row.get(UnitMeasure::CLOSED_ON).unwrap() <= row.get(UnitMeasure::DUE_ON).unwrap(), "met in time");
            "problems_found"
        } else if kind == "interview" {
            "poor_effect"
        } else {
            "slow_progress"
        };
        assert_eq!(code(row, "reason_kind"), reason);
        let head = matches!(kind, "interview" | "written_review");
        assert_eq!(code(row, "target_kind"), if head { "head" } else { "unit" });
        assert_eq!(row.get(UnitMeasure::TARGET_PERSON_ID).is_some(), head, "who heads the unit is named");
    }
}

#[test]
fn money_adds_up_to_the_fen() {
    let sum = |kind: &str, status: &str| {
        let own = rows::<Recovery>().iter().filter(|row| code(row, "kind") == kind && code(row, "status") == status);
        own.fold((0, 0), |(count, fen), row| (count + 1, fen + row.get(Recovery::AMOUNT_FEN).unwrap().0))
    };
    assert_eq!(sum("bonus", "returned"), (37, 86_420_000), "figure F023: 86.42 万元");
    assert_eq!(sum("misused", "cleared"), (21, 312_750_000), "figure F027: 312.75 万元");
    assert_eq!(sum("bonus", "due"), (4, 19_300_000), "decoys: 19.30 万元 still due");
    assert!(rows::<Recovery>().iter().all(|row| counted(row.get(Recovery::ON_DATE).unwrap())));
}

#[test]
fn bulletins_name_35_incidents_and_the_mobile_paper_20_of_them() {
    let publications = by_row::<Publication>();
    let incidents = by_row::<Incident>();
    let cases: HashMap<RowId, &Row> = rows::<Case>().iter().map(|row| (linked(row, Case::PERSON_ID), row)).collect();
    let mut named: BTreeMap<PublicationScope, (BTreeSet<String>, BTreeSet<RowId>)> = BTreeMap::new();
    let mut in_one: BTreeMap<RowId, BTreeSet<String>> = BTreeMap::new();
    for item in rows::<PublicationItem>() {
        let publication = publications[&item.kept.of.unwrap()];
        let incident = incidents[&linked(item, PublicationItem::INCIDENT_ID)].get(Incident::INCIDENT_NO).unwrap();
        let person = linked(item, PublicationItem::PERSON_ID);
        let case = cases[&person];
        assert_eq!(linked(case, Case::INCIDENT_ID), linked(item, PublicationItem::INCIDENT_ID), "a person of the incident");
        let published = publication.get(Publication::PUBLISHED_ON).unwrap();
        assert!(case.get(Case::ANNOUNCED_ON).unwrap() <= published && counted(published), "made known once it was decided");
        let (seen, persons) = named.entry(publication.get(Publication::SCOPE).unwrap()).or_default();
        seen.insert(incident.clone());
        assert!(persons.insert(person), "a person is named once");
        in_one.entry(publication.row).or_default().insert(incident);
    }
    let count = |scope| (named[&scope].0.len(), named[&scope].1.len());
    assert_eq!(count(PublicationScope::Internal), (35, 42), "figures F087, F118");
    assert_eq!(count(PublicationScope::Public), (20, 20), "figure F088");
    assert!(named[&PublicationScope::Public].0.is_subset(&named[&PublicationScope::Internal].0));
    for (row, publication) in publications {
        let internal = publication.get(Publication::SCOPE) == Some(PublicationScope::Internal);
        assert_eq!(in_one[&row].len(), if internal { 5 } else { 2 });
        assert_eq!(code(publication, "medium"), if internal { "bulletin" } else { "mobile_paper" });
    }
    assert!(rows::<Sanction>().iter().all(|row| code(row, "sanction_kind") != "circular"), "check K-19 stays to be explained");
}

#[test]
fn nine_answer_for_eight_incidents_and_none_by_a_sanction() {
    let incidents = by_row::<Incident>();
    let mut triggers = BTreeSet::new();
    let mut persons = BTreeSet::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut modes: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows::<Accountability>() {
        let trigger = incidents[&linked(row, Accountability::TRIGGER_INCIDENT_ID)];
        triggers.insert(trigger.get(Incident::INCIDENT_NO).unwrap());
        persons.insert(linked(row, Accountability::PERSON_ID));
        *kinds.entry(code(row, "resp_kind")).or_default() += 1;
        for mode in row.get(Accountability::ACCT_KIND).unwrap().0 {
            *modes.entry(mode).or_default() += 1;
        }
        let decided = row.get(Accountability::DECIDED_ON).unwrap();
        assert!(trigger.get(Incident::CONCLUDED_ON).unwrap() < decided && counted(decided));
        let limit = decided.date().checked_add_months(chrono::Months::new(1)).and_then(Day::from_date);
        assert!(row.get(Accountability::ADJUSTED_ON).is_none_or(|day| Some(day) <= limit), "clock D33 is met");
        assert_eq!(row.get(Accountability::RESP_KIND) == Some(RespKind::Leading), code(row, "resp_kind") == "leading");
    }
    let expected = ["S001", "S009", "S010", "S011", "S012", "S013", "S014", "S015"].map(str::to_string);
    assert_eq!((triggers, persons.len()), (BTreeSet::from(expected), 9), "figure F101");
    assert_eq!(kinds, BTreeMap::from([("main", 6), ("supervisory", 2), ("leading", 1)]));
    let modes: BTreeMap<&str, usize> = modes.iter().map(|(mode, count)| (mode.as_str(), *count)).collect();
    assert_eq!(modes, BTreeMap::from([("admonish", 5), ("circular", 2), ("adjust", 2)]));
    let subjects: BTreeSet<RowId> = rows::<Case>().iter().map(|row| linked(row, Case::PERSON_ID)).collect();
    assert!(subjects.is_disjoint(&persons), "the 163 stay 163");
}

#[test]
fn visits_come_after_the_case_and_points_are_bound_to_records() {
    let cases: Vec<&Row> = rows::<Case>().iter().collect();
    for visit in rows::<FollowUp>() {
        let incident = linked(visit, FollowUp::INCIDENT_ID);
        let closed = cases.iter().filter(|case| linked(case, Case::INCIDENT_ID) == incident);
        let closed = closed.filter_map(|case| case.get(Case::CLOSED_ON)).max();
        assert!(visit.get(FollowUp::VISITED_ON) > closed && counted(visit.get(FollowUp::VISITED_ON).unwrap()));
    }
    for score in rows::<Score>() {
        let evidence = ["finding_ids", "notice_ids", "publication_ids", "case_ids"];
        let proven = evidence.iter().any(|field| matches!(score.value(field), Some(Value::Many(rows)) if !rows.is_empty()));
        assert!(proven, "points stand on records");
        assert!(score.get(Score::SCORE) < score.get(Score::WEIGHT));
    }
}
