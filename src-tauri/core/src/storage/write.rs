//! Writing rows: insert, update, void. Every row gets a keyed mark over its content, every change keeps what it overwrote.

use super::change::{Change, short};
use super::history;
use super::read;
use super::schema;
use super::search;
use crate::register::rights::{Act, Reach};
use crate::register::{Draft, Field, Kind, Need, Register, Value};
use crate::words::error::{Error, Result};
use crate::words::ids::{Id, RowId};
use crate::words::place::{Place, Problem, Severity};
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, named_params, params_from_iter};

/// Where an imported row came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Row of `sources` (batch, file, sheet).
    pub source: RowId,
    /// One-based row in the sheet.
    pub row: u32,
}

/// Enters a row, with its links and lines. Gives the next number where the draft has none.
pub fn insert(change: &Change, draft: &Draft, of: Option<RowId>, origin: Option<Origin>) -> Result<RowId> {
    let register = draft.register();
    let reach = allow(change, register)?;
    // Who may write only what is assigned to them hangs nothing on somebody else's row, least of all a hand-over.
    if let (Reach::Assigned, Some(parent), Some(row)) = (reach, register.of, of) {
        read::find(change.reading(), change.reading().shelf.register(parent)?, row)?;
    }
    let numbered = with_number(change, draft)?;
    let draft = numbered.as_ref().unwrap_or(draft);
    let missing = draft.missing_identity();
    if !missing.is_empty() {
        let words = format!("“{}”缺少必不可少的内容：{}。请补全后再登记。", register.label, missing.join("、"));
        let problem = |field: &Field| {
            let words = match register.one_of.iter().find(|group| group.contains(&field.name)) {
                Some(group) => {
                    let labels = group.iter().filter_map(|name| register.field(name)).map(|field| field.label);
                    format!("{}至少填一项。", labels.collect::<Vec<_>>().join("、"))
                }
                None => format!("“{}”必不可少，请填写。", field.label),
            };
            Problem::new(Severity::Error, "missing_identity", field.place(), words)
        };
        let problems = draft.lacking().into_iter().map(problem).collect();
        return Err(Error::refused_with("E_IDENTITY", words, problems));
    }
    let id = change.new_id()?;
    let mut cells = Cells::new(register);
    cells.push(Sql::Blob(id.as_bytes().to_vec()));
    if register.of.is_some() {
        let parent = of.ok_or_else(|| Error::refused("E_PARENT", format!("“{}”须附在所属记录之下。", register.label)))?;
        cells.push(Sql::Integer(parent));
    }
    for (at, field) in register.columns() {
        cells.push(store(change, register, field, &id, draft.at(at))?);
    }
    let incomplete = !crate::register::draft::missing_standing(register, |at| draft.at(at)).is_empty();
    cells.push(Sql::Integer(i64::from(incomplete)));
    cells.push(written_json(register, draft.filled(), draft.written()));
    cells.push(Sql::Integer(0));
    cells.push(Sql::Null);
    cells.push(origin.map_or(Sql::Null, |o| Sql::Integer(o.source)));
    cells.push(origin.map_or(Sql::Null, |o| Sql::Integer(i64::from(o.row))));
    cells.push(Sql::Integer(change.trail));
    cells.push(Sql::Integer(change.trail));
    let many = many_of(register, draft);
    let mac = mark(change.means.mac_key, register, &cells.values, &many);
    cells.push(Sql::Blob(mac.to_vec()));

    let mut statement = change.conn().prepare_cached(&schema::plan(register).insert)?;
    statement
        .execute(params_from_iter(cells.values.iter()))
        .map_err(|source| conflict(register, number_in(register, draft), source))?;
    let row = change.conn().last_insert_rowid();
    for (field, others) in &many {
        link(change, register, field, row, others)?;
    }
    if reach == Reach::Assigned {
        read::find(change.reading(), register, row)?;
    }
    index(change, register, row, |at| draft.at(at))?;
    change.witness(register, &id, &mac);
    for (at, field) in register.fields.iter().enumerate() {
        if let (Kind::Lines(_), Some(Value::Lines(lines))) = (field.kind, draft.at(at)) {
            for (index, line) in lines.iter().enumerate() {
                insert(change, line, Some(row), origin).map_err(|error| error.in_line(field.name, index))?;
            }
        }
    }
    Ok(row)
}

