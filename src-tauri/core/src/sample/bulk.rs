//! Bulk rows for measuring: a made-up district whose clues, letters and cases are put together from parts. The same
//! seed gives the same rows. Nothing here is for reading; what stands in a row is valid and complete.

mod parts;
mod write;

use super::Counts;
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::Described;
use crate::register::rights::Privilege;
use crate::registers::clue::Clue;
use crate::registers::unit::Unit;
use crate::storage::{page, read, settings};
use crate::words::error::{Error, Result};
use write::District;

/// Clues in one change: with all that hangs on them some ten thousand rows.
const CLUES_A_CHANGE: usize = 1_600;

/// The setting of an office that was made for bulk rows.
const MADE_FOR_IT: &str = "bulk";

/// Adds bulk rows to an office: so many clues, as many persons and letters, disposals for four of five, cases with
/// incident and sanction for a third. `progress` hears how many clues are in. A seed can be used once in an office.
pub fn generate(office: &Office, clues: usize, seed: u64, progress: &dyn Fn(usize)) -> Result<Counts> {
    office.allow(Privilege::Generate)?;
    let first = write::numbered(seed, "XS", 1);
    if read::locate(&office.reading(), Clue::REGISTER, &first).is_ok() {
        return Err(Error::refused("E_SEED", format!("种子 {seed} 已在此办公室用过，没有生成。请换一个种子。")));
    }
    let made_for_it = settings::get(&office.reading(), MADE_FOR_IT)?.is_some();
    if !made_for_it && page::counts(&office.reading(), Unit::REGISTER)?.0 > 0 {
        return Err(Error::refused("E_NOT_EMPTY", "这里已有办公室自己的记录。批量数据只能生成在专设的空办公室中，没有生成。"));
    }
    office.change(Deed::Generate, |change| settings::set(change, MADE_FOR_IT, "是"))?;
    let mut district = office.change(Deed::Generate, |change| District::open(change, seed))?;
    let mut done = 0;
    while done < clues {
        let next = clues.min(done + CLUES_A_CHANGE);
        office.change(Deed::Generate, |change| (done..next).try_for_each(|number| district.matter(change, number)))?;
        done = next;
        progress(done);
    }
    Ok(district.counts())
}
