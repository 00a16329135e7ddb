//! The questions made from a fact: the one place outside storage where SQL is put together.
//!
//! A condition is written once and stands in the count and in the list of what was counted, so the two cannot disagree.
//! Logic has three values: where a standing field is empty a condition is neither true nor false, the row is not
//! counted but named as lacking. Nothing in a statement comes from outside the program; values go in as parameters.

use super::column::{Column, Share};
use super::fact::{Fact, Lies, Mark, Shape};
use super::figure::{Counted, Part, Test, When};
use super::scope::Within;
use crate::register::{Field, Need, Register};
use crate::storage::Shelf;
use crate::words::error::{Error, Result};

/// A field that leaves a condition undecided, and the question that finds the rows without it.
pub(super) struct Gap {
    pub register: &'static Register,
    pub field: &'static Field,
    pub sql: String,
}

/// A question whose lines are the rows of a fact, with the places of its columns. The fact's key is the first.
pub(super) struct Scan {
    pub sql: String,
    /// Where the row of the lines stands; a line without one is a main row without lines.
    pub lines: Option<usize>,
    /// Where the unit stands in which a row lies, if the question was to tell it and the fact knows one.
    pub unit: Option<usize>,
    /// Where the column stands by which numbers are split.
    pub split: Option<usize>,
    /// What each part asks for, in order.
    pub asked: Vec<Asked>,
}

/// The columns of one part.
pub(super) struct Asked {
    /// Its condition: 1 counts, 0 does not, nothing is undecided.
    pub condition: usize,
    /// The keys of its bases, in order, and what is summed over them.
    pub keys: Vec<(usize, Option<usize>)>,
    /// The month of its day, 0 where the day is known only to the year; a stock has none.
    pub month: Option<usize>,
}

