//! The one writer of questions: filters, search, order and reach become SQL here and nowhere else. Names come from
//! descriptions, values go in as parameters.

use super::reading::Reading;
use super::schema;
use crate::register::query::{Query, Test, Void, Way};
use crate::register::rights::{Act, Reach};
use crate::register::{Kind, Register};
use crate::words::error::{Error, Result};
use crate::words::text::search_form;
use rusqlite::types::Value as Sql;

/// A question as SQL, with its parameters by name.
pub(super) struct Question {
    /// From FROM to the end of the condition; a further one may follow with AND.
    pub from: String,
    /// The order.
    pub order: String,
    pub values: Vec<(String, Sql)>,
}

impl Question {
    /// The parameters as a statement takes them.
    pub fn parameters(&self) -> Vec<(&str, &dyn rusqlite::ToSql)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value as &dyn rusqlite::ToSql)).collect()
    }
}

/// Writes the condition and order of a query for one actor; the table is `t`.
pub(super) fn write(reading: &Reading, register: &'static Register, query: &Query) -> Result<Question> {
    let mut question = Question { from: String::new(), order: String::new(), values: Vec::new() };
    let mut conditions = Vec::new();
    if query.void == Void::Hidden {
        conditions.push("NOT t.void".to_string());
    }
    let reach = reading.reach(register, Act::See)?;
    // What may not be seen may not be asked for either: a filter on a hidden field would tell it.
    if let Reach::Fields(names) = reach {
        let asked = query.filters.iter().map(|filter| filter.field).chain(query.order.iter().map(|order| order.field));
        let hidden = asked.filter_map(|at| register.fields.get(at)).find(|field| !names.contains(&field.name));
        if hidden.is_some() || query.search.is_some() {
            let words = format!("此岗位只能查看“{}”的部分内容，不能按其余内容查找、筛选或排序。", register.label);
            return Err(Error::refused("E_RIGHT", words));
        }
    }
    if reach == Reach::Assigned {
        question.values.push((":me".into(), Sql::Integer(reading.actor.person.unwrap_or(-1))));
        conditions.push(format!("({})", assigned(register)));
    }
    for filter in &query.filters {
        conditions.push(test(reading, register, filter.field, &filter.test, &mut question.values)?);
    }
    if query.incomplete {
        conditions.push("t.incomplete".into());
    }
    if let Some(rows) = &query.among {
        let list = list(&mut question.values, rows.iter().map(|row| Sql::Integer(*row)));
        conditions.push(format!("t.row IN ({list})"));
    }
    if let Some(search) = &query.search {
        conditions.push(search_condition(reading, register, search, &mut question.values)?);
    }
    conditions.push("1".into());
    question.from = format!("FROM {} t WHERE {}", register.name, conditions.join(" AND "));
    let mut order = Vec::new();
    for wish in &query.order {
        let Some(field) = register.fields.get(wish.field) else { continue };
        let key = match field.kind {
            Kind::Link(other) => {
                let other = reading.shelf.register(other)?;
                let title = other.title.first().copied().unwrap_or("row");
                format!("(SELECT o.{title} FROM {} o WHERE o.row = t.{})", other.name, field.name)
            }
            Kind::Many(_) | Kind::Lines(_) => continue,
            _ => format!("t.{}", field.name),
        };
        let way = match wish.way {
            Way::Up => "ASC",
            Way::Down => "DESC",
        };
        order.push(format!("{key} {way} NULLS LAST"));
    }
    order.push("t.row".into());
    question.order = format!("ORDER BY {}", order.join(", "));
    Ok(question)
}

/// The incidents of the cases that were handed to `:me`.
macro_rules! incidents_of_me {
    () => {
        "SELECT c.incident_id FROM cases c JOIN cases_hand_overs h ON h.of = c.row WHERE h.to_person_id = :me AND NOT h.void"
    };
}

