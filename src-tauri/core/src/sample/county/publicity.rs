//! Activities of publicity, the article in a newspaper, the one survey of the year, and reports of duty.

use super::table;
use super::{County, insert, put_lines, unknown};
use crate::register::codes::Closed;
use crate::register::{Code, Described, Draft};
use crate::registers::enter;
use crate::registers::lists::{DutyLevel, MediaLevel};
use crate::registers::publicity::{Outreach, PressItem, Survey, SurveyAnswer};
use crate::registers::regulation::DutyReport;
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// The survey: of 600 valid answers 428 know of the work (71.3%); of 576 with a view 508 are content (88.2%).
const ANSWERS: [(&str, &str, i64); 6] = [
    ("awareness", "known", 428),
    ("awareness", "unknown", 172),
    ("satisfaction", "satisfied", 341),
    ("satisfaction", "basic", 167),
    ("satisfaction", "dissatisfied", 68),
    ("satisfaction", "no_view", 24),
];

/// Enters outreach, press, survey and reports of duty.
pub(super) fn publicity(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("outreach.tsv")) {
        let campaign = line.get("专项");
        let campaign = county.campaigns.get(campaign).copied().ok_or_else(|| unknown("专项", campaign))?;
        let mut draft = Draft::new(Outreach::REGISTER);
        draft
            .set(Outreach::TITLE, line.get("名称"))
            .set_if(Outreach::HELD_ON, line.day("日期"))
            .set(Outreach::WAY_CODE, Code::from(line.get("方式")))
            .set(Outreach::UNIT_ID, county.unit(line.get("主办单位"))?)
            .set(Outreach::TOPIC_TEXT, line.get("主题"))
            .set(Outreach::AUDIENCE_TEXT, line.get("受众"))
            .set_if(Outreach::AUDIENCE_COUNT, line.get("人数").parse::<i64>().ok())
            .set(Outreach::CAMPAIGN_ID, campaign);
        insert(change, &draft)?;
    }
    press(change)?;
    county.surveys.push(survey(change)?);
    duty_reports(change, county)
}

fn press(change: &Change) -> Result<()> {
    let mut draft = Draft::new(PressItem::REGISTER);
    draft
        .set(PressItem::TITLE, "岚江县：村里的账晒到网上")
        .set_if(PressItem::PUBLISHED_ON, Day::new(2015, 9, 21))
        .set(PressItem::MEDIUM_CODE, Code::from("peoples_daily"))
        .set(PressItem::LEVEL_CODE, MediaLevel::Central)
        .set(PressItem::LOCATOR, "第11版")
        .set(
            PressItem::PRACTICE_TEXT,
            "依托“阳光三农”网络服务平台逐笔公布村级收支，村民凭手机查账、提问，村级账目由镇纪委跟踪回复。",
        );
    insert(change, &draft).map(|_| ())
}

fn survey(change: &Change) -> Result<RowId> {
    let mut answers = Vec::new();
    for (question, option, votes) in ANSWERS {
        let mut answer = Draft::new(SurveyAnswer::REGISTER);
        answer
            .set(SurveyAnswer::QUESTION, Code::from(question))
            .set(SurveyAnswer::OPTION_CODE, Code::from(option))
            .set(SurveyAnswer::VOTES, votes);
        answers.push(answer);
    }
    let mut draft = Draft::new(Survey::REGISTER);
    draft
        .set(Survey::TITLE, "2015年正风肃纪工作群众评价问卷")
        .set_if(Survey::HELD_ON, Day::new(2015, 11, 16))
        .set(Survey::SCOPE_TEXT, "11个片区各抽2个乡镇（街道），每个乡镇（街道）抽查群众不少于25人")
        .set(Survey::WAY_CODE, Code::from("household"))
        .set(Survey::SENT_COUNT, 640_i64)
        .set(Survey::VALID_COUNT, 600_i64);
    put_lines(&mut draft, "answers", answers);
    insert(change, &draft)
}

fn duty_reports(change: &Change, county: &County) -> Result<()> {
    for line in table::read(include_str!("duty_reports.tsv")) {
        let votes = |heading| line.get(heading).parse::<i64>().ok();
        let mut draft = Draft::new(DutyReport::REGISTER);
        draft
            .set(DutyReport::ROUND, line.get("轮次"))
            .set(DutyReport::PERSON_ID, county.leader(line.get("述责人"))?)
            .set_if(DutyReport::HELD_ON, line.day("述责日期"))
            .set_if(DutyReport::LEVEL, DutyLevel::of_word(line.get("层级")))
            .set(DutyReport::UNIT_ID, county.unit(line.get("单位"))?)
            .set_if(DutyReport::RECEIVED_ON, line.day("收到"))
            .set(DutyReport::QUESTIONS, line.get("提问"))
            .set(DutyReport::SCALE_CODE, Code::from("satisfied_80"))
            .set_if(DutyReport::GOOD_VOTES, votes("满意"))
            .set_if(DutyReport::FAIR_VOTES, votes("基本满意"))
            .set_if(DutyReport::POOR_VOTES, votes("不满意"))
            .set_if(DutyReport::UNKNOWN_VOTES, votes("不了解"))
            .set(DutyReport::PROBLEM_TEXT, line.get("存在问题"))
            .set(DutyReport::PLEDGE_TEXT, line.get("整改承诺"))
            .set_if(DutyReport::PUBLISHED_ON, line.day("公示"))
            .set_if(DutyReport::CLOSED_ON, line.day("销号"));
        enter::enter(change, &draft, None, None)?;
    }
    Ok(())
}
