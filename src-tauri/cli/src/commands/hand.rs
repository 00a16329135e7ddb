//! What was handed in: freezing it, listing it, and which rows moved which figure since.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::record::Shower;
use crate::session;
use serde_json::{Value, json};
use zhengfeng_core::forms::handed_in::{self, Wish};
use zhengfeng_core::forms::moved::{self, Against, Comparison, How, Moved, MovedRow};
use zhengfeng_core::forms::{correction, handed_in::HandedIn};
use zhengfeng_core::intake::find;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Office, Purpose};
use zhengfeng_core::register::Described;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::registers::submission::Submission;
use zhengfeng_core::storage::{read, settings};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

/// The word that stands for the records as they are.
const NOW: &str = "now";

/// Freezes a report or form.
pub fn submit(call: &Call, what: &str, period: &str, to: Option<&str>, no: Option<&str>, printer: &Printer) -> Result<Outcome> {
    let wish = Wish {
        what: what.to_string(),
        period: Period::parse(period)?,
        recipient: to.map(str::to_string),
        doc_no: no.map(str::to_string),
    };
    let office = session::open(call, Purpose::Write)?;
    let done = office.change(Deed::Submit, |change| handed_in::submit(change, &wish))?;
    let row = read::find(&office.reading(), Submission::REGISTER, done.row)?;
    let json = json!({
        "id": row.id.to_string(),
        "title": done.title,
        "version": done.version,
        "figures": done.numbers.iter().map(|number| &number.figure).collect::<std::collections::BTreeSet<_>>().len(),
        "snapshot": row.get(Submission::SNAPSHOT),
    });
    printer.answer(&json, || format!("已报送“{}”（第{}版），数据已留存：{}\n", done.title, done.version, row.id))?;
    Ok(Outcome::Done)
}

/// Lists what was handed in.
pub fn list(call: &Call, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    let reading = office.reading();
    let rows = handed_in::list(&reading, None)?;
    let mut shower = Shower::new(&reading);
    let mut words = String::new();
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let version = row.get(Submission::VERSION).unwrap_or(1);
        let title = row.get(Submission::TITLE).unwrap_or_default();
        let sent = row.get(Submission::SENT_ON).map(|day| day.to_string()).unwrap_or_default();
        words.push_str(&format!("{}  {sent}  {title}（第{version}版）\n", row.id));
        all.push(shower.json(row)?);
    }
    printer.answer(&Value::Array(all), || if words.is_empty() { "还没有报送。\n".to_string() } else { words })?;
    Ok(Outcome::Done)
}

/// Says which rows moved which figures from one hand-in to another, or to today.
pub fn compare(call: &Call, earlier: &str, later: &str, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let against = match later {
        NOW => Against::Now,
        other => Against::HandIn(submission(&office, other)?),
    };
    let reading = office.reading();
    let comparison = moved::compare(&reading, submission(&office, earlier)?, against)?;
    let county = settings::get(&reading, settings::COUNTY)?.unwrap_or_default();
    let note = correction::note(&comparison, &format!("中共{county}纪律检查委员会"), office.today()?);
    let json = json!({
        "from": hand_in(&comparison.earlier),
        "to": comparison.later.as_ref().map(hand_in),
        "moved": comparison.moved.iter().map(|moved| moved_json(&comparison, moved)).collect::<Vec<_>>(),
        "rows": comparison.rows.iter().map(row_json).collect::<Vec<_>>(),
        "note": note,
    });
    printer.answer(&json, || note.clone())?;
    Ok(Outcome::Done)
}

/// A hand-in by its lasting id, or by its title with the version behind it: 2016年3月工作报告#2.
fn submission(office: &Office, spelled: &str) -> Result<RowId> {
    let reading = office.reading();
    let (title, version) = spelled.rsplit_once('#').unwrap_or((spelled, ""));
    let alike: Vec<RowId> = handed_in::list(&reading, None)?
        .iter()
        .filter(|row| row.get(Submission::TITLE).as_deref() == Some(title))
        .filter(|row| version.is_empty() || row.get(Submission::VERSION).is_some_and(|own| own.to_string() == version))
        .map(|row| row.row)
        .collect();
    match alike.as_slice() {
        [only] => Ok(*only),
        [] => find::record(&reading, Submission::REGISTER, spelled),
        _ => Err(Error::refused("E_MANY", format!("名为“{title}”的报送不止一次。请在后面写明版本，如“{title}#1”。"))),
    }
}

fn hand_in(one: &HandedIn) -> Value {
    json!({ "title": one.title, "version": one.version })
}

fn moved_json(comparison: &Comparison, moved: &Moved) -> Value {
    let ids = |how: How| -> Vec<Option<String>> {
        comparison.of(moved, how).into_iter().map(|row| row.name.as_ref().map(|(id, _)| id.to_string())).collect()
    };
    json!({
        "figure": moved.figure.code,
        "label": moved.called,
        "period": moved.period.spelled(),
        "basis": moved.basis.word(),
        "unit": moved.unit,
        "from": moved.from,
        "to": moved.to,
        "new": ids(How::New),
        "corrected": ids(How::Corrected),
        "voided": ids(How::Voided),
    })
}

fn row_json(row: &MovedRow) -> Value {
    let changes: Vec<Value> = row
        .steps
        .iter()
        .flat_map(|step| {
            step.pairs.iter().map(move |pair| {
                json!({
                    "field": pair.field.name,
                    "label": pair.field.label,
                    "before": pair.before_text,
                    "after": pair.after_text,
                    "at": step.at,
                    "by": step.account,
                })
            })
        })
        .collect();
    json!({
        "register": row.register.name,
        "id": row.name.as_ref().map(|(id, _)| id.to_string()),
        "label": row.name.as_ref().map(|(_, label)| label),
        "how": row.how.label(),
        "why": row.void_reason,
        "changes": changes,
    })
}
