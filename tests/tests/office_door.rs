//! Stories at the office door: founding, opening, changing, reading by right, looking under seals.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Code, Described, Draft};
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::{read, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Error;
use zhengfeng_core::words::sealed::Sealed;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_448_000_000_000;

fn clock() -> Box<StoppedClock> {
    Box::new(StoppedClock(NOON))
}

fn unit(name: &str) -> Draft {
    let mut draft = Draft::new(Unit::REGISTER);
    draft.set(Unit::FULL_NAME, name).set(Unit::KIND_CODE, Code::from("town"));
    draft
}

#[test]
fn what_was_saved_is_there_after_opening_again() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let founded = Office::found(&folder, PASSWORD, clock()).unwrap();
    let row = founded.office.change(Deed::Add, |change| write::insert(change, &unit("白鹤镇"), None, None)).unwrap();
    drop(founded);
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Write, clock()).unwrap();
    let found = read::find(&office.reading(), Unit::REGISTER, row).unwrap();
    assert_eq!(found.get(Unit::FULL_NAME).as_deref(), Some("白鹤镇"), "the unit is there");
    assert!(found.kept.incomplete, "without a discipline body the town is 待补录");
    assert_eq!(found.missing(), ["纪检机构"], "and says what it lacks");
    let findings = office.verify().unwrap();
    assert_eq!((findings.broken_at, findings.problems), (None, vec![]), "the office is whole");
}

#[test]
fn what_was_only_read_moves_nothing_that_is_counted() {
    let place = tempfile::tempdir().unwrap();
    let office = Office::found(&Folder::new(place.path()), PASSWORD, clock()).unwrap().office;
    let founded = office.written().unwrap();
    office.change(Deed::Add, |change| write::insert(change, &unit("白鹤镇"), None, None)).unwrap();
    let added = office.written().unwrap();
    assert!(added > founded, "a row was written");
    office.witness(Deed::Read, Some("units"), 1, None).unwrap();
    office.witness_search(Unit::REGISTER, "白鹤", 1).unwrap();
    assert_eq!(office.written().unwrap(), added, "nothing is to be counted anew");
    office.change(Deed::Change, |change| zhengfeng_core::deadlines::clocks::run_preset(change, true)).unwrap();
    assert!(office.written().unwrap() > added, "a setting is no row, and counts change with it");
}

#[test]
fn a_change_keeps_what_it_overwrote_and_a_failed_one_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let office = Office::found(&folder, PASSWORD, clock()).unwrap().office;
    let row = office.change(Deed::Add, |change| write::insert(change, &unit("白鹤镇"), None, None)).unwrap();
    let mut patch = Draft::new(Unit::REGISTER);
    patch.set(Unit::SHORT_NAME, "白鹤").set(Unit::DISCIPLINE_BODY, Code::from("committee"));
    assert!(office.change(Deed::Change, |change| write::update(change, row, &patch)).unwrap(), "something changed");
    assert!(
        !office.change(Deed::Change, |change| write::update(change, row, &patch)).unwrap(),
        "the same again changes nothing"
    );
    let versions = zhengfeng_core::storage::history::versions(&office.reading(), Unit::REGISTER, row).unwrap();
    assert_eq!(versions.len(), 1, "one version was overwritten");
    let failed: Result<(), Error> = office.change(Deed::Add, |change| {
        write::insert(change, &unit("云岭镇"), None, None)?;
        Err(Error::refused("E_TEST", "停"))
    });
    assert!(failed.is_err(), "the act failed");
    let (rows, _) = zhengfeng_core::storage::page::counts(&office.reading(), Unit::REGISTER).unwrap();
    assert_eq!(rows, 1, "and left nothing behind");
    assert!(office.verify().unwrap().problems.is_empty(), "the office is whole");
}

#[test]
fn informants_are_under_seal_and_a_look_costs_a_reason() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let founded = Office::found(&folder, PASSWORD, clock()).unwrap();
    founded.add_desks(&[("petitions", Role::Petitions, None)], PASSWORD).unwrap();
    let mut letter = Draft::new(Petition::REGISTER);
    letter.set(Petition::RECEIVED_ON, Day::new(2015, 3, 5).unwrap());
    letter.set(Petition::SUMMARY, "反映石桥村虚报退耕还林面积");
    letter.set(Petition::ACCUSER_NAME, Sealed::new("沈青禾"));
    let row = founded.office.change(Deed::Add, |change| write::insert(change, &letter, None, None)).unwrap();
    let refused = founded.office.look(Petition::REGISTER, row, "accuser_name", "核实实名情况");
    assert!(refused.is_err(), "the office cannot open what it registered");
    drop(founded);
    let desk = Office::open(&folder, "petitions", PASSWORD, Purpose::Write, clock()).unwrap();
    assert!(desk.look(Petition::REGISTER, row, "accuser_name", "").is_err(), "no reason, no look");
    let name = desk.look(Petition::REGISTER, row, "accuser_name", "核实实名情况").unwrap().unwrap();
    assert_eq!(name.expose(), "沈青禾", "the desk of letters opens it");
    drop(desk);
    for entry in walk(folder.path()) {
        let bytes = std::fs::read(&entry).unwrap();
        assert!(!contains(&bytes, "沈青禾".as_bytes()), "no name in {}", entry.display());
        assert!(!contains(&bytes, "石桥村".as_bytes()), "no text in {}", entry.display());
    }
}

