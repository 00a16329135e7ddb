//! Rows as cells: code labels, link labels, real days and real numbers. What is sealed never becomes a cell.

use super::layout::Part;
use crate::excel::write::column::{Column, ColumnKind, Width};
use crate::excel::write::value::CellValue;
use crate::register::{Field, Kind, Register, Row, Value};
use crate::storage::{Reading, read};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use std::cell::RefCell;
use std::collections::HashMap;

/// Turns rows into cells; the name of a linked row is looked up once.
pub struct Cells<'r> {
    reading: &'r Reading<'r>,
    labels: RefCell<HashMap<&'static str, HashMap<RowId, String>>>,
}

impl<'r> Cells<'r> {
    /// Cells as one actor sees them.
    pub fn new(reading: &'r Reading<'r>) -> Cells<'r> {
        Cells { reading, labels: RefCell::default() }
    }

    /// The cells of some columns of a row.
    pub fn of(&self, row: &Row, parts: &[Part]) -> Result<Vec<CellValue<'static>>> {
        parts.iter().map(|part| self.cell(row, *part)).collect()
    }

    /// What names a row, with its parent before it where it is a line.
    pub fn name(&self, register: &'static Register, row: RowId) -> Result<String> {
        let own = self.label(register, row)?;
        match register.of {
            Some(parent) => {
                let line = read::find(self.reading, register, row)?;
                let parent = match line.kept.of {
                    Some(of) => self.label(self.reading.shelf.register(parent)?, of)?,
                    None => String::new(),
                };
                Ok(format!("{parent}　{own}"))
            }
            None => Ok(own),
        }
    }

    fn cell(&self, row: &Row, part: Part) -> Result<CellValue<'static>> {
        let (Part::Short(name) | Part::Long(name)) = part else {
            let (Some(parent), Some(of)) = (row.register.of, row.kept.of) else { return Ok(CellValue::Empty) };
            return Ok(self.label(self.reading.shelf.register(parent)?, of)?.into());
        };
        let field = named(row.register, name)?;
        if let Kind::Lines(lines) = field.kind {
            return Ok(self.lines(self.reading.shelf.register(lines)?, row.row)?.into());
        }
        row.value(name).map_or(Ok(CellValue::Empty), |value| self.value(field, value))
    }

    fn value(&self, field: &Field, value: &Value) -> Result<CellValue<'static>> {
        Ok(match value {
            Value::Day(day) => CellValue::Day(*day),
            Value::Month(month) => match Day::parse_iso(month) {
                Some(day) => CellValue::Day(day),
                None => month.clone().into(),
            },
            Value::Count(number) => CellValue::Whole(*number),
            Value::Fen(fen) => CellValue::Fen(*fen),
            Value::Flag(flag) => CellValue::Flag(*flag),
            Value::Link(_) | Value::Many(_) => self.text(field, value)?.into(),
            Value::Text(_) | Value::Texts(_) | Value::Code(_) | Value::Codes(_) | Value::Unread(_) => {
                value.printed(field, &self.reading.shelf.codes).into()
            }
            Value::Lines(_) | Value::Sealed(_) | Value::Closed(_) => CellValue::Empty,
        })
    }

    fn text(&self, field: &Field, value: &Value) -> Result<String> {
        let rows = match value {
            Value::Link(row) => std::slice::from_ref(row),
            Value::Many(rows) => rows.as_slice(),
            Value::Text(_) | Value::Texts(_) | Value::Day(_) | Value::Month(_) | Value::Count(_) | Value::Fen(_) => &[],
            Value::Flag(_) | Value::Code(_) | Value::Codes(_) | Value::Unread(_) => &[],
            Value::Lines(_) | Value::Sealed(_) | Value::Closed(_) => &[],
        };
        let (Kind::Link(other) | Kind::Many(other), false) = (field.kind, rows.is_empty()) else {
            return Ok(value.printed(field, &self.reading.shelf.codes));
        };
        let register = self.reading.shelf.register(other)?;
        let labels: Vec<String> = rows.iter().map(|row| self.label(register, *row)).collect::<Result<_>>()?;
        Ok(labels.join("、"))
    }

    /// The living lines of a row, each by its title.
    fn lines(&self, lines: &'static Register, of: RowId) -> Result<String> {
        let mut names = Vec::new();
        for line in read::lines(self.reading, lines, of)? {
            let mut parts = Vec::new();
            for title in lines.title {
                if let Some(value) = line.value(title) {
                    parts.push(self.text(named(lines, title)?, value)?);
                }
            }
            names.push(parts.join(" "));
        }
        Ok(names.join("、"))
    }

    fn label(&self, register: &'static Register, row: RowId) -> Result<String> {
        if let Some(label) = self.labels.borrow().get(register.name).and_then(|known| known.get(&row)) {
            return Ok(label.clone());
        }
        let label = read::label(self.reading, register, row)?.map_or(String::new(), |(_, label)| label);
        self.labels.borrow_mut().entry(register.name).or_default().insert(row, label.clone());
        Ok(label)
    }
}

/// The columns of a sheet; labels come from the description alone.
pub fn columns(reading: &Reading, register: &'static Register, parts: &[Part]) -> Result<Vec<Column>> {
    parts
        .iter()
        .map(|part| {
            let (Part::Short(name) | Part::Long(name)) = part else {
                let parent = reading.shelf.register(register.of.unwrap_or(register.name))?;
                return Ok(Column::new(parent.label, ColumnKind::Text));
            };
            let field = named(register, name)?;
            let heading = match field.kind {
                Kind::Fen => format!("{}（元）", field.label),
                _ => field.label.to_string(),
            };
            let column = Column::new(heading, kind(field.kind, *part));
            Ok(if column.kind == ColumnKind::LongText { column.wide(SENTENCES) } else { column })
        })
        .collect()
}

/// Sentences of a ledger run to a hundred characters: in narrow columns a page would hold ten rows.
const SENTENCES: Width = Width::Fit { min: 37, max: 49 };

/// A field of a layout; a sealed one is as good as not there.
pub fn named(register: &'static Register, name: &str) -> Result<&'static Field> {
    register.field(name).filter(|field| !field.sealed()).ok_or_else(|| {
        Error::refused("E_FORM", format!("报表版式有误：“{}”没有可列出的“{name}”。请更新程序。", register.label))
    })
}

fn kind(kind: Kind, part: Part) -> ColumnKind {
    match kind {
        Kind::Day => ColumnKind::Day,
        Kind::Count => ColumnKind::Number,
        Kind::Fen => ColumnKind::Yuan,
        Kind::Flag => ColumnKind::Flag,
        Kind::Text | Kind::Texts | Kind::Month | Kind::Code | Kind::Codes => words_kind(part),
        Kind::Link(_) | Kind::Many(_) | Kind::Lines(_) | Kind::Sealed => words_kind(part),
    }
}

fn words_kind(part: Part) -> ColumnKind {
    match part {
        Part::Long(_) => ColumnKind::LongText,
        Part::Short(_) | Part::Parent => ColumnKind::Text,
    }
}
