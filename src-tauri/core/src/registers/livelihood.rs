//! 民生事项、阳光三农平台受理、村级三资审计: what is done about people's daily concerns in towns and villages.

use super::clue::Clue;
use super::paper::Campaign;
use super::petition::Petition;
use super::unit::Unit;
use crate::register::{Code, Codes, Link, Many};
use crate::words::day::Day;
use crate::words::money::Fen;
use zhengfeng_derive::Register;

/// 民生事项
#[derive(Register)]
#[register(table = "livelihood_items", title("title"), key("title", "raised_on"))]
pub struct LivelihoodItem {
    /// 事项
    #[field(search, headings("民生事项", "事项名称"))]
    pub title: String,
    /// 提出日期
    #[field(headings("提出时间"))]
    pub raised_on: Day,
    /// 类别
    #[field(standing, codes = "livelihood_kind", headings("事项类别"))]
    pub kind_code: Option<Code>,
    /// 来源
    #[field(codes = "livelihood_source", headings("事项来源"))]
    pub source_code: Option<Code>,
    /// 责任单位
    #[field(standing, search)]
    pub resp_unit_id: Option<Link<Unit>>,
    /// 时限
    #[field(standing, headings("办结时限", "完成时限"))]
    pub due_on: Option<Day>,
    /// 解决日期
    #[field(headings("解决", "解决时间"))]
    pub solved_on: Option<Day>,
    /// 受益人数
    #[field(headings("受益人数(人)"))]
    pub beneficiary_count: Option<i64>,
    /// 所属专项
    pub campaign_id: Option<Link<Campaign>>,
}

/// 阳光三农平台受理
#[derive(Register)]
#[register(table = "platform_items", number = "item_no", prefix = "SN", title("item_no"), key("item_no"))]
pub struct PlatformItem {
    /// 受理编号
    #[field(search, headings("编号"))]
    pub item_no: String,
    /// 受理日期
    #[field(headings("日期"))]
    pub received_on: Day,
    /// 村(社区)
    #[field(search, headings("村", "社区"))]
    pub village_id: Link<Unit>,
    /// 平台
    #[field(standing, codes = "platform_code")]
    pub platform_code: Option<Code>,
    /// 类别
    #[field(standing, codes = "platform_kind")]
    pub kind_code: Option<Code>,
    /// 内容
    #[field(standing, search, headings("主要内容"))]
    pub content: Option<String>,
    /// 转信访
    #[field(headings("信访件编号"))]
    pub petition_id: Option<Link<Petition>>,
    /// 回复日期
    #[field(headings("回复"))]
    pub replied_on: Option<Day>,
    /// 满意度
    #[field(codes = "satisfaction_code")]
    pub satisfaction_code: Option<Code>,
}

/// 村级三资审计
#[derive(Register)]
#[register(table = "village_audits", title("village_id", "audit_kind", "to_on"), key("village_id", "audit_kind", "to_on"))]
pub struct VillageAudit {
    /// 村(社区)
    #[field(search, headings("被审计村", "被审计单位"))]
    pub village_id: Link<Unit>,
    /// 审计类别
    #[field(codes = "audit_kind")]
    pub audit_kind: Code,
    /// 审计期间起
    #[field(standing)]
    pub from_on: Option<Day>,
    /// 审计期间止
    pub to_on: Day,
    /// 审计单位
    #[field(standing)]
    pub auditor_unit_id: Option<Link<Unit>>,
    /// 督促单位
    pub urged_unit_ids: Many<Unit>,
    /// 审计内容
    #[field(standing, codes = "audit_scope")]
    pub scope: Codes,
    /// 发现问题数
    #[field(headings("发现问题数(个)"))]
    pub issue_count: Option<i64>,
    /// 违规金额
    pub amount_fen: Option<Fen>,
    /// 移交线索
    pub clue_ids: Many<Clue>,
    /// 公布日期
    #[field(standing)]
    pub published_on: Option<Day>,
    /// 公布方式
    #[field(codes = "publish_way")]
    pub publish_way: Option<Code>,
    /// 整改销号日期
    #[field(headings("整改销号"))]
    pub closed_on: Option<Day>,
}
