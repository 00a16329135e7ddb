//! 对单位措施与考核量化: what was laid on a unit or its head, and the points a unit got for a year, each bound to the
//! records that prove it.

use super::case::Case;
use super::finding::{Finding, Notice};
use super::lists::MeasureTarget;
use super::person::Person;
use super::publication::Publication;
use super::task::Task;
use super::unit::Unit;
use crate::register::{Code, Link, Many};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 对单位措施
#[derive(Register)]
#[register(table = "unit_measures", title("unit_id", "measure_kind"), key("unit_id", "measure_kind", "decided_on"))]
pub struct UnitMeasure {
    /// 单位
    #[field(search, headings("被采取措施单位", "单位名称"))]
    pub unit_id: Link<Unit>,
    /// 措施种类
    #[field(codes = "unit_measure_kind", headings("措施", "处理方式"))]
    pub measure_kind: Code,
    /// 事由类别
    #[field(standing, codes = "unit_measure_reason")]
    pub reason_kind: Option<Code>,
    /// 事由
    #[field(standing, search, headings("主要问题", "存在问题"))]
    pub reason_text: Option<String>,
    /// 对象
    #[field(standing)]
    pub target_kind: Option<MeasureTarget>,
    /// 对象姓名
    #[field(standing, when_is("target_kind", "head", "deputy"), search, headings("一把手姓名"))]
    pub target_person_id: Option<Link<Person>>,
    /// 约谈人
    #[field(standing, when_is("measure_kind", "interview"))]
    pub interviewer_id: Option<Link<Person>>,
    /// 向谁检查
    #[field(standing, when_is("measure_kind", "written_review"))]
    pub report_to_unit_id: Option<Link<Unit>>,
    /// 检查收到日期
    pub statement_received_on: Option<Day>,
    /// 文号
    #[field(standing, search, headings("通报文号"))]
    pub doc_no: Option<String>,
    /// 措施日期
    #[field(headings("日期", "通报日期", "约谈日期"))]
    pub decided_on: Day,
    /// 关联任务
    #[field(headings("任务编号"))]
    pub task_id: Option<Link<Task>>,
    /// 关联督查问题
    #[field(headings("督查问题", "问题编号"))]
    pub finding_id: Option<Link<Finding>>,
    /// 整改期限
    #[field(standing, when_is("measure_kind", "circular_rectify", "rectify"), headings("期限"))]
    pub due_on: Option<Day>,
    /// 销号日期
    pub closed_on: Option<Day>,
}

/// 考核量化
#[derive(Register)]
#[register(
    table = "scores",
    title("unit_id", "indicator_code"),
    key("unit_id", "period_year", "indicator_code"),
    standing_one_of("finding_ids", "notice_ids", "publication_ids", "case_ids")
)]
pub struct Score {
    /// 单位
    #[field(search, headings("被考核单位"))]
    pub unit_id: Link<Unit>,
    /// 年度
    pub period_year: i64,
    /// 指标
    #[field(codes = "indicator_code", headings("考核指标"))]
    pub indicator_code: Code,
    /// 分值
    #[field(standing)]
    pub weight: Option<i64>,
    /// 得分
    #[field(standing)]
    pub score: Option<i64>,
    /// 依据督查问题
    pub finding_ids: Many<Finding>,
    /// 依据督办通知
    pub notice_ids: Many<Notice>,
    /// 依据通报
    pub publication_ids: Many<Publication>,
    /// 依据案件
    pub case_ids: Many<Case>,
}
