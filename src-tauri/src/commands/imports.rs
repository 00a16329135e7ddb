//! The import wizard: a file chosen, looked at, previewed line by line, committed as one batch, taken back.

use crate::desk::{Desk, Whence, hold};
use crate::preview::{Preview, asked, total};
use crate::session::Session;
use crate::show::{self, count};
use crate::wire::Nothing;
use crate::wire::exports::ExportedCard;
use crate::wire::imports::{
    BatchCard, BatchName, ChosenFile, ColumnFit, ColumnsCard, ColumnsWish, Confidence, FileToken, FitCard, GoalCard,
    ImportWish, ImportedCard, PreviewCard, PreviewLines, PreviewName, PreviewSpan, SheetCard, SurveyCard, WithdrawnCard,
};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_core::intake::names::Names;
use zhengfeng_core::ledgers::choices::Choices;
use zhengfeng_core::ledgers::goals::{LEAVE, Required};
use zhengfeng_core::ledgers::heading::HeadingRows;
use zhengfeng_core::ledgers::import::{self, BackUp, Mode, NewUnits, Request};
use zhengfeng_core::ledgers::mapping::Confidence as Surely;
use zhengfeng_core::ledgers::preview::LineFilter;
use zhengfeng_core::ledgers::profile::{self, Profile};
use zhengfeng_core::ledgers::{batches as taken, rejected, survey as surveying};
use zhengfeng_core::office::Office;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::words::error::{Error, Result};

/// Lines answered at once.
const WINDOW: u32 = 400;
/// Batches listed.
const BATCHES: u32 = 50;

/// Lets a person choose a ledger.
pub fn choose(desk: &Desk, _: Nothing) -> Result<Option<ChosenFile>> {
    desk.session()?.read(|office| office.allow(Privilege::Import))?;
    let endings = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "et"];
    let Some(path) = desk.around().choose_file("选择要导入的台账", "表格文件", &endings) else { return Ok(None) };
    let about = std::fs::metadata(&path).map_err(Error::file(format!("读不到“{}”", path.display())))?;
    let name = super::desk::name_of(&path);
    let bytes = count(i64::try_from(about.len()).unwrap_or(i64::MAX));
    Ok(Some(ChosenFile { token: desk.keep_file(Whence::Chosen, path), name, bytes }))
}

/// Says what a file holds.
pub fn survey(desk: &Desk, wish: FileToken) -> Result<SurveyCard> {
    let path = desk.file(Whence::Chosen, &wish.token)?;
    desk.session()?.read(|office| {
        office.allow(Privilege::Import)?;
        let found = surveying::survey(office.shelf(), &worker()?, &path)?;
        let mut fits: Vec<FitCard> = Vec::new();
        for fit in found.sheets.iter().flat_map(|sheet| &sheet.fits) {
            let card = FitCard {
                register: fit.register.to_string(),
                mapped: small(fit.known),
                columns: small(fit.columns),
                whole: fit.whole,
            };
            match fits.iter_mut().find(|known| known.register == card.register) {
                Some(known) if (known.whole, known.mapped) < (card.whole, card.mapped) => *known = card,
                Some(_) => {}
                None => fits.push(card),
            }
        }
        fits.sort_by_key(|fit| std::cmp::Reverse((fit.whole, fit.mapped)));
        Ok(SurveyCard {
            sheets: found
                .sheets
                .iter()
                .map(|sheet| SheetCard {
                    name: sheet.name.clone(),
                    rows: u32::try_from(sheet.rows).unwrap_or(u32::MAX),
                    hidden: sheet.hidden,
                    headings: sheet.headings.map(one_based),
                    head: shown(sheet),
                })
                .collect(),
            fits,
            problems: found.problems.iter().map(show::problem).collect(),
        })
    })
}

/// The first rows as a block, blank rows included so that row numbers hold.
fn shown(sheet: &surveying::SurveyedSheet) -> Vec<Vec<String>> {
    let mut block = Vec::new();
    for row in &sheet.first_rows {
        while block.len() < row.row as usize {
            block.push(Vec::new());
        }
        let mut line: Vec<String> = Vec::new();
        for (column, text) in &row.cells {
            while line.len() < *column as usize {
                line.push(String::new());
            }
            line.push(text.clone());
        }
        block.push(line);
    }
    block
}

