//! xlsx and xlsm: a look at every used part, then calamine's streaming reader, sheet by sheet. The grid is never built:
//! two cells in opposite corners cost two cells.

use super::markup::{self, Tag, TagKind, Wording};
use super::package::{self, Checked, Package};
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step, Stop};
use super::{Merge, SheetHead, Visibility, lengthen, value};
use crate::words::place::Severity;
use calamine::{Data, Reader, SheetType, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;
const LISTED: usize = 100;
const MERGES: usize = 200_000;
/// Cells of a sheet whose order is broken; they must be held to be put in order.
const UNORDERED: usize = 2_000_000;

/// Where the workbook lies in the container.
pub(super) struct Workbook {
    pub(super) folder: String,
    pub(super) name: String,
}

/// Finds the workbook through the container's own relationships; `None` if there is no such document.
pub(super) fn workbook(package: &mut Package, ceiling: u64) -> Result<Option<Workbook>, Refusal> {
    let mut target = None;
    if let Some(bytes) = package.part("_rels/.rels", ceiling)? {
        markup::walk(bytes.as_slice(), |tag| {
            let kind = tag.attribute(b"Type").unwrap_or_default();
            if tag.begins() && tag.name == b"Relationship" && kind.ends_with(b"/officeDocument") {
                target = tag.attribute(b"Target").map(markup::decoded);
            }
            Ok(())
        })?;
    }
    let path = match target {
        Some(target) => package::resolved("", &target)?,
        None => ["xl/workbook.xml", "xl/workbook.bin"]
            .into_iter()
            .find(|name| package.has(name))
            .unwrap_or_default()
            .to_string(),
    };
    if path.is_empty() || !package.has(&path) {
        return Ok(None);
    }
    let (folder, name) = path.rsplit_once('/').map_or((String::new(), path.as_str()), |(folder, name)| {
        (format!("{folder}/"), name)
    });
    Ok(Some(Workbook { folder, name: name.to_string() }))
}

/// A relationship of the workbook.
pub(super) struct Relation {
    /// Its id, entities untouched.
    pub(super) id: String,
    /// The last word of its type.
    pub(super) kind: String,
    /// The part it points at; `None` if it points outside on purpose.
    pub(super) part: Option<String>,
}

/// The relationships of the workbook.
pub(super) fn relations(package: &mut Package, book: &Workbook, ceiling: u64) -> Result<Vec<Relation>, Refusal> {
    let path = format!("{}_rels/{}.rels", book.folder, book.name);
    let mut relations = Vec::new();
    let Some(bytes) = package.part(&path, ceiling)? else { return Ok(relations) };
    markup::walk(bytes.as_slice(), |tag| {
        if tag.begins() && tag.name == b"Relationship" {
            let text = |name: &[u8]| String::from_utf8_lossy(tag.attribute(name).unwrap_or_default()).into_owned();
            let kind = text(b"Type");
            let external = tag.attribute(b"TargetMode") == Some(b"External");
            let target = markup::decoded(tag.attribute(b"Target").unwrap_or_default());
            relations.push(Relation {
                id: text(b"Id"),
                kind: kind.rsplit('/').next().unwrap_or_default().to_string(),
                part: if external { None } else { Some(package::resolved(&book.folder, &target)?) },
            });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// Relationships as the parser shall see them.
pub(super) fn rels_xml(lines: &[(String, String, String)]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (id, kind, target) in lines {
        xml.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        ));
    }
    xml.push_str("</Relationships>");
    xml
}

/// Reads the workbook into the sink.
pub(super) fn read(mut package: Package, book: &Workbook, sink: &mut Sink<'_>) -> Step {
    let limits = sink.limits;
    let path = format!("{}{}", book.folder, book.name);
    let relations = relations(&mut package, book, limits.other_part)?;
    let listed = listed_sheets(&mut package, &path, limits.other_part)?;
    if listed.len() as u64 > limits.sheets {
        return Err(refusal::too_many_sheets(listed.len(), limits.sheets).into());
    }
    if package.has_named("vbaproject.bin") {
        sink.note("W_MACRO", "此文件带有宏。只读取数据，宏不会运行。".into())?;
    }

    for (kind, alias, ceiling) in [
        ("sharedStrings", "xl/sharedStrings.xml", limits.shared_strings),
        ("styles", "xl/styles.xml", limits.other_part),
        ("theme", "xl/theme/theme1.xml", limits.other_part),
    ] {
        let part = relations.iter().find(|relation| relation.kind == kind).and_then(|relation| relation.part.as_deref());
        if let Some(part) = part {
            package.keep(part, alias, ceiling, |part| markup::walk(part, |_| Ok(())))?;
        }
    }

    let mut lines = Vec::new();
    let mut looks = Vec::new();
    for (at, id) in listed.iter().enumerate() {
        let relation = relations.iter().find(|relation| relation.id == *id);
        let is_sheet = relation.is_none_or(|relation| relation.kind == "worksheet");
        let alias = format!("worksheets/sheet{at}.xml");
        // Whatever is no worksheet (charts, dialogs, macro sheets) holds no table; the parser only knows two of them.
        let kind = if is_sheet { "worksheet" } else { "dialogsheet" };
        if !lines.iter().any(|(known, _, _)| known == id) {
            lines.push((id.clone(), kind.to_string(), alias.clone()));
        }
        let mut look = Look::default();
        let mut found = false;
        if let (true, Some(part)) = (is_sheet, relation.and_then(|relation| relation.part.as_deref())) {
            let kept = package.keep(part, &format!("xl/{alias}"), limits.sheet_part, |part| look.over(part));
            match kept {
                Ok(kept) => found = kept,
                // A cell at no place spoils its sheet only; anything else spoils the file.
                Err(refusal) if look.misplaced => look.refusal = Some(refusal),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        looks.push((look, found));
    }
    package.add("_rels/.rels", rels_xml(&[("r".into(), "officeDocument".into(), "xl/workbook.xml".into())]).as_bytes())?;
    package.add("xl/_rels/workbook.xml.rels", rels_xml(&lines).as_bytes())?;

    let mut workbook: Xlsx<Checked> = Xlsx::new(package.finish()?).map_err(|error| refused(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() != looks.len() {
        return Err(refusal::structure().into());
    }
    for (at, (sheet, (look, found))) in sheets.iter().zip(looks).enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let twice = sheets.iter().take(at).any(|earlier| earlier.name == sheet.name);
        let (head, findings) = look.parted(&sheet.name, visibility(sheet.visible));
        sink.begin(&head)?;
        if !found && findings.refusal.is_none() {
            sink.problem(
                Severity::Doubt,
                "W_SHEET",
                None,
                None,
                "目录中有此工作表，但文件里没有它的内容。请核对原文件是否完整。".into(),
            )?;
            sink.end()?;
            continue;
        }
        if let Some(refusal) = findings.refusal {
            sink.fail(refusal)?;
            continue;
        }
        if twice {
            sink.fail(refusal::ambiguous())?;
            continue;
        }
        findings.tell(sink)?;
        let taken = catch_unwind(AssertUnwindSafe(|| take_sheet(&mut workbook, &sheet.name, findings.unordered, sink)));
        match taken {
            Ok(Ok(())) => sink.end()?,
            Ok(Err(Stop::Refused(refusal))) if is_of_sheet(&refusal) => sink.fail(refusal)?,
            Ok(Err(stop)) => return Err(stop),
            Err(_) => sink.fail(refusal::structure())?,
        }
    }
    sink.finish()
}

/// Whether a refusal spoils its sheet only; a limit spoils the file.
pub(super) fn is_of_sheet(refusal: &Refusal) -> bool {
    matches!(refusal.code, "E_XML" | "E_TRUNCATED")
}

pub(super) fn visibility(visible: calamine::SheetVisible) -> Visibility {
    match visible {
        calamine::SheetVisible::Visible => Visibility::Visible,
        calamine::SheetVisible::Hidden => Visibility::Hidden,
        calamine::SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

fn take_sheet(workbook: &mut Xlsx<Checked>, name: &str, unordered: bool, sink: &mut Sink<'_>) -> Step {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet part that is a chart in truth has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(refused(&error).into()),
    };
    if !unordered {
        while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
            let (row, column) = cell.get_position();
            sink.cell(row, column, &value::of_ref(cell.get_value()))?;
        }
        return Ok(());
    }
    let mut held: BTreeMap<(u32, u32), Data> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
        let value = Data::from(cell.get_value().clone());
        if value == Data::Empty {
            continue;
        }
        held.insert(cell.get_position(), value);
        if held.len() > UNORDERED {
            return Err(refusal::too_big("单元格次序错乱且数量过多").in_sheet(name).into());
        }
    }
    for ((row, column), value) in &held {
        sink.cell(*row, *column, &value::of_data(value))?;
    }
    Ok(())
}

/// The sheets in the order the workbook lists them: the ids of their relationships, entities untouched.
fn listed_sheets(package: &mut Package, path: &str, ceiling: u64) -> Result<Vec<String>, Refusal> {
    let mut sheets = Vec::new();
    let mut root = None;
    package.keep(path, "xl/workbook.xml", ceiling, |part| {
        markup::walk(part, |tag| {
            if root.is_none() {
                root = Some(tag.name == b"workbook");
            }
            if tag.begins() && tag.name == b"sheet" {
                let id = tag.attribute(b"id").unwrap_or_default();
                sheets.push(String::from_utf8_lossy(id).into_owned());
            }
            Ok(())
        })
    })?;
    match root {
        Some(true) => Ok(sheets),
        _ => Err(refusal::not_spreadsheet("")),
    }
}

fn refused(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => refusal::password(),
        XlsxError::Io(_) | XlsxError::Zip(_) | XlsxError::XmlEof(_) => refusal::truncated(),
        _ => refusal::structure(),
    }
}

/// What a look at a sheet's XML finds before its cells are read.
#[derive(Default)]
struct Look {
    head: SheetHead,
    row: u32,
    next_column: u32,
    last: Option<(u32, u32)>,
    cell: Option<OpenCell>,
    unordered: bool,
    out_of_order: Vec<(u32, u32)>,
    without_value: Vec<(u32, u32)>,
    more_without_value: u32,
    misplaced: bool,
    refusal: Option<Refusal>,
}

struct OpenCell {
    place: (u32, u32),
    formula: bool,
    text: bool,
    value: bool,
}

impl Look {
    fn over(&mut self, part: &mut dyn Read) -> Result<Wording, Refusal> {
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
            Some(colon) => (
                area.get(..colon).and_then(reference),
                area.get(colon.saturating_add(1)..).and_then(reference),
            ),
            None => (reference(area), reference(area)),
        };
        if let (Some((top, left)), Some((bottom, right))) = (first, last)
            && bottom < ROWS
            && right < COLUMNS
            && top <= bottom
            && left <= right
        {
            self.head.merges.push(Merge {
                first_row: top,
                first_column: left,
                last_row: bottom,
                last_column: right,
            });
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

    fn parted(mut self, name: &str, visibility: Visibility) -> (SheetHead, Findings) {
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
struct Findings {
    unordered: bool,
    out_of_order: Vec<(u32, u32)>,
    without_value: Vec<(u32, u32)>,
    more_without_value: u32,
    refusal: Option<Refusal>,
}

impl Findings {
    fn tell(&self, sink: &mut Sink<'_>) -> Step {
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
