//! 事项(起): one matter with one or more persons. Not a case file: that is what makes 122件163人 and 163件163人 both true.

use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Codes, Lines, Link};
use crate::words::day::Day;
use crate::words::money::Fen;
use zhengfeng_derive::Register;

/// 事项
#[derive(Register)]
#[register(table = "incidents", number = "incident_no", prefix = "S", title("incident_no", "title"), key("incident_no"))]
pub struct Incident {
    /// 事项编号
    #[field(search)]
    pub incident_no: String,
    /// 事项名称
    #[field(search, headings("名称"))]
    pub title: String,
    /// 简要案情
    #[field(standing, search, headings("主要违纪事实"))]
    pub facts: Option<String>,
    /// 是否窝案
    #[field(standing, headings("是否窝案串案", "窝案串案"))]
    pub is_cluster: Option<bool>,
    /// 主题标签
    #[field(standing, codes = "tags", headings("标签"))]
    pub tags: Codes,
    /// 八项规定类别
    #[field(codes = "eight_rule_code")]
    pub eight_rule_code: Option<Code>,
    /// 违纪行为起
    #[field(standing, headings("违纪行为发生时间"))]
    pub act_from_on: Option<Day>,
    /// 违纪行为止
    pub act_to_on: Option<Day>,
    /// 顶风违纪
    pub dingfeng_flag: Option<bool>,
    /// 涉及单位
    #[field(standing, search)]
    pub unit_id: Option<Link<Unit>>,
    /// 涉案金额
    pub amount_fen: Option<Fen>,
    /// 查结日期
    #[field(standing, computed)]
    pub concluded_on: Option<Day>,
    /// 人员
    pub persons: Lines<IncidentPerson>,
}

/// 事项人员
#[derive(Register)]
#[register(table = "incidents_persons", of = "incidents", title("person_id"), key("person_id"))]
pub struct IncidentPerson {
    /// 人员
    #[field(headings("姓名"))]
    pub person_id: Link<Person>,
    /// 作用
    #[field(codes = "party_role")]
    pub role_code: Option<Code>,
    /// 身份
    #[field(standing, codes = "identity_code")]
    pub identity_code: Option<Code>,
    /// 职级
    #[field(standing, codes = "rank_code")]
    pub rank_code: Option<Code>,
    /// 职务
    pub post_text: Option<String>,
    /// 单位
    pub unit_id: Option<Link<Unit>>,
}
