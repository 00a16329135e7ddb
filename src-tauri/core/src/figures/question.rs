//! The questions made from a fact: the one place outside storage where SQL is put together.
//!
//! A condition is written once and stands in the count and in the list of what was counted, so the two cannot disagree.
//! Logic has three values: where a standing field is empty a condition is neither true nor false, the row is not
//! counted but named as lacking. Nothing in a statement comes from outside the program; values go in as parameters.

use super::column::{Column, Share};
use super::fact::{Among, Fact, Holds, Lies, Mark, Shape};
use super::figure::{Counted, Part, Test, When};
use super::scope::Within;
use crate::register::{Field, Need, Register};
use crate::storage::Shelf;
use crate::words::error::{Error, Result};

/// A question whose lines are the rows of a fact, with the places of its columns. The fact's key is the first.
pub(super) struct Scan {
    pub sql: String,
    /// Where the row of the lines stands; a line without one is a main row without lines.
    pub lines: Option<usize>,
    /// Where the unit stands in which a row lies, if the question was to tell it and the fact knows one.
    pub unit: Option<usize>,
    /// Where the column stands by which numbers are told apart.
    pub split: Option<usize>,
    /// The lists of other registers some conditions go by.
    pub lists: Vec<Lists>,
    /// What each part asks for, in order.
    pub asked: Vec<Asked>,
}

/// Two questions for rows of a fact: those that are marked, and those left undecided.
#[derive(PartialEq, Eq)]
pub(super) struct Lists {
    pub listed: String,
    pub open: String,
}

/// A mark of a part that goes by lists.
pub(super) struct ByList {
    /// Its place among the scan's lists.
    pub lists: usize,
    /// Where the condition on the row itself stands.
    pub guard: usize,
    /// Whether the part wants the marked rows or the others.
    pub wants_marked: bool,
}

/// The columns of one part.
pub(super) struct Asked {
    /// Its condition: 1 counts, 0 does not, nothing is undecided.
    pub condition: usize,
    /// What must hold besides, by lists.
    pub by_lists: Vec<ByList>,
    /// The keys of its bases, in order, and what is summed over them.
    pub keys: Vec<(usize, Option<usize>)>,
    /// The month of its day, 0 where the day is known only to the year; a stock has none.
    pub month: Option<usize>,
}

/// How the numbers of a scan are told apart.
#[derive(Clone, Copy)]
pub(super) enum Apart<'c> {
    /// Not at all.
    Whole,
    /// By a column.
    Under(&'c Column),
    /// By the months of their days, besides the whole.
    Months,
}

