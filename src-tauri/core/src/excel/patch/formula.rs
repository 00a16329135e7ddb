//! The few formulas the totals of a form are made of: sums of cells and areas, added and subtracted. Whatever else a
//! formula says is left to the spreadsheet program.

use super::Entry;
use super::sheet::{Kind, SheetXml, area, reference};
use crate::words::place::column_letters;
use std::collections::{BTreeMap, HashSet};

/// Cells of an area a sum may run over.
const LARGEST: u32 = 100_000;

type Place = (u32, u32);

/// The results of a sheet's formulas once entries stand in their cells.
pub(super) fn results(sheet: &SheetXml, entries: &BTreeMap<Place, &Entry>) -> BTreeMap<Place, f64> {
    let mut sums = Sums { sheet, entries, known: BTreeMap::new(), open: HashSet::new() };
    for place in sheet.formulas() {
        sums.cell(place);
    }
    sums.known.into_iter().filter_map(|(place, result)| result.map(|result| (place, result))).collect()
}

/// A formula as it stands in its cell; one shared with others is moved from where it was written.
pub(super) fn spelled(sheet: &SheetXml, place: Place) -> Option<String> {
    let formula = sheet.cells.get(&place)?.formula.as_ref()?;
    if !formula.text.is_empty() {
        return Some(formula.text.clone());
    }
    let shared = formula.shared?;
    let (from, master) = sheet.cells.iter().find_map(|(from, cell)| {
        let formula = cell.formula.as_ref().filter(|f| f.shared == Some(shared) && !f.text.is_empty())?;
        Some((*from, formula.text.clone()))
    })?;
    moved(&master, from, place)
}

struct Sums<'s> {
    sheet: &'s SheetXml,
    entries: &'s BTreeMap<Place, &'s Entry>,
    known: BTreeMap<Place, Option<f64>>,
    /// Cells being reckoned: one that leads back to itself has no result.
    open: HashSet<Place>,
}

impl Sums<'_> {
    /// What a cell counts for: nothing where it is blank, `None` where that cannot be told.
    fn cell(&mut self, place: Place) -> Option<f64> {
        if let Some(entry) = self.entries.get(&place) {
            return match entry {
                Entry::Number(number) => Some(*number),
                Entry::Text(_) => Some(0.0),
            };
        }
        let Some(standing) = self.sheet.cells.get(&place) else { return Some(0.0) };
        if standing.formula.is_none() {
            return match standing.kind {
                Kind::Number if standing.value.trim().is_empty() => Some(0.0),
                Kind::Number => standing.value.trim().parse().ok(),
                Kind::Shared | Kind::Text => Some(0.0),
                Kind::Other => None,
            };
        }
        if let Some(known) = self.known.get(&place) {
            return *known;
        }
        if self.open.len() > 200 || !self.open.insert(place) {
            return None;
        }
        let text = spelled(self.sheet, place);
        let result = text.and_then(|text| self.expression(text.trim()));
        self.open.remove(&place);
        self.known.insert(place, result);
        result
    }

    /// Terms joined by + and −, outside of brackets.
    fn expression(&mut self, text: &str) -> Option<f64> {
        let mut total = 0.0;
        let (mut depth, mut sign, mut start) = (0_u32, 1.0, 0);
        for (at, c) in text.char_indices() {
            match c {
                '(' => depth = depth.saturating_add(1),
                ')' => depth = depth.checked_sub(1)?,
                '+' | '-' if depth == 0 => {
                    let term = text.get(start..at)?.trim();
                    // A sign may open the whole.
                    if !(term.is_empty() && start == 0) {
                        total += sign * self.term(term)?;
                    }
                    sign = if c == '+' { 1.0 } else { -1.0 };
                    start = at.checked_add(1)?;
                }
                _ => {}
            }
        }
        if depth != 0 {
            return None;
        }
        Some(total + sign * self.term(text.get(start..)?.trim())?)
    }

    fn term(&mut self, text: &str) -> Option<f64> {
        if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            return self.expression(inner.trim());
        }
        let upper = text.to_ascii_uppercase();
        if let Some(list) = upper.strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(')')) {
            let mut total = 0.0;
            for piece in list.split([',', ';']) {
                let piece = piece.trim().replace('$', "");
                match area(&piece) {
                    Some(area) => {
                        let rows = area.last_row.checked_sub(area.first_row)?.checked_add(1)?;
                        let columns = area.last_column.checked_sub(area.first_column)?.checked_add(1)?;
                        if rows.checked_mul(columns)? > LARGEST {
                            return None;
                        }
                        for row in area.first_row..=area.last_row {
                            for column in area.first_column..=area.last_column {
                                total += self.cell((row, column))?;
                            }
                        }
                    }
                    None => total += self.expression(&piece)?,
                }
            }
            return Some(total);
        }
        match text.parse::<f64>() {
            Ok(number) => Some(number),
            Err(_) => reference(text.replace('$', "").as_bytes()).and_then(|place| self.cell(place)),
        }
    }
}

