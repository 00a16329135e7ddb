//! Working days: weekends, public holidays and the weekends worked for them, by the yearly notices of the State Council.
//! A year whose notice is not here is not reckoned in working days.

use crate::words::day::Day;
use chrono::{Datelike, Months, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The notices that are built in, one line a year.
const NOTICES: &str = include_str!("calendar.tsv");

/// A year's notice: days off and worked weekends, as month and day; stretches by their first and last day.
struct Notice {
    off: Vec<(u32, u32)>,
    worked: Vec<u32>,
}

/// The years whose notices are here.
pub fn years() -> impl Iterator<Item = i32> {
    notices().keys().copied()
}

/// Whether offices work on a day; nothing where the year's notice is not here.
pub fn works(date: NaiveDate) -> Option<bool> {
    let notice = notices().get(&date.year())?;
    let day = date.month() * 100 + date.day();
    if notice.worked.contains(&day) {
        return Some(true);
    }
    let off = notice.off.iter().any(|(from, to)| (*from..=*to).contains(&day));
    Some(!off && !is_weekend(date))
}

/// How many working days lie after a day up to another, that one counted; nothing where a year's notice is missing.
pub fn working_days_between(from: Day, to: Day) -> Option<u32> {
    let (mut date, mut days) = (from.date(), 0_u32);
    while date < to.date() {
        date = date.succ_opt()?;
        days = days.saturating_add(u32::from(works(date)?));
    }
    Some(days)
}

/// The last of so many working days after a day, which itself does not count; nothing where a year's notice is missing.
pub fn working_days_after(from: Day, days: u32) -> Option<Day> {
    let (mut date, mut left) = (from.date(), days);
    while left > 0 {
        date = date.succ_opt()?;
        if works(date)? {
            left = left.saturating_sub(1);
        }
    }
    Day::from_date(date)
}

/// The same day number so many months later, or the last of that month; where no office works then, the next day one
/// does. Without the year's notice the day stays where it falls.
pub fn months_after(from: Day, months: u32) -> Option<Day> {
    worked_from(from.date().checked_add_months(Months::new(months))?)
}

/// The last day of so many quarters after the one a day lies in, or the next day an office works then.
pub fn quarters_after(from: Day, quarters: u32) -> Option<Day> {
    let into = from.date().month0() % 3;
    let first = from.date().with_day(1)?.checked_sub_months(Months::new(into))?;
    let months = quarters.checked_add(1)?.checked_mul(3)?;
    worked_from(first.checked_add_months(Months::new(months))?.pred_opt()?)
}

fn worked_from(mut date: NaiveDate) -> Option<Day> {
    while works(date) == Some(false) {
        date = date.succ_opt()?;
    }
    Day::from_date(date)
}

fn notices() -> &'static BTreeMap<i32, Notice> {
    static ALL: OnceLock<BTreeMap<i32, Notice>> = OnceLock::new();
    ALL.get_or_init(|| NOTICES.lines().filter_map(read).collect())
}

fn read(line: &str) -> Option<(i32, Notice)> {
    let mut cells = line.split('\t');
    let year = cells.next()?.parse().ok()?;
    let stretch = |text: &str| {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        Some((from.parse().ok()?, to.parse().ok()?))
    };
    let off = cells.next()?.split(' ').map(stretch).collect::<Option<_>>()?;
    let worked = cells.next()?.split(' ').map(|day| day.parse().ok()).collect::<Option<_>>()?;
    Some((year, Notice { off, worked }))
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn working_days_pass_over_holidays_and_hold_worked_weekends() {
        for (from, days, to) in [
            ("2015-02-16", 2, "2015-02-25"),
            ("2015-02-27", 1, "2015-02-28"),
            ("2015-09-30", 3, "2015-10-10"),
            ("2015-12-31", 1, "2016-01-04"),
            ("2015-06-19", 15, "2015-07-13"),
        ] {
            assert_eq!(working_days_after(day(from), days), Some(day(to)), "{days} working days after {from}");
        }
        let last = years().max().unwrap();
        assert_eq!(working_days_after(day(&format!("{last}-12-30")), 15), None, "a year without a notice is not reckoned");
        assert_eq!(working_days_between(day("2015-09-30"), day("2015-10-10")), Some(3));
        assert_eq!(working_days_between(day("2015-10-10"), day("2015-10-10")), Some(0));
    }

    #[test]
    fn every_year_has_its_notice_and_what_is_worked_falls_on_a_weekend() {
        let all: Vec<i32> = years().collect();
        assert_eq!(all, (2004..=2026).collect::<Vec<_>>(), "a line that cannot be read is a year that is lost");
        for (year, notice) in notices() {
            for at in &notice.worked {
                let date = NaiveDate::from_ymd_opt(*year, at / 100, at % 100).unwrap();
                assert!(is_weekend(date), "{date} is worked on any week");
                assert!(!notice.off.iter().any(|(from, to)| (from..=to).contains(&at)), "{date} is worked and off");
            }
            for (from, to) in &notice.off {
                assert!(from <= to, "{year}: {from} to {to}");
                assert!([from, to].iter().all(|at| NaiveDate::from_ymd_opt(*year, *at / 100, *at % 100).is_some()));
            }
        }
        // The Spring Festival of 2020 was prolonged, and the week of September 2015 was given in May.
        for (on, worked) in [("2020-01-31", false), ("2020-01-19", true), ("2015-09-03", false), ("2024-10-12", true)] {
            assert_eq!(works(day(on).date()), Some(worked), "{on}");
        }
    }

    #[test]
    fn a_month_ends_on_its_day_or_the_next_that_is_worked() {
        for (from, months, to) in [
            ("2015-01-31", 1, "2015-02-28"),
            ("2015-05-20", 1, "2015-06-23"),
            ("2015-09-01", 1, "2015-10-08"),
            ("2013-03-02", 1, "2013-04-02"),
        ] {
            assert_eq!(months_after(day(from), months), Some(day(to)), "{months} months after {from}");
        }
        // 2020-03-31 is worked; the last of September 2023 lay in the long holiday.
        for (from, to) in [("2019-10-08", "2020-03-31"), ("2023-06-30", "2023-10-07"), ("2023-01-01", "2023-06-30")] {
            assert_eq!(quarters_after(day(from), 1), Some(day(to)), "one quarter after that of {from}");
        }
    }
}
