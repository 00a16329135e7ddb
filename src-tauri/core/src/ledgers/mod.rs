//! Tables in and out: a ledger's headings are recognised over title rows and merged areas, its lines go down the one
//! road in, its totals are kept as control totals; a register goes out as the office files it. Nothing is written here
//! but through intake.

pub mod batches;
mod cells;
pub mod choices;
mod collect;
pub mod export;
pub mod goals;
pub mod heading;
pub mod import;
pub mod mapping;
pub mod preview;
pub mod profile;
pub mod rejected;
mod run;
pub mod shape;
mod sheet;
pub mod suggest;
pub mod survey;
pub mod table;
mod totals;
