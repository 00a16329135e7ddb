//! The reader of other people's reports: finds the numbers of a text, understands what they count, and recomputes what
//! can be recomputed. It needs no office and writes nothing; it never corrects a text, it asks.
//!
//! In reading order: [`page`] the text with its places · [`units`], [`value`], [`number`] numbers and what they count ·
//! [`reading`], [`roles`] sentences, labels, comparisons · [`families`] labels that belong together · [`lists`], [`sums`], [`misfits`], [`unmarked`] breakdowns · [`flows`] what came in and what is left ·
//! [`changes`] comparisons · [`shares`] shares and rates · [`county`], [`rules`] the relations of the county report ·
//! [`label`], [`subject`], [`period`], [`frames`], [`scope`], [`twice`] one figure printed twice · [`style`] blanks and periods · [`slip`] how a number came to be wrong · [`finding`] what is said.
//!
//! Precision comes first: what may be right under a usual reading is at most a hint.

mod changes;
mod county;
mod families;
mod finding;
mod flows;
mod frames;
mod label;
mod lists;
mod misfits;
mod number;
mod page;
mod period;
mod reading;
mod roles;
mod rules;
mod scope;
mod shares;
mod slip;
mod style;
mod subject;
mod sums;
mod twice;
mod units;
mod unmarked;
mod value;

pub use finding::{Severity, TextFinding};
pub use page::Text;
pub use units::Class;

use crate::excel::read::reader::Worker;
use crate::words::error::Result;
use crate::words::place::Problem;
use finding::Findings;
use serde::Serialize;
use std::path::Path;

/// A number of a text, for showing where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextNumber {
    /// As printed, with its unit: `163件`.
    pub printed: String,
    /// The unit's word: `件`.
    pub unit: &'static str,
    /// What is counted, in the text's own words.
    pub subject: String,
    /// Where it stands, in characters.
    pub offset: usize,
    /// Characters.
    pub length: usize,
}

/// Reads somebody's report: docx, or plain text in UTF-8, GB18030 or UTF-16; and what is to be said about the file.
/// Errors: the file is refused (`E_…`): a scan, a PDF, an old doc, damaged, without text.
pub fn read(worker: &Worker, path: &Path) -> Result<(Text, Vec<Problem>)> {
    let (text, problems) = worker.text(path)?;
    Ok((Text::new(&text), problems))
}

/// Everything a text says in numbers that count, in order.
pub fn numbers(text: &Text) -> Vec<TextNumber> {
    let reading = reading::read(text);
    let all = reading.tokens.iter().map(|token| TextNumber {
        printed: text.piece(token.found.start, token.found.end),
        unit: token.class().word(),
        subject: token.subject().to_string(),
        offset: token.found.start,
        length: token.found.end - token.found.start,
    });
    all.collect()
}

/// Everything a careful reader would ask about a text, in the order of the text.
pub fn check(text: &Text) -> Vec<TextFinding> {
    let reading = reading::read(text);
    let periods = period::read(text, reading.tokens.first().map_or(0, |token| token.found.start));
    let mut out = Findings::new(text);
    let known = sums::check(text, &reading, &mut out);
    flows::check(text, &reading, &mut out);
    changes::check(text, &reading, &known, &mut out);
    shares::check(text, &reading, &periods, &known, &mut out);
    county::check(text, &reading, &mut out);
    twice::check(text, &reading, &periods, &known, &mut out);
    style::check(text, &reading, &mut out);
    out.finish()
}
