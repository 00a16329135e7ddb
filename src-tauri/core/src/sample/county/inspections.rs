//! The 52 inspections of the year with what was filed of each, the 137 problems they found, and how each was pressed,
//! put right and closed: 128 are closed, three went on as clues, four run into the next year, two are past their day.

use super::table::{self, Line};
use super::{County, codes, insert, put_lines, unknown};
use crate::register::codes::Closed;
use crate::register::{Code, Described, Draft};
use crate::registers::finding::{Finding, Notice};
use crate::registers::inspection::{Filing, Inspection, InspectionUnit};
use crate::registers::lists::{CloseOutResult, FindingStatus, InspectionRole, Severity};
use crate::registers::task::CloseOut;
use crate::storage::Change;
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

fn lines_of_findings() -> Vec<Line> {
    table::read(include_str!("findings.tsv"))
}

/// Enters inspections with their filings.
pub(super) fn inspections(change: &Change, county: &mut County) -> Result<()> {
    let findings = lines_of_findings();
    for line in table::read(include_str!("inspections.tsv")) {
        let row = insert(change, &inspection(county, &line)?)?;
        county.inspections.insert(line.get("督查编号"), row);
        let mut draft = Draft::new(Filing::REGISTER);
        draft
            .set(Filing::INSPECTION_ID, row)
            .set_if(Filing::FILED_ON, line.day("备案日期"))
            .set(Filing::UNIT_ID, county.unit("县纪委")?)
            .set(Filing::RESULT_TEXT, result(&line, &findings));
        insert(change, &draft)?;
    }
    Ok(())
}

fn inspection(county: &County, line: &Line) -> Result<Draft> {
    let mut units = Vec::new();
    for (heading, role) in [("参与单位", InspectionRole::Participant), ("被查单位", InspectionRole::Inspected)] {
        for unit in county.units_of(line, heading)? {
            let mut draft = Draft::new(InspectionUnit::REGISTER);
            draft.set(InspectionUnit::UNIT_ID, unit).set(InspectionUnit::ROLE, role);
            units.push(draft);
        }
    }
    let members: Result<Vec<RowId>> = line.list("成员").into_iter().map(|name| county.leader(name)).collect();
    let letter = line.get("信访编号").trim_start_matches("XF").parse::<usize>().ok();
    let mut draft = Draft::new(Inspection::REGISTER);
    draft
        .set(Inspection::INSP_NO, line.get("督查编号"))
        .set(Inspection::TITLE, line.get("名称"))
        .set(Inspection::INSP_KIND, Code::from(line.get("类型")))
        .set(Inspection::DISCIPLINES, codes(line.list("检查内容")))
        .set(Inspection::LEADER_ID, county.leader(line.get("组长"))?)
        .set(Inspection::MEMBER_IDS, members?)
        .set_if(Inspection::FROM_ON, line.day("开始"))
        .set_if(Inspection::TO_ON, line.day("结束"))
        .set(Inspection::UNANNOUNCED, line.get("不打招呼") == "是")
        .set(Inspection::MEANS_TEXT, line.get("手段"))
        .set_if(Inspection::PETITION_ID, letter.and_then(|number| county.petitions.get(number.wrapping_sub(1)).copied()))
        .set_if(Inspection::DUE_ON, line.day("核查期限"));
    super::put_word(&mut draft, Inspection::REGISTER, "festival_node", line.get("节点"));
    put_lines(&mut draft, "units", units);
    Ok(draft)
}

/// What was filed of an inspection: how many units it saw and what it found there.
fn result(line: &Line, findings: &[Line]) -> String {
    let found = findings.iter().filter(|finding| finding.get("督查编号") == line.get("督查编号")).count();
    let seen = line.list("被查单位").len();
    let title = line.get("名称");
    match found {
        0 => format!("{title}检查{seen}个单位，未发现需要督办的问题，情况已向县纪委常委会报告。"),
        _ => format!("{title}检查{seen}个单位，发现问题{found}个，逐一建立台账并下发督办通知{found}份，限期整改、销号管理。"),
    }
}

