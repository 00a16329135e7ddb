//! 整改任务、措施、进展与销号. A measure's six responsibility fields may be empty: then its task's hold.

use super::finding::Finding;
use super::lists::{CloseOutResult, DueKind, MeasureBatch, Progress};
use super::paper::Document;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Lines, Link, Many, Row, Value};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 整改任务
#[derive(Register)]
#[register(table = "tasks", title("task_no", "task_text"), key("period_year", "task_no"), key("period_year", "task_text"))]
pub struct Task {
    /// 年度
    pub period_year: i64,
    /// 任务编号
    #[field(headings("任务序号"))]
    pub task_no: String,
    /// 专项整治来源
    #[field(standing, codes = "campaign_code", headings("专项整治", "问题来源", "专项整治/问题来源"))]
    pub campaign_code: Option<Code>,
    /// 依据文件
    pub document_id: Option<Link<Document>>,
    /// 问题描述
    #[field(standing, search, headings("存在问题", "问题"))]
    pub problem: Option<String>,
    /// 整改任务
    #[field(search, headings("任务", "任务名称", "任务内容"))]
    pub task_text: String,
    /// 目标要求
    #[field(standing, headings("整改目标"))]
    pub target: Option<String>,
    /// 保障措施
    pub safeguard: Option<String>,
    /// 牵头领导
    #[field(standing, headings("责任领导"))]
    pub lead_leader_id: Option<Link<Person>>,
    /// 牵头单位
    #[field(standing, search, headings("牵头部门"))]
    pub lead_unit_id: Option<Link<Unit>>,
    /// 责任单位
    #[field(standing)]
    pub resp_unit_ids: Many<Unit>,
    /// 责任人
    pub resp_person_id: Option<Link<Person>>,
    /// 配合部门
    #[field(headings("配合单位", "协助部门"))]
    pub assist_unit_ids: Many<Unit>,
    /// 时限种类
    #[field(standing)]
    pub due_kind: Option<DueKind>,
    /// 整改时限
    #[field(standing, when_is("due_kind", "by_day"), headings("完成时限", "时限"))]
    pub due_on: Option<Day>,
    /// 形象进度
    pub milestone: Option<String>,
}

/// 整改措施
#[derive(Register)]
#[register(
    table = "measures",
    title("measure_no", "measure_text"),
    key("task_id", "measure_no"),
    key("task_id", "measure_text")
)]
pub struct Measure {
    /// 所属任务
    pub task_id: Link<Task>,
    /// 措施编号
    pub measure_no: String,
    /// 措施内容
    #[field(search, headings("整改措施", "措施"))]
    pub measure_text: String,
    /// 措施批次
    #[field(standing, headings("批次"))]
    pub batch: Option<MeasureBatch>,
    /// 上级措施
    pub parent_measure_id: Option<Link<Measure>>,
    /// 目标要求
    #[field(headings("整改目标"))]
    pub target: Option<String>,
    /// 牵头领导
    pub lead_leader_id: Option<Link<Person>>,
    /// 牵头单位
    pub lead_unit_id: Option<Link<Unit>>,
    /// 责任单位
    pub resp_unit_ids: Many<Unit>,
    /// 责任人
    pub resp_person_id: Option<Link<Person>>,
    /// 配合部门
    #[field(headings("配合单位"))]
    pub assist_unit_ids: Many<Unit>,
    /// 时限种类
    pub due_kind: Option<DueKind>,
    /// 整改时限
    #[field(standing, when_is("due_kind", "by_day"), headings("完成时限", "时限"))]
    pub due_on: Option<Day>,
    /// 进度
    #[field(standing, headings("进展情况", "措施进度"))]
    pub progress: Option<Progress>,
    /// 完成日期
    #[field(standing, when_is("progress", "done", "closed"))]
    pub done_on: Option<Day>,
    /// 成效
    #[field(standing, when_is("progress", "done", "closed"), search, headings("整改成效", "完成情况"))]
    pub result: Option<String>,
    /// 形象进度
    pub milestone: Option<String>,
    /// 延期
    pub extensions: Lines<MeasureExtension>,
}

/// 措施延期
#[derive(Register)]
#[register(table = "measures_extensions", of = "measures", title("new_due_on"), key("applied_on"))]
pub struct MeasureExtension {
    /// 申请日期
    pub applied_on: Day,
    /// 理由
    pub reason_text: String,
    /// 原期限
    pub old_due_on: Day,
    /// 新期限
    pub new_due_on: Day,
    /// 批准人
    #[field(standing)]
    pub approved_by: Option<Link<Person>>,
    /// 批准日期
    #[field(standing)]
    pub approved_on: Option<Day>,
    /// 期限规则
    pub rule_code: Option<String>,
}

/// 措施进展
#[derive(Register)]
#[register(table = "progress_notes", title("noted_on"), key("measure_id", "noted_on", "note_text"))]
pub struct ProgressNote {
    /// 措施
    #[field(headings("措施编号"))]
    pub measure_id: Link<Measure>,
    /// 日期
    #[field(headings("进展日期"))]
    pub noted_on: Day,
    /// 情况
    #[field(search, headings("进展情况"))]
    pub note_text: String,
    /// 形象进度
    pub milestone: Option<String>,
    /// 完成比例
    #[field(headings("完成比例(%)"))]
    pub percent: Option<i64>,
}

/// 销号
#[derive(Register)]
#[register(
    table = "close_outs",
    title("applied_on"),
    key("measure_id", "applied_on"),
    key("finding_id", "applied_on"),
    one_of("measure_id", "finding_id")
)]
pub struct CloseOut {
    /// 措施
    #[field(headings("措施编号", "对象"))]
    pub measure_id: Option<Link<Measure>>,
    /// 督查问题
    #[field(headings("问题编号"))]
    pub finding_id: Option<Link<Finding>>,
    /// 申请日期
    pub applied_on: Day,
    /// 完成情况
    #[field(standing, search, headings("整改措施及完成情况"))]
    pub fix_text: Option<String>,
    /// 责任单位自评
    #[field(standing)]
    pub self_text: Option<String>,
    /// 牵头单位意见
    #[field(standing, headings("牵头单位审核意见"))]
    pub lead_text: Option<String>,
    /// 核验人
    #[field(standing)]
    pub verify_by: Option<Link<Person>>,
    /// 核验日期
    #[field(standing)]
    pub verify_on: Option<Day>,
    /// 核验结论
    #[field(standing)]
    pub verify_result: Option<CloseOutResult>,
    /// 领导小组办公室意见
    pub office_text: Option<String>,
    /// 销号日期
    pub closed_on: Option<Day>,
    /// 审批人
    #[field(standing, when = "closed_on")]
    pub closed_approved_by: Option<Link<Person>>,
}

/// What a measure holds in a field, or its task where the measure says nothing.
pub fn held<'r>(measure: &'r Row, task: Option<&'r Row>, field: &str) -> Option<&'r Value> {
    measure.value(field).or_else(|| task.and_then(|task| task.value(field)))
}
