//! Writing workbooks and csv in the style of the house: A4 landscape, headings repeated, Hanzi that fit their cells.
//!
//! What always holds: a text leaves as a text and never as a formula; nothing is cut without saying where it goes on;
//! a day leaves as a real date and money as a real number; a workbook names no person, path or computer. Files are
//! written to the path given; replacing a file as one act is the business of who calls.

pub mod blank;
pub mod book;
pub mod column;
pub mod csv;
mod feed;
pub mod guard;
mod headings;
pub mod house;
mod layout;
mod measure;
pub mod name;
pub mod page;
pub mod print;
mod row;
pub mod table;
mod totals;
pub mod value;
