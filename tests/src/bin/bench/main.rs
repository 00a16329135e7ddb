//! `./dev bench`: the product beside the bare libraries in one sitting, as ratios. Times are medians where a thing is
//! done often enough; nothing here fails a build.
//!
//! Every step of the product runs in a process of its own, so that its peak memory is its own. [`beside`] what readers
//! wait for while an import runs, [`reckon`] what the year is handed in with.

mod beside;
mod reckon;

use calamine::{DataRef, Reader as _, Xlsx};
use rusqlite::{Connection, params};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::excel::read::worker;
use zhengfeng_core::figures;
use zhengfeng_core::figures::figure::Figure;
use zhengfeng_core::ledgers::export;
use zhengfeng_core::ledgers::import::{self, Mode, Request};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::{Filter, Order, Query, Test, Way};
use zhengfeng_core::register::{Code, Described, Draft};
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample::bulk;
use zhengfeng_core::storage::{page, write};
use zhengfeng_core::words::period::Period;
use zhengfeng_core::words::text::search_form;
use zhengfeng_tests::bulk_ledger::{COLUMNS, DAY_COLUMNS, line, unit};

const PASSWORD: &str = "Kestrel-7-Harbour";
const SCHEMA: &str = include_str!("../../../../src-tauri/core/src/storage/sql/0001_first.sql");

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == worker::ARGUMENT) {
        return worker::run_worker();
    }
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["step", name, place, count] => step(name, Path::new(place), count.parse().unwrap_or(100_000)),
        [] => whole(100_000, false),
        ["--million"] => whole(100_000, true),
        ["--beside"] => waiting(),
        [count] => whole(count.parse().unwrap_or(100_000), false),
        _ => Err("usage: bench [rows | --million | --beside]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn whole(count: usize, million: bool) -> Outcome<()> {
    let place = tempfile::tempdir()?;
    let path = place.path();
    println!("{count} clues of {} columns", COLUMNS.len());
    let bare_write = run("bare-write", path, count)?;
    let bare_read = run("bare-read", path, count)?;
    let bare_insert = run("bare-insert", path, count)?;
    let import = run("import", path, count)?;
    let bare = bare_read.taken.wall + bare_insert.taken.wall;
    println!("  bare read {} + bare insert {}", bare_read.taken, bare_insert.taken);
    println!("  import {} = {:.2} x bare (target 3.5), peak {} MB", import.taken, import.taken.wall / bare, import.peak);
    let export = run("export", path, count)?;
    let ratio = export.taken.wall / bare_write.taken.wall;
    println!(
        "  bare write {}; export {} = {ratio:.2} x bare (target 1.3), peak {} MB",
        bare_write.taken, export.taken, export.peak
    );
    run("look", path, count)?;
    waiting()?;
    run("generate", path, count)?;
    run("figures", path, count)?;
    run("checks", path, count)?;
    run("year", path, count)?;
    if million {
        std::fs::remove_dir_all(path.join("bulk"))?;
        run("generate", path, 1_000_000)?;
        run("figures", path, 1_000_000)?;
        run("checks", path, 1_000_000)?;
    }
    Ok(())
}

/// What readers wait for beside an import of as many lines as there are rows.
fn waiting() -> Outcome<()> {
    let place = tempfile::tempdir()?;
    run("bare-write", place.path(), beside::CLUES)?;
    run("beside", place.path(), beside::CLUES)?;
    Ok(())
}

/// How long something took. More seconds on the wall than of the processor: the computer was busy, or the disk slow.
#[derive(Clone, Copy, Default)]
struct Taken {
    wall: f64,
    /// Of all threads, and of children that have ended.
    processor: f64,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} s (cpu {:.2} s)", self.wall, self.processor)
    }
}

/// Wall and processor since it was started.
struct Stopwatch {
    started: Instant,
    processor: f64,
}

impl Stopwatch {
    fn start() -> Stopwatch {
        Stopwatch { started: Instant::now(), processor: processor_seconds() }
    }

    fn taken(&self) -> Taken {
        Taken { wall: self.started.elapsed().as_secs_f64(), processor: processor_seconds() - self.processor }
    }
}

struct Measured {
    taken: Taken,
    peak: u64,
}

