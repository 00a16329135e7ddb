//! Who answered for what happened under them (eight incidents, nine persons, none by a disciplinary sanction), where the
//! office went back to look, the points of the year, and the sentences the year's report closes with.

use super::calendar::after;
use super::course;
use super::table;
use super::{County, FILED, insert, subjects, unknown};
use crate::register::codes::Closed;
use crate::register::{Code, Codes, Described, Draft, Value};
use crate::registers::accountability::Accountability;
use crate::registers::inspection::FollowUp;
use crate::registers::lists::RespKind;
use crate::registers::outlook::{NextStep, Shortcoming};
use crate::registers::unit_measure::Score;
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// The year the points and the closing sentences are of.
const YEAR: i64 = 2015;

/// Enters who was held to account.
pub(super) fn accountabilities(change: &Change, county: &mut County) -> Result<()> {
    for (line, number) in table::read(include_str!("accountabilities.tsv")).iter().zip(1_usize..) {
        let closed = closed_on(line.get("事项编号"))?;
        let decided = after(closed, 10 + number % 4);
        let mut draft = Draft::new(Accountability::REGISTER);
        draft
            .set(Accountability::PERSON_ID, county.leader(line.get("姓名"))?)
            .set(Accountability::DECIDED_ON, decided)
            .set(Accountability::POST_TEXT, line.get("时任职务"))
            .set(Accountability::TRIGGER_INCIDENT_ID, county.incident(line.get("事项编号"))?)
            .set(Accountability::TRIGGER_CODE, Code::from(line.get("启动情形")))
            .set_if(Accountability::RESP_KIND, RespKind::of_word(line.get("责任类型")))
            .set(Accountability::CAUSE_CODE, Code::from(line.get("问责情形")))
            .set(Accountability::ACCT_KIND, Codes(vec![line.get("方式").to_string()]))
            .set(Accountability::BY_UNIT_ID, county.unit("县纪委")?)
            .set(Accountability::DOC_NO, line.get("文号"))
            .set(Accountability::POST_LEFT, line.get("已调离") == "是")
            .set(Accountability::SELF_CRITIQUE_ON, after(decided, 6 + number % 5))
            .set(Accountability::PUBLIC_FLAG, line.get("公开") == "是");
        if line.get("方式") == "adjust" {
            draft.set(Accountability::ADJUSTED_ON, after(decided, 12));
        }
        if let Some(at) = Accountability::REGISTER.position("remark") {
            draft.put(at, Value::Text(line.get("说明").to_string()));
        }
        let row = insert(change, &draft)?;
        county.accountable.push(row);
    }
    Ok(())
}

/// Enters the visits to units and people of handled matters.
pub(super) fn follow_ups(change: &Change, county: &mut County) -> Result<()> {
    for (line, number) in table::read(include_str!("follow_ups.tsv")).iter().zip(1_usize..) {
        let closed = closed_on(line.get("事项编号"))?;
        let person = line.get("人员序号").parse::<usize>().ok();
        let visitors: Result<Vec<RowId>> = line.list("查看人员").into_iter().map(|name| county.leader(name)).collect();
        let mut draft = Draft::new(FollowUp::REGISTER);
        draft
            .set(FollowUp::INCIDENT_ID, county.incident(line.get("事项编号"))?)
            .set(FollowUp::VISITED_ON, after(closed, 58 + number * 3))
            .set(FollowUp::UNIT_ID, county.unit(line.get("单位"))?)
            .set_if(FollowUp::PERSON_ID, person.and_then(|number| county.subjects.get(number.wrapping_sub(1)).copied()))
            .set(FollowUp::VISITOR_IDS, visitors?)
            .set(FollowUp::IS_FIXED, line.get("整改到位") == "是")
            .set(FollowUp::IS_RELAPSED, line.get("反弹") == "是")
            .set(FollowUp::EXECUTION_TEXT, line.get("处分执行"))
            .set(FollowUp::CONCLUSION, line.get("结论"));
        insert(change, &draft)?;
    }
    Ok(())
}

/// Enters the points of some units, each bound to the records that took them away.
pub(super) fn scores(change: &Change, county: &mut County) -> Result<()> {
    let cases = subjects()?;
    for line in table::read(include_str!("scores.tsv")) {
        let unit = line.get("单位");
        let mut draft = Draft::new(Score::REGISTER);
        draft
            .set(Score::UNIT_ID, county.unit(unit)?)
            .set(Score::PERIOD_YEAR, YEAR)
            .set(Score::INDICATOR_CODE, Code::from(line.get("指标")))
            .set_if(Score::WEIGHT, line.get("分值").parse::<i64>().ok())
            .set_if(Score::SCORE, line.get("得分").parse::<i64>().ok());
        match line.get("指标") {
            "findings" => draft.set(Score::FINDING_IDS, county.findings_of.get(unit).cloned().unwrap_or_default()),
            "circulars" => draft.set(Score::PUBLICATION_IDS, county.bulletins_of.get(unit).cloned().unwrap_or_default()),
            _ => {
                let own = cases.iter().take(FILED).zip(&county.cases);
                let own = own.filter(|(case, _)| case.get("单位").starts_with(unit)).map(|(_, row)| *row);
                draft.set(Score::CASE_IDS, own.collect::<Vec<_>>())
            }
        };
        insert(change, &draft)?;
    }
    Ok(())
}

/// Enters the five shortcomings with what proves them, and the four next steps.
pub(super) fn outlook(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("shortcomings.tsv")) {
        let mut draft = Draft::new(Shortcoming::REGISTER);
        draft
            .set(Shortcoming::PERIOD_YEAR, YEAR)
            .set_if(Shortcoming::ORDER_NO, line.get("序号").parse::<i64>().ok())
            .set(Shortcoming::TEXT, line.get("表述"))
            .set(Shortcoming::FINDING_IDS, rows(line.list("督查问题"), &county.findings)?);
        match line.get("证据") {
            "slow" => draft.set(Shortcoming::UNIT_MEASURE_IDS, county.slow.clone()),
            "surveys" => draft.set(Shortcoming::SURVEY_IDS, county.surveys.clone()),
            "accountable" => draft.set(Shortcoming::ACCOUNTABILITY_IDS, county.accountable.clone()),
            _ => &mut draft,
        };
        insert(change, &draft)?;
    }
    for line in table::read(include_str!("next_steps.tsv")) {
        let mut draft = Draft::new(NextStep::REGISTER);
        draft
            .set(NextStep::PERIOD_YEAR, YEAR)
            .set_if(NextStep::ORDER_NO, line.get("序号").parse::<i64>().ok())
            .set(NextStep::TEXT, line.get("表述"))
            .set(NextStep::THEME_CODE, Code::from(line.get("主题")));
        insert(change, &draft)?;
    }
    Ok(())
}

fn rows(names: Vec<&'static str>, rows: &std::collections::HashMap<&'static str, RowId>) -> Result<Vec<RowId>> {
    names.into_iter().map(|name| rows.get(name).copied().ok_or_else(|| unknown("依据", name))).collect()
}

/// The day the last case of an incident was closed.
fn closed_on(incident: &str) -> Result<Day> {
    let mut last = None;
    for (line, number) in subjects()?.iter().take(FILED).zip(1..) {
        if line.get("事项编号") == incident {
            let check = course::check(number).ok_or_else(|| unknown("日期", line.get("姓名")))?;
            let course = course::course(number, check.ended);
            last = last.max(Some(course.closed));
        }
    }
    last.ok_or_else(|| unknown("事项", incident))
}
