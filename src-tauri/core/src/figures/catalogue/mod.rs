//! The catalogue: every figure as data, section by section in the order in which the report prints them, then those
//! only forms ask for.
//!
//! Rules and sources are those of the domain paper; a figure is changed by ending its validity and adding another.

mod around_people;
mod cases;
mod compared;
mod forms;
mod leadership;
mod people;
mod rules;
mod supervision;

use super::figure::{Basis, Counted, Figure, Test};
use std::sync::LazyLock;

/// The figures of the report in its order.
pub(super) static REPORT: LazyLock<Vec<Figure>> = LazyLock::new(|| {
    let report = [leadership::FIGURES, people::FIGURES, supervision::FIGURES, cases::FIGURES, rules::FIGURES, cases::BEYOND];
    report.concat()
});

/// The figures of the superiors' forms.
pub(super) static FORMS: LazyLock<Vec<Figure>> =
    LazyLock::new(|| [forms::FIGURES, around_people::FIGURES, compared::FIGURES].concat());

/// A basis that counts the distinct values of a key.
pub(super) const fn counted(basis: Basis, key: &'static str, register: &'static str, unit: &'static str) -> Counted {
    Counted { basis, key, register, unit, sum: None }
}

const INCIDENTS: Counted = counted(Basis::Incident, "i.row", "incidents", "件");
const INCIDENT_PERSONS: Counted = counted(Basis::Person, "p.person_id", "persons", "人");
const INCIDENT_NAMES: Counted = counted(Basis::Person, "p.person_id", "persons", "名");
const CASES: Counted = counted(Basis::Case, "c.row", "cases", "件");
const CASE_PERSONS: Counted = counted(Basis::Person, "c.person_id", "persons", "人");
const CASE_INCIDENTS: Counted = counted(Basis::Incident, "c.incident_id", "incidents", "起");

const PUBLISHED: Counted = counted(Basis::Incident, "q.incident_id", "incidents", "件");
const PUBLISHED_PERSONS: Counted = counted(Basis::Person, "q.person_id", "persons", "人");
const ISSUES: Counted = counted(Basis::Row, "b.row", "publications", "期");
const RECOVERIES: Counted = counted(Basis::Row, "v.row", "recoveries", "笔");
/// Summed over the rows of the register, each once.
const RECOVERED: Counted =
    Counted { basis: Basis::Amount, key: "v.row", register: "recoveries", unit: "万元", sum: Some("v.amount_fen") };

const PETTY_OFFICIAL: Test = Test::Group("p.identity_code", "identity_code", "petty_official");
/// Sanctions proper: 党纪、政纪、政务, without those that were spared.
const SANCTIONED: Test = Test::Is("s.sanction_class", &["party", "administrative", "government"]);
const NOT_SPARED: Test = Test::IsNot("s.sanction_kind", &["exempted", "not_sanctioned"]);

const PETTY_RULE: &str = "件：查结日期在期内，且人员中至少一人身份属“小官”（村（社区）党组织书记、村（居）委会主任、其他村（社区）干部、\
                          村民小组长、基层站所负责人及工作人员，以代码表“身份”中的“小官”组为准）的事项数；人：上述事项中身份属“小官”的人员，\
                          同一人只计一次。作废记录不计。";
