//! Walks through a dated layout: headings, lines, what each cell counts, the superiors' own totals as formulas.

use super::check::{self, Broken, Table};
use super::drawn::{Bound, DrawnSheet, HeldText};
use super::grid::{Band, BandLabel, Cell, Grid, Head, Leaf, Line, Span, depth, leaves, worded};
use super::numbers::{Number, Numbers};
use super::{open, spans};
use crate::excel::write::house::Frame;
use crate::figures::figure::Basis;
use crate::words::error::Result;
use crate::words::money::Fen;
use crate::words::period::Period;
use crate::words::place::column_letters;
use std::collections::BTreeMap;

/// A sheet drawn, and what must be said about it.
pub(super) struct Sketched {
    pub(super) sheet: DrawnSheet,
    pub(super) broken: Vec<(Broken, String)>,
    pub(super) table: Table,
    /// Columns and lines whose labels nobody knows.
    pub(super) waiting: usize,
}

/// What stands before the units a form counts in.
pub(super) const UNITS: &str = "计量单位：";

/// Whoever answers for a form signs its print; none of it is known to the registers.
const SIGNED: &str = "单位负责人：　　　　　　　　审核人：　　　　　　　　填表人：　　　　　　　　联系电话：　　　　　　　　报出日期：　　　　年　　月　　日";

/// Draws a sheet of a form.
pub(super) fn sketch(grid: &'static Grid, numbers: &Numbers<'_>, period: &Period, heading: &str) -> Result<Sketched> {
    let columns = leaves(grid.columns);
    let mut widths: Vec<u32> = grid.stubs.iter().map(|(_, width)| *width).collect();
    widths.extend(columns.iter().map(|leaf| leaf.width));
    let mut sheet = DrawnSheet::new(grid.tab, widths);
    sheet.is_locked = true;
    sheet.across(0, Frame::Title, HeldText::Label(grid.title.into()));
    let counted_in = |heading: &str| format!("{heading}　　{UNITS}{}", grid.units);
    let (text, blank) = (counted_in(heading), counted_in(&open::blank_heading()));
    sheet.across(1, Frame::Remark, HeldText::Heading { text, blank });
    let levels = depth(grid.columns);
    for (column, (stub, _)) in (0_u16..).zip(grid.stubs) {
        sheet.span((2, column), (levels, 1), Frame::Heading, HeldText::Label((*stub).into()));
    }
    let first_column = u16::try_from(grid.stubs.len()).unwrap_or(0);
    headings(&mut sheet, grid.columns, (2, first_column), levels);
    sheet.headings = Some(2..=levels + 1);

    let mut table = Table::new();
    let mut row = levels + 2;
    let mut labels = Vec::new();
    for (at, band) in grid.bands.iter().enumerate() {
        let span = spans::of(band.span, period)?;
        let said = match band.label {
            BandLabel::Bare => None,
            BandLabel::Words(words) => Some(words.to_string()),
            BandLabel::Span => Some(spans::label(band.span, &span)),
        };
        labels.push(said.clone().unwrap_or_default());
        let label_column = match said {
            Some(words) => {
                let lines = u32::try_from(band.lines.len()).unwrap_or(1);
                sheet.span((row, 0), (lines, 1), Frame::Label, HeldText::Label(words));
                1
            }
            None => 0,
        };
        let stretch = first_column.saturating_sub(label_column).max(1);
        let counted = Counted::of(band, &columns, numbers, &span)?;
        for (below, line) in (0_u32..).zip(band.lines) {
            let label = worded(line.label, &period.upper_bound());
            sheet.span((row + below, label_column), (1, stretch), Frame::Label, HeldText::Label(label.into()));
        }
        counted.put(&mut sheet, row, first_column);
        for ((line, leaf), value) in counted.values() {
            table.insert((at, line, leaf), value);
        }
        row += u32::try_from(band.lines.len()).unwrap_or(0);
    }
    for note in grid.notes {
        sheet.across(row, Frame::Remark, HeldText::Label((*note).into()));
        row += 1;
    }
    sheet.across(row, Frame::Remark, HeldText::Label(SIGNED.into()));
    sheet.lay();
    let before = before(grid, &columns, numbers, period)?;
    let broken = check::check(grid.identities, &table, before.as_ref());
    let broken = broken.into_iter().map(|broken| (labelled(grid, &labels, &broken, period), broken)).map(|(w, b)| (b, w));
    let is_waiting = |cell: &Cell| matches!(cell, Cell::Waiting);
    let waiting = columns.iter().filter(|leaf| is_waiting(&leaf.cell)).count()
        + grid.bands.iter().flat_map(|band| band.lines).filter(|line| is_waiting(&line.cell)).count();
    Ok(Sketched { sheet, broken: broken.collect(), table, waiting })
}