impl Fact {
    /// One question for all the numbers of some parts of this fact.
    pub(super) fn scan(&self, shelf: &Shelf, parts: &[&'static Part], within: Within, apart: Apart) -> Result<Scan> {
        let mut columns = vec![self.key.to_string()];
        let mut place = |column: String| {
            columns.iter().position(|known| *known == column).unwrap_or_else(|| {
                columns.push(column);
                columns.len() - 1
            })
        };
        let lines = match self.shape {
            Shape::Single => None,
            Shape::Lines(alias, _) => Some(place(format!("{alias}.row"))),
        };
        let mut asked = Vec::with_capacity(parts.len());
        let mut lists: Vec<Lists> = Vec::new();
        for part in parts {
            let mut by_lists = Vec::new();
            for test in part.tests {
                let Some((Among { guard, listed, open }, wants_marked)) = self.by_list(test)? else { continue };
                let own = Lists { listed: format!("SELECT {listed}"), open: format!("SELECT {open}") };
                let at = lists.iter().position(|known| *known == own).unwrap_or(lists.len());
                if at == lists.len() {
                    lists.push(own);
                }
                by_lists.push(ByList { lists: at, guard: place(guard.to_string()), wants_marked });
            }
            asked.push(Asked {
                condition: place(self.condition(shelf, part, within, Listed::Apart)?),
                by_lists,
                keys: part
                    .printed
                    .iter()
                    .chain(part.more)
                    .map(|counted| (place(counted.key.to_string()), counted.sum.map(|sum| place(sum.to_string()))))
                    .collect(),
                month: match (apart, part.when) {
                    (Apart::Whole | Apart::Under(_), _) => None,
                    (Apart::Months, When::Within(day)) => Some(place(format!("CAST(substr({day}, 6, 2) AS INTEGER)"))),
                    (Apart::Months, When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::Before(_)) => None,
                    (Apart::Months, When::Until(_) | When::CarriedIn(..) | When::OpenAt(..) | When::Told) => None,
                },
            });
        }
        let unit = match (within, self.lies) {
            (Within::Told, Lies::In(unit)) => Some(place(unit.to_string())),
            (Within::Told | Within::County | Within::Unit | Within::Zone, Lies::In(_) | Lies::If(_) | Lies::Nowhere) => None,
        };
        let split = match apart {
            Apart::Under(column) => Some(place(column.sql.clone())),
            Apart::Whole | Apart::Months => None,
        };
        // Where a row lies is asked once, before anything else is asked of it.
        let scope = match within {
            Within::County | Within::Told => String::new(),
            Within::Unit | Within::Zone => format!(" AND ({}) IS NOT 0", self.lies.near()),
        };
        let select = format!("SELECT {} {}{scope}", columns.join(", "), self.source(within));
        let due: Vec<String> = self.due(shelf, parts)?.iter().map(|due| format!("{select}{due}")).collect();
        Ok(Scan { sql: format!("{}{}", within.with(), due.join(" UNION ALL ")), lines, unit, split, lists, asked })
    }

    /// The lists a test goes by, and whether it wants the marked rows.
    fn by_list(&self, test: &Test) -> Result<Option<(Among, bool)>> {
        let (name, wants_marked) = match test {
            Test::Mark(name) => (name, true),
            Test::NotMark(name) => (name, false),
            Test::Is(..) | Test::IsNot(..) | Test::Holds(..) | Test::Group(..) | Test::Says(..) => return Ok(None),
            Test::Set(_) | Test::Filled(_) | Test::Empty(_) | Test::Either(_) => return Ok(None),
        };
        Ok(match self.marked(name)?.holds {
            Holds::Among(among) => Some((among, wants_marked)),
            Holds::If(_) => None,
        })
    }

    /// Which rows can be counted or undecided at all, so that the others are passed over: those with a day the parts go
    /// by and those without. Where all parts go by one day, each kind is a stretch of the fact's index.
    fn due(&self, shelf: &Shelf, parts: &[&'static Part]) -> Result<Vec<String>> {
        let mut days: Vec<(&'static str, bool)> = Vec::new();
        for part in parts {
            let (day, is_whole) = match part.when {
                When::Within(day) => (day, true),
                When::Before(day) | When::Until(day) | When::CarriedIn(day, _) | When::OpenAt(day, _) => (day, false),
                When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::Told => return Ok(vec![String::new()]),
            };
            let is_told = matches!(part.when, When::Within(_) | When::Before(_) | When::Until(_));
            if !is_told && self.field(shelf, day)?.1.need == Need::Optional {
                return Ok(vec![String::new()]);
            }
            match days.iter_mut().find(|(known, _)| *known == day) {
                Some((_, within)) => *within = *within && is_whole,
                None => days.push((day, is_whole)),
            }
        }
        let (mut dated, mut bare) = (Vec::new(), Vec::new());
        for (day, within) in days {
            dated.push(if within { format!("{day} BETWEEN :from AND :to") } else { format!("{day} <= :to") });
            match self.field(shelf, day)?.1.need {
                Need::Standing(_) => bare.push(format!("{day} IS NULL")),
                // One is never empty, the other does not count where it is.
                Need::Identity | Need::Optional => {}
            }
        }
        let is_one = dated.len() == 1;
        dated.extend(bare);
        Ok(if is_one {
            dated.iter().map(|kind| format!(" AND {kind}")).collect()
        } else {
            vec![format!(" AND ({})", dated.join(" OR "))]
        })
    }

    /// The rows behind one number, or behind its share under a word of a column.
    pub(super) fn rows(
        &self,
        shelf: &Shelf,
        part: &Part,
        counted: &Counted,
        within: Within,
        share: Option<(&Column, Share)>,
    ) -> Result<String> {
        Ok(self.list(within, &self.shared(shelf, part, within, share)?, counted.key))
    }

    /// The rows that decide a number or its share under a word: of the register that holds its key, each once.
    pub(super) fn bearers(
        &self,
        shelf: &Shelf,
        part: &Part,
        counted: &Counted,
        within: Within,
        share: Option<(&Column, Share)>,
    ) -> Result<String> {
        let (alias, _) = split(counted.key)?;
        Ok(self.list(within, &self.shared(shelf, part, within, share)?, &format!("{alias}.row")))
    }

    /// A part's condition, of its share under a word only.
    fn shared(&self, shelf: &Shelf, part: &Part, within: Within, share: Option<(&Column, Share)>) -> Result<String> {
        let mut condition = self.condition(shelf, part, within, Listed::Within)?;
        if let Some((column, share)) = share {
            condition.push_str(&format!(" AND {}", share.condition(column)));
        }
        Ok(condition)
    }

    pub(super) fn list(&self, within: Within, condition: &str, key: &str) -> String {
        let source = self.source(within);
        format!("{}SELECT DISTINCT {key} {source} AND ({condition}) AND {key} IS NOT NULL ORDER BY 1", within.with())
    }

    pub(super) fn source(&self, within: Within) -> String {
        let reach = if within == Within::County { "" } else { self.reach };
        format!("{}{reach} WHERE {}", self.from, self.living)
    }

    pub(super) fn condition(&self, shelf: &Shelf, part: &Part, within: Within, listed: Listed) -> Result<String> {
        let mut conditions = match part.when {
            When::Within(day) => vec![self.told(shelf, day, format!("{day} BETWEEN :from AND :to"))?],
            When::PlanYear(year) => vec![format!("{year} = :year")],
            When::LastDay(first, last) => vec![format!(
                "({first} IS NULL OR {first} <= :day) AND ({last} IS NULL OR {last} >= substr(:day, 1, length({last})))"
            )],
            When::Before(day) => vec![self.told(shelf, day, format!("{day} < :from"))?],
            When::Until(day) => vec![self.told(shelf, day, format!("{day} <= :to"))?],
            When::Overlaps(first, last) => vec![format!("{first} <= :to AND ({last} IS NULL OR {last} >= :from)")],
            When::CarriedIn(begun, done) => vec![format!("{begun} < :from AND ({done} IS NULL OR {done} >= :from)")],
            When::OpenAt(begun, done) => vec![format!("{begun} <= :to AND ({done} IS NULL OR {done} > :to)")],
            When::Told => Vec::new(),
        };
        for test in part.tests {
            if listed == Listed::Within || self.by_list(test)?.is_none() {
                conditions.push(self.test(shelf, test)?);
            }
        }
        match within {
            Within::County | Within::Told => {}
            Within::Unit | Within::Zone => conditions.push(self.lies.inside(day_of(part.when))),
        }
        if conditions.is_empty() {
            conditions.push("1".to_string());
        }
        Ok(conditions.join(" AND "))
    }

    fn test(&self, shelf: &Shelf, test: &Test) -> Result<String> {
        Ok(match test {
            Test::Is(column, words) => self.told(shelf, column, format!("{} IN ({})", self.sql(column), quoted(words)))?,
            Test::IsNot(column, words) => {
                self.told(shelf, column, format!("{} NOT IN ({})", self.sql(column), quoted(words)))?
            }
            Test::Holds(column, word) => self.told(shelf, column, format!("instr({}, ',{word},') > 0", self.sql(column)))?,
            Test::Group(column, list, group) => self.told(
                shelf,
                column,
                format!("{} IN (SELECT word FROM codes WHERE list = '{list}' AND kin = '{group}')", self.sql(column)),
            )?,
            Test::Set(column) => self.told(shelf, column, format!("{} = 1", self.sql(column)))?,
            Test::Filled(column) => format!("{} IS NOT NULL", self.sql(column)),
            Test::Empty(column) => format!("{} IS NULL", self.sql(column)),
            Test::Says(column, words) => {
                let any: Vec<String> = words.iter().map(|word| format!("instr({}, '{word}') > 0", self.sql(column))).collect();
                self.told(shelf, column, format!("({})", any.join(" OR ")))?
            }
            Test::Mark(name) => self.marked(name)?.condition(self.key),
            Test::NotMark(name) => format!("NOT {}", self.marked(name)?.condition(self.key)),
            Test::Either(rows) => {
                let mut any = Vec::with_capacity(rows.len());
                for row in *rows {
                    let all: Vec<String> = row.iter().map(|test| self.test(shelf, test)).collect::<Result<_>>()?;
                    any.push(format!("({})", all.join(" AND ")));
                }
                format!("({})", any.join(" OR "))
            }
        })
    }

    pub(super) fn marked(&self, name: &str) -> Result<&'static Mark> {
        self.marks.iter().find(|mark| mark.name == name).ok_or_else(|| unknown(name))
    }

    /// A column as SQL spells it.
    fn sql(&self, column: &'static str) -> &'static str {
        self.derived.iter().find(|derived| derived.name == column).map_or(column, |derived| derived.sql)
    }

    /// An optional field may stay empty: then the condition does not hold. A standing one leaves it undecided.
    fn told(&self, shelf: &Shelf, column: &str, condition: String) -> Result<String> {
        if self.derived.iter().any(|derived| derived.name == column) {
            return Ok(format!("coalesce({condition}, 0)"));
        }
        let (_, field) = self.field(shelf, column)?;
        Ok(match field.need {
            Need::Identity | Need::Standing(_) => condition,
            Need::Optional => format!("coalesce({condition}, 0)"),
        })
    }

    pub(super) fn field(&self, shelf: &Shelf, column: &str) -> Result<(&'static Register, &'static Field)> {
        let (alias, name) = split(column)?;
        let table = self.tables.iter().find(|(known, _)| *known == alias).ok_or_else(|| unknown(column))?;
        let register = shelf.register(table.1)?;
        register.field(name).map(|field| (register, field)).ok_or_else(|| unknown(column))
    }
}

/// Where a condition that goes by lists is asked: in the question itself, or apart from it while its lines are gone
/// through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    Within,
    Apart,
}

/// The day that says to which of two merged units a row belongs.
fn day_of(when: When) -> &'static str {
    match when {
        When::Within(day) | When::Before(day) | When::Until(day) => day,
        When::CarriedIn(begun, _) | When::OpenAt(begun, _) | When::Overlaps(begun, _) => begun,
        When::PlanYear(_) | When::LastDay(..) | When::Told => ":day",
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
}

pub(super) fn split(column: &str) -> Result<(&str, &str)> {
    column.split_once('.').ok_or_else(|| unknown(column))
}

pub(super) fn unknown(name: &str) -> Error {
    Error::refused("E_FIGURE", format!("指标目录有误：没有“{name}”。请更新程序。"))
}
