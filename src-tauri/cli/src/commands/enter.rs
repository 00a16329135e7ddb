//! Entering, changing and voiding single records, down the same road as a form.

use crate::args::{Call, RecordName};
use crate::print::{Outcome, Printer};
use crate::record::Shower;
use crate::session;
use serde_json::{Map, Value};
use zhengfeng_core::intake::find;
use zhengfeng_core::intake::form;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Office, Purpose};
use zhengfeng_core::register::{Kind, Register};
use zhengfeng_core::registers::enter;
use zhengfeng_core::storage::read;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;

/// Enters a record. Lines name the record they belong to under `of`.
pub fn add(call: &Call, register: &str, json: &str, printer: &Printer) -> Result<Outcome> {
    let mut boxes = boxes(json)?;
    let office = session::open(call, Purpose::Write)?;
    let register = find::register(office.shelf(), register)?;
    let of = match register.of {
        Some(parent) => Some(parent_of(&office, register, parent, boxes.remove("of"))?),
        None => None,
    };
    let row = office.change(Deed::Add, |change| {
        let draft = form::draft(change.reading(), register, &boxes)?;
        enter::enter(change, &draft, of, None)
    })?;
    show(&office, register, row, "已登记。", printer)
}

/// Changes the fields that are named; nothing else is touched.
pub fn change(call: &Call, name: &RecordName, json: &str, printer: &Printer) -> Result<Outcome> {
    let boxes = boxes(json)?;
    let office = session::open(call, Purpose::Write)?;
    let register = find::register(office.shelf(), &name.register)?;
    let row = find::record(&office.reading(), register, &name.id)?;
    for field in register.fields.iter().filter(|field| boxes.contains_key(field.name)) {
        if let Kind::Lines(lines) = field.kind {
            let words = format!("“{}”是明细，请逐条修改：用 add、change、void 办理登记簿 {lines}。", field.label);
            return Err(Error::refused("E_FIELD", words));
        }
    }
    let is_changed = office.change(Deed::Change, |change| {
        let patch = form::draft(change.reading(), register, &boxes)?;
        enter::amend(change, row, &patch)
    })?;
    show(&office, register, row, if is_changed { "已修改。" } else { "内容相同，没有改动。" }, printer)
}

/// Voids a record with a reason.
pub fn void(call: &Call, name: &RecordName, why: &str, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Write)?;
    let register = find::register(office.shelf(), &name.register)?;
    let row = find::record(&office.reading(), register, &name.id)?;
    office.change(Deed::Void, |change| enter::void(change, register, row, why))?;
    show(&office, register, row, "已作废。", printer)
}

fn show(office: &Office, register: &'static Register, row: RowId, done: &str, printer: &Printer) -> Result<Outcome> {
    let reading = office.reading();
    let found = read::find(&reading, register, row)?;
    let mut shower = Shower::new(&reading);
    let words = shower.words(&found)?;
    printer.answer(&shower.json(&found)?, || format!("{done}\n{words}"))?;
    Ok(Outcome::Done)
}

fn boxes(json: &str) -> Result<Map<String, Value>> {
    match serde_json::from_str(json) {
        Ok(Value::Object(boxes)) => Ok(boxes),
        Ok(_) => Err(Error::refused("E_JSON", "内容须是一个 JSON 对象：{\"字段\": \"值\"}。")),
        Err(error) => {
            let words = format!("JSON 第{}行第{}列读不懂。须写成 {{\"字段\": \"值\"}}。", error.line(), error.column());
            Err(Error::refused("E_JSON", words))
        }
    }
}

fn parent_of(office: &Office, lines: &Register, parent: &str, of: Option<Value>) -> Result<RowId> {
    let parent = office.shelf().register(parent)?;
    match of.as_ref().and_then(Value::as_str) {
        Some(spelled) => find::record(&office.reading(), parent, spelled),
        None => {
            let words = format!("“{}”是“{}”的明细，须写明 \"of\"：所属记录的标识或编号。", lines.label, parent.label);
            Err(Error::refused("E_PARENT", words))
        }
    }
}
