//! Relation checks of a period, and the explanations that are signed for them.

use crate::args::{Call, Span};
use crate::commands::count;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use zhengfeng_core::checks::catalogue;
use zhengfeng_core::checks::finding::Finding;
use zhengfeng_core::checks::rule::{On, Rule};
use zhengfeng_core::checks::severity::Severity;
use zhengfeng_core::checks::{self, waive};
use zhengfeng_core::figures::Scope;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::codes::Closed;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::storage::{Reading, read};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::period::Period;

/// How many rows of a difference are listed; the others are counted.
const LISTED: usize = 1000;

/// Checks the records of a period. Ends with 1 where something has to be explained or mended and nobody signed for it.
pub fn check(call: &Call, span: &Span, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(&span.period)?;
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let reading = office.reading();
    let findings = checks::check(&reading, &period, count::scope(&office, span)?)?;
    let json: Result<Vec<Value>> = findings.iter().map(|finding| finding_json(&reading, finding)).collect();
    printer.answer(&Value::Array(json?), || findings_words(&period, &findings))?;
    Ok(if findings.iter().any(Finding::is_open) { Outcome::Doubtful } else { Outcome::Done })
}

/// Signs an explanation for what a rule says of a period of the whole county.
pub fn waive(call: &Call, code: &str, period: &str, reason: &str, name: &str, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(period)?;
    let office = session::open(call, Purpose::Write)?;
    office.allow(Privilege::Figures)?;
    let findings = checks::check(&office.reading(), &period, Scope::County)?;
    let Some(finding) = findings.iter().find(|finding| finding.rule.code == code) else {
        return Err(Error::refused("E_RULE", format!("{}没有规则“{code}”的勾稽结果。可先用 check 查看。", period.chinese())));
    };
    let row = office.change(Deed::Add, |change| waive::waive(change, finding, &period, reason, name))?;
    let signed = checks::check(&office.reading(), &period, Scope::County)?;
    let finding = signed.iter().find(|finding| finding.waiver.as_ref().is_some_and(|waiver| waiver.row == row));
    let json = finding.map_or(Ok(Value::Null), |finding| finding_json(&office.reading(), finding))?;
    printer.answer(&json, || format!("{code} 已由{name}签署说明：{reason}\n数字变动后说明自动失效，须重新签署。\n"))?;
    Ok(Outcome::Done)
}

/// Lists the relation rules that are built in.
pub fn rules(printer: &Printer) -> Result<Outcome> {
    let json: Vec<Value> = catalogue::all().map(rule_json).collect();
    printer.answer(&Value::Array(json), || {
        let line = |rule: &Rule| format!("{}  {}  {}\n    {}\n", rule.code, rule.kind.label(), rule.title, rule.relation);
        catalogue::all().map(line).collect()
    })?;
    Ok(Outcome::Done)
}

fn rule_json(rule: &'static Rule) -> Value {
    let (on, why) = match rule.on {
        On::Records(_) => ("records", None),
        On::HandedIn(_) => ("handed_in", None),
        On::Text => ("text", None),
        On::Nothing(why) => ("nothing", Some(why)),
    };
    json!({
        "rule": rule.code,
        "kind": rule.kind.label(),
        "title": rule.title,
        "relation": rule.relation,
        "asks": rule.asks,
        "advice": rule.advice,
        "on": on,
        "why": why,
        "source": rule.source,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
    })
}

fn finding_json(reading: &Reading, finding: &Finding) -> Result<Value> {
    let (mut listed, mut parts) = (Vec::new(), Vec::new());
    for difference in &finding.difference {
        let ids = |rows: &[i64]| -> Vec<String> {
            // What is not within the reader's reach is counted, not shown.
            let found = rows.iter().take(LISTED).filter_map(|row| read::find(reading, difference.register, *row).ok());
            found.map(|row| row.id.to_string()).collect()
        };
        let (left, right) = (ids(&difference.left_only), ids(&difference.right_only));
        listed.extend(left.iter().chain(&right).cloned());
        parts.push(json!({
            "register": difference.register.name,
            "left_only": left,
            "right_only": right,
            "rows": difference.rows().count(),
        }));
    }
    Ok(json!({
        "rule": finding.rule.code,
        "severity": finding.severity.word(),
        "left": finding.left.value,
        "right": finding.right.value,
        "words": finding.words,
        "difference": listed,
        "kind": finding.rule.kind.label(),
        "title": finding.rule.title,
        "relation": finding.rule.relation,
        "asks": finding.rule.asks,
        "source": finding.rule.source,
        "left_text": finding.left.text,
        "right_text": finding.right.text,
        "left_unit": finding.left.unit,
        "right_unit": finding.right.unit,
        "sides": parts,
        "waiver": finding.waiver.as_ref().map(|waiver| json!({
            "reason": waiver.reason,
            "signed_by": waiver.signed_by,
            "signed_on": waiver.signed_on.to_string(),
        })),
    }))
}

fn findings_words(period: &Period, findings: &[Finding]) -> String {
    let tally = checks::tally(findings);
    let passed = findings.iter().filter(|finding| finding.severity == Severity::Pass).count();
    let mut words = format!(
        "{}勾稽：错误{}项，需说明{}项，提示{}项，通过{passed}项\n",
        period.chinese(),
        tally.error,
        tally.explain,
        tally.hint
    );
    for severity in [Severity::Error, Severity::Explain, Severity::Hint] {
        for finding in findings.iter().filter(|finding| finding.severity == severity) {
            let label = severity.label();
            words.push_str(&format!("{label}  {}  {}\n    {}\n", finding.rule.code, finding.rule.title, finding.words));
            if let Some(waiver) = &finding.waiver {
                let signed_on = waiver.signed_on.chinese();
                words.push_str(&format!("    已说明：{}（{}，{signed_on}）\n", waiver.reason, waiver.signed_by));
            }
        }
    }
    let passed: Vec<&str> = findings.iter().filter(|f| f.severity == Severity::Pass).map(|f| f.rule.code).collect();
    words.push_str(&format!("通过  {}\n", passed.join(" ")));
    words
}