/// Where a broken relation stands, in the words of the form.
fn labelled(grid: &Grid, labels: &[String], broken: &Broken, period: &Period) -> String {
    let band = labels.get(broken.band).map_or("", String::as_str);
    let line = grid.bands.iter().flat_map(|band| band.lines).find(|line| line.key == broken.at);
    let column = leaves(grid.columns).into_iter().find(|leaf| leaf.key == broken.at);
    let at = match (line, column) {
        (Some(line), _) => worded(line.label, &period.upper_bound()),
        (None, Some(leaf)) => leaf.label,
        (None, None) => broken.at,
    };
    match band.is_empty() {
        true => format!("“{at}”"),
        false => format!("“{band}”的“{at}”"),
    }
}

fn headings(sheet: &mut DrawnSheet, heads: &'static [Head], (row, column): (u32, u16), levels: u32) {
    let mut at = column;
    for head in heads {
        match head {
            Head::Group(label, below) => {
                let wide = u16::try_from(leaves(below).len()).unwrap_or(1);
                sheet.span((row, at), (1, wide), Frame::Heading, HeldText::Label((*label).into()));
                headings(sheet, below, (row + 1, at), levels.saturating_sub(1));
                at += wide;
            }
            Head::Column(leaf) => {
                sheet.span((row, at), (levels.max(1), 1), Frame::Heading, HeldText::Label(leaf.label.into()));
                at += 1;
            }
        }
    }
}

/// A number by its line and column, with what it counts.
pub(super) type Placed = ((usize, usize), i64, Bound);

/// The numbers of a band that one figure counts, by line and column; amounts in 分.
pub(super) fn counted(
    band: &'static Band,
    columns: &[&'static Leaf],
    numbers: &Numbers<'_>,
    span: &Period,
) -> Result<Vec<Placed>> {
    let told = |(place, value): ((usize, usize), Value)| match value {
        Value::Figure(number) => Some((place, number.value, number.bound)),
        Value::Formula { value, bound, .. } => bound.map(|bound| (place, value, bound)),
        Value::Share(_) => None,
    };
    Ok(Counted::of(band, columns, numbers, span)?.cells.into_iter().filter_map(told).collect())
}

/// What a band counts, by line and column.
struct Counted<'b> {
    band: &'static Band,
    columns: &'b [&'static Leaf],
    cells: BTreeMap<(usize, usize), Value>,
}

/// One cell's number.
enum Value {
    /// By a figure; the basis tells how it is printed.
    Figure(Number),
    /// By a formula over cells of its line or column; what it counts, where one figure counts the same.
    Formula { value: i64, is_money: bool, terms: Vec<((usize, usize), i64)>, bound: Option<Bound> },
    /// A share in hundredths of a percent, or nothing where the whole is nothing.
    Share(Option<i64>),
}

impl Value {
    fn number(&self) -> Option<i64> {
        match self {
            Value::Figure(number) => Some(number.value),
            Value::Formula { value, .. } => Some(*value),
            Value::Share(share) => *share,
        }
    }
}

