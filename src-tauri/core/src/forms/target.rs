//! Where a book of figures and registers is drawn to: a workbook, or the window, which shows the beginning of every sheet.
//! What is drawn is said once, in [`super::draw`] and [`super::slice`].

use super::drawn::Bound;
use crate::excel::write::book::Book;
use crate::excel::write::name::SheetName;
use crate::excel::write::page::{Look, Page};
use crate::excel::write::print::Orientation;
use crate::excel::write::table::{TableSheet, TableWriter};
use crate::excel::write::value::CellValue;
use crate::words::error::Result;
use std::ops::RangeInclusive;

/// Takes sheets one after the other.
pub(super) trait Target {
    /// A name no other sheet bears.
    fn sheet_name(&mut self, wished: &str) -> SheetName;

    /// Begins a free-form sheet with columns of the given widths, in half-width characters.
    fn page<'t>(&'t mut self, name: SheetName, paper: Orientation, widths: &[u32]) -> Result<Box<dyn TargetPage + 't>>;

    /// Begins a table of so many rows in all.
    fn table<'t>(&'t mut self, sheet: TableSheet, rows: usize) -> Result<Box<dyn TargetTable + 't>>;
}

/// A free-form sheet. Rows and columns count from zero.
pub(super) trait TargetPage {
    /// Puts a value across cells of a row, made one.
    fn put_across(&mut self, row: u32, columns: RangeInclusive<u16>, value: &CellValue<'_>, look: Look) -> Result<()>;

    /// Puts a number into a cell, with what it counts.
    fn number(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look, bound: Bound) -> Result<()>;

    /// Puts a link to another sheet into a cell.
    fn link(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look, target: &SheetName) -> Result<()>;

    /// Makes rows the headings.
    fn headings(&mut self, rows: RangeInclusive<u32>) -> Result<()>;

    /// Closes the sheet.
    fn finish(self: Box<Self>) -> Result<()>;

    /// Puts a value into a cell.
    fn put(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look) -> Result<()> {
        self.put_across(row, column..=column, value, look)
    }
}

/// A table.
pub(super) trait TargetTable {
    /// Takes the next row.
    fn row(&mut self, values: &[CellValue<'_>]) -> Result<()>;

    /// Takes rows that belong together: the named columns are merged over them.
    fn block(&mut self, merged: &[u16], rows: &[Vec<CellValue<'_>>]) -> Result<()>;

    /// Whether it takes another row: the window shows the first ones only.
    fn takes_more(&self) -> bool;

    /// Closes the table.
    fn finish(self: Box<Self>) -> Result<()>;
}

impl Target for Book {
    fn sheet_name(&mut self, wished: &str) -> SheetName {
        Book::sheet_name(self, wished)
    }

    fn page<'t>(&'t mut self, name: SheetName, paper: Orientation, widths: &[u32]) -> Result<Box<dyn TargetPage + 't>> {
        Ok(Box::new(Book::page(self, name, paper, widths)?))
    }

    fn table<'t>(&'t mut self, sheet: TableSheet, _: usize) -> Result<Box<dyn TargetTable + 't>> {
        Ok(Box::new(Book::table(self, sheet)?))
    }
}

impl TargetPage for Page<'_> {
    fn put_across(&mut self, row: u32, columns: RangeInclusive<u16>, value: &CellValue<'_>, look: Look) -> Result<()> {
        Page::put_across(self, row, columns, value, look)
    }

    fn number(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look, _: Bound) -> Result<()> {
        Page::put(self, row, column, value, look)
    }

    fn link(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look, target: &SheetName) -> Result<()> {
        Page::link(self, row, column, value, look, target)
    }

    fn headings(&mut self, rows: RangeInclusive<u32>) -> Result<()> {
        Page::headings(self, rows)
    }

    fn finish(self: Box<Self>) -> Result<()> {
        Page::finish(*self)
    }
}

impl TargetTable for TableWriter<'_> {
    fn row(&mut self, values: &[CellValue<'_>]) -> Result<()> {
        TableWriter::row(self, values)
    }

    fn block(&mut self, merged: &[u16], rows: &[Vec<CellValue<'_>>]) -> Result<()> {
        TableWriter::block(self, merged, rows)
    }

    fn takes_more(&self) -> bool {
        true
    }

    fn finish(self: Box<Self>) -> Result<()> {
        TableWriter::finish(*self)
    }
}
