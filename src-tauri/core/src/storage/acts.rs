//! Taking an act back: what one trail entry wrote is undone as a whole, by another act that can be taken back in its
//! turn. What the act entered is voided, what it overwrote comes back, a void it set is lifted. Nothing is forgotten:
//! the history keeps both. Refused where a row is not as the act left it, or where something leans on a row that would go.

use super::change::Change;
use super::history::{self, Kept};
use super::reading::Reading;
use super::{batch, read, schema, write};
use crate::register::rights::{self, Privilege, Reach};
use crate::register::{Kind, Register, Value};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, named_params};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What taking an act back did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Rows the act had entered, now voided.
    pub voided: u64,
    /// Rows the act had changed, now as before.
    pub restored: u64,
}

/// What an act did to one row.
enum Done {
    Entered,
    /// What its fields held before, the oldest where it wrote one twice.
    Overwrote(Vec<(String, Kept)>),
}

/// One row of an act.
struct Touched {
    register: &'static Register,
    row: RowId,
    done: Done,
}

/// What is taken back, in the words of a refusal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// A single act.
    Act,
    /// A batch, of which single rows may have been voided since.
    Batch,
}

impl Whole {
    fn words(self) -> &'static str {
        match self {
            Whole::Act => "不能撤销",
            Whole::Batch => "不能撤回这一批",
        }
    }

    fn reason(self) -> &'static str {
        match self {
            Whole::Act => "撤销登记",
            Whole::Batch => "撤回批次",
        }
    }
}

/// The rows an act wrote, those it entered and those it changed.
pub fn touched(reading: &Reading, seq: i64) -> Result<Vec<(&'static Register, RowId)>> {
    Ok(gather(reading, seq)?.into_iter().map(|touched| (touched.register, touched.row)).collect())
}

/// Takes back the act with this number in the trail, within a change of its own. What follows from it in computed
/// fields is settled by the caller's room.
pub fn take_back(change: &Change, seq: i64) -> Result<TakenBack> {
    let batch: Option<RowId> = change
        .conn()
        .prepare_cached("SELECT batch FROM trail WHERE seq = :seq")?
        .query_row(named_params! { ":seq": seq }, |row| row.get("batch"))
        .optional()?
        .ok_or_else(|| Error::refused("E_NOT_FOUND", format!("日志中没有第{seq}条，没有可撤销的操作。")))?;
    if batch.is_some() && !rights::has(change.reading().actor.role, Privilege::Import) {
        return Err(Error::refused("E_RIGHT", "这是整批导入的内容，此岗位无权撤销。请由案管综合办理。"));
    }
    let done = batch::line(change, || undo(change, seq, Whole::Act))?;
    if let Some(batch) = batch {
        batch::turn(change, batch)?;
    }
    Ok(done)
}

/// Undoes what an act wrote. The caller holds a savepoint or gives the whole change up when it is refused.
pub(super) fn undo(change: &Change, seq: i64, whole: Whole) -> Result<TakenBack> {
    let mut all = gather(change.reading(), seq)?;
    if all.is_empty() {
        return Err(Error::refused("E_NOTHING", "这项操作没有改动任何记录，没有可撤销的内容。"));
    }
    if whole == Whole::Batch {
        all = still_living(change, all)?;
    }
    for touched in &all {
        unchanged_since(change, touched, seq, whole)?;
    }
    allow(change, &all)?;
    let mut done = TakenBack::default();
    let mut fallen: BTreeMap<&'static str, Vec<RowId>> = BTreeMap::new();
    for Touched { register, row, .. } in all.iter().rev().filter(|touched| matches!(touched.done, Done::Entered)) {
        write::void(change, register, *row, whole.reason())?;
        fallen.entry(register.name).or_default().push(*row);
        done.voided = done.voided.saturating_add(1);
    }
    let mut raised = Vec::new();
    for Touched { register, row, done: what } in &all {
        let Done::Overwrote(before) = what else { continue };
        let (mut columns, mut many) = (Vec::new(), Vec::new());
        for (name, kept) in before {
            match kept {
                Kept::Cell(value) => columns.push((name.clone(), value.clone())),
                Kept::Rows(rows) => many.push((name.clone(), rows.clone())),
            }
        }
        let falls = columns.iter().any(|(name, value)| name == "void" && *value == Sql::Integer(1));
        number_free(change, register, *row, &columns, whole)?;
        write::restore(change, register, *row, columns, many)?;
        if falls {
            fallen.entry(register.name).or_default().push(*row);
        } else {
            raised.push((*register, *row, before));
        }
        done.restored = done.restored.saturating_add(1);
    }
    for (register, row, before) in raised {
        stands_on_living(change, register, row, before, whole)?;
    }
    nothing_leans_on(change, &fallen, whole)?;
    Ok(done)
}

