//! An import one can look at before it happens: what a file holds, where its columns would go, what would become of each
//! line, and how a person puts right what the program cannot know.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::ledgers::choices::Choices;
use zhengfeng_core::ledgers::goals::Required;
use zhengfeng_core::ledgers::heading::HeadingRows;
use zhengfeng_core::ledgers::mapping::Confidence;
use zhengfeng_core::ledgers::profile::{self, Profile};
use zhengfeng_core::ledgers::survey::{self, ColumnFit, SheetColumns};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::{Code, Described, Draft, Register, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::write;

const NOON: u64 = 1_448_000_000_000;

struct Desk {
    place: tempfile::TempDir,
    office: Office,
}

impl Desk {
    fn new() -> Desk {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = Office::found(&folder, "Kestrel-7-Harbour", Box::new(StoppedClock(NOON))).unwrap().office;
        office
            .change(Deed::Add, |change| {
                for (name, kind) in
                    [("白鹤镇", "town"), ("石桥乡", "town"), ("县财政局", "department"), ("白鹤镇石坪村", "village")]
                {
                    let mut draft = Draft::new(Unit::REGISTER);
                    draft.set(Unit::FULL_NAME, name).set(Unit::KIND_CODE, Code::from(kind));
                    if name == "白鹤镇石坪村" {
                        draft.put(Unit::ALIASES.position(), Value::Texts(vec!["石坪村".into()]));
                    }
                    write::insert(change, &draft, None, None)?;
                }
                Ok(())
            })
            .unwrap();
        Desk { place, office }
    }

    /// Writes a ledger as csv.
    fn ledger(&self, name: &str, text: &str) -> PathBuf {
        let path = self.place.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

fn worker() -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_worker"), Limits::default())
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ledgers").join(name)
}

fn columns(path: &Path, register: &'static Register, sheet: &str, choices: &Choices) -> SheetColumns {
    survey::columns(&worker(), path, register, sheet, None, choices).unwrap()
}

fn column<'c>(columns: &'c SheetColumns, heading: &str) -> &'c ColumnFit {
    columns.columns.iter().find(|column| column.heading == heading).unwrap()
}

#[test]
fn every_ledger_of_the_sample_is_told_which_register_it_is_for() {
    let desk = Desk::new();
    for (file, sheet, register) in [
        ("单位库.xlsx", None, "units"),
        ("人员库.xlsx", None, "persons"),
        ("片区划分.xlsx", None, "zones"),
        ("文件方案库.xlsx", None, "documents"),
        ("专项活动.xlsx", None, "campaigns"),
        ("领导小组和工作组.xlsx", None, "task_forces"),
        ("整改任务台账（68条）.xlsx", Some("任务分解"), "tasks"),
        ("整改任务台账（68条）.xlsx", Some("进展情况"), "progress_notes"),
        ("整改任务台账（68条）.xlsx", Some("销号"), "close_outs"),
        ("2015年信访举报登记台账.xlsx", None, "petitions"),
        ("2015年问题线索台账.xlsx", None, "clues"),
        ("2015年立案案件台账.xlsx", None, "cases"),
    ] {
        let survey = survey::survey(desk.office.shelf(), &worker(), &fixture(file)).unwrap();
        let found = match sheet {
            Some(name) => survey.sheets.iter().find(|sheet| sheet.name == name).unwrap(),
            None => survey.sheets.first().unwrap(),
        };
        let best = found.fits.first().unwrap_or_else(|| panic!("{file}: something fits"));
        assert_eq!((best.register, best.whole), (register, true), "{file}: {:?}", found.fits);
        assert_eq!(found.headings, Some(best.headings), "{file}: the headings are those of the best");
        assert!(found.rows > 5 && found.first_rows.len() <= 12, "{file}");
    }
}

#[test]
fn a_sheet_nobody_knows_still_shows_where_its_headings_would_stand() {
    let desk = Desk::new();
    let path = desk.ledger("随笔.csv", "一本旧账\n今天,天气,心情\n1,2,好\n3,4,坏\n");
    let survey = survey::survey(desk.office.shelf(), &worker(), &path).unwrap();
    let sheet = survey.sheets.first().unwrap();
    assert!(sheet.fits.is_empty(), "{:?}", sheet.fits);
    assert_eq!(sheet.headings, Some(HeadingRows { first: 1, last: 1 }));
    assert_eq!(sheet.title.as_deref(), Some("一本旧账"));
    assert_eq!(sheet.first_rows[2].cells, [(0, "1".to_string()), (1, "2".into()), (2, "好".into())]);
    let secret = desk.ledger("密.csv", "秘密★5年\n线索编号,收到时间\nXS1,2015-3-5\n");
    let refused = survey::survey(desk.office.shelf(), &worker(), &secret).unwrap_err();
    assert_eq!(refused.report().code, "E_SECRET", "a marked file is not even shown");
}