#[test]
fn a_second_writer_is_told_who_holds_the_office_and_may_still_read() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let founded = Office::found(&folder, PASSWORD, clock()).unwrap();
    founded.office.change(Deed::Add, |change| write::insert(change, &unit("白鹤镇"), None, None)).unwrap();
    let refused = Office::open(&folder, "office", PASSWORD, Purpose::Write, clock()).err().unwrap();
    assert!(matches!(&refused, Error::Held { by } if by.contains("office")), "{refused}");
    let beside = Office::open(&folder, "office", PASSWORD, Purpose::Read, clock()).unwrap();
    let (rows, _) = zhengfeng_core::storage::page::counts(&beside.reading(), Unit::REGISTER).unwrap();
    assert_eq!(rows, 1, "the reader sees what was saved");
    beside.witness(Deed::Export, Some("units"), 1, None).unwrap();
    assert!(beside.change(Deed::Add, |change| write::insert(change, &unit("云岭镇"), None, None)).is_err(), "but cannot write");
    drop(beside);
    drop(founded);
    let again = Office::open(&folder, "office", PASSWORD, Purpose::Write, clock()).unwrap();
    assert!(again.verify().unwrap().problems.is_empty(), "the chain holds, the reader's entry taken in");
}

#[test]
fn wrong_passwords_are_refused_slower_and_slower() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    drop(Office::found(&folder, PASSWORD, clock()).unwrap());
    for _ in 0..3 {
        let refused = Office::open(&folder, "office", "wrong password 1", Purpose::Read, clock()).err().unwrap();
        assert_eq!(refused.report().code, "E_PASSWORD");
    }
    let waiting = Office::open(&folder, "office", PASSWORD, Purpose::Read, clock()).err().unwrap();
    assert!(matches!(waiting, Error::Wait { seconds: 2 }), "{waiting}");
    let later = Box::new(StoppedClock(NOON + 2_000));
    assert!(Office::open(&folder, "office", PASSWORD, Purpose::Read, later).is_ok(), "after the wait the right one opens");
}

#[test]
fn a_newer_office_is_refused_and_not_a_byte_is_touched() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    drop(Office::found(&folder, PASSWORD, clock()).unwrap());
    std::fs::write(folder.imprint(), r#"{"format":99,"program":"9.0"}"#).unwrap();
    let before: Vec<_> = walk(folder.path()).into_iter().map(|p| (std::fs::read(&p).unwrap(), p)).collect();
    let refused = Office::open(&folder, "office", PASSWORD, Purpose::Write, clock()).err().unwrap();
    assert!(matches!(refused, Error::TooNew { found: 99, .. }), "{refused}");
    let after: Vec<_> = walk(folder.path()).into_iter().map(|p| (std::fs::read(&p).unwrap(), p)).collect();
    assert!(before == after, "every file is as it was");
}

#[test]
fn a_backup_is_checked_and_comes_back_whole() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office = Office::found(&folder, PASSWORD, clock()).unwrap().office;
    office.change(Deed::Add, |change| write::insert(change, &unit("白鹤镇"), None, None)).unwrap();
    let made = office.backup(&place.path().join("stick")).unwrap();
    assert_eq!(made.records, 1, "the copy was counted");
    let into = Folder::new(place.path().join("again"));
    zhengfeng_core::vault::backup::restore(
        &made.path,
        &into,
        "office",
        PASSWORD,
        zhengfeng_core::registers::ALL,
        NOON,
        "2015-11-20T12:00:00",
    )
    .unwrap();
    let again = Office::open(&into, "office", PASSWORD, Purpose::Write, clock()).unwrap();
    assert_eq!(zhengfeng_core::storage::page::counts(&again.reading(), Unit::REGISTER).unwrap().0, 1);
    assert!(again.verify().unwrap().problems.is_empty(), "the restored office is whole");
    let database = made.path.join("office.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    let third = Folder::new(place.path().join("third"));
    let refused = zhengfeng_core::vault::backup::restore(
        &made.path,
        &third,
        "office",
        PASSWORD,
        zhengfeng_core::registers::ALL,
        NOON,
        "2015-11-20T12:00:01",
    );
    assert!(refused.is_err(), "a damaged backup is refused");
    assert!(!third.path().exists(), "and nothing is put in place");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            all.extend(walk(&entry.path()));
        } else {
            all.push(entry.path());
        }
    }
    all.sort();
    all
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
