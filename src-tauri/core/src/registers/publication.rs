//! 通报曝光: one bulletin or issue, and in its lines each person or unit it names.

use super::incident::Incident;
use super::lists::PublicationScope;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Lines, Link};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 通报曝光
#[derive(Register)]
#[register(
    table = "publications",
    number = "pub_no",
    prefix = "TB",
    title("pub_no", "title"),
    key("pub_no"),
    key("title", "published_on")
)]
pub struct Publication {
    /// 通报编号
    #[field(search, headings("编号"))]
    pub pub_no: String,
    /// 标题
    #[field(search, headings("通报标题", "通报名称"))]
    pub title: String,
    /// 发布日期
    #[field(headings("通报日期", "通报时间", "曝光日期"))]
    pub published_on: Day,
    /// 载体
    #[field(standing, codes = "medium", headings("曝光载体", "通报媒体"))]
    pub medium: Option<Code>,
    /// 范围
    #[field(standing, headings("通报范围"))]
    pub scope: Option<PublicationScope>,
    /// 文号
    #[field(search, headings("发文字号"))]
    pub doc_no: Option<String>,
    /// 期号
    pub issue_no: Option<String>,
    /// 签发人
    pub signer_id: Option<Link<Person>>,
    /// 通报类型
    #[field(codes = "pub_kind")]
    pub pub_kind: Option<Code>,
    /// 是否点名
    #[field(headings("点名"))]
    pub named_flag: Option<bool>,
    /// 通报对象
    pub items: Lines<PublicationItem>,
}

/// 通报对象
#[derive(Register)]
#[register(
    table = "publications_items",
    of = "publications",
    title("person_id", "unit_id"),
    key("incident_id", "person_id"),
    key("incident_id", "unit_id", "fact_text"),
    one_of("person_id", "unit_id")
)]
pub struct PublicationItem {
    /// 通报事项
    #[field(headings("事项编号"))]
    pub incident_id: Link<Incident>,
    /// 被通报人
    #[field(search, headings("姓名"))]
    pub person_id: Option<Link<Person>>,
    /// 被通报单位
    #[field(search)]
    pub unit_id: Option<Link<Unit>>,
    /// 违纪事实摘要
    #[field(standing, search, headings("主要问题", "违纪事实"))]
    pub fact_text: Option<String>,
    /// 处理结果
    #[field(standing, headings("处分情况"))]
    pub result_text: Option<String>,
    /// 脱敏方式
    #[field(codes = "mask_code")]
    pub mask_code: Option<Code>,
}
