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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::checks::rule::Comparison;
    use crate::figures;
    use std::collections::BTreeSet;

    fn comparisons() -> impl Iterator<Item = (&'static Rule, &'static Comparison)> {
        all().flat_map(|rule| {
            let comparisons: &'static [Comparison] = match rule.on {
                On::Records(comparisons) => comparisons,
                On::HandedIn(_) | On::Text | On::Nothing(_) => &[],
            };
            comparisons.iter().map(move |comparison| (rule, comparison))
        })
    }

    #[test]
    fn all_fifty_eight_relations_of_the_report_are_there() {
        let of_the_report: Vec<&Rule> = all().filter(|rule| rule.code.starts_with(OF_THE_REPORT)).collect();
        let codes: Vec<&str> = of_the_report.iter().map(|rule| rule.code).collect();
        let expected: Vec<String> = (1..=58).map(|number| format!("K-{number:02}")).collect();
        assert_eq!(codes, expected, "each once, in order");
        let on = |wanted: fn(&On) -> bool| of_the_report.iter().filter(|rule| wanted(&rule.on)).count();
        let kinds =
            (on(|on| matches!(on, On::Records(_))), on(|on| matches!(on, On::Text)), on(|on| matches!(on, On::Nothing(_))));
        assert_eq!(kinds, (48, 3, 7), "on records, on text only, on neither");
    }

    #[test]
    fn a_rule_says_what_it_asks_and_what_to_do() {
        for rule in all() {
            for words in [rule.title, rule.relation, rule.asks, rule.source] {
                assert!(!words.is_empty(), "{} is told in full", rule.code);
            }
            assert!(!rule.advice.is_empty() || matches!(rule.on, On::Nothing(_)), "{} says what to do", rule.code);
        }
    }

    #[test]
    fn every_number_a_rule_asks_for_is_known_on_its_basis() {
        let mut unknown = BTreeSet::new();
        for (rule, comparison) in comparisons() {
            for operand in comparison.left.operands().into_iter().chain(comparison.right.operands()) {
                let figure = match operand.figure {
                    crate::checks::rule::Source::Catalogue(code) => figures::named(code).ok(),
                    crate::checks::rule::Source::Own(figure) => Some(figure),
                };
                if figure.is_none_or(|figure| figure.counted(operand.basis).is_none()) {
                    unknown.insert(format!("{}: {} {:?}", rule.code, operand.figure.code(), operand.basis));
                }
            }
        }
        assert_eq!(unknown, BTreeSet::new());
    }
}