/// When a row is assigned to the person `:me`: as handler, by hand-over, or through the clue or case it hangs on.
pub(super) fn assigned(register: &Register) -> &'static str {
    match register.name {
        "clues" => {
            "t.handler_id = :me OR EXISTS (SELECT 1 FROM clues_hand_overs h WHERE h.of = t.row AND h.to_person_id = :me \
             AND NOT h.void)"
        }
        "disposals" => {
            "t.clue_id IN (SELECT row FROM clues WHERE handler_id = :me) OR t.clue_id IN (SELECT of FROM \
             clues_hand_overs WHERE to_person_id = :me AND NOT void)"
        }
        "cases" => {
            "t.clue_id IN (SELECT row FROM clues WHERE handler_id = :me) OR EXISTS (SELECT 1 FROM cases_hand_overs h \
             WHERE h.of = t.row AND h.to_person_id = :me AND NOT h.void)"
        }
        "sanctions" => "t.case_id IN (SELECT of FROM cases_hand_overs WHERE to_person_id = :me AND NOT void)",
        "recoveries" => concat!("t.incident_id IN (", incidents_of_me!(), ")"),
        "accountabilities" => concat!("t.trigger_incident_id IN (", incidents_of_me!(), ")"),
        "publications" => concat!(
            "t.row IN (SELECT i.of FROM publications_items i WHERE NOT i.void AND i.incident_id IN (",
            incidents_of_me!(),
            "))"
        ),
        "publications_items" => concat!("t.incident_id IN (", incidents_of_me!(), ")"),
        "interventions" => "t.case_id IN (SELECT of FROM cases_hand_overs WHERE to_person_id = :me AND NOT void)",
        "clues_hand_overs" => "t.of IN (SELECT row FROM clues WHERE handler_id = :me) OR t.to_person_id = :me",
        "cases_hand_overs" => "t.to_person_id = :me",
        "disposals_extensions" => {
            "t.of IN (SELECT d.row FROM disposals d WHERE d.clue_id IN (SELECT row FROM clues WHERE handler_id = :me) OR d.clue_id IN \
             (SELECT of FROM clues_hand_overs WHERE to_person_id = :me AND NOT void))"
        }
        "cases_measure_log" | "cases_extensions" => {
            "t.of IN (SELECT of FROM cases_hand_overs WHERE to_person_id = :me AND NOT void)"
        }
        _ => "0",
    }
}

fn test(reading: &Reading, register: &Register, at: usize, asked: &Test, values: &mut Vec<(String, Sql)>) -> Result<String> {
    let Some(field) = register.fields.get(at) else {
        return Err(Error::refused("E_FIELD", "没有这个字段。"));
    };
    if field.sealed() {
        return Err(Error::refused("E_SEALED", format!("“{}”已封存，不能用来筛选。", field.label)));
    }
    let column = format!("t.{}", field.name);
    // Links to many and lines are no columns: of them only the link itself and whether there is any can be asked.
    let elsewhere = match field.kind {
        Kind::Many(_) => Some(format!("SELECT 1 FROM {} m WHERE m.row = t.row", schema::link_table(register, field))),
        Kind::Lines(lines) => {
            let lines = reading.shelf.register(lines)?;
            Some(format!("SELECT 1 FROM {} m WHERE m.of = t.row AND NOT m.void", lines.name))
        }
        _ => None,
    };
    let condition = match (asked, elsewhere) {
        (Test::Missing, Some(any)) => format!("NOT EXISTS ({any})"),
        (Test::Filled, Some(any)) => format!("EXISTS ({any})"),
        (Test::Linked(rows), Some(any)) if matches!(field.kind, Kind::Many(_)) => {
            format!("EXISTS ({any} AND m.other IN ({}))", list(values, rows.iter().map(|row| Sql::Integer(*row))))
        }
        (Test::Any(tests), _) => {
            let any: Result<Vec<String>> = tests.iter().map(|one| test(reading, register, at, one, values)).collect();
            let any = any?;
            if any.is_empty() { "0".into() } else { format!("(({}))", any.join(") OR (")) }
        }
        (_, Some(_)) => {
            return Err(Error::refused("E_FIELD", format!("“{}”不能这样筛选。请改用其他条件。", field.label)));
        }
        (Test::Missing, None) => format!("{column} IS NULL"),
        (Test::Filled, None) => format!("{column} IS NOT NULL"),
        (Test::Is(words), None) if field.kind == Kind::Codes => {
            let part = |word: &String| format!("instr({column}, {}) > 0", parameter(values, Sql::Text(format!(",{word},"))));
            let parts: Vec<String> = words.iter().map(part).collect();
            if parts.is_empty() { "0".into() } else { format!("({})", parts.join(" OR ")) }
        }
        (Test::Is(texts), None) => {
            format!("{column} IN ({})", list(values, texts.iter().map(|text| Sql::Text(text.clone()))))
        }
        (Test::Number(numbers) | Test::Linked(numbers), None) => {
            format!("{column} IN ({})", list(values, numbers.iter().map(|number| Sql::Integer(*number))))
        }
        (Test::Contains(text), None) => {
            let pattern = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            format!("{column} LIKE {} ESCAPE '\\'", parameter(values, Sql::Text(format!("%{pattern}%"))))
        }
        (Test::Between(from, to), None) => {
            let text = |end: &Option<String>| end.clone().map(Sql::Text);
            between(&column, values, text(from), text(to))
        }
        (Test::Span(from, to), None) => between(&column, values, from.map(Sql::Integer), to.map(Sql::Integer)),
    };
    Ok(condition)
}

