//! The sample county: 岚江县, which does not exist, in the year 2015, told once by the domain paper §8 and the same
//! every time. Nothing here is random and no person, place or matter is real; nothing here is read by another room.

pub mod bulk;
mod county;
pub mod ledgers;

use crate::office::clock::Clock;
use crate::office::deed::Deed;
use crate::office::{Folder, Founded, Office};
use crate::register::rights::{Privilege, Role};
use crate::register::{Described, Register};
use crate::registers;
use crate::registers::person::Person;
use crate::registers::unit::Unit;
use crate::storage::{page, read};
use crate::vault::files;
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use county::County;

/// How many rows each register holds, voided ones among them, lines left out, in the order of the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts(pub Vec<(&'static str, i64)>);

impl Counts {
    /// The rows of a register by name; none where it is not counted.
    pub fn of(&self, register: &str) -> i64 {
        self.0.iter().find(|(name, _)| *name == register).map_or(0, |(_, rows)| *rows)
    }
}

/// Fills an empty office with the sample county, one change a chapter. Refused where there are units already.
pub fn county(office: &Office) -> Result<Counts> {
    fill(office)?;
    counted(office)
}

/// Founds a practice office: the sample county with a desk for each kind of work, all with one password. The desks
/// `investigation` and `trial` see what is assigned to the people behind them.
pub fn found(folder: &Folder, password: &str, clock: Box<dyn Clock>) -> Result<Founded> {
    let founded = Office::found(folder, password, clock)?;
    let county = fill(&founded.office)?;
    let behind = |post: &str| -> Result<_> {
        let person = county.behind(post)?;
        Ok(Some(read::find(&founded.office.reading(), Person::REGISTER, person)?.id))
    };
    let desks = [
        ("petitions", Role::Petitions, behind("petitions")?),
        ("casework", Role::Casework, behind("casework")?),
        ("investigation", Role::Investigation, behind("investigation1")?),
        ("trial", Role::Trial, behind("trial")?),
        ("supervision", Role::Supervision, behind("supervision")?),
        ("regulations", Role::Regulations, None),
        ("leader", Role::Leader, behind("discipline_secretary")?),
    ];
    founded.add_desks(&desks, password)?;
    let note = serde_json::json!({ "password": password });
    files::write(&folder.practice(), note.to_string().as_bytes())?;
    Ok(founded)
}

/// The password noted beside a practice office. It is no secret: every row of it is invented. The note is a hint for the
/// lock screen and not trusted: [`is_practice`] tells.
pub fn noted_password(folder: &Folder) -> Option<String> {
    let note: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.practice()).ok()?).ok()?;
    note.get("password")?.as_str().map(str::to_string)
}

/// Whether an office is one for practice.
pub fn is_practice(office: &Office) -> Result<bool> {
    office.is_practice()
}

/// The day a practice office is looked at on, where it is one.
pub fn today(office: &Office) -> Result<Option<Day>> {
    Ok(if is_practice(office)? { Some(office.today()?) } else { None })
}

fn fill(office: &Office) -> Result<County> {
    office.allow(Privilege::Generate)?;
    let (units, _) = page::counts(&office.reading(), Unit::REGISTER)?;
    if units > 0 {
        return Err(Error::refused("E_NOT_EMPTY", "这个办公室里已有单位，不能再放入样例。请另建一个空的办公室。"));
    }
    let mut county = County::default();
    for chapter in county::CHAPTERS {
        office.change(Deed::Sample, |change| chapter(change, &mut county))?;
    }
    Ok(county)
}

fn counted(office: &Office) -> Result<Counts> {
    let reading = office.reading();
    let own = |register: &&&Register| register.of.is_none();
    let counts: Result<Vec<_>> =
        registers::ALL.iter().filter(own).map(|register| Ok((register.name, page::rows(&reading, register)?))).collect();
    counts.map(Counts)
}
