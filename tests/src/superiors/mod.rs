//! Blank workbooks as superiors send them down: their own headings in two levels, merged, in their own fonts, hidden
//! columns with field codes, locked but for yellow cells, own formulas for totals, 填表说明 on a second sheet, a hidden
//! sheet that checks. None of them is one of the program's own layouts; [`books`] says what each asks.
#![allow(clippy::unwrap_used)]

pub mod books;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet};
use serde_json::{Map, Value, json};

/// What a line or a column asks for.
#[derive(Clone, Copy)]
pub enum Asks {
    /// Part of a binding, a JSON object; line and column make it whole together.
    For(&'static str),
    /// Their own total: of a column over the columns from the first to the second, of a line over such lines. Counted
    /// from zero.
    Total(usize, usize),
    /// Something the office writes by hand.
    Hand,
}

/// A workbook as it is sent down.
pub struct Book {
    /// What it is called.
    pub title: &'static str,
    /// The name on its first tab.
    pub tab: &'static str,
    /// What it counts in.
    pub unit: &'static str,
    /// Common headings over so many columns; an empty one leaves a column its own.
    pub groups: &'static [(&'static str, usize)],
    /// The columns.
    pub columns: &'static [(&'static str, Asks)],
    /// Band, label and what each line asks for.
    pub lines: &'static [(&'static str, &'static str, Asks)],
    /// What stands below the table and on the second sheet.
    pub notes: &'static [&'static str],
}

/// A workbook with the list of bindings an office would write for it.
pub struct Sent {
    /// The file.
    pub bytes: Vec<u8>,
    /// The bindings.
    pub bindings: String,
    /// The cells a figure fills, and those whose totals are compared.
    pub filled: Vec<(String, Value)>,
    /// The same for totals.
    pub compared: Vec<(String, Value)>,
    /// The yellow cells nobody's figure fills.
    pub open: Vec<String>,
}

/// Band, label and the hidden code stand before the numbers.
const BEFORE: u16 = 3;
/// Title, office and unit, two levels of headings.
const ABOVE: u32 = 5;

fn letters(column: u16) -> String {
    let name = zhengfeng_core::words::place::column_letters(u32::from(column));
    name.to_string()
}

fn cell(row: u32, column: u16) -> String {
    format!("{}{}", letters(column), row + 1)
}

struct Formats {
    title: Format,
    plain: Format,
    head: Format,
    label: Format,
    yellow: Format,
    total: Format,
}

impl Formats {
    fn new() -> Formats {
        let frame =
            |font: &str, size: f64| Format::new().set_font_name(font).set_font_size(size).set_border(FormatBorder::Thin);
        Formats {
            title: Format::new().set_font_name("方正小标宋简体").set_font_size(20).set_align(FormatAlign::Center),
            plain: Format::new().set_font_name("仿宋_GB2312").set_font_size(12),
            head: frame("黑体", 11.0).set_align(FormatAlign::Center).set_text_wrap(),
            label: frame("仿宋_GB2312", 11.0).set_align(FormatAlign::VerticalCenter),
            yellow: frame("Times New Roman", 11.0).set_background_color(Color::RGB(0xFF_FF99)).set_unlocked(),
            total: frame("Times New Roman", 11.0).set_background_color(Color::RGB(0xD9_D9D9)).set_hidden(),
        }
    }
}

impl Book {
    /// Builds the workbook and its bindings.
    pub fn sent(&self) -> Sent {
        let mut book = Workbook::new();
        let formats = Formats::new();
        let sheet = book.add_worksheet();
        sheet.set_name(self.tab).unwrap();
        let last = BEFORE + u16::try_from(self.columns.len()).unwrap() - 1;
        self.headings(sheet, &formats, last);
        let mut sent =
            Sent { bytes: Vec::new(), bindings: String::new(), filled: Vec::new(), compared: Vec::new(), open: Vec::new() };
        let mut all = Map::new();
        let place = |row: u32, column: u16| format!("{}!{}", self.tab, cell(row, column));
        for (at, text) in [(place(1, BEFORE), "office"), (place(1, last), "period")] {
            all.insert(at, json!({ "text": text }));
        }
        for (row, (_, _, line)) in (ABOVE..).zip(self.lines) {
            for (column, (_, asked)) in (BEFORE..).zip(self.columns) {
                let whole = |asks: &Asks| match asks {
                    Asks::For(part) => serde_json::from_str::<Map<String, Value>>(part).unwrap(),
                    Asks::Total(..) | Asks::Hand => Map::new(),
                };
                let mut binding = whole(line);
                binding.extend(whole(asked));
                // A matter stands under the level of its highest person, a person under their own.
                if binding.get("split").is_some_and(|split| split["column"] == books::LEVEL) {
                    let column = if binding["basis"] == "incident" { "rank" } else { "p.rank_code" };
                    binding["split"]["column"] = column.into();
                }
                let formula = match (line, asked) {
                    (Asks::Hand, _) | (_, Asks::Hand) => None,
                    (_, Asks::Total(a, b)) => {
                        let of = |at: &usize| cell(row, BEFORE + u16::try_from(*at).unwrap());
                        Some(format!("=SUM({}:{})", of(a), of(b)))
                    }
                    (Asks::Total(a, b), _) => {
                        let of = |at: &usize| cell(ABOVE + u32::try_from(*at).unwrap(), column);
                        Some(format!("=SUM({}:{})", of(a), of(b)))
                    }
                    (Asks::For(_), Asks::For(_)) => None,
                };
                let at = place(row, column);
                match formula {
                    Some(formula) => {
                        let formula = Formula::new(formula).set_result("0");
                        sheet.write_formula_with_format(row, column, formula, &formats.total).unwrap();
                        if binding.contains_key("figure") {
                            sent.compared.push((cell(row, column), Value::Object(binding.clone())));
                            binding.insert("check".into(), true.into());
                            all.insert(at, Value::Object(binding));
                        }
                    }
                    None if matches!(line, Asks::Hand) || matches!(asked, Asks::Hand) => {
                        sheet.write_blank(row, column, &formats.yellow).unwrap();
                        sent.open.push(cell(row, column));
                    }
                    None => {
                        sheet.write_blank(row, column, &formats.yellow).unwrap();
                        sent.filled.push((cell(row, column), Value::Object(binding.clone())));
                        all.insert(at, Value::Object(binding));
                    }
                }
            }
        }
        let below = ABOVE + u32::try_from(self.lines.len()).unwrap();
        sheet.write_with_format(below, 0, "填表人：", &formats.plain).unwrap();
        sheet.write_blank(below, 1, &formats.yellow).unwrap();
        sent.open.push(cell(below, 1));
        for (row, note) in (below + 1..).zip(self.notes) {
            sheet.merge_range(row, 0, row, last, note, &formats.plain).unwrap();
        }
        sheet.protect();
        self.behind(&mut book, &formats, below);
        sent.bytes = book.save_to_buffer().unwrap();
        sent.bindings = Value::Object(all).to_string();
        sent
    }

