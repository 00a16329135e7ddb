//! Foreign workbooks at the reader's door: hostile files, limits, workers that die, and the whole corpus where it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::peek::peek;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::excel::read::{Cell, Event, Merge, SheetHead};
use zhengfeng_core::words::place::Problem;

/// Codes that only a later room can give, because they need to know where a table begins.
const OF_LATER_ROOMS: [&str; 4] = ["W_SECOND_TABLE", "W_DUP_HEADER", "W_BLANK_HEADER", "W_DUPLICATE"];

fn worker() -> Worker {
    worker_within(Limits::default())
}

fn worker_within(limits: Limits) -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_worker"), limits)
}

/// What a file gave, in the few words an expectation is written in.
#[derive(Debug, Default)]
struct Outcome {
    refused: Option<(&'static str, String)>,
    heads: Vec<SheetHead>,
    rows: usize,
    cells: Vec<(usize, u32, u32, Cell)>,
    problems: Vec<Problem>,
}

impl Outcome {
    fn code(&self) -> &str {
        self.refused.as_ref().map_or("", |(code, _)| code)
    }

    fn has(&self, code: &str) -> bool {
        self.problems.iter().any(|problem| problem.code == code)
    }

    fn text(&self, row: u32, column: u32) -> Option<&str> {
        self.cells.iter().find_map(|(_, r, c, cell)| match cell {
            Cell::Text(text) if (*r, *c) == (row, column) => Some(text.as_str()),
            _ => None,
        })
    }

