//! Workbook craft without domain knowledge: reading foreign workbooks in a worker process, writing our own in the style
//! of the house. Nothing here knows a register or a database. The only room that names calamine, rust_xlsxwriter, zip
//! or quick-xml.

pub mod patch;
pub mod read;
pub mod write;
