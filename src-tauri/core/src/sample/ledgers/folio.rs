//! All rows of a small office at hand, with their names for links.

use crate::excel::write::value::CellValue;
use crate::office::Office;
use crate::register::codes::CodeBook;
use crate::register::query::Query;
use crate::register::{Row, Value};
use crate::registers;
use crate::storage::page;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use std::collections::HashMap;

/// The rows of an office by register, in order of entry.
pub(super) struct Folio<'o> {
    codes: &'o CodeBook,
    rows: HashMap<&'static str, Vec<Row>>,
    places: HashMap<(&'static str, RowId), usize>,
}

/// How a day is spelled: as a date, or as people type it (mess M05).
#[derive(Clone, Copy)]
pub(super) enum Spelling {
    /// A real date.
    Date,
    /// 2015.3.5
    Dots,
    /// 2015年3月5日
    Hanzi,
    /// 2015-3-5
    Dashes,
    /// 2015/3/5
    Slashes,
}

impl<'o> Folio<'o> {
    /// Reads the whole office.
    pub(super) fn of(office: &'o Office) -> Result<Folio<'o>> {
        let mut folio = Folio { codes: &office.shelf().codes, rows: HashMap::new(), places: HashMap::new() };
        let reading = office.reading();
        for register in registers::ALL {
            let mut rows = Vec::new();
            page::each(&reading, register, &Query::default(), |row| {
                rows.push(row);
                Ok(())
            })?;
            for (place, row) in rows.iter().enumerate() {
                folio.places.insert((register.name, row.row), place);
            }
            folio.rows.insert(register.name, rows);
        }
        Ok(folio)
    }

    /// The rows of a register.
    pub(super) fn rows(&self, register: &str) -> &[Row] {
        self.rows.get(register).map_or(&[], Vec::as_slice)
    }

    /// One row of a register.
    pub(super) fn row(&self, register: &'static str, row: RowId) -> Option<&Row> {
        self.places.get(&(register, row)).and_then(|place| self.rows(register).get(*place))
    }

    /// The lines of a row.
    pub(super) fn lines(&self, lines: &str, of: &Row) -> Vec<&Row> {
        self.rows(lines).iter().filter(|line| line.kept.of == Some(of.row)).collect()
    }

    /// The first row of a register that links to a row.
    pub(super) fn linked(&self, register: &str, field: &str, to: &Row) -> Option<&Row> {
        self.rows(register).iter().find(|row| row.value(field) == Some(&Value::Link(to.row)))
    }

    /// What a ledger shows of a field: numbers of linked rows where they have one, else their title.
    pub(super) fn text(&self, row: &Row, name: &str) -> String {
        let Some(field) = row.register.field(name) else { return String::new() };
        match (row.value(name), field.kind) {
            (Some(Value::Link(to)), crate::register::Kind::Link(register)) => self.label(register, *to),
            (Some(Value::Many(to)), crate::register::Kind::Many(register)) => {
                to.iter().map(|row| self.label(register, *row)).collect::<Vec<_>>().join("、")
            }
            (Some(Value::Texts(texts)), _) => texts.join("、"),
            (Some(value), _) => value.printed(field, self.codes),
            (None, _) => String::new(),
        }
    }

    /// The same as a cell: days, amounts and numbers as what they are.
    pub(super) fn cell(&self, row: &Row, name: &str) -> CellValue<'static> {
        match row.value(name) {
            None => CellValue::Empty,
            Some(Value::Day(day)) => CellValue::Day(*day),
            Some(Value::Fen(fen)) => CellValue::Fen(*fen),
            Some(Value::Count(number)) => CellValue::Whole(*number),
            Some(Value::Flag(flag)) => CellValue::Flag(*flag),
            Some(_) => CellValue::from(self.text(row, name)),
        }
    }

    /// A day in one spelling.
    pub(super) fn day(&self, row: &Row, name: &str, spelling: Spelling) -> CellValue<'static> {
        match row.value(name) {
            Some(Value::Day(day)) => spelled(*day, spelling),
            _ => CellValue::Empty,
        }
    }

    /// A unit by one of its names: a dozen of them are spelled in up to three ways (mess M10).
    pub(super) fn unit(&self, row: &Row, name: &str, number: usize) -> String {
        let full = self.text(row, name);
        let Some(Value::Link(to)) = row.value(name) else { return full };
        if !SPELLED_SEVERALLY.contains(&full.as_str()) {
            return full;
        }
        let Some(unit) = self.row("units", *to) else { return full };
        let mut names = vec![full.clone(), self.text(unit, "short_name")];
        if let Some(Value::Texts(aliases)) = unit.value("aliases") {
            names.extend(aliases.iter().cloned());
        }
        let mut seen: Vec<&String> = Vec::new();
        for name in &names {
            if !name.is_empty() && !seen.contains(&name) && seen.len() < 3 {
                seen.push(name);
            }
        }
        seen.get(number % seen.len().max(1)).map_or(full.clone(), |name| (*name).clone())
    }

    fn label(&self, register: &'static str, row: RowId) -> String {
        let Some(row) = self.row(register, row) else { return String::new() };
        let field =
            row.register.number.map_or_else(|| row.register.title.first().copied().unwrap_or(""), |number| number.field);
        self.text(row, field)
    }
}

/// The units whose names differ from ledger to ledger.
const SPELLED_SEVERALLY: [&str; 12] = [
    "青石镇",
    "白鹤镇",
    "柳溪镇",
    "石盘镇",
    "丰谷镇",
    "茶园镇",
    "双河镇",
    "县人力资源和社会保障局",
    "县住房和城乡建设局",
    "县交通运输局",
    "县城市管理局",
    "县卫生和计划生育局",
];

fn spelled(day: Day, spelling: Spelling) -> CellValue<'static> {
    let date = day.date();
    match spelling {
        Spelling::Date => CellValue::Day(day),
        Spelling::Dots => CellValue::from(date.format("%Y.%-m.%-d").to_string()),
        Spelling::Hanzi => CellValue::from(date.format("%Y年%-m月%-d日").to_string()),
        Spelling::Dashes => CellValue::from(date.format("%Y-%-m-%-d").to_string()),
        Spelling::Slashes => CellValue::from(date.format("%Y/%-m/%-d").to_string()),
    }
}
