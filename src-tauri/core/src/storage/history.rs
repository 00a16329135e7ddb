//! What changes overwrote: under the row's own rights and seals, kept until the row itself is destroyed.

use super::change::Change;
use super::read;
use super::reading::Reading;
use crate::register::rights::{Act, Reach};
use crate::register::{Field, Kind, Register, Value};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::money::Fen;
use rusqlite::named_params;
use rusqlite::types::Value as Sql;
use std::collections::HashMap;

/// One earlier state of some fields.
#[derive(Clone, Debug)]
pub struct Version {
    /// The number of the act that overwrote it, by which that act can be taken back.
    pub act: i64,
    /// Instant of the change that overwrote it, RFC 3339.
    pub at: String,
    /// Account that changed it.
    pub account: String,
    /// What it did.
    pub deed: String,
    /// Fields and what they held before: name, stored value.
    pub before: Vec<(String, Option<Value>)>,
}

/// One act on a row, told as what each field held before and held afterwards.
#[derive(Clone, Debug)]
pub struct Step {
    /// The number of the act.
    pub act: i64,
    /// Its instant, RFC 3339.
    pub at: String,
    /// Account.
    pub account: String,
    /// What it did.
    pub deed: String,
    /// Whether it left the row voided, where it voided it or lifted that.
    pub void: Option<bool>,
    /// The fields it changed.
    pub pairs: Vec<Pair>,
}

/// What a field held before an act and afterwards. Of a sealed field only that it changed is shown.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The field.
    pub field: &'static Field,
    /// Before.
    pub before: Option<Value>,
    /// Afterwards.
    pub after: Option<Value>,
    /// Before, as it is shown; empty where it was empty or is sealed.
    pub before_text: String,
    /// Afterwards, as it is shown.
    pub after_text: String,
}

