//! The clocks on the sample county: nine are late and four days are past, and no others (domain paper §8.4); and what a
//! clock does when its rows change.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock};
use zhengfeng_core::deadlines::clocks;
use zhengfeng_core::deadlines::list::{self, Asked, Due, State};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::{Filter, Query, Test};
use zhengfeng_core::register::{Code, Column, Described, Draft, Key, Register, Row, Value};
use zhengfeng_core::registers::accountability::Accountability;
use zhengfeng_core::registers::case::{Case, CaseExtension};
use zhengfeng_core::registers::clue::{Clue, Disposal, DisposalExtension};
use zhengfeng_core::registers::lists::{ExtendedTerm, Progress, SanctionClass};
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::sanction::Sanction;
use zhengfeng_core::registers::task::{Measure, MeasureExtension};
use zhengfeng_core::sample;
use zhengfeng_core::storage::{Change, Reading, page, settings, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::ids::RowId;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_540_000_000;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// Everything that is late, due or unproven on a day.
fn on(text: &str) -> Asked {
    Asked { today: day(text), within: 3_650, since: None }
}

fn county() -> &'static Mutex<Office> {
    static COUNTY: OnceLock<(tempfile::TempDir, Mutex<Office>)> = OnceLock::new();
    let (_, office) = COUNTY.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = sample::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap().office;
        (place, Mutex::new(office))
    });
    office
}

fn all(reading: &Reading, asked: &Asked) -> Vec<Due> {
    list::list(reading, asked).unwrap().all
}

/// How many stand so, by rule and register.
fn counted(list: &[Due], states: &[State]) -> BTreeMap<(&'static str, &'static str), usize> {
    let mut found = BTreeMap::new();
    for due in list.iter().filter(|due| states.contains(&due.state())) {
        *found.entry((due.rule.id, due.register.name)).or_default() += 1;
    }
    found
}

/// A row of a register that has a day.
fn first(reading: &Reading, register: &'static Register, filled: &str) -> Row {
    let filled = Filter { field: register.position(filled).unwrap(), test: Test::Filled };
    let query = Query { filters: vec![filled], ..Query::default() };
    let view = page::view(reading, register, &query).unwrap();
    page::window(reading, register, &view, 0, 1).unwrap().remove(0)
}

fn amend<T: Column<Inner = T>>(change: &Change, row: RowId, key: Key<T>, value: T) -> Result<()> {
    let mut patch = Draft::new(key.register());
    patch.set(key, value);
    write::update(change, row, &patch).map(drop)
}

/// What the list says of one row by one rule, after some change that is not kept.
fn rehearsed(today: &str, rule: &str, work: impl Fn(&Change) -> Result<RowId>) -> Option<Due> {
    let office = county().lock().unwrap();
    let found = office.rehearse(Deed::Change, |change| {
        let row = work(change)?;
        Ok(all(change.reading(), &on(today)).into_iter().find(|due| due.rule.id == rule && due.row == row))
    });
    found.unwrap()
}

/// Fills and empties fields of a row.
fn alter(change: &Change, row: &Row, fill: impl FnOnce(&mut Draft)) -> Result<RowId> {
    let mut patch = Draft::new(row.register);
    fill(&mut patch);
    write::update(change, row.row, &patch)?;
    Ok(row.row)
}

fn told(due: Option<Due>) -> Option<(State, String, i64)> {
    due.map(|due| (due.state(), due.due_on.to_string(), due.days))
}

