//! Figures month by month: what a chart of a year draws. A month counts what the figure counts in it.

use super::figure::{Basis, Figure, When};
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
    let (Some(whole), Some(parts)) = (Period::year(year), Period::months(year)) else {
        return Err(Error::refused("E_PERIOD", format!("没有“{year}”这一年。请写四位年份。")));
    };
    let numbers = snapshot::hold(reading, || numbers(reading, figures, &whole, &parts))?;
    Ok(figures.iter().copied().zip(numbers).map(|(figure, numbers)| months_of(figure, &parts, &numbers)).collect())
}

/// Of each figure, of each basis, twelve numbers.
fn numbers(
    reading: &Reading,
    figures: &[&'static Figure],
    whole: &Period,
    parts: &[Period; 12],
) -> Result<Vec<Vec<[i64; 12]>>> {
    let mut all: Vec<Vec<[i64; 12]>> = figures.iter().map(|figure| figure.bases().map(|_| [0; 12]).collect()).collect();
    for (fact, places) in facts_of(figures) {
        let named = |places: &[usize]| places.iter().filter_map(|at| figures.get(*at).copied()).collect::<Vec<_>>();
        let is_flow = |at: &usize| figures.get(*at).is_some_and(|figure| matches!(figure.when, When::Within(_)));
        let (flows, stocks): (Vec<usize>, Vec<usize>) = places.into_iter().partition(is_flow);
        if !flows.is_empty() {
            for (at, counted) in flows.iter().zip(count::months(reading, fact, &named(&flows), whole)?) {
                if let Some(slot) = all.get_mut(*at) {
                    *slot = counted;
                }
            }
        }
        // A stock stands at the end of each month.
        for (month, part) in parts.iter().enumerate().filter(|_| !stocks.is_empty()) {
            for (at, counts) in stocks.iter().zip(count::whole(reading, fact, &named(&stocks), part, Scope::County)?) {
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

fn months_of(figure: &'static Figure, parts: &[Period; 12], numbers: &[[i64; 12]]) -> Months {
    let valid = parts.each_ref().map(|part| is_valid(figure, part));
    let kept = |numbers: &[i64; 12]| {
        let mut kept = *numbers;
        for (number, _) in kept.iter_mut().zip(valid).filter(|(_, valid)| !valid) {
            *number = 0;
        }
        kept
    };
    Months { figure, values: figure.bases().zip(numbers).map(|(counted, numbers)| (counted.basis, kept(numbers))).collect() }
}
