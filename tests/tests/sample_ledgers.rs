//! The sample goes out as an office's ledgers, and a new office that takes them in reports the same; bulk rows are valid
//! and the same for the same seed.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::figures::{self, Scope};
use zhengfeng_core::ledgers::import::{self, Mode, Request};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::Described;
use zhengfeng_core::register::query::Query;
use zhengfeng_core::registers::{self, clue::Clue, person::Person};
use zhengfeng_core::sample;
use zhengfeng_core::storage::page;
use zhengfeng_core::words::period::Period;
use zhengfeng_core::words::place::{Problem, Severity};
use zhengfeng_tests::workbook_text;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_540_000_000;

fn clock() -> Box<StoppedClock> {
    Box::new(StoppedClock(NOON))
}

#[test]
fn bulk_rows_are_whole_and_the_same_for_the_same_seed() {
    let made = || {
        let place = tempfile::tempdir().unwrap();
        let office = Office::found(&Folder::new(place.path()), PASSWORD, clock()).unwrap().office;
        let heard = std::cell::RefCell::new(Vec::new());
        let counts = sample::bulk::generate(&office, 2_000, 7, &|done| heard.borrow_mut().push(done)).unwrap();
        assert_eq!(heard.into_inner(), [1_600, 2_000], "progress is told");
        for register in registers::ALL {
            assert_eq!(page::counts(&office.reading(), register).unwrap().1, 0, "{}: nothing is left open", register.name);
        }
        assert!(office.verify().unwrap().problems.is_empty(), "the office is whole");
        assert!(sample::bulk::generate(&office, 10, 7, &|_| ()).is_err(), "a seed is used once");
        sample::bulk::generate(&office, 10, 8, &|_| ()).unwrap();
        let mut texts = Vec::new();
        page::each(&office.reading(), Clue::REGISTER, &Query::default(), |row| {
            texts.extend(row.get(Clue::PROBLEM_TEXT));
            Ok(())
        })
        .unwrap();
        (counts, texts)
    };
    let (counts, texts) = made();
    assert_eq!(made(), (counts.clone(), texts), "the same seed, the same rows");
    assert_eq!([counts.of("clues"), counts.of("petitions")], [2_000, 2_000]);
    let share = |register| counts.of(register) as f64 / 2_000.0;
    assert!((share("disposals") - 0.8).abs() < 0.03, "four of five are disposed of");
    assert!((share("cases") - 0.333).abs() < 0.03, "a third is filed");
}

#[test]
fn the_ledgers_checked_in_are_those_of_the_sample() {
    let place = tempfile::tempdir().unwrap();
    let office = Office::found(&Folder::new(place.path().join("office")), PASSWORD, clock()).unwrap().office;
    sample::county(&office).unwrap();
    let written = sample::ledgers::ledgers(&office, &place.path().join("ledgers")).unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ledgers");
    if std::env::var_os("ZHENGFENG_REWRITE_GOLDEN").is_some() {
        sample::ledgers::ledgers(&office, &kept).unwrap();
    }
    for path in &written {
        let name = path.file_name().unwrap();
        let (made, kept) = (workbook_text::dump(path), workbook_text::dump(&kept.join(name)));
        let differs = made.lines().zip(kept.lines()).find(|(made, kept)| made != kept);
        assert!(made == kept, "{name:?} is not what is checked in (ZHENGFENG_REWRITE_GOLDEN=1 writes it anew): {differs:?}");
    }
    let files = std::fs::read_dir(&kept).unwrap().count();
    assert_eq!(files, written.len(), "nothing else lies there");
    for signer in include_str!("../../src-tauri/core/src/sample/county/petitioners.tsv").lines().skip(1) {
        let phone = signer.split('\t').nth(1).unwrap();
        for path in &written {
            assert!(
                !workbook_text::parts(path).values().any(|part| part.contains(phone)),
                "who signed stands in {}",
                path.display()
            );
        }
    }
}