#[test]
fn nine_clocks_are_late_and_four_days_are_past_and_no_others() {
    let office = county().lock().unwrap();
    let list = all(&office.reading(), &on("2015-12-31"));
    let met_late = counted(&list, &[State::MetLate]);
    let expected = [("D01", "petitions", 2), ("D07", "clues", 3), ("D14", "cases", 2), ("D15", "cases", 2)];
    assert_eq!(met_late, expected.map(|(rule, register, count)| ((rule, register), count)).into(), "{list:#?}");
    let late = counted(&list, &[State::Late]);
    assert_eq!(late, BTreeMap::from([(("D40", "measures"), 2), (("D40", "findings"), 2)]));
    assert_eq!(counted(&list, &[State::Unproven]), BTreeMap::new(), "every end is written down");
    let procedure = list.iter().filter(|due| due.rule.id != "D40");
    for due in procedure {
        assert!(due.rule.basis.contains("样例"), "the county's own rules count before the national ones: {due:?}");
    }
    for due in &list {
        let working = due.late_working_days(day("2015-12-31")).map(i64::from);
        assert!(if due.days < 0 { working >= Some(1) && working <= Some(-due.days) } else { working.is_none() }, "{due:?}");
    }
    // What is open goes before what was met late, and by its day.
    let states: Vec<State> = list.iter().map(Due::state).collect();
    assert!(states.iter().skip_while(|state| **state != State::MetLate).all(|state| *state == State::MetLate), "{states:?}");
    // Seen from the year after, what was met late in 2015 is of the year before.
    let since = Asked { since: Some(day("2016-01-01")), ..on("2016-01-08") };
    assert_eq!(counted(&all(&office.reading(), &since), &[State::MetLate]), BTreeMap::new());
}

#[test]
fn a_count_and_its_rows_are_the_same() {
    let office = county().lock().unwrap();
    let (reading, asked) = (office.reading(), on("2016-01-08"));
    let list = list::list(&reading, &asked).unwrap();
    let mut counts = 0;
    for tally in list.tallies() {
        for (state, count) in State::ALL.iter().zip(tally.counts) {
            let (register, rows) = list::rows(&reading, &asked, tally.rule.id, tally.register.name, *state).unwrap();
            assert_eq!((register.name, rows.len() as i64), (tally.register.name, count), "{} {}", tally.rule.id, state.word());
            counts += count;
        }
    }
    assert_eq!(counts, list.all.len() as i64, "each stands in one count");
    assert!(list::rows(&reading, &asked, "D99", "cases", State::Late).is_err());
}

#[test]
fn a_case_whose_day_moves_is_late_at_once_and_another_county_has_no_rule_of_this_one() {
    let moved = rehearsed("2015-12-31", "D15", |change| {
        let case = first(change.reading(), Case::REGISTER, "decided_on");
        amend(change, case.row, Case::ANNOUNCED_ON, case.get(Case::DECIDED_ON).unwrap().plus_days(45))?;
        Ok(case.row)
    });
    assert_eq!(moved.unwrap().state(), State::MetLate);
    let office = county().lock().unwrap();
    let elsewhere = office.rehearse(Deed::Change, |change| {
        settings::set(change, settings::COUNTY, "清浦县")?;
        Ok(counted(&all(change.reading(), &on("2015-12-31")), &[State::MetLate]))
    });
    assert_eq!(elsewhere.unwrap(), BTreeMap::new(), "no national rule of 2015 is broken");
}

#[test]
fn an_end_that_is_not_written_down_is_neither_late_nor_in_time() {
    let emptied = rehearsed("2015-12-31", "D15", |change| {
        let case = first(change.reading(), Case::REGISTER, "closed_on");
        alter(change, &case, |patch| _ = patch.empty(Case::ANNOUNCED_ON.position()))
    });
    assert_eq!(emptied.unwrap().state(), State::Unproven, "the case is closed, so it was announced some day");
}

#[test]
fn a_month_is_not_late_before_it_is_over() {
    let announced = |on: &'static str| {
        rehearsed("2015-12-31", "D15", move |change| {
            let case = first(change.reading(), Case::REGISTER, "decided_on");
            amend(change, case.row, Case::DECIDED_ON, day("2015-06"))?;
            amend(change, case.row, Case::ANNOUNCED_ON, day(on))?;
            Ok(case.row)
        })
    };
    assert_eq!(told(announced("2015-07-30")), None, "it may have been decided on the last of June");
    assert_eq!(
        told(announced("2015-08")),
        Some((State::MetLate, "2015-07-30".into(), -2)),
        "and is announced in August at best"
    );
}

