//! xls and et (BIFF5 and BIFF8 in a compound file): a look at every record, then calamine. Calamine builds a full grid,
//! so a cell far away would cost a gigabyte; the grid is folded before it sees it (rows and columns without cells are
//! taken out) and unfolded after.

use super::bytes::{u16_at, u32_at};
use super::ole::Compound;
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step};
use super::xlsx::visibility;
use super::{Merge, SheetHead, Span, lengthen, value};
use calamine::{Reader, SheetType, Xls, XlsError};
use std::collections::BTreeSet;
use std::io::Cursor;

/// Grids up to this size are left as they are.
const GRID: u64 = 1_000_000;

// Records of [MS-XLS] 2.3.2 that are looked at.
const FORMULA: u16 = 0x0006;
const END_OF_PART: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const COLUMN: u16 = 0x007D;
const BOUND_SHEET: u16 = 0x0085;
const FILTER_MODE: u16 = 0x009B;
const MANY_RK: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const MERGED: u16 = 0x00E5;
const SHARED_TEXT: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const FLAG_OR_ERROR: u16 = 0x0205;
const ROW: u16 = 0x0208;
const RK: u16 = 0x027E;
const PART: u16 = 0x0809;

/// Reads the workbook of a compound file into the sink.
pub(super) fn read(mut compound: Compound, sink: &mut Sink<'_>) -> Step {
    // The parser asks for this name first.
    let stream = match compound.stream("Workbook")? {
        Some(stream) => stream,
        None => compound.stream("Book")?.ok_or_else(|| refusal::not_spreadsheet(""))?,
    };
    let mut content = compound.content(&stream);
    let starts = sheet_starts(&content)?;
    if starts.len() as u64 > sink.limits.sheets {
        return Err(refusal::too_many_sheets(starts.len(), sink.limits.sheets).into());
    }
    if compound.has("_VBA_PROJECT_CUR") || compound.has("_VBA_PROJECT") {
        sink.note("W_MACRO", "此文件带有宏。只读取数据，宏不会运行。".into())?;
    }
    let mut looks = Vec::new();
    for start in starts {
        let look = look(&content, start)?;
        look.fold(&mut content);
        looks.push(look);
    }
    compound.overwrite(&stream, &content);
    drop(content);

    let mut workbook: Xls<_> = Xls::new(Cursor::new(compound.into_bytes())).map_err(|error| refused(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() != looks.len() {
        return Err(refusal::structure().into());
    }
    for (at, (sheet, look)) in sheets.iter().zip(looks).enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let head = SheetHead { name: sheet.name.clone(), visibility: visibility(sheet.visible), ..look.head };
        sink.begin(&head)?;
        if sheets.iter().enumerate().any(|(other, known)| other != at && known.name == sheet.name) {
            sink.fail(refusal::ambiguous())?;
            continue;
        }
        let range = workbook.worksheet_range(&sheet.name).map_err(|error| refused(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            sink.cell(look.rows.unfolded(row), look.columns.unfolded(column), &value::of_data(value))?;
        }
        sink.end()?;
    }
    sink.finish()
}

fn refused(error: &XlsError) -> Refusal {
    match error {
        XlsError::Password => refusal::password(),
        XlsError::Io(_) | XlsError::Cfb(_) | XlsError::Len { .. } | XlsError::EoStream(_) => refusal::truncated(),
        _ => refusal::structure(),
    }
}

/// Where the sheets begin in the stream.
fn sheet_starts(content: &[u8]) -> Result<Vec<usize>, Refusal> {
    let mut starts = Vec::new();
    let mut first = true;
    for record in (Records { content, at: 0 }) {
        let record = record?;
        if std::mem::take(&mut first) && record.kind != PART {
            return Err(refusal::truncated());
        }
        match record.kind {
            PASSWORD => return Err(refusal::password()),
            BOUND_SHEET => {
                let start = u32_at(record.data, 0).and_then(|start| usize::try_from(start).ok());
                let start = start.filter(|start| *start < content.len());
                starts.push(start.ok_or_else(refusal::truncated)?);
            }
            END_OF_PART => return Ok(starts),
            _ => {}
        }
    }
    Err(refusal::truncated())
}

#[derive(Default)]
struct Look {
    head: SheetHead,
    rows: Fold,
    columns: Fold,
    /// Places of row numbers in the stream, places of column numbers, and the place of the dimensions.
    row_places: Vec<usize>,
    column_places: Vec<usize>,
    dimensions: Vec<(usize, usize)>,
    folded: bool,
}

fn look(content: &[u8], start: usize) -> Result<Look, Refusal> {
    let mut look = Look::default();
    let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
    // Charts lie inside sheets as parts of their own, with records of the same kinds.
    let mut depth: u32 = 0;
    for record in (Records { content, at: start }) {
        let record = record?;
        match record.kind {
            PART => depth = depth.saturating_add(1),
            END_OF_PART => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth > 1 => {}
            FORMULA | NUMBER | TEXT | RICH_TEXT | FLAG_OR_ERROR | RK | SHARED_TEXT | MANY_RK => {
                let (Some(row), Some(column)) = (u16_at(record.data, 0), u16_at(record.data, 2)) else {
                    return Err(refusal::truncated());
                };
                rows.insert(u32::from(row));
                columns.insert(u32::from(column));
                look.row_places.push(record.at);
                look.column_places.push(record.at.saturating_add(2));
                if record.kind == MANY_RK {
                    let end = record.data.len().saturating_sub(2);
                    let last = u16_at(record.data, end).ok_or_else(refusal::truncated)?;
                    columns.extend(u32::from(column)..=u32::from(last));
                    look.column_places.push(record.at.saturating_add(end));
                }
            }
            DIMENSIONS => look.dimensions.push((record.at, record.data.len())),
            ROW if u16_at(record.data, 12).unwrap_or_default() & 0x20 != 0 => {
                lengthen(&mut look.head.hidden_rows, u32::from(u16_at(record.data, 0).unwrap_or_default()));
            }
            COLUMN => {
                if let (Some(first), Some(last), Some(flags)) =
                    (u16_at(record.data, 0), u16_at(record.data, 2), u16_at(record.data, 8))
                    && flags & 1 != 0
                    && first <= last
                {
                    // Programs write 256 where they mean the last column.
                    let span = Span { first: u32::from(first), last: u32::from(last.min(255)) };
                    look.head.hidden_columns.push(span);
                }
            }
            FILTER_MODE => look.head.filtered = true,
            MERGED => {
                for area in record.data.get(2..).unwrap_or_default().chunks_exact(8) {
                    let part = |at| u32::from(u16_at(area, at).unwrap_or_default());
                    let merge = Merge { first_row: part(0), last_row: part(2), first_column: part(4), last_column: part(6) };
                    if merge.first_row <= merge.last_row && merge.first_column <= merge.last_column {
                        look.head.merges.push(merge);
                    }
                }
            }
            _ => {}
        }
    }
    let span = |used: &BTreeSet<u32>| match (used.first(), used.last()) {
        (Some(first), Some(last)) => u64::from(last.saturating_sub(*first)).saturating_add(1),
        _ => 0,
    };
    look.folded = span(&rows).saturating_mul(span(&columns)) > GRID;
    if look.folded {
        look.rows = Fold { used: rows.into_iter().collect() };
        look.columns = Fold { used: columns.into_iter().collect() };
    }
    Ok(look)
}

impl Look {
    fn fold(&self, content: &mut [u8]) {
        // The parser reserves room for as many cells as the dimensions declare, and uses them for nothing else.
        for (at, length) in &self.dimensions {
            if let Some(place) = content.get_mut(*at..at.saturating_add(*length)) {
                place.fill(0);
            }
        }
        if !self.folded {
            return;
        }
        for (places, fold) in [(&self.row_places, &self.rows), (&self.column_places, &self.columns)] {
            for at in places {
                let folded = u16_at(content, *at).map(|number| fold.folded(number));
                if let (Some(folded), Some(place)) = (folded, content.get_mut(*at..at.saturating_add(2))) {
                    place.copy_from_slice(&folded.to_le_bytes());
                }
            }
        }
    }
}

/// The rows or columns in use; empty where nothing is folded.
#[derive(Default)]
struct Fold {
    used: Vec<u32>,
}

impl Fold {
    fn folded(&self, number: u16) -> u16 {
        let at = self.used.binary_search(&u32::from(number)).unwrap_or_default();
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn unfolded(&self, number: u32) -> u32 {
        if self.used.is_empty() {
            return number;
        }
        usize::try_from(number).ok().and_then(|at| self.used.get(at)).copied().unwrap_or(u32::MAX)
    }
}

struct Record<'a> {
    kind: u16,
    at: usize,
    data: &'a [u8],
}

struct Records<'a> {
    content: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.content.len() {
            return None;
        }
        let record = || {
            let kind = u16_at(self.content, self.at)?;
            let length = usize::from(u16_at(self.content, self.at.checked_add(2)?)?);
            let at = self.at.checked_add(4)?;
            Some(Record { kind, at, data: self.content.get(at..at.checked_add(length)?)? })
        };
        match record() {
            Some(record) => {
                self.at = record.at.saturating_add(record.data.len());
                Some(Ok(record))
            }
            None => {
                self.at = self.content.len();
                Some(Err(refusal::truncated()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = kind.to_le_bytes().to_vec();
        bytes.extend((data.len() as u16).to_le_bytes());
        bytes.extend(data);
        bytes
    }

    fn number_at(row: u16, column: u16) -> Vec<u8> {
        let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        data.extend(1.0f64.to_le_bytes());
        record(NUMBER, &data)
    }

    #[test]
    fn far_cells_are_folded_and_unfolded() {
        let mut content = [
            record(PART, &[0; 16]),
            record(DIMENSIONS, &[9; 14]),
            number_at(3, 2),
            number_at(65_535, 255),
            record(END_OF_PART, &[]),
        ]
        .concat();
        let look = look(&content, 0).unwrap();
        assert!(look.folded);
        look.fold(&mut content);
        let places: Vec<(u16, u16)> = (Records { content: &content, at: 0 })
            .map(Result::unwrap)
            .filter(|record| record.kind == NUMBER)
            .map(|record| (u16_at(record.data, 0).unwrap(), u16_at(record.data, 2).unwrap()))
            .collect();
        assert_eq!(places, [(0, 0), (1, 1)]);
        assert_eq!((look.rows.unfolded(1), look.columns.unfolded(1)), (65_535, 255));
        assert_eq!((look.rows.unfolded(0), look.columns.unfolded(0)), (3, 2));
    }

    #[test]
    fn a_record_cut_short_is_told() {
        let mut content = number_at(0, 0);
        content.pop();
        assert!((Records { content: &content, at: 0 }).next().unwrap().is_err());
    }
}
