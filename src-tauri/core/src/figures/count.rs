//! Counting: one scan of a fact answers all its figures. The distinct keys of every basis are gathered as bits, since
//! row numbers are small and dense; a count(DISTINCT) in SQL would keep a sorted tree for each.

use super::column::Column;
use super::fact::Fact;
use super::figure::Part;
use super::keys::Keys;
use super::question::{Apart, Asked, Scan};
use super::scope::{Within, ZONE_UNITS};
use super::{Scope, parameters, within};
use crate::storage::Reading;
use crate::storage::tally::{self, Line, Parameter};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::{BTreeMap, HashMap};

/// The numbers of one part of a figure.
pub(super) struct Counts {
    /// Of its bases, in order.
    pub numbers: Vec<i64>,
    /// What was counted on each of them.
    pub keys: Vec<Keys>,
    /// How many rows of the fact's register leave it undecided.
    pub lacking: i64,
    /// Of its bases the numbers of the twelve months, where they were asked for and the part goes by a day.
    pub months: Option<Vec<[i64; 12]>>,
}

/// Counts some parts of a fact, in the months of a year too if they are to be told apart.
pub(super) fn whole(
    reading: &Reading,
    fact: &'static Fact,
    parts: &[&'static Part],
    period: &Period,
    scope: Scope,
    apart: Apart,
) -> Result<Vec<Counts>> {
    let scan = fact.scan(reading.shelf, parts, within(scope), apart)?;
    let parameters = parameters(period, scope);
    let marked = Marked::gather(reading, &scan, &parameters)?;
    let stretches = |asked: &Asked| if asked.month.is_some() { 13 } else { 1 };
    let mut all: Vec<Gathered> = scan.asked.iter().map(|asked| Gathered::of(asked, stretches(asked))).collect();
    let mut lacking: Vec<Keys> = parts.iter().map(|_| Keys::default()).collect();
    tally::each(reading, &scan.sql, &parameters, |line| {
        let key = line.number(0)?;
        let bare = is_bare(&scan, line)?;
        for ((asked, gathered), lacking) in scan.asked.iter().zip(&mut all).zip(&mut lacking) {
            match marked.decide(asked, line, key)? {
                Some(false) => {}
                Some(true) => {
                    gathered.add(asked, line, 0)?;
                    // A day known only to the year lies in none of its months.
                    if let Some(month @ 1..=12) = asked.month.map_or(Ok(None), |column| line.number(column))? {
                        gathered.add(asked, line, month as usize)?;
                    }
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
    let counts = all.into_iter().zip(&scan.asked).zip(&lacking);
    let counts = counts.map(|((mut gathered, asked), lacking)| Counts {
        months: asked.month.map(|_| gathered.months()),
        ..gathered.counts(0, lacking)
    });
    Ok(counts.collect())
}

/// Counts a part in some zones of the day at once, each as [`whole`] does; nothing where the fact's rows lie in no one
/// unit.
pub(super) fn zones(reading: &Reading, part: &'static Part, period: &Period, zones: &[RowId]) -> Result<Option<Vec<Counts>>> {
    let scan = part.fact.scan(reading.shelf, &[part], Within::Told, Apart::Whole)?;
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
    let mut lacking: Vec<Keys> = zones.iter().map(|_| Keys::default()).collect();
    // A row that lies nowhere may lie in any of them.
    let everywhere: Vec<usize> = (0..zones.len()).collect();
    let marked = Marked::gather(reading, &scan, &parameters)?;
    tally::each(reading, &scan.sql, &parameters, |line| {
        let condition = marked.decide(asked, line, line.number(0)?)?;
        let unit = line.number(unit)?;
        let places = unit.map_or(&everywhere[..], |unit| holding.get(&unit).map_or(&[], Vec::as_slice));
        if condition == Some(false) || places.is_empty() {
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
    Ok(Some(lacking.iter().enumerate().map(|(place, lacking)| gathered.counts(place, lacking)).collect()))
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
    let scan = part.fact.scan(reading.shelf, &[part], within(scope), Apart::Under(column))?;
    let mut shares: BTreeMap<Option<String>, Gathered> = BTreeMap::new();
    let (Some(asked), Some(place)) = (scan.asked.first(), scan.split) else { return Ok(BTreeMap::new()) };
    let parameters = parameters(period, scope);
    let marked = Marked::gather(reading, &scan, &parameters)?;
    tally::each(reading, &scan.sql, &parameters, |line| {
        if marked.decide(asked, line, line.number(0)?)? != Some(true) {
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

/// The rows other registers mark, of each pair of lists: those that are marked, and those left undecided.
struct Marked(Vec<(Keys, Keys)>);

impl Marked {
    fn gather(reading: &Reading, scan: &Scan, parameters: &[Parameter]) -> Result<Marked> {
        let gather = |sql: &str| -> Result<Keys> {
            let mut keys = Keys::default();
            tally::each(reading, sql, parameters, |line| {
                keys.extend(line.number(0)?);
                Ok(())
            })?;
            Ok(keys)
        };
        let lists = scan.lists.iter().map(|lists| Ok((gather(&lists.listed)?, gather(&lists.open)?)));
        lists.collect::<Result<_>>().map(Marked)
    }

    /// Whether a line counts; nothing where a field it takes is empty. As in SQL, what does not hold decides before what
    /// is unknown.
    fn decide(&self, asked: &Asked, line: &Line, key: Option<RowId>) -> Result<Option<bool>> {
        let mut known = line.number(asked.condition)?.map(|condition| condition != 0);
        for by_list in &asked.by_lists {
            if known == Some(false) {
                break;
            }
            let guard = line.number(by_list.guard)?.map(|guard| guard != 0);
            let listed = match (self.0.get(by_list.lists), key) {
                (Some((listed, _)), Some(key)) if listed.contains(key) => Some(true),
                (Some((_, open)), Some(key)) if open.contains(key) => None,
                (Some(_), _) | (None, _) => Some(false),
            };
            let mark = both(guard, listed);
            known = both(known, if by_list.wants_marked { mark } else { mark.map(|mark| !mark) });
        }
        Ok(known)
    }
}

/// AND of three values.
fn both(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        (None, _) | (_, None) => None,
    }
}

/// The keys of one part of a figure: of each stretch of the period, of each basis. Where months are told apart the first
/// stretch is the whole.
struct Gathered(Vec<Vec<Kept>>);

/// The keys of one basis, and what is summed over them.
#[derive(Default)]
struct Kept {
    keys: Keys,
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
            || asked.keys.iter().map(|(_, sum)| Kept { keys: Keys::default(), sum: sum.map(|_| 0) }).collect::<Vec<_>>();
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

    fn counts(&mut self, stretch: usize, lacking: &Keys) -> Counts {
        let numbers = self.numbers(stretch);
        let kept = self.0.get_mut(stretch).into_iter().flatten();
        Counts {
            numbers,
            keys: kept.map(|kept| std::mem::take(&mut kept.keys)).collect(),
            lacking: lacking.len(),
            months: None,
        }
    }

    fn numbers(&self, stretch: usize) -> Vec<i64> {
        self.0.get(stretch).into_iter().flatten().map(Kept::number).collect()
    }

    /// Of each basis its twelve months, which stand behind the whole.
    fn months(&self) -> Vec<[i64; 12]> {
        let number =
            |month: usize, basis: usize| self.0.get(month + 1).and_then(|kept| kept.get(basis)).map_or(0, Kept::number);
        (0..self.0.first().map_or(0, Vec::len)).map(|basis| std::array::from_fn(|month| number(month, basis))).collect()
    }
}
