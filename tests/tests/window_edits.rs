//! Editing in the grid: cells read as a form's boxes, rows that take all or nothing, blocks that grow new rows.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;
use zhengfeng_core::intake::cells::{self, Edit, Outcome, Paste, Pasted};
use zhengfeng_core::intake::form;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::register::{Described, Draft, Link, Register, Row, Value};
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::petition::{Accused, Petition};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::registers::{enter, undo};
use zhengfeng_core::storage::{page, read};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Report;
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::money::Fen;
use zhengfeng_core::words::place::Problem;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_451_520_000_000;

struct Desk {
    office: Office,
    unit: RowId,
    clues: Vec<RowId>,
    _place: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path().join("office"));
        let office = Office::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap().office;
        let filled = office.change(Deed::Add, |change| {
            let mut unit = Draft::new(Unit::REGISTER);
            unit.set(Unit::FULL_NAME, "白鹤镇");
            let unit = enter::enter(change, &unit, None, None)?;
            let mut person = Draft::new(Person::REGISTER);
            person.set(Person::NAME, "陈家林").set(Person::UNIT_ID, Link::<Unit>::from(unit));
            let person = enter::enter(change, &person, None, None)?;
            let mut clues = Vec::new();
            for number in ["XS-1", "XS-2", "XS-3"] {
                let mut clue = Draft::new(Clue::REGISTER);
                clue.set(Clue::CLUE_NO, number).set(Clue::RECEIVED_ON, Day::new(2015, 3, 5).unwrap());
                clue.set(Clue::SUBJECT_PERSON_ID, Link::<Person>::from(person)).set(Clue::PROBLEM_TEXT, "原文");
                clues.push(enter::enter(change, &clue, None, None)?);
            }
            Ok((unit, clues))
        });
        let (unit, clues) = filled.unwrap();
        Desk { office, unit, clues, _place: place }
    }

    fn clue(&self, at: usize) -> Row {
        read::find(&self.office.reading(), Clue::REGISTER, self.clues[at]).unwrap()
    }

    fn text(&self, at: usize) -> Option<String> {
        self.clue(at).get(Clue::PROBLEM_TEXT)
    }

    /// Writes cells of clues as they are now: place of the clue, field, text.
    fn patch(&self, edits: &[(usize, &str, &str)]) -> Vec<Outcome> {
        let versions: Vec<i64> = (0..self.clues.len()).map(|at| self.clue(at).kept.version).collect();
        let edits: Vec<Edit> =
            edits.iter().map(|(at, field, text)| Edit { row: self.clues[*at], version: versions[*at], field, text }).collect();
        self.office.change(Deed::Change, |change| cells::patch(change, Clue::REGISTER, &edits)).unwrap()
    }

    /// Pastes a block over clues from a place on.
    fn paste(&self, from: usize, fields: &[&str], lines: &[&[&str]]) -> Pasted {
        let (targets, matrix) = self.block(from, lines);
        let block = Paste { targets: &targets, fields, matrix: &matrix, of: None };
        self.office.change(Deed::Change, |change| cells::paste(change, Clue::REGISTER, &block)).unwrap()
    }

    fn block(&self, from: usize, lines: &[&[&str]]) -> (Vec<(RowId, i64)>, Vec<Vec<String>>) {
        let targets = (from..self.clues.len()).map(|at| (self.clues[at], self.clue(at).kept.version)).collect();
        (targets, lines.iter().map(|line| line.iter().map(|text| text.to_string()).collect()).collect())
    }

    fn living(&self, register: &'static Register) -> usize {
        page::view(&self.office.reading(), register, &Query::default()).unwrap().rows.len()
    }

    fn is_whole(&self) {
        let findings = self.office.verify().unwrap();
        assert_eq!((findings.broken_at, findings.problems), (None, vec![]), "the office is whole");
    }
}

fn refused(outcome: &Outcome) -> &Problem {
    match outcome {
        Outcome::Refused(problem) => problem,
        other => panic!("{other:?} is no refusal"),
    }
}