impl<'b> Counted<'b> {
    fn of(band: &'static Band, columns: &'b [&'static Leaf], numbers: &Numbers<'_>, span: &Period) -> Result<Counted<'b>> {
        let mut counted = Counted { band, columns, cells: BTreeMap::new() };
        for (at, line) in band.lines.iter().enumerate() {
            for (across, leaf) in columns.iter().enumerate() {
                let (code, basis, of, is_earlier) = match (line.cell, leaf.cell) {
                    (Cell::Count(code, basis), Cell::YearBefore) => (code, basis, Cell::Whole, true),
                    (Cell::Part(code, basis, axis, words), Cell::YearBefore) => (code, basis, Cell::Of(axis, words), true),
                    (Cell::Part(code, basis, axis, words), Cell::Whole)
                    | (Cell::Whole, Cell::Part(code, basis, axis, words)) => (code, basis, Cell::Of(axis, words), false),
                    (Cell::Count(code, basis), of) | (of, Cell::Count(code, basis)) => (code, basis, of, false),
                    _ => continue,
                };
                let period = if is_earlier { &spans::of(Span::YearBefore, span)? } else { span };
                if let Some(mut number) = numbers.number(code, basis, of, period)? {
                    number.bound.span = if is_earlier { Span::YearBefore } else { band.span };
                    counted.cells.insert((at, across), Value::Figure(number));
                }
            }
        }
        // Sums of figures first, then sums of sums.
        for _ in 0..3 {
            counted.reckon();
        }
        counted.bind_totals(numbers, span)?;
        Ok(counted)
    }

    fn reckon(&mut self) {
        for (at, line) in self.band.lines.iter().enumerate() {
            for (across, leaf) in self.columns.iter().enumerate() {
                let across_line = |key: &str| self.keyed(key, |to| (at, to), self.columns.iter().map(|leaf| leaf.key));
                let down_column = |key: &str| self.keyed(key, |to| (to, across), self.band.lines.iter().map(|line| line.key));
                let value = match (line.cell, leaf.cell) {
                    (Cell::Waiting, _) | (_, Cell::Waiting) => None,
                    (_, Cell::Share(part, whole)) => Some(share(&across_line(part), &across_line(whole))),
                    (Cell::Share(part, whole), _) => Some(share(&down_column(part), &down_column(whole))),
                    (_, Cell::Growth(now, before)) => Some(growth(&across_line(now), &across_line(before))),
                    (_, Cell::ShareOfLine(column, whole)) => {
                        let over = self.columns.iter().position(|leaf| leaf.key == column);
                        let lines = || self.band.lines.iter().map(|line| line.key);
                        let whole = over.map(|over| self.keyed(whole, |to| (to, over), lines())).unwrap_or_default();
                        Some(share(&across_line(column), &whole))
                    }
                    (_, Cell::Sum(key)) => total(across_line(key), Vec::new(), self.is_money(line, leaf, key)),
                    (_, Cell::Less(more, less)) => total(across_line(more), across_line(less), self.is_money(line, leaf, more)),
                    (Cell::Sum(key), _) => total(down_column(key), Vec::new(), self.is_money(line, leaf, key)),
                    (Cell::Less(more, less), _) => total(down_column(more), down_column(less), self.is_money(line, leaf, more)),
                    _ => None,
                };
                if let Some(value) = value {
                    self.cells.insert((at, across), value);
                }
            }
        }
    }

    /// Tells what the totals count: a total over all codes of a figure counts the figure itself, unless one row counted
    /// under several of them.
    fn bind_totals(&mut self, numbers: &Numbers<'_>, span: &Period) -> Result<()> {
        for ((at, across), cell) in &mut self.cells {
            let (Some(line), Some(leaf)) = (self.band.lines.get(*at), self.columns.get(*across)) else { continue };
            let ((Cell::Count(code, basis), Cell::Sum(_)) | (Cell::Sum(_), Cell::Count(code, basis))) = (line.cell, leaf.cell)
            else {
                continue;
            };
            if let Value::Formula { value, bound, .. } = cell {
                let whole = numbers.number(code, basis, Cell::Whole, span)?;
                let whole = whole.filter(|whole| whole.value == *value);
                *bound = whole.map(|whole| Bound { span: self.band.span, ..whole.bound });
            }
        }
        Ok(())
    }