#[test]
fn letters_of_the_superior_go_up_or_on_in_five_working_days() {
    let letter = |fill: fn(&Change, RowId) -> Result<()>, rule: &'static str| {
        rehearsed("2021-03-31", rule, move |change| {
            let letter = first(change.reading(), Petition::REGISTER, "closed_on");
            let mut patch = Draft::new(Petition::REGISTER);
            patch.set(Petition::RECEIVED_ON, day("2021-02-08"));
            for gone in [Petition::CLOSED_ON, Petition::ACCEPTED_ON, Petition::TRANSFERRED_ON, Petition::FED_BACK_ON] {
                patch.empty(gone.position());
            }
            write::update(change, letter.row, &patch)?;
            fill(change, letter.row)?;
            Ok(letter.row)
        })
    };
    let due = Some((State::Late, "2021-02-20".to_string(), -39));
    // The Spring Festival lies between, and 20 February is a Saturday that is worked.
    let up = |change: &Change, row: RowId| amend(change, row, Petition::UPPER_JURISDICTION, true);
    assert_eq!(told(letter(up, "D03")), due, "五个工作日内报送");
    assert_eq!(told(letter(|_, _| Ok(()), "D03")), None, "a letter of the office's own has no such clock");
    let down = |change: &Change, row: RowId| amend(change, row, Petition::ORIGIN, Code::from("upper_forwarded"));
    assert_eq!(told(letter(down, "D04")), due);
    let taken = |change: &Change, row: RowId| {
        amend(change, row, Petition::ORIGIN, Code::from("upper_forwarded"))?;
        amend(change, row, Petition::TRANSFERRED_ON, day("2021-03-10"))?;
        amend(change, row, Petition::ACCEPTED_ON, day("2021-02-20"))
    };
    assert_eq!(told(letter(taken, "D04")), None, "accepted in time, whatever was forwarded later");
}

#[test]
fn results_are_told_to_the_desk_of_letters_by_the_next_quarter() {
    let closed = |reported: Option<&'static str>| {
        rehearsed("2021-12-31", "D06", move |change| {
            let clue = first(change.reading(), Clue::REGISTER, "petition_ids");
            amend(change, clue.row, Clue::CLOSED_ON, day("2021-02-08"))?;
            if let Some(on) = reported {
                amend(change, clue.row, Clue::RESULT_REPORTED_ON, day(on))?;
            }
            Ok(clue.row)
        })
    };
    assert_eq!(told(closed(None)), Some((State::Late, "2021-06-30".into(), -184)));
    assert_eq!(told(closed(Some("2021-07-02"))), Some((State::MetLate, "2021-06-30".into(), -2)));
    assert_eq!(told(closed(Some("2021-06-30"))), None);
}

#[test]
fn inquiries_are_answered_and_reported_on() {
    let inquiry = |today: &'static str, rule: &'static str, days: &'static [(Key<Day>, &'static str)]| {
        rehearsed(today, rule, move |change| {
            let disposal = first(change.reading(), Disposal::REGISTER, "approved_on");
            alter(change, &disposal, |patch| {
                patch.empty(Disposal::ENDED_ON.position()).empty(Disposal::REPORTED_ON.position());
                days.iter().for_each(|(key, on)| _ = patch.set(*key, day(on)));
            })
        })
    };
    let asked: &[_] = &[(Disposal::LETTER_RECEIVED_ON, "2021-09-22")];
    assert_eq!(
        told(inquiry("2021-10-21", "D08", asked)),
        Some((State::Late, "2021-10-18".into(), -3)),
        "十五个工作日，国庆前后各有一个周末上班"
    );
    let answered: &[_] = &[(Disposal::LETTER_RECEIVED_ON, "2021-09-22"), (Disposal::REPLIED_ON, "2021-10-12")];
    assert_eq!(told(inquiry("2021-10-21", "D08", answered)), None);
    assert_eq!(told(inquiry("2021-10-21", "D09", answered)), Some((State::Soon, "2021-11-12".into(), 22)));
    let talked: &[_] = &[(Disposal::REPLIED_ON, "2021-10-12"), (Disposal::TALK_ENDED_ON, "2021-10-20")];
    assert_eq!(told(inquiry("2021-10-21", "D09", talked)), Some((State::Soon, "2021-11-22".into(), 32)), "from the later one");
}

