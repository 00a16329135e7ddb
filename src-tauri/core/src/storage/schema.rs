//! Tables as a register's description asks for them. A migration is written from this once and then stands for ever; a
//! test holds the migrated database against it.

use crate::register::codes::ClosedList;
use crate::register::{Field, Kind, Need, Register};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Statements that make a register's tables: its own, its links to many, its history, its search index.
pub fn statements(register: &Register, closed: &[ClosedList]) -> Vec<String> {
    let name = register.name;
    let mut all = vec![table(register, closed)];
    all.push(format!("CREATE UNIQUE INDEX {name}_id ON {name}(id)"));
    // What a register counts is asked for on every page and must not read the rows themselves. `void` stands second, so
    // that no question for living rows takes this for a way to find them.
    all.push(format!("CREATE INDEX {name}_counts ON {name}(incomplete, void)"));
    if register.of.is_some() {
        all.push(format!("CREATE INDEX {name}_of ON {name}(of)"));
    }
    if let Some(number) = register.number {
        let field = number.field;
        all.push(format!("CREATE UNIQUE INDEX {name}_number ON {name}({field}) WHERE NOT void"));
    }
    for field in register.fields {
        if let Kind::Many(other) = field.kind {
            let link = link_table(register, field);
            all.push(format!(
                "CREATE TABLE {link} (row INTEGER NOT NULL REFERENCES {name}(row), other INTEGER NOT NULL REFERENCES \
                 {other}(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID"
            ));
            all.push(format!("CREATE INDEX {link}_other ON {link}(other)"));
        }
    }
    all.push(format!(
        "CREATE TABLE {name}_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES {name}(row), trail \
         INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT"
    ));
    all.push(format!("CREATE INDEX {name}_history_row ON {name}_history(row)"));
    if searched(register) {
        all.push(format!(
            "CREATE VIRTUAL TABLE {name}_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61')"
        ));
        all.push(format!("INSERT INTO {name}_search({name}_search, rank) VALUES ('secure-delete', 1)"));
    }
    all
}

/// Whether the search box looks into any text of the register; links are followed to the other register's index.
pub fn searched(register: &Register) -> bool {
    register.fields.iter().any(|field| field.search && matches!(field.kind, Kind::Text | Kind::Texts))
}

/// The table of a field that links to many rows.
pub fn link_table(register: &Register, field: &Field) -> String {
    format!("{}_{}", register.name, field.name)
}

/// The columns the program keeps for every row, behind the fields.
pub const KEPT: &[&str] =
    &["incomplete", "written", "void", "void_reason", "came_from", "came_row", "entered", "changed", "mac"];

/// What writing a row of a register needs again and again.
pub(super) struct Plan {
    /// The statement that enters a row.
    pub insert: String,
    /// The columns a row's mark covers: all but the row number and the mark itself.
    pub marked: Vec<&'static str>,
    /// Their positions in the order of their names, so that a mark outlives a reordered description.
    pub by_name: Vec<usize>,
}

thread_local! {
    static PLANS: RefCell<HashMap<&'static str, Rc<Plan>>> = RefCell::new(HashMap::new());
}

/// The plan of a register, made once.
pub(super) fn plan(register: &Register) -> Rc<Plan> {
    PLANS.with_borrow_mut(|plans| plans.entry(register.name).or_insert_with(|| Rc::new(Plan::new(register))).clone())
}

impl Plan {
    fn new(register: &Register) -> Plan {
        let names: Vec<&str> = columns(register).into_iter().map(|(name, ..)| name).filter(|n| *n != "row").collect();
        let marks = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO {} ({}) VALUES ({marks})", register.name, names.join(", "));
        let marked: Vec<&'static str> =
            columns(register).into_iter().map(|(name, ..)| name).filter(|n| *n != "row" && *n != "mac").collect();
        let mut by_name: Vec<usize> = (0..marked.len()).collect();
        by_name.sort_by_key(|at| marked.get(*at));
        Plan { insert, marked, by_name }
    }
}

/// Columns of a register's own table: name, type, whether empty is refused, what it refers to.
pub fn columns(register: &Register) -> Vec<(&'static str, &'static str, bool, Option<&'static str>)> {
    let mut all = vec![("row", "INTEGER", false, None), ("id", "BLOB", true, None)];
    if register.of.is_some() {
        all.push(("of", "INTEGER", true, register.of));
    }
    for (_, field) in register.columns() {
        let to = match field.kind {
            Kind::Link(other) => Some(other),
            _ => None,
        };
        all.push((field.name, storage_type(field.kind), field.need == Need::Identity, to));
    }
    for kept in KEPT {
        let (ty, required, to) = match *kept {
            "written" | "void_reason" => ("TEXT", false, None),
            "came_from" => ("INTEGER", false, Some("sources")),
            "came_row" => ("INTEGER", false, None),
            "mac" => ("BLOB", true, None),
            _ => ("INTEGER", true, None),
        };
        all.push((kept, ty, required, to));
    }
    all
}

fn table(register: &Register, closed: &[ClosedList]) -> String {
    let mut parts = Vec::new();
    for (name, ty, required, to) in columns(register) {
        let mut part = format!("  {name} {ty}");
        if name == "row" {
            part.push_str(" PRIMARY KEY");
        }
        if required {
            part.push_str(" NOT NULL");
        }
        if let Some(other) = to {
            part.push_str(&format!(" REFERENCES {other}(row)"));
        }
        if let Some(check) = check(name, register.field(name), closed) {
            part.push_str(&format!(" CHECK ({check})"));
        }
        parts.push(part);
    }
    for group in register.one_of {
        let filled: Vec<String> = group.iter().map(|field| format!("{field} IS NOT NULL")).collect();
        parts.push(format!("  CHECK ({})", filled.join(" OR ")));
    }
    format!("CREATE TABLE {} (\n{}\n) STRICT", register.name, parts.join(",\n"))
}

fn storage_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Texts | Kind::Day | Kind::Month | Kind::Code | Kind::Codes => "TEXT",
        Kind::Count | Kind::Fen | Kind::Flag | Kind::Link(_) => "INTEGER",
        Kind::Sealed => "BLOB",
        Kind::Many(_) | Kind::Lines(_) => "",
    }
}

fn check(name: &str, field: Option<&Field>, closed: &[ClosedList]) -> Option<String> {
    if let Some(field) = field {
        let list = field.codes.and_then(|codes| closed.iter().find(|list| list.name == codes));
        return match (field.kind, list) {
            (Kind::Code, Some(list)) => {
                let words: Vec<String> = list.codes.iter().map(|(word, _, _)| format!("'{word}'")).collect();
                Some(format!("{name} IN ({})", words.join(", ")))
            }
            (Kind::Day, _) => Some(format!("{name} GLOB '[12][0-9][0-9][0-9]*' AND length({name}) IN (4, 7, 10)")),
            (Kind::Month, _) => Some(format!("{name} GLOB '[12][0-9][0-9][0-9]-[01][0-9]'")),
            (Kind::Flag, _) => Some(format!("{name} IN (0, 1)")),
            (Kind::Codes, _) => Some(format!("{name} GLOB ',?*,'")),
            (Kind::Text | Kind::Code, None) if field.need == Need::Identity => Some(format!("{name} <> ''")),
            _ => None,
        };
    }
    match name {
        "id" => Some("length(id) = 16".into()),
        "incomplete" | "void" => Some(format!("{name} IN (0, 1)")),
        "mac" => Some("length(mac) = 16".into()),
        _ => None,
    }
}
