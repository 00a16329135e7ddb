//! Which heading goes where: the descriptions' own headings, the compound columns of a register's usual ledger, and a
//! profile of the office over both.

use super::goals::Target;
use super::profile::Profile;
use super::shape::{self, Goal};
use crate::register::{Kind, Register};
use crate::registers;
use crate::words::error::{Error, Result};
use crate::words::likeness::likeness;
use crate::words::money::MoneyUnit;
use crate::words::text::folded;
use serde::Serialize;
use std::collections::HashMap;

/// The headings a register's ledgers use.
pub struct Mapping {
    goals: HashMap<String, Goal>,
}

impl Mapping {
    /// The headings of a register: its own, its lines', its ledger's, and the office's profile.
    pub fn of(register: &'static Register, profile: Option<&Profile>) -> Result<Mapping> {
        let mut goals = HashMap::new();
        for lines in registers::lines_of(register) {
            for (at, field) in lines.fields.iter().enumerate() {
                let goal = shape::line_goal(lines, at);
                goals.insert(folded(&format!("{}.{}", lines.label, field.label)), goal);
                for heading in std::iter::once(&field.label).chain(field.headings) {
                    goals.entry(folded(heading)).or_insert(goal);
                }
            }
        }
        for (at, field) in register.fields.iter().enumerate() {
            if matches!(field.kind, Kind::Lines(_)) {
                continue;
            }
            for heading in std::iter::once(&field.label).chain(field.headings) {
                goals.insert(folded(heading), Goal::Field(at));
            }
        }
        for (headings, goal) in shape::columns(register) {
            for heading in headings {
                goals.insert(folded(heading), goal);
            }
        }
        if let Some(profile) = profile {
            for (heading, target) in &profile.columns {
                let goal = (Target { register, parent: None }).goal(target).ok_or_else(|| {
                    Error::refused("E_PROFILE", format!("对照表中的字段“{target}”不在“{}”中。请核对字段名。", register.label))
                })?;
                goals.insert(folded(heading), goal);
            }
        }
        Ok(Mapping { goals })
    }

    /// The headings of a sheet: of its register, or of lines as exports write them, the parent's name in front.
    pub fn of_target(target: Target, profile: Option<&Profile>) -> Result<Mapping> {
        let Some(parent) = target.parent else { return Mapping::of(target.register, profile) };
        let mut mapping = Mapping::of(target.register, None)?;
        if let Some(field) = parent.title.first().and_then(|name| parent.field(name)) {
            mapping.goals.insert(folded(field.label), Goal::Parent);
        }
        Ok(mapping)
    }

    /// Where a heading goes.
    pub fn goal(&self, path: &str) -> Option<Goal> {
        self.known(path).map(|(goal, _)| goal)
    }

    /// Where a heading goes and how surely. A path `被反映人.姓名` is tried whole, then without brackets, then by its
    /// last part.
    pub fn known(&self, path: &str) -> Option<(Goal, Confidence)> {
        let whole = folded(path).replace("信息.", ".");
        if let Some(goal) = self.goals.get(&whole) {
            return Some((*goal, Confidence::Exact));
        }
        let bare = without_brackets(&whole);
        let last = || bare.rsplit('.').next().filter(|last| *last != bare).and_then(|last| self.goals.get(last));
        self.goals.get(&bare).or_else(last).map(|goal| (*goal, Confidence::Likely))
    }

    /// What a heading nobody knows is most like among the goals not taken yet: a proposal, never an import's own choice.
    pub fn like(&self, path: &str, taken: &[Goal]) -> Option<Goal> {
        let whole = without_brackets(&folded(path));
        let last = whole.rsplit('.').next().unwrap_or(&whole);
        let free = self.goals.iter().filter(|(_, goal)| !matches!(goal, Goal::Leave | Goal::Ordinal) && !taken.contains(goal));
        let scored = free.map(|(heading, goal)| (likeness(heading, &whole).max(likeness(heading, last)), heading, goal));
        let best = scored.max_by(|(a, one, _), (b, other, _)| a.cmp(b).then_with(|| other.cmp(one)))?;
        (best.0 >= LIKE).then_some(*best.2)
    }
}

/// How surely a heading is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// It is a field's label or a heading ledgers use for it.
    Exact,
    /// A part of it is, or it is much like one.
    Likely,
    /// Nobody knows it.
    None,
}

/// From which likeness on a heading is proposed.
const LIKE: u32 = 650;

/// The unit an amount's heading announces; `sheet` is what the sheet says above.
pub fn money_unit(heading: &str, sheet: MoneyUnit) -> MoneyUnit {
    let plain = folded(heading);
    if plain.contains("万元") {
        MoneyUnit::TenThousand
    } else if plain.contains("(元)") {
        MoneyUnit::Yuan
    } else {
        sheet
    }
}

fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth: u32 = 0;
    for c in text.chars() {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
