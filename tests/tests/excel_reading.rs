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
    let numbers: Vec<usize> = end
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
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
            [rows, cells, ..] => outcome.rows == rows && outcome.cells.len() == cells,
            _ => false,
        };
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
        let bare = words.replace(&*name, "");
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
    let disagreeing: Vec<_> = results.iter().filter(|(_, expected, outcome, _)| !meets(expected, outcome)).collect();
    for (path, expected, outcome, _) in &disagreeing {
        println!("{}: expected {expected}, got {}", path.display(), outcome.short());
    }
    let slowest = results.iter().max_by_key(|(_, _, _, time)| *time).unwrap();
    println!(
        "{} files, {} refused, {} worker deaths, {} disagree with the index, slowest {:?} {}",
        results.len(),
        results.iter().filter(|(_, _, outcome, _)| outcome.refused.is_some()).count(),
        results.iter().filter(|(_, _, outcome, _)| died(outcome)).count(),
        disagreeing.len(),
        slowest.3,
        slowest.0.display(),
    );
    assert!(disagreeing.is_empty());
}