/// Says where the columns of a sheet go.
pub fn columns(desk: &Desk, wish: ColumnsWish) -> Result<ColumnsCard> {
    let path = desk.file(Whence::Chosen, &wish.token)?;
    desk.session()?.read(|office| {
        office.allow(Privilege::Import)?;
        let register = office.shelf().register(&wish.register)?;
        let mut choices = Choices::default();
        if let Some(rows) = wish.headings.and_then(zero_based) {
            choices.headings.insert(wish.sheet.clone(), rows);
        }
        let worker = worker()?;
        let plain = surveying::columns(&worker, &path, register, &wish.sheet, None, &choices)?;
        let headings: Vec<&str> = plain.columns.iter().map(|column| column.heading.as_str()).collect();
        let known = profile::remembered(&office.reading(), register, &headings)?;
        let found = match &known {
            Some(profile) => surveying::columns(&worker, &path, register, &wish.sheet, Some(profile), &choices)?,
            None => plain,
        };
        Ok(ColumnsCard {
            columns: found
                .columns
                .into_iter()
                .map(|column| ColumnFit {
                    column: column.column,
                    letter: column.letters,
                    heading: column.heading,
                    samples: column.samples,
                    goal: column.goal,
                    confidence: match column.confidence {
                        Surely::Exact => Confidence::Sure,
                        Surely::Likely => Confidence::Likely,
                        Surely::None => Confidence::None,
                    },
                })
                .collect(),
            goals: found
                .goals
                .into_iter()
                .map(|goal| GoalCard {
                    goal: goal.id,
                    label: goal.label,
                    required: goal.required == Required::Always,
                    either: goal.required == Required::Either,
                })
                .collect(),
            remembered: known.is_some(),
        })
    })
}

/// What the wizard's choices ask of the core.
struct Asked {
    register: &'static Register,
    files: Vec<PathBuf>,
    sheets: Vec<String>,
    choices: Choices,
}

impl Asked {
    fn new(desk: &Desk, office: &Office, wish: &ImportWish) -> Result<Asked> {
        let register = office.shelf().register(&wish.register)?;
        let mut choices = Choices::default();
        for sheet in &wish.sheets {
            if let Some(rows) = sheet.headings.and_then(zero_based) {
                choices.headings.insert(sheet.sheet.clone(), rows);
            }
            let columns: BTreeMap<u32, String> = sheet
                .columns
                .iter()
                .map(|column| (column.column, column.goal.clone().unwrap_or_else(|| LEAVE.to_string())))
                .collect();
            if !columns.is_empty() {
                choices.columns.insert(sheet.sheet.clone(), columns);
            }
        }
        for line in &wish.leave {
            choices.leave.insert((line.sheet.clone(), line.row.saturating_sub(1)));
        }
        for one in &wish.corrections {
            choices.corrections.insert((one.sheet.clone(), one.row.saturating_sub(1), one.column), one.text.clone());
        }
        Ok(Asked {
            register,
            files: vec![desk.file(Whence::Chosen, &wish.token)?],
            sheets: wish.sheets.iter().map(|sheet| sheet.sheet.clone()).collect(),
            choices,
        })
    }

    fn request<'a>(&'a self, wish: &ImportWish, mode: Mode) -> Request<'a> {
        Request {
            sheets: &self.sheets,
            choices: Some(&self.choices),
            year: wish.year,
            units: if wish.new_units { NewUnits::Enter } else { NewUnits::Wait },
            ..Request::plain(self.register, &self.files, mode)
        }
    }
}

/// Walks through an import and rolls it back: what every line would do.
pub fn preview(desk: &Desk, wish: ImportWish) -> Result<PreviewCard> {
    let session = desk.session()?;
    let job = desk.begin(&wish.job);
    let made = session.write_now(|office| {
        let asked = Asked::new(desk, office, &wish)?;
        let request = asked.request(&wish, Mode::Rehearse);
        let lines = import::preview(office, &worker()?, &request, &|lines| job.tell("已核对", lines, None))?;
        Ok(Preview::new(office, asked.register, lines))
    })?;
    let name = format!("preview-{}", desk.next());
    let card = made.card(&name);
    let mut previews = hold(&session.previews);
    // One import is looked at at a time; what was looked at before is stale.
    previews.clear();
    previews.insert(name, Arc::new(made));
    Ok(card)
}

/// Some lines of a preview.
pub fn lines(desk: &Desk, wish: PreviewSpan) -> Result<PreviewLines> {
    let session = desk.session()?;
    let waiting = found(&session, &wish.preview)?;
    session.read(|office| {
        let verdicts = wish.only.iter().map(|only| asked(*only)).collect();
        let places = waiting.lines.matching(&LineFilter { verdicts, sheet: None });
        let (mut lines, names) = (Vec::new(), Names::default());
        for at in places.iter().skip(wish.start as usize).take(wish.count.min(WINDOW) as usize) {
            lines.extend(waiting.line(office, &names, *at)?);
        }
        Ok(PreviewLines { total: small(places.len()), lines })
    })
}

