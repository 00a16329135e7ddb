//! One sheet of a ledger: columns with where their cells come from, blocks of lines merged under their row.

use super::folio::{Folio, Spelling};
use crate::excel::write::book::Book;
use crate::excel::write::column::{Column, ColumnKind};
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::register::Row;
use crate::words::error::Result;

/// A line being written: the row, its line (the row itself where it has none), their numbers from zero.
#[derive(Clone, Copy)]
pub(super) struct At<'r> {
    pub(super) whole: &'r Row,
    pub(super) line: &'r Row,
    /// The number of the row in the sheet.
    pub(super) number: usize,
    /// The number of the line in its row.
    pub(super) part: usize,
}

type Made = fn(&Folio, At) -> CellValue<'static>;

/// A column and where its cells come from.
pub(super) struct Source {
    column: Column,
    cell: Cell,
    is_merged: bool,
}

enum Cell {
    Ordinal,
    Blank,
    Field(&'static str),
    Day(&'static str, Spelling),
    Unit(&'static str),
    Made(Made),
}

impl Source {
    fn new(heading: &str, kind: ColumnKind, cell: Cell) -> Source {
        Source { column: Column::new(heading, kind), cell, is_merged: false }
    }

    /// Below an upper heading.
    pub(super) fn under(self, group: &str) -> Source {
        Source { column: self.column.under(group), ..self }
    }

    /// Of the whole row, merged over its lines.
    pub(super) fn merged(self) -> Source {
        Source { is_merged: true, ..self }
    }
}

/// 序号.
pub(super) fn ordinal() -> Source {
    Source::new("序号", ColumnKind::Ordinal, Cell::Ordinal)
}

/// A field as short text or what it is.
pub(super) fn field(heading: &str, name: &'static str) -> Source {
    Source::new(heading, ColumnKind::Text, Cell::Field(name))
}

/// A field of sentences.
pub(super) fn long(heading: &str, name: &'static str) -> Source {
    Source::new(heading, ColumnKind::LongText, Cell::Field(name))
}

/// An amount in 元.
pub(super) fn yuan(heading: &str, name: &'static str) -> Source {
    Source::new(heading, ColumnKind::Yuan, Cell::Field(name))
}

/// A day in one spelling.
pub(super) fn day(heading: &str, name: &'static str, spelling: Spelling) -> Source {
    Source::new(heading, ColumnKind::Day, Cell::Day(name, spelling))
}

/// A unit by one of its names.
pub(super) fn unit(heading: &str, name: &'static str) -> Source {
    Source::new(heading, ColumnKind::Text, Cell::Unit(name))
}

/// A column nobody filled in.
pub(super) fn blank(heading: &str) -> Source {
    Source::new(heading, ColumnKind::Text, Cell::Blank)
}

/// A cell put together.
pub(super) fn made(heading: &str, made: Made) -> Source {
    Source::new(heading, ColumnKind::Text, Cell::Made(made))
}

/// A cell put together, of sentences.
pub(super) fn made_long(heading: &str, made: Made) -> Source {
    Source::new(heading, ColumnKind::LongText, Cell::Made(made))
}

/// What stands above and below the lines.
pub(super) struct Frame<'t> {
    pub(super) sheet: &'t str,
    pub(super) title: String,
    /// The unit of amounts and counts: 件、人.
    pub(super) unit: &'t str,
    pub(super) foot: Foot<'t>,
}

/// What stands below the lines.
pub(super) enum Foot<'t> {
    /// Nothing.
    Nothing,
    /// 合计 over the lines, and a note.
    TotalAndNote(&'t str),
}

/// Writes a sheet: each row with its lines. A row without lines is a line by itself.
pub(super) fn write(
    folio: &Folio,
    book: &mut Book,
    frame: &Frame,
    sources: Vec<Source>,
    rows: &[(&Row, Vec<&Row>)],
) -> Result<()> {
    let notes = vec![format!("填报单位：岚江县纪委　　填报日期：2015年12月31日　　单位：{}", frame.unit)];
    let columns: Vec<Column> = sources.iter().map(|source| source.column.clone()).collect();
    let merged: Vec<u16> = (0_u16..).zip(&sources).filter(|(_, source)| source.is_merged).map(|(at, _)| at).collect();
    let name = book.sheet_name(frame.sheet);
    let sheet = TableSheet { name, title: Some(frame.title.clone()), notes, columns, key_columns: 2 };
    let mut table = book.table(sheet)?;
    let mut lines_written = 0;
    for (number, (whole, lines)) in rows.iter().enumerate() {
        let alone = [*whole];
        let lines = if lines.is_empty() { alone.as_slice() } else { lines.as_slice() };
        let block: Vec<Vec<CellValue>> = (0..)
            .zip(lines)
            .map(|(part, line)| {
                let at = At { whole, line, number, part };
                sources.iter().map(|source| cell(folio, source, at, lines_written)).collect()
            })
            .collect();
        lines_written += i64::try_from(lines.len()).unwrap_or(0);
        table.block(&merged, &block)?;
    }
    if let Foot::TotalAndNote(note) = frame.foot {
        table.row(&total(&sources, lines_written, rows, folio))?;
        let long = sources.iter().position(|source| source.column.kind == ColumnKind::LongText).unwrap_or(1);
        let mut last = vec![CellValue::Empty; sources.len()];
        if let Some(slot) = last.get_mut(long) {
            *slot = CellValue::from(format!("注：{note}"));
        }
        table.row(&last)?;
    }
    table.finish()
}

fn cell(folio: &Folio, source: &Source, at: At, written: i64) -> CellValue<'static> {
    let row = if source.is_merged { at.whole } else { at.line };
    match source.cell {
        Cell::Ordinal if source.is_merged => CellValue::Whole(i64::try_from(at.number + 1).unwrap_or(0)),
        Cell::Ordinal => CellValue::Whole(written + i64::try_from(at.part + 1).unwrap_or(0)),
        Cell::Blank => CellValue::Empty,
        Cell::Field(name) => folio.cell(row, name),
        Cell::Day(name, spelling) => folio.day(row, name, spelling),
        Cell::Unit(name) => CellValue::from(folio.unit(row, name, at.number)),
        Cell::Made(made) => made(folio, at),
    }
}

/// 合计: how many lines, and the sums of amounts.
fn total(sources: &[Source], lines: i64, rows: &[(&Row, Vec<&Row>)], folio: &Folio) -> Vec<CellValue<'static>> {
    let sum = |name: &str| {
        let fen = rows.iter().filter_map(|(row, _)| match folio.cell(row, name) {
            CellValue::Fen(fen) => Some(fen.0),
            _ => None,
        });
        CellValue::Fen(crate::words::money::Fen(fen.sum()))
    };
    let amount = |source: &Source| match source.cell {
        Cell::Field(name) if source.column.kind == ColumnKind::Yuan => sum(name),
        _ => CellValue::Empty,
    };
    let mut cells: Vec<CellValue> = sources.iter().map(amount).collect();
    for (slot, value) in cells.iter_mut().zip([CellValue::from("合计"), CellValue::Whole(lines)]) {
        *slot = value;
    }
    cells
}
