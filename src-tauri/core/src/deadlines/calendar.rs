//! Working days: weekends, public holidays and the weekends worked for them, by the yearly notices of the State Council. A
//! year whose notice is not here is not reckoned in working days.

use crate::words::day::Day;
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// A year's notice: days off and worked weekends, as month and day; stretches by their first and last day.
struct Notice {
    year: i32,
    off: &'static [(u32, u32)],
    worked: &'static [u32],
}

/// The notices that are built in.
const NOTICES: &[Notice] = &[
    // 国办发明电〔2014〕28号; 3 to 5 September by the notice of May 2015.
    Notice {
        year: 2015,
        off: &[(101, 103), (218, 224), (404, 406), (501, 503), (620, 622), (903, 905), (926, 927), (1001, 1007)],
        worked: &[104, 215, 228, 906, 1010],
    },
    // 国办发明电〔2015〕18号
    Notice {
        year: 2016,
        off: &[(101, 103), (207, 213), (402, 404), (430, 502), (609, 611), (915, 917), (1001, 1007)],
        worked: &[206, 214, 612, 918, 1008, 1009],
    },
];

/// Whether offices work on a day; nothing where the year's notice is not here.
pub fn works(date: NaiveDate) -> Option<bool> {
    let notice = NOTICES.iter().find(|notice| notice.year == date.year())?;
    let day = date.month() * 100 + date.day();
    if notice.worked.contains(&day) {
        return Some(true);
    }
    let off = notice.off.iter().any(|(from, to)| (*from..=*to).contains(&day));
    Some(!off && !is_weekend(date))
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
    let mut date = from.date().checked_add_months(Months::new(months))?;
    while works(date) == Some(false) {
        date = date.succ_opt()?;
    }
    Day::from_date(date)
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
        assert_eq!(working_days_after(day("2016-12-30"), 5), None, "2017 has no notice here");
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
    }
}
