//! An office so large that two readers share what is scanned: its numbers are those one reader lists, at one moment.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::figures::figure::{Basis, Figure};
use zhengfeng_core::figures::{self, Scope};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::Described;
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::sample::bulk;
use zhengfeng_core::storage::{Reading, write};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

const PASSWORD: &str = "Kestrel-7-Harbour";

/// From so many bytes on the second reader is called in.
const LARGE: u64 = 4_096 * 4_096;

fn clock() -> Box<StoppedClock> {
    Box::new(StoppedClock(1_448_000_000_000))
}

fn large() -> (tempfile::TempDir, Folder) {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let office = Office::found(&folder, PASSWORD, clock()).unwrap().office;
    bulk::generate(&office, 5_200, 7, &|_| {}).unwrap();
    drop(office);
    let size = std::fs::metadata(folder.database()).unwrap().len();
    assert!(size > LARGE, "{size} bytes call no second reader in");
    (place, folder)
}

/// Cases filed in the year, and the clues of the year beside them so that there is something to share.
fn filed(reading: &Reading) -> Vec<RowId> {
    let asked: Vec<&'static Figure> = ["F110", "F061", "F112"].iter().map(|code| figures::named(code).unwrap()).collect();
    let year = Period::parse("2015").unwrap();
    let answers = figures::evaluate_with_rows(reading, &year, Scope::County, &asked, &[]).unwrap();
    for (answer, behind) in &answers {
        for behind in behind {
            let (_, rows) = figures::rows(reading, answer.figure, behind.basis, &year, Scope::County).unwrap();
            let words = format!("{} {:?}: what was shared is what one reader lists", answer.figure.code, behind.basis);
            assert_eq!(behind.rows.rows(), rows, "{words}");
        }
    }
    let (_, behind) = answers.iter().find(|(answer, _)| answer.figure.code == "F112").unwrap();
    behind.iter().find(|behind| behind.basis == Basis::Case).unwrap().rows.rows()
}

#[test]
fn two_readers_count_what_one_lists_at_one_moment() {
    let (_place, folder) = large();
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Write, clock()).unwrap();
    let before = filed(&office.reading());
    let all: Vec<&'static Figure> = figures::all().iter().chain(figures::of_forms()).collect();
    let year = Period::parse("2015").unwrap();
    for answer in figures::evaluate_some(&office.reading(), &year, Scope::County, &all).unwrap() {
        for value in answer.values.iter().chain(&answer.more).filter(|value| value.basis != Basis::Amount) {
            let (_, rows) = figures::rows(&office.reading(), answer.figure, value.basis, &year, Scope::County).unwrap();
            assert_eq!(rows.len() as i64, value.value, "{} {:?}", answer.figure.code, value.basis);
        }
    }
    // What a change has written counts inside it, though no other reader sees it yet; what it takes back counts again.
    let gone = before[before.len() / 2];
    let without: Vec<RowId> = before.iter().filter(|row| **row != gone).copied().collect();
    office
        .rehearse(Deed::Void, |change| {
            write::void(change, Case::REGISTER, gone, "重复登记")?;
            assert_eq!(filed(&office.reading()), without, "inside a change its own rows count");
            Ok(())
        })
        .unwrap();
    assert_eq!(filed(&office.reading()), before);
    office.change(Deed::Void, |change| write::void(change, Case::REGISTER, gone, "重复登记")).unwrap();
    assert_eq!(filed(&office.reading()), without, "the second reader sees what was kept since it was called in first");
    let beside = office.beside(clock()).unwrap();
    assert_eq!(filed(&beside.reading()), without, "a reader beside a writer has a second one too");
}
