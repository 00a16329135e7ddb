//! xlsb: a look at every record of every used part, then calamine's cell reader. Errors that came out of formulas,
//! which the parser drops, are taken from the records themselves.

use super::bytes::{u8_at, u32_at};
use super::markup::Wording;
use super::package::{Checked, Package};
use super::refusal::{self, Refusal};
use super::relations::{Workbook, relations, rels_xml};
use super::sink::{Sink, Step, Stop};
use super::value::{self, Reading};
use super::wire::Value;
use super::xlsx::{is_of_sheet, visibility};
use super::{Merge, SheetHead, Span, Visibility, lengthen};
use calamine::{Reader, SheetType, Xlsb, XlsbError};
use std::io::{BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

const LONGEST_RECORD: u64 = 8 << 20;
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

// Records of [MS-XLSB] 2.3.2 that are looked at.
const ROW_HEADER: u16 = 0x0000;
const CELL_RK: u16 = 0x0002;
const CELL_ERROR: u16 = 0x0003;
const CELL_FLAG: u16 = 0x0004;
const CELL_REAL: u16 = 0x0005;
const CELL_TEXT: u16 = 0x0006;
const CELL_SHARED: u16 = 0x0007;
const FORMULA_TEXT: u16 = 0x0008;
const FORMULA_NUMBER: u16 = 0x0009;
const FORMULA_FLAG: u16 = 0x000A;
const FORMULA_ERROR: u16 = 0x000B;
const SHARED_TEXT: u16 = 0x0013;
const COLUMN: u16 = 0x003C;
const BUNDLED_SHEET: u16 = 0x009C;
const FILTER_COLUMN: u16 = 0x00A3;
const MERGED: u16 = 0x00B0;

/// Reads the workbook into the sink.
pub(super) fn read(mut package: Package, book: &Workbook, sink: &mut Sink<'_>) -> Step {
    let limits = sink.limits;
    let relations = relations(&mut package, book, limits.other_part)?;
    if package.has_named("vbaproject.bin") {
        sink.note("W_MACRO", "此文件带有宏。只读取数据，宏不会运行。".into())?;
    }
    let mut ids: Vec<String> = Vec::new();
    package.keep(&format!("{}{}", book.folder, book.name), "xl/workbook.bin", limits.other_part, |part| {
        walk(part, |kind, record| {
            if kind == BUNDLED_SHEET {
                // A length of all ones means that the sheet has no part.
                if let Some(id) = wide_text(record, 8) {
                    ids.push(id);
                } else if u32_at(record, 8) != Some(u32::MAX) {
                    return Err(refusal::truncated());
                }
            }
            Ok(())
        })
    })?;
    if ids.len() as u64 > limits.sheets {
        return Err(refusal::too_many_sheets(ids.len(), limits.sheets).into());
    }

    let mut shared: u64 = 0;
    for (kind, alias, ceiling) in
        [("sharedStrings", "xl/sharedStrings.bin", limits.shared_strings), ("styles", "xl/styles.bin", limits.other_part)]
    {
        let part = relations.iter().find(|relation| relation.kind == kind).and_then(|relation| relation.part.as_deref());
        if let Some(part) = part {
            package.keep(part, alias, ceiling, |part| {
                walk(part, |kind, _| {
                    shared = shared.saturating_add(u64::from(kind == SHARED_TEXT));
                    Ok(())
                })
            })?;
        }
    }

    let mut lines = Vec::new();
    let mut looks = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let relation = relations.iter().find(|relation| relation.id == *id);
        let is_sheet = relation.is_none_or(|relation| relation.kind == "worksheet");
        // The parser tells sheets from charts by the folder, and knows no other folders.
        let alias = format!("{}/sheet{at}.bin", if is_sheet { "worksheets" } else { "dialogsheets" });
        lines.push((escaped(id), "worksheet".to_string(), alias.clone()));
        let mut look = Look::default();
        let mut found = false;
        if let (true, Some(part)) = (is_sheet, relation.and_then(|relation| relation.part.as_deref())) {
            found = package.keep(part, &format!("xl/{alias}"), limits.sheet_part, |part| {
                walk(part, |kind, record| look.record(kind, record, shared))
            })?;
        }
        looks.push((look, found));
    }
    package.add("xl/_rels/workbook.bin.rels", rels_xml(&lines).as_bytes())?;

    let mut workbook: Xlsb<Checked> = Xlsb::new(package.finish()?).map_err(|error| refused(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() != looks.len() {
        return Err(refusal::structure().into());
    }
    for (at, (sheet, (look, found))) in sheets.iter().zip(looks).enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let (head, errors) = look.parted(&sheet.name, visibility(sheet.visible));
        sink.begin(&head)?;
        if !found {
            sink.absent()?;
            continue;
        }
        if sheets.iter().take(at).any(|earlier| earlier.name == sheet.name) {
            sink.fail(refusal::ambiguous())?;
            continue;
        }
        match catch_unwind(AssertUnwindSafe(|| take_sheet(&mut workbook, &sheet.name, &errors, sink))) {
            Ok(Ok(())) => sink.end()?,
            Ok(Err(Stop::Refused(refusal))) if is_of_sheet(&refusal) => sink.fail(refusal)?,
            Ok(Err(stop)) => return Err(stop),
            Err(_) => sink.fail(refusal::structure())?,
        }
    }
    sink.finish()
}

fn take_sheet(workbook: &mut Xlsb<Checked>, name: &str, errors: &[FormulaError], sink: &mut Sink<'_>) -> Step {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|error| refused(&error))?;
    let mut errors = errors.iter().peekable();
    let mut put_errors_before = |place: (u32, u32), sink: &mut Sink<'_>| -> Step {
        while let Some(error) = errors.next_if(|error| error.place < place) {
            sink.cell(error.place.0, error.place.1, &Reading::Value(Value::Error(error.text)))?;
        }
        Ok(())
    };
    while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
        let place = cell.get_position();
        put_errors_before(place, sink)?;
        sink.cell(place.0, place.1, &value::of_ref(cell.get_value()))?;
    }
    put_errors_before((u32::MAX, u32::MAX), sink)
}

