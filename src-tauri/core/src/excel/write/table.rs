//! Ledgers as sheets: headings of one or two levels, rows as they come, cells merged over several rows, totals.

use super::book::{Book, CellPlace, Size, contained, put, put_merged, refused};
use super::column::Column;
use super::headings;
use super::house;
use super::layout::{self, Layout, Wishes};
use super::measure;
use super::name::SheetName;
use super::print;
use super::row;
use super::totals::Sum;
use super::value::{CellValue, Stored};
use crate::words::error::Result;
use crate::words::place::column_letters;
use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};
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

impl TableWriter<'_> {
    /// Writes the next row; it has as many values as the table has columns.
    pub fn row(&mut self, values: &[CellValue<'_>]) -> Result<()> {
        let result = self.rows(&[values], &[]);
        self.book.remembered(result)
    }

    /// Writes rows that belong together, such as the measures of one task: the named columns are merged over them
    /// and show the value of the first row.
    pub fn block(&mut self, merged: &[u16], rows: &[Vec<CellValue<'_>>]) -> Result<()> {
        let rows: Vec<&[CellValue<'_>]> = rows.iter().map(Vec::as_slice).collect();
        let result = self.rows(&rows, if rows.len() > 1 { merged } else { &[] });
        self.book.remembered(result)
    }

    /// Writes the totals, if any were asked for, and closes the table.
    pub fn finish(mut self) -> Result<()> {
        let result = self.close();
        self.book.remembered(result)
    }

    fn rows(&mut self, rows: &[&[CellValue<'_>]], merged: &[u16]) -> Result<()> {
        let columns = self.sheet.columns.len();
        if let Some(row) = rows.iter().find(|row| row.len() != columns) {
            return Err(refused(format!(
                "工作表“{}”的一行有 {} 个值，表头有 {columns} 栏，没有写成。请重新导出。",
                self.sheet.name,
                row.len()
            )));
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
        // Two rows are kept free: one for the totals, one to end a large sheet with.
        let fits = self.next_row.saturating_add(needed).saturating_add(2) <= self.book.rows_per_sheet;
        if self.parts.is_empty() || !fits {
            if !self.parts.is_empty() {
                self.note_ranges();
                self.close_part(self.next_row)?;
            }
            self.open_part()?;
        }
        let (Some(part), Some(layout)) = (self.parts.last(), self.layout.as_mut()) else { return Ok(()) };
        let Book { workbook, styles, long_texts, names, size, .. } = &mut *self.book;
        let first = self.next_row;
        if !merged.is_empty() {
            self.merged = Merged::Something;
        }
        let heights = measure::heights(rows, merged, &layout.widths);
        let (columns, sums, bytes) = (&self.sheet.columns, &mut self.sums, &mut self.bytes);
        contained("写工作表", || {
            let sheet = workbook.worksheet_from_index(part.index)?;
            let mut formats = Vec::with_capacity(columns.len());
            let unmerged = (0_u16..).take(columns.len()).find(|column| !merged.contains(column));
            for ((row, values), height) in (first..).zip(rows).zip(&heights) {
                formats.clear();
                if let Some(column) = unmerged {
                    row::begin(sheet, row, column, styles.most())?;
                }
                for (((column, value), (described, width)), sum) in
                    (0_u16..).zip(*values).zip(columns.iter().zip(&mut layout.widths)).zip(sums.iter_mut())
                {
                    let is_merged = merged.contains(&column);
                    if is_merged && row > first {
                        formats.push(None);
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
                        formats.push(None);
                    } else {
                        row::put(sheet, row, column, &stored)?;
                        formats.push(Some(format));
                    }
                }
                row::format(sheet, row, &formats, styles.most())?;
                set_height(sheet, size, row, *height)?;
            }
            Ok(())
        })?;
        self.next_row = first + needed;
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        self.settle()?;
        if self.parts.is_empty() {
            self.open_part()?;
        }
        self.note_ranges();
        let end = self.write_totals()?;
        self.close_part(end)?;
        let name = &self.sheet.name;
        self.book.unfinished.remove(name);
        self.book.written.insert(name.clone());
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
            let across = layout.title_columns();
            let width: u32 = layout.widths.iter().skip(across.start).take(across.len()).sum();
            let mut columns = (0_u16..).skip(across.start).take(across.len());
            let left = columns.next().unwrap_or(0);
            let right = columns.last().unwrap_or(left);
            let mut line = |text: &str, format: &Format, points: f64| -> Result<(), XlsxError> {
                // Half-width characters of this size that stand in the width of the first page.
                let room = (f64::from(width) * 10.5 / points) as u32;
                sheet.set_row_height(row, f64::from(measure::lines(text, room)) * points * 1.45 + 3.0)?;
                let text = super::guard::legal(text);
                put_merged(sheet, (row, left), (row, right), &Stored::Text(text), format)?;
                row += 1;
                Ok(())
            };
            if let Some(title) = &described.title {
                line(title, &styles.title, 16.0)?;
            }
            if !described.notes.is_empty() {
                line(&described.notes.join("　　"), &styles.note, 10.5)?;
            }
            let last = headings::write(sheet, row, &described.columns, layout, &styles.heading)?;
            Ok((row, last))
        })?;
        self.next_row = headings.1 + 1;
        self.parts.push(Part { name, index, headings });
        self.bytes = 0;
        Ok(())
    }

    /// Sets what needs all rows of a sheet: widths, filter, print. `end` is the first row without content.
    fn close_part(&mut self, end: u32) -> Result<()> {
        let (Some(part), Some(layout)) = (self.parts.last(), &self.layout) else { return Ok(()) };
        let (first, next) = (part.first_row(), self.next_row);
        let caption = self.sheet.title.as_deref().unwrap_or(part.name.as_str());
        let Book { workbook, title, largest_sheet, size, styles, .. } = &mut *self.book;
        *largest_sheet = (*largest_sheet).max(self.bytes);
        let right = (0_u16..).take(layout.widths.len()).last().unwrap_or(0);
        contained("写工作表", || {
            let sheet = workbook.worksheet_from_index(part.index)?;
            for (column, width) in (0_u16..).zip(&layout.widths) {
                sheet.set_column_width(column, *width)?;
            }
            if let Size::Large { .. } = size {
                // The last row goes to its file, with its height, when another begins: an empty one.
                sheet.write_blank(end, 0, &styles.note)?.clear_cell(end, 0);
                sheet.set_default_row_height(house::ROW_HEIGHT);
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
            print::table(sheet, layout, part.headings)
        })
    }

    /// Notes which rows of this sheet the totals count.
    fn note_ranges(&mut self) {
        let Some(part) = self.parts.last() else { return };
        let (first, next) = (part.first_row(), self.next_row);
        for (column, sum) in (0_u32..).zip(&mut self.sums) {
            if next > first {
                let letters = column_letters(column);
                sum.ranges.push(part.name.reference(&format!("{letters}{}:{letters}{next}", first + 1)));
            }
        }
    }

    /// Writes the only formulas a workbook of ours holds, if they were asked for; gives the first row without content.
    fn write_totals(&mut self) -> Result<u32> {
        let (Some(part), Some(layout)) = (self.parts.last(), self.layout.as_mut()) else { return Ok(self.next_row) };
        let (row, columns) = (self.next_row, &self.sheet.columns);
        if columns.iter().all(|column| column.total.is_none()) {
            return Ok(row);
        }
        let label = columns.iter().position(|column| column.total.is_none());
        let Book { workbook, styles, size, .. } = &mut *self.book;
        contained("写合计行", || {
            let sheet = workbook.worksheet_from_index(part.index)?;
            for (column, ((described, sum), width)) in (0_u16..).zip(columns.iter().zip(&self.sums).zip(&mut layout.widths)) {
                match described.total {
                    Some(total) => {
                        let result = sum.result(total, described.kind);
                        layout::make_room(width, &result);
                        sheet.write_formula_with_format(row, column, sum.formula(total), styles.of_total(&result))?;
                    }
                    None if label == Some(usize::from(column)) => {
                        let words = Stored::Text("合计".into());
                        put(sheet, row, column, &words, styles.of_total(&words))?;
                    }
                    None => put(sheet, row, column, &Stored::Blank, styles.of_total(&Stored::Blank))?,
                }
            }
            set_height(sheet, size, row, measure::row_height(1))
        })?;
        Ok(row + 1)
    }
}

/// Sets the height of the row written last. A row height takes the library some 500 bytes, which a million rows would
/// keep; but a row of a large book goes to its file when the next one begins, with the default height of that moment.
fn set_height(sheet: &mut Worksheet, size: &Size, row: u32, height: f64) -> Result<(), XlsxError> {
    match size {
        Size::Small => sheet.set_row_height(row, height)?,
        Size::Large { .. } => sheet.set_default_row_height(height),
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::excel::write::book::Properties;
    use crate::excel::write::column::{ColumnKind, Total};
    use crate::words::money::Fen;
    use calamine::{Data, Reader, Xlsx, open_workbook};

    fn book(rows_per_sheet: u32) -> Book {
        let created = chrono::NaiveDate::from_ymd_opt(2016, 1, 5).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let properties = Properties {
            title: "台账".into(),
            subject: String::new(),
            author: "办公室".into(),
            company: String::new(),
            created,
        };
        let mut book = Book::new(&properties, Size::Small).unwrap();
        book.rows_per_sheet = rows_per_sheet;
        book
    }

    fn sheet(book: &mut Book) -> TableSheet {
        let columns = vec![
            Column::new("任务", ColumnKind::Text),
            Column::new("措施", ColumnKind::Text).totalled(Total::Count),
            Column::new("金额", ColumnKind::Yuan).totalled(Total::Sum),
        ];
        TableSheet { name: book.sheet_name("任务"), title: None, notes: Vec::new(), columns, key_columns: 1 }
    }

    #[test]
    fn a_full_sheet_goes_on_in_the_next_and_the_total_counts_both() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.xlsx");
        let mut book = book(6);
        let sheet = sheet(&mut book);
        let mut table = book.table(sheet).unwrap();
        for number in 1..=5 {
            table
                .row(&[
                    "甲".into(),
                    if number == 2 { CellValue::Empty } else { "乙".into() },
                    CellValue::Fen(Fen(number * 110)),
                ])
                .unwrap();
        }
        let pair = vec![vec!["丙".into(), "丁".into(), CellValue::Fen(Fen(1))]; 2];
        table.block(&[0], &pair).unwrap();
        table.finish().unwrap();
        book.save(&path).unwrap();

        let mut read: Xlsx<_> = open_workbook(&path).unwrap();
        assert_eq!(read.sheet_names(), ["任务", "任务(2)", "任务(3)"]);
        let heights: Vec<usize> =
            ["任务", "任务(2)", "任务(3)"].map(|name| read.worksheet_range(name).unwrap().height()).into();
        assert_eq!(heights, [4, 3, 4], "one row is kept for the totals, and a block is never torn");
        let last = read.worksheet_range("任务(3)").unwrap();
        assert_eq!(last.get((0, 0)), Some(&Data::String("任务".into())), "every sheet has its headings");
        assert_eq!(last.get((3, 1)), Some(&Data::Float(6.0)), "seven rows, one without a measure");
        assert_eq!(last.get((3, 2)), Some(&Data::Float(16.52)), "the sum over all three sheets");
        let formulas = read.worksheet_formula("任务(3)").unwrap();
        assert_eq!(formulas.get_value((3, 2)), Some(&"SUM('任务'!C2:C4,'任务(2)'!C2:C3,'任务(3)'!C2:C3)".to_string()));
    }
}
