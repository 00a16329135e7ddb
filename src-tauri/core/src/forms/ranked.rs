//! Towns and departments by a figure, the most first: what lies in a village or station counts under the town or
//! department it belongs to. Their numbers add up to the county's.

use super::drawn::{Bound, DrawnSheet, HeldText};
use super::grid::{Axis, Ranked, Span};
use super::numbers::Numbers;
use super::spans;
use crate::excel::write::house::Frame;
use crate::register::Described;
use crate::register::query::Query;
use crate::registers::unit::Unit;
use crate::storage::{page, read};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::HashMap;

/// Kinds of units that stand in the ranking themselves.
const STANDING: [&str; 3] = ["town", "subdistrict", "department"];

/// A town's or department's numbers.
#[derive(Default)]
pub(super) struct Place {
    /// What it is called.
    pub(super) name: String,
    /// The unit; nothing for what lies nowhere.
    pub(super) unit: Option<RowId>,
    /// In the period.
    pub(super) now: i64,
    before: i64,
    /// The places they were counted in.
    words: Vec<String>,
}

/// The towns and departments, the most first.
pub(super) fn places(ranked: &Ranked, numbers: &Numbers<'_>, period: &Period) -> Result<Vec<Place>> {
    let mut parents: HashMap<RowId, (Option<RowId>, bool)> = HashMap::new();
    page::each(numbers.reading, Unit::REGISTER, &Query::default(), |unit| {
        let kind = unit.get(Unit::KIND_CODE).map(|code| code.0).unwrap_or_default();
        let parent = unit.get(Unit::PARENT_ID).map(|link| link.row());
        parents.insert(unit.row, (parent, STANDING.contains(&kind.as_str())));
        Ok(())
    })?;
    let earlier = spans::of(Span::YearBefore, period)?;
    let mut places: HashMap<Option<RowId>, Place> = HashMap::new();
    for (span, is_now) in [(period, true), (&earlier, false)] {
        for share in numbers.by(ranked.code, ranked.basis, Axis::Town, span)?.iter() {
            let unit = share.word.as_deref().and_then(|word| word.parse::<RowId>().ok());
            let place = places.entry(unit.map(|unit| standing(&parents, unit))).or_default();
            if is_now {
                place.now += share.value(ranked.basis);
                place.words.extend(share.word.clone());
            } else {
                place.before += share.value(ranked.basis);
            }
        }
    }
    let mut rows = Vec::with_capacity(places.len());
    for (unit, place) in places {
        let name = match unit {
            Some(unit) => read::label(numbers.reading, Unit::REGISTER, unit)?.map_or(String::new(), |(_, label)| label),
            None => "未填属地".to_string(),
        };
        rows.push(Place { name, unit, ..place });
    }
    // What has no place stands last, whatever its number.
    rows.sort_by(|a, b| (a.unit.is_none(), b.now, &a.name).cmp(&(b.unit.is_none(), a.now, &b.name)));
    Ok(rows)
}

/// Draws the ranking.
pub(super) fn ranking(ranked: &Ranked, numbers: &Numbers<'_>, period: &Period, heading: &str) -> Result<DrawnSheet> {
    let rows = places(ranked, numbers, period)?;
    let total: i64 = rows.iter().map(|place| place.now).sum();
    let mut sheet = DrawnSheet::new(ranked.tab, vec![8, 34, 14, 14, 16, 14]);
    sheet.across(0, Frame::Title, HeldText::Label(ranked.title.into()));
    let base = format!("{heading}　　基数：{}{total}件次", ranked.base);
    sheet.across(1, Frame::Remark, HeldText::Words(base));
    for (column, label) in (0_u16..).zip(["名次", "乡镇（街道）、部门", "本期", "占比（%）", "上年同期", "增减"])
    {
        sheet.put(2, column, Frame::Heading, HeldText::Label(label.into()));
    }
    sheet.headings = Some(2..=2);
    let (mut rank, mut last) = (0, None);
    for ((row, number), place) in (3_u32..).zip(1_i64..).zip(rows) {
        // Equal numbers share a rank.
        if last != Some(place.now) {
            rank = number;
            last = Some(place.now);
        }
        let held = if place.unit.is_some() { HeldText::whole(rank, None) } else { HeldText::Words("—".into()) };
        sheet.put(row, 0, Frame::Number, held);
        sheet.put(row, 1, Frame::Sentence, HeldText::Words(place.name));
        let column = super::numbers::column(ranked.code, ranked.basis, Axis::Town);
        let bound = column.map(|column| Bound {
            figure: ranked.code,
            basis: ranked.basis,
            split: Some((column, place.words.clone())),
            span: Span::Period,
            period: period.spelled().to_string(),
        });
        sheet.put(row, 2, Frame::Number, HeldText::whole(place.now, bound.filter(|_| place.unit.is_some())));
        let share = if total > 0 { (place.now * 20_000 + total) / (2 * total) } else { 0 };
        let text = format!("{}.{:02}", share / 100, share % 100);
        sheet.put(row, 3, Frame::Decimal, HeldText::Number { value: share as f64 / 100.0, text, bound: None });
        sheet.put(row, 4, Frame::Number, HeldText::whole(place.before, None));
        let formula = format!("C{0}-E{0}", row + 1);
        let value = (place.now - place.before) as f64;
        sheet.put(row, 5, Frame::Number, HeldText::Total { formula, value, bound: None });
    }
    sheet.lay();
    Ok(sheet)
}

/// The town or department a unit belongs to: itself, the nearest above, or the unit where there is none.
fn standing(parents: &HashMap<RowId, (Option<RowId>, bool)>, unit: RowId) -> RowId {
    let mut at = unit;
    // No county is deeper than this; a ring of parents ends here too.
    for _ in 0..16 {
        match parents.get(&at) {
            Some((_, true)) => return at,
            Some((Some(parent), false)) => at = *parent,
            Some((None, false)) | None => return unit,
        }
    }
    unit
}
