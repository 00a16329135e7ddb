//! The rows of a register that belong to a period, and the sheet that shows them.

use super::cells::{self, Cells, named};
use super::layout::{Below, Ledger, Span};
use super::target::{Target, TargetTable};
use crate::excel::write::column::{Column, ColumnKind};
use crate::excel::write::name::SheetName;
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::register::query::{Filter, Order, Query, Test, Way};
use crate::register::{Register, Row, Value};
use crate::storage::Reading;
use crate::storage::page::{self, View};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::{HashMap, HashSet};

/// A ledger of a form with the rows it will show.
pub struct Slice {
    /// What is shown.
    pub ledger: &'static Ledger,
    /// Its register.
    pub register: &'static Register,
    /// The tab.
    pub name: SheetName,
    /// The rows in order.
    pub view: View,
    /// Which rows they are, in words.
    pub span: String,
}

/// How many rows are read at a time.
const WINDOW: usize = 500;

impl Slice {
    /// Finds the rows. `before` are the slices of the form found so far: lines belong to the rows of their parent's.
    pub(super) fn find(
        reading: &Reading,
        target: &mut dyn Target,
        ledger: &'static Ledger,
        period: &Period,
        before: &[Slice],
    ) -> Result<Slice> {
        let register = reading.shelf.register(ledger.register)?;
        let rows = match ledger.span {
            Span::Flow(days) => flow(reading, register, days, period)?,
            Span::Stock(first, last) => stock(reading, register, first, last, period)?,
            Span::PlanYear(year) => {
                let test = Test::Number(vec![i64::from(period.plan_year())]);
                page::view(reading, register, &asking(register, year, test)?)?.rows
            }
            Span::Lines => lines(reading, register, before)?,
        };
        let span = spelled(register, ledger.span, period)?;
        Ok(Slice { ledger, register, name: target.sheet_name(register.label), view: View { rows }, span })
    }

    /// Writes the sheet: 序号 first, then the columns of the layout.
    pub(super) fn draw(
        &self,
        reading: &Reading,
        target: &mut dyn Target,
        cells: &Cells,
        notes: Vec<String>,
        title: String,
    ) -> Result<()> {
        let mut columns = vec![Column::new("序号", ColumnKind::Ordinal)];
        columns.extend(cells::columns(reading, self.register, self.ledger.columns)?);
        let own = columns.len();
        if let Some(below) = &self.ledger.below {
            columns.extend(cells::columns(reading, reading.shelf.register(below.register)?, below.columns)?);
        }
        let key_columns = self.ledger.keys.saturating_add(1);
        let sheet = TableSheet { name: self.name.clone(), title: Some(title), notes, columns, key_columns };
        let mut table = target.table(sheet, self.view.rows.len())?;
        let mut ordinal = 0;
        for offset in (0..self.view.rows.len()).step_by(WINDOW) {
            if !table.takes_more() {
                break;
            }
            for row in page::window(reading, self.register, &self.view, offset, WINDOW)? {
                if !table.takes_more() {
                    break;
                }
                ordinal += 1;
                let mut line = vec![CellValue::Whole(ordinal)];
                line.extend(cells.of(&row, self.ledger.columns)?);
                match &self.ledger.below {
                    None => table.row(&line)?,
                    Some(below) => block(reading, table.as_mut(), cells, below, &row, line, own)?,
                }
            }
        }
        table.finish()
    }
}

/// A row with what stands beside it: its own cells are merged over them.
fn block(
    reading: &Reading,
    table: &mut dyn TargetTable,
    cells: &Cells,
    below: &'static Below,
    row: &Row,
    line: Vec<CellValue<'static>>,
    own: usize,
) -> Result<()> {
    let register = reading.shelf.register(below.register)?;
    let query = asking(register, below.by, Test::Linked(vec![row.row]))?;
    let mut rows = Vec::new();
    page::each(reading, register, &query, |beside| {
        let mut whole = line.clone();
        whole.extend(cells.of(&beside, below.columns)?);
        rows.push(whole);
        Ok(())
    })?;
    if rows.is_empty() {
        let mut whole = line;
        whole.extend(below.columns.iter().map(|_| CellValue::Empty));
        rows.push(whole);
    }
    let merged: Vec<u16> = (0_u16..).take(own).collect();
    table.block(&merged, &rows)
}

/// Rows one of whose days lies in the period, ordered by the first of these days.
fn flow(reading: &Reading, register: &'static Register, days: &[&str], period: &Period) -> Result<Vec<RowId>> {
    let mut found: HashSet<RowId> = HashSet::new();
    for day in days {
        let within = Test::Between(Some(period.lower_bound()), Some(period.upper_bound()));
        found.extend(page::view(reading, register, &asking(register, day, within)?)?.rows);
    }
    let mut order = Query::default();
    if let Some(field) = days.first().and_then(|day| register.position(day)) {
        order.order.push(Order { field, way: Way::Up });
    }
    let mut rows = page::view(reading, register, &order)?.rows;
    rows.retain(|row| found.contains(row));
    Ok(rows)
}

/// Rows valid on the period's last day. An end known only to the month or year is the end of it.
fn stock(reading: &Reading, register: &'static Register, first: &str, last: &str, period: &Period) -> Result<Vec<RowId>> {
    let today = period.to().to_string();
    let day = |row: &Row, name: &str| match row.value(name) {
        Some(Value::Day(day)) => Some(day.to_string()),
        Some(_) | None => None,
    };
    let mut rows = Vec::new();
    page::each(reading, register, &Query::default(), |row| {
        let begun = day(&row, first).is_none_or(|first| first <= today);
        let ended = day(&row, last).is_some_and(|last| today.get(..last.len()).is_some_and(|today| last.as_str() < today));
        if begun && !ended {
            rows.push(row.row);
        }
        Ok(())
    })?;
    Ok(rows)
}

/// Lines of the parents that stand in the form, in the parents' order.
fn lines(reading: &Reading, register: &'static Register, before: &[Slice]) -> Result<Vec<RowId>> {
    let Some(parents) = before.iter().find(|slice| Some(slice.register.name) == register.of) else { return Ok(Vec::new()) };
    let place: HashMap<RowId, usize> = parents.view.rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
    let mut found = Vec::new();
    page::each(reading, register, &Query::default(), |line| {
        if let Some(at) = line.kept.of.and_then(|of| place.get(&of)) {
            found.push((*at, line.row));
        }
        Ok(())
    })?;
    found.sort_unstable();
    Ok(found.into_iter().map(|(_, row)| row).collect())
}

fn asking(register: &'static Register, field: &str, test: Test) -> Result<Query> {
    named(register, field)?;
    let field = register.position(field).unwrap_or(usize::MAX);
    Ok(Query { filters: vec![Filter { field, test }], ..Query::default() })
}

fn spelled(register: &'static Register, span: Span, period: &Period) -> Result<String> {
    let labels = |names: &[&str]| -> Result<String> {
        let labels: Vec<&str> = names.iter().map(|name| Ok(named(register, name)?.label)).collect::<Result<_>>()?;
        Ok(labels.join("、"))
    };
    Ok(match span {
        Span::Flow([day]) => format!("{}在期内", labels(&[day])?),
        Span::Flow(days) => format!("{}之一在期内", labels(days)?),
        Span::Stock(..) => format!("{}有效", period.to().chinese()),
        Span::PlanYear(_) => format!("{}年度", period.plan_year()),
        Span::Lines => "所属记录在本册内".into(),
    })
}