#[test]
fn cells_are_read_as_a_form_reads_them() {
    let desk = Desk::new();
    let outcomes = desk.patch(&[
        (0, "received_on", "2015年4月6日"),
        (0, "amount_fen", "3.5万元"),
        (0, "unit_id", "白鹤镇"),
        (0, "source", "信访举报"),
        (0, "problem_text", "  新文  "),
        (1, "problem_text", "原文"),
        (2, "problem_text", ""),
    ]);
    let (changed, same) = (Outcome::Changed, Outcome::Same);
    assert_eq!(outcomes, [&changed, &changed, &changed, &changed, &changed, &same, &changed].map(Clone::clone));
    let clue = desk.clue(0);
    assert_eq!(clue.get(Clue::RECEIVED_ON).unwrap().to_string(), "2015-04-06");
    assert_eq!(clue.get(Clue::AMOUNT_FEN), Some(Fen(3_500_000)));
    assert_eq!(clue.get(Clue::UNIT_ID).map(|link| link.row()), Some(desk.unit));
    assert_eq!(clue.get(Clue::PROBLEM_TEXT).as_deref(), Some("新文"));
    assert_eq!(desk.text(2), None, "an empty text empties");
    desk.is_whole();
}

#[test]
fn a_row_takes_all_its_cells_or_none_and_leaves_the_others_alone() {
    let desk = Desk::new();
    let outcomes = desk.patch(&[
        (0, "problem_text", "好"),
        (0, "received_on", "不久前"),
        (1, "problem_text", "也好"),
        (2, "clue_no", "XS-1"),
        (2, "problem_text", "同号"),
    ]);
    assert_eq!(outcomes[0], Outcome::Held, "good by itself");
    let day = refused(&outcomes[1]);
    assert_eq!(day.place.name, Some("received_on"));
    assert!(day.words.contains("不久前"), "{}", day.words);
    assert_eq!(outcomes[2], Outcome::Changed, "another row");
    let number = refused(&outcomes[3]);
    assert_eq!((number.code, number.place.name), ("duplicate_number", Some("clue_no")));
    assert!(number.words.contains("XS-1"), "the number that is taken: {}", number.words);
    assert_eq!(outcomes[4], Outcome::Held);
    assert_eq!([desk.text(0), desk.text(1), desk.text(2)].map(Option::unwrap), ["原文", "也好", "原文"]);
    let emptied = desk.patch(&[(0, "received_on", " "), (0, "problem_text", "好")]);
    assert_eq!(refused(&emptied[0]).place.name, Some("received_on"), "what makes the row that row stays");
    assert_eq!(desk.text(0).as_deref(), Some("原文"));
    desk.is_whole();
}

#[test]
fn an_unknown_code_and_an_inferred_year_are_taken_and_said() {
    let desk = Desk::new();
    let outcomes = desk.patch(&[(0, "source", "天外来信"), (0, "registered_on", "15.3.9")]);
    for (outcome, code) in outcomes.iter().zip(["unknown_code", "inferred_day"]) {
        let Outcome::Doubtful(problem) = outcome else { panic!("{outcome:?}") };
        assert_eq!(problem.code, code, "{}", problem.words);
    }
    let clue = desk.clue(0);
    assert_eq!(clue.value("source"), Some(&Value::Unread("天外来信".into())), "kept as written");
    assert!(clue.missing().contains(&"线索来源".to_string()), "and 待补录");
}

#[test]
fn who_edits_an_old_version_is_told() {
    let desk = Desk::new();
    let version = desk.clue(0).kept.version;
    desk.patch(&[(0, "problem_text", "先到")]);
    let edits = [
        Edit { row: desk.clues[0], version, field: "problem_text", text: "后到" },
        Edit { row: desk.clues[1], version: desk.clue(1).kept.version, field: "problem_text", text: "无关" },
    ];
    let outcomes = desk.office.change(Deed::Change, |change| cells::patch(change, Clue::REGISTER, &edits)).unwrap();
    let stale = refused(&outcomes[0]);
    assert_eq!((stale.code, stale.place.name), ("stale", Some("problem_text")));
    assert!(stale.words.contains("刚被“office”改过"), "{}", stale.words);
    assert_eq!(desk.text(0).as_deref(), Some("先到"), "the first stays");
    assert_eq!(outcomes[1], Outcome::Changed);
    assert!(desk.clue(0).kept.version > version, "the row has a newer version");
}

