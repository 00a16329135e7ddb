//! Rows, records and problems as the page shows them. Sealed values show nothing; amounts have separators in cells and
//! none in boxes, where they are typed over.

use crate::wire::checks::RowsCard;
use crate::wire::records::{BoxCard, LinkCard};
use crate::wire::views::{Among, RowCard};
use crate::wire::{ProblemCard, Refusal, SeverityWord};
use zhengfeng_core::office::Office;
use zhengfeng_core::register::rights::Act;
use zhengfeng_core::register::{Field, Kind, Register, Row, Value};
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::storage::{Reading, read};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::money::Fen;
use zhengfeng_core::words::place::{Problem, Severity};

/// A count as it crosses: every one of ours lies far below 2^53.
#[allow(clippy::cast_precision_loss, reason = "see above")]
pub fn count(number: impl TryInto<i64>) -> f64 {
    number.try_into().unwrap_or(i64::MAX) as f64
}

/// A whole number as the page sends it back.
#[allow(clippy::cast_possible_truncation, reason = "whole numbers below 2^53 only")]
pub fn whole(number: f64) -> i64 {
    number as i64
}

/// A row as the grid shows it.
pub fn row(labels: &Labels, row: &Row) -> Result<RowCard> {
    let mut cells = Vec::with_capacity(row.values.len());
    let mut unread = Vec::new();
    for (at, (field, value)) in row.register.fields.iter().zip(&row.values).enumerate() {
        if matches!(value, Some(Value::Unread(_))) {
            unread.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        cells.push(match value {
            Some(value) => Some(cell(labels, field, value)?).filter(|text| !text.is_empty()),
            None => None,
        });
    }
    Ok(RowCard {
        id: row.id.to_string(),
        version: count(row.kept.version),
        incomplete: row.kept.incomplete,
        void: row.kept.void,
        missing: if row.kept.incomplete { row.missing() } else { Vec::new() },
        cells,
        unread,
    })
}

/// A value in a cell of the grid.
pub fn cell(labels: &Labels, field: &Field, value: &Value) -> Result<String> {
    match value {
        Value::Fen(fen) => Ok(separated(*fen)),
        _ => labels.text(field, value),
    }
}

/// 元 with separators: 1,234,567.00.
pub fn separated(fen: Fen) -> String {
    let plain = fen.yuan();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut spelled = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len().saturating_sub(at)).is_multiple_of(3) {
            spelled.push(',');
        }
        spelled.push(digit);
    }
    format!("{spelled}.{rest}")
}

/// A field of a record as its box holds it.
pub fn boxed(labels: &Labels, field: &Field, value: Option<&Value>, written: Option<&str>) -> Result<BoxCard> {
    let linked = value.map(|value| labels.linked(field, value)).transpose()?.unwrap_or_default();
    let links: Vec<LinkCard> = linked
        .into_iter()
        .map(|(register, id, label)| LinkCard {
            register: register.name.to_string(),
            id: id.to_string(),
            label,
            note: String::new(),
        })
        .collect();
    let text = match value {
        Some(Value::Texts(texts)) => texts.join("\n"),
        Some(Value::Fen(fen)) => fen.yuan(),
        Some(value) => labels.text(field, value)?,
        None => String::new(),
    };
    Ok(BoxCard {
        field: field.name.to_string(),
        text,
        links,
        sealed: matches!(value, Some(Value::Closed(_))),
        unread: matches!(value, Some(Value::Unread(_))),
        written: written.map(str::to_string),
    })
}

/// A row as something links to it, with what tells it from others of its name.
pub fn link(labels: &Labels, reading: &Reading, register: &'static Register, row: RowId) -> Result<Option<LinkCard>> {
    let Some((id, label)) = labels.of(register, row)? else { return Ok(None) };
    let note = match read::find(reading, register, row) {
        Ok(found) => note(labels, &found)?,
        Err(_) => String::new(),
    };
    Ok(Some(LinkCard { register: register.name.to_string(), id: id.to_string(), label, note }))
}

/// How many rows of a list are named; the others are a click away.
const NAMED: usize = 8;

/// Some rows of a register: how many, the first by name, and what opens them all.
pub fn rows(office: &Office, register: &'static Register, rows: &[RowId], among: Among) -> Result<RowsCard> {
    let reading = office.reading();
    let labels = Labels::new(&reading);
    let mut first = Vec::new();
    if reading.reach(register, Act::See).is_ok() {
        for row in rows.iter().take(NAMED) {
            first.extend(link(&labels, &reading, register, *row)?);
        }
    }
    Ok(RowsCard {
        register: register.name.to_string(),
        total: count(i64::try_from(rows.len()).unwrap_or(i64::MAX)),
        first,
        among,
    })
}

/// What stands behind a row's name: its subject, its unit and post, the beginning of its text.
pub fn note(labels: &Labels, row: &Row) -> Result<String> {
    let mut parts = Vec::new();
    let titled = |field: &Field| row.register.title.contains(&field.name);
    for (field, value) in row.register.fields.iter().zip(&row.values) {
        let Some(value) = value else { continue };
        let tells = match field.kind {
            Kind::Link("persons" | "units") => true,
            Kind::Text => field.search,
            _ => false,
        };
        if tells && !titled(field) {
            let text = labels.text(field, value)?;
            parts.push(text.chars().take(40).collect::<String>());
        }
        if parts.len() >= 3 {
            break;
        }
    }
    Ok(parts.join("　"))
}

/// A refusal as the page gets it.
pub fn refusal(error: &Error) -> Refusal {
    let report = error.report();
    Refusal { code: report.code.to_string(), words: report.words, problems: report.problems.iter().map(problem).collect() }
}

/// One place of a refusal.
pub fn problem(problem: &Problem) -> ProblemCard {
    ProblemCard {
        severity: match problem.severity {
            Severity::Note => SeverityWord::Note,
            Severity::Doubt => SeverityWord::Doubt,
            Severity::Error => SeverityWord::Error,
        },
        code: problem.code.to_string(),
        file: problem.place.file.clone(),
        sheet: problem.place.sheet.clone(),
        cell: problem.place.cell(),
        field: problem.place.name.map(str::to_string),
        label: problem.place.field.clone(),
        words: problem.words.clone(),
    }
}
