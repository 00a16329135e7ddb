//! Figures of the report with their sections, months, growth, ratios and proofs.

use super::checks::{PartCard, RowsCard};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A period and a part of the county.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FiguresWish {
    /// `2015`, `2015-H1`, `2015-Q3`, `2015-06`, `2015-01-01..2015-12-25`.
    pub period: String,
    /// A unit and what lies below it, by id.
    pub unit: Option<String>,
    /// A zone, by id.
    pub zone: Option<String>,
}

/// Which number's rows are asked for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Drill {
    /// The figure.
    pub code: String,
    /// What is counted.
    pub basis: String,
    /// The period.
    pub period: String,
    /// A unit, by id.
    pub unit: Option<String>,
    /// A zone, by id.
    pub zone: Option<String>,
}

/// All figures of a period, in the order of the report.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FiguresCard {
    /// The period in words: 2015年度.
    pub period: String,
    /// First and last day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// When they were counted, RFC 3339.
    pub counted_at: String,
    /// The figures.
    pub figures: Vec<FigureCard>,
    /// The sections of the report in its order, each with its parts behind it.
    pub sections: Vec<SectionCard>,
    /// Ratios between figures.
    pub ratios: Vec<RatioCard>,
}

/// A section of the report, or a part of one.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionCard {
    /// How the report numbers it: 一（二）.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// Whether it is a part of the section before it.
    pub part: bool,
}

/// A ratio between two figures.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RatioCard {
    /// Stable name.
    pub key: String,
    /// What it is called: 立案率.
    pub label: String,
    /// As printed: 80.30%.
    pub printed: String,
    /// What is divided.
    pub numerator: PartCard,
    /// By what.
    pub denominator: PartCard,
}

/// The sentences of the report without a number of their own, with what proves them.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceCard {
    /// F018.
    pub code: String,
    /// What it says, in short.
    pub label: String,
    /// Which rows prove it.
    pub rule: String,
    /// The report's own words.
    pub source: String,
    /// Where in the report it stands.
    pub section: String,
    /// The rows that prove it, part by part.
    pub shown: Vec<RowsCard>,
    /// What each part is called, where their register does not tell them apart.
    pub shown_words: Vec<Option<String>>,
    /// The rows that break it.
    pub broken: Vec<RowsCard>,
    /// What each of those is called, where their register does not tell them apart.
    pub broken_words: Vec<Option<String>>,
    /// How many rows prove it.
    pub found: f64,
    /// How many there should be, where that is a number.
    pub expected: Option<f64>,
    /// Whether the sentence may be written.
    pub holds: bool,
}

/// A number against the same period a year before (同比).
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GrowthCard {
    /// The figure.
    pub code: String,
    /// What is counted.
    pub basis: String,
    /// A year before, spelled.
    pub before: String,
    /// Growth, printed: +25.0%; `—` where there was nothing before.
    pub growth: String,
}

/// A rule the report leaves open.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceCard {
    /// The question, by word.
    pub question: String,
    /// The rule that was used, by word.
    pub taken: String,
    /// The rules there are.
    pub options: Vec<ChoiceOption>,
}

/// One of the rules for a figure.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceOption {
    /// Its word.
    pub word: String,
    /// What it is called.
    pub label: String,
    /// The counting rule.
    pub rule: String,
}

/// Takes a rule for a year.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceWish {
    /// The figure.
    pub code: String,
    /// The year.
    pub year: i32,
    /// The rule, by word.
    pub word: String,
}

/// A figure with its numbers.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureCard {
    /// F112.
    pub code: String,
    /// What it is.
    pub label: String,
    /// Counting rule (口径).
    pub rule: String,
    /// The report's own sentence.
    pub source: String,
    /// Numbers the report prints, in its order.
    pub values: Vec<FigureValue>,
    /// Other bases.
    pub more: Vec<FigureValue>,
    /// As the report spells it.
    pub printed: String,
    /// Rows that lack a field it needs and may have to be counted.
    pub lacking: f64,
    /// Whether it counts events in the period (months make sense) or a stock.
    pub flows: bool,
    /// The field whose day puts a row into the period, where there is one.
    pub day: Option<String>,
    /// Where in the report it stands, by the section's number.
    pub section: String,
    /// The rules the report leaves open, where it does.
    pub choice: Option<ChoiceCard>,
}

/// One number of a figure.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureValue {
    /// What is counted, by word.
    pub basis: String,
    /// The register its rows are of.
    pub register: String,
    /// The word printed behind it.
    pub unit: String,
    /// The number; of an amount in 分.
    pub value: f64,
    /// As it is spelled, without its unit: 60余, 86.42.
    pub printed: String,
}

/// Asks for the twelve months of figures.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthsWish {
    /// The year.
    pub year: i32,
    /// The figures; empty: all that count events.
    pub codes: Vec<String>,
    /// A unit, by id.
    pub unit: Option<String>,
    /// A zone, by id.
    pub zone: Option<String>,
}

/// The months of one number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthsCard {
    /// The figure.
    pub code: String,
    /// What is counted.
    pub basis: String,
    /// Twelve numbers.
    pub values: Vec<f64>,
}

/// How a number of incidents becomes a number of cases and persons: incidents by how many persons they have.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpreadCard {
    /// Persons of each incident.
    pub persons_each: f64,
    /// Incidents.
    pub incidents: f64,
    /// Cases filed on them.
    pub cases: f64,
    /// Persons in them, each once.
    pub persons: f64,
}
