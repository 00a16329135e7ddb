//! Every number a form shows, each with what it counts and where it stands: what is frozen when the form is handed in.
//! Sums, shares and growths the form reckons itself follow from them and are not among them.

use super::grid::{Blank, Grid, Head, Ranked, Span, leaves, worded};
use super::lists::Lists;
use super::numbers::Numbers;
use super::{Form, ranked, sketch, spans};
use crate::figures::figure::Basis;
use crate::figures::wanted::{self, Wanted};
use crate::figures::{self, Answer, Scope, split};
use crate::register::Described;
use crate::registers::unit::Unit;
use crate::storage::{Reading, read};
use crate::words::error::Result;
use crate::words::period::Period;

/// A number as it is shown.
pub(super) struct Shown {
    /// What it counts.
    pub(super) wanted: Wanted,
    /// Which stretch of the form's time it counts.
    pub(super) span: Span,
    /// Where it stands, in the form's words: 查处问题数·违规公款吃喝. Empty where it stands under the figure's own name.
    pub(super) words: String,
    /// The word behind it.
    pub(super) unit: &'static str,
    /// The number; amounts in 分.
    pub(super) value: i64,
}

/// Between the words of a line, its columns and their headings.
const STEP: &str = "·";

/// The numbers of a form in its order, each once.
pub(super) fn of(reading: &Reading, form: Form, period: &Period) -> Result<Vec<Shown>> {
    let mut all = match form {
        Form::Book(_) => report(reading, period)?,
        Form::Grid(blank) => grids(reading, blank, period)?,
        Form::Lists(lists) => totals(reading, lists, period)?,
    };
    let mut seen = std::collections::HashSet::new();
    all.retain(|shown| {
        let Wanted { figure, basis, .. } = shown.wanted;
        let (scope, share) = (shown.wanted.spelled_scope(), shown.wanted.spelled_share());
        seen.insert((figure.code, basis.word(), spans::spelled(shown.span), scope, share))
    });
    Ok(all)
}

/// All figures of the report, on every basis.
pub(super) fn report(reading: &Reading, period: &Period) -> Result<Vec<Shown>> {
    let answers = figures::evaluate(reading, period, Scope::County)?;
    let of = |answer: &Answer| -> Vec<Shown> {
        let values = answer.values.iter().chain(&answer.more);
        let shown = |basis: Basis, value: i64| Shown {
            wanted: Wanted { figure: answer.figure, basis, share: None, period: period.clone(), scope: Scope::County },
            span: Span::Period,
            words: String::new(),
            unit: answer.figure.counted(basis).map_or("", |counted| counted.unit),
            value,
        };
        values.map(|value| shown(value.basis, value.value)).collect()
    };
    Ok(answers.iter().flat_map(of).collect())
}

fn grids(reading: &Reading, blank: &'static Blank, period: &Period) -> Result<Vec<Shown>> {
    let numbers = Numbers::new(reading);
    let mut all = Vec::new();
    for grid in blank.sheets {
        let before = if blank.sheets.len() > 1 { format!("{}{STEP}", grid.tab) } else { String::new() };
        for mut shown in cells(grid, &numbers, period)? {
            shown.words.insert_str(0, &before);
            all.push(shown);
        }
    }
    if let Some(ranked) = &blank.ranked {
        all.extend(places(reading, ranked, &numbers, period)?);
    }
    Ok(all)
}

/// The numbers of a sheet, line by line.
fn cells(grid: &'static Grid, numbers: &Numbers<'_>, period: &Period) -> Result<Vec<Shown>> {
    let columns = leaves(grid.columns);
    let headings = headings(grid.columns);
    let mut all = Vec::new();
    for band in grid.bands {
        let stretch = spans::of(band.span, period)?;
        for ((at, across), value, bound) in sketch::counted(band, &columns, numbers, &stretch)? {
            let (Some(line), Some(heading)) = (band.lines.get(at), headings.get(across)) else { continue };
            let label = worded(line.label, &period.upper_bound()).trim();
            let wanted = Wanted {
                figure: figures::named(bound.figure)?,
                basis: bound.basis,
                share: bound.split.map(|(column, words)| (column.to_string(), words)),
                period: Period::parse(&bound.period)?,
                scope: Scope::County,
            };
            all.push(Shown {
                unit: printed(&wanted),
                wanted,
                span: bound.span,
                words: format!("{label}{STEP}{heading}"),
                value,
            });
        }
    }
    Ok(all)
}

