//! A figure split by a column of its fact: by a code, a flag, a link, or a list under which a row may stand more than
//! once. Each share is counted and listed by the figure's own condition, so the shares of a plain code add up to the
//! whole; a row without a word is a share of its own, never put under another.

use super::choices::Choices;
use super::column::{Column, Share as Part};
use super::figure::{Basis, Figure, bases};
use super::{BasisValue, Scope, count, is_valid, parameters, part_of, within};
use crate::register::{Kind, Register};
use crate::storage::tally::{self, Parameter};
use crate::storage::{Reading, snapshot};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::BTreeMap;

/// What of a figure stands under one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The word: a code, `1` or `0` of a flag, the row number of a link; nothing where the column is empty.
    pub word: Option<String>,
    /// The numbers of the bases that can be split by the column, those of the report first.
    pub values: Vec<BasisValue>,
}

impl Share {
    /// The number of a basis.
    pub fn value(&self, basis: Basis) -> i64 {
        self.values.iter().find(|value| value.basis == basis).map_or(0, |value| value.value)
    }
}

/// Splits a figure by a column: `channel`, `p.rank_code`, or one the fact derives from other registers (`accused_rank`,
/// `tags`, `disposal_way` …). Codes come in the order of their list, links by row, what has no word last; a word that
/// no row has is not among them.
pub fn by_code(reading: &Reading, figure: &'static Figure, column: &str, period: &Period, scope: Scope) -> Result<Vec<Share>> {
    if !is_valid(figure, period) {
        return Ok(Vec::new());
    }
    snapshot::hold(reading, || {
        let choices = Choices::of(reading, period)?;
        let parts = choices.parts(figure);
        let mut numbers: BTreeMap<Option<String>, BTreeMap<Basis, BasisValue>> = BTreeMap::new();
        let mut known: Option<Column> = None;
        for part in parts {
            let Some(column) = part.fact.column(reading.shelf, column)? else { continue };
            for (word, counts) in count::split(reading, part, &column, period, scope)? {
                let share = numbers.entry(word).or_default();
                for (counted, value) in part.printed.iter().chain(part.more).zip(counts) {
                    share.insert(counted.basis, BasisValue { basis: counted.basis, unit: counted.unit, value });
                }
            }
            known = Some(column);
        }
        let known = known.ok_or_else(|| unsplit(figure, column))?;
        let mut shares: Vec<Share> = numbers
            .into_iter()
            .map(|(word, mut values)| Share {
                word,
                values: bases(parts).filter_map(|(_, counted)| values.remove(&counted.basis)).collect(),
            })
            .collect();
        order(reading, &known, &mut shares);
        Ok(shares)
    })
}

/// The rows behind one share of a number, with their register.
pub fn rows(
    reading: &Reading,
    figure: &'static Figure,
    basis: Basis,
    column: &str,
    word: Option<&str>,
    period: &Period,
    scope: Scope,
) -> Result<(&'static Register, Vec<RowId>)> {
    let choices = Choices::of(reading, period)?;
    let (part, counted) = part_of(figure, choices.parts(figure), basis)?;
    let register = reading.shelf.register(counted.register)?;
    if !is_valid(figure, period) {
        return Ok((register, Vec::new()));
    }
    let column = part.fact.column(reading.shelf, column)?.ok_or_else(|| unsplit(figure, column))?;
    let share = word.map_or(Part::Unset, |_| Part::Word);
    let sql = part.fact.rows(reading.shelf, part, counted, within(scope), Some((&column, share)))?;
    let mut all = parameters(period, scope);
    all.push(Parameter::text(":word", word.map(str::to_string)));
    Ok((register, tally::rows(reading, &sql, &all)?))
}

/// What a figure can be split by: the column's kind and code list.
pub fn column(reading: &Reading, figure: &'static Figure, column: &str) -> Result<Column> {
    for part in figure.parts {
        if let Some(known) = part.fact.column(reading.shelf, column)? {
            return Ok(known);
        }
    }
    Err(unsplit(figure, column))
}

/// Codes in the order of their list, numbers by size, nothing last.
fn order(reading: &Reading, column: &Column, shares: &mut [Share]) {
    let list: Vec<&str> = match (column.kind, column.codes) {
        (Kind::Code | Kind::Codes, Some(list)) => {
            reading.shelf.codes.list(list).iter().map(|entry| entry.word.as_str()).collect()
        }
        _ => Vec::new(),
    };
    shares.sort_by_key(|share| match &share.word {
        None => (2, 0, String::new()),
        Some(word) => match (list.iter().position(|known| known == word), word.parse::<i64>()) {
            (Some(place), _) => (0, i64::try_from(place).unwrap_or(i64::MAX), String::new()),
            (None, Ok(number)) => (1, number, String::new()),
            (None, Err(_)) => (1, 0, word.clone()),
        },
    });
}

pub(super) fn unsplit(figure: &Figure, column: &str) -> Error {
    Error::refused("E_SPLIT", format!("指标 {}（{}）不能按“{column}”分列。请更换分列字段。", figure.code, figure.label))
}
