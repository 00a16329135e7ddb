//! The clocks of procedure on the sample county: nine are late, and no others (domain paper §8.4).
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use zhengfeng_core::deadlines::clocks::{self, Clock};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Described, Draft};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{page, settings, write};
use zhengfeng_core::words::day::Day;

const NOON: u64 = 1_451_540_000_000;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn late(clocks: &[Clock], today: Day) -> BTreeMap<&'static str, usize> {
    let mut late = BTreeMap::new();
    for clock in clocks.iter().filter(|clock| clock.days(today) < 0) {
        *late.entry(clock.rule.id).or_default() += 1;
    }
    late
}

#[test]
fn nine_clocks_of_the_sample_are_late_and_no_others() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office: Office = sample::found(&folder, "Kestrel-7-Harbour", Box::new(StoppedClock(NOON))).unwrap().office;
    let today = day("2015-12-31");
    let all = clocks::clocks(&office.reading(), today).unwrap();
    let expected = BTreeMap::from([("D01", 2), ("D07", 3), ("D14", 2), ("D15", 2)]);
    assert_eq!(late(&all, today), expected, "{:#?}", all.iter().filter(|clock| clock.days(today) < 0).collect::<Vec<_>>());
    assert!(all.iter().all(|clock| clock.rule.basis.contains("样例")), "the county's own rules count before the national ones");
    // A case whose trial ended a day late is late at once, and one that is still there goes on running.
    let moved = office.rehearse(Deed::Change, |change| {
        let mut cases = Vec::new();
        page::each(change.reading(), Case::REGISTER, &Query::default(), |row| {
            cases.push(row);
            Ok(())
        })?;
        let in_time = |row: &&zhengfeng_core::register::Row| {
            !all.iter().any(|clock| clock.row == row.row && clock.register == Case::REGISTER)
        };
        let row = cases.iter().find(in_time).unwrap();
        let mut patch = Draft::new(Case::REGISTER);
        patch.set(Case::ANNOUNCED_ON, row.get(Case::DECIDED_ON).unwrap().plus_days(45));
        write::update(change, row.row, &patch)?;
        clocks::clocks(change.reading(), today)
    });
    assert_eq!(late(&moved.unwrap(), today)["D15"], 3);
    // Another county has no rule of this one; what is national and in force in 2015 still runs.
    let elsewhere = office.rehearse(Deed::Change, |change| {
        settings::set(change, settings::COUNTY, "清浦县")?;
        clocks::clocks(change.reading(), today)
    });
    assert_eq!(late(&elsewhere.unwrap(), today), BTreeMap::new(), "no national rule of 2015 gives these matters a clock");
}
