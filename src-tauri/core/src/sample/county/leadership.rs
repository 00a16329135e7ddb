//! Meetings of the year and the concrete problems they solved; meetings that must not count stand among them.

use super::table;
use super::{County, insert, unknown};
use crate::register::codes::Closed;
use crate::register::{Code, Described, Draft, Texts};
use crate::registers::lists::ResolutionStatus;
use crate::registers::meeting::{Meeting, Resolution};
use crate::storage::{Change, write};
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

type Rows = HashMap<&'static str, RowId>;

/// Enters meetings and what was decided at them.
pub(super) fn leadership(change: &Change, county: &mut County) -> Result<()> {
    let meetings = meetings(change, county)?;
    for line in table::read(include_str!("resolutions.tsv")) {
        let meeting = line.get("会议");
        let held = match meetings.get(meeting) {
            None if !meeting.is_empty() => return Err(unknown("会议", meeting)),
            held => held.copied(),
        };
        let mut draft = Draft::new(Resolution::REGISTER);
        draft
            .set(Resolution::TITLE, line.get("事项"))
            .set_if(Resolution::RAISED_ON, line.day("提出日期"))
            .set_if(Resolution::MEETING_ID, held)
            .set(Resolution::INSTRUCTION_TEXT, line.get("批示"))
            .set(Resolution::RESP_UNIT_ID, county.unit(line.get("责任单位"))?)
            .set_if(Resolution::DUE_ON, line.day("时限"))
            .set_if(Resolution::STATUS, ResolutionStatus::of_word(line.get("状态")))
            .set_if(Resolution::SOLVED_ON, line.day("解决日期"))
            .set(Resolution::RESULT_TEXT, line.get("结果"));
        insert(change, &draft)?;
    }
    Ok(())
}

fn meetings(change: &Change, county: &County) -> Result<Rows> {
    let mut meetings = Rows::new();
    for line in table::read(include_str!("meetings.tsv")) {
        let chair = line.get("主持人");
        let role = if chair == "肖廷岳" { "county_secretary" } else { "discipline_secretary" };
        let agenda = line.list("议题").into_iter().map(str::to_string).collect();
        let mut draft = Draft::new(Meeting::REGISTER);
        draft
            .set(Meeting::TITLE, line.get("名称"))
            .set(Meeting::MEETING_TYPE, Code::from(line.get("类型")))
            .set_if(Meeting::HELD_ON, line.day("召开日期"))
            .set(Meeting::CHAIR_PERSON_ID, county.leader(chair)?)
            .set(Meeting::CHAIR_ROLE, Code::from(role))
            .set(Meeting::CONVENER_UNIT_ID, county.unit(line.get("召集单位"))?)
            .set(Meeting::AGENDA, Texts(agenda))
            .set(Meeting::IS_ZFSJ_TOPIC, line.get("专题") == "是")
            .set(Meeting::HEARD_REPORT, line.get("听取汇报") == "是")
            .set(Meeting::ATTENDEES, county.units_of(&line, "参会单位")?)
            .set_if(Meeting::ATTENDEE_COUNT, line.get("人数").parse::<i64>().ok())
            .set(Meeting::MINUTES_DOC_NO, line.get("纪要文号"));
        let row = insert(change, &draft)?;
        match line.get("作废") {
            "" => _ = meetings.insert(line.get("名称"), row),
            why => write::void(change, Meeting::REGISTER, row, why)?,
        }
    }
    Ok(meetings)
}