    fn short(&self) -> String {
        let mut codes: Vec<&str> = self.problems.iter().map(|problem| problem.code).collect();
        codes.dedup();
        match &self.refused {
            Some((code, _)) => format!("error:{code}"),
            None => format!("import, {} rows, {} cells, {codes:?}", self.rows, self.cells.len()),
        }
    }
}

fn read(worker: &Worker, path: &Path) -> Outcome {
    let mut outcome = Outcome::default();
    let refused = |error: zhengfeng_core::words::error::Error| {
        let report = error.report();
        (report.code, report.words)
    };
    let mut reader = match worker.open(path) {
        Ok(reader) => reader,
        Err(error) => return Outcome { refused: Some(refused(error)), ..outcome },
    };
    let mut last_row = None;
    loop {
        match reader.next() {
            Ok(Some(Event::Sheet(head))) => {
                outcome.heads.push(head);
                last_row = None;
            }
            Ok(Some(Event::Row(row))) => {
                assert!(last_row < Some(row.index), "rows ascend in {}", path.display());
                assert!(row.cells.is_sorted_by(|a, b| a.0 < b.0), "columns ascend in {}", path.display());
                last_row = Some(row.index);
                outcome.rows += 1;
                let sheet = outcome.heads.len() - 1;
                outcome.cells.extend(row.cells.into_iter().map(|(column, cell)| (sheet, row.index, column, cell)));
            }
            Ok(Some(Event::SheetEnd)) => {}
            Ok(Some(Event::Problem(problem))) => outcome.problems.push(problem),
            Ok(None) => return outcome,
            Err(error) => {
                outcome.refused = Some(refused(error));
                assert!(matches!(reader.next(), Ok(None)), "nothing comes after a refusal");
                return outcome;
            }
        }
    }
}

/// Files of the corpus that end otherwise than their index says, checked by hand. Its readers count cells of blank text,
/// which are not sent; the last two are read as far as they can be, the one because it is better repaired here, the other
/// with the spoilt sheet named.
const CHECKED: [(&str, &str); 11] = [
    ("calamine/issue_261.xlsx", "import, 55 rows, 228 cells"),
    ("calamine/issue_261_fixed_by_excel.xlsx", "import, 55 rows, 228 cells"),
    ("calamine/whitespace_trim.xlsx", "import, 6 rows, 12 cells"),
    ("poi/FormulaEvalTestData.xls", "import, 843 rows, 4481 cells"),
    ("poi/FormulaEvalTestData_Copy.xlsx", "import, 821 rows, 4139 cells"),
    ("poi/46250.xls", "import, 199 rows, 1575 cells"),
    ("poi/bug60858.xlsx", "import, 2 rows, 32 cells"),
    ("poi/countblankExamples.xls", "import, 7 rows, 29 cells"),
    ("exceldatareader/Test_LotsOfSheets.xlsb", "import, 1825 rows, 14095 cells"),
    ("sheetjs/wtf_path.xlsb", "import, 9 rows, 31 cells"),
    (
        "poi/clusterfuzz-testcase-minimized-POIXSSFFuzzer-5937385319563264.xlsx",
        "import, 274 rows, 1954 cells, [\"W_HIDDEN_ROWS\", \"E_SHEET\"]",
    ),
];

/// Whether an outcome is one of those the index expects of a file. Ends that only a later room can reach (records
/// counted, headings found, packages) are taken as met by an import here.
fn meets(expected: &str, outcome: &Outcome) -> bool {
    if expected.contains("E_PKG_") {
        return true;
    }
    if expected.contains("accepted") || expected.contains("never a crash; import") {
        return true;
    }
    expected.split(" or ").any(|end| meets_end(end.trim(), outcome))
}

fn meets_end(end: &str, outcome: &Outcome) -> bool {
    let numbers: Vec<usize> = end.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let word = end.split([' ', '(', ',']).next().unwrap_or_default();
    if let Some(code) = word.strip_prefix("error:").or(word.starts_with("E_").then_some(word)) {
        let of_later_room = code == "E_NO_TABLE" || (code == "E_EMPTY" && outcome.refused.is_none() && outcome.rows == 1);
        return outcome.code() == code || of_later_room;
    }
    if end.starts_with("error naming the sheet") {
        return outcome.refused.is_some() || outcome.has("E_SHEET");
    }
    if word.starts_with("error") {
        return outcome.refused.is_some();
    }
    if outcome.refused.is_some() {
        return false;
    }
    if end.starts_with("opens") {
        return match numbers[..] {
            [rows, _] if end.contains("lines as utf") => outcome.rows == rows,
            // Where two readers differ, the second pair is the other one's.
            [rows, cells, ref other @ ..] => [&[rows, cells], other].contains(&[outcome.rows, outcome.cells.len()].as_slice()),
            _ => false,
        };
    }
    if end.ends_with("within 5 s") {
        return outcome.rows > 0;
    }
    let codes = word.split('+').skip(1).filter(|code| code.starts_with("W_") && !OF_LATER_ROOMS.contains(code));
    word.starts_with("import")
        && outcome.rows >= numbers.first().copied().unwrap_or(1)
        && codes.into_iter().all(|code| outcome.has(code))
}

/// Words a person reads: Chinese, with the file, and nothing a library said.
fn assert_words(path: &Path, outcome: &Outcome) {
    let name = path.file_name().unwrap().to_string_lossy();
    let all = outcome.refused.iter().map(|(_, words)| words).chain(outcome.problems.iter().map(|p| &p.words));
    for words in all {
        let bare: String = words.split(['“', '”']).step_by(2).collect();
        let known = ["xlsx", "Excel", "Office", "xls", "csv", "Word", "SQLite", "SYLK", "MHTML"];
        let bare = known.iter().fold(bare, |text, word| text.replace(word, ""));
        let longest = bare.split(|c: char| !c.is_ascii_lowercase()).map(str::len).max().unwrap_or(0);
        assert!(bare.chars().any(|c| c > '\u{4E00}') && longest < 4, "words for a person in {name}: {words}");
    }
    if let Some((code, words)) = &outcome.refused {
        assert!(code.starts_with("E_") && words.contains(&*name), "{name} is named: {words}");
    }
}

fn index(folder: &Path) -> Vec<(PathBuf, String)> {
    let text = fs::read_to_string(folder.join("index.csv")).unwrap();
    let lines = csv_lines(&text);
    lines.into_iter().skip(1).map(|line| (folder.join(&line[0]), line.last().unwrap().clone())).collect()
}

fn csv_lines(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| {
            let mut fields = vec![String::new()];
            let mut quoted = false;
            for c in line.chars() {
                match c {
                    '"' => quoted = !quoted,
                    ',' if !quoted => fields.push(String::new()),
                    c => fields.last_mut().unwrap().push(c),
                }
            }
            fields
        })
        .collect()
}

fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile").join(name)
}

#[test]
fn hostile_files_end_as_their_index_says() {
    let worker = worker();
    for (path, expected) in index(&hostile("")) {
        let outcome = read(&worker, &path);
        assert!(meets(&expected, &outcome), "{}: expected {expected}, got {}", path.display(), outcome.short());
        assert_words(&path, &outcome);
    }
}

#[test]
fn the_corpus_ends_as_its_index_says() {
    let Some(folder) = std::env::var_os("ZHENGFENG_CORPUS").map(PathBuf::from) else {
        println!("skipped: ZHENGFENG_CORPUS does not point at the corpus");
        return;
    };
    let worker = worker();
    let files = index(&folder);
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((path, expected)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = std::time::Instant::now();
                    let outcome = read(&worker, path);
                    assert_words(path, &outcome);
                    results.lock().unwrap().push((path, expected, outcome, start.elapsed()));
                }
            });
        }
    });
    let results = results.into_inner().unwrap();
    let died = |outcome: &Outcome| outcome.refused.as_ref().is_some_and(|(_, words)| words.contains("所需内存"));
    let checked = |path: &Path, outcome: &Outcome| {
        CHECKED.iter().any(|(name, end)| path.ends_with(name) && outcome.short().starts_with(end))
    };
    let otherwise: Vec<_> = results.iter().filter(|(_, expected, outcome, _)| !meets(expected, outcome)).collect();
    let disagreeing: Vec<_> = otherwise.iter().filter(|(path, _, outcome, _)| !checked(path, outcome)).collect();
    for (path, expected, outcome, _) in &disagreeing {
        println!("{}: expected {expected}, got {}", path.display(), outcome.short());
    }
    let slowest = results.iter().max_by_key(|(_, _, _, time)| *time).unwrap();
    println!(
        "{} files, {} refused, {} worker deaths, {} end otherwise than the index says, {} of \
         them unchecked, slowest {:?} {}",
        results.len(),
        results.iter().filter(|(_, _, outcome, _)| outcome.refused.is_some()).count(),
        results.iter().filter(|(_, _, outcome, _)| died(outcome)).count(),
        otherwise.len(),
        disagreeing.len(),
        slowest.3,
        slowest.0.display(),
    );
    assert!(disagreeing.is_empty());
}

#[test]
fn damaged_files_are_data_or_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let worker = worker();
    let mut seed = 20_260_101u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let count = std::env::var("ZHENGFENG_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let files = index(&hostile(""));
    for number in 0..count {
        let (original, _) = &files[random(files.len())];
        let mut bytes = fs::read(original).unwrap();
        for _ in 0..=random(4) {
            match (random(3), bytes.len()) {
                (_, 0) => {}
                (0, length) => bytes.truncate(random(length)),
                (1, length) => bytes[random(length)] = random(256) as u8,
                (_, length) => {
                    let from = random(length);
                    let until = (from + random(64)).min(length);
                    bytes[from..until].fill([0, 0xFF][random(2)]);
                }
            }
        }
        let path = folder.path().join(original.file_name().unwrap());
        fs::write(&path, &bytes).unwrap();
        let start = std::time::Instant::now();
        assert_words(&path, &read(&worker, &path));
        assert!(start.elapsed().as_secs() < 10, "mutant {number} of {} takes long", original.display());
    }
}

