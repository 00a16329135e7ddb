//! Workbook craft without domain: sheets, cells, widths and print. Nothing here knows a register.

pub mod write;
