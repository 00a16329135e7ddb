//! Workbook craft without domain knowledge: what a cell is, where it stands, how a sheet is told from another. Nothing
//! here knows a register or a database. The only room that names calamine, rust_xlsxwriter, zip or quick-xml.

pub mod read;
