//! Papers (文书): official documents as docx, in the format of GB/T 9704-2012. The only room that names the docx library.
//!
//! What always holds: a number in a paper is a field bound to the figure it prints, never typed; what leaves the house is
//! in the trail, with its digest, before the file has its name; fonts are named and never shipped.

mod letterhead;
mod official;
pub mod report;
mod touch;
