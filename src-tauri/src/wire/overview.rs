//! What the overview shows besides the figures, and the task board.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