/// Finds what an act wrote, register by register, parents before their lines.
fn gather(reading: &Reading, seq: i64) -> Result<Vec<Touched>> {
    let mut all = Vec::new();
    for register in reading.shelf.registers.iter().copied() {
        let name = register.name;
        let mut entered = HashSet::new();
        if let Some(first) = first(reading, name, "row", "entered", seq)? {
            let sql = format!("SELECT row, entered FROM {name} WHERE row >= ? ORDER BY row");
            let mut statement = reading.conn.prepare_cached(&sql)?;
            let mut rows = statement.query([first])?;
            while let Some(found) = rows.next()? {
                if found.get::<_, i64>("entered")? != seq {
                    break;
                }
                let row = found.get("row")?;
                entered.insert(row);
                all.push(Touched { register, row, done: Done::Entered });
            }
        }
        let history = format!("{name}_history");
        let Some(first) = first(reading, &history, "seq", "trail", seq)? else { continue };
        let sql = format!("SELECT row, trail, before FROM {history} WHERE seq >= ? ORDER BY seq");
        let mut statement = reading.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([first])?;
        let mut places: HashMap<RowId, usize> = HashMap::new();
        while let Some(found) = rows.next()? {
            if found.get::<_, i64>("trail")? != seq {
                break;
            }
            let row: RowId = found.get("row")?;
            if entered.contains(&row) {
                continue;
            }
            let before = history::parse(register, &found.get::<_, String>("before")?)?;
            let place = *places.entry(row).or_insert_with(|| {
                all.push(Touched { register, row, done: Done::Overwrote(Vec::new()) });
                all.len().saturating_sub(1)
            });
            if let Some(Touched { done: Done::Overwrote(oldest), .. }) = all.get_mut(place) {
                oldest.extend(
                    before.into_iter().filter(|(name, _)| !oldest.iter().any(|(known, _)| known == name)).collect::<Vec<_>>(),
                );
            }
        }
    }
    Ok(all)
}

