//! One sheet's XML as it stands: where each cell begins and ends, so that one cell can be rewritten and no other.

use super::Entry;
use super::parts::{broken, prefix_of, value};
use crate::excel::read::Merge;
use crate::excel::write::guard;
use crate::words::error::{Error, Result};
use crate::words::place::column_letters;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Cells of one sheet; a form has some hundreds.
const CELLS: usize = 500_000;
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// How a cell keeps its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A place in the shared texts.
    Shared,
    /// Its own text.
    Text,
    Number,
    /// Flags and errors.
    Other,
}

/// A formula as it stands.
#[derive(Clone, Debug)]
pub(super) struct Formula {
    pub(super) text: String,
    /// The number of the formula it shares with others.
    pub(super) shared: Option<u32>,
    /// Where its element lies.
    start: usize,
    end: usize,
}

/// A cell as it stands.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    start: usize,
    end: usize,
    /// The element's name and the attributes that stay.
    head: String,
    prefix: String,
    pub(super) style: usize,
    pub(super) kind: Kind,
    pub(super) value: String,
    pub(super) formula: Option<Formula>,
}

/// A scanned sheet.
pub(super) struct SheetXml {
    pub(super) cells: BTreeMap<(u32, u32), Standing>,
    pub(super) is_protected: bool,
    merges: Vec<Merge>,
    /// Areas one formula fills as a whole.
    arrays: Vec<Merge>,
}

/// Where the scan stands.
#[derive(Default)]
struct Pen {
    row: u32,
    column: u32,
    open: Option<((u32, u32), Standing)>,
    formula: Option<Formula>,
    in_value: bool,
}

