//! The facts: narrow views of the registers, each with its keys. Nothing is counted here; what counts stands in the
//! catalogue, how a question is made in `fact`.

pub(super) mod county;
pub(super) mod leadership;
pub(crate) mod matters;
pub(super) mod people;
pub(super) mod supervision;

use super::fact::{Fact, Lies, Shape};

/// What most facts are: rows of one register without lines, derived columns or marks.
pub(in crate::figures) const PLAIN: Fact = Fact {
    key: "",
    tables: &[],
    from: "",
    living: "",
    shape: Shape::Single,
    marks: &[],
    derived: &[],
    reach: "",
    lies: Lies::Nowhere,
    inside_field: None,
};

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::facts_of;
    use super::super::question::Apart;
    use super::super::scope::{Within, ZONE_UNITS};
    use crate::figures::figure::{Figure, Part};
    use crate::register::codes::CodeBook;
    use crate::storage::{Shelf, migrate};
    use crate::{figures, registers};
    use rusqlite::Connection;

    #[test]
    fn the_county_is_counted_from_covering_indexes() {
        let report: Vec<&'static Figure> = figures::all().iter().collect();
        let big = ["incidents", "cases", "sanctions", "transfers", "clues", "disposals", "petitions"];
        assert_eq!(whole_rows(&report, &big), Vec::<String>::new());
    }

    #[test]
    fn every_question_of_every_figure_is_understood() {
        let conn = database();
        let shelf = Shelf { registers: registers::ALL, codes: CodeBook::default() };
        plan(&conn, ZONE_UNITS);
        let every = figures::all().iter().chain(figures::of_forms());
        let own = every.flat_map(|figure| {
            let others = figure.choice.into_iter().flat_map(|choice| choice.others).flat_map(|other| other.parts);
            figure.parts.iter().chain(others)
        });
        for part in own.chain(figures::evidence::all().iter().flat_map(|evidence| evidence.parts())) {
            for within in [Within::County, Within::Unit, Within::Zone, Within::Told] {
                plan(&conn, &part.fact.scan(&shelf, &[part], within, Apart::Months).unwrap().sql);
                for counted in part.printed.iter().chain(part.more) {
                    plan(&conn, &part.fact.rows(&shelf, part, counted, within, None).unwrap());
                }
                for gap in part.fact.gaps(&shelf, part, within).unwrap() {
                    plan(&conn, &gap.sql);
                }
            }
            for derived in part.fact.derived {
                let column = part.fact.column(&shelf, derived.name).unwrap().unwrap();
                plan(&conn, &part.fact.scan(&shelf, &[part], Within::County, Apart::Under(&column)).unwrap().sql);
            }
        }
    }

    /// A database of the newest format without rows.
    fn database() -> Connection {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate::climb(&mut conn, migrate::FORMAT).unwrap();
        conn
    }

    /// The steps of a question.
    fn plan(conn: &Connection, sql: &str) -> Vec<String> {
        let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = statement.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get::<_, String>("detail").unwrap());
        }
        steps
    }

    /// Where counting these figures of the whole county reads rows of these registers and not an index that has all it asks.
    pub(crate) fn whole_rows(figures: &[&'static Figure], registers: &[&str]) -> Vec<String> {
        let conn = database();
        let shelf = Shelf { registers: registers::ALL, codes: CodeBook::default() };
        let parts: Vec<&'static Part> = figures.iter().flat_map(|figure| figure.parts).collect();
        let mut whole = Vec::new();
        for (fact, places) in facts_of(&parts) {
            // What a short register looks up elsewhere is little.
            if !fact.tables.first().is_some_and(|(_, register)| registers.contains(register)) {
                continue;
            }
            let asked: Vec<&'static Part> = places.iter().filter_map(|at| parts.get(*at).copied()).collect();
            let scan = fact.scan(&shelf, &asked, Within::County, Apart::Whole).unwrap();
            let lists = scan.lists.iter().flat_map(|lists| [lists.listed.as_str(), lists.open.as_str()]);
            for sql in lists.chain([scan.sql.as_str()]) {
                for step in plan(&conn, sql) {
                    let words: Vec<&str> = step.split(' ').collect();
                    let ["SEARCH" | "SCAN", alias, ..] = words.as_slice() else { continue };
                    let is_big = registers.iter().any(|register| sql.contains(&format!(" {register} {alias}")));
                    if is_big && !step.contains("COVERING INDEX") {
                        whole.push(format!("{}: {step}", fact.key));
                    }
                }
            }
        }
        whole
    }
}
