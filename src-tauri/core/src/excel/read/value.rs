//! From calamine's cells to ours: what is a day, a time, a duration, and what only pretends to be one.

use super::wire::Value;
use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// A cell's value; text that had to be built is owned.
#[derive(Debug)]
pub(super) enum Reading<'a> {
    Value(Value<'a>),
    Built(String),
    Blank,
    /// A cell formatted as a date whose number is no day; it is taken as a number.
    NoDay(f64),
}

pub(super) fn of_ref<'a>(value: &'a DataRef<'_>) -> Reading<'a> {
    match value {
        DataRef::Int(number) => Reading::Value(Value::Number(*number as f64)),
        DataRef::Float(number) => Reading::Value(Value::Number(*number)),
        DataRef::String(text) => Reading::Value(Value::Text(text)),
        DataRef::SharedString(text) => Reading::Value(Value::Text(text)),
        DataRef::Bool(flag) => Reading::Value(Value::Flag(*flag)),
        DataRef::DateTime(date) => of_serial(*date),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(text) => of_iso_duration(text),
        DataRef::Error(error) => Reading::Value(Value::Error(spelled(error))),
        DataRef::Empty => Reading::Blank,
    }
}

pub(super) fn of_data(value: &Data) -> Reading<'_> {
    match value {
        Data::Int(number) => Reading::Value(Value::Number(*number as f64)),
        Data::Float(number) => Reading::Value(Value::Number(*number)),
        Data::String(text) => Reading::Value(Value::Text(text)),
        Data::Bool(flag) => Reading::Value(Value::Flag(*flag)),
        Data::DateTime(date) => of_serial(*date),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => of_iso_duration(text),
        Data::Error(error) => Reading::Value(Value::Error(spelled(error))),
        Data::Empty => Reading::Blank,
    }
}

/// An error as the spreadsheet program spells it.
pub(super) fn spelled(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

fn of_serial<'a>(date: ExcelDateTime) -> Reading<'a> {
    let serial = date.as_f64();
    // 2,958,466 is the day after 9999-12-31, the last one a spreadsheet knows.
    if !serial.is_finite() || !(0.0..2_958_466.0).contains(&serial) {
        return Reading::NoDay(serial);
    }
    if date.is_duration() {
        return Reading::Built(clock(serial));
    }
    let Some(instant) = date.as_datetime() else { return Reading::NoDay(serial) };
    if serial > 0.0 && serial < 1.0 {
        return Reading::Built(clock(serial));
    }
    // Serial 0 in the 1900 system is no day; serial 60 is 29 February 1900, which never was.
    if instant.year() < 1900 || instant.year() > 9999 || (instant.year() == 1900 && (60.0..61.0).contains(&serial)) {
        return Reading::NoDay(serial);
    }
    of_instant(instant)
}

fn of_instant<'a>(instant: NaiveDateTime) -> Reading<'a> {
    if instant.time() == NaiveTime::MIN {
        Reading::Value(Value::Day(instant.date()))
    } else {
        Reading::Value(Value::DateTime(instant))
    }
}

fn clock(days: f64) -> String {
    let seconds = (days * 86_400.0).round() as i64;
    let (hours, minutes, seconds) = (seconds.div_euclid(3_600), seconds.div_euclid(60).rem_euclid(60), seconds.rem_euclid(60));
    if seconds == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{seconds:02}") }
}

fn of_iso(text: &str) -> Reading<'_> {
    let bare = text.trim().trim_end_matches('Z');
    if let Ok(day) = NaiveDate::parse_from_str(bare, "%Y-%m-%d") {
        return Reading::Value(Value::Day(day));
    }
    if let Ok(instant) = NaiveDateTime::parse_from_str(bare, "%Y-%m-%dT%H:%M:%S%.f") {
        return of_instant(instant);
    }
    if let Ok(time) = NaiveTime::parse_from_str(bare, "%H:%M:%S%.f") {
        return Reading::Built(clock(f64::from(time.num_seconds_from_midnight()) / 86_400.0));
    }
    Reading::Value(Value::Text(text))
}

/// `PT10H30M05S` as a clock shows it; anything else stays as it is written.
fn of_iso_duration(text: &str) -> Reading<'_> {
    let parts = || {
        let rest = text.trim().strip_prefix("PT")?;
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?;
        let (hours, minutes, seconds): (f64, f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?);
        Some((hours * 3_600.0 + minutes * 60.0 + seconds) / 86_400.0)
    };
    match parts() {
        Some(days) if days.is_finite() && days >= 0.0 => Reading::Built(clock(days)),
        _ => Reading::Value(Value::Text(text)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use calamine::ExcelDateTimeType;

    fn shown(serial: f64, kind: ExcelDateTimeType, since_1904: bool) -> String {
        match of_serial(ExcelDateTime::new(serial, kind, since_1904)) {
            Reading::Value(Value::Day(day)) => day.to_string(),
            Reading::Value(Value::DateTime(instant)) => instant.to_string(),
            Reading::Built(text) => text,
            Reading::NoDay(number) => format!("no day {number}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn serials_are_days_times_or_nothing() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        for (serial, kind, since_1904, expected) in [
            (1.0, DateTime, false, "1900-01-01"),
            (59.0, DateTime, false, "1900-02-28"),
            (60.0, DateTime, false, "no day 60"),
            (61.0, DateTime, false, "1900-03-01"),
            (46_024.0, DateTime, false, "2026-01-02"),
            (46_024.5, DateTime, false, "2026-01-02 12:00:00"),
            (0.0, DateTime, false, "no day 0"),
            (-1.0, DateTime, false, "no day -1"),
            (2_958_466.0, DateTime, false, "no day 2958466"),
            (0.354_166_666_7, DateTime, false, "08:30"),
            (1.5, TimeDelta, false, "36:00"),
            (0.0, DateTime, true, "1904-01-01"),
            (44_562.0, DateTime, true, "2026-01-02"),
        ] {
            assert_eq!(shown(serial, kind, since_1904), expected, "serial {serial}, 1904 {since_1904}");
        }
    }

    #[test]
    fn written_dates_are_read() {
        assert!(matches!(of_iso("2026-01-02"), Reading::Value(Value::Day(_))));
        assert!(matches!(of_iso("2026-01-02T10:00:00Z"), Reading::Value(Value::DateTime(_))));
        assert!(matches!(of_iso("10:00:00"), Reading::Built(text) if text == "10:00"));
        assert!(matches!(of_iso("二月"), Reading::Value(Value::Text("二月"))));
        assert!(matches!(of_iso_duration("PT26H05M00S"), Reading::Built(text) if text == "26:05"));
    }
}
