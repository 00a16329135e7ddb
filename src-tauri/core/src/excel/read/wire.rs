//! What travels between worker and reader: one request in, frames of events out. Compact and written by hand, because a
//! ledger of two million cells passes through here; the reader trusts nothing it decodes.

use super::refusal::CODES;
use super::{BookRow, Cell, Event, Merge, SheetHead, Span, Visibility};
use crate::words::place::{Place, Problem, Severity};
use chrono::{DateTime, NaiveDate, TimeDelta};

/// The largest frame a reader takes; the worker refuses rows that would not fit.
pub(super) const FRAME_LIMIT: usize = 128 << 20;

/// Cells of a row for which room is made ahead.
const WIDEST: usize = 16_384;

/// One message of a frame.
#[derive(Debug, PartialEq)]
pub(super) enum Message {
    /// Something the file gave.
    Event(Event),
    /// A piece of the text of a report.
    Passage(String),
    /// The file is read to its end.
    End,
    /// The file is not taken: code and whole sentence.
    Refused(&'static str, String),
}

pub(super) const SHEET: u8 = 1;
pub(super) const ROW: u8 = 2;
pub(super) const SHEET_END: u8 = 3;
pub(super) const PROBLEM: u8 = 4;
pub(super) const END: u8 = 5;
pub(super) const REFUSED: u8 = 6;
pub(super) const PASSAGE: u8 = 7;

const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const DAY: u8 = 3;
const DATE_TIME: u8 = 4;
const NO: u8 = 5;
const YES: u8 = 6;
const ERROR: u8 = 7;

pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// A cell before it travels; text is borrowed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Day(NaiveDate),
    DateTime(chrono::NaiveDateTime),
    Flag(bool),
    Error(&'a str),
}

pub(super) fn put_cell(out: &mut Vec<u8>, column: u32, value: Value<'_>) {
    put_number(out, u64::from(column));
    match value {
        Value::Text(text) => {
            out.push(TEXT);
            put_text(out, text);
        }
        Value::Number(number) => {
            out.push(NUMBER);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Value::Day(day) => {
            out.push(DAY);
            out.extend_from_slice(&day.signed_duration_since(NaiveDate::MIN).num_days().to_le_bytes());
        }
        Value::DateTime(instant) => {
            out.push(DATE_TIME);
            out.extend_from_slice(&instant.and_utc().timestamp_millis().to_le_bytes());
        }
        Value::Flag(flag) => out.push(if flag { YES } else { NO }),
        Value::Error(text) => {
            out.push(ERROR);
            put_text(out, text);
        }
    }
}

pub(super) fn put_sheet(out: &mut Vec<u8>, head: &SheetHead) {
    out.push(SHEET);
    put_text(out, &head.name);
    out.push(match head.visibility {
        Visibility::Visible => 0,
        Visibility::Hidden => 1,
        Visibility::VeryHidden => 2,
    });
    out.push(u8::from(head.filtered));
    put_number(out, head.merges.len() as u64);
    for merge in &head.merges {
        for number in [merge.first_row, merge.first_column, merge.last_row, merge.last_column] {
            put_number(out, u64::from(number));
        }
    }
    for spans in [&head.hidden_rows, &head.hidden_columns] {
        put_number(out, spans.len() as u64);
        for span in spans {
            put_number(out, u64::from(span.first));
            put_number(out, u64::from(span.last));
        }
    }
}

pub(super) fn put_problem(out: &mut Vec<u8>, problem: &Problem) {
    out.push(PROBLEM);
    out.push(match problem.severity {
        Severity::Note => 0,
        Severity::Doubt => 1,
        Severity::Error => 2,
    });
    put_code(out, problem.code);
    put_text(out, problem.place.sheet.as_deref().unwrap_or_default());
    for part in [problem.place.row, problem.place.column] {
        put_number(out, part.map_or(0, |number| u64::from(number).saturating_add(1)));
    }
    put_text(out, &problem.words);
}

pub(super) fn put_refusal(out: &mut Vec<u8>, code: &'static str, words: &str) {
    out.push(REFUSED);
    put_code(out, code);
    put_text(out, words);
}

fn put_code(out: &mut Vec<u8>, code: &'static str) {
    let at = CODES.iter().position(|known| *known == code).unwrap_or(CODES.len());
    put_number(out, at as u64);
}

/// Reads messages out of a frame. `None` means that the frame is not what a worker of ours writes.
pub(super) struct Frame {
    bytes: Vec<u8>,
    at: usize,
}

impl Frame {
    pub(super) fn new(bytes: Vec<u8>) -> Frame {
        Frame { bytes, at: 0 }
    }

    pub(super) fn is_over(&self) -> bool {
        self.at >= self.bytes.len()
    }

    pub(super) fn message(&mut self, file: &str) -> Option<Message> {
        Some(match self.byte()? {
            SHEET => Message::Event(Event::Sheet(self.sheet()?)),
            ROW => Message::Event(Event::Row(self.row()?)),
            SHEET_END => Message::Event(Event::SheetEnd),
            PROBLEM => Message::Event(Event::Problem(self.problem(file)?)),
            PASSAGE => Message::Passage(self.text()?),
            END => Message::End,
            REFUSED => Message::Refused(self.code()?, self.text()?),
            _ => return None,
        })
    }

    fn sheet(&mut self) -> Option<SheetHead> {
        let name = self.text()?;
        let visibility = match self.byte()? {
            0 => Visibility::Visible,
            1 => Visibility::Hidden,
            2 => Visibility::VeryHidden,
            _ => return None,
        };
        let filtered = self.byte()? != 0;
        let mut merges = Vec::new();
        for _ in 0..self.number()? {
            merges.push(Merge {
                first_row: self.small()?,
                first_column: self.small()?,
                last_row: self.small()?,
                last_column: self.small()?,
            });
        }
        Some(SheetHead { name, visibility, merges, hidden_rows: self.spans()?, hidden_columns: self.spans()?, filtered })
    }

    fn spans(&mut self) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for _ in 0..self.number()? {
            spans.push(Span { first: self.small()?, last: self.small()? });
        }
        Some(spans)
    }

    fn row(&mut self) -> Option<BookRow> {
        let index = self.small()?;
        let count = usize::try_from(self.number()?).ok()?;
        let mut cells = Vec::with_capacity(count.min(WIDEST));
        for _ in 0..count {
            let column = self.small()?;
            cells.push((column, self.cell()?));
        }
        Some(BookRow { index, cells })
    }

    fn cell(&mut self) -> Option<Cell> {
        Some(match self.byte()? {
            TEXT => Cell::Text(self.text()?),
            NUMBER => Cell::Number(f64::from_le_bytes(self.array()?)),
            DAY => {
                let days = TimeDelta::try_days(i64::from_le_bytes(self.array()?))?;
                Cell::Day(NaiveDate::MIN.checked_add_signed(days)?)
            }
            DATE_TIME => Cell::DateTime(DateTime::from_timestamp_millis(i64::from_le_bytes(self.array()?))?.naive_utc()),
            NO => Cell::Flag(false),
            YES => Cell::Flag(true),
            ERROR => Cell::Error(self.text()?),
            _ => return None,
        })
    }

    fn problem(&mut self, file: &str) -> Option<Problem> {
        let severity = match self.byte()? {
            0 => Severity::Note,
            1 => Severity::Doubt,
            2 => Severity::Error,
            _ => return None,
        };
        let code = self.code()?;
        let sheet = self.text()?;
        let mut place = Place::file(file);
        if !sheet.is_empty() {
            place = place.in_sheet(sheet);
        }
        place.row = self.small()?.checked_sub(1);
        place.column = self.small()?.checked_sub(1);
        Some(Problem::new(severity, code, place, self.text()?))
    }

    fn code(&mut self) -> Option<&'static str> {
        CODES.get(usize::try_from(self.number()?).ok()?).copied()
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let end = self.at.checked_add(length)?;
        let text = std::str::from_utf8(self.bytes.get(self.at..end)?).ok()?.to_string();
        self.at = end;
        Some(text)
    }

    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at = self.at.checked_add(1)?;
        Some(byte)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let array = super::bytes::array_at(&self.bytes, self.at)?;
        self.at = self.at.checked_add(N)?;
        Some(array)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
        let head = SheetHead {
            name: "线索".into(),
            visibility: Visibility::VeryHidden,
            merges: vec![Merge { first_row: 0, first_column: 1, last_row: 300, last_column: 16_383 }],
            hidden_rows: vec![Span { first: 3, last: 1_048_575 }],
            hidden_columns: vec![],
            filtered: true,
        };
        let place = Place::file("甲.xlsx").in_sheet("线索").at(0, 5);
        let problem = Problem::new(Severity::Doubt, "W_DATE", place, "不是有效日期");
        let mut out = Vec::new();
        put_sheet(&mut out, &head);
        put_problem(&mut out, &problem);
        out.push(ROW);
        put_number(&mut out, 1_048_575);
        put_number(&mut out, 7);
        put_cell(&mut out, 0, Value::Text("张三"));
        put_cell(&mut out, 1, Value::Number(-0.5));
        put_cell(&mut out, 2, Value::Day(day));
        put_cell(&mut out, 3, Value::DateTime(day.and_hms_opt(23, 59, 58).unwrap()));
        put_cell(&mut out, 4, Value::Flag(true));
        put_cell(&mut out, 5, Value::Flag(false));
        put_cell(&mut out, 6, Value::Error("#REF!"));
        out.push(SHEET_END);
        put_refusal(&mut out, "E_PASSWORD", "设有打开密码");
        out.push(END);

