//! Columns by which numbers are split: a field of a fact's registers, or one the fact derives from others.

use super::fact::Fact;
use crate::register::Kind;
use crate::storage::{Shelf, schema};
use crate::words::error::Result;

/// A column every fact with tags has: the one field (领域) near the people a matter stands under.
const FIELD: &str = "field";

/// The tags that are fields, in the order of the superiors' form: a matter of several stands under the first of them, so
/// that the fields add up to the whole. What has none of them stands under `rest`.
const FIELDS: [&str; 9] = [
    "farm_funds",
    "relief",
    "village_assets",
    "land_taking",
    "construction",
    "school_health",
    "employment",
    "elderly_care",
    "protection",
];

/// A column by which numbers are split.
#[derive(Debug, Clone)]
pub struct Column {
    /// The expression.
    pub(super) sql: String,
    /// What its values are: a code, several codes, a flag, a link, several links, a number.
    pub kind: Kind,
    /// The list of its codes.
    pub codes: Option<&'static str>,
}

impl Column {
    /// Whether a row may count under several words, so that the numbers add up to more than the whole.
    pub fn is_many(&self) -> bool {
        matches!(self.kind, Kind::Codes | Kind::Many(_))
    }
}

impl Fact {
    /// A column to split by: one the fact derives, `alias.field`, or a field of the first of its registers that has it.
    pub(super) fn column(&self, shelf: &Shelf, name: &str) -> Result<Option<Column>> {
        if let Some(derived) = self.derived.iter().find(|derived| derived.name == name) {
            return Ok(Some(Column { sql: derived.sql.to_string(), kind: derived.kind, codes: derived.codes }));
        }
        if name == FIELD {
            let Some(tags) = self.column(shelf, "tags")? else { return Ok(None) };
            let when: Vec<String> =
                FIELDS.iter().map(|tag| format!("WHEN instr({}, ',{tag},') > 0 THEN '{tag}'", tags.sql)).collect();
            let sql = format!("CASE {} WHEN {} IS NOT NULL THEN 'rest' END", when.join(" "), tags.sql);
            return Ok(Some(Column { sql, kind: Kind::Code, codes: Some("tags") }));
        }
        for (alias, register) in self.tables {
            let register = shelf.register(register)?;
            let named = match name.split_once('.') {
                Some((of, field)) => (of == *alias).then_some(field),
                None => Some(name),
            };
            let Some(field) = named.and_then(|named| register.field(named)) else { continue };
            let sql = match field.kind {
                Kind::Many(_) => format!(
                    "(SELECT ',' || group_concat(other) || ',' FROM {} WHERE row = {alias}.row)",
                    schema::link_table(register, field)
                ),
                Kind::Lines(_) | Kind::Sealed => continue,
                Kind::Text | Kind::Texts | Kind::Day | Kind::Month | Kind::Count | Kind::Fen => {
                    format!("{alias}.{}", field.name)
                }
                Kind::Flag | Kind::Code | Kind::Codes | Kind::Link(_) => format!("{alias}.{}", field.name),
            };
            return Ok(Some(Column { sql, kind: field.kind, codes: field.codes }));
        }
        Ok(None)
    }
}

/// Which share of a number: that under the word `:word`, or that of rows where the column is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    Word,
    Unset,
}

impl Share {
    pub(super) fn condition(self, column: &Column) -> String {
        let sql = &column.sql;
        match self {
            Share::Unset => format!("{sql} IS NULL"),
            Share::Word if column.is_many() => format!("instr({sql}, ',' || :word || ',') > 0"),
            Share::Word => format!("CAST({sql} AS TEXT) = :word"),
        }
    }
}
