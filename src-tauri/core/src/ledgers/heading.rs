//! Finding the heading rows: under titles and unit lines, one to three rows high, with merged cells over and beside.

use super::mapping::Mapping;
use super::shape::Goal;
use super::table::TableRow;
use crate::excel::read::SheetHead;
use crate::words::text::{folded, is_blank};
use std::collections::HashMap;

/// How many rows may stand above the headings.
pub const REACH: usize = 40;

/// The headings of a sheet.
#[derive(Clone, Debug)]
pub struct Headings {
    /// Last row of the heading block.
    pub last_row: u32,
    /// Column, path as written, goal if anybody knows it.
    pub columns: Vec<(u32, String, Option<Goal>)>,
    /// What stands above: titles, the unit line.
    pub above: String,
}

impl Headings {
    /// The folded last part of each heading, to notice headings repeated below.
    pub fn spellings(&self) -> HashMap<u32, String> {
        self.columns.iter().map(|(at, path, _)| (*at, folded(path.rsplit('.').next().unwrap_or(path)))).collect()
    }
}

/// Finds the headings among the first rows; `None` where no row knows at least two of the register's columns.
pub fn find(head: &SheetHead, rows: &[TableRow], mapping: &Mapping) -> Option<Headings> {
    let mut best: Option<(usize, usize, Headings)> = None;
    // A title or unit line is one cell across the sheet; headings are several.
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.cells.len() > 1) {
        for height in 1..=3_u32 {
            let last = row.index.saturating_add(height).saturating_sub(1);
            if height > 1 && !reaches(head, row.index, last) {
                break;
            }
            let block: Vec<&TableRow> = rows.iter().filter(|r| r.index >= row.index && r.index <= last).collect();
            let columns = flatten(head, &block, mapping);
            let known = columns.iter().filter(|(_, _, goal)| goal.is_some()).count();
            let distinct: std::collections::HashSet<Goal> = columns.iter().filter_map(|(_, _, goal)| *goal).collect();
            if distinct.len() < 2 {
                continue;
            }
            let better = best.as_ref().is_none_or(|(score, blank, _)| {
                let unknown = columns.len().saturating_sub(known);
                distinct.len() > *score || (distinct.len() == *score && unknown < *blank)
            });
            if better {
                let above: Vec<String> = rows.iter().take(at).filter_map(TableRow::first_text).collect();
                let unknown = columns.len().saturating_sub(known);
                best = Some((distinct.len(), unknown, Headings { last_row: last, columns, above: above.join("\n") }));
            }
        }
    }
    best.map(|(_, _, headings)| headings)
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
