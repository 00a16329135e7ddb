//! An import one can look at before it happens: what a file holds, where its columns would go, what would become of each
//! line, and how a person puts right what the program cannot know.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::intake::names::Names;
use zhengfeng_core::ledgers::batches;
use zhengfeng_core::ledgers::choices::Choices;
use zhengfeng_core::ledgers::goals::Required;
use zhengfeng_core::ledgers::goals::Target;
use zhengfeng_core::ledgers::heading::HeadingRows;
use zhengfeng_core::ledgers::import::{self, BackUp, Mode, NewUnits, Report, Request};
use zhengfeng_core::ledgers::mapping::Confidence;
use zhengfeng_core::ledgers::preview::{
    CellState, Counts, LineFilter, LineVerdict, Outlook, Preview, PreviewCell, PreviewLine,
};
use zhengfeng_core::ledgers::profile::{self, Profile};
use zhengfeng_core::ledgers::rejected;
use zhengfeng_core::ledgers::suggest::{self, Suggestion};
use zhengfeng_core::ledgers::survey::{self, ColumnFit, SheetColumns};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Code, Described, Draft, Register, Row, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::{Accused, Petition};
use zhengfeng_core::registers::task::{Measure, Task};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::{page, write};
use zhengfeng_core::words::place::{Problem, Severity};
use zhengfeng_tests::workbook_text;

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

    fn preview(&self, register: &'static Register, path: &Path, choices: &Choices) -> Preview {
        let files = [path.to_path_buf()];
        let request = Request { choices: Some(choices), ..Request::plain(register, &files, Mode::Rehearse) };
        import::preview(&self.office, &worker(), &request, &|_| true).unwrap()
    }

    fn import(&self, register: &'static Register, path: &Path, choices: &Choices) -> Report {
        let files = [path.to_path_buf()];
        let request = Request { choices: Some(choices), ..Request::plain(register, &files, Mode::Commit) };
        import::import(&self.office, &worker(), &request, &|_| true).unwrap()
    }

    fn rows(&self, register: &'static Register) -> Vec<Row> {
        let reading = self.office.reading();
        let view = page::view(&reading, register, &Query::default()).unwrap();
        page::window(&reading, register, &view, 0, view.rows.len()).unwrap()
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

/// The line that stands in a one-based row of the only sheet.
fn line(preview: &Preview, row: u32) -> PreviewLine {
    let places = preview.matching(&LineFilter::default());
    places.into_iter().filter_map(|at| preview.line(at)).find(|line| line.row + 1 == row).unwrap()
}

fn cell(preview: &Preview, row: u32, goal: &str) -> PreviewCell {
    let line = line(preview, row);
    let at = preview.sheets[line.sheet].columns.iter().position(|column| column.goal == goal).unwrap();
    line.cells[at].clone()
}

const MESSY: &str = "线索编号,收到时间,线索来源,被反映人,单位,职务,反映的主要问题,登记时间\n\
    XS1,2015.3.5,信访举报,张三,白鹤镇,镇长,虚报面积,2015.3.6\n\
    XS2,2015.2.30,信访举报,李四,白鹤镇,副镇长,虚报面积,2015.3.6\n\
    XS3,2015.3.7,天外来信,王五,同上,文书,冒领补贴,2015.3.8\n\
    XS4,2015.3.7,信访举报,赵六,石桥,村主任,冒领补贴,3.8\n\
    ,2015.3.9,信访举报,甲某等3人,石坪村,村主任,冒领补贴,2015.3.9\n\
    ,2015.3.9,信访举报,孙七,石坪村,村主任,冒领补贴,2015.3.9\n";

#[test]
fn a_preview_tells_every_line_and_every_cell() {
    let desk = Desk::new();
    let path = desk.ledger("2015年线索.csv", MESSY);
    let preview = desk.preview(Clue::REGISTER, &path, &Choices::default());
    assert_eq!(desk.rows(Clue::REGISTER).len(), 0, "nothing is kept");
    let verdicts: Vec<(LineVerdict, Outlook)> =
        (2..=7).map(|row| line(&preview, row)).map(|line| (line.verdict, line.outlook)).collect();
    assert_eq!(
        verdicts,
        [
            (LineVerdict::New, Outlook::Enter),
            (LineVerdict::Rejected, Outlook::Leave),
            (LineVerdict::Doubtful, Outlook::Enter),
            (LineVerdict::Doubtful, Outlook::Leave),
            (LineVerdict::Doubtful, Outlook::Leave),
            (LineVerdict::New, Outlook::Enter),
        ],
        "{:?}",
        preview.report.problems
    );
    assert_eq!(preview.counts(), Counts { new: 2, doubtful: 3, rejected: 1, ..Counts::default() });
    let report = &preview.report;
    assert_eq!((report.read, report.inserted, report.rejected, report.batch), (6, 3, 3, None), "the counts of an import");
    let received = cell(&preview, 2, "received_on");
    assert_eq!((received.text.as_str(), received.written.as_deref()), ("2015-03-05", Some("2015.3.5")), "as read, as written");
    assert_eq!(received.state, CellState::Plain);
    let bad = cell(&preview, 3, "received_on");
    assert!(matches!(&bad.state, CellState::Bad { code: "bad_day", words } if words.contains("2015.2.30")), "{bad:?}");
    assert!(line(&preview, 3).words.concat().contains("收到日期"), "the line says what it lacks");
    let of_line = |problem: &&Problem| problem.place.row == Some(2);
    let told: Vec<_> = report.problems.iter().filter(of_line).map(|problem| (problem.code, problem.severity)).collect();
    assert_eq!(
        told,
        [("bad_day", Severity::Error)],
        "a cell that stops its line is told once, in the list: {:?}",
        report.problems
    );
    assert!(matches!(cell(&preview, 4, "source").state, CellState::Doubt { code: "unknown_code", .. }));
    let above = cell(&preview, 4, "unit_id");
    assert_eq!((above.text.as_str(), above.written.as_deref()), ("白鹤镇", Some("同上")));
    assert!(matches!(above.state, CellState::Inferred { code: "same_as_above", .. }), "{above:?}");
    assert!(matches!(cell(&preview, 5, "unit_id").state, CellState::Doubt { code: "unknown_unit", .. }));
    let year = cell(&preview, 5, "registered_on");
    assert_eq!(year.text, "2015-03-08");
    assert!(matches!(year.state, CellState::Inferred { code: "inferred_day", .. }), "{year:?}");
    assert!(matches!(cell(&preview, 6, "persons.name").state, CellState::Doubt { code: "several_persons", .. }));
    let alias = cell(&preview, 7, "unit_id");
    assert_eq!((alias.text.as_str(), alias.written.as_deref()), ("白鹤镇石坪村", Some("石坪村")));
    assert!(matches!(alias.state, CellState::Inferred { code: "alias", .. }), "{alias:?}");
    assert_eq!(line(&preview, 2).label.as_deref(), Some("XS1"));
    assert_eq!(line(&preview, 7).label, None, "the program will number it");
    let lacking = line(&preview, 2).lacking;
    assert!(lacking.contains(&"职级".to_string()) && !lacking.contains(&"收到日期".into()), "{lacking:?}");
    let only = preview.matching(&LineFilter { verdicts: vec![LineVerdict::Rejected], sheet: None });
    assert_eq!(only.iter().filter_map(|at| preview.line(*at)).map(|line| line.row).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_changed_line_shows_old_and_new() {
    let desk = Desk::new();
    let heads = "线索编号,收到时间,被反映人,单位,职务,处置方式,处置时间,办结日期,备注";
    let first = desk.ledger(
        "线索一.csv",
        &format!("{heads}\nXS1,2015.3.5,张三,白鹤镇,镇长,,,,\nXS2,2015.3.6,李四,白鹤镇,文书,初核,2015.4.1,,\n"),
    );
    desk.import(Clue::REGISTER, &first, &Choices::default());
    let second = desk.ledger(
        "线索二.csv",
        &format!(
            "{heads}\nXS1,2015.3.7,张三,白鹤镇,镇长,初核,2015.4.2,2015.9.1,\n\
             XS2,2015.3.6,李四,白鹤镇,文书,初核,2015.4.1,,\nXS3,2015.3.6,李四,白鹤镇,文书,,,,新\n"
        ),
    );
    let preview = desk.preview(Clue::REGISTER, &second, &Choices::default());
    assert_eq!(preview.counts(), Counts { new: 1, same: 1, changed: 1, ..Counts::default() }, "{:?}", preview.report.problems);
    let was = |goal: &str| cell(&preview, 2, goal).state;
    assert_eq!(was("received_on"), CellState::Changed { was: "2015-03-05".into() });
    assert_eq!(was("closed_on"), CellState::Changed { was: String::new() }, "it was empty");
    assert_eq!(was("disposals.way"), CellState::Changed { was: String::new() }, "a disposal that comes along is new");
    assert_eq!(was("unit_id"), CellState::Plain, "what is the same is plain");
    let same = line(&preview, 3);
    assert_eq!((same.verdict, same.label.as_deref()), (LineVerdict::Same, Some("XS2")));
    assert!(same.cells.iter().all(|cell| cell.state == CellState::Plain), "{same:?}");
}

#[test]
fn what_a_person_put_right_is_imported_and_what_they_left_is_not() {
    let desk = Desk::new();
    let path = desk.ledger("2015年线索.csv", MESSY);
    let sheet = || "2015年线索".to_string();
    let mut choices = Choices::default();
    choices.corrections.insert((sheet(), 2, 1), "2015.3.1".into());
    choices.corrections.insert((sheet(), 4, 4), "石桥乡".into());
    choices.leave.insert((sheet(), 5));
    let preview = desk.preview(Clue::REGISTER, &path, &choices);
    assert_eq!(preview.counts(), Counts { new: 4, doubtful: 1, left: 1, ..Counts::default() });
    let day = cell(&preview, 3, "received_on");
    assert_eq!((day.text.as_str(), day.written.as_deref(), day.corrected), ("2015-03-01", Some("2015.2.30"), true));
    let left = line(&preview, 6);
    assert_eq!((left.verdict, left.outlook), (LineVerdict::Left, Outlook::Leave));
    let report = desk.import(Clue::REGISTER, &path, &choices);
    assert_eq!((report.read, report.inserted, report.rejected, report.left), (5, 5, 0, 1), "{:?}", report.problems);
    assert!(!report.problems.iter().any(|problem| problem.code == "several_persons"), "nothing is said of a line left out");
    let clues = desk.rows(Clue::REGISTER);
    let corrected = clues.iter().find(|row| row.get(Clue::CLUE_NO).as_deref() == Some("XS2")).unwrap();
    assert_eq!(corrected.get(Clue::RECEIVED_ON).unwrap().to_string(), "2015-03-01");
    let written: Vec<&str> = corrected.kept.written.iter().map(|(_, text)| text.as_str()).collect();
    assert!(written.contains(&"2015.2.30"), "what the file says stays known: {written:?}");
    choices.sha256 = Some(preview.sha256);
    let again = desk.preview(Clue::REGISTER, &path, &choices);
    let expected = Counts { same: 4, doubtful: 1, left: 1, ..Counts::default() };
    assert_eq!(again.counts(), expected, "the same choices again change nothing");
    std::fs::write(&path, MESSY.replace("XS1", "XS9")).unwrap();
    let files = [path];
    let request = Request { choices: Some(&choices), ..Request::plain(Clue::REGISTER, &files, Mode::Commit) };
    let refused = import::import(&desk.office, &worker(), &request, &|_| true).unwrap_err();
    assert_eq!(refused.report().code, "E_CHANGED", "choices made on another file are not applied to this one");
}

#[test]
fn heading_rows_columns_and_sheets_are_as_chosen() {
    let desk = Desk::new();
    let path = desk.place.path().join("线索.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let heads = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, texts: &[&str]| {
        for (at, text) in texts.iter().enumerate() {
            sheet.write(row, at as u16, *text).unwrap();
        }
    };
    let first = book.add_worksheet().set_name("一月").unwrap();
    // A row of headings that are not the headings, and a column nobody knows.
    heads(first, 0, &["线索编号", "收到时间", "被反映人", "单位", "职务"]);
    heads(first, 3, &["编号", "哪天", "谁", "哪里", "补充"]);
    heads(first, 4, &["XS1", "2015.3.5", "张三", "白鹤镇", "口头"]);
    for name in ["二月", "三月"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        heads(sheet, 0, &["线索编号", "收到时间", "被反映人", "单位"]);
        heads(sheet, 1, &[&format!("XS-{name}"), "2015.3.6", "李四", "白鹤镇"]);
    }
    book.save(&path).unwrap();
    let mut choices = Choices::default();
    choices.headings.insert("一月".into(), HeadingRows { first: 3, last: 3 });
    let goals = [(0, "clue_no"), (1, "received_on"), (2, "persons.name"), (3, "unit_id"), (4, "remark")];
    choices.columns.insert("一月".into(), goals.map(|(column, goal)| (column, goal.to_string())).into());
    let files = [path.clone()];
    let sheets = ["一月".to_string(), "三月".into()];
    let plain = Request::plain(Clue::REGISTER, &files, Mode::Rehearse);
    let request = Request { sheets: &sheets, choices: Some(&choices), ..plain };
    let preview = import::preview(&desk.office, &worker(), &request, &|_| true).unwrap();
    let names: Vec<(&str, u64)> = preview.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.lines)).collect();
    assert_eq!(names, [("一月", 1), ("三月", 1)], "only the sheets asked for: {:?}", preview.report.problems);
    let told = line(&preview, 5);
    assert_eq!((told.label.as_deref(), told.cells.last().unwrap().text.as_str()), (Some("XS1"), "口头"));
    // A column that is needed and was sent away is asked for by its name.
    choices.columns.get_mut("一月").unwrap().insert(1, "-".into());
    let plain = Request::plain(Clue::REGISTER, &files, Mode::Rehearse);
    let request = Request { sheets: &sheets, choices: Some(&choices), ..plain };
    let preview = import::preview(&desk.office, &worker(), &request, &|_| true).unwrap();
    let missing = preview.report.problems.iter().find(|problem| problem.code == "missing_column").unwrap();
    assert!(missing.words.contains("收到日期"), "{}", missing.words);
    choices.columns.get_mut("一月").unwrap().insert(1, "colour".into());
    let request = Request { choices: Some(&choices), ..Request::plain(Clue::REGISTER, &files, Mode::Rehearse) };
    let refused = import::preview(&desk.office, &worker(), &request, &|_| true).unwrap_err();
    assert_eq!(refused.report().code, "E_PROFILE", "a goal nobody knows is refused");
}

#[test]
fn merged_cells_are_marked_and_a_measure_tells_what_it_changes() {
    let desk = Desk::new();
    let path = desk.place.path().join("任务.xlsx");
    let write = |due: &str| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let plain = rust_xlsxwriter::Format::new();
        let sheet = book.add_worksheet().set_name("2015年任务").unwrap();
        for (row, texts) in [
            ["任务编号", "整改任务", "措施编号", "整改措施", "责任单位", "整改时限"],
            ["", "", "1-1", "逐笔核对", "白鹤镇、石桥乡", "2015.6.30"],
            ["", "", "1-2", "公示结果", "白鹤镇", due],
        ]
        .iter()
        .enumerate()
        {
            for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write(row as u32, column as u16, *text).unwrap();
            }
        }
        sheet.merge_range(1, 0, 2, 0, "1", &plain).unwrap();
        sheet.merge_range(1, 1, 2, 1, "整治津补贴", &plain).unwrap();
        book.save(&path).unwrap();
    };
    write("2015.7.30");
    let preview = desk.preview(Task::REGISTER, &path, &Choices::default());
    assert!(matches!(cell(&preview, 3, "task_text").state, CellState::Inferred { code: "merged", .. }));
    assert_eq!(cell(&preview, 2, "task_text").state, CellState::Plain, "the first is no guess");
    assert_eq!(cell(&preview, 2, "resp_unit_ids").text, "白鹤镇、石桥乡", "several names are printed as they are read");
    desk.import(Task::REGISTER, &path, &Choices::default());
    write("2015.8.30");
    let preview = desk.preview(Task::REGISTER, &path, &Choices::default());
    assert_eq!(line(&preview, 2).verdict, LineVerdict::Same, "{:?}", line(&preview, 2));
    assert_eq!(line(&preview, 3).verdict, LineVerdict::Changed);
    assert_eq!(cell(&preview, 3, "due_on").state, CellState::Changed { was: "2015-07-30".into() }, "the measure's own day");
    desk.import(Task::REGISTER, &path, &Choices::default());
    assert_eq!(desk.rows(Measure::REGISTER).len(), 2);
}