/// Shows every record of a part; refuses records that are cut or absurdly long.
fn walk(part: &mut dyn Read, mut watch: impl FnMut(u16, &[u8]) -> Result<(), Refusal>) -> Result<Wording, Refusal> {
    let mut part = BufReader::with_capacity(64 << 10, part);
    let mut record = Vec::new();
    while let Some(first) = byte(&mut part)? {
        let mut kind = u16::from(first);
        if first & 0x80 != 0 {
            let second = byte(&mut part)?.ok_or_else(refusal::truncated)?;
            kind = u16::from(first & 0x7F) | (u16::from(second & 0x7F) << 7);
        }
        let mut length: u64 = 0;
        for shift in [0u32, 7, 14, 21] {
            let next = byte(&mut part)?.ok_or_else(refusal::truncated)?;
            length |= u64::from(next & 0x7F) << shift;
            if next & 0x80 == 0 {
                break;
            }
        }
        if length > LONGEST_RECORD {
            return Err(refusal::truncated());
        }
        record.clear();
        part.by_ref().take(length).read_to_end(&mut record).map_err(|_| refusal::truncated())?;
        if record.len() as u64 != length {
            return Err(refusal::truncated());
        }
        watch(kind, &record)?;
    }
    Ok(Wording::Sound)
}

fn byte(part: &mut impl Read) -> Result<Option<u8>, Refusal> {
    let mut byte = [0];
    match part.read(&mut byte).map_err(|_| refusal::truncated())? {
        0 => Ok(None),
        _ => Ok(byte.first().copied()),
    }
}

fn wide_text(record: &[u8], at: usize) -> Option<String> {
    let length = usize::try_from(u32_at(record, at)?).ok()?.checked_mul(2)?;
    let start = at.checked_add(4)?;
    let bytes = record.get(start..start.checked_add(length)?)?;
    Some(encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned())
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

fn refused(error: &XlsbError) -> Refusal {
    match error {
        XlsbError::Password => refusal::password(),
        XlsbError::Io(_) | XlsbError::Zip(_) => refusal::truncated(),
        _ => refusal::structure(),
    }
}

struct FormulaError {
    place: (u32, u32),
    text: &'static str,
}

#[derive(Default)]
struct Look {
    head: SheetHead,
    row: u32,
    errors: Vec<FormulaError>,
}

impl Look {
    fn record(&mut self, kind: u16, record: &[u8], shared: u64) -> Result<(), Refusal> {
        // The parser reads these lengths without asking; a record that is shorter would show it another one's bytes.
        let least = match kind {
            ROW_HEADER => 12,
            CELL_RK | CELL_SHARED | CELL_TEXT | FORMULA_TEXT => 12,
            CELL_ERROR | CELL_FLAG | FORMULA_FLAG | FORMULA_ERROR => 9,
            CELL_REAL | FORMULA_NUMBER => 16,
            _ => 0,
        };
        if record.len() < least {
            return Err(refusal::truncated());
        }
        match kind {
            ROW_HEADER => {
                self.row = u32_at(record, 0).unwrap_or(ROWS);
                if self.row >= ROWS {
                    return Err(refusal::bad_reference());
                }
                if u8_at(record, 11).unwrap_or_default() & 0x10 != 0 {
                    lengthen(&mut self.head.hidden_rows, self.row);
                }
            }
            CELL_SHARED if u64::from(u32_at(record, 8).unwrap_or(u32::MAX)) >= shared => {
                return Err(refusal::structure());
            }
            CELL_RK..=FORMULA_ERROR => {
                let column = u32_at(record, 0).unwrap_or(COLUMNS);
                if column >= COLUMNS {
                    return Err(refusal::bad_reference().at_row(self.row));
                }
                if kind == FORMULA_ERROR {
                    let text = error_text(u8_at(record, 8).unwrap_or_default());
                    self.errors.push(FormulaError { place: (self.row, column), text });
                }
            }
            COLUMN => {
                if let (Some(first), Some(last), Some(flags)) = (u32_at(record, 0), u32_at(record, 4), u8_at(record, 16))
                    && flags & 1 != 0
                    && first <= last
                    && last < COLUMNS
                {
                    self.head.hidden_columns.push(Span { first, last });
                }
            }
            MERGED => {
                if let (Some(first_row), Some(last_row), Some(first_column), Some(last_column)) =
                    (u32_at(record, 0), u32_at(record, 4), u32_at(record, 8), u32_at(record, 12))
                    && first_row <= last_row
                    && first_column <= last_column
                    && last_row < ROWS
                    && last_column < COLUMNS
                {
                    self.head.merges.push(Merge { first_row, first_column, last_row, last_column });
                }
            }
            FILTER_COLUMN => self.head.filtered = true,
            _ => {}
        }
        Ok(())
    }

    fn parted(self, name: &str, visibility: Visibility) -> (SheetHead, Vec<FormulaError>) {
        (SheetHead { name: name.to_string(), visibility, ..self.head }, self.errors)
    }
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#DATA!",
        _ => "#ERROR!",
    }
}

/// Whether a workbook part is binary: it begins with the record that begins a book.
pub(super) fn is_binary(start: &[u8]) -> bool {
    start.starts_with(&[0x83, 0x01])
}
