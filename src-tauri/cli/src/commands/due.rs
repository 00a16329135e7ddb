//! What is due or overdue, with the rule that says so.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use zhengfeng_core::deadlines::{self, clocks, rules};
use zhengfeng_core::office::Purpose;
use zhengfeng_core::office::clock::{Clock, WallClock};
use zhengfeng_core::register::Register;
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::words::day::{Day, Precision};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;

/// The rule of the days registers hold themselves.
const OWN_DAY: &str = "D40";

/// One line of the list.
struct Line {
    rule: &'static str,
    basis: &'static str,
    matter: &'static str,
    register: &'static Register,
    row: RowId,
    due_on: Day,
    /// Left; negative: overdue.
    days: i64,
}

/// Lists what is overdue on a day, or due within some days of it, the most urgent first.
pub fn due(call: &Call, on: Option<&str>, within: i64, printer: &Printer) -> Result<Outcome> {
    let today = day(on)?;
    let office = session::open(call, Purpose::Read)?;
    let reading = office.reading();
    let mut lines: Vec<Line> = Vec::new();
    for clock in clocks::clocks(&reading, today)? {
        let (rule, days) = (clock.rule, clock.days(today));
        if days <= within {
            let (register, row, due_on) = (clock.register, clock.row, clock.due_on);
            lines.push(Line { rule: rule.id, basis: rule.basis, matter: rule.matter, register, row, due_on, days });
        }
    }
    let own = rules::all().iter().find(|rule| rule.id == OWN_DAY);
    let basis = own.map_or("", |rule| rule.basis);
    for due in deadlines::due(&reading, today, within)? {
        let (register, row, due_on, days) = (due.register, due.row, due.due_on, due.days);
        lines.push(Line { rule: OWN_DAY, basis, matter: register.label, register, row, due_on, days });
    }
    lines.sort_by_key(|line| line.days);
    let labels = Labels::new(&reading);
    let (mut json, mut words) = (Vec::new(), format!("{}，{}天以内\n", today.chinese(), within));
    for line in &lines {
        let Some((id, label)) = labels.of(line.register, line.row)? else { continue };
        let left = if line.days < 0 { format!("逾期{}天", -line.days) } else { format!("还有{}天", line.days) };
        let due_on = line.due_on.chinese();
        words.push_str(&format!("{}  {}  {label}  {due_on}到期，{left}  {}\n", line.rule, line.matter, line.basis));
        json.push(json!({
            "rule": line.rule,
            "matter": line.matter,
            "register": line.register.name,
            "id": id.to_string(),
            "label": label,
            "due_on": line.due_on.to_string(),
            "days": line.days,
            "basis": line.basis,
        }));
    }
    printer.answer(&Value::Array(json), || words)?;
    Ok(Outcome::Done)
}

/// The day it is seen from: a whole day, or today.
fn day(on: Option<&str>) -> Result<Day> {
    let text = on.map_or_else(|| WallClock.stamp().chars().take(10).collect(), str::to_string);
    Day::parse_iso(&text)
        .filter(|day| day.precision() == Precision::Day)
        .ok_or_else(|| Error::refused("E_DAY", format!("看不懂日期“{text}”。请写作 2015-12-31 这样的年-月-日。")))
}