    fn headings(&self, sheet: &mut Worksheet, formats: &Formats, last: u16) {
        sheet.merge_range(0, 0, 0, last, self.title, &formats.title).unwrap();
        sheet.set_row_height(0, 36).unwrap();
        sheet.merge_range(1, 0, 1, 1, "填报单位（盖章）：", &formats.plain).unwrap();
        sheet.write_blank(1, BEFORE, &formats.yellow).unwrap();
        sheet.write_blank(1, last, &formats.yellow).unwrap();
        sheet.write_with_format(2, 0, format!("计量单位：{}", self.unit), &formats.plain).unwrap();
        for (column, label) in (0_u16..).zip(["类别", "项目", "指标代码"]) {
            sheet.merge_range(3, column, 4, column, label, &formats.head).unwrap();
        }
        let mut column = BEFORE;
        for (group, wide) in self.groups {
            let wide = u16::try_from(*wide).unwrap();
            match (group.is_empty(), wide) {
                (true, _) => {
                    for at in column..column + wide {
                        let (label, _) = self.columns[usize::from(at - BEFORE)];
                        sheet.merge_range(3, at, 4, at, label, &formats.head).unwrap();
                    }
                }
                (false, wide) => {
                    match wide {
                        1 => _ = sheet.write_with_format(3, column, *group, &formats.head).unwrap(),
                        _ => _ = sheet.merge_range(3, column, 3, column + wide - 1, group, &formats.head).unwrap(),
                    }
                    for at in column..column + wide {
                        sheet.write_with_format(4, at, self.columns[usize::from(at - BEFORE)].0, &formats.head).unwrap();
                    }
                }
            }
            column += wide;
        }
        let mut row = ABOVE;
        for band in self.lines.chunk_by(|a, b| a.0 == b.0) {
            let high = u32::try_from(band.len()).unwrap();
            match high {
                1 => _ = sheet.write_with_format(row, 0, band[0].0, &formats.label).unwrap(),
                _ => _ = sheet.merge_range(row, 0, row + high - 1, 0, band[0].0, &formats.label).unwrap(),
            }
            for (at, (_, label, _)) in (row..).zip(band) {
                sheet.write_with_format(at, 1, *label, &formats.label).unwrap();
                sheet.write_with_format(at, 2, format!("ZB{:03}", at - ABOVE + 1), &formats.label).unwrap();
            }
            row += high;
        }
        sheet.set_column_width(0, 14).unwrap().set_column_width(1, 26).unwrap();
        sheet.set_column_hidden(2).unwrap();
        sheet.insert_note(3, BEFORE, &Note::new("黄色格填写，灰色格自动生成。").set_author("市纪委")).unwrap();
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 4).unwrap();
        sheet.set_header("&R内部资料　注意保存").set_freeze_panes(ABOVE, BEFORE).unwrap();
    }

    /// 填表说明, and a hidden sheet that checks across sheets.
    fn behind(&self, book: &mut Workbook, formats: &Formats, below: u32) {
        let notes = book.add_worksheet();
        notes.set_name("填表说明").unwrap().set_column_width(0, 90).unwrap();
        notes.write_with_format(0, 0, "填表说明", &formats.title).unwrap();
        let rules = [
            "一、本表于每月25日前以单位名＋表名＋日期命名报送，电子版与盖章扫描件一并上报。",
            "二、不得改动表样、不得增删行列。",
        ];
        for (row, words) in (1..).zip(rules.iter().chain(self.notes)) {
            notes.write_with_format(row, 0, *words, &formats.plain).unwrap();
        }
        let checks = book.add_worksheet();
        checks.set_name("校验").unwrap().set_hidden(true);
        let sum = format!("=SUM('{}'!{}:{})", self.tab, cell(ABOVE, BEFORE), cell(below - 1, BEFORE));
        checks.write_formula(0, 0, Formula::new(sum).set_result("0")).unwrap();
        checks.write(0, 1, "首栏之和，供汇总核对").unwrap();
    }
}
