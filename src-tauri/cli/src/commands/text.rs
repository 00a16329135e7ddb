//! The numbers of somebody's report, recomputed; without an office.

use super::bring::worker;
use crate::print::{Outcome, Printer};
use serde_json::json;
use std::path::Path;
use zhengfeng_core::checks::text::{self, Severity, TextFinding};
use zhengfeng_core::words::error::Result;

/// Checks a report and says what does not agree. Ends with 1 where something needs more than a look.
pub fn check(file: &Path, printer: &Printer) -> Result<Outcome> {
    let (read, problems) = text::read(&worker()?, file)?;
    for problem in &problems {
        printer.aside(&problem.to_string());
    }
    let findings = text::check(&read);
    printer.answer(&json!(findings), || words(&findings))?;
    let serious = findings.iter().any(|finding| finding.severity > Severity::Hint);
    Ok(if serious { Outcome::Doubtful } else { Outcome::Done })
}

fn words(findings: &[TextFinding]) -> String {
    if findings.is_empty() {
        return "未发现数字不符。\n".to_string();
    }
    let mut words = String::new();
    for finding in findings {
        words.push_str(&format!(
            "{}  {}  第{}字起“{}”\n    {}\n",
            finding.severity.words(),
            finding.rule,
            finding.offset.saturating_add(1),
            finding.quote,
            finding.words
        ));
        if let Some(expected) = &finding.expected {
            words.push_str(&format!("    应为：{expected}\n"));
        }
    }
    words
}