#[test]
fn hidden_things_and_filters_are_told_before_the_rows() {
    let outcome = read(&worker(), &hostile("ledger/hidden_rows_cols_sheets.xlsx"));
    for code in ["W_HIDDEN_ROWS", "W_HIDDEN_COLS", "W_HIDDEN_SHEETS"] {
        assert!(outcome.has(code), "{code} is told");
    }
    assert!(!outcome.heads[0].hidden_rows.is_empty() && !outcome.heads[0].hidden_columns.is_empty());
    let filtered = read(&worker(), &hostile("ledger/filtered_rows.xlsx"));
    assert!(filtered.has("W_HIDDEN_ROWS"));
}

#[test]
fn merges_come_with_the_head() {
    let outcome = read(&worker(), &hostile("ledger/three_row_merged_header.xlsx"));
    let title = outcome.heads[0].merges.iter().find(|merge| merge.first_row == 0);
    assert!(title.is_some_and(|merge: &Merge| merge.first_column == 0 && merge.last_column > 0), "the title is merged");
}

#[test]
fn what_a_formula_or_a_float_lost_is_told_at_its_cell() {
    let outcome = read(&worker(), &hostile("ledger/error_cells_and_formulas.xlsx"));
    let cells = |code: &str| -> Vec<String> {
        outcome.problems.iter().filter(|p| p.code == code).filter_map(|p| p.place.cell()).collect()
    };
    assert_eq!(cells("W_FORMULA_NO_VALUE"), ["C3", "D3"]);
    assert_eq!(cells("W_ERROR_CELL"), ["C2", "D2", "E2"]);
    assert_eq!(outcome.text(2, 4), Some("张三"), "a stored result of a formula is taken");
    let lost = read(&worker(), &hostile("values/id_numbers_lost.xlsx"));
    assert!(lost.problems.iter().any(|p| p.code == "W_PRECISION_LOST" && p.place.cell().is_some()));
}

#[test]
fn disordered_cells_are_put_in_order() {
    let outcome = read(&worker(), &hostile("size/cells_out_of_order_and_twice.xlsx"));
    assert_eq!((outcome.text(0, 1), outcome.text(1, 1), outcome.text(2, 1)), (Some("姓名"), Some("甲二"), Some("乙")));
}

#[test]
fn broken_characters_are_replaced_and_told() {
    let outcome = read(&worker(), &hostile("xml/control_chars.xlsx"));
    assert_eq!(outcome.text(1, 1), Some("甲\u{FFFD}乙\u{FFFD}丙\u{FFFD}丁\u{FFFD}"));
    let problem = outcome.problems.iter().find(|problem| problem.code == "W_REPLACED").unwrap();
    assert_eq!(problem.place.cell().as_deref(), Some("B2"));
}

#[test]
fn texts_that_look_like_formulas_come_back_as_texts() {
    let outcome = read(&worker(), &hostile("inject/formula_text_gbk.csv"));
    assert_eq!(outcome.text(1, 1), Some("=cmd|' /C calc'!A0"));
    assert_eq!(outcome.text(8, 1), Some("\n=1+1"), "a quoted line break stays");
    assert_eq!(outcome.text(25, 1), Some("=1+1"), "the quote that guarded it is taken off");
    let tricks = read(&worker(), &hostile("csv/excel_equals_trick.csv"));
    assert_eq!(tricks.text(1, 1), Some("01990000000"));
}