#[test]
fn sealed_texts_stay_out_of_a_preview_and_the_accused_come_with_their_units() {
    let desk = Desk::new();
    let path = desk.ledger(
        "信访.csv",
        "编号,收件日期,举报人,被反映人,被反映人单位,被反映人职务,反映内容\n\
         XF1,2015-3-5,沈青,\"张三、李四\",白鹤镇,文书,虚报面积\nXF2,2015-13-6,何草,王五,白鹤镇,文书,冒领\n",
    );
    let preview = desk.preview(Petition::REGISTER, &path, &Choices::default());
    let shown = format!("{preview:?}");
    assert!(!shown.contains("沈青") && !shown.contains("何草"), "{shown}");
    assert_eq!(preview.counts(), Counts { new: 1, rejected: 1, ..Counts::default() }, "{:?}", preview.report.problems);
    let mut choices = Choices::default();
    choices.columns.entry("信访".into()).or_default().insert(2, "remark".into());
    let sent = format!("{:?}", desk.preview(Petition::REGISTER, &path, &choices));
    assert!(!sent.contains("沈青"), "nor where the column is sent elsewhere: {sent}");
    desk.import(Petition::REGISTER, &path, &Choices::default());
    let accused = desk.rows(Accused::REGISTER);
    assert_eq!(accused.len(), 2, "each of the accused");
    assert!(accused.iter().all(|row| row.get(Accused::UNIT_ID).is_some()), "with the unit of the cell beside");
}

