//! 人员库: natural persons, whether they handle matters or are the subject of one.

use super::unit::Unit;
use crate::register::{Code, Lines, Link, Month};
use crate::words::day::Day;
use crate::words::sealed::Sealed;
use zhengfeng_derive::Register;

/// 人员库
#[derive(Register)]
#[register(table = "persons", title("name"), key("name", "unit_id", "post_text"))]
pub struct Person {
    /// 姓名
    #[field(search, initials)]
    pub name: String,
    /// 单位
    #[field(search, headings("工作单位", "单位名称"))]
    pub unit_id: Link<Unit>,
    /// 职务
    #[field(standing, search, headings("职务名称", "现任职务"))]
    pub post_text: Option<String>,
    /// 性别
    #[field(codes = "gender_code")]
    pub gender_code: Option<Code>,
    /// 出生年月
    #[field(headings("出生日期", "出生"))]
    pub birth_month: Option<Month>,
    /// 民族
    #[field(codes = "ethnic_code")]
    pub ethnic_code: Option<Code>,
    /// 身份证号
    #[field(headings("身份证号码", "身份证", "公民身份号码"))]
    pub id_no: Option<Sealed>,
    /// 政治面貌
    #[field(standing, codes = "politics_code")]
    pub politics_code: Option<Code>,
    /// 入党时间
    #[field(headings("入党日期"))]
    pub party_joined_on: Option<Day>,
    /// 学历
    #[field(codes = "edu_code", headings("文化程度"))]
    pub edu_code: Option<Code>,
    /// 职级
    #[field(standing, codes = "rank_code")]
    pub rank_code: Option<Code>,
    /// 身份
    #[field(standing, codes = "identity_code", headings("人员身份"))]
    pub identity_code: Option<Code>,
    /// 人大代表
    #[field(codes = "congress_level")]
    pub npc_level: Option<Code>,
    /// 政协委员
    #[field(codes = "congress_level")]
    pub cppcc_level: Option<Code>,
    /// 党代表
    #[field(codes = "congress_level")]
    pub party_rep_level: Option<Code>,
    /// 影响期至
    pub impact_until_on: Option<Day>,
    /// 履历
    pub career: Lines<CareerLine>,
    /// 亲属及利害关系
    pub relations: Lines<RelationLine>,
}

/// 履历
#[derive(Register)]
#[register(table = "persons_career", of = "persons", title("post_text"), key("post_text", "from_on"))]
pub struct CareerLine {
    /// 单位
    pub unit_id: Option<Link<Unit>>,
    /// 职务
    pub post_text: String,
    /// 起
    pub from_on: Day,
    /// 止
    pub to_on: Option<Day>,
}

/// 亲属及利害关系
#[derive(Register)]
#[register(table = "persons_relations", of = "persons", title("other_person_id"), key("other_person_id", "relation_code"))]
pub struct RelationLine {
    /// 对方
    pub other_person_id: Link<Person>,
    /// 关系
    #[field(codes = "relation_code")]
    pub relation_code: Code,
}
