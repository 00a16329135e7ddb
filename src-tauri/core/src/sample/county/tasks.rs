//! The eighteen tasks of 2015, their 68 measures and the 36 that refine them, progress and closing.

use super::table::{self, Line};
use super::{County, insert, unknown, word};
use crate::register::codes::Closed;
use crate::register::{Code, Described, Draft};
use crate::registers::lists::{CloseOutResult, DueKind, MeasureBatch, Progress};
use crate::registers::task::{CloseOut, Measure, ProgressNote, Task};
use crate::storage::Change;
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

type Rows = HashMap<&'static str, RowId>;

/// Enters tasks, measures, progress notes and closings.
pub(super) fn tasks(change: &Change, county: &mut County) -> Result<()> {
    let campaigns = table::read(include_str!("campaigns.tsv"));
    let mut tasks = Rows::new();
    for line in table::read(include_str!("tasks.tsv")) {
        let campaign = campaigns.iter().find(|campaign| campaign.get("名称") == line.get("专项"));
        let document = campaign.map(|campaign| county.document_of(campaign, "依据文件")).transpose()?.flatten();
        let mut draft = Draft::new(Task::REGISTER);
        draft
            .set(Task::PERIOD_YEAR, 2015_i64)
            .set(Task::TASK_NO, line.get("任务编号"))
            .set(Task::CAMPAIGN_CODE, Code(word(change, "campaign_code", line.get("专项"))?))
            .set_if(Task::DOCUMENT_ID, document)
            .set(Task::PROBLEM, line.get("问题描述"))
            .set(Task::TASK_TEXT, line.get("整改任务"))
            .set(Task::TARGET, line.get("目标要求"))
            .set(Task::SAFEGUARD, line.get("保障措施"))
            .set(Task::LEAD_LEADER_ID, county.leader(line.get("牵头领导"))?)
            .set(Task::LEAD_UNIT_ID, county.unit(line.get("牵头单位"))?)
            .set(Task::RESP_UNIT_IDS, county.units_of(&line, "责任单位")?)
            .set_if(Task::RESP_PERSON_ID, county.leader_of(&line, "责任人")?)
            .set(Task::ASSIST_UNIT_IDS, county.units_of(&line, "配合部门")?)
            .set_if(Task::DUE_KIND, DueKind::of_word(line.get("时限种类")))
            .set_if(Task::DUE_ON, line.day("整改时限"))
            .set(Task::MILESTONE, line.get("形象进度"));
        tasks.insert(line.get("任务编号"), insert(change, &draft)?);
    }
    let measures = measures(change, county, &tasks)?;
    progress(change, &measures)?;
    county.tasks = tasks;
    close_outs(change, county, &measures)
}

fn measures(change: &Change, county: &County, tasks: &Rows) -> Result<Rows> {
    let mut measures = Rows::new();
    for line in table::read(include_str!("measures.tsv")) {
        let mut draft = Draft::new(Measure::REGISTER);
        draft
            .set(Measure::TASK_ID, row(tasks, &line, "任务编号")?)
            .set(Measure::MEASURE_NO, line.get("措施编号"))
            .set(Measure::MEASURE_TEXT, line.get("措施内容"))
            .set_if(Measure::BATCH, MeasureBatch::of_word(line.get("批次")))
            .set_if(Measure::PARENT_MEASURE_ID, measures.get(line.get("上级措施")).copied())
            .set(Measure::TARGET, line.get("目标要求"))
            .set_if(Measure::LEAD_UNIT_ID, county.unit_of(&line, "牵头单位")?)
            .set(Measure::RESP_UNIT_IDS, county.units_of(&line, "责任单位")?)
            .set(Measure::ASSIST_UNIT_IDS, county.units_of(&line, "配合部门")?)
            .set_if(Measure::RESP_PERSON_ID, county.leader_of(&line, "责任人")?)
            .set_if(Measure::DUE_KIND, DueKind::of_word(line.get("时限种类")))
            .set_if(Measure::DUE_ON, line.day("整改时限"))
            .set_if(Measure::PROGRESS, Progress::of_word(line.get("进度")))
            .set_if(Measure::DONE_ON, line.day("完成日期"))
            .set(Measure::RESULT, line.get("成效"))
            .set(Measure::MILESTONE, line.get("形象进度"));
        measures.insert(line.get("措施编号"), insert(change, &draft)?);
    }
    Ok(measures)
}

fn progress(change: &Change, measures: &Rows) -> Result<()> {
    for line in table::read(include_str!("progress_notes.tsv")) {
        let mut draft = Draft::new(ProgressNote::REGISTER);
        draft
            .set(ProgressNote::MEASURE_ID, row(measures, &line, "措施编号")?)
            .set_if(ProgressNote::NOTED_ON, line.day("日期"))
            .set(ProgressNote::NOTE_TEXT, line.get("情况"))
            .set(ProgressNote::MILESTONE, line.get("形象进度"))
            .set_if(ProgressNote::PERCENT, line.get("完成比例").parse::<i64>().ok());
        insert(change, &draft)?;
    }
    Ok(())
}

fn close_outs(change: &Change, county: &County, measures: &Rows) -> Result<()> {
    for line in table::read(include_str!("close_outs.tsv")) {
        let mut draft = Draft::new(CloseOut::REGISTER);
        draft
            .set(CloseOut::MEASURE_ID, row(measures, &line, "措施编号")?)
            .set_if(CloseOut::APPLIED_ON, line.day("申请日期"))
            .set(CloseOut::FIX_TEXT, line.get("完成情况"))
            .set(CloseOut::SELF_TEXT, line.get("责任单位自评"))
            .set(CloseOut::LEAD_TEXT, line.get("牵头单位意见"))
            .set(CloseOut::VERIFY_BY, county.leader(line.get("核验人"))?)
            .set_if(CloseOut::VERIFY_ON, line.day("核验日期"))
            .set(CloseOut::VERIFY_RESULT, CloseOutResult::Passed)
            .set(CloseOut::OFFICE_TEXT, line.get("领导小组办公室意见"))
            .set_if(CloseOut::CLOSED_ON, line.day("销号日期"))
            .set(CloseOut::CLOSED_APPROVED_BY, county.leader(line.get("审批人"))?);
        insert(change, &draft)?;
    }
    Ok(())
}

fn row(rows: &Rows, line: &Line, heading: &str) -> Result<RowId> {
    rows.get(line.get(heading)).copied().ok_or_else(|| unknown(heading, line.get(heading)))
}
