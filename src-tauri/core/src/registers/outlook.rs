//! 存在问题与下一步打算: the sentences a year's report closes with, each bound to the records that prove it or to the
//! task it becomes.

use super::accountability::Accountability;
use super::finding::Finding;
use super::publicity::Survey;
use super::task::Task;
use super::unit_measure::UnitMeasure;
use crate::register::{Code, Link, Many};
use zhengfeng_derive::Register;

/// 存在问题
#[derive(Register)]
#[register(
    table = "shortcomings",
    title("order_no", "text"),
    key("period_year", "order_no"),
    standing_one_of("unit_measure_ids", "task_ids", "finding_ids", "accountability_ids", "survey_ids", "evidence_text")
)]
pub struct Shortcoming {
    /// 年度
    pub period_year: i64,
    /// 次序
    pub order_no: i64,
    /// 表述
    #[field(search, headings("存在的问题", "问题"))]
    pub text: String,
    /// 依据对单位措施
    pub unit_measure_ids: Many<UnitMeasure>,
    /// 依据整改任务
    pub task_ids: Many<Task>,
    /// 依据督查问题
    pub finding_ids: Many<Finding>,
    /// 依据问责
    pub accountability_ids: Many<Accountability>,
    /// 依据群众评价
    pub survey_ids: Many<Survey>,
    /// 其他依据
    #[field(search)]
    pub evidence_text: Option<String>,
}

/// 下一步打算
#[derive(Register)]
#[register(table = "next_steps", title("order_no", "text"), key("period_year", "order_no"))]
pub struct NextStep {
    /// 年度
    pub period_year: i64,
    /// 次序
    pub order_no: i64,
    /// 表述
    #[field(search, headings("打算", "工作打算"))]
    pub text: String,
    /// 主题
    #[field(codes = "next_step_theme")]
    pub theme_code: Option<Code>,
    /// 转为任务
    pub task_id: Option<Link<Task>>,
}
