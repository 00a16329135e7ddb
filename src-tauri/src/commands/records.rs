//! Single records: shown with their chain and what links to them, entered, changed, voided, looked into.

use crate::desk::Desk;
use crate::show::{self, count};
use crate::wire::records::{
    AddWish, ChainRecord, ChainStep, ChangeCard, ChangeWish, HitsCard, LinesCard, LinkCard, LookCard, LookWish, LookupWish,
    RecordCard, RecordName, RelatedCard, SavedCard, SearchWish, VersionCard, VoidWish,
};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use zhengfeng_core::intake::cells::is_read_only;
use zhengfeng_core::intake::{find, form};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::codes::Closed;
use zhengfeng_core::register::query::{Filter, Query, Test};
use zhengfeng_core::register::rights::{Act, Reach};
use zhengfeng_core::register::{Kind, Register};
use zhengfeng_core::registers::{chain, enter};
use zhengfeng_core::storage::history::{self, Pair};
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::storage::{Reading, page, read};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;

/// So many linking rows are named.
const RELATED: usize = 20;
/// So many rows a lookup offers.
const LOOKUP: usize = 20;
/// So many rows of each register a search shows.
const HITS: usize = 5;

/// A record. Opening a case is noted in the trail.
pub fn show(desk: &Desk, wish: RecordName) -> Result<RecordCard> {
    let session = desk.session()?;
    let card = session.read(|office| {
        let register = office.shelf().register(&wish.register)?;
        let row = find::record(&office.reading(), register, &wish.id)?;
        card(office, session.writes(), register, row)
    })?;
    if wish.register == "cases" {
        session.note(|office| office.witness(Deed::Read, Some("cases"), 1, None))?;
    }
    Ok(card)
}

/// A record as the form shows it.
pub fn card(office: &Office, may_write: bool, register: &'static Register, row: RowId) -> Result<RecordCard> {
    let reading = office.reading();
    let labels = Labels::new(&reading);
    let found = read::find(&reading, register, row)?;
    let writes = matches!(reading.reach(register, Act::Write), Ok(Reach::All | Reach::Assigned)) && may_write;
    let written = |at: usize| found.kept.written.iter().find(|(place, _)| *place == at).map(|(_, text)| text.as_str());
    let mut values = Vec::new();
    let mut lines = Vec::new();
    for (at, (field, value)) in register.fields.iter().zip(&found.values).enumerate() {
        if let Kind::Lines(of) = field.kind {
            let of = office.shelf().register(of)?;
            let rows = read::lines(&reading, of, row)?;
            let shown: Result<Vec<_>> = rows.iter().map(|line| show::row(&labels, line)).collect();
            lines.push(LinesCard { register: of.name.to_string(), rows: shown? });
            continue;
        }
        values.push(show::boxed(&labels, field, value.as_ref(), written(at))?);
    }
    let label = labels.of(register, row)?.map(|(_, label)| label).unwrap_or_default();
    let source = found.kept.source.as_ref().map(|(file, sheet, line)| format!("“{file}”工作表“{sheet}”第{line}行"));
    Ok(RecordCard {
        register: register.name.to_string(),
        id: found.id.to_string(),
        version: count(found.kept.version),
        note: show::note(&labels, &found)?,
        label,
        incomplete: found.kept.incomplete,
        missing: if found.kept.incomplete { found.missing() } else { Vec::new() },
        void: found.kept.void,
        void_reason: found.kept.void_reason.clone(),
        writes: writes && !found.kept.void,
        values,
        lines,
        chain: steps(&reading, &labels, register, row)?,
        related: related(office, &reading, &labels, register, row)?,
        entered_at: found.kept.created_at.clone(),
        entered_by: found.kept.created_by.clone(),
        changed_at: found.kept.updated_at.clone(),
        changed_by: found.kept.updated_by.clone(),
        source,
        batch: None,
    })
}

fn steps(reading: &Reading, labels: &Labels, register: &'static Register, row: RowId) -> Result<Vec<ChainStep>> {
    let Some(found) = chain::of(reading, register, row)? else { return Ok(Vec::new()) };
    let mut all = Vec::with_capacity(found.len());
    for (step, rows) in chain::STEPS.iter().zip(&found) {
        let mut records = Vec::new();
        for row in rows {
            let Ok(one) = read::find(reading, step.register, *row) else { continue };
            let shown = |name: &str| match (step.register.field(name), one.value(name)) {
                (Some(field), Some(value)) => labels.text(field, value),
                _ => Ok(String::new()),
            };
            let label = labels.of(step.register, *row)?.map(|(_, label)| label).unwrap_or_default();
            let on = Some(shown(step.day)?).filter(|day| !day.is_empty());
            records.push(ChainRecord { id: one.id.to_string(), label, on, words: shown(step.words)? });
        }
        all.push(ChainStep { register: step.register.name.to_string(), label: step.label.to_string(), records });
    }
    Ok(all)
}