#[test]
fn each_limit_ends_in_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["甲", "乙"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for row in 0..3 {
            sheet.write_string(row, 0, format!("{name}{row}")).unwrap();
            sheet.write_number(row, 1, f64::from(row)).unwrap();
        }
    }
    let path = folder.path().join("台账.xlsx");
    book.save(&path).unwrap();
    let size = fs::metadata(&path).unwrap().len();
    let usual = Limits::default();
    let code = |limits: Limits| read(&worker_within(limits), &path).code().to_string();
    for (bound, limits) in [
        ("file", [Limits { file: size - 1, ..usual.clone() }, Limits { file: size, ..usual.clone() }]),
        ("rows", [Limits { rows: 2, ..usual.clone() }, Limits { rows: 3, ..usual.clone() }]),
        ("columns", [Limits { columns: 1, ..usual.clone() }, Limits { columns: 2, ..usual.clone() }]),
        ("cells", [Limits { cells: 11, ..usual.clone() }, Limits { cells: 12, ..usual.clone() }]),
        ("sheets", [Limits { sheets: 1, ..usual.clone() }, Limits { sheets: 2, ..usual.clone() }]),
        ("entries", [Limits { entries: 5, ..usual.clone() }, Limits { entries: 100, ..usual.clone() }]),
        ("texts", [Limits { shared_strings: 10, ..usual.clone() }, Limits { shared_strings: 9_999, ..usual.clone() }]),
        ("sheet", [Limits { sheet_part: 10, ..usual.clone() }, Limits { sheet_part: 9_999, ..usual.clone() }]),
        ("part", [Limits { other_part: 10, ..usual.clone() }, Limits { other_part: 99_999, ..usual.clone() }]),
    ] {
        let [over, within] = limits.map(code);
        assert!(over.starts_with("E_TOO_"), "{bound} over its limit: {over:?}");
        assert_eq!(within, "", "{bound} at its limit");
    }
}

#[test]
fn a_worker_without_memory_or_time_is_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("长 台账😀.csv");
    fs::write(&path, "序号,姓名,反映问题\n1,张三,村级工程款支出不明\n".repeat(400_000)).unwrap();
    let memory = worker_within(Limits { memory: 32 << 20, ..Limits::default() });
    let outcome = read(&memory, &path);
    assert_eq!(outcome.code(), "E_TOO_BIG", "{}", outcome.short());
    assert_words(&path, &outcome);
    let mut hasty = worker_within(Limits { seconds: 0, ..Limits::default() }).open(&hostile("csv/utf8_bom.csv")).unwrap();
    let error = hasty.next().unwrap_err().report();
    assert_eq!(error.code, "E_TIME");
}

#[test]
fn a_program_that_is_no_worker_is_a_message() {
    let stranger = Worker::new(std::env::current_exe().unwrap(), Limits::default());
    let outcome = read(&stranger, &hostile("csv/utf8_bom.csv"));
    assert_eq!(outcome.code(), "E_TRUNCATED");
    let absent = Worker::new("/nowhere/worker", Limits::default());
    assert_eq!(read(&absent, &hostile("csv/utf8_bom.csv")).code(), "E_FILE");
    assert_eq!(read(&worker(), Path::new("/nowhere/台账.xlsx")).code(), "E_FILE");
    assert_eq!(read(&worker(), &hostile("")).code(), "E_FILE", "a folder");
}

#[test]
fn a_part_with_a_wrong_checksum_is_no_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("校验和.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "张三").unwrap();
    book.save(&path).unwrap();
    assert_eq!(read(&worker(), &path).rows, 1);
    let mut bytes = fs::read(&path).unwrap();
    let name = b"xl/worksheets/sheet1.xml";
    // The last place where the name stands is the directory; the checksum lies thirty bytes before it.
    let at = bytes.windows(name.len()).rposition(|window| window == name).unwrap();
    bytes[at - 30] ^= 0xFF;
    fs::write(&path, bytes).unwrap();
    let outcome = read(&worker(), &path);
    assert_eq!((outcome.code(), outcome.rows), ("E_TRUNCATED", 0));
}

#[test]
fn lock_files_and_empty_files_are_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let worker = worker();
    assert_eq!(read(&worker, &write("~$线索台账.xlsx", b"\x05owner")).code(), "E_LOCK_FILE");
    assert_eq!(read(&worker, &write("空.xlsx", b"")).code(), "E_EMPTY_FILE");
    assert_eq!(read(&worker, &write("空.csv", b"\n\n  ,  \n")).code(), "E_EMPTY");
    assert_eq!(read(&worker, &write("信.xls", "没有表格的一行字".as_bytes())).code(), "E_NOT_SPREADSHEET");
}

