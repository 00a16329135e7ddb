//! Which heading goes where: the descriptions' own headings, the compound columns of a register's usual ledger, and a
//! profile of the office over both.

use super::shape::{self, Goal};
use crate::register::{Kind, Register};
use crate::registers;
use crate::words::error::{Error, Result};
use crate::words::money::MoneyUnit;
use crate::words::text::folded;
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
                let goal = Goal::Line(lines, at);
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
                let goal = if target == "-" {
                    Goal::Leave
                } else {
                    let at = register.position(target).ok_or_else(|| {
                        Error::refused(
                            "E_PROFILE",
                            format!("对照表中的字段“{target}”不在“{}”中。请核对字段名。", register.label),
                        )
                    })?;
                    Goal::Field(at)
                };
                goals.insert(folded(heading), goal);
            }
        }
        Ok(Mapping { goals })
    }

    /// The headings of a sheet of lines, as exports write it: the parent's name in front.
    pub fn of_lines(lines: &'static Register, parent: &'static Register) -> Result<Mapping> {
        let mut mapping = Mapping::of(lines, None)?;
        if let Some(field) = parent.title.first().and_then(|name| parent.field(name)) {
            mapping.goals.insert(folded(field.label), Goal::Parent);
        }
        Ok(mapping)
    }

    /// Where a heading goes. A path `被反映人.姓名` is tried whole, then without brackets, then by its last part.
    pub fn goal(&self, path: &str) -> Option<Goal> {
        let whole = folded(path).replace("信息.", ".");
        let bare = without_brackets(&whole);
        if let Some(goal) = self.goals.get(&whole).or_else(|| self.goals.get(&bare)) {
            return Some(*goal);
        }
        let last = bare.rsplit('.').next().filter(|last| *last != bare)?;
        self.goals.get(last).copied()
    }
}

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

/// An office's own mapping, saved for the next time: heading → field name, or `-` to leave a column out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Heading and target.
    pub columns: Vec<(String, String)>,
}

impl Profile {
    /// Reads a profile: a JSON object of headings.
    pub fn read(bytes: &[u8]) -> Result<Profile> {
        let map: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(bytes).map_err(|_| {
            Error::refused("E_PROFILE", "对照表须是 JSON 对象：{\"表头\": \"字段名\", \"不要的列\": \"-\"}。请核对。")
        })?;
        let columns = map.into_iter().filter_map(|(heading, target)| Some((heading, target.as_str()?.to_string())));
        Ok(Profile { columns: columns.collect() })
    }
}
