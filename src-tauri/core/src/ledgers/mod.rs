//! Tables in and out: a ledger's headings are recognised over title rows and merged areas, its lines go down the one
//! road in, its totals are kept as control totals; a register goes out as the office files it. Nothing is written here
//! but through intake.

pub mod heading;
pub mod import;
pub mod mapping;
pub mod shape;
pub mod table;
