//! Leaves: the small words every room speaks. Nothing here knows a register, a database or a file.

pub mod day;
pub mod error;
pub mod ids;
pub mod likeness;
pub mod money;
pub mod period;
pub mod place;
pub mod sealed;
pub mod text;
