//! 单位库与片区: towns, departments, villages and offices, and the zones they belong to.

use super::person::Person;
use crate::register::{Code, Lines, Link, Texts};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 单位库
#[derive(Register)]
#[register(table = "units", title("full_name"), key("full_name"))]
pub struct Unit {
    /// 代码
    #[field(headings("单位代码", "机构代码"))]
    pub code: Option<String>,
    /// 全称
    #[field(search, initials, headings("单位全称", "单位名称", "单位", "名称"))]
    pub full_name: String,
    /// 类别
    #[field(standing, codes = "unit_kind", headings("单位类别", "单位性质"))]
    pub kind_code: Option<Code>,
    /// 有效期自
    #[field(headings("设立日期", "成立日期"))]
    pub valid_from_on: Option<Day>,
    /// 有效期至
    #[field(headings("撤销日期"))]
    pub valid_to_on: Option<Day>,
    /// 简称
    #[field(search, initials)]
    pub short_name: Option<String>,
    /// 别名
    #[field(search, initials, headings("曾用名", "其他名称"))]
    pub aliases: Texts,
    /// 上级单位
    #[field(standing, when_is("kind_code", "village", "community", "station"), headings("主管单位", "所属乡镇"))]
    pub parent_id: Option<Link<Unit>>,
    /// 纪检机构
    #[field(standing, when_is("kind_code", "town", "subdistrict", "department"), codes = "discipline_body")]
    pub discipline_body: Option<Code>,
    /// 后继单位
    pub successor_id: Option<Link<Unit>>,
    /// 一把手任期
    pub head_terms: Lines<HeadTerm>,
}

/// 一把手任期
#[derive(Register)]
#[register(table = "units_head_terms", of = "units", title("person_id"), key("person_id", "from_on"))]
pub struct HeadTerm {
    /// 一把手
    pub person_id: Link<Person>,
    /// 任职起
    pub from_on: Day,
    /// 任职止
    pub to_on: Option<Day>,
}

/// 片区
#[derive(Register)]
#[register(table = "zones", title("name"), key("zone_no"))]
pub struct Zone {
    /// 片区号
    #[field(headings("片区编号"))]
    pub zone_no: String,
    /// 名称
    #[field(search, headings("片区名称", "片区"))]
    pub name: String,
    /// 牵头人
    #[field(standing)]
    pub lead_id: Option<Link<Person>>,
    /// 联络员
    pub contact_id: Option<Link<Person>>,
    /// 开始日期
    #[field(headings("划分日期", "起始日期"))]
    pub from_on: Day,
    /// 结束日期
    pub to_on: Option<Day>,
    /// 成员单位
    pub members: Lines<ZoneMember>,
}

/// 片区成员单位
#[derive(Register)]
#[register(table = "zones_members", of = "zones", title("unit_id"), key("unit_id", "from_on"))]
pub struct ZoneMember {
    /// 单位
    #[field(headings("成员单位"))]
    pub unit_id: Link<Unit>,
    /// 加入日期
    #[field(headings("纳入日期"))]
    pub from_on: Day,
    /// 退出日期
    pub to_on: Option<Day>,
}