#[test]
fn units_nobody_knows_wait_or_are_entered_and_a_line_left_out_enters_none() {
    let desk = Desk::new();
    let path = desk.ledger("线索.csv", "线索编号,收到时间,被反映人,单位\nXS1,2015-3-5,张三,青岭乡\nXS2,2015-3-5,李四,松坡乡\n");
    let mut choices = Choices::default();
    choices.leave.insert(("线索".into(), 2));
    let files = [path];
    let plain = Request::plain(Clue::REGISTER, &files, Mode::Commit);
    let request = Request { choices: Some(&choices), units: NewUnits::Enter, ..plain };
    let preview = import::preview(&desk.office, &worker(), &request, &|_| true).unwrap();
    assert_eq!(preview.counts(), Counts { new: 1, left: 1, ..Counts::default() });
    assert!(matches!(cell(&preview, 2, "unit_id").state, CellState::Inferred { code: "new_unit", .. }));
    assert_eq!(desk.rows(Clue::REGISTER).len(), 0, "a preview keeps nothing, whatever the mode");
    import::import(&desk.office, &worker(), &request, &|_| true).unwrap();
    let units: Vec<String> = desk.rows(Unit::REGISTER).iter().filter_map(|row| row.get(Unit::FULL_NAME)).collect();
    assert!(units.contains(&"青岭乡".into()) && !units.contains(&"松坡乡".into()), "{units:?}");
}

