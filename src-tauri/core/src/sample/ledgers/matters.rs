//! 信访举报登记台账, 问题线索台账 and 立案案件台账, with the headings of domain paper §5.1.

use super::folio::{Folio, Spelling};
use super::registers::plain;
use super::sheet::{At, Foot, Frame, blank, day, field, long, made, ordinal, unit, write, yuan};
use crate::excel::write::book::Book;
use crate::excel::write::value::CellValue;
use crate::register::codes::Closed;
use crate::register::{Row, Value};
use crate::registers::lists::{NameKind, SanctionClass};
use crate::words::error::Result;

/// One sheet a channel; the columns of who reported are left out.
pub(super) fn petitions(folio: &Folio, book: &mut Book) -> Result<()> {
    for (sheet, word) in [("来信", "letter"), ("来访", "visit"), ("来电", "phone"), ("网络", "web"), ("微信", "wechat")]
    {
        let columns = vec![
            ordinal(),
            field("编号", "petition_no"),
            day("收件日期", "received_on", spelling_of(word)),
            field("方式", "channel"),
            field("实名否", "name_kind"),
            made("被反映人", |folio, at| of_accused(folio, at, "name")),
            made("单位职务", accused_unit_post),
            long("反映内容", "summary"),
            field("类别", "petition_class"),
            made("初重信", |_, at| {
                CellValue::from(if at.line.value("repeat_flag") == Some(&Value::Flag(true)) { "重信" } else { "初信" })
            }),
            field("批示", "instruction"),
            unit("转办单位", "handler_unit_id"),
            day("转办日期", "assigned_on", Spelling::Dots),
            day("要求办结日期", "due_on", Spelling::Dots),
            day("实际办结日期", "closed_on", Spelling::Hanzi),
            long("结果", "result_text"),
            day("是否反馈", "fed_back_on", Spelling::Dots),
            field("备注", "remark"),
            field("主题标签", "tags"),
            field("是否统计", "count_flag"),
            field("信访来源", "origin"),
            field("问题类别", "issue_types"),
            unit("问题属地", "issue_unit_id"),
            field("是否属上级管辖", "upper_jurisdiction"),
            field("办理方式", "deal_type"),
            day("告知日期", "notified_on", Spelling::Dots),
        ];
        let own = |row: &&Row| row.value("channel") == Some(&Value::Code(word.to_string()));
        let rows: Vec<(&Row, Vec<&Row>)> = folio.rows("petitions").iter().filter(own).map(|row| (row, Vec::new())).collect();
        let frame = Frame {
            sheet,
            title: format!("岚江县纪委2015年信访举报登记台账（{sheet}）"),
            unit: "件",
            foot: Foot::TotalAndNote("举报人情况另册密封保管，不进入本台账。"),
        };
        write(folio, book, &frame, columns, &rows)?;
    }
    Ok(())
}

/// 总台账.
pub(super) fn clues(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("线索编号", "clue_no"),
        day("收到时间", "received_on", Spelling::Date),
        field("线索来源", "source"),
        made("反映人", signed),
        field("姓名", "subject_person_id").under("被反映人"),
        unit("单位", "unit_id").under("被反映人"),
        field("职务", "post_text").under("被反映人"),
        field("职级", "rank_code").under("被反映人"),
        field("政治面貌", "politics_code").under("被反映人"),
        long("反映主要问题", "problem_text"),
        long("领导批示", "assign_opinion"),
        field("承办单位", "handler_unit_id"),
        field("承办人", "handler_id"),
        made("处置方式", |folio, at| of_disposal(folio, at, "way")),
        made("处置时间", |folio, at| disposed(folio, at, "approved_on", Spelling::Dots)),
        long("办理结果", "result_text"),
        field("四种形态", "four_form_code"),
        day("办结时间", "closed_on", Spelling::Hanzi),
        field("备注", "remark"),
        day("登记时间", "registered_on", Spelling::Dashes),
        made("初核开始时间", |folio, at| disposed(folio, at, "started_on", Spelling::Date)),
        field("关联信访编号", "petition_ids"),
        field("问题类别", "problem_codes"),
        field("主题标签", "tags"),
        field("是否一把手", "first_hand_code"),
    ];
    let frame = Frame {
        sheet: "总台账",
        title: "岚江县纪委2015年问题线索台账".into(),
        unit: "件、人",
        foot: Foot::TotalAndNote("督查移交的线索2016年1月登记，尚未处置。"),
    };
    write(folio, book, &frame, columns, &plain(folio.rows("clues")))
}

