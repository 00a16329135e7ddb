//! What the office decides about its own report, as verbs: one answer a year to each question the report leaves open, one
//! wording of its own for each place of the draft. A later decision corrects the row of the earlier one, so that history
//! tells both.

use super::enter;
use super::lists::{CountingAnswer, CountingQuestion};
use super::submission::{CountingChoice, ReportSentence};
use crate::register::codes::Closed;
use crate::register::query::{Filter, Query, Test};
use crate::register::{Described, Draft};
use crate::storage::{Change, Reading, page};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;

/// Takes a counting rule for a year.
pub fn take_rule(change: &Change, year: i32, question: &str, answer: &str) -> Result<()> {
    let (Some(asked), Some(taken)) = (CountingQuestion::of_word(question), CountingAnswer::of_word(answer)) else {
        return Err(Error::refused("E_CHOICE", format!("没有“{question}”的口径“{answer}”。请从列出的口径中选择。")));
    };
    let mut draft = Draft::new(CountingChoice::REGISTER);
    draft.set(CountingChoice::PERIOD_YEAR, i64::from(year)).set(CountingChoice::QUESTION, asked);
    draft.set(CountingChoice::CHOICE, taken);
    let asks = [
        Filter { field: CountingChoice::PERIOD_YEAR.position(), test: Test::Number(vec![i64::from(year)]) },
        Filter { field: CountingChoice::QUESTION.position(), test: Test::Is(vec![question.to_string()]) },
    ];
    put(change, &draft, asks.to_vec())
}

/// Puts an office's own wording into a place of the draft; without one the built-in wording stands again.
pub fn word_sentence(change: &Change, year: i32, slot: &str, text: Option<&str>) -> Result<()> {
    let asks = vec![
        Filter { field: ReportSentence::PERIOD_YEAR.position(), test: Test::Number(vec![i64::from(year)]) },
        Filter { field: ReportSentence::SLOT.position(), test: Test::Is(vec![slot.to_string()]) },
    ];
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => {
            let mut draft = Draft::new(ReportSentence::REGISTER);
            draft.set(ReportSentence::PERIOD_YEAR, i64::from(year)).set(ReportSentence::SLOT, slot);
            draft.set(ReportSentence::TEXT, text);
            put(change, &draft, asks)
        }
        None => match standing(change.reading(), &Draft::new(ReportSentence::REGISTER), asks)? {
            Some(row) => enter::void(change, ReportSentence::REGISTER, row, "恢复原句"),
            None => Ok(()),
        },
    }
}

/// Enters a row, or corrects the one that answers the same.
fn put(change: &Change, draft: &Draft, asks: Vec<Filter>) -> Result<()> {
    match standing(change.reading(), draft, asks)? {
        Some(row) => enter::amend(change, row, draft).map(|_| ()),
        None => enter::enter(change, draft, None, None).map(|_| ()),
    }
}

fn standing(reading: &Reading, draft: &Draft, filters: Vec<Filter>) -> Result<Option<RowId>> {
    let query = Query { filters, ..Query::default() };
    Ok(page::view(reading, draft.register(), &query)?.rows.last().copied())
}