impl Fact {
    /// One question for all the numbers of some parts of this fact.
    pub(super) fn scan(&self, shelf: &Shelf, parts: &[&'static Part], within: Within, split: Option<&Column>) -> Result<Scan> {
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
        for part in parts {
            asked.push(Asked {
                condition: place(self.condition(shelf, part, within)?),
                keys: part
                    .printed
                    .iter()
                    .chain(part.more)
                    .map(|counted| (place(counted.key.to_string()), counted.sum.map(|sum| place(sum.to_string()))))
                    .collect(),
                month: match part.when {
                    When::Within(day) => Some(place(format!("CAST(substr({day}, 6, 2) AS INTEGER)"))),
                    When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::Before(_) | When::Until(_) => None,
                    When::CarriedIn(..) | When::OpenAt(..) | When::Told => None,
                },
            });
        }
        let unit = match (within, self.lies) {
            (Within::Told, Lies::In(unit)) => Some(place(unit.to_string())),
            (Within::Told | Within::County | Within::Unit | Within::Zone, Lies::In(_) | Lies::If(_) | Lies::Nowhere) => None,
        };
        let split = split.map(|column| place(column.sql.clone()));
        // Where a row lies is asked once, before anything else is asked of it.
        let scope = match within {
            Within::County | Within::Told => String::new(),
            Within::Unit | Within::Zone => format!(" AND ({}) IS NOT 0", self.lies.near()),
        };
        let select = format!("SELECT {} {}{scope}", columns.join(", "), self.source(within));
        let due: Vec<String> = self.due(shelf, parts)?.iter().map(|due| format!("{select}{due}")).collect();
        Ok(Scan { sql: format!("{}{}", within.with(), due.join(" UNION ALL ")), lines, unit, split, asked })
    }

    /// Which rows can be counted or undecided at all, so that the others are passed over: those with a day of the
    /// period and those without. Where all parts go by one day, each kind is a stretch of the fact's index.
    fn due(&self, shelf: &Shelf, parts: &[&'static Part]) -> Result<Vec<String>> {
        let mut kinds: Vec<String> = Vec::new();
        for part in parts {
            let When::Within(day) = part.when else { return Ok(vec![String::new()]) };
            let within = format!("{day} BETWEEN :from AND :to");
            if kinds.contains(&within) {
                continue;
            }
            kinds.push(within);
            match self.field(shelf, day)?.1.need {
                Need::Standing(_) => kinds.push(format!("{day} IS NULL")),
                // One is never empty, the other does not count where it is.
                Need::Identity | Need::Optional => {}
            }
        }
        let days = kinds.iter().filter(|kind| kind.contains(" BETWEEN ")).count();
        Ok(if days == 1 {
            kinds.iter().map(|kind| format!(" AND {kind}")).collect()
        } else {
            vec![format!(" AND ({})", kinds.join(" OR "))]
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
        let mut condition = self.condition(shelf, part, within)?;
        if let Some((column, share)) = share {
            condition.push_str(&format!(" AND {}", share.condition(column)));
        }
        Ok(self.list(within, &condition, counted.key))
    }

    /// The rows that decide a number: of the register that holds its key, each once.
    pub(super) fn bearers(&self, shelf: &Shelf, part: &Part, counted: &Counted, within: Within) -> Result<String> {
        let (alias, _) = split(counted.key)?;
        Ok(self.list(within, &self.condition(shelf, part, within)?, &format!("{alias}.row")))
    }

    /// What a part lacks, field by field.
    pub(super) fn gaps(&self, shelf: &Shelf, part: &Part, within: Within) -> Result<Vec<Gap>> {
        let condition = self.condition(shelf, part, within)?;
        let mut columns: Vec<&'static str> = Vec::new();
        let inside = self.inside_field.filter(|_| within != Within::County);
        let when = match part.when {
            When::Within(day) | When::Before(day) | When::Until(day) => Some(day),
            When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::CarriedIn(..) | When::OpenAt(..) => None,
            When::Told => None,
        };
        columns.extend(when);
        tested(part.tests, &mut columns);
        columns.extend(inside);
        let mut gaps: Vec<Gap> = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            if columns.iter().take(at).any(|known| known == column) || !column.contains('.') {
                continue;
            }
            let (register, field) = self.field(shelf, column)?;
            if matches!(field.need, Need::Standing(_)) {
                let (alias, _) = split(column)?;
                let undecided = format!("({condition}) IS NULL AND {column} IS NULL");
                gaps.push(Gap { register, field, sql: self.list(within, &undecided, &format!("{alias}.row")) });
            }
        }
        let mut marks = Vec::new();
        marks_of(part.tests, &mut marks);
        for mark in marks {
            let Some(lack) = self.marked(mark)?.lack else { continue };
            let register = shelf.register(lack.register)?;
            let field = register.field(lack.field).ok_or_else(|| unknown(lack.field))?;
            let reach = if within == Within::County { "" } else { self.reach };
            let sql = format!(
                "{}SELECT DISTINCT {} {}{reach}{} WHERE {} AND ({condition}) IS NULL ORDER BY 1",
                within.with(),
                lack.key,
                self.from,
                lack.join,
                self.living
            );
            gaps.push(Gap { register, field, sql });
        }
        if let (Shape::Lines(alias, name), Some((_, register))) = (self.shape, self.tables.first()) {
            let register = shelf.register(register)?;
            let field = register.field(name).ok_or_else(|| unknown(name))?;
            let without = format!("({condition}) IS NOT 0 AND {alias}.row IS NULL");
            gaps.push(Gap { register, field, sql: self.list(within, &without, self.key) });
        }
        Ok(gaps)
    }

    fn list(&self, within: Within, condition: &str, key: &str) -> String {
        let source = self.source(within);
        format!("{}SELECT DISTINCT {key} {source} AND ({condition}) AND {key} IS NOT NULL ORDER BY 1", within.with())
    }

    fn source(&self, within: Within) -> String {
        let reach = if within == Within::County { "" } else { self.reach };
        format!("{}{reach} WHERE {}", self.from, self.living)
    }

    fn condition(&self, shelf: &Shelf, part: &Part, within: Within) -> Result<String> {
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
            conditions.push(self.test(shelf, test)?);
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
            Test::Mark(name) => format!("({})", self.mark(name)?),
            Test::NotMark(name) => format!("NOT ({})", self.mark(name)?),
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

    fn mark(&self, name: &str) -> Result<&'static str> {
        self.marked(name).map(|mark| mark.sql)
    }

    fn marked(&self, name: &str) -> Result<&'static Mark> {
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

    fn field(&self, shelf: &Shelf, column: &str) -> Result<(&'static Register, &'static Field)> {
        let (alias, name) = split(column)?;
        let table = self.tables.iter().find(|(known, _)| *known == alias).ok_or_else(|| unknown(column))?;
        let register = shelf.register(table.1)?;
        register.field(name).map(|field| (register, field)).ok_or_else(|| unknown(column))
    }
}

/// The day that says to which of two merged units a row belongs.
fn day_of(when: When) -> &'static str {
    match when {
        When::Within(day) | When::Before(day) | When::Until(day) => day,
        When::CarriedIn(begun, _) | When::OpenAt(begun, _) | When::Overlaps(begun, _) => begun,
        When::PlanYear(_) | When::LastDay(..) | When::Told => ":day",
    }
}

/// Gathers the marks some tests ask for.
fn marks_of(tests: &'static [Test], marks: &mut Vec<&'static str>) {
    for test in tests {
        match test {
            Test::Mark(name) | Test::NotMark(name) if !marks.contains(name) => marks.push(name),
            Test::Mark(_) | Test::NotMark(_) => {}
            Test::Is(..) | Test::IsNot(..) | Test::Holds(..) | Test::Group(..) | Test::Says(..) => {}
            Test::Set(_) | Test::Filled(_) | Test::Empty(_) => {}
            Test::Either(rows) => rows.iter().for_each(|row| marks_of(row, marks)),
        }
    }
}

/// Gathers the columns some tests look at.
fn tested(tests: &'static [Test], columns: &mut Vec<&'static str>) {
    for test in tests {
        match test {
            Test::Is(column, _) | Test::IsNot(column, _) | Test::Holds(column, _) => columns.push(column),
            Test::Group(column, ..) | Test::Set(column) => columns.push(column),
            Test::Says(column, _) => columns.push(column),
            Test::Filled(_) | Test::Empty(_) | Test::Mark(_) | Test::NotMark(_) => {}
            Test::Either(rows) => rows.iter().for_each(|row| tested(row, columns)),
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
}

fn split(column: &str) -> Result<(&str, &str)> {
    column.split_once('.').ok_or_else(|| unknown(column))
}

fn unknown(name: &str) -> Error {
    Error::refused("E_FIGURE", format!("指标目录有误：没有“{name}”。请更新程序。"))
}
