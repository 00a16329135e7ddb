//! One workbook from its first sheet to its file.

use super::column::{Column, ColumnKind, Width};
use super::guard;
use super::house::{self, Styles};
use super::name::{SheetName, SheetNames};
use super::table::TableSheet;
use super::value::Stored;
use crate::words::error::{Error, Result};
use crate::words::place::column_letters;
use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// What a workbook says of itself. It names the office, never a person, a path or a computer.
#[derive(Clone, Debug)]
pub struct Properties {
    /// The title; it also stands in the header of every printed page.
    pub title: String,
    /// What it is about: the period, the register.
    pub subject: String,
    /// The office that made it; also written as who saved it last.
    pub author: String,
    /// The body the office belongs to.
    pub company: String,
    /// When it was made; the only time in the file.
    pub created: NaiveDateTime,
}

/// How much a book will hold.
#[derive(Clone, Debug)]
pub enum Size {
    /// Kept in memory.
    Small,
    /// Rows go to unnamed temporary files while they are written, so that a million need no memory.
    Large {
        /// Where those files lie: beside the target, which is as plain as they are.
        temp_dir: PathBuf,
    },
}

impl Size {
    /// The size that suits so many rows in all sheets together.
    pub fn for_rows(rows: u64, temp_dir: impl Into<PathBuf>) -> Size {
        if rows > 20_000 { Size::Large { temp_dir: temp_dir.into() } } else { Size::Small }
    }
}

/// A workbook being written.
pub struct Book {
    pub(super) workbook: Workbook,
    pub(super) size: Size,
    pub(super) styles: Styles,
    pub(super) names: SheetNames,
    pub(super) long_texts: LongTexts,
    pub(super) title: String,
    /// Rows of a sheet, the last one included.
    pub(super) rows_per_sheet: u32,
    /// Sheets begun and not finished: their rows would be missing.
    pub(super) unfinished: HashSet<SheetName>,
    pub(super) written: HashSet<SheetName>,
    pub(super) linked: Vec<SheetName>,
    /// Something could not be written: what follows would stand in a book with a hole.
    has_failed: bool,
    /// Bytes of the largest sheet, roughly.
    pub(super) largest_sheet: u64,
}

impl Book {
    /// Begins a workbook. Fails where a large one finds no place for its temporary files.
    pub fn new(properties: &Properties, size: Size) -> Result<Book> {
        let mut workbook = Workbook::new();
        contained("准备工作簿", || {
            // Empty rows are 20 pixels high (house::ROW_HEIGHT), empty columns 64 wide.
            workbook.set_default_format(&house::body(), 20, 64)?.set_properties(&document_properties(properties)?);
            if let Size::Large { temp_dir } = &size {
                workbook.set_tempdir(temp_dir)?;
            }
            Ok(())
        })?;
        Ok(Book {
            workbook,
            size,
            styles: Styles::new(),
            names: SheetNames::default(),
            long_texts: LongTexts::default(),
            title: properties.title.clone(),
            rows_per_sheet: 1_048_576,
            unfinished: HashSet::new(),
            written: HashSet::new(),
            linked: Vec::new(),
            has_failed: false,
            largest_sheet: 0,
        })
    }

    /// Gives a sheet its name: the wished one by Excel's rules, or the next free one. A name may be given, and
    /// linked to, before its sheet is written.
    pub fn sheet_name(&mut self, wished: &str) -> SheetName {
        self.names.give(wished)
    }

    /// Writes the file and makes sure it is on the disk. Fails, and leaves no file, where anything could not be
    /// written before, a sheet was left unfinished or a link leads nowhere.
    pub fn save(mut self, path: &Path) -> Result<()> {
        if self.has_failed {
            return Err(refused("工作簿有内容没有写成，不能保存。请重新导出。"));
        }
        if let Some(name) = self.unfinished.iter().next() {
            return Err(refused(format!("工作表“{name}”没有写完，工作簿未写成。请重新导出。")));
        }
        if let Some(name) = self.linked.iter().find(|name| !self.written.contains(name)) {
            return Err(refused(format!("有链接指向工作表“{name}”，但没有这张表，工作簿未写成。请重新导出。")));
        }
        self.write_long_texts()?;
        // Zip entries beyond 4 GB need another form, which some programs cannot read: only where there is need.
        self.workbook.use_zip_large_file(self.largest_sheet > 3_500_000_000);
        let file = File::create(path).map_err(Error::file(WRITING))?;
        // What is left of a failed file is of no use to anybody; that it went wrong is said anyway.
        self.write_to(file).inspect_err(|_| drop(std::fs::remove_file(path)))
    }

    /// The file's bytes, for whoever goes on writing into them.
    pub fn bytes(mut self) -> Result<Vec<u8>> {
        if self.has_failed || !self.unfinished.is_empty() {
            return Err(refused("工作簿有内容没有写成。请重新出表。"));
        }
        contained(WRITING, || self.workbook.save_to_buffer())
    }

    /// Remembers a failure, so that a book with a hole is never saved.
    pub(super) fn remembered<T>(&mut self, result: Result<T>) -> Result<T> {
        self.has_failed |= result.is_err();
        result
    }

    fn write_to(mut self, file: File) -> Result<()> {
        let mut out = BufWriter::new(file);
        contained(WRITING, || self.workbook.save_to_writer(&mut out))?;
        out.flush().map_err(Error::file(WRITING))?;
        out.get_ref().sync_all().map_err(Error::file(WRITING))
    }