#[test]
fn a_reader_may_be_left_at_any_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.csv");
    fs::write(&path, "1,张三,村级工程款支出不明\n".repeat(300_000)).unwrap();
    for events in [0, 1, 2, 50_000] {
        let mut reader = worker().open(&path).unwrap();
        for _ in 0..events {
            assert!(reader.next().unwrap().is_some());
        }
    }
}

#[test]
fn days_times_and_flags_keep_their_kind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("日期.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let sheet = book.add_worksheet();
    sheet.write_number_with_format(0, 0, 46_024.0, &day).unwrap();
    sheet.write_number_with_format(0, 1, 46_024.5, &day).unwrap();
    sheet.write_number_with_format(0, 2, 0.5, &day).unwrap();
    sheet.write_boolean(0, 3, true).unwrap();
    sheet.write_number(0, 4, 0.1).unwrap();
    sheet.write_string(0, 5, " 张三 ").unwrap();
    sheet.write_string(0, 6, "\u{3000} ").unwrap();
    book.save(&path).unwrap();
    let cells: Vec<String> =
        read(&worker(), &path).cells.into_iter().map(|(_, _, column, cell)| format!("{column} {cell:?}")).collect();
    assert_eq!(
        cells,
        [
            "0 Day(2026-01-02)",
            "1 DateTime(2026-01-02T12:00:00)",
            "2 Text(\"12:00\")",
            "3 Flag(true)",
            "4 Number(0.1)",
            "5 Text(\" 张三 \")",
        ]
    );
}

#[test]
fn a_peek_says_what_a_file_holds() {
    let seen = peek(&worker(), &hostile("broken/sheet_part_missing.xlsx")).unwrap();
    let json = serde_json::to_value(&seen).unwrap();
    assert_eq!(json["sheets"].as_array().unwrap().len(), 2);
    assert_eq!(json["sheets"][0]["rows"], 4, "three records and their heading");
    assert_eq!(json["sheets"][1]["rows"], 0);
    assert_eq!(json["notes"][0]["code"], "W_SHEET");
    assert_eq!(json["refused"], serde_json::json!([]));
    let hidden = peek(&worker(), &hostile("ledger/hidden_rows_cols_sheets.xlsx")).unwrap();
    assert!(hidden.sheets.iter().any(|sheet| sheet.hidden) && !hidden.sheets[0].hidden);
    assert_eq!(peek(&worker(), &hostile("ole/password_protected.xls")).unwrap_err().report().code, "E_PASSWORD");
}

/// A measurement, to be run in release by hand: what the worker costs over the bare parse.
#[test]
#[ignore = "a measurement"]
fn a_large_ledger_is_read_at_the_speed_of_the_parser() {
    use calamine::{Xlsx, open_workbook};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("大台账.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..100_000u32 {
        for column in 0..20u16 {
            if column % 5 == 4 {
                sheet.write_number(row, column, f64::from(row) * 0.5).unwrap();
            } else {
                let text = format!("某镇村级工程款支出{}", (row * 20 + u32::from(column)) % 50_000);
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    book.save(&path).unwrap();
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let mut bare: Xlsx<_> = open_workbook(&path).unwrap();
        let mut cells = bare.worksheet_cells_reader("Sheet1").unwrap();
        let mut count = 0;
        while cells.next_cell().unwrap().is_some() {
            count += 1;
        }
        let bare = start.elapsed();
        let start = std::time::Instant::now();
        let peeked = peek(&worker(), &path).unwrap();
        println!("bare {bare:?}, worker {:?}, {count} cells", start.elapsed());
        assert_eq!(peeked.sheets[0].cells, count);
    }
}
