//! 督查问题与督办通知: one problem found, pressed by notices until it is closed. Where a problem stands follows from its
//! notices and close-outs and is never typed; being late is seen from its day and never stored.

use super::clue::Clue;
use super::enter::linked;
use super::inspection::Inspection;
use super::lists::{CloseOutResult, FindingStatus, Severity};
use super::person::Person;
use super::task::CloseOut;
use super::unit::Unit;
use crate::register::{Code, Column, Described, Draft, Key, Lines, Link, Many, Register, Row};
use crate::storage::{Change, read, write};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use zhengfeng_derive::Register;

/// 督查问题
#[derive(Register)]
#[register(
    table = "findings",
    number = "finding_no",
    prefix = "WT",
    title("finding_no", "resp_unit_id"),
    key("finding_no"),
    key("resp_unit_id", "found_on", "finding_text")
)]
pub struct Finding {
    /// 问题编号
    #[field(search, headings("编号"))]
    pub finding_no: String,
    /// 发现日期
    #[field(headings("发现时间", "检查日期"))]
    pub found_on: Day,
    /// 责任单位
    #[field(search, headings("被查单位", "整改单位"))]
    pub resp_unit_id: Link<Unit>,
    /// 所属督查
    #[field(standing, headings("督查编号"))]
    pub inspection_id: Option<Link<Inspection>>,
    /// 问题描述
    #[field(standing, search, headings("存在问题", "发现的问题", "问题"))]
    pub finding_text: Option<String>,
    /// 问题类别
    #[field(standing, codes = "finding_kind", headings("类别"))]
    pub finding_code: Option<Code>,
    /// 问题性质
    #[field(standing, headings("性质"))]
    pub severity: Option<Severity>,
    /// 责任人
    #[field(standing, search)]
    pub resp_person_id: Option<Link<Person>>,
    /// 督办领导
    #[field(standing)]
    pub lead_id: Option<Link<Person>>,
    /// 整改要求
    #[field(standing, search)]
    pub require_text: Option<String>,
    /// 整改期限
    #[field(standing, when_is("severity", "at_once", "by_day"), headings("整改时限", "期限"))]
    pub due_on: Option<Day>,
    /// 整改情况
    #[field(standing, when = "closed_on", search)]
    pub fix_text: Option<String>,
    /// 完成日期
    #[field(standing, when = "closed_on", headings("整改完成日期"))]
    pub fixed_on: Option<Day>,
    /// 核查人
    #[field(computed)]
    pub verify_by: Option<Link<Person>>,
    /// 核查日期
    #[field(computed)]
    pub verify_on: Option<Day>,
    /// 核查结论
    #[field(computed)]
    pub verify_result: Option<CloseOutResult>,
    /// 销号日期
    #[field(computed, headings("销号时间"))]
    pub closed_on: Option<Day>,
    /// 审批人
    #[field(computed)]
    pub closed_approved_by: Option<Link<Person>>,
    /// 移交线索
    #[field(standing, when_is("severity", "to_clue"), headings("线索编号"))]
    pub clue_id: Option<Link<Clue>>,
    /// 状态
    #[field(computed, headings("整改状态"))]
    pub status: Option<FindingStatus>,
    /// 延期
    pub extensions: Lines<FindingExtension>,
}

/// 督查问题延期
#[derive(Register)]
#[register(table = "findings_extensions", of = "findings", title("new_due_on"), key("applied_on"))]
pub struct FindingExtension {
    /// 申请日期
    pub applied_on: Day,
    /// 理由
    pub reason_text: String,
    /// 原期限
    pub old_due_on: Day,
    /// 新期限
    pub new_due_on: Day,
    /// 批准人
    #[field(standing)]
    pub approved_by: Option<Link<Person>>,
    /// 批准日期
    #[field(standing)]
    pub approved_on: Option<Day>,
    /// 期限规则
    pub rule_code: Option<String>,
}

