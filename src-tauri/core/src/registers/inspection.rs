//! 监督检查、备案与跟踪查看: where the office looked, and what it filed of it. How many problems an inspection found is
//! counted from the findings that name it, never typed.

use super::case::Case;
use super::incident::Incident;
use super::lists::InspectionRole;
use super::person::Person;
use super::petition::Petition;
use super::unit::Unit;
use crate::register::{Code, Codes, Lines, Link, Many};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 监督检查
#[derive(Register)]
#[register(
    table = "inspections",
    number = "insp_no",
    prefix = "DC",
    title("insp_no", "title"),
    key("insp_no"),
    key("title", "from_on")
)]
pub struct Inspection {
    /// 督查编号
    #[field(search, headings("检查编号", "编号"))]
    pub insp_no: String,
    /// 督查名称
    #[field(search, headings("检查名称", "督查项目"))]
    pub title: String,
    /// 督查类型
    #[field(standing, codes = "insp_kind", headings("检查类型", "督查方式"))]
    pub insp_kind: Option<Code>,
    /// 检查内容
    #[field(standing, codes = "discipline", headings("检查纪律", "督查内容"))]
    pub disciplines: Codes,
    /// 组长
    #[field(standing, search, headings("带队领导", "督查组长"))]
    pub leader_id: Option<Link<Person>>,
    /// 成员
    #[field(standing, headings("督查人员", "检查人员"))]
    pub member_ids: Many<Person>,
    /// 督查单位
    #[field(standing)]
    pub units: Lines<InspectionUnit>,
    /// 开始日期
    #[field(headings("督查日期", "检查日期", "督查时间", "检查时间"))]
    pub from_on: Day,
    /// 结束日期
    #[field(standing)]
    pub to_on: Option<Day>,
    /// 是否不打招呼
    #[field(standing, headings("不打招呼"))]
    pub unannounced: Option<bool>,
    /// 节点
    #[field(codes = "festival_node", headings("时间节点"))]
    pub festival_node: Option<Code>,
    /// 手段
    #[field(headings("检查方式", "督查手段"))]
    pub means_text: Option<String>,
    /// 关联信访件
    #[field(standing, when_is("insp_kind", "report_check"), headings("信访编号"))]
    pub petition_id: Option<Link<Petition>>,
    /// 核查期限
    #[field(standing, when_is("insp_kind", "report_check"), headings("办结期限"))]
    pub due_on: Option<Day>,
}

/// 督查参与和被查单位
#[derive(Register)]
#[register(table = "inspections_units", of = "inspections", title("unit_id", "role"), key("unit_id", "role"))]
pub struct InspectionUnit {
    /// 督查涉及单位
    #[field(headings("被查单位", "参与单位"))]
    pub unit_id: Link<Unit>,
    /// 督查角色
    pub role: InspectionRole,
}

/// 监督检查备案
#[derive(Register)]
#[register(table = "filings", title("inspection_id", "filed_on"), key("inspection_id", "filed_on"))]
pub struct Filing {
    /// 督查
    #[field(headings("督查编号"))]
    pub inspection_id: Link<Inspection>,
    /// 备案日期
    #[field(headings("备案时间"))]
    pub filed_on: Day,
    /// 备案单位
    pub unit_id: Option<Link<Unit>>,
    /// 检查情况和处理结果
    #[field(standing, search, headings("处理结果", "结果"))]
    pub result_text: Option<String>,
}

/// 跟踪查看
#[derive(Register)]
#[register(
    table = "follow_ups",
    title("visited_on", "unit_id"),
    key("case_id", "visited_on"),
    key("incident_id", "visited_on"),
    one_of("incident_id", "case_id")
)]
pub struct FollowUp {
    /// 事项
    #[field(headings("事项编号"))]
    pub incident_id: Option<Link<Incident>>,
    /// 案件
    #[field(headings("立案号"))]
    pub case_id: Option<Link<Case>>,
    /// 查看日期
    #[field(headings("回访日期", "日期"))]
    pub visited_on: Day,
    /// 单位
    #[field(standing, search, headings("涉及单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 当事人
    #[field(search)]
    pub person_id: Option<Link<Person>>,
    /// 查看人员
    #[field(standing, headings("回访人员"))]
    pub visitor_ids: Many<Person>,
    /// 整改到位
    #[field(standing, headings("是否整改到位"))]
    pub is_fixed: Option<bool>,
    /// 反弹
    #[field(standing, headings("是否反弹"))]
    pub is_relapsed: Option<bool>,
    /// 处分执行
    #[field(headings("处分执行情况"))]
    pub execution_text: Option<String>,
    /// 结论
    #[field(standing, search, headings("查看结论"))]
    pub conclusion: Option<String>,
}
