//! The figures of the county's report come out of the sample county to the last digit (domain paper §8.6).
#![allow(clippy::unwrap_used)]

use zhengfeng_core::figures::{self, Scope};
use zhengfeng_core::office::Folder;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::sample;
use zhengfeng_core::words::period::Period;

const GOLDEN: &[(&str, &str)] = &[
    ("F016", "18"),
    ("F017", "68"),
    ("F022", "122/163"),
    ("F024", "11"),
    ("F032", "36"),
    ("F045", "61"),
    ("F046", "64"),
    ("F047", "11"),
    ("F061", "203"),
    ("F065", "13/13"),
    ("F066", "6"),
    ("F072", "35"),
    ("F086", "40/71"),
    ("F110", "203"),
    ("F111", "203"),
    ("F112", "163/163"),
    ("F113", "163/163"),
    ("F114", "163/163"),
    ("F115", "6/9"),
    ("F116", "15"),
    ("F117", "40/71"),
    ("F119", "6/6"),
    ("F120", "159"),
];

#[test]
fn the_sample_county_gives_the_report_to_the_last_digit() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let founded = sample::found(&folder, "Kestrel-7-Harbour", Box::new(StoppedClock(1_451_520_000_000))).unwrap();
    let period = Period::parse("2015").unwrap();
    let answers = figures::evaluate(&founded.office.reading(), &period, Scope::County).unwrap();
    let given: Vec<(&str, String)> = answers
        .iter()
        .map(|answer| {
            let values: Vec<String> = answer.values.iter().map(|value| value.value.to_string()).collect();
            (answer.figure.code, values.join("/"))
        })
        .collect();
    for (code, printed) in GOLDEN {
        let found = given.iter().find(|(given, _)| given == code).map(|(_, values)| values.as_str());
        assert_eq!(found, Some(*printed), "{code}: all of {given:?}");
    }
    for answer in &answers {
        assert_eq!(answer.lacking, 0, "{}: no row of the sample lacks what the figure needs", answer.figure.code);
    }
}
