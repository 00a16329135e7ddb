//! Forms (报表): dated layouts drawn blank and filled with figures and slices of the registers.
//!
//! What always holds: a form shows one moment of the office; what is missing is printed, never passed over; sealed
//! fields do not leave the house; and no file appears without its entry in the trail.

pub mod annual;
mod beginning;
mod cells;
pub mod check;
pub mod correction;
mod draw;
pub mod drawn;
mod gaps;
pub mod grid;
pub mod handed_in;
pub mod layout;
pub mod layouts;
pub mod lists;
pub mod moved;
mod numbers;
mod open;
mod ranked;
pub mod sent;
mod shown;
mod sketch;
mod slice;
mod spans;
mod target;
mod told;

use crate::checks::{self, Tally};
use crate::figures::{Answer, Scope};
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::rights::Privilege;
use crate::storage::{Reading, snapshot, trail};
use crate::vault::files;
use crate::words::error::{Error, Result};
use crate::words::period::Period;
use crate::words::place::{Place, Problem, Severity};
use beginning::Beginning;
use draw::Head;
use drawn::Drawn;
use grid::Blank;
use layout::Layout;
use lists::Lists;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A form that has left the house.
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many figures it prints.
    pub figures: usize,
    /// The figures of the report it prints, where it is the annual workbook.
    pub answers: Vec<Answer>,
    /// How many rows it shows.
    pub rows: u64,
    /// What does not hold in it, what is missing, what is left open.
    pub problems: Vec<Problem>,
    /// What the relation checks say of the period's records, by severity; an error never keeps a form from being drawn.
    pub checks: Tally,
}

/// A form on the shelf, one for each of its layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormCard {
    /// Its name on the command line.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// Who asks for it, or where the layout comes from.
    pub source: &'static str,
    /// First day the layout holds for, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day it holds for; empty: still open.
    pub valid_to: &'static str,
}

