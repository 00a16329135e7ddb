//! A number that was printed or handed in, asked for once more: by figure, basis, period, part of the county, and the
//! share under some codes. It is counted and listed by the figure's own condition, as the first time.

use super::column::Share as Part;
use super::figure::{Basis, Figure};
use super::split::{self, Share};
use super::{Answer, Choices, Scope, evaluate_some, is_valid, named, parameters, part_of, within};
use crate::register::Register;
use crate::storage::frozen::Frozen;
use crate::storage::tally::{self, Parameter};
use crate::storage::{Reading, snapshot};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A number as it is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The figure.
    pub figure: &'static Figure,
    /// What is counted.
    pub basis: Basis,
    /// The column it is split by and the codes that count; no code at all means what has none.
    pub share: Option<(String, Vec<String>)>,
    /// The stretch of time.
    pub period: Period,
    /// The part of the county.
    pub scope: Scope,
}

/// Between the column and its codes, and between the codes.
const CODES: char = '=';
const NEXT: char = ',';

impl Wanted {
    /// What a frozen number asked for; nothing where an older program knew a figure this one does not.
    pub fn of(frozen: &Frozen) -> Option<Wanted> {
        let share = match frozen.share.split_once(CODES) {
            Some((column, "")) => Some((column.to_string(), Vec::new())),
            Some((column, words)) => Some((column.to_string(), words.split(NEXT).map(str::to_string).collect())),
            None => None,
        };
        let scope = match frozen.scope.split_once(' ') {
            None => Scope::County,
            Some(("unit", row)) => Scope::Unit(row.parse().ok()?),
            Some((_, row)) => Scope::Zone(row.parse().ok()?),
        };
        Some(Wanted {
            figure: named(&frozen.figure).ok()?,
            basis: Basis::of_word(&frozen.basis)?,
            share,
            period: Period::parse(&frozen.period).ok()?,
            scope,
        })
    }

    /// The share as it is kept: nothing for the whole.
    pub fn spelled_share(&self) -> String {
        let spelled = |(column, words): &(String, Vec<String>)| format!("{column}{CODES}{}", words.join(&NEXT.to_string()));
        self.share.as_ref().map(spelled).unwrap_or_default()
    }

    /// The part of the county as it is kept: nothing for all of it.
    pub fn spelled_scope(&self) -> String {
        match self.scope {
            Scope::County => String::new(),
            Scope::Unit(row) => format!("unit {row}"),
            Scope::Zone(row) => format!("zone {row}"),
        }
    }

    /// What a frozen number is called beside the others of its hand-in: 累计（2016年1—3月）查处问题数·违规公款吃喝. One
    /// that counts the whole period of what was handed in says no time.
    pub fn called(&self, frozen: &Frozen) -> String {
        let shown = if frozen.shown.is_empty() { self.figure.label } else { frozen.shown.as_str() };
        let (year, month) = (self.period.to().year_number(), self.period.to().month_number());
        let when = match frozen.span.as_str() {
            "month" => format!("本月（{}）", self.period.chinese()),
            "year_to_date" if month == 1 => format!("累计（{year}年1月）"),
            "year_to_date" => format!("累计（{year}年1—{month}月）"),
            "year_before" => format!("上年同期（{}）", self.period.chinese()),
            _ => String::new(),
        };
        format!("{when}{shown}")
    }

    /// The word printed behind it.
    pub fn unit(&self) -> &'static str {
        self.figure.counted(self.basis).map_or("", |counted| counted.unit)
    }
}

