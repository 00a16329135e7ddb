//! Letters: the 203 of the scope, one for each matter, and 82 outside it that no figure of the scope may count.

use super::course::{self, Check};
use super::table::{self, Line};
use super::{County, FILED, codes, incidents, insert, put_lines, subjects, themes, unknown};
use crate::register::{Code, Described, Draft, Month};
use crate::registers::lists::{DealType, NameKind};
use crate::registers::petition::{Accused, Petition};
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::sealed::Sealed;

/// Enters the letters of the scope.
pub(super) fn petitions(change: &Change, county: &mut County) -> Result<()> {
    let incidents = incidents();
    let signed = table::read(include_str!("petitioners.tsv"));
    let (office, desk) = (county.unit("县纪委")?, county.behind("petitions")?);
    for (line, number) in subjects()?.iter().zip(1..) {
        let check = course::check(number).ok_or_else(|| unknown("日期", line.get("姓名")))?;
        let petition_no = format!("XF{number:03}");
        let place = if line.get("来信单位属地").is_empty() { "单位" } else { "来信单位属地" };
        let mut tags = vec!["around_people"];
        tags.extend(themes(line, &incidents));
        let mut draft = letter(check.received, &petition_no, channel(number));
        draft
            .set(Petition::ORIGIN, Code::from(origin(number)))
            .set(Petition::PETITION_CLASS, Code::from("accusation"))
            .set(Petition::TAGS, codes(tags))
            .set(Petition::SUMMARY, line.get("信访反映"))
            .set(Petition::ISSUE_TYPES, codes(line.list("问题类别")))
            .set(Petition::ISSUE_UNIT_ID, county.unit(line.get(place))?)
            .set(Petition::REPEAT_FLAG, false)
            .set(Petition::DEAL_TYPE, DealType::Own)
            .set(Petition::HANDLER_UNIT_ID, office)
            .set(Petition::HANDLER_ID, desk)
            .set(Petition::ACCEPTED_ON, check.registered)
            .set(Petition::ASSIGNED_ON, check.registered);
        put_lines(&mut draft, "accused", vec![accused(county, line)?]);
        let closed = set_result(change, &mut draft, line, number, &check);
        match signed.iter().find(|signer| signer.get("信访编号") == petition_no) {
            Some(signer) => set_signer(&mut draft, signer, number, &check, closed),
            None => {
                draft.set(Petition::NAME_KIND, NameKind::Anonymous);
            }
        }
        let row = insert(change, &draft)?;
        county.petitions.push(row);
    }
    Ok(())
}

/// Enters the letters outside the scope: they lack the tag 群众身边 and no clue follows from them.
pub(super) fn outside(change: &Change, county: &mut County) -> Result<()> {
    let mut rows: Vec<RowId> = Vec::new();
    for (place, line) in table::read(include_str!("petitions_decoys.tsv")).iter().enumerate() {
        let received = course::received_outside(place).ok_or_else(|| unknown("日期", line.get("单位")))?;
        let unit = county.unit(line.get("单位"))?;
        let mut draft = letter(received, &format!("XF{:03}", super::MATTERS + 1 + place), line.get("渠道"));
        let first = match line.get("重复件").parse::<usize>() {
            Ok(number) => Some(rows.get(number.wrapping_sub(1)).copied().ok_or_else(|| unknown("初次件", line.get("重复件")))?),
            Err(_) => None,
        };
        let class = line.get("类别");
        draft
            .set(Petition::ORIGIN, Code::from("own"))
            .set(Petition::PETITION_CLASS, Code::from(class))
            .set(Petition::TAGS, codes([theme_outside(class)]))
            .set(Petition::NAME_KIND, NameKind::Anonymous)
            .set(Petition::SUMMARY, line.get("反映内容"))
            .set(Petition::ISSUE_UNIT_ID, unit)
            .set(Petition::REPEAT_FLAG, first.is_some())
            .set_if(Petition::REPEAT_OF_ID, first)
            .set_if(Petition::REPEAT_NUM, first.map(|_| 1_i64))
            .set(Petition::ASSIGNED_ON, received);
        if class == "no_substance" {
            draft
                .set(Petition::DEAL_TYPE, DealType::Keep)
                .set(Petition::HANDLER_UNIT_ID, county.unit("县纪委")?)
                .set(Petition::HANDLER_ID, county.behind("petitions")?);
        } else {
            draft.set(Petition::DEAL_TYPE, DealType::Forward).set(Petition::HANDLER_UNIT_ID, unit);
        }
        if !line.get("被反映人").is_empty() {
            let mut accused = Draft::new(Accused::REGISTER);
            accused
                .set(Accused::NAME, line.get("被反映人"))
                .set(Accused::UNIT_ID, unit)
                .set(Accused::POST_TEXT, line.get("职务"));
            put_lines(&mut draft, "accused", vec![accused]);
        }
        rows.push(insert(change, &draft)?);
    }
    Ok(())
}