/// The first entry of a table that was written by an act or after it. Entries are numbered as they are written and acts
/// too, so the number of the act never falls from one entry to the next: halving finds the place without an index.
fn first(reading: &Reading, table: &str, number: &str, act: &str, seq: i64) -> Result<Option<i64>> {
    let sql = format!("SELECT {number}, {act} FROM {table} WHERE {number} >= ? ORDER BY {number} LIMIT 1");
    let mut from = reading.conn.prepare_cached(&sql)?;
    let sql = format!("SELECT {number}, {act} FROM {table} ORDER BY {number} DESC LIMIT 1");
    let last: Option<(i64, i64)> =
        reading.conn.prepare_cached(&sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((mut high, _)) = last.filter(|(_, act)| *act >= seq) else { return Ok(None) };
    let mut low = 0_i64;
    while low < high {
        let middle = low.saturating_add(high.saturating_sub(low) / 2);
        let (found, act): (i64, i64) = from.query_row([middle], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if act >= seq {
            high = middle;
        } else {
            low = found.saturating_add(1);
        }
    }
    Ok(from.query_row([low], |row| row.get(0)).optional()?)
}

/// A batch may be taken back though single rows of it were voided since: those stay void.
fn still_living(change: &Change, all: Vec<Touched>) -> Result<Vec<Touched>> {
    let mut living = Vec::with_capacity(all.len());
    for touched in all {
        let voided_here = matches!(&touched.done, Done::Overwrote(before) if before.iter().any(|(name, _)| name == "void"));
        if voided_here || !is_void(change, touched.register, touched.row)? {
            living.push(touched);
        }
    }
    Ok(living)
}

fn is_void(change: &Change, register: &Register, row: RowId) -> Result<bool> {
    let sql = format!("SELECT void FROM {} WHERE row = ?", register.name);
    Ok(change.conn().prepare_cached(&sql)?.query_row([row], |found| found.get(0))?)
}

/// Refuses a row that is not as the act left it. What was changed since and changed back again is.
fn unchanged_since(change: &Change, touched: &Touched, seq: i64, whole: Whole) -> Result<()> {
    let Touched { register, row, .. } = *touched;
    let sql = format!(
        "SELECT h.before AS before, t.account AS account FROM {}_history h JOIN trail t ON t.seq = h.trail WHERE h.row = \
         :row AND h.trail > :seq ORDER BY h.seq DESC",
        register.name
    );
    let mut statement = change.conn().prepare_cached(&sql)?;
    let mut rows = statement.query(named_params! { ":row": row, ":seq": seq })?;
    let mut left: HashMap<String, Kept> = HashMap::new();
    let mut last = None;
    while let Some(found) = rows.next()? {
        left.extend(history::parse(register, &found.get::<_, String>("before")?)?);
        last = last.or(Some(found.get::<_, String>("account")?));
    }
    let Some(account) = last else { return Ok(()) };
    let cells = read::raw(change.reading(), register, row)?;
    let links = read::many_of(change.reading(), register, row)?;
    let differs = left.into_iter().any(|(name, kept)| match kept {
        Kept::Cell(value) => cells.iter().any(|(column, present)| *column == name && *present != value),
        Kept::Rows(rows) => links.iter().any(|(field, present)| *field == name && *present != rows),
    });
    if differs {
        return Err(refusal(change, register, row, whole, &format!("此后又被“{account}”改过"))?);
    }
    Ok(())
}

/// Taking back needs the right to write every row the act wrote. What the program settled along with it in computed
/// fields follows, as it did then.
fn allow(change: &Change, all: &[Touched]) -> Result<()> {
    let settled = |touched: &Touched| match &touched.done {
        Done::Entered => false,
        Done::Overwrote(before) => before
            .iter()
            .all(|(name, _)| name == "incomplete" || touched.register.field(name).is_some_and(|field| field.computed)),
    };
    let only_settled = all.iter().all(settled);
    for touched in all.iter().filter(|touched| only_settled || !settled(touched)) {
        if write::allow(change, touched.register)? == Reach::Assigned {
            read::find(change.reading(), touched.register, touched.row)?;
        }
    }
    Ok(())
}

/// Refuses to give a number back that another living row has got meanwhile.
fn number_free(change: &Change, register: &Register, row: RowId, columns: &[(String, Sql)], whole: Whole) -> Result<()> {
    let Some(number) = register.number else { return Ok(()) };
    let falls = columns.iter().any(|(name, value)| name == "void" && *value == Sql::Integer(1));
    if falls || !columns.iter().any(|(name, _)| name == "void" || name == number.field) {
        return Ok(());
    }
    let own = match columns.iter().find(|(name, _)| name == number.field) {
        Some((_, value)) => value.clone(),
        None => {
            let sql = format!("SELECT {} FROM {} WHERE row = ?", number.field, register.name);
            change.conn().prepare_cached(&sql)?.query_row([row], |found| found.get(0))?
        }
    };
    let sql = format!("SELECT 1 FROM {} WHERE {} = ?1 AND NOT void AND row <> ?2", register.name, number.field);
    if !change.conn().prepare_cached(&sql)?.exists(rusqlite::params![own, row])? {
        return Ok(());
    }
    let spelled = if let Sql::Text(text) = &own { text.as_str() } else { "" };
    let label = register.field(number.field).map_or("编号", |field| field.label);
    Err(Error::refused(
        "E_DUPLICATE",
        format!("{}：{label}“{spelled}”已给了另一条“{}”。请先改那条记录的编号，再试。", whole.words(), register.label),
    ))
}

/// Refuses a row that would come back linked to a voided one.
fn stands_on_living(
    change: &Change,
    register: &'static Register,
    row: RowId,
    before: &[(String, Kept)],
    whole: Whole,
) -> Result<()> {
    let living = read::find_any(change.reading(), register, row)?;
    if living.kept.void {
        return Ok(());
    }
    let came_back = |name: &str| before.iter().any(|(known, _)| known == name);
    for (field, value) in register.fields.iter().zip(&living.values).filter(|(f, _)| came_back("void") || came_back(f.name)) {
        let (Kind::Link(other), Some(Value::Link(linked))) = (field.kind, value) else { continue };
        let other = change.reading().shelf.register(other)?;
        if is_void(change, other, *linked)? {
            let words = format!("原先引用的“{}”现已作废", other.label);
            return Err(refusal(change, register, row, whole, &words)?);
        }
    }
    Ok(())
}

/// Refuses where a living row would be left linked to one that went, or hanging under it. Such a link was written after
/// the row it leads to, so only what was written since needs looking at.
fn nothing_leans_on(change: &Change, fallen: &BTreeMap<&'static str, Vec<RowId>>, whole: Whole) -> Result<()> {
    for (name, rows) in fallen {
        let gone = change.reading().shelf.register(name)?;
        let rows = serde_json::json!(rows).to_string();
        let sql = format!("SELECT min(entered) FROM {name} WHERE row IN (SELECT value FROM json_each(?))");
        let since: i64 = change.conn().prepare_cached(&sql)?.query_row([&rows], |row| row.get(0))?;
        for register in change.reading().shelf.registers.iter().copied() {
            let mut ways = Vec::new();
            if register.of == Some(gone.name) {
                ways.push(("t.of".to_string(), None, "附在它之下"));
            }
            for field in register.fields {
                match field.kind {
                    Kind::Link(other) if other == gone.name => ways.push((format!("t.{}", field.name), None, "还引用它")),
                    Kind::Many(other) if other == gone.name => {
                        ways.push(("m.other".into(), Some(schema::link_table(register, field)), "还引用它"));
                    }
                    _ => {}
                }
            }
            if ways.is_empty() {
                continue;
            }
            let history = format!("{}_history", register.name);
            let row = first(change.reading(), register.name, "row", "entered", since)?.unwrap_or(i64::MAX);
            let version = first(change.reading(), &history, "seq", "trail", since)?.unwrap_or(i64::MAX);
            for (column, table, why) in ways {
                let join = table.map_or(String::new(), |table| format!("JOIN {table} m ON m.row = t.row "));
                let sql = format!(
                    "SELECT t.row FROM {} t {join}WHERE NOT t.void AND {column} IN (SELECT value FROM json_each(:gone)) AND \
                     (t.row >= :row OR t.row IN (SELECT h.row FROM {history} h WHERE h.seq >= :version)) LIMIT 1",
                    register.name
                );
                let leaning: Option<RowId> = change
                    .conn()
                    .prepare_cached(&sql)?
                    .query_row(named_params! { ":gone": rows, ":row": row, ":version": version }, |found| found.get(0))
                    .optional()?;
                if let Some(leaning) = leaning {
                    return Err(refusal(change, register, leaning, whole, why)?);
                }
            }
        }
    }
    Ok(())
}

fn refusal(change: &Change, register: &'static Register, row: RowId, whole: Whole, why: &str) -> Result<Error> {
    let label = read::label(change.reading(), register, row)?.map(|(_, label)| label).unwrap_or_default();
    let words = format!("{}：“{}”的“{label}”{why}。请先处理这条记录，再试。", whole.words(), register.label);
    Ok(Error::refused("E_BUILT_ON", words))
}