#[test]
fn rejected_lines_leave_as_a_workbook_and_come_back_put_right() {
    let desk = Desk::new();
    let text = "序号,线索编号,收到时间,被反映人,单位,登记时间,举报人,颜色\n\
        1,XS1,2015.3.5,张三,白鹤镇,3.6,,红\n2,XS2,2015.2.30,李四,白鹤镇,3.6,沈青,绿\n3,XS3,2015.3.7,王五,无名乡,3.8,,蓝\n";
    let path = desk.ledger("2015年线索.csv", text);
    let preview = desk.preview(Clue::REGISTER, &path, &Choices::default());
    let out = desk.place.path().join("错误行.xlsx");
    let written = rejected::write(&desk.office, Clue::REGISTER, &preview, &out).unwrap();
    assert_eq!(written.rows, 2, "the line that cannot be read and the one whose unit nobody knows");
    let dump = workbook_text::dump(&out);
    for told in ["2015.2.30", "日历上没有这一天", "无名乡", "颜色", "绿", "C3："] {
        assert!(dump.contains(told), "{told} stands in {dump}");
    }
    assert!(!dump.contains("沈青") && !dump.contains("XS1"), "nobody's name leaves, and no line that would be taken: {dump}");
    let back = desk.preview(Clue::REGISTER, &out, &Choices::default());
    assert_eq!(back.counts(), Counts { doubtful: 1, rejected: 1, ..Counts::default() }, "{:?}", back.report.problems);
    assert_eq!(cell(&back, 4, "registered_on").text, "2015-03-08", "the year is still known");
    desk.import(Clue::REGISTER, &path, &Choices::default());
    let fine = desk.ledger("好.csv", "线索编号,收到时间,被反映人,单位\nXS1,2015.3.5,张三,白鹤镇\n");
    let nothing = desk.preview(Clue::REGISTER, &fine, &Choices::default());
    let refused = rejected::write(&desk.office, Clue::REGISTER, &nothing, &out).unwrap_err();
    assert_eq!(refused.report().code, "E_NOTHING");
}

