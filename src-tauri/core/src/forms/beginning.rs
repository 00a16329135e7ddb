//! The beginning of a book, for the window: every sheet with its headings and first rows, and how many there are in all.
//! Nothing of it is a file.

use super::drawn::{Bound, DrawnSheet, HeldText};
use super::target::{Target, TargetPage, TargetTable};
use crate::excel::write::book::{Book, Properties, Size};
use crate::excel::write::column::{Column, ColumnKind, Width};
use crate::excel::write::house::Frame;
use crate::excel::write::name::SheetName;
use crate::excel::write::page::Look;
use crate::excel::write::print::Orientation;
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::words::error::Result;
use crate::words::text;
use std::ops::RangeInclusive;

/// So many rows of a table are shown: some screens of it, and the answer stays small with fifty sheets.
pub(super) const ROWS: usize = 60;

/// Sheets as the window shows them.
pub(super) struct Beginning {
    /// Gives the names, by the rules of a workbook; nothing is written into it.
    names: Book,
    pub(super) sheets: Vec<DrawnSheet>,
}

impl Beginning {
    pub(super) fn new(properties: &Properties) -> Result<Beginning> {
        Ok(Beginning { names: Book::new(properties, Size::Small)?, sheets: Vec::new() })
    }
}

impl Target for Beginning {
    fn sheet_name(&mut self, wished: &str) -> SheetName {
        self.names.sheet_name(wished)
    }

    fn page<'t>(&'t mut self, name: SheetName, paper: Orientation, widths: &[u32]) -> Result<Box<dyn TargetPage + 't>> {
        let mut sheet = DrawnSheet::new(name.as_str(), widths.to_vec());
        sheet.orientation = paper;
        Ok(Box::new(SeenPage { sheet, into: &mut self.sheets }))
    }

    fn table<'t>(&'t mut self, sheet: TableSheet, rows: usize) -> Result<Box<dyn TargetTable + 't>> {
        Ok(Box::new(SeenTable { sheet, rows, held: Vec::new(), into: &mut self.sheets }))
    }
}

struct SeenPage<'t> {
    sheet: DrawnSheet,
    into: &'t mut Vec<DrawnSheet>,
}

impl TargetPage for SeenPage<'_> {
    fn put_across(&mut self, row: u32, columns: RangeInclusive<u16>, value: &CellValue<'_>, look: Look) -> Result<()> {
        let wide = columns.end().saturating_sub(*columns.start()).saturating_add(1);
        let frame = match look {
            Look::Title => Frame::Title,
            Look::Subtitle | Look::Note => Frame::Remark,
            Look::Heading => Frame::Heading,
            Look::Ordinal | Look::Value => Frame::Word,
            Look::Label => Frame::Label,
            Look::Body => Frame::Sentence,
        };
        self.sheet.span((row, *columns.start()), (1, wide), frame, held(value, None));
        Ok(())
    }

    fn number(&mut self, row: u32, column: u16, value: &CellValue<'_>, _: Look, bound: Bound) -> Result<()> {
        self.sheet.put(row, column, Frame::Number, held(value, Some(bound)));
        Ok(())
    }

    fn link(&mut self, row: u32, column: u16, value: &CellValue<'_>, look: Look, _: &SheetName) -> Result<()> {
        self.put_across(row, column..=column, value, look)
    }

    fn headings(&mut self, rows: RangeInclusive<u32>) -> Result<()> {
        self.sheet.headings = Some(rows);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        let SeenPage { sheet, into } = *self;
        into.push(sheet);
        Ok(())
    }
}

struct SeenTable<'t> {
    sheet: TableSheet,
    /// How many rows there are in all.
    rows: usize,
    held: Vec<Block>,
    into: &'t mut Vec<DrawnSheet>,
}

/// Rows that belong together, and the columns merged over them.
struct Block {
    merged: Vec<u16>,
    rows: Vec<Vec<CellValue<'static>>>,
}

