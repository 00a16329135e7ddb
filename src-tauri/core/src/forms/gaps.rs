//! Rows that lack a field a figure of the report needs, on a sheet of their own: they are not counted, and not passed over.

use super::cells::Cells;
use super::draw::{Head, headed};
use super::target::Target;
use crate::excel::write::column::{Column, ColumnKind, Width};
use crate::excel::write::name::SheetName;
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::figures::{self, Answer, Scope};
use crate::register::Register;
use crate::storage::Reading;
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::collections::BTreeMap;

/// Rows that lack a field some figure needs: what they lack and which figures ask for it.
pub(super) struct Gaps {
    pub(super) rows: BTreeMap<(usize, RowId), Missing>,
}

pub(super) struct Missing {
    register: &'static Register,
    fields: Vec<&'static str>,
    figures: Vec<&'static str>,
}

impl Gaps {
    pub(super) fn find(reading: &Reading, period: &Period, figures: &[Answer]) -> Result<Gaps> {
        let mut rows: BTreeMap<(usize, RowId), Missing> = BTreeMap::new();
        for answer in figures.iter().filter(|answer| answer.lacking > 0) {
            for gap in figures::gaps(reading, answer.figure, period, Scope::County)? {
                let place = reading.shelf.registers.iter().position(|register| *register == gap.register).unwrap_or(0);
                let missing = rows.entry((place, gap.row)).or_insert_with(|| Missing {
                    register: gap.register,
                    fields: Vec::new(),
                    figures: Vec::new(),
                });
                if !missing.fields.contains(&gap.field.label) {
                    missing.fields.push(gap.field.label);
                }
                if !missing.figures.contains(&answer.figure.label) {
                    missing.figures.push(answer.figure.label);
                }
            }
        }
        Ok(Gaps { rows })
    }
}

pub(super) fn sheet(
    target: &mut dyn Target,
    name: &SheetName,
    period: &Period,
    head: &Head,
    cells: &Cells,
    gaps: &Gaps,
) -> Result<()> {
    let columns = vec![
        Column::new("序号", ColumnKind::Ordinal),
        Column::new("登记簿", ColumnKind::Text),
        Column::new("编号或名称", ColumnKind::LongText).wide(Width::Fit { min: 33, max: 49 }),
        Column::new("缺少内容", ColumnKind::Text).wide(Width::Fit { min: 17, max: 33 }),
        Column::new("涉及指标", ColumnKind::LongText).wide(Width::Fit { min: 33, max: 49 }),
    ];
    let words = match gaps.rows.is_empty() {
        true => "本期没有缺少指标所需内容的记录。",
        false => "下列记录缺少指标所需内容，未计入相应指标；补录后请重新出表。",
    };
    let notes = vec![format!("填报单位：{}", head.whose()), words.into()];
    let title = format!("{}待补录记录", headed(period));
    let sheet = TableSheet { name: name.clone(), title: Some(title), notes, columns, key_columns: 3 };
    let mut table = target.table(sheet, gaps.rows.len())?;
    for (ordinal, ((_, row), missing)) in (1..).zip(&gaps.rows) {
        table.row(&[
            CellValue::Whole(ordinal),
            missing.register.label.into(),
            cells.name(missing.register, *row)?.into(),
            missing.fields.join("、").into(),
            missing.figures.join("、").into(),
        ])?;
    }
    table.finish()
}
