//! What a register is: its description, its three shapes, its codes, who may do what with it.
//!
//! A register is described once, by a struct under `#[derive(Register)]` (house rule: a label stands once). Rows are
//! generic, read and written through typed keys (`row.get(Clue::STAGE)`): with some forty registers the machinery for
//! one generic row is smaller than two conversions for each struct. The three shapes: [`Draft`] as typed or imported,
//! everything optional; [`Row`] as stored; a patch is a draft of the fields that change.
//! Nothing here touches a database or a file.

pub mod codes;
pub mod column;
pub mod common;
pub mod description;
pub mod draft;
pub mod four_forms;
pub mod query;
pub mod rights;
pub mod row;
pub mod value;

#[doc(no_inline)]
pub use column::{Code, Codes, Column, Lines, Link, Many, Month, Texts, need_of};
#[doc(no_inline)]
pub use description::{Described, Field, Key, Kind, Need, Number, Register, When};
#[doc(no_inline)]
pub use draft::Draft;
#[doc(no_inline)]
pub use row::Row;
#[doc(no_inline)]
pub use value::Value;
