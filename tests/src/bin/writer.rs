//! A program that writes into an office until it is killed, and says aloud what it was told is saved.
//!
//! `writer <folder> <first act> <manner>`; started with the worker's argument it is a worker for the ledgers it imports.

use std::io::{Error, Write};
use std::path::Path;
use std::process::ExitCode;
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::excel::read::worker::{ARGUMENT, run_worker};
use zhengfeng_core::ledgers::import::{self, Mode, Request};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::{Described, Draft};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::write;
use zhengfeng_tests::acts::{self, Manner};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|first| first == ARGUMENT) {
        return run_worker();
    }
    let [_, folder, first, manner] = arguments.as_slice() else { return ExitCode::FAILURE };
    let Some(manner) = Manner::of_word(manner) else { return ExitCode::FAILURE };
    match work(Path::new(folder), first.parse().unwrap_or(0), manner) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn work(folder: &Path, first: u64, manner: Manner) -> Outcome {
    let office = Office::open(&Folder::new(folder), "office", acts::PASSWORD, Purpose::Write, Box::new(WallClock))?;
    say("ready")?;
    for act in first.. {
        match manner {
            Manner::Enter => enter(&office, act, manner)?,
            Manner::Boast => {
                say(&act.to_string())?;
                enter(&office, act, manner)?;
            }
            Manner::Import => import(&office, act, manner)?,
        }
        if manner != Manner::Boast {
            say(&act.to_string())?;
        }
    }
    Ok(())
}

fn enter(office: &Office, act: u64, manner: Manner) -> Outcome {
    office.change(Deed::Add, |change| {
        for at in 0..manner.size(act) {
            let mut unit = Draft::new(Unit::REGISTER);
            unit.set(Unit::FULL_NAME, acts::name(act, at));
            let unit = write::insert(change, &unit, None, None)?;
            let mut person = Draft::new(Person::REGISTER);
            person.set(Person::NAME, acts::name(act, at)).set(Person::UNIT_ID, unit);
            write::insert(change, &person, None, None)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn import(office: &Office, act: u64, manner: Manner) -> Outcome {
    let ledger = office.folder().path().with_file_name("ledger.csv");
    let lines: String = (0..manner.size(act)).map(|at| format!("{},{at}\n", acts::name(act, at))).collect();
    std::fs::write(&ledger, format!("单位全称,备注\n{lines}"))?;
    let worker = Worker::new(std::env::current_exe()?, Limits::default());
    let files = [ledger];
    let request = Request::plain(Unit::REGISTER, &files, Mode::Commit);
    let report = import::import(office, &worker, &request, &|_| true)?;
    if report.inserted == manner.size(act) { Ok(()) } else { Err(format!("{report:?}").into()) }
}

fn say(line: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
