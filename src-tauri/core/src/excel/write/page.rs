//! Free-form sheets: a cover, figures with links to the sheets behind them.

use super::book::{Book, CellPlace, contained, put, put_merged};
use super::house;
use super::measure;
use super::name::SheetName;
use super::print::{self, Orientation};
use super::value::{CellValue, Stored};
use crate::words::error::Result;
use rust_xlsxwriter::Url;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How a cell of a free-form page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The title of the page: 黑体 18 pt, centred.
    Title,
    /// The line below it: 12 pt, centred.
    Subtitle,
    /// The heading of a table or of a group: grey, bold, centred.
    Heading,
    /// 序号: centred in a frame, whatever it is.
    Ordinal,
    /// What a value is: pale grey, left.
    Label,
    /// A value: numbers right, everything else centred.
    Value,
    /// Running text in a frame, left.
    Body,
    /// A remark without a frame: 9 pt, left.
    Note,
}

impl Book {
    /// Begins a free-form sheet with columns of the given widths, in half-width characters.
    pub fn page(&mut self, name: SheetName, orientation: Orientation, widths: &[u32]) -> Result<Page<'_>> {
        let index = self.workbook.worksheets().len();
        let Book { workbook, title, .. } = &mut *self;
        contained("新建工作表", || {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name.as_str())?;
            for (column, width) in (0_u16..).zip(widths) {
                sheet.set_column_width(column, *width)?;
            }
            print::page(sheet, orientation, title, name.as_str());
            sheet.set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
            Ok(())
        })?;
        self.unfinished.insert(name.clone());
        Ok(Page { book: self, name, index, widths: widths.to_vec(), heights: BTreeMap::new() })
    }
}

/// A free-form sheet. Rows and columns count from zero; rows are as high as what was put into them.
#[must_use = "a page that is not finished is not in the book"]
pub struct Page<'book> {
    book: &'book mut Book,
    name: SheetName,
    index: usize,
    widths: Vec<u32>,
    heights: BTreeMap<u32, f64>,
}

impl Page<'_> {
    /// Puts a value into a cell.
    pub fn put(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look) -> Result<()> {
        self.put_across(row, column..=column, value, look)
    }

    /// Puts a value across cells of a row, made one.
    pub fn put_across(&mut self, row: u32, columns: RangeInclusive<u16>, value: &CellValue<'_>, look: Look) -> Result<()> {
        let result = self.write(row, columns, value, look, None);
        self.book.remembered(result)
    }

    /// Puts a link to another sheet of the book into a cell. The sheet may be written later.
    pub fn link(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look, target: &SheetName) -> Result<()> {
        let result = self.write(row, column..=column, value, look, Some(target));
        self.book.remembered(result)
    }

    /// Makes rows the headings: they stay on the screen and stand on every printed page.
    pub fn headings(&mut self, rows: RangeInclusive<u32>) -> Result<()> {
        let (workbook, index) = (&mut self.book.workbook, self.index);
        let result = contained("写工作表", || {
            let sheet = workbook.worksheet_from_index(index)?;
            sheet.set_freeze_panes(rows.end().saturating_add(1), 0)?.set_repeat_rows(*rows.start(), *rows.end())?;
            Ok(())
        });
        self.book.remembered(result)
    }

    /// Closes the sheet.
    pub fn finish(self) -> Result<()> {
        let Page { book, name, index, heights, .. } = self;
        contained("写工作表", || {
            let sheet = book.workbook.worksheet_from_index(index)?;
            for (row, height) in &heights {
                sheet.set_row_height(*row, *height)?;
            }
            Ok(())
        })?;
        book.unfinished.remove(&name);
        book.written.insert(name);
        Ok(())
    }

    fn write(
        &mut self,
        row: u32,
        columns: RangeInclusive<u16>,
        value: &CellValue<'_>,
        look: Look,
        target: Option<&SheetName>,
    ) -> Result<()> {
        let (left, right) = (*columns.start(), *columns.end());
        let Book { workbook, long_texts, names, linked, .. } = &mut *self.book;
        let stored = match value.stored() {
            Stored::Text(text) => {
                let place = CellPlace { sheet: &self.name, row, column: left, heading: "" };
                Stored::Text(long_texts.fitted(&text, names, &place).into_owned().into())
            }
            other => other,
        };
        let (line, narrow) = house::line_of(look);
        if let Stored::Text(text) = &stored {
            let width: u32 = columns.map(|column| self.widths.get(usize::from(column)).copied().unwrap_or(8)).sum();
            let room = (f64::from(width) * narrow / 10.0) as u32;
            let height = (f64::from(measure::lines(text, room.saturating_sub(1))) * line + 5.0).min(409.0);
            let highest = self.heights.entry(row).or_insert(height);
            *highest = highest.max(height);
        }
        let index = self.index;
        contained("写工作表", || {
            let sheet = workbook.worksheet_from_index(index)?;
            let format = house::page_format(look, &stored);
            let format = if target.is_some() { house::as_link(format) } else { format };
            if let Some(target) = target {
                linked.push(target.clone());
                sheet.write_url_with_format(row, left, Url::new(format!("internal:{}", target.reference("A1"))), &format)?;
                return put(sheet, row, left, &stored, &format);
            }
            put_merged(sheet, (row, left), (row, right), &stored, &format)
        })
    }
}
