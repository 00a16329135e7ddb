//! What a figure is: data that says which rows of a fact count, by which key, and how the number is printed.

use super::facts::Fact;

/// A number the office reports (指标). Words in the style of an inspector: whoever signs the number signs its rule.
#[derive(Debug)]
pub struct Figure {
    /// The code of the domain paper, `F112`.
    pub code: &'static str,
    /// A stable name for programs, `cases.filed`.
    pub key: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// The counting rule (口径).
    pub rule: &'static str,
    /// The sentence of the report it stands in, `**` for what the report leaves out.
    pub source: &'static str,
    /// Where it is counted.
    pub fact: &'static Fact,
    /// Which rows lie in the period.
    pub when: When,
    /// What else must hold.
    pub tests: &'static [Test],
    /// What the report prints, in its order.
    pub printed: &'static [Counted],
    /// Other bases, for whoever compares.
    pub more: &'static [Counted],
    /// How the number is spelled.
    pub form: Form,
    /// First day it may be asked for, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day it may be asked for; empty: still open.
    pub valid_to: &'static str,
}

impl Figure {
    /// The bases, those of the report first.
    pub fn bases(&self) -> impl Iterator<Item = &'static Counted> {
        self.printed.iter().chain(self.more)
    }
}

/// Which rows lie in a period. Columns are spelled `alias.field` as in the figure's fact.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// A flow: this day lies in the period.
    Within(&'static str),
    /// A yearly stock: this year is the plan year of the period.
    PlanYear(&'static str),
    /// A stock: first and last day of validity hold the period's last day.
    LastDay(&'static str, &'static str),
}

/// What a row must be to count. Columns are spelled `alias.field` as in the figure's fact.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// The code is one of these words.
    Is(&'static str, &'static [&'static str]),
    /// The code is none of these words.
    IsNot(&'static str, &'static [&'static str]),
    /// The list of codes holds this word.
    Holds(&'static str, &'static str),
    /// The code belongs to a group of its list: column, list, group.
    Group(&'static str, &'static str, &'static str),
    /// The flag is set.
    Set(&'static str),
    /// A mark the fact knows by name.
    Mark(&'static str),
}

/// What is counted, as `basis` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Receipts, repeats included: 件次.
    Letter,
    /// Clues: 条, or 件 that entered a stage.
    Clue,
    /// Matters (起), printed 件.
    Incident,
    /// Case files, one person or unit each: 件.
    Case,
    /// Distinct persons: 人, 名.
    Person,
    /// Units: 个.
    Unit,
    /// Rows of the register: 项, 个.
    Row,
}

impl Basis {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Letter => "letter",
            Basis::Clue => "clue",
            Basis::Incident => "incident",
            Basis::Case => "case",
            Basis::Person => "person",
            Basis::Unit => "unit",
            Basis::Row => "row",
        }
    }

    /// Reads the stable word.
    pub fn of_word(word: &str) -> Option<Basis> {
        [Basis::Letter, Basis::Clue, Basis::Incident, Basis::Case, Basis::Person, Basis::Unit, Basis::Row]
            .into_iter()
            .find(|basis| basis.word() == word)
    }
}

/// One basis of a figure.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// What is counted.
    pub basis: Basis,
    /// The key whose distinct values are counted, `alias.column`.
    pub key: &'static str,
    /// The register whose rows the key names.
    pub register: &'static str,
    /// The word printed behind the number.
    pub unit: &'static str,
}

/// How a number is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In full.
    Exact,
    /// By tens with 余 where it is not a whole ten: 64 is 60余. The exact number is kept.
    Tens,
}

impl Form {
    /// Spells a number without its unit.
    pub fn spell(self, number: i64) -> String {
        match self {
            Form::Tens if number > 10 && number % 10 != 0 => format!("{}余", number / 10 * 10),
            Form::Exact | Form::Tens => number.to_string(),
        }
    }
}
