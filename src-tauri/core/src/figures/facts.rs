//! Facts: narrow views of a register or a chain, and the one place outside storage where SQL is written.
//!
//! A condition is written once and stands in the count and in the list of what was counted, so the two cannot disagree.
//! Logic has three values: where a standing field is empty a condition is neither true nor false, the row is not
//! counted but named as lacking. Nothing in a statement comes from outside the program; values go in as parameters.

use super::figure::{Counted, Figure, Test, When};
use crate::register::{Field, Need, Register};
use crate::storage::Shelf;
use crate::words::error::{Error, Result};

/// A narrow view with its keys.
#[derive(Debug)]
pub struct Fact {
    /// The key of the register whose rows the fact is about.
    key: &'static str,
    /// Aliases and their registers, that one first.
    tables: &'static [(&'static str, &'static str)],
    /// FROM with its joins.
    from: &'static str,
    /// Which rows live.
    living: &'static str,
    /// Whether a row of the main register stands once or once for each line.
    shape: Shape,
    /// Conditions on other registers, by name.
    marks: &'static [(&'static str, &'static str)],
    /// Joins a scope needs besides.
    reach: &'static str,
    /// Where a row lies.
    lies: Lies,
    /// The field that is missing where the scope cannot be told.
    inside_field: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Single,
    /// Alias of the lines and the main register's field they stand under.
    Lines(&'static str, &'static str),
}

/// Where a row lies.
#[derive(Debug, Clone, Copy)]
enum Lies {
    /// In this unit.
    In(&'static str),
    /// Inside a scope if this holds.
    If(&'static str),
}

impl Lies {
    /// When a row lies in the scope.
    fn inside(self) -> String {
        match self {
            Lies::In(unit) => format!("{unit} IN (SELECT row FROM scope)"),
            Lies::If(condition) => condition.to_string(),
        }
    }
}

/// 整改任务
pub static TASKS: Fact = Fact {
    key: "t.row",
    tables: &[("t", "tasks")],
    from: "FROM tasks t",
    living: "t.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In("t.lead_unit_id"),
    inside_field: Some("t.lead_unit_id"),
};

/// 整改措施, with the task they belong to; a measure without a lead unit of its own has its task's.
pub static MEASURES: Fact = Fact {
    key: "m.row",
    tables: &[("m", "measures"), ("t", "tasks")],
    from: "FROM measures m JOIN tasks t ON t.row = m.task_id AND t.void = 0",
    living: "m.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In("coalesce(m.lead_unit_id, t.lead_unit_id)"),
    inside_field: Some("t.lead_unit_id"),
};

/// 事项 with their persons: one row for each person of a matter.
pub static INCIDENTS: Fact = Fact {
    key: "i.row",
    tables: &[("i", "incidents"), ("p", "incidents_persons")],
    from: "FROM incidents i LEFT JOIN incidents_persons p ON p.of = i.row AND p.void = 0",
    living: "i.void = 0",
    shape: Shape::Lines("p", "persons"),
    marks: &[(
        "by_task_force",
        "i.row IN (SELECT c.incident_id FROM cases c WHERE c.void = 0 AND c.work_mode = 'task_force' AND c.incident_id \
         IS NOT NULL)",
    )],
    reach: "",
    lies: Lies::In("i.unit_id"),
    inside_field: Some("i.unit_id"),
};

/// 案件
pub static CASES: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases")],
    from: "FROM cases c",
    living: "c.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
};

/// 处分处理; they lie where their case, incident or clue lies, else where the person is.
pub static SANCTIONS: Fact = Fact {
    key: "s.row",
    tables: &[("s", "sanctions")],
    from: "FROM sanctions s",
    living: "s.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In(
        "coalesce((SELECT coalesce(c.unit_id, c.subject_unit_id) FROM cases c WHERE c.row = s.case_id), (SELECT i.unit_id \
             FROM incidents i WHERE i.row = s.incident_id), (SELECT k.unit_id FROM clues k WHERE k.row = s.clue_id), \
             s.unit_id, (SELECT p.unit_id FROM persons p WHERE p.row = s.person_id))",
    ),
    inside_field: None,
};

