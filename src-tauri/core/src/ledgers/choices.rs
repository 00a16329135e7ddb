//! What a person chose before an import: heading rows, where columns go, lines left out, cells put right.

use super::goals::Target;
use super::heading::{self, HeadingRows, Headings};
use super::mapping::Mapping;
use super::table::TableRow;
use crate::excel::read::SheetHead;
use crate::intake::typed::Raw;
use crate::words::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};

/// What a person chose before an import of one file. Sheets go by name, rows and columns count from zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// SHA-256 of the file they were made on: rows and columns of another file are not these.
    pub sha256: Option<String>,
    /// Heading rows by sheet, where the ones found are not the right ones.
    pub headings: BTreeMap<String, HeadingRows>,
    /// Goals of columns by sheet and column, as their lasting words; over what headings and profile say.
    pub columns: BTreeMap<String, BTreeMap<u32, String>>,
    /// Lines not to be imported, by sheet and row.
    pub leave: BTreeSet<(String, u32)>,
    /// What cells say instead, by sheet, row and column; an empty text empties the cell.
    pub corrections: BTreeMap<(String, u32, u32), String>,
}

/// Nothing chosen.
pub(super) static NOTHING: Choices = Choices {
    sha256: None,
    headings: BTreeMap::new(),
    columns: BTreeMap::new(),
    leave: BTreeSet::new(),
    corrections: BTreeMap::new(),
};

/// Headings stand among so many first rows: all above the last of them is kept until they are read.
const DEEPEST: u32 = 1_000;

impl Choices {
    /// Refuses heading rows that are none.
    pub(super) fn check(&self) -> Result<()> {
        match self.headings.iter().find(|(_, rows)| rows.first > rows.last || rows.last >= DEEPEST) {
            Some((sheet, _)) => {
                let words = format!("工作表“{sheet}”的表头行须在前{DEEPEST}行之内，起行不在止行之后。请重新指明表头行。");
                Err(Error::refused("E_HEADINGS", words))
            }
            None => Ok(()),
        }
    }

    /// How many rows must have come by before the headings of a sheet can be told.
    pub(super) fn is_ready(&self, sheet: &str, waiting: &[TableRow]) -> bool {
        match (self.headings.get(sheet), waiting.last()) {
            (Some(rows), Some(last)) => last.index > rows.last,
            (Some(_), None) => false,
            (None, _) => waiting.len() >= heading::REACH,
        }
    }

    /// The headings of a sheet among its first rows: those pointed at or those found, with the columns' goals as chosen.
    pub(super) fn headings(
        &self,
        target: Target,
        head: &SheetHead,
        rows: &[TableRow],
        mapping: &Mapping,
    ) -> Result<Option<Headings>> {
        let found = match self.headings.get(&head.name) {
            Some(block) => Some(heading::at(head, rows, *block, mapping)),
            None => heading::find(head, rows.get(..heading::REACH).unwrap_or(rows), mapping),
        };
        let Some(mut headings) = found else { return Ok(None) };
        for (column, word) in self.columns.get(&head.name).into_iter().flatten() {
            let goal = target.goal(word).ok_or_else(|| {
                let words = format!("“{}”没有“{word}”这个去处。请重新选择这一列对应的字段。", target.register.label);
                Error::refused("E_PROFILE", words)
            })?;
            match headings.columns.iter_mut().find(|(at, ..)| at == column) {
                Some((.., known)) => *known = Some(goal),
                // A column without a heading can be chosen too.
                None => headings.columns.push((*column, String::new(), Some(goal))),
            }
        }
        headings.columns.sort_by_key(|(at, ..)| *at);
        Ok(Some(headings))
    }

    /// Whether anybody chose anything for a sheet before its lines.
    pub(super) fn is_about(&self, sheet: &str) -> bool {
        self.headings.contains_key(sheet) || self.columns.contains_key(sheet)
    }

    /// Whether a line is left out.
    pub(super) fn leaves(&self, sheet: &str, row: u32) -> bool {
        !self.leave.is_empty() && self.leave.contains(&(sheet.to_string(), row))
    }

    /// Puts the corrected cells of a row right; gives the columns with what the file says there.
    pub(super) fn correct(&self, sheet: &str, row: &mut TableRow) -> Vec<(u32, String)> {
        if self.corrections.is_empty() {
            return Vec::new();
        }
        let first = (sheet.to_string(), row.index, 0);
        let last = (sheet.to_string(), row.index, u32::MAX);
        let mut corrected = Vec::new();
        for ((_, _, column), text) in self.corrections.range(first..=last) {
            let said = row.cell(*column).map(Raw::spelled).unwrap_or_default();
            row.cells.retain(|(at, _)| at != column);
            row.filled.retain(|at| at != column);
            if !text.trim().is_empty() {
                row.cells.push((*column, Raw::Text(text.clone())));
            }
            corrected.push((*column, said));
        }
        row.cells.sort_by_key(|(column, _)| *column);
        corrected
    }
}
