//! Ledgers as sheets: headings of one or two levels, rows as they come, cells merged over several rows, totals.

use super::book::{Book, CellPlace, Size, contained, put, put_merged, refused};
use super::column::{Column, Total};
use super::layout::{self, Layout, Pages, Wishes};
use super::measure;
use super::name::SheetName;
use super::print;
use super::value::{CellValue, Stored};
use crate::words::error::Result;
use crate::words::place::column_letters;
use rust_xlsxwriter::{Format, Formula, IgnoreError, Worksheet, XlsxError};
use std::borrow::Cow;

/// What a table is, before its rows.
#[derive(Clone, Debug)]
pub struct TableSheet {
    /// The name on its tab.
    pub name: SheetName,
    /// The title above it.
    pub title: Option<String>,
    /// What stands between title and headings: 填报单位, 期间, 单位：件、人.
    pub notes: Vec<String>,
    /// Its columns, at least one.
    pub columns: Vec<Column>,
    /// So many leading columns say which row it is (序号, 姓名): they stay on the screen, and stand on every page
    /// where the table takes more than one side by side.
    pub key_columns: usize,
}

impl Book {
    /// Begins a table. Where its rows do not fit a sheet it goes on in `名称(2)`.
    pub fn table(&mut self, sheet: TableSheet) -> Result<TableWriter<'_>> {
        if sheet.columns.is_empty() || sheet.columns.len() > 16_384 {
            return Err(refused(format!(
                "工作表“{}”有 {} 栏，Excel 只容 1 至 16384 栏，没有写成。请减少栏目后再导出。",
                sheet.name,
                sheet.columns.len()
            )));
        }
        self.unfinished.insert(sheet.name.clone());
        Ok(TableWriter {
            wishes: Wishes::of_headings(&sheet.columns),
            sums: vec![Sum::default(); sheet.columns.len()],
            book: self,
            sheet,
            held: Vec::new(),
            layout: None,
            parts: Vec::new(),
            next_row: 0,
            merged: Merged::Nothing,
            bytes: 0,
        })
    }
}

/// Takes the rows of a table one after the other. Its first rows are held back until the widths are known.
#[must_use = "a table that is not finished is not in the book"]
pub struct TableWriter<'book> {
    book: &'book mut Book,
    sheet: TableSheet,
    wishes: Wishes,
    held: Vec<Block>,
    layout: Option<Layout>,
    /// The sheets it has filled; the last one is being written.
    parts: Vec<Part>,
    next_row: u32,
    sums: Vec<Sum>,
    merged: Merged,
    bytes: u64,
}

/// So many first rows decide the widths.
const DECIDING: usize = 2_000;

/// Rows that belong together, and the columns merged over them.
struct Block {
    rows: Vec<Vec<CellValue<'static>>>,
    merged: Vec<u16>,
}

/// The sheet of the workbook that holds a stretch of the table.
struct Part {
    name: SheetName,
    index: usize,
    /// First and last heading row.
    headings: (u32, u32),
}

impl Part {
    fn first_row(&self) -> u32 {
        self.headings.1 + 1
    }
}

/// Whether rows were made one somewhere: then a filter would tear them apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Merged {
    Nothing,
    Something,
}

/// What a column amounts to so far.
#[derive(Clone, Default)]
struct Sum {
    fen: i128,
    number: f64,
    filled: u64,
    /// The ranges of finished sheets.
    ranges: Vec<String>,
}

