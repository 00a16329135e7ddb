//! Views asked for by position: opened, read in windows, counted, copied.

use super::figures::{drilled, gaps, proving, split_rows};
use crate::desk::Desk;
use crate::session::OpenView;
use crate::show::{self, count};
use crate::wire::Nothing;
use crate::wire::views::{
    Among, FilterOp, FilterWish, RowCard, SumCard, TallyCard, ValueCard, ValuesCard, ValuesWish, ViewBlock, ViewCard, ViewName,
    ViewRow, ViewSpan, ViewWish,
};
use zhengfeng_core::intake::ask::{self, Operator};
use zhengfeng_core::intake::find;
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::query::{Filter, Query, Test, Void, Way};
use zhengfeng_core::register::{Field, Register, Value};
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::storage::page::{self};
use zhengfeng_core::storage::{Reading, choices, read};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::money::Fen;
use zhengfeng_core::words::text::initials;

/// So many rows are answered at once.
const WINDOW: u32 = 400;
/// So many cells go to the clipboard at once.
const CLIPBOARD: usize = 2_000_000;
/// So many values a filter lists.
const VALUES: usize = 500;

/// Opens a view.
pub fn open(desk: &Desk, wish: ViewWish) -> Result<ViewCard> {
    let session = desk.session()?;
    let (register, view, sums, all) = session.read(|office| {
        let (register, query) = question(office, &wish)?;
        let reading = office.reading();
        let view = page::view(&reading, register, &query)?;
        let all = if is_plain(&wish) { view.rows.len() } else { living(office, register)? };
        let sums = choices::sums(&reading, register, &query)?;
        Ok((register, view, sums, all))
    })?;
    if let Some(words) = wish.search.as_deref().filter(|words| !words.trim().is_empty()) {
        session.note(|office| office.witness_search(register, words, view.rows.len()))?;
    }
    let card = ViewCard {
        view: 0,
        register: register.name.to_string(),
        total: small(view.rows.len()),
        all: small(all),
        sums: sums
            .into_iter()
            .filter_map(|(at, sum)| {
                let field = register.fields.get(at)?;
                Some(SumCard { field: field.name.to_string(), sum: show::separated(sum) })
            })
            .collect(),
    };
    let handle = session.keep_view(OpenView { register, wish, view });
    Ok(ViewCard { view: handle, ..card })
}

/// Living rows the account may see.
fn living(office: &Office, register: &'static Register) -> Result<usize> {
    let (living, _) = super::registers::counts(&office.reading(), register)?;
    Ok(usize::try_from(living).unwrap_or(usize::MAX))
}

fn is_plain(wish: &ViewWish) -> bool {
    wish.filters.is_empty()
        && wish.search.as_deref().is_none_or(|words| words.trim().is_empty())
        && !wish.incomplete
        && !wish.void
        && wish.among.is_none()
}

/// What a wish asks of which register: the rows behind a number may be of another than the page thought.
pub fn question(office: &Office, wish: &ViewWish) -> Result<(&'static Register, Query)> {
    let mut register = office.shelf().register(&wish.register)?;
    let among = match &wish.among {
        None => None,
        Some(Among::Figure(drill)) => {
            let (of, rows) = drilled(office, drill)?;
            register = of;
            Some(rows)
        }
        Some(Among::Gaps(drill)) => {
            let (of, rows) = gaps(office, drill)?;
            register = of;
            Some(rows)
        }
        Some(Among::Split(split)) => {
            let (of, rows) = split_rows(office, split)?;
            register = of;
            Some(rows)
        }
        Some(Among::Evidence { code, period, at, broken }) => {
            let (of, rows) = proving(office, code, period, *at, *broken)?;
            register = of;
            Some(rows)
        }
        Some(Among::Check { rule, period, right }) => {
            let (of, rows) = super::checks::apart(office, rule, period, *right)?;
            register = of;
            Some(rows)
        }
        Some(Among::Due { rule, register: of, state, year }) => {
            let (of, rows) = super::due::rows(office, rule, of, *state, *year)?;
            register = of;
            Some(rows)
        }
        Some(Among::Rows { ids }) => {
            let reading = office.reading();
            Some(ids.iter().map(|id| read::locate(&reading, register, id)).collect::<Result<Vec<RowId>>>()?)
        }
    };
    let reading = office.reading();
    let filters = wish.filters.iter().map(|wish| condition(&reading, register, wish));
    let order = wish.order.iter().map(|order| ask::order(register, &order.field, if order.down { Way::Down } else { Way::Up }));
    let query = Query {
        filters: filters.collect::<Result<_>>()?,
        search: wish.search.clone().filter(|words| !words.trim().is_empty()),
        order: order.collect::<Result<_>>()?,
        void: if wish.void { Void::Shown } else { Void::Hidden },
        incomplete: wish.incomplete,
        among,
    };
    Ok((register, query))
}