    fn write_long_texts(&mut self) -> Result<()> {
        let Some(name) = self.long_texts.name.clone() else { return Ok(()) };
        let rows = std::mem::take(&mut self.long_texts.rows);
        let columns = vec![
            Column::new("工作表", ColumnKind::Text),
            Column::new("单元格", ColumnKind::Text),
            Column::new("栏目", ColumnKind::Text),
            Column::new("续文", ColumnKind::LongText).wide(Width::Fixed(50)),
        ];
        let mut table = self.table(TableSheet { name, title: None, notes: Vec::new(), columns, key_columns: 0 })?;
        for row in rows {
            table.row(&row.map(Into::into))?;
        }
        table.finish()
    }
}

const WRITING: &str = "写工作簿文件";

/// Texts beyond what a cell holds, waiting for a sheet of their own: sheet, cell, heading, piece.
#[derive(Default)]
pub(super) struct LongTexts {
    name: Option<SheetName>,
    rows: Vec<[String; 4]>,
}

/// What a cell holds, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

impl LongTexts {
    /// The text itself, legal, or its beginning with the row of the sheet 长文本 where it goes on.
    pub(super) fn fitted<'a>(&mut self, text: &'a str, names: &mut SheetNames, place: &CellPlace<'_>) -> Cow<'a, str> {
        let text = guard::legal(text);
        if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
            return text;
        }
        let name = self.name.get_or_insert_with(|| names.give("长文本"));
        // One heading row stands above, and people count from one.
        let mark = format!("…（续见“{name}”第{}行）", self.rows.len() + 2);
        let (start, mut rest) = guard::split_at_units(&text, LONGEST_TEXT - mark.encode_utf16().count());
        while !rest.is_empty() {
            let (piece, after) = guard::split_at_units(rest, LONGEST_TEXT);
            let cell = format!("{}{}", column_letters(u32::from(place.column)), u64::from(place.row) + 1);
            self.rows.push([place.sheet.to_string(), cell, place.heading.to_string(), piece.to_string()]);
            rest = after;
        }
        Cow::Owned(format!("{start}{mark}"))
    }
}

/// Where a text stands, for the sheet 长文本.
pub(super) struct CellPlace<'a> {
    pub(super) sheet: &'a SheetName,
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) heading: &'a str,
}

/// Puts a value into a cell.
pub(super) fn put(sheet: &mut Worksheet, row: u32, column: u16, stored: &Stored<'_>, format: &Format) -> Result<(), XlsxError> {
    match stored {
        Stored::Blank => sheet.write_blank(row, column, format)?,
        Stored::Text(text) => sheet.write_string_with_format(row, column, text.as_ref(), format)?,
        Stored::Date(number) | Stored::Whole(number) | Stored::Number(number) | Stored::Yuan(number) => {
            sheet.write_number_with_format(row, column, *number, format)?
        }
    };
    Ok(())
}

/// Puts a value into a range of cells made one.
pub(super) fn put_merged(
    sheet: &mut Worksheet,
    (first, left): (u32, u16),
    (last, right): (u32, u16),
    stored: &Stored<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    if (first, left) == (last, right) {
        return put(sheet, first, left, stored, format);
    }
    let text = match stored {
        Stored::Text(text) => text.as_ref(),
        Stored::Blank | Stored::Date(_) | Stored::Whole(_) | Stored::Number(_) | Stored::Yuan(_) => "",
    };
    sheet.merge_range(first, left, last, right, text, format)?;
    match stored {
        Stored::Blank | Stored::Text(_) => Ok(()),
        Stored::Date(_) | Stored::Whole(_) | Stored::Number(_) | Stored::Yuan(_) => put(sheet, first, left, stored, format),
    }
}

/// Does something with the library and says in Chinese what failed. The library panics where a temporary file cannot
/// be written, which is no reason for the program to end.
pub(super) fn contained<T>(doing: &str, act: impl FnOnce() -> Result<T, XlsxError>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(act)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(XlsxError::IoError(source) | XlsxError::TempFileError(_, source))) => {
            Err(Error::File { doing: doing.into(), source })
        }
        Ok(Err(XlsxError::ZipError(source))) => Err(Error::File { doing: doing.into(), source: io::Error::from(source) }),
        Ok(Err(other)) => Err(refused(format!("{doing}：内容超出 Excel 的限制（{other}），没有写成。请缩小范围后再导出。"))),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().map_or("", String::as_str);
            let kind = if words.contains("StorageFull") { io::ErrorKind::StorageFull } else { io::ErrorKind::Other };
            Err(Error::File { doing: doing.into(), source: kind.into() })
        }
    }
}

/// A refusal of this room.
pub(super) fn refused(words: impl Into<String>) -> Error {
    Error::refused("E_WORKBOOK", words)
}

fn document_properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    let created = properties.created;
    let year = u16::try_from(created.year()).unwrap_or(0);
    let day = ExcelDateTime::from_ymd(year, created.month() as u8, created.day() as u8)?;
    let instant = day.and_hms(created.hour() as u16, created.minute() as u8, f64::from(created.second()))?;
    Ok(DocProperties::new()
        .set_title(guard::legal(&properties.title))
        .set_subject(guard::legal(&properties.subject))
        .set_author(guard::legal(&properties.author))
        .set_company(guard::legal(&properties.company))
        .set_creation_datetime(&instant))
}
