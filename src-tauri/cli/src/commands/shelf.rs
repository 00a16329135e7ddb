//! What is built in: registers as described, code lists, forms.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use zhengfeng_core::deadlines::rules::{self, DeadlineRule};
use zhengfeng_core::forms;
use zhengfeng_core::office::Purpose;
use zhengfeng_core::register::codes::{CodeBook, ListHead, Openness, shipped};
use zhengfeng_core::register::{Field, Kind, Register};
use zhengfeng_core::registers;
use zhengfeng_core::words::error::{Error, Result};

/// Lists every register with its columns.
pub fn registers(printer: &Printer) -> Result<Outcome> {
    let json: Vec<Value> = registers::ALL.iter().map(|register| register_json(register)).collect();
    printer.answer(&Value::Array(json), || registers::ALL.iter().map(|register| register_words(register)).collect())?;
    Ok(Outcome::Done)
}

/// Lists the code lists in force in an office, or as shipped where no office is named.
pub fn codes(call: &Call, list: Option<&str>, printer: &Printer) -> Result<Outcome> {
    if call.data.is_some() {
        let office = session::open(call, Purpose::Read)?;
        print_codes(&office.shelf().codes, list, printer)
    } else {
        let (heads, entries) = shipped();
        print_codes(&CodeBook::new(registers::CLOSED, heads, entries), list, printer)
    }
}

/// Lists the deadline rules with the articles they rest on and the days they are in force.
pub fn rules(printer: &Printer) -> Result<Outcome> {
    let json = rules::all().iter().map(|rule| {
        json!({
            "rule": rule.id,
            "matter": rule.matter,
            "trigger": rule.trigger,
            "end": rule.end,
            "length": rule.length,
            "unit": rule.unit.label(),
            "extension": rule.extension,
            "basis": rule.basis,
            "mark": rule.mark.word(),
            "valid_from": rule.valid_from,
            "valid_to": rule.valid_to,
            "registers": rule.held,
        })
    });
    printer.answer(&Value::Array(json.collect()), || rules::all().iter().map(rule_words).collect())?;
    Ok(Outcome::Done)
}

fn rule_words(rule: &DeadlineRule) -> String {
    let days = match (rule.valid_from, rule.valid_to) {
        ("", "") => String::new(),
        (from, "") => format!("，{from}起"),
        (from, to) => format!("，{from}至{to}"),
    };
    let unit = if rule.length.starts_with(|c: char| c.is_ascii_digit()) { rule.unit.label() } else { "" };
    let held = if rule.held { "" } else { "  无对应台账" };
    let (id, matter, length, basis, mark) = (rule.id, rule.matter, rule.length, rule.basis, rule.mark.label());
    format!("{id}  {matter}  {length}{unit}  {basis}（{mark}{days}）{held}\n")
}

/// Lists the forms with the days they hold for.
pub fn forms(printer: &Printer) -> Result<Outcome> {
    let all = forms::all();
    let json = all.iter().map(|card| {
        json!({
            "name": card.name,
            "label": card.label,
            "source": card.source,
            "valid_from": card.valid_from,
            "valid_to": card.valid_to,
        })
    });
    printer.answer(&Value::Array(json.collect()), || {
        let day = |day: &str, open: &str| if day.is_empty() { open.to_string() } else { day.to_string() };
        let span = |card: &forms::FormCard| match (card.valid_from, card.valid_to) {
            ("", "") => String::new(),
            (from, to) => format!("  （{} 至 {}）", day(from, "始用日不限"), day(to, "今")),
        };
        all.iter().map(|card| format!("{}  {}{}\n", card.name, card.label, span(card))).collect()
    })?;
    Ok(Outcome::Done)
}

fn print_codes(book: &CodeBook, list: Option<&str>, printer: &Printer) -> Result<Outcome> {
    let wanted = |head: &&ListHead| list.is_none_or(|name| head.name == name || head.label == name);
    let heads: Vec<&ListHead> = book.heads().iter().filter(wanted).collect();
    if heads.is_empty() {
        let known: Vec<&str> = book.heads().iter().map(|head| head.name.as_str()).collect();
        let words = format!("没有代码表“{}”。可用：{}。", list.unwrap_or(""), known.join("、"));
        return Err(Error::refused("E_CODE_LIST", words));
    }
    let json: Vec<Value> = heads.iter().map(|head| list_json(book, head)).collect();
    printer.answer(&Value::Array(json), || heads.iter().map(|head| list_words(book, head)).collect())?;
    Ok(Outcome::Done)
}

fn register_json(register: &Register) -> Value {
    json!({
        "name": register.name,
        "label": register.label,
        "of": register.of,
        "number": register.number.map(|number| number.field),
        "columns": register.fields.iter().map(column_json).collect::<Vec<_>>(),
    })
}

fn column_json(field: &Field) -> Value {
    let to = match field.kind {
        Kind::Link(other) | Kind::Many(other) | Kind::Lines(other) => Some(other),
        _ => None,
    };
    json!({
        "name": field.name,
        "label": field.label,
        "kind": field.kind.word(),
        "strength": field.need.word(),
        "sealed": field.sealed(),
        "codes": field.codes,
        "to": to,
        "computed": field.computed,
        "headings": field.headings,
    })
}

fn register_words(register: &Register) -> String {
    let of = register.of.map(|parent| format!("  （{parent} 的明细）")).unwrap_or_default();
    let mut words = format!("{}  {}{of}\n", register.name, register.label);
    for field in register.fields {
        let mark = match field.need.word() {
            "identity" => " *",
            "standing" => " +",
            _ => "",
        };
        let sealed = if field.sealed() { " 封存" } else { "" };
        let codes = field.codes.map(|list| format!(" 代码表{list}")).unwrap_or_default();
        words.push_str(&format!("    {}  {}{mark}{sealed}{codes}\n", field.name, field.label));
    }
    words
}

fn list_json(book: &CodeBook, head: &ListHead) -> Value {
    let codes: Vec<Value> = book
        .list(&head.name)
        .iter()
        .map(|code| {
            json!({
                "word": code.word,
                "label": code.label,
                "group": code.group,
                "synonyms": code.synonyms,
                "valid_from": code.valid_from,
                "valid_to": code.valid_to,
            })
        })
        .collect();
    json!({ "name": head.name, "label": head.label, "open": head.openness == Openness::Open, "codes": codes })
}

fn list_words(book: &CodeBook, head: &ListHead) -> String {
    let mut words = format!("{}  {}\n", head.name, head.label);
    for code in book.list(&head.name) {
        let synonyms = if code.synonyms.is_empty() { String::new() } else { format!("（{}）", code.synonyms.join("、")) };
        words.push_str(&format!("    {}  {}{synonyms}\n", code.word, code.label));
    }
    words
}