#[test]
fn what_follows_a_sanction_or_an_accountability_is_settled_in_a_month() {
    let sanction = |decided: &'static str, kind: &'static str, class: SanctionClass, rule: &'static str| {
        rehearsed("2021-12-31", rule, move |change| {
            let sanction = first(change.reading(), Sanction::REGISTER, "decided_on");
            alter(change, &sanction, |patch| {
                patch.set(Sanction::DECIDED_ON, day(decided)).set(Sanction::SANCTION_KIND, Code::from(kind));
                patch.set(Sanction::SANCTION_CLASS, class).empty(Sanction::PAY_CHANGED_ON.position());
            })
        })
    };
    let due = Some((State::Late, "2021-06-07".to_string(), -207));
    assert_eq!(told(sanction("2021-05-07", "probation_1", SanctionClass::Party, "D16")), due);
    assert_eq!(told(sanction("2021-05-07", "warning", SanctionClass::Party, "D16")), None, "a warning takes no post");
    assert_eq!(told(sanction("2015-05-07", "probation_1", SanctionClass::Party, "D16")), None, "not yet in force");
    assert_eq!(told(sanction("2021-05-07", "remove_post", SanctionClass::Government, "D17")), due);
    assert_eq!(told(sanction("2021-05-07", "remove_post", SanctionClass::Administrative, "D17")), None);
    let adjusted = |decided: &'static str| {
        rehearsed("2021-12-31", "D33", move |change| {
            let row = first(change.reading(), Accountability::REGISTER, "adjusted_on");
            amend(change, row.row, Accountability::DECIDED_ON, day(decided))?;
            amend(change, row.row, Accountability::ADJUSTED_ON, day("2019-09-27"))?;
            Ok(row.row)
        })
    };
    assert_eq!(told(adjusted("2019-08-09")), Some((State::MetLate, "2019-09-09".into(), -18)));
    assert_eq!(told(adjusted("2019-09-03")), None, "the rule of 2016 is in force no more");
}

#[test]
fn the_preset_clock_of_letters_runs_only_where_it_is_switched_on() {
    let letter = |runs: bool| {
        rehearsed("2015-12-31", "D41", move |change| {
            clocks::run_preset(change, runs)?;
            let letter = first(change.reading(), Petition::REGISTER, "closed_on");
            alter(change, &letter, |patch| {
                patch.set(Petition::ASSIGNED_ON, day("2015-06-10")).empty(Petition::CLOSED_ON.position());
            })
        })
    };
    assert_eq!(told(letter(false)), None);
    assert_eq!(told(letter(true)), Some((State::Late, "2015-09-10".into(), -112)));
}

