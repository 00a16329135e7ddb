//! What was laid on units and their heads, and the money paid back and put right: two sets of units, 23 named in a
//! circular for slow progress and 16 told to rectify by a day.

use super::inspections::row_of;
use super::table;
use super::{County, insert, put_word};
use crate::register::codes::Closed;
use crate::register::{Code, Described, Draft, Value};
use crate::registers::lists::{MeasureTarget, RecoveryStatus};
use crate::registers::recovery::Recovery;
use crate::registers::unit_measure::UnitMeasure;
use crate::storage::Change;
use crate::words::error::Result;
use crate::words::money::Fen;

/// Enters measures on units.
pub(super) fn unit_measures(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("unit_measures.tsv")) {
        let mut draft = Draft::new(UnitMeasure::REGISTER);
        draft
            .set(UnitMeasure::UNIT_ID, county.unit(line.get("单位"))?)
            .set(UnitMeasure::MEASURE_KIND, Code::from(line.get("措施")))
            .set(UnitMeasure::REASON_KIND, Code::from(line.get("事由类别")))
            .set(UnitMeasure::REASON_TEXT, line.get("事由"))
            .set_if(UnitMeasure::TARGET_KIND, MeasureTarget::of_word(line.get("对象")))
            .set_if(UnitMeasure::TARGET_PERSON_ID, county.leader_of(&line, "对象姓名")?)
            .set_if(UnitMeasure::INTERVIEWER_ID, county.leader_of(&line, "约谈人")?)
            .set_if(UnitMeasure::REPORT_TO_UNIT_ID, county.unit_of(&line, "向谁检查")?)
            .set_if(UnitMeasure::STATEMENT_RECEIVED_ON, line.day("检查收到"))
            .set(UnitMeasure::DOC_NO, line.get("文号"))
            .set_if(UnitMeasure::DECIDED_ON, line.day("日期"))
            .set_if(UnitMeasure::TASK_ID, row_of(&county.tasks, &line, "任务")?)
            .set_if(UnitMeasure::FINDING_ID, row_of(&county.findings, &line, "督查问题")?)
            .set_if(UnitMeasure::DUE_ON, line.day("期限"))
            .set_if(UnitMeasure::CLOSED_ON, line.day("销号"));
        let row = insert(change, &draft)?;
        if line.get("措施") == "county_circular" {
            county.slow.push(row);
        }
    }
    Ok(())
}

/// Enters what was paid back, put right, and is still due.
pub(super) fn recoveries(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("recoveries.tsv")) {
        let mut draft = Draft::new(Recovery::REGISTER);
        draft
            .set(Recovery::KIND, Code::from(line.get("类别")))
            .set_if(Recovery::AMOUNT_FEN, line.get("金额分").parse::<i64>().ok().map(Fen))
            .set_if(Recovery::STATUS, RecoveryStatus::of_word(line.get("状态")))
            .set(Recovery::UNIT_ID, county.unit(line.get("单位"))?)
            .set_if(Recovery::INCIDENT_ID, row_of(&county.incidents, &line, "事项编号")?)
            .set_if(Recovery::ON_DATE, line.day("日期"))
            .set(Recovery::VOUCHER_NO, line.get("凭证号"));
        put_word(&mut draft, Recovery::REGISTER, "found_by", line.get("发现方式"));
        if let Some(at) = Recovery::REGISTER.position("remark") {
            draft.put(at, Value::Text(line.get("说明").to_string()));
        }
        insert(change, &draft)?;
    }
    Ok(())
}
