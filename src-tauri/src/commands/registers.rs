//! Registers and code lists as their descriptions tell them, for the account at work.

use crate::desk::Desk;
use crate::show::count;
use crate::wire::Nothing;
use crate::wire::registers::{CodeCard, CodeListCard, FieldCard, NeedWhen, RegisterCard};
use zhengfeng_core::office::Office;
use zhengfeng_core::register::codes::{Closed, CodeBook, CodeEntry, Openness};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::rights::{Act, Reach, Role};
use zhengfeng_core::register::{Field, Kind, Need, Register, When};
use zhengfeng_core::storage::{Reading, page};
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::text::initials;

/// All registers.
pub fn all(desk: &Desk, _: Nothing) -> Result<Vec<RegisterCard>> {
    let session = desk.session()?;
    let writes = session.writes();
    session.read(|office| office.shelf().registers.iter().map(|register| card(office, register, writes)).collect())
}

fn card(office: &Office, register: &'static Register, may_write: bool) -> Result<RegisterCard> {
    let reading = office.reading();
    let sees = reading.reach(register, Act::See).ok();
    let writes = matches!(reading.reach(register, Act::Write), Ok(Reach::All | Reach::Assigned));
    let (living, incomplete) = counts(&reading, register)?;
    Ok(RegisterCard {
        name: register.name.to_string(),
        label: register.label.to_string(),
        of: register.of.map(str::to_string),
        number: register.number.map(|number| number.field.to_string()),
        title: register.title.iter().map(|name| (*name).to_string()).collect(),
        fields: register.fields.iter().map(|field| field_card(field, sees)).collect(),
        sees: sees.is_some(),
        writes: writes && may_write,
        living: count(living),
        incomplete: count(incomplete),
    })
}

/// How many living rows of a register the reader sees, and how many of them are 待补录. Who sees but a few fields is not
/// told what the others lack.
pub fn counts(reading: &Reading, register: &'static Register) -> Result<(i64, i64)> {
    Ok(match reading.reach(register, Act::See).ok() {
        Some(Reach::All) => page::counts(reading, register)?,
        Some(Reach::Fields(_)) => (page::counts(reading, register)?.0, 0),
        Some(Reach::Assigned) => (assigned(reading, register, false)?, assigned(reading, register, true)?),
        None => (0, 0),
    })
}

/// Of a register seen only in part, what lies in that part.
fn assigned(reading: &Reading, register: &'static Register, incomplete: bool) -> Result<i64> {
    let view = page::view(reading, register, &Query { incomplete, ..Query::default() })?;
    Ok(i64::try_from(view.rows.len()).unwrap_or(i64::MAX))
}

fn field_card(field: &Field, reach: Option<Reach>) -> FieldCard {
    let to = match field.kind {
        Kind::Link(other) | Kind::Many(other) | Kind::Lines(other) => Some(other.to_string()),
        _ => None,
    };
    FieldCard {
        name: field.name.to_string(),
        label: field.label.to_string(),
        kind: field.kind.word().to_string(),
        need: field.need.word().to_string(),
        need_when: match field.need {
            Need::Standing(When::Filled(other)) => Some(NeedWhen { field: other.to_string(), is: Vec::new() }),
            Need::Standing(When::Is(other, words)) => {
                Some(NeedWhen { field: other.to_string(), is: words.iter().map(|word| (*word).to_string()).collect() })
            }
            Need::Standing(When::Always) | Need::Identity | Need::Optional => None,
        },
        codes: field.codes.map(str::to_string),
        to,
        sealed: field.sealed(),
        computed: field.computed,
        search: field.search,
        sees: reach.is_some_and(|reach| reach.shows(field)),
        // A text that the search looks into is a sentence, unless it is the number or the name a row goes by.
        long: matches!(field.kind, Kind::Texts) || is_sentence(field),
    }
}

fn is_sentence(field: &Field) -> bool {
    field.kind == Kind::Text
        && !matches!(field.need, Need::Identity if field.name.ends_with("_no"))
        && (field.name.ends_with("_text") && field.name != "post_text"
            || matches!(field.name, "summary" | "remark" | "problem" | "target" | "safeguard" | "result" | "assign_opinion"))
}

/// All code lists.
pub fn codes(desk: &Desk, _: Nothing) -> Result<Vec<CodeListCard>> {
    desk.session()?.read(|office| {
        // Roles are no codes of a register, but a page chooses among them like among codes.
        let roles = CodeBook::new(&[Role::LIST], Vec::new(), Vec::new());
        let books = [&office.shelf().codes, &roles];
        let lists = books.into_iter().flat_map(|book| book.heads().iter().map(move |head| (book, head)));
        let lists = lists.map(|(book, head)| CodeListCard {
            name: head.name.clone(),
            label: head.label.clone(),
            open: head.openness == Openness::Open,
            codes: book.list(&head.name).iter().map(code).collect(),
        });
        Ok(lists.collect())
    })
}

fn code(entry: &CodeEntry) -> CodeCard {
    CodeCard {
        word: entry.word.clone(),
        label: entry.label.clone(),
        group: entry.group.clone(),
        initials: initials(&entry.label),
        synonyms: entry.synonyms.clone(),
        valid_from: entry.valid_from.clone(),
        valid_to: entry.valid_to.clone(),
    }
}