#[test]
fn a_name_nobody_knows_is_chosen_from_those_most_like_it() {
    let desk = Desk::new();
    desk.office
        .change(Deed::Add, |change| {
            let reading = change.reading();
            let units = page::view(reading, Unit::REGISTER, &Query::default())?.rows;
            for unit in units.iter().take(2) {
                let mut person = Draft::new(Person::REGISTER);
                person.set(Person::NAME, "王五").set(Person::UNIT_ID, *unit).set(Person::POST_TEXT, "文书");
                write::insert(change, &person, None, None)?;
            }
            Ok(())
        })
        .unwrap();
    let suggest = |register: &'static Register, goal: &str, text: &str| -> Vec<Suggestion> {
        suggest::suggest(&desk.office.reading(), &Names::default(), Target { register, parent: None }, goal, text).unwrap()
    };
    let texts = |found: Vec<Suggestion>| found.into_iter().map(|found| found.text).collect::<Vec<_>>();
    let found = texts(suggest(Clue::REGISTER, "unit_id", "石桥"));
    assert_eq!(found.first().map(String::as_str), Some("石桥乡"), "{found:?}");
    assert_eq!(
        texts(suggest(Task::REGISTER, "resp_unit_ids", "白鹤镇、财政局、石桥乡")).first().unwrap(),
        "白鹤镇、县财政局、石桥乡"
    );
    assert_eq!(texts(suggest(Clue::REGISTER, "@unit_post", "鹤镇石坪村党支部书记")).first().unwrap(), "白鹤镇石坪村党支部书记");
    assert!(suggest(Clue::REGISTER, "received_on", "石桥").is_empty(), "a day is no name");
    assert!(suggest(Clue::REGISTER, "unit_id", "青岭县").is_empty(), "and what is like nothing is not guessed");
    let namesakes = suggest(Clue::REGISTER, "handler_id", "王五");
    assert_eq!(
        namesakes.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(),
        ["王五（白鹤镇文书）", "王五（石桥乡文书）"]
    );
    assert_eq!(namesakes[1].text, namesakes[1].id, "a name that means two is told by its id");

    let path = desk.ledger("线索.csv", "线索编号,收到时间,被反映人,单位,承办人\nXS1,2015-3-5,张三,石桥,王五\n");
    let mut choices = Choices::default();
    choices.corrections.insert(("线索".into(), 1, 3), "石桥乡".into());
    choices.corrections.insert(("线索".into(), 1, 4), namesakes[1].text.clone());
    let preview = desk.preview(Clue::REGISTER, &path, &choices);
    assert_eq!(preview.counts(), Counts { new: 1, ..Counts::default() }, "{:?}", preview.report.problems);
    let handler = cell(&preview, 2, "handler_id");
    assert_eq!((handler.text.as_str(), handler.written.as_deref(), handler.state), ("王五", None, CellState::Plain));
}