/// The numbers in the order they were asked for, amounts in 分; nothing where a figure does not hold in its period. Each
/// figure is scanned once for a stretch of time and a part of the county.
pub fn values(reading: &Reading, wanted: &[Wanted]) -> Result<Vec<Option<i64>>> {
    snapshot::hold(reading, || {
        let mut whole: HashMap<Asked, Vec<&'static Figure>> = HashMap::new();
        for one in wanted.iter().filter(|one| one.share.is_none()) {
            let figures = whole.entry(at(one)).or_default();
            if !figures.iter().any(|known| known.code == one.figure.code) {
                figures.push(one.figure);
            }
        }
        let mut answers: HashMap<Asked, Vec<Answer>> = HashMap::new();
        let mut shares: HashMap<(&'static str, String, Asked), Vec<Share>> = HashMap::new();
        let mut numbers = Vec::with_capacity(wanted.len());
        for one in wanted {
            let value = match &one.share {
                None => {
                    let known = match answers.entry(at(one)) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(place) => {
                            let figures = whole.get(&at(one)).map(Vec::as_slice).unwrap_or_default();
                            place.insert(evaluate_some(reading, &one.period, one.scope, figures)?)
                        }
                    };
                    known.iter().find(|answer| answer.figure.code == one.figure.code).and_then(|answer| answer.value(one.basis))
                }
                Some((column, words)) => {
                    let known = match shares.entry((one.figure.code, column.clone(), at(one))) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(place) => {
                            place.insert(split::by_code(reading, one.figure, column, &one.period, one.scope)?)
                        }
                    };
                    let counts = |share: &&Share| match &share.word {
                        None => words.is_empty(),
                        Some(word) => words.contains(word),
                    };
                    is_valid(one.figure, &one.period)
                        .then(|| known.iter().filter(counts).map(|share| share.value(one.basis)).sum())
                }
            };
            numbers.push(value);
        }
        Ok(numbers)
    })
}

/// A period and a part of the county as they are spelled.
type Asked = (String, String);

/// When and where a number is counted.
fn at(one: &Wanted) -> Asked {
    (one.period.spelled().to_string(), one.spelled_scope())
}

/// The rows a number counts, and those of another register that decide it: of the persons of cases, the cases too. Each
/// row once and in order, register by register in the order of their names.
pub fn behind(reading: &Reading, wanted: &Wanted) -> Result<Vec<(&'static Register, Vec<RowId>)>> {
    let Wanted { figure, basis, period, scope, .. } = wanted;
    if !is_valid(figure, period) {
        return Ok(Vec::new());
    }
    let choices = Choices::of(reading, period)?;
    let (part, counted) = part_of(figure, choices.parts(figure), *basis)?;
    let column = match &wanted.share {
        Some((column, _)) => Some(part.fact.column(reading.shelf, column)?.ok_or_else(|| split::unsplit(figure, column))?),
        None => None,
    };
    let mut asked: Vec<Option<&str>> = Vec::new();
    match &wanted.share {
        Some((_, words)) if !words.is_empty() => asked.extend(words.iter().map(|word| Some(word.as_str()))),
        Some(_) | None => asked.push(None),
    }
    let mut all: Vec<(&'static Register, Vec<RowId>)> = Vec::new();
    let holder = part.fact.holder(counted).filter(|holder| *holder != counted.register);
    for (name, decides) in std::iter::once((counted.register, false)).chain(holder.map(|holder| (holder, true))) {
        let mut rows = Vec::new();
        for word in &asked {
            let share = column.as_ref().map(|column| (column, word.map_or(Part::Unset, |_| Part::Word)));
            let sql = match decides {
                false => part.fact.rows(reading.shelf, part, counted, within(*scope), share)?,
                true => part.fact.bearers(reading.shelf, part, counted, within(*scope), share)?,
            };
            let mut told = parameters(period, *scope);
            if word.is_some() {
                told.push(Parameter::text(":word", word.map(str::to_string)));
            }
            rows.extend(tally::rows(reading, &sql, &told)?);
        }
        rows.sort_unstable();
        rows.dedup();
        if !rows.is_empty() {
            all.push((reading.shelf.register(name)?, rows));
        }
    }
    all.sort_by_key(|(register, _)| register.name);
    Ok(all)
}
