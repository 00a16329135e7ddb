//! 问责（一案双查）与过问登记: who answered for what happened under them, and who asked about a case.

use super::case::Case;
use super::clue::Clue;
use super::incident::Incident;
use super::lists::RespKind;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Codes, Link};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 问责
#[derive(Register)]
#[register(
    table = "accountabilities",
    title("person_id", "unit_id", "decided_on"),
    key("person_id", "trigger_incident_id"),
    key("unit_id", "trigger_incident_id"),
    key("person_id", "decided_on"),
    one_of("person_id", "unit_id")
)]
pub struct Accountability {
    /// 被问责人
    #[field(search, headings("姓名", "人员"))]
    pub person_id: Option<Link<Person>>,
    /// 被问责党组织
    #[field(search, headings("党组织"))]
    pub unit_id: Option<Link<Unit>>,
    /// 决定日期
    #[field(headings("问责日期", "问责时间"))]
    pub decided_on: Day,
    /// 时任职务
    #[field(standing, search, headings("职务"))]
    pub post_text: Option<String>,
    /// 触发事项
    #[field(standing, headings("事项编号"))]
    pub trigger_incident_id: Option<Link<Incident>>,
    /// 启动情形
    #[field(codes = "trigger_code")]
    pub trigger_code: Option<Code>,
    /// 责任类型
    #[field(standing)]
    pub resp_kind: Option<RespKind>,
    /// 问责情形
    #[field(standing, codes = "accountability_cause", headings("问责事由"))]
    pub cause_code: Option<Code>,
    /// 问责方式
    #[field(standing, codes = "acct_kind", headings("处理方式"))]
    pub acct_kind: Codes,
    /// 决定机关
    #[field(standing)]
    pub by_unit_id: Option<Link<Unit>>,
    /// 文号
    #[field(standing, search)]
    pub doc_no: Option<String>,
    /// 组织调整手续办结日期
    pub adjusted_on: Option<Day>,
    /// 是否终身问责
    #[field(headings("已调离提拔退休"))]
    pub post_left: Option<bool>,
    /// 书面检讨收到日期
    #[field(standing)]
    pub self_critique_on: Option<Day>,
    /// 是否公开
    pub public_flag: Option<bool>,
}

/// 过问登记
#[derive(Register)]
#[register(
    table = "interventions",
    title("inquirer_text", "on_date"),
    key("inquirer_id", "on_date", "content"),
    key("inquirer_text", "on_date", "content"),
    one_of("inquirer_id", "inquirer_text"),
    standing_one_of("clue_id", "case_id")
)]
pub struct Intervention {
    /// 过问人
    #[field(search)]
    pub inquirer_id: Option<Link<Person>>,
    /// 过问人称谓
    #[field(search, headings("过问人单位职务"))]
    pub inquirer_text: Option<String>,
    /// 过问日期
    #[field(headings("日期"))]
    pub on_date: Day,
    /// 线索
    #[field(headings("线索编号"))]
    pub clue_id: Option<Link<Clue>>,
    /// 案件
    #[field(headings("立案号"))]
    pub case_id: Option<Link<Case>>,
    /// 过问内容
    #[field(standing, search, headings("内容"))]
    pub content: Option<String>,
    /// 过问方式
    #[field(headings("方式"))]
    pub way_text: Option<String>,
    /// 被过问人
    #[field(standing)]
    pub staff_id: Option<Link<Person>>,
    /// 报告对象
    pub reported_to_id: Option<Link<Person>>,
    /// 报告日期
    pub reported_on: Option<Day>,
    /// 处理
    #[field(headings("处理情况"))]
    pub result_text: Option<String>,
}
