//! The facts: narrow views of the registers, each with its keys. Nothing is counted here; what counts stands in the
//! catalogue, how a question is made in `fact`.

use super::fact::{Derived, Fact, Lies, Shape};
use crate::register::Kind;

/// What most facts are: rows of one register without lines, derived columns or marks.
pub(super) const PLAIN: Fact = Fact {
    key: "",
    tables: &[],
    from: "",
    living: "",
    shape: Shape::Single,
    marks: &[],
    derived: &[],
    reach: "",
    lies: Lies::If("1"),
    inside_field: None,
};

/// 整改任务
pub static TASKS: Fact = Fact {
    key: "t.row",
    tables: &[("t", "tasks")],
    from: "FROM tasks t",
    living: "t.void = 0",
    lies: Lies::In("t.lead_unit_id"),
    inside_field: Some("t.lead_unit_id"),
    ..PLAIN
};

/// 整改措施, with the task they belong to; a measure without a lead unit of its own has its task's.
pub static MEASURES: Fact = Fact {
    key: "m.row",
    tables: &[("m", "measures"), ("t", "tasks")],
    from: "FROM measures m JOIN tasks t ON t.row = m.task_id AND t.void = 0",
    living: "m.void = 0",
    lies: Lies::In("coalesce(m.lead_unit_id, t.lead_unit_id)"),
    inside_field: Some("t.lead_unit_id"),
    ..PLAIN
};

/// 事项 with their persons: one row for each person of a matter.
pub static INCIDENTS: Fact = Fact {
    key: "i.row",
    tables: &[("i", "incidents"), ("p", "incidents_persons")],
    from: "FROM incidents i LEFT JOIN incidents_persons p ON p.of = i.row AND p.void = 0",
    living: "i.void = 0",
    shape: Shape::Lines("p", "persons"),
    marks: &[
        (
            "by_task_force",
            "i.row IN (SELECT c.incident_id FROM cases c WHERE c.void = 0 AND c.work_mode = 'task_force' AND c.incident_id \
             IS NOT NULL)",
        ),
        (
            "handled",
            "EXISTS (SELECT 1 FROM sanctions s LEFT JOIN cases c ON c.row = s.case_id WHERE s.void = 0 AND s.person_id = \
             p.person_id AND coalesce(s.incident_id, c.incident_id) = i.row)",
        ),
        (
            "sanctioned",
            "EXISTS (SELECT 1 FROM sanctions s LEFT JOIN cases c ON c.row = s.case_id WHERE s.void = 0 AND s.person_id = \
             p.person_id AND coalesce(s.incident_id, c.incident_id) = i.row AND s.sanction_class IN ('party', \
             'administrative', 'government') AND s.sanction_kind NOT IN ('exempted', 'not_sanctioned'))",
        ),
    ],
    derived: &[Derived {
        name: "top_rank",
        sql: "(SELECT q.rank_code FROM incidents_persons q JOIN codes k ON k.list = 'rank_code' AND k.word = q.rank_code WHERE \
              q.of = i.row AND q.void = 0 ORDER BY k.place LIMIT 1)",
        kind: Kind::Code,
        codes: Some("rank_code"),
    }],
    lies: Lies::In("i.unit_id"),
    inside_field: Some("i.unit_id"),
    ..PLAIN
};

/// 案件
pub static CASES: Fact = Fact {
    key: "c.row",
    tables: &[("c", "cases")],
    from: "FROM cases c",
    living: "c.void = 0",
    lies: Lies::In("coalesce(c.unit_id, c.subject_unit_id)"),
    inside_field: Some("c.unit_id"),
    ..PLAIN
};

/// 处分处理; they lie where their case, incident or clue lies, else where the person is.
pub static SANCTIONS: Fact = Fact {
    key: "s.row",
    tables: &[("s", "sanctions")],
    from: "FROM sanctions s",
    living: "s.void = 0",
    lies: Lies::In(
        "coalesce((SELECT coalesce(c.unit_id, c.subject_unit_id) FROM cases c WHERE c.row = s.case_id), (SELECT i.unit_id \
             FROM incidents i WHERE i.row = s.incident_id), (SELECT k.unit_id FROM clues k WHERE k.row = s.clue_id), \
             s.unit_id, (SELECT p.unit_id FROM persons p WHERE p.row = s.person_id))",
    ),
    ..PLAIN
};

