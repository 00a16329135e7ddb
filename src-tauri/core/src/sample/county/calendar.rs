//! Working days of the sample's year: nothing happens on a weekend or on a public holiday.

use crate::words::day::Day;
use chrono::{Datelike, NaiveDate, Weekday};

/// Public holidays of 2015 that fall on weekdays, first and last day as month and day (国办发明电〔2014〕28号; 3 and 4
/// September by the notice of May 2015).
const HOLIDAYS: &[(u32, u32)] = &[(101, 102), (218, 224), (406, 406), (501, 501), (622, 622), (903, 904), (1001, 1007)];

/// So many days later, or the first working day after.
pub(super) fn after(day: Day, days: usize) -> Day {
    let mut later = day.plus_days(i64::try_from(days).unwrap_or(0));
    while !works(later.date()) {
        later = later.plus_days(1);
    }
    later
}

/// The same day number so many months later, or the last day of that month.
pub(super) fn months_after(day: Day, months: u32) -> Day {
    day.date().checked_add_months(chrono::Months::new(months)).and_then(Day::from_date).unwrap_or(day)
}

fn works(date: NaiveDate) -> bool {
    let day = date.month() * 100 + date.day();
    let holiday = date.year() == 2015 && HOLIDAYS.iter().any(|(from, to)| (*from..=*to).contains(&day));
    !holiday && !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