/// Enters findings, their notices and their close-outs.
pub(super) fn findings(change: &Change, county: &mut County) -> Result<()> {
    for line in lines_of_findings() {
        let row = insert(change, &finding(county, &line)?)?;
        county.findings.insert(line.get("问题编号"), row);
        county.findings_of.entry(line.get("责任单位")).or_default().push(row);
        let mut draft = Draft::new(Notice::REGISTER);
        draft
            .set(Notice::NOTICE_NO, line.get("通知号"))
            .set_if(Notice::SENT_ON, line.day("发出"))
            .set(Notice::UNIT_ID, county.unit(line.get("责任单位"))?)
            .set(Notice::FINDING_IDS, vec![row])
            .set(Notice::NOTICE_KIND, Code::from("supervise"))
            .set_if(Notice::SIGNED_ON, line.day("签收"))
            .set(Notice::SIGNED_BY, line.get("签收人"))
            .set_if(Notice::DUE_ON, line.day("反馈期限"))
            .set_if(Notice::REPLIED_ON, line.day("反馈"));
        insert(change, &draft)?;
        if line.day("申请").is_some() {
            insert(change, &close_out(county, &line, row)?)?;
        }
    }
    Ok(())
}

fn finding(county: &County, line: &Line) -> Result<Draft> {
    let clue = line.get("线索编号").trim_start_matches("XS").parse::<usize>().ok();
    let clue = clue.and_then(|number| county.clues.get(number.wrapping_sub(1)).copied());
    let mut draft = Draft::new(Finding::REGISTER);
    draft
        .set(Finding::FINDING_NO, line.get("问题编号"))
        .set_if(Finding::FOUND_ON, line.day("发现日期"))
        .set(Finding::RESP_UNIT_ID, county.unit(line.get("责任单位"))?)
        .set_if(Finding::INSPECTION_ID, county.inspections.get(line.get("督查编号")).copied())
        .set(Finding::FINDING_TEXT, line.get("问题"))
        .set(Finding::FINDING_CODE, Code::from(line.get("类别")))
        .set_if(Finding::SEVERITY, Severity::of_word(line.get("性质")))
        .set(Finding::RESP_PERSON_ID, county.leader(line.get("责任人"))?)
        .set(Finding::LEAD_ID, county.leader(line.get("督办领导"))?)
        .set(Finding::REQUIRE_TEXT, line.get("整改要求"))
        .set_if(Finding::DUE_ON, line.day("整改期限"))
        .set(Finding::FIX_TEXT, line.get("整改情况"))
        .set_if(Finding::FIXED_ON, line.day("完成日期"))
        .set_if(Finding::CLUE_ID, clue);
    // What the close-out settles, as the program itself would show it.
    let status = match (clue, line.day("销号日期")) {
        (Some(_), _) => FindingStatus::ToClue,
        (None, Some(closed)) => {
            draft
                .set(Finding::VERIFY_BY, county.leader(line.get("核验人"))?)
                .set_if(Finding::VERIFY_ON, line.day("核验日期"))
                .set(Finding::VERIFY_RESULT, CloseOutResult::Passed)
                .set(Finding::CLOSED_ON, closed)
                .set(Finding::CLOSED_APPROVED_BY, county.leader(line.get("审批人"))?);
            FindingStatus::Closed
        }
        (None, None) => FindingStatus::Fixing,
    };
    draft.set(Finding::STATUS, status);
    Ok(draft)
}

fn close_out(county: &County, line: &Line, finding: RowId) -> Result<Draft> {
    let mut draft = Draft::new(CloseOut::REGISTER);
    draft
        .set(CloseOut::FINDING_ID, finding)
        .set_if(CloseOut::APPLIED_ON, line.day("申请"))
        .set(CloseOut::FIX_TEXT, line.get("整改情况"))
        .set(CloseOut::SELF_TEXT, line.get("自评"))
        .set(CloseOut::LEAD_TEXT, line.get("牵头意见"))
        .set(CloseOut::VERIFY_BY, county.leader(line.get("核验人"))?)
        .set_if(CloseOut::VERIFY_ON, line.day("核验日期"))
        .set(CloseOut::VERIFY_RESULT, CloseOutResult::Passed)
        .set(CloseOut::OFFICE_TEXT, line.get("办公室意见"))
        .set_if(CloseOut::CLOSED_ON, line.day("销号日期"))
        .set(CloseOut::CLOSED_APPROVED_BY, county.leader(line.get("审批人"))?);
    Ok(draft)
}

/// The row behind a number of these tables, which every line that names one must have.
pub(super) fn row_of(rows: &HashMap<&'static str, RowId>, line: &Line, heading: &str) -> Result<Option<RowId>> {
    match line.get(heading) {
        "" => Ok(None),
        name => rows.get(name).copied().map(Some).ok_or_else(|| unknown(heading, name)),
    }
}
