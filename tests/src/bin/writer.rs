//! A program that writes into an office until it is killed, and says aloud what it was told is saved.
//!
//! `writer <folder> <first act> <honest|boastful>`: a boastful one says it before it is true.

use std::io::{Error, Write};
use std::process::ExitCode;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::{Described, Draft};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::write;
use zhengfeng_tests::acts;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, folder, first, manner] = arguments.as_slice() else { return ExitCode::FAILURE };
    match work(folder, first.parse().unwrap_or(0), manner == "boastful") {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn work(folder: &str, first: u64, is_boastful: bool) -> Result<(), Box<dyn std::error::Error>> {
    let office = Office::open(&Folder::new(folder), "office", acts::PASSWORD, Purpose::Write, Box::new(WallClock))?;
    say("ready")?;
    for act in first.. {
        if is_boastful {
            say(&act.to_string())?;
        }
        office.change(Deed::Add, |change| {
            for at in 0..acts::size(act) {
                let mut unit = Draft::new(Unit::REGISTER);
                unit.set(Unit::FULL_NAME, acts::name(act, at));
                let unit = write::insert(change, &unit, None, None)?;
                let mut person = Draft::new(Person::REGISTER);
                person.set(Person::NAME, acts::name(act, at)).set(Person::UNIT_ID, unit);
                write::insert(change, &person, None, None)?;
            }
            Ok(())
        })?;
        if !is_boastful {
            say(&act.to_string())?;
        }
    }
    Ok(())
}

fn say(line: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
