//! A form's boxes as a draft: what a person types into one record, every box answered for.

use super::names::Names;
use super::typed::{Raw, Typist};
use crate::register::{Draft, Field, Kind, Register, Value};
use crate::storage::Reading;
use crate::words::error::{Error, Result};
use crate::words::money::MoneyUnit;
use crate::words::place::{Place, Problem, Severity};

/// Reads boxes by field name into a draft. A box that cannot be read is refused with its field and what to write
/// instead; an empty one empties the field. Amounts are in 元, or in 分 as a whole number under a `…_fen` name.
pub fn draft(
    reading: &Reading,
    register: &'static Register,
    boxes: &serde_json::Map<String, serde_json::Value>,
) -> Result<Draft> {
    let names = Names::default();
    let typist = Typist { reading, names: &names, year: None };
    let mut draft = Draft::new(register);
    let mut problems = Vec::new();
    fill(&typist, register, boxes, None, &mut draft, &mut problems)?;
    if problems.is_empty() {
        return Ok(draft);
    }
    let words: Vec<String> = problems.iter().map(|problem: &Problem| problem.words.clone()).collect();
    Err(Error::refused_with("E_FIELD", words.join("\n"), problems))
}

fn fill(
    typist: &Typist,
    register: &'static Register,
    boxes: &serde_json::Map<String, serde_json::Value>,
    line: Option<(&'static str, usize)>,
    draft: &mut Draft,
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let at_line = |mut problem: Problem| {
        problem.place.line = line;
        problem
    };
    for (name, value) in boxes {
        let Some(at) = register.position(name).or_else(|| register.position(&format!("{name}_id"))) else {
            let words = format!("“{}”没有名为“{name}”的字段。可用 registers 查看各字段。", register.label);
            problems.push(at_line(Problem::new(Severity::Error, "unknown_field", Place::default(), words)));
            continue;
        };
        let Some(field) = register.fields.get(at) else { continue };
        if let (Kind::Lines(lines), serde_json::Value::Array(items)) = (field.kind, value) {
            let lines = typist.reading.shelf.register(lines)?;
            let mut all = Vec::new();
            for (index, item) in items.iter().enumerate() {
                let mut line = Draft::new(lines);
                match item {
                    serde_json::Value::Object(inner) => {
                        fill(typist, lines, inner, Some((field.name, index)), &mut line, problems)?;
                    }
                    _ => problems.push(wrong(field, "须逐行填写，每行是一组字段")),
                }
                all.push(line);
            }
            draft.put(at, Value::Lines(all));
            continue;
        }
        match raw(field, value) {
            Ok(raw) => match take(typist, field, at, raw.as_ref(), draft)? {
                Taken::Whole | Taken::Doubtful(_) => {}
                Taken::Refused(problem) => problems.push(at_line(problem)),
            },
            Err(words) => problems.push(at_line(wrong(field, &words))),
        }
    }
    Ok(())
}

/// What became of a box.
pub(super) enum Taken {
    /// It was read, or was empty.
    Whole,
    /// It was read or kept as written, and somebody should look.
    Doubtful(Problem),
    /// It cannot be read.
    Refused(Problem),
}

/// Reads a box of a form or a cell of a grid into a draft; an empty one empties the field.
pub(super) fn take(typist: &Typist, field: &'static Field, at: usize, raw: Option<&Raw>, draft: &mut Draft) -> Result<Taken> {
    let Some(raw) = raw else {
        draft.empty(at);
        return Ok(Taken::Whole);
    };
    let typed = typist.read(field, raw, MoneyUnit::Yuan)?;
    let problem = typed.problem.map(|(severity, code, words)| Problem::new(severity, code, field.place(), words));
    match problem {
        // An unknown code is kept as text and the row is 待补录, as in a ledger.
        Some(problem) if problem.severity != Severity::Note && problem.code != "unknown_code" => {
            return Ok(Taken::Refused(Problem { severity: Severity::Error, ..problem }));
        }
        _ => {}
    }
    match typed.value {
        Some(value) => draft.put(at, value),
        None => draft.empty(at),
    };
    Ok(problem.map_or(Taken::Whole, Taken::Doubtful))
}

/// What stands in a box; nothing where it is empty.
fn raw(field: &Field, value: &serde_json::Value) -> std::result::Result<Option<Raw>, String> {
    Ok(match value {
        serde_json::Value::Null => None,
        serde_json::Value::Bool(flag) => Some(Raw::Flag(*flag)),
        // A whole number under a `…_fen` name is in 分, as rows are printed: what goes out comes back.
        serde_json::Value::Number(number) if field.kind == Kind::Fen => match number.as_i64() {
            Some(fen) => Some(Raw::Text(format!("{}元", crate::words::money::Fen(fen).yuan()))),
            None => return Err("须是以分为单位的整数，或写成“35000元”".into()),
        },
        serde_json::Value::Number(number) => number.as_f64().map(Raw::Number),
        serde_json::Value::String(text) if text.trim().is_empty() => None,
        serde_json::Value::String(text) => Some(Raw::Text(text.clone())),
        serde_json::Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(name_of).collect();
            match texts {
                Some(texts) if texts.is_empty() => None,
                Some(texts) => Some(Raw::Text(texts.join("\n"))),
                None => return Err("须是一组文字".into()),
            }
        }
        serde_json::Value::Object(_) => match name_of(value) {
            Some(text) => Some(Raw::Text(text.to_string())),
            None => return Err("须是文字、数字或是否".into()),
        },
    })
}

/// A text, or the id of a link as rows are printed.
fn name_of(value: &serde_json::Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("id").and_then(serde_json::Value::as_str))
}

fn wrong(field: &Field, words: &str) -> Problem {
    Problem::new(Severity::Error, "bad_value", field.place(), format!("“{}”{words}。", field.label))
}