/// A formula written for one cell, as it reads in another.
fn moved(formula: &str, from: Place, to: Place) -> Option<String> {
    let shift = |at: u32, from: u32, to: u32| {
        u32::try_from(i64::from(at).checked_add(i64::from(to))?.checked_sub(i64::from(from))?).ok()
    };
    let mut out = String::new();
    let mut word = String::new();
    let flush = |word: &mut String, out: &mut String, next: Option<char>| -> Option<()> {
        let bare = word.replace('$', "");
        match reference(bare.as_bytes()).filter(|_| next != Some('(')) {
            Some((row, column)) => {
                let pinned_column = word.starts_with('$');
                let pinned_row = word.get(1..).is_some_and(|rest| rest.contains('$'));
                let column = if pinned_column { column } else { shift(column, from.1, to.1)? };
                let row = if pinned_row { row } else { shift(row, from.0, to.0)? };
                out.push_str(&format!("{}{}", column_letters(column), u64::from(row).saturating_add(1)));
            }
            None => out.push_str(word),
        }
        word.clear();
        Some(())
    };
    for c in formula.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '$' | '_' | '.') {
            word.push(c);
        } else {
            // Names of sheets and texts would have to be understood, not moved.
            if matches!(c, '"' | '\'' | '!') {
                return None;
            }
            flush(&mut word, &mut out, Some(c))?;
            out.push(c);
        }
    }
    flush(&mut word, &mut out, None)?;
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn told(cells: &str, place: Place) -> Option<f64> {
        let xml = format!("<worksheet><sheetData><row r='1'>{cells}</row></sheetData></worksheet>");
        results(&SheetXml::scan(xml.as_bytes()).unwrap(), &BTreeMap::new()).get(&place).copied()
    }

    #[test]
    fn totals_are_told_and_nothing_else() {
        let numbers = "<c r='A1'><v>3</v></c><c r='B1'><v>4</v></c>";
        for (formula, result) in [
            ("SUM(A1:B1)", Some(7.0)),
            ("sum($A$1,B1,2)", Some(9.0)),
            ("B1-A1", Some(1.0)),
            ("-A1+(B1-1)", Some(0.0)),
            ("A1+Z9", Some(3.0)),
            ("A1*B1", None),
            ("IF(A1>1,1,0)", None),
            ("Sheet2!A1", None),
            ("C1", None),
        ] {
            assert_eq!(told(&format!("{numbers}<c r='C1'><f>{formula}</f></c>"), (0, 2)), result, "{formula}");
        }
    }

    #[test]
    fn a_formula_shared_with_others_moves_with_its_cell() {
        assert_eq!(moved("SUM(B2:D2)-$A2+A$1", (1, 4), (3, 5)).as_deref(), Some("SUM(C4:E4)-A4+B1"));
        let cells = "<c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><f t='shared' ref='C1:D1' si='0'>SUM(A1:B1)</f>\
            </c><c r='D1'><f t='shared' si='0'/></c>";
        assert_eq!(told(cells, (0, 3)), Some(5.0), "B1 + C1, where C1 is itself a sum");
    }
}
