//! Shared by the stories.

pub mod workbook_text;
