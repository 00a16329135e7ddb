//! Days as ledgers spell them (mess M05). What cannot be a day is refused, what is less exact stays less exact, and what
//! had to be inferred says so.

use crate::words::day::Day;
use crate::words::money::hanzi_digit;
use crate::words::text::half_width;

/// A day that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadDay {
    /// The day, month or year.
    pub day: Day,
    /// What had to be inferred.
    pub inferred: Inferred,
}

/// What had to be inferred to read a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inferred {
    /// Nothing.
    Nothing,
    /// The year, from the sheet or the call.
    Year,
    /// The century of a two-digit year.
    Century,
    /// That the first day of a span was meant.
    FirstOfSpan,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySlip {
    /// Written like a day, but the calendar has none such (2023.2.30).
    Impossible,
    /// Not written like a day.
    NotADay,
    /// A day without a year where no year is known.
    YearUnknown,
    /// A number that lost a zero: 2023.1 may be January or October.
    LostZero,
}

/// Reads a text. `year` is the year of the sheet or the call, for days written without one.
pub fn read(text: &str, year: Option<i32>) -> Result<ReadDay, DaySlip> {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_end_matches(['。', '.', '号']);
    // A time of day behind the day says nothing a register keeps.
    let plain = plain.split_once('T').filter(|(day, _)| day.len() == 10).map_or(plain, |(day, _)| day);
    let clock = |rest: &&str| rest.contains(':') && rest.chars().all(|c| c.is_ascii_digit() || ":.".contains(c));
    if let Some(whole) = plain.get(10..).filter(clock).and_then(|_| plain.get(..10)) {
        return one(whole, year).map(|(day, inferred)| ReadDay { day, inferred });
    }
    if let Some((first, _)) = span(plain) {
        let (day, _) = one(first, year)?;
        return Ok(ReadDay { day, inferred: Inferred::FirstOfSpan });
    }
    one(plain, year).map(|(day, inferred)| ReadDay { day, inferred })
}

/// Reads a number that stands where a day should: a serial number of Excel's 1900 calendar, 20230506, or 2023.5.
pub fn read_number(number: f64, year: Option<i32>) -> Result<ReadDay, DaySlip> {
    let whole = number.trunc();
    if (number - whole).abs() < f64::EPSILON {
        let serial = whole as i64;
        // Below 3,000 a number is a year or a day of the month, above 73,050 it is past 2100.
        if (3_000..=73_050).contains(&serial) {
            let day = serial_day(serial).ok_or(DaySlip::Impossible)?;
            return Ok(ReadDay { day, inferred: Inferred::Nothing });
        }
        return read(&serial.to_string(), year);
    }
    let text = format!("{number}");
    // 2023.1 and 5.1 as numbers: the zero of 10 would have been lost.
    if text.ends_with(".1") || text.ends_with(".2") || text.ends_with(".3") {
        let first = text.split('.').next().unwrap_or("");
        if first.len() == 4 && text.ends_with(".1") || first.len() <= 2 {
            return Err(DaySlip::LostZero);
        }
    }
    read(&text, year)
}

fn serial_day(serial: i64) -> Option<Day> {
    // Serial 61 is 1900-03-01; before it Excel counts a day that never was.
    let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let delta = chrono::TimeDelta::try_days(serial)?;
    epoch.checked_add_signed(delta).and_then(Day::from_date)
}

/// `2023.5.6-5.9`, `5月6日至9日`: the two ends of a span.
fn span(text: &str) -> Option<(&str, &str)> {
    for sign in ["至", "~", "～", "—", "--"] {
        if let Some((first, last)) = text.split_once(sign) {
            return Some((first, last));
        }
    }
    if text.contains(['.', '/', '年', '月']) && text.matches('-').count() == 1 {
        return text.split_once('-');
    }
    None
}