impl SheetXml {
    pub(super) fn scan(xml: &[u8]) -> Result<SheetXml> {
        let mut sheet = SheetXml { cells: BTreeMap::new(), is_protected: false, merges: Vec::new(), arrays: Vec::new() };
        let mut reader = Reader::from_reader(xml);
        let mut pen = Pen::default();
        let mut at = 0;
        loop {
            let event = reader.read_event().map_err(|_| broken())?;
            let end = usize::try_from(reader.buffer_position()).map_err(|_| broken())?;
            match &event {
                Event::Start(e) => sheet.begun(&mut pen, e, at)?,
                Event::Empty(e) => {
                    sheet.begun(&mut pen, e, at)?;
                    sheet.ended(&mut pen, e.local_name().as_ref(), end)?;
                }
                Event::End(e) => sheet.ended(&mut pen, e.local_name().as_ref(), end)?,
                Event::DocType(_) => return Err(refused("模板内部带有实体声明，可能是恶意文件")),
                Event::Eof => return if pen.open.is_some() { Err(broken()) } else { Ok(sheet) },
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                    if let Some(formula) = &mut pen.formula {
                        push_text(&mut formula.text, &event)?;
                    } else if let (true, Some((_, standing))) = (pen.in_value, &mut pen.open) {
                        push_text(&mut standing.value, &event)?;
                    }
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
            at = end;
        }
    }

    /// The cells with a formula.
    pub(super) fn formulas(&self) -> Vec<(u32, u32)> {
        self.cells.iter().filter(|(_, cell)| cell.formula.is_some()).map(|(place, _)| *place).collect()
    }

    /// Whether a cell shows this number already.
    pub(super) fn shows(&self, place: (u32, u32), number: f64) -> bool {
        let shown = self.cells.get(&place).and_then(|cell| cell.value.trim().parse::<f64>().ok());
        shown.is_some_and(|shown| (shown - number).abs() < 1e-9)
    }

    /// The merged area a cell has vanished in.
    pub(super) fn merge_over(&self, place: (u32, u32)) -> Option<&Merge> {
        self.merges.iter().find(|merge| holds(merge, place) && (merge.first_row, merge.first_column) != place)
    }

    /// Whether a formula that fills several cells fills this one.
    pub(super) fn in_array(&self, place: (u32, u32)) -> bool {
        self.arrays.iter().any(|area| holds(area, place))
    }

    /// The XML with entries in their cells and fresh results behind their formulas.
    pub(super) fn rewritten(
        &self,
        xml: &[u8],
        entries: &BTreeMap<(u32, u32), &Entry>,
        results: &BTreeMap<(u32, u32), f64>,
    ) -> Result<Vec<u8>> {
        let mut out = Vec::with_capacity(xml.len().saturating_add(entries.len().saturating_mul(64)));
        let mut changes: Vec<(usize, usize, String)> = Vec::new();
        for (place, cell) in &self.cells {
            let text = match (entries.get(place), results.get(place), &cell.formula) {
                (Some(entry), _, _) => cell.filled(entry),
                (None, Some(result), Some(formula)) => {
                    let raw = xml.get(formula.start..formula.end).ok_or_else(broken)?;
                    cell.reckoned(&String::from_utf8_lossy(raw), *result)
                }
                (None, Some(_) | None, _) => continue,
            };
            changes.push((cell.start, cell.end, text));
        }
        // Cells may stand out of order in the bytes.
        changes.sort_by_key(|(start, _, _)| *start);
        let mut at = 0;
        for (start, end, text) in changes {
            out.extend_from_slice(xml.get(at..start).ok_or_else(broken)?);
            out.extend_from_slice(text.as_bytes());
            at = end;
        }
        out.extend_from_slice(xml.get(at..).ok_or_else(broken)?);
        Ok(out)
    }

    fn begun(&mut self, pen: &mut Pen, e: &BytesStart<'_>, at: usize) -> Result<()> {
        match e.local_name().as_ref() {
            "row" => {
                if let Some(number) = value(e, "r")?.and_then(|r| r.trim().parse::<u32>().ok()) {
                    pen.row = number.checked_sub(1).ok_or_else(broken)?;
                }
                pen.column = 0;
            }
            "c" => {
                let place = match value(e, "r")? {
                    Some(r) => reference(r.as_bytes()).ok_or_else(broken)?,
                    None => (pen.row, pen.column),
                };
                if place.0 >= ROWS || place.1 >= COLUMNS || self.cells.len() >= CELLS {
                    return Err(broken());
                }
                pen.column = place.1.saturating_add(1);
                pen.open = Some((place, Standing::of(e, at, place)?));
            }
            "f" if pen.open.is_some() => {
                let shared = match value(e, "t")?.as_deref() {
                    Some("shared") => value(e, "si")?.and_then(|si| si.trim().parse().ok()),
                    _ => None,
                };
                if matches!(value(e, "t")?.as_deref(), Some("array" | "dataTable")) {
                    self.arrays.extend(value(e, "ref")?.and_then(|area| self::area(&area)));
                }
                pen.formula = Some(Formula { text: String::new(), shared, start: at, end: at });
            }
            "v" | "t" if pen.open.is_some() => pen.in_value = true,
            "mergeCell" => self.merges.extend(value(e, "ref")?.and_then(|area| self::area(&area))),
            "sheetProtection" => {
                self.is_protected = matches!(value(e, "sheet")?.as_deref(), Some("1" | "true"));
            }
            _ => {}
        }
        Ok(())
    }

    fn ended(&mut self, pen: &mut Pen, name: &str, end: usize) -> Result<()> {
        match name {
            "row" => pen.row = pen.row.saturating_add(1),
            "c" => {
                if let Some((place, mut standing)) = pen.open.take() {
                    standing.end = end;
                    if self.cells.insert(place, standing).is_some() {
                        return Err(refused("模板里有两个同名的格子，不同软件会读出不同的内容"));
                    }
                }
            }
            "f" => {
                if let (Some(mut formula), Some((_, standing))) = (pen.formula.take(), &mut pen.open) {
                    formula.end = end;
                    standing.formula = Some(formula);
                }
            }
            "v" | "t" => pen.in_value = false,
            _ => {}
        }
        Ok(())
    }
}

impl Standing {
    fn of(e: &BytesStart<'_>, start: usize, place: (u32, u32)) -> Result<Standing> {
        let mut head = format!("<{}", e.name().as_ref());
        let (mut kind, mut style, mut placed) = (Kind::Number, 0, false);
        for attribute in e.attributes() {
            let attribute = attribute.map_err(|_| broken())?;
            let raw = &attribute.value;
            match attribute.key.as_ref() {
                "t" => {
                    kind = match raw.as_ref() {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "n" => Kind::Number,
                        _ => Kind::Other,
                    };
                    continue;
                }
                // Marks of what the cell held before.
                "cm" | "vm" => continue,
                "s" => style = raw.trim().parse().map_err(|_| broken())?,
                "r" => placed = true,
                _ => {}
            }
            let quote = if raw.contains('"') { '\'' } else { '"' };
            head.push_str(&format!(" {}={quote}{raw}{quote}", attribute.key.as_ref()));
        }
        if !placed {
            let row = u64::from(place.0).saturating_add(1);
            head.push_str(&format!(" r=\"{}{row}\"", column_letters(place.1)));
        }
        let prefix = prefix_of(e.name().as_ref());
        Ok(Standing { start, end: start, head, prefix, style, kind, value: String::new(), formula: None })
    }