#[test]
fn time_that_was_granted_moves_the_day_and_time_that_was_only_asked_for_does_not() {
    fn line(register: &'static Register, approved: Option<&str>, to: &str, term: Option<ExtendedTerm>) -> Draft {
        let mut line = Draft::new(register);
        let mut put = |name: &str, value: Value| {
            line.put(register.position(name).unwrap(), value);
        };
        put("applied_on", Value::Day(day("2015-09-01")));
        put("reason_text", Value::Text("涉及多个年度账目，须继续调取凭证核对".into()));
        put("old_due_on", Value::Day(day("2015-10-08")));
        put("new_due_on", Value::Day(day(to)));
        if let Some(on) = approved {
            put("approved_on", Value::Day(day(on)));
        }
        if let Some(term) = term {
            put("rule_code", ExtendedTerm::give(term));
        }
        line
    }
    let case = |lines: fn() -> Vec<Draft>| {
        rehearsed("2015-12-31", "D12", move |change| {
            let case = first(change.reading(), Case::REGISTER, "closed_on");
            alter(change, &case, |patch| {
                patch.set(Case::FILED_ON, day("2015-07-06")).empty(Case::INVESTIGATED_ON.position());
                patch.empty(Case::CLOSED_ON.position());
            })?;
            for line in lines() {
                write::insert(change, &line, Some(case.row), None)?;
            }
            Ok(case.row)
        })
    };
    assert_eq!(told(case(Vec::new)), Some((State::Late, "2015-10-08".into(), -84)), "三个月，末日遇长假顺延");
    let asked = || vec![line(CaseExtension::REGISTER, None, "2016-01-08", Some(ExtendedTerm::Investigate))];
    assert_eq!(told(case(asked)), Some((State::Late, "2015-10-08".into(), -84)));
    let other = || vec![line(CaseExtension::REGISTER, Some("2015-09-07"), "2016-01-08", Some(ExtendedTerm::Trial))];
    assert_eq!(told(case(other)), Some((State::Late, "2015-10-08".into(), -84)), "granted for the trial");
    let granted = || vec![line(CaseExtension::REGISTER, Some("2015-09-07"), "2016-01-08", Some(ExtendedTerm::Investigate))];
    assert_eq!(told(case(granted)), Some((State::Soon, "2016-01-08".into(), 8)));

    let verified = rehearsed("2015-12-31", "D10", |change| {
        let disposal = first(change.reading(), Disposal::REGISTER, "approved_on");
        let mut patch = Draft::new(Disposal::REGISTER);
        patch.set(Disposal::APPROVED_ON, day("2015-08-07")).empty(Disposal::ENDED_ON.position());
        write::update(change, disposal.row, &patch)?;
        let granted = line(DisposalExtension::REGISTER, Some("2015-09-07"), "2015-11-09", None);
        write::insert(change, &granted, Some(disposal.row), None)?;
        Ok(disposal.row)
    });
    assert!(verified.as_ref().unwrap().granted);
    assert_eq!(told(verified), Some((State::Late, "2015-11-09".into(), -52)));

    let measure = |approved: Option<&'static str>| {
        rehearsed("2015-12-31", "D40", move |change| {
            let measure = first(change.reading(), Measure::REGISTER, "due_on");
            let mut patch = Draft::new(Measure::REGISTER);
            patch.set(Measure::PROGRESS, Progress::Running).set(Measure::DUE_ON, day("2015-10-08"));
            write::update(change, measure.row, &patch)?;
            write::insert(change, &line(MeasureExtension::REGISTER, approved, "2015-12-25", None), Some(measure.row), None)?;
            Ok(measure.row)
        })
    };
    assert_eq!(told(measure(None)), Some((State::Late, "2015-10-08".into(), -84)));
    assert_eq!(told(measure(Some("2015-09-28"))), Some((State::Late, "2015-12-25".into(), -6)));
}

#[test]
fn a_year_whose_working_days_are_not_known_is_not_reckoned_and_said() {
    let office = county().lock().unwrap();
    let told = office.rehearse(Deed::Change, |change| {
        let signed = first(change.reading(), Petition::REGISTER, "notified_on");
        let mut patch = Draft::new(Petition::REGISTER);
        patch.set(Petition::RECEIVED_ON, day("2027-01-05")).empty(Petition::NOTIFIED_ON.position());
        patch.empty(Petition::CLOSED_ON.position());
        write::update(change, signed.row, &patch)?;
        let found = list::list(change.reading(), &on("2027-03-01"))?;
        let reckoned = found.all.iter().any(|due| due.rule.id == "D01" && due.row == signed.row);
        Ok((reckoned, found.unknown_years().unwrap_or_default()))
    });
    let (reckoned, said) = told.unwrap();
    assert!(!reckoned && said.contains("2027年"), "{said}");
    assert_eq!(list::list(&office.reading(), &on("2016-01-08")).unwrap().unknown_years(), None);
}

#[test]
fn every_desk_is_told_of_what_it_may_see_and_of_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    drop(sample::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap());
    let told = |account: &str| -> BTreeSet<&'static str> {
        let office = Office::open(&folder, account, PASSWORD, Purpose::Read, Box::new(StoppedClock(NOON))).unwrap();
        all(&office.reading(), &on("2015-12-31")).iter().filter(|due| due.days < 0).map(|due| due.rule.id).collect()
    };
    assert_eq!(told("leader"), BTreeSet::from(["D01", "D07", "D14", "D15", "D40"]));
    assert_eq!(told("petitions"), BTreeSet::from(["D01"]), "of clues the desk of letters sees no days");
    assert_eq!(told("casework"), BTreeSet::from(["D07", "D14", "D15"]), "and this one sees no letters");
    assert_eq!(told("supervision"), BTreeSet::from(["D40"]));
}
