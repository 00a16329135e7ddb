//! Signed explanations (说明): who takes a finding upon themselves, and for which numbers. One holds as long as both
//! numbers are those it was signed for; nothing here changes a number or a severity.

use super::finding::Finding;
use super::severity::Severity;
use crate::figures::Scope;
use crate::register::query::{Filter, Query, Test};
use crate::register::rights::{Act, Role};
use crate::register::{Described, Draft, Key};
use crate::registers::submission::Waiver as Row;
use crate::storage::{Change, Reading, page, read, write};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;

/// A signed explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Its row in `waivers`.
    pub row: RowId,
    /// Why it may stand.
    pub reason: String,
    /// Who signed.
    pub signed_by: String,
    /// The day it was signed.
    pub signed_on: Day,
}

/// The fewest characters a reason has.
const SHORTEST: usize = 4;

/// Whether the reader may sign for a finding of this weight.
pub fn may(reading: &Reading, severity: Severity) -> bool {
    match severity {
        Severity::Pass => false,
        Severity::Hint => matches!(reading.actor.role, Role::Office | Role::Leader),
        Severity::Explain | Severity::Error => reading.actor.role == Role::Leader,
    }
}

/// Signs for a finding of the whole county: 提示 by the office's desk or a leader, 需说明 and 错误 by a leader alone
/// (domain paper §1.13). Says which row of `waivers` it became.
pub fn waive(change: &Change, finding: &Finding, period: &Period, reason: &str, name: &str) -> Result<RowId> {
    let may = may(change.reading(), finding.severity);
    match finding.severity {
        Severity::Pass => {
            let words = format!("{}“{}”已相符，不需要说明。", finding.rule.code, finding.rule.title);
            return Err(Error::refused("E_WAIVER", words));
        }
        Severity::Hint | Severity::Explain | Severity::Error if may => {}
        Severity::Hint => return Err(Error::refused("E_RIGHT", "提示由案管综合岗位或领导签署说明。请由其办理。")),
        Severity::Explain | Severity::Error => {
            let words = format!(
                "{}“{}”为{}，须由领导签署说明。请用领导账户办理。",
                finding.rule.code,
                finding.rule.title,
                finding.severity.label()
            );
            return Err(Error::refused("E_RIGHT", words));
        }
    }
    let (reason, name) = (reason.trim(), name.trim());
    if reason.chars().count() < SHORTEST {
        return Err(Error::refused("E_REASON", "说明须写明理由（不少于4个字），理由随报表、报告一并印出。"));
    }
    if name.is_empty() {
        return Err(Error::refused("E_NAME", "说明须有签字人。请填写签字人姓名。"));
    }
    let Some(today) = change.today() else {
        return Err(Error::refused("E_CLOCK", "读不出今天的日期，说明没有保存。请核对电脑的日期和时间。"));
    };
    let mut draft = Draft::new(Row::REGISTER);
    draft.set(Row::RULE_CODE, finding.rule.code).set(Row::FROM_ON, period.from()).set(Row::TO_ON, period.to());
    draft.set(Row::REASON_TEXT, reason).set(Row::SIGNED_BY, name).set(Row::SIGNED_ON, today);
    draft.set(Row::LEFT_TEXT, finding.left.number()).set(Row::RIGHT_TEXT, finding.right.number());
    write::insert(change, &draft, None, None)
}

/// Binds the explanations that stand behind a hand-in to it. One that was given for an earlier hand-in stays with that.
pub fn bind(change: &Change, findings: &[Finding], submission: RowId) -> Result<()> {
    for waiver in findings.iter().filter_map(|finding| finding.waiver.as_ref()) {
        if read::find(change.reading(), Row::REGISTER, waiver.row)?.get(Row::SUBMISSION_ID).is_none() {
            let mut patch = Draft::new(Row::REGISTER);
            patch.set(Row::SUBMISSION_ID, submission);
            write::update(change, waiver.row, &patch)?;
        }
    }
    Ok(())
}

/// Puts to each finding of the whole county the explanation that was signed for it, the latest first. Who may not read
/// explanations is told none.
pub(super) fn sign(reading: &Reading, period: &Period, scope: Scope, findings: &mut [Finding]) -> Result<()> {
    if scope != Scope::County || reading.reach(Row::REGISTER, Act::See).is_err() {
        return Ok(());
    }
    let query = Query { filters: vec![on(Row::FROM_ON, period.from()), on(Row::TO_ON, period.to())], ..Query::default() };
    page::each(reading, Row::REGISTER, &query, |row| {
        let (Some(code), Some(reason)) = (row.get(Row::RULE_CODE), row.get(Row::REASON_TEXT)) else { return Ok(()) };
        let (Some(signed_by), Some(signed_on)) = (row.get(Row::SIGNED_BY), row.get(Row::SIGNED_ON)) else { return Ok(()) };
        let numbers = (row.get(Row::LEFT_TEXT), row.get(Row::RIGHT_TEXT));
        for finding in findings.iter_mut().filter(|finding| finding.severity != Severity::Pass && finding.rule.code == code) {
            let signed = still_holds(finding, &numbers);
            let newer = finding.waiver.as_ref().is_none_or(|known| known.signed_on.date() <= signed_on.date());
            if signed && newer {
                finding.waiver = Some(Waiver { row: row.row, reason: reason.clone(), signed_by: signed_by.clone(), signed_on });
            }
        }
        Ok(())
    })
}

/// Whether the numbers are still those that were signed for.
fn still_holds(finding: &Finding, signed: &(Option<String>, Option<String>)) -> bool {
    signed.0.as_deref() == Some(&finding.left.number()) && signed.1.as_deref() == Some(&finding.right.number())
}

fn on(day: Key<Day>, value: Day) -> Filter {
    Filter { field: day.position(), test: Test::Is(vec![value.to_string()]) }
}