#[test]
fn batches_are_listed_with_what_became_of_their_lines() {
    let desk = Desk::new();
    assert!(batches::batches(&desk.office, 10).unwrap().is_empty());
    let first = desk.ledger("2015年线索.csv", MESSY);
    let second = desk.ledger("信访.csv", "编号,收件日期,反映内容\nXF1,2015-3-5,虚报面积\n");
    let mut choices = Choices::default();
    choices.leave.insert(("2015年线索".into(), 5));
    let report = desk.import(Clue::REGISTER, &first, &choices);
    let letters = desk.import(Petition::REGISTER, &second, &Choices::default());
    import::withdraw(&desk.office, &letters.batch.unwrap().to_string()).unwrap();
    let listed = batches::batches(&desk.office, 10).unwrap();
    let told: Vec<_> = listed.iter().map(|batch| (batch.label, batch.files.concat(), batch.withdrawn_at.is_some())).collect();
    assert_eq!(told, [("信访举报", "信访.csv".into(), true), ("问题线索", "2015年线索.csv".into(), false)], "the newest first");
    let clues = listed.last().unwrap();
    assert_eq!((clues.id.clone(), clues.account.as_str()), (report.batch.unwrap().to_string(), "office"));
    let lines = clues.lines;
    assert_eq!((lines.read, lines.inserted, lines.rejected, lines.left), (5, 3, 2, 1));
    assert!(!clues.at.is_empty());
    assert_eq!(batches::batches(&desk.office, 1).unwrap().len(), 1, "no more than asked for");
}

