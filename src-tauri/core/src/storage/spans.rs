//! Reads spans between two days out of a register: when something began, when it ended, and when the matter around it was
//! over. Only the days are read, so that a hundred thousand rows are gone through at once. What a span means is not
//! known here.

use super::reading::Reading;
use super::{filter, schema};
use crate::register::query::Query;
use crate::register::rights::Act;
use crate::register::{Field, Key, Kind, Register};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// Where a day stands.
#[derive(Clone, Copy, Debug)]
pub enum At {
    /// In the row.
    Own(Key<Day>),
    /// In the row, the latest of several.
    Latest(&'static [Key<Day>]),
    /// In the row, the earliest of several.
    Earliest(&'static [Key<Day>]),
    /// In the living rows that link to the row by a field, the earliest of them.
    FirstOf(Key<Day>, &'static str),
    /// In the living rows that link to the row by a field, the latest of them.
    LastOf(Key<Day>, &'static str),
}

/// Rows another register links to where a field of it holds one of these words.
#[derive(Clone, Copy, Debug)]
pub struct With {
    /// The other register.
    pub register: &'static Register,
    /// Its link.
    pub link: &'static str,
    /// Its field.
    pub field: &'static str,
    /// The words.
    pub words: &'static [&'static str],
}

/// Lines in which more time was granted to a row.
#[derive(Clone, Copy, Debug)]
pub struct Granted {
    /// The lines of the register.
    pub lines: &'static Register,
    /// What was given more time, as the lines name it.
    pub term: &'static str,
    /// Whether a line that does not say what it is for is for this.
    pub unsaid: bool,
}

/// Which spans are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'q> {
    /// The register.
    pub register: &'static Register,
    /// Its rows.
    pub query: &'q Query,
    /// Of them only those.
    pub with: Option<With>,
    /// The day a span begins; without one there is no span.
    pub begin: At,
    /// The day it ends.
    pub end: At,
    /// The day the matter it belongs to was over.
    pub over: Option<At>,
    /// Where more time is granted.
    pub granted: Option<Granted>,
    /// The year before which none begins that is asked for.
    pub from_year: Option<i32>,
    /// None begins later.
    pub until: Day,
    /// What ended before that day is not asked for.
    pub since: Option<Day>,
}

/// A span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The row.
    pub row: RowId,
    /// The day it began.
    pub begin: Day,
    /// The day it ended.
    pub end: Option<Day>,
    /// The day the matter was over.
    pub over: Option<Day>,
    /// The day it was given until, if more time was granted.
    pub granted: Option<Day>,
}

/// Whether the reader may see all that a span is read from.
pub fn shown(reading: &Reading, asked: &Asked) -> bool {
    let sees = |register: &'static Register, field: Option<&Field>| {
        reading.reach(register, Act::See).is_ok_and(|reach| field.is_some_and(|field| reach.shows(field)))
    };
    let day = |at: At| match at {
        At::Own(day) => sees(day.register(), field(day)),
        At::Latest(days) | At::Earliest(days) => days.iter().all(|day| sees(day.register(), field(*day))),
        At::FirstOf(day, link) | At::LastOf(day, link) => {
            sees(day.register(), field(day)) && sees(day.register(), day.register().field(link))
        }
    };
    let with = asked
        .with
        .is_none_or(|with| [with.link, with.field].into_iter().all(|name| sees(with.register, with.register.field(name))));
    let conditions = asked.query.filters.iter().all(|filter| sees(asked.register, asked.register.fields.get(filter.field)));
    with && conditions && day(asked.begin) && day(asked.end) && asked.over.is_none_or(day)
}

