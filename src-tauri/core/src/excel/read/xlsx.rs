//! xlsx and xlsm: a look at every used part, then calamine's streaming reader, sheet by sheet. The grid is never built:
//! two cells in opposite corners cost two cells.

use super::look::Look;
use super::markup;
use super::package::{Checked, Package};
use super::refusal::{self, Refusal};
use super::relations::{Workbook, relations, rels_xml};
use super::sink::{Sink, Step, Stop};
use super::{Visibility, value};
use calamine::{Data, Reader, SheetType, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cells of a sheet whose order is broken; they must be held to be put in order.
const UNORDERED: usize = 2_000_000;

/// Reads the workbook into the sink.
pub(super) fn read(mut package: Package, book: &Workbook, sink: &mut Sink<'_>) -> Step {
    let limits = sink.limits;
    let path = format!("{}{}", book.folder, book.name);
    let relations = relations(&mut package, book, limits.other_part)?;
    let listed = listed_sheets(&mut package, &path, limits.other_part)?;
    if listed.len() as u64 > limits.sheets {
        return Err(refusal::too_many_sheets(listed.len(), limits.sheets).into());
    }
    if package.has_named("vbaproject.bin") {
        sink.note("W_MACRO", "此文件带有宏。只读取数据，宏不会运行。".into())?;
    }

    for (kind, alias, ceiling) in [
        ("sharedStrings", "xl/sharedStrings.xml", limits.shared_strings),
        ("styles", "xl/styles.xml", limits.other_part),
        ("theme", "xl/theme/theme1.xml", limits.other_part),
    ] {
        let part = relations.iter().find(|relation| relation.kind == kind).and_then(|relation| relation.part.as_deref());
        if let Some(part) = part {
            package.keep(part, alias, ceiling, |part| markup::walk(part, |_| Ok(())))?;
        }
    }

    let mut lines = Vec::new();
    let mut looks = Vec::new();
    for (at, id) in listed.iter().enumerate() {
        let relation = relations.iter().find(|relation| relation.id == *id);
        let is_sheet = relation.is_none_or(|relation| relation.kind == "worksheet");
        let alias = format!("worksheets/sheet{at}.xml");
        // Whatever is no worksheet (charts, dialogs, macro sheets) holds no table; the parser only knows two of them.
        let kind = if is_sheet { "worksheet" } else { "dialogsheet" };
        if !lines.iter().any(|(known, _, _)| known == id) {
            lines.push((id.clone(), kind.to_string(), alias.clone()));
        }
        let mut look = Look::default();
        let mut found = false;
        if let (true, Some(part)) = (is_sheet, relation.and_then(|relation| relation.part.as_deref())) {
            let kept = package.keep(part, &format!("xl/{alias}"), limits.sheet_part, |part| look.over(part));
            match kept {
                Ok(kept) => found = kept,
                // A cell at no place spoils its sheet only; anything else spoils the file.
                Err(refusal) if look.misplaced => look.refusal = Some(refusal),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        looks.push((look, found));
    }
    package.add("_rels/.rels", rels_xml(&[("r".into(), "officeDocument".into(), "xl/workbook.xml".into())]).as_bytes())?;
    package.add("xl/_rels/workbook.xml.rels", rels_xml(&lines).as_bytes())?;

    let mut workbook: Xlsx<Checked> = Xlsx::new(package.finish()?).map_err(|error| refused(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() != looks.len() {
        return Err(refusal::structure().into());
    }
    for (at, (sheet, (look, found))) in sheets.iter().zip(looks).enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let twice = sheets.iter().take(at).any(|earlier| earlier.name == sheet.name);
        let (head, findings) = look.parted(&sheet.name, visibility(sheet.visible));
        sink.begin(&head)?;
        if !found && findings.refusal.is_none() {
            sink.absent()?;
            continue;
        }
        if let Some(refusal) = findings.refusal {
            sink.fail(refusal)?;
            continue;
        }
        if twice {
            sink.fail(refusal::ambiguous())?;
            continue;
        }
        findings.tell(sink)?;
        let taken = catch_unwind(AssertUnwindSafe(|| take_sheet(&mut workbook, &sheet.name, findings.unordered, sink)));
        match taken {
            Ok(Ok(())) => sink.end()?,
            Ok(Err(Stop::Refused(refusal))) if is_of_sheet(&refusal) => sink.fail(refusal)?,
            Ok(Err(stop)) => return Err(stop),
            Err(_) => sink.fail(refusal::structure())?,
        }
    }
    sink.finish()
}

/// Whether a refusal spoils its sheet only; a limit spoils the file.
pub(super) fn is_of_sheet(refusal: &Refusal) -> bool {
    matches!(refusal.code, "E_XML" | "E_TRUNCATED")
}

pub(super) fn visibility(visible: calamine::SheetVisible) -> Visibility {
    match visible {
        calamine::SheetVisible::Visible => Visibility::Visible,
        calamine::SheetVisible::Hidden => Visibility::Hidden,
        calamine::SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

fn take_sheet(workbook: &mut Xlsx<Checked>, name: &str, unordered: bool, sink: &mut Sink<'_>) -> Step {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet part that is a chart in truth has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(refused(&error).into()),
    };
    if !unordered {
        while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
            let (row, column) = cell.get_position();
            sink.cell(row, column, &value::of_ref(cell.get_value()))?;
        }
        return Ok(());
    }
    let mut held: BTreeMap<(u32, u32), Data> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
        let value = Data::from(cell.get_value().clone());
        if value == Data::Empty {
            continue;
        }
        held.insert(cell.get_position(), value);
        if held.len() > UNORDERED {
            return Err(refusal::too_big("单元格次序错乱且数量过多").in_sheet(name).into());
        }
    }
    for ((row, column), value) in &held {
        sink.cell(*row, *column, &value::of_data(value))?;
    }
    Ok(())
}

/// The sheets in the order the workbook lists them: the ids of their relationships, entities untouched.
fn listed_sheets(package: &mut Package, path: &str, ceiling: u64) -> Result<Vec<String>, Refusal> {
    let mut sheets = Vec::new();
    let mut root = None;
    package.keep(path, "xl/workbook.xml", ceiling, |part| {
        markup::walk(part, |tag| {
            if root.is_none() {
                root = Some(tag.name == b"workbook");
            }
            if tag.begins() && tag.name == b"sheet" {
                let id = tag.attribute(b"id").unwrap_or_default();
                sheets.push(String::from_utf8_lossy(id).into_owned());
            }
            Ok(())
        })
    })?;
    match root {
        Some(true) => Ok(sheets),
        _ => Err(refusal::not_spreadsheet("")),
    }
}

fn refused(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => refusal::password(),
        XlsxError::Io(_) | XlsxError::Zip(_) | XlsxError::XmlEof(_) => refusal::truncated(),
        _ => refusal::structure(),
    }
}