/// A condition on one or both ends; with both open it still asks that there is something.
fn between(column: &str, values: &mut Vec<(String, Sql)>, from: Option<Sql>, to: Option<Sql>) -> String {
    let mut ends = vec![format!("{column} IS NOT NULL")];
    ends.extend(from.map(|value| format!("{column} >= {}", parameter(values, value))));
    ends.extend(to.map(|value| format!("{column} <= {}", parameter(values, value))));
    ends.join(" AND ")
}

/// So many values are named one by one; more go in as one JSON array, for the engine knows only so many names.
const NAMED: usize = 200;

/// What stands between the brackets of an `IN`.
fn list(values: &mut Vec<(String, Sql)>, members: impl ExactSizeIterator<Item = Sql>) -> String {
    if members.len() <= NAMED {
        let names: Vec<String> = members.map(|member| parameter(values, member)).collect();
        return names.join(", ");
    }
    let members = members.map(|member| match member {
        Sql::Integer(number) => serde_json::Value::from(number),
        Sql::Text(text) => serde_json::Value::from(text),
        Sql::Null | Sql::Real(_) | Sql::Blob(_) => serde_json::Value::Null,
    });
    let json = serde_json::Value::Array(members.collect()).to_string();
    format!("SELECT value FROM json_each({})", parameter(values, Sql::Text(json)))
}

/// Adds a value and gives its name.
fn parameter(values: &mut Vec<(String, Sql)>, value: Sql) -> String {
    let name = format!(":p{}", values.len());
    values.push((name.clone(), value));
    name
}

/// Rows in which every word occurs: in the register's own text, in the names of linked persons and units, or in its lines.
fn search_condition(
    reading: &Reading,
    register: &'static Register,
    search: &str,
    values: &mut Vec<(String, Sql)>,
) -> Result<String> {
    let mut conditions = Vec::new();
    for word in search.split_whitespace() {
        let form = search_form(word);
        let form = form.trim();
        if form.is_empty() {
            continue;
        }
        let whole = form.ends_with(|c: char| !c.is_ascii());
        let phrase = if whole { format!("\"{form}\"") } else { format!("\"{form}\"*") };
        let name = parameter(values, Sql::Text(phrase));
        let mut places = Vec::new();
        if schema::searched(register) {
            places.push(format!("SELECT rowid FROM {r}_search WHERE {r}_search MATCH {name}", r = register.name));
        }
        for field in register.fields {
            match field.kind {
                Kind::Link(other @ ("persons" | "units")) if field.search => places.push(format!(
                    "SELECT row FROM {r} WHERE {f} IN (SELECT rowid FROM {other}_search WHERE {other}_search MATCH {name})",
                    r = register.name,
                    f = field.name
                )),
                Kind::Lines(lines) => {
                    let lines = reading.shelf.register(lines)?;
                    if schema::searched(lines) {
                        places.push(format!(
                            "SELECT of FROM {l} WHERE row IN (SELECT rowid FROM {l}_search WHERE {l}_search MATCH {name})",
                            l = lines.name
                        ));
                    }
                }
                _ => {}
            }
        }
        conditions.push(format!("t.row IN ({})", places.join(" UNION ")));
    }
    if conditions.is_empty() {
        return Err(Error::refused("E_SEARCH", "请输入要查找的字或词。"));
    }
    Ok(conditions.join(" AND "))
}
