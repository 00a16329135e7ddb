//! A relation check (勾稽) as data: which numbers stand on both sides, how they must stand to each other, what a careful
//! reviewer asks where they do not. A rule counts nothing itself; both sides are figures.

use super::severity::Severity;
use crate::figures::figure::{Basis, Figure};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code, `K-09` of the report's own relations, `G-03` of those that hold for every year.
    pub code: &'static str,
    /// Of which sort it is.
    pub kind: Kind,
    /// What the office calls it.
    pub title: &'static str,
    /// The relation in words.
    pub relation: &'static str,
    /// What a reviewer asks where it does not hold.
    pub asks: &'static str,
    /// What to do where it does not hold.
    pub advice: &'static str,
    /// Where it is looked at.
    pub on: On,
    /// The places of the report where the numbers stand, or the basis of the rule.
    pub source: &'static str,
    /// First day it holds, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day it holds; empty: still open.
    pub valid_to: &'static str,
}

/// Where a rule is looked at.
#[derive(Debug)]
pub enum On {
    /// On the records: each comparison must hold.
    Records(&'static [Comparison]),
    /// On the numbers handed in last: each must still be what the records say, or it is this.
    HandedIn(Severity),
    /// On the text of a report only.
    Text,
    /// On neither, and why.
    Nothing(&'static str),
}

/// The sorts of rules (domain paper §2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Two figures are equal.
    Equal,
    /// The parts make the whole.
    Parts,
    /// A part is no more than the whole.
    PartOf,
    /// Several labels a row: none is more than the whole.
    MultiLabel,
    /// Matters and persons stand to each other as their bases say.
    PerPerson,
    /// What was open and what came in is what was done and what stays open.
    Flow,
    /// What is counted month by month only grows, by what each month brings.
    Monotone,
    /// A difference or percentage printed in a text, recomputed.
    Recomputed,
    /// The same figure printed twice.
    Twice,
    /// Nothing of what must stand in a row is missing.
    Complete,
    /// The steps of a matter follow each other.
    DateOrder,
    /// Amounts are of the magnitude of their unit.
    Magnitude,
    /// Words that say what is meant.
    Scope,
    /// Blanks left in a text.
    Blank,
    /// Numbers in a text that no figure stands behind.
    Unbound,
    /// Against the year before, or what was handed in last.
    Against,
    /// Numbers that differ by a slip of the pen.
    Slip,
    /// The same digits of different things.
    Coincidence,
}

impl Kind {
    /// What the office calls it.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Equal => "相等",
            Kind::Parts => "分项合计",
            Kind::PartOf => "部分不大于总数",
            Kind::MultiLabel => "多选项不大于总数",
            Kind::PerPerson => "件与人",
            Kind::Flow => "结转平衡",
            Kind::Monotone => "逐月累计",
            Kind::Recomputed => "增减与比例复算",
            Kind::Twice => "同数两处一致",
            Kind::Complete => "要素齐全",
            Kind::DateOrder => "日期先后",
            Kind::Magnitude => "金额量级",
            Kind::Scope => "口径用语",
            Kind::Blank => "空白占位",
            Kind::Unbound => "无来源数字",
            Kind::Against => "与上期比较",
            Kind::Slip => "数字笔误",
            Kind::Coincidence => "同数巧合",
        }
    }
}

/// Two sides, how they must stand to each other, and how much it says where they do not.
#[derive(Debug)]
pub struct Comparison {
    /// The left side.
    pub left: Side,
    /// How it must stand to the right one.
    pub relation: Relation,
    /// The right side.
    pub right: Side,
    /// What it is where it does not hold.
    pub broken: Severity,
}

/// How two sides must stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same number, and the same rows where both sides list rows of one register.
    Same,
    /// The same number.
    Equal,
    /// No more, and rows of the other where both list rows of one register.
    PartOf,
    /// No more.
    AtMost,
    /// No less.
    AtLeast,
    /// The right side's parts share no row, and together are the left side's rows.
    MadeOf,
    /// Rows that are counted, but not all of the right side's: what has one source only, or goes one way only.
    NotAll,
    /// Different numbers, or none: what must not be taken for each other.
    Apart,
    /// Not the very same rows, where there are any.
    OtherRows,
    /// No row at all; the right side is what was looked through.
    NoneOf,
    /// A row in each month of the period; the right side counts the months.
    EveryMonth,
    /// Not far from the right side, where that has any.
    Near,
    /// Every row of the right side under at least one label, none of them under more than all.
    Covers,
}

/// One side.
#[derive(Clone, Copy, Debug)]
pub enum Side {
    /// A number.
    One(Operand),
    /// The numbers together, a row of two of them counted twice.
    Sum(&'static [Operand]),
    /// The rows together, each once.
    Union(&'static [Operand]),
    /// The first number without the second.
    Less(Operand, Operand),
    /// The months of the period.
    Months,
    /// What the months of a whole year bring together; asked of the whole county alone.
    Monthly(Operand),
    /// The same number in the same part of the year before.
    YearBefore(Operand),
    /// What stands under the labels of a column together, a row under several of them counted for each.
    Labels(Operand, &'static str),
}

impl Side {
    /// The numbers it is made of.
    pub fn operands(&self) -> Vec<Operand> {
        match self {
            Side::One(operand) => vec![*operand],
            Side::Sum(operands) | Side::Union(operands) => operands.to_vec(),
            Side::Less(whole, part) => vec![*whole, *part],
            Side::Monthly(operand) | Side::YearBefore(operand) | Side::Labels(operand, _) => vec![*operand],
            Side::Months => Vec::new(),
        }
    }
}

/// One number of one figure.
#[derive(Clone, Copy, Debug)]
pub struct Operand {
    /// Which figure.
    pub figure: Source,
    /// On which of its bases.
    pub basis: Basis,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A figure of the catalogue, by its code.
    Catalogue(&'static str),
    /// A count only checks ask for.
    Own(&'static Figure),
}

impl Source {
    /// The code by which the number is known.
    pub fn code(self) -> &'static str {
        match self {
            Source::Catalogue(code) => code,
            Source::Own(figure) => figure.code,
        }
    }
}

/// A figure of the catalogue on a basis.
pub const fn of(code: &'static str, basis: Basis) -> Operand {
    Operand { figure: Source::Catalogue(code), basis }
}

/// A count of the checks' own on a basis.
pub const fn own(figure: &'static Figure, basis: Basis) -> Operand {
    Operand { figure: Source::Own(figure), basis }
}

/// A comparison.
pub const fn must(left: Side, relation: Relation, right: Side, broken: Severity) -> Comparison {
    Comparison { left, relation, right, broken }
}
