//! 资金清退清理: one amount of one kind in one unit or case. Amounts are kept in 分; 万元 is only ever printed.

use super::incident::Incident;
use super::lists::RecoveryStatus;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Link};
use crate::words::day::Day;
use crate::words::money::Fen;
use zhengfeng_derive::Register;

/// 资金清退清理
#[derive(Register)]
#[register(
    table = "recoveries",
    title("kind", "on_date"),
    key("unit_id", "kind", "on_date", "amount_fen"),
    one_of("unit_id", "incident_id", "person_id")
)]
pub struct Recovery {
    /// 资金类别
    #[field(standing, codes = "recovery_kind", headings("类别", "资金性质"))]
    pub kind: Option<Code>,
    /// 金额
    #[field(headings("金额(元)", "清退金额", "清理金额"))]
    pub amount_fen: Fen,
    /// 资金状态
    #[field(standing, headings("状态"))]
    pub status: Option<RecoveryStatus>,
    /// 单位
    #[field(search, headings("涉及单位"))]
    pub unit_id: Option<Link<Unit>>,
    /// 事项
    #[field(headings("事项编号"))]
    pub incident_id: Option<Link<Incident>>,
    /// 人员
    #[field(search, headings("姓名"))]
    pub person_id: Option<Link<Person>>,
    /// 发现方式
    #[field(codes = "found_by")]
    pub found_by: Option<Code>,
    /// 日期
    #[field(headings("清退日期", "清理日期"))]
    pub on_date: Day,
    /// 凭证号
    #[field(standing, search, headings("凭证编号"))]
    pub voucher_no: Option<String>,
}
