//! Ledgers of leadership: meetings with what they decided, joint teams, regulations, audits of villages and livelihood.

use super::folio::{Folio, Spelling};
use super::registers::{frame, plain, with_lines};
use super::sheet::{Foot, day, field, long, ordinal, unit, write, yuan};
use crate::excel::write::book::Book;
use crate::words::error::Result;

/// 会议调度 and 议定事项, on a sheet each.
pub(super) fn meetings(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        long("会议名称", "title"),
        field("会议类别", "meeting_type"),
        day("召开时间", "held_on", Spelling::Hanzi),
        field("主持人", "chair_person_id"),
        field("主持人职务", "chair_role"),
        field("召集单位", "convener_unit_id"),
        long("会议议题", "agenda"),
        field("是否正风肃纪专题", "is_zfsj_topic"),
        field("是否听取汇报", "heard_report"),
        field("参会单位", "attendees"),
        field("参会人数", "attendee_count"),
        field("纪要文号", "minutes_doc_no"),
    ];
    let head =
        frame("会议调度", "2015年正风肃纪会议调度台账", "次", Foot::TotalAndNote("含非专题会议，统计时以专题标记为准。"));
    write(folio, book, &head, columns, &plain(folio.rows("meetings")))?;
    let columns = vec![
        ordinal(),
        long("议定事项", "title"),
        day("提出时间", "raised_on", Spelling::Dots),
        long("议定会议", "meeting_id"),
        long("领导批示", "instruction_text"),
        unit("责任单位", "resp_unit_id"),
        day("解决时限", "due_on", Spelling::Dots),
        field("办理状态", "status"),
        day("解决时间", "solved_on", Spelling::Dots),
        long("解决结果", "result_text"),
    ];
    let head = frame("议定事项", "2015年会议议定和解决问题事项台账", "个", Foot::Nothing);
    write(folio, book, &head, columns, &plain(folio.rows("resolutions")))
}

/// 联合办案组: a team merged over its bodies.
pub(super) fn joint_teams(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        field("联合办案组", "team_no").merged(),
        field("组长", "leader_id").merged(),
        field("片区", "zone_id").merged(),
        day("组建日期", "from_on", Spelling::Hanzi).merged(),
        field("成员机构", "unit_id"),
    ];
    let head = frame("联合办案组", "2015年联合办案组划分表", "个", Foot::Nothing);
    write(folio, book, &head, columns, &with_lines(folio, "joint_teams", "joint_teams_members"))
}

/// 规章制度清理.
pub(super) fn regulations(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("制度编号", "reg_no"),
        long("制度名称", "title"),
        field("制定单位", "unit_id"),
        field("文号", "doc_no"),
        day("印发日期", "issued_on", Spelling::Date),
        field("制度类别", "reg_kind"),
        field("治理工作小组", "task_force_id"),
        field("清理意见", "disposal"),
        day("清理日期", "disposed_on", Spelling::Date),
        field("废止理由", "abolish_reason"),
        field("修订进度", "revise_status"),
        field("新文号", "new_doc_no"),
        field("牵头单位", "lead_unit_id"),
        field("协助部门", "assist_unit_ids"),
        day("试行至", "trial_until_on", Spelling::Date),
    ];
    let head = frame("规章制度清理", "2015年规章制度清理台账", "项", Foot::TotalAndNote("修订中的制度由牵头单位按月报进度。"));
    write(folio, book, &head, columns, &plain(folio.rows("regulations")))
}

/// 村级三资审计 and 民生事项, on a sheet each.
pub(super) fn livelihood(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("被审计村", "village_id"),
        field("审计类别", "audit_kind"),
        day("审计期间起", "from_on", Spelling::Dots),
        day("审计期间止", "to_on", Spelling::Dots),
        field("审计单位", "auditor_unit_id"),
        field("督促单位", "urged_unit_ids"),
        long("审计内容", "scope"),
        field("发现问题数", "issue_count"),
        yuan("违规金额", "amount_fen"),
        day("公布日期", "published_on", Spelling::Dots),
        field("公布方式", "publish_way"),
        day("整改销号", "closed_on", Spelling::Dots),
    ];
    let head =
        frame("村级三资审计", "2015年村级“三资”审计台账", "村、元", Foot::TotalAndNote("两个村的离任审计结果尚未公布。"));
    write(folio, book, &head, columns, &plain(folio.rows("village_audits")))?;
    let columns = vec![
        ordinal(),
        long("民生事项", "title"),
        day("提出时间", "raised_on", Spelling::Slashes),
        field("事项类别", "kind_code"),
        field("事项来源", "source_code"),
        unit("责任单位", "resp_unit_id"),
        day("办结时限", "due_on", Spelling::Slashes),
        day("解决时间", "solved_on", Spelling::Slashes),
        field("受益人数", "beneficiary_count"),
        field("所属专项", "campaign_id"),
    ];
    let head = frame("民生事项", "2015年民生事项办理台账", "件", Foot::Nothing);
    write(folio, book, &head, columns, &plain(folio.rows("livelihood_items")))
}
