//! Figures: all of a period, or one with the rows behind it.

use crate::args::{Call, Span};
use crate::print::{Outcome, Printer};
use crate::record::Shower;
use crate::session;
use serde_json::{Map, Value, json};
use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::figures::{self, Answer, BasisValue, Scope};
use zhengfeng_core::intake::find;
use zhengfeng_core::office::{Office, Purpose};
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::storage::read;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::period::Period;

/// Every figure of a period.
pub fn figures(call: &Call, span: &Span, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(&span.period)?;
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let answers = figures::evaluate(&office.reading(), &period, scope(&office, span)?)?;
    let json = Value::Array(answers.iter().map(answer_json).collect());
    printer.answer(&json, || {
        let lines = answers.iter().map(|answer| {
            let lacking = if answer.lacking > 0 {
                format!("  （{}条待补录，可能须计入）", answer.lacking)
            } else {
                String::new()
            };
            format!("{}  {}  {}{lacking}\n", answer.figure.code, answer.figure.label, answer.printed)
        });
        format!("{}\n{}", period.chinese(), lines.collect::<String>())
    })?;
    Ok(Outcome::Done)
}

/// One figure and the rows behind each of its numbers.
pub fn figure(call: &Call, code: &str, span: &Span, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(&span.period)?;
    let figure = figures::named(code)?;
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let (reading, scope) = (office.reading(), scope(&office, span)?);
    let answers = figures::evaluate(&reading, &period, scope)?;
    let Some(answer) = answers.iter().find(|answer| answer.figure.code == figure.code) else {
        let words = format!("指标 {code} 在{}没有效力。请换一个期间。", period.chinese());
        return Err(Error::refused("E_FIGURE", words));
    };
    let mut shower = Shower::new(&reading);
    let mut behind = Map::new();
    let mut words = format!("{}  {}  {}\n口径：{}\n", figure.code, figure.label, answer.printed, answer.rule);
    for value in answer.values.iter().chain(&answer.more) {
        let (register, rows) = figures::rows(&reading, figure, value.basis, &period, scope)?;
        let mut listed = Vec::with_capacity(rows.len());
        words.push_str(&format!("{}{}（{}）\n", answer.spelled(value), value.unit, register.label));
        for row in rows {
            let found = read::find(&reading, register, row)?;
            words.push_str(&format!("  {}\n", shower.name(&found)?));
            listed.push(shower.json(&found)?);
        }
        behind.insert(value.basis.word().to_string(), Value::Array(listed));
    }
    let mut json = answer_json(answer);
    if let Value::Object(map) = &mut json {
        map.insert("rows".into(), Value::Object(behind));
    }
    printer.answer(&json, || words)?;
    Ok(Outcome::Done)
}

/// The part of the county that is asked for.
pub fn scope(office: &Office, span: &Span) -> Result<Scope> {
    let reading = office.reading();
    let shelf = office.shelf();
    Ok(match (&span.unit, &span.zone) {
        (Some(unit), _) => Scope::Unit(find::record(&reading, shelf.register("units")?, unit)?),
        (None, Some(zone)) => Scope::Zone(find::record(&reading, shelf.register("zones")?, zone)?),
        (None, None) => Scope::County,
    })
}

fn answer_json(answer: &Answer) -> Value {
    json!({
        "code": answer.figure.code,
        "key": answer.figure.key,
        "label": answer.figure.label,
        "rule": answer.rule,
        "values": answer.values.iter().map(value_json).collect::<Vec<_>>(),
        "more": answer.more.iter().map(value_json).collect::<Vec<_>>(),
        "printed": answer.printed,
        "lacking": answer.lacking,
    })
}

fn value_json(value: &BasisValue) -> Value {
    let mut json = json!({ "basis": value.basis.word(), "unit": value.unit, "value": value.value });
    if let (Basis::Amount, Value::Object(map)) = (value.basis, &mut json) {
        map.insert("value".into(), json!(value.in_unit()));
        map.insert("fen".into(), json!(value.value));
    }
    json
}
