//! Edits of cells, blocks pasted, and acts taken back.

use super::views::small;
use crate::desk::Desk;
use crate::session::Session;
use crate::show::{self, count};
use crate::wire::Nothing;
use crate::wire::views::{ActsCard, CellRefusal, PasteWish, PastedCard, PatchWish, PatchedCard, RowCard, UndoneCard};
use std::collections::HashSet;
use zhengfeng_core::intake::cells::{self, Edit, Outcome, Paste};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::Register;
use zhengfeng_core::registers::undo;
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::storage::page::{self, View};
use zhengfeng_core::storage::{acts, read};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;

/// Edits cells: one act.
pub fn patch(desk: &Desk, wish: PatchWish) -> Result<PatchedCard> {
    let session = desk.session()?;
    let (rows, refused, seq) = session.write_now(|office| {
        let register = office.shelf().register(&wish.register)?;
        let mut edits = Vec::with_capacity(wish.edits.len());
        for edit in &wish.edits {
            let row = read::locate(&office.reading(), register, &edit.id)?;
            let version = show::whole(edit.version);
            edits.push(Edit { row, version, field: &edit.field, text: &edit.text });
        }
        let (outcomes, seq) = office.change_told(Deed::Change, |change| cells::patch(change, register, &edits))?;
        let mut refused = Vec::new();
        for (at, (outcome, edit)) in outcomes.iter().zip(&wish.edits).enumerate() {
            if let Outcome::Refused(problem) = outcome {
                refused.push(CellRefusal {
                    id: Some(edit.id.clone()),
                    row: small(at),
                    field: edit.field.clone(),
                    words: problem.words.clone(),
                });
            }
        }
        let moved = outcomes.iter().any(is_taken);
        let mut known = HashSet::new();
        let touched: Vec<RowId> = edits.iter().map(|edit| edit.row).filter(|row| known.insert(*row)).collect();
        Ok((cards(office, register, touched)?, refused, moved.then_some(seq)))
    })?;
    if let Some(seq) = seq {
        session.acted(seq, wish.label);
    }
    Ok(PatchedCard { rows, refused, acts: session.acts() })
}

fn is_taken(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Changed | Outcome::Doubtful(_) => true,
        Outcome::Same | Outcome::Skipped | Outcome::Held | Outcome::Refused(_) => false,
    }
}

fn cards(office: &Office, register: &'static Register, rows: Vec<RowId>) -> Result<Vec<RowCard>> {
    let reading = office.reading();
    let labels = Labels::new(&reading);
    let all = View { rows };
    page::window(&reading, register, &all, 0, all.rows.len())?.iter().map(|row| show::row(&labels, row)).collect()
}

/// Pastes a block: one act, or only a look at what it would do.
pub fn paste(desk: &Desk, wish: PasteWish) -> Result<PastedCard> {
    let session = desk.session()?;
    let open = session.view(wish.view)?;
    let (pasted, ids, seq) = session.write_now(|office| {
        let reading = office.reading();
        let under = page::window(&reading, open.register, &open.view, wish.start as usize, wish.matrix.len())?;
        // A block goes down row by row: were one left out, the lines below it would be written to the wrong rows.
        let asked = open.view.rows.len().saturating_sub(wish.start as usize).min(wish.matrix.len());
        if under.len() != asked {
            let words = "表中有记录已不在您经办的范围内，没有粘贴。请刷新本表后再粘贴。";
            return Err(Error::refused("E_STALE", words));
        }
        let targets: Vec<(RowId, i64)> = under.iter().map(|row| (row.row, row.kept.version)).collect();
        let fields: Vec<&str> = wish.fields.iter().map(String::as_str).collect();
        let block = Paste { targets: &targets, fields: &fields, matrix: &wish.matrix, of: None };
        if wish.rehearse {
            let pasted = office.rehearse(Deed::Change, |change| cells::paste(change, open.register, &block))?;
            return Ok((pasted, Vec::new(), None));
        }
        let (pasted, seq) = office.change_told(Deed::Change, |change| cells::paste(change, open.register, &block))?;
        let mut ids = Vec::new();
        for row in pasted.lines.iter().filter(|line| line.entered).filter_map(|line| line.row) {
            ids.push(read::find(&office.reading(), open.register, row)?.id.to_string());
        }
        let moved = pasted.entered() > 0 || pasted.count(is_taken) > 0;
        Ok((pasted, ids, moved.then_some(seq)))
    })?;
    if let Some(seq) = seq {
        session.acted(seq, wish.label);
    }
    let mut refused = Vec::new();
    for (at, line) in pasted.lines.iter().enumerate() {
        for (column, outcome) in line.cells.iter().enumerate() {
            if let Outcome::Refused(problem) = outcome {
                let field = wish.fields.get(column).cloned().unwrap_or_default();
                refused.push(CellRefusal { id: None, row: small(at), field, words: problem.words.clone() });
            }
        }
    }
    let number = |number: usize| count(i64::try_from(number).unwrap_or(i64::MAX));
    Ok(PastedCard {
        cells: number(pasted.count(is_taken)),
        new_rows: number(pasted.entered()),
        skipped: number(pasted.skipped()),
        refused,
        ids,
        acts: session.acts(),
    })
}

/// What can be taken back.
pub fn acts(desk: &Desk, _: Nothing) -> Result<ActsCard> {
    Ok(desk.session()?.acts())
}

/// Takes the newest act back.
pub fn undo(desk: &Desk, _: Nothing) -> Result<UndoneCard> {
    let session = desk.session()?;
    let act = session.newest().ok_or_else(|| Error::refused("E_UNDO", "没有可以撤销的操作。"))?;
    let (registers, seq) = taken_back(&session, act.seq)?;
    session.undone(act.seq, seq);
    Ok(UndoneCard { label: act.label, registers, acts: session.acts() })
}

/// Does the newest act that was taken back again.
pub fn redo(desk: &Desk, _: Nothing) -> Result<UndoneCard> {
    let session = desk.session()?;
    let act = session.newest_undone().ok_or_else(|| Error::refused("E_UNDO", "没有可以恢复的操作。"))?;
    let (registers, seq) = taken_back(&session, act.seq)?;
    session.redone(act.seq, seq);
    Ok(UndoneCard { label: act.label, registers, acts: session.acts() })
}

fn taken_back(session: &Session, seq: i64) -> Result<(Vec<String>, i64)> {
    session.write_now(|office| {
        let (moved, seq) = office.change_told(Deed::Undo, |change| {
            let touched = acts::touched(change.reading(), seq)?;
            undo::take_back(change, seq)?;
            Ok(touched)
        })?;
        let mut names: Vec<String> = moved.iter().map(|(register, _)| register.name.to_string()).collect();
        names.sort();
        names.dedup();
        Ok((names, seq))
    })
}
