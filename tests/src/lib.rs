//! Shared by the stories.

pub mod acts;
pub mod program;
pub mod workbook_text;
