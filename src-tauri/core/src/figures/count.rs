//! Counting: one scan of a fact answers all its figures. The distinct keys of every basis are gathered as bits, since
//! row numbers are small and dense; a count(DISTINCT) in SQL would keep a sorted tree for each.

use super::facts::{Asked, Fact};
use super::figure::Figure;
use super::{Scope, parameters, within};
use crate::storage::Reading;
use crate::storage::tally::{self, Line};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::HashSet;

/// The numbers of one figure.
pub(super) struct Counts {
    /// Of its bases, in order.
    pub numbers: Vec<i64>,
    /// How many rows of the fact's register leave it undecided.
    pub lacking: i64,
}

/// Counts some figures of a fact.
pub(super) fn whole(
    reading: &Reading,
    fact: &'static Fact,
    figures: &[&'static Figure],
    period: &Period,
    scope: Scope,
) -> Result<Vec<Counts>> {
    let scan = fact.scan(reading.shelf, figures, within(scope))?;
    let mut all: Vec<Gathered> = scan.asked.iter().map(Gathered::of).collect();
    let mut lacking: Vec<RowSet> = figures.iter().map(|_| RowSet::default()).collect();
    tally::each(reading, &scan.sql, &parameters(period, scope), |line| {
        let key = line.number(0)?;
        let bare = match scan.lines {
            Some(column) => line.number(column)?.is_none(),
            None => false,
        };
        for ((asked, gathered), lacking) in scan.asked.iter().zip(&mut all).zip(&mut lacking) {
            match line.number(asked.condition)? {
                Some(0) => {}
                Some(_) => {
                    gathered.add(asked, line)?;
                    if bare {
                        lacking.extend(key);
                    }
                }
                None => lacking.extend(key),
            }
        }
        Ok(())
    })?;
    let counts = all.iter().zip(&lacking);
    Ok(counts.map(|(gathered, lacking)| Counts { numbers: gathered.numbers(), lacking: lacking.len() }).collect())
}

/// The keys of one figure, of each basis.
struct Gathered(Vec<RowSet>);

impl Gathered {
    fn of(asked: &Asked) -> Gathered {
        Gathered(asked.keys.iter().map(|_| RowSet::default()).collect())
    }

    fn add(&mut self, asked: &Asked, line: &Line) -> Result<()> {
        for (column, set) in asked.keys.iter().zip(&mut self.0) {
            set.extend(line.number(*column)?);
        }
        Ok(())
    }

    fn numbers(&self) -> Vec<i64> {
        self.0.iter().map(RowSet::len).collect()
    }
}

/// A set of row numbers.
#[derive(Default)]
struct RowSet {
    /// A bit for each number below [`DENSE`], as far as there are any.
    bits: Vec<u64>,
    /// Numbers no office reaches by entering rows.
    others: HashSet<RowId>,
    len: i64,
}

/// Eight megabytes of bits.
const DENSE: i64 = 1 << 26;

impl RowSet {
    fn extend(&mut self, key: Option<RowId>) {
        let Some(key) = key else { return };
        let is_new = if (0..DENSE).contains(&key) {
            let (word, bit) = ((key >> 6) as usize, 1_u64 << (key & 63));
            if word >= self.bits.len() {
                self.bits.resize((word + 1).next_power_of_two(), 0);
            }
            match self.bits.get_mut(word) {
                Some(bits) => {
                    let is_new = *bits & bit == 0;
                    *bits |= bit;
                    is_new
                }
                None => false,
            }
        } else {
            self.others.insert(key)
        };
        self.len += i64::from(is_new);
    }

    fn len(&self) -> i64 {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_counted_once_whatever_its_number() {
        let mut set = RowSet::default();
        for key in [5, 0, 63, 64, 5, DENSE - 1, DENSE, i64::MAX, DENSE, -1, i64::MIN, -1, 1_000_000, 63] {
            set.extend(Some(key));
        }
        set.extend(None);
        assert_eq!(set.len(), 10);
    }
}
