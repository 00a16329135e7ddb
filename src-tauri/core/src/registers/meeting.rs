//! 会议调度与议定事项: meetings and the concrete problems solved at or after them. Whether a meeting counts in the report
//! is a flag of its row, never guessed from its title.

use super::lists::ResolutionStatus;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Link, Many, Texts};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 会议调度
#[derive(Register)]
#[register(table = "meetings", title("title", "held_on"), key("title", "held_on"))]
pub struct Meeting {
    /// 会议名称
    #[field(search, headings("会议", "名称"))]
    pub title: String,
    /// 会议类型
    #[field(standing, codes = "meeting_type", headings("会议类别"))]
    pub meeting_type: Option<Code>,
    /// 召开日期
    #[field(headings("会议日期", "召开时间", "会议时间"))]
    pub held_on: Day,
    /// 主持人
    #[field(standing, search)]
    pub chair_person_id: Option<Link<Person>>,
    /// 主持人职务
    #[field(standing, codes = "chair_role")]
    pub chair_role: Option<Code>,
    /// 召集单位
    #[field(standing, headings("主办单位"))]
    pub convener_unit_id: Option<Link<Unit>>,
    /// 议题
    #[field(standing, search, headings("会议议题", "会议内容"))]
    pub agenda: Texts,
    /// 正风肃纪专题
    #[field(standing, headings("是否正风肃纪专题"))]
    pub is_zfsj_topic: Option<bool>,
    /// 听取汇报
    #[field(standing, headings("是否听取汇报", "听取工作进展情况汇报"))]
    pub heard_report: Option<bool>,
    /// 参会单位
    pub attendees: Many<Unit>,
    /// 参会人数
    #[field(headings("参会人数(人)"))]
    pub attendee_count: Option<i64>,
    /// 会议纪要文号
    #[field(search, headings("纪要文号", "会议纪要"))]
    pub minutes_doc_no: Option<String>,
}

/// 议定事项
#[derive(Register)]
#[register(table = "resolutions", title("title"), key("title", "raised_on"), standing_one_of("meeting_id", "instruction_text"))]
pub struct Resolution {
    /// 事项
    #[field(search, headings("议定事项", "具体问题", "解决问题事项"))]
    pub title: String,
    /// 提出日期
    #[field(headings("提出时间"))]
    pub raised_on: Day,
    /// 议定会议
    #[field(headings("会议"))]
    pub meeting_id: Option<Link<Meeting>>,
    /// 领导批示
    #[field(search, headings("批示", "批示内容"))]
    pub instruction_text: Option<String>,
    /// 责任单位
    #[field(standing)]
    pub resp_unit_id: Option<Link<Unit>>,
    /// 时限
    #[field(standing, headings("解决时限", "完成时限"))]
    pub due_on: Option<Day>,
    /// 状态
    #[field(standing, headings("办理状态", "解决情况"))]
    pub status: Option<ResolutionStatus>,
    /// 解决日期
    #[field(standing, when_is("status", "solved"), headings("解决时间"))]
    pub solved_on: Option<Day>,
    /// 结果
    #[field(standing, when_is("status", "solved"), search, headings("解决结果", "办理结果"))]
    pub result_text: Option<String>,
}
