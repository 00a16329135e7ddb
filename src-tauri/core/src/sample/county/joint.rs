//! Leaders tied to zones, the eleven joint teams of the zones' discipline bodies, and the cases they investigate together.
//! Nobody helps in a matter of the own unit.

use super::cases::work_mode;
use super::clues::room;
use super::course;
use super::table::Line;
use super::{County, FILED, insert, put_lines, subjects, units, unknown};
use crate::register::{Code, Described, Draft, Many};
use crate::registers::joint::{JointTask, JointTeam, JointTeamMember, Liaison};
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// Who leads the team of each zone.
const LEADERS: [&str; 11] =
    ["田守正", "吕望舒", "蔡砚农", "杜月娥", "任广济", "姚铁臣", "余振威", "董书琴", "于正阳", "蔡文修", "吕秉公"];
/// What the leader tied to each zone does there.
const DUTIES: [&str; 11] = [
    "每月到三个街道各走访一个社区，督促窗口单位午间轮岗，协调城区拆迁类疑难信访件。",
    "督导六个乡镇兑付惠农补贴，每季听取一次线索办理情况，约谈进度靠后的乡镇党委书记。",
    "联系清江、金山沿江乡镇，重点督办村级工程发包问题，每季到现场看两个项目。",
    "督导红岩、铜鼓等乡镇低保复核，逐件过问超过两个月未办结的信访件。",
    "联系松林、古城片的六个乡镇和农口部门，督促津补贴清退到人，按月核对退款收据。",
    "督导玉泉、仁和等乡镇饮水和通村路项目，每季随机走访十户农户核实解决情况。",
    "联系青石、竹园等乡镇，会同驻点工作组处置群众上访，督促村级账目逐笔公布。",
    "督导天池、梅家等乡镇政务村务公开，抽查公开栏更新，督促督查问题按期销号。",
    "联系盐井、回龙等乡镇，督办危房改造和集镇供水问题，协调部门与乡镇分工。",
    "督导茶园、牛角等边远乡镇，检查公务用车封存和夜间值班，推动干部住镇在岗。",
    "联系大石、丰谷等乡镇和司法部门，督促涉案资金追缴入库，回访受处分人员。",
];
const PLAN: &str = "关于解决发生在群众身边的“四风”和腐败问题实施方案";

/// Enters liaisons, joint teams and joint tasks.
pub(super) fn joint(change: &Change, county: &mut County) -> Result<()> {
    liaisons(change, county)?;
    let teams = teams(change, county)?;
    tasks(change, county, &teams)
}

fn liaisons(change: &Change, county: &County) -> Result<()> {
    for ((zone, lead), duty) in county.zones.iter().zip(units::zone_leads()).zip(DUTIES) {
        let mut draft = Draft::new(Liaison::REGISTER);
        draft
            .set(Liaison::LEADER_ID, county.leader(lead)?)
            .set(Liaison::ZONE_ID, *zone)
            .set_if(Liaison::FROM_ON, Day::new(2015, 3, 23))
            .set(Liaison::DUTY_TEXT, duty)
            .set_if(Liaison::DOCUMENT_ID, county.documents.get(PLAN).copied());
        insert(change, &draft)?;
    }
    Ok(())
}

fn teams(change: &Change, county: &County) -> Result<Vec<RowId>> {
    let from = Day::new(2015, 3, 2);
    let lines = units::lines();
    let mut teams = Vec::new();
    for ((zone, leader), number) in county.zones.iter().zip(LEADERS).zip(1_usize..) {
        let mut members = Vec::new();
        for unit in lines.iter().filter(|line| line.get("片区") == number.to_string()) {
            let mut member = Draft::new(JointTeamMember::REGISTER);
            member.set(JointTeamMember::UNIT_ID, county.unit(unit.get("全称"))?).set_if(JointTeamMember::FROM_ON, from);
            members.push(member);
        }
        let mut draft = Draft::new(JointTeam::REGISTER);
        draft
            .set(JointTeam::TEAM_NO, format!("第{}联合办案组", units::ordinal(number)))
            .set(JointTeam::LEADER_ID, county.leader(leader)?)
            .set(JointTeam::ZONE_ID, *zone)
            .set_if(JointTeam::FROM_ON, from);
        put_lines(&mut draft, "members", members);
        teams.push(insert(change, &draft)?);
    }
    Ok(teams)
}