/// Runs a step in a process of its own; passes on what it prints but its last line: wall, processor and peak.
fn run(name: &str, place: &Path, count: usize) -> Outcome<Measured> {
    let exe = std::env::current_exe()?;
    let output = Command::new(exe).args(["step", name]).arg(place).arg(count.to_string()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.pop().unwrap_or("");
    for line in lines {
        println!("  {line}");
    }
    let [wall, processor, peak] = last.split(' ').collect::<Vec<_>>()[..] else {
        return Err("a step ends with its seconds".into());
    };
    Ok(Measured { taken: Taken { wall: wall.parse()?, processor: processor.parse()? }, peak: peak.parse()? })
}

fn step(name: &str, place: &Path, count: usize) -> Outcome<()> {
    let ledger = place.join("ledger.xlsx");
    let taken = match name {
        "bare-write" => bare_write(&ledger, count)?,
        "bare-read" => bare_read(&ledger)?,
        "bare-insert" => bare_insert(&place.join("bare.db"), count)?,
        "import" => product_import(place, &ledger)?,
        "export" => product_export(place)?,
        "look" => look(place)?,
        "beside" => beside::measure(place, &ledger)?,
        "generate" => generate(place, count)?,
        "figures" => product_figures(place)?,
        "checks" => reckon::checks_of_a_year(place)?,
        "year" => reckon::year_of_the_sample(place)?,
        other => return Err(format!("no step {other}").into()),
    };
    println!("{:.3} {:.3} {}", taken.wall, taken.processor, peak_megabytes());
    Ok(())
}

/// The ledger that the import reads, and the same sheet the export writes: as many columns, framed and wrapped alike.
fn bare_write(path: &Path, count: usize) -> Outcome<Taken> {
    let started = Stopwatch::start();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    let framed = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let bold = framed.clone().set_bold();
    let text_format = framed.clone().set_text_wrap();
    let dated = framed.clone().set_num_format("yyyy-mm-dd");
    let money = framed.clone().set_num_format("#,##0.00");
    for (column, heading) in COLUMNS.iter().enumerate() {
        sheet.write_with_format(0, column as u16, *heading, &bold)?;
    }
    let fields = Clue::REGISTER.fields.iter().filter(|field| field.kind.is_column()).count();
    for at in 0..count {
        let row = at as u32 + 1;
        for (column, text) in line(at).iter().enumerate() {
            if DAY_COLUMNS.contains(&column) {
                let day = ExcelDateTime::parse_from_str(text)?;
                sheet.write_with_format(row, column as u16, &day, &dated)?;
            } else if column == 13 {
                sheet.write_with_format(row, 13, text.parse::<f64>()?, &money)?;
            } else {
                sheet.write_with_format(row, column as u16, text, &text_format)?;
            }
        }
        for column in COLUMNS.len()..fields {
            sheet.write_blank(row, column as u16, &text_format)?;
        }
    }
    book.save(path)?;
    Ok(started.taken())
}

fn bare_read(path: &Path) -> Outcome<Taken> {
    let started = Stopwatch::start();
    let mut book: Xlsx<_> = calamine::open_workbook(path)?;
    let name = book.sheet_names().first().cloned().unwrap_or_default();
    let mut cells = book.worksheet_cells_reader(&name)?;
    let mut filled: usize = 0;
    while let Some(cell) = cells.next_cell()? {
        filled += usize::from(!matches!(cell.get_value(), DataRef::Empty));
    }
    if filled == 0 {
        return Err("nothing was read".into());
    }
    Ok(started.taken())
}

/// The same rows in the same tables, with the same indexes, pragmas and search index, by rusqlite alone.
fn bare_insert(path: &Path, count: usize) -> Outcome<Taken> {
    let mut conn = Connection::open(path)?;
    conn.pragma_update(None, "key", format!("x'{}'", "4b".repeat(32)))?;
    for (pragma, value) in [
        ("journal_mode", "WAL"),
        ("synchronous", "FULL"),
        ("foreign_keys", "ON"),
        ("secure_delete", "ON"),
        ("temp_store", "MEMORY"),
    ] {
        conn.pragma_update_and_check(None, pragma, value, |_| Ok(())).or_else(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Ok(()),
            other => Err(other),
        })?;
    }
    conn.pragma_update(None, "cache_size", -65_536)?;
    conn.execute_batch(SCHEMA)?;
    for at in 0..62 {
        let name = if at == 61 { "县纪委".to_string() } else { unit(at) };
        conn.execute(
            "INSERT INTO units (id, full_name, incomplete, void, entered, changed, mac) VALUES (?1, ?2, 0, 0, 1, 1, ?3)",
            params![id(9, at), name, [0_u8; 16]],
        )?;
    }
    let started = Stopwatch::start();
    let transaction = conn.transaction()?;
    {
        let mut person = transaction.prepare(
            "INSERT INTO persons (id, name, unit_id, post_text, politics_code, rank_code, incomplete, void, came_from, came_row, entered, changed, mac) VALUES (?1, ?2, ?3, ?4, 'party', ?5, 1, 0, NULL, ?6, 1, 1, ?7)",
        )?;
        let mut person_search = transaction.prepare("INSERT INTO persons_search (rowid, text) VALUES (?1, ?2)")?;
        let mut clue = transaction.prepare(
            "INSERT INTO clues (id, clue_no, received_on, registered_on, source, subject_person_id, unit_id, post_text, rank_code, politics_code, is_supervisee, first_hand_code, problem_text, problem_codes, amount_fen, tags, assign_opinion, handler_unit_id, stage, closed_on, result_text, incomplete, void, came_from, came_row, entered, changed, mac) VALUES (?1, ?2, ?3, ?4, 'petition', ?5, ?6, ?7, ?8, 'party', 1, 'no', ?9, ',integrity,', ?10, ',four_winds,', ?11, 62, 'dropped', ?12, ?13, 1, 0, NULL, ?14, 1, 1, ?15)",
        )?;
        let mut clue_search = transaction.prepare("INSERT INTO clues_search (rowid, text) VALUES (?1, ?2)")?;
        for at in 0..count {
            let line = line(at);
            let unit = (at % 61 + 1) as i64;
            person.execute(params![id(1, at), line[4], unit, line[6], "staff", at as i64, [0_u8; 16]])?;
            let row = transaction.last_insert_rowid();
            person_search.execute(params![row, search_form(&format!("{}\n{}", line[4], line[6]))])?;
            let fen: i64 = line[13].parse::<i64>()? * 100;
            clue.execute(params![
                id(2, at),
                line[0],
                line[1],
                line[2],
                row,
                unit,
                line[6],
                "staff",
                line[11],
                fen,
                line[15],
                line[18],
                line[19],
                at as i64,
                [0_u8; 16]
            ])?;
            let text = format!("{}\n{}\n{}", search_form(&line[0]), search_form(&line[6]), search_form(&line[11]));
            clue_search.execute(params![transaction.last_insert_rowid(), text])?;
        }
    }
    transaction.commit()?;
    Ok(started.taken())
}

