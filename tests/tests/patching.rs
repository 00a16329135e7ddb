//! A workbook sent down and filled: what was asked for stands in its cells, everything else is byte for byte as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{DataValidation, Format, FormatBorder, Formula, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zhengfeng_core::excel::patch::{CellRef, Entry, Held, Template};
use zhengfeng_core::words::error::Error;

/// The monthly table of 2015 as a city office sends it down: locked headings, yellow cells, its own totals, a hidden
/// sheet behind a drop-down, 填表说明 on the second sheet.
fn template() -> Vec<u8> {
    let mut book = Workbook::new();
    let frame = Format::new().set_border(FormatBorder::Thin);
    let yellow = frame.clone().set_background_color(0xFFFF00).set_unlocked();
    let sheet = book.add_worksheet();
    sheet.set_name("统计表").unwrap();
    sheet.merge_range(0, 0, 0, 7, "查处违反中央八项规定精神问题统计表", &frame).unwrap();
    sheet.write_with_format(1, 0, "填报单位：", &frame).unwrap();
    sheet.write_blank(1, 1, &yellow).unwrap();
    for (column, label) in
        (0_u16..).zip(["项目", "总计", "省部级", "地厅级", "县处级", "乡科级及以下", "违规公款吃喝", "公务用车"])
    {
        sheet.write_with_format(2, column, label, &frame).unwrap();
    }
    for (row, label) in (3_u32..).zip(["查处问题数", "处理人数", "给予党政纪处分人数"]) {
        sheet.write_with_format(row, 0, label, &frame).unwrap();
        let total = Formula::new(format!("=SUM(C{0}:F{0})", row + 1)).set_result("0");
        sheet.write_formula_with_format(row, 1, total, &frame).unwrap();
        for column in 2..8 {
            sheet.write_blank(row, column, &yellow).unwrap();
        }
    }
    sheet.write_formula_with_format(6, 1, Formula::new("=B4-B5"), &frame).unwrap();
    sheet.write_formula_with_format(6, 2, Formula::new("=IF(B4=SUM(G4:H4),\"一致\",\"不一致\")"), &frame).unwrap();
    sheet.add_data_validation(3, 2, 5, 7, &DataValidation::new().allow_list_formula("=字典!$A$1:$A$3".into())).unwrap();
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 1).protect();
    let notes = book.add_worksheet();
    notes.set_name("填表说明").unwrap();
    notes.write(0, 0, "本表于每月25日前报送，不得改动表样、不得增删行列。").unwrap();
    let words = book.add_worksheet();
    words.set_name("字典").unwrap().set_hidden(true);
    words.write(0, 0, 0).unwrap();
    // Other programs ask for no reckoning of their own accord.
    with_part(&book.save_to_buffer().unwrap(), "xl/workbook.xml", |xml| xml.replace(" fullCalcOnLoad=\"1\"", ""))
}

/// The same file with one part changed.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(bytes) {
        zip.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        let bytes = if name == part { change(String::from_utf8(bytes).unwrap()).into_bytes() } else { bytes };
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn cell(text: &str) -> CellRef {
    CellRef::parse(text).unwrap()
}

fn entries(all: &[(&str, Entry)]) -> BTreeMap<CellRef, Entry> {
    all.iter().map(|(place, entry)| (cell(place), entry.clone())).collect()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(known, _)| known == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("no part {name}")).1).unwrap()
}

#[test]
fn only_the_cells_named_change() {
    let before = template();
    let filled = Template::open(before.clone())
        .unwrap()
        .fill(&entries(&[
            ("统计表!B2", Entry::Text("岚江县纪委 <=>&\"".into())),
            ("统计表!E4", Entry::Number(2.0)),
            ("统计表!F4", Entry::Number(4.0)),
            ("统计表!$G$4", Entry::Number(1.5)),
        ]))
        .unwrap();
    let (old, new) = (parts(&before), parts(&filled.bytes));
    let names = |parts: &[(String, Vec<u8>)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&old), names(&new), "no part comes, none goes, none moves");
    let differ: Vec<&str> = old.iter().zip(&new).filter(|(a, b)| a.1 != b.1).map(|(a, _)| a.0.as_str()).collect();
    assert_eq!(differ, ["xl/workbook.xml", "xl/worksheets/sheet1.xml"], "styles, texts, notes and dictionary stay as they are");

    // Cut out of the sheet what was filled, and the rest is the same bytes.
    let (old, new) = (part(&before, "xl/worksheets/sheet1.xml"), part(&filled.bytes, "xl/worksheets/sheet1.xml"));
    let mut cut = (old.clone(), new.clone());
    for place in ["B2", "E4", "F4", "G4", "B4", "B7"] {
        for sheet in [&mut cut.0, &mut cut.1] {
            let start = sheet.find(&format!("<c r=\"{place}\"")).unwrap();
            let rest = &sheet[start..];
            let close = rest.find("</c>").map_or(usize::MAX, |at| at + 4);
            let empty = rest.find("/>").map_or(usize::MAX, |at| at + 2);
            let end = if rest[..close.min(rest.len())].starts_with(&rest[..empty]) && empty < rest.find('>').unwrap() + 2 {
                empty
            } else {
                close
            };
            sheet.replace_range(start..start + end, "");
        }
    }
    assert_eq!(cut.0, cut.1, "no byte outside of the cells filled and of results that follow from them");
    assert!(new.contains("<sheetProtection") && new.contains("<dataValidation") && new.contains("fitToPage"));
    assert!(part(&filled.bytes, "xl/workbook.xml").contains("fullCalcOnLoad=\"1\""), "all formulas are reckoned on opening");

    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(filled.bytes.clone())).unwrap();
    let range = book.worksheet_range("统计表").unwrap();
    let at = |row: u32, column: u32| range.get_value((row, column)).cloned();
    assert_eq!(at(1, 1), Some(Data::String("岚江县纪委 <=>&\"".into())), "a text stays a text, whatever is in it");
    assert_eq!((at(3, 4), at(3, 5), at(3, 6)), (Some(Data::Float(2.0)), Some(Data::Float(4.0)), Some(Data::Float(1.5))));
    assert_eq!(at(3, 1), Some(Data::Float(6.0)), "who reads without reckoning sees the total that follows");
    assert_eq!(book.worksheet_formula("统计表").unwrap().get_value((3, 1)).map(String::as_str), Some("SUM(C4:F4)"));
    assert_eq!(filled.results.get(&cell("统计表!B4")), Some(&6.0));
    assert_eq!(filled.results.get(&cell("统计表!B7")), Some(&6.0), "a total of totals");
    assert_eq!(filled.untold, [cell("统计表!C7")], "what is more than a sum is left to the spreadsheet program");
}

