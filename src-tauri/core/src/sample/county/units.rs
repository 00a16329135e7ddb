//! Units and zones: 61 towns and subdistricts, 64 departments, their villages and stations; eleven zones.

use super::table::{self, Line};
use super::{County, insert, put_lines, word};
use crate::register::{Code, Described, Draft, Texts};
use crate::registers::unit::{Unit, Zone, ZoneMember};
use crate::storage::{Change, settings};
use crate::words::day::Day;
use crate::words::error::Result;

const ZONES: [&str; 11] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];

/// The units of the county.
pub(super) fn lines() -> Vec<Line> {
    table::read(include_str!("units.tsv"))
}

/// Full names of the units of a kind, in the order of the table.
pub(super) fn named(kind: &str) -> Vec<&'static str> {
    lines().iter().filter(|line| line.get("单位库：类别") == kind).map(|line| line.get("全称")).collect()
}

/// The subdistricts, then the towns.
pub(super) fn towns() -> Vec<&'static str> {
    ["subdistrict", "town"].into_iter().flat_map(named).collect()
}

/// The number of a zone or team as it is read.
pub(super) fn ordinal(number: usize) -> &'static str {
    ZONES.get(number.wrapping_sub(1)).copied().unwrap_or("")
}

/// Who leads each zone. The county's secretary, its head and the head of the discipline office lead none.
pub(super) fn zone_leads() -> Vec<&'static str> {
    super::people::leaders().iter().skip(3).take(ZONES.len()).map(|line| line.get("姓名")).collect()
}

/// Enters the county's name and its units, parents first.
pub(super) fn units(change: &Change, county: &mut County) -> Result<()> {
    settings::set(change, settings::COUNTY, "岚江县")?;
    for line in lines() {
        let mut draft = Draft::new(Unit::REGISTER);
        draft
            .set(Unit::FULL_NAME, line.get("全称"))
            .set(Unit::KIND_CODE, Code::from(line.get("单位库：类别")))
            .set_if(Unit::VALID_FROM_ON, Day::new(2010, 1, 1))
            .set(Unit::SHORT_NAME, line.get("简称"))
            .set(Unit::ALIASES, Texts(line.list("别名(；)").into_iter().map(str::to_string).collect()))
            .set_if(Unit::PARENT_ID, county.unit_of(&line, "上级")?);
        if !line.get("纪检机构").is_empty() {
            draft.set(Unit::DISCIPLINE_BODY, Code(word(change, "discipline_body", line.get("纪检机构"))?));
        }
        county.units.insert(line.get("全称"), insert(change, &draft)?);
    }
    Ok(())
}

/// Enters the zones: each led by one of the county's leaders, every town and department in exactly one.
pub(super) fn zones(change: &Change, county: &mut County) -> Result<()> {
    let from = Day::new(2015, 3, 2);
    let units = lines();
    let leaders = super::people::leaders();
    let staff: Vec<&Line> = leaders.iter().filter(|line| line.get("单位") == "县纪委").collect();
    for (place, (name, lead)) in ZONES.iter().zip(zone_leads()).enumerate() {
        let number = (place + 1).to_string();
        let mut members = Vec::new();
        for unit in units.iter().filter(|line| line.get("片区") == number) {
            let mut member = Draft::new(ZoneMember::REGISTER);
            member.set(ZoneMember::UNIT_ID, county.unit(unit.get("全称"))?).set_if(ZoneMember::FROM_ON, from);
            members.push(member);
        }
        let contact = staff.get(5 + place % 7).map(|line| county.leader(line.get("姓名"))).transpose()?;
        let mut draft = Draft::new(Zone::REGISTER);
        draft
            .set(Zone::ZONE_NO, number)
            .set(Zone::NAME, format!("第{name}片区"))
            .set(Zone::LEAD_ID, county.leader(lead)?)
            .set_if(Zone::CONTACT_ID, contact)
            .set_if(Zone::FROM_ON, from);
        put_lines(&mut draft, "members", members);
        county.zones.push(insert(change, &draft)?);
    }
    Ok(())
}