#[test]
fn columns_say_where_they_go_and_how_surely() {
    let desk = Desk::new();
    let path = desk.ledger(
        "2015年线索.csv",
        "序号,线索编号,收到时间,被反映人,工作单位及职务,收取日期,反映的主要问题（摘要）,颜色,\n\
         1,XS1,2015.3.5,张三,石坪村村主任,x,虚报面积,红,某\n2,XS2,2015.3.6,李四,白鹤镇镇长,x,虚报面积,绿,\n",
    );
    let none = Choices::default();
    let found = columns(&path, Clue::REGISTER, "2015年线索", &none);
    let goal = |heading: &str| {
        let column = column(&found, heading);
        (column.goal.as_deref(), column.label.as_deref(), column.confidence)
    };
    assert_eq!(goal("线索编号"), (Some("clue_no"), Some("线索编号"), Confidence::Exact), "the label itself");
    assert_eq!(goal("收到时间"), (Some("received_on"), Some("收到日期"), Confidence::Exact), "a known heading");
    assert_eq!(goal("被反映人"), (Some("persons.name"), Some("被反映人.姓名"), Confidence::Exact), "what comes along");
    assert_eq!(goal("工作单位及职务"), (Some("@unit_post"), Some("单位职务"), Confidence::Exact), "two in one cell");
    assert_eq!(goal("反映的主要问题（摘要）").2, Confidence::Likely, "known without its brackets");
    assert_eq!(goal("颜色"), (None, None, Confidence::None), "nobody knows it");
    let nameless = found.columns.last().unwrap();
    assert_eq!((nameless.heading.as_str(), nameless.letters.as_str()), ("", "I"), "a column without a heading is there too");
    assert_eq!(column(&found, "收到时间").samples, ["2015.3.5", "2015.3.6"]);
    assert_eq!(column(&found, "反映的主要问题（摘要）").samples, ["虚报面积"], "each text once");
    assert_eq!((found.year, &found.lacking), (Some(2015), &Vec::new()));
    let received = found.goals.iter().find(|goal| goal.id == "received_on").unwrap();
    assert_eq!((received.label.as_str(), received.required), ("收到日期", Required::Always));
    assert!(found.goals.iter().any(|goal| goal.id == "disposals.way" && goal.label == "线索处置.处置方式"));
    let mut ids: Vec<&str> = found.goals.iter().map(|goal| goal.id.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "every goal is offered once");

    let mut choices = Choices::default();
    let sheet = choices.columns.entry("2015年线索".into()).or_default();
    sheet.insert(2, "-".into());
    sheet.insert(7, "remark".into());
    let chosen = columns(&path, Clue::REGISTER, "2015年线索", &choices);
    let proposed = column(&chosen, "收取日期");
    assert_eq!(
        (proposed.goal.as_deref(), proposed.confidence),
        (Some("received_on"), Confidence::Likely),
        "what is much like it"
    );
    choices.columns.entry("2015年线索".into()).or_default().insert(5, "-".into());
    let chosen = columns(&path, Clue::REGISTER, "2015年线索", &choices);
    assert_eq!(column(&chosen, "颜色").goal.as_deref(), Some("remark"), "what was chosen holds");
    assert_eq!(chosen.lacking, ["收到日期"], "and what is missing now is said");
}

#[test]
fn what_goes_under_seal_is_shown_nowhere() {
    let desk = Desk::new();
    let path = desk.ledger(
        "信访.csv",
        "编号,收件日期,举报人,联系电话,反映内容\nXF1,2015-3-5,沈青,13900000000,虚报面积\nXF2,2015-3-6,何草,13900000001,冒领\n",
    );
    let survey = survey::survey(desk.office.shelf(), &worker(), &path).unwrap();
    let found = columns(&path, Petition::REGISTER, "信访", &Choices::default());
    assert!(column(&found, "举报人").sealed && column(&found, "联系电话").sealed);
    let shown = format!("{survey:?}{found:?}");
    for secret in ["沈青", "何草", "13900000000", "13900000001"] {
        assert!(!shown.contains(secret), "{secret} is shown: {shown}");
    }
    assert!(shown.contains("虚报面积"), "what is not under seal is");
    let as_clues = columns(&path, Clue::REGISTER, "信访", &Choices::default());
    assert!(!format!("{as_clues:?}").contains("沈青"), "nor where the columns are looked at for another register");
}

#[test]
fn a_profile_is_written_read_and_remembered_by_its_headings() {
    let desk = Desk::new();
    let found = columns(&fixture("2015年立案案件台账.xlsx"), Case::REGISTER, "立案", &Choices::default());
    let chosen: Vec<(String, Option<String>)> =
        found.columns.iter().map(|column| (column.heading.clone(), column.goal.clone())).collect();
    let profile = Profile::of(&chosen);
    let again = Profile::read(&profile.write()).unwrap();
    assert_eq!(again.columns.len(), profile.columns.len());
    assert!(again.columns.iter().all(|pair| profile.columns.contains(pair)), "what is written is read");
    let headings: Vec<&str> = found.columns.iter().map(|column| column.heading.as_str()).filter(|h| !h.is_empty()).collect();
    assert_eq!(profile::fingerprint(&headings), found.fingerprint);
    let mut turned = headings.clone();
    turned.reverse();
    assert_eq!(profile::fingerprint(&turned), found.fingerprint, "whatever the order of the columns");
    assert!(profile::remembered(&desk.office.reading(), Case::REGISTER, &headings).unwrap().is_none());
    profile::remember(&desk.office, Case::REGISTER, &headings, &profile).unwrap();
    let remembered = profile::remembered(&desk.office.reading(), Case::REGISTER, &turned).unwrap().unwrap();
    assert_eq!(remembered, again, "the next ledger with these headings finds it");
    let other = profile::remembered(&desk.office.reading(), Case::REGISTER, &["立案号", "姓名"]).unwrap();
    assert!(other.is_none(), "another ledger does not");
}