/// 立案.
pub(super) fn cases(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("立案号", "case_no"),
        field("姓名", "person_id"),
        field("性别", "gender_code"),
        field("出生年月", "birth_month"),
        field("民族", "ethnic_code"),
        field("文化程度", "edu_code"),
        field("政治面貌", "politics_code"),
        day("入党时间", "party_joined_on", Spelling::Dots),
        made("单位职务", unit_post),
        field("职级", "rank_code"),
        field("是否一把手", "first_hand_code"),
        long("主要违纪事实", "violation_text"),
        made("涉案金额(万元)", amount),
        made("线索来源", |folio, at| of_linked(folio, at, "clue_id", "clues", "source")),
        day("立案时间", "filed_on", Spelling::Date),
        day("移送审理时间", "to_trial_on", Spelling::Dots),
        day("处分决定时间", "decided_on", Spelling::Hanzi),
        made("党纪处分", |folio, at| sanctioned(folio, at, SanctionClass::Party)),
        made("政纪(政务)处分", |folio, at| sanctioned(folio, at, SanctionClass::Administrative)),
        made("组织处理", |folio, at| sanctioned(folio, at, SanctionClass::Organisational)),
        yuan("收缴金额", "recovered_fen"),
        made("移送司法", transferred),
        day("结案时间", "closed_on", Spelling::Dots),
        day("处分宣布", "announced_on", Spelling::Slashes),
        day("执行到位", "executed_on", Spelling::Dots),
        day("归档", "archived_on", Spelling::Dots),
        blank("备注"),
        field("事项编号", "incident_id"),
        made("主题标签", |folio, at| of_linked(folio, at, "incident_id", "incidents", "tags")),
        field("身份", "identity_code"),
        field("办案方式", "work_mode"),
        field("工作组", "task_force_id"),
        day("审查终结时间", "investigated_on", Spelling::Date),
        made("是否窝案", |folio, at| of_linked(folio, at, "incident_id", "incidents", "is_cluster")),
        field("线索编号", "clue_id"),
        made("八项规定类别", |folio, at| of_linked(folio, at, "incident_id", "incidents", "eight_rule_code")),
    ];
    let frame = Frame {
        sheet: "立案",
        title: "岚江县纪委2015年立案案件台账".into(),
        unit: "件、人",
        foot: Foot::TotalAndNote("一人一案；同一事项的涉案金额各行相同，不重复相加。"),
    };
    write(folio, book, &frame, columns, &plain(folio.rows("cases")))
}

/// Every sheet was kept by somebody else, who spelled days otherwise.
fn spelling_of(channel: &str) -> Spelling {
    match channel {
        "letter" => Spelling::Date,
        "visit" => Spelling::Dots,
        "phone" => Spelling::Hanzi,
        "web" => Spelling::Dashes,
        _ => Spelling::Slashes,
    }
}

fn of_accused(folio: &Folio, at: At, name: &str) -> CellValue<'static> {
    folio.lines("petitions_accused", at.line).first().map_or(CellValue::Empty, |accused| folio.cell(accused, name))
}

fn accused_unit_post(folio: &Folio, at: At) -> CellValue<'static> {
    let lines = folio.lines("petitions_accused", at.line);
    lines.first().map_or(CellValue::Empty, |line| unit_post(folio, At { line, ..at }))
}

fn unit_post(folio: &Folio, at: At) -> CellValue<'static> {
    CellValue::from(format!("{}{}", folio.unit(at.line, "unit_id", at.number), folio.text(at.line, "post_text")))
}

/// Whether the letter behind a clue was signed; never by whom.
fn signed(folio: &Folio, at: At) -> CellValue<'static> {
    let Some(Value::Many(letters)) = at.line.value("petition_ids") else { return CellValue::Empty };
    let letter = letters.first().and_then(|row| folio.row("petitions", *row));
    let real = letter.and_then(|row| row.value("name_kind")) == Some(&Value::Code(NameKind::Real.word().into()));
    CellValue::from(if real { "群众（署名）" } else { "群众（匿名）" })
}

fn of_disposal(folio: &Folio, at: At, name: &str) -> CellValue<'static> {
    folio.linked("disposals", "clue_id", at.line).map_or(CellValue::Empty, |row| folio.cell(row, name))
}

fn disposed(folio: &Folio, at: At, name: &str, spelling: Spelling) -> CellValue<'static> {
    folio.linked("disposals", "clue_id", at.line).map_or(CellValue::Empty, |row| folio.day(row, name, spelling))
}

fn of_linked(folio: &Folio, at: At, link: &str, register: &'static str, name: &str) -> CellValue<'static> {
    let Some(Value::Link(to)) = at.line.value(link) else { return CellValue::Empty };
    folio.row(register, *to).map_or(CellValue::Empty, |row| folio.cell(row, name))
}

/// In 万元, to the 元.
fn amount(folio: &Folio, at: At) -> CellValue<'static> {
    match of_linked(folio, at, "incident_id", "incidents", "amount_fen") {
        CellValue::Fen(fen) => CellValue::Number(fen.0 as f64 / 1e6),
        _ => CellValue::Empty,
    }
}

fn sanctioned(folio: &Folio, at: At, class: SanctionClass) -> CellValue<'static> {
    let row = folio.linked("sanctions", "case_id", at.line);
    let own = row.filter(|row| row.value("sanction_class") == Some(&Value::Code(class.word().into())));
    own.map_or(CellValue::Empty, |row| folio.cell(row, "sanction_kind"))
}

fn transferred(folio: &Folio, at: At) -> CellValue<'static> {
    folio
        .linked("transfers", "case_id", at.line)
        .map_or(CellValue::from("否"), |row| folio.day(row, "transferred_on", Spelling::Dots))
}
