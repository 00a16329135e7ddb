//! What migrations leave behind is what the registers describe, and a newer file is not touched.
#![allow(clippy::unwrap_used, clippy::panic)]

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::SystemTime;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Described, Draft, Kind, Link, Register, Texts};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::task::{CloseOut, Measure, Task};
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::registers::{self, enter};
use zhengfeng_core::storage::connection::DataKey;
use zhengfeng_core::storage::{Change, connection, history, migrate, page, read, schema};
use zhengfeng_core::vault::keyring::Keyring;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Error;
use zhengfeng_core::words::ids::RowId;

const PASSWORD: &str = "Kestrel-7-Harbour";
const NOON: u64 = 1_448_000_000_000;

/// What the office has besides registers.
const BONES: &[&str] =
    &["trail", "batches", "sources", "code_lists", "codes", "settings", "looks", "submission_values", "submission_rows"];

fn migrated(to: u32) -> Connection {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate::climb(&mut conn, to).unwrap();
    conn
}

#[test]
fn every_register_has_the_columns_it_describes() {
    let conn = migrated(migrate::FORMAT);
    for register in registers::ALL {
        let described: BTreeMap<String, (String, bool)> = schema::columns(register)
            .into_iter()
            .map(|(name, ty, required, _)| (name.to_string(), (ty.to_string(), required)))
            .collect();
        let found: BTreeMap<String, (String, bool)> = texts(
            &conn,
            &format!("SELECT name || ' ' || type || ' ' || \"notnull\" FROM pragma_table_xinfo('{}')", register.name),
        )
        .iter()
        .map(|line| {
            let parts: Vec<&str> = line.split(' ').collect();
            (parts[0].to_string(), (parts[1].to_string(), parts[2] == "1"))
        })
        .collect();
        assert_eq!(found, described, "columns of {}", register.name);
    }
}

#[test]
fn every_link_refers_to_the_register_it_describes() {
    let conn = migrated(migrate::FORMAT);
    for register in registers::ALL {
        let described: BTreeSet<String> = schema::columns(register)
            .into_iter()
            .filter_map(|(name, _, _, to)| to.map(|to| format!("{name} {to} row")))
            .collect();
        assert_eq!(references(&conn, register.name), described, "references of {}", register.name);
        for field in register.fields {
            if let Kind::Many(other) = field.kind {
                let table = schema::link_table(register, field);
                let described = BTreeSet::from([format!("row {} row", register.name), format!("other {other} row")]);
                assert_eq!(references(&conn, &table), described, "references of {table}");
            }
        }
    }
}

#[test]
fn every_register_has_the_checks_it_describes() {
    let conn = migrated(migrate::FORMAT);
    for register in registers::ALL {
        let described = checks(&schema::statements(register, registers::CLOSED)[0]);
        let sql = texts(&conn, &format!("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{}'", register.name));
        assert_eq!(checks(&sql[0]), described, "checks of {}", register.name);
    }
}

