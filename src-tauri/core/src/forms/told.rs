//! What the relation checks say of the records behind a workbook, on a sheet of its own: what does not agree is printed,
//! never passed over, signed explanations beside it.

use super::draw::{Head, headed};
use super::target::Target;
use crate::checks::{self, finding::Finding, severity::Severity};
use crate::excel::write::column::{Column, ColumnKind, Width};
use crate::excel::write::name::SheetName;
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::words::error::Result;
use crate::words::period::Period;

/// Writes the sheet.
pub(super) fn sheet(
    target: &mut dyn Target,
    name: &SheetName,
    period: &Period,
    head: &Head,
    findings: &[Finding],
) -> Result<()> {
    let columns = vec![
        Column::new("序号", ColumnKind::Ordinal),
        Column::new("规则", ColumnKind::Text),
        Column::new("事项", ColumnKind::Text).wide(Width::Fit { min: 17, max: 33 }),
        Column::new("结论", ColumnKind::Text),
        Column::new("左", ColumnKind::Text),
        Column::new("右", ColumnKind::Text),
        Column::new("说明", ColumnKind::LongText).wide(Width::Fit { min: 37, max: 49 }),
        Column::new("签字说明", ColumnKind::LongText).wide(Width::Fit { min: 17, max: 33 }),
    ];
    let tally = checks::tally(findings);
    let words = format!("错误{}项，需说明{}项，提示{}项，其余相符不列", tally.error, tally.explain, tally.hint);
    let notes = vec![format!("填报单位：{}", head.whose()), words, format!("制表日期：{}", head.made_on.chinese())];
    let title = format!("{}勾稽情况", headed(period));
    let sheet = TableSheet { name: name.clone(), title: Some(title), notes, columns, key_columns: 2 };
    let mut table = target.table(sheet, told(findings).count())?;
    for (ordinal, finding) in (1..).zip(told(findings)) {
        let signed = finding
            .waiver
            .as_ref()
            .map(|waiver| format!("{}（{}，{}）", waiver.reason, waiver.signed_by, waiver.signed_on.chinese()));
        table.row(&[
            CellValue::Whole(ordinal),
            finding.rule.code.into(),
            finding.rule.title.into(),
            finding.severity.label().into(),
            finding.left.number().into(),
            finding.right.number().into(),
            finding.words.as_str().into(),
            signed.unwrap_or_default().into(),
        ])?;
    }
    table.finish()
}

/// The findings that say something.
pub(super) fn told(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.severity != Severity::Pass)
}
