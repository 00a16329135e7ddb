//! Ledgers in, at the office door: messy sheets become rows, what is doubtful is said by cell, batches come back out.
#![allow(clippy::unwrap_used)]

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use std::path::{Path, PathBuf};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::ledgers::import::{self, Mode, Report, Request};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Code, Described, Draft, Register, Row, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::{Clue, Disposal};
use zhengfeng_core::registers::incident::Incident;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::{Accused, Petition};
use zhengfeng_core::registers::sanction::{Sanction, Transfer};
use zhengfeng_core::registers::task::{Measure, Task};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::{page, write};

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
                    [("白鹤镇", "town"), ("柳溪镇", "town"), ("县财政局", "department"), ("白鹤镇石坪村", "village")]
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

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn import(
        &self,
        register: &'static Register,
        path: &Path,
        mode: Mode,
    ) -> Result<Report, zhengfeng_core::words::error::Error> {
        let files = [path.to_path_buf()];
        import::import(&self.office, &worker(), &Request::plain(register, &files, mode), &|_| true)
    }

    fn rows(&self, register: &'static Register) -> Vec<Row> {
        let reading = self.office.reading();
        let view = page::view(&reading, register, &Query::default()).unwrap();
        page::window(&reading, register, &view, 0, view.rows.len()).unwrap()
    }
}

fn worker() -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_worker"), Limits::default())
}

fn clue_ledger(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("总台账").unwrap();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 14, "岚江县2015年问题线索台账", &plain).unwrap();
    sheet.write(1, 0, "填报单位：岚江县纪委  单位：件、人").unwrap();
    let heads = [
        "序号",
        "线索编号",
        "收到时间",
        "线索来源",
        "被反映人",
        "",
        "",
        "",
        "反映主要问题",
        "承办单位",
        "处置方式",
        "处置时间",
        "登记时间",
        "主题标签",
        "初核开始时间",
        "经办人手机",
    ];
    for (at, head) in heads.iter().enumerate() {
        let at = at as u16;
        if (4..=7).contains(&at) {
            continue;
        }
        sheet.merge_range(2, at, 3, at, head, &plain).unwrap();
    }
    sheet.merge_range(2, 4, 2, 7, "被反映人", &plain).unwrap();
    for (at, head) in ["姓名", "单位", "职务", "职级"].iter().enumerate() {
        sheet.write(3, 4 + at as u16, *head).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let lines: [[&str; 15]; 4] = [
        [
            "1",
            "XS1",
            "2015.3.5",
            "信访举报",
            "张 三（已故）",
            "白鹤镇人民政府",
            "副镇长",
            "副科",
            "反映接受吃请",
            "县财政局",
            "初核",
            "2015年3月20日",
            "3.6",
            "四风、群众身边",
            "2015-03-25",
        ],
        [
            "2",
            "XS2",
            "2015.2.30",
            "信访举报",
            "李四",
            "石坪村",
            "村主任",
            "村干部",
            "反映虚报面积",
            "同上",
            "初核",
            "2015.3.21",
            "3.7",
            "四风",
            "2015.3.26",
        ],
        [
            "3",
            "XS3",
            "",
            "短信平台",
            "王五",
            "同上",
            "文书",
            "村干部",
            "反映截留补贴",
            "县财政局",
            "谈话",
            "2015.4.1",
            "4.2",
            "四风；惠农资金",
            "",
        ],
        [
            "4",
            "XS4",
            "2015.4.3",
            "信访",
            "赵六",
            "无名镇",
            "镇长",
            "正科",
            "反映公车私用",
            "县财政局",
            "了结",
            "2015.5.1",
            "4.4",
            "四风",
            "",
        ],
    ];
    for (row, line) in lines.iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            sheet.write(4 + row as u32, column as u16, *text).unwrap();
        }
    }
    sheet.write_with_format(6, 2, ExcelDateTime::parse_from_str("2015-04-01").unwrap(), &day).unwrap();
    sheet.write(4, 15, "13900000000").unwrap();
    sheet.write(8, 0, "合　计").unwrap();
    sheet.write(8, 1, 5).unwrap();
    sheet.write(9, 0, "注：本表按登记时间排列。").unwrap();
    book.save(path).unwrap();
}