/// A condition; `is` with an empty text among others also lets the empty through.
fn condition(reading: &Reading, register: &'static Register, wish: &FilterWish) -> Result<Filter> {
    let named: Vec<&String> = wish.texts.iter().filter(|text| !text.trim().is_empty()).collect();
    if wish.op != FilterOp::Is || named.len() == wish.texts.len() {
        return ask::filter(reading, register, &wish.field, operator(wish.op), &wish.texts);
    }
    let empty = ask::filter(reading, register, &wish.field, Operator::Empty, &named)?;
    if named.is_empty() {
        return Ok(empty);
    }
    let is = ask::filter(reading, register, &wish.field, Operator::Is, &named)?;
    Ok(Filter { field: is.field, test: Test::Any(vec![is.test, empty.test]) })
}

fn operator(op: FilterOp) -> Operator {
    match op {
        FilterOp::Is => Operator::Is,
        FilterOp::Contains => Operator::Contains,
        FilterOp::Between => Operator::Between,
        FilterOp::Empty => Operator::Empty,
        FilterOp::Filled => Operator::Filled,
    }
}

/// Some rows of a view.
pub fn rows(desk: &Desk, wish: ViewSpan) -> Result<Vec<RowCard>> {
    let session = desk.session()?;
    let open = session.view(wish.view)?;
    session.read(|office| {
        let reading = office.reading();
        let labels = Labels::new(&reading);
        let count = wish.count.min(WINDOW) as usize;
        let rows = page::window(&reading, open.register, &open.view, wish.start as usize, count)?;
        rows.iter().map(|row| show::row(&labels, row)).collect()
    })
}

/// Where a row stands in a view.
pub fn locate(desk: &Desk, wish: ViewRow) -> Result<Option<u32>> {
    let session = desk.session()?;
    let open = session.view(wish.view)?;
    session.read(|office| {
        let row = read::locate(&office.reading(), open.register, &wish.id)?;
        Ok(page::locate(&open.view, row).map(small))
    })
}

/// The values of a column under the other conditions.
pub fn values(desk: &Desk, wish: ValuesWish) -> Result<ValuesCard> {
    desk.session()?.read(|office| {
        let mut others = wish.wish.clone();
        others.filters.retain(|filter| filter.field != wish.field);
        let (register, query) = question(office, &others)?;
        let (at, _) = find::field(register, &wish.field)?;
        let found = choices::values(&office.reading(), register, &query, at, VALUES)?;
        Ok(ValuesCard {
            values: found
                .choices
                .into_iter()
                .map(|choice| ValueCard {
                    initials: initials(&choice.label),
                    text: choice.spelled,
                    label: choice.label,
                    count: count(choice.rows),
                })
                .collect(),
            empty: count(found.empty),
            more: found.more,
        })
    })
}

