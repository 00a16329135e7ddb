//! The facts: narrow views of the registers, each with its keys. Nothing is counted here; what counts stands in the
//! catalogue, how a question is made in `fact`.

pub(super) mod county;
pub(super) mod leadership;
pub(super) mod matters;
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fact::Fact;
    use super::super::figure::Part;
    use super::super::scope::{Within, ZONE_UNITS};
    use super::matters::{CASES, CLUES, DISPOSALS, INCIDENTS, PETITIONS, SANCTIONS, TRANSFERS};
    use crate::register::codes::CodeBook;
    use crate::storage::Shelf;
    use crate::{figures, registers, storage};

    #[test]
    fn the_county_is_counted_from_covering_indexes() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        storage::migrate::climb(&mut conn, storage::migrate::FORMAT).unwrap();
        let shelf = Shelf { registers: registers::ALL, codes: CodeBook::default() };
        let big: [&Fact; 7] = [&INCIDENTS, &CASES, &SANCTIONS, &TRANSFERS, &CLUES, &DISPOSALS, &PETITIONS];
        for fact in big {
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
