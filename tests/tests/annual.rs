//! The annual workbook: what stands in it, that its numbers are the figures, and that it is witnessed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx, open_workbook};
use std::path::{Path, PathBuf};
use zhengfeng_core::figures::{self, Scope};
use zhengfeng_core::forms;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Described, Draft, Value};
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::lists::MeasureBatch;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::task::{Measure, Task};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{settings, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::period::Period;
use zhengfeng_core::words::sealed::Sealed;
use zhengfeng_tests::workbook_text;

const PASSWORD: &str = "Kestrel-7-Harbour";
/// Noon of 2016-01-05 in China.
const MADE: u64 = 1_451_966_400_000;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn office() -> (tempfile::TempDir, Office) {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office = Office::found(&folder, PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
    office.change(Deed::Change, |change| settings::set(change, settings::COUNTY, "云岭县")).unwrap();
    (place, office)
}

/// A handful of rows, one of them lacking what a figure needs.
fn small() -> (tempfile::TempDir, Office) {
    let (place, office) = office();
    office
        .change(Deed::Add, |change| {
            let put = |draft: &Draft| write::insert(change, draft, None, None).unwrap();
            let mut town = Draft::new(Unit::REGISTER);
            town.set(Unit::FULL_NAME, "白鹤镇").set(Unit::KIND_CODE, "town");
            let town = put(&town);
            let mut person = Draft::new(Person::REGISTER);
            person.set(Person::NAME, "沈青禾").set(Person::UNIT_ID, town);
            let person = put(&person);
            let mut letter = Draft::new(Petition::REGISTER);
            letter.set(Petition::RECEIVED_ON, day("2015-03")).set(Petition::SUMMARY, "=反映虚报退耕还林面积");
            letter.set(Petition::ACCUSER_NAME, Sealed::new("柳如意")).set(Petition::ISSUE_UNIT_ID, town);
            letter
                .set(Petition::TAGS, vec!["around_people".to_string(), "farm_funds".to_string()])
                .set(Petition::COUNT_FLAG, true);
            put(&letter);
            for (number, registered) in [("XS1", Some("2015-05-06")), ("XS2", None), ("XS3", Some("2014-05-06"))] {
                let mut clue = Draft::new(Clue::REGISTER);
                clue.set(Clue::CLUE_NO, number).set(Clue::RECEIVED_ON, day("2015-05-04"));
                clue.set_if(Clue::REGISTERED_ON, registered.map(day)).set(Clue::SUBJECT_PERSON_ID, person);
                clue.set(Clue::UNIT_ID, town).set(Clue::TAGS, vec!["four_winds".to_string()]);
                clue.put(Clue::AMOUNT_FEN.position(), Value::Fen(zhengfeng_core::words::money::Fen(3_500_050)));
                put(&clue);
            }
            let mut line = Draft::new(IncidentPerson::REGISTER);
            line.set(IncidentPerson::PERSON_ID, person);
            let mut matter = Draft::new(Incident::REGISTER);
            matter
                .set(Incident::INCIDENT_NO, "S1")
                .set(Incident::TITLE, "虚报冒领补助")
                .set(Incident::CONCLUDED_ON, day("2015-09-01"));
            matter.set(Incident::TAGS, vec!["four_winds".to_string()]).set(Incident::UNIT_ID, town);
            matter.put(Incident::PERSONS.position(), Value::Lines(vec![line]));
            put(&matter);
            for number in ["1", "2"] {
                let mut task = Draft::new(Task::REGISTER);
                task.set(Task::PERIOD_YEAR, 2015).set(Task::TASK_NO, number).set(Task::TASK_TEXT, "集中整治违规发放津补贴问题");
                let task = put(&task);
                for at in 1..=3 {
                    let mut measure = Draft::new(Measure::REGISTER);
                    measure.set(Measure::TASK_ID, task).set(Measure::MEASURE_NO, format!("{number}-{at}"));
                    measure.set(Measure::MEASURE_TEXT, "逐笔核对津补贴发放情况").set(Measure::BATCH, MeasureBatch::Initial);
                    put(&measure);
                }
            }
            Ok(())
        })
        .unwrap();
    (place, office)
}

fn written(office: &Office, place: &tempfile::TempDir, of: &str) -> PathBuf {
    let path = place.path().join(format!("{of}.xlsx"));
    forms::write(office, "annual", &period(of), &path).unwrap();
    path
}

/// How many rows of a table the window shows.
const SHOWN: usize = 60;

#[test]
fn the_window_shows_the_beginning_of_every_sheet_of_the_book() {
    let (place, office) = office();
    sample::county(&office).unwrap();
    let path = written(&office, &place, "2015");
    let drawn = forms::draft(&office, "annual", &period("2015")).unwrap();
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let tabs: Vec<String> = drawn.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(tabs, book.sheet_names(), "the same sheets in the same order");
    let (mut cut, mut counted) = (0, 0);
    for seen in &drawn.sheets {
        let whole = book.worksheet_range(&seen.name).unwrap();
        let notes = seen.cells.iter().filter(|cell| cell.row == 1).map(|cell| cell.held.text()).collect::<String>();
        let rows =
            notes.split("　　共").nth(1).and_then(|rest| rest.split('行').next()).map(|rows| rows.parse::<usize>().unwrap());
        for cell in &seen.cells {
            // What the window says of the rows stands behind what the workbook says.
            // Title and notes of a wide table stand over its first printed page, behind the columns that name the rows.
            let head = seen.headings.as_ref().is_some_and(|headings| cell.row < *headings.start());
            let own = whole.get_value((cell.row, u32::from(cell.column))).filter(|value| !head || **value != Data::Empty);
            let anywhere = || whole.rows().nth(cell.row as usize)?.iter().find(|value| **value != Data::Empty);
            let printed = own.or_else(|| anywhere().filter(|_| head)).cloned().unwrap_or(Data::Empty);
            let text = cell.held.text();
            let agrees = match &printed {
                Data::Empty => text.is_empty(),
                Data::String(words) => text == *words || text.starts_with(&format!("{words}　　共")),
                Data::Float(number) => text.parse::<f64>().is_ok_and(|told| (told - number).abs() < 1e-9),
                Data::DateTime(_) => text.parse::<chrono::NaiveDate>().is_ok(),
                other => panic!("{other:?} in {}", seen.name),
            };
            assert!(agrees, "{} {}:{} says {text}, the workbook {printed:?}", seen.name, cell.row, cell.column);
            counted += usize::from(cell.held.bound().is_some());
        }
        let Some(rows) = rows else { continue };
        let first = seen.headings.clone().unwrap().end() + 1;
        let ordinals = seen.cells.iter().filter(|cell| cell.row >= first && cell.column == 0).count();
        assert_eq!(ordinals, rows.min(SHOWN), "{} shows as many rows as it says", seen.name);
        let listed = (first..whole.height() as u32).filter(|row| matches!(whole.get((*row as usize, 0)), Some(Data::Float(_))));
        assert_eq!(listed.count(), rows, "and the workbook has as many as the window says: {}", seen.name);
        cut += usize::from(rows > SHOWN);
    }
    assert!(cut > 3, "long tables are cut: {cut}");
    let numbers: usize = figures::evaluate(&office.reading(), &period("2015"), Scope::County)
        .unwrap()
        .iter()
        .map(|answer| answer.values.len())
        .sum();
    assert_eq!(counted, numbers, "every figure opens its rows");
}

fn sheet(path: &Path, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// The rows below the heading row, which is the first that begins with 序号.
fn body(path: &Path, name: &str) -> (Vec<String>, Vec<Vec<Data>>) {
    let rows = sheet(path, name);
    let at = rows.iter().position(|row| row[0] == Data::String("序号".into())).unwrap_or_else(|| panic!("{name}: no 序号"));
    (rows[at].iter().map(ToString::to_string).collect(), rows[at + 1..].to_vec())
}

#[test]
fn a_small_office_in_print() {
    let (place, office) = small();
    let found = workbook_text::dump(&written(&office, &place, "2015"));
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/annual_small.txt");
    if std::env::var_os("ZHENGFENG_REWRITE_GOLDEN").is_some() {
        std::fs::write(&golden, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {} of {}", number + 1, golden.display());
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

#[test]
fn what_lacks_a_field_is_listed_and_what_is_sealed_stays_in_the_house() {
    let (place, office) = small();
    let path = written(&office, &place, "2015");
    let (heading, gaps) = body(&path, "待补录");
    assert_eq!(heading[1..], ["登记簿", "编号或名称", "缺少内容", "涉及指标"]);
    let words: Vec<String> = gaps.iter().map(|row| format!("{} {} {}", row[1], row[2], row[3])).collect();
    assert_eq!(
        words,
        ["问题线索 XS2 登记日期", "事项人员 S1 虚报冒领补助　沈青禾 身份"],
        "each with its name and what it lacks"
    );
    let text = workbook_text::dump(&path);
    assert!(text.contains("另有2条记录缺少指标所需内容"), "the figures say that something is missing");
    assert!(!text.contains("柳如意") && !text.contains("举报人"), "no informant");
    let (_, clues) = body(&path, "问题线索");
    assert_eq!(clues.len(), 1, "the clue of 2014 and the one without a day are not the year's");
    let (heading, letters) = body(&path, "信访举报");
    let at = |label: &str| heading.iter().position(|h| h == label).unwrap();
    assert_eq!(letters[0][at("收到日期")], Data::String("2015年3月".into()), "a month stays a month");
    assert_eq!(letters[0][at("反映主要问题")], Data::String("=反映虚报退耕还林面积".into()), "a text stays a text");
}

#[test]
fn a_form_is_witnessed_or_does_not_exist() {
    let (place, office) = small();
    let path = place.path().join("年报.xlsx");
    let made = forms::write(&office, "annual", &period("2015"), &path).unwrap();
    let again = forms::write(&office, "annual", &period("2015"), &path).unwrap();
    assert_eq!(made.sha256, again.sha256, "the same rows and the same clock give the same bytes");
    let refused = forms::write(&office, "annual", &period("2015"), &place.path().join("无此文件夹/年报.xlsx"));
    assert!(refused.is_err(), "a folder that is not there is no place");
    assert!(forms::write(&office, "monthly", &period("2015"), &path).is_err(), "an unknown form is refused");
    office.add_account("auditor", Role::Auditor, None, PASSWORD).unwrap();
    office.add_account("leader", Role::Leader, None, PASSWORD).unwrap();
    let folder = office.folder().clone();
    drop(office);
    let open = |account: &str| Office::open(&folder, account, PASSWORD, Purpose::Read, Box::new(StoppedClock(MADE))).unwrap();
    let entries = open("auditor").trail("").unwrap();
    let forms_noted: Vec<_> = entries.iter().filter(|entry| entry.deed == "form").collect();
    assert_eq!(forms_noted.len(), 2, "each printing that succeeded, and no other");
    let digest: String = forms_noted[0].digest.unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(made.sha256.starts_with(&digest), "the trail keeps what left the house");
    let leader = open("leader");
    let taken = place.path().join("领导.xlsx");
    assert!(forms::write(&leader, "annual", &period("2015"), &taken).is_err(), "who may not take rows out takes no form");
    assert!(!taken.exists(), "and leaves no file");
}

#[test]
fn the_workbook_of_the_sample_county() {
    let (place, office) = office();
    sample::county(&office).unwrap();
    let path = written(&office, &place, "2015");
    let (heading, rows) = body(&path, "指标");
    assert_eq!(heading, ["序号", "指标", "数值", "计量单位", "口径", "明细"]);
    let answers = figures::evaluate(&office.reading(), &period("2015"), Scope::County).unwrap();
    let numbers: Vec<(f64, &str)> = answers.iter().flat_map(|a| &a.values).map(|v| (v.in_unit(), v.unit)).collect();
    assert!(rows.len() >= numbers.len(), "every number stands on the sheet");
    for (row, (number, unit)) in rows.iter().zip(&numbers) {
        assert_eq!(row[2], Data::Float(*number), "{row:?}");
        assert_eq!(row[3], Data::String((*unit).to_string()), "{row:?}");
        assert!(row[5] != Data::Empty, "{row:?}: leads to its rows");
    }
    let book: Xlsx<_> = open_workbook(&path).unwrap();
    let names = book.sheet_names();
    for name in &names[1..] {
        body(&path, name);
    }
    for (name, count) in [
        ("信访举报", 285),
        ("问题线索", 203),
        ("线索处置", 203),
        ("事项", 122),
        ("案件", 163),
        ("处分处理", 163),
        ("移送司法", 6),
        // Two of the 46 meetings that count for anything were held in 2014.
        ("会议调度", 44),
        ("议定事项", 33),
        ("联合办案组", 11),
        ("联合办案任务", 75),
        ("定点联系", 11),
        ("村级三资审计", 96),
        ("阳光三农平台受理", 26),
        ("民生事项", 44),
        ("经验刊载", 1),
        ("规章制度", 334),
        ("述责述廉", 8),
        ("宣传教育活动", 18),
        ("群众评价", 1),
        ("评价答题", 6),
        ("监督检查", 52),
        ("督查问题", 137),
        ("督办通知", 137),
        ("监督检查备案", 52),
        ("对单位措施", 46),
        ("资金清退清理", 62),
        ("通报曝光", 17),
        ("通报对象", 62),
        ("问责", 9),
        ("跟踪查看", 8),
        ("考核量化", 16),
        ("存在问题", 5),
        ("下一步打算", 4),
        // Of the measures 71, of the findings 128.
        ("销号", 199),
    ] {
        assert_eq!(body(&path, name).1.len(), count, "{name}");
    }
    assert_eq!(body(&path, "事项人员").1.len(), 163);
    assert_eq!(body(&path, "整改任务").1.len(), 104, "a row for each measure");
    let text = workbook_text::dump(&path);
    let tasks = text.split("\n== 整改任务 ==").nth(1).unwrap().split("\n== ").next().unwrap();
    let merged: Vec<&str> = tasks.lines().find_map(|line| line.strip_prefix("mergeCells ")).unwrap().split(' ').collect();
    let over = merged.iter().filter(|range| range.starts_with('A') && range.contains(":A")).count();
    assert_eq!(over, 18, "each task is merged over its measures: {merged:?}");
    let targets: Vec<&str> =
        text.lines().filter(|line| line.starts_with("link ")).filter_map(|line| line.split('\'').nth(1)).collect();
    assert!(targets.len() > 40 && targets.iter().all(|target| names.iter().any(|name| name == target)), "{targets:?}");
}
