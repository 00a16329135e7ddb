//! The heading rows of a table: one, or two where neighbours share an upper heading.

use super::book::{put, put_merged};
use super::column::Column;
use super::guard;
use super::layout::{Layout, Pages};
use super::measure;
use super::value::Stored;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use std::borrow::Cow;

/// Writes one heading row, or two where a column has an upper heading; gives the last of them.
pub(super) fn write(
    sheet: &mut Worksheet,
    first: u32,
    columns: &[Column],
    layout: &Layout,
    format: &Format,
) -> Result<u32, XlsxError> {
    let text = |text: &str| Stored::Text(Cow::Owned(guard::legal(text).into_owned()));
    let tallest = |grouped: bool| {
        let lines = columns.iter().zip(&layout.widths).filter(|(column, _)| column.group.is_some() == grouped);
        lines.map(|(column, width)| measure::lines(&column.heading, width.saturating_sub(1))).max().unwrap_or(0)
    };
    if columns.iter().all(|column| column.group.is_none()) {
        sheet.set_row_height(first, measure::row_height(tallest(false)) + 6.0)?;
        for (column, described) in (0_u16..).zip(columns) {
            put(sheet, first, column, &text(&described.heading), format)?;
        }
        return Ok(first);
    }
    let lower = tallest(true).max(tallest(false).saturating_sub(1));
    let runs = runs(columns, layout);
    let upper = runs.iter().filter_map(|(left, right, group)| {
        let width: u32 = layout.widths.iter().skip(usize::from(*left)).take(usize::from(right - left) + 1).sum();
        group.map(|group| measure::lines(group, width.saturating_sub(1)))
    });
    // Before the cells, for in a large book a row whose successor has begun is gone.
    sheet.set_row_height(first, measure::row_height(upper.max().unwrap_or(1)) + 3.0)?;
    sheet.set_row_height(first + 1, measure::row_height(lower) + 3.0)?;
    for (left, right, group) in &runs {
        match group {
            Some(group) => put_merged(sheet, (first, *left), (first, *right), &text(group), format)?,
            None => {
                let run = (0_u16..).zip(columns).skip(usize::from(*left)).take(usize::from(right - left) + 1);
                for (column, described) in run {
                    put_merged(sheet, (first, column), (first + 1, column), &text(&described.heading), format)?;
                }
            }
        }
    }
    for (column, described) in (0_u16..).zip(columns).filter(|(_, described)| described.group.is_some()) {
        put(sheet, first + 1, column, &text(&described.heading), format)?;
    }
    Ok(first + 1)
}

/// Neighbours with the same upper heading, on the same page.
fn runs<'a>(columns: &'a [Column], layout: &Layout) -> Vec<(u16, u16, Option<&'a str>)> {
    let mut runs: Vec<(u16, u16, Option<&str>)> = Vec::new();
    for (column, described) in (0_u16..).zip(columns) {
        let breaks_here = match &layout.pages {
            Pages::One => false,
            Pages::Several { breaks } => breaks.contains(&usize::from(column)),
        };
        match runs.last_mut() {
            Some((_, right, group)) if *group == described.group.as_deref() && !breaks_here => *right = column,
            Some(_) | None => runs.push((column, column, described.group.as_deref())),
        }
    }
    runs
}