impl TargetTable for SeenTable<'_> {
    fn row(&mut self, values: &[CellValue<'_>]) -> Result<()> {
        self.block(&[], &[values.to_vec()])
    }

    fn block(&mut self, merged: &[u16], rows: &[Vec<CellValue<'_>>]) -> Result<()> {
        if self.takes_more() {
            let owned = |row: &Vec<CellValue<'_>>| row.iter().cloned().map(CellValue::into_owned).collect();
            self.held.push(Block { merged: merged.to_vec(), rows: rows.iter().map(owned).collect() });
        }
        Ok(())
    }

    fn takes_more(&self) -> bool {
        self.held.len() < ROWS
    }

    fn finish(self: Box<Self>) -> Result<()> {
        let widths = self.sheet.columns.iter().enumerate().map(|(at, column)| self.width(at, column)).collect();
        let mut sheet = DrawnSheet::new(self.sheet.name.as_str(), widths);
        let mut row = 0;
        if let Some(title) = &self.sheet.title {
            sheet.across(row, Frame::Title, HeldText::Label(title.clone()));
            row += 1;
        }
        let told = match self.held.len() < self.rows {
            true => format!("共{}行，此处列出前{}行，全部内容见导出的工作簿", self.rows, self.held.len()),
            false => format!("共{}行", self.rows),
        };
        let notes = self.sheet.notes.iter().cloned().chain([told]).collect::<Vec<_>>().join("　　");
        sheet.across(row, Frame::Remark, HeldText::Words(notes));
        row += 1;
        for (at, column) in (0_u16..).zip(&self.sheet.columns) {
            sheet.put(row, at, Frame::Heading, HeldText::Label(column.path()));
        }
        sheet.headings = Some(row..=row);
        for block in &self.held {
            let high = u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
            for ((line, values), below) in block.rows.iter().enumerate().zip(row + 1..) {
                for ((at, value), column) in (0_u16..).zip(values).zip(&self.sheet.columns) {
                    match block.merged.contains(&at) {
                        true if line > 0 => {}
                        true => sheet.span((below, at), (high, 1), frame(column.kind), held(value, None)),
                        false => sheet.put(below, at, frame(column.kind), held(value, None)),
                    }
                }
            }
            row += high;
        }
        self.into.push(sheet);
        Ok(())
    }
}

impl SeenTable<'_> {
    /// As wide as what is shown, within what the column may be.
    fn width(&self, at: usize, column: &Column) -> u32 {
        let (min, max) = match column.width {
            Width::Fixed(width) => return width,
            Width::Fit { min, max } => (min, max),
        };
        let cells = self.held.iter().flat_map(|block| &block.rows).filter_map(|row| row.get(at));
        let widest = cells.map(|value| text::width(&value.plain())).max().unwrap_or(0);
        let widest = widest.max(text::width(&column.heading)).saturating_add(1);
        u32::try_from(widest).unwrap_or(max).clamp(min, max.max(min))
    }
}

fn frame(kind: ColumnKind) -> Frame {
    match kind {
        ColumnKind::Ordinal | ColumnKind::Text | ColumnKind::Day | ColumnKind::Flag => Frame::Word,
        ColumnKind::LongText => Frame::Sentence,
        ColumnKind::Number | ColumnKind::Yuan => Frame::Number,
    }
}

fn held(value: &CellValue<'_>, bound: Option<Bound>) -> HeldText {
    let text = value.plain().into_owned();
    match value {
        CellValue::Whole(number) => HeldText::Number { value: *number as f64, text, bound },
        CellValue::Number(number) => HeldText::Number { value: *number, text, bound },
        CellValue::Fen(fen) => HeldText::Number { value: fen.0 as f64 / 100.0, text, bound },
        CellValue::Empty | CellValue::Text(_) | CellValue::Day(_) | CellValue::Flag(_) => HeldText::Words(text),
    }
}
