//! The one road in: what was typed, pasted or read becomes values, is matched with what the register has, and is written
//! line by line under savepoints. A form, a ledger and a package all come this way. Nothing here knows a file format.
//!
//! A preview is the same road walked in a transaction that is rolled back: what it says cannot differ from what the
//! commit will do.

pub mod ask;
pub mod candidates;
pub mod cells;
pub mod days;
pub mod find;
pub mod form;
pub mod line;
pub mod names;
pub mod typed;