/// Which register each ledger is for, and how many lines it has.
const LEDGERS: &[(&str, &str, Option<&str>, u64)] = &[
    ("units", "单位库.xlsx", None, 672),
    ("persons", "人员库.xlsx", None, 140),
    ("zones", "片区划分.xlsx", None, 125),
    ("documents", "文件方案库.xlsx", None, 10),
    ("campaigns", "专项活动.xlsx", None, 28),
    ("task_forces", "领导小组和工作组.xlsx", None, 85),
    ("tasks", "整改任务台账（68条）.xlsx", Some("任务分解"), 104),
    ("progress_notes", "整改任务台账（68条）.xlsx", Some("进展情况"), 120),
    ("close_outs", "整改任务台账（68条）.xlsx", Some("销号"), 71),
    ("petitions", "2015年信访举报登记台账.xlsx", None, 285),
    ("clues", "2015年问题线索台账.xlsx", None, 206),
    ("cases", "2015年立案案件台账.xlsx", None, 163),
    ("meetings", "会议调度台账.xlsx", Some("会议调度"), 46),
    ("resolutions", "会议调度台账.xlsx", Some("议定事项"), 33),
    ("joint_teams", "联合办案组.xlsx", None, 125),
    ("regulations", "规章制度清理台账.xlsx", None, 334),
    ("village_audits", "民生监督台账.xlsx", Some("村级三资审计"), 96),
    ("livelihood_items", "民生监督台账.xlsx", Some("民生事项"), 44),
    ("inspections", "监督检查台账.xlsx", Some("监督检查"), 326),
    ("findings", "监督检查台账.xlsx", Some("督查问题"), 137),
    ("notices", "监督检查台账.xlsx", Some("督办通知"), 137),
    ("close_outs", "监督检查台账.xlsx", Some("销号"), 128),
    ("unit_measures", "对单位措施和资金清退台账.xlsx", Some("对单位措施"), 46),
    ("recoveries", "对单位措施和资金清退台账.xlsx", Some("资金清退清理"), 62),
    ("publications", "通报曝光和问责台账.xlsx", Some("通报曝光"), 62),
    ("accountabilities", "通报曝光和问责台账.xlsx", Some("问责"), 9),
];

/// A case's ledger repeats where its clue came from; the clue says it.
fn told_elsewhere(problem: &Problem) -> bool {
    problem.code == "unmapped_column" && problem.words.contains("线索来源")
}

#[test]
fn a_new_office_that_takes_the_ledgers_in_reports_the_same() {
    let place = tempfile::tempdir().unwrap();
    let office = Office::found(&Folder::new(place.path().join("office")), PASSWORD, clock()).unwrap().office;
    let worker = Worker::new(env!("CARGO_BIN_EXE_worker"), Limits::default());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ledgers");
    for (register, file, sheet, lines) in LEDGERS {
        let register = registers::named(register).unwrap();
        let files = [kept.join(file)];
        let sheets: Vec<String> = sheet.map(str::to_string).into_iter().collect();
        let plain = Request::plain(register, &files, Mode::Commit);
        let request = Request { sheets: &sheets, year: Some(2015), ..plain };
        let report = import::import(&office, &worker, &request, &|_| true).unwrap();
        let heavy: Vec<String> = report
            .problems
            .iter()
            .filter(|problem| problem.severity != Severity::Note && !told_elsewhere(problem))
            .map(|problem| format!("{}：{}", problem.place, problem.words))
            .collect();
        assert_eq!((report.read, report.rejected), (*lines, 0), "{file}: {heavy:#?}");
        assert_eq!(heavy, Vec::<String>::new(), "{file}: everything is understood");
        assert!(report.control_totals.iter().all(|total| total.printed == total.counted), "{file}: the totals hold");
    }
    assert!(office.verify().unwrap().problems.is_empty(), "the office is whole");
    let period = Period::parse("2015").unwrap();
    let told = |office: &Office| -> Vec<(&'static str, String)> {
        let answers = figures::evaluate(&office.reading(), &period, Scope::County).unwrap();
        let values =
            |answer: &figures::Answer| answer.values.iter().map(|value| value.value.to_string()).collect::<Vec<_>>().join("/");
        answers.iter().map(|answer| (answer.figure.code, values(answer))).collect()
    };
    let sample = Office::found(&Folder::new(place.path().join("sample")), PASSWORD, clock()).unwrap().office;
    sample::county(&sample).unwrap();
    assert_eq!(told(&office), told(&sample), "every figure comes back from the ledgers");
    let people = |office: &Office| page::counts(&office.reading(), Person::REGISTER).unwrap().0;
    assert_eq!(people(&office), people(&sample), "nobody is entered twice, however unit and post are written");
}
