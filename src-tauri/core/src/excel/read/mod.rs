//! Reading foreign workbooks: cells with their places, streamed, from any file an office is likely to be handed.
//!
//! Foreign bytes can end the process that parses them, so they are parsed in a worker process only ([`worker`]); the
//! parent ([`reader`]) gets events through a pipe and outlives whatever the file does. Nothing is guessed, cut or
//! dropped in silence: what a file hides, lost or garbled arrives as a [`Problem`] with its place. No formula is
//! evaluated, no macro run, no entity expanded, no other file touched.
//!
//! In reading order: [`limits`], [`reader`], [`peek`], [`worker`]; inside the worker: `kind` decides what a file is by
//! its content, `package` checks a zip to its last byte, `xlsx`, `xlsb`, `xls`, `ods` and `csv` read, `document` reads
//! the text of a report, `sink` sends.
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // every byte here came from outside

use crate::words::place::Problem;
use chrono::{NaiveDate, NaiveDateTime};

pub mod limits;
pub mod peek;
pub mod reader;
pub mod worker;

mod bytes;
mod charset;
mod csv;
mod document;
mod kind;
mod look;
mod markup;
mod ods;
mod ole;
mod package;
mod refusal;
mod relations;
mod sink;
mod value;
mod wire;
mod xls;
mod xlsb;
mod xlsx;

/// What a workbook gives, in the order it gives it: for each sheet its head, what is to be said about it, its rows in
/// ascending order, its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A sheet begins.
    Sheet(SheetHead),
    /// A row with at least one cell that is not blank.
    Row(BookRow),
    /// The sheet is over.
    SheetEnd,
    /// Something to be told; a problem of weight [`Error`](crate::words::place::Severity::Error) means that cells of
    /// the sheet are missing.
    Problem(Problem),
}

/// What is known of a sheet before its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetHead {
    /// Its name; for a text file the file's name without extension.
    pub name: String,
    /// Whether the file shows it.
    pub visibility: Visibility,
    /// Merged areas.
    pub merges: Vec<Merge>,
    /// Hidden rows, ascending.
    pub hidden_rows: Vec<Span>,
    /// Hidden columns, ascending.
    pub hidden_columns: Vec<Span>,
    /// Whether a filter is active, so that hidden rows are ordinary data somebody looked past.
    pub filtered: bool,
}

/// Whether a sheet is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden; the menu of the spreadsheet program can show it.
    Hidden,
    /// Hidden so that no menu shows it.
    VeryHidden,
}

/// A merged area, zero-based, both ends included; its value stands in the first cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub first_row: u32,
    /// First column.
    pub first_column: u32,
    /// Last row.
    pub last_row: u32,
    /// Last column.
    pub last_column: u32,
}

/// Rows or columns that follow each other, zero-based, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First.
    pub first: u32,
    /// Last.
    pub last: u32,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct BookRow {
    /// Zero-based row.
    pub index: u32,
    /// Zero-based columns in ascending order with their cells; blank cells are left out.
    pub cells: Vec<(u32, Cell)>,
}

/// The value of a cell, as stored; no text is trimmed, no number is turned into a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text. Times of day and durations come as text too (`08:30`, `36:15:00`).
    Text(String),
    /// A number.
    Number(f64),
    /// A day: a date cell without a time.
    Day(NaiveDate),
    /// A date cell with a time.
    DateTime(NaiveDateTime),
    /// Yes or no.
    Flag(bool),
    /// An error value, as the spreadsheet program spells it: `#REF!`.
    Error(String),
}

/// Joins a number to the spans if it follows the last one. For rows and columns that come in ascending order.
fn lengthen(spans: &mut Vec<Span>, number: u32) {
    match spans.last_mut() {
        Some(span) if number >= span.first && number <= span.last.saturating_add(1) => {
            span.last = span.last.max(number);
        }
        _ => spans.push(Span { first: number, last: number }),
    }
}