/// What the status bar says of a block.
pub fn tally(desk: &Desk, wish: ViewBlock) -> Result<TallyCard> {
    let session = desk.session()?;
    let open = session.view(wish.view)?;
    session.read(|office| {
        let fields = fields(open.register, &wish.fields)?;
        let (mut filled, mut numbers, mut whole, mut fen) = (0_i64, 0_i64, 0_i64, 0_i64);
        each_block(office, &open, &wish, |rows| {
            for row in rows {
                for (at, _) in &fields {
                    match row.values.get(*at).and_then(Option::as_ref) {
                        Some(Value::Fen(amount)) => {
                            numbers = numbers.saturating_add(1);
                            fen = fen.saturating_add(amount.0);
                        }
                        Some(Value::Count(number)) => {
                            numbers = numbers.saturating_add(1);
                            whole = whole.saturating_add(*number);
                        }
                        Some(_) => {}
                        None => continue,
                    }
                    filled = filled.saturating_add(1);
                }
            }
            Ok(())
        })?;
        let amounts = fields.iter().any(|(_, field)| field.kind == zhengfeng_core::register::Kind::Fen);
        let total = if amounts { fen.saturating_add(whole.saturating_mul(100)) } else { whole };
        let spell = |number: i64| if amounts { show::separated(Fen(number)) } else { number.to_string() };
        Ok(TallyCard {
            count: count(filled),
            numbers: count(numbers),
            sum: (numbers > 0).then(|| spell(total)),
            mean: (numbers > 0).then(|| match amounts {
                true => spell(total / numbers),
                false => format!("{:.2}", count(total) / count(numbers)),
            }),
        })
    })
}

/// The texts of a block, for the clipboard.
pub fn copy(desk: &Desk, wish: ViewBlock) -> Result<Vec<Vec<String>>> {
    let session = desk.session()?;
    let open = session.view(wish.view)?;
    let cells = (wish.end.saturating_sub(wish.start) as usize).saturating_mul(wish.fields.len());
    if cells > CLIPBOARD {
        let words = format!("一次最多复制{CLIPBOARD}个单元格，选中的有{cells}个。请先筛选，或改用“导出”。");
        return Err(Error::refused("E_CLIPBOARD", words));
    }
    let copied = session.read(|office| {
        let fields = fields(open.register, &wish.fields)?;
        let reading = office.reading();
        let labels = Labels::new(&reading);
        let mut all = Vec::new();
        each_block(office, &open, &wish, |rows| {
            for row in rows {
                let mut line = Vec::with_capacity(fields.len());
                for (at, field) in &fields {
                    line.push(match row.values.get(*at).and_then(Option::as_ref) {
                        Some(value) => show::cell(&labels, field, value)?,
                        None => String::new(),
                    });
                }
                all.push(line);
            }
            Ok(())
        })?;
        Ok(all)
    })?;
    // The clipboard leads out of the house like an export; if it cannot be noted, nothing is copied.
    let rows = i64::try_from(copied.len()).unwrap_or(i64::MAX);
    session.note(|office| office.witness(Deed::Copy, Some(open.register.name), rows, None))?;
    Ok(copied)
}

fn each_block(
    office: &Office,
    open: &OpenView,
    wish: &ViewBlock,
    mut work: impl FnMut(&[zhengfeng_core::register::Row]) -> Result<()>,
) -> Result<()> {
    let reading = office.reading();
    let end = (wish.end as usize).min(open.view.rows.len());
    let mut start = wish.start as usize;
    while start < end {
        let rows = page::window(&reading, open.register, &open.view, start, end.saturating_sub(start).min(1_000))?;
        work(&rows)?;
        start = start.saturating_add(1_000);
    }
    Ok(())
}

fn fields(register: &'static Register, names: &[String]) -> Result<Vec<(usize, &'static Field)>> {
    names.iter().map(|name| find::field(register, name)).collect()
}

/// Forgets a view.
pub fn close(desk: &Desk, wish: ViewName) -> Result<Nothing> {
    desk.session()?.close_view(wish.view);
    Ok(Nothing {})
}

/// A position or number of rows as it crosses; a view holds fewer than 2^32 rows.
pub fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
