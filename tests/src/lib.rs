//! Shared by the stories.

pub mod acts;
pub mod bulk_ledger;
pub mod desktop;
pub mod paper_text;
pub mod program;
pub mod second_office;
pub mod superiors;
pub mod workbook_text;
