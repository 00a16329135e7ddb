//! The clean-up of regulations: 309 old ones of fifteen groups, 53 abolished and 256 revised, and 25 new ones. What a
//! regulation is called and who issued it is put together here from its group's subjects and the units they suit.

use super::calendar::after;
use super::table::{self, Line};
use super::{County, insert, unknown};
use crate::register::{Code, Described, Draft};
use crate::registers::lists::{Disposal, ReviseStatus};
use crate::registers::regulation::Regulation;
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;

/// Old regulations, those abolished among them, those whose revision is done among the others.
const OLD: usize = 309;
const ABOLISHED: usize = 53;
const REVISED: usize = 256;
const DONE: usize = 156;
/// Groups with 21 old regulations; the others have 20.
const LARGE: usize = 9;
/// A subject is regulated for the county, for a department and for a town.
const LEVELS: usize = 3;
const FORMS: [[&str; 3]; LEVELS] =
    [["管理办法", "管理规定", "暂行办法"], ["实施细则", "管理制度", "若干规定"], ["管理制度", "实施办法", "暂行规定"]];

/// An old regulation before it is entered.
struct Old {
    title: String,
    unit: &'static str,
    kind: &'static str,
    group: &'static str,
}

/// Enters all regulations, the old ones first.
pub(super) fn regulations(change: &Change, county: &mut County) -> Result<()> {
    let forces = table::read(include_str!("task_forces.tsv"));
    let old = old(&forces)?;
    let (mut abolished, mut revised) = (0, 0);
    for (place, one) in old.iter().enumerate() {
        let mut draft = begun(county, &forces, place + 1, &one.title, one.unit, one.group)?;
        draft.set(Regulation::REG_KIND, Code::from(one.kind));
        if is_nth(place, ABOLISHED, OLD) {
            let reason = reason(abolished);
            let year = if reason == "expired" { 1998 + abolished % 8 } else { 2003 + place * 5 % 9 };
            draft
                .set_if(Regulation::ISSUED_ON, issued(year, place))
                .set(Regulation::DOC_NO, number(one.unit, year, place)?)
                .set_if(Regulation::DISPOSED_ON, Day::new(2015, 5, 18).map(|first| after(first, abolished * 73 / ABOLISHED)))
                .set(Regulation::DISPOSAL, Disposal::Abolish)
                .set(Regulation::ABOLISH_REASON, Code::from(reason));
            abolished += 1;
        } else {
            let done = is_nth(revised, DONE, REVISED);
            let first = if done { Day::new(2015, 6, 8) } else { Day::new(2015, 8, 31) };
            let days = if done { revised * 186 / REVISED } else { revised * 98 / REVISED };
            let year = 2004 + place * 5 % 11;
            draft
                .set_if(Regulation::ISSUED_ON, issued(year, place))
                .set(Regulation::DOC_NO, number(one.unit, year, place)?)
                .set_if(Regulation::DISPOSED_ON, first.map(|first| after(first, days)))
                .set(Regulation::DISPOSAL, Disposal::Revise)
                .set(Regulation::REVISE_STATUS, if done { ReviseStatus::Done } else { ReviseStatus::Running });
            if done {
                draft.set(Regulation::NEW_DOC_NO, number(one.unit, 2015, place)?);
            }
            revised += 1;
        }
        insert(change, &draft)?;
    }
    for (place, line) in table::read(include_str!("regulations_new.tsv")).iter().enumerate() {
        let mut draft = begun(county, &forces, OLD + place + 1, line.get("名称"), line.get("制定单位"), line.get("小组"))?;
        draft
            .set(Regulation::REG_KIND, Code::from(line.get("类别")))
            .set(Regulation::DOC_NO, line.get("文号"))
            .set_if(Regulation::ISSUED_ON, line.day("发布日期"))
            .set_if(Regulation::DISPOSED_ON, line.day("发布日期"))
            .set(Regulation::DISPOSAL, Disposal::New)
            .set_if(Regulation::TRIAL_UNTIL_ON, line.day("试行至"));
        insert(change, &draft)?;
    }
    Ok(())
}

