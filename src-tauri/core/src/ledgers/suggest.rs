//! What a cell may mean whose unit, person or other row is not known or known more than once: the rows most like it, each
//! with the text the cell would have to say. To choose one is to put the cell right.

use super::goals::Target;
use super::shape::Goal;
use crate::intake::candidates::{Candidate, Standing, candidates};
use crate::intake::names::{Found, Names};
use crate::register::{Kind, Register};
use crate::storage::Reading;
use crate::words::error::Result;
use crate::words::likeness::common_run;
use crate::words::text::listed;
use serde::Serialize;

/// A row a cell may mean, and what the cell would have to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Its lasting id.
    pub id: String,
    /// What names it to a person.
    pub label: String,
    /// The text of the whole cell that means it.
    pub text: String,
}

/// How many rows are suggested.
const SUGGESTED: usize = 5;

/// What a cell of a column may mean; `goal` is the lasting word of the column's goal. Nothing for columns that name no row. Each asking reads the
/// register through; `names` is read once for all of them.
pub fn suggest(reading: &Reading, names: &Names, target: Target, goal: &str, text: &str) -> Result<Vec<Suggestion>> {
    let text = text.trim();
    match target.goal(goal) {
        Some(Goal::Field(at)) => of_field(reading, names, target.register, at, text),
        Some(Goal::Line(register, at) | Goal::Part(register, at)) => of_field(reading, names, register, at, text),
        Some(Goal::Parent) => match target.parent {
            Some(parent) => whole(reading, names, parent, text, |spelling| spelling.to_string()),
            None => Ok(Vec::new()),
        },
        Some(Goal::UnitPost) => {
            // What stands behind the part that names the unit is the post.
            let units = reading.shelf.register("units")?;
            let found = candidates(reading, names, units, text, Standing::InFront, SUGGESTED)?;
            let suggestions = found.into_iter().map(|candidate| {
                let end = common_run(text, &candidate.label).map_or(text.len(), |(end, _)| end);
                let post = text.get(end..).unwrap_or("");
                Suggestion { id: candidate.id.to_string(), text: format!("{}{post}", candidate.label), label: candidate.label }
            });
            Ok(suggestions.collect())
        }
        Some(Goal::Sanctions(_) | Goal::Transferred | Goal::Ordinal | Goal::Leave) | None => Ok(Vec::new()),
    }
}

fn of_field(reading: &Reading, names: &Names, register: &'static Register, at: usize, text: &str) -> Result<Vec<Suggestion>> {
    match register.fields.get(at).map(|field| field.kind) {
        Some(Kind::Link(to)) => whole(reading, names, reading.shelf.register(to)?, text, |spelling| spelling.to_string()),
        Some(Kind::Many(to)) => {
            let to = reading.shelf.register(to)?;
            let parts = listed(text);
            for (place, part) in parts.iter().enumerate() {
                if matches!(names.find(reading, to, part)?, Found::One(_)) {
                    continue;
                }
                return whole(reading, names, to, part, |spelling| {
                    let mut parts = parts.clone();
                    if let Some(slot) = parts.get_mut(place) {
                        *slot = spelling;
                    }
                    parts.join("、")
                });
            }
            Ok(Vec::new())
        }
        Some(
            Kind::Text
            | Kind::Texts
            | Kind::Day
            | Kind::Month
            | Kind::Count
            | Kind::Fen
            | Kind::Flag
            | Kind::Code
            | Kind::Codes
            | Kind::Lines(_)
            | Kind::Sealed,
        )
        | None => Ok(Vec::new()),
    }
}

fn whole(
    reading: &Reading,
    names: &Names,
    register: &'static Register,
    name: &str,
    text: impl Fn(&str) -> String,
) -> Result<Vec<Suggestion>> {
    let found = candidates(reading, names, register, name, Standing::Alone, SUGGESTED)?;
    let suggestion = |candidate: Candidate| Suggestion {
        id: candidate.id.to_string(),
        text: text(&candidate.spelling),
        label: candidate.label,
    };
    Ok(found.into_iter().map(suggestion).collect())
}