    /// The cells a key names, with their numbers.
    fn keyed(
        &self,
        key: &str,
        place: impl Fn(usize) -> (usize, usize),
        keys: impl Iterator<Item = &'static str>,
    ) -> Vec<((usize, usize), i64)> {
        let named = |known: &str| if key.ends_with('.') { known.starts_with(key) } else { known == key };
        keys.enumerate()
            .filter(|(_, known)| named(known))
            .filter_map(|(to, _)| Some((place(to), self.cells.get(&place(to))?.number()?)))
            .collect()
    }

    /// Whether what a total runs over is money.
    fn is_money(&self, line: &Line, leaf: &Leaf, key: &str) -> bool {
        let money = |cell: &Cell| matches!(cell, Cell::Count(_, Basis::Amount));
        let named = |known: &str| if key.ends_with('.') { known.starts_with(key) } else { known == key };
        money(&line.cell)
            || money(&leaf.cell)
            || self.columns.iter().any(|leaf| named(leaf.key) && money(&leaf.cell))
            || self.band.lines.iter().any(|line| named(line.key) && money(&line.cell))
    }

    /// The numbers by their keys, for the identities.
    fn values(&self) -> Vec<((&'static str, &'static str), i64)> {
        let keyed = |((at, across), value): (&(usize, usize), &Value)| {
            let (line, leaf) = (self.band.lines.get(*at)?, self.columns.get(*across)?);
            match value {
                Value::Share(_) => None,
                Value::Figure(_) | Value::Formula { .. } => Some(((line.key, leaf.key), value.number()?)),
            }
        };
        self.cells.iter().filter_map(keyed).collect()
    }

    /// Puts the numbers into the sheet.
    fn put(&self, sheet: &mut DrawnSheet, row: u32, column: u16) {
        for (at, _) in self.band.lines.iter().enumerate() {
            for (across, _) in self.columns.iter().enumerate() {
                let place = |(line, leaf): (usize, usize)| {
                    (row + u32::try_from(line).unwrap_or(0), column + u16::try_from(leaf).unwrap_or(0))
                };
                let (look, held) = match self.cells.get(&(at, across)) {
                    None => (Frame::Waiting, HeldText::Open),
                    Some(Value::Figure(number)) => figure(number),
                    Some(Value::Formula { value, is_money, terms, bound }) => {
                        let formula = spelled(terms, place);
                        let value = if *is_money { *value as f64 / FEN_IN_TEN_THOUSAND } else { *value as f64 };
                        let look = if *is_money { Frame::Decimal } else { Frame::Number };
                        (look, HeldText::Total { formula, value, bound: bound.clone() })
                    }
                    Some(Value::Share(None)) => (Frame::Word, HeldText::Words("—".into())),
                    Some(Value::Share(Some(share))) => {
                        let sign = if *share < 0 { "-" } else { "" };
                        let text = format!("{sign}{}.{:02}", share.abs() / 100, share.abs() % 100);
                        (Frame::Decimal, HeldText::Number { value: *share as f64 / 100.0, text, bound: None })
                    }
                };
                let (row, column) = place((at, across));
                sheet.put(row, column, look, held);
            }
        }
    }
}

/// 分 in 万元.
const FEN_IN_TEN_THOUSAND: f64 = 1_000_000.0;

fn figure(number: &Number) -> (Frame, HeldText) {
    let bound = Some(number.bound.clone());
    match number.bound.basis {
        Basis::Amount => {
            let (value, text) = (number.value as f64 / FEN_IN_TEN_THOUSAND, Fen(number.value).ten_thousand_yuan());
            (Frame::Decimal, HeldText::Number { value, text, bound })
        }
        _ => (Frame::Number, HeldText::whole(number.value, bound)),
    }
}

