//! What the year is reckoned from: all checks over bulk rows, and the sample county's workbook and report, beside a
//! bare pass over the same rows.

use super::{Outcome, PASSWORD, Stopwatch, Taken};
use rusqlite::Connection;
use std::path::Path;
use zhengfeng_core::checks;
use zhengfeng_core::figures::Scope;
use zhengfeng_core::forms;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::papers::report::{self, Redaction};
use zhengfeng_core::registers;
use zhengfeng_core::sample;
use zhengfeng_core::storage::connection;
use zhengfeng_core::vault::keyring::Keyring;
use zhengfeng_core::words::period::Period;

/// All checks of a year with all figures they compare, from cold pages; a bare pass counts each table once and sums a
/// column of it, so that every row is read.
pub fn checks_of_a_year(place: &Path) -> Outcome<Taken> {
    let folder = Folder::new(place.join("bulk"));
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Read, Box::new(WallClock))?;
    let period = Period::parse("2015")?;
    let started = Stopwatch::start();
    let findings = checks::check(&office.reading(), &period, Scope::County)?;
    let taken = started.taken();
    drop(office);
    let bare = bare_pass(&folder)?;
    println!(
        "{} checks of a year: {:.0} ms from cold pages (cpu {:.0} ms) = {:.2} x a bare pass over every row ({:.0} ms)",
        findings.len(),
        taken.wall * 1e3,
        taken.processor * 1e3,
        taken.wall / bare.wall,
        bare.wall * 1e3
    );
    Ok(taken)
}

fn bare_pass(folder: &Folder) -> Outcome<Taken> {
    let key = Keyring::read(&folder.keyring())?.open("office", PASSWORD, 0)?.data;
    let conn: Connection = connection::open_writer(&folder.database(), &key)?;
    let started = Stopwatch::start();
    for register in registers::ALL {
        let sql = format!("SELECT count(*), sum(changed) FROM {} NOT INDEXED WHERE void = 0", register.name);
        conn.query_row(&sql, [], |row| row.get::<_, i64>(0))?;
    }
    Ok(started.taken())
}

/// The sample county's year as it is handed in: the annual workbook and the report draft.
pub fn year_of_the_sample(place: &Path) -> Outcome<Taken> {
    let folder = Folder::new(place.join("county"));
    let office = Office::found(&folder, PASSWORD, Box::new(WallClock))?.office;
    sample::county(&office)?;
    let period = Period::parse("2015")?;
    let started = Stopwatch::start();
    let book = forms::write(&office, forms::annual::ANNUAL.name, &period, &place.join("year.xlsx"))?;
    let workbook = started.taken();
    let started = Stopwatch::start();
    let written = report::write(&office, &period, &place.join("year.docx"), Redaction::None)?;
    let paper = started.taken();
    println!(
        "annual workbook of the sample county, {} rows: {:.0} ms (cpu {:.0} ms, target 500); report draft, {} figures: {:.0} ms \
         (cpu {:.0} ms, target 500)",
        book.rows,
        workbook.wall * 1e3,
        workbook.processor * 1e3,
        written.draft.figures.len(),
        paper.wall * 1e3,
        paper.processor * 1e3
    );
    Ok(workbook)
}