/// Keeps what a change overwrites.
pub(super) fn keep(
    change: &Change,
    register: &Register,
    row: RowId,
    overwritten: &[(&'static str, Sql)],
    old_many: &[(&'static str, Vec<RowId>)],
    old_mac: Option<Sql>,
) -> Result<()> {
    let mut map = serde_json::Map::new();
    for (name, value) in overwritten {
        map.insert((*name).to_string(), to_json(value));
    }
    for (name, rows) in old_many {
        map.insert((*name).to_string(), serde_json::json!({ "rows": rows }));
    }
    let sql = format!("INSERT INTO {}_history (row, trail, before, mac) VALUES (:row, :trail, :before, :mac)", register.name);
    change.conn().prepare_cached(&sql)?.execute(named_params! {
        ":row": row,
        ":trail": change.trail,
        ":before": serde_json::Value::Object(map).to_string(),
        ":mac": old_mac.unwrap_or(Sql::Blob(Vec::new())),
    })?;
    Ok(())
}

/// The earlier states of a row, newest first, for whoever may see the row.
pub fn versions(reading: &Reading, register: &'static Register, row: RowId) -> Result<Vec<Version>> {
    let row = read::find(reading, register, row)?.row;
    let shown = match reading.reach(register, Act::See)? {
        Reach::Fields(names) => Some(names),
        Reach::All | Reach::Assigned => None,
    };
    let sql = format!(
        "SELECT h.trail AS act, h.before AS before, t.at AS at, t.account AS account, t.deed AS deed FROM {}_history h JOIN trail t ON \
         t.seq = h.trail WHERE h.row = :row ORDER BY h.seq DESC",
        register.name
    );
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! { ":row": row })?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let json: String = found.get("before")?;
        let mut before = Vec::new();
        for (name, value) in parse(register, &json)? {
            if shown.is_some_and(|names| !names.contains(&name.as_str())) {
                continue;
            }
            let value = match (register.field(&name), value) {
                (_, Kept::Rows(rows)) => Some(Value::Many(rows)),
                (_, Kept::Cell(Sql::Null)) => None,
                (Some(_), Kept::Cell(Sql::Blob(bytes))) => Some(Value::Closed(bytes)),
                (_, Kept::Cell(Sql::Integer(number))) => Some(Value::Count(number)),
                (_, Kept::Cell(Sql::Text(text))) => Some(Value::Text(text)),
                (_, Kept::Cell(Sql::Real(_) | Sql::Blob(_))) => None,
            };
            before.push((name, value));
        }
        all.push(Version {
            act: found.get("act")?,
            at: found.get("at")?,
            account: found.get("account")?,
            deed: found.get("deed")?,
            before,
        });
    }
    Ok(all)
}

/// The acts on a row after it was entered, newest first, for whoever may see the row.
pub fn steps(reading: &Reading, register: &'static Register, row: RowId) -> Result<Vec<Step>> {
    let living = read::find(reading, register, row)?;
    let reach = reading.reach(register, Act::See)?;
    // Each version holds what its act overwrote; what it wrote is what the next newer one overwrote, or what stands.
    let mut after: HashMap<&str, Option<Value>> =
        register.fields.iter().zip(&living.values).map(|(field, value)| (field.name, value.clone())).collect();
    let mut steps = Vec::new();
    for version in versions(reading, register, row)? {
        let Version { act, at, account, deed, before } = version;
        let mut step = Step { act, at, account, deed, void: None, pairs: Vec::new() };
        for (name, stored) in before {
            if name == "void" {
                step.void = Some(stored == Some(Value::Count(0)));
            }
            let Some(field) = register.field(&name).filter(|field| reach.shows(field)) else { continue };
            let before = stored.and_then(|value| typed(field, value));
            let newer = after.insert(field.name, before.clone()).flatten();
            let (before_text, after_text) = (shown(reading, field, before.as_ref())?, shown(reading, field, newer.as_ref())?);
            step.pairs.push(Pair { field, before, after: newer, before_text, after_text });
        }
        steps.push(step);
    }
    Ok(steps)
}

/// A value as it is shown, links by their labels.
fn shown(reading: &Reading, field: &Field, value: Option<&Value>) -> Result<String> {
    let (Kind::Link(other) | Kind::Many(other), Some(value)) = (field.kind, value) else {
        return Ok(value.map_or(String::new(), |value| value.printed(field, &reading.shelf.codes)));
    };
    let other = reading.shelf.register(other)?;
    let rows: &[RowId] = match value {
        Value::Link(row) => std::slice::from_ref(row),
        Value::Many(rows) => rows,
        value => return Ok(value.printed(field, &reading.shelf.codes)),
    };
    let labels: Result<Vec<String>> =
        rows.iter().map(|row| Ok(read::label(reading, other, *row)?.map(|(_, label)| label).unwrap_or_default())).collect();
    Ok(labels?.join("、"))
}

/// History keeps stored cells; here they become values of their field again.
fn typed(field: &Field, stored: Value) -> Option<Value> {
    Some(match (field.kind, stored) {
        (Kind::Day, Value::Text(text)) => Day::parse_iso(&text).map_or(Value::Text(text), Value::Day),
        (Kind::Month, Value::Text(text)) => Value::Month(text),
        (Kind::Code, Value::Text(text)) => Value::Code(text),
        (Kind::Codes, Value::Text(text)) => {
            Value::Codes(text.split(',').filter(|word| !word.is_empty()).map(str::to_string).collect())
        }
        (Kind::Texts, Value::Text(text)) => Value::Texts(text.lines().map(str::to_string).collect()),
        (Kind::Fen, Value::Count(number)) => Value::Fen(Fen(number)),
        (Kind::Flag, Value::Count(number)) => Value::Flag(number != 0),
        (Kind::Link(_), Value::Count(number)) => Value::Link(number),
        (Kind::Many(_), Value::Many(rows)) if rows.is_empty() => return None,
        (_, value) => value,
    })
}

/// An overwritten column or an overwritten list of links.
pub(super) enum Kept {
    Cell(Sql),
    Rows(Vec<RowId>),
}

/// Reads what was kept.
pub(super) fn parse(register: &Register, json: &str) -> Result<Vec<(String, Kept)>> {
    let map: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(json).map_err(|_| read::damaged(register, "history"))?;
    map.into_iter()
        .map(|(name, value)| {
            let kept = match &value {
                serde_json::Value::Null => Kept::Cell(Sql::Null),
                serde_json::Value::String(text) => Kept::Cell(Sql::Text(text.clone())),
                serde_json::Value::Number(number) => Kept::Cell(Sql::Integer(number.as_i64().unwrap_or(0))),
                serde_json::Value::Object(inner) => match (inner.get("rows"), inner.get("bytes")) {
                    (Some(serde_json::Value::Array(rows)), _) => {
                        Kept::Rows(rows.iter().filter_map(serde_json::Value::as_i64).collect())
                    }
                    (_, Some(serde_json::Value::String(hex))) => Kept::Cell(Sql::Blob(from_hex(hex))),
                    _ => return Err(read::damaged(register, "history")),
                },
                _ => return Err(read::damaged(register, "history")),
            };
            Ok((name, kept))
        })
        .collect()
}

fn to_json(value: &Sql) -> serde_json::Value {
    match value {
        Sql::Null | Sql::Real(_) => serde_json::Value::Null,
        Sql::Integer(number) => serde_json::json!(number),
        Sql::Text(text) => serde_json::Value::String(text.clone()),
        Sql::Blob(bytes) => {
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            serde_json::json!({ "bytes": hex })
        }
    }
}

fn from_hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .filter_map(|pair| std::str::from_utf8(pair).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok()))
        .collect()
}
