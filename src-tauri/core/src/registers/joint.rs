//! 定点联系、联合办案: leaders tied to a unit or zone, the standing groups of one zone's discipline bodies, and what they
//! investigate together. Who sits in a group is counted from its lines, never typed.

use super::case::Case;
use super::clue::Clue;
use super::paper::Document;
use super::person::Person;
use super::unit::{Unit, Zone};
use crate::register::{Code, Described, Lines, Link, Many};
use crate::storage::{Change, read};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::place::{Place, Problem, Severity};
use zhengfeng_derive::Register;

/// 定点联系
#[derive(Register)]
#[register(
    table = "liaisons",
    title("leader_id", "from_on"),
    key("leader_id", "zone_id", "from_on"),
    key("leader_id", "unit_id", "from_on"),
    one_of("unit_id", "zone_id")
)]
pub struct Liaison {
    /// 联系领导
    #[field(search, headings("领导", "联系领导姓名"))]
    pub leader_id: Link<Person>,
    /// 联系单位
    #[field(headings("定点单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 联系片区
    #[field(headings("督导片区"))]
    pub zone_id: Option<Link<Zone>>,
    /// 联系起
    pub from_on: Day,
    /// 联系止
    pub to_on: Option<Day>,
    /// 职责
    #[field(search, headings("联系职责", "督导职责"))]
    pub duty_text: Option<String>,
    /// 依据文件
    pub document_id: Option<Link<Document>>,
}

/// 联合办案组
#[derive(Register)]
#[register(table = "joint_teams", title("team_no"), key("team_no", "from_on"))]
pub struct JointTeam {
    /// 组号
    #[field(search, headings("联合办案组", "办案组"))]
    pub team_no: String,
    /// 组长
    #[field(standing)]
    pub leader_id: Option<Link<Person>>,
    /// 片区
    #[field(standing)]
    pub zone_id: Option<Link<Zone>>,
    /// 组建日期
    #[field(headings("成立日期"))]
    pub from_on: Day,
    /// 撤销日期
    pub to_on: Option<Day>,
    /// 成员机构
    pub members: Lines<JointTeamMember>,
}

/// 联合办案组成员机构
#[derive(Register)]
#[register(table = "joint_teams_members", of = "joint_teams", title("unit_id"), key("unit_id", "from_on"))]
pub struct JointTeamMember {
    /// 纪检机构所在单位
    #[field(headings("成员机构", "成员单位"))]
    pub unit_id: Link<Unit>,
    /// 加入日期
    pub from_on: Day,
    /// 退出日期
    pub to_on: Option<Day>,
}

/// 联合办案任务
#[derive(Register)]
#[register(
    table = "joint_tasks",
    title("clue_id", "case_id", "from_on"),
    key("case_id", "from_on"),
    key("clue_id", "from_on"),
    one_of("clue_id", "case_id")
)]
pub struct JointTask {
    /// 关联线索
    #[field(search, headings("线索", "线索编号"))]
    pub clue_id: Option<Link<Clue>>,
    /// 关联案件
    #[field(search, headings("案件", "立案号"))]
    pub case_id: Option<Link<Case>>,
    /// 开始日期
    pub from_on: Day,
    /// 结束日期
    pub to_on: Option<Day>,
    /// 联合办案组
    #[field(standing)]
    pub team_ids: Many<JointTeam>,
    /// 联合模式
    #[field(standing, codes = "work_mode", headings("模式", "办案模式"))]
    pub mode: Option<Code>,
    /// 主办单位
    #[field(standing)]
    pub lead_unit_id: Option<Link<Unit>>,
    /// 协办单位
    pub assist_unit_ids: Many<Unit>,
    /// 异地交叉
    pub cross_flag: Option<bool>,
    /// 参与人
    #[field(headings("参与人员"))]
    pub participant_ids: Many<Person>,
    /// 办理结果
    #[field(search, headings("结果"))]
    pub result_text: Option<String>,
}

/// Refuses a joint task in which the subject's own unit helps, or somebody of that unit takes part (回避).
pub(super) fn refuse_own_unit(change: &Change, row: RowId) -> Result<()> {
    let reading = change.settling();
    let task = read::find(&reading, JointTask::REGISTER, row)?;
    let mut own = Vec::new();
    if let Some(clue) = task.get(JointTask::CLUE_ID) {
        own.extend(read::find(&reading, Clue::REGISTER, clue.row())?.get(Clue::UNIT_ID).map(|unit| unit.row()));
    }
    if let Some(case) = task.get(JointTask::CASE_ID) {
        own.extend(read::find(&reading, Case::REGISTER, case.row())?.get(Case::UNIT_ID).map(|unit| unit.row()));
    }
    let helps = task.get(JointTask::ASSIST_UNIT_IDS).is_some_and(|units| units.rows().iter().any(|unit| own.contains(unit)));
    if helps {
        let field = JointTask::ASSIST_UNIT_IDS.name();
        return Err(recusal(field, "被反映人、被审查人所在单位不能协办本单位的案件。请从协办单位中去掉该单位，另行指派。"));
    }
    for person in task.get(JointTask::PARTICIPANT_IDS).iter().flat_map(|people| people.rows()) {
        let found = read::find(&reading, Person::REGISTER, *person)?;
        if found.get(Person::UNIT_ID).is_some_and(|unit| own.contains(&unit.row())) {
            let name = found.get(Person::NAME).unwrap_or_default();
            let words = format!("参与人“{name}”与被审查人同在一个单位，应当回避。请换其他单位的人员参与。");
            return Err(recusal(JointTask::PARTICIPANT_IDS.name(), &words));
        }
    }
    Ok(())
}

fn recusal(field: &str, words: &str) -> Error {
    let place = JointTask::REGISTER.field(field).map_or_else(Place::default, |field| field.place());
    let problem = Problem::new(Severity::Error, "recusal", place, words.to_string());
    Error::refused_with("E_RECUSAL", words.to_string(), vec![problem])
}
