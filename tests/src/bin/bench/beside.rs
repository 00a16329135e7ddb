//! How soon readers are answered while a ledger is imported: what stands behind the clicks of a person, twenty questions
//! a second, each on a connection of its own beside the writer. `bench_window busy` measures the same through the window.

use crate::{Outcome, Taken, office};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use zhengfeng_core::deadlines::list::{self, Asked};
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::figures::{self, Scope, months, spread};
use zhengfeng_core::ledgers::batches;
use zhengfeng_core::ledgers::import::{self, Mode, Request};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::query::{Filter, Order, Query, Test, Way};
use zhengfeng_core::register::{Code, Described, Draft};
use zhengfeng_core::registers;
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample::bulk;
use zhengfeng_core::storage::{choices, history, page, read, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::period::Period;
use zhengfeng_tests::bulk_ledger::unit;

/// Clues that are there before.
pub const CLUES: usize = 20_000;
/// No question is answered later, in ms.
const TARGET: f64 = 200.0;
const BETWEEN: Duration = Duration::from_millis(50);
/// So many may be waiting for an answer at a time.
const READERS: usize = 4;
/// So many questions are asked of the idle office first.
const IDLE: usize = 300;

type Question = fn(&Office, usize) -> Outcome<()>;

/// What is asked in turn.
const QUESTIONS: &[(&str, Question)] = &[
    ("every register counted", counted),
    ("list, sorted, and a window", sorted),
    ("list, filtered", filtered),
    ("list, searched", searched),
    ("values of a column", |office, _| {
        choices::values(&office.reading(), Clue::REGISTER, &Query::default(), Clue::TAGS.position(), 500)?;
        Ok(())
    }),
    ("a record and its history", record),
    ("search of every register", everywhere),
    ("what is due", |office, _| {
        let today = Day::parse_iso("2015-12-31").ok_or("a day")?;
        list::list(&office.reading(), &Asked { today, within: 7, since: Day::new(2015, 1, 1) })?;
        Ok(())
    }),
    ("all figures", |office, _| {
        figures::evaluate(&office.reading(), &year()?, Scope::County)?;
        Ok(())
    }),
    ("months of a figure", |office, _| {
        months::months(&office.reading(), &[figures::named("F061")?], 2015)?;
        Ok(())
    }),
    ("zones of a figure", |office, _| {
        figures::by_zone(&office.reading(), figures::named("F112")?, &year()?)?;
        Ok(())
    }),
    ("spread of a figure", |office, _| {
        spread::spread(&office.reading(), figures::named("F022")?, &year()?, Scope::County)?;
        Ok(())
    }),
    ("batches", |office, _| {
        batches::batches(office, 100)?;
        Ok(())
    }),
];

/// Imports the ledger of the bench into an office of [`CLUES`] clues and prints how long questions waited.
pub fn measure(place: &Path, ledger: &Path) -> Outcome<Taken> {
    let office = furnish(place)?;
    let readers = (0..READERS).map(|_| Ok(office.beside(Box::new(WallClock))?)).collect::<Outcome<Vec<_>>>()?;
    let readers = Mutex::new(readers);
    let stop = AtomicBool::new(false);
    let idle = ask(&readers, &stop, Some(IDLE))?;
    let worker = Worker::new(std::env::current_exe()?, Limits::default());
    let files = [ledger.to_path_buf()];
    let (busy, report, taken) = std::thread::scope(|scope| -> Outcome<_> {
        let asking = scope.spawn(|| ask(&readers, &stop, None).map_err(|error| error.to_string()));
        let started = Instant::now();
        let report = import::import(&office, &worker, &Request::plain(Clue::REGISTER, &files, Mode::Commit), &|_| true);
        let taken = started.elapsed();
        stop.store(true, Ordering::Relaxed);
        let busy = asking.join().map_err(|_| "a reader panicked")??;
        Ok((busy, report?, taken))
    })?;
    if report.inserted == 0 {
        return Err(format!("nothing was imported: {:?}", report.problems.first()).into());
    }
    println!(
        "questions at {} a second while {} lines are imported into {CLUES} clues; the import took {:.1} s",
        1_000 / BETWEEN.as_millis(),
        report.inserted,
        taken.as_secs_f64()
    );
    let mut worst: f64 = 0.0;
    for (name, times) in &busy {
        let none = Vec::new();
        let rest = idle.get(name).unwrap_or(&none);
        worst = worst.max(slowest(times));
        println!(
            "  {name}: slowest {:.0} ms, median {:.0} ms of {} (idle: {:.0}, {:.0}){}",
            slowest(times),
            middle(times),
            times.len(),
            slowest(rest),
            middle(rest),
            if slowest(times) > TARGET { "  LATE" } else { "" }
        );
    }
    println!("  the slowest of all: {worst:.0} ms (target {TARGET:.0})");
    Ok(Taken::default())
}

/// An office of bulk rows that also knows the units of the ledger.
fn furnish(place: &Path) -> Outcome<Office> {
    let office = office(place, "beside")?;
    bulk::generate(&office, CLUES, 7, &|_| {})?;
    office.change(Deed::Add, |change| {
        for at in 0..62 {
            let mut draft = Draft::new(Unit::REGISTER);
            draft.set(Unit::FULL_NAME, if at == 61 { "县纪委".to_string() } else { unit(at) });
            draft.set(Unit::KIND_CODE, Code::from("town"));
            write::insert(change, &draft, None, None)?;
        }
        Ok(())
    })?;
    Ok(office)
}

/// Asks in turn until told to stop or until so many were asked; times in ms, the waiting for a free thread among them.
/// Like the window, a question takes of a few readers the one that was used last.
fn ask(readers: &Mutex<Vec<Office>>, stop: &AtomicBool, most: Option<usize>) -> Outcome<BTreeMap<&'static str, Vec<f64>>> {
    let next = AtomicUsize::new(0);
    let times: Mutex<BTreeMap<&'static str, Vec<f64>>> = Mutex::default();
    let started = Instant::now();
    let asker = || -> Result<(), String> {
        loop {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            if stop.load(Ordering::Relaxed) || most.is_some_and(|most| turn >= most) {
                return Ok(());
            }
            let due = started + BETWEEN * u32::try_from(turn).unwrap_or(u32::MAX);
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            let (name, question) = QUESTIONS[turn % QUESTIONS.len()];
            let office = readers.lock().map_err(|_| "a reader panicked")?.pop().ok_or("a reader is free")?;
            question(&office, turn).map_err(|error| format!("{name}: {error}"))?;
            readers.lock().map_err(|_| "a reader panicked")?.push(office);
            let waited = due.elapsed().as_secs_f64() * 1e3;
            if let Ok(mut times) = times.lock() {
                times.entry(name).or_default().push(waited);
            }
        }
    };
    std::thread::scope(|scope| -> Outcome<()> {
        let all: Vec<_> = (0..READERS).map(|_| scope.spawn(asker)).collect();
        for one in all {
            one.join().map_err(|_| "a reader panicked")??;
        }
        Ok(())
    })?;
    times.into_inner().map_err(|_| "a reader panicked".into())
}

