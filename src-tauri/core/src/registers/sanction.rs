//! 处分处理与移送司法: one measure on one person, one transfer of one person.

use super::case::Case;
use super::clue::Clue;
use super::incident::Incident;
use super::lists::SanctionClass;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Codes, Link};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 处分处理
#[derive(Register)]
#[register(
    table = "sanctions",
    title("sanction_kind", "decided_on"),
    key("case_id", "sanction_kind"),
    key("person_id", "sanction_kind", "decided_on"),
    one_of("person_id", "unit_id"),
    standing_one_of("case_id", "incident_id", "clue_id")
)]
pub struct Sanction {
    /// 人员
    #[field(search, headings("姓名"))]
    pub person_id: Option<Link<Person>>,
    /// 单位
    pub unit_id: Option<Link<Unit>>,
    /// 处理种类
    #[field(codes = "sanction_kind", headings("处分种类"))]
    pub sanction_kind: Code,
    /// 处理日期
    #[field(headings("处分日期", "处分决定时间"))]
    pub decided_on: Day,
    /// 处理大类
    #[field(standing)]
    pub sanction_class: Option<SanctionClass>,
    /// 案件
    #[field(headings("立案号"))]
    pub case_id: Option<Link<Case>>,
    /// 事项
    #[field(headings("事项编号"))]
    pub incident_id: Option<Link<Incident>>,
    /// 线索
    #[field(headings("线索编号"))]
    pub clue_id: Option<Link<Clue>>,
    /// 事由标签
    #[field(standing, codes = "tags")]
    pub cause_tags: Codes,
    /// 决定机关
    #[field(standing)]
    pub by_unit_id: Option<Link<Unit>>,
    /// 文号
    #[field(standing)]
    pub doc_no: Option<String>,
    /// 生效日期
    pub effective_on: Option<Day>,
    /// 影响期至
    pub impact_until_on: Option<Day>,
    /// 宣布日期
    pub announced_on: Option<Day>,
    /// 执行日期
    pub executed_on: Option<Day>,
    /// 执行情况
    pub execution_text: Option<String>,
    /// 职务工资变更办结日期
    pub pay_changed_on: Option<Day>,
}

/// 移送司法
#[derive(Register)]
#[register(table = "transfers", title("transferred_on"), key("case_id"), key("person_id", "transferred_on"))]
pub struct Transfer {
    /// 人员
    #[field(search, headings("姓名"))]
    pub person_id: Link<Person>,
    /// 移送日期
    #[field(headings("移送时间"))]
    pub transferred_on: Day,
    /// 案件
    #[field(standing, headings("立案号"))]
    pub case_id: Option<Link<Case>>,
    /// 移送机关
    #[field(standing)]
    pub transfer_to: Option<String>,
    /// 涉嫌罪名
    #[field(standing, headings("罪名"))]
    pub charge_text: Option<String>,
    /// 司法结果
    #[field(headings("结果"))]
    pub court_result: Option<String>,
}