/// Number, name, who issued it, and who cleans up: the group with its leading and assisting units.
fn begun(county: &County, forces: &[Line], number: usize, title: &str, unit: &str, group: &str) -> Result<Draft> {
    let force = forces.iter().find(|line| line.get("名称") == group).ok_or_else(|| unknown("小组", group))?;
    let mut draft = Draft::new(Regulation::REGISTER);
    draft
        .set(Regulation::REG_NO, format!("ZD{number:03}"))
        .set(Regulation::TITLE, title)
        .set(Regulation::UNIT_ID, county.unit(unit)?)
        .set_if(Regulation::TASK_FORCE_ID, county.forces.get(group).copied())
        .set(Regulation::LEAD_UNIT_ID, county.unit(force.get("牵头单位"))?)
        .set(Regulation::ASSIST_UNIT_IDS, county.units_of(force, "协助部门")?);
    Ok(draft)
}

fn old(forces: &[Line]) -> Result<Vec<Old>> {
    let (departments, towns) = (super::units::named("department"), super::units::towns());
    let mut old = Vec::new();
    for (group, line) in table::read(include_str!("regulation_subjects.tsv")).iter().enumerate() {
        let force = forces.iter().find(|force| force.get("名称") == line.get("小组"));
        let lead = force.map(|force| force.get("牵头单位")).ok_or_else(|| unknown("小组", line.get("小组")))?;
        // What a department regulates for itself alone any department may; the rest is the business of a few.
        let suited = line.list("部门");
        let suited = if suited.is_empty() { &departments } else { &suited };
        let size = if group < LARGE { 21 } else { 20 };
        for (place, subject) in line.list("主题").iter().enumerate() {
            let turn = group * 7 + place;
            let department = suited.get(turn % suited.len()).copied().unwrap_or(lead);
            let town = towns.get(turn * 4 % towns.len()).copied().unwrap_or(lead);
            for (level, (unit, prefix)) in [(lead, "岚江县"), (department, department), (town, town)].into_iter().enumerate()
            {
                if place * LEVELS + level < size {
                    let form = FORMS.get(level).and_then(|forms| forms.get(turn % forms.len())).copied().unwrap_or("");
                    let title = format!("{prefix}{subject}{form}");
                    old.push(Old { title, unit, kind: line.get("类别"), group: line.get("小组") });
                }
            }
        }
    }
    if old.len() == OLD { Ok(old) } else { Err(unknown("制度", &old.len().to_string())) }
}

/// Whether the row at a place is one of so many, spread evenly over all.
fn is_nth(place: usize, some: usize, all: usize) -> bool {
    (place + 1) * some / all > place * some / all
}

/// 过期 21, 约束力差 9, 实效差 12, 操作性差 11, one kind among the others.
fn reason(place: usize) -> &'static str {
    match place * 12 % ABOLISHED {
        0..21 => "expired",
        21..30 => "weak",
        30..42 => "ineffective",
        _ => "impractical",
    }
}

fn issued(year: usize, place: usize) -> Option<Day> {
    let month = u32::try_from(1 + place * 5 % 12).ok()?;
    let day = u32::try_from(8 + place * 11 % 20).ok()?;
    Day::new(i32::try_from(year).ok()?, month, day).map(|day| after(day, 0))
}

/// The number of a document by its unit's sign, as 岚财〔2009〕23号.
fn number(unit: &str, year: usize, place: usize) -> Result<String> {
    let signs = table::read(include_str!("document_signs.tsv"));
    let sign = match signs.iter().find(|line| line.get("单位") == unit) {
        Some(line) => line.get("发文代字").to_string(),
        None => match (unit.strip_suffix("街道办事处"), unit.strip_suffix(['镇', '乡'])) {
            (Some(name), _) => format!("{name}街办发"),
            (None, Some(name)) => format!("{name}府发"),
            (None, None) => return Err(unknown("发文代字", unit)),
        },
    };
    // No unit gives a number twice; those of the year begin behind the documents the county is known by.
    let running = if year == 2015 { 70 + place } else { 5 + place * 13 % OLD };
    Ok(format!("{sign}〔{year}〕{running}号"))
}
