//! Where every reader of the worker puts its cells: counts them against the limits, looks at each value once, sends
//! rows in frames. The same care for every format, written once.

use super::limits::Limits;
use super::refusal::{self, Refusal};
use super::value::Reading;
use super::wire::{self, Value};
use super::{SheetHead, Visibility};
use crate::words::place::{Place, Problem, Severity};
use crate::words::text::is_blank;
use std::io::Write;

const FRAME: usize = 128 << 10;
/// The room for its length in front of each frame.
const LENGTH: [u8; 4] = [0; 4];
const LISTED_PLACES: u32 = 100;
/// What a cell of a spreadsheet program can hold.
const EXCEL_CHARACTERS: usize = 32_767;

/// Why the worker stops.
#[derive(Debug)]
pub(super) enum Stop {
    /// The file, or the sheet, is not taken.
    Refused(Refusal),
    /// Nobody reads any more.
    Gone,
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Refused(refusal)
    }
}

pub(super) type Step<T = ()> = Result<T, Stop>;

pub(super) struct Sink<'a> {
    out: &'a mut dyn Write,
    pub(super) limits: &'a Limits,
    frame: Vec<u8>,
    sheet: Option<String>,
    row: u32,
    cells: Vec<u8>,
    count: u32,
    total: u64,
    tallies: Vec<Tally>,
    failed: Option<Refusal>,
}

struct Tally {
    code: &'static str,
    severity: Severity,
    count: u32,
}

