//! Figures month by month: what a chart of a year draws. A month counts what the figure counts in it.

use super::choices::Choices;
use super::figure::{Basis, Figure, Part, When, bases};
use super::question::Apart;
use super::{Scope, count, facts_of, is_valid};
use crate::storage::{Reading, snapshot};
use crate::words::error::{Error, Result};
use crate::words::period::Period;

/// A figure in the months of a year.
#[derive(Clone, Debug)]
pub struct Months {
    /// Which one.
    pub figure: &'static Figure,
    /// Of each basis, those the report prints first, the numbers from January to December.
    pub values: Vec<(Basis, [i64; 12])>,
}

/// The numbers of some figures in the months of a year, in the order asked. A figure that is not valid in a month
/// counts nothing there.
pub fn months(reading: &Reading, figures: &[&'static Figure], year: i32) -> Result<Vec<Months>> {
    let (Some(whole), Some(months)) = (Period::year(year), Period::months(year)) else {
        return Err(Error::refused("E_PERIOD", format!("没有“{year}”这一年。请写四位年份。")));
    };
    snapshot::hold(reading, || {
        let choices = Choices::of(reading, &whole)?;
        let parts: Vec<&'static Part> = figures.iter().flat_map(|figure| choices.parts(figure)).collect();
        let numbers = numbers(reading, &parts, &whole, &months)?;
        let mut numbers = parts.into_iter().zip(numbers);
        let mut all = Vec::with_capacity(figures.len());
        for figure in figures {
            let own: Vec<_> = numbers.by_ref().take(choices.parts(figure).len()).collect();
            all.push(months_of(figure, choices.parts(figure), &months, &own));
        }
        Ok(all)
    })
}

/// Of each part, of each basis, twelve numbers.
fn numbers(
    reading: &Reading,
    all_parts: &[&'static Part],
    whole: &Period,
    months: &[Period; 12],
) -> Result<Vec<Vec<[i64; 12]>>> {
    let empty = |part: &&'static Part| part.printed.iter().chain(part.more).map(|_| [0; 12]).collect();
    let mut all: Vec<Vec<[i64; 12]>> = all_parts.iter().map(empty).collect();
    for (fact, places) in facts_of(all_parts) {
        let named = |places: &[usize]| places.iter().filter_map(|at| all_parts.get(*at).copied()).collect::<Vec<_>>();
        let goes_by_day = |at: &usize| all_parts.get(*at).is_some_and(|part| matches!(part.when, When::Within(_)));
        let (flows, others): (Vec<usize>, Vec<usize>) = places.into_iter().partition(goes_by_day);
        if !flows.is_empty() {
            let counts = count::whole(reading, fact, &named(&flows), whole, Scope::County, Apart::Months)?;
            for (at, counts) in flows.iter().zip(counts) {
                if let (Some(slot), Some(months)) = (all.get_mut(*at), counts.months) {
                    *slot = months;
                }
            }
        }
        // A stock stands at the end of each month.
        for (month, part) in months.iter().enumerate().filter(|_| !others.is_empty()) {
            for (at, counts) in
                others.iter().zip(count::whole(reading, fact, &named(&others), part, Scope::County, Apart::Whole)?)
            {
                for (slots, number) in all.get_mut(*at).into_iter().flatten().zip(counts.numbers) {
                    if let Some(slot) = slots.get_mut(month) {
                        *slot = number;
                    }
                }
            }
        }
    }
    Ok(all)
}

fn months_of(
    figure: &'static Figure,
    parts: &'static [Part],
    months: &[Period; 12],
    numbers: &[(&'static Part, Vec<[i64; 12]>)],
) -> Months {
    let valid = months.each_ref().map(|month| is_valid(figure, month));
    let kept = |numbers: &[i64; 12]| {
        let mut kept = *numbers;
        for (number, _) in kept.iter_mut().zip(valid).filter(|(_, valid)| !valid) {
            *number = 0;
        }
        kept
    };
    let counted = |basis: Basis| {
        let of_part = |(part, numbers): &(&'static Part, Vec<[i64; 12]>)| {
            let at = part.printed.iter().chain(part.more).position(|counted| counted.basis == basis)?;
            numbers.get(at).copied()
        };
        numbers.iter().find_map(of_part).unwrap_or([0; 12])
    };
    Months { figure, values: bases(parts).map(|(_, one)| (one.basis, kept(&counted(one.basis)))).collect() }
}