/// 督办通知
#[derive(Register)]
#[register(
    table = "notices",
    number = "notice_no",
    prefix = "DB",
    title("notice_no", "unit_id"),
    key("notice_no"),
    key("unit_id", "sent_on", "notice_kind")
)]
pub struct Notice {
    /// 督办通知号
    #[field(search, headings("通知号", "通知编号", "文号"))]
    pub notice_no: String,
    /// 发出日期
    #[field(headings("下发日期", "发出时间"))]
    pub sent_on: Day,
    /// 主送单位
    #[field(search, headings("责任单位", "单位"))]
    pub unit_id: Link<Unit>,
    /// 督查问题
    #[field(standing, headings("问题编号"))]
    pub finding_ids: Many<Finding>,
    /// 通知种类
    #[field(standing, codes = "notice_kind", headings("种类"))]
    pub notice_kind: Option<Code>,
    /// 签收日期
    #[field(headings("签收时间", "签收"))]
    pub signed_on: Option<Day>,
    /// 签收人
    #[field(standing, when = "signed_on")]
    pub signed_by: Option<String>,
    /// 反馈期限
    #[field(standing)]
    pub due_on: Option<Day>,
    /// 反馈日期
    #[field(headings("反馈时间"))]
    pub replied_on: Option<Day>,
}

/// The findings a row has a say in: itself, those a notice presses, the one a close-out closes.
pub(super) fn leant_on(row: &Row, register: &Register) -> Vec<RowId> {
    match register.name {
        "findings" => vec![row.row],
        "notices" => row.get(Notice::FINDING_IDS).map_or(Vec::new(), |findings| findings.rows().to_vec()),
        "close_outs" => row.get(CloseOut::FINDING_ID).map_or(Vec::new(), |finding| vec![finding.row()]),
        _ => Vec::new(),
    }
}

/// Settles what a finding shows of its notices and close-outs.
pub(super) fn settle(change: &Change, row: RowId) -> Result<()> {
    let finding = read::find(&change.settling(), Finding::REGISTER, row)?;
    if finding.kept.void {
        return Ok(());
    }
    let noticed = !linked(change, Notice::REGISTER, Notice::FINDING_IDS.position(), row)?.is_empty();
    let mut close_outs = linked(change, CloseOut::REGISTER, CloseOut::FINDING_ID.position(), row)?;
    close_outs.sort_by_key(|close_out| (close_out.get(CloseOut::APPLIED_ON), close_out.row));
    let last = close_outs.last();
    let mut patch = Draft::new(Finding::REGISTER);
    show(&mut patch, &finding, Finding::VERIFY_BY, last.and_then(|l| l.get(CloseOut::VERIFY_BY)));
    show(&mut patch, &finding, Finding::VERIFY_ON, last.and_then(|l| l.get(CloseOut::VERIFY_ON)));
    show(&mut patch, &finding, Finding::VERIFY_RESULT, last.and_then(|l| l.get(CloseOut::VERIFY_RESULT)));
    show(&mut patch, &finding, Finding::CLOSED_ON, last.and_then(|l| l.get(CloseOut::CLOSED_ON)));
    show(&mut patch, &finding, Finding::CLOSED_APPROVED_BY, last.and_then(|l| l.get(CloseOut::CLOSED_APPROVED_BY)));
    show(&mut patch, &finding, Finding::STATUS, Some(status_of(&finding, noticed, last)));
    if !patch.is_empty() {
        write::settle(change, row, &patch)?;
    }
    Ok(())
}

/// Where a finding stands (domain paper §1.9): handed on as a clue, or as far as its notices and its latest close-out say.
fn status_of(finding: &Row, noticed: bool, last: Option<&Row>) -> FindingStatus {
    if finding.get(Finding::CLUE_ID).is_some() {
        return FindingStatus::ToClue;
    }
    if let Some(last) = last {
        return match (last.get(CloseOut::VERIFY_RESULT), last.get(CloseOut::CLOSED_ON)) {
            (Some(CloseOutResult::Returned), _) => FindingStatus::Returned,
            (_, Some(_)) => FindingStatus::Closed,
            (Some(CloseOutResult::Passed) | None, None) => FindingStatus::ToVerify,
        };
    }
    if !noticed {
        return FindingStatus::ToSend;
    }
    if finding.get(Finding::FIXED_ON).is_some() {
        return FindingStatus::ToVerify;
    }
    match finding.get(Finding::SEVERITY) {
        Some(Severity::LongTerm) => FindingStatus::LongTerm,
        Some(Severity::AtOnce | Severity::ByDay | Severity::ToClue) | None => FindingStatus::Fixing,
    }
}

/// Puts into the patch what a computed field should show, where the row shows another thing.
fn show<T: Column<Inner = T>>(patch: &mut Draft, row: &Row, key: Key<T>, found: Option<T>) {
    let found = found.map(T::give);
    if row.value(key.name()) != found.as_ref() {
        match found {
            Some(value) => _ = patch.put(key.position(), value),
            None => _ = patch.empty(key.position()),
        }
    }
}