#[test]
fn an_import_backs_the_office_up_first_when_asked_and_stops_where_it_cannot() {
    let desk = Desk::new();
    let files = [desk.ledger("线索.csv", "线索编号,收到时间,被反映人,单位\nXS1,2015-3-5,张三,白鹤镇\n")];
    let request = Request { backup: BackUp::First, ..Request::plain(Clue::REGISTER, &files, Mode::Commit) };
    let report = import::import(&desk.office, &worker(), &request, &|_| true).unwrap();
    let made = report.backup.unwrap();
    assert!(made.path.starts_with(desk.office.folder().backups()), "{}", made.path.display());
    let before = Folder::new(&made.path);
    let copy = Office::open(&before, "office", "Kestrel-7-Harbour", Purpose::Read, Box::new(StoppedClock(NOON))).unwrap();
    assert_eq!(page::counts(&copy.reading(), Clue::REGISTER).unwrap().0, 0, "the copy is from before");
    assert_eq!(page::counts(&copy.reading(), Unit::REGISTER).unwrap().0, 4, "and whole");
    // The clock stands still, so a second backup would bear the same name.
    let second = [desk.ledger("线索二.csv", "线索编号,收到时间,被反映人,单位\nXS2,2015-3-5,李四,白鹤镇\n")];
    let request = Request { files: &second, ..request };
    assert!(import::import(&desk.office, &worker(), &request, &|_| true).is_err());
    assert_eq!(desk.rows(Clue::REGISTER).len(), 1, "without a backup nothing is imported");
}

#[test]
fn hostile_files_are_surveyed_or_refused_and_nothing_worse() {
    let desk = Desk::new();
    let hostile = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let (mut surveyed, mut refused) = (0, 0);
    for folder in std::fs::read_dir(hostile).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let path = file.path();
            let Ok(survey) = survey::survey(desk.office.shelf(), &worker(), &path) else {
                refused += 1;
                continue;
            };
            surveyed += 1;
            for sheet in survey.sheets {
                for fit in &sheet.fits {
                    let register = desk.office.shelf().register(fit.register).unwrap();
                    let found = survey::columns(&worker(), &path, register, &sheet.name, None, &Choices::default()).unwrap();
                    assert_eq!(found.headings, fit.headings, "{} {}: both find the same rows", path.display(), sheet.name);
                }
            }
        }
    }
    assert!(surveyed > 20 && refused > 10, "{surveyed} surveyed, {refused} refused");
}