/// Records of other registers that link to this one, as far as the reader may see them.
fn related(
    office: &Office,
    reading: &Reading,
    labels: &Labels,
    register: &'static Register,
    row: RowId,
) -> Result<Vec<RelatedCard>> {
    let mut all = Vec::new();
    for other in office.shelf().registers.iter().copied().filter(|other| other.of.is_none()) {
        let Ok(reach) = reading.reach(other, Act::See) else { continue };
        for (at, field) in other.fields.iter().enumerate() {
            let to_us = matches!(field.kind, Kind::Link(to) | Kind::Many(to) if to == register.name);
            if !to_us || !reach.shows(field) {
                continue;
            }
            let filters = vec![Filter { field: at, test: Test::Linked(vec![row]) }];
            let view = page::view(reading, other, &Query { filters, ..Query::default() })?;
            if view.rows.is_empty() {
                continue;
            }
            let mut rows = Vec::new();
            for row in view.rows.iter().take(RELATED) {
                rows.extend(show::link(labels, reading, other, *row)?);
            }
            all.push(RelatedCard {
                register: other.name.to_string(),
                field: field.name.to_string(),
                total: count(i64::try_from(view.rows.len()).unwrap_or(i64::MAX)),
                rows,
            });
        }
    }
    Ok(all)
}

/// Enters a record.
pub fn add(desk: &Desk, wish: AddWish) -> Result<SavedCard> {
    let session = desk.session()?;
    let (record, seq) = session.write_now(|office| {
        let register = office.shelf().register(&wish.register)?;
        let of = match (&wish.of, register.of) {
            (Some(id), Some(parent)) => Some(read::locate(&office.reading(), office.shelf().register(parent)?, id)?),
            _ => None,
        };
        let mut boxes = boxes(&wish.boxes);
        for (field, lines) in &wish.lines {
            let lines: Vec<Json> = lines.iter().map(|line| Json::Object(self::boxes(line))).collect();
            if !lines.is_empty() {
                boxes.insert(field.clone(), Json::Array(lines));
            }
        }
        let (row, seq) = office.change_told(Deed::Add, |change| {
            let draft = form::draft(change.reading(), register, &boxes)?;
            enter::enter(change, &draft, of, None)
        })?;
        Ok((card(office, true, register, row)?, seq))
    })?;
    session.acted(seq, format!("登记“{}”", record.label));
    drop_draft(desk, wish.draft.as_deref());
    Ok(SavedCard { registers: vec![record.register.clone()], record, acts: session.acts() })
}

/// Changes a record.
pub fn change(desk: &Desk, wish: ChangeWish) -> Result<SavedCard> {
    let session = desk.session()?;
    let (record, seq) = session.write_now(|office| {
        let register = office.shelf().register(&wish.register)?;
        let row = read::locate(&office.reading(), register, &wish.id)?;
        let (moved, seq) = office.change_told(Deed::Change, |change| {
            let living = read::find(change.reading(), register, row)?;
            if count(living.kept.version) != wish.version {
                return Err(Error::refused(
                    "E_STALE",
                    format!(
                        "此记录刚被账户“{}”改过，您的修改没有保存，已暂存。请打开最新内容核对后再存。",
                        living.kept.updated_by
                    ),
                ));
            }
            let draft = form::draft(change.reading(), register, &boxes(&wish.boxes))?;
            enter::amend(change, row, &draft)
        })?;
        Ok((card(office, true, register, row)?, moved.then_some(seq)))
    })?;
    if let Some(seq) = seq {
        session.acted(seq, format!("修改“{}”", record.label));
    }
    drop_draft(desk, wish.draft.as_deref());
    Ok(SavedCard { registers: vec![record.register.clone()], record, acts: session.acts() })
}

/// Voids a record.
pub fn void(desk: &Desk, wish: VoidWish) -> Result<SavedCard> {
    let session = desk.session()?;
    let (record, seq) = session.write_now(|office| {
        let register = office.shelf().register(&wish.register)?;
        let row = read::locate(&office.reading(), register, &wish.id)?;
        let ((), seq) = office.change_told(Deed::Void, |change| enter::void(change, register, row, &wish.why))?;
        Ok((card(office, true, register, row)?, seq))
    })?;
    session.acted(seq, format!("作废“{}”", record.label));
    Ok(SavedCard { registers: vec![record.register.clone()], record, acts: session.acts() })
}

fn boxes(typed: &BTreeMap<String, String>) -> Map<String, Json> {
    typed.iter().map(|(name, text)| (name.clone(), Json::String(text.clone()))).collect()
}

/// Drops the draft of what was saved. The record is in: a draft that stays must not call it unsaved, for whoever reads
/// that saves it a second time.
fn drop_draft(desk: &Desk, key: Option<&str>) {
    if let Some(key) = key {
        let _ = super::desk::drop_draft(desk, crate::wire::desk::DraftName { key: key.to_string() });
    }
}

