//! One cell of a line: read as a value of its field, or as what stands for several fields at once.

use super::import::NewUnits;
use super::run::Run;
use super::shape::{Goal, LineCells};
use super::sheet::Sheet;
use crate::intake::days;
use crate::intake::names::Found;
use crate::intake::typed::{Raw, Typed, Typist};
use crate::register::{Described, Draft, Value};
use crate::registers::enter;
use crate::registers::petition::Accused;
use crate::registers::unit::Unit;
use crate::storage::write::Origin;
use crate::words::error::Result;
use crate::words::money::MoneyUnit;
use crate::words::place::{Place, Problem, Severity};
use crate::words::text::{folded, listed};

/// 王甲、王乙 and 张某等3人 are not one person (mess M11).
fn is_several(text: &str) -> bool {
    let plain = folded(text);
    let and_others = plain.split_once('等').is_some_and(|(_, rest)| rest.ends_with('人') && rest.chars().count() <= 4);
    listed(text).len() > 1 || and_others
}

impl Run<'_> {
    /// Reads one cell into its place. What is wrong comes back as a problem.
    #[allow(clippy::too_many_arguments)] // a cell, where it goes and where it stands
    pub(super) fn cell(
        &mut self,
        sheet: &mut Sheet,
        cells: &mut LineCells,
        goal: Goal,
        raw: &Raw,
        money: MoneyUnit,
        place: Place,
        column: u32,
    ) -> Result<Option<Problem>> {
        let (register, at) = match goal {
            Goal::Field(at) => (sheet.register, at),
            Goal::Line(register, at) | Goal::Part(register, at) => (register, at),
            Goal::UnitPost => return self.unit_and_post(cells, &raw.spelled(), place, column),
            Goal::Sanctions(class) => {
                cells.sanctions.push((class, raw.spelled()));
                return Ok(None);
            }
            Goal::Transferred => return Ok(self.transferred(sheet, cells, raw, place)),
            Goal::Parent => return self.parent(cells, &raw.spelled(), place),
            Goal::Ordinal | Goal::Leave => return Ok(None),
        };
        let Some(field) = register.fields.get(at) else { return Ok(None) };
        if register.name == "persons" && field.name == "name" && is_several(&raw.spelled()) {
            let words = format!("“{}”不止一人。一行只登记一人，请分行后再导入。", raw.spelled());
            return Ok(Some(Problem::new(Severity::Error, "several_persons", place, words)));
        }
        let mut typed =
            Typist { reading: self.change.reading(), names: &self.names, year: sheet.year }.read(field, raw, money)?;
        if let (Some(name), NewUnits::Enter, false) = (&typed.unknown_unit, self.request.units, sheet.left) {
            let name = name.clone();
            self.new_unit(sheet, &name, &place)?;
            typed = Typist { reading: self.change.reading(), names: &self.names, year: sheet.year }.read(field, raw, money)?;
        }
        if let Some(Value::Fen(fen)) = &typed.value {
            sheet.add(column, fen.0);
        }
        if let Some(Value::Count(number)) = &typed.value {
            sheet.add(column, *number);
        }
        if let Some(collector) = &mut self.collector {
            collector.read(self.change.reading(), column, field, raw, &typed)?;
        }
        let Typed { value, written, problem, .. } = typed;
        // A cell put right before the import stays known as the file says it.
        let said = sheet.corrected.iter().find(|(at, said)| *at == column && !said.is_empty() && !field.sealed());
        let written = said.map(|(_, said)| said.clone()).or(written);
        let draft = match goal {
            Goal::Field(_) => &mut cells.main,
            Goal::Line(register, _) => cells.line(register),
            _ => cells.part(register),
        };
        if let Some(value) = value {
            draft.put(at, value);
        }
        if let Some(text) = written {
            draft.keep_written(at, text);
        }
        Ok(problem.map(|(severity, code, words)| Problem::new(severity, code, place.of_field(field.label), words)))
    }

    /// The row a line of lines hangs on, by its number or name.
    fn parent(&self, cells: &mut LineCells, text: &str, place: Place) -> Result<Option<Problem>> {
        let parent = self.request.register;
        match self.names.find(self.change.reading(), parent, text)? {
            Found::One(row) => {
                cells.parent = Some(row);
                Ok(None)
            }
            Found::Several | Found::None => {
                let words = format!("“{}”中没有或不止一个“{text}”，这一行无所附着，没有导入。", parent.label);
                Ok(Some(Problem::new(Severity::Error, "unknown_link", place, words)))
            }
        }
    }

    fn unit_and_post(&mut self, cells: &mut LineCells, text: &str, place: Place, column: u32) -> Result<Option<Problem>> {
        let units = self.shelf.register("units")?;
        let (found, post) = self.names.split_unit(self.change.reading(), units, text.trim())?;
        let target = if self.request.register.name == "petitions" { cells.part(Accused::REGISTER) } else { &mut cells.main };
        let register = target.register();
        match found {
            Found::One(row) => {
                if let Some(collector) = &mut self.collector {
                    collector.read_unit_post(self.change.reading(), column, (units, row), &post)?;
                }
                if let Some(at) = register.position("unit_id") {
                    target.put(at, Value::Link(row));
                }
                if let Some(at) = register.position("post_text") {
                    target.put(at, Value::Text(post));
                }
                Ok(None)
            }
            Found::Several => {
                let words = format!("“{text}”开头的单位不止一个。请写全称，或把单位与职务分成两列。");
                Ok(Some(Problem::new(Severity::Error, "ambiguous_name", place, words)))
            }
            Found::None => {
                let words = format!("单位库中没有“{text}”开头的单位。请先登记该单位，或把单位与职务分成两列。");
                Ok(Some(Problem::new(Severity::Error, "unknown_unit", place, words)))
            }
        }
    }

    fn transferred(&self, sheet: &Sheet, cells: &mut LineCells, raw: &Raw, place: Place) -> Option<Problem> {
        let text = raw.spelled();
        if matches!(folded(&text).as_str(), "" | "否" | "无" | "-" | "×" | "未移送") {
            return None;
        }
        let read = match raw {
            Raw::Day(day) => Ok(*day),
            Raw::Number(number) => days::read_number(*number, sheet.year).map(|read| read.day),
            Raw::Text(_) | Raw::Flag(_) => days::read(&text, sheet.year).map(|read| read.day),
        };
        match read {
            Ok(day) => {
                cells.transferred = Some(day);
                None
            }
            Err(_) => {
                let words = format!("“移送司法”写的是“{text}”，看不出移送日期，移送没有登记。请写明日期。");
                Some(Problem::new(Severity::Doubt, "bad_day", place, words))
            }
        }
    }

    fn new_unit(&mut self, sheet: &Sheet, name: &str, place: &Place) -> Result<()> {
        let mut draft = Draft::new(Unit::REGISTER);
        draft.set(Unit::FULL_NAME, name);
        let origin = sheet.source.map(|source| Origin { source, row: place.row.unwrap_or(0).saturating_add(1) });
        let row = enter::enter(self.change, &draft, None, origin)?;
        self.names.learn(Unit::REGISTER, row, |field| draft.value(field).cloned());
        let words = format!("“{name}”已登记为新单位，类别、上级待补录。");
        self.tell(Problem::new(Severity::Note, "new_unit", place.clone(), words));
        Ok(())
    }
}