        let mut frame = Frame::new(out);
        let row = BookRow {
            index: 1_048_575,
            cells: vec![
                (0, Cell::Text("张三".into())),
                (1, Cell::Number(-0.5)),
                (2, Cell::Day(day)),
                (3, Cell::DateTime(day.and_hms_opt(23, 59, 58).unwrap())),
                (4, Cell::Flag(true)),
                (5, Cell::Flag(false)),
                (6, Cell::Error("#REF!".into())),
            ],
        };
        for expected in [
            Message::Event(Event::Sheet(head)),
            Message::Event(Event::Problem(problem)),
            Message::Event(Event::Row(row)),
            Message::Event(Event::SheetEnd),
            Message::Refused("E_PASSWORD", "设有打开密码".into()),
            Message::End,
        ] {
            assert_eq!(frame.message("甲.xlsx"), Some(expected));
        }
        assert!(frame.is_over());
    }

    #[test]
    fn garbage_is_no_message_and_no_panic() {
        for seed in 0..2_000u32 {
            let bytes: Vec<u8> = (0..40u32)
                .map(|i| (seed.wrapping_mul(2_654_435_761).wrapping_add(i.wrapping_mul(40_503)) >> 11) as u8)
                .collect();
            let mut frame = Frame::new(bytes);
            while !frame.is_over() && frame.message("x").is_some() {}
        }
        assert_eq!(Frame::new(vec![ROW, 0, 0xFF, 0xFF, 0xFF, 0x7F]).message("x"), None);
    }
}
