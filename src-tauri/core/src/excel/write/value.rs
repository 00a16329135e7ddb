//! What a caller puts into a cell, and what of it a spreadsheet can hold as a number or a date.

use crate::words::day::{Day, Precision};
use crate::words::money::Fen;
use chrono::NaiveDate;
use std::borrow::Cow;

/// The value of one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue<'a> {
    /// Nothing; in a table the cell still has its border.
    Empty,
    /// A text, written as a text whatever it begins with.
    Text(Cow<'a, str>),
    /// A whole day becomes a real date; a month or a year, which no spreadsheet knows, a text: `2015年5月`, `2015年`.
    Day(Day),
    /// A whole number; beyond 15 digits, where a spreadsheet would round, a text.
    Whole(i64),
    /// A measured or computed number.
    Number(f64),
    /// Money, printed in 元.
    Fen(Fen),
    /// 是 or 否.
    Flag(bool),
}

impl CellValue<'_> {
    /// The same value, owning its text.
    pub fn into_owned(self) -> CellValue<'static> {
        match self {
            CellValue::Empty => CellValue::Empty,
            CellValue::Text(text) => CellValue::Text(Cow::Owned(text.into_owned())),
            CellValue::Day(day) => CellValue::Day(day),
            CellValue::Whole(number) => CellValue::Whole(number),
            CellValue::Number(number) => CellValue::Number(number),
            CellValue::Fen(fen) => CellValue::Fen(fen),
            CellValue::Flag(flag) => CellValue::Flag(flag),
        }
    }

    /// What a spreadsheet holds for it.
    pub(super) fn stored(&self) -> Stored<'_> {
        match self {
            CellValue::Empty => Stored::Blank,
            CellValue::Text(text) if text.is_empty() => Stored::Blank,
            CellValue::Text(text) => Stored::Text(Cow::Borrowed(text)),
            CellValue::Day(day) => match serial(day) {
                Some(serial) => Stored::Date(serial),
                None => Stored::Text(Cow::Owned(day_text(day))),
            },
            CellValue::Whole(number) if number.unsigned_abs() > EXACT => Stored::Text(Cow::Owned(number.to_string())),
            CellValue::Whole(number) => Stored::Whole(*number as f64),
            CellValue::Number(number) if !number.is_finite() => Stored::Text(Cow::Owned(number.to_string())),
            CellValue::Number(number) => Stored::Number(*number),
            CellValue::Fen(fen) if fen.0.unsigned_abs() > EXACT => Stored::Text(Cow::Owned(fen.yuan())),
            CellValue::Fen(fen) => Stored::Yuan(fen.0 as f64 / 100.0),
            CellValue::Flag(true) => Stored::Text(Cow::Borrowed("是")),
            CellValue::Flag(false) => Stored::Text(Cow::Borrowed("否")),
        }
    }

    /// What a csv holds for it, and a cell that holds words: days as in a workbook's cells, money in 元 without separators.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            CellValue::Empty => Cow::Borrowed(""),
            CellValue::Text(text) => Cow::Borrowed(text),
            CellValue::Day(day) => Cow::Owned(day_text(day)),
            CellValue::Whole(number) => Cow::Owned(number.to_string()),
            CellValue::Number(number) => Cow::Owned(number.to_string()),
            CellValue::Fen(fen) => Cow::Owned(fen.yuan()),
            CellValue::Flag(flag) => Cow::Borrowed(if *flag { "是" } else { "否" }),
        }
    }
}

impl<'a> From<&'a str> for CellValue<'a> {
    fn from(text: &'a str) -> CellValue<'a> {
        CellValue::Text(Cow::Borrowed(text))
    }
}

impl From<String> for CellValue<'_> {
    fn from(text: String) -> Self {
        CellValue::Text(Cow::Owned(text))
    }
}

/// What a spreadsheet holds: it knows numbers, their formats and texts.
#[derive(Debug, PartialEq)]
pub(super) enum Stored<'a> {
    Blank,
    Text(Cow<'a, str>),
    Date(f64),
    Whole(f64),
    Number(f64),
    Yuan(f64),
}

/// A double is exact to 15 digits, and spreadsheets print no more.
const EXACT: u64 = 999_999_999_999_999;

/// Days since 1899-12-30, which is what a spreadsheet calls a date. `None` before March 1900: Excel counts a 29
/// February 1900 that never was, so programs disagree about earlier days.
fn serial(day: &Day) -> Option<f64> {
    let first = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let whole = day.precision() == Precision::Day && day.date() >= first;
    whole.then(|| day.date().signed_duration_since(first).num_days() as f64 + 61.0)
}

fn day_text(day: &Day) -> String {
    match day.precision() {
        Precision::Year | Precision::Month => day.chinese(),
        Precision::Day => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_whole_days_are_dates() {
        assert_eq!(CellValue::Day(Day::new(1900, 3, 1).unwrap()).stored(), Stored::Date(61.0));
        assert_eq!(CellValue::Day(Day::new(2015, 5, 6).unwrap()).stored(), Stored::Date(42_130.0));
        for (day, text) in
            [(Day::new(1900, 2, 28), "1900-02-28"), (Day::month(2015, 5), "2015年5月"), (Day::year(2015), "2015年")]
        {
            assert_eq!(CellValue::Day(day.unwrap()).stored(), Stored::Text(text.into()), "no spreadsheet knows {text}");
        }
    }

    #[test]
    fn numbers_a_spreadsheet_would_round_are_texts() {
        assert_eq!(CellValue::Whole(999_999_999_999_999).stored(), Stored::Whole(999_999_999_999_999.0));
        assert_eq!(CellValue::Whole(i64::MIN).stored(), Stored::Text("-9223372036854775808".into()));
        assert_eq!(CellValue::Fen(Fen(i64::MAX)).stored(), Stored::Text("92233720368547758.07".into()));
        assert_eq!(CellValue::Fen(Fen(-1)).stored(), Stored::Yuan(-0.01));
        assert_eq!(CellValue::Number(f64::NAN).stored(), Stored::Text("NaN".into()));
    }
}
