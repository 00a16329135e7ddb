//! One value of one field.

use super::codes::CodeBook;
use super::description::Field;
use super::draft::Draft;
use crate::words::day::Day;
use crate::words::ids::RowId;
use crate::words::money::Fen;
use crate::words::sealed::Sealed;

/// A value. An empty field has no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Several short texts.
    Texts(Vec<String>),
    /// A day, month or year.
    Day(Day),
    /// A month `yyyy-MM`.
    Month(String),
    /// A whole number.
    Count(i64),
    /// An amount in 分.
    Fen(Fen),
    /// Yes or no.
    Flag(bool),
    /// A code word.
    Code(String),
    /// Code words.
    Codes(Vec<String>),
    /// A row of another register.
    Link(RowId),
    /// Rows of another register.
    Many(Vec<RowId>),
    /// Child rows to be written with their parent.
    Lines(Vec<Draft>),
    /// Text on its way under seal.
    Sealed(Sealed),
    /// A sealed value as it lies in the database.
    Closed(Vec<u8>),
    /// What was written where the register could not read it: kept as text, the row is 待补录.
    Unread(String),
}

impl Value {
    /// As forms, ledgers and JSON show it. Links need their labels from the database; sealed values show nothing.
    pub fn printed(&self, field: &Field, codes: &CodeBook) -> String {
        match self {
            Value::Text(text) | Value::Month(text) | Value::Unread(text) => text.clone(),
            Value::Texts(texts) => texts.join("\n"),
            Value::Day(day) => day.to_string(),
            Value::Count(number) => number.to_string(),
            Value::Fen(fen) => fen.yuan(),
            Value::Flag(true) => "是".into(),
            Value::Flag(false) => "否".into(),
            Value::Code(word) => codes.label(field.codes, word).to_string(),
            Value::Codes(words) => words.iter().map(|word| codes.label(field.codes, word)).collect::<Vec<_>>().join("、"),
            Value::Link(_) | Value::Many(_) | Value::Lines(_) | Value::Sealed(_) | Value::Closed(_) => String::new(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_string())
    }
}