fn one(text: &str, year: Option<i32>) -> Result<(Day, Inferred), DaySlip> {
    if text.is_empty() {
        return Err(DaySlip::NotADay);
    }
    let text = arabic(text);
    // A serial number of Excel's 1900 calendar, as csv spells it.
    if text.len() == 5
        && text.bytes().all(|b| b.is_ascii_digit())
        && let Some(day) = text.parse().ok().filter(|serial| (3_000..=73_050).contains(serial)).and_then(serial_day)
    {
        return Ok((day, Inferred::Nothing));
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok());
        let (y, m, d) = (number(0..4), number(4..6), number(6..8));
        return match (y, m, d) {
            (Some(y), Some(m), Some(d)) => whole(y as i32, m, d, Inferred::Nothing),
            _ => Err(DaySlip::NotADay),
        };
    }
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok());
        return match (number(0..4), number(4..6)) {
            (Some(y), Some(m)) if (1..=12).contains(&m) => {
                Day::month(y as i32, m).map(|day| (day, Inferred::Nothing)).ok_or(DaySlip::Impossible)
            }
            _ => Err(DaySlip::NotADay),
        };
    }
    let marked = text.contains('年');
    let parts: Vec<&str> = text.split(['.', '-', '/', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let digits = |part: &&str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let signs = text.chars().all(|c| c.is_ascii_digit() || ".-/年月日".contains(c));
    if !signs || parts.is_empty() || !parts.iter().all(digits) {
        return Err(DaySlip::NotADay);
    }
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let four = |at: usize| parts.get(at).is_some_and(|part| part.len() == 4);
    match *numbers.as_slice() {
        [y, m, d] if four(0) => whole(y as i32, m, d, Inferred::Nothing),
        [y, m, d] if y < 100 && parts.first().is_some_and(|part| part.len() == 2) => whole(century(y), m, d, Inferred::Century),
        [y, m] if four(0) => Day::month(y as i32, m).map(|day| (day, Inferred::Nothing)).ok_or(DaySlip::Impossible),
        [m, d] if !marked => match year {
            Some(year) => whole(year, m, d, Inferred::Year),
            None => Err(DaySlip::YearUnknown),
        },
        [y] if four(0) && marked => Day::year(y as i32).map(|day| (day, Inferred::Nothing)).ok_or(DaySlip::Impossible),
        [y] if four(0) && Day::YEARS.contains(&(y as i32)) => {
            Day::year(y as i32).map(|day| (day, Inferred::Nothing)).ok_or(DaySlip::Impossible)
        }
        _ => Err(DaySlip::NotADay),
    }
}

fn whole(year: i32, month: u32, day: u32, inferred: Inferred) -> Result<(Day, Inferred), DaySlip> {
    Day::new(year, month, day).map(|day| (day, inferred)).ok_or(DaySlip::Impossible)
}

/// 二〇二三年五月六日 as 2023年5月6日.
fn arabic(text: &str) -> String {
    if !text.chars().any(|c| hanzi_digit(c).is_some() || c == '十') {
        return text.to_string();
    }
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once('\u{0}')) {
        if hanzi_digit(c).is_some() || c == '十' {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            if run.contains('十') {
                out.push_str(&crate::words::money::hanzi_number(&run).unwrap_or(0).to_string());
            } else {
                out.extend(run.chars().filter_map(hanzi_digit).map(|digit| digit.to_string()));
            }
            run.clear();
        }
        if c != '\u{0}' {
            out.push(c);
        }
    }
    out
}

fn century(year: u32) -> i32 {
    let year = year as i32;
    if year <= 49 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_the_catalogue_is_read() {
        for (text, day, inferred) in [
            ("2023.5.6", "2023-05-06", Inferred::Nothing),
            ("2023.05.6", "2023-05-06", Inferred::Nothing),
            ("2023-5-6", "2023-05-06", Inferred::Nothing),
            ("2023/5/6", "2023-05-06", Inferred::Nothing),
            ("2023年5月6日", "2023-05-06", Inferred::Nothing),
            ("２０２３年５月６日", "2023-05-06", Inferred::Nothing),
            ("5.6", "2023-05-06", Inferred::Year),
            ("5月6日", "2023-05-06", Inferred::Year),
            ("23.5.6", "2023-05-06", Inferred::Century),
            ("20230506", "2023-05-06", Inferred::Nothing),
            ("2023.5", "2023-05", Inferred::Nothing),
            ("2023年5月", "2023-05", Inferred::Nothing),
            ("202305", "2023-05", Inferred::Nothing),
            ("二〇二三年五月六日", "2023-05-06", Inferred::Nothing),
            ("二〇二三年十二月三十一日", "2023-12-31", Inferred::Nothing),
            ("2023.5.6-5.9", "2023-05-06", Inferred::FirstOfSpan),
            ("2023-05-06 08:30:00", "2023-05-06", Inferred::Nothing),
            ("2023年", "2023", Inferred::Nothing),
            ("45052", "2023-05-06", Inferred::Nothing),
        ] {
            let read = read(text, Some(2023));
            assert_eq!(read.map(|r| (r.day.to_string(), r.inferred)), Ok((day.to_string(), inferred)), "{text}");
        }
        assert_eq!(read_number(45052.0, None).map(|r| r.day.to_string()), Ok("2023-05-06".into()), "a serial number");
        assert_eq!(read_number(20230506.0, None).map(|r| r.day.to_string()), Ok("2023-05-06".into()));
        assert_eq!(read_number(2023.5, None).map(|r| r.day.to_string()), Ok("2023-05".into()));
        assert_eq!(read_number(2023.1, None), Err(DaySlip::LostZero), "January or October");
    }

    #[test]
    fn what_is_no_day_is_refused_with_the_reason() {
        for (text, slip) in [
            ("2023.2.30", DaySlip::Impossible),
            ("2023-13-01", DaySlip::Impossible),
            ("待定", DaySlip::NotADay),
            ("第12号", DaySlip::NotADay),
            ("", DaySlip::NotADay),
        ] {
            assert_eq!(read(text, Some(2023)), Err(slip), "{text}");
        }
        assert_eq!(read("5.6", None), Err(DaySlip::YearUnknown));
    }
}