    fn filled(&self, entry: &Entry) -> String {
        let (head, p) = (&self.head, &self.prefix);
        match entry {
            Entry::Number(number) => format!("{head}><{p}v>{number}</{p}v></{p}c>"),
            Entry::Text(text) => {
                let legal = guard::legal(text);
                let text = quick_xml::escape::escape(legal.as_ref());
                format!("{head} t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{text}</{p}t></{p}is></{p}c>")
            }
        }
    }

    fn reckoned(&self, formula: &str, result: f64) -> String {
        let (head, p) = (&self.head, &self.prefix);
        format!("{head}>{formula}<{p}v>{result}</{p}v></{p}c>")
    }
}

/// Adds what a piece of text says.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) -> Result<()> {
    match event {
        Event::Text(piece) => {
            text.push_str(&quick_xml::escape::unescape(piece).map_err(|_| broken())?);
        }
        Event::CData(piece) => text.push_str(piece),
        Event::GeneralRef(piece) => {
            let raw = format!("&{};", &**piece);
            text.push_str(&quick_xml::escape::unescape(&raw).map_err(|_| broken())?);
        }
        Event::Start(_) | Event::End(_) | Event::Empty(_) | Event::Comment(_) => {}
        Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
    }
    Ok(())
}

fn holds(area: &Merge, (row, column): (u32, u32)) -> bool {
    (area.first_row..=area.last_row).contains(&row) && (area.first_column..=area.last_column).contains(&column)
}

/// `B2:D4`, or one cell.
pub(super) fn area(text: &str) -> Option<Merge> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((first_row, first_column), (last_row, last_column)) = (reference(first.as_bytes())?, reference(last.as_bytes())?);
    (first_row <= last_row && first_column <= last_column).then_some(Merge { first_row, first_column, last_row, last_column })
}

/// A cell's name as zero-based row and column.
pub(super) fn reference(name: &[u8]) -> Option<(u32, u32)> {
    let letters = name.iter().position(|b| !b.is_ascii_alphabetic())?;
    let (letters, digits) = name.split_at_checked(letters)?;
    let mut column: u32 = 0;
    for letter in letters {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    let row: u32 = std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let place = (row.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 < ROWS && place.1 < COLUMNS).then_some(place)
}

/// A refusal of the whole template.
pub(super) fn refused(what: impl std::fmt::Display) -> Error {
    Error::refused("E_TEMPLATE", format!("{what}，没有填写。请核对模板，或向下发单位重新索取。"))
}
