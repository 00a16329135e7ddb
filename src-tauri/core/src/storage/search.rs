//! What the search index holds of a field: its words, and the initials of its Hanzi where it is found by them.

use crate::register::Field;
use crate::words::error::Result;
use crate::words::text::{initial_spellings, search_form};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

/// Adds one text of a field to what is indexed of its row.
pub(super) fn add(indexed: &mut String, field: &Field, text: &str) {
    indexed.push_str(&search_form(text));
    indexed.push('\n');
    if field.initials {
        indexed.push_str(&initials(text));
        indexed.push('\n');
    }
}

/// Lends a connection the functions by which a migration fills an index anew: `search_form` and `search_initials`, the
/// latter line by line.
pub(super) fn lend(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("search_form", 1, flags, |given| {
        Ok(given.get::<Option<String>>(0)?.map_or(String::new(), |text| search_form(&text)))
    })?;
    conn.create_scalar_function("search_initials", 1, flags, |given| {
        let text = given.get::<Option<String>>(0)?.unwrap_or_default();
        Ok(text.lines().map(initials).collect::<Vec<String>>().join(" "))
    })?;
    Ok(())
}

/// Takes them back.
pub(super) fn take_back(conn: &Connection) -> Result<()> {
    conn.remove_function("search_form", 1)?;
    conn.remove_function("search_initials", 1)?;
    Ok(())
}

fn initials(text: &str) -> String {
    initial_spellings(text).join(" ")
}