/// 移送司法; they lie where their case lies, else where the person is.
pub static TRANSFERS: Fact = Fact {
    key: "r.row",
    tables: &[("r", "transfers")],
    from: "FROM transfers r",
    living: "r.void = 0",
    lies: Lies::In(
        "coalesce((SELECT c.unit_id FROM cases c WHERE c.row = r.case_id), (SELECT p.unit_id FROM persons p WHERE p.row = \
             r.person_id))",
    ),
    ..PLAIN
};

/// 单位
pub static UNITS: Fact = Fact {
    key: "u.row",
    tables: &[("u", "units")],
    from: "FROM units u",
    living: "u.void = 0",
    lies: Lies::In("u.row"),
    ..PLAIN
};

/// 片区; one lies in the scope if a unit of the scope is its member on the day.
pub static ZONES: Fact = Fact {
    key: "z.row",
    tables: &[("z", "zones")],
    from: "FROM zones z",
    living: "z.void = 0",
    lies: Lies::If(
        "EXISTS (SELECT 1 FROM zones_members m WHERE m.of = z.row AND m.void = 0 AND m.from_on <= :day AND (m.to_on \
             IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) AND m.unit_id IN (SELECT row FROM scope))",
    ),
    ..PLAIN
};

/// 问题线索
pub static CLUES: Fact = Fact {
    key: "k.row",
    tables: &[("k", "clues")],
    from: "FROM clues k",
    living: "k.void = 0",
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 线索处置; they lie where their clue lies.
pub static DISPOSALS: Fact = Fact {
    key: "d.row",
    tables: &[("d", "disposals"), ("k", "clues")],
    from: "FROM disposals d",
    living: "d.void = 0",
    reach: " JOIN clues k ON k.row = d.clue_id",
    lies: Lies::In("coalesce(k.unit_id, k.subject_unit_id)"),
    inside_field: Some("k.unit_id"),
    ..PLAIN
};

/// 信访举报
pub static PETITIONS: Fact = Fact {
    key: "l.row",
    tables: &[("l", "petitions")],
    from: "FROM petitions l",
    living: "l.void = 0",
    derived: &[Derived {
        name: "accused_rank",
        sql: "(SELECT a.rank_code FROM petitions_accused a WHERE a.of = l.row AND a.void = 0 ORDER BY a.row LIMIT 1)",
        kind: Kind::Code,
        codes: Some("rank_code"),
    }],
    lies: Lies::In("l.issue_unit_id"),
    inside_field: Some("l.issue_unit_id"),
    ..PLAIN
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fact::{Within, ZONE_UNITS};
    use super::super::figure::Part;
    use super::*;
    use crate::register::codes::CodeBook;
    use crate::storage::Shelf;
    use crate::{figures, registers, storage};

    #[test]
    fn the_county_is_counted_from_covering_indexes() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        storage::migrate::climb(&mut conn, storage::migrate::FORMAT).unwrap();
        let shelf = Shelf { registers: registers::ALL, codes: CodeBook::default() };
        for fact in [&INCIDENTS, &CASES, &SANCTIONS, &TRANSFERS, &CLUES, &DISPOSALS, &PETITIONS] {
            let parts = figures::all().iter().flat_map(|figure| figure.parts);
            let here: Vec<&'static Part> = parts.filter(|part| std::ptr::eq(part.fact, fact)).collect();
            let plan = plan(&conn, &fact.scan(&shelf, &here, Within::County, None).unwrap().sql);
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
        plan(&conn, ZONE_UNITS);
        let every = figures::all().iter().chain(figures::of_forms());
        let own = every.flat_map(|figure| {
            let others = figure.choice.into_iter().flat_map(|choice| choice.others).flat_map(|other| other.parts);
            figure.parts.iter().chain(others)
        });
        for part in own.chain(figures::evidence::all().iter().flat_map(|evidence| evidence.parts())) {
            for within in [Within::County, Within::Unit, Within::Zone, Within::Told] {
                plan(&conn, &part.fact.scan(&shelf, &[part], within, None).unwrap().sql);
                for counted in part.printed.iter().chain(part.more) {
                    plan(&conn, &part.fact.rows(&shelf, part, counted, within, None).unwrap());
                }
                for gap in part.fact.gaps(&shelf, part, within).unwrap() {
                    plan(&conn, &gap.sql);
                }
            }
            for derived in part.fact.derived {
                let column = part.fact.column(&shelf, derived.name).unwrap().unwrap();
                plan(&conn, &part.fact.scan(&shelf, &[part], Within::County, Some(&column)).unwrap().sql);
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
