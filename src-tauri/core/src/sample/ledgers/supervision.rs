//! Ledgers of supervision: inspections with what they found and how it was closed, measures on units and money, bulletins
//! and accountability.

use super::folio::{Folio, Spelling};
use super::registers::{frame, plain, with_lines};
use super::sheet::{Foot, day, field, long, ordinal, unit, write, yuan};
use crate::excel::write::book::Book;
use crate::register::Row;
use crate::words::error::Result;

/// 监督检查, 督查问题, 督办通知 and 销号, on a sheet each.
pub(super) fn inspections(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        field("督查编号", "insp_no").merged(),
        long("督查名称", "title").merged(),
        field("督查类型", "insp_kind").merged(),
        field("检查内容", "disciplines").merged(),
        field("督查组长", "leader_id").merged(),
        field("督查人员", "member_ids").merged(),
        day("开始日期", "from_on", Spelling::Dots).merged(),
        day("结束日期", "to_on", Spelling::Dots).merged(),
        field("不打招呼", "unannounced").merged(),
        field("节点", "festival_node").merged(),
        long("手段", "means_text").merged(),
        field("信访编号", "petition_id").merged(),
        day("办结期限", "due_on", Spelling::Dots).merged(),
        field("督查涉及单位", "unit_id"),
        field("督查角色", "role"),
    ];
    let head = frame("监督检查", "2015年监督检查台账", "次", Foot::Nothing);
    write(folio, book, &head, columns, &with_lines(folio, "inspections", "inspections_units"))?;
    findings(folio, book)?;
    let columns = vec![
        ordinal(),
        field("督办通知号", "notice_no"),
        day("发出日期", "sent_on", Spelling::Date),
        field("主送单位", "unit_id"),
        field("问题编号", "finding_ids"),
        field("通知种类", "notice_kind"),
        day("签收日期", "signed_on", Spelling::Dots),
        field("签收人", "signed_by"),
        day("反馈期限", "due_on", Spelling::Dots),
        day("反馈日期", "replied_on", Spelling::Dots),
    ];
    let head = frame("督办通知", "2015年督办通知登记簿", "份", Foot::Nothing);
    write(folio, book, &head, columns, &plain(folio.rows("notices")))?;
    let columns = vec![
        ordinal(),
        field("问题编号", "finding_id"),
        day("申请日期", "applied_on", Spelling::Date),
        long("完成情况", "fix_text"),
        long("责任单位自评", "self_text"),
        long("牵头单位意见", "lead_text"),
        field("核验人", "verify_by"),
        day("核验日期", "verify_on", Spelling::Date),
        field("核验结论", "verify_result"),
        long("领导小组办公室意见", "office_text"),
        day("销号日期", "closed_on", Spelling::Date),
        field("审批人", "closed_approved_by"),
    ];
    let head = frame("销号", "2015年督查问题销号登记表", "个", Foot::Nothing);
    let of_findings = folio.rows("close_outs").iter().filter(|row| row.value("finding_id").is_some());
    let rows: Vec<(&Row, Vec<&Row>)> = of_findings.map(|row| (row, Vec::new())).collect();
    write(folio, book, &head, columns, &rows)
}

fn findings(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("问题编号", "finding_no"),
        field("督查编号", "inspection_id"),
        day("发现时间", "found_on", Spelling::Dots),
        unit("责任单位", "resp_unit_id"),
        field("责任人", "resp_person_id"),
        field("督办领导", "lead_id"),
        field("问题类别", "finding_code"),
        field("性质", "severity"),
        long("存在问题", "finding_text"),
        long("整改要求", "require_text"),
        day("整改时限", "due_on", Spelling::Hanzi),
        long("整改情况", "fix_text"),
        day("整改完成日期", "fixed_on", Spelling::Hanzi),
        field("线索编号", "clue_id"),
    ];
    let head = frame("督查问题", "2015年督查问题台账", "个", Foot::TotalAndNote("销号情况见“销号”表，核验由县纪委派员。"));
    write(folio, book, &head, columns, &plain(folio.rows("findings")))
}

/// 对单位措施 and 资金清退清理, on a sheet each.
pub(super) fn unit_measures(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        unit("单位名称", "unit_id"),
        field("措施种类", "measure_kind"),
        field("事由类别", "reason_kind"),
        long("主要问题", "reason_text"),
        field("对象", "target_kind"),
        field("对象姓名", "target_person_id"),
        field("约谈人", "interviewer_id"),
        field("向谁检查", "report_to_unit_id"),
        day("检查收到日期", "statement_received_on", Spelling::Dots),
        field("文号", "doc_no"),
        day("日期", "decided_on", Spelling::Dashes),
        field("督查问题", "finding_id"),
        day("整改期限", "due_on", Spelling::Dashes),
        day("销号日期", "closed_on", Spelling::Dashes),
    ];
    let head = frame("对单位措施", "2015年对单位（一把手）采取措施台账", "个", Foot::Nothing);
    write(folio, book, &head, columns, &plain(folio.rows("unit_measures")))?;
    let columns = vec![
        ordinal(),
        field("资金类别", "kind"),
        yuan("金额(元)", "amount_fen"),
        field("资金状态", "status"),
        unit("涉及单位", "unit_id"),
        field("事项编号", "incident_id"),
        field("发现方式", "found_by"),
        day("日期", "on_date", Spelling::Dots),
        field("凭证号", "voucher_no"),
        long("备注", "remark"),
    ];
    let head =
        frame("资金清退清理", "2015年资金清退清理台账", "元", Foot::TotalAndNote("应清退的4笔已下达清退通知，尚未到账。"));
    write(folio, book, &head, columns, &plain(folio.rows("recoveries")))
}

/// 通报曝光, merged over whom it names, and 问责.
pub(super) fn publications(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        field("通报编号", "pub_no").merged(),
        long("通报标题", "title").merged(),
        day("通报时间", "published_on", Spelling::Dots).merged(),
        field("曝光载体", "medium").merged(),
        field("通报范围", "scope").merged(),
        field("发文字号", "doc_no").merged(),
        field("期号", "issue_no").merged(),
        field("签发人", "signer_id").merged(),
        field("通报类型", "pub_kind").merged(),
        field("是否点名", "named_flag").merged(),
        field("通报事项", "incident_id"),
        field("被通报人", "person_id"),
        field("被通报单位", "unit_id"),
        long("违纪事实摘要", "fact_text"),
        field("处理结果", "result_text"),
        field("脱敏方式", "mask_code"),
    ];
    let head = frame("通报曝光", "2015年通报曝光台账", "期", Foot::Nothing);
    write(folio, book, &head, columns, &with_lines(folio, "publications", "publications_items"))?;
    let columns = vec![
        ordinal(),
        field("被问责人", "person_id"),
        field("时任职务", "post_text"),
        day("问责时间", "decided_on", Spelling::Hanzi),
        field("触发事项", "trigger_incident_id"),
        field("启动情形", "trigger_code"),
        field("责任类型", "resp_kind"),
        field("问责情形", "cause_code"),
        field("问责方式", "acct_kind"),
        field("决定机关", "by_unit_id"),
        field("文号", "doc_no"),
        day("组织调整手续办结日期", "adjusted_on", Spelling::Dots),
        field("是否终身问责", "post_left"),
        day("书面检讨收到日期", "self_critique_on", Spelling::Dots),
        field("是否公开", "public_flag"),
        long("备注", "remark"),
    ];
    let head = frame("问责", "2015年“一案双查”问责台账", "人", Foot::Nothing);
    write(folio, book, &head, columns, &plain(folio.rows("accountabilities")))
}
