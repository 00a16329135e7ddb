//! Documents, campaigns and the nineteen task forces.

use super::table;
use super::{County, insert, put_lines, put_word, unknown};
use crate::register::codes::Closed;
use crate::register::{Code, Described, Draft};
use crate::registers::lists::{DocumentAction, TaskForceKind};
use crate::registers::paper::{Campaign, CampaignItem, Document, TaskForce, TaskForceMember};
use crate::storage::Change;
use crate::words::error::Result;

/// Enters documents, campaigns and task forces.
pub(super) fn groups(change: &Change, county: &mut County) -> Result<()> {
    documents(change, county)?;
    campaigns(change, county)?;
    task_forces(change, county)
}

fn documents(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("documents.tsv")) {
        let mut draft = Draft::new(Document::REGISTER);
        draft
            .set(Document::TITLE, line.get("名称"))
            .set(Document::DOC_NO, line.get("文号"))
            .set_if(Document::ISSUED_ON, line.day("印发日期"))
            .set(Document::KIND_CODE, Code::from(line.get("类别")))
            .set_if(Document::ACTION_CODE, DocumentAction::of_word(line.get("动作")))
            .set(Document::UNIT_ID, county.unit(line.get("印发单位"))?)
            .set_if(Document::TRIAL_UNTIL_ON, line.day("试行至"));
        county.documents.insert(line.get("名称"), insert(change, &draft)?);
    }
    Ok(())
}

fn campaigns(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("campaigns.tsv")) {
        // The report says how many parts a campaign has, not what they are called: they stay 待补录.
        let items = line.list("子项").into_iter().filter_map(|item| item.split_once(':')).map(|(number, text)| {
            let mut draft = Draft::new(CampaignItem::REGISTER);
            draft.set_if(CampaignItem::ITEM_NO, number.parse::<i64>().ok()).set(CampaignItem::ITEM_TEXT, text);
            draft
        });
        let items = items.collect();
        let mut draft = Draft::new(Campaign::REGISTER);
        draft
            .set(Campaign::NAME, line.get("名称"))
            .set_if(Campaign::PERIOD_YEAR, line.get("年度").parse::<i64>().ok())
            .set(Campaign::KIND_CODE, Code::from(line.get("类别")))
            .set_if(Campaign::FROM_ON, line.day("起"))
            .set_if(Campaign::TO_ON, line.day("止"))
            .set_if(Campaign::LEAD_UNIT_ID, county.unit_of(&line, "牵头单位")?)
            .set_if(Campaign::DOCUMENT_ID, county.document_of(&line, "依据文件")?);
        put_lines(&mut draft, "items", items);
        county.campaigns.insert(line.get("名称"), insert(change, &draft)?);
    }
    Ok(())
}

fn task_forces(change: &Change, county: &mut County) -> Result<()> {
    for line in table::read(include_str!("task_forces.tsv")) {
        let mut members = Vec::new();
        for member in line.list("成员") {
            let mut parts = member.split(':');
            let (name, role, unit) = (parts.next(), parts.next(), parts.next());
            let (Some(name), Some(role), Some(unit)) = (name, role, unit) else {
                return Err(unknown("成员", member));
            };
            let mut draft = Draft::new(TaskForceMember::REGISTER);
            draft
                .set(TaskForceMember::PERSON_ID, county.leader(name)?)
                .set(TaskForceMember::HOME_UNIT_ID, county.unit(unit)?)
                .set_if(TaskForceMember::FROM_ON, line.day("成立"))
                .set_if(TaskForceMember::TO_ON, line.day("撤销"));
            put_word(&mut draft, TaskForceMember::REGISTER, "role_code", role);
            members.push(draft);
        }
        let parent = line.get("上级小组");
        let mut draft = Draft::new(TaskForce::REGISTER);
        draft
            .set(TaskForce::NAME, line.get("名称"))
            .set_if(TaskForce::KIND_CODE, TaskForceKind::of_word(line.get("类别")))
            .set_if(TaskForce::FROM_ON, line.day("成立"))
            .set_if(TaskForce::TO_ON, line.day("撤销"))
            .set(TaskForce::LEADER_ID, county.leader(line.get("组长"))?)
            .set(TaskForce::SETUP_DOC_NO, line.get("成立文号"))
            .set_if(TaskForce::PARENT_ID, county.forces.get(parent).copied())
            .set_if(TaskForce::STATION_UNIT_ID, county.unit_of(&line, "驻点")?)
            .set(TaskForce::MISSION, line.get("任务"))
            .set_if(TaskForce::LEAD_UNIT_ID, county.unit_of(&line, "牵头单位")?)
            .set(TaskForce::ASSIST_UNIT_IDS, county.units_of(&line, "协助部门")?);
        put_lines(&mut draft, "members", members);
        county.forces.insert(line.get("名称"), insert(change, &draft)?);
    }
    Ok(())
}
