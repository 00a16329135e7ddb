//! Blank forms: labels that are locked, cells to be filled that are yellow and open, totals that are formulas. What
//! goes into the open cells is written by [`crate::excel::patch`], as into a form somebody else sent down.

use super::book::{Book, contained, refused};
use super::house::{self, Frame};
use super::measure;
use super::name::SheetName;
use super::print::{self, Orientation};
use crate::words::error::Result;
use rust_xlsxwriter::{Format, Formula};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A sheet of a blank form. Rows and columns count from zero.
#[derive(Clone, Debug)]
pub struct BlankSheet {
    /// The name on its tab.
    pub name: SheetName,
    /// How the paper lies.
    pub orientation: Orientation,
    /// Widths of its columns, in half-width characters.
    pub widths: Vec<u32>,
    /// Its cells; none stands on another.
    pub cells: Vec<BlankCell>,
    /// Rows that stand on every printed page.
    pub headings: Option<RangeInclusive<u32>>,
    /// Whether the labels are locked.
    pub is_locked: bool,
}

/// A cell of a blank form.
#[derive(Clone, Debug)]
pub struct BlankCell {
    /// First row.
    pub row: u32,
    /// First column.
    pub column: u16,
    /// Rows made one.
    pub rows: u32,
    /// Columns made one.
    pub columns: u16,
    /// How it looks.
    pub look: Frame,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a cell of a blank form.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A label, fixed.
    Label(String),
    /// Nothing yet; the text that will stand there is told for the height of its row.
    Open(String),
    /// Words that stand there until it is filled: 填报单位：
    Given(String),
    /// A total the superiors' form reckons itself, without `=`: `SUM(D5:G5)`.
    Total(String),
}

impl Book {
    /// Draws a sheet of a blank form.
    pub fn blank(&mut self, sheet: &BlankSheet) -> Result<()> {
        if sheet.cells.iter().any(|cell| cell.rows == 0 || cell.columns == 0) {
            return Err(refused("报表版式有误：有的格子没有大小。请更新程序。"));
        }
        let Book { workbook, title, .. } = &mut *self;
        contained("画报表", || {
            let page = workbook.add_worksheet();
            page.set_name(sheet.name.as_str())?;
            for (column, width) in (0_u16..).zip(&sheet.widths) {
                page.set_column_width(column, *width)?;
            }
            print::page(page, sheet.orientation, title, sheet.name.as_str());
            // A form that all but fits an upright page does not leave its last line on another.
            let last = sheet.cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
            let is_one_page = sheet.is_locked && sheet.orientation == Orientation::Portrait && last <= LINES_UPRIGHT;
            page.set_print_fit_to_pages(1, u16::from(is_one_page)).set_screen_gridlines(false);
            if let Some(rows) = &sheet.headings {
                page.set_repeat_rows(*rows.start(), *rows.end())?;
                page.set_freeze_panes(rows.end().saturating_add(1), 0)?;
            }
            for cell in &sheet.cells {
                let format = house::blank_format(cell.look, &cell.content, sheet.is_locked);
                draw(page, cell, &format)?;
            }
            for (row, height) in heights(sheet) {
                page.set_row_height(row, height)?;
            }
            if sheet.is_locked {
                page.protect();
            }
            Ok(())
        })?;
        self.written.insert(sheet.name.clone());
        Ok(())
    }
}

fn draw(page: &mut rust_xlsxwriter::Worksheet, cell: &BlankCell, format: &Format) -> Result<(), rust_xlsxwriter::XlsxError> {
    let (last_row, last_column) = (cell.row + cell.rows - 1, cell.column + cell.columns - 1);
    let text = match &cell.content {
        Content::Label(text) | Content::Given(text) => text.as_str(),
        Content::Open(_) | Content::Total(_) => "",
    };
    if (last_row, last_column) != (cell.row, cell.column) {
        page.merge_range(cell.row, cell.column, last_row, last_column, text, format)?;
    }
    match &cell.content {
        Content::Label(text) | Content::Given(text) => {
            page.write_string_with_format(cell.row, cell.column, text.as_str(), format)?
        }
        Content::Open(_) => page.write_blank(cell.row, cell.column, format)?,
        Content::Total(formula) => {
            page.write_formula_with_format(cell.row, cell.column, Formula::new(format!("={formula}")), format)?
        }
    };
    Ok(())
}

/// Lines that can be read on one upright page of A4.
const LINES_UPRIGHT: u32 = 80;

/// The height of a line of numbers in a form, in points.
const LINE_OF_FORM: f64 = 24.0;

/// Rows as high as their texts ask; what spans several rows makes the last of them higher.
fn heights(sheet: &BlankSheet) -> BTreeMap<u32, f64> {
    let mut heights: BTreeMap<u32, f64> = BTreeMap::new();
    // Lines of a form to be signed are not as tight as those of a ledger, unless it is a long one.
    let is_short = sheet.is_locked && sheet.orientation == Orientation::Landscape;
    let least = |look: Frame| match look {
        Frame::Number | Frame::Decimal if is_short => LINE_OF_FORM,
        Frame::Number | Frame::Decimal | Frame::Title | Frame::Remark | Frame::Heading | Frame::Label => house::ROW_HEIGHT,
        Frame::Word | Frame::Sentence | Frame::Waiting => house::ROW_HEIGHT,
    };
    let mut cells: Vec<&BlankCell> = sheet.cells.iter().collect();
    cells.sort_by_key(|cell| cell.rows);
    for cell in cells {
        let text = match &cell.content {
            Content::Label(text) | Content::Open(text) | Content::Given(text) => text.as_str(),
            Content::Total(_) => "",
        };
        let (line, narrow) = house::line_of_frame(cell.look);
        let from = usize::from(cell.column);
        let width: u32 = sheet.widths.iter().skip(from).take(usize::from(cell.columns)).sum();
        let room = (f64::from(width) * narrow / 10.0) as u32;
        let needed = (f64::from(measure::lines(text, room.saturating_sub(1))) * line + 5.0).max(least(cell.look)).min(409.0);
        let last = cell.row + cell.rows - 1;
        let above: f64 = (cell.row..last).map(|row| heights.get(&row).copied().unwrap_or(house::ROW_HEIGHT)).sum();
        let highest = heights.entry(last).or_insert(house::ROW_HEIGHT);
        *highest = highest.max(needed - above);
    }
    heights
}