#[test]
fn nothing_is_typed_into_computed_sealed_or_line_columns() {
    let desk = Desk::new();
    let hand_overs = desk.patch(&[(0, "hand_overs", "甲")]);
    assert!(refused(&hand_overs[0]).words.contains("逐行"), "{hand_overs:?}");
    let letter = json!({ "received_on": "2015-03-05", "summary": "一" });
    let row = desk.office.change(Deed::Add, |change| {
        let draft = form::draft(change.reading(), Petition::REGISTER, letter.as_object().unwrap())?;
        enter::enter(change, &draft, None, None)
    });
    let row = row.unwrap();
    let found = read::find(&desk.office.reading(), Petition::REGISTER, row).unwrap();
    for (field, words) in [("stat_month", "计算"), ("accuser_name", "封存")] {
        let edit = Edit { row, version: found.kept.version, field, text: "2015-04" };
        let outcomes = desk.office.change(Deed::Change, |change| cells::patch(change, Petition::REGISTER, &[edit])).unwrap();
        assert!(refused(&outcomes[0]).words.contains(words), "{outcomes:?}");
    }
    let block = Paste {
        targets: &[(row, found.kept.version)],
        fields: &["summary", "stat_month", "accuser_name", "accused"],
        matrix: &[["二", "2015-04", "沈青禾", "王德厚", "多余"].map(str::to_string).to_vec()],
        of: None,
    };
    let pasted = desk.office.change(Deed::Change, |change| cells::paste(change, Petition::REGISTER, &block)).unwrap();
    assert_eq!((pasted.skipped(), &pasted.lines[0].cells[0]), (4, &Outcome::Changed), "a block passes over them");
    desk.is_whole();
}

#[test]
fn a_block_grows_rows_beyond_the_last() {
    let desk = Desk::new();
    let fields = ["clue_no", "received_on", "subject_person_id", "problem_text"];
    let pasted = desk.paste(
        2,
        &fields,
        &[
            &["XS-3", "2015-03-05", "陈家林", "改过"],
            &["XS-4", "2015.5.1", "陈家林", "新的"],
            &["", "2015-05-02", "陈家林", "程序给号"],
            &["XS-6", "", "陈家林", "没有日期"],
            &["XS-1", "2015-05-03", "陈家林", "重号"],
            &["", "", "", ""],
            &["XS-7", "2015-05-04", "无此人", "名字不识"],
        ],
    );
    assert_eq!(pasted.entered(), 2, "two are whole");
    assert_eq!(desk.living(Clue::REGISTER), 5);
    assert_eq!(desk.text(2).as_deref(), Some("改过"));
    let rows: Vec<bool> = pasted.lines.iter().map(|line| line.row.is_some()).collect();
    assert_eq!(rows, [true, true, true, false, false, false, false]);
    let given = read::find(&desk.office.reading(), Clue::REGISTER, pasted.lines[2].row.unwrap()).unwrap();
    assert_eq!(given.get(Clue::CLUE_NO).as_deref(), Some("XS2015-0001"), "a number is given");
    assert_eq!(pasted.lines[2].cells[0], Outcome::Same, "nothing was typed there");
    for (line, cell, code) in [(3, 1, "missing_identity"), (4, 0, "duplicate_number"), (6, 2, "unknown_person")] {
        let problem = refused(&pasted.lines[line].cells[cell]);
        assert_eq!((problem.code, problem.place.name), (code, Some(fields[cell])), "line {line}");
        assert_eq!(pasted.lines[line].cells[3], Outcome::Held, "line {line}");
    }
    assert!(pasted.lines[5].cells.iter().all(|cell| *cell == Outcome::Same), "a blank line is no row");
    desk.is_whole();
}

#[test]
fn a_row_that_lacks_what_the_block_does_not_hold_says_so() {
    let desk = Desk::new();
    let pasted = desk.paste(3, &["problem_text"], &[&["只有内容"]]);
    let problem = refused(&pasted.lines[0].cells[0]);
    assert!(problem.words.contains("收到日期"), "{}", problem.words);
    assert_eq!(desk.living(Clue::REGISTER), 3);
}