/// Changes the fields a patch names; what they held goes into the history. Says whether anything changed.
pub fn update(change: &Change, row: RowId, patch: &Draft) -> Result<bool> {
    let register = patch.register();
    allow(change, register)?;
    let living = read::find(change.reading(), register, row)?;
    overwrite(change, living, patch)
}

/// Settles fields the program computes from others; the act that made it necessary had the right to be done.
pub(crate) fn settle(change: &Change, row: RowId, patch: &Draft) -> Result<bool> {
    let living = read::find_any(change.reading(), patch.register(), row)?;
    overwrite(change, living, patch)
}

fn overwrite(change: &Change, living: crate::register::Row, patch: &Draft) -> Result<bool> {
    let (register, row) = (patch.register(), living.row);
    if living.kept.void {
        return Err(Error::refused("E_VOID", format!("此“{}”已作废，不能修改。", register.label)));
    }
    let before = read::raw(change.reading(), register, row)?;
    let mut after = before.clone();
    let mut values = living.values.clone();
    let mut overwritten = Vec::new();
    let mut set = |name: &'static str, value: Sql| {
        if let Some(cell) = after.iter_mut().find(|(column, _)| *column == name)
            && cell.1 != value
        {
            overwritten.push((name, cell.1.clone()));
            cell.1 = value;
        }
    };
    let mut many = read::many_of(change.reading(), register, row)?;
    let mut old_many = Vec::new();
    let touched: Vec<(usize, Option<&Value>)> =
        patch.filled().map(|(at, value)| (at, Some(value))).chain(patch.emptied().map(|at| (at, None))).collect();
    for (at, value) in &touched {
        let Some(field) = register.fields.get(*at) else { continue };
        if value.is_none() && field.need == Need::Identity {
            let words = format!("“{}”必不可少，不能清空。", field.label);
            let problem = Problem::new(Severity::Error, "missing_identity", field.place(), words.clone());
            return Err(Error::refused_with("E_IDENTITY", words, vec![problem]));
        }
        match (field.kind, value) {
            (Kind::Lines(_), _) => {
                let words = format!("“{}”须逐行登记或修改，不能随主记录一起改。", field.label);
                return Err(Error::refused("E_LINES", words));
            }
            (Kind::Many(_), value) => {
                let rows = match value {
                    Some(Value::Many(rows)) => once(rows),
                    _ => Vec::new(),
                };
                if let Some((_, others)) = many.iter_mut().find(|(name, _)| *name == field.name)
                    && *others != rows
                {
                    old_many.push((field.name, std::mem::replace(others, rows)));
                }
            }
            (_, value) => set(field.name, store(change, register, field, &living.id, *value)?),
        }
        if let Some(slot) = values.get_mut(*at) {
            *slot = value.cloned();
        }
    }
    let kept: Vec<(usize, String)> = living
        .kept
        .written
        .iter()
        .filter(|(at, _)| !touched.iter().any(|(position, _)| position == at))
        .cloned()
        .chain(patch.written().map(|(at, text)| (at, text.to_string())))
        .collect();
    let filled = values.iter().enumerate().filter_map(|(at, value)| value.as_ref().map(|v| (at, v)));
    set("written", written_json(register, filled, kept.iter().map(|(at, text)| (*at, text.as_str()))));
    let missing = crate::register::draft::missing_standing(register, |at| values.get(at).and_then(|v| v.as_ref()));
    set("incomplete", Sql::Integer(i64::from(!missing.is_empty())));
    if overwritten.is_empty() && old_many.is_empty() {
        return Ok(false);
    }
    rewrite(change, register, row, &living.id, after, overwritten, &many, &old_many)?;
    if patch.filled().any(|(at, _)| register.fields.get(at).is_some_and(|f| f.search)) || patch.emptied().next().is_some() {
        index(change, register, row, |at| values.get(at).and_then(|v| v.as_ref()))?;
    }
    Ok(true)
}

