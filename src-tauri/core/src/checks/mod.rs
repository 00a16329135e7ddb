//! Relation checks (勾稽): the numbers of the office held against each other, before a superior does it. A rule is data,
//! both its sides are figures, and what does not agree is told with the rows that make the difference.
//!
//! What never happens here: a check writes no SQL, corrects no number and stands in the way of no printing. What is broken
//! is printed with the form; an error only keeps it from being handed in until a leader has signed for it.

pub mod catalogue;
mod compare;
mod counts;
pub mod finding;
mod handed;
pub mod rule;
mod scales;
pub mod severity;
mod slip;
pub mod text;
pub mod waive;
mod words;

use crate::figures::Scope;
use crate::storage::{Reading, snapshot};
use crate::words::error::Result;
use crate::words::period::Period;
use compare::Outcome;
use finding::{Finding, Weighed};
use rule::{Comparison, On, Rule};
use scales::Scales;
use severity::Severity;

/// Holds the records of a period against every rule that is valid on its last day, in the order of the rules. Rules of
/// the report (`K-…`) are told whether they hold or not, those of every year (`G-…`) only where they do not. Every figure
/// is evaluated once.
pub fn check(reading: &Reading, period: &Period, scope: Scope) -> Result<Vec<Finding>> {
    let rules: Vec<&'static Rule> = catalogue::all().filter(|rule| is_valid(rule, period)).collect();
    snapshot::hold(reading, || {
        let scales = Scales::new(reading, period, scope, &rules)?;
        let mut findings = Vec::new();
        for rule in rules {
            match &rule.on {
                On::Records(comparisons) => findings.extend(weigh(&scales, rule, comparisons)?.filter(is_told)),
                On::HandedIn(broken) if scope == Scope::County => {
                    findings.extend(handed::weigh(reading, period, rule, *broken)?);
                }
                On::HandedIn(_) | On::Text | On::Nothing(_) => {}
            }
        }
        waive::sign(reading, period, scope, &mut findings)?;
        Ok(findings)
    })
}

/// How many findings of each severity, as forms and reports carry them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 错误
    pub error: usize,
    /// 需说明
    pub explain: usize,
    /// 提示
    pub hint: usize,
}

/// Counts findings by severity, signed for or not.
pub fn tally(findings: &[Finding]) -> Tally {
    let of = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    Tally { error: of(Severity::Error), explain: of(Severity::Explain), hint: of(Severity::Hint) }
}

fn is_valid(rule: &Rule, period: &Period) -> bool {
    let day = period.upper_bound();
    (rule.valid_from.is_empty() || rule.valid_from <= day.as_str())
        && (rule.valid_to.is_empty() || rule.valid_to >= day.as_str())
}

fn is_told(finding: &Finding) -> bool {
    finding.severity != Severity::Pass || finding.rule.code.starts_with(catalogue::OF_THE_REPORT)
}

/// What a rule says: the gravest of its comparisons decides. Nothing where no side can be asked for in this period.
fn weigh(scales: &Scales, rule: &'static Rule, comparisons: &'static [Comparison]) -> Result<Option<Finding>> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for comparison in comparisons {
        outcomes.extend(scales.compare(comparison)?);
    }
    let gravest = outcomes.iter().map(|outcome| outcome.severity).max().unwrap_or(Severity::Pass);
    let Some(deciding) = outcomes.iter().find(|outcome| outcome.severity == gravest) else { return Ok(None) };
    let (left, right): (Weighed, Weighed) = (deciding.left.clone(), deciding.right.clone());
    let words = words::of(rule, gravest, &outcomes);
    let difference = outcomes.into_iter().flat_map(|outcome| outcome.difference).collect();
    Ok(Some(Finding { rule, severity: gravest, left, right, words, difference, waiver: None }))
}
