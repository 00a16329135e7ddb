//! A look at the XML of one sheet before its cells are read: what it hides, what it merges, which cells stand at no
//! place or out of order, which formulas have no stored result.

use super::markup::{self, Tag, TagKind, Wording};
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step};
use super::{Merge, SheetHead, Visibility, lengthen};
use crate::words::place::Severity;
use std::io::Read;

const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;
/// Places that are listed one by one.
const LISTED: usize = 100;
const MERGES: usize = 200_000;

/// What a look at a sheet's XML finds before its cells are read.
#[derive(Default)]
pub(super) struct Look {
    head: SheetHead,
    row: u32,
    next_column: u32,
    last: Option<(u32, u32)>,
    cell: Option<OpenCell>,
    unordered: bool,
    out_of_order: Vec<(u32, u32)>,
    without_value: Vec<(u32, u32)>,
    more_without_value: u32,
    /// Whether a cell stands at no place; that spoils its sheet, where anything else spoils the file.
    pub(super) misplaced: bool,
    /// Why the sheet cannot be read.
    pub(super) refusal: Option<Refusal>,
}

struct OpenCell {
    place: (u32, u32),
    formula: bool,
    text: bool,
    value: bool,
}

impl Look {
    /// Looks at a sheet's XML to its end.
    pub(super) fn over(&mut self, part: &mut dyn Read) -> Result<Wording, Refusal> {
        markup::walk(part, |tag| self.tag(tag))
    }

    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        match (tag.name, tag.kind) {
            (b"c", TagKind::Open) => self.cell(tag),
            (b"c", TagKind::Empty) => {
                self.cell(tag)?;
                self.cell = None;
                Ok(())
            }
            (b"c", TagKind::Close) => {
                if let Some(cell) = self.cell.take()
                    && cell.formula
                    && !cell.value
                {
                    if self.without_value.len() < LISTED {
                        self.without_value.push(cell.place);
                    } else {
                        self.more_without_value = self.more_without_value.saturating_add(1);
                    }
                }
                Ok(())
            }
            (b"f", TagKind::Open | TagKind::Empty) => {
                if let Some(cell) = &mut self.cell {
                    cell.formula = true;
                }
                Ok(())
            }
            (b"v", kind) => {
                if let Some(cell) = &mut self.cell {
                    // An empty text is what the formula gave; an empty number was never reckoned.
                    cell.value |= (kind == TagKind::Close && tag.after_text) || cell.text;
                }
                Ok(())
            }
            (b"is", _) => {
                if let Some(cell) = &mut self.cell {
                    cell.value = true;
                }
                Ok(())
            }
            (b"row", TagKind::Open | TagKind::Empty) => self.row(tag),
            (b"row", TagKind::Close) => {
                self.row = self.row.saturating_add(1);
                Ok(())
            }
            (b"col", TagKind::Open | TagKind::Empty) => {
                if tag.says(b"hidden")
                    && let (Some(first), Some(last)) = (tag.number(b"min"), tag.number(b"max"))
                {
                    for column in first.max(1)..=last.min(COLUMNS) {
                        lengthen(&mut self.head.hidden_columns, column.saturating_sub(1));
                    }
                }
                Ok(())
            }
            (b"mergeCell", TagKind::Open | TagKind::Empty) => self.merge(tag),
            (b"sheetPr", _) if tag.says(b"filterMode") => {
                self.head.filtered = true;
                Ok(())
            }
            (b"filterColumn", _) => {
                self.head.filtered = true;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn row(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        if let Some(r) = tag.attribute(b"r") {
            // The parser takes the digits of a row number that also names a column.
            let row = reference(r).map(|(row, _)| row).or_else(|| number(r));
            self.row = match row {
                Some(row) => row,
                None => return Err(self.misplace(self.row)),
            };
        }
        self.next_column = 0;
        if tag.says(b"hidden") && self.row < ROWS {
            lengthen(&mut self.head.hidden_rows, self.row);
        }
        if tag.kind == TagKind::Empty {
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        let (mut name, mut text) = (None, false);
        for (key, value) in tag.attributes() {
            match key {
                b"r" => name = Some(value),
                b"t" => text = value == b"str",
                _ => {}
            }
        }
        let place = match name {
            Some(r) => reference(r).ok_or_else(|| self.misplace(self.row))?,
            None => (self.row, self.next_column),
        };
        if place.0 >= ROWS || place.1 >= COLUMNS {
            return Err(self.misplace(place.0.min(ROWS)));
        }
        self.next_column = place.1.saturating_add(1);
        if self.last.is_some_and(|last| place <= last) {
            self.unordered = true;
            if self.out_of_order.len() < LISTED {
                self.out_of_order.push(place);
            }
        }
        self.last = Some(place);
        self.cell = Some(OpenCell { place, formula: false, text, value: false });
        Ok(())
    }

    fn merge(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        let area = tag.attribute(b"ref").unwrap_or_default();
        let (first, last) = match area.iter().position(|b| *b == b':') {
            Some(colon) => (area.get(..colon).and_then(reference), area.get(colon.saturating_add(1)..).and_then(reference)),
            None => (reference(area), reference(area)),
        };
        if let (Some((top, left)), Some((bottom, right))) = (first, last)
            && bottom < ROWS
            && right < COLUMNS
            && top <= bottom
            && left <= right
        {
            self.head.merges.push(Merge { first_row: top, first_column: left, last_row: bottom, last_column: right });
        }
        if self.head.merges.len() > MERGES {
            return Err(refusal::too_big("合并单元格过多"));
        }
        Ok(())
    }

    fn misplace(&mut self, row: u32) -> Refusal {
        self.misplaced = true;
        refusal::bad_reference().at_row(row)
    }

    /// The head of the sheet, and what is to be said after it.
    pub(super) fn parted(mut self, name: &str, visibility: Visibility) -> (SheetHead, Findings) {
        let head = SheetHead { name: name.to_string(), visibility, ..std::mem::take(&mut self.head) };
        let findings = Findings {
            unordered: self.unordered,
            out_of_order: self.out_of_order,
            without_value: self.without_value,
            more_without_value: self.more_without_value,
            refusal: self.refusal.map(|refusal| refusal.in_sheet(name)),
        };
        (head, findings)
    }
}

/// What is to be said before the rows of a sheet.
pub(super) struct Findings {
    pub(super) unordered: bool,
    out_of_order: Vec<(u32, u32)>,
    without_value: Vec<(u32, u32)>,
    more_without_value: u32,
    pub(super) refusal: Option<Refusal>,
}

impl Findings {
    /// Says it.
    pub(super) fn tell(&self, sink: &mut Sink<'_>) -> Step {
        if let Some((row, column)) = self.out_of_order.first() {
            let mut words = String::from("文件中单元格的次序错乱或重复，已按位置重新排列；重复的取后一个。请核对此表。");
            if self.out_of_order.len() > 1 {
                words.push_str(&format!("共 {} 处以上，此为第一处。", self.out_of_order.len()));
            }
            sink.problem(Severity::Doubt, "W_ORDER", Some(*row), Some(*column), words)?;
        }
        for (row, column) in &self.without_value {
            sink.tell(
                Severity::Doubt,
                "W_FORMULA_NO_VALUE",
                *row,
                *column,
                "此格是公式，但文件里没有存结果，按空白处理。请在 WPS 或 Excel 中打开、保存一次后再导入。",
            )?;
        }
        sink.tell_more("W_FORMULA_NO_VALUE", self.more_without_value);
        Ok(())
    }
}

/// A cell's name as zero-based row and column; `None` if it names no place that numbers can hold.
fn reference(name: &[u8]) -> Option<(u32, u32)> {
    let letters = name.iter().position(|b| !b.is_ascii_alphabetic())?;
    let (column, row) = name.split_at_checked(letters)?;
    let mut number_of_column: u32 = 0;
    for letter in column {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        number_of_column = number_of_column.checked_mul(26)?.checked_add(digit)?;
    }
    Some((number(row)?, number_of_column.checked_sub(1)?))
}

/// A row's number as zero-based row.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    let mut row: u32 = 0;
    for digit in digits {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        row = row.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    row.checked_sub(1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::excel::read::Span;

    #[test]
    fn references_name_places_or_nothing() {
        for (name, place) in [
            ("A1", Some((0, 0))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("xfe1", Some((0, 16_384))),
            ("ZZZZZZZZZ1", None),
            ("A99999999999", None),
            ("A0", None),
            ("1", None),
            ("A", None),
            ("$A$1", None),
            ("", None),
        ] {
            assert_eq!(reference(name.as_bytes()), place, "{name}");
        }
    }

    #[test]
    fn a_look_finds_what_a_sheet_hides() {
        let xml = "<worksheet><sheetPr filterMode='1'/><cols><col min='2' max='3' hidden='1'/></cols><sheetData>\
            <row r='1'><c r='A1'><v>1</v></c><c><f>A1</f></c></row><row hidden='1'><c r='A2'><f>1</f><v>2</v></c></row>\
            <row hidden='true'><c r='A3' t='str'><f>x</f><v></v></c><c r='A3'/></row></sheetData>\
            <mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>";
        let mut look = Look::default();
        look.over(&mut xml.as_bytes()).unwrap();
        assert_eq!(look.head.hidden_columns, [Span { first: 1, last: 2 }]);
        assert_eq!(look.head.hidden_rows, [Span { first: 1, last: 2 }]);
        assert_eq!(look.head.merges, [Merge { first_row: 0, first_column: 0, last_row: 1, last_column: 1 }]);
        assert!(look.head.filtered);
        assert_eq!(look.without_value, [(0, 1)]);
        assert_eq!(look.out_of_order, [(2, 0)]);
    }

    #[test]
    fn a_cell_without_a_place_spoils_the_look() {
        let mut look = Look::default();
        assert!(look.over(&mut "<sheetData><row r='1'><c r='ZZZZZZZZZ1'/></row></sheetData>".as_bytes()).is_err());
        assert!(look.misplaced);
    }
}