/// Voids a row with a reason; its number becomes free. Nothing is deleted.
pub fn void(change: &Change, register: &'static Register, row: RowId, why: &str) -> Result<()> {
    allow(change, register)?;
    if why.trim().is_empty() {
        return Err(Error::refused("E_REASON", "作废须写明理由。"));
    }
    let living = read::find(change.reading(), register, row)?;
    if living.kept.void {
        return Err(Error::refused("E_VOID", format!("此“{}”已经作废。", register.label)));
    }
    let before = read::raw(change.reading(), register, row)?;
    let mut after = before.clone();
    let mut overwritten = Vec::new();
    for (column, cell) in &mut after {
        let value = match *column {
            "void" => Sql::Integer(1),
            "void_reason" => Sql::Text(why.trim().to_string()),
            _ => continue,
        };
        overwritten.push((*column, std::mem::replace(cell, value)));
    }
    let many = read::many_of(change.reading(), register, row)?;
    rewrite(change, register, row, &living.id, after, overwritten, &many, &[])?;
    unindex(change, register, row)
}

/// Puts back what an act overwrote; called when it is taken back.
pub(super) fn restore(
    change: &Change,
    register: &'static Register,
    row: RowId,
    columns: Vec<(String, Sql)>,
    many: Vec<(String, Vec<RowId>)>,
) -> Result<()> {
    let living = read::find_any(change.reading(), register, row)?;
    let before = read::raw(change.reading(), register, row)?;
    let mut after = before.clone();
    let mut overwritten = Vec::new();
    for (name, value) in columns {
        if let Some((column, cell)) = after.iter_mut().find(|(column, _)| *column == name) {
            overwritten.push((*column, std::mem::replace(cell, value)));
        }
    }
    let mut present = read::many_of(change.reading(), register, row)?;
    let mut old_many = Vec::new();
    for (name, rows) in many {
        if let Some((field, others)) = present.iter_mut().find(|(field, _)| *field == name) {
            old_many.push((*field, std::mem::replace(others, rows)));
        }
    }
    rewrite(change, register, row, &living.id, after, overwritten, &present, &old_many)?;
    let again = read::find_any(change.reading(), register, row)?;
    if again.kept.void {
        return unindex(change, register, row);
    }
    index(change, register, row, |at| again.values.get(at).and_then(|v| v.as_ref()))
}

