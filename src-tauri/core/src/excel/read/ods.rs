//! ods: a look at the content, then calamine. Calamine builds a full grid, so the look reckons its size first.

use super::markup::{self, Tag, TagKind};
use super::package::{Checked, Package};
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step};
use super::xlsx::visibility;
use super::{Merge, SheetHead, Span, value};
use calamine::{Ods, OdsError, Reader};

/// Cells of the grid from the first to the last cell in use.
const GRID: u64 = 8_000_000;
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;
const MIME: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Whether the container says it is an OpenDocument spreadsheet.
pub(super) fn is_spreadsheet(mime: &[u8]) -> bool {
    mime.trim_ascii().starts_with(MIME)
}

/// Reads the workbook into the sink.
pub(super) fn read(mut package: Package, sink: &mut Sink<'_>) -> Step {
    let limits = sink.limits;
    if let Some(manifest) = package.part("META-INF/manifest.xml", limits.other_part)? {
        let mut sealed = false;
        // The list is only asked for this; old writers put a document type in front of it, so it is not walked.
        for mark in [b"encryption-data".as_slice(), b"EncryptionMethod"] {
            sealed |= super::bytes::contains(&manifest, mark);
        }
        if sealed {
            return Err(refusal::password().into());
        }
    }
    let mut looks: Vec<Look> = Vec::new();
    let found = package.keep("content.xml", "content.xml", limits.sheet_part, |part| {
        markup::walk(part, |tag| {
            if tag.name == b"table" && tag.begins() {
                looks.push(Look::default());
            }
            match looks.last_mut() {
                Some(look) => look.tag(tag),
                None => Ok(()),
            }
        })
    })?;
    if !found {
        return Err(refusal::truncated().into());
    }
    if looks.len() as u64 > limits.sheets {
        return Err(refusal::too_many_sheets(looks.len(), limits.sheets).into());
    }
    if looks.iter().any(|look| look.grid() > GRID) {
        return Err(refusal::too_big("有内容的单元格相距太远，或重复的行列过多").into());
    }
    package.add("mimetype", MIME)?;
    package.add("META-INF/manifest.xml", b"<manifest/>")?;

    let mut workbook: Ods<Checked> = Ods::new(package.finish()?).map_err(|error| refused(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    let matched = sheets.len() == looks.len();
    for (at, sheet) in sheets.iter().enumerate() {
        // Tables inside tables would shift the heads to the wrong sheet; better none than a wrong one.
        let look = if matched { looks.get_mut(at).map(std::mem::take).unwrap_or_default() } else { Look::default() };
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
            sink.cell(row, column, &value::of_data(value))?;
        }
        sink.end()?;
    }
    sink.finish()
}

fn refused(error: &OdsError) -> Refusal {
    match error {
        OdsError::Password => refusal::password(),
        OdsError::Io(_) | OdsError::Zip(_) | OdsError::Eof(_) => refusal::truncated(),
        OdsError::CellLimitExceeded { .. } => refusal::too_big("重复的行列过多"),
        _ => refusal::structure(),
    }
}

#[derive(Default)]
struct Look {
    head: SheetHead,
    /// The row that is open or comes next, and how often it stands.
    row: u32,
    repeats: u32,
    next_column: u32,
    next_declared: u32,
    used_rows: Option<Span>,
    used_columns: Option<Span>,
}

impl Look {
    fn grid(&self) -> u64 {
        let length = |span: Option<Span>| match span {
            Some(span) => u64::from(span.last.saturating_sub(span.first)).saturating_add(1),
            None => 0,
        };
        length(self.used_rows).saturating_mul(length(self.used_columns))
    }

    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        match (tag.name, tag.kind) {
            (b"table-column", TagKind::Open | TagKind::Empty) => {
                let repeats = tag.number(b"number-columns-repeated").unwrap_or(1).min(COLUMNS);
                if hidden(tag) {
                    self.head.hidden_columns.push(spanned(self.next_declared, repeats, COLUMNS));
                }
                self.next_declared = self.next_declared.saturating_add(repeats).min(COLUMNS);
            }
            (b"table-row", TagKind::Open | TagKind::Empty) => {
                self.repeats = tag.number(b"number-rows-repeated").unwrap_or(1).min(ROWS);
                self.next_column = 0;
                if hidden(tag) {
                    self.head.filtered |= tag.attribute(b"visibility") == Some(b"filter");
                    self.head.hidden_rows.push(spanned(self.row, self.repeats, ROWS));
                }
                if tag.kind == TagKind::Empty {
                    self.row = self.row.saturating_add(self.repeats).min(ROWS);
                }
            }
            (b"table-row", TagKind::Close) => self.row = self.row.saturating_add(self.repeats).min(ROWS),
            (b"table-cell" | b"covered-table-cell", TagKind::Open | TagKind::Empty) => {
                let repeats = tag.number(b"number-columns-repeated").unwrap_or(1).min(COLUMNS);
                let columns = tag.number(b"number-columns-spanned").unwrap_or(1).max(1);
                let rows = tag.number(b"number-rows-spanned").unwrap_or(1).max(1);
                if columns > 1 || rows > 1 {
                    self.head.merges.push(Merge {
                        first_row: self.row,
                        first_column: self.next_column,
                        last_row: spanned(self.row, rows, ROWS).last,
                        last_column: spanned(self.next_column, columns, COLUMNS).last,
                    });
                }
                if tag.attribute(b"value-type").is_some() {
                    widen(&mut self.used_rows, spanned(self.row, self.repeats, ROWS));
                    widen(&mut self.used_columns, spanned(self.next_column, repeats, COLUMNS));
                }
                self.next_column = self.next_column.saturating_add(repeats).min(COLUMNS);
            }
            _ => {}
        }
        Ok(())
    }
}

fn hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.attribute(b"visibility"), Some(b"collapse" | b"filter"))
}

fn spanned(first: u32, count: u32, limit: u32) -> Span {
    let last = first.saturating_add(count.saturating_sub(1)).min(limit.saturating_sub(1));
    Span { first: first.min(last), last }
}

fn widen(span: &mut Option<Span>, by: Span) {
    let known = span.unwrap_or(by);
    *span = Some(Span { first: known.first.min(by.first), last: known.last.max(by.last) });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn repeats_hidden_rows_and_spans_are_placed() {
        let xml = "<t:table><t:table-column t:number-columns-repeated='2'/><t:table-column t:visibility='collapse'/>\
            <t:table-row t:number-rows-repeated='3'><t:table-cell t:number-columns-repeated='4'/></t:table-row>\
            <t:table-row t:visibility='filter'><t:table-cell/><t:table-cell o:value-type='string' \
            t:number-columns-spanned='2' t:number-rows-spanned='2'><p>x</p></t:table-cell></t:table-row></t:table>";
        let mut look = Look::default();
        markup::walk(xml.as_bytes(), |tag| look.tag(tag)).unwrap();
        assert_eq!(look.head.hidden_columns, [Span { first: 2, last: 2 }]);
        assert_eq!(look.head.hidden_rows, [Span { first: 3, last: 3 }]);
        assert_eq!(look.head.merges, [Merge { first_row: 3, first_column: 1, last_row: 4, last_column: 2 }]);
        assert!(look.head.filtered);
        assert_eq!(look.grid(), 1);
    }
}
