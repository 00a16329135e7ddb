//! What leaves the house: ledgers and forms, to a path a person chose; opened only if this program wrote it.

use crate::desk::{Desk, Whence};
use crate::show::count;
use crate::wire::Nothing;
use crate::wire::exports::{ExportWish, ExportedCard, FormCard, FormWish};
use crate::wire::imports::FileToken;
use std::path::Path;
use zhengfeng_core::forms;
use zhengfeng_core::ledgers::export;
use zhengfeng_core::office::clock::{Clock, WallClock};
use zhengfeng_core::storage::settings;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::period::Period;

/// The forms that can be written, each once, whatever layouts it has had.
pub fn forms(_: &Desk, _: Nothing) -> Result<Vec<FormCard>> {
    let mut cards: Vec<FormCard> = Vec::new();
    for form in forms::all() {
        if cards.iter().all(|card| card.name != form.name) {
            cards.push(FormCard {
                name: form.name.to_string(),
                label: form.label.to_string(),
                source: form.source.to_string(),
                book: form.name == forms::annual::ANNUAL.name,
            });
        }
    }
    Ok(cards)
}

/// Writes the rows of a view to xlsx or csv.
pub fn ledger(desk: &Desk, wish: ExportWish) -> Result<Option<ExportedCard>> {
    let session = desk.session()?;
    let label = session.read(|office| Ok(office.shelf().register(&wish.wish.register)?.label))?;
    let stem = if label.ends_with('库') { label.to_string() } else { format!("{label}台账") };
    let name = format!("{stem}_{}.xlsx", stamp());
    let endings = [("Excel 工作簿", "xlsx"), ("CSV 文本", "csv")];
    let Some(path) = desk.around().choose_target("导出台账", &name, &endings) else { return Ok(None) };
    let job = desk.begin(&wish.job);
    job.tell(format!("正在导出“{label}”"), 0, None);
    let done = session.witnessed(|office| {
        let (register, query) = super::views::question(office, &wish.wish)?;
        export::export(office, register, &query, &path)
    })?;
    written(desk, &done.path, done.rows, &done.sha256).map(Some)
}

/// Writes a form for a period.
pub fn form(desk: &Desk, wish: FormWish) -> Result<Option<ExportedCard>> {
    let session = desk.session()?;
    let period = Period::parse(&wish.period)?;
    let label = forms::all().iter().find(|card| card.name == wish.form).map_or("报表", |card| card.label);
    let county = session.read(|office| settings::get(&office.reading(), settings::COUNTY))?.unwrap_or_default();
    let name = format!("{county}{}{label}_{}.xlsx", period.chinese(), stamp());
    let Some(path) = desk.around().choose_target("导出报表", &name, &[("Excel 工作簿", "xlsx")]) else {
        return Ok(None);
    };
    let job = desk.begin(&wish.job);
    job.tell(format!("正在写“{label}”"), 0, None);
    let done = session.witnessed(|office| forms::write(office, &wish.form, &period, &path))?;
    written(desk, &done.path, done.rows, &done.sha256).map(Some)
}

/// Opens a file this program wrote, in the program the system has for it.
pub fn open(desk: &Desk, wish: FileToken) -> Result<Nothing> {
    desk.around().open(&desk.file(Whence::Written, &wish.token)?)?;
    Ok(Nothing {})
}

/// Opens the folder of a file this program wrote.
pub fn open_folder(desk: &Desk, wish: FileToken) -> Result<Nothing> {
    let path = desk.file(Whence::Written, &wish.token)?;
    desk.around().open(path.parent().unwrap_or(&path))?;
    Ok(Nothing {})
}

/// A file that was written, as the page gets it.
pub fn written(desk: &Desk, path: &Path, rows: u64, sha256: &str) -> Result<ExportedCard> {
    let folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    Ok(ExportedCard {
        token: desk.keep_file(Whence::Written, path.to_path_buf()),
        name: super::desk::name_of(path),
        folder: folder.unwrap_or_default(),
        rows: count(i64::try_from(rows).unwrap_or(i64::MAX)),
        sha256: sha256.to_string(),
    })
}

/// The minute as file names carry it: 20261123_1032.
pub fn stamp() -> String {
    let digits: String = WallClock.stamp().chars().filter(char::is_ascii_digit).take(12).collect();
    let (day, minute) = digits.split_at_checked(8).unwrap_or((digits.as_str(), ""));
    format!("{day}_{minute}")
}
