//! What a check found: both sides as numbers with how they came about, how much it says, and the rows that differ.

use super::rule::{Operand, Rule};
use super::severity::Severity;
use super::waive::Waiver;
use crate::register::Register;
use crate::words::ids::RowId;

/// What one rule says of a period.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it says, signed explanation or not.
    pub severity: Severity,
    /// The left side of what decides.
    pub left: Weighed,
    /// The right side of it.
    pub right: Weighed,
    /// What it is, how much the sides differ, why that may be, what to do.
    pub words: String,
    /// The rows that stand on one side only.
    pub difference: Vec<Difference>,
    /// The signed explanation, as long as both numbers are those it was signed for.
    pub waiver: Option<Waiver>,
}

impl Finding {
    /// Whether it stands in the way of handing in: an error nobody has signed for.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Error && self.waiver.is_none()
    }

    /// Whether somebody has to explain or mend it: nothing was signed for what is no mere hint.
    pub fn is_open(&self) -> bool {
        self.severity >= Severity::Explain && self.waiver.is_none()
    }
}

/// A side with its number.
#[derive(Clone, Debug, Default)]
pub struct Weighed {
    /// The number; amounts in 分.
    pub value: i64,
    /// The word printed behind it.
    pub unit: &'static str,
    /// How it came about: 清理废除53项＋修订完善256项＝309项.
    pub text: String,
    /// The numbers it was made of.
    pub operands: Vec<Operand>,
}

impl Weighed {
    /// The number with its unit: 281项. What a signed explanation is signed for.
    pub fn number(&self) -> String {
        format!("{}{}", self.value, self.unit)
    }
}

/// Rows that stand on one side only.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Their register.
    pub register: &'static Register,
    /// On the left only.
    pub left_only: Vec<RowId>,
    /// On the right only.
    pub right_only: Vec<RowId>,
}

impl Difference {
    /// All of them, those of the left side first.
    pub fn rows(&self) -> impl Iterator<Item = RowId> {
        self.left_only.iter().chain(&self.right_only).copied()
    }
}