#[test]
fn no_index_or_table_is_missing_and_none_is_a_stranger() {
    let conn = migrated(migrate::FORMAT);
    let tables: BTreeSet<String> =
        texts(&conn, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .into_iter()
            .filter(|name| !name.contains("_search_"))
            .collect();
    let mut described: BTreeSet<String> = BONES.iter().map(|name| name.to_string()).collect();
    for register in registers::ALL {
        described.extend(tables_of(register));
        for statement in schema::statements(register, registers::CLOSED) {
            let Some(rest) = statement.strip_prefix("CREATE INDEX ").or_else(|| statement.strip_prefix("CREATE UNIQUE INDEX "))
            else {
                continue;
            };
            let name = rest.split(' ').next().unwrap();
            let found = texts(&conn, &format!("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = '{name}'"));
            assert_eq!(found.first().map(|sql| flat(sql)), Some(flat(&statement)), "index {name}");
        }
    }
    assert_eq!(tables, described, "tables");
}

#[test]
fn every_older_format_climbs_to_the_same_newest() {
    let newest = texts(
        &migrated(migrate::FORMAT),
        "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1",
    );
    for from in 0..migrate::FORMAT {
        let mut conn = migrated(from);
        migrate::climb(&mut conn, migrate::FORMAT).unwrap();
        assert_eq!(migrate::format_of(&conn).unwrap(), migrate::FORMAT, "from format {from}");
        let found = texts(&conn, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1");
        assert_eq!(found, newest, "from format {from}");
    }
}

#[test]
fn an_office_of_format_1_finds_names_by_their_initials_after_a_checked_backup() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office = Office::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap().office;
    let (unit, person, closed) = office.change(Deed::Add, fill).unwrap();
    let mut patch = Draft::new(CloseOut::REGISTER);
    patch.set(CloseOut::CLOSED_ON, Day::new(2015, 11, 20).unwrap());
    assert!(office.change(Deed::Change, |change| enter::amend(change, closed, &patch)).unwrap(), "the close-out has a history");
    drop(office);
    // The indexes of format 1 held no initials, and it had fewer tables.
    let key = Keyring::read(&folder.keyring()).unwrap().open("office", PASSWORD, NOON).unwrap().data;
    let conn = as_written_in_format_1(&folder.database(), &key);
    for (table, row, text) in [("units", unit, "岚 江 县 民 政 局"), ("persons", person, "曾 秀 兰")] {
        conn.execute(&format!("INSERT OR REPLACE INTO {table}_search (rowid, text) VALUES (?1, ?2)"), (row, text)).unwrap();
    }
    for table in ["tasks", "measures", "close_outs"] {
        conn.execute(&format!("INSERT INTO {table}_search (rowid, text) SELECT row, '津 补 贴' FROM {table}"), []).unwrap();
    }
    drop(conn);
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Write, Box::new(StoppedClock(NOON + 1))).unwrap();
    for (register, search, row) in [
        (Unit::REGISTER, "ljxmzj", unit),
        (Unit::REGISTER, "LJX", unit),
        (Unit::REGISTER, "mzj", unit),
        (Unit::REGISTER, "民政局", unit),
        (Person::REGISTER, "zxl", person),
        (Person::REGISTER, "cxl", person),
        (Person::REGISTER, "秀兰", person),
    ] {
        let query = Query { search: Some(search.into()), ..Query::default() };
        let found = page::view(&office.reading(), register, &query).unwrap().rows;
        assert_eq!(found, [row], "{} by {search}", register.label);
    }
    assert_eq!(office.verify().unwrap().problems, [""; 0], "the office is whole");
    let kept = read::find(&office.reading(), CloseOut::REGISTER, closed).unwrap();
    assert_eq!(kept.get(CloseOut::CLOSED_ON), Day::new(2015, 11, 20), "a close-out of a measure outlives its table");
    let past = history::versions(&office.reading(), CloseOut::REGISTER, closed).unwrap();
    assert_eq!(past.len(), 1, "and so does what it held before");
    assert_eq!(std::fs::read_dir(folder.backups()).unwrap().count(), 1, "one backup was made before");
}

#[test]
fn what_was_handed_in_before_format_8_is_kept_number_by_number() {
    let mut conn = migrated(7);
    conn.execute_batch(
        "INSERT INTO submissions (row, id, kind_code, title, from_on, to_on, incomplete, void, entered, changed, mac) VALUES \
         (3, zeroblob(16), 'report', '2015年全年情况报告', '2015-01-01', '2015-12-31', 0, 0, 5, 5, zeroblob(16));
         INSERT INTO submission_values VALUES (3, 'F022', 'person', '人', 163), (3, 'F022', 'incident', '件', 122);
         INSERT INTO submission_rows VALUES (3, 'F022', 'incident', 'incidents', 7, 4, zeroblob(16)), \
         (3, 'F022', 'person', 'persons', 9, 4, zeroblob(16))",
    )
    .unwrap();
    migrate::climb(&mut conn, migrate::FORMAT).unwrap();
    let kept = texts(
        &conn,
        "SELECT v.number || ' ' || figure || ' ' || basis || ' ' || span || ' ' || period || ' ' || unit || ' ' || value || ' ' \
         || register || ' ' || row || ' ' || changed FROM submission_values v JOIN submission_rows r ON r.submission = v.submission \
         AND r.number = v.number ORDER BY v.number",
    );
    let year = "2015-01-01..2015-12-31";
    assert_eq!(
        kept,
        [
            format!("0 F022 incident period {year} 件 122 incidents 7 4"),
            format!("1 F022 person period {year} 人 163 persons 9 4")
        ]
    );
}

#[test]
fn counting_a_register_reads_an_index_and_no_other_question_walks_it() {
    let conn = migrated(migrate::FORMAT);
    for register in registers::ALL {
        let name = register.name;
        let counted = plan(&conn, &format!("SELECT count(*), coalesce(sum(incomplete), 0) FROM {name} WHERE NOT void"));
        assert!(counted.contains(&format!("USING COVERING INDEX {name}_counts")), "{counted}");
        // Asked by its living rows alone, a register has no use for an index that tells nearly all of them.
        let found = plan(&conn, &format!("SELECT mac FROM {name} WHERE void = 0 ORDER BY row"));
        assert!(!found.contains("_counts"), "{found}");
    }
}