/// Writes the lines that would not be taken to a workbook.
pub fn save_rejected(desk: &Desk, wish: PreviewName) -> Result<Option<ExportedCard>> {
    let session = desk.session()?;
    let waiting = found(&session, &wish.preview)?;
    let name = format!("{}_错误行.xlsx", waiting.register.label);
    let Some(path) = desk.around().choose_target("导出错误行", &name, &[("Excel 工作簿", "xlsx")]) else {
        return Ok(None);
    };
    let done = session.witnessed(|office| rejected::write(office, waiting.register, &waiting.lines, &path))?;
    super::exports::written(desk, &done.path, done.rows, &done.sha256).map(Some)
}

fn found(session: &Session, name: &str) -> Result<Arc<Preview>> {
    let stale = || Error::refused("E_PREVIEW", "核对结果已过期，请重新核对。");
    hold(&session.previews).get(name).cloned().ok_or_else(stale)
}

/// Imports: a checked copy first, then one batch.
pub fn commit(desk: &Desk, wish: ImportWish) -> Result<ImportedCard> {
    let session = desk.session()?;
    let job = desk.begin(&wish.job);
    session.write_now(|office| {
        let asked = Asked::new(desk, office, &wish)?;
        job.tell("正在备份", 0, None);
        let request = Request { backup: BackUp::First, ..asked.request(&wish, Mode::Commit) };
        let report = import::import(office, &worker()?, &request, &|lines| job.tell("已导入", lines, None))?;
        // The lines are in: that the mapping could not be remembered must not call the import undone.
        let _ = remember(office, asked.register, &wish);
        let number = |number: u64| count(i64::try_from(number).unwrap_or(i64::MAX));
        Ok(ImportedCard {
            batch: report.batch.map(|id| id.to_string()).unwrap_or_default(),
            read: number(report.read),
            inserted: number(report.inserted),
            updated: number(report.updated),
            unchanged: number(report.unchanged),
            rejected: number(report.rejected),
            incomplete: number(report.incomplete),
            totals: report.control_totals.iter().map(total).collect(),
            problems: report.problems.iter().map(show::problem).collect(),
            backup: report.backup.as_ref().map(|made| super::desk::name_of(&made.path)),
        })
    })
}

/// Remembers where columns went, for the next ledger with the same headings.
fn remember(office: &Office, register: &'static Register, wish: &ImportWish) -> Result<()> {
    for sheet in wish.sheets.iter().filter(|sheet| !sheet.columns.is_empty()) {
        let chosen: Vec<(String, Option<String>)> =
            sheet.columns.iter().map(|column| (column.heading.clone(), column.goal.clone())).collect();
        let headings: Vec<&str> = chosen.iter().map(|(heading, _)| heading.as_str()).collect();
        profile::remember(office, register, &headings, &Profile::of(&chosen))?;
    }
    Ok(())
}

/// The newest batches.
pub fn batches(desk: &Desk, _: Nothing) -> Result<Vec<BatchCard>> {
    desk.session()?.read(|office| {
        let card = |batch: taken::Imported| BatchCard {
            words: format!(
                "读{}行：新增{}，更新{}，未变{}，未收{}",
                batch.lines.read, batch.lines.inserted, batch.lines.updated, batch.lines.unchanged, batch.lines.rejected
            ),
            batch: batch.id,
            at: batch.at,
            account: batch.account,
            register: batch.register,
            files: batch.files,
            withdrawn: batch.withdrawn_at.is_some(),
        };
        Ok(taken::batches(office, BATCHES)?.into_iter().map(card).collect())
    })
}

/// Takes a batch back.
pub fn withdraw(desk: &Desk, wish: BatchName) -> Result<WithdrawnCard> {
    let done = desk.session()?.write_now(|office| import::withdraw(office, &wish.batch))?;
    let number = |number: u64| count(i64::try_from(number).unwrap_or(i64::MAX));
    Ok(WithdrawnCard { withdrawn: number(done.withdrawn), restored: number(done.restored) })
}

/// The worker for foreign files: this very program, started anew for each file.
pub fn worker() -> Result<Worker> {
    let exe = std::env::current_exe().map_err(Error::file("找不到程序自身，不能读取外来文件"))?;
    Ok(Worker::new(exe, Limits::default()))
}

fn zero_based((first, last): (u32, u32)) -> Option<HeadingRows> {
    Some(HeadingRows { first: first.checked_sub(1)?, last: last.checked_sub(1)? })
}

fn one_based(rows: HeadingRows) -> (u32, u32) {
    (rows.first.saturating_add(1), rows.last.saturating_add(1))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