/// One task for each case that is not the office's alone, begun with the clue on the day of filing.
fn tasks(change: &Change, county: &mut County, teams: &[RowId]) -> Result<()> {
    let lines = units::lines();
    for (number, line) in (1..).zip(subjects()?.iter().take(FILED)) {
        let mode = work_mode(number);
        let kinds: &[&[&str]] = match mode {
            "zone_joint" => &[TOWNS, TOWNS],
            "department_joint" => &[DEPARTMENTS, DEPARTMENTS],
            "cross" => &[TOWNS, DEPARTMENTS],
            _ => continue,
        };
        let own = top(&lines, line.get("单位"));
        let zone = own.map(|unit| unit.get("片区")).unwrap_or_default();
        let mut helpers: Vec<&Line> = Vec::new();
        for (place, kind) in kinds.iter().enumerate() {
            let suited: Vec<&Line> = lines
                .iter()
                .filter(|unit| unit.get("片区") == zone && kind.contains(&unit.get("单位库：类别")))
                .filter(|unit| Some(unit.get("全称")) != own.map(|own| own.get("全称")) && unit.get("全称") != "县纪委")
                .filter(|unit| helpers.iter().all(|other| other.get("全称") != unit.get("全称")))
                .collect();
            helpers.extend(suited.get((number + place * 2) % suited.len().max(1)));
        }
        let check = course::check(number).ok_or_else(|| unknown("日期", line.get("姓名")))?;
        let course = course::course(number, check.ended);
        let (_, post, staff) = room(number);
        let mut participants = vec![county.behind(post)?];
        for name in *staff {
            participants.push(county.leader(name)?);
        }
        let team = zone.parse::<usize>().ok().and_then(|zone| teams.get(zone.wrapping_sub(1))).copied();
        let assist = helpers.iter().map(|unit| county.unit(unit.get("全称"))).collect::<Result<Vec<_>>>()?;
        let bodies: Vec<String> = helpers.iter().map(|unit| format!("{}{}", unit.get("全称"), unit.get("纪检机构"))).collect();
        let mut draft = Draft::new(JointTask::REGISTER);
        draft
            .set_if(JointTask::CLUE_ID, county.clues.get(number - 1).copied())
            .set(JointTask::FROM_ON, course.filed)
            .set(JointTask::TO_ON, course.investigated)
            .set(JointTask::TEAM_IDS, team.into_iter().collect::<Vec<_>>())
            .set(JointTask::MODE, Code::from(mode))
            .set(JointTask::LEAD_UNIT_ID, county.unit("县纪委")?)
            .set(JointTask::ASSIST_UNIT_IDS, Many::from(assist))
            .set(JointTask::CROSS_FLAG, false)
            .set(JointTask::PARTICIPANT_IDS, participants)
            .set(
                JointTask::RESULT_TEXT,
                format!("与{}联合调查{}的问题，事实查清，移送审理。", bodies.join("、"), line.get("姓名")),
            );
        let row = insert(change, &draft)?;
        county.joint_tasks.insert(number, row);
    }
    Ok(())
}

const TOWNS: &[&str] = &["town", "subdistrict"];
const DEPARTMENTS: &[&str] = &["department"];

/// The town or department a unit belongs to.
fn top<'l>(lines: &'l [Line], unit: &str) -> Option<&'l Line> {
    let line = lines.iter().find(|line| line.get("全称") == unit)?;
    if line.get("片区").is_empty() { top(lines, line.get("上级")) } else { Some(line) }
}
