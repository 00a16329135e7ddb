//! Who or what a name that is not known, or known more than once, may mean. A person chooses; nothing is matched here.

use super::names::{Found, Names, keys_of};
use crate::register::query::Query;
use crate::register::{Register, Row, Value};
use crate::storage::{Reading, page, read};
use crate::words::error::Result;
use crate::words::ids::Id;
use crate::words::likeness::{common_run, likeness};
use crate::words::text::{folded, name_form};

/// A row a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its lasting id.
    pub id: Id,
    /// What names it to a person; a person of the register with unit and post.
    pub label: String,
    /// The spelling that means this row and no other: its name, or its id where the name means several.
    pub spelling: String,
}

/// How a name stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the text.
    Alone,
    /// Something else stands behind it: a unit with a post.
    InFront,
}

/// From which likeness on a row may be meant.
const LIKE: u32 = 500;

/// The rows of a register most like a name, the likeliest first.
pub fn candidates(
    reading: &Reading,
    names: &Names,
    register: &'static Register,
    name: &str,
    standing: Standing,
    limit: usize,
) -> Result<Vec<Candidate>> {
    let wanted = if register.name == "persons" { name_form(name) } else { folded(name) };
    let mut best: Vec<(u32, Row)> = Vec::new();
    page::each(reading, register, &Query::default(), |row| {
        let keys = keys_of(register, |field| row.value(field).cloned());
        let score = keys.iter().map(|key| alike(key, &wanted, standing)).max().unwrap_or(0);
        if score >= LIKE {
            let place = best.partition_point(|(other, _)| *other >= score);
            if place < limit {
                best.insert(place, (score, row));
                best.truncate(limit);
            }
        }
        Ok(())
    })?;
    best.into_iter().map(|(_, row)| candidate(reading, names, register, &row)).collect()
}

/// Likeness of a row's name in thousandths; of one in front of something, the share of it that stands in the text.
fn alike(key: &str, wanted: &str, standing: Standing) -> u32 {
    match standing {
        Standing::Alone => likeness(key, wanted),
        Standing::InFront => match common_run(wanted, key) {
            Some((_, length)) if length > 1 => {
                let share = length.saturating_mul(1000).checked_div(key.chars().count()).unwrap_or(0);
                u32::try_from(share).unwrap_or(1000)
            }
            _ => 0,
        },
    }
}

fn candidate(reading: &Reading, names: &Names, register: &'static Register, row: &Row) -> Result<Candidate> {
    let name = read::label(reading, register, row.row)?.map(|(_, label)| label).unwrap_or_default();
    let mut label = name.clone();
    if register.name == "persons" {
        let unit = match row.value("unit_id") {
            Some(Value::Link(unit)) => read::label(reading, reading.shelf.register("units")?, *unit)?,
            _ => None,
        };
        let post = match row.value("post_text") {
            Some(Value::Text(post)) => post.as_str(),
            _ => "",
        };
        label = format!("{name}（{}{post}）", unit.map(|(_, unit)| unit).unwrap_or_default());
    }
    let only = names.find(reading, register, &name)? == Found::One(row.row);
    Ok(Candidate { id: row.id, label, spelling: if only { name } else { row.id.to_string() } })
}