/// How a form comes to be.
#[derive(Clone, Copy)]
enum Form {
    /// A book of figures and registers.
    Book(&'static Layout),
    /// Lines and columns.
    Grid(&'static Blank),
    /// Lists of tasks and measures.
    Lists(&'static Lists),
}

impl Form {
    fn card(self) -> FormCard {
        let card = |name, label, source, valid_from, valid_to| FormCard { name, label, source, valid_from, valid_to };
        match self {
            Form::Book(form) => card(form.name, form.label, form.source, form.valid_from, form.valid_to),
            Form::Grid(form) => card(form.name, form.label, form.source, form.valid_from, form.valid_to),
            Form::Lists(form) => card(form.name, form.label, form.source, "", ""),
        }
    }
}

fn forms() -> impl Iterator<Item = Form> {
    let grids = layouts::ALL.iter().map(|blank| Form::Grid(blank));
    std::iter::once(Form::Book(&annual::ANNUAL)).chain(grids).chain([Form::Lists(&layouts::three_lists::THREE_LISTS)])
}

/// All forms with the days their layouts hold for; a form with several layouts stands once for each.
pub fn all() -> Vec<FormCard> {
    forms().map(Form::card).collect()
}

/// Fills a form for the window to show; of a book of registers the first rows of every sheet.
pub fn draft(office: &Office, name: &str, period: &Period) -> Result<Drawn> {
    fill(office, named(name, period)?, period).map(|(drawn, _)| drawn)
}

/// Draws a form and puts it in the place of `out`, whole or not at all. The trail keeps its hash before the file has
/// its name: where the entry cannot be written there is no file.
pub fn write(office: &Office, name: &str, period: &Period, out: &Path) -> Result<Written> {
    let form = named(name, period)?;
    refuse_ending(out)?;
    office.allow(Privilege::Export)?;
    office.allow(Privilege::Figures)?;
    match form {
        Form::Book(layout) => {
            let drawn = draw::draw(office, layout, period, &files::folder_of(out))?;
            let (book, rows, checks) = (drawn.book, drawn.filled.rows, drawn.filled.checks);
            let sha256 = put(office, out, rows, |temp| book.save(temp))?;
            let (figures, answers) = (drawn.filled.figures.len(), drawn.filled.figures);
            Ok(Written { path: out.into(), sha256, figures, answers, rows, problems: Vec::new(), checks })
        }
        Form::Grid(_) | Form::Lists(_) => {
            let (drawn, head) = fill(office, form, period)?;
            let bytes = drawn.workbook(&head.properties(period))?;
            let sha256 = put(office, out, drawn.rows, |temp| std::fs::write(temp, &bytes).map_err(Error::file("写报表文件")))?;
            let (figures, rows, problems, checks) = (drawn.figures, drawn.rows, drawn.problems, drawn.checks);
            Ok(Written { path: out.into(), sha256, figures, answers: Vec::new(), rows, problems, checks })
        }
    }
}

/// A blank form and the list of bindings by which [`sent::fill`] fills it.
pub struct BlankForm {
    /// The workbook.
    pub path: PathBuf,
    /// The bindings beside it.
    pub bindings: PathBuf,
}

/// Draws a form blank, to be sent down or kept as a template, with the bindings that fill it beside it under the same
/// name ending in `.json`. It holds no number, so the trail has nothing to keep.
pub fn write_blank(office: &Office, name: &str, period: &Period, out: &Path) -> Result<BlankForm> {
    refuse_ending(out)?;
    let (drawn, head) = fill(office, named(name, period)?, period)?;
    let bindings = out.with_extension("json");
    files::write(out, &drawn.blank(&head.properties(period))?)?;
    files::write(&bindings, drawn.bindings().as_bytes())?;
    Ok(BlankForm { path: out.into(), bindings })
}

/// Fills a form from one moment of the office.
fn fill(office: &Office, form: Form, period: &Period) -> Result<(Drawn, Head)> {
    office.allow(Privilege::Figures)?;
    let reading = office.reading();
    let title = match form {
        Form::Book(layout) => layout.title,
        Form::Grid(blank) => blank.label,
        Form::Lists(lists) => lists.label,
    };
    let head = Head::of(office, &reading, title, period)?;
    let drawn = snapshot::hold(&reading, || match form {
        Form::Grid(blank) => open::grids(&reading, blank, period, &head, &checks::check(&reading, period, Scope::County)?),
        Form::Lists(lists) => lists::draw(&reading, lists, period, &head, &checks::check(&reading, period, Scope::County)?),
        Form::Book(layout) => book(&reading, layout, period, &head),
    })?;
    Ok((drawn, head))
}

/// The beginning of a book.
fn book(reading: &Reading, layout: &'static Layout, period: &Period, head: &Head) -> Result<Drawn> {
    let mut beginning = Beginning::new(&head.properties(period))?;
    let filled = draw::fill(reading, layout, period, head, &mut beginning)?;
    let mut problems = Vec::new();
    if filled.lacking > 0 {
        let words =
            format!("有{}条记录缺少指标所需内容，未计入相应指标，逐条列在“待补录”表。请补录后重新出表。", filled.lacking);
        problems.push(Problem::new(Severity::Doubt, "form_lacking", Place::default(), words));
    }
    Ok(Drawn {
        name: layout.name,
        label: layout.label,
        title: head.title.clone(),
        sheets: beginning.sheets,
        problems,
        checks: filled.checks,
        figures: filled.figures.len(),
        rows: filled.rows,
    })
}

fn refuse_ending(out: &Path) -> Result<()> {
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Error::refused("E_PATH", format!("“{}”应以 .xlsx 结尾。请改文件名后再出表。", out.display())));
    }
    Ok(())
}

/// Writes a file in the place of `out` with its entry in the trail; tells its hash.
fn put(office: &Office, out: &Path, rows: u64, work: impl FnOnce(&Path) -> Result<()>) -> Result<String> {
    let mut sha256 = String::new();
    files::write_with(out, |temp| {
        work(temp)?;
        let hash = digest(temp)?;
        sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        office.witness(Deed::Form, None, i64::try_from(rows).unwrap_or(i64::MAX), Some(trail::half(&hash)))
    })?;
    Ok(sha256)
}

/// The layout of a form that holds for a period.
fn named(name: &str, period: &Period) -> Result<Form> {
    let day = period.upper_bound();
    let mut known = forms().filter(|form| form.card().name == name).peekable();
    if known.peek().is_none() {
        let mut names: Vec<&str> = all().iter().map(|card| card.name).collect();
        names.dedup();
        return Err(Error::refused("E_FORM", format!("没有名为“{name}”的报表。可用：{}。", names.join("、"))));
    }
    let holds = |form: &Form| {
        let FormCard { valid_from, valid_to, .. } = form.card();
        (valid_from.is_empty() || valid_from <= day.as_str()) && (valid_to.is_empty() || valid_to >= day.as_str())
    };
    known.find(holds).ok_or_else(|| {
        Error::refused("E_FORM", format!("报表“{name}”在{}尚无或已无适用的版式。请改选期间。", period.chinese()))
    })
}

fn digest(path: &Path) -> Result<[u8; 32]> {
    let mut file = File::open(path).map_err(Error::file("读回报表文件失败"))?;
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher).map_err(Error::file("读回报表文件失败"))?;
    Ok(hasher.finalize().into())
}
