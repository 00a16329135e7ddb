//! People: leaders and staff, those who answer for units under supervision, the 203 whom matters are about, and three of a case that begins after the year.

use super::table::{self, Line};
use super::{County, insert, put_word, subjects, word};
use crate::register::{Code, Described, Draft, Month};
use crate::registers::person::Person;
use crate::storage::Change;
use crate::words::error::Result;

/// Leaders of the county and its departments, and the staff of the discipline office.
pub(super) fn leaders() -> Vec<Line> {
    table::read(include_str!("leaders.tsv"))
}

/// Enters all people.
pub(super) fn people(change: &Change, county: &mut County) -> Result<()> {
    for line in leaders() {
        let row = insert(change, &person(change, county, &line)?)?;
        county.leaders.insert(line.get("姓名"), row);
        // Several hold the post of an investigator; the first stands for it.
        county.posts.entry(line.get("岗位")).or_insert(row);
    }
    for line in table::read(include_str!("supervised.tsv")) {
        let row = insert(change, &person(change, county, &line)?)?;
        county.leaders.insert(line.get("姓名"), row);
    }
    let inspected = table::read(include_str!("clues_inspection.tsv"));
    for line in subjects()?.iter().chain(&inspected) {
        let row = insert(change, &person(change, county, line)?)?;
        county.subjects.push(row);
    }
    Ok(())
}

fn person(change: &Change, county: &County, line: &Line) -> Result<Draft> {
    let mut draft = Draft::new(Person::REGISTER);
    draft
        .set(Person::NAME, line.get("姓名"))
        .set(Person::UNIT_ID, county.unit(line.get("单位"))?)
        .set(Person::POST_TEXT, line.get("职务"))
        .set(Person::BIRTH_MONTH, Month(line.get("出生年月").to_string()))
        .set_if(Person::PARTY_JOINED_ON, line.day("入党时间"));
    for (field, heading) in
        [("gender_code", "性别"), ("politics_code", "政治面貌"), ("rank_code", "职级"), ("identity_code", "身份")]
    {
        put_word(&mut draft, Person::REGISTER, field, line.get(heading));
    }
    set_origin(change, &mut draft, line)?;
    Ok(draft)
}

/// 民族 and 学历, which the tables say as the office says them.
fn set_origin(change: &Change, draft: &mut Draft, line: &Line) -> Result<()> {
    if !line.get("民族").is_empty() {
        draft.set(Person::ETHNIC_CODE, Code(word(change, "ethnic_code", line.get("民族"))?));
    }
    if !line.get("学历").is_empty() {
        draft.set(Person::EDU_CODE, Code(word(change, "edu_code", line.get("学历"))?));
    }
    Ok(())
}
