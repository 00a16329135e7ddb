//! A row as stored, with what the program keeps about it.

use super::column::Column;
use super::description::{Key, Register};
use super::value::Value;
use crate::words::ids::{Id, RowId};

/// A stored row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its register.
    pub register: &'static Register,
    /// Integer row inside the database.
    pub row: RowId,
    /// Lasting id.
    pub id: Id,
    /// Values by field position; lines stay in their own registers.
    pub values: Vec<Option<Value>>,
    /// What the program keeps about it.
    pub kept: Kept,
}

/// What the program keeps about a row.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The parent row, for lines.
    pub of: Option<RowId>,
    /// Standing fields are missing: 待补录.
    pub incomplete: bool,
    /// Voided.
    pub void: bool,
    /// Why it was voided.
    pub void_reason: Option<String>,
    /// The batch that brought it in.
    pub batch: Option<RowId>,
    /// File, sheet and one-based row it came from.
    pub source: Option<(String, String, u32)>,
    /// The number of the act that wrote it last: whoever changes it says which version was before their eyes.
    pub version: i64,
    /// Instant of entry, RFC 3339.
    pub created_at: String,
    /// Account that entered it.
    pub created_by: String,
    /// Instant of the last change.
    pub updated_at: String,
    /// Account that changed it last.
    pub updated_by: String,
    /// What cells said where the value does not spell the same, by field position.
    pub written: Vec<(usize, String)>,
}

impl Row {
    /// The value of a typed key.
    pub fn get<T: Column<Inner = T>>(&self, key: Key<T>) -> Option<T> {
        self.values.get(key.position()).and_then(|value| value.as_ref()).and_then(T::take)
    }

    /// The value of a field by name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.register.position(name).and_then(|at| self.values.get(at)).and_then(|value| value.as_ref())
    }

    /// Labels of the standing fields it lacks.
    pub fn missing(&self) -> Vec<String> {
        super::draft::missing_standing(self.register, |at| self.values.get(at).and_then(|value| value.as_ref()))
    }
}