fn total(plus: Vec<((usize, usize), i64)>, minus: Vec<((usize, usize), i64)>, is_money: bool) -> Option<Value> {
    if plus.is_empty() {
        return None;
    }
    let value = plus.iter().map(|(_, value)| value).sum::<i64>() - minus.iter().map(|(_, value)| value).sum::<i64>();
    let mut terms: Vec<((usize, usize), i64)> = plus.into_iter().map(|(place, _)| (place, 1)).collect();
    terms.extend(minus.into_iter().map(|(place, _)| (place, -1)));
    Some(Value::Formula { value, is_money, terms, bound: None })
}

/// A share in hundredths of a percent, half up.
fn share(part: &[((usize, usize), i64)], whole: &[((usize, usize), i64)]) -> Value {
    let sum = |cells: &[((usize, usize), i64)]| cells.iter().map(|(_, value)| *value).sum::<i64>();
    let (part, whole) = (sum(part), sum(whole));
    Value::Share((whole > 0).then(|| (part * 20_000 + whole) / (2 * whole)))
}

/// By how much a number has grown, in hundredths of a percent, half away from zero; nothing where there was none.
fn growth(now: &[((usize, usize), i64)], before: &[((usize, usize), i64)]) -> Value {
    let sum = |cells: &[((usize, usize), i64)]| cells.iter().map(|(_, value)| *value).sum::<i64>();
    let (more, before) = (sum(now) - sum(before), sum(before));
    let rounded = |before: i64| more.signum() * ((more.abs() * 20_000 + before) / (2 * before));
    Value::Share((before > 0).then(|| rounded(before)))
}

/// The formula of a total: one area where the cells follow each other, else cell by cell.
fn spelled(terms: &[((usize, usize), i64)], place: impl Fn((usize, usize)) -> (u32, u16)) -> String {
    let name = |at: (usize, usize)| {
        let (row, column) = place(at);
        format!("{}{}", column_letters(u32::from(column)), u64::from(row) + 1)
    };
    let plus: Vec<(usize, usize)> = terms.iter().filter(|(_, sign)| *sign > 0).map(|(at, _)| *at).collect();
    let follows = |pair: &[(usize, usize)]| match pair {
        [(a, b), (c, d)] => (a == c && b + 1 == *d) || (b == d && a + 1 == *c),
        _ => false,
    };
    let mut formula = match (plus.first(), plus.last()) {
        (Some(first), Some(last)) if plus.len() > 2 && plus.windows(2).all(follows) => {
            format!("SUM({}:{})", name(*first), name(*last))
        }
        _ => plus.iter().map(|at| name(*at)).collect::<Vec<_>>().join("+"),
    };
    for (at, _) in terms.iter().filter(|(_, sign)| *sign < 0) {
        formula.push_str(&format!("-{}", name(*at)));
    }
    formula
}

/// The numbers of the year up to the month before, for what must grow by the month.
fn before(grid: &'static Grid, columns: &[&'static Leaf], numbers: &Numbers<'_>, period: &Period) -> Result<Option<Table>> {
    let grows = grid.identities.iter().any(|identity| matches!(identity, super::grid::Identity::Cumulative(_)));
    let Some(band) = grid.bands.get(1).filter(|band| grows && band.span == Span::YearToDate) else { return Ok(None) };
    let mut table = Table::new();
    let earlier = spans::before_month(period)?;
    let span = match &earlier {
        Some(span) => span.clone(),
        None => spans::of(Span::YearToDate, period)?,
    };
    for ((line, leaf), value) in Counted::of(band, columns, numbers, &span)?.values() {
        // Before January there is nothing.
        table.insert((1, line, leaf), if earlier.is_some() { value } else { 0 });
    }
    Ok(Some(table))
}
