//! 文件方案库、专项活动、领导小组与工作组: what other registers lean on.

use super::lists::{DocumentAction, TaskForceKind};
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Lines, Link, Many};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 文件方案库
#[derive(Register)]
#[register(table = "documents", title("title"), key("title", "issued_on"))]
pub struct Document {
    /// 名称
    #[field(search, headings("文件名称"))]
    pub title: String,
    /// 印发日期
    #[field(headings("发文日期"))]
    pub issued_on: Day,
    /// 文号
    #[field(standing, search, headings("发文字号"))]
    pub doc_no: Option<String>,
    /// 类别
    #[field(standing, codes = "document_kind", headings("文件类别"))]
    pub kind_code: Option<Code>,
    /// 动作
    #[field(standing)]
    pub action_code: Option<DocumentAction>,
    /// 印发单位
    #[field(standing, headings("发文单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 试行至
    pub trial_until_on: Option<Day>,
    /// 替代文件
    pub replaces_ids: Many<Document>,
    /// 所属专项
    pub campaign_id: Option<Link<Campaign>>,
}

/// 专项活动
#[derive(Register)]
#[register(table = "campaigns", title("name"), key("period_year", "name"))]
pub struct Campaign {
    /// 名称
    #[field(search, headings("专项名称", "活动名称"))]
    pub name: String,
    /// 年度
    pub period_year: i64,
    /// 类别
    #[field(standing, codes = "campaign_kind")]
    pub kind_code: Option<Code>,
    /// 开始日期
    #[field(standing)]
    pub from_on: Option<Day>,
    /// 结束日期
    pub to_on: Option<Day>,
    /// 牵头单位
    pub lead_unit_id: Option<Link<Unit>>,
    /// 依据文件
    pub document_id: Option<Link<Document>>,
    /// 子项
    pub items: Lines<CampaignItem>,
}

/// 专项子项
#[derive(Register)]
#[register(table = "campaigns_items", of = "campaigns", title("item_text"), key("item_no"))]
pub struct CampaignItem {
    /// 子项序号
    pub item_no: i64,
    /// 子项名称
    #[field(standing)]
    pub item_text: Option<String>,
}

/// 领导小组和工作组
#[derive(Register)]
#[register(table = "task_forces", title("name"), key("name"))]
pub struct TaskForce {
    /// 名称
    #[field(search, headings("小组名称"))]
    pub name: String,
    /// 类别
    #[field(headings("小组类别"))]
    pub kind_code: TaskForceKind,
    /// 成立日期
    #[field(headings("成立"))]
    pub from_on: Day,
    /// 撤销日期
    #[field(headings("撤销"))]
    pub to_on: Option<Day>,
    /// 组长
    #[field(standing)]
    pub leader_id: Option<Link<Person>>,
    /// 成立文号
    #[field(standing)]
    pub setup_doc_no: Option<String>,
    /// 上级小组
    pub parent_id: Option<Link<TaskForce>>,
    /// 驻点
    #[field(headings("驻点单位"))]
    pub station_unit_id: Option<Link<Unit>>,
    /// 任务
    #[field(search, headings("工作任务"))]
    pub mission: Option<String>,
    /// 牵头单位
    pub lead_unit_id: Option<Link<Unit>>,
    /// 协助部门
    pub assist_unit_ids: Many<Unit>,
    /// 成员
    pub members: Lines<TaskForceMember>,
}

/// 小组成员
#[derive(Register)]
#[register(table = "task_forces_members", of = "task_forces", title("person_id"), key("person_id", "from_on"))]
pub struct TaskForceMember {
    /// 成员姓名
    pub person_id: Link<Person>,
    /// 小组职务
    #[field(codes = "task_force_role")]
    pub role_code: Option<Code>,
    /// 原单位
    #[field(standing)]
    pub home_unit_id: Option<Link<Unit>>,
    /// 抽调起
    pub from_on: Day,
    /// 抽调止
    pub to_on: Option<Day>,
}
