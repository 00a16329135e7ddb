//! Forms (报表): dated layouts drawn blank and filled with figures and slices of the registers.
//!
//! What always holds: a form shows one moment of the office; what is missing is printed, never passed over; sealed
//! fields do not leave the house; and no file appears without its entry in the trail.

pub mod annual;
mod cells;
mod draw;
pub mod layout;
mod slice;

use crate::figures::Answer;
use crate::office::Office;
use crate::office::deed::Deed;
use crate::storage::trail;
use crate::vault::files;
use crate::words::error::{Error, Result};
use crate::words::period::Period;
use layout::Layout;
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
    /// The figures it prints.
    pub figures: Vec<Answer>,
    /// How many rows it shows.
    pub rows: u64,
}

/// All forms with their validity.
pub fn list() -> &'static [&'static Layout] {
    static FORMS: &[&Layout] = &[&annual::ANNUAL];
    FORMS
}

/// Draws a form and puts it in the place of `out`, whole or not at all. The trail keeps its hash before the file has
/// its name: where the entry cannot be written there is no file.
pub fn write(office: &Office, name: &str, period: &Period, out: &Path) -> Result<Written> {
    let layout = named(name, period)?;
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Error::refused("E_PATH", format!("“{}”应以 .xlsx 结尾。请改文件名后再出表。", out.display())));
    }
    let drawn = draw::draw(office, layout, period, &files::folder_of(out))?;
    let (book, rows) = (drawn.book, drawn.rows);
    let mut sha256 = String::new();
    files::write_with(out, |temp| {
        book.save(temp)?;
        let hash = digest(temp)?;
        sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        office.witness(Deed::Form, None, i64::try_from(rows).unwrap_or(i64::MAX), Some(trail::half(&hash)))
    })?;
    Ok(Written { path: out.to_path_buf(), sha256, figures: drawn.figures, rows })
}

/// The layout of a form that holds for a period.
fn named(name: &str, period: &Period) -> Result<&'static Layout> {
    let day = period.upper_bound();
    let mut known = list().iter().filter(|layout| layout.name == name).peekable();
    if known.peek().is_none() {
        let names: Vec<&str> = list().iter().map(|layout| layout.name).collect();
        return Err(Error::refused("E_FORM", format!("没有名为“{name}”的报表。可用：{}。", names.join("、"))));
    }
    let holds = |layout: &&Layout| {
        (layout.valid_from.is_empty() || layout.valid_from <= day.as_str())
            && (layout.valid_to.is_empty() || layout.valid_to >= day.as_str())
    };
    known.copied().find(holds).ok_or_else(|| {
        Error::refused("E_FORM", format!("报表“{name}”在{}尚无或已无适用的版式。请改选期间。", period.chinese()))
    })
}

fn digest(path: &Path) -> Result<[u8; 32]> {
    let mut file = File::open(path).map_err(Error::file("读回报表文件失败"))?;
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher).map_err(Error::file("读回报表文件失败"))?;
    Ok(hasher.finalize().into())
}
