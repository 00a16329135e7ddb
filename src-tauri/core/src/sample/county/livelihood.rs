//! Livelihood matters, the platform's items and the audits of villages; two audits wait to be made public.

use super::calendar::after;
use super::table;
use super::{County, codes, insert, subjects, units, unknown};
use crate::register::{Code, Described, Draft};
use crate::registers::livelihood::{LivelihoodItem, PlatformItem, VillageAudit};
use crate::registers::petition::Petition;
use crate::storage::{Change, read};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::money::Fen;

/// Audits of the year: one village of each town, then those of a term that ended, then of who left.
const REGULAR: usize = 61;
const TERM_END: usize = 22;
const LEAVING: usize = 13;
/// Of who left, not made public by the end of the year.
const UNPUBLISHED: [usize; 2] = [85, 92];
/// Reports the platform handed on as letters.
const HANDED_ON: usize = 8;

/// Enters livelihood matters, platform items and village audits.
pub(super) fn livelihood(change: &Change, county: &mut County) -> Result<()> {
    matters(change, county)?;
    platform(change, county)?;
    audits(change, county)
}

fn matters(change: &Change, county: &County) -> Result<()> {
    for line in table::read(include_str!("livelihood_items.tsv")) {
        let campaign = line.get("专项");
        let campaign = county.campaigns.get(campaign).copied().ok_or_else(|| unknown("专项", campaign))?;
        let mut draft = Draft::new(LivelihoodItem::REGISTER);
        draft
            .set(LivelihoodItem::TITLE, line.get("事项"))
            .set_if(LivelihoodItem::RAISED_ON, line.day("提出日期"))
            .set(LivelihoodItem::KIND_CODE, Code::from(line.get("类别")))
            .set(LivelihoodItem::SOURCE_CODE, Code::from(line.get("来源")))
            .set(LivelihoodItem::RESP_UNIT_ID, county.unit(line.get("责任单位"))?)
            .set_if(LivelihoodItem::DUE_ON, line.day("时限"))
            .set_if(LivelihoodItem::SOLVED_ON, line.day("解决"))
            .set_if(LivelihoodItem::BENEFICIARY_COUNT, line.get("受益人数").parse::<i64>().ok())
            .set(LivelihoodItem::CAMPAIGN_ID, campaign);
        insert(change, &draft)?;
    }
    Ok(())
}

fn platform(change: &Change, county: &County) -> Result<()> {
    for line in table::read(include_str!("platform_items.tsv")) {
        let mut draft = Draft::new(PlatformItem::REGISTER);
        draft
            .set_if(PlatformItem::RECEIVED_ON, line.day("日期"))
            .set(PlatformItem::VILLAGE_ID, county.unit(line.get("村"))?)
            .set(PlatformItem::PLATFORM_CODE, Code::from(line.get("平台")))
            .set(PlatformItem::KIND_CODE, Code::from(line.get("类别")))
            .set(PlatformItem::CONTENT, line.get("内容"))
            .set_if(PlatformItem::REPLIED_ON, line.day("回复"));
        if !line.get("满意度").is_empty() {
            draft.set(PlatformItem::SATISFACTION_CODE, Code::from(line.get("满意度")));
        }
        insert(change, &draft)?;
    }
    reports(change, county)
}

