//! 整改任务台账: tasks over their measures, progress, closing.

use super::folio::{Folio, Spelling};
use super::registers::plain;
use super::sheet::{At, Foot, Frame, blank, day, field, long, made, made_long, ordinal, write};
use crate::excel::write::book::Book;
use crate::excel::write::value::CellValue;
use crate::register::{Row, Value};
use crate::words::error::Result;

/// 任务分解, 进展情况 and 销号.
pub(super) fn tasks(folio: &Folio, book: &mut Book) -> Result<()> {
    plan(folio, book)?;
    progress(folio, book)?;
    closing(folio, book)
}

fn plan(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal().merged(),
        long("整改任务", "task_text").merged(),
        long("整改措施", "measure_text"),
        made("牵头领导", |folio, at| held(folio, at, "lead_leader_id")),
        made("牵头单位", |folio, at| held(folio, at, "lead_unit_id")),
        made("责任单位", |folio, at| held(folio, at, "resp_unit_ids")),
        made("配合部门", |folio, at| held(folio, at, "assist_unit_ids")),
        made("整改时限", due),
        made_long("目标要求", |folio, at| held(folio, at, "target")),
        field("进展情况", "progress"),
        made("完成情况(是/否)", |_, at| CellValue::Flag(at.line.value("done_on").is_some())),
        blank("佐证"),
        blank("备注"),
        field("任务编号", "task_no").merged(),
        field("措施编号", "measure_no"),
        field("措施批次", "batch"),
        field("上级措施", "parent_measure_id"),
        made("时限种类", |folio, at| held(folio, at, "due_kind")),
        day("完成日期", "done_on", Spelling::Hanzi),
        long("成效", "result"),
        field("专项整治来源", "campaign_code").merged(),
        long("问题描述", "problem").merged(),
        field("依据文件", "document_id").merged(),
    ];
    let rows: Vec<(&Row, Vec<&Row>)> = folio
        .rows("tasks")
        .iter()
        .map(|task| {
            let own = folio.rows("measures").iter().filter(|row| row.value("task_id") == Some(&Value::Link(task.row)));
            (task, own.collect())
        })
        .collect();
    let frame = Frame {
        sheet: "任务分解",
        title: "2015年正风肃纪整改任务分解表".into(),
        unit: "条",
        foot: Foot::TotalAndNote("初始措施68条，细化完善措施36条。"),
    };
    write(folio, book, &frame, columns, &rows)
}

/// What the measure says for itself, else its task. The first line of a task says what holds for the task.
fn held(folio: &Folio, at: At, name: &str) -> CellValue<'static> {
    let own = at.part > 0 && at.line.value(name).is_some();
    folio.cell(if own { at.line } else { at.whole }, name)
}

fn due(folio: &Folio, at: At) -> CellValue<'static> {
    let own = at.part > 0 && at.line.value("due_kind").is_some();
    folio.day(if own { at.line } else { at.whole }, "due_on", Spelling::Dots)
}

fn progress(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("措施编号", "measure_id"),
        day("进展日期", "noted_on", Spelling::Dashes),
        long("情况", "note_text"),
        field("形象进度", "milestone"),
        field("完成比例(%)", "percent"),
    ];
    let frame =
        Frame { sheet: "进展情况", title: "2015年整改措施进展情况".into(), unit: "条", foot: Foot::Nothing };
    write(folio, book, &frame, columns, &plain(folio.rows("progress_notes")))
}

fn closing(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("措施编号", "measure_id"),
        day("申请日期", "applied_on", Spelling::Dots),
        long("完成情况", "fix_text"),
        long("责任单位自评", "self_text"),
        long("牵头单位意见", "lead_text"),
        field("核验人", "verify_by"),
        day("核验日期", "verify_on", Spelling::Dots),
        field("核验结论", "verify_result"),
        long("领导小组办公室意见", "office_text"),
        day("销号日期", "closed_on", Spelling::Dots),
        field("审批人", "closed_approved_by"),
    ];
    let frame = Frame { sheet: "销号", title: "2015年整改措施销号表".into(), unit: "条", foot: Foot::Nothing };
    let of_measures = folio.rows("close_outs").iter().filter(|row| row.value("measure_id").is_some());
    let rows: Vec<(&Row, Vec<&Row>)> = of_measures.map(|row| (row, Vec::new())).collect();
    write(folio, book, &frame, columns, &rows)
}
