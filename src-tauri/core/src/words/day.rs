//! Days as the office writes them: a whole day, a month or only a year, and never more exact than they were written.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// How exactly a day was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// 2015年
    Year,
    /// 2015年5月
    Month,
    /// 2015年5月6日
    Day,
}

/// A calendar day, month or year. Stored and compared as reduced ISO text: `2015-05-06`, `2015-05`, `2015`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    date: NaiveDate,
    precision: Precision,
}

impl Day {
    /// The earliest and latest year a register accepts: outside of it a "date" is a slip of the pen.
    pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

    /// A whole day, if the calendar has it and the year is within [`Day::YEARS`].
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        Self::of(year, month, day, Precision::Day)
    }

    /// A month whose day is not known.
    pub fn month(year: i32, month: u32) -> Option<Day> {
        Self::of(year, month, 1, Precision::Month)
    }

    /// A year whose month is not known.
    pub fn year(year: i32) -> Option<Day> {
        Self::of(year, 1, 1, Precision::Year)
    }

    fn of(year: i32, month: u32, day: u32, precision: Precision) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Self::YEARS.contains(&year).then_some(Day { date, precision })
    }

    /// A whole day of chrono, if its year is within [`Day::YEARS`].
    pub fn from_date(date: NaiveDate) -> Option<Day> {
        Self::of(date.year(), date.month(), date.day(), Precision::Day)
    }

    /// Reads the stored spelling, nothing else.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        match (parts.next(), parts.next(), parts.next()) {
            (None, None, None) => Self::year(year as i32),
            (Some(month), None, None) => Self::month(year as i32, digits(month, 2)?),
            (Some(month), Some(day), None) => Self::new(year as i32, digits(month, 2)?, digits(day, 2)?),
            _ => None,
        }
    }

    /// The first calendar day it may mean.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// How exactly it was written.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The year it lies in.
    pub fn year_number(&self) -> i32 {
        self.date.year()
    }

    /// The month it lies in, 1 to 12; January where only the year is known.
    pub fn month_number(&self) -> u32 {
        self.date.month()
    }

    /// The same day so many days later (or earlier).
    pub fn plus_days(&self, days: i64) -> Day {
        let date = chrono::TimeDelta::try_days(days).and_then(|delta| self.date.checked_add_signed(delta));
        date.and_then(Day::from_date).map_or(*self, |day| Day { precision: self.precision, ..day })
    }

    /// As offices print it: 2015年5月6日.
    pub fn chinese(&self) -> String {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        match self.precision {
            Precision::Year => format!("{year}年"),
            Precision::Month => format!("{year}年{month}月"),
            Precision::Day => format!("{year}年{month}月{day}日"),
        }
    }
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Day({self})")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn spellings_come_back() {
        for text in ["2015-05-06", "2015-05", "2015", "2016-02-29"] {
            assert_eq!(Day::parse_iso(text).map(|d| d.to_string()).as_deref(), Some(text), "the stored spelling is stable");
        }
        for text in ["2015-02-30", "2015-13", "15-05-06", "2015-5-6", "", "2015-05-06-1", "1899-01-01", "２０１５"] {
            assert_eq!(Day::parse_iso(text), None, "{text} is no stored day");
        }
    }

    #[test]
    fn iso_order_is_day_order() {
        let days = ["2014-12-31", "2015", "2015-01", "2015-01-01", "2015-02"];
        for pair in days.windows(2) {
            let (a, b) = (Day::parse_iso(pair[0]), Day::parse_iso(pair[1]));
            assert!(a.unwrap() < b.unwrap(), "{} before {}: text and value must sort alike", pair[0], pair[1]);
        }
    }
}
