//! What a fact is: a narrow view of a register or of a chain of them, with its keys.

use super::figure::Counted;
use super::scope::Within;
use crate::register::Kind;

/// A narrow view with its keys.
#[derive(Debug)]
pub struct Fact {
    /// The key of the register whose rows the fact is about.
    pub(super) key: &'static str,
    /// Aliases and their registers, that one first.
    pub(super) tables: &'static [(&'static str, &'static str)],
    /// FROM with its joins.
    pub(super) from: &'static str,
    /// Which rows live.
    pub(super) living: &'static str,
    /// Whether a row of the main register stands once or once for each line.
    pub(super) shape: Shape,
    /// Conditions on other registers, by name.
    pub(super) marks: &'static [Mark],
    /// Columns that other registers hold.
    pub(super) derived: &'static [Derived],
    /// Joins a scope needs besides.
    pub(super) reach: &'static str,
    /// Where a row lies.
    pub(super) lies: Lies,
    /// The field that is missing where the scope cannot be told.
    pub(super) inside_field: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Single,
    /// Alias of the lines and the main register's field they stand under.
    Lines(&'static str, &'static str),
}

/// A condition on other registers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Its name.
    pub name: &'static str,
    /// When it holds.
    pub holds: Holds,
    /// What is missing where it is undecided.
    pub lack: Option<Lack>,
}

/// When a mark holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    /// Where this condition does; empty where the other register leaves it undecided.
    If(&'static str),
    /// Where the row is among those another register lists. A scan gathers the lists once instead of asking for every
    /// row.
    Among(Among),
}

/// Lists of rows of a fact, and a condition that must hold besides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Among {
    /// What must hold of the row itself.
    pub guard: &'static str,
    /// The rows that are marked: one column and where it comes from.
    pub listed: &'static str,
    /// The rows the other register leaves undecided, as far as they are not listed; likewise.
    pub open: &'static str,
}

impl Mark {
    /// A condition that is always decided.
    pub const fn plain(name: &'static str, sql: &'static str) -> Mark {
        Mark { name, holds: Holds::If(sql), lack: None }
    }

    /// The condition in one piece, for a question that asks it of few rows.
    pub fn condition(&self, key: &str) -> String {
        match self.holds {
            Holds::If(sql) => format!("({sql})"),
            Holds::Among(Among { guard, listed, open }) => {
                format!(
                    "({guard} AND CASE WHEN {key} IN (SELECT {listed}) THEN 1 WHEN {key} IN (SELECT {open}) THEN NULL ELSE 0 END)"
                )
            }
        }
    }
}

/// A field of another register that leaves a mark undecided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lack {
    /// The register.
    pub register: &'static str,
    /// Its field.
    pub field: &'static str,
    /// The row that lacks it.
    pub key: &'static str,
    /// The join that finds such rows.
    pub join: &'static str,
}

/// A column of a fact that stands in another register.
#[derive(Debug, Clone, Copy)]
pub(super) struct Derived {
    /// Its name.
    pub name: &'static str,
    /// The expression.
    pub sql: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// The list of its codes.
    pub codes: Option<&'static str>,
}

/// Where a row lies.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lies {
    /// In this unit.
    In(&'static str),
    /// Inside a scope if this holds.
    If(&'static str),
    /// It is the county's: no part of it has a share in the row.
    Nowhere,
}

impl Lies {
    /// When a row lies in the scope on its day.
    pub(super) fn inside(self, day: &str) -> String {
        match self {
            Lies::In(unit) => Within::holds(unit, day),
            Lies::If(condition) => condition.to_string(),
            Lies::Nowhere => "0".to_string(),
        }
    }

    /// When a row can lie in the scope on any day.
    pub(super) fn near(self) -> String {
        match self {
            Lies::In(unit) => format!("{unit} IN (SELECT row FROM scope)"),
            Lies::If(condition) => condition.to_string(),
            Lies::Nowhere => "0".to_string(),
        }
    }
}

impl Fact {
    /// The register that holds a key: the one whose rows show what was counted.
    pub fn holder(&self, counted: &Counted) -> Option<&'static str> {
        let (alias, _) = counted.key.split_once('.')?;
        self.tables.iter().find(|(known, _)| *known == alias).map(|(_, register)| *register)
    }
}
