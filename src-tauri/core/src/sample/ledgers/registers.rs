//! The reference ledgers: units, people, zones, documents, campaigns, task forces.

use super::folio::{Folio, Spelling};
use super::sheet::{Foot, Frame, day, field, long, ordinal, write};
use crate::excel::write::book::Book;
use crate::register::{Row, Value};
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashSet;

/// 单位库.
pub(super) fn units(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        field("单位名称", "full_name"),
        field("简称", "short_name"),
        field("别名", "aliases"),
        field("单位类别", "kind_code"),
        field("主管单位", "parent_id"),
        field("纪检机构", "discipline_body"),
        day("设立日期", "valid_from_on", Spelling::Dots),
    ];
    let frame = frame("单位库", "岚江县单位库", "个", Foot::TotalAndNote("村（社区）和站所列在所属乡镇（街道）之后。"));
    write(folio, book, &frame, columns, &plain(folio.rows("units")))
}

/// 人员库: leaders and staff. Whom a matter is about comes with the matter.
pub(super) fn persons(folio: &Folio, book: &mut Book) -> Result<()> {
    let subjects: HashSet<RowId> = folio
        .rows("clues")
        .iter()
        .filter_map(|clue| match clue.value("subject_person_id") {
            Some(Value::Link(row)) => Some(*row),
            _ => None,
        })
        .collect();
    let rows: Vec<(&Row, Vec<&Row>)> =
        folio.rows("persons").iter().filter(|row| !subjects.contains(&row.row)).map(|row| (row, Vec::new())).collect();
    let columns = vec![
        ordinal(),
        field("姓名", "name"),
        field("工作单位", "unit_id"),
        field("职务", "post_text"),
        field("性别", "gender_code"),
        field("出生年月", "birth_month"),
        field("民族", "ethnic_code"),
        field("文化程度", "edu_code"),
        field("政治面貌", "politics_code"),
        day("入党时间", "party_joined_on", Spelling::Dots),
        field("职级", "rank_code"),
        field("身份", "identity_code"),
    ];
    write(folio, book, &frame("人员库", "岚江县人员库（领导和工作人员）", "人", Foot::Nothing), columns, &rows)
}

/// 片区划分: the zone's cells merged over its members.
pub(super) fn zones(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        field("片区号", "zone_no").merged(),
        field("片区名称", "name").merged(),
        field("牵头人", "lead_id").merged(),
        field("联络员", "contact_id").merged(),
        day("划分日期", "from_on", Spelling::Hanzi).merged(),
        field("成员单位", "unit_id"),
    ];
    let frame = frame("片区划分", "2015年正风肃纪片区划分表", "个", Foot::Nothing);
    write(folio, book, &frame, columns, &with_lines(folio, "zones", "zones_members"))
}

/// 文件方案库.
pub(super) fn documents(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        ordinal(),
        long("文件名称", "title"),
        field("文号", "doc_no"),
        day("印发日期", "issued_on", Spelling::Date),
        field("文件类别", "kind_code"),
        field("动作", "action_code"),
        field("印发单位", "unit_id"),
        day("试行至", "trial_until_on", Spelling::Date),
    ];
    let frame = frame("文件方案库", "2015年正风肃纪文件方案", "件", Foot::TotalAndNote("本表只列全县印发的方案和办法。"));
    write(folio, book, &frame, columns, &plain(folio.rows("documents")))
}

/// 专项活动: a campaign merged over its parts, which have numbers but no names yet.
pub(super) fn campaigns(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        field("专项名称", "name").merged(),
        field("年度", "period_year").merged(),
        field("类别", "kind_code").merged(),
        day("开始日期", "from_on", Spelling::Dots).merged(),
        day("结束日期", "to_on", Spelling::Dots).merged(),
        field("牵头单位", "lead_unit_id").merged(),
        long("依据文件", "document_id").merged(),
        field("子项序号", "item_no").under("专项子项"),
        field("子项名称", "item_text").under("专项子项"),
    ];
    let frame = frame("专项活动", "2015年专项整治和活动", "项", Foot::Nothing);
    write(folio, book, &frame, columns, &with_lines(folio, "campaigns", "campaigns_items"))
}

/// 领导小组和工作组: a group merged over its members.
pub(super) fn task_forces(folio: &Folio, book: &mut Book) -> Result<()> {
    let columns = vec![
        field("小组名称", "name").merged(),
        field("小组类别", "kind_code").merged(),
        day("成立", "from_on", Spelling::Hanzi).merged(),
        day("撤销", "to_on", Spelling::Hanzi).merged(),
        field("组长", "leader_id").merged(),
        field("成立文号", "setup_doc_no").merged(),
        field("上级小组", "parent_id").merged(),
        field("驻点单位", "station_unit_id").merged(),
        long("工作任务", "mission").merged(),
        field("牵头单位", "lead_unit_id").merged(),
        field("协助部门", "assist_unit_ids").merged(),
        field("成员姓名", "person_id").under("小组成员"),
        field("小组职务", "role_code").under("小组成员"),
        field("原单位", "home_unit_id").under("小组成员"),
    ];
    let frame = frame("领导小组和工作组", "2015年正风肃纪领导小组和工作组", "个、人", Foot::Nothing);
    write(folio, book, &frame, columns, &with_lines(folio, "task_forces", "task_forces_members"))
}

/// What stands around the lines of a sheet.
pub(super) fn frame<'t>(sheet: &'t str, title: &str, unit: &'t str, foot: Foot<'t>) -> Frame<'t> {
    Frame { sheet, title: title.to_string(), unit, foot }
}

/// Rows without lines.
pub(super) fn plain(rows: &[Row]) -> Vec<(&Row, Vec<&Row>)> {
    rows.iter().map(|row| (row, Vec::new())).collect()
}

/// Rows with their lines.
pub(super) fn with_lines<'f>(folio: &'f Folio, register: &str, lines: &str) -> Vec<(&'f Row, Vec<&'f Row>)> {
    folio.rows(register).iter().map(|row| (row, folio.lines(lines, row))).collect()
}