/// The office's file as the first format would have it: the same rows in the tables and columns of then.
fn as_written_in_format_1(database: &Path, key: &DataKey) -> Connection {
    let newest = database.with_extension("newest");
    std::fs::rename(database, &newest).unwrap();
    let from = connection::open_writer(&newest, key).unwrap();
    let mut to = connection::open_writer(database, key).unwrap();
    migrate::climb(&mut to, 1).unwrap();
    to.pragma_update(None, "foreign_keys", "OFF").unwrap();
    let plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\'";
    for table in texts(&to, plain) {
        let columns = texts(&to, &format!("SELECT name FROM pragma_table_xinfo('{table}')")).join(", ");
        let mut select = from.prepare(&format!("SELECT {columns} FROM {table}")).unwrap();
        let marks = vec!["?"; select.column_count()].join(", ");
        let insert = format!("INSERT INTO {table} ({columns}) VALUES ({marks})");
        let width = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<Value> = (0..width).map(|at| row.get(at).unwrap()).collect();
            to.execute(&insert, params_from_iter(cells)).unwrap();
        }
    }
    to.pragma_update(None, "foreign_keys", "ON").unwrap();
    drop(from);
    std::fs::remove_file(newest).unwrap();
    to
}

/// How the engine would answer a question.
fn plan(conn: &Connection, question: &str) -> String {
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {question}")).unwrap();
    let steps = statement.query_map([], |row| row.get::<_, String>(3)).unwrap();
    steps.map(Result::unwrap).collect::<Vec<_>>().join("; ")
}

/// A unit with an alias, a person, and a measure asked to be closed.
fn fill(change: &Change) -> Result<(RowId, RowId, RowId), Error> {
    let mut unit = Draft::new(Unit::REGISTER);
    unit.set(Unit::FULL_NAME, "岚江县民政局").set(Unit::ALIASES, Texts(vec!["县局".into(), "民政局".into()]));
    let unit = enter::enter(change, &unit, None, None)?;
    let mut person = Draft::new(Person::REGISTER);
    person.set(Person::NAME, "曾秀兰").set(Person::UNIT_ID, Link::<Unit>::from(unit));
    let person = enter::enter(change, &person, None, None)?;
    let mut task = Draft::new(Task::REGISTER);
    task.set(Task::PERIOD_YEAR, 2015).set(Task::TASK_NO, "1").set(Task::TASK_TEXT, "集中整治违规发放津补贴问题");
    let task = enter::enter(change, &task, None, None)?;
    let mut measure = Draft::new(Measure::REGISTER);
    measure.set(Measure::TASK_ID, Link::<Task>::from(task)).set(Measure::MEASURE_NO, "1-1");
    measure.set(Measure::MEASURE_TEXT, "由县财政局牵头，对2013年以来各单位津补贴发放情况逐笔核对");
    let measure = enter::enter(change, &measure, None, None)?;
    let mut closed = Draft::new(CloseOut::REGISTER);
    closed.set(CloseOut::MEASURE_ID, Link::<Measure>::from(measure)).set(CloseOut::APPLIED_ON, Day::new(2015, 11, 9).unwrap());
    Ok((unit, person, enter::enter(change, &closed, None, None)?))
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_not_a_byte_is_touched() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    drop(Office::found(&folder, PASSWORD, Box::new(StoppedClock(NOON))).unwrap());
    let key = Keyring::read(&folder.keyring()).unwrap().open("office", PASSWORD, NOON).unwrap().data;
    let conn = connection::open_writer(&folder.database(), &key).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    drop(conn);
    let before = picture(folder.path());
    for purpose in [Purpose::Write, Purpose::Read] {
        let refused = Office::open(&folder, "office", PASSWORD, purpose, Box::new(StoppedClock(NOON))).err().unwrap();
        assert!(matches!(refused, Error::TooNew { found: 99, known: migrate::FORMAT, .. }), "{refused}");
        assert!(before == picture(folder.path()), "every file is as it was, by content and time, and none came");
    }
}

fn tables_of(register: &Register) -> Vec<String> {
    let mut all = vec![register.name.to_string(), format!("{}_history", register.name)];
    if schema::searched(register) {
        all.push(format!("{}_search", register.name));
    }
    let many = register.fields.iter().filter(|field| matches!(field.kind, Kind::Many(_)));
    all.extend(many.map(|field| schema::link_table(register, field)));
    all
}

fn references(conn: &Connection, table: &str) -> BTreeSet<String> {
    let sql = format!("SELECT \"from\" || ' ' || \"table\" || ' ' || \"to\" FROM pragma_foreign_key_list('{table}')");
    texts(conn, &sql).into_iter().collect()
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The CHECK constraints of a CREATE TABLE, each with its blanks made one.
fn checks(sql: &str) -> BTreeSet<String> {
    let sql = flat(sql);
    let mut all = BTreeSet::new();
    for (at, _) in sql.match_indices("CHECK (") {
        let mut depth = 0;
        let end = sql[at..].char_indices().find(|(_, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => return false,
            }
            depth == 0
        });
        all.insert(sql[at..at + end.unwrap().0].to_string());
    }
    all
}

fn flat(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")")
}

fn picture(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(picture(&path));
        } else {
            let modified = path.metadata().unwrap().modified().unwrap();
            all.insert(path.display().to_string(), (std::fs::read(&path).unwrap(), modified));
        }
    }
    all
}
