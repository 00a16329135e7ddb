//! Goals by a lasting word and in the office's words: what a wizard offers for a column, and what a profile keeps.

use super::shape::{self, Goal};
use crate::register::codes::Closed;
use crate::register::{Described, Kind, Need, Register};
use crate::registers;
use crate::registers::task::Task;
use crate::words::text::folded;
use serde::Serialize;

/// The word of a column that is deliberately left out.
pub const LEAVE: &str = "-";

/// A goal a column may be sent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoalChoice {
    /// Its lasting word.
    pub id: String,
    /// What the office calls it.
    pub label: String,
    /// Whether lines cannot be taken without it.
    pub required: Required,
    /// Whether what stands there goes under seal.
    pub sealed: bool,
}

/// Whether lines of a ledger can be taken without a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Required {
    /// They can.
    No,
    /// They cannot.
    Always,
    /// They cannot without this one or another of its kind.
    Either,
}

/// What a sheet's lines are for: a register, or lines of one in a sheet of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The register the lines are for.
    pub register: &'static Register,
    /// The register whose lines these are, where they stand in a sheet of their own.
    pub parent: Option<&'static Register>,
}

impl Target {
    /// What a sheet is for in a ledger of a register: lines of it where the sheet bears their name.
    pub fn of_sheet(register: &'static Register, sheet: &str) -> Target {
        match registers::lines_of(register).find(|lines| folded(lines.label) == folded(sheet)) {
            Some(lines) => Target { register: lines, parent: Some(register) },
            None => Target { register, parent: None },
        }
    }

    /// The lasting word of a goal: a field's name, `register.field` for what comes along, `@…` for compound columns.
    pub fn word(&self, goal: Goal) -> String {
        let of = |register: &Register, at: usize| register.fields.get(at).map_or("", |field| field.name);
        match goal {
            Goal::Field(at) => of(self.register, at).to_string(),
            Goal::Line(register, at) | Goal::Part(register, at) => format!("{}.{}", register.name, of(register, at)),
            Goal::UnitPost => "@unit_post".into(),
            Goal::Sanctions(class) => format!("@sanctions.{}", class.word()),
            Goal::Transferred => "@transferred".into(),
            Goal::Parent => "@parent".into(),
            Goal::Ordinal => "@ordinal".into(),
            Goal::Leave => LEAVE.into(),
        }
    }

    /// Reads the word of a goal; `None` where this sheet has none such.
    pub fn goal(&self, word: &str) -> Option<Goal> {
        match word {
            LEAVE => return Some(Goal::Leave),
            "@ordinal" => return Some(Goal::Ordinal),
            "@parent" => return self.parent.map(|_| Goal::Parent),
            _ => {}
        }
        if word.starts_with('@') {
            let compound = shape::columns(self.register).into_iter().map(|(_, goal)| goal);
            return compound.into_iter().find(|goal| self.word(*goal) == word);
        }
        if let Some((name, field)) = word.split_once('.') {
            let lines = registers::lines_of(self.register).find(|lines| lines.name == name);
            if let Some(lines) = lines {
                return lines.position(field).map(|at| shape::line_goal(lines, at));
            }
            let part = self.parts().into_iter().find(|part| part.name == name)?;
            return part.position(field).map(|at| Goal::Part(part, at));
        }
        self.register.position(word).map(Goal::Field)
    }

    /// What the office calls a goal: a field's label, `被反映人.姓名` for what comes along.
    pub fn label(&self, goal: Goal) -> String {
        let of = |register: &Register, at: usize| register.fields.get(at).map_or("", |field| field.label);
        match goal {
            Goal::Field(at) => of(self.register, at).to_string(),
            Goal::Line(register, at) | Goal::Part(register, at) => {
                // A person is called by the part they have in the line, not by the register of persons.
                let link = self.register.fields.iter().find(|field| field.kind == Kind::Link(register.name));
                format!("{}.{}", link.map_or(register.label, |field| field.label), of(register, at))
            }
            Goal::Parent => {
                let title = self.parent.and_then(|parent| parent.title.first().and_then(|name| parent.field(name)));
                title.map_or("", |field| field.label).to_string()
            }
            Goal::UnitPost | Goal::Sanctions(_) | Goal::Transferred | Goal::Ordinal => {
                let column = shape::columns(self.register).into_iter().find(|(_, other)| *other == goal);
                column.and_then(|(headings, _)| headings.first().copied()).unwrap_or("").to_string()
            }
            Goal::Leave => "不导入".into(),
        }
    }

    /// Whether what stands in a column goes under seal and may be shown nowhere.
    pub fn is_sealed(&self, goal: Goal) -> bool {
        match goal {
            Goal::Field(at) => self.register.fields.get(at).is_some_and(|field| field.sealed()),
            Goal::Line(register, at) | Goal::Part(register, at) => register.fields.get(at).is_some_and(|field| field.sealed()),
            Goal::UnitPost | Goal::Sanctions(_) | Goal::Transferred | Goal::Parent | Goal::Ordinal | Goal::Leave => false,
        }
    }

