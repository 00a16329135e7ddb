//! 问题线索与处置: one clue is one subject; its decisions stand in the disposals, latest last.

use super::lists::{ExtendedTerm, FirstHand, FourForm, Stage, VerifyResult, Way};
use super::paper::Campaign;
use super::person::Person;
use super::petition::Petition;
use super::unit::Unit;
use crate::register::{Code, Codes, Lines, Link, Many};
use crate::words::day::Day;
use crate::words::money::Fen;
use zhengfeng_derive::Register;

/// 问题线索
#[derive(Register)]
#[register(
    table = "clues",
    number = "clue_no",
    prefix = "XS",
    title("clue_no"),
    key("clue_no"),
    key("subject_person_id", "received_on", "problem_text"),
    one_of("subject_person_id", "subject_unit_id")
)]
pub struct Clue {
    /// 线索编号
    #[field(search, headings("编号"))]
    pub clue_no: String,
    /// 收到日期
    #[field(headings("收到时间", "收件日期", "受理日期"))]
    pub received_on: Day,
    /// 登记日期
    #[field(standing, headings("登记时间"))]
    pub registered_on: Option<Day>,
    /// 线索来源
    #[field(standing, codes = "source", headings("来源"))]
    pub source: Option<Code>,
    /// 关联信访件
    #[field(headings("关联信访编号", "信访编号"))]
    pub petition_ids: Many<Petition>,
    /// 被反映人
    #[field(search, headings("被反映人姓名", "被反映人.姓名"))]
    pub subject_person_id: Option<Link<Person>>,
    /// 被反映单位
    pub subject_unit_id: Option<Link<Unit>>,
    /// 单位
    #[field(standing, search, headings("工作单位", "被反映人.单位", "被反映人单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 职务
    #[field(standing, search, headings("被反映人.职务", "被反映人职务"))]
    pub post_text: Option<String>,
    /// 职级
    #[field(standing, codes = "rank_code", headings("被反映人.职级"))]
    pub rank_code: Option<Code>,
    /// 政治面貌
    #[field(standing, codes = "politics_code", headings("被反映人.政治面貌"))]
    pub politics_code: Option<Code>,
    /// 是否监察对象
    #[field(standing, headings("监察对象"))]
    pub is_supervisee: Option<bool>,
    /// 是否一把手
    #[field(standing, headings("一把手"))]
    pub first_hand_code: Option<FirstHand>,
    /// 人大代表
    #[field(codes = "congress_level")]
    pub npc_level: Option<Code>,
    /// 政协委员
    #[field(codes = "congress_level")]
    pub cppcc_level: Option<Code>,
    /// 党代表
    #[field(codes = "congress_level")]
    pub party_rep_level: Option<Code>,
    /// 反映的主要问题
    #[field(standing, search, headings("反映主要问题", "主要问题", "反映问题", "问题摘要"))]
    pub problem_text: Option<String>,
    /// 问题类别
    #[field(standing, codes = "discipline", headings("线索类型", "违纪类别"))]
    pub problem_codes: Codes,
    /// 涉及金额
    #[field(headings("涉案金额"))]
    pub amount_fen: Option<Fen>,
    /// 主题标签
    #[field(standing, codes = "tags", headings("标签"))]
    pub tags: Codes,
    /// 所属专项
    pub campaign_id: Option<Link<Campaign>>,
    /// 分办意见
    #[field(standing, headings("领导批示", "批示"))]
    pub assign_opinion: Option<String>,
    /// 承办部门
    #[field(standing, headings("承办单位"))]
    pub handler_unit_id: Option<Link<Unit>>,
    /// 承办人
    pub handler_id: Option<Link<Person>>,
    /// 立案呈批日期
    pub filing_applied_on: Option<Day>,
    /// 当前阶段
    #[field(standing, headings("办理状态", "阶段"))]
    pub stage: Option<Stage>,
    /// 办结日期
    #[field(headings("办结时间"))]
    pub closed_on: Option<Day>,
    /// 办理结果
    #[field(standing, when = "closed_on", headings("结果"))]
    pub result_text: Option<String>,
    /// 四种形态
    #[field(standing, when = "closed_on")]
    pub four_form_code: Option<FourForm>,
    /// 结果反馈信访部门日期
    pub result_reported_on: Option<Day>,
    /// 经手签名
    pub hand_overs: Lines<ClueHandOver>,
}

/// 线索处置
#[derive(Register)]
#[register(table = "disposals", title("way", "opinion_on"), key("clue_id", "way", "approved_on"), key("clue_id", "way"))]
pub struct Disposal {
    /// 线索
    #[field(headings("线索编号"))]
    pub clue_id: Link<Clue>,
    /// 处置方式
    pub way: Way,
    /// 意见提出日期
    #[field(standing)]
    pub opinion_on: Option<Day>,
    /// 处置意见
    #[field(search)]
    pub opinion_text: Option<String>,
    /// 审批人
    #[field(standing)]
    pub approved_by: Option<Link<Person>>,
    /// 审批日期
    #[field(standing, headings("处置时间", "处置日期"))]
    pub approved_on: Option<Day>,
    /// 开始日期
    #[field(standing, when_is("way", "verify", "talk"), headings("初核开始时间", "初核开始日期"))]
    pub started_on: Option<Day>,
    /// 结束日期
    #[field(standing, when = "verify_result", headings("初核结束时间"))]
    pub ended_on: Option<Day>,
    /// 组长
    #[field(standing, when_is("way", "verify"))]
    pub leader_id: Option<Link<Person>>,
    /// 成员
    pub member_ids: Many<Person>,
    /// 函询收到日期
    pub letter_received_on: Option<Day>,
    /// 函询回复日期
    pub replied_on: Option<Day>,
    /// 谈话结束日期
    pub talk_ended_on: Option<Day>,
    /// 报告日期
    pub reported_on: Option<Day>,
    /// 面对面
    pub face_to_face: Option<bool>,
    /// 核查结果
    #[field(standing, when = "ended_on", headings("初核结果"))]
    pub verify_result: Option<VerifyResult>,
    /// 延期
    pub extensions: Lines<DisposalExtension>,
}

/// 线索处置延期
#[derive(Register)]
#[register(table = "disposals_extensions", of = "disposals", title("new_due_on"), key("applied_on"))]
pub struct DisposalExtension {
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
    pub rule_code: Option<ExtendedTerm>,
}

/// 线索经手签名
#[derive(Register)]
#[register(table = "clues_hand_overs", of = "clues", title("stage", "on_date"), key("stage", "on_date"))]
pub struct ClueHandOver {
    /// 环节
    pub stage: Stage,
    /// 交出人
    pub from_person_id: Link<Person>,
    /// 接收人
    pub to_person_id: Link<Person>,
    /// 交接日期
    pub on_date: Day,
    /// 材料
    pub material_text: Option<String>,
}