/// Goes through the spans once, those first that were entered first. An end after the last day asked for is not told:
/// seen from that day it was to come.
pub fn each(reading: &Reading, asked: &Asked, mut each: impl FnMut(Span)) -> Result<()> {
    let question = filter::write(reading, asked.register, asked.query)?;
    let begin = expression(asked.begin);
    let mut from = question.from.clone();
    if let Some(with) = asked.with {
        let words: Vec<String> = with.words.iter().map(|word| format!("'{word}'")).collect();
        let words = words.join(", ");
        let (other, link, field) = (with.register.name, with.link, with.field);
        from.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM {other} o WHERE o.{link} = t.row AND NOT o.void AND o.{field} IN ({words}))"
        ));
    }
    let until = asked.until.to_string();
    let first = asked.from_year.map(|year| format!("{year:04}"));
    let mut parameters = question.parameters();
    // A day that is looked up in other registers is looked up once, and judged when it is read.
    if let At::Own(_) = asked.begin {
        from.push_str(&format!(" AND {begin} <= :until"));
        parameters.push((":until", &until));
        if let Some(first) = &first {
            from.push_str(&format!(" AND {begin} >= :first"));
            parameters.push((":first", first));
        }
    }
    let end = expression(asked.end);
    let since = asked.since.map(|since| since.to_string());
    // The day alone decides, and comes before what is looked up in other registers.
    if let (Some(since), At::Own(_)) = (&since, asked.end) {
        from.push_str(&format!(" AND ({end} IS NULL OR {end} >= :since)"));
        parameters.push((":since", since));
    }
    let over = asked.over.map_or_else(|| "NULL".to_string(), expression);
    let granted = asked.granted.map_or_else(|| "NULL".to_string(), |granted| latest_of(&granted));
    let sql = format!("SELECT t.row, {begin}, {end}, {over}, {granted} {from}");
    let mut statement = reading.conn.prepare_cached(&sql)?;
    let mut rows = statement.query(parameters.as_slice())?;
    let early = |day: Option<&str>| day.zip(since.as_deref()).is_some_and(|(day, since)| day < since);
    let told = |day: Option<&str>| day.filter(|day| *day <= until.as_str()).and_then(Day::parse_iso);
    while let Some(row) = rows.next()? {
        if early(text(row, 2)?) {
            continue;
        }
        let Some(begin) = told(text(row, 1)?) else { continue };
        let granted = text(row, 4)?.and_then(Day::parse_iso);
        each(Span { row: row.get(0)?, begin, end: told(text(row, 2)?), over: told(text(row, 3)?), granted });
    }
    Ok(())
}

fn text<'r>(row: &'r rusqlite::Row<'_>, column: usize) -> Result<Option<&'r str>> {
    Ok(row.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?)
}

fn field(day: Key<Day>) -> Option<&'static Field> {
    day.register().fields.get(day.position())
}

/// The day as SQL; the table is `t`.
fn expression(at: At) -> String {
    let among = |days: &[Key<Day>]| -> Vec<String> { days.iter().map(|day| format!("t.{}", day.name())).collect() };
    match at {
        At::Own(day) => format!("t.{}", day.name()),
        At::Latest(days) => {
            let each: Vec<String> = among(days).iter().map(|day| format!("coalesce({day}, '')")).collect();
            format!("nullif(max({}), '')", each.join(", "))
        }
        At::Earliest(days) => {
            let days = among(days);
            format!("coalesce(min({0}), {0})", days.join(", "))
        }
        At::FirstOf(day, link) => linking("min", day, link),
        At::LastOf(day, link) => linking("max", day, link),
    }
}

/// The last day that was granted by approval, as SQL.
fn latest_of(granted: &Granted) -> String {
    let unsaid = if granted.unsaid { " OR x.rule_code IS NULL" } else { "" };
    format!(
        "(SELECT max(x.new_due_on) FROM {} x WHERE x.of = t.row AND NOT x.void AND x.approved_on IS NOT NULL AND (x.rule_code = \
         '{}'{unsaid}))",
        granted.lines.name, granted.term
    )
}

fn linking(which: &str, day: Key<Day>, link: &str) -> String {
    let (register, day) = (day.register(), day.name());
    match register.field(link) {
        Some(many) if matches!(many.kind, Kind::Many(_)) => format!(
            "(SELECT {which}(o.{day}) FROM {} m JOIN {} o ON o.row = m.row WHERE m.other = t.row AND NOT o.void)",
            schema::link_table(register, many),
            register.name
        ),
        _ => format!("(SELECT {which}(o.{day}) FROM {} o WHERE o.{link} = t.row AND NOT o.void)", register.name),
    }
}