    /// All goals columns of the sheet may be sent to, in the order of the form.
    pub fn choices(&self) -> Vec<GoalChoice> {
        let parts = self.parts();
        let compound: Vec<Goal> = shape::columns(self.register).into_iter().map(|(_, goal)| goal).collect();
        let mut goals: Vec<Goal> = self.parent.map(|_| Goal::Parent).into_iter().collect();
        for (at, field) in self.register.fields.iter().enumerate() {
            match field.kind {
                Kind::Lines(name) => {
                    let lines = registers::lines_of(self.register).find(|lines| lines.name == name);
                    goals.extend(
                        lines.into_iter().flat_map(|lines| (0..lines.fields.len()).map(|at| shape::line_goal(lines, at))),
                    );
                }
                // A row that comes along with the line is told by its own fields.
                Kind::Link(name) if parts.iter().any(|part| part.name == name) => {
                    let part = parts.iter().find(|part| part.name == name);
                    goals.extend(part.into_iter().flat_map(|part| self.of_part(part, &compound)));
                }
                _ if field.computed => {}
                _ => goals.push(Goal::Field(at)),
            }
        }
        for part in parts {
            goals.extend(self.of_part(part, &compound));
        }
        goals.extend(compound.into_iter().filter(|goal| !matches!(goal, Goal::Leave | Goal::Ordinal)));
        goals.extend([Goal::Ordinal, Goal::Leave]);
        let mut all: Vec<GoalChoice> = Vec::with_capacity(goals.len());
        for goal in goals {
            let id = self.word(goal);
            if !all.iter().any(|known| known.id == id) {
                let (label, required, sealed) = (self.label(goal), self.required(goal), self.is_sealed(goal));
                all.push(GoalChoice { id, label, required, sealed });
            }
        }
        all
    }

    /// What the goals of a sheet's columns lack to make a row of the register, as labels.
    pub fn lacking(&self, goals: &[Goal]) -> Vec<String> {
        let mut lacking = Vec::new();
        if self.parent.is_some() && !goals.contains(&Goal::Parent) {
            lacking.push(self.label(Goal::Parent));
        }
        let identity = self.register.fields.iter().filter(|field| field.need == Need::Identity);
        lacking.extend(
            identity
                .filter(|field| !self.is_given(field.name) && !self.has(goals, field.name))
                .map(|field| field.label.to_string()),
        );
        for group in self.register.one_of.iter().filter(|group| !group.iter().any(|name| self.has(goals, name))) {
            let labels = group.iter().filter_map(|name| self.register.field(name)).map(|field| field.label);
            lacking.push(labels.collect::<Vec<_>>().join("或"));
        }
        lacking
    }

    /// Whether some goal fills a field of the register.
    fn has(&self, goals: &[Goal], name: &str) -> bool {
        goals.iter().any(|goal| match *goal {
            Goal::Field(at) => self.register.fields.get(at).is_some_and(|field| field.name == name),
            Goal::Part(part, at) => self.fills(part, at, name),
            Goal::UnitPost => name == "unit_id",
            Goal::Line(..) | Goal::Sanctions(_) | Goal::Transferred | Goal::Parent | Goal::Ordinal | Goal::Leave => false,
        })
    }

    /// Whether naming a person fills a link of the line to them.
    fn fills(&self, part: &Register, at: usize, name: &str) -> bool {
        let link = part.name == "persons" && matches!(name, "subject_person_id" | "person_id");
        link && part.fields.get(at).is_some_and(|field| field.name == "name")
    }

    /// Whether the program fills an identity field itself.
    fn is_given(&self, name: &str) -> bool {
        let number = self.register.number.is_some_and(|number| number.field == name);
        number || name == "period_year" || (self.register == Task::REGISTER && name == "task_no")
    }

    fn required(&self, goal: Goal) -> Required {
        let alternatives = || self.register.one_of.iter().flat_map(|group| group.iter());
        match goal {
            Goal::Parent => Required::Always,
            Goal::Field(at) => match self.register.fields.get(at) {
                Some(field) if field.need == Need::Identity && !self.is_given(field.name) => Required::Always,
                Some(field) if alternatives().any(|name| *name == field.name) => Required::Either,
                _ => Required::No,
            },
            Goal::Part(part, at) if alternatives().any(|name| self.fills(part, at, name)) => Required::Either,
            Goal::Part(..)
            | Goal::Line(..)
            | Goal::UnitPost
            | Goal::Sanctions(_)
            | Goal::Transferred
            | Goal::Ordinal
            | Goal::Leave => Required::No,
        }
    }

    /// The registers that come along with a line.
    fn parts(&self) -> Vec<&'static Register> {
        let mut parts: Vec<&'static Register> = Vec::new();
        for (_, goal) in shape::columns(self.register) {
            if let Goal::Part(part, _) = goal
                && part.of.is_none()
                && !parts.contains(&part)
            {
                parts.push(part);
            }
        }
        parts
    }

    /// The fields of a register that comes along: those the ledger usually names, and those the line does not say
    /// itself; the link back to the line is the program's.
    fn of_part(&self, part: &'static Register, compound: &[Goal]) -> Vec<Goal> {
        let mut goals = Vec::new();
        for (at, field) in part.fields.iter().enumerate() {
            let goal = Goal::Part(part, at);
            let own = self.register.field(field.name).is_some() || field.kind == Kind::Link(self.register.name);
            let aside = field.computed || matches!(field.kind, Kind::Lines(_));
            if compound.contains(&goal) || !own && !aside {
                goals.push(goal);
            }
        }
        goals
    }
}

/// Whether a heading names a field that is under seal in any register: what stands below it may be shown nowhere.
pub fn names_sealed(path: &str) -> bool {
    let whole = folded(path);
    let last = whole.rsplit('.').next().unwrap_or(&whole);
    let sealed = registers::ALL.iter().flat_map(|register| register.fields).filter(|field| field.sealed());
    let mut headings = sealed.flat_map(|field| std::iter::once(&field.label).chain(field.headings));
    headings.any(|heading| {
        let heading = folded(heading);
        heading == whole || heading == last
    })
}
