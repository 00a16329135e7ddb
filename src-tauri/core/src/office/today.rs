//! Which day it is in an office. A practice office lives in the year of its sample: against the wall everything in it
//! would be years late, and what it prints would be dated years after what it tells.

use super::Office;
use super::deed::Deed;
use crate::register::codes::Closed;
use crate::storage::trail;
use crate::words::day::Day;
use crate::words::error::{Error, Result};

/// The day a practice office is looked at on.
pub const PRACTICE: &str = "2016-01-08";

impl Office {
    /// Whether it is one for practice: its trail begins with the sample. A note laid beside a real office makes it none,
    /// and one taken away makes invented rows no real ones.
    pub fn is_practice(&self) -> Result<bool> {
        trail::begins_with(&self.reading(), Deed::Sample.word())
    }

    /// The day it is by the office's clock, in a practice office [`PRACTICE`]: what forms and papers are dated by, what
    /// hand-ins and signatures are entered under. The trail keeps the instant of the clock itself.
    pub fn today(&self) -> Result<Day> {
        let day = match self.is_practice()? {
            true => Day::parse_iso(PRACTICE),
            false => self.clock().stamp().get(..10).and_then(Day::parse_iso),
        };
        day.ok_or_else(|| Error::refused("E_CLOCK", "读不出今天的日期。请核对电脑的日期和时间后再办。"))
    }
}