/// The word behind a number of a form: matters are 起 there, whatever the report calls them.
fn printed(wanted: &Wanted) -> &'static str {
    match wanted.basis {
        Basis::Incident => "起",
        Basis::Letter | Basis::Clue | Basis::Case | Basis::Person | Basis::PersonAction => wanted.unit(),
        Basis::Unit | Basis::Row | Basis::Event | Basis::Amount => wanted.unit(),
    }
}

/// The headings of the columns, each with those above it.
fn headings(heads: &'static [Head]) -> Vec<String> {
    let plain = |label: &str| label.replace('\n', "");
    let mut all = Vec::new();
    for head in heads {
        match head {
            Head::Group(label, below) => {
                let under = headings(below).into_iter();
                all.extend(under.map(|heading| format!("{}{STEP}{heading}", plain(label))));
            }
            Head::Column(leaf) => all.push(plain(leaf.label)),
        }
    }
    all
}

/// The towns and departments of a ranking, each with what lies in it and below it.
fn places(reading: &Reading, ranked: &Ranked, numbers: &Numbers<'_>, period: &Period) -> Result<Vec<Shown>> {
    let figure = figures::named(ranked.code)?;
    let mut all = Vec::new();
    for place in ranked::places(ranked, numbers, period)? {
        let Some(unit) = place.unit else { continue };
        let wanted = Wanted { figure, basis: ranked.basis, share: None, period: period.clone(), scope: Scope::Unit(unit) };
        // A town that took over another's villages counts what lies in them now; the ranking goes by what was written.
        let counted = wanted::values(reading, std::slice::from_ref(&wanted))?;
        if counted.first() == Some(&Some(place.now)) {
            let words = format!("{}{STEP}{}", ranked.tab, place.name);
            all.push(Shown { unit: printed(&wanted), wanted, span: Span::Period, words, value: place.now });
        }
    }
    Ok(all)
}

/// What the lists of a year add up to: tasks, measures by batch, and the tasks of each leading unit.
fn totals(reading: &Reading, lists: &'static Lists, period: &Period) -> Result<Vec<Shown>> {
    let mut all = Vec::new();
    let answers = |code| figures::evaluate_some(reading, period, Scope::County, &[code]);
    for (code, label) in lists.totals {
        let figure = figures::named(code)?;
        let value = answers(figure)?.first().and_then(|answer| answer.value(Basis::Row)).unwrap_or(0);
        let wanted = Wanted { figure, basis: Basis::Row, share: None, period: period.clone(), scope: Scope::County };
        let words = format!("汇总{STEP}{label}");
        all.push(Shown { unit: printed(&wanted), wanted, span: Span::Period, words, value });
    }
    let (code, column) = lists.by_unit;
    let figure = figures::named(code)?;
    for share in split::by_code(reading, figure, column, period, Scope::County)? {
        let Some(word) = &share.word else { continue };
        let unit = match word.parse() {
            Ok(row) => read::label(reading, Unit::REGISTER, row)?.map(|(_, label)| label).unwrap_or_default(),
            Err(_) => word.clone(),
        };
        let by = Some((column.to_string(), vec![word.clone()]));
        let wanted = Wanted { figure, basis: Basis::Row, share: by, period: period.clone(), scope: Scope::County };
        let words = format!("汇总{STEP}{unit}{STEP}任务");
        let value = share.value(Basis::Row);
        all.push(Shown { unit: printed(&wanted), wanted, span: Span::Period, words, value });
    }
    Ok(all)
}
