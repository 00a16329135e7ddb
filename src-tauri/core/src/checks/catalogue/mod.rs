//! The catalogue: every rule as data. `K-01` to `K-58` are the relations inside the county's own report (domain paper §2.1);
//! `G-…` are those every year must keep. A rule is changed by ending its validity and adding another.

mod absent;
mod cases;
mod clues;
mod leadership;
mod publicity;
mod regulations;
mod texts;
mod yearly;

use super::rule::{On, Rule};

/// What the codes of the report's own relations begin with.
pub const OF_THE_REPORT: &str = "K-";

/// What a rule is filled in from.
const RULE: Rule = Rule {
    code: "",
    kind: super::rule::Kind::Equal,
    title: "",
    relation: "",
    asks: "",
    advice: "",
    on: On::Text,
    source: "",
    valid_from: "",
    valid_to: "",
};

/// All rules in the order of their codes, those of the report first.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    static TABLES: &[&[Rule]] = &[
        cases::RULES,
        clues::RULES,
        publicity::RULES,
        regulations::RULES,
        leadership::RULES,
        texts::RULES,
        yearly::RULES,
        absent::RULES,
    ];
    let mut rules: Vec<&'static Rule> = TABLES.iter().copied().flatten().collect();
    rules.sort_by_key(|rule| (!rule.code.starts_with(OF_THE_REPORT), rule.code));
    rules.into_iter()
}

/// A rule by its code.
pub fn named(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
