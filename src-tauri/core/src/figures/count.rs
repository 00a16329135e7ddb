//! Counting: one scan of a fact answers all its figures. The distinct keys of every basis are gathered as bits, since
//! row numbers are small and dense; a count(DISTINCT) in SQL would keep a sorted tree for each.

use super::column::Column;
use super::fact::Fact;
use super::figure::Part;
use super::question::{Asked, Scan};
use super::scope::{Within, ZONE_UNITS};
use super::{Scope, parameters, within};
use crate::storage::Reading;
use crate::storage::tally::{self, Line};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The numbers of one part of a figure.
pub(super) struct Counts {
    /// Of its bases, in order.
    pub numbers: Vec<i64>,
    /// How many rows of the fact's register leave it undecided.
    pub lacking: i64,
}

/// Counts some parts of a fact.
pub(super) fn whole(
    reading: &Reading,
    fact: &'static Fact,
    parts: &[&'static Part],
    period: &Period,
    scope: Scope,
) -> Result<Vec<Counts>> {
    let scan = fact.scan(reading.shelf, parts, within(scope), None)?;
    let mut all: Vec<Gathered> = scan.asked.iter().map(|asked| Gathered::of(asked, 1)).collect();
    let mut lacking: Vec<RowSet> = parts.iter().map(|_| RowSet::default()).collect();
    tally::each(reading, &scan.sql, &parameters(period, scope), |line| {
        let key = line.number(0)?;
        let bare = is_bare(&scan, line)?;
        for ((asked, gathered), lacking) in scan.asked.iter().zip(&mut all).zip(&mut lacking) {
            match line.number(asked.condition)? {
                Some(0) => {}
                Some(_) => {
                    gathered.add(asked, line, 0)?;
                    if bare {
                        lacking.extend(key);
                    }
                }
                None => {
                    lacking.extend(key);
                }
            }
        }
        Ok(())
    })?;
    let counts = all.iter().zip(&lacking);
    Ok(counts.map(|(gathered, lacking)| Counts { numbers: gathered.numbers(0), lacking: lacking.len() }).collect())
}

/// Counts a part in some zones of the day at once, each as [`whole`] does; nothing where the fact's rows lie in no one
/// unit.
pub(super) fn zones(reading: &Reading, part: &'static Part, period: &Period, zones: &[RowId]) -> Result<Option<Vec<Counts>>> {
    let scan = part.fact.scan(reading.shelf, &[part], Within::Told, None)?;
    let (Some(unit), Some(asked)) = (scan.unit, scan.asked.first()) else { return Ok(None) };
    let parameters = parameters(period, Scope::County);
    let mut holding: HashMap<RowId, Vec<usize>> = HashMap::new();
    tally::each(reading, ZONE_UNITS, &parameters, |line| {
        let zone = line.number(0)?.and_then(|zone| zones.iter().position(|known| *known == zone));
        if let (Some(place), Some(unit)) = (zone, line.number(1)?) {
            holding.entry(unit).or_default().push(place);
        }
        Ok(())
    })?;
    let mut gathered = Gathered::of(asked, zones.len());
    let mut lacking: Vec<RowSet> = zones.iter().map(|_| RowSet::default()).collect();
    // A row that lies nowhere may lie in any of them.
    let everywhere: Vec<usize> = (0..zones.len()).collect();
    tally::each(reading, &scan.sql, &parameters, |line| {
        let condition = line.number(asked.condition)?;
        let unit = line.number(unit)?;
        let places = unit.map_or(&everywhere[..], |unit| holding.get(&unit).map_or(&[], Vec::as_slice));
        if condition == Some(0) || places.is_empty() {
            return Ok(());
        }
        let counts = condition.is_some() && unit.is_some();
        let undecided = !counts || is_bare(&scan, line)?;
        let key = line.number(0)?;
        for place in places {
            if counts {
                gathered.add(asked, line, *place)?;
            }
            if let (true, Some(lacking)) = (undecided, lacking.get_mut(*place)) {
                lacking.extend(key);
            }
        }
        Ok(())
    })?;
    let counts = |(place, lacking): (usize, &RowSet)| Counts { numbers: gathered.numbers(place), lacking: lacking.len() };
    Ok(Some(lacking.iter().enumerate().map(counts).collect()))
}

/// Whether a line is a main row without lines.
fn is_bare(scan: &Scan, line: &Line) -> Result<bool> {
    Ok(match scan.lines {
        Some(column) => line.number(column)?.is_none(),
        None => false,
    })
}

/// The numbers of a part under each word of a column; none where the column is empty. A row may stand under several
/// words of a list.
pub(super) fn split(
    reading: &Reading,
    part: &'static Part,
    column: &Column,
    period: &Period,
    scope: Scope,
) -> Result<BTreeMap<Option<String>, Vec<i64>>> {
    let scan = part.fact.scan(reading.shelf, &[part], within(scope), Some(column))?;
    let mut shares: BTreeMap<Option<String>, Gathered> = BTreeMap::new();
    let (Some(asked), Some(place)) = (scan.asked.first(), scan.split) else { return Ok(BTreeMap::new()) };
    tally::each(reading, &scan.sql, &parameters(period, scope), |line| {
        if line.number(asked.condition)?.unwrap_or(0) == 0 {
            return Ok(());
        }
        let word = line.word(place)?;
        match (word, column.is_many()) {
            (Some(words), true) => {
                for word in words.split(',').filter(|word| !word.is_empty()) {
                    let share = shares.entry(Some(word.to_string())).or_insert_with(|| Gathered::of(asked, 1));
                    share.add(asked, line, 0)?;
                }
                Ok(())
            }
            (word, _) => shares.entry(word).or_insert_with(|| Gathered::of(asked, 1)).add(asked, line, 0),
        }
    })?;
    Ok(shares.into_iter().map(|(word, gathered)| (word, gathered.numbers(0))).collect())
}

/// Counts some parts of a fact that go by a day, month by month of a year: of each its bases, of each twelve numbers.
pub(super) fn months(
    reading: &Reading,
    fact: &'static Fact,
    parts: &[&'static Part],
    year: &Period,
) -> Result<Vec<Vec<[i64; 12]>>> {
    let scan = fact.scan(reading.shelf, parts, within(Scope::County), None)?;
    let mut all: Vec<Gathered> = scan.asked.iter().map(|asked| Gathered::of(asked, 12)).collect();
    tally::each(reading, &scan.sql, &parameters(year, Scope::County), |line| {
        for (asked, gathered) in scan.asked.iter().zip(&mut all) {
            let (Some(column), true) = (asked.month, line.number(asked.condition)?.unwrap_or(0) != 0) else { continue };
            // A day known only to the year lies in none of its months.
            if let Some(month @ 1..=12) = line.number(column)? {
                gathered.add(asked, line, month as usize - 1)?;
            }
        }
        Ok(())
    })?;
    Ok(all.iter().map(Gathered::turned).collect())
}

/// The keys of one part of a figure: of each stretch of the period, of each basis.
struct Gathered(Vec<Vec<Kept>>);

/// The keys of one basis, and what is summed over them.
#[derive(Default)]
struct Kept {
    keys: RowSet,
    sum: Option<i64>,
}

impl Kept {
    fn number(&self) -> i64 {
        self.sum.unwrap_or(self.keys.len())
    }
}

impl Gathered {
    fn of(asked: &Asked, stretches: usize) -> Gathered {
        let empty =
            || asked.keys.iter().map(|(_, sum)| Kept { keys: RowSet::default(), sum: sum.map(|_| 0) }).collect::<Vec<_>>();
        Gathered((0..stretches).map(|_| empty()).collect())
    }

    fn add(&mut self, asked: &Asked, line: &Line, stretch: usize) -> Result<()> {
        for ((column, sum), kept) in asked.keys.iter().zip(self.0.get_mut(stretch).into_iter().flatten()) {
            let is_new = kept.keys.extend(line.number(*column)?);
            if let (true, Some(sum), Some(total)) = (is_new, sum, kept.sum.as_mut()) {
                *total = total.saturating_add(line.number(*sum)?.unwrap_or(0));
            }
        }
        Ok(())
    }

    fn numbers(&self, stretch: usize) -> Vec<i64> {
        self.0.get(stretch).into_iter().flatten().map(Kept::number).collect()
    }

    /// Of each basis its twelve months.
    fn turned(&self) -> Vec<[i64; 12]> {
        let bases = self.0.first().map_or(0, Vec::len);
        let number = |month: usize, basis: usize| self.0.get(month).and_then(|kept| kept.get(basis)).map_or(0, Kept::number);
        (0..bases).map(|basis| std::array::from_fn(|month| number(month, basis))).collect()
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
    /// Takes a key in; says whether it was not there.
    fn extend(&mut self, key: Option<RowId>) -> bool {
        let Some(key) = key else { return false };
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
        is_new
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