fn id(kind: u8, at: usize) -> [u8; 16] {
    let mut id = [kind; 16];
    id[..8].copy_from_slice(&(at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    id[8..].copy_from_slice(&(at as u64).to_be_bytes());
    id
}

fn office(place: &Path, name: &str) -> Outcome<Office> {
    let folder = Folder::new(place.join(name));
    if folder.database().exists() {
        return Ok(Office::open(&folder, "office", PASSWORD, Purpose::Write, Box::new(WallClock))?);
    }
    Ok(Office::found(&folder, PASSWORD, Box::new(WallClock))?.office)
}

fn product_import(place: &Path, ledger: &Path) -> Outcome<Taken> {
    let office = office(place, "office")?;
    office.change(Deed::Add, |change| {
        for at in 0..62 {
            let mut draft = Draft::new(Unit::REGISTER);
            draft.set(Unit::FULL_NAME, if at == 61 { "县纪委".to_string() } else { unit(at) });
            draft.set(Unit::KIND_CODE, Code::from("town"));
            write::insert(change, &draft, None, None)?;
        }
        Ok(())
    })?;
    let worker = Worker::new(std::env::current_exe()?, Limits::default());
    let files: [PathBuf; 1] = [ledger.to_path_buf()];
    let started = Stopwatch::start();
    let request = Request::plain(Clue::REGISTER, &files, Mode::Commit);
    let report = import::import(&office, &worker, &request, &|_| true)?;
    let taken = started.taken();
    if report.read != report.inserted {
        return Err(format!("{} of {} lines were taken: {:?}", report.inserted, report.read, report.problems.first()).into());
    }
    Ok(taken)
}

fn product_export(place: &Path) -> Outcome<Taken> {
    let office = office(place, "office")?;
    let started = Stopwatch::start();
    let written = export::export(&office, Clue::REGISTER, &Query::default(), &place.join("out.xlsx"))?;
    if written.rows == 0 {
        return Err("nothing was exported".into());
    }
    Ok(started.taken())
}

/// Windows at any depth and searches, as the grid asks for them.
fn look(place: &Path) -> Outcome<Taken> {
    let office = office(place, "office")?;
    let reading = office.reading();
    let query = Query {
        filters: vec![Filter { field: Clue::TAGS.position(), test: Test::Is(vec!["four_winds".into()]) }],
        order: vec![Order { field: Clue::RECEIVED_ON.position(), way: Way::Down }],
        ..Query::default()
    };
    let started = Instant::now();
    let view = page::view(&reading, Clue::REGISTER, &query)?;
    println!("sorted and filtered list of {} rows made in {:.0} ms", view.rows.len(), started.elapsed().as_secs_f64() * 1e3);
    let mut windows = Vec::new();
    for turn in 0..201_usize {
        let offset = turn.wrapping_mul(7_919) % view.rows.len().max(101).saturating_sub(100);
        let started = Instant::now();
        let rows = page::window(&reading, Clue::REGISTER, &view, offset, 100)?;
        windows.push(started.elapsed());
        if rows.len() != 100 {
            return Err("a window is short".into());
        }
    }
    let mut searches = Vec::new();
    for turn in 0..101_usize {
        let name: String = line(turn * 613)[4].chars().skip(1).collect();
        let query = Query { search: Some(name), ..Query::default() };
        let started = Instant::now();
        let found = page::view(&reading, Clue::REGISTER, &query)?;
        searches.push(started.elapsed());
        if found.rows.is_empty() {
            return Err("a name was not found".into());
        }
    }
    println!("window of 100 rows: median {:.1} ms (target 16)", median(&mut windows) * 1e3);
    println!("search of two characters: median {:.1} ms (target 20)", median(&mut searches) * 1e3);
    Ok(Taken::default())
}

fn generate(place: &Path, count: usize) -> Outcome<Taken> {
    let office = office(place, "bulk")?;
    let started = Stopwatch::start();
    bulk::generate(&office, count, 7, &|_| {})?;
    println!("{count} clues and what goes with them generated in {}", started.taken());
    Ok(started.taken())
}

/// All figures of a year, from opening the database on; the time of the password is shown apart.
fn product_figures(place: &Path) -> Outcome<Taken> {
    let started = Stopwatch::start();
    let office = Office::open(&Folder::new(place.join("bulk")), "office", PASSWORD, Purpose::Read, Box::new(WallClock))?;
    let opened = started.taken();
    let period = Period::parse("2015")?;
    let started = Stopwatch::start();
    let answers = figures::evaluate(&office.reading(), &period, figures::Scope::County)?;
    let taken = started.taken();
    println!(
        "{} figures of a year: {:.0} ms from cold pages (cpu {:.0} ms; opening with the password {:.0} ms)",
        answers.len(),
        taken.wall * 1e3,
        taken.processor * 1e3,
        opened.wall * 1e3
    );
    let started = Stopwatch::start();
    let asked: Vec<&'static Figure> = figures::all().iter().collect();
    let months = figures::months::months(&office.reading(), &asked, 2015)?;
    let by_month = started.taken();
    let started = Stopwatch::start();
    let town = page::view(&office.reading(), Unit::REGISTER, &Query::default())?.rows.get(1).copied().unwrap_or(0);
    figures::evaluate(&office.reading(), &period, figures::Scope::Unit(town))?;
    let of_a_town = started.taken();
    println!(
        "{} of them month by month: {:.0} ms (cpu {:.0} ms); of one town: {:.0} ms (cpu {:.0} ms)",
        months.len(),
        by_month.wall * 1e3,
        by_month.processor * 1e3,
        of_a_town.wall * 1e3,
        of_a_town.processor * 1e3
    );
    Ok(taken)
}

fn median(times: &mut [Duration]) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64)
}

/// Seconds the processor spent on this process and on children that have ended, to a hundredth.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let (_, after_name) = stat.rsplit_once(')').unwrap_or(("", ""));
    // utime, stime, cutime and cstime are the 14th to the 17th field of the line; a tick is a hundredth on every Linux.
    let ticks: u64 = after_name.split_whitespace().skip(11).take(4).filter_map(|field| field.parse::<u64>().ok()).sum();
    ticks as f64 / 100.0
}

/// Peak resident memory of this process and of its largest child, in MB.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let own = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").trim().parse().ok());
    own.unwrap_or(0_u64) / 1024
}
