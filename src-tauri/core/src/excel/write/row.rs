//! The cells of one row of a table. The library looks a whole format up for every cell that brings one, which takes
//! longer than the cell itself; so values go in without, and formats follow, a run of equal ones at a time.

use super::value::Stored;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Begins a row at its first cell that is not merged: a format alone does not move a sheet of constant memory on to it.
pub(super) fn begin(sheet: &mut Worksheet, row: u32, column: u16, most: &Format) -> Result<(), XlsxError> {
    sheet.write_blank(row, column, most).map(drop)
}

/// Puts a value into a cell whose format follows.
pub(super) fn put(sheet: &mut Worksheet, row: u32, column: u16, stored: &Stored<'_>) -> Result<(), XlsxError> {
    match stored {
        Stored::Blank => {}
        Stored::Text(text) => drop(sheet.write_string(row, column, text.as_ref())?),
        Stored::Date(number) | Stored::Whole(number) | Stored::Number(number) | Stored::Yuan(number) => {
            sheet.write_number(row, column, *number)?;
        }
    }
    Ok(())
}

/// Gives the cells of a row their formats, the one most of them have first; a cell without stays as it is.
pub(super) fn format(sheet: &mut Worksheet, row: u32, formats: &[Option<&Format>], most: &Format) -> Result<(), XlsxError> {
    let same = |one: &Option<&Format>, other: &Format| one.is_some_and(|one| std::ptr::eq(one, other));
    let mut set = |format: &Format, first: u16, count: usize| -> Result<(), XlsxError> {
        let Some(last) = (first..).take(count).last() else { return Ok(()) };
        sheet.set_range_format(row, first, row, last, format).map(drop)
    };
    let mut first: u16 = 0;
    for stretch in formats.chunk_by(|one, other| one.is_some() == other.is_some()) {
        if stretch.iter().any(|format| same(format, most)) {
            set(most, first, stretch.len())?;
        }
        first = first.saturating_add(narrow(stretch.len()));
    }
    let mut first: u16 = 0;
    for run in formats.chunk_by(|one, other| other.is_some_and(|other| same(one, other))) {
        if let Some(Some(format)) = run.first()
            && !same(&Some(*format), most)
        {
            set(format, first, run.len())?;
        }
        first = first.saturating_add(narrow(run.len()));
    }
    Ok(())
}

/// A table has 16384 columns at most.
fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rust_xlsxwriter::{FormatAlign, FormatBorder, Workbook};
    use std::io::{Cursor, Read};

    /// Rows of blanks, texts and numbers, and one whose middle belongs to a merged range.
    fn rows(formats: &[Format; 3]) -> Vec<Vec<(Stored<'static>, Option<&Format>)>> {
        let [most, date, quoted] = formats;
        let text = |text: &'static str, format| (Stored::Text(text.into()), Some(format));
        vec![
            vec![
                (Stored::Blank, Some(most)),
                text("一", most),
                (Stored::Date(42_130.0), Some(date)),
                (Stored::Blank, Some(most)),
            ],
            vec![text("二", most), text("=1", quoted), text("=2", quoted), text("三", most)],
            vec![
                (Stored::Blank, Some(most)),
                (Stored::Blank, Some(most)),
                (Stored::Blank, Some(most)),
                (Stored::Blank, Some(most)),
            ],
            vec![(Stored::Whole(1.0), Some(date)), (Stored::Blank, None), (Stored::Blank, None), text("四", most)],
        ]
    }

    fn sheet(memory: bool, fill: impl Fn(&mut Worksheet, &[Format; 3])) -> String {
        let most = Format::new().set_border(FormatBorder::Thin);
        let date = most.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center);
        let quoted = most.clone().set_quote_prefix();
        let mut book = Workbook::new();
        let sheet = if memory { book.add_worksheet_with_constant_memory().unwrap() } else { book.add_worksheet() };
        fill(sheet, &[most, date, quoted]);
        let bytes = book.save_to_buffer().unwrap();
        let mut xml = String::new();
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        package.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
        xml
    }

    #[test]
    fn a_row_is_the_same_as_cell_by_cell() {
        for memory in [false, true] {
            let together = sheet(memory, |sheet, formats| {
                for (row, cells) in (0_u32..).zip(rows(formats)) {
                    begin(sheet, row, 0, &formats[0]).unwrap();
                    for (column, (stored, _)) in (0_u16..).zip(&cells) {
                        put(sheet, row, column, stored).unwrap();
                    }
                    let own: Vec<Option<&Format>> = cells.iter().map(|(_, format)| *format).collect();
                    format(sheet, row, &own, &formats[0]).unwrap();
                }
            });
            let single = sheet(memory, |sheet, formats| {
                for (row, cells) in (0_u32..).zip(rows(formats)) {
                    for (column, (stored, format)) in (0_u16..).zip(&cells) {
                        if let Some(format) = format {
                            crate::excel::write::book::put(sheet, row, column, stored, format).unwrap();
                        }
                    }
                }
            });
            assert_eq!(together, single, "in constant memory: {memory}");
            assert_eq!(together.matches("<c ").count(), 14, "every cell but the two that are merged elsewhere");
        }
    }
}
