//! A sheet as a table: rows with merged cells filled down, and what a row is (title, heading, line, total, note).

use crate::excel::read::{BookRow, Cell, Merge, SheetHead};
use crate::intake::typed::Raw;
use crate::words::day::Day;
use crate::words::text::{folded, is_blank};
use chrono::NaiveDate;
use std::collections::HashMap;

/// A row with its merged cells filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Zero-based row in the sheet.
    pub index: u32,
    /// Cells by zero-based column, ascending.
    pub cells: Vec<(u32, Raw)>,
    /// Columns whose value was filled down from a merged cell above.
    pub filled: Vec<u32>,
}

impl TableRow {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<&Raw> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, raw)| raw)
    }

    /// The first text of the row.
    pub fn first_text(&self) -> Option<String> {
        self.cells.iter().map(|(_, raw)| raw.spelled()).find(|text| !text.trim_matches(is_blank).is_empty())
    }
}

/// Fills merged areas as rows stream by.
pub struct Filler {
    merges: Vec<Merge>,
    values: HashMap<usize, Raw>,
}

impl Filler {
    /// For one sheet.
    pub fn new(head: &SheetHead) -> Filler {
        Filler { merges: head.merges.clone(), values: HashMap::new() }
    }

    /// A row as the eye sees it.
    pub fn row(&mut self, row: &BookRow) -> TableRow {
        let mut cells: Vec<(u32, Raw)> = row.cells.iter().filter_map(|(at, cell)| Some((*at, raw(cell)?))).collect();
        let mut filled = Vec::new();
        for (at, merge) in self.merges.iter().enumerate() {
            if row.index < merge.first_row || row.index > merge.last_row {
                continue;
            }
            if row.index == merge.first_row {
                if let Some((_, value)) = cells.iter().find(|(column, _)| *column == merge.first_column) {
                    self.values.insert(at, value.clone());
                }
            } else if let Some(value) = self.values.get(&at)
                && !cells.iter().any(|(column, _)| *column == merge.first_column)
            {
                cells.push((merge.first_column, value.clone()));
                filled.push(merge.first_column);
            }
        }
        cells.sort_by_key(|(column, _)| *column);
        TableRow { index: row.index, cells, filled }
    }
}

fn raw(cell: &Cell) -> Option<Raw> {
    match cell {
        Cell::Text(text) if text.chars().all(is_blank) => None,
        Cell::Text(text) => Some(Raw::Text(text.clone())),
        Cell::Number(number) => Some(Raw::Number(*number)),
        Cell::Day(date) => Some(dated(*date)),
        Cell::DateTime(instant) => Some(dated(instant.date())),
        Cell::Flag(flag) => Some(Raw::Flag(*flag)),
        Cell::Error(text) => Some(Raw::Text(text.clone())),
    }
}

/// A day no register accepts (2105 for 2015) stays what it says, to be told by its cell.
fn dated(date: NaiveDate) -> Raw {
    Day::from_date(date).map_or_else(|| Raw::Text(date.to_string()), Raw::Day)
}

/// What a row below the headings is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A record.
    Line,
    /// 合计, 总计: a total over all lines so far.
    Total,
    /// 小计: a total over the lines since the last one.
    Subtotal,
    /// 其中: a part of a total; neither a record nor a control.
    Part,
    /// 注, 填表人, 审核人 …
    Note,
    /// The headings once more, as at the top of a printed page.
    Heading,
}

/// Tells lines from totals and notes. A real person may be called 合计: only a cell that says nothing else is a total.
pub fn kind_of(row: &TableRow, headings: &HashMap<u32, String>) -> RowKind {
    let Some(first) = row.first_text() else { return RowKind::Note };
    let plain = folded(&first);
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit() || "件人条项起次个户万元.:,".contains(c));
    let few = row.cells.iter().filter(|(_, raw)| matches!(raw, Raw::Text(_))).count() <= 2;
    match bare {
        "合计" | "总计" | "共计" | "累计" | "合计数" | "总合计" | "总数" if few => return RowKind::Total,
        "小计" | "本页小计" | "本页合计" if few => return RowKind::Subtotal,
        "其中" if few => return RowKind::Part,
        _ => {}
    }
    if plain.starts_with("其中:") && few {
        return RowKind::Part;
    }
    const NOTES: &[&str] = &[
        "注:",
        "备注:",
        "说明:",
        "填表人",
        "填报人",
        "审核人",
        "制表",
        "负责人:",
        "签字",
        "填表说明",
        "联系人:",
        "填表日期",
        "填报日期",
    ];
    if row.cells.len() <= 3 && NOTES.iter().any(|note| plain.starts_with(note)) {
        return RowKind::Note;
    }
    let same = row.cells.iter().filter(|(at, raw)| headings.get(at).is_some_and(|h| *h == folded(&raw.spelled()))).count();
    if same >= 3 && same * 2 > row.cells.len() { RowKind::Heading } else { RowKind::Line }
}
