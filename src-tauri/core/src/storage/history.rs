//! What changes overwrote: under the row's own rights and seals, kept until the row itself is destroyed.

use super::change::Change;
use super::read;
use super::reading::Reading;
use crate::register::rights::{Act, Reach};
use crate::register::{Register, Value};
use crate::words::error::Result;
use crate::words::ids::RowId;
use rusqlite::named_params;
use rusqlite::types::Value as Sql;

/// One earlier state of some fields.
#[derive(Clone, Debug)]
pub struct Version {
    /// Instant of the change that overwrote it, RFC 3339.
    pub at: String,
    /// Account that changed it.
    pub account: String,
    /// What it did.
    pub deed: String,
    /// Fields and what they held before: name, stored value.
    pub before: Vec<(String, Option<Value>)>,
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
        "SELECT h.before AS before, t.at AS at, t.account AS account, t.deed AS deed FROM {}_history h JOIN trail t ON \
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
        all.push(Version { at: found.get("at")?, account: found.get("account")?, deed: found.get("deed")?, before });
    }
    Ok(all)
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