/// Letters from the web about a village's people came over the platform: the item says no more than that, the letter
/// keeps the rest.
fn reports(change: &Change, county: &County) -> Result<()> {
    let (lines, mut handed) = (units::lines(), 0);
    for (subject, petition) in subjects()?.iter().zip(&county.petitions) {
        let own = lines.iter().find(|line| line.get("全称") == subject.get("单位"));
        let village = own.filter(|line| matches!(line.get("单位库：类别"), "village" | "community"));
        let Some(village) = village.filter(|_| handed < HANDED_ON) else { continue };
        let letter = read::find(change.reading(), Petition::REGISTER, *petition)?;
        let from_web = letter.get(Petition::CHANNEL).is_some_and(|channel| channel.0 == "web");
        let (Some(number), Some(day), true) = (letter.get(Petition::PETITION_NO), letter.get(Petition::RECEIVED_ON), from_web)
        else {
            continue;
        };
        let content = format!("网上举报{}干部有关问题，已转县纪委信访室办理（{number}）", village.get("简称"));
        let mut draft = Draft::new(PlatformItem::REGISTER);
        draft
            .set(PlatformItem::RECEIVED_ON, day)
            .set(PlatformItem::VILLAGE_ID, county.unit(village.get("全称"))?)
            .set(PlatformItem::PLATFORM_CODE, Code::from("web"))
            .set(PlatformItem::KIND_CODE, Code::from("report"))
            .set(PlatformItem::CONTENT, content)
            .set(PlatformItem::PETITION_ID, *petition)
            .set(PlatformItem::REPLIED_ON, after(day, 1));
        insert(change, &draft)?;
        handed += 1;
    }
    Ok(())
}

fn audits(change: &Change, county: &County) -> Result<()> {
    let villages = villages();
    let first = villages.iter().filter_map(|own| own.first()).take(REGULAR);
    let second = villages.iter().filter_map(|own| own.get(1)).take(TERM_END + LEAVING);
    for (place, (village, town)) in first.chain(second).enumerate() {
        let (kind, from, to) = match place {
            0..REGULAR => ("regular", Day::new(2014, 1, 1), Day::new(2014, 12, 31)),
            _ if place < REGULAR + TERM_END => ("term_end", Day::new(2011, 1, 1), Day::new(2013, 12, 31)),
            _ => ("leaving", Day::new(2011, 1, 1), Day::new(2015, 1, 31).map(|day| day.plus_days((place % 7 * 15) as i64))),
        };
        let scope: &[&str] = match kind {
            "regular" => &["finance", "debts", "grants"],
            "term_end" => &["finance", "debts", "grants", "contracts", "assets"],
            _ => &["finance", "debts", "grants", "contracts", "assets", "demanded"],
        };
        let published =
            if UNPUBLISHED.contains(&place) { None } else { Day::new(2015, 3, 16).map(|day| after(day, place * 2)) };
        let issues = place * 7 % 5;
        let auditor = if kind == "regular" { "县委农村工作办公室" } else { "县审计局" };
        let ways = ["board", "villagers", "web", "broadcast"];
        let mut draft = Draft::new(VillageAudit::REGISTER);
        draft
            .set(VillageAudit::VILLAGE_ID, county.unit(village)?)
            .set(VillageAudit::AUDIT_KIND, Code::from(kind))
            .set_if(VillageAudit::FROM_ON, from)
            .set_if(VillageAudit::TO_ON, to)
            .set(VillageAudit::AUDITOR_UNIT_ID, county.unit(auditor)?)
            .set(VillageAudit::URGED_UNIT_IDS, vec![county.unit(town)?])
            .set(VillageAudit::SCOPE, codes(scope.iter().copied()))
            .set_if(VillageAudit::ISSUE_COUNT, i64::try_from(issues).ok())
            .set_if(VillageAudit::PUBLISHED_ON, published);
        if let (Some(day), Some(way)) = (published, ways.get(place % ways.len())) {
            draft.set(VillageAudit::PUBLISH_WAY, Code::from(*way));
            if issues > 0 {
                let yuan = (place * 137 % 89 + 3) * 100 + place * 7;
                draft
                    .set_if(VillageAudit::AMOUNT_FEN, i64::try_from(yuan * 100).ok().map(Fen))
                    .set(VillageAudit::CLOSED_ON, after(day, 30 + place % 25));
            }
        }
        insert(change, &draft)?;
    }
    Ok(())
}

/// The villages of each town, with the town.
fn villages() -> Vec<Vec<(&'static str, &'static str)>> {
    let lines = units::lines();
    let own = |town: &'static str| {
        let below = lines.iter().filter(|line| line.get("上级") == town);
        let villages = below.filter(|line| matches!(line.get("单位库：类别"), "village" | "community"));
        villages.map(|line| (line.get("全称"), town)).collect()
    };
    units::towns().into_iter().map(own).collect()
}
