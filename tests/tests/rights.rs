//! Who may do what, on the sample county: what is not granted is refused, whichever way it is asked for.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::{Filter, Query, Test};
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Described, Draft, Link};
use zhengfeng_core::registers::accountability::Accountability;
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::{Clue, ClueHandOver};
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::finding::Finding;
use zhengfeng_core::registers::lists::Stage;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::publication::Publication;
use zhengfeng_core::registers::recovery::Recovery;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{page, read};
use zhengfeng_core::vault::backup;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::ids::RowId;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_520_000_000;

struct County {
    place: tempfile::TempDir,
    folder: Folder,
    recovery: String,
}

impl County {
    fn new() -> County {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let founded = sample::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap();
        let recovery = founded.recovery.to_string();
        County { place, folder, recovery }
    }

    fn desk(&self, account: &str) -> Office {
        self.open(account, PASSWORD)
    }

    fn open(&self, account: &str, password: &str) -> Office {
        Office::open(&self.folder, account, password, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap()
    }
}

fn all(office: &Office, register: &'static zhengfeng_core::register::Register) -> Vec<RowId> {
    page::view(&office.reading(), register, &Query::default()).unwrap().rows
}

#[test]
fn a_desk_that_sees_what_is_assigned_cannot_assign_to_itself() {
    let county = County::new();
    let whole = all(&county.desk("office"), Clue::REGISTER);
    let desk = county.desk("investigation");
    let own = all(&desk, Clue::REGISTER);
    assert!(!own.is_empty() && own.len() < whole.len(), "some clues are assigned, not all");
    let foreign = *whole.iter().find(|row| !own.contains(row)).unwrap();
    assert!(read::find(&desk.reading(), Clue::REGISTER, foreign).is_err(), "a foreign clue is not shown");
    let me = desk.actor().person.unwrap();
    let mut line = Draft::new(ClueHandOver::REGISTER);
    line.set(ClueHandOver::STAGE, Stage::Verifying).set(ClueHandOver::ON_DATE, Day::new(2015, 6, 1).unwrap());
    line.set(ClueHandOver::FROM_PERSON_ID, Link::<Person>::from(me)).set(ClueHandOver::TO_PERSON_ID, Link::<Person>::from(me));
    let taken = desk.change(Deed::Add, |change| enter::enter(change, &line, Some(foreign), None));
    assert!(taken.is_err(), "nobody hands a foreign clue to themselves");
    assert!(read::find(&desk.reading(), Clue::REGISTER, foreign).is_err(), "and it stays hidden");
}

#[test]
fn the_desk_of_a_case_can_do_its_work_on_it() {
    let county = County::new();
    let desk = county.desk("investigation");
    let case = *all(&desk, Case::REGISTER).first().unwrap();
    let mut patch = Draft::new(Case::REGISTER);
    patch.set(Case::VIOLATION_TEXT, "经补充核实，另有两笔收入未入账");
    assert!(
        desk.change(Deed::Change, |change| enter::amend(change, case, &patch)).unwrap(),
        "what follows is settled by the program"
    );
    assert!(is_whole(desk), "the office is whole");
}

fn is_whole(office: Office) -> bool {
    let folder = office.folder().clone();
    drop(office);
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap();
    let findings = office.verify().unwrap();
    findings.problems.is_empty() && findings.broken_at.is_none()
}

#[test]
fn what_may_not_be_seen_may_not_be_asked_for() {
    let county = County::new();
    let desk = county.desk("petitions");
    let clue = *all(&desk, Clue::REGISTER).first().unwrap();
    let seen = read::find(&desk.reading(), Clue::REGISTER, clue).unwrap();
    assert!(seen.get(Clue::CLUE_NO).is_some() && seen.get(Clue::PROBLEM_TEXT).is_none(), "number and stage, nothing else");
    assert!(read::lines(&desk.reading(), ClueHandOver::REGISTER, clue).unwrap().is_empty(), "no lines");
    let filters = vec![Filter { field: Clue::PROBLEM_TEXT.position(), test: Test::Missing }];
    let asked = page::view(&desk.reading(), Clue::REGISTER, &Query { filters, ..Query::default() });
    assert!(asked.is_err(), "a filter on a hidden field would tell it");
    let search = Query { search: Some("王德厚".into()), ..Query::default() };
    assert!(page::view(&desk.reading(), Clue::REGISTER, &search).is_err(), "so would a search");
}

#[test]
fn a_look_names_its_row_and_the_recovery_key_gives_the_desk_of_letters_its_key() {
    let county = County::new();
    county.open("recovery", &county.recovery).add_account("letters2", Role::Petitions, None, PASSWORD).unwrap();
    county.desk("office").add_account("auditor", Role::Auditor, None, PASSWORD).unwrap();
    let desk = county.desk("letters2");
    let signed = all(&desk, Petition::REGISTER).into_iter().find_map(|row| {
        let found = read::find(&desk.reading(), Petition::REGISTER, row).unwrap();
        found.value("accuser_name").is_some().then_some(found)
    });
    let signed = signed.unwrap();
    let name = desk.look(Petition::REGISTER, signed.row, "accuser_name", "告知受理情况").unwrap();
    assert!(name.is_some_and(|name| !name.expose().is_empty()), "the new desk opens the seal");
    drop(desk);
    let trail = county.desk("auditor").trail("").unwrap();
    let look = trail.iter().rfind(|entry| entry.deed == "look").unwrap();
    assert_eq!(
        (look.id, look.account.as_str()),
        (Some(signed.id), "letters2"),
        "the auditor sees whose seal was opened by whom"
    );
}

#[test]
fn only_who_may_back_up_may_restore_and_nothing_moves_otherwise() {
    let county = County::new();
    let made = county.desk("office").backup(&county.place.path().join("stick")).unwrap();
    let restore = |account: &str| {
        backup::restore(
            &made.path,
            &county.folder,
            account,
            PASSWORD,
            zhengfeng_core::registers::ALL,
            NOON,
            "2015-12-31T08:00:00.000",
        )
    };
    assert!(restore("regulations").is_err(), "a desk without the right is refused");
    assert!(is_whole(county.desk("office")), "and the office stands where it stood");
    let holding = county.desk("office");
    assert!(restore("office").is_err(), "nor while somebody works in it");
    drop(holding);
    restore("office").unwrap();
    assert!(is_whole(county.desk("office")), "the restored office is whole");
}

#[test]
fn what_others_stand_on_is_not_voided() {
    let county = County::new();
    let office = county.desk("office");
    let clue = *all(&office, Clue::REGISTER).first().unwrap();
    let voided = office.change(Deed::Void, |change| enter::void(change, Clue::REGISTER, clue, "并入他条"));
    assert!(voided.is_err_and(|error| error.report().code == "E_BUILT_ON"), "its disposal and its case lean on it");
}

#[test]
fn an_old_copy_of_the_database_shows_however_often_it_is_written() {
    let county = County::new();
    let old = std::fs::read(county.folder.database()).unwrap();
    let office = county.desk("office");
    for shift in 1..4 {
        let mut patch = Draft::new(Clue::REGISTER);
        patch.set(Clue::RESULT_TEXT, format!("第{shift}次补正"));
        let clue = *all(&office, Clue::REGISTER).first().unwrap();
        office.change(Deed::Change, |change| enter::amend(change, clue, &patch)).unwrap();
    }
    drop(office);
    for beside in ["office.db-wal", "office.db-shm"] {
        let _ = std::fs::remove_file(county.folder.path().join(beside));
    }
    std::fs::write(county.folder.database(), old).unwrap();
    let office = county.desk("office");
    let clue = *all(&office, Clue::REGISTER).first().unwrap();
    let mut patch = Draft::new(Clue::REGISTER);
    patch.set(Clue::RESULT_TEXT, "又一次补正");
    office.change(Deed::Change, |change| enter::amend(change, clue, &patch)).unwrap();
    let findings = office.verify().unwrap();
    assert!(findings.problems.iter().any(|words| words.contains("logs/trail.head")), "{:?}", findings.problems);
}

#[test]
fn supervision_keeps_its_registers_and_trial_sees_what_hangs_on_its_cases() {
    let county = County::new();
    let desk = county.desk("supervision");
    assert_eq!(all(&desk, Finding::REGISTER).len(), 137, "all findings");
    let finding = *all(&desk, Finding::REGISTER).first().unwrap();
    let mut patch = Draft::new(Finding::REGISTER);
    patch.set(Finding::REQUIRE_TEXT, "整改情况连同票据复印件一并报送");
    assert!(desk.change(Deed::Change, |change| enter::amend(change, finding, &patch)).unwrap(), "it writes them");
    for register in [Recovery::REGISTER, Publication::REGISTER, Accountability::REGISTER] {
        assert!(page::view(&desk.reading(), register, &Query::default()).is_err(), "{} is the office's", register.label);
    }
    drop(desk);
    let desk = county.desk("trial");
    let cases = all(&desk, Case::REGISTER).len();
    assert_eq!(cases, 163, "every case of the sample went through the desk of trials");
    let seen = [Publication::REGISTER, Recovery::REGISTER, Accountability::REGISTER].map(|register| all(&desk, register).len());
    assert_eq!(seen, [17, 2, 9], "what names an incident of its cases, of the money only what hangs on one");
    let mut draft = Draft::new(Recovery::REGISTER);
    draft.set(Recovery::ON_DATE, Day::new(2015, 12, 1).unwrap());
    assert!(desk.change(Deed::Add, |change| enter::enter(change, &draft, None, None)).is_err(), "seeing is not writing");
    assert!(page::view(&desk.reading(), Finding::REGISTER, &Query::default()).is_err(), "findings are not its own");
    drop(desk);
    let desk = county.desk("investigation");
    assert!(page::view(&desk.reading(), Publication::REGISTER, &Query::default()).is_err(), "nor of the rooms");
}
