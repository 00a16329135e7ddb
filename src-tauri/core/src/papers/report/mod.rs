//! The report draft (报告稿): six sections in the office's words, every number bound to its figure, every name to its rows.
//!
//! The words are data (`outline`); an office words a place its own way in the register `report_sentences`, with the same
//! slots. A number somebody typed is marked and named, never passed for a figure.

mod compose;
mod field;
mod fill;
mod mask;
mod names;
mod outline;
mod print;
mod sentence;
mod typed;
mod values;

pub use field::{Field, fields};

use crate::checks::{self, Tally};
use crate::figures::figure::Basis;
use crate::figures::{Answer, Scope};
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::rights::Privilege;
use crate::storage::{Reading, snapshot, trail};
use crate::vault::files;
use crate::words::error::{Error, Result};
use crate::words::period::Period;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Whether names and amounts stand in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redaction {
    /// As they are.
    None,
    /// 脱敏: `**` for county, towns, persons and amounts, as the county's own copy had it.
    Masked,
}

/// Whether the paper has the head of one that goes up to a superior (上行文).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Without: a draft, or paper that has its head printed already.
    Without,
    /// Who issues it in red, its number, who approved it.
    Upward,
}

/// The draft of a period.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its title, without a line break.
    pub title: String,
    /// Who it goes to.
    pub recipient: String,
    /// The paragraph before the first section.
    pub opening: Paragraph,
    /// The six sections.
    pub sections: Vec<Section>,
    /// Who signs.
    pub signer: String,
    /// The number the office has entered for the report of the period.
    pub number: Option<String>,
    /// Who approved it (签发人), as entered.
    pub approver: Option<String>,
    /// Typed numbers, in the order of the text.
    pub unbound: Vec<Unbound>,
    /// Places of `report_sentences` that the draft does not have.
    pub unplaced: Vec<String>,
    /// The figures it prints, in the order of the report.
    pub figures: Vec<Answer>,
}

impl Draft {
    /// Every piece, in the order of the text.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let sections = self.sections.iter().flat_map(|section| &section.paragraphs);
        std::iter::once(&self.opening).chain(sections).flat_map(|paragraph| &paragraph.pieces)
    }
}

/// A section of the draft.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its heading with its number.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of the draft: a place an office may word itself.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The place, as `report_sentences` names it.
    pub slot: String,
    /// A heading of its own, numbered （一）.
    pub head: Option<String>,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// The same with slots: what an office starts from when it words the place itself.
    pub wording: String,
    /// Whether the office has worded it.
    pub own: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// The point it makes: 一是……。
    Lead(String),
    /// A number of a figure.
    Number {
        /// The figure's code.
        figure: &'static str,
        /// What is counted.
        basis: Basis,
        /// What a person calls it.
        label: String,
        /// As printed, without its unit.
        spelled: String,
    },
    /// A ratio or a growth, computed of figures.
    Derived {
        /// Its slot, without braces.
        tag: String,
        /// What a person calls it.
        label: String,
        /// As printed.
        spelled: String,
    },
    /// Names the rows of a fact or figure give.
    Names {
        /// The code of the fact or figure.
        fact: String,
        /// As printed.
        text: String,
    },
    /// What was typed and nothing answers for.
    Typed(String),
}

impl Piece {
    /// What is printed.
    pub fn text(&self) -> &str {
        match self {
            Piece::Words(text) | Piece::Lead(text) | Piece::Typed(text) | Piece::Names { text, .. } => text,
            Piece::Number { spelled, .. } | Piece::Derived { spelled, .. } => spelled,
        }
    }
}

/// A number that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unbound {
    /// The place it stands in.
    pub slot: String,
    /// The number as typed.
    pub number: String,
    /// The sentence around it.
    pub sentence: String,
}

/// A draft that has left the house.
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What stands in it.
    pub draft: Draft,
    /// How many relations of the period do not hold.
    pub checks: Tally,
}

/// Drafts the report of a period.
pub fn draft(reading: &Reading, period: &Period) -> Result<Draft> {
    compose(reading, period, Redaction::None)
}

/// What a place would say if an office worded it so: refused where a slot cannot be read or leads nowhere.
pub fn worded(reading: &Reading, period: &Period, slot: &str, text: &str) -> Result<Paragraph> {
    snapshot::hold(reading, || compose::worded(reading, period, slot, text))
}

/// Writes the draft of a period as docx without a head.
pub fn write(office: &Office, period: &Period, out: &Path, redaction: Redaction) -> Result<Written> {
    write_as(office, period, out, redaction, Head::Without)
}

/// Writes the draft of a period as docx, whole or not at all. The trail keeps its hash before the file has its name.
pub fn write_as(office: &Office, period: &Period, out: &Path, redaction: Redaction, head: Head) -> Result<Written> {
    office.allow(Privilege::Export)?;
    office.allow(Privilege::Figures)?;
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("docx")) {
        return Err(Error::refused("E_PATH", format!("“{}”应以 .docx 结尾。请改文件名后再出稿。", out.display())));
    }
    let reading = office.reading();
    let (draft, checks, paper) = snapshot::hold(&reading, || {
        let draft = compose(&reading, period, redaction)?;
        let findings = checks::check(&reading, period, Scope::County)?;
        let paper = print::print(office, &reading, period, &draft, &findings, (redaction, head))?;
        Ok((draft, checks::tally(&findings), paper))
    })?;
    let bound = i64::try_from(draft.figures.len()).unwrap_or(i64::MAX);
    let mut sha256 = String::new();
    files::write_with(out, |temp| {
        paper.save(temp)?;
        let hash = digest(temp)?;
        sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        office.witness(Deed::Report, None, bound, Some(trail::half(&hash)))
    })?;
    Ok(Written { path: out.to_path_buf(), sha256, draft, checks })
}

fn compose(reading: &Reading, period: &Period, redaction: Redaction) -> Result<Draft> {
    snapshot::hold(reading, || compose::compose(reading, period, redaction))
}

fn digest(path: &Path) -> Result<[u8; 32]> {
    let mut file = File::open(path).map_err(Error::file("读回报告稿失败"))?;
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher).map_err(Error::file("读回报告稿失败"))?;
    Ok(hasher.finalize().into())
}
