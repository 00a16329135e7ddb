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
use crate::storage::read;
use crate::words::error::{Error, Result};
use write::District;

/// Clues in one change: with all that hangs on them some ten thousand rows.
const CLUES_A_CHANGE: usize = 1_600;

/// Adds bulk rows to an office: so many clues, as many persons and letters, disposals for four of five, cases with
/// incident and sanction for a third. `progress` hears how many clues are in. A seed can be used once in an office.
pub fn generate(office: &Office, clues: usize, seed: u64, progress: &dyn Fn(usize)) -> Result<Counts> {
    office.allow(Privilege::Generate)?;
    let first = write::numbered(seed, "XS", 1);
    if read::locate(&office.reading(), Clue::REGISTER, &first).is_ok() {
        return Err(Error::refused("E_SEED", format!("种子 {seed} 已在此办公室用过，没有生成。请换一个种子。")));
    }
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