/// 移送司法; they lie where their case lies, else where the person is.
pub static TRANSFERS: Fact = Fact {
    key: "r.row",
    tables: &[("r", "transfers")],
    from: "FROM transfers r",
    living: "r.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In(
        "coalesce((SELECT c.unit_id FROM cases c WHERE c.row = r.case_id), (SELECT p.unit_id FROM persons p WHERE p.row = \
             r.person_id))",
    ),
    inside_field: None,
};

/// 单位
pub static UNITS: Fact = Fact {
    key: "u.row",
    tables: &[("u", "units")],
    from: "FROM units u",
    living: "u.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In("u.row"),
    inside_field: None,
};

/// 片区; one lies in the scope if a unit of the scope is its member on the day.
pub static ZONES: Fact = Fact {
    key: "z.row",
    tables: &[("z", "zones")],
    from: "FROM zones z",
    living: "z.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::If(
        "EXISTS (SELECT 1 FROM zones_members m WHERE m.of = z.row AND m.void = 0 AND m.from_on <= :day AND (m.to_on \
             IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) AND m.unit_id IN (SELECT row FROM scope))",
    ),
    inside_field: None,
};

/// 问题线索
pub static CLUES: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
};

/// 线索处置; they lie where their clue lies.
pub static DISPOSALS: Fact = Fact {
    key: "d.row",
    tables: &[("d", "disposals"), ("k", "clues")],
    from: "FROM disposals d",
    living: "d.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: " JOIN clues k ON k.row = d.clue_id",
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
};

/// 信访举报
pub static PETITIONS: Fact = Fact {
    key: "l.row",
    tables: &[("l", "petitions")],
    from: "FROM petitions l",
    living: "l.void = 0",
    shape: Shape::Single,
    marks: &[],
    reach: "",
    lies: Lies::In("l.issue_unit_id"),
    inside_field: Some("l.issue_unit_id"),
};

/// Which units a question is confined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    County,
    /// The unit `:unit` and everything below it. A voided unit still lies where it lay: what hangs on it must not
    /// vanish from its town.
    Unit,
    /// The members of the zone `:zone` on the day, and everything below them.
    Zone,
    /// None, but every row says in which unit it lies.
    Told,
}

impl Within {
    fn with(self) -> &'static str {
        match self {
            Within::County | Within::Told => "",
            Within::Unit => {
                "WITH RECURSIVE scope(row) AS (SELECT :unit UNION SELECT u.row FROM scope s JOIN units u ON u.parent_id = \
                 s.row) "
            }
            Within::Zone => {
                "WITH RECURSIVE scope(row) AS (SELECT m.unit_id FROM zones_members m WHERE m.of = :zone AND m.void = 0 AND \
                 m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) UNION SELECT \
                 u.row FROM scope s JOIN units u ON u.parent_id = s.row) "
            }
        }
    }
}

/// Every zone of the day with the units that lie in it: a zone and a unit a line.
pub(super) const ZONE_UNITS: &str = "WITH RECURSIVE scope(zone, row) AS (SELECT m.of, m.unit_id FROM zones_members m WHERE \
    m.void = 0 AND m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) UNION SELECT \
    s.zone, u.row FROM scope s JOIN units u ON u.parent_id = s.row) SELECT zone, row FROM scope WHERE row IS NOT NULL";

/// The lines of persons in the matters `:incidents`, a JSON list: a matter and a person a line.
pub(super) const PERSONS_OF: &str = "SELECT p.of, p.person_id FROM incidents_persons p WHERE p.void = 0 AND p.of IN (SELECT \
    value FROM json_each(:incidents))";

/// How many cases are filed on each of the matters `:incidents`.
pub(super) const CASES_OF: &str = "SELECT c.incident_id, count(*) FROM cases c WHERE NOT c.void AND c.incident_id IN (SELECT \
    value FROM json_each(:incidents)) GROUP BY 1";

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
    /// What each figure asks for, in order.
    pub asked: Vec<Asked>,
}

/// The columns of one figure.
pub(super) struct Asked {
    /// Its condition: 1 counts, 0 does not, nothing is undecided.
    pub condition: usize,
    /// The keys of its bases, in order.
    pub keys: Vec<usize>,
    /// The month of its day, 0 where the day is known only to the year; a stock has none.
    pub month: Option<usize>,
}