#[test]
fn lines_are_pasted_under_their_record() {
    let desk = Desk::new();
    let mut letter = Draft::new(Petition::REGISTER);
    letter.set(Petition::RECEIVED_ON, Day::new(2015, 3, 5).unwrap()).set(Petition::SUMMARY, "一");
    let letter = desk.office.change(Deed::Add, |change| enter::enter(change, &letter, None, None)).unwrap();
    let matrix = [["王德厚", "村主任"], ["李守义", "会计"]].map(|line| line.map(str::to_string).to_vec());
    let block = Paste { targets: &[], fields: &["name", "post_text"], matrix: &matrix, of: Some(letter) };
    let pasted = desk.office.change(Deed::Add, |change| cells::paste(change, Accused::REGISTER, &block)).unwrap();
    assert_eq!(pasted.entered(), 2);
    let lines = read::lines(&desk.office.reading(), Accused::REGISTER, letter).unwrap();
    assert_eq!(lines.len(), 2, "both hang under the letter");
}

#[test]
fn a_rehearsal_says_what_the_paste_does_and_writes_nothing() {
    let desk = Desk::new();
    let fields = ["clue_no", "received_on", "subject_person_id", "problem_text"];
    let lines: [&[&str]; 2] = [&["XS-3", "2015-03-05", "陈家林", "改过"], &["XS-4", "五月", "陈家林", "新的"]];
    let (targets, matrix) = desk.block(2, &lines);
    let block = Paste { targets: &targets, fields: &fields, matrix: &matrix, of: None };
    let rehearsed = desk.office.rehearse(Deed::Change, |change| cells::paste(change, Clue::REGISTER, &block)).unwrap();
    assert_eq!((desk.living(Clue::REGISTER), desk.text(2).as_deref()), (3, Some("原文")), "nothing is written");
    assert_eq!(desk.paste(2, &fields, &lines), rehearsed, "what was said is what is done");
    assert_eq!(desk.text(2).as_deref(), Some("改过"));
}

#[test]
fn a_paste_is_one_act_and_taken_back_as_one() {
    let desk = Desk::new();
    let (targets, matrix) = desk.block(1, &[&["甲", "2015-01-01"], &["乙", "2015-01-02"], &["丙", "2015-01-03"]]);
    let block = Paste { targets: &targets, fields: &["problem_text", "received_on"], matrix: &matrix, of: None };
    let (_, act) = desk.office.change_told(Deed::Change, |change| cells::paste(change, Clue::REGISTER, &block)).unwrap();
    assert_eq!((desk.text(1).unwrap(), desk.text(2).unwrap()), ("甲".into(), "乙".into()));
    desk.office.change(Deed::Undo, |change| undo::take_back(change, act)).unwrap();
    assert_eq!((desk.text(1).unwrap(), desk.text(2).unwrap()), ("原文".into(), "原文".into()));
    desk.is_whole();
}

#[test]
fn who_may_not_write_a_row_edits_no_cell_of_it() {
    let desk = Desk::new();
    desk.office.add_account("letters", Role::Petitions, None, PASSWORD).unwrap();
    let (folder, row, version) = (desk.office.folder().clone(), desk.clues[0], desk.clue(0).kept.version);
    drop(desk.office);
    let office = Office::open(&folder, "letters", PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON))).unwrap();
    let edit = Edit { row, version, field: "clue_no", text: "XS-9" };
    let outcomes = office.change(Deed::Change, |change| cells::patch(change, Clue::REGISTER, &[edit])).unwrap();
    assert_eq!(refused(&outcomes[0]).code, "E_RIGHT");
}

#[test]
fn a_forms_problems_name_their_boxes() {
    let desk = Desk::new();
    let report = |boxes: serde_json::Value| -> Report {
        let work = desk.office.change(Deed::Add, |change| {
            let draft = form::draft(change.reading(), Petition::REGISTER, boxes.as_object().unwrap())?;
            enter::enter(change, &draft, None, None)
        });
        work.unwrap_err().report()
    };
    let places = |report: &Report| -> Vec<_> {
        report.problems.iter().map(|problem| (problem.place.name, problem.place.line)).collect()
    };
    let unread = report(json!({
        "received_on": "不久前",
        "accused": [{ "name": "王德厚" }, { "name": "李守义", "unit_id": "无此单位" }],
    }));
    assert_eq!(places(&unread), [(Some("received_on"), None), (Some("unit_id"), Some(("accused", 1)))]);
    let missing = report(json!({ "summary": "一" }));
    assert_eq!(places(&missing), [(Some("received_on"), None)], "{missing:?}");
    let line = report(json!({ "received_on": "2015-03-05", "accused": [{ "name": "王德厚" }, { "post_text": "会计" }] }));
    assert_eq!(places(&line), [(Some("name"), Some(("accused", 1)))], "{line:?}");
}
