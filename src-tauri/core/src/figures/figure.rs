//! What a figure is: data that says which rows of a fact count, by which key, and how the number is printed.

use super::fact::Fact;
use super::sections::Section;

/// A number the office reports (指标). Words in the style of an inspector: whoever signs the number signs its rule.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The code of the domain paper, `F112`; `B…` for numbers only the superiors' forms ask for.
    pub code: &'static str,
    /// A stable name for programs, `cases.filed`.
    pub key: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// The counting rule (口径), as it is usually taken.
    pub rule: &'static str,
    /// The sentence of the report it stands in, `**` for what the report leaves out.
    pub source: &'static str,
    /// Where in the report it stands.
    pub section: &'static Section,
    /// What is counted; mostly one part. Numbers stand in the order of the parts.
    pub parts: &'static [Part],
    /// Another way to count it that the office may choose for a year.
    pub choice: Option<&'static Choice>,
    /// How the number is spelled.
    pub form: Form,
    /// First day it may be asked for, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day it may be asked for; empty: still open.
    pub valid_to: &'static str,
}

impl Figure {
    /// A figure without parts, to be filled in: what the catalogue starts each of its figures from.
    pub(super) const PLAIN: Figure = Figure {
        code: "",
        key: "",
        label: "",
        rule: "",
        source: "",
        section: &super::sections::FORMS,
        parts: &[],
        choice: None,
        form: Form::Exact,
        valid_from: "",
        valid_to: "",
    };

    /// The bases as usually counted: those of the report first.
    pub fn bases(&self) -> impl Iterator<Item = &'static Counted> {
        bases(self.parts).map(|(_, counted)| counted)
    }

    /// How a basis is counted, if the figure has it.
    pub fn counted(&self, basis: Basis) -> Option<&'static Counted> {
        self.bases().find(|counted| counted.basis == basis)
    }

    /// The register whose rows decide a basis: the fact's own, where the basis counts what those rows name.
    pub fn holder(&self, basis: Basis) -> Option<&'static str> {
        let (part, counted) = bases(self.parts).find(|(_, counted)| counted.basis == basis)?;
        part.fact.holder(counted)
    }

    /// Whether it counts what happened in the period; months of a stock make no sense as a sum.
    pub fn flows(&self) -> bool {
        self.parts.iter().all(|part| match part.when {
            When::Within(_) | When::Told => true,
            When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::Before(_) | When::Until(_) => false,
            When::CarriedIn(..) | When::OpenAt(..) => false,
        })
    }

    /// The field whose day puts a row into the period, where the first part goes by one.
    pub fn day(&self) -> Option<&'static str> {
        match self.parts.first()?.when {
            When::Within(column) => column.split_once('.').map(|(_, field)| field),
            When::PlanYear(_) | When::LastDay(..) | When::Overlaps(..) | When::Before(_) | When::Until(_) => None,
            When::CarriedIn(..) | When::OpenAt(..) | When::Told => None,
        }
    }

    /// Whether the county's report prints it or is asked for it; the others belong to forms.
    pub fn in_report(&self) -> bool {
        !std::ptr::eq(self.section, &super::sections::FORMS)
    }
}

/// The bases of some parts with the part they belong to: all that are printed, then all others.
pub(super) fn bases(parts: &'static [Part]) -> impl Iterator<Item = (&'static Part, &'static Counted)> {
    let printed = parts.iter().flat_map(|part| part.printed.iter().map(move |counted| (part, counted)));
    printed.chain(parts.iter().flat_map(|part| part.more.iter().map(move |counted| (part, counted))))
}

/// A part of a figure: some rows of one fact.
#[derive(Debug, Clone, Copy)]
pub struct Part {
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
}

/// A question the report leaves open. The office answers it for a year in `counting_choices`; without an answer the
/// figure's own rule holds.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The word of the question in `counting_choices`.
    pub question: &'static str,
    /// The word of the figure's own rule.
    pub usual: &'static str,
    /// What the figure's own rule is called.
    pub usual_label: &'static str,
    /// The other rules.
    pub others: &'static [Alternative],
}

/// Another rule for a figure.
#[derive(Debug, Clone, Copy)]
pub struct Alternative {
    /// Its word in `counting_choices`.
    pub word: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// The counting rule (口径).
    pub rule: &'static str,
    /// What is counted.
    pub parts: &'static [Part],
}

/// Which rows lie in a period. Columns are spelled `alias.field` as in the part's fact.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// A flow: this day lies in the period.
    Within(&'static str),
    /// A yearly stock: this year is the plan year of the period.
    PlanYear(&'static str),
    /// A stock: first and last day of validity hold the period's last day.
    LastDay(&'static str, &'static str),
    /// This day lies before the period.
    Before(&'static str),
    /// This day is the period's last or lies before it.
    Until(&'static str),
    /// Stood on some day of the period: first and last day.
    Overlaps(&'static str, &'static str),
    /// Carried over: begun before the period and not done before it. A day that begins, a day that ends.
    CarriedIn(&'static str, &'static str),
    /// Open at the end: begun by the period's last day and not done by then. A day that begins, a day that ends.
    OpenAt(&'static str, &'static str),
    /// The fact holds only what belongs to the period.
    Told,
}

/// What a row must be to count. Columns are spelled `alias.field` as in the part's fact, or by the name of one the fact
/// derives.
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
    /// The field is filled, whatever it holds.
    Filled(&'static str),
    /// The field is empty.
    Empty(&'static str),
    /// The text holds one of these phrases.
    Says(&'static str, &'static [&'static str]),
    /// A mark the fact knows by name.
    Mark(&'static str),
    /// The mark does not hold.
    NotMark(&'static str),
    /// All tests of at least one of these rows hold.
    Either(&'static [&'static [Test]]),
}

/// What is counted, as `basis` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// A person each time something was done about them: 人次.
    PersonAction,
    /// Units: 个.
    Unit,
    /// Rows of the register: 项, 个.
    Row,
    /// Meetings and inspections: 次.
    Event,
    /// An amount, kept in 分 and printed in 万元.
    Amount,
}

impl Basis {
    /// All of them.
    pub const ALL: [Basis; 10] = [
        Basis::Letter,
        Basis::Clue,
        Basis::Incident,
        Basis::Case,
        Basis::Person,
        Basis::PersonAction,
        Basis::Unit,
        Basis::Row,
        Basis::Event,
        Basis::Amount,
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Letter => "letter",
            Basis::Clue => "clue",
            Basis::Incident => "incident",
            Basis::Case => "case",
            Basis::Person => "person",
            Basis::PersonAction => "person_action",
            Basis::Unit => "unit",
            Basis::Row => "row",
            Basis::Event => "event",
            Basis::Amount => "amount",
        }
    }

    /// Reads the stable word.
    pub fn of_word(word: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.word() == word)
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
    /// The column that is summed over the distinct keys, for an amount in 分; the key is a row's own, so that each row
    /// adds once.
    pub sum: Option<&'static str>,
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
    /// Spells a number without its unit. An amount is given in 分 and spelled in 万元 with two decimals, half up.
    pub fn spell(self, basis: Basis, number: i64) -> String {
        match (self, basis) {
            (_, Basis::Amount) => crate::words::money::Fen(number).ten_thousand_yuan(),
            (Form::Tens, _) if number > 10 && number % 10 != 0 => format!("{}余", number / 10 * 10),
            (Form::Exact | Form::Tens, _) => number.to_string(),
        }
    }
}