fn counted(office: &Office, _: usize) -> Outcome<()> {
    for register in registers::ALL {
        page::counts(&office.reading(), register)?;
    }
    Ok(())
}

fn newest() -> Query {
    Query { order: vec![Order { field: Clue::RECEIVED_ON.position(), way: Way::Down }], ..Query::default() }
}

fn sorted(office: &Office, turn: usize) -> Outcome<()> {
    let reading = office.reading();
    let view = page::view(&reading, Clue::REGISTER, &newest())?;
    choices::sums(&reading, Clue::REGISTER, &newest())?;
    page::window(&reading, Clue::REGISTER, &view, turn * 7_919 % view.rows.len().max(1), 200)?;
    Ok(())
}

fn filtered(office: &Office, _: usize) -> Outcome<()> {
    let tagged = Filter { field: Clue::TAGS.position(), test: Test::Is(vec!["four_winds".into()]) };
    let query = Query { filters: vec![tagged], ..newest() };
    page::view(&office.reading(), Clue::REGISTER, &query)?;
    choices::sums(&office.reading(), Clue::REGISTER, &query)?;
    page::counts(&office.reading(), Clue::REGISTER)?;
    Ok(())
}

fn searched(office: &Office, _: usize) -> Outcome<()> {
    let query = |text: &str| Query { search: Some(text.to_string()), ..Query::default() };
    page::view(&office.reading(), Clue::REGISTER, &query("建国"))?;
    page::view(&office.reading(), Person::REGISTER, &query("国"))?;
    Ok(())
}

fn record(office: &Office, turn: usize) -> Outcome<()> {
    let row = 1 + i64::try_from(turn * 7_919 % CLUES)?;
    read::find(&office.reading(), Clue::REGISTER, row)?;
    history::versions(&office.reading(), Clue::REGISTER, row)?;
    Ok(())
}

fn everywhere(office: &Office, _: usize) -> Outcome<()> {
    for register in registers::ALL.iter().filter(|register| register.of.is_none() && register.fields.iter().any(|f| f.search)) {
        let query = Query { search: Some("建国".to_string()), ..Query::default() };
        page::view(&office.reading(), register, &query)?;
    }
    Ok(())
}

fn year() -> Outcome<Period> {
    Ok(Period::parse("2015")?)
}

fn slowest(times: &[f64]) -> f64 {
    times.iter().copied().fold(0.0, f64::max)
}

fn middle(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}