#[test]
fn a_messy_clue_ledger_is_read_line_by_line() {
    let desk = Desk::new();
    let path = desk.path("2015年问题线索台账（最新）.xlsx");
    clue_ledger(&path);
    let before = desk.rows(Clue::REGISTER).len();
    let preview = desk.import(Clue::REGISTER, &path, Mode::Rehearse).unwrap();
    assert_eq!(desk.rows(Clue::REGISTER).len(), before, "a preview keeps nothing");
    let report = desk.import(Clue::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!(
        (preview.read, preview.inserted, preview.rejected),
        (report.read, report.inserted, report.rejected),
        "the preview told the truth"
    );
    assert_eq!(
        (report.read, report.inserted, report.updated, report.unchanged, report.rejected),
        (4, 2, 0, 0, 2),
        "{:#?}",
        report.problems
    );
    let codes: Vec<(&str, Option<String>)> = report.problems.iter().map(|p| (p.code, p.place.cell())).collect();
    assert!(codes.contains(&("bad_day", Some("C6".into()))), "30 February is named by its cell: {codes:?}");
    assert!(codes.contains(&("unknown_unit", Some("F8".into()))), "the unknown unit is named by its cell: {codes:?}");
    assert!(codes.contains(&("unknown_code", Some("D7".into()))), "so is the unknown source: {codes:?}");
    assert!(codes.contains(&("unmapped_column", Some("P4".into()))), "and the column nobody knows: {codes:?}");
    assert_eq!(report.control_totals.len(), 1);
    assert_eq!(
        (report.control_totals[0].printed.as_str(), report.control_totals[0].counted.as_str()),
        ("5", "4"),
        "the total is a control total"
    );
    let clues = desk.rows(Clue::REGISTER);
    let first = clues.iter().find(|row| row.get(Clue::CLUE_NO).as_deref() == Some("XS1")).unwrap();
    assert_eq!(first.get(Clue::RECEIVED_ON).unwrap().to_string(), "2015-03-05");
    assert_eq!(first.get(Clue::REGISTERED_ON).unwrap().to_string(), "2015-03-06", "the year of the title completes a day");
    assert_eq!(first.get(Clue::TAGS).unwrap().0, ["four_winds", "around_people"]);
    assert_eq!(
        first.kept.source.as_ref().map(|(_, sheet, row)| (sheet.as_str(), *row)),
        Some(("总台账", 5)),
        "a row knows where it came from"
    );
    let third = clues.iter().find(|row| row.get(Clue::CLUE_NO).as_deref() == Some("XS3")).unwrap();
    assert_eq!(third.value("source"), Some(&Value::Unread("短信平台".into())), "an unknown code stays as it was written");
    assert!(third.kept.incomplete, "and leaves the row 待补录");
    let persons = desk.rows(Person::REGISTER);
    assert_eq!(
        persons.iter().map(|p| p.get(Person::NAME).unwrap()).collect::<Vec<_>>(),
        ["张三", "王五"],
        "persons came along"
    );
    assert_eq!(desk.rows(Disposal::REGISTER).len(), 2, "and disposals");
    let again = desk.import(Clue::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!(
        (again.inserted, again.updated, again.unchanged, again.rejected),
        (0, 0, 2, 2),
        "the same file again changes nothing: {:?}",
        again.problems
    );
    assert!(desk.office.verify().unwrap().problems.is_empty(), "the office is whole");
}

#[test]
fn a_batch_comes_back_out_as_one_and_its_numbers_are_free_again() {
    let desk = Desk::new();
    let path = desk.path("线索.xlsx");
    clue_ledger(&path);
    let report = desk.import(Clue::REGISTER, &path, Mode::Commit).unwrap();
    let batch = report.batch.unwrap().to_string();
    let done = import::withdraw(&desk.office, &batch).unwrap();
    assert_eq!(done.withdrawn, 6, "two clues, two persons, two disposals");
    for register in [Clue::REGISTER, Person::REGISTER, Disposal::REGISTER] {
        assert_eq!(desk.rows(register).len(), 0, "{} is as before", register.name);
    }
    assert!(import::withdraw(&desk.office, &batch).is_err(), "once is enough");
    let again = desk.import(Clue::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!(again.inserted, 2, "the numbers are free again");
    let clue = desk.rows(Clue::REGISTER).remove(0);
    let mut patch = Draft::new(Clue::REGISTER);
    patch.set(Clue::RESULT_TEXT, "已函复");
    desk.office.change(Deed::Change, |change| write::update(change, clue.row, &patch)).unwrap();
    let refused = import::withdraw(&desk.office, &again.batch.unwrap().to_string());
    assert!(refused.is_err(), "what was built on stays");
    assert!(desk.office.verify().unwrap().problems.is_empty(), "the office is whole");
}

fn heads(sheet: &mut Worksheet, row: u32, heads: &[&str]) {
    for (at, head) in heads.iter().enumerate() {
        sheet.write(row, at as u16, *head).unwrap();
    }
}

#[test]
fn a_line_of_cases_brings_person_incident_sanctions_and_transfer() {
    let desk = Desk::new();
    let path = desk.path("立案案件台账.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("立案").unwrap();
    heads(
        sheet,
        0,
        &[
            "序号",
            "立案号",
            "姓名",
            "单位职务",
            "职级",
            "是否一把手",
            "主要违纪事实",
            "涉案金额(万元)",
            "立案时间",
            "处分决定时间",
            "党纪处分",
            "政纪(政务)处分",
            "移送司法",
            "结案时间",
            "事项编号",
            "主题标签",
            "身份",
            "办案方式",
            "审查终结时间",
            "是否窝案",
        ],
    );
    for (row, (no, name, party, moved, ended)) in
        [("AJ1", "张三", "开除党籍", "2015.6.1", "2015-05-20"), ("AJ2", "李四", "严警", "否", "2015-05-28")].iter().enumerate()
    {
        let row = row as u32 + 1;
        let line = [
            "1",
            no,
            name,
            "石坪村党支部书记",
            "村干部",
            "否",
            "两人合谋套取退耕还林补助3.2万元。另查。",
            "3.2",
            "2015.3.1",
            "2015.6.5",
            party,
            "记过",
            moved,
            "2015.7.1",
            "S9",
            "四风、惠农资金",
            "村支部书记",
            "自办",
            ended,
            "否",
        ];
        for (column, text) in line.iter().enumerate() {
            sheet.write(row, column as u16, *text).unwrap();
        }
    }
    book.save(&path).unwrap();
    let report = desk.import(Case::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!((report.read, report.inserted, report.rejected), (2, 2, 0), "{:#?}", report.problems);
    let incidents = desk.rows(Incident::REGISTER);
    assert_eq!(incidents.len(), 1, "one incident, two persons");
    assert_eq!(incidents[0].get(Incident::CONCLUDED_ON).unwrap().to_string(), "2015-05-28", "concluded with its last case");
    assert_eq!(incidents[0].get(Incident::AMOUNT_FEN).unwrap().0, 3_200_000, "万元 by the heading");
    assert_eq!(desk.rows(Sanction::REGISTER).len(), 4, "a party and an administrative sanction each");
    assert_eq!(desk.rows(Transfer::REGISTER).len(), 1, "one was transferred");
    let forms: Vec<_> = desk.rows(Case::REGISTER).iter().map(|case| case.value("four_form_code").cloned()).collect();
    assert_eq!(forms, [Some(Value::Code("fourth".into())), Some(Value::Code("second".into()))], "by the gravest outcome");
    let again = desk.import(Case::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!(
        (again.unchanged, again.inserted, again.updated),
        (2, 0, 0),
        "the same file again changes nothing: {:?}",
        again.problems
    );
}

#[test]
fn tasks_span_their_measures() {
    let desk = Desk::new();
    let path = desk.path("整改任务台账（68条）.xlsx");
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("任务分解").unwrap();
    sheet.write(0, 0, "2015年整改任务分解表").unwrap();
    heads(
        sheet,
        1,
        &[
            "序号",
            "整改任务",
            "整改措施",
            "牵头单位",
            "责任单位",
            "配合部门",
            "整改时限",
            "目标要求",
            "进展情况",
            "任务编号",
            "措施编号",
            "措施批次",
        ],
    );
    for (row, (measure, no)) in [("逐笔核对津补贴", "1-1"), ("公示核对结果", "1-2"), ("集中清理公车", "2-1")].iter().enumerate()
    {
        let row = row as u32 + 2;
        for (column, text) in
            ["", "", measure, "县财政局", "白鹤镇、柳溪镇", "无", "2015.6.30", "全部清退", "推进中", "", no, "B1"]
                .iter()
                .enumerate()
        {
            if !text.is_empty() {
                sheet.write(row, column as u16, *text).unwrap();
            }
        }
    }
    for (column, text) in [(0, "1"), (1, "整治违规发放津补贴"), (9, "1")] {
        sheet.merge_range(2, column, 3, column, text, &plain).unwrap();
    }
    for (column, text) in [(0, "2"), (1, "整治公车私用"), (9, "2")] {
        sheet.write(4, column, text).unwrap();
    }
    book.save(&path).unwrap();
    let report = desk.import(Task::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!((report.read, report.inserted, report.rejected), (3, 3, 0), "{:#?}", report.problems);
    assert_eq!(desk.rows(Task::REGISTER).len(), 2, "two tasks");
    let measures = desk.rows(Measure::REGISTER);
    assert_eq!(measures.len(), 3, "three measures");
    assert_eq!(
        measures[0].get(Measure::TASK_ID).unwrap().row(),
        measures[1].get(Measure::TASK_ID).unwrap().row(),
        "the first two share a task"
    );
    let again = desk.import(Task::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!(
        (again.unchanged, again.inserted, again.updated),
        (3, 0, 0),
        "the same file again changes nothing: {:?}",
        again.problems
    );
}

#[test]
fn letters_come_from_a_gb18030_csv_and_informants_go_under_seal() {
    let desk = Desk::new();
    let path = desk.path("网络举报.csv");
    let text = "编号,收件日期,方式,举报人,实名否,被反映人,单位职务,反映内容,类别,初重信,主题标签\r\nXF1,2015-3-5,网络,沈青,实名,\"张三、李四\",石坪村村主任,\"反映虚报面积,\r\n冒领资金\",检举控告,初次,群众身边\r\n";
    let (bytes, _, _) = encoding(text);
    std::fs::write(&path, bytes).unwrap();
    let report = desk.import(Petition::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!((report.read, report.inserted, report.rejected), (1, 1, 0), "{:#?}", report.problems);
    let letter = desk.rows(Petition::REGISTER).remove(0);
    assert_eq!(letter.get(Petition::SUMMARY).as_deref(), Some("反映虚报面积,\n冒领资金"), "a quoted line break stays");
    assert!(matches!(letter.value("accuser_name"), Some(Value::Closed(_))), "the name is under seal");
    assert_eq!(desk.rows(Accused::REGISTER).len(), 2, "two accused");
}

/// GB18030 by the encoder the product does not use for writing.
fn encoding(text: &str) -> (Vec<u8>, (), ()) {
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    (bytes.into_owned(), (), ())
}

#[test]
fn what_is_no_ledger_is_refused_whole() {
    let desk = Desk::new();
    let path = desk.path("随笔.csv");
    std::fs::write(&path, "今天,天气,很好\n1,2,3\n").unwrap();
    let refused = desk.import(Clue::REGISTER, &path, Mode::Commit).err().unwrap();
    assert_eq!(refused.report().code, "E_NO_TABLE", "{refused}");
    let secret = desk.path("密.csv");
    std::fs::write(&secret, "秘密★5年\n线索编号,收到时间,被反映人,单位\nXS1,2015-3-5,张三,白鹤镇\n").unwrap();
    let refused = desk.import(Clue::REGISTER, &secret, Mode::Commit).err().unwrap();
    assert_eq!(refused.report().code, "E_SECRET", "{refused}");
    assert_eq!(desk.rows(Clue::REGISTER).len(), 0, "nothing was kept");
    let kept = std::fs::read_dir(desk.office.folder().attachments()).unwrap().count();
    assert_eq!(kept, 0, "not even the file, sealed");
}

fn lines_of(desk: &Desk, name: &str, lines: &str) -> Report {
    let path = desk.path(name);
    std::fs::write(&path, lines).unwrap();
    desk.import(Clue::REGISTER, &path, Mode::Commit).unwrap()
}

#[test]
fn one_number_twice_with_two_meanings_is_told_and_the_first_stands() {
    let desk = Desk::new();
    let report = lines_of(
        &desk,
        "线索.csv",
        "线索编号,收到时间,被反映人,单位\nZ1,2015-5-6,甲某,白鹤镇\nZ1,2015-5-6,甲某,白鹤镇\nZ1,2015-7-7,乙某,柳溪镇\n",
    );
    assert_eq!((report.read, report.inserted, report.unchanged, report.rejected), (3, 1, 1, 1), "{:?}", report.problems);
    assert!(report.problems.iter().any(|problem| problem.code == "duplicate_line"), "{:?}", report.problems);
    let clue = desk.rows(Clue::REGISTER).remove(0);
    assert_eq!(clue.get(Clue::RECEIVED_ON).unwrap().to_string(), "2015-05-06", "the first line stands");
}

#[test]
fn several_persons_in_a_cell_are_not_one_person() {
    let desk = Desk::new();
    let report = lines_of(
        &desk,
        "线索.csv",
        "线索编号,收到时间,被反映人,单位\nZ1,2015-5-6,\"甲某、乙某\",白鹤镇\nZ2,2015-5-6,张某等3人,白鹤镇\n",
    );
    assert_eq!((report.inserted, report.rejected), (0, 2), "{:?}", report.problems);
    assert_eq!(desk.rows(Person::REGISTER).len(), 0, "nobody was invented");
}

#[test]
fn a_day_no_register_accepts_is_told_by_its_cell_and_harms_nothing() {
    let desk = Desk::new();
    let path = desk.path("线索.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    heads(sheet, 0, &["线索编号", "收到时间", "被反映人", "单位"]);
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (row, date) in [(1, "2105-05-06"), (2, "2015-05-06")] {
        heads(sheet, row, &[if row == 1 { "Z1" } else { "Z2" }, "", "甲某", "白鹤镇"]);
        sheet.write_with_format(row, 1, ExcelDateTime::parse_from_str(date).unwrap(), &day).unwrap();
    }
    book.save(&path).unwrap();
    let report = desk.import(Clue::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!((report.inserted, report.rejected), (1, 1), "{:?}", report.problems);
    assert_eq!(desk.rows(Clue::REGISTER).len(), 1, "the register is readable");
}

#[test]
fn a_unit_named_twice_in_a_cell_does_not_look_like_tampering() {
    let desk = Desk::new();
    let path = desk.path("任务.csv");
    std::fs::write(&path, "年度,任务编号,整改任务,责任单位\n2015,1,整治公款吃喝,\"县财政局、财政局、县财政局\"\n").unwrap();
    let report = desk.import(Task::REGISTER, &path, Mode::Commit).unwrap();
    assert_eq!(report.read, 1, "{:?}", report.problems);
    assert!(desk.office.verify().unwrap().problems.is_empty(), "the office is whole");
}
