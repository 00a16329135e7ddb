//! Finding the heading rows: under titles and unit lines, one to three rows high, with merged cells over and beside.

use super::mapping::Mapping;
use super::shape::Goal;
use super::table::TableRow;
use crate::excel::read::SheetHead;
use crate::intake::typed::Raw;
use crate::words::text::{folded, is_blank};
use serde::Serialize;
use std::collections::HashMap;

/// How many rows may stand above the headings.
pub const REACH: usize = 40;

/// Heading rows that follow each other, zero-based, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HeadingRows {
    /// First.
    pub first: u32,
    /// Last.
    pub last: u32,
}

/// The headings of a sheet.
#[derive(Clone, Debug)]
pub struct Headings {
    /// The rows of the heading block.
    pub rows: HeadingRows,
    /// Column, path as written, goal if anybody knows it.
    pub columns: Vec<(u32, String, Option<Goal>)>,
    /// What stands above: titles, the unit line.
    pub above: String,
}

impl Headings {
    /// Where its columns go.
    pub fn goals(&self) -> Vec<Goal> {
        self.columns.iter().filter_map(|(_, _, goal)| *goal).collect()
    }

    /// The folded last part of each heading, to notice headings repeated below.
    pub fn spellings(&self) -> HashMap<u32, String> {
        self.columns.iter().map(|(at, path, _)| (*at, folded(path.rsplit('.').next().unwrap_or(path)))).collect()
    }
}

/// Finds the headings among the first rows; `None` where no row knows at least two of the register's columns.
pub fn find(head: &SheetHead, rows: &[TableRow], mapping: &Mapping) -> Option<Headings> {
    let mut best: Option<(usize, usize, Headings)> = None;
    // A title or unit line is one cell across the sheet; headings are several.
    for row in rows.iter().filter(|row| row.cells.len() > 1) {
        for height in 1..=3_u32 {
            let last = row.index.saturating_add(height).saturating_sub(1);
            if height > 1 && !reaches(head, row.index, last) {
                break;
            }
            let headings = at(head, rows, HeadingRows { first: row.index, last }, mapping);
            let columns = &headings.columns;
            let known = columns.iter().filter(|(_, _, goal)| goal.is_some()).count();
            let distinct: std::collections::HashSet<Goal> = columns.iter().filter_map(|(_, _, goal)| *goal).collect();
            if distinct.len() < 2 {
                continue;
            }
            let unknown = columns.len().saturating_sub(known);
            let better = best
                .as_ref()
                .is_none_or(|(score, blank, _)| distinct.len() > *score || (distinct.len() == *score && unknown < *blank));
            if better {
                best = Some((distinct.len(), unknown, headings));
            }
        }
    }
    best.map(|(_, _, headings)| headings)
}

/// The headings in the rows somebody pointed at.
pub fn at(head: &SheetHead, rows: &[TableRow], block: HeadingRows, mapping: &Mapping) -> Headings {
    let within: Vec<&TableRow> = rows.iter().filter(|row| row.index >= block.first && row.index <= block.last).collect();
    let above: Vec<String> = rows.iter().take_while(|row| row.index < block.first).filter_map(TableRow::first_text).collect();
    Headings { rows: block, columns: flatten(head, &within, mapping), above: above.join("\n") }
}

/// Where headings would stand in a sheet nobody knows: the first row with the most texts, and what is merged down from it.
pub fn guess(head: &SheetHead, rows: &[TableRow]) -> Option<HeadingRows> {
    let texts = |row: &TableRow| row.cells.iter().filter(|(_, raw)| matches!(raw, Raw::Text(_))).count();
    let mut best: Option<(usize, u32)> = None;
    for row in rows.iter().filter(|row| texts(row) > 1) {
        if best.is_none_or(|(most, _)| texts(row) > most) {
            best = Some((texts(row), row.index));
        }
    }
    let (_, first) = best?;
    let last = (1..3_u32).map(|more| first.saturating_add(more)).take_while(|last| reaches(head, first, *last)).last();
    Some(HeadingRows { first, last: last.unwrap_or(first) })
}

/// Whether a block from `first` to `last` belongs together: some cell is merged down to `last`, or `last` is the row
/// below a cell merged across.
fn reaches(head: &SheetHead, first: u32, last: u32) -> bool {
    head.merges.iter().any(|merge| {
        let down = merge.first_row >= first && merge.first_row < last && merge.last_row == last;
        let across =
            merge.last_row.saturating_add(1) == last && merge.first_row >= first && merge.last_column > merge.first_column;
        down || across
    })
}

/// The path of each column from the top of the block to its bottom.
fn flatten(head: &SheetHead, block: &[&TableRow], mapping: &Mapping) -> Vec<(u32, String, Option<Goal>)> {
    let mut paths: std::collections::BTreeMap<u32, Vec<String>> = std::collections::BTreeMap::new();
    for row in block {
        for (column, raw) in &row.cells {
            let text: String = raw.spelled().chars().filter(|c| !is_blank(*c)).collect();
            if text.is_empty() {
                continue;
            }
            let across = head.merges.iter().find(|m| {
                m.first_row <= row.index && row.index <= m.last_row && m.first_column == *column && m.last_column > *column
            });
            let to = across.map_or(*column, |merge| merge.last_column);
            for at in *column..=to.min(column.saturating_add(200)) {
                let path = paths.entry(at).or_default();
                if path.last() != Some(&text) {
                    path.push(text.clone());
                }
            }
        }
    }
    paths
        .into_iter()
        .map(|(column, path)| {
            let path = path.join(".");
            let goal = mapping.goal(&path);
            (column, path, goal)
        })
        .collect()
}
