//! What is due or overdue, with the rule that says so.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use zhengfeng_core::deadlines::clocks;
use zhengfeng_core::deadlines::list::{self, Asked, Due, State};
use zhengfeng_core::office::Purpose;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::words::day::{Day, Precision};
use zhengfeng_core::words::error::{Error, Result};

/// Lists what was or is overdue on a day, or is due within some days of it, the most urgent first.
pub fn due(call: &Call, on: Option<&str>, within: i64, printer: &Printer) -> Result<Outcome> {
    let asked = on.map(day).transpose()?;
    let office = session::open(call, Purpose::Read)?;
    let today = asked.map_or_else(|| office.today(), Ok)?;
    let reading = office.reading();
    let found = list::list(&reading, &Asked { today, within, since: None })?;
    // Where the day it was met is not written down, nothing can be said to be late.
    let mut due: Vec<&Due> = found.all.iter().filter(|due| due.state() != State::Unproven).collect();
    due.sort_by_key(|due| due.days);
    let labels = Labels::new(&reading);
    let (mut json, mut words) = (Vec::new(), format!("{}，{}天以内\n", today.chinese(), within));
    for due in due {
        let Some((id, label)) = labels.of(due.register, due.row)? else { continue };
        let (rule, matter, left) = (due.rule, due.matter, left(due, today));
        words.push_str(&format!(
            "{}  {matter}  {label}  {}到期，{left}  {}{}\n",
            rule.id,
            due.due_on.chinese(),
            rule.basis,
            rule.mark.note()
        ));
        json.push(json!({
            "rule": rule.id,
            "matter": matter,
            "register": due.register.name,
            "id": id.to_string(),
            "label": label,
            "state": due.state().word(),
            "due_on": due.due_on.to_string(),
            "met_on": due.met_on.map(|day| day.to_string()),
            "days": due.days,
            "late_working_days": due.late_working_days(today),
            "basis": rule.basis,
        }));
    }
    if let Some(unknown) = found.unknown_years() {
        words.push_str(&format!("{unknown}\n"));
    }
    printer.answer(&Value::Array(json), || words)?;
    Ok(Outcome::Done)
}

/// 逾期12天（8个工作日），or how many days are left.
fn left(due: &Due, today: Day) -> String {
    let late = due.days.saturating_neg();
    match (due.state(), due.late_working_days(today)) {
        (State::Today | State::Soon | State::Unproven, _) => format!("还有{}天", due.days),
        (State::MetLate, Some(working)) => format!("逾期{late}天（{working}个工作日）办结"),
        (State::MetLate, None) => format!("逾期{late}天办结"),
        (State::Late, Some(working)) => format!("已逾期{late}天（{working}个工作日）"),
        (State::Late, None) => format!("已逾期{late}天"),
    }
}

/// Switches the preset clock of letters on or off.
pub fn letters(call: &Call, runs: bool, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Write)?;
    office.change(Deed::Change, |change| clocks::run_preset(change, runs))?;
    let words = if runs { "信访件办理期限（三个月）已启用。" } else { "信访件办理期限已停用。" };
    printer.answer(&json!({ "rule": clocks::PRESET, "runs": runs }), || format!("{words}\n"))?;
    Ok(Outcome::Done)
}

/// The day it is seen from, a whole one.
fn day(on: &str) -> Result<Day> {
    Day::parse_iso(on)
        .filter(|day| day.precision() == Precision::Day)
        .ok_or_else(|| Error::refused("E_DAY", format!("看不懂日期“{on}”。请写作 2015-12-31 这样的年-月-日。")))
}
