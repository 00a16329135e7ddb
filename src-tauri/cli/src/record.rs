//! A record as JSON and as words. Sealed fields are absent; links carry id and label; money is in 分.

use serde_json::{Map, Value as Json, json};
use zhengfeng_core::register::rights::Act;
use zhengfeng_core::register::{Field, Kind, Row, Value};
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::storage::{Reading, read};
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::ids::RowId;

/// Shows records, remembering the labels of what they link to.
pub struct Shower<'r, 'c> {
    reading: &'r Reading<'c>,
    labels: Labels<'r, 'c>,
}

impl<'r, 'c> Shower<'r, 'c> {
    /// A shower of what a reader may see.
    pub fn new(reading: &'r Reading<'c>) -> Shower<'r, 'c> {
        Shower { reading, labels: Labels::new(reading) }
    }

    /// A record with its lines.
    pub fn json(&mut self, row: &Row) -> Result<Json> {
        let mut record = Map::new();
        record.insert("id".into(), json!(row.id.to_string()));
        let reach = self.reading.reach(row.register, Act::See)?;
        for (at, field) in row.register.fields.iter().enumerate().filter(|(_, field)| !field.sealed()) {
            let value = match field.kind {
                Kind::Lines(lines) if reach.shows(field) => self.lines(lines, row.row)?,
                _ => self.value(field, row.values.get(at).and_then(Option::as_ref))?,
            };
            // cli.md shows a link by its bare noun (`unit`), its column is `unit_id`: programs may ask for either.
            if let (Kind::Link(_), Some(noun)) = (field.kind, field.name.strip_suffix("_id")) {
                record.insert(noun.to_string(), value.clone());
            }
            record.insert(field.name.to_string(), value);
        }
        record.insert("incomplete".into(), json!(row.kept.incomplete));
        record.insert("missing".into(), json!(if row.kept.incomplete { row.missing() } else { Vec::new() }));
        record.insert("void".into(), json!(row.kept.void));
        if let Some(reason) = &row.kept.void_reason {
            record.insert("void_reason".into(), json!(reason));
        }
        if let Some((file, sheet, line)) = &row.kept.source {
            record.insert("source_place".into(), json!({ "file": file, "sheet": sheet, "row": line }));
        }
        Ok(Json::Object(record))
    }

    /// One value as JSON.
    pub fn value(&mut self, field: &Field, value: Option<&Value>) -> Result<Json> {
        let codes = &self.reading.shelf.codes;
        Ok(match (field.kind, value) {
            (_, None) => Json::Null,
            (_, Some(Value::Count(number))) => json!(number),
            (_, Some(Value::Fen(fen))) => json!(fen.0),
            (_, Some(Value::Flag(flag))) => json!(flag),
            (_, Some(Value::Texts(texts))) => json!(texts),
            (_, Some(Value::Codes(words))) => {
                json!(words.iter().map(|word| codes.label(field.codes, word)).collect::<Vec<_>>())
            }
            (Kind::Link(other), Some(Value::Link(row))) => self.link(other, *row)?,
            (Kind::Many(other), Some(Value::Many(rows))) => {
                Json::Array(rows.iter().map(|row| self.link(other, *row)).collect::<Result<_>>()?)
            }
            (_, Some(value)) => json!(value.printed(field, codes)),
        })
    }

    /// What names a record.
    pub fn name(&mut self, row: &Row) -> Result<String> {
        Ok(self.labels.of(row.register, row.row)?.map(|(_, label)| label).unwrap_or_default())
    }

    /// A record for people: what names it, then what is filled.
    pub fn words(&mut self, row: &Row) -> Result<String> {
        let mut words = format!("{}  [{}]", self.name(row)?, row.id);
        if row.kept.void {
            words.push_str("  已作废");
        }
        if row.kept.incomplete {
            words.push_str(&format!("  待补录：{}", row.missing().join("、")));
        }
        words.push('\n');
        for (at, field) in row.register.fields.iter().enumerate().filter(|(_, field)| !field.sealed()) {
            let Some(value) = row.values.get(at).and_then(Option::as_ref) else { continue };
            let text = self.text(field, value)?.replace('\n', "\n    ");
            words.push_str(&format!("    {}：{text}\n", field.label));
        }
        Ok(words)
    }

    /// One value for people.
    pub fn text(&mut self, field: &Field, value: &Value) -> Result<String> {
        self.labels.text(field, value)
    }

    fn lines(&mut self, lines: &'static str, of: RowId) -> Result<Json> {
        let register = self.reading.shelf.register(lines)?;
        let rows = read::lines(self.reading, register, of)?;
        Ok(Json::Array(rows.iter().map(|row| self.json(row)).collect::<Result<_>>()?))
    }

    fn link(&mut self, other: &'static str, row: RowId) -> Result<Json> {
        let register = self.reading.shelf.register(other)?;
        Ok(match self.labels.of(register, row)? {
            Some((id, label)) => json!({ "id": id.to_string(), "label": label }),
            None => Json::Null,
        })
    }
}
