//! The lines an import would not take, as a workbook to be put right and brought in again: their own headings and texts,
//! and what is wrong with each. What goes under seal does not leave.

use super::export::{self, Written};
use super::preview::{CellState, LineVerdict, Outlook, Preview, PreviewLine, PreviewSheet};
use super::shape;
use crate::excel::write::book::{Book, Size};
use crate::excel::write::column::{Column, ColumnKind, Width};
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::office::Office;
use crate::register::Register;
use crate::vault::files;
use crate::words::error::{Error, Result};
use std::path::Path;

/// What the workbook is called.
const TITLE: &str = "错误行";

/// Writes the lines that would not be taken, though nobody left them out, to an xlsx; each under the name of its sheet.
pub fn write(office: &Office, register: &'static Register, preview: &Preview, path: &Path) -> Result<Written> {
    let refused: Vec<PreviewLine> = (0..preview.lines.len())
        .filter_map(|at| preview.line(at))
        .filter(|line| line.outlook == Outlook::Leave && line.verdict != LineVerdict::Left)
        .collect();
    if refused.is_empty() {
        return Err(Error::refused("E_NOTHING", "没有不能导入的行，不必导出错误行。"));
    }
    export::leave(office, register, path, |temp| {
        let size = Size::for_rows(refused.len() as u64, files::folder_of(path));
        let mut book = Book::new(&export::properties(TITLE, &office.clock().stamp()), size)?;
        for (at, sheet) in preview.sheets.iter().enumerate() {
            let lines: Vec<&PreviewLine> = refused.iter().filter(|line| line.sheet == at).collect();
            if !lines.is_empty() {
                write_sheet(&mut book, preview, sheet, &lines)?;
            }
        }
        book.save(temp)?;
        Ok(refused.len() as u64)
    })
}

fn write_sheet(book: &mut Book, preview: &Preview, sheet: &PreviewSheet, lines: &[&PreviewLine]) -> Result<()> {
    let text = |heading: &str| Column::new(heading, ColumnKind::LongText).wide(Width::Fit { min: 8, max: 49 });
    let (row, problem) = shape::OF_REJECTED;
    let mut columns = vec![Column::new(row, ColumnKind::Ordinal)];
    columns.extend(sheet.headings.iter().map(|(_, heading)| text(heading)));
    columns.push(text(problem));
    let name = book.sheet_name(&sheet.name);
    // The year of the file's name completes days written without one when the lines come in again.
    let title = Some(format!("{TITLE}：{}", sheet.file));
    let mut table = book.table(TableSheet { name, title, notes: Vec::new(), columns, key_columns: 1 })?;
    for line in lines {
        let mut values = vec![CellValue::Whole(i64::from(line.row).saturating_add(1))];
        let mut texts = preview.original(line.at).unwrap_or_default();
        texts.resize(sheet.headings.len(), String::new());
        values.extend(texts.into_iter().map(CellValue::from));
        values.push(CellValue::from(words_of(sheet, line)));
        table.row(&values)?;
    }
    table.finish()
}

/// What is wrong with a line: of its cells by their letters, then of the whole.
fn words_of(sheet: &PreviewSheet, line: &PreviewLine) -> String {
    let cells = sheet.columns.iter().zip(&line.cells).filter_map(|(column, cell)| match &cell.state {
        CellState::Doubt { words, .. } | CellState::Bad { words, .. } => {
            Some(format!("{}{}：{words}", column.letters, u64::from(line.row).saturating_add(1)))
        }
        CellState::Plain | CellState::Inferred { .. } | CellState::Changed { .. } => None,
    });
    cells.chain(line.words.iter().cloned()).collect::<Vec<_>>().join("\n")
}
