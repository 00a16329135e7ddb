//! Bulletins and issues: 35 incidents with 42 persons in seven internal bulletins, 20 of them, one person each, in ten
//! issues of the mobile paper. What they say of a person is what the case says.

use super::calendar::after;
use super::course;
use super::table::Line;
use super::{County, FILED, incidents, insert, put_lines, subjects, unknown};
use crate::register::{Code, Described, Draft};
use crate::registers::lists::PublicationScope;
use crate::registers::publication::{Publication, PublicationItem};
use crate::storage::Change;
use crate::words::day::Day;
use crate::words::error::Result;
use std::ops::RangeInclusive;

/// Incidents named in the internal bulletins (figures F087, F118).
const INTERNAL: [RangeInclusive<usize>; 6] = [2..=8, 35..=40, 41..=43, 44..=46, 47..=50, 54..=65];
/// Incidents named in the mobile paper too (figure F088).
const PUBLIC: [RangeInclusive<usize>; 3] = [35..=40, 44..=46, 54..=64];
/// Incidents in a bulletin, and in an issue.
const IN_BULLETIN: usize = 5;
const IN_ISSUE: usize = 2;

/// An incident as it is made known: its persons, and the day all of them had heard their decision.
struct Told {
    title: &'static str,
    incident: &'static str,
    persons: Vec<(usize, Line)>,
    announced: Day,
}

/// Enters the bulletins, then the issues of the mobile paper.
pub(super) fn bulletins(change: &Change, county: &mut County) -> Result<()> {
    let mut shown: Vec<(&'static str, Day)> = Vec::new();
    for (told, number) in told(&INTERNAL)?.chunks(IN_BULLETIN).zip(1_usize..) {
        let day = published(told)?;
        shown.extend(told.iter().map(|one| (one.incident, day)));
        let subject = told.first().map_or("", |one| subject(one.title));
        let mut draft = Draft::new(Publication::REGISTER);
        draft
            .set(Publication::PUB_NO, format!("TB2015-{number:02}"))
            .set(Publication::TITLE, format!("关于{subject}等{}起“四风”和腐败典型案件的通报", told.len()))
            .set(Publication::PUBLISHED_ON, day)
            .set(Publication::MEDIUM, Code::from("bulletin"))
            .set(Publication::SCOPE, PublicationScope::Internal)
            .set(Publication::DOC_NO, format!("岚纪通〔2015〕{}号", 30 + number))
            .set(Publication::SIGNER_ID, county.behind("discipline_secretary")?)
            .set(Publication::PUB_KIND, Code::from("case"))
            .set(Publication::NAMED_FLAG, true);
        put_lines(&mut draft, "items", items(change, county, told)?);
        let row = insert(change, &draft)?;
        for unit in told.iter().flat_map(|one| &one.persons).map(|(_, line)| line.get("单位")) {
            county.bulletins_of.entry(unit).or_default().push(row);
        }
    }
    let mut open = told(&PUBLIC)?;
    // The paper follows the bulletin in which the incident stood.
    open.sort_by_key(|one| (shown.iter().find(|(incident, _)| *incident == one.incident).map(|(_, day)| *day), one.incident));
    for (told, number) in open.chunks(IN_ISSUE).zip(1_usize..) {
        let inside = told.iter().filter_map(|one| shown.iter().find(|(incident, _)| *incident == one.incident));
        let Some(last) = inside.map(|(_, day)| *day).max() else { continue };
        let subject = told.first().map_or("", |one| subject(one.title));
        let mut draft = Draft::new(Publication::REGISTER);
        draft
            .set(Publication::PUB_NO, format!("TB2015-{:02}", 7 + number))
            .set(Publication::TITLE, format!("《岚江廉政手机报》第{}期曝光台：{subject}等{}起案件", 20 + number, told.len()))
            .set(Publication::PUBLISHED_ON, after(last, 1 + number % 3))
            .set(Publication::MEDIUM, Code::from("mobile_paper"))
            .set(Publication::SCOPE, PublicationScope::Public)
            .set(Publication::ISSUE_NO, format!("2015年第{}期", 20 + number))
            .set(Publication::SIGNER_ID, county.leader("杜月娥")?)
            .set(Publication::PUB_KIND, Code::from("case"))
            .set(Publication::NAMED_FLAG, true);
        put_lines(&mut draft, "items", items(change, county, told)?);
        insert(change, &draft)?;
    }
    Ok(())
}

/// The incidents of these numbers, in the order in which their last decision was announced.
fn told(numbers: &[RangeInclusive<usize>]) -> Result<Vec<Told>> {
    let subjects = subjects()?;
    let mut all = Vec::new();
    for line in incidents() {
        let number = line.get("事项编号").trim_start_matches('S').parse::<usize>().unwrap_or(0);
        if !numbers.iter().any(|range| range.contains(&number)) {
            continue;
        }
        let mut persons = Vec::new();
        let mut announced = None;
        for (number, person) in (1..).zip(subjects.iter().take(FILED)) {
            if person.get("事项编号") == line.get("事项编号") {
                let check = course::check(number).ok_or_else(|| unknown("日期", person.get("姓名")))?;
                announced = announced.max(Some(course::course(number, check.ended).announced));
                persons.push((number, person.clone()));
            }
        }
        let announced = announced.ok_or_else(|| unknown("事项", line.get("事项编号")))?;
        all.push(Told { title: line.get("名称"), incident: line.get("事项编号"), persons, announced });
    }
    all.sort_by_key(|one| (one.announced, one.incident));
    Ok(all)
}

/// A bulletin comes out after the last decision in it was announced.
fn published(told: &[Told]) -> Result<Day> {
    let last = told.iter().map(|one| one.announced).max();
    last.map(|day| after(day, 2)).ok_or_else(|| unknown("事项", "通报"))
}

/// What a title says the matter is, without the word for a matter.
fn subject(title: &'static str) -> &'static str {
    title.trim_end_matches("问题").trim_end_matches('案')
}

fn items(change: &Change, county: &County, told: &[Told]) -> Result<Vec<Draft>> {
    let mut all = Vec::new();
    for one in told {
        let incident = county.incidents.get(one.incident).copied().ok_or_else(|| unknown("事项", one.incident))?;
        for (number, line) in &one.persons {
            let person = county.subjects.get(number - 1).copied().ok_or_else(|| unknown("人员", line.get("姓名")))?;
            let sanction = change.reading().shelf.codes.label(Some("sanction_kind"), line.get("处分"));
            let (unit, post, name) = (line.get("单位"), line.get("职务"), line.get("姓名"));
            let mut draft = Draft::new(PublicationItem::REGISTER);
            draft
                .set(PublicationItem::INCIDENT_ID, incident)
                .set(PublicationItem::PERSON_ID, person)
                .set(PublicationItem::UNIT_ID, county.unit(unit)?)
                .set(PublicationItem::FACT_TEXT, format!("{unit}{post}{name}：{}", line.get("主要违纪问题")))
                .set(PublicationItem::RESULT_TEXT, outcome(line, sanction))
                .set(PublicationItem::MASK_CODE, Code::from("named"));
            all.push(draft);
        }
    }
    Ok(all)
}

/// How an outcome is said: a sanction is given, an exemption is made.
fn outcome(line: &Line, sanction: &str) -> String {
    match line.get("处分") {
        "exempted" => "免予党纪处分，予以批评教育。".to_string(),
        _ => format!("给予{sanction}处分。"),
    }
}