impl Fact {
    /// The register that holds a key: the one whose rows show what was counted.
    pub fn holder(&self, counted: &Counted) -> Option<&'static str> {
        let (alias, _) = counted.key.split_once('.')?;
        self.tables.iter().find(|(known, _)| *known == alias).map(|(_, register)| *register)
    }

    /// One question for all the numbers of some figures of this fact.
    pub(super) fn scan(&self, shelf: &Shelf, figures: &[&'static Figure], within: Within) -> Result<Scan> {
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
        let mut asked = Vec::with_capacity(figures.len());
        for figure in figures {
            asked.push(Asked {
                condition: place(self.condition(shelf, figure, within)?),
                keys: figure.bases().map(|counted| place(counted.key.to_string())).collect(),
                month: match figure.when {
                    When::Within(day) => Some(place(format!("CAST(substr({day}, 6, 2) AS INTEGER)"))),
                    When::PlanYear(_) | When::LastDay(..) => None,
                },
            });
        }
        let unit = match (within, self.lies) {
            (Within::Told, Lies::In(unit)) => Some(place(unit.to_string())),
            (Within::Told | Within::County | Within::Unit | Within::Zone, Lies::In(_) | Lies::If(_)) => None,
        };
        // Where a row lies is asked once, before anything else is asked of it.
        let scope = match within {
            Within::County | Within::Told => String::new(),
            Within::Unit | Within::Zone => format!(" AND ({}) IS NOT 0", self.lies.inside()),
        };
        let select = format!("SELECT {} {}{scope}", columns.join(", "), self.source(within));
        let parts: Vec<String> = self.due(shelf, figures)?.iter().map(|due| format!("{select}{due}")).collect();
        Ok(Scan { sql: format!("{}{}", within.with(), parts.join(" UNION ALL ")), lines, unit, asked })
    }

    /// Which rows can be counted or undecided at all, so that the others are passed over: those with a day of the
    /// period and those without. Where all figures go by one day, each kind is a stretch of the fact's index.
    fn due(&self, shelf: &Shelf, figures: &[&'static Figure]) -> Result<Vec<String>> {
        let mut parts: Vec<String> = Vec::new();
        for figure in figures {
            let When::Within(day) = figure.when else { return Ok(vec![String::new()]) };
            let within = format!("{day} BETWEEN :from AND :to");
            if parts.contains(&within) {
                continue;
            }
            parts.push(within);
            match self.field(shelf, day)?.1.need {
                Need::Standing(_) => parts.push(format!("{day} IS NULL")),
                // One is never empty, the other does not count where it is.
                Need::Identity | Need::Optional => {}
            }
        }
        let days = parts.iter().filter(|part| part.contains(" BETWEEN ")).count();
        Ok(if days == 1 {
            parts.iter().map(|part| format!(" AND {part}")).collect()
        } else {
            vec![format!(" AND ({})", parts.join(" OR "))]
        })
    }

    /// The rows behind one number.
    pub(super) fn rows(&self, shelf: &Shelf, figure: &Figure, counted: &Counted, within: Within) -> Result<String> {
        let condition = self.condition(shelf, figure, within)?;
        Ok(self.list(within, &condition, counted.key))
    }

    /// What a figure lacks, field by field.
    pub(super) fn gaps(&self, shelf: &Shelf, figure: &Figure, within: Within) -> Result<Vec<Gap>> {
        let condition = self.condition(shelf, figure, within)?;
        let mut columns: Vec<&'static str> = Vec::new();
        let inside = self.inside_field.filter(|_| within != Within::County);
        for column in tested(figure).chain(inside) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        let mut gaps = Vec::new();
        for column in columns {
            let (register, field) = self.field(shelf, column)?;
            if matches!(field.need, Need::Standing(_)) {
                let (alias, _) = split(column)?;
                let undecided = format!("({condition}) IS NULL AND {column} IS NULL");
                gaps.push(Gap { register, field, sql: self.list(within, &undecided, &format!("{alias}.row")) });
            }
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

    fn condition(&self, shelf: &Shelf, figure: &Figure, within: Within) -> Result<String> {
        let mut parts = vec![match figure.when {
            When::Within(day) => self.told(shelf, day, format!("{day} BETWEEN :from AND :to"))?,
            When::PlanYear(year) => format!("{year} = :year"),
            When::LastDay(first, last) => format!(
                "({first} IS NULL OR {first} <= :day) AND ({last} IS NULL OR {last} >= substr(:day, 1, length({last})))"
            ),
        }];
        for test in figure.tests {
            parts.push(match test {
                Test::Is(column, words) => self.told(shelf, column, format!("{column} IN ({})", quoted(words)))?,
                Test::IsNot(column, words) => self.told(shelf, column, format!("{column} NOT IN ({})", quoted(words)))?,
                Test::Holds(column, word) => self.told(shelf, column, format!("instr({column}, ',{word},') > 0"))?,
                Test::Group(column, list, group) => self.told(
                    shelf,
                    column,
                    format!("{column} IN (SELECT word FROM codes WHERE list = '{list}' AND kin = '{group}')"),
                )?,
                Test::Set(column) => self.told(shelf, column, format!("{column} = 1"))?,
                Test::Mark(name) => {
                    let mark = self.marks.iter().find(|(mark, _)| mark == name);
                    mark.map(|(_, sql)| (*sql).to_string()).ok_or_else(|| unknown(name))?
                }
            });
        }
        match within {
            Within::County | Within::Told => {}
            Within::Unit | Within::Zone => parts.push(self.lies.inside()),
        }
        Ok(parts.join(" AND "))
    }

    /// An optional field may stay empty: then the condition does not hold. A standing one leaves it undecided.
    fn told(&self, shelf: &Shelf, column: &str, condition: String) -> Result<String> {
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

/// The columns a figure tests.
fn tested(figure: &Figure) -> impl Iterator<Item = &'static str> {
    let when = match figure.when {
        When::Within(day) => Some(day),
        When::PlanYear(_) | When::LastDay(..) => None,
    };
    when.into_iter().chain(figure.tests.iter().filter_map(|test| match test {
        Test::Is(column, _) | Test::IsNot(column, _) | Test::Holds(column, _) => Some(*column),
        Test::Group(column, ..) | Test::Set(column) => Some(*column),
        Test::Mark(_) => None,
    }))
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::register::codes::CodeBook;
    use crate::{figures, registers, storage};

    #[test]
    fn the_county_is_counted_from_covering_indexes() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        storage::migrate::climb(&mut conn, storage::migrate::FORMAT).unwrap();
        let shelf = Shelf { registers: registers::ALL, codes: CodeBook::default() };
        for fact in [&INCIDENTS, &CASES, &SANCTIONS, &TRANSFERS, &CLUES, &DISPOSALS, &PETITIONS] {
            let here: Vec<&Figure> = figures::all().iter().filter(|figure| std::ptr::eq(figure.fact, fact)).collect();
            let plan = plan(&conn, &fact.scan(&shelf, &here, Within::County).unwrap().sql);
            let scans: Vec<&String> = plan.iter().filter(|step| step.contains("SEARCH") || step.contains("SCAN")).collect();
            let own = scans.iter().filter(|step| !step.contains("codes"));
            for step in own {
                assert!(step.contains("COVERING INDEX"), "{:?}: {step} reads whole rows: {plan:#?}", fact.key);
            }
        }
    }

    #[test]
    fn every_question_of_every_figure_is_understood() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        storage::migrate::climb(&mut conn, storage::migrate::FORMAT).unwrap();
        let shelf = Shelf { registers: registers::ALL, codes: CodeBook::default() };
        for figure in figures::all() {
            plan(&conn, ZONE_UNITS);
            for within in [Within::County, Within::Unit, Within::Zone, Within::Told] {
                plan(&conn, &figure.fact.scan(&shelf, &[figure], within).unwrap().sql);
                for counted in figure.bases() {
                    plan(&conn, &figure.fact.rows(&shelf, figure, counted, within).unwrap());
                }
                for gap in figure.fact.gaps(&shelf, figure, within).unwrap() {
                    plan(&conn, &gap.sql);
                }
            }
        }
    }

    fn plan(conn: &rusqlite::Connection, sql: &str) -> Vec<String> {
        let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = statement.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get::<_, String>("detail").unwrap());
        }
        steps
    }
}
