//! Figures: all of a period, or one with the rows behind it.

use crate::args::{Call, Span};
use crate::print::{Outcome, Printer};
use crate::record::Shower;
use crate::session;
use serde_json::{Map, Value, json};
use zhengfeng_core::figures::evidence::{self, Evidence};
use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::figures::ratio::{self, RatioAnswer};
use zhengfeng_core::figures::{self, Answer, BasisValue, Scope};
use zhengfeng_core::intake::find;
use zhengfeng_core::office::{Office, Purpose};
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::storage::{Reading, read};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

/// Every figure of a period, and the ratios between them.
pub fn figures(call: &Call, span: &Span, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(&span.period)?;
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let answers = figures::evaluate(&office.reading(), &period, scope(&office, span)?)?;
    let ratios = ratio::of(&answers);
    let json = Value::Array(answers.iter().map(|answer| with_ratios(answer, &ratios)).collect());
    printer.answer(&json, || {
        let mut words = period.chinese();
        let mut section = "";
        for answer in &answers {
            let own = answer.figure.section;
            if own.number != section {
                words.push_str(&format!("\n{}  {}\n", own.number, own.heading));
                section = own.number;
            }
            words.push_str(&format!("{}  {}  {}", answer.figure.code, answer.figure.label, answer.printed));
            if let Some(label) = answer.choice_label() {
                words.push_str(&format!("  （口径：{label}）"));
            }
            if answer.lacking > 0 {
                words.push_str(&format!("  （{}条待补录，可能须计入）", answer.lacking));
            }
            words.push('\n');
        }
        words.push_str("\n比率\n");
        for one in &ratios {
            words.push_str(&format!("{}  {}（{}/{}）\n", one.ratio.label, one.printed, one.numerator, one.denominator));
        }
        words
    })?;
    Ok(Outcome::Done)
}

/// One figure and the rows behind each of its numbers; of a sentence without a number, the rows that prove or break it.
pub fn figure(call: &Call, code: &str, span: &Span, printer: &Printer) -> Result<Outcome> {
    let period = Period::parse(&span.period)?;
    if let Ok(sentence) = evidence::named(code) {
        return proof(call, sentence, &period, printer);
    }
    let figure = figures::named(code)?;
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let (reading, scope) = (office.reading(), scope(&office, span)?);
    let answers = figures::evaluate_some(&reading, &period, scope, &[figure])?;
    let Some(answer) = answers.first() else {
        let words = format!("指标 {code} 在{}没有效力。请换一个期间。", period.chinese());
        return Err(Error::refused("E_FIGURE", words));
    };
    let mut shower = Shower::new(&reading);
    let mut behind = Map::new();
    let mut words = format!("{}  {}  {}\n口径：{}\n", figure.code, figure.label, answer.printed, answer.rule);
    for value in answer.values.iter().chain(&answer.more) {
        let (register, rows) = figures::rows(&reading, figure, value.basis, &period, scope)?;
        words.push_str(&format!("{}{}（{}）\n", answer.spelled(value), value.unit, register.label));
        let listed = list(&reading, &mut shower, register, &rows, &mut words)?;
        behind.insert(value.basis.word().to_string(), listed);
    }
    let mut json = answer_json(answer);
    if let Value::Object(map) = &mut json {
        map.insert("rows".into(), Value::Object(behind));
    }
    printer.answer(&json, || words)?;
    Ok(Outcome::Done)
}

/// What proves a sentence of the report, and what breaks it.
fn proof(call: &Call, sentence: &'static Evidence, period: &Period, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Read)?;
    office.allow(Privilege::Figures)?;
    let reading = office.reading();
    let answer = evidence::look_up(&reading, sentence, period)?;
    let mut shower = Shower::new(&reading);
    let verdict = if answer.holds { "依据充分" } else { "依据不足" };
    let mut words = format!("{}  {}  {verdict}\n依据：{}\n", sentence.code, sentence.label, sentence.rule);
    type Groups<'g> = (&'g [(&'static Register, Vec<RowId>)], &'g [Option<String>]);
    let mut listed = |title: &str, (groups, parts): Groups, words: &mut String| -> Result<Value> {
        let mut all = Vec::with_capacity(groups.len());
        for ((register, rows), part) in groups.iter().zip(parts) {
            let label = part.as_deref().map_or_else(|| register.label.to_string(), |part| format!("{}·{part}", register.label));
            words.push_str(&format!("{title}：{}条（{label}）\n", rows.len()));
            let rows = list(&reading, &mut shower, register, rows, words)?;
            all.push(json!({ "register": register.name, "part": part, "rows": rows }));
        }
        Ok(Value::Array(all))
    };
    let shown = listed("依据记录", (&answer.shown, &answer.shown_words), &mut words)?;
    let broken = listed("与表述不符", (&answer.broken, &answer.broken_words), &mut words)?;
    let json = json!({
        "code": sentence.code,
        "label": sentence.label,
        "rule": sentence.rule,
        "source": sentence.source,
        "values": [],
        "found": answer.found,
        "expected": answer.expected,
        "holds": answer.holds,
        "shown": shown,
        "broken": broken,
    });
    printer.answer(&json, || words)?;
    Ok(Outcome::Done)
}

/// Rows as JSON, and by name in words.
fn list(
    reading: &Reading,
    shower: &mut Shower,
    register: &'static Register,
    rows: &[RowId],
    words: &mut String,
) -> Result<Value> {
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let found = read::find(reading, register, *row)?;
        words.push_str(&format!("  {}\n", shower.name(&found)?));
        listed.push(shower.json(&found)?);
    }
    Ok(Value::Array(listed))
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
        "section": answer.figure.section.number,
        "choice": answer.choice_label(),
    })
}

/// A figure with the ratios whose numerator it is.
fn with_ratios(answer: &Answer, ratios: &[RatioAnswer]) -> Value {
    let mut json = answer_json(answer);
    let own = ratios.iter().filter(|one| one.ratio.numerator.0 == answer.figure.code).map(|one| {
        json!({
            "key": one.ratio.key,
            "label": one.ratio.label,
            "of": one.ratio.denominator.0,
            "numerator": one.numerator,
            "denominator": one.denominator,
            "printed": one.printed,
        })
    });
    if let Value::Object(map) = &mut json {
        map.insert("ratios".into(), Value::Array(own.collect()));
    }
    json
}

fn value_json(value: &BasisValue) -> Value {
    let mut json = json!({ "basis": value.basis.word(), "unit": value.unit, "value": value.value });
    if let (Basis::Amount, Value::Object(map)) = (value.basis, &mut json) {
        map.insert("value".into(), json!(value.in_unit()));
        map.insert("fen".into(), json!(value.value));
    }
    json
}