impl TableWriter<'_> {
    /// Writes the next row; it has as many values as the table has columns.
    pub fn row(&mut self, values: &[CellValue<'_>]) -> Result<()> {
        self.rows(&[values], &[])
    }

    /// Writes rows that belong together, such as the measures of one task: the named columns are merged over them
    /// and show the value of the first row.
    pub fn block(&mut self, merged: &[u16], rows: &[Vec<CellValue<'_>>]) -> Result<()> {
        let rows: Vec<&[CellValue<'_>]> = rows.iter().map(Vec::as_slice).collect();
        self.rows(&rows, if rows.len() > 1 { merged } else { &[] })
    }

    /// Writes the totals, if any were asked for, and closes the table.
    pub fn finish(mut self) -> Result<()> {
        self.settle()?;
        if self.parts.is_empty() {
            self.open_part()?;
        }
        self.close_part()?;
        if self.sheet.columns.iter().any(|column| column.total.is_some()) {
            self.write_totals()?;
        }
        let name = &self.sheet.name;
        self.book.unfinished.remove(name);
        self.book.written.insert(name.clone());
        Ok(())
    }

    fn rows(&mut self, rows: &[&[CellValue<'_>]], merged: &[u16]) -> Result<()> {
        let columns = self.sheet.columns.len();
        if let Some(row) = rows.iter().find(|row| row.len() != columns) {
            return Err(refused(format!("工作表“{}”的一行有 {} 个值，表头有 {columns} 栏，没有写成。请重新导出。", self.sheet.name, row.len())));
        }
        if self.layout.is_some() {
            return self.write_block(rows, merged);
        }
        for row in rows {
            self.wishes.see(row);
        }
        let rows = rows.iter().map(|row| row.iter().cloned().map(CellValue::into_owned).collect()).collect();
        self.held.push(Block { rows, merged: merged.to_vec() });
        if self.held.len() >= DECIDING { self.settle() } else { Ok(()) }
    }

    /// Decides the widths and writes the rows held back.
    fn settle(&mut self) -> Result<()> {
        if self.layout.is_none() {
            self.layout = Some(self.wishes.layout(&self.sheet.columns, self.sheet.key_columns));
        }
        for block in std::mem::take(&mut self.held) {
            let rows: Vec<&[CellValue<'_>]> = block.rows.iter().map(Vec::as_slice).collect();
            self.write_block(&rows, &block.merged)?;
        }
        Ok(())
    }

    fn write_block(&mut self, rows: &[&[CellValue<'_>]], merged: &[u16]) -> Result<()> {
        let needed = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        // One row is kept free for the totals.
        let fits = self.next_row.saturating_add(needed) < self.book.rows_per_sheet;
        if self.parts.is_empty() || !fits {
            if !self.parts.is_empty() {
                self.close_part()?;
            }
            self.open_part()?;
        }
        let (Some(part), Some(layout)) = (self.parts.last(), self.layout.as_mut()) else { return Ok(()) };
        let Book { workbook, styles, long_texts, names, size, .. } = &mut *self.book;
        let first = self.next_row;
        if !merged.is_empty() {
            self.merged = Merged::Something;
        }
        // In a large book the opening program computes the heights, but no program does so for merged cells.
        let heights = match size {
            Size::Small => heights(rows, merged, &layout.widths),
            Size::Large { .. } if !merged.is_empty() => heights(rows, merged, &layout.widths),
            Size::Large { .. } => Vec::new(),
        };
        let (columns, sums, bytes) = (&self.sheet.columns, &mut self.sums, &mut self.bytes);
        contained("写工作表", || {
            let sheet = workbook.worksheet_from_index(part.index)?;
            for (row, height) in (first..).zip(&heights) {
                sheet.set_row_height(row, *height)?;
            }
            for (row, values) in (first..).zip(rows) {
                for (((column, value), (described, width)), sum) in
                    (0_u16..).zip(*values).zip(columns.iter().zip(&mut layout.widths)).zip(sums.iter_mut())
                {
                    let is_merged = merged.contains(&column);
                    if is_merged && row > first {
                        continue;
                    }
                    let stored = match value.stored() {
                        Stored::Text(text) => {
                            let place = CellPlace { sheet: &part.name, row, column, heading: &described.heading };
                            let text = match text {
                                Cow::Borrowed(text) => long_texts.fitted(text, names, &place),
                                Cow::Owned(text) => Cow::Owned(text),
                            };
                            *bytes += text.len() as u64;
                            Stored::Text(text)
                        }
                        other => other,
                    };
                    *bytes += 60;
                    layout::make_room(width, &stored);
                    sum.add(value, &stored, described.total);
                    let format = styles.of(described.kind, &stored);
                    if is_merged {
                        put_merged(sheet, (first, column), (first + needed - 1, column), &stored, format)?;
                    } else {
                        put(sheet, row, column, &stored, format)?;
                    }
                }
            }
            Ok(())
        })?;
        self.next_row = first + needed;
        Ok(())
    }

    /// Adds a sheet with title, notes and headings.
    fn open_part(&mut self) -> Result<()> {
        let Some(layout) = &self.layout else { return Ok(()) };
        let name = if self.parts.is_empty() { self.sheet.name.clone() } else { self.book.names.give(self.sheet.name.as_str()) };
        let Book { workbook, styles, size, .. } = &mut *self.book;
        let index = workbook.worksheets().len();
        let described = &self.sheet;
        let headings = contained("新建工作表", || {
            let sheet = match size {
                Size::Small => workbook.add_worksheet(),
                Size::Large { .. } => workbook.add_worksheet_with_constant_memory()?,
            };
            sheet.set_name(name.as_str())?;
            let mut row = 0;
            let across = layout.first_page();
            let width: u32 = layout.widths.iter().take(across).sum();
            let mut line = |text: &str, format: &Format, points: f64| -> Result<(), XlsxError> {
                // Half-width characters of this size that stand in the width of the first page.
                let room = (f64::from(width) * 10.5 / points) as u32;
                sheet.set_row_height(row, f64::from(measure::lines(text, room)) * points * 1.45 + 3.0)?;
                let right = (0_u16..).take(across).last().unwrap_or(0);
                let text = super::guard::legal(text);
                put_merged(sheet, (row, 0), (row, right), &Stored::Text(text), format)?;
                row += 1;
                Ok(())
            };
            if let Some(title) = &described.title {
                line(title, &styles.title, 16.0)?;
            }
            if !described.notes.is_empty() {
                line(&described.notes.join("　　"), &styles.note, 10.5)?;
            }
            let last = write_headings(sheet, row, &described.columns, layout, &styles.heading)?;
            Ok((row, last))
        })?;
        self.next_row = headings.1 + 1;
        self.parts.push(Part { name, index, headings });
        self.bytes = 0;
        Ok(())
    }

    /// Sets what needs all rows of a sheet: widths, filter, print.
    fn close_part(&mut self) -> Result<()> {
        let (Some(part), Some(layout)) = (self.parts.last(), &self.layout) else { return Ok(()) };
        let (first, next) = (part.first_row(), self.next_row);
        let caption = self.sheet.title.as_deref().unwrap_or(part.name.as_str());
        let Book { workbook, title, largest_sheet, .. } = &mut *self.book;
        *largest_sheet = (*largest_sheet).max(self.bytes);
        let right = (0_u16..).take(layout.widths.len()).last().unwrap_or(0);
        contained("写工作表", || {
            let sheet = workbook.worksheet_from_index(part.index)?;
            for (column, width) in (0_u16..).zip(&layout.widths) {
                sheet.set_column_width(column, *width)?;
            }
            let keys = (0_u16..).take(layout.keys).last();
            sheet.set_freeze_panes(first, keys.map_or(0, |key| key + 1))?;
            if next > first {
                if self.merged == Merged::Nothing {
                    sheet.autofilter(part.headings.1, 0, next - 1, right)?;
                }
                // 身份证号 and 文号 are texts on purpose.
                sheet.ignore_error_range(first, 0, next - 1, right, IgnoreError::NumberStoredAsText)?;
            }
            print::page(sheet, print::Orientation::Landscape, title, caption);
            sheet.set_repeat_rows(part.headings.0, part.headings.1)?;
            match &layout.pages {
                Pages::One => {
                    sheet.set_print_fit_to_pages(1, 0);
                }
                Pages::Several { scale, breaks } => {
                    let breaks: Vec<u32> = (0_u32..).take(layout.widths.len()).filter(|column| breaks.contains(&(*column as usize))).collect();
                    sheet.set_print_scale(*scale).set_vertical_page_breaks(&breaks)?.set_page_order(false);
                    if let Some(key) = keys {
                        sheet.set_repeat_columns(0, key)?;
                    }
                }
            }
            Ok(())
        })?;
        for (column, sum) in (0_u32..).zip(&mut self.sums) {
            if next > first {
                let letters = column_letters(column);
                sum.ranges.push(part.name.reference(&format!("{letters}{}:{letters}{next}", first + 1)));
            }
        }
        Ok(())
    }

    /// The only formulas a workbook of ours holds.
    fn write_totals(&mut self) -> Result<()> {
        let Some(part) = self.parts.last() else { return Ok(()) };
        let row = self.next_row;
        let Book { workbook, styles, .. } = &mut *self.book;
        contained("写合计行", || {
            let sheet = workbook.worksheet_from_index(part.index)?;
            sheet.set_row_height(row, measure::row_height(1))?;
            let label = self.sheet.columns.iter().position(|column| column.total.is_none());
            for (column, (described, sum)) in (0_u16..).zip(self.sheet.columns.iter().zip(&self.sums)) {
                let formula = described.total.map(|total| sum.formula(total));
                match formula {
                    Some(formula) => {
                        sheet.write_formula_with_format(row, column, formula, styles.of_total(described.kind))?;
                    }
                    None if label == Some(usize::from(column)) => put(sheet, row, column, &Stored::Text("合计".into()), &styles.total_text)?,
                    None => put(sheet, row, column, &Stored::Blank, &styles.total_text)?,
                }
            }
            Ok(())
        })
    }
}

impl Sum {
    fn add(&mut self, value: &CellValue<'_>, stored: &Stored<'_>, total: Option<Total>) {
        if total.is_none() {
            return;
        }
        match (value, stored) {
            (_, Stored::Blank) => return,
            (_, Stored::Text(_)) => {}
            (CellValue::Fen(fen), _) => self.fen += i128::from(fen.0),
            (_, Stored::Date(number) | Stored::Whole(number) | Stored::Number(number) | Stored::Yuan(number)) => self.number += number,
        }
        self.filled += 1;
    }

    /// The formula with its result, for programs that only read.
    fn formula(&self, total: Total) -> Formula {
        let ranges = self.ranges.join(",");
        let (function, result) = match total {
            Total::Sum => ("SUM", (self.number + self.fen as f64 / 100.0).to_string()),
            Total::Count => ("COUNTA", self.filled.to_string()),
        };
        match ranges.is_empty() {
            true => Formula::new("=0").set_result("0"),
            false => Formula::new(format!("={function}({ranges})")).set_result(result),
        }
    }
}

/// Writes one heading row, or two where a column has an upper heading; gives the last of them.
fn write_headings(sheet: &mut Worksheet, first: u32, columns: &[Column], layout: &Layout, format: &Format) -> Result<u32, XlsxError> {
    let text = |text: &str| Stored::Text(Cow::Owned(super::guard::legal(text).into_owned()));
    let tallest = |grouped: bool| {
        let lines = columns.iter().zip(&layout.widths).filter(|(column, _)| column.group.is_some() == grouped);
        lines.map(|(column, width)| measure::lines(&column.heading, width.saturating_sub(1))).max().unwrap_or(0)
    };
    if columns.iter().all(|column| column.group.is_none()) {
        sheet.set_row_height(first, measure::row_height(tallest(false)) + 6.0)?;
        for (column, described) in (0_u16..).zip(columns) {
            put(sheet, first, column, &text(&described.heading), format)?;
        }
        return Ok(first);
    }
    let lower = tallest(true).max(tallest(false).saturating_sub(1));
    let mut upper = 1;
    let runs = runs(columns, layout);
    for (left, right, group) in &runs {
        match group {
            Some(group) => {
                let width: u32 = layout.widths.iter().skip(usize::from(*left)).take(usize::from(right - left) + 1).sum();
                upper = upper.max(measure::lines(group, width.saturating_sub(1)));
                put_merged(sheet, (first, *left), (first, *right), &text(group), format)?;
            }
            None => {
                for (column, described) in (0_u16..).zip(columns).skip(usize::from(*left)).take(usize::from(right - left) + 1) {
                    put_merged(sheet, (first, column), (first + 1, column), &text(&described.heading), format)?;
                }
            }
        }
    }
    for (column, described) in (0_u16..).zip(columns).filter(|(_, described)| described.group.is_some()) {
        put(sheet, first + 1, column, &text(&described.heading), format)?;
    }
    sheet.set_row_height(first, measure::row_height(upper) + 3.0)?;
    sheet.set_row_height(first + 1, measure::row_height(lower) + 3.0)?;
    Ok(first + 1)
}

/// Neighbours with the same upper heading, on the same page.
fn runs<'a>(columns: &'a [Column], layout: &Layout) -> Vec<(u16, u16, Option<&'a str>)> {
    let mut runs: Vec<(u16, u16, Option<&str>)> = Vec::new();
    for (column, described) in (0_u16..).zip(columns) {
        let breaks_here = match &layout.pages {
            Pages::One => false,
            Pages::Several { breaks, .. } => breaks.contains(&usize::from(column)),
        };
        match runs.last_mut() {
            Some((_, right, group)) if *group == described.group.as_deref() && !breaks_here => *right = column,
            Some(_) | None => runs.push((column, column, described.group.as_deref())),
        }
    }
    runs
}

/// The heights of rows that belong together: each as high as its own cells need, all as high as the merged ones need.
fn heights(rows: &[&[CellValue<'_>]], merged: &[u16], widths: &[u32]) -> Vec<f64> {
    let mut shared = 1;
    let mut own = vec![1; rows.len()];
    for (at, (row, own)) in rows.iter().zip(&mut own).enumerate() {
        for ((column, value), width) in (0_u16..).zip(*row).zip(widths) {
            if let Stored::Text(text) = value.stored() {
                let lines = measure::lines(&text, width.saturating_sub(1));
                match merged.contains(&column) {
                    true if at == 0 => shared = shared.max(lines),
                    true => {}
                    false => *own = lines.max(*own),
                }
            }
        }
    }
    let missing = shared.saturating_sub(own.iter().sum());
    let share = missing.div_ceil(u32::try_from(rows.len()).unwrap_or(1).max(1));
    own.iter().map(|lines| measure::row_height(lines + share)).collect()
}