/// What every letter has.
fn letter(received: Day, number: &str, channel: &str) -> Draft {
    let month = format!("{:04}-{:02}", received.year_number(), received.month_number());
    let mut draft = Draft::new(Petition::REGISTER);
    draft
        .set(Petition::PETITION_NO, number)
        .set(Petition::RECEIVED_ON, received)
        .set(Petition::STAT_MONTH, Month(month))
        .set(Petition::CHANNEL, Code::from(channel))
        .set(Petition::UPPER_JURISDICTION, false)
        .set(Petition::COUNT_FLAG, true);
    if channel == "visit" {
        draft.set(Petition::IS_GROUP, false);
    }
    draft
}

/// 来信 58, 网络 52, 来电 41, 来访 36, 微信 16: every number falls on its own place among the 203.
fn channel(number: usize) -> &'static str {
    match number * 64 % super::MATTERS {
        0..58 => "letter",
        58..110 => "web",
        110..151 => "phone",
        151..187 => "visit",
        _ => "wechat",
    }
}

fn origin(number: usize) -> &'static str {
    match (number % 11, number % 29) {
        (5, _) => "petition_bureau",
        (_, 7) => "leader_assigned",
        _ => "own",
    }
}

fn accused(county: &County, line: &Line) -> Result<Draft> {
    let mut draft = Draft::new(Accused::REGISTER);
    draft
        .set(Accused::NAME, line.get("姓名"))
        .set(Accused::UNIT_ID, county.unit(line.get("单位"))?)
        .set(Accused::POST_TEXT, line.get("职务"))
        .set(Accused::RANK_CODE, Code::from(line.get("职级")))
        .set(Accused::POLITICS_CODE, Code::from(line.get("政治面貌")));
    Ok(draft)
}

/// What came of a letter, with the day it was closed; a matter put aside stays open.
fn set_result(change: &Change, draft: &mut Draft, line: &Line, number: usize, check: &Check) -> Option<Day> {
    let name = line.get("姓名");
    let (class, closed, words) = if number <= FILED {
        let sanction = change.reading().shelf.codes.label(Some("sanction_kind"), line.get("处分"));
        let words = format!("反映{name}的问题经初核后立案（AJ{number:03}），已查结，处理为{sanction}。");
        ("file", Some(course::course(number, check.ended).closed), words)
    } else {
        let settled = course::settled(number, check.ended);
        match line.get("结果") {
            "close" => ("close", Some(settled), format!("反映{name}的问题经初步核实查无实据，予以了结。")),
            "remind" => ("remind", Some(settled), format!("反映{name}的问题情节轻微，已对其谈话提醒、批评教育。")),
            _ => ("shelve", None, String::new()),
        }
    };
    draft.set_if(Petition::CLOSED_ON, closed).set(Petition::RESULT_TEXT, words);
    if closed.is_some() {
        draft.set(Petition::RESULT_CLASS, Code::from(class));
    }
    closed
}

/// Who signed, under seal, and what they were told.
fn set_signer(draft: &mut Draft, signer: &Line, number: usize, check: &Check, closed: Option<Day>) {
    let ways = ["phone", "visit", "letter", "message"];
    let way = |shift: usize| Code::from(ways.get((number + shift) % ways.len()).copied().unwrap_or("phone"));
    draft
        .set(Petition::NAME_KIND, NameKind::Real)
        .set(Petition::ACCUSER_NAME, Sealed::new(signer.get("姓名")))
        .set(Petition::ACCUSER_PHONE, Sealed::new(signer.get("电话")))
        .set(Petition::ACCUSER_ID_NO, Sealed::new(signer.get("身份证号")))
        .set(Petition::ACCUSER_ADDRESS, Sealed::new(signer.get("地址")))
        .set(Petition::NOTIFIED_ON, check.notified)
        .set(Petition::NOTIFY_WAY, way(0));
    if let Some(closed) = closed {
        let content = if number % 9 == 4 { "basic" } else { "satisfied" };
        draft
            .set(Petition::FED_BACK_ON, course::fed_back(number, closed))
            .set(Petition::FEEDBACK_WAY, way(1))
            .set(Petition::SATISFACTION_CODE, Code::from(content));
    }
}

fn theme_outside(class: &str) -> &'static str {
    if class == "no_substance" { "inaction" } else { "livelihood" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_channel_has_its_letters() {
        let count = |word: &str| (1..=super::super::MATTERS).filter(|number| channel(*number) == word).count();
        assert_eq!(["letter", "web", "phone", "visit", "wechat"].map(count), [58, 52, 41, 36, 16]);
    }
}
