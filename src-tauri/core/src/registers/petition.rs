//! 信访举报: one receipt (件次). Whoever reported is under seal; a letter that belongs to the superior body keeps no content.

use super::lists::{DealType, NameKind};
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Codes, Lines, Link, Many, Month};
use crate::words::day::Day;
use crate::words::sealed::Sealed;
use zhengfeng_derive::Register;

/// 信访举报
#[derive(Register)]
#[register(
    table = "petitions",
    number = "petition_no",
    prefix = "XF",
    title("petition_no"),
    key("petition_no"),
    key("received_on", "summary")
)]
pub struct Petition {
    /// 信访编号
    #[field(search, headings("编号", "信访件编号", "举报编号"))]
    pub petition_no: String,
    /// 收到日期
    #[field(headings("收件日期", "收到时间", "收件时间", "来信日期"))]
    pub received_on: Day,
    /// 业务月
    #[field(standing, computed, headings("统计月份"))]
    pub stat_month: Option<Month>,
    /// 渠道
    #[field(standing, codes = "channel", headings("方式", "举报方式", "信访渠道"))]
    pub channel: Option<Code>,
    /// 来源
    #[field(standing, codes = "origin", headings("信访来源"))]
    pub origin: Option<Code>,
    /// 类别
    #[field(standing, codes = "petition_class", headings("信访类别"))]
    pub petition_class: Option<Code>,
    /// 主题标签
    #[field(standing, codes = "tags", headings("标签"))]
    pub tags: Codes,
    /// 实名否
    #[field(standing, headings("实名/匿名/联名", "署名情况", "是否实名"))]
    pub name_kind: Option<NameKind>,
    /// 举报人姓名
    #[field(headings("举报人", "举报人.姓名", "反映人", "反映人姓名"))]
    pub accuser_name: Option<Sealed>,
    /// 举报人电话
    #[field(headings("举报人.电话", "联系电话", "举报人.联系电话"))]
    pub accuser_phone: Option<Sealed>,
    /// 举报人身份证号
    #[field(headings("举报人.身份证号"))]
    pub accuser_id_no: Option<Sealed>,
    /// 举报人地址
    #[field(headings("举报人.单位", "举报人.地址", "举报人.住址", "举报人单位"))]
    pub accuser_address: Option<Sealed>,
    /// 集体访
    pub is_group: Option<bool>,
    /// 人数
    #[field(standing, when_is("is_group", "1"), headings("集体访人数"))]
    pub person_num: Option<i64>,
    /// 重复件
    #[field(standing, headings("初重信", "初次/重复", "是否重复"))]
    pub repeat_flag: Option<bool>,
    /// 重复于
    #[field(standing, when_is("repeat_flag", "1"), headings("首次信访编号"))]
    pub repeat_of_id: Option<Link<Petition>>,
    /// 重复次数
    pub repeat_num: Option<i64>,
    /// 被反映人
    pub accused: Lines<Accused>,
    /// 反映主要问题
    #[field(standing, when_is("upper_jurisdiction", "0"), search, headings("反映内容", "主要问题", "反映问题"))]
    pub summary: Option<String>,
    /// 问题类别
    #[field(standing, when_is("petition_class", "accusation"), codes = "discipline")]
    pub issue_types: Codes,
    /// 问题属地
    #[field(standing, search, headings("属地"))]
    pub issue_unit_id: Option<Link<Unit>>,
    /// 是否属上级管辖
    #[field(standing)]
    pub upper_jurisdiction: Option<bool>,
    /// 拟办意见
    pub proposal: Option<String>,
    /// 领导批示
    #[field(headings("批示"))]
    pub instruction: Option<String>,
    /// 办理方式
    #[field(standing)]
    pub deal_type: Option<DealType>,
    /// 承办部门
    #[field(standing, headings("转办单位", "承办单位"))]
    pub handler_unit_id: Option<Link<Unit>>,
    /// 承办人
    pub handler_id: Option<Link<Person>>,
    /// 交办日期
    #[field(headings("转办日期"))]
    pub assigned_on: Option<Day>,
    /// 要求办结日期
    pub due_on: Option<Day>,
    /// 受理日期
    pub accepted_on: Option<Day>,
    /// 移送日期
    pub transferred_on: Option<Day>,
    /// 告知受理日期
    #[field(standing, when_is("name_kind", "real", "joint"), headings("告知日期"))]
    pub notified_on: Option<Day>,
    /// 告知方式
    #[field(codes = "notify_way")]
    pub notify_way: Option<Code>,
    /// 办结日期
    #[field(headings("实际办结日期"))]
    pub closed_on: Option<Day>,
    /// 办结结果类别
    #[field(codes = "verify_result")]
    pub result_class: Option<Code>,
    /// 办结结果
    #[field(standing, when = "closed_on", headings("结果", "办理结果"))]
    pub result_text: Option<String>,
    /// 跟踪反馈人
    pub followed_by_id: Option<Link<Person>>,
    /// 反馈日期
    #[field(headings("是否反馈"))]
    pub fed_back_on: Option<Day>,
    /// 反馈方式
    #[field(codes = "notify_way")]
    pub feedback_way: Option<Code>,
    /// 反馈内容
    pub feedback_text: Option<String>,
    /// 满意度
    #[field(codes = "satisfaction_code")]
    pub satisfaction_code: Option<Code>,
    /// 异议
    pub objection: Option<String>,
    /// 疑难协调
    pub coordination: Lines<Coordination>,
    /// 是否统计
    #[field(standing, headings("计入统计"))]
    pub count_flag: Option<bool>,
    /// 不统计原因
    #[field(standing, when_is("count_flag", "0"))]
    pub count_reason: Option<String>,
}

/// 被反映人
#[derive(Register)]
#[register(table = "petitions_accused", of = "petitions", title("name"), key("name", "unit_id"))]
pub struct Accused {
    /// 姓名
    #[field(search, initials, headings("被反映人", "被反映人姓名"))]
    pub name: String,
    /// 单位
    #[field(headings("被反映人单位", "工作单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 职务
    #[field(search, headings("被反映人职务"))]
    pub post_text: Option<String>,
    /// 职级
    #[field(codes = "rank_code")]
    pub rank_code: Option<Code>,
    /// 政治面貌
    #[field(codes = "politics_code")]
    pub politics_code: Option<Code>,
}

/// 疑难协调
#[derive(Register)]
#[register(table = "petitions_coordination", of = "petitions", title("on_date"), key("on_date", "difficulty_text"))]
pub struct Coordination {
    /// 疑难问题
    pub difficulty_text: String,
    /// 协调日期
    pub on_date: Day,
    /// 协调单位
    pub unit_ids: Many<Unit>,
    /// 协调结果
    pub result_text: Option<String>,
}
