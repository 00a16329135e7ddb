//! 案件(一人一案): one filed case on one person or unit, born with the approval.

use super::clue::Clue;
use super::incident::Incident;
use super::joint::JointTask;
use super::lists::{ExtendedTerm, FirstHand, FourForm, Stage};
use super::paper::TaskForce;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Codes, Lines, Link, Month};
use crate::words::day::Day;
use crate::words::money::Fen;
use crate::words::sealed::Sealed;
use zhengfeng_derive::Register;

/// 案件
#[derive(Register)]
#[register(
    table = "cases",
    number = "case_no",
    prefix = "AJ",
    title("case_no"),
    key("case_no"),
    key("person_id", "filed_on"),
    one_of("person_id", "subject_unit_id")
)]
pub struct Case {
    /// 立案号
    #[field(search, headings("立案编号", "案号", "案件编号"))]
    pub case_no: String,
    /// 立案日期
    #[field(headings("立案时间"))]
    pub filed_on: Day,
    /// 被审查调查人
    #[field(search, headings("姓名", "被审查人", "被调查人"))]
    pub person_id: Option<Link<Person>>,
    /// 被审查单位
    pub subject_unit_id: Option<Link<Unit>>,
    /// 事项
    #[field(standing, headings("事项编号"))]
    pub incident_id: Option<Link<Incident>>,
    /// 来源线索
    #[field(standing, headings("线索编号"))]
    pub clue_id: Option<Link<Clue>>,
    /// 性别
    #[field(standing, when = "person_id", codes = "gender_code")]
    pub gender_code: Option<Code>,
    /// 民族
    #[field(standing, when = "person_id", codes = "ethnic_code")]
    pub ethnic_code: Option<Code>,
    /// 出生年月
    #[field(standing, when = "person_id", headings("出生日期"))]
    pub birth_month: Option<Month>,
    /// 学历
    #[field(standing, when = "person_id", codes = "edu_code", headings("文化程度"))]
    pub edu_code: Option<Code>,
    /// 政治面貌
    #[field(codes = "politics_code")]
    pub politics_code: Option<Code>,
    /// 入党时间
    #[field(standing, when_is("politics_code", "party", "probationary"), headings("入党日期"))]
    pub party_joined_on: Option<Day>,
    /// 单位
    #[field(standing, search, headings("工作单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 职务
    #[field(standing, search)]
    pub post_text: Option<String>,
    /// 职级
    #[field(standing, codes = "rank_code")]
    pub rank_code: Option<Code>,
    /// 身份
    #[field(standing, codes = "identity_code")]
    pub identity_code: Option<Code>,
    /// 证件类型
    pub id_type: Option<Sealed>,
    /// 证件号码
    #[field(headings("身份证号", "身份证号码"))]
    pub id_no: Option<Sealed>,
    /// 是否监察对象
    #[field(standing, headings("监察对象"))]
    pub is_supervisee: Option<bool>,
    /// 是否一把手
    #[field(standing, headings("一把手违纪违法", "一把手"))]
    pub first_hand_code: Option<FirstHand>,
    /// 党代表
    #[field(codes = "congress_level")]
    pub party_rep_level: Option<Code>,
    /// 人大代表
    #[field(codes = "congress_level")]
    pub npc_level: Option<Code>,
    /// 政协委员
    #[field(codes = "congress_level")]
    pub cppcc_level: Option<Code>,
    /// 主要违纪问题
    #[field(standing, search, headings("主要违纪事实", "主要问题", "违纪事实"))]
    pub violation_text: Option<String>,
    /// 违纪类别
    #[field(standing, codes = "discipline", headings("问题类别"))]
    pub discipline_codes: Codes,
    /// 立案机关
    #[field(standing)]
    pub filing_unit_id: Option<Link<Unit>>,
    /// 批准人
    #[field(standing)]
    pub approved_by: Option<Link<Person>>,
    /// 办案方式
    #[field(standing, codes = "work_mode")]
    pub work_mode: Option<Code>,
    /// 联合办案任务
    pub joint_task_id: Option<Link<JointTask>>,
    /// 工作组
    #[field(standing, when_is("work_mode", "task_force"))]
    pub task_force_id: Option<Link<TaskForce>>,
    /// 审查调查措施
    pub measure_log: Lines<CaseMeasure>,
    /// 审查终结日期
    #[field(headings("审查终结时间", "查结日期", "查结时间"))]
    pub investigated_on: Option<Day>,
    /// 移送审理日期
    #[field(headings("移送审理时间"))]
    pub to_trial_on: Option<Day>,
    /// 审理结束日期
    #[field(headings("审理结束时间"))]
    pub trial_done_on: Option<Day>,
    /// 处分决定机关
    pub decision_unit_id: Option<Link<Unit>>,
    /// 处分决定文号
    pub decision_no: Option<String>,
    /// 处分决定日期
    #[field(headings("处分决定时间", "处分时间"))]
    pub decided_on: Option<Day>,
    /// 处分宣布日期
    #[field(headings("处分宣布", "宣布时间"))]
    pub announced_on: Option<Day>,
    /// 执行到位日期
    #[field(headings("执行到位"))]
    pub executed_on: Option<Day>,
    /// 归档日期
    #[field(headings("归档"))]
    pub archived_on: Option<Day>,
    /// 结案日期
    #[field(headings("结案时间"))]
    pub closed_on: Option<Day>,
    /// 违纪所得
    pub illicit_fen: Option<Fen>,
    /// 收缴金额
    pub recovered_fen: Option<Fen>,
    /// 当前阶段
    #[field(standing, computed, headings("阶段", "办理状态"))]
    pub stage: Option<Stage>,
    /// 四种形态
    #[field(standing, when = "closed_on", computed)]
    pub four_form_code: Option<FourForm>,
    /// 经手签名
    pub hand_overs: Lines<CaseHandOver>,
    /// 延期
    pub extensions: Lines<CaseExtension>,
}

/// 审查调查措施
#[derive(Register)]
#[register(table = "cases_measure_log", of = "cases", title("measure_code"), key("measure_code", "from_on"))]
pub struct CaseMeasure {
    /// 措施
    #[field(codes = "measure_code")]
    pub measure_code: Code,
    /// 措施起
    pub from_on: Day,
    /// 措施止
    pub to_on: Option<Day>,
}

/// 案件经手签名
#[derive(Register)]
#[register(table = "cases_hand_overs", of = "cases", title("stage", "on_date"), key("stage", "on_date"))]
pub struct CaseHandOver {
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

/// 案件延期
#[derive(Register)]
#[register(table = "cases_extensions", of = "cases", title("new_due_on"), key("applied_on"))]
pub struct CaseExtension {
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
    #[field(standing)]
    pub rule_code: Option<ExtendedTerm>,
}