#[test]
fn filling_nothing_changes_no_sheet() {
    let before = template();
    let filled = Template::open(before.clone()).unwrap().fill(&BTreeMap::new()).unwrap();
    for ((name, old), (_, new)) in parts(&before).into_iter().zip(parts(&filled.bytes)) {
        assert!(name == "xl/workbook.xml" || old == new, "{name} changed though nothing was filled");
    }
}

#[test]
fn a_filled_book_can_be_filled_again() {
    let once = Template::open(template()).unwrap().fill(&entries(&[("统计表!C4", Entry::Number(7.0))])).unwrap();
    let twice = Template::open(once.bytes.clone()).unwrap().fill(&entries(&[("统计表!C4", Entry::Number(9.0))])).unwrap();
    let template = Template::open(twice.bytes.clone()).unwrap();
    assert_eq!(template.held(&cell("统计表!C4")), Held::Number(9.0));
    assert_eq!(twice.results.get(&cell("统计表!B4")), Some(&9.0));
    assert_eq!(part(&twice.bytes, "xl/workbook.xml").matches("fullCalcOnLoad").count(), 1);
}

#[test]
fn what_may_not_be_filled_is_named_and_nothing_is_written() {
    let template = Template::open(template()).unwrap();
    for (place, code) in [
        ("汇总表!A1", "no_sheet"),
        ("统计表!Z99", "no_cell"),
        ("统计表!C1", "merged_away"),
        ("统计表!B4", "formula"),
        ("统计表!A4", "locked"),
    ] {
        let all = entries(&[(place, Entry::Number(1.0)), ("统计表!C4", Entry::Number(1.0))]);
        let Err(Error::Refused { problems, words, .. }) = template.fill(&all) else { panic!("{place} was filled") };
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [code], "{place}: {words}");
    }
}

#[test]
fn a_template_says_what_it_holds() {
    let template = Template::open(template()).unwrap();
    assert_eq!(template.sheet_names().collect::<Vec<_>>(), ["统计表", "填表说明", "字典"]);
    assert_eq!(template.held(&cell("统计表!A4")), Held::Text("查处问题数".into()));
    assert_eq!(template.held(&cell("统计表!B5")), Held::Formula("SUM(C5:F5)".into()));
    assert_eq!(template.held(&cell("统计表!C4")), Held::Blank);
    assert_eq!(template.held(&cell("统计表!Z4")), Held::Absent);
    assert!(template.labels().contains(&(cell("统计表!C3"), "省部级".into())));
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [Vec::new(), b"PK\x03\x04".to_vec(), b"<html></html>".to_vec()] {
        assert!(matches!(Template::open(bytes), Err(Error::Refused { .. })));
    }
    let whole = template();
    assert!(Template::open(whole[..whole.len() / 2].to_vec()).is_err(), "half a file is no file");
}

#[test]
fn declarations_that_expand_are_refused() {
    let hostile = with_part(&template(), "xl/worksheets/sheet1.xml", |xml| {
        xml.replacen("<worksheet", "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet", 1)
    });
    assert!(Template::open(hostile).is_err());
}

#[test]
fn cells_are_named_as_people_name_them() {
    let named = |text: &str| CellRef::parse(text).map(|cell| cell.to_string());
    assert_eq!(named("Sheet1!C5").as_deref(), Some("Sheet1!C5"));
    assert_eq!(named("'表 1'!$AA$10").as_deref(), Some("表 1!AA10"));
    for text in ["C5", "Sheet1!", "Sheet1!5", "!C5", "Sheet1!C0", "Sheet1!XFE1"] {
        assert_eq!(named(text), None, "{text} names no cell");
    }
}