#[allow(clippy::too_many_arguments)] // one row's whole rewrite, named at its three callers above
fn rewrite(
    change: &Change,
    register: &'static Register,
    row: RowId,
    id: &Id,
    mut after: Vec<(&'static str, Sql)>,
    overwritten: Vec<(&'static str, Sql)>,
    many: &[(&'static str, Vec<RowId>)],
    old_many: &[(&'static str, Vec<RowId>)],
) -> Result<()> {
    let old_mac = after.iter().find(|(name, _)| *name == "mac").map(|(_, value)| value.clone());
    for (name, value) in &mut after {
        if *name == "changed" {
            *value = Sql::Integer(change.trail);
        }
    }
    let content: Vec<Sql> =
        after.iter().filter(|(name, _)| *name != "row" && *name != "mac").map(|(_, value)| value.clone()).collect();
    let mac = mark(change.means.mac_key, register, &content, many);
    history::keep(change, register, row, &overwritten, old_many, old_mac)?;
    let mut sets = vec!["changed = ?".to_string(), "mac = ?".to_string()];
    let mut values = vec![Sql::Integer(change.trail), Sql::Blob(mac.to_vec())];
    for (name, _) in &overwritten {
        if let Some((_, value)) = after.iter().find(|(column, _)| column == name) {
            sets.push(format!("{name} = ?"));
            values.push(value.clone());
        }
    }
    values.push(Sql::Integer(row));
    let number = register.number.and_then(|number| match after.iter().find(|(name, _)| *name == number.field) {
        Some((_, Sql::Text(text))) => Some(text.as_str()),
        _ => None,
    });
    let sql = format!("UPDATE {} SET {} WHERE row = ?", register.name, sets.join(", "));
    change
        .conn()
        .prepare_cached(&sql)?
        .execute(params_from_iter(values))
        .map_err(|source| conflict(register, number, source))?;
    for (name, _) in old_many {
        let Some(field) = register.field(name) else { continue };
        let table = schema::link_table(register, field);
        change.conn().prepare_cached(&format!("DELETE FROM {table} WHERE row = ?"))?.execute([row])?;
        if let Some((_, others)) = many.iter().find(|(other, _)| other == name) {
            link(change, register, name, row, others)?;
        }
    }
    change.witness(register, id, &mac);
    Ok(())
}

/// Whether the actor may write in the register at all; assigned rows are checked where the row is known.
pub(super) fn allow(change: &Change, register: &'static Register) -> Result<Reach> {
    match change.reading().reach(register, Act::Write)? {
        reach @ (Reach::All | Reach::Assigned) => Ok(reach),
        Reach::Fields(_) => Err(Error::refused("E_RIGHT", format!("此岗位只能查看“{}”的部分内容。", register.label))),
    }
}

/// The stored cell of a field. Texts the register could not read stay out of the column; `written` keeps them.
fn store(change: &Change, register: &Register, field: &Field, id: &Id, value: Option<&Value>) -> Result<Sql> {
    let Some(value) = value else { return Ok(Sql::Null) };
    if let Some(list) = field.codes
        && !change.reading().shelf.codes.knows(list, value)
    {
        let words =
            format!("“{}”的“{}”不在代码表“{list}”中。请改用表中的代码，或先在代码表中添加。", register.label, field.label);
        let problem = Problem::new(Severity::Error, "unknown_code", field.place(), words.clone());
        return Err(Error::refused_with("E_CODE", words, vec![problem]));
    }
    let cell = match (field.kind, value) {
        (_, Value::Unread(_)) => Sql::Null,
        (Kind::Text, Value::Text(text)) => Sql::Text(text.clone()),
        (Kind::Texts, Value::Texts(texts)) => Sql::Text(texts.join("\n")),
        (Kind::Day, Value::Day(day)) => Sql::Text(day.to_string()),
        (Kind::Month, Value::Month(month)) => Sql::Text(month.clone()),
        (Kind::Count, Value::Count(number)) => Sql::Integer(*number),
        (Kind::Fen, Value::Fen(fen)) => Sql::Integer(fen.0),
        (Kind::Flag, Value::Flag(flag)) => Sql::Integer(i64::from(*flag)),
        (Kind::Code, Value::Code(word)) => Sql::Text(word.clone()),
        (Kind::Codes, Value::Codes(words)) => Sql::Text(format!(",{},", words.join(","))),
        (Kind::Link(_), Value::Link(row)) => Sql::Integer(*row),
        (Kind::Sealed, Value::Sealed(text)) => Sql::Blob(change.means.seal.seal(register.name, field.name, id, text)?),
        _ => {
            return Err(Error::refused(
                "E_VALUE",
                format!("“{}”的“{}”填写的内容种类不对。请按字段要求填写。", register.label, field.label),
            ));
        }
    };
    Ok(cell)
}

fn written_json<'v>(
    register: &Register,
    filled: impl Iterator<Item = (usize, &'v Value)>,
    written: impl Iterator<Item = (usize, &'v str)>,
) -> Sql {
    let mut map = serde_json::Map::new();
    let mut keep = |at: usize, text: &str| {
        if let Some(field) = register.fields.get(at)
            && !field.sealed()
        {
            map.insert(field.name.to_string(), serde_json::Value::String(text.to_string()));
        }
    };
    written.for_each(|(at, text)| keep(at, text));
    for (at, value) in filled {
        if let Value::Unread(text) = value {
            keep(at, text);
        }
    }
    if map.is_empty() { Sql::Null } else { Sql::Text(serde_json::Value::Object(map).to_string()) }
}

fn with_number(change: &Change, draft: &Draft) -> Result<Option<Draft>> {
    let register = draft.register();
    let Some(number) = register.number else { return Ok(None) };
    if draft.value(number.field).is_some() {
        return Ok(None);
    }
    let mut numbered = draft.clone();
    // A matter is numbered in the year it came in; without such a day, in the year it is entered.
    let came = register.fields.iter().enumerate().find(|(_, f)| f.need == Need::Identity && f.kind == Kind::Day);
    let year = match came.and_then(|(at, _)| draft.at(at)) {
        Some(Value::Day(day)) => format!("{:04}", day.year_number()),
        _ => change.at().get(..4).unwrap_or("0000").to_string(),
    };
    let begin = format!("{}{year}-", number.prefix);
    let sql = format!(
        "SELECT {field} FROM {table} WHERE {field} >= :begin AND {field} < :end AND substr({field}, length(:begin) + \
         1) NOT GLOB '*[^0-9]*' ORDER BY length({field}) DESC, {field} \
         DESC LIMIT 1",
        field = number.field,
        table = register.name
    );
    let last: Option<String> = change
        .conn()
        .prepare_cached(&sql)?
        .query_row(named_params! { ":begin": begin, ":end": format!("{begin}:") }, |row| row.get(0))
        .optional()?;
    let last = last.as_deref().and_then(|text| text.strip_prefix(&begin)).unwrap_or("0000");
    let next = last.parse::<u64>().unwrap_or(0).saturating_add(1);
    if let Some(at) = register.position(number.field) {
        // As wide as the office writes its numbers.
        numbered.put(at, Value::Text(format!("{begin}{next:0width$}", width = last.len())));
    }
    Ok(Some(numbered))
}

fn many_of(register: &'static Register, draft: &Draft) -> Vec<(&'static str, Vec<RowId>)> {
    register
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| matches!(field.kind, Kind::Many(_)))
        .map(|(at, field)| match draft.at(at) {
            Some(Value::Many(rows)) => (field.name, once(rows)),
            _ => (field.name, Vec::new()),
        })
        .collect()
}

/// Each row once, in the order first named: what is marked is what is stored.
fn once(rows: &[RowId]) -> Vec<RowId> {
    let mut known = Vec::with_capacity(rows.len());
    for row in rows {
        if !known.contains(row) {
            known.push(*row);
        }
    }
    known
}

fn link(change: &Change, register: &Register, name: &str, row: RowId, others: &[RowId]) -> Result<()> {
    let Some(field) = register.field(name) else { return Ok(()) };
    let sql = format!(
        "INSERT INTO {} (row, other, place) VALUES (?, ?, ?) ON CONFLICT (row, other) DO NOTHING",
        schema::link_table(register, field)
    );
    let mut statement = change.conn().prepare_cached(&sql)?;
    for (place, other) in others.iter().enumerate() {
        statement.execute((row, other, place as i64))?;
    }
    Ok(())
}

fn index<'v>(change: &Change, register: &Register, row: RowId, value: impl Fn(usize) -> Option<&'v Value>) -> Result<()> {
    if !schema::searched(register) {
        return Ok(());
    }
    let mut text = String::new();
    for (at, field) in register.fields.iter().enumerate().filter(|(_, field)| field.search) {
        match value(at) {
            Some(Value::Text(part) | Value::Unread(part)) if !field.sealed() => search::add(&mut text, field, part),
            Some(Value::Texts(parts)) => parts.iter().for_each(|part| search::add(&mut text, field, part)),
            _ => {}
        }
    }
    let sql = format!("INSERT OR REPLACE INTO {}_search (rowid, text) VALUES (?, ?)", register.name);
    change.conn().prepare_cached(&sql)?.execute((row, text))?;
    Ok(())
}

fn unindex(change: &Change, register: &Register, row: RowId) -> Result<()> {
    if schema::searched(register) {
        let sql = format!("DELETE FROM {}_search WHERE rowid = ?", register.name);
        change.conn().prepare_cached(&sql)?.execute([row])?;
    }
    Ok(())
}

/// The keyed mark over a row's content and links. Empty columns and empty links are left out, so that a field added
/// later changes no mark that stands.
pub(super) fn mark(key: &[u8; 32], register: &Register, content: &[Sql], many: &[(&'static str, Vec<RowId>)]) -> [u8; 16] {
    let plan = schema::plan(register);
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(register.name.as_bytes());
    let sized = |hasher: &mut blake3::Hasher, kind: u8, bytes: &[u8]| {
        hasher.update(&[kind]).update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    };
    for at in &plan.by_name {
        let (Some(name), Some(value)) = (plan.marked.get(*at), content.get(*at)) else { continue };
        if *value == Sql::Null {
            continue;
        }
        sized(&mut hasher, 0, name.as_bytes());
        match value {
            Sql::Null => {}
            Sql::Integer(number) => sized(&mut hasher, 1, &number.to_le_bytes()),
            Sql::Real(number) => sized(&mut hasher, 2, &number.to_le_bytes()),
            Sql::Text(text) => sized(&mut hasher, 3, text.as_bytes()),
            Sql::Blob(bytes) => sized(&mut hasher, 4, bytes),
        }
    }
    for (name, rows) in many.iter().filter(|(_, rows)| !rows.is_empty()) {
        sized(&mut hasher, 5, name.as_bytes());
        rows.iter().for_each(|row| sized(&mut hasher, 6, &row.to_le_bytes()));
    }
    short(hasher.finalize())
}

struct Cells {
    values: Vec<Sql>,
}

impl Cells {
    fn new(register: &Register) -> Cells {
        Cells { values: Vec::with_capacity(register.fields.len().saturating_add(schema::KEPT.len()).saturating_add(2)) }
    }

    fn push(&mut self, value: Sql) {
        self.values.push(value);
    }
}

fn number_in<'d>(register: &Register, draft: &'d Draft) -> Option<&'d str> {
    match draft.value(register.number?.field) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// The engine's refusal in words; `own` is the number the row would have had.
fn conflict(register: &'static Register, own: Option<&str>, source: rusqlite::Error) -> Error {
    let text = source.to_string();
    if let Some(number) = register.number
        && text.contains("UNIQUE")
        && text.contains(number.field)
    {
        let label = register.field(number.field).map_or("编号", |field| field.label);
        let value = own.unwrap_or_default();
        let words = format!("{label}“{value}”已被占用。请核对编号，或留空由程序给号。");
        let place = register.field(number.field).map_or_else(Place::default, Field::place);
        let problem = Problem::new(Severity::Error, "duplicate_number", place, words.clone());
        return Error::refused_with("E_DUPLICATE", words, vec![problem]);
    }
    Error::from(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Described;
    use zhengfeng_derive::Register;

    #[allow(dead_code)]
    mod before {
        use super::*;

        /// 刊载
        #[derive(Register)]
        #[register(table = "press", title("title"), key("title"))]
        pub struct Press {
            /// 名称
            pub title: String,
        }
    }

    #[allow(dead_code)]
    mod after {
        use super::*;

        /// 刊载
        #[derive(Register)]
        #[register(table = "press", title("title"), key("title"))]
        pub struct Press {
            /// 版面
            pub locator: Option<String>,
            /// 名称
            pub title: String,
        }
    }

    /// The mark of a row with this title, in a thread of its own: plans are kept by the register's name.
    fn marked(register: &'static Register, title: &'static str) -> [u8; 16] {
        let work = move || {
            let plan = schema::plan(register);
            let cell = |name: &&str| if *name == "title" { Sql::Text(title.into()) } else { Sql::Null };
            mark(&[7; 32], register, &plan.marked.iter().map(cell).collect::<Vec<Sql>>(), &[])
        };
        std::thread::spawn(work).join().unwrap_or_default()
    }

    #[test]
    fn a_mark_outlives_a_field_added_later() {
        let mark = marked(before::Press::REGISTER, "联合办案见实效");
        assert_eq!(mark, marked(after::Press::REGISTER, "联合办案见实效"), "an empty new field changes no mark that stands");
        assert_ne!(mark, marked(before::Press::REGISTER, "联合办案见成效"), "content does");
    }
}
