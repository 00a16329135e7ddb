//! What values say to a person: links by what names the linked row, codes by their labels. A label that was asked for
//! once is remembered for as long as the asker lives.

use super::read;
use super::reading::Reading;
use crate::register::{Field, Kind, Register, Value};
use crate::words::error::Result;
use crate::words::ids::{Id, RowId};
use std::cell::RefCell;
use std::collections::HashMap;

/// Labels of linked rows, remembered.
pub struct Labels<'r, 'c> {
    reading: &'r Reading<'c>,
    known: RefCell<HashMap<(&'static str, RowId), Named>>,
}

/// The lasting id of a row and what names it; nothing where there is no such row.
type Named = Option<(Id, String)>;

impl<'r, 'c> Labels<'r, 'c> {
    /// For one reader.
    pub fn new(reading: &'r Reading<'c>) -> Labels<'r, 'c> {
        Labels { reading, known: RefCell::new(HashMap::new()) }
    }

    /// The lasting id of a row and what names it.
    pub fn of(&self, register: &'static Register, row: RowId) -> Result<Named> {
        let key = (register.name, row);
        if let Some(known) = self.known.borrow().get(&key) {
            return Ok(known.clone());
        }
        let label = read::label(self.reading, register, row)?;
        self.known.borrow_mut().insert(key, label.clone());
        Ok(label)
    }

    /// The rows a value links to, with id and label, in its order.
    pub fn linked(&self, field: &Field, value: &Value) -> Result<Vec<(&'static Register, Id, String)>> {
        let (other, rows): (_, &[RowId]) = match (field.kind, value) {
            (Kind::Link(other), Value::Link(row)) => (other, std::slice::from_ref(row)),
            (Kind::Many(other), Value::Many(rows)) => (other, rows),
            _ => return Ok(Vec::new()),
        };
        let register = self.reading.shelf.register(other)?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            all.extend(self.of(register, *row)?.map(|(id, label)| (register, id, label)));
        }
        Ok(all)
    }

    /// A value as a person reads it; sealed values and lines say nothing.
    pub fn text(&self, field: &Field, value: &Value) -> Result<String> {
        match field.kind {
            Kind::Link(_) | Kind::Many(_) if !matches!(value, Value::Unread(_)) => {
                let linked = self.linked(field, value)?;
                Ok(linked.into_iter().map(|(_, _, label)| label).collect::<Vec<_>>().join("、"))
            }
            _ => Ok(value.printed(field, &self.reading.shelf.codes)),
        }
    }
}
