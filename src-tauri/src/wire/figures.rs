//! Figures, what the overview shows, and the task board.

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
    /// The rows that prove it, register by register.
    pub shown: Vec<RowsCard>,
    /// The rows that break it.
    pub broken: Vec<RowsCard>,
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

/// Asks for the overview.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearWish {
    /// The year.
    pub year: i32,
}

/// What the overview shows besides the figures.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OverviewCard {
    /// 待补录, by register.
    pub incomplete: Vec<CountCard>,
    /// Overdue, due today, due within seven days.
    pub due: DueCounts,
    /// The most urgent, at most five hundred.
    pub urgent: Vec<DueCard>,
    /// From clue to close: each step a number of a figure.
    pub funnel: Vec<FunnelStep>,
    /// Tasks with the state of their measures.
    pub tasks: Vec<TaskBlocks>,
}

/// A count of rows in a register.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountCard {
    /// The register.
    pub register: String,
    /// How many.
    pub count: f64,
}

/// How many things are due.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueCounts {
    /// Past their day.
    pub overdue: f64,
    /// Today.
    pub today: f64,
    /// Within seven days.
    pub week: f64,
}

/// Something that is due.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueCard {
    /// The register.
    pub register: String,
    /// The record.
    pub id: String,
    /// What names it.
    pub label: String,
    /// The day.
    pub due_on: String,
    /// Days left; negative: overdue.
    pub days: f64,
}

/// A step from clue to close.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FunnelStep {
    /// 线索, 初核, 立案, 结案.
    pub label: String,
    /// The figure.
    pub code: String,
    /// What is counted.
    pub basis: String,
    /// The word behind it.
    pub unit: String,
    /// The number.
    pub value: f64,
}

/// A task as a row of blocks.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskBlocks {
    /// The record.
    pub id: String,
    /// Its number.
    pub no: String,
    /// Its text.
    pub text: String,
    /// Its measures.
    pub measures: Vec<MeasureBlock>,
}

/// A measure as a block.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeasureBlock {
    /// The record.
    pub id: String,
    /// Its number.
    pub no: String,
    /// How it stands.
    pub state: MeasureState,
}

/// How a measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MeasureState {
    /// Closed or done.
    Done,
    /// Kept up for good.
    Lasting,
    /// Under way, in time.
    Running,
    /// Past its day.
    Late,
}

/// Months and zones for the charts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChartsCard {
    /// Clues, cases filed, cases closed: twelve months each.
    pub months: Vec<SeriesCard>,
    /// Cases filed by zone.
    pub zones: Vec<ZoneBar>,
}

/// One series of a chart.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeriesCard {
    /// The figure.
    pub code: String,
    /// What is counted.
    pub basis: String,
    /// Its label.
    pub label: String,
    /// Twelve numbers.
    pub values: Vec<f64>,
}

/// One zone of a chart.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ZoneBar {
    /// The zone's id.
    pub zone: String,
    /// Its name.
    pub label: String,
    /// The figure.
    pub code: String,
    /// What is counted.
    pub basis: String,
    /// The word behind it.
    pub unit: String,
    /// The number.
    pub value: f64,
}

/// The task board of a year.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoardCard {
    /// Tasks in their order.
    pub tasks: Vec<TaskCard>,
    /// Measures of the first batch.
    pub measures: f64,
    /// Refined measures, counted apart.
    pub refined: f64,
}

/// A task with its measures.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskCard {
    /// The record.
    pub id: String,
    /// Its number.
    pub no: String,
    /// Its text.
    pub text: String,
    /// What is wrong.
    pub problem: String,
    /// What shall be reached.
    pub target: String,
    /// 牵头领导.
    pub lead_leader: String,
    /// 牵头单位.
    pub lead_unit: String,
    /// 责任单位.
    pub resp_units: Vec<String>,
    /// 配合部门.
    pub assist_units: Vec<String>,
    /// The day, or how long: 长期坚持.
    pub due: String,
    /// Its measures.
    pub measures: Vec<MeasureCard>,
}

/// A measure on the board.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MeasureCard {
    /// The record.
    pub id: String,
    /// Its number.
    pub no: String,
    /// Its text.
    pub text: String,
    /// Belongs to the refined batch.
    pub refined: bool,
    /// Its own or its task's 牵头领导.
    pub lead_leader: String,
    /// Its own or its task's 牵头单位.
    pub lead_unit: String,
    /// Its own or its task's 责任单位.
    pub resp_units: Vec<String>,
    /// Its own or its task's 配合部门.
    pub assist_units: Vec<String>,
    /// Its own or its task's 目标要求.
    pub target: String,
    /// The day, or how long.
    pub due: String,
    /// Days left; negative: overdue; `None` without a day or when done.
    pub days: Option<f64>,
    /// Progress as the code list prints it.
    pub progress: String,
    /// How it stands.
    pub state: MeasureState,
    /// 形象进度.
    pub milestone: String,
    /// 成效.
    pub result: String,
    /// Notes of progress, the newest first.
    pub notes: Vec<NoteCard>,
    /// Its close-out, step by step: 责任单位自评, 牵头单位审核, 核验, 销号.
    pub close_out: Vec<CloseOutStep>,
}

/// A note of progress.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteCard {
    /// The record.
    pub id: String,
    /// The day.
    pub on: String,
    /// What it says.
    pub text: String,
    /// Percent done.
    pub percent: Option<f64>,
}

/// A step of a close-out.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CloseOutStep {
    /// What the step is, by the label of its field.
    pub label: String,
    /// What was written or decided; empty: not yet.
    pub text: String,
    /// The day.
    pub on: Option<String>,
    /// It is done.
    pub done: bool,
}
