//! Which rule the office takes where the report leaves one open: read from its register, never guessed. Without an
//! answer for the year the figure's own rule holds.

use super::figure::{Alternative, Figure, Part};
use super::scope::CHOSEN;
use crate::storage::Reading;
use crate::storage::tally::{self, Parameter};
use crate::words::error::Result;
use crate::words::period::Period;
use std::collections::HashMap;

/// The rules an office has taken for a year.
#[derive(Debug, Default)]
pub(super) struct Choices(HashMap<String, String>);

impl Choices {
    /// Reads those of the period's year.
    pub fn of(reading: &Reading, period: &Period) -> Result<Choices> {
        let mut taken = HashMap::new();
        let year = [Parameter::number(":year", Some(i64::from(period.plan_year())))];
        tally::each(reading, CHOSEN, &year, |line| {
            if let (Some(question), Some(choice)) = (line.word(0)?, line.word(1)?) {
                taken.insert(question, choice);
            }
            Ok(())
        })?;
        Ok(Choices(taken))
    }

    /// The rule taken for a figure, where it is not its own.
    pub fn taken(&self, figure: &Figure) -> Option<&'static Alternative> {
        let choice = figure.choice?;
        let word = self.0.get(choice.question)?;
        choice.others.iter().find(|other| other.word == word)
    }

    /// What is counted for a figure.
    pub fn parts(&self, figure: &Figure) -> &'static [Part] {
        self.taken(figure).map_or(figure.parts, |other| other.parts)
    }
}