/// The versions of a record, newest first.
pub fn history(desk: &Desk, wish: RecordName) -> Result<Vec<VersionCard>> {
    desk.session()?.read(|office| {
        let register = office.shelf().register(&wish.register)?;
        let reading = office.reading();
        let row = find::record(&reading, register, &wish.id)?;
        let labels = Labels::new(&reading);
        let mut all = Vec::new();
        for step in history::steps(&reading, register, row)? {
            let mut fields = Vec::with_capacity(step.pairs.len());
            for pair in &step.pairs {
                fields.push(ChangeCard {
                    field: pair.field.name.to_string(),
                    label: pair.field.label.to_string(),
                    before: pair.before_text.clone(),
                    after: pair.after_text.clone(),
                    restore: restoring(&labels, pair)?,
                });
            }
            all.push(VersionCard { at: step.at, account: step.account, deed: deed_label(&step.deed), fields });
        }
        Ok(all)
    })
}

/// What to put into the box so that it holds again what it held before; links by id, for names may be shared.
fn restoring(labels: &Labels, pair: &Pair) -> Result<Option<String>> {
    if is_read_only(pair.field) {
        return Ok(None);
    }
    let Some(value) = &pair.before else { return Ok(Some(String::new())) };
    let linked = labels.linked(pair.field, value)?;
    if !linked.is_empty() {
        return Ok(Some(linked.iter().map(|(_, id, _)| id.to_string()).collect::<Vec<_>>().join("\n")));
    }
    Ok(Some(show::boxed(labels, pair.field, Some(value), None)?.text))
}

/// A deed as people call it.
fn deed_label(word: &str) -> String {
    Deed::LIST.codes.iter().find(|(known, ..)| *known == word).map_or(word, |(_, label, _)| label.trim()).to_string()
}

/// Rows a link may mean.
pub fn lookup(desk: &Desk, wish: LookupWish) -> Result<Vec<LinkCard>> {
    desk.session()?.read(|office| {
        let register = office.shelf().register(&wish.register)?;
        let reading = office.reading();
        let labels = Labels::new(&reading);
        // A number finds its row whoever asks for it: who may not see the register is refused here.
        reading.reach(register, Act::See)?;
        let mut rows: Vec<RowId> = Vec::new();
        let text = wish.text.trim();
        if !text.is_empty() {
            rows.extend(find::named(&reading, register, text).unwrap_or_default());
        }
        let search = Some(text.to_string()).filter(|text| !text.is_empty());
        let searched = page::view(&reading, register, &Query { search, ..Query::default() });
        match searched {
            Ok(view) => rows.extend(view.rows.into_iter().take(LOOKUP)),
            // A register without searched fields is looked up by its name alone.
            Err(Error::Refused { .. }) if !rows.is_empty() => {}
            Err(error) => return Err(error),
        }
        // Other spellings are told by all names of the register: read only where nothing else was found.
        if rows.is_empty() && !text.is_empty() {
            rows.extend(find::records(&reading, register, text).unwrap_or_default());
        }
        let mut seen = std::collections::HashSet::new();
        rows.retain(|row| seen.insert(*row));
        let mut all = Vec::new();
        for row in rows.into_iter().take(LOOKUP) {
            if read::find(&reading, register, row).is_ok() {
                all.extend(show::link(&labels, &reading, register, row)?);
            }
        }
        Ok(all)
    })
}

/// Opens a sealed field.
pub fn look(desk: &Desk, wish: LookWish) -> Result<LookCard> {
    let session = desk.session()?;
    session.write_now(|office| {
        let register = office.shelf().register(&wish.register)?;
        let row = read::locate(&office.reading(), register, &wish.id)?;
        let opened = office.look(register, row, &wish.field, &wish.reason)?;
        Ok(LookCard { text: opened.map(|text| text.expose().to_string()) })
    })
}

/// Searches every register the account may see whole.
pub fn search(desk: &Desk, wish: SearchWish) -> Result<Vec<HitsCard>> {
    let session = desk.session()?;
    if wish.text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let found = session.read(|office| {
        let reading = office.reading();
        let labels = Labels::new(&reading);
        let mut all: Vec<(&'static Register, HitsCard)> = Vec::new();
        for register in office.shelf().registers.iter().copied().filter(|register| register.of.is_none()) {
            if !matches!(reading.reach(register, Act::See), Ok(Reach::All | Reach::Assigned)) || !searched(register) {
                continue;
            }
            let query = Query { search: Some(wish.text.clone()), ..Query::default() };
            let view = page::view(&reading, register, &query)?;
            if view.rows.is_empty() {
                continue;
            }
            let mut rows = Vec::new();
            for row in view.rows.iter().take(HITS) {
                rows.extend(show::link(&labels, &reading, register, *row)?);
            }
            let total = i64::try_from(view.rows.len()).unwrap_or(i64::MAX);
            all.push((register, HitsCard { register: register.name.to_string(), total: count(total), rows }));
        }
        Ok(all)
    })?;
    let total: f64 = found.iter().map(|(_, hits)| hits.total).sum();
    if let Some((register, _)) = found.first() {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of rows")]
        session.note(|office| office.witness_search(register, &wish.text, total as usize))?;
    }
    Ok(found.into_iter().map(|(_, hits)| hits).collect())
}

fn searched(register: &Register) -> bool {
    register.fields.iter().any(|field| field.search)
}