impl<'a> Sink<'a> {
    pub(super) fn new(out: &'a mut dyn Write, limits: &'a Limits) -> Sink<'a> {
        let mut frame = Vec::with_capacity(FRAME.saturating_mul(2));
        frame.extend(LENGTH);
        Sink {
            out,
            limits,
            frame,
            sheet: None,
            row: 0,
            cells: Vec::new(),
            count: 0,
            total: 0,
            tallies: Vec::new(),
            failed: None,
        }
    }

    /// Begins a sheet and says what it hides.
    pub(super) fn begin(&mut self, head: &SheetHead) -> Step {
        self.row = 0;
        self.cells.clear();
        self.count = 0;
        self.tallies.clear();
        self.sheet = Some(head.name.clone());
        wire::put_sheet(&mut self.frame, head);
        if head.visibility != Visibility::Visible {
            self.note("W_HIDDEN_SHEETS", "此工作表是隐藏的，内容照常读出。请确认是否要导入。".into())?;
        }
        let rows = span_total(&head.hidden_rows);
        if rows > 0 {
            let why = if head.filtered { "（表上有筛选）" } else { "" };
            self.note("W_HIDDEN_ROWS", format!("此工作表有 {rows} 行被隐藏{why}，内容照常读出。请确认这些行是否要导入。"))?;
        }
        let columns = span_total(&head.hidden_columns);
        if columns > 0 {
            self.note("W_HIDDEN_COLS", format!("此工作表有 {columns} 列被隐藏，内容照常读出。请确认这些列是否要导入。"))?;
        }
        Ok(())
    }

    /// Takes a cell. Rows come in ascending order, columns within a row too.
    pub(super) fn cell(&mut self, row: u32, column: u32, reading: &Reading<'_>) -> Step {
        match reading {
            Reading::Blank => Ok(()),
            Reading::Value(Value::Text(text)) => self.text(row, column, text),
            Reading::Built(text) => self.text(row, column, text),
            Reading::Value(value) => {
                match value {
                    Value::Number(number) => self.look_at_number(row, column, *number)?,
                    Value::Error(text) => self.tell(
                        Severity::Doubt,
                        "W_ERROR_CELL",
                        row,
                        column,
                        &format!("此格是错误值 {text}，没有可用的内容。请在原表中改正。"),
                    )?,
                    Value::Text(_) | Value::Day(_) | Value::DateTime(_) | Value::Flag(_) => {}
                }
                self.put(row, column, *value)
            }
            Reading::NoDay(number) => {
                self.tell(
                    Severity::Doubt,
                    "W_DATE",
                    row,
                    column,
                    &format!("此格设为日期格式，但数值 {number} 不是有效日期，已按数字读出。请核对原表。"),
                )?;
                self.put(row, column, Value::Number(*number))
            }
        }
    }

    fn text(&mut self, row: u32, column: u32, text: &str) -> Step {
        if text.chars().all(is_blank) {
            return Ok(());
        }
        if text.len() > EXCEL_CHARACTERS {
            let characters = text.chars().count();
            if characters as u64 > self.limits.cell_characters {
                let limit = self.limits.cell_characters;
                return Err(self.refuse(refusal::too_big(format!("一格的文字超过上限 {limit} 字")).at(row, column)));
            }
            if characters > EXCEL_CHARACTERS {
                self.tell(
                    Severity::Doubt,
                    "W_LONG",
                    row,
                    column,
                    &format!("此格有 {characters} 字，超过 Excel 一格可存的 {EXCEL_CHARACTERS} 字。请核对是否误并了内容。"),
                )?;
            }
        }
        if !needs_cleaning(text) {
            return self.put(row, column, Value::Text(text));
        }
        let (clean, replaced) = cleaned(text);
        if replaced > 0 {
            self.tell(
                Severity::Doubt,
                "W_REPLACED",
                row,
                column,
                &format!("此格有 {replaced} 个无法识别或不可见的控制字符，已用“\u{FFFD}”代替。请核对原文。"),
            )?;
        }
        if clean.chars().all(is_blank) {
            return Ok(());
        }
        self.put(row, column, Value::Text(&clean))
    }

    fn look_at_number(&mut self, row: u32, column: u32, number: f64) -> Step {
        // A float keeps fifteen digits; an 18-digit number stored as one has lost its end.
        if number.abs() >= 1e15 && number.fract() == 0.0 {
            self.tell(
                Severity::Doubt,
                "W_PRECISION_LOST",
                row,
                column,
                "此格是 16 位以上的数字（如身份证号），存为数值后末几位已丢失。请按原件补正，并将该列设为文本。",
            )?;
        }
        Ok(())
    }

    fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> Step {
        if self.count > 0 && row != self.row {
            self.flush_row()?;
        }
        if u64::from(row) >= self.limits.rows {
            let limit = self.limits.rows;
            return Err(self.refuse(refusal::too_big(format!("行数超过上限 {limit} 行")).at_row(row)));
        }
        if u64::from(column) >= self.limits.columns {
            let limit = self.limits.columns;
            let refusal =
                if u64::from(self.count) >= limit { refusal::too_many_columns(limit) } else { refusal::far_cell(limit) };
            return Err(self.refuse(refusal.at(row, column)));
        }
        self.total = self.total.saturating_add(1);
        if self.total > self.limits.cells {
            let limit = self.limits.cells;
            return Err(self.refuse(refusal::too_big(format!("有内容的单元格超过上限 {limit} 个")).at_row(row)));
        }
        self.row = row;
        wire::put_cell(&mut self.cells, column, value);
        self.count = self.count.saturating_add(1);
        if self.cells.len() > wire::FRAME_LIMIT / 2 {
            return Err(self.refuse(refusal::too_big("一行的内容过长").at_row(row)));
        }
        Ok(())
    }

    fn flush_row(&mut self) -> Step {
        if self.count > 0 {
            self.frame.push(wire::ROW);
            wire::put_number(&mut self.frame, u64::from(self.row));
            wire::put_number(&mut self.frame, u64::from(self.count));
            self.frame.append(&mut self.cells);
            self.count = 0;
        }
        self.flush_if_full()
    }

    /// Says something about the sheet as a whole, or about the file before any sheet began.
    pub(super) fn note(&mut self, code: &'static str, words: String) -> Step {
        self.problem(Severity::Note, code, None, None, words)
    }

    /// Says something of any weight about a row, a cell or the whole sheet.
    pub(super) fn problem(
        &mut self,
        severity: Severity,
        code: &'static str,
        row: Option<u32>,
        column: Option<u32>,
        words: String,
    ) -> Step {
        let place = Place { sheet: self.sheet.clone(), row, column, ..Place::default() };
        self.problem_at(Problem::new(severity, code, place, words))
    }

    fn problem_at(&mut self, problem: Problem) -> Step {
        wire::put_problem(&mut self.frame, &problem);
        self.flush_if_full()
    }

    /// Says something about a cell; of the same code only the first hundred places of a sheet are listed.
    pub(super) fn tell(&mut self, severity: Severity, code: &'static str, row: u32, column: u32, words: &str) -> Step {
        let at = match self.tallies.iter().position(|tally| tally.code == code) {
            Some(at) => at,
            None => {
                self.tallies.push(Tally { code, severity, count: 0 });
                self.tallies.len().saturating_sub(1)
            }
        };
        let Some(tally) = self.tallies.get_mut(at) else { return Ok(()) };
        tally.count = tally.count.saturating_add(1);
        if tally.count > LISTED_PLACES {
            return Ok(());
        }
        self.problem(severity, code, Some(row), Some(column), words.to_string())
    }

    /// Counts places that were found but not looked at one by one.
    pub(super) fn tell_more(&mut self, code: &'static str, more: u32) {
        if let Some(tally) = self.tallies.iter_mut().find(|tally| tally.code == code) {
            tally.count = tally.count.saturating_add(more);
        }
    }

    /// Ends the sheet.
    pub(super) fn end(&mut self) -> Step {
        self.flush_row()?;
        for tally in std::mem::take(&mut self.tallies) {
            if tally.count > LISTED_PLACES {
                let words = format!("此表同类问题共 {} 处，只列出前 {LISTED_PLACES} 处。", tally.count);
                self.problem(tally.severity, tally.code, None, None, words)?;
            }
        }
        self.frame.push(wire::SHEET_END);
        self.sheet = None;
        self.flush_if_full()
    }

    /// Ends a sheet that could not be read to its end; the file goes on with the next one.
    pub(super) fn fail(&mut self, refusal: Refusal) -> Step {
        self.flush_row()?;
        let words = format!("此工作表没有读全：{}", refusal.words());
        self.problem(Severity::Error, "E_SHEET", refusal.row, refusal.column, words)?;
        self.failed.get_or_insert(refusal);
        self.end()
    }

    /// Ends a sheet that the file lists and does not have.
    pub(super) fn absent(&mut self) -> Step {
        let words = "目录中有此工作表，但文件里没有它的内容。请核对原文件是否完整。".into();
        self.problem(Severity::Doubt, "W_SHEET", None, None, words)?;
        self.failed.get_or_insert_with(refusal::truncated);
        self.end()
    }

    /// Ends the file: refused if it gave nothing at all.
    pub(super) fn finish(&mut self) -> Step {
        if self.total == 0 {
            return Err(self.failed.take().unwrap_or_else(refusal::empty).into());
        }
        self.frame.push(wire::END);
        self.flush()
    }

    /// Sends the text of a report, and that it is over.
    pub(super) fn passages(&mut self, text: &str) -> Step {
        let mut rest = text;
        while !rest.is_empty() {
            let cut = rest.ceil_char_boundary(FRAME.min(rest.len()));
            let (piece, tail) = rest.split_at_checked(cut).unwrap_or((rest, ""));
            self.frame.push(wire::PASSAGE);
            wire::put_text(&mut self.frame, piece);
            self.flush_if_full()?;
            rest = tail;
        }
        self.frame.push(wire::END);
        self.flush()
    }

    /// Sends the last word: the file is not taken.
    pub(super) fn refused(&mut self, refusal: &Refusal, file: &str) -> Step {
        wire::put_refusal(&mut self.frame, refusal.code, &refusal.sentence(file));
        self.flush()
    }

    fn refuse(&self, refusal: Refusal) -> Stop {
        Stop::Refused(match &self.sheet {
            Some(sheet) => refusal.in_sheet(sheet),
            None => refusal,
        })
    }

    fn flush_if_full(&mut self) -> Step {
        if self.frame.len() >= FRAME { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Step {
        let length = u32::try_from(self.frame.len().saturating_sub(LENGTH.len())).map_err(|_| Stop::Gone)?;
        if let Some(place) = self.frame.get_mut(..LENGTH.len()) {
            place.copy_from_slice(&length.to_le_bytes());
        }
        self.out.write_all(&self.frame).and_then(|()| self.out.flush()).map_err(|_| Stop::Gone)?;
        self.frame.truncate(LENGTH.len());
        Ok(())
    }
}

fn span_total(spans: &[super::Span]) -> u64 {
    spans.iter().map(|span| u64::from(span.last.saturating_sub(span.first)).saturating_add(1)).fold(0, u64::saturating_add)
}

/// A quick look: can the text hold anything that has to be replaced? C1 controls begin with 0xC2, the
/// noncharacters and the replacement sign with 0xEF.
fn needs_cleaning(text: &str) -> bool {
    text.bytes().any(|byte| byte < 0x20 || matches!(byte, 0x7F | 0xC2 | 0xEF))
}

/// The text with control characters replaced; counts them together with signs that a decoder already put.
fn cleaned(text: &str) -> (String, usize) {
    let mut replaced: usize = 0;
    let clean = text
        .chars()
        .map(|c| match c {
            '\n' | '\t' | '\r' => c,
            '\u{85}' => '\n',
            '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => {
                replaced = replaced.saturating_add(1);
                '\u{FFFD}'
            }
            c if c.is_control() => {
                replaced = replaced.saturating_add(1);
                '\u{FFFD}'
            }
            c => c,
        })
        .collect();
    (clean, replaced)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn limits() -> Limits {
        Limits { rows: 3, columns: 2, cells: 4, cell_characters: 40_000, ..Limits::default() }
    }

    fn put(cells: &[(u32, u32)]) -> Result<(), &'static str> {
        let limits = limits();
        let mut out = Vec::new();
        let mut sink = Sink::new(&mut out, &limits);
        sink.begin(&SheetHead { name: "表".into(), ..SheetHead::default() }).unwrap();
        for (row, column) in cells {
            sink.cell(*row, *column, &Reading::Value(Value::Number(1.0))).map_err(|stop| match stop {
                Stop::Refused(refusal) => refusal.code,
                Stop::Gone => "gone",
            })?;
        }
        Ok(())
    }

    #[test]
    fn limits_hold_at_their_edges() {
        assert_eq!(put(&[(1, 0)]), Ok(()));
        assert_eq!(put(&[(2, 1)]), Ok(()), "last row and column");
        assert_eq!(put(&[(3, 0)]), Err("E_TOO_BIG"), "one row too many");
        assert_eq!(put(&[(0, 2)]), Err("E_TOO_BIG"), "a stray cell");
        assert_eq!(put(&[(0, 0), (0, 1), (0, 2)]), Err("E_TOO_MANY_COLUMNS"));
        assert_eq!(put(&[(0, 0), (0, 1), (1, 0), (1, 1)]), Ok(()));
        assert_eq!(put(&[(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]), Err("E_TOO_BIG"), "one cell too many");
    }

    #[test]
    fn long_texts_are_told_and_endless_ones_refused() {
        let limits = limits();
        let text = |characters: usize| {
            let mut out = Vec::new();
            let mut sink = Sink::new(&mut out, &limits);
            sink.begin(&SheetHead::default()).unwrap();
            let taken = sink.cell(0, 0, &Reading::Built("长".repeat(characters)));
            (taken.is_ok(), sink.tallies.iter().map(|tally| tally.code).collect::<Vec<_>>())
        };
        assert_eq!(text(32_767), (true, vec![]));
        assert_eq!(text(32_768), (true, vec!["W_LONG"]));
        assert_eq!(text(40_000), (true, vec!["W_LONG"]));
        assert_eq!(text(40_001), (false, vec![]));
    }

    #[test]
    fn control_characters_are_replaced_and_counted() {
        assert_eq!(cleaned("甲\u{0}乙\u{1F}\n丙"), ("甲\u{FFFD}乙\u{FFFD}\n丙".into(), 2));
        assert!(!needs_cleaning("张三 abc"));
        assert_eq!(cleaned("，：（"), ("，：（".into(), 0));
    }
}
